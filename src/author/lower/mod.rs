//! From shaped files to a pack: resolves names, checks types, splits texts by language.
//!
//! Reports only what the shape pass could not: names that mean nothing, rules that do not type, ids
//! used twice, fields that do not go together. It judges nothing that is legal; that is `lint`'s.
//! What is not offered is `aside`. Order: figures that all rules share, facts, definitions, policies, wire numbers, personas, people.

mod aside;
mod benefit;
mod changes;
mod condition;
mod contacts;
mod corrections;
mod definitions;
mod facts;
mod figures;
mod firm;
mod papers;
mod people;
mod personas;
mod places;
mod policy;
mod relations;
mod search;
mod starts;
mod texts;
mod versions;
mod whole;
mod wire;
mod work;
mod written;

pub use aside::Aside;
pub use people::{Expected, Person};
pub use personas::Persona;
pub use places::{
    BenefitPlace, ClausePlace, FactPlace, FigurePlace, Period, Places, PolicyPlace, Seen, TimesPlace, Uncertain,
    Unnumbered, Written,
};
pub use texts::{LANGUAGES, Texts};

use super::{
    expr::{FigureName, Names, Phrase, Phrases},
    finding::{Code, Finding, in_order},
    read::Files,
    shape::node::Node,
    source::{Sources, Span},
};
use crate::{
    engine,
    pack::{self, Audience, FactId, Grade, LongText, Pack, PolicyId, ShortText, SourceId},
    value::Date,
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
    /// The whole people of the pack.
    pub people: Vec<Person>,
    /// The whole employers, from the same folder.
    pub employers: Vec<Person>,
    /// Where things stand, for lints.
    pub places: Places,
    /// Rules and their parts as authors wrote them.
    pub phrases: Vec<Phrase>,
    /// Days after which a source counts as stale.
    pub source_age_days: i32,
    /// The folder with what is not offered, where something is not.
    pub aside: Option<Box<Aside>>,
}

impl Lowered {
    /// The short texts in Chinese, which are always complete.
    pub fn short(&self) -> Option<&ShortText> {
        self.texts.first().map(|texts| &texts.short)
    }

    /// The long texts in Chinese, likewise.
    pub fn long(&self) -> Option<&LongText> {
        self.texts.first().map(|texts| &texts.long)
    }
}

/// Lowers what was read. All findings, those of reading included, come back sorted.
pub fn lower(files: Files) -> (Sources, Option<Lowered>, Vec<Finding>) {
    let Files { sources, pack, terms, citations, facts, policies, people, wire, unread, findings } = files;
    let (Some(head), Some(terms), Some(citations), Some(facts)) = (&pack, &terms, &citations, &facts) else {
        return (sources, None, in_order(findings));
    };
    let folder = Folder { head, terms, citations, facts, policies: &policies, people: &people, wire: wire.as_ref() };
    let (lowered, mut findings) = aside::apart(&folder, &sources, findings);
    if unread {
        // What names a policy of a file that cannot be read is right as far as anybody knows.
        let follows = |finding: &Finding| {
            matches!(finding.code, Code::UnknownPolicy | Code::UnknownNumbered) || is_of_policies(facts, finding)
        };
        findings.retain(|finding| !follows(finding));
    }
    for finding in findings.iter_mut().filter(|finding| is_of_policies(facts, finding)) {
        let hint = "its options are the pack's policies: add the measure as a file known by its name only (`grade: D`), \
                    or make this an office clause";
        finding.hint =
            Some(finding.hint.take().filter(|hint| hint.starts_with("did you mean")).unwrap_or(hint.to_owned()));
    }
    (sources, Some(lowered), in_order(findings))
}

/// Whether a finding misses an option of a fact whose options are the policies.
fn is_of_policies(facts: &Node, finding: &Finding) -> bool {
    finding.code == Code::UnknownOption
        && facts.entries().iter().any(|entry| {
            let names = format!("`{}` has no option", entry.key.value);
            entry.value.text("options") == Some("policies") && finding.message.starts_with(&names)
        })
}

/// Lowers all of a folder, and adds what it finds to `findings`.
fn lowered(folder: &Folder<'_>, findings: Vec<Finding>) -> (Lowered, Vec<Finding>) {
    let mut lowering = Lowering {
        findings,
        places: Places::default(),
        phrases: Phrases::default(),
        pack: empty_pack(folder.head),
        shared: Vec::new(),
        definitions: definitions::waiting(folder.terms),
        policy_keys: folder.policies.iter().map(|policy| policy.text("id").unwrap_or_default().to_owned()).collect(),
    };
    let lowered = lowering.all(folder);
    (lowered, lowering.findings)
}

/// The files of a folder that has all it must have.
#[derive(Clone, Copy)]
struct Folder<'n> {
    head: &'n Node,
    terms: &'n Node,
    citations: &'n Node,
    facts: &'n Node,
    policies: &'n [Node],
    people: &'n [Node],
    wire: Option<&'n Node>,
}

/// What is known so far while a folder is lowered.
struct Lowering<'n> {
    findings: Vec<Finding>,
    places: Places,
    phrases: Phrases,
    pack: Pack,
    /// Figures that every rule may look up.
    shared: Vec<FigureName>,
    definitions: Vec<definitions::Definition<'n>>,
    policy_keys: Vec<String>,
}

impl<'n> Lowering<'n> {
    fn all(&mut self, folder: &Folder<'n>) -> Lowered {
        let Folder { head, terms, citations, facts, policies, people, wire } = *folder;
        for entry in citations.entries() {
            self.pack.sources.push(entry.key.value.clone());
            self.note_seen(&entry.value, "seen");
            self.note_translation(entry.value.get("title"));
        }
        for entry in terms.get("topics").map(Node::entries).unwrap_or_default() {
            self.note_translation(Some(&entry.value));
        }
        for entry in terms.get("themes").map(Node::entries).unwrap_or_default() {
            self.note_translation(Some(&entry.value));
        }
        self.contacts(head);
        self.shared = terms.get("figures").map(|figures| self.figures(figures, None)).unwrap_or_default();
        let fact_texts = self.facts(facts, terms);
        self.definitions();
        self.policy_ids(policies);
        self.corrections(head);
        let mut clause_nodes = Vec::new();
        for node in policies {
            let (policy, nodes) = self.policy(node);
            self.pack.policies.push(policy);
            clause_nodes.push(nodes);
        }
        self.too_much_in_policies();
        self.versions(policies);
        self.purposes(policies, terms);
        self.papers(policies, terms);
        let relations = self.relations(policies);
        self.note_unused_definitions();
        self.starts(terms);
        self.doors(terms, policies);
        self.offers(terms);
        self.firm(terms);
        self.pack.wire = wire.map(|wire| self.wire(wire, facts)).unwrap_or_default();
        let personas = policies.iter().enumerate().flat_map(|(at, node)| self.personas(node, PolicyId::at(at)));
        let personas = personas.collect();
        let all = self.people(people);
        let of_person = |one: &Person| engine::who_answers(&self.pack, &one.answers) == Audience::Person;
        let (people, employers) = all.into_iter().partition(of_person);
        pack::cut(&mut self.pack);
        let lists = policies.iter().map(|node| self.lists(node, head, terms)).collect();
        let texts = texts::texts(&mut self.pack, folder, fact_texts, &clause_nodes, lists, &relations);
        self.places.policy_words = written::of_policies(folder, &clause_nodes);
        for (words, policy) in self.places.policy_words.iter_mut().zip(&self.pack.policies) {
            let amounts = policy.benefits.iter().flat_map(|benefit| benefit.amount.iter().chain(&benefit.schedule));
            // Fen are hundredths, as the numbers are.
            words.numbers.extend(amounts.flat_map(benefit::constants));
        }
        self.places.fact_words = written::of_facts(folder);
        let days = head.get("source_age").and_then(|age| age.text("days")).and_then(|days| days.parse().ok());
        Lowered {
            pack: self.pack.clone(),
            texts,
            personas,
            people,
            employers,
            places: std::mem::take(&mut self.places),
            phrases: std::mem::take(&mut self.phrases).all(),
            source_age_days: days.unwrap_or(i32::MAX),
            aside: None,
        }
    }

    /// Under which themes and situations a policy is found, and whom to call about it.
    fn lists(&mut self, node: &Node, head: &Node, terms: &Node) -> texts::Lists {
        texts::Lists {
            themes: self.among(node, "theme", terms, "themes", Code::UnknownTheme),
            stages: self.among(node, "stage", terms, "starts", Code::UnknownTheme),
            call: self.call(node, head),
        }
    }

    /// What rules may mention: all facts, the shared figures, and figures of their own.
    fn names<'a>(
        facts: &'a Pack,
        phrases: &'a Phrases,
        figures: &'a [FigureName],
        scope: Option<(&'a str, FactId)>,
    ) -> Names<'a> {
        Names { facts: &facts.facts, figures, scope, phrases }
    }

    fn report(&mut self, code: Code, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.findings.push(Finding::new(code, span, message).hint(hint));
    }

    /// The source a citation in field `cite` names.
    fn citation(&mut self, node: &Node) -> SourceId {
        let Some(source) = node.get("cite").and_then(|cite| cite.get("source")) else { return SourceId::at(0) };
        let name = source.scalar().unwrap_or_default();
        match self.pack.sources.iter().position(|key| key == name) {
            Some(index) => SourceId::at(index),
            None => {
                let finding = Finding::new(Code::UnknownSource, source.span, format!("unknown source `{name}`"));
                self.findings.push(finding.suggest(name, self.pack.sources.iter().map(String::as_str)));
                SourceId::at(0)
            }
        }
    }

    fn note_translation(&mut self, text: Option<&Node>) {
        if let Some(node) = text.filter(|node| node.has("zh") && !node.has("en")) {
            self.places.untranslated.push(node.span);
        }
    }

    /// Notes the day in field `field` on which somebody looked at what the node is about.
    fn note_seen(&mut self, node: &Node, field: &'static str) {
        if let (Some(day), Some(value)) = (node.date(field), node.get(field)) {
            self.places.seen.push(Seen { day, span: value.span, field });
        }
    }

    /// Notes the days from field `from` to field `to`, where both are given.
    fn note_period(&mut self, node: &Node) {
        if let (Some(from), Some(to), Some(place)) = (node.date("from"), node.date("to"), node.get("to")) {
            self.places.periods.push(Period { from, to, span: place.span });
        }
    }
}

fn empty_pack(head: &Node) -> Pack {
    let checked = head.date("checked").unwrap_or(Date::EPOCH);
    let version = head.text("version").unwrap_or_default().to_owned();
    let days = head.get("source_age").and_then(|age| age.text("days")).and_then(|days| days.parse().ok());
    // Mail carries the text of a report, a call does not.
    let report = [("mail", "mailto:"), ("phone", "tel:")].iter().find_map(|(field, scheme)| {
        let to = head.get("report").and_then(|report| report.text(field))?;
        Some([scheme, to].concat())
    });
    Pack {
        version,
        stale_after: days.unwrap_or(u16::MAX),
        report: report.unwrap_or_default(),
        published: head.has("publisher"),
        ..Pack::of(Vec::new(), checked)
    }
}

/// The grade in field `grade`; D where there is none, so that nothing counts as known by mistake.
fn grade(node: &Node) -> Grade {
    match node.text("grade") {
        Some("A") => Grade::A,
        Some("B") => Grade::B,
        Some("C") => Grade::C,
        _ => Grade::D,
    }
}
