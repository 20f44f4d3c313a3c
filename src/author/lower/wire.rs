//! Wire numbers: what stands for facts, fields, options and policies in a link.
//!
//! Holds wire.yaml against the pack: everything has a number, no number is given twice, and what is gone
//! keeps its number under `retired`. That a number never changes its meaning cannot be seen here; a test
//! compares with frozen copies. What links look like is `handoff`'s.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        finding::{Code, Finding},
        shape::node::{Entry, Node, NodeKind},
        source::{Span, Spanned},
    },
    Lowering,
    places::Unnumbered,
};
use crate::pack::Kind;

/// Names that are numbered together: a number means one thing among them.
struct List {
    /// What messages call one of them.
    noun: &'static str,
    /// Its section of wire.yaml.
    section: &'static str,
    /// The fact or field they belong to, with its place; none for facts and policies.
    owner: Option<Spanned<String>>,
    /// The names, where they are declared.
    names: Vec<Spanned<String>>,
}

impl<'n> Lowering<'n> {
    /// The numbers of everything, in the order and as the steps of [`crate::pack::Pack::wire`].
    pub(super) fn wire(&mut self, wire: &'n Node, facts: &'n Node) -> Vec<u16> {
        let policies = self.policy_numbers(wire);
        let names = facts.entries().iter().map(|entry| entry.key.clone()).collect();
        let own = steps(&self.numbers(wire, &List { noun: "fact", section: "facts", owner: None, names }));
        let mut known = BTreeSet::new();
        let mut all = Vec::new();
        let kinds: Vec<Kind> = self.pack.facts.iter().map(|fact| fact.kind.clone()).collect();
        for ((entry, kind), number) in facts.entries().iter().zip(&kinds).zip(own) {
            all.push(number);
            all.extend(self.option_numbers(wire, entry, entry.key.clone(), kind, &policies, &mut known));
            let Kind::Records { fields } = kind else { continue };
            let field_entries = entry.value.get("fields").map(Node::entries).unwrap_or_default();
            known.insert(("fields", entry.key.value.clone()));
            let names = field_entries.iter().map(|entry| entry.key.clone()).collect();
            let list = List { noun: "field", section: "fields", owner: Some(entry.key.clone()), names };
            let own = steps(&self.numbers(wire, &list));
            for ((field_entry, field), number) in field_entries.iter().zip(fields).zip(own) {
                all.push(number);
                let value = format!("{}.{}", entry.key.value, field.key);
                let owner = Spanned { value, span: field_entry.key.span };
                all.extend(self.option_numbers(wire, field_entry, owner, &field.kind, &policies, &mut known));
            }
        }
        self.unknown_owners(wire, &known);
        all.extend(steps(&policies));
        all
    }

    /// The numbers of all policies.
    fn policy_numbers(&mut self, wire: &'n Node) -> Vec<u16> {
        let places = self.places.policies.iter().zip(&self.pack.policies);
        let names = places.map(|(place, policy)| Spanned { value: policy.key.clone(), span: place.id }).collect();
        self.numbers(wire, &List { noun: "policy", section: "policies", owner: None, names })
    }

    /// The steps of the numbers of a fact's or field's options. Options that are policies have the policies' numbers.
    fn option_numbers(
        &mut self,
        wire: &'n Node,
        entry: &Entry,
        owner: Spanned<String>,
        kind: &Kind,
        policies: &[u16],
        known: &mut BTreeSet<(&'static str, String)>,
    ) -> Vec<u16> {
        if kind.options().is_empty() {
            return Vec::new();
        }
        if entry.value.text("options") == Some("policies") {
            return steps(policies);
        }
        known.insert(("options", owner.value.clone()));
        let options = entry.value.get("options").map(Node::entries).unwrap_or_default();
        let names = options.iter().map(|option| option.key.clone()).collect();
        steps(&self.numbers(wire, &List { noun: "option", section: "options", owner: Some(owner), names }))
    }

    /// The numbers of one list, with findings for what has none, shares one, or is not there any more.
    fn numbers(&mut self, wire: &'n Node, list: &List) -> Vec<u16> {
        let of = |node: Option<&'n Node>| node.and_then(|node| list.node(node));
        // What is no mapping has been reported with the shape, as has what is no number below.
        if of(Some(wire)).is_some_and(|node| !matches!(node.kind, NodeKind::Map(_))) {
            return vec![0; list.names.len()];
        }
        let live = of(Some(wire)).map(Node::entries).unwrap_or_default();
        let retired = of(wire.get("retired")).map(Node::entries).unwrap_or_default();
        let mut taken: BTreeMap<u16, &str> = BTreeMap::new();
        for entry in live.iter().chain(retired) {
            let Some(number) = number(entry) else { continue };
            if let Some(other) = taken.insert(number, &entry.key.value) {
                let message = format!("`{}` and `{other}` both have the number {number}", entry.key.value);
                let hint = "keep the number of the one that had it first, and give the other the next free one";
                self.findings.push(Finding::new(Code::NumberTwice, entry.value.span, message).hint(hint));
            }
        }
        for entry in live.iter().filter(|entry| list.names.iter().all(|name| name.value != entry.key.value)) {
            let message = format!("the pack has no {} `{}`{}", list.noun, entry.key.value, list.of_owner());
            self.report(Code::UnknownNumbered, entry.key.span, message, TO_RETIRED);
        }
        let mut next = taken.last_key_value().map_or(1, |(last, _)| last.saturating_add(1));
        let mut missing = Vec::new();
        let mut numbers = Vec::with_capacity(list.names.len());
        for name in &list.names {
            let entry = live.iter().find(|entry| entry.key.value == name.value);
            if entry.is_none() {
                missing.push((name, next));
                next = next.saturating_add(1);
            }
            numbers.push(entry.and_then(number).unwrap_or(0));
        }
        self.unnumbered(list, &missing, live.is_empty());
        numbers
    }

    /// Reports what has no number: one by one, or where nothing of an owner has one, all at once.
    fn unnumbered(&mut self, list: &List, missing: &[(&Spanned<String>, u16)], all: bool) {
        let (List { noun, section, owner, .. }, of_owner) = (list, list.of_owner());
        self.places.unnumbered.extend(missing.iter().map(|(name, number)| Unnumbered {
            section,
            owner: owner.as_ref().map(|owner| owner.value.clone()),
            name: name.value.clone(),
            number: *number,
        }));
        match owner {
            Some(owner) if all && !missing.is_empty() => {
                let pairs: Vec<String> = missing.iter().map(|(name, next)| format!("{}: {next}", name.value)).collect();
                let message = format!("the {noun}s{of_owner} have no numbers");
                let hint = format!(
                    "run `caice number`; it adds `{}: {{ {} }}` to `{section}` in wire.yaml",
                    owner.value,
                    pairs.join(", ")
                );
                self.report(Code::Unnumbered, owner.span, message, hint);
            }
            _ => {
                for (name, next) in missing {
                    let message = format!("the {noun} `{}`{of_owner} has no number", name.value);
                    let under = owner.as_ref().map(|owner| format!(" under `{}`", owner.value)).unwrap_or_default();
                    let hint = format!(
                        "run `caice number`; it adds `{}: {next}`{under} to `{section}` in wire.yaml",
                        name.value
                    );
                    self.report(Code::Unnumbered, name.span, message, hint);
                }
            }
        }
    }

    /// Reports fields and options of what has none.
    fn unknown_owners(&mut self, wire: &'n Node, known: &BTreeSet<(&'static str, String)>) {
        for section in ["fields", "options"] {
            for entry in wire.get(section).map(Node::entries).unwrap_or_default() {
                if !known.contains(&(section, entry.key.value.clone())) {
                    let message = format!("`{}` has no {section} that are numbered here", entry.key.value);
                    let key: Span = entry.key.span;
                    self.report(Code::UnknownNumbered, key, message, TO_RETIRED);
                }
            }
        }
    }
}

const TO_RETIRED: &str = "if it was renamed, give it its old name back; only what is gone for good moves to the same section below `retired`";

impl List {
    /// The list in wire.yaml or its `retired`.
    fn node<'w>(&self, node: &'w Node) -> Option<&'w Node> {
        let section = node.get(self.section)?;
        self.owner.as_ref().map_or(Some(section), |owner| section.get(&owner.value))
    }

    /// ` of …`, or nothing.
    fn of_owner(&self) -> String {
        self.owner.as_ref().map(|owner| format!(" of `{}`", owner.value)).unwrap_or_default()
    }
}

/// Each number as the step from the one before.
fn steps(numbers: &[u16]) -> Vec<u16> {
    let before = std::iter::once(&0).chain(numbers);
    numbers.iter().zip(before).map(|(number, before)| number.wrapping_sub(*before)).collect()
}

fn number(entry: &Entry) -> Option<u16> {
    entry.value.scalar().and_then(|text| text.parse().ok())
}
