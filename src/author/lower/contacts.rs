//! Contacts: whom to call, from pack.yaml, and which of them a policy names.
//!
//! Whether somebody answers there nobody can check here; how old the last look is, is `lint`'s to say.

use super::{
    super::{
        finding::{Code, Finding},
        shape::node::Node,
    },
    Lowering,
};

/// Texts of a contact.
const TEXTS: [&str; 3] = ["name", "hours", "address"];

impl Lowering<'_> {
    /// Notes of all contacts when somebody last checked them, and what is not translated.
    pub(super) fn contacts(&mut self, head: &Node) {
        for entry in head.get("contacts").map(Node::entries).unwrap_or_default() {
            self.note_seen(&entry.value, "checked");
            TEXTS.iter().for_each(|field| self.note_translation(entry.value.get(field)));
        }
    }

    /// The contacts a policy names, by position. A pack without contacts has none to name.
    pub(super) fn call(&mut self, policy: &Node, head: &Node) -> Vec<u16> {
        let entries = head.get("contacts").map(Node::entries).unwrap_or_default();
        let mut found = Vec::new();
        for name in policy.list("call") {
            let key = name.scalar().unwrap_or_default();
            match entries.iter().position(|entry| entry.key.value == key).and_then(|at| u16::try_from(at).ok()) {
                // Twice the same number helps nobody.
                Some(at) if found.contains(&at) => {}
                Some(at) => found.push(at),
                None => {
                    let message = format!("pack.yaml has no `{key}` under `contacts`");
                    let finding = Finding::new(Code::UnknownContact, name.span, message);
                    self.findings.push(finding.suggest(key, entries.iter().map(|entry| entry.key.value.as_str())));
                }
            }
        }
        found
    }
}
