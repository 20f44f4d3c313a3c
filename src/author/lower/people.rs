//! People: example persons of the whole pack, with an answer to every question and an outcome for every
//! policy.
//!
//! Names are resolved here. Whether anything is left out is `lint`'s; what comes out is `people`'s.

use super::{
    super::{
        finding::{Code, Finding},
        shape::node::{Entry, Node},
        source::{Span, Spanned},
    },
    Lowering,
};
use crate::{
    pack::PolicyId,
    value::{Answers, Date},
};

/// An example person of the whole pack.
#[derive(Debug, Clone)]
pub struct Person {
    /// Who it is.
    pub id: Spanned<String>,
    /// The day of the assessment.
    pub on: Date,
    /// The day the answers were true.
    pub as_of: Date,
    /// What the person says.
    pub answers: Answers,
    /// What should come out: each policy at most once, in the order written.
    pub expected: Vec<Expected>,
    /// What should come out beside each policy, as written: `asked_first`, `together`, `near`.
    pub whole: Vec<Entry>,
}

/// What should come out of one policy for one person.
#[derive(Debug, Clone)]
pub struct Expected {
    /// The policy.
    pub policy: PolicyId,
    /// The name of its status.
    pub status: String,
    /// Where that is written.
    pub span: Span,
    /// What more should come out, as written.
    pub more: Option<Node>,
}

impl Lowering<'_> {
    /// The people of a folder. One whose answers cannot be read is left out, with findings.
    pub(super) fn people(&mut self, nodes: &[Node]) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::new();
        for node in nodes {
            for text in ["name", "about"].iter().filter_map(|field| node.get(field)) {
                self.note_translation(Some(text));
            }
            let Some(person) = self.person(node) else { continue };
            if people.iter().any(|other| other.id.value == person.id.value) {
                let message = format!("another person is called `{}`", person.id.value);
                self.report(Code::DuplicateId, person.id.span, message, "ids name people in tests: choose another");
            }
            people.push(person);
        }
        people
    }

    fn person(&mut self, node: &Node) -> Option<Person> {
        let (id, given, by_status) = (node.get("id")?, node.get("answers")?, node.get("expect")?);
        let on = node.date("on")?;
        let as_of = node.date("as_of").unwrap_or(on);
        let mut expected = self.expected(by_status);
        for entry in node.get("outcomes").map(Node::entries).unwrap_or_default() {
            let Some(policy) = self.policy_named(&entry.key.value, entry.key.span) else { continue };
            self.expected_names(&entry.value, policy);
            let Some(listed) = expected.iter_mut().find(|expected| expected.policy == policy) else { continue };
            let status = entry.value.get("status");
            if let Some(said) = status.filter(|said| said.scalar().is_some_and(|said| said != listed.status)) {
                let message = format!("`{}` stands under `{}` as well", entry.key.value, listed.status);
                self.report(Code::RepeatedPolicy, said.span, message, "give it one status");
            }
            listed.more = Some(entry.value.clone());
        }
        let whole = self.said_of_whole(node);
        let answers = self.answers(given, as_of)?;
        let id = Spanned { value: id.scalar().unwrap_or_default().to_owned(), span: id.span };
        Some(Person { id, on, as_of, answers, expected, whole })
    }

    fn expected(&mut self, by_status: &Node) -> Vec<Expected> {
        let mut expected: Vec<Expected> = Vec::new();
        for entry in by_status.entries() {
            for name in entry.value.items() {
                let key = name.scalar().unwrap_or_default();
                let Some(policy) = self.policy_named(key, name.span) else { continue };
                if let Some(first) = expected.iter().find(|expected| expected.policy == policy) {
                    let message = format!("`{key}` stands under `{}` already", first.status);
                    self.report(Code::RepeatedPolicy, name.span, message, "leave it under one status, once");
                    continue;
                }
                expected.push(Expected { policy, status: entry.key.value.clone(), span: name.span, more: None });
            }
        }
        expected
    }

    /// The policy that is called so.
    pub(super) fn policy_named(&mut self, key: &str, span: Span) -> Option<PolicyId> {
        let position = self.pack.policies.iter().position(|policy| policy.key == key);
        if position.is_none() {
            let finding = Finding::new(Code::UnknownPolicy, span, format!("unknown policy `{key}`"));
            self.findings.push(finding.suggest(key, self.pack.policies.iter().map(|policy| policy.key.as_str())));
        }
        position.map(PolicyId::at)
    }
}
