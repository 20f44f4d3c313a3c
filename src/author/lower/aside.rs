//! What is not offered: policies and facts with `offered: false`, which are read, checked and tried out like any other
//! and are in no pack.
//!
//! The folder is lowered twice: without them, which is the pack, and with them, for what is to be said of them. Numbers,
//! people and corrections belong to the pack alone, so the second time they are left out.

use super::{
    super::{
        finding::{Code, Finding},
        shape::node::{Entry, Node, NodeKind},
        source::{Sources, Span},
    },
    Folder, Lowered, lowered,
};
use crate::pack::PolicyId;

/// A folder with what is not offered, and which of it that is.
#[derive(Debug, Clone)]
pub struct Aside {
    /// All of the folder.
    pub lowered: Lowered,
    /// The policies that are not offered.
    pub policies: Vec<PolicyId>,
    /// Where all that is not offered stands.
    places: Vec<Span>,
}

impl Aside {
    /// Whether `span` lies in something that is not offered.
    pub fn holds(&self, span: Span) -> bool {
        self.places.iter().any(|place| place.file == span.file && place.start <= span.start && span.end <= place.end)
    }
}

/// Whether a policy or fact is in the pack.
fn is_offered(node: &Node) -> bool {
    node.text("offered") != Some("false")
}

/// Lowers a folder into its pack, with what is not offered beside it.
pub(super) fn apart(folder: &Folder<'_>, sources: &Sources, findings: Vec<Finding>) -> (Lowered, Vec<Finding>) {
    let held_back = held_back(folder.facts);
    let is_aside = |policy: &&Node| !is_offered(policy);
    let names: Vec<&str> = { folder.policies.iter().filter(is_aside).filter_map(|policy| policy.text("id")) }
        .chain(held_back.iter().map(|(key, _)| *key))
        .collect();
    let places: Vec<Span> = { folder.policies.iter().filter(is_aside) }
        .map(|policy| Span { start: 0, end: usize::MAX, ..policy.span })
        .chain(held_back.iter().map(|(_, place)| *place))
        .collect();
    if places.is_empty() {
        return lowered(folder, findings);
    }
    let policies: Vec<Node> = folder.policies.iter().filter(|policy| is_offered(policy)).cloned().collect();
    let facts = offered(folder.facts);
    let (mut pack, mut findings) = lowered(&Folder { facts: &facts, policies: &policies, ..*folder }, findings);
    for finding in &mut findings {
        let name = sources.text(finding.span).trim_matches(['\'', '"']);
        if matches!(finding.code, Code::UnknownFact | Code::UnknownPolicy) && names.contains(&name) {
            finding.hint = Some(format!("`{name}` says `offered: false`, and nothing that is offered can rest on it"));
        }
    }
    let (whole, more) = lowered(&Folder { people: &[], wire: None, ..*folder }, Vec::new());
    let policies = folder.policies.iter().enumerate().filter(|(_, policy)| !is_offered(policy));
    let aside = Aside { policies: policies.map(|(at, _)| PolicyId::at(at)).collect(), places, lowered: whole };
    findings.extend(more.into_iter().filter(|finding| aside.holds(finding.span)));
    // A definition may serve what is not offered.
    pack.places.unused_definitions.retain(|unused| aside.lowered.places.unused_definitions.contains(unused));
    pack.aside = Some(Box::new(aside));
    (pack, findings)
}

/// The facts that are not offered, each with the stretch of the file up to the next one.
fn held_back(facts: &Node) -> Vec<(&str, Span)> {
    let entries = facts.entries();
    let ends = entries.iter().skip(1).map(|next| next.key.span.start).chain([usize::MAX]);
    let held_back = entries.iter().zip(ends).filter(|(entry, _)| !is_offered(&entry.value));
    held_back.map(|(entry, end)| (entry.key.value.as_str(), Span { end, ..entry.key.span })).collect()
}

/// The facts that are.
fn offered(facts: &Node) -> Node {
    let entries: Vec<Entry> = facts.entries().iter().filter(|entry| is_offered(&entry.value)).cloned().collect();
    Node { kind: NodeKind::Map(entries), span: facts.span }
}
