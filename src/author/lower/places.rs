//! Where the parts of a pack stand, so that lints can point at them.
//!
//! Lists run parallel to those of the pack. Places only; nothing is judged here.

use std::collections::BTreeSet;

use super::super::source::Span;
use crate::{
    pack::{ClauseId, Pause},
    value::Date,
};

/// Where the parts of a pack stand.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Facts.
    pub facts: Vec<FactPlace>,
    /// Figures.
    pub figures: Vec<FigurePlace>,
    /// Policies.
    pub policies: Vec<PolicyPlace>,
    /// What has no number in wire.yaml, with the number it would get.
    pub unnumbered: Vec<Unnumbered>,
    /// What policies say in words, and the numbers beside that.
    pub policy_words: Vec<Written>,
    /// What facts say in words, and the numbers beside that.
    pub fact_words: Vec<Written>,
    /// Definitions that no policy uses: key and place.
    pub unused_definitions: Vec<(String, Span)>,
    /// Days on which somebody looked at something.
    pub seen: Vec<Seen>,
    /// Stretches of days.
    pub periods: Vec<Period>,
    /// Texts without English.
    pub untranslated: Vec<Span>,
    /// The `with` of each relation.
    pub relations: Vec<Span>,
}

/// A name that wire.yaml gives no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unnumbered {
    /// The section of wire.yaml it belongs to.
    pub section: &'static str,
    /// The fact or field whose options or fields are numbered.
    pub owner: Option<String>,
    /// Its name.
    pub name: String,
    /// The next free number.
    pub number: u16,
}

/// Where a fact stands.
#[derive(Debug, Clone)]
pub struct FactPlace {
    /// Its key.
    pub key: Span,
    /// Its question, or its key where it has none.
    pub question: Span,
    /// Its help, or its key where it has none.
    pub help: Span,
    /// How it derives, or its key where it does not.
    pub derived: Span,
    /// When it applies, or its key where it always does.
    pub applies_when: Span,
    /// While what it grows, or its key where it does not.
    pub grows: Span,
    /// The keys of its fields.
    pub fields: Vec<Span>,
}

/// Where a figure stands.
#[derive(Debug, Clone)]
pub struct FigurePlace {
    /// Its key.
    pub key: Span,
    /// Its rows.
    pub rows: Vec<Span>,
}

/// Where a policy stands.
#[derive(Debug, Clone)]
pub struct PolicyPlace {
    /// Its id.
    pub id: Span,
    /// The id of the policy it replaces.
    pub replaces: Option<Span>,
    /// Its clauses. Clauses taken over from a definition stand in terms.yaml, for all its users.
    pub clauses: Vec<ClausePlace>,
    /// Its benefits.
    pub benefits: Vec<BenefitPlace>,
    /// Its days.
    pub times: TimesPlace,
    /// Each pause as it is written, with the places of its first and last day.
    pub pauses: Vec<(Pause, Span, Span)>,
    /// What is uncertain about it.
    pub uncertain: Vec<Uncertain>,
}

/// An entry of `uncertain`.
#[derive(Debug, Clone)]
pub struct Uncertain {
    /// Where it stands.
    pub span: Span,
    /// Whether it says what else it is about.
    pub about: bool,
    /// The clauses that it names, and where.
    pub clauses: Vec<(ClauseId, Span)>,
}

/// Where the days of a policy stand; its id for those it does not have.
#[derive(Debug, Clone, Copy)]
pub struct TimesPlace {
    /// First day of the rule.
    pub from: Span,
    /// Last day of the rule.
    pub to: Span,
    /// Whether it runs on.
    pub run_on: Span,
    /// The day it was withdrawn.
    pub withdrawn: Span,
    /// First day of the window, also of a yearly one.
    pub opens: Span,
    /// Last day of the window, also of a yearly one.
    pub closes: Span,
}

/// Where a clause stands.
#[derive(Debug, Clone, Copy)]
pub struct ClausePlace {
    /// Its id.
    pub id: Span,
    /// Its rule, or its id where it has none.
    pub rule: Span,
}

/// Where a benefit stands.
#[derive(Debug, Clone, Copy)]
pub struct BenefitPlace {
    /// Its id.
    pub id: Span,
    /// Its amount or schedule, or its id where it has none.
    pub amount: Span,
    /// Its `when`, or its id where it has none.
    pub when: Span,
    /// Its `for_each`, or its id where it has none.
    pub for_each: Span,
}

/// A day on which somebody looked at something.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// The day.
    pub day: Date,
    /// Where it stands.
    pub span: Span,
    /// The field it stands in, for the remedy.
    pub field: &'static str,
}

/// A stretch of days, both ends included.
#[derive(Debug, Clone, Copy)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Where its last day stands.
    pub span: Span,
}

/// Words, and the numbers beside them. Numbers are in hundredths.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// The texts in both languages.
    pub texts: Vec<(String, Span)>,
    /// The numbers that may stand in them.
    pub numbers: BTreeSet<i64>,
    /// The numbers that each entry of `says` adds, with its place.
    pub says: Vec<(Vec<i64>, Span)>,
}
