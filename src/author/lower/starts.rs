//! Ways in: the chips of the first screen and what may be supposed, from terms.yaml.
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
    pack::{Audience, Door, FactId, Kind, Offer, Policy, PolicyId, Start, Studied},
    value::{Answer, OptionId},
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

    /// What people come for, in their order: behind each the policies under any of its themes that people answer for.
    pub(super) fn doors(&mut self, terms: &Node, policies: &[Node]) {
        let under: Vec<Vec<u16>> =
            policies.iter().map(|node| self.among(node, "theme", terms, "themes", Code::UnknownTheme)).collect();
        for entry in terms.get("doors").map(Node::entries).unwrap_or_default() {
            self.note_translation(entry.value.get("text"));
            let themes = self.among(&entry.value, "theme", terms, "themes", Code::UnknownTheme);
            let behind = |(at, policy): &(usize, &Policy)| {
                let is_under = under.get(*at).is_some_and(|of| of.iter().any(|theme| themes.contains(theme)));
                is_under && policy.audience() == Audience::Person
            };
            let policies = self.pack.policies.iter().enumerate().filter(behind);
            let policies = policies.map(|(at, _)| PolicyId::at(at)).collect();
            self.pack.doors.push(Door { key: entry.key.value.clone(), policies });
        }
    }

    /// What may be supposed, in their order.
    pub(super) fn offers(&mut self, terms: &Node) {
        for entry in terms.get("offers").map(Node::entries).unwrap_or_default() {
            let node = &entry.value;
            self.note_translation(node.get("text"));
            let (answers, asks) = (self.supposed(node), self.named_facts(node, "asks"));
            let today = self.named_dates(node, "today");
            let from = node.get("from").and_then(|from| self.begins(from));
            let level = node.get("from").and_then(|from| from.get("level")).and_then(|level| self.level(level));
            let names = Self::names(&self.pack, &self.phrases, &self.shared, None);
            let when = node.get("when").and_then(|when| expr::rule(when, &names, &mut self.findings));
            let key = entry.key.value.clone();
            self.pack.offers.extend(when.map(|when| Offer { key, when, answers, today, from, level, asks }));
        }
    }

    /// The answers in field `answers`, as given on the day the pack was checked.
    pub(super) fn supposed(&mut self, node: &Node) -> Vec<(FactId, Answer)> {
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

    /// The date before which an offer cannot begin, and what it then answers.
    fn begins(&mut self, node: &Node) -> Option<(FactId, FactId)> {
        let mut date = |field: &str| node.get(field).and_then(|name| self.named_date(name));
        date("answer").zip(date("becomes"))
    }

    /// The level of studies, and what it then is.
    fn level(&mut self, node: &Node) -> Option<Studied> {
        let (from, to) = (node.get("answer")?, node.get("becomes")?);
        let (answer, becomes) = self.named_fact(from).zip(self.named_fact(to))?;
        let keys = |fact: FactId| match self.pack.fact(fact).map(|fact| &fact.kind) {
            Some(Kind::Choice { options, ordered: true }) => Some(options.clone()),
            _ => None,
        };
        let Some((studied, had)) = keys(answer).zip(keys(becomes)) else {
            let hint = "name one that asks for the level being studied and one that asks for the level had";
            self.report(
                Code::TypeMismatch,
                node.span,
                "a level of studies becomes another: expected two ordered facts",
                hint,
            );
            return None;
        };
        let id =
            |key: &String| had.iter().position(|other| other == key).and_then(|at| u8::try_from(at).ok()).map(OptionId);
        let options: Vec<OptionId> = studied.iter().filter_map(id).collect();
        if options.len() < studied.len() {
            let (becomes, answer) = (to.scalar().unwrap_or_default(), from.scalar().unwrap_or_default());
            let message = format!("`{becomes}` lacks options of `{answer}`");
            let hint = format!("give `{becomes}` every option of `{answer}`, under the same keys");
            self.report(Code::UnknownOption, to.span, message, hint);
            return None;
        }
        Some(Studied { answer, becomes, options })
    }

    /// The facts that a list names.
    fn named_facts(&mut self, node: &Node, field: &str) -> Vec<FactId> {
        node.list(field).iter().filter_map(|name| self.named_fact(name)).collect()
    }

    /// The same, of which each must be a date.
    pub(super) fn named_dates(&mut self, node: &Node, field: &str) -> Vec<FactId> {
        node.list(field).iter().filter_map(|name| self.named_date(name)).collect()
    }

    /// The fact called so.
    pub(super) fn named_fact(&mut self, name: &Node) -> Option<FactId> {
        let key = name.scalar().unwrap_or_default();
        let fact = self.pack.fact_id(key);
        if fact.is_none() {
            let finding = Finding::new(Code::UnknownFact, name.span, format!("unknown fact `{key}`"));
            self.findings.push(finding.suggest(key, self.pack.facts.iter().map(|fact| fact.key.as_str())));
        }
        fact
    }

    /// The same, which must be a date.
    fn named_date(&mut self, name: &Node) -> Option<FactId> {
        let fact = self.named_fact(name)?;
        if self.pack.fact(fact).is_some_and(|fact| fact.kind != Kind::Date) {
            let key = name.scalar().unwrap_or_default();
            self.findings.push(Finding::new(Code::TypeMismatch, name.span, format!("expected a date, found `{key}`")));
        }
        Some(fact)
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
