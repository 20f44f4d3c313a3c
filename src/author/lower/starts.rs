//! Ways in: the chips of the first screen and the supposed job, from terms.yaml.
//!
//! Their answers are read as anybody's are. Whether they are obvious nobody can check here.

use super::{
    super::{
        answers,
        expr::{self},
        finding::{Code, Finding},
        shape::node::Node,
    },
    Lowering,
};
use crate::{
    contract,
    pack::{FactId, Kind, Offer, Start},
    value::Answer,
};

impl Lowering<'_> {
    /// The ways in, in their order.
    pub(super) fn starts(&mut self, terms: &Node) {
        for entry in terms.get("starts").map(Node::entries).unwrap_or_default() {
            self.note_translation(entry.value.get("text"));
            let start = Start {
                key: entry.key.value.clone(),
                answers: self.supposed(&entry.value),
                first: self.named_facts(&entry.value, "first"),
            };
            self.pack.starts.push(start);
        }
    }

    /// The supposed job.
    pub(super) fn offer(&mut self, terms: &Node) {
        let Some(node) = terms.get("offer") else { return };
        let (answers, asks) = (self.supposed(node), self.named_facts(node, "asks"));
        let today = self.named_dates(node, "today");
        let names = Self::names(&self.pack, &self.shared, None);
        let when = node.get("when").and_then(|when| expr::rule(when, &names, &mut self.findings));
        self.pack.offer = when.map(|when| Offer { when, answers, today, asks });
    }

    /// The answers in field `answers`, as given on the day the pack was checked.
    fn supposed(&mut self, node: &Node) -> Vec<(FactId, Answer)> {
        let Some(given) = node.get("answers") else { return Vec::new() };
        match contract::answers::read(&self.pack, &answers::object(given), self.pack.checked) {
            Ok(read) => {
                let named = read.iter().enumerate().filter(|(_, answer)| **answer != Answer::Absent);
                named.map(|(index, answer)| (FactId::at(index), answer.clone())).collect()
            }
            Err(problems) => {
                self.problems(given, problems);
                Vec::new()
            }
        }
    }

    /// The facts that a list names.
    fn named_facts(&mut self, node: &Node, field: &str) -> Vec<FactId> {
        let mut facts = Vec::new();
        for name in node.list(field) {
            let key = name.scalar().unwrap_or_default();
            match self.pack.fact_id(key) {
                Some(fact) => facts.push(fact),
                None => {
                    let finding = Finding::new(Code::UnknownFact, name.span, format!("unknown fact `{key}`"));
                    self.findings.push(finding.suggest(key, self.pack.facts.iter().map(|fact| fact.key.as_str())));
                }
            }
        }
        facts
    }

    /// The same, of which each must be a date.
    fn named_dates(&mut self, node: &Node, field: &str) -> Vec<FactId> {
        let facts = self.named_facts(node, field);
        for name in node.list(field) {
            let key = name.scalar().unwrap_or_default();
            let kind = self.pack.fact_id(key).and_then(|id| self.pack.fact(id)).map(|fact| &fact.kind);
            if kind.is_some_and(|kind| *kind != Kind::Date) {
                self.findings.push(Finding::new(
                    Code::TypeMismatch,
                    name.span,
                    format!("expected a date, found `{key}`"),
                ));
            }
        }
        facts
    }

    /// Positions of what field `field` of a policy names among the entries of `known` in terms.yaml.
    pub(super) fn among(&mut self, policy: &Node, field: &str, terms: &Node, known: &str, code: Code) -> Vec<u16> {
        let entries = terms.get(known).map(Node::entries).unwrap_or_default();
        let mut found = Vec::new();
        // A pack without such a list has nothing to hold the names against.
        for name in policy.list(field).iter().filter(|_| !entries.is_empty()) {
            let key = name.scalar().unwrap_or_default();
            match entries.iter().position(|entry| entry.key.value == key).and_then(|at| u16::try_from(at).ok()) {
                Some(at) => found.push(at),
                None => {
                    let finding = Finding::new(code, name.span, format!("terms.yaml has no `{key}` under `{known}`"));
                    self.findings.push(finding.suggest(key, entries.iter().map(|entry| entry.key.value.as_str())));
                }
            }
        }
        found
    }
}
