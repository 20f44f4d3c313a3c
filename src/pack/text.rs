//! Texts of a pack in one language, split by when they are needed.
//!
//! Lists run parallel to those of [`super::Pack`]; a text holds no rule and no figure of its own.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{figure::Grade, search::SearchText};

/// What questions and result cards show; on the phone path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortText {
    /// Fingerprint of the pack it belongs to.
    pub fingerprint: String,
    /// Who publishes the pack; none makes the app a 演示版.
    pub publisher: Option<String>,
    /// One for each fact.
    pub facts: Vec<FactText>,
    /// One for each policy.
    pub policies: Vec<PolicyShort>,
    /// Whom to call, once for all policies.
    pub contacts: Vec<ContactText>,
    /// One for each way in.
    pub starts: Vec<String>,
    /// One for each offer.
    pub offers: Vec<String>,
    /// What the door for firms says.
    pub firm: FirmText,
}

/// The door for firms in words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FirmText {
    /// One question for each fact that a firm is asked for.
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
    /// What the fact is called in a list, such as 在校情况.
    pub label: String,
    /// One label for each option.
    pub options: Vec<String>,
    /// What "none" is called, where it is an answer of its own.
    pub none: Option<String>,
    /// Unit of a number, such as 个月; may be empty.
    pub unit: String,
    /// Where to look it up; may be empty.
    pub find_out: String,
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
    /// When somebody answers; empty where that is not known.
    pub hours: String,
    /// Where to go; empty where that is not known.
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
    /// The words to search for in 浙里办; empty where it has no usual name there.
    pub search: String,
    /// Why one had better not wait, where nobody knows the last day; empty where nothing presses.
    pub soon: String,
    /// One for each benefit; empty where its kind says enough.
    pub benefits: Vec<String>,
}

/// A clause in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseText {
    /// What the clause demands, as a noun phrase or short sentence.
    pub text: String,
    /// Of a gate: what to do, as an order and a title; else empty.
    pub step: String,
    /// Of a gate: how to get there; else empty.
    pub how: String,
}

/// What a verdict, an opened card or a page says; fetched once the first question is drawn.
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
}

/// A relation in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelationText {
    /// What is said, as a sentence.
    pub text: String,
    /// Who decides where nobody may choose; else empty.
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
    /// Positions of the situations it matters in, in [`ShortText::starts`].
    pub stages: Vec<u16>,
    /// For each benefit its steps in words.
    pub tiers: Vec<Vec<String>>,
    /// The law and documents it rests on, the first one first; to be shown before where they were read.
    pub basis: Vec<BasisText>,
    /// How one applies.
    pub how: String,
    /// Papers to bring.
    pub papers: Vec<String>,
    /// What one must do afterwards, one sentence each.
    pub obligations: Vec<String>,
    /// What stays uncertain about it, one sentence each.
    pub uncertain: Vec<String>,
}

/// A document that a policy rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasisText {
    /// Who issued it.
    pub issuer: String,
    /// What it is called; may be empty.
    pub title: String,
    /// Its number as printed; none where none was seen.
    pub number: Option<String>,
    /// The year it was issued, where that is known.
    pub year: Option<u16>,
    /// The article, paragraph or item.
    pub article: Option<String>,
    /// How that is known: C where only its number or gist is.
    pub grade: Grade,
}

/// A source in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceText {
    /// What it is.
    pub title: String,
    /// Address, only where it is safe to link.
    pub url: Option<String>,
    /// The day it was last looked at, as `2026-11-23`.
    pub seen: String,
}
