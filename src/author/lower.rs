//! From shaped files to a pack: resolves names, checks types, splits texts by language.
//!
//! Reports only what the shape pass could not: names that mean nothing, rules that do not type, ids
//! used twice. It judges nothing that is legal; that is `lint`'s.

use std::collections::{BTreeSet, HashSet};

use sha2::{Digest, Sha256};

use super::{
    answers,
    expr::{self, Names},
    field,
    finding::{Code, Finding, in_order},
    node::{Node, NodeKind},
    read::Files,
    source::{Sources, Span, Spanned},
    texts::{fact_text, name_policies, policy_long, policy_short, source_text, translated},
};
use crate::{
    pack::{
        Ask, Benefit, BenefitKind, Clause, ClauseId, ClauseKind, Condition, Currency, Expr, Fact, FactId, FactText,
        Grade, Kind, LongText, MAX_DERIVATION, Pack, Per, Policy, PolicyId, Role, Roles, ShortText, SourceId,
    },
    value::{Answers, Date, Fen, OptionSet},
};

/// A folder, understood.
#[derive(Debug, Clone)]
pub struct Lowered {
    /// The rules.
    pub pack: Pack,
    /// The texts, Chinese first.
    pub texts: Vec<Texts>,
    /// The personas of all policies.
    pub personas: Vec<Persona>,
    /// Where things stand, for lints.
    pub places: Places,
    /// Days after which a source counts as stale.
    pub source_age_days: i32,
}

/// The texts of one language.
#[derive(Debug, Clone)]
pub struct Texts {
    /// `zh` or `en`.
    pub language: &'static str,
    /// For questions and cards.
    pub short: ShortText,
    /// For opened cards.
    pub long: LongText,
}

/// An example person beside the rules.
#[derive(Debug, Clone)]
pub struct Persona {
    /// The policy it stands at.
    pub policy: PolicyId,
    /// Who it is.
    pub name: Spanned<String>,
    /// The day of the assessment.
    pub on: Date,
    /// What the person says.
    pub answers: Answers,
    /// What should come out, as written.
    pub expect: Node,
}

/// Where the parts of a pack stand.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Keys of the facts.
    pub facts: Vec<Span>,
    /// `seen` of the sources.
    pub seen: Vec<Spanned<Date>>,
    /// Ids of the policies.
    pub policies: Vec<Span>,
    /// Ids of the clauses, by policy.
    pub clauses: Vec<Vec<Span>>,
    /// Amounts of the benefits, by policy.
    pub amounts: Vec<Vec<Span>>,
    /// Texts without English.
    pub untranslated: Vec<Span>,
}

/// The languages texts are written in; the first must be complete.
pub const LANGUAGES: [&str; 2] = ["zh", "en"];

/// Lowers what was read. All findings, those of reading included, come back sorted.
pub fn lower(files: Files) -> (Sources, Option<Lowered>, Vec<Finding>) {
    let Files { sources, pack, terms, citations, facts, policies, findings } = files;
    let (Some(head), Some(terms), Some(citations), Some(facts)) = (&pack, &terms, &citations, &facts) else {
        return (sources, None, in_order(findings));
    };
    let mut lowering = Lowering { findings, places: Places::default(), policy_keys: keys_of_policies(&policies) };
    let lowered = lowering.pack(head, terms, citations, facts, &policies);
    let findings = in_order(lowering.findings);
    (sources, Some(lowered), findings)
}

fn keys_of_policies(policies: &[Node]) -> Vec<String> {
    policies.iter().map(|policy| text(policy, "id").unwrap_or_default().to_owned()).collect()
}

struct Lowering {
    findings: Vec<Finding>,
    places: Places,
    policy_keys: Vec<String>,
}

impl Lowering {
    fn pack(&mut self, head: &Node, terms: &Node, citations: &Node, facts: &Node, policies: &[Node]) -> Lowered {
        let topics = terms.get("topics").map(entries).unwrap_or_default();
        let source_keys: Vec<String> = entries(citations).iter().map(|(key, _)| key.value.clone()).collect();
        for (_, source) in entries(citations) {
            if let (Some(seen), Some(node)) = (date(source, "seen"), source.get("seen")) {
                self.places.seen.push(Spanned { value: seen, span: node.span });
            }
        }
        let (fact_list, fact_texts) = self.facts(facts, &topics);
        let mut pack = Pack {
            version: text(head, "version").unwrap_or_default().to_owned(),
            fingerprint: String::new(),
            checked: date(head, "checked").unwrap_or(Date::EPOCH),
            published: head.get("publisher").is_some_and(|publisher| !matches!(publisher.kind, NodeKind::Null)),
            facts: fact_list,
            sources: source_keys,
            policies: Vec::new(),
        };
        let mut texts: Vec<Texts> = LANGUAGES.iter().map(|language| empty_texts(language)).collect();
        for (index, language) in texts.iter_mut().enumerate() {
            language.short.publisher =
                head.get("publisher").map(|publisher| translated(publisher, index)).filter(|t| !t.is_empty());
            language.short.facts = fact_texts.iter().filter_map(|both| both.get(index)).cloned().collect();
            language.long.sources = entries(citations).iter().map(|(_, source)| source_text(source, index)).collect();
        }
        for (_, source) in entries(citations) {
            self.note_translation(source.get("title"));
        }
        let mut seen = HashSet::new();
        let mut personas = Vec::new();
        for node in policies {
            if let Some(id) = node.get("id") {
                self.places.policies.push(id.span);
                if !seen.insert(text(node, "id").unwrap_or_default()) {
                    let message = format!("another policy is called `{}`", text(node, "id").unwrap_or_default());
                    self.findings.push(
                        Finding::new(Code::DuplicateId, id.span, message)
                            .hint("ids name results and links: choose another"),
                    );
                }
            } else {
                self.places.policies.push(node.span);
            }
            let policy = self.policy(node, &pack);
            for (index, language) in texts.iter_mut().enumerate() {
                language.short.policies.push(policy_short(node, &policy.1, index));
                language.long.policies.push(policy_long(node, index));
            }
            pack.policies.push(policy.0);
        }
        for language in &mut texts {
            name_policies(facts, language);
        }
        for (index, node) in policies.iter().enumerate() {
            personas.extend(self.personas(node, PolicyId::at(index), &pack));
        }
        pack.fingerprint = fingerprint(&pack, &texts);
        for language in &mut texts {
            language.short.fingerprint.clone_from(&pack.fingerprint);
            language.long.fingerprint.clone_from(&pack.fingerprint);
        }
        let days = head.get("source_age").and_then(|age| text(age, "days")).and_then(|days| days.parse().ok());
        Lowered {
            pack,
            texts,
            personas,
            places: std::mem::take(&mut self.places),
            source_age_days: days.unwrap_or(i32::MAX),
        }
    }

    /// Facts in two rounds: first what they are, then how they derive, so that order does not matter.
    fn facts(&mut self, node: &Node, topics: &[(&Spanned<String>, &Node)]) -> (Vec<Fact>, Vec<Vec<FactText>>) {
        let mut facts = Vec::new();
        let mut texts = Vec::new();
        for (key, fact) in entries(node) {
            self.places.facts.push(key.span);
            let options = self.options(fact);
            if options.len() > OptionSet::CAPACITY {
                let message = format!(
                    "`{}` has {} options; at most {} can be told apart",
                    key.value,
                    options.len(),
                    OptionSet::CAPACITY
                );
                self.findings.push(Finding::new(Code::BadValue, key.span, message));
            }
            let type_known = matches!(text(fact, "type"), Some("enum" | "set" | "bool" | "date"));
            let wants_options = matches!(text(fact, "type"), Some("enum" | "set"));
            if wants_options == options.is_empty() && type_known && !(wants_options && is_policies(fact)) {
                let message =
                    if wants_options { "an enum or set needs `options`" } else { "only an enum or set has `options`" };
                self.findings
                    .push(Finding::new(Code::MissingField, key.span, message).hint("list each option with its text"));
            }
            let ask = ask(fact);
            if (ask.fair || ask.phone) && fact.get("question").is_none() {
                let message = format!("`{}` is asked but has no question", key.value);
                self.findings
                    .push(Finding::new(Code::MissingField, key.span, message).hint("add `question`, or `ask: never`"));
            }
            let topic = fact.get("topic").and_then(|topic| {
                let name = scalar(topic)?;
                let known = topics.iter().find(|(key, _)| key.value == name);
                if known.is_none() {
                    let finding = Finding::new(Code::UnknownTopic, topic.span, format!("unknown topic `{name}`"));
                    self.findings.push(finding.suggest(name, topics.iter().map(|(key, _)| key.value.as_str())));
                }
                known.map(|(_, node)| *node)
            });
            for field in ["label", "question", "help", "none"] {
                self.note_translation(fact.get(field));
            }
            for (_, option) in fact.get("options").map(entries).unwrap_or_default() {
                self.note_translation(Some(option));
            }
            texts.push((0..LANGUAGES.len()).map(|language| fact_text(fact, topic, options.len(), language)).collect());
            facts.push(Fact {
                key: key.value.clone(),
                kind: match text(fact, "type") {
                    Some("enum") => Kind::Choice { options },
                    Some("set") => Kind::Set { options },
                    Some("date") => Kind::Date,
                    _ => Kind::Bool,
                },
                ask,
                sensitive: text(fact, "sensitive") == Some("true"),
                may_be_none: fact.get("may_be").is_some(),
                derived: None,
            });
        }
        self.derivations(node, &mut facts);
        (facts, texts)
    }

    fn options(&self, fact: &Node) -> Vec<String> {
        match fact.get("options") {
            Some(_) if is_policies(fact) => self.policy_keys.clone(),
            Some(options) => entries(options).into_iter().map(|(key, _)| key.value.clone()).collect(),
            None => Vec::new(),
        }
    }

    fn derivations(&mut self, node: &Node, facts: &mut [Fact]) {
        let known = facts.to_vec();
        for ((key, fact), lowered) in entries(node).into_iter().zip(facts.iter_mut()) {
            let Some(rule) = fact.get("derived") else { continue };
            if lowered.kind != Kind::Bool {
                let message = format!("`{}` is no yes/no fact, and only those can be derived", key.value);
                self.findings.push(Finding::new(Code::TypeMismatch, rule.span, message));
                continue;
            }
            lowered.derived = expr::rule(rule, &Names { facts: &known }, &mut self.findings);
        }
        for (index, (key, _)) in entries(node).into_iter().enumerate() {
            let message = match chain(facts, index) {
                Chain::Ends => continue,
                Chain::Returns => format!("`{}` follows from itself", key.value),
                Chain::TooLong => format!("`{}` is derived over more than {MAX_DERIVATION} facts in a row", key.value),
            };
            self.findings
                .push(Finding::new(Code::DerivedCycle, key.span, message).hint("derive it from facts that are asked"));
        }
        // Sensitivity is inherited: what follows from a sensitive answer tells it.
        for _ in 0..MAX_DERIVATION {
            let sensitive: Vec<bool> = facts.iter().map(|fact| fact.sensitive).collect();
            for fact in facts.iter_mut() {
                let inputs = fact.derived.as_ref().map(Expr::facts).unwrap_or_default();
                fact.sensitive |= inputs.iter().any(|id| sensitive.get(id.index()) == Some(&true));
            }
        }
    }

    fn policy<'n>(&mut self, node: &'n Node, pack: &Pack) -> (Policy, Vec<&'n Node>) {
        let mut clauses = Vec::new();
        let mut nodes = Vec::new();
        let mut spans = Vec::new();
        let when = match node.get("when") {
            Some(when) => self.condition(when, pack, &mut clauses, &mut nodes, &mut spans),
            None => Condition::All(Vec::new()),
        };
        self.places.clauses.push(spans);
        for field in ["title", "contact", "how"] {
            self.note_translation(node.get(field));
        }
        for field in ["papers", "uncertain"] {
            for item in node.get(field).map(items).unwrap_or_default() {
                self.note_translation(Some(item));
            }
        }
        let benefit_nodes = node.get("benefits").map(items).unwrap_or_default();
        self.places.amounts.push(
            benefit_nodes
                .iter()
                .map(|benefit| benefit.get("amount").map_or(benefit.span, |amount| amount.span))
                .collect(),
        );
        let mut benefit_ids = HashSet::new();
        for id in benefit_nodes.iter().filter_map(|benefit| benefit.get("id")) {
            let key = scalar(id).unwrap_or_default();
            if !benefit_ids.insert(key) {
                let message = format!("another benefit of this policy is called `{key}`");
                let finding = Finding::new(Code::DuplicateId, id.span, message);
                self.findings.push(finding.hint("results and tests name benefits: choose another"));
            }
        }
        let policy = Policy {
            key: text(node, "id").unwrap_or_default().to_owned(),
            grade: grade(node),
            roles: node.get("roles").map_or(NOBODY, |roles| Roles {
                beneficiary: role(roles, "beneficiary"),
                applicant: role(roles, "applicant"),
                payee: role(roles, "payee"),
            }),
            clauses,
            when,
            benefits: benefit_nodes.iter().map(|benefit| self.benefit(benefit, pack)).collect(),
        };
        (policy, nodes)
    }

    fn condition<'n>(
        &mut self,
        node: &'n Node,
        pack: &Pack,
        clauses: &mut Vec<Clause>,
        nodes: &mut Vec<&'n Node>,
        spans: &mut Vec<Span>,
    ) -> Condition {
        for (word, combine) in [("all", Condition::All as fn(_) -> _), ("any", Condition::Any as fn(_) -> _)] {
            if let Some(members) = node.get(word) {
                let members = items(members);
                return combine(members.iter().map(|m| self.condition(m, pack, clauses, nodes, spans)).collect());
            }
        }
        let id = ClauseId::at(clauses.len());
        let key = text(node, "id").unwrap_or_default().to_owned();
        let span = node.get("id").map_or(node.span, |id| id.span);
        if !key.is_empty() && clauses.iter().any(|clause| clause.key == key) {
            let message = format!("another clause of this policy is called `{key}`");
            self.findings.push(
                Finding::new(Code::DuplicateId, span, message).hint("reasons and tests name clauses: choose another"),
            );
        }
        let kind = self.clause_kind(node, span, pack);
        self.note_translation(node.get("text"));
        clauses.push(Clause {
            key,
            kind,
            source: self.citation(node, pack),
            article: article(node),
            grade: grade(node),
        });
        nodes.push(node);
        spans.push(span);
        Condition::Clause(id)
    }

    fn clause_kind(&mut self, node: &Node, span: Span, pack: &Pack) -> ClauseKind {
        if !matches!(node.kind, NodeKind::Map(_)) {
            return ClauseKind::Office; // reported with the shape
        }
        let office = text(node, "office") == Some("true");
        let presumed = text(node, "presume") == Some("true");
        match node.get("rule") {
            Some(rule) if !office => {
                // A rule with findings counts as never known, so that nothing else is reported for it.
                let expr =
                    expr::rule(rule, &Names { facts: &pack.facts }, &mut self.findings).unwrap_or(Expr::Or(Vec::new()));
                if presumed { ClauseKind::Presumed(expr) } else { ClauseKind::Asked(expr) }
            }
            None if office && !presumed => ClauseKind::Office,
            found => {
                let (message, hint) = match found {
                    Some(_) => {
                        ("an office clause has no rule: nobody is asked about it", "remove `rule`, or `office: true`")
                    }
                    None if office => {
                        ("an office clause cannot be presumed as well", "remove `presume`, or `office: true`")
                    }
                    None => (
                        "a clause needs a `rule`, or `office: true`",
                        "say what answers decide, or that the office does",
                    ),
                };
                self.findings.push(Finding::new(Code::MissingField, span, message).hint(hint));
                ClauseKind::Office
            }
        }
    }

    fn benefit(&mut self, node: &Node, pack: &Pack) -> Benefit {
        Benefit {
            key: text(node, "id").unwrap_or_default().to_owned(),
            kind: BenefitKind::CashSubsidy,
            per: Per::Once,
            amount: text(node, "amount").and_then(field::yuan).unwrap_or(Fen::ZERO),
            grade: grade(node),
            currency: match text(node, "current").and_then(field::currency).flatten() {
                Some(since) => Currency::UnverifiedSince(since),
                None => Currency::Confirmed,
            },
            source: self.citation(node, pack),
        }
    }

    fn citation(&mut self, node: &Node, pack: &Pack) -> SourceId {
        let Some(source) = node.get("cite").and_then(|cite| cite.get("source")) else { return SourceId::at(0) };
        let name = scalar(source).unwrap_or_default();
        match pack.sources.iter().position(|key| key == name) {
            Some(index) => SourceId::at(index),
            None => {
                let finding = Finding::new(Code::UnknownSource, source.span, format!("unknown source `{name}`"));
                self.findings.push(finding.suggest(name, pack.sources.iter().map(String::as_str)));
                SourceId::at(0)
            }
        }
    }

    fn personas(&mut self, node: &Node, policy: PolicyId, pack: &Pack) -> Vec<Persona> {
        let mut personas = Vec::new();
        for persona in node.get("personas").map(items).unwrap_or_default() {
            let (Some(name), Some(on), Some(given), Some(expect)) =
                (persona.get("name"), date(persona, "on"), persona.get("answers"), persona.get("expect"))
            else {
                continue;
            };
            let mut object = serde_json::Map::new();
            for (key, value) in entries(given) {
                object.insert(key.value.clone(), answers::from_node(value));
            }
            let answers = match answers::read(pack, &serde_json::Value::Object(object)) {
                Ok(answers) => answers,
                Err(problems) => {
                    for problem in problems {
                        let top = problem.path.split(['[', '.']).next().unwrap_or_default();
                        let entry = entries(given).into_iter().find(|(key, _)| key.value == top);
                        let span = match (entry, problem.code) {
                            (Some((key, _)), Code::UnknownFact) => key.span,
                            (Some((_, value)), _) => item_of(value, &problem.path).span,
                            (None, _) => given.span,
                        };
                        self.findings.push(Finding {
                            code: problem.code,
                            span,
                            message: problem.message,
                            hint: problem.hint,
                        });
                    }
                    continue;
                }
            };
            let name = Spanned { value: scalar(name).unwrap_or_default().to_owned(), span: name.span };
            personas.push(Persona { policy, name, on, answers, expect: expect.clone() });
        }
        personas
    }

    fn note_translation(&mut self, text: Option<&Node>) {
        if let Some(node) = text.filter(|node| node.get("zh").is_some() && node.get("en").is_none()) {
            self.places.untranslated.push(node.span);
        }
    }
}

const NOBODY: Roles = Roles { beneficiary: Role::Person, applicant: Role::Person, payee: Role::Person };

/// Where following a derivation leads.
enum Chain {
    /// To facts that are not derived.
    Ends,
    /// Back to itself.
    Returns,
    /// Further than the engine goes.
    TooLong,
}

/// Follows the derivation of `fact`, level by level; each fact is looked at once a level.
fn chain(facts: &[Fact], fact: usize) -> Chain {
    let inputs = |index: &usize| facts.get(*index).and_then(|fact| fact.derived.as_ref()).map(Expr::facts);
    let mut level: BTreeSet<usize> = BTreeSet::from([fact]);
    for _ in 0..=MAX_DERIVATION {
        level = level.iter().filter_map(inputs).flatten().map(FactId::index).collect();
        if level.contains(&fact) {
            return Chain::Returns;
        }
        if level.is_empty() {
            return Chain::Ends;
        }
    }
    Chain::TooLong
}

fn fingerprint(pack: &Pack, texts: &[Texts]) -> String {
    let mut hash = Sha256::new();
    hash.update(crate::pack::encode(pack));
    for language in texts {
        hash.update(crate::pack::encode(&language.short));
        hash.update(crate::pack::encode(&language.long));
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn empty_texts(language: &'static str) -> Texts {
    Texts {
        language,
        short: ShortText { fingerprint: String::new(), publisher: None, facts: Vec::new(), policies: Vec::new() },
        long: LongText { fingerprint: String::new(), policies: Vec::new(), sources: Vec::new() },
    }
}

fn article(node: &Node) -> Option<String> {
    node.get("cite").and_then(|cite| text(cite, "article")).map(str::to_owned)
}

fn grade(node: &Node) -> Grade {
    match text(node, "grade") {
        Some("A") => Grade::A,
        Some("B") => Grade::B,
        Some("C") => Grade::C,
        _ => Grade::D,
    }
}

fn role(node: &Node, field: &str) -> Role {
    match text(node, field) {
        Some("employer") => Role::Employer,
        Some("school") => Role::School,
        _ => Role::Person,
    }
}

fn ask(fact: &Node) -> Ask {
    let words: Vec<&str> = match fact.get("ask") {
        Some(Node { kind: NodeKind::List(items), .. }) => items.iter().filter_map(scalar).collect(),
        Some(node) => scalar(node).into_iter().collect(),
        None => Vec::new(),
    };
    Ask { fair: words.contains(&"fair"), phone: words.contains(&"phone"), office: words.contains(&"office") }
}

pub(super) fn is_policies(fact: &Node) -> bool {
    text(fact, "options") == Some("policies")
}

/// The item of a list that a path such as `fact[2]` ends in; else the node itself.
fn item_of<'n>(node: &'n Node, path: &str) -> &'n Node {
    let index = path.split_once('[').and_then(|(_, rest)| rest.split(']').next()?.parse::<usize>().ok());
    index.and_then(|index| items(node).get(index).copied()).unwrap_or(node)
}

/// The text of a scalar node.
pub(super) fn scalar(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Scalar(scalar) => Some(scalar.text.as_str()),
        _ => None,
    }
}

/// The text of field `name`.
pub(super) fn text<'n>(node: &'n Node, name: &str) -> Option<&'n str> {
    node.get(name).and_then(scalar)
}

fn date(node: &Node, name: &str) -> Option<Date> {
    text(node, name).and_then(|text| Date::parse(text).ok())
}

/// The entries of a mapping; none of anything else.
pub(super) fn entries(node: &Node) -> Vec<(&Spanned<String>, &Node)> {
    match &node.kind {
        NodeKind::Map(entries) => entries.iter().map(|entry| (&entry.key, &entry.value)).collect(),
        _ => Vec::new(),
    }
}

/// The items of a list; none of anything else.
pub(super) fn items(node: &Node) -> Vec<&Node> {
    match &node.kind {
        NodeKind::List(items) => items.iter().collect(),
        _ => Vec::new(),
    }
}
