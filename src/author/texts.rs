//! The texts of a pack in one language, picked from the nodes.
//!
//! Picks and never judges: what is missing is reported elsewhere and reads as Chinese, or as nothing.

use super::{
    lower::{LANGUAGES, Texts, entries, is_policies, items, text},
    node::Node,
};
use crate::pack::{ClauseText, FactText, PolicyLong, PolicyShort, SourceText};

/// A fact as asked.
pub(super) fn fact_text(fact: &Node, topic: Option<&Node>, n_options: usize, language: usize) -> FactText {
    let field = |name: &str| fact.get(name).map(|node| translated(node, language)).unwrap_or_default();
    let mut options: Vec<String> = match fact.get("options") {
        Some(options) => entries(options).iter().map(|(_, option)| translated(option, language)).collect(),
        None => Vec::new(),
    };
    options.resize(n_options, String::new());
    FactText {
        topic: topic.map(|topic| translated(topic, language)).unwrap_or_default(),
        question: field("question"),
        help: field("help"),
        label: field("label"),
        options,
        none: fact.get("none").map(|none| translated(none, language)),
    }
}

/// Options that are the pack's policies are called by their titles.
pub(super) fn name_policies(facts: &Node, texts: &mut Texts) {
    let titles: Vec<String> = texts.short.policies.iter().map(|policy| policy.title.clone()).collect();
    for ((_, fact), text) in entries(facts).into_iter().zip(&mut texts.short.facts) {
        if is_policies(fact) {
            text.options.clone_from(&titles);
        }
    }
}

pub(super) fn policy_short(node: &Node, clauses: &[&Node], language: usize) -> PolicyShort {
    let field = |name: &str| node.get(name).map(|node| translated(node, language)).unwrap_or_default();
    let clause =
        |node: &&Node| ClauseText { text: node.get("text").map(|t| translated(t, language)).unwrap_or_default() };
    PolicyShort { title: field("title"), clauses: clauses.iter().map(clause).collect(), contact: field("contact") }
}

pub(super) fn policy_long(node: &Node, language: usize) -> PolicyLong {
    let list =
        |name: &str| node.get(name).map(items).unwrap_or_default().iter().map(|t| translated(t, language)).collect();
    PolicyLong {
        how: node.get("how").map(|how| translated(how, language)).unwrap_or_default(),
        papers: list("papers"),
        uncertain: list("uncertain"),
    }
}

pub(super) fn source_text(node: &Node, language: usize) -> SourceText {
    SourceText {
        title: node.get("title").map(|title| translated(title, language)).unwrap_or_default(),
        url: text(node, "url").map(str::to_owned),
        seen: text(node, "seen").unwrap_or_default().to_owned(),
    }
}

/// A text in a language; Chinese where it has no other.
pub(super) fn translated(node: &Node, language: usize) -> String {
    let wanted = LANGUAGES.get(language).and_then(|language| text(node, language));
    wanted.or_else(|| text(node, "zh")).unwrap_or_default().to_owned()
}
