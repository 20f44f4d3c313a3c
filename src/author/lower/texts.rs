//! Texts: what the page says, split by language and by when it is needed.
//!
//! Takes texts as written; Chinese stands in where another language lacks one.

use sha2::{Digest, Sha256};

use super::{super::shape::node::Node, Folder, search::search_text};
use crate::pack::{
    BasisText, ClauseText, ContactText, CorrectionText, FactText, FirmText, Kind, LongText, Pack, PolicyLong,
    PolicyShort, RelationText, SearchText, ShortText, SourceText, encode,
};

/// The languages texts are written in; the first must be complete.
pub const LANGUAGES: [&str; 2] = ["zh", "en"];

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

/// Where the texts of a fact stand.
pub(super) struct FactNodes<'n> {
    /// The fact, or a field of its records.
    pub fact: &'n Node,
    /// Its topic.
    pub topic: Option<&'n Node>,
}

/// Under what a policy is found, and whom to call about it.
#[derive(Debug, Clone)]
pub(super) struct Lists {
    /// Positions of its themes.
    pub themes: Vec<u16>,
    /// Positions of the situations it matters in.
    pub stages: Vec<u16>,
    /// Positions of its contacts.
    pub call: Vec<u16>,
}

/// All texts of a pack, whose fingerprint is set on the way.
pub(super) fn texts(
    pack: &mut Pack,
    folder: &Folder<'_>,
    facts: Vec<Vec<FactText>>,
    clauses: &[Vec<&Node>],
    lists: Vec<Lists>,
    relations: &[&Node],
) -> Vec<Texts> {
    let Folder { head, terms, citations, facts: facts_node, policies, .. } = *folder;
    let keys: Vec<&str> = policies.iter().map(|policy| policy.text("id").unwrap_or_default()).collect();
    let entries = |name: &str, language: &str, text: fn(&Node, &str) -> String| -> Vec<String> {
        terms.get(name).map(Node::entries).unwrap_or_default().iter().map(|e| text(&e.value, language)).collect()
    };
    let of_firm = |name: &str, language: &str, text: fn(&Node, &str) -> String| -> Vec<String> {
        let listed = terms.get("firm").and_then(|firm| firm.get(name));
        listed.map(Node::entries).unwrap_or_default().iter().map(|e| text(&e.value, language)).collect()
    };
    let texts_in = |(index, language): (usize, &&'static str)| Texts {
        language,
        short: ShortText {
            fingerprint: String::new(),
            publisher: Some(translated(head, "publisher", language)).filter(|publisher| !publisher.is_empty()),
            facts: facts.iter().filter_map(|both| both.get(index)).cloned().collect(),
            policies: policies.iter().zip(&lists).map(|(node, lists)| policy_short(node, lists, language)).collect(),
            contacts: contacts(head, language),
            starts: entries("starts", language, |start, language| translated(start, "text", language)),
            doors: entries("doors", language, |door, language| translated(door, "text", language)),
            offers: entries("offers", language, |offer, language| translated(offer, "text", language)),
            firm: FirmText {
                asks: of_firm("asks", language, text_in),
                hires: of_firm("hires", language, |hire, language| translated(hire, "text", language)),
            },
        },
        long: LongText {
            fingerprint: String::new(),
            policies: { policies.iter().zip(clauses).zip(&lists) }
                .map(|((node, clauses), lists)| policy_long(node, clauses, lists, terms, language))
                .collect(),
            themes: entries("themes", language, text_in),
            sources: citations.entries().iter().map(|entry| source(&entry.value, language)).collect(),
            relations: relations.iter().map(|relation| self::relation(relation, language)).collect(),
            purposes: entries("purposes", language, text_in),
            corrections: head.list("corrections").iter().map(|node| correction(node, &keys, language)).collect(),
        },
    };
    let mut texts: Vec<Texts> = LANGUAGES.iter().enumerate().map(texts_in).collect();
    texts.iter_mut().for_each(|texts| name_policies(facts_node, &mut texts.short));
    pack.fingerprint = fingerprint(pack, &texts);
    for language in &mut texts {
        language.short.fingerprint.clone_from(&pack.fingerprint);
        language.long.fingerprint.clone_from(&pack.fingerprint);
    }
    texts
}

/// Options that are the pack's policies are called by their titles.
fn name_policies(facts: &Node, texts: &mut ShortText) {
    let titles: Vec<String> = texts.policies.iter().map(|policy| policy.title.clone()).collect();
    for (entry, text) in facts.entries().iter().zip(&mut texts.facts) {
        if entry.value.text("options") == Some("policies") {
            text.options.clone_from(&titles);
        }
    }
}

/// The texts of a fact or field in each language.
pub(super) fn fact(nodes: &FactNodes<'_>, kind: &Kind) -> Vec<FactText> {
    LANGUAGES.iter().map(|language| fact_in(nodes, kind, language)).collect()
}

fn fact_in(nodes: &FactNodes<'_>, kind: &Kind, language: &str) -> FactText {
    let FactNodes { fact, topic } = nodes;
    let entries = |field: &str| fact.get(field).map(Node::entries).unwrap_or_default();
    let mut options: Vec<String> = entries("options").iter().map(|option| text_in(&option.value, language)).collect();
    // Options that are policies get the policies' titles, once those are known.
    options.resize(kind.options().len(), String::new());
    let fields = match kind {
        Kind::Records { fields } => fields.as_slice(),
        _ => &[],
    };
    let find_out = fact.get("find_out").filter(|find_out| find_out.text("grade") != Some("D"));
    FactText {
        topic: topic.map(|topic| text_in(topic, language)).unwrap_or_default(),
        question: translated(fact, "question", language),
        help: translated(fact, "help", language),
        label: translated(fact, "label", language),
        options,
        none: fact.get("none").map(|none| text_in(none, language)),
        unit: translated(fact, "unit", language),
        find_out: find_out.map(|find_out| translated(find_out, "text", language)).unwrap_or_default(),
        change: fact.get("changeable").map(|change| translated(change, "text", language)).unwrap_or_default(),
        fields: entries("fields")
            .iter()
            .zip(fields)
            .map(|(entry, field)| fact_in(&FactNodes { fact: &entry.value, topic: None }, &field.kind, language))
            .collect(),
    }
}

fn contacts(head: &Node, language: &str) -> Vec<ContactText> {
    let contact = |node: &Node| ContactText {
        name: translated(node, "name", language),
        phone: node.text("phone").unwrap_or_default().to_owned(),
        hours: translated(node, "hours", language),
        address: translated(node, "address", language),
    };
    head.get("contacts").map(Node::entries).unwrap_or_default().iter().map(|entry| contact(&entry.value)).collect()
}

fn policy_short(node: &Node, lists: &Lists, language: &str) -> PolicyShort {
    PolicyShort {
        title: translated(node, "title", language),
        contact: translated(node, "contact", language),
        call: lists.call.clone(),
        search: translated(node, "search", language),
        soon: translated(node, "soon", language),
        benefits: node.list("benefits").iter().map(|benefit| translated(benefit, "name", language)).collect(),
    }
}

fn policy_long(node: &Node, clauses: &[&Node], lists: &Lists, terms: &Node, language: &str) -> PolicyLong {
    let clause = |clause: &&Node| ClauseText {
        text: translated(clause, "text", language),
        step: translated(clause, "step", language),
        how: translated(clause, "how", language),
    };
    let list = |name: &str| node.list(name).iter().map(|text| text_in(text, language)).collect();
    let papers = terms.get("papers");
    let paper = |name: &Node| papers?.get(name.scalar()?).map(|text| text_in(text, language));
    let named = |field: &str| node.list(field).iter().filter_map(paper).collect();
    let tiers = |benefit: &Node| benefit.list("tiers").iter().map(|text| text_in(text, language)).collect();
    // What is not known of a rule that was withdrawn matters to nobody; why it was, does.
    let withdrawn = node.get("validity").and_then(|validity| validity.get("withdrawn"));
    let withdrawn = withdrawn.map(|withdrawn| translated(withdrawn, "reason", language));
    // A pause whose end is known is part of how to apply; one without an end is something nobody knows.
    let paused = node.get("window").map(|window| window.list("paused")).unwrap_or_default();
    let announced = |ends: bool| {
        paused.iter().filter(move |pause| pause.has("to") == ends).map(|pause| translated(pause, "text", language))
    };
    let how = announced(true).chain([translated(node, "how", language)]).filter(|text| !text.is_empty());
    let uncertain = || announced(false).chain(list("uncertain")).collect();
    PolicyLong {
        clauses: clauses.iter().map(clause).collect(),
        aliases: list("aliases"),
        search: search(node, clauses, lists, terms),
        themes: lists.themes.clone(),
        stages: lists.stages.clone(),
        tiers: node.list("benefits").iter().map(tiers).collect(),
        basis: node.list("basis").iter().map(|basis| self::basis(basis, language)).collect(),
        how: how.collect::<Vec<_>>().join(if language == "zh" { "" } else { " " }),
        papers: named("papers"),
        keeps: named("keeps"),
        obligations: list("obligations"),
        uncertain: withdrawn.map_or_else(uncertain, |reason| vec![reason]),
    }
}

/// What a policy is searched by: its names, what it demands, whom it is for and what it is about, and the numbers of the
/// documents it rests on. Two issuers may have given the same number: who searches for it sees all.
fn search(node: &Node, clauses: &[&Node], lists: &Lists, terms: &Node) -> SearchText {
    let entries = |name: &str| terms.get(name).map(Node::entries).unwrap_or_default();
    let names: Vec<&Node> = node.get("title").into_iter().chain(node.list("aliases")).collect();
    let (stages, themes) = (entries("starts"), entries("themes"));
    let stages = lists.stages.iter().filter_map(|at| stages.get(usize::from(*at))?.value.get("text"));
    let themes = lists.themes.iter().filter_map(|at| Some(&themes.get(usize::from(*at))?.value));
    let demanded = clauses.iter().filter_map(|clause| clause.get("text"));
    let numbers = node.list("basis").iter().filter_map(|basis| basis.text("number"));
    search_text(&names, &demanded.chain(stages).chain(themes).collect::<Vec<_>>(), numbers, &LANGUAGES)
}

fn basis(node: &Node, language: &str) -> BasisText {
    let given = |field: &str| node.text(field).map(str::to_owned).filter(|text| !text.is_empty());
    BasisText {
        issuer: translated(node, "issuer", language),
        title: translated(node, "title", language),
        number: given("number"),
        year: node.text("year").and_then(|year| year.parse().ok()),
        article: given("article"),
        grade: super::grade(node),
    }
}

fn relation(node: &Node, language: &str) -> RelationText {
    RelationText { text: translated(node, "text", language), decides: translated(node, "decides", language) }
}

/// A correction in one language; `policies` are the keys of all policies of the pack.
pub(super) fn correction(node: &Node, policies: &[&str], language: &str) -> CorrectionText {
    let position = |name: &Node| policies.iter().position(|key| Some(*key) == name.scalar());
    CorrectionText {
        version: node.text("version").unwrap_or_default().to_owned(),
        on: node.text("on").unwrap_or_default().to_owned(),
        policies: node.list("policies").iter().filter_map(position).filter_map(|at| u16::try_from(at).ok()).collect(),
        text: translated(node, "text", language),
    }
}

fn source(node: &Node, language: &str) -> SourceText {
    SourceText {
        title: translated(node, "title", language),
        url: node.text("url").map(str::to_owned),
        seen: node.text("seen").unwrap_or_default().to_owned(),
    }
}

/// The text in field `field`; empty where there is none.
fn translated(node: &Node, field: &str, language: &str) -> String {
    node.get(field).map(|text| text_in(text, language)).unwrap_or_default()
}

fn text_in(text: &Node, language: &str) -> String {
    text.text(language).or_else(|| text.text("zh")).unwrap_or_default().to_owned()
}

/// First 12 hexadecimal digits of the SHA-256 over rules and texts.
fn fingerprint(pack: &Pack, texts: &[Texts]) -> String {
    let mut hash = Sha256::new();
    hash.update(encode(pack));
    for language in texts {
        hash.update(encode(&language.short));
        hash.update(encode(&language.long));
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
