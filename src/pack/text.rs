//! The texts of a pack in one language, split by when they are needed.
//!
//! Lists run parallel to those of [`super::Pack`]. Texts hold no rules and no figures of their own.

use alloc::{format, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{figure::Grade, ids::PolicyId, search::SearchText};

/// What questions and result cards show; part of the phone path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortText {
    /// Fingerprint of the pack it belongs to.
    pub fingerprint: String,
    /// Who publishes the pack; without a publisher the app is a 演示版.
    pub publisher: Option<String>,
    /// One for each fact.
    pub facts: Vec<FactText>,
    /// One for each policy.
    pub policies: Vec<PolicyShort>,
    /// Whom to call, shared by all policies.
    pub contacts: Vec<ContactText>,
    /// One for each way in.
    pub starts: Vec<String>,
    /// One for each door.
    pub doors: Vec<String>,
    /// One for each offer.
    pub offers: Vec<String>,
    /// What the door for firms says.
    pub firm: FirmText,
}

/// The door for firms in words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FirmText {
    /// One question for each fact that a firm is asked.
    pub asks: Vec<String>,
    /// One for each kind of hire.
    pub hires: Vec<String>,
}

/// A fact as asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FactText {
    /// The topic it is asked under.
    pub topic: String,
    /// The question.
    pub question: String,
    /// One sentence of help; may be empty.
    pub help: String,
    /// The fact's name in lists, such as 在校情况.
    pub label: String,
    /// One label for each option.
    pub options: Vec<String>,
    /// The label of "none", if it is an answer of its own.
    pub none: Option<String>,
    /// Unit of a number, such as 个月; may be empty.
    pub unit: String,
    /// Where to look it up; may be empty.
    pub find_out: String,
    /// What one does to change it, as an order; empty where nobody can, or should.
    pub change: String,
    /// One for each field of a record.
    pub fields: Vec<FactText>,
}

/// Whom to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactText {
    /// Who answers there.
    pub name: String,
    /// The number, as it is dialled.
    pub phone: String,
    /// Opening hours; empty if unknown.
    pub hours: String,
    /// Where to go; empty if unknown.
    pub address: String,
}

/// A policy on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyShort {
    /// Its name.
    pub title: String,
    /// Where to apply or ask: the next step that every card ends with.
    pub contact: String,
    /// Positions in [`ShortText::contacts`] of those to call.
    pub call: Vec<u16>,
    /// The words to search for in 浙里办; empty if it has no usual name there.
    pub search: String,
    /// Why to apply soon, if the last day is unknown; empty if nothing presses.
    pub soon: String,
    /// One for each benefit; empty if its kind says enough.
    pub benefits: Vec<String>,
}

/// A clause in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseText {
    /// What the clause demands, as a noun phrase or short sentence.
    pub text: String,
    /// For a gate: what to do, as an imperative and a title; else empty.
    pub step: String,
    /// For a gate: how to get it done; else empty.
    pub how: String,
}

/// What verdicts, opened cards and pages say; fetched once the first question is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LongText {
    /// Fingerprint of the pack it belongs to.
    pub fingerprint: String,
    /// One for each policy.
    pub policies: Vec<PolicyLong>,
    /// The names of the themes.
    pub themes: Vec<String>,
    /// One for each source.
    pub sources: Vec<SourceText>,
    /// One for each relation between policies.
    pub relations: Vec<RelationText>,
    /// One for each purpose of a benefit.
    pub purposes: Vec<String>,
    /// What was wrong in earlier versions and is right since, the earliest first.
    pub corrections: Vec<CorrectionText>,
}

/// A mistake in an earlier version of the pack, and what is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionText {
    /// The version that is right.
    pub version: String,
    /// The day it was published, as `2026-11-23`.
    pub on: String,
    /// Positions of the policies it was about.
    pub policies: Vec<u16>,
    /// What was wrong, and what is right.
    pub text: String,
}

impl LongText {
    /// What has been corrected about a policy since `version`, in the order of the ledger.
    pub fn corrected<'t>(&'t self, policy: PolicyId, version: &'t str) -> impl Iterator<Item = &'t str> {
        let is_about = move |correction: &&CorrectionText| {
            correction.is_after(version) && correction.policies.iter().any(|at| usize::from(*at) == policy.index())
        };
        self.corrections.iter().filter(is_about).map(|correction| correction.text.as_str())
    }
}

impl CorrectionText {
    /// Whether `version`, of a result made earlier, still had the mistake. Versions are numbers between points; one that is
    /// not is told by neither.
    pub fn is_after(&self, version: &str) -> bool {
        let numbers = |version: &str| version.split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>();
        numbers(version).zip(numbers(&self.version)).is_some_and(|(its, ours)| its < ours)
    }
}

/// A relation in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelationText {
    /// What the source says, as a sentence.
    pub text: String,
    /// Who decides, if the person may not choose; else empty.
    pub decides: String,
}

/// A policy in detail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyLong {
    /// One for each clause.
    pub clauses: Vec<ClauseText>,
    /// Other names it goes or went by.
    pub aliases: Vec<String>,
    /// What it is searched by.
    pub search: SearchText,
    /// Positions of its themes in [`LongText::themes`].
    pub themes: Vec<u16>,
    /// The ways in for which it matters, as positions in [`ShortText::starts`].
    pub stages: Vec<u16>,
    /// The steps of each benefit, in words.
    pub tiers: Vec<Vec<String>>,
    /// The law and documents it rests on, the primary one first; shown before the sources they were read in.
    pub basis: Vec<BasisText>,
    /// How to apply.
    pub how: String,
    /// Papers to bring.
    pub papers: Vec<String>,
    /// Papers that nobody brings: they are kept in case of an inspection.
    pub keeps: Vec<String>,
    /// What to do afterwards, one sentence each.
    pub obligations: Vec<String>,
    /// What stays uncertain about it, one sentence each.
    pub uncertain: Vec<String>,
}

/// A document that a policy rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasisText {
    /// Who issued it.
    pub issuer: String,
    /// Its title; may be empty.
    pub title: String,
    /// Its number as printed; `None` if none was seen.
    pub number: Option<String>,
    /// The year it was issued, if known.
    pub year: Option<u16>,
    /// The article, paragraph or item.
    pub article: Option<String>,
    /// How well it is known: C if only its number or gist is.
    pub grade: Grade,
}

impl BasisText {
    /// The document as Chinese texts cite one, in every language: issuer, title, number and article.
    pub fn in_full(&self) -> String {
        let title = if self.title.is_empty() { String::new() } else { ["《", &self.title, "》"].concat() };
        let number = match (&self.number, self.year) {
            (Some(number), _) => number.clone(),
            (None, Some(year)) => format!("{year}年"),
            (None, None) => String::new(),
        };
        [self.issuer.as_str(), &title, &number, self.article.as_deref().unwrap_or_default()].join(" ").trim().into()
    }
}

/// A source in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceText {
    /// Its title.
    pub title: String,
    /// Its address, only if it is safe to link.
    pub url: Option<String>,
    /// The day it was last checked, as `2026-11-23`.
    pub seen: String,
}
