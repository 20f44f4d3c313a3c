//! Facts: kinds, where they are asked, and how they hang together.
//!
//! In two rounds, first what facts are, then the rules among them, so that their order in the file
//! does not matter.

use std::collections::BTreeSet;

use super::{
    super::{
        expr::{self, Names, Unit},
        finding::{Code, Finding},
        shape::{
            self,
            node::{Node, NodeKind},
        },
        source::{Span, Spanned},
    },
    FactPlace, Lowering,
    texts::{self, FactNodes},
};
use crate::{
    pack::{Ask, Asked, Changeable, Derived, Expr, Fact, FactId, FactText, Field, Implication, Kind, MAX_DERIVATION},
    value::OptionSet,
};

/// A field of a fact that only goes with some types.
struct Belongs {
    field: &'static str,
    types: &'static [&'static str],
    /// What a message calls those types.
    noun: &'static str,
    /// The remedy where it is missing; none where it may be.
    needed: Option<&'static str>,
}

const BELONGS: &[Belongs] = &[
    Belongs {
        field: "options",
        types: &["enum", "ordered", "set"],
        noun: "an enum, ordered or set",
        needed: Some("list each option with its text"),
    },
    Belongs {
        field: "scale",
        types: &["decimal"],
        noun: "a decimal",
        needed: Some("write the places behind the point"),
    },
    Belongs {
        field: "fields",
        types: &["records"],
        noun: "a list of records",
        needed: Some("list each field of a record"),
    },
    Belongs { field: "unit", types: &["int", "money", "decimal"], noun: "a number", needed: None },
    Belongs { field: "accrues", types: &["int"], noun: "an int", needed: None },
    Belongs { field: "ahead", types: &["date"], noun: "a date", needed: None },
    Belongs { field: "to_come", types: &["date"], noun: "a date", needed: None },
    Belongs { field: "most", types: &["int", "money", "decimal"], noun: "a number", needed: None },
    Belongs { field: "exact", types: &["int", "money", "decimal"], noun: "a number", needed: None },
];

impl<'n> Lowering<'n> {
    /// Lowers facts.yaml into the pack; gives the texts of each fact, one for each language.
    pub(super) fn facts(&mut self, node: &'n Node, terms: &'n Node) -> Vec<Vec<FactText>> {
        let mut all_texts = Vec::new();
        for entry in node.entries() {
            let (key, fact) = (&entry.key, &entry.value);
            let place = |field: &str| fact.get(field).map_or(key.span, |node| node.span);
            self.places.facts.push(FactPlace {
                key: key.span,
                question: place("question"),
                help: place("help"),
                derived: place("derived"),
                applies_when: place("applies_when"),
                grows: fact.get("accrues").and_then(|accrues| accrues.get("while")).map_or(key.span, |node| node.span),
                fields: fact.get("fields").map(Node::entries).unwrap_or_default().iter().map(|f| f.key.span).collect(),
            });
            self.nameable(key);
            let kind = self.kind(key, fact);
            let ask = ask(fact);
            if (ask.fair || ask.phone) && !fact.has("question") {
                let message = format!("`{}` is asked but has no question", key.value);
                self.report(Code::MissingField, key.span, message, "add `question`, or `ask: never`");
            }
            let nodes = FactNodes { fact, topic: self.topic(fact, terms) };
            all_texts.push(texts::fact(&nodes, &kind));
            self.fact_translations(fact);
            self.pack.facts.push(Fact {
                key: key.value.clone(),
                kind,
                ask,
                sensitive: fact.flag("sensitive"),
                may_be_none: fact.has("may_be"),
                derived: None,
                applies_when: None,
                implies: Vec::new(),
                accrues_while: None,
                effort: fact.text("effort").and_then(|effort| effort.parse().ok()).unwrap_or(0),
                most: most(fact),
                exact: fact.flag("exact"),
                cuts: Vec::new(),
                ahead: fact.text("ahead").and_then(|ahead| ahead.parse().ok()).unwrap_or(1),
                to_come: fact.flag("to_come"),
                changeable: Changeable::Fixed,
                prior: Vec::new(),
            });
        }
        self.rules_among_facts(node);
        self.changes(node);
        self.priors(node);
        all_texts
    }

    /// Rules name facts and fields, and can do so only by names of their own language.
    fn nameable(&mut self, key: &Spanned<String>) {
        if shape::is_name(&key.value) && !expr::can_name(&key.value) {
            let message = format!("rules cannot name `{}`", key.value);
            self.report(Code::BadKey, key.span, message, "use letters, digits and `_`, and no word that rules know");
        }
    }

    /// What an answer to a fact or to a field of a record may hold.
    fn kind(&mut self, key: &Spanned<String>, node: &Node) -> Kind {
        let Some(kind) = node.text("type") else { return Kind::Bool };
        let options = self.options(key, node);
        for Belongs { field, types, noun, needed } in BELONGS {
            let is_empty_map = |node: &Node| matches!(&node.kind, NodeKind::Map(entries) if entries.is_empty());
            match (types.contains(&kind), needed) {
                (true, Some(hint)) if !node.has(field) || node.get(field).is_some_and(is_empty_map) => {
                    self.report(Code::MissingField, key.span, format!("{noun} needs `{field}`"), *hint);
                }
                (false, _) if node.has(field) && shape::fact::FACT_TYPES.contains(&kind) => {
                    let place = node.get(field).map_or(key.span, |value| value.span);
                    self.report(Code::UnknownField, place, format!("only {noun} has `{field}`"), "remove it");
                }
                _ => {}
            }
        }
        match kind {
            "enum" => Kind::Choice { options, ordered: false },
            "ordered" => Kind::Choice { options, ordered: true },
            "set" => Kind::Set { options },
            "int" => Kind::Int,
            "money" => Kind::Money,
            "decimal" => Kind::Decimal { scale: node.text("scale").and_then(|scale| scale.parse().ok()).unwrap_or(0) },
            "date" => Kind::Date,
            "records" => Kind::Records { fields: self.fields(node) },
            _ => Kind::Bool,
        }
    }

    fn fields(&mut self, fact: &Node) -> Vec<Field> {
        let mut fields = Vec::new();
        for entry in fact.get("fields").map(Node::entries).unwrap_or_default() {
            // The shape pass has refused records within records.
            self.nameable(&entry.key);
            let kind = self.kind(&entry.key, &entry.value);
            self.fact_translations(&entry.value);
            let asked = match (entry.value.has("question"), entry.value.flag("follow_up")) {
                (true, false) => Asked::WithEntry,
                (true, true) => Asked::FollowUp,
                (false, follows) => {
                    if follows {
                        let message = format!("`{}` is a follow-up but has no question", entry.key.value);
                        self.report(
                            Code::MissingField,
                            entry.key.span,
                            message,
                            "add `question`, or leave out `follow_up`",
                        );
                    }
                    Asked::Never
                }
            };
            let may_be_none = entry.value.has("may_be");
            let most = most(&entry.value);
            fields.push(Field { may_be_none, asked, most, ..Field::of(&entry.key.value, kind) });
        }
        let has = |asked: Asked| fields.iter().any(|field| field.asked == asked);
        if let Some(first) = fact.get("fields").filter(|_| has(Asked::FollowUp) && !has(Asked::WithEntry)) {
            let message = "no field is asked with an entry";
            self.report(Code::MissingField, first.span, message, "give one field a `question` and no `follow_up`");
        }
        fields
    }

    fn options(&mut self, key: &Spanned<String>, node: &Node) -> Vec<String> {
        let options: Vec<String> = match node.get("options") {
            Some(options) if options.scalar() == Some("policies") => self.policy_keys.clone(),
            Some(options) => options.entries().iter().map(|entry| entry.key.value.clone()).collect(),
            None => Vec::new(),
        };
        if options.len() > OptionSet::CAPACITY {
            let n = options.len();
            let message = format!("`{}` has {n} options; at most {} can be told apart", key.value, OptionSet::CAPACITY);
            self.findings.push(Finding::new(Code::BadValue, key.span, message).hint("make two facts of it"));
        }
        options
    }

    fn topic<'t>(&mut self, fact: &Node, terms: &'t Node) -> Option<&'t Node> {
        let topic = fact.get("topic")?;
        let name = topic.scalar()?;
        let topics = terms.get("topics").map(Node::entries).unwrap_or_default();
        let known = topics.iter().find(|entry| entry.key.value == name);
        if known.is_none() {
            let finding = Finding::new(Code::UnknownTopic, topic.span, format!("unknown topic `{name}`"));
            self.findings.push(finding.suggest(name, topics.iter().map(|entry| entry.key.value.as_str())));
        }
        known.map(|entry| &entry.value)
    }

    fn fact_translations(&mut self, fact: &Node) {
        for field in ["label", "question", "help", "none", "unit"] {
            self.note_translation(fact.get(field));
        }
        for option in fact.get("options").map(Node::entries).unwrap_or_default() {
            self.note_translation(Some(&option.value));
        }
        self.note_translation(fact.get("changeable").and_then(|change| change.get("text")));
        if let Some(find_out) = fact.get("find_out") {
            self.note_translation(find_out.get("text"));
            self.note_seen(find_out, "checked");
        }
    }

    fn rules_among_facts(&mut self, node: &Node) {
        // Rules must know of each fact whether it may not apply, and whether it grows, before those rules
        // themselves are read.
        let mut known = self.pack.facts.clone();
        for (entry, fact) in node.entries().iter().zip(&mut known) {
            let stands = |field: &str| entry.value.has(field).then_some(Expr::Const(true));
            (fact.applies_when, fact.accrues_while) = (stands("applies_when"), stands("accrues"));
        }
        let names = Names { facts: &known, figures: &self.shared, scope: None, phrases: &self.phrases };
        let findings = &mut self.findings;
        for (entry, fact) in node.entries().iter().zip(&mut self.pack.facts) {
            let node = &entry.value;
            if let Some(rule) = node.get("derived").filter(|rule| rule.scalar().is_some()) {
                fact.derived = derived(rule, &fact.kind, &entry.key.value, &names, findings);
            }
            fact.applies_when = node.get("applies_when").and_then(|rule| expr::rule(rule, &names, findings));
            fact.accrues_while = node
                .get("accrues")
                .and_then(|accrues| accrues.get("while"))
                .and_then(|rule| expr::rule(rule, &names, findings));
            for implication in node.list("implies") {
                let when = implication.get("when").and_then(|rule| expr::rule(rule, &names, findings));
                let then = implication.get("then").and_then(|rule| expr::rule(rule, &names, findings));
                if let (Some(when), Some(then)) = (when, then) {
                    fact.implies.push(Implication { when, then });
                }
            }
        }
        let places: Vec<Span> = self.places.facts.iter().map(|place| place.key).collect();
        let mut in_circles = Vec::new();
        for (index, span) in places.into_iter().enumerate() {
            let key = self.pack.facts.get(index).map(|fact| fact.key.as_str()).unwrap_or_default();
            let message = match chain(&self.pack.facts, index) {
                Chain::Ends => continue,
                Chain::Returns => format!("`{key}` follows from itself"),
                Chain::TooLong => format!("`{key}` is derived over more than {MAX_DERIVATION} facts in a row"),
            };
            let hint = "derive it from facts that are asked, and let it apply by facts that do not rest on it";
            self.report(Code::DerivedCycle, span, message, hint);
            in_circles.push(span);
        }
        self.too_much_behind_facts(&in_circles);
        self.inherit_sensitivity();
    }

    /// What follows from a sensitive answer tells it, so it is sensitive as well.
    fn inherit_sensitivity(&mut self) {
        for _ in 0..MAX_DERIVATION {
            let sensitive: Vec<bool> = self.pack.facts.iter().map(|fact| fact.sensitive).collect();
            for fact in &mut self.pack.facts {
                let inputs = fact.derived.as_ref().map(Derived::facts).unwrap_or_default();
                fact.sensitive |= inputs.iter().any(|id| sensitive.get(id.index()) == Some(&true));
            }
        }
    }
}

fn derived(rule: &Node, kind: &Kind, key: &str, names: &Names<'_>, findings: &mut Vec<Finding>) -> Option<Derived> {
    let unit = match kind {
        Kind::Bool => return expr::rule(rule, names, findings).map(Derived::Flag),
        Kind::Int => Unit::Int,
        Kind::Money => Unit::Money,
        Kind::Decimal { scale } => Unit::Decimal(*scale),
        Kind::Date => Unit::Date,
        Kind::Choice { .. } | Kind::Set { .. } | Kind::Records { .. } => {
            let message =
                format!("`{key}` is neither a yes/no fact, a number nor a date, and only those can be derived");
            findings.push(
                Finding::new(Code::TypeMismatch, rule.span, message).hint("ask it, or derive a bool for each option"),
            );
            return None;
        }
    };
    expr::number(rule, unit, names, findings).map(Derived::Number)
}

/// Where what a fact rests on leads.
enum Chain {
    /// To facts that rest on nothing.
    Ends,
    /// Back to itself.
    Returns,
    /// Further than the engine goes.
    TooLong,
}

/// Follows what a fact rests on, level by level; each fact is looked at once a level.
fn chain(facts: &[Fact], start: usize) -> Chain {
    let mut level: BTreeSet<usize> = BTreeSet::from([start]);
    for _ in 0..=MAX_DERIVATION {
        level = level.iter().flat_map(|index| inputs(facts, *index)).map(FactId::index).collect();
        if level.contains(&start) {
            return Chain::Returns;
        }
        if level.is_empty() {
            return Chain::Ends;
        }
    }
    Chain::TooLong
}

/// What a fact rests on: what it derives from, applies by and grows by.
fn inputs(facts: &[Fact], index: usize) -> Vec<FactId> {
    let Some(fact) = facts.get(index) else { return Vec::new() };
    let mut ids = fact.derived.as_ref().map(Derived::facts).unwrap_or_default();
    ids.extend(fact.applies_when.iter().chain(&fact.accrues_while).flat_map(Expr::facts));
    ids
}

/// The largest number that is believed, as the author says.
fn most(node: &Node) -> Option<i64> {
    node.text("most").and_then(|most| most.parse().ok())
}

fn ask(fact: &Node) -> Ask {
    let words: Vec<&str> = match fact.get("ask") {
        Some(node) if node.scalar().is_some() => node.scalar().into_iter().collect(),
        Some(node) => node.items().iter().filter_map(Node::scalar).collect(),
        None => Vec::new(),
    };
    Ask {
        fair: words.contains(&"fair"),
        phone: words.contains(&"phone"),
        office: words.contains(&"office"),
        employer: words.contains(&"employer"),
    }
}
