//! What a person of the whole pack says beside each policy: the first questions, what goes together, what is near.
//!
//! Keeps it as written, once every name in it is known: a name that is nowhere could never come out. What comes out is
//! `whole`'s.

use serde_json::Value as Json;

use super::{
    super::{
        answers,
        finding::{Code, Finding},
        shape::{
            node::{Entry, Node},
            person::{ASKED_FIRST, NEAR, SAID, TOGETHER},
        },
    },
    Lowering,
};
use crate::pack::{FactId, Kind, PolicyId};

impl Lowering<'_> {
    /// The fields that say it, those left empty excepted.
    pub(super) fn said_of_whole(&mut self, person: &Node) -> Vec<Entry> {
        let is_said = |entry: &&Entry| SAID.contains(&entry.key.value.as_str()) && person.has(&entry.key.value);
        let said: Vec<Entry> = person.entries().iter().filter(is_said).cloned().collect();
        for entry in &said {
            match entry.key.value.as_str() {
                ASKED_FIRST => entry.value.items().iter().for_each(|name| self.question_named(name)),
                TOGETHER => self.together_names(&entry.value),
                NEAR => self.near_names(&entry.value),
                _ => {}
            }
        }
        said
    }

    /// A fact, or a field of a list as `list[].field`.
    fn question_named(&mut self, node: &Node) {
        let name = node.scalar().unwrap_or_default();
        let (key, field) = name.split_once("[].").map_or((name, None), |(key, field)| (key, Some(field)));
        let Some(id) = self.fact_named(node, key) else { return };
        let known = self.pack.fact(id).map(|fact| fact.fields()).unwrap_or_default();
        if let Some(field) = field.filter(|field| !known.iter().any(|known| known.key == *field)) {
            let finding = Finding::new(Code::UnknownFact, node.span, format!("`{key}` has no field `{field}`"));
            self.findings.push(finding.suggest(field, known.iter().map(|field| field.key.as_str())));
        }
    }

    fn together_names(&mut self, node: &Node) {
        for item in node.list("chosen") {
            let Some(id) = item.get("policy").and_then(|policy| self.policy_at(policy)) else { continue };
            let known: Vec<String> =
                self.pack.policy(id).into_iter().flat_map(|policy| &policy.benefits).map(|b| b.key.clone()).collect();
            if let Some(benefit) = item.get("benefit")
                && let Some(name) = benefit.scalar().filter(|name| !known.iter().any(|key| key == name))
            {
                let finding = Finding::new(Code::UnknownBenefit, benefit.span, format!("unknown benefit `{name}`"));
                self.findings.push(finding.suggest(name, known.iter().map(String::as_str)));
            }
        }
        for left in ["excluded", "either"].into_iter().flat_map(|field| node.list(field)) {
            for policy in ["policy", "by"].into_iter().filter_map(|field| left.get(field)) {
                self.policy_at(policy);
            }
        }
        for pair in node.list("silent") {
            if pair.items().len() != 2 {
                let message = format!("expected a pair of policies, found {}", pair.items().len());
                self.report(Code::WrongShape, pair.span, message, "write `[one, other]` for each pair");
            }
            for policy in pair.items() {
                self.policy_at(policy);
            }
        }
    }

    fn near_names(&mut self, node: &Node) {
        for entry in node.entries() {
            let Some(id) = self.policy_named(&entry.key.value, entry.key.span) else { continue };
            let clauses = self.pack.policy(id).map(|policy| policy.clauses.clone()).unwrap_or_default();
            for set in entry.value.items() {
                for clause in set.list("office") {
                    self.clause_named(clause, &clauses);
                }
                for policy in set.list("loses") {
                    self.policy_at(policy);
                }
                for change in set.list("changes") {
                    self.changed(change);
                }
            }
        }
    }

    /// What an answer becomes must be one. Of an added record, what is left out is not looked at.
    fn changed(&mut self, change: &Node) {
        let (Some(name), Some(value)) = (change.get("fact"), change.get("value")) else { return };
        let Some(id) = self.fact_named(name, name.scalar().unwrap_or_default()) else { return };
        let is_list = self.pack.fact(id).is_some_and(|fact| matches!(fact.kind, Kind::Records { .. }));
        let becomes = answers::value(value);
        self.answer(value, if is_list { Json::Array(vec![becomes]) } else { becomes }, id);
    }

    fn fact_named(&mut self, node: &Node, key: &str) -> Option<FactId> {
        let id = self.pack.fact_id(key);
        if id.is_none() {
            let finding = Finding::new(Code::UnknownFact, node.span, format!("unknown fact `{key}`"));
            self.findings.push(finding.suggest(key, self.pack.facts.iter().map(|fact| fact.key.as_str())));
        }
        id
    }

    fn policy_at(&mut self, node: &Node) -> Option<PolicyId> {
        self.policy_named(node.scalar()?, node.span)
    }
}
