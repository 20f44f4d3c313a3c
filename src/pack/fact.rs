//! Facts: what can be asked, and what an answer may hold.
//!
//! Declarations only; no answers and no text for people.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{
    expr::{Expr, Num, Visit},
    ids::{FactId, FieldId},
    policy::Audience,
};
use crate::value::{Answer, Record, Value};

/// A declared input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The key in policies and answer files, such as `student_status`.
    pub key: String,
    /// What an answer may hold.
    pub kind: Kind,
    /// Where it may be asked.
    pub ask: Ask,
    /// Asked last and optional; every result that rests on it is sensitive too.
    pub sensitive: bool,
    /// Whether "none, or never heard of it" is an answer of its own.
    pub may_be_none: bool,
    /// How to derive the fact from others while it has no answer of its own.
    pub derived: Option<Derived>,
    /// When the question makes sense; if this fails, the answer is none.
    pub applies_when: Option<Expr>,
    /// What an answer implies about other facts; a pair of answers that breaks it is a contradiction.
    pub implies: Vec<Implication>,
    /// For counters that grow by one a month: the condition under which they do.
    pub accrues_while: Option<Expr>,
    /// How hard it is to answer, from 0 (known by heart) to 9 (needs a trip).
    pub effort: u8,
    /// How many years ahead of this one people may choose a date; 0 if it must not lie after the day of the answers.
    pub ahead: u8,
    /// Whether a date lies ahead by what it means, so that a day before the one of the answers is none.
    pub to_come: bool,
    /// The largest number that is believed, in whole units, where it is not the one for all of its kind; see [`Kind::most`].
    pub most: Option<i64>,
    /// Whether to ask for the exact number even if ranges would do for the thresholds; see [`super::cut`].
    pub exact: bool,
    /// The least number of each cell but the first, as [`super::cut`] finds them; empty before.
    pub cuts: Vec<i64>,
    /// How its answer can become another one.
    pub changeable: Changeable,
    /// How common answers are, in parts; an answer that is not named has one part. A number stands for those that the rules
    /// treat alike. Only the order of questions rests on it.
    pub prior: Vec<(Answer, u16)>,
}

/// How an answer can become another one, by something a person can do or by time alone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Changeable {
    /// It cannot, or nobody should be told to change it.
    #[default]
    Fixed,
    /// Time changes it, and nothing a person does.
    Time,
    /// To a larger number or a higher option.
    Up,
    /// To a smaller number or a lower option.
    Down,
    /// From none to the day on which it is done.
    Today,
    /// To one of these values; a set gains them.
    To(Vec<Value>),
    /// By one more record, one of these.
    Record(Vec<NewRecord>),
}

/// A record that somebody can add to a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRecord {
    /// What it says.
    pub record: Record,
    /// The dates in it that are the day on which it is done.
    pub today: Vec<FieldId>,
}

impl Fact {
    /// A bare fact of that kind: never asked, always applicable, not derived.
    pub fn of(key: impl Into<String>, kind: Kind) -> Self {
        Self {
            key: key.into(),
            kind,
            ask: Ask::default(),
            sensitive: false,
            may_be_none: false,
            derived: None,
            applies_when: None,
            implies: Vec::new(),
            accrues_while: None,
            effort: 0,
            ahead: 1,
            to_come: false,
            most: None,
            exact: false,
            cuts: Vec::new(),
            changeable: Changeable::Fixed,
            prior: Vec::new(),
        }
    }

    /// Calls `seen` for every condition and number it derives from, applies by or grows by.
    pub fn roots<'f>(&'f self, seen: &mut dyn FnMut(Visit<'f>)) {
        self.derived.iter().for_each(|derived| seen(derived.place()));
        self.applies_when.iter().chain(&self.accrues_while).for_each(|expr| seen(Visit::Expr(expr)));
    }

    /// The same, and their parts.
    pub fn walk<'f>(&'f self, seen: &mut dyn FnMut(Visit<'f>)) {
        self.roots(&mut |root| root.walk(seen));
    }

    /// The fact an expression of it would be written for: whether it is a list.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            Kind::Records { fields } => fields,
            _ => &[],
        }
    }
}

/// The longest chain of derived facts, and the only bound for code that follows derivations. The checker refuses
/// longer chains and cycles. The engine goes no deeper either, so it stays total on packs the checker has not seen.
pub const MAX_DERIVATION: u8 = 8;

/// How to derive a fact from others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Derived {
    /// A bool fact.
    Flag(Expr),
    /// A number or date.
    Number(Num),
}

impl Derived {
    /// The root of its tree.
    pub fn place(&self) -> Visit<'_> {
        match self {
            Self::Flag(expr) => Visit::Expr(expr),
            Self::Number(num) => Visit::Num(num),
        }
    }

    /// The facts it is derived from.
    pub fn facts(&self) -> Vec<FactId> {
        self.place().facts()
    }
}

/// If the first condition holds, the second must not fail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Implication {
    /// The premise.
    pub when: Expr,
    /// The conclusion: may be unknown, but not false.
    pub then: Expr,
}

/// A field of the records of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The key in policies and answer files, such as `issued_on`.
    pub key: String,
    /// What an answer may hold; never records: lists do not nest.
    pub kind: Kind,
    /// Whether "none" is an answer of its own.
    pub may_be_none: bool,
    /// When to ask people for it.
    pub asked: Asked,
    /// As of a fact.
    pub most: Option<i64>,
    /// As of a fact.
    pub exact: bool,
    /// As of a fact.
    pub cuts: Vec<i64>,
}

impl Field {
    /// A field of that kind, asked with the entry.
    pub fn of(key: impl Into<String>, kind: Kind) -> Self {
        let asked = Asked::WithEntry;
        Self { key: key.into(), kind, may_be_none: false, asked, most: None, exact: false, cuts: Vec::new() }
    }
}

/// When to ask people for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asked {
    /// While they fill in an entry.
    WithEntry,
    /// Afterwards, on its own, and only if something turns on it.
    FollowUp,
    /// Never: it has no question.
    Never,
}

/// What an answer to a fact may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Yes or no.
    Bool,
    /// Exactly one of the options.
    Choice {
        /// Option keys; their positions are [`crate::value::OptionId`]s.
        options: Vec<String>,
        /// Whether they are ordered, least first, so that `<` compares them.
        ordered: bool,
    },
    /// Any number of the options, or none.
    Set {
        /// Option keys; their positions are [`crate::value::OptionId`]s.
        options: Vec<String>,
    },
    /// A non-negative whole number: persons, months, years, times.
    Int,
    /// An amount, in fen.
    Money,
    /// A decimal with a fixed number of places, stored as an integer in units of the last place.
    Decimal {
        /// Places after the decimal point.
        scale: u8,
    },
    /// A day, month or year.
    Date,
    /// A list of records.
    Records {
        /// The fields of a record; their positions are [`FieldId`]s.
        fields: Vec<Field>,
    },
}

/// The largest amount one may answer where the author names none, in yuan: a hundred million. More is surely a typo, and would be a
/// headline.
const MOST_YUAN: i64 = 100_000_000;
/// The largest count of people, months or anything else.
const MOST_COUNTED: i64 = 100_000;

impl Kind {
    /// The option keys; empty if the kind has none.
    pub fn options(&self) -> &[String] {
        match self {
            Self::Choice { options, .. } | Self::Set { options } => options,
            _ => &[],
        }
    }

    /// The largest number that is believed, in whole units: the author's `own`, or else the one for the kind.
    pub fn most(&self, own: Option<i64>) -> i64 {
        own.unwrap_or(if *self == Self::Money { MOST_YUAN } else { MOST_COUNTED })
    }
}

/// Where a fact may be asked. If nowhere, it is never asked, only derived or left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ask {
    /// At a stand, by another person.
    pub fair: bool,
    /// On the person's own phone.
    pub phone: bool,
    /// At the office.
    pub office: bool,
    /// Of an employer, about itself.
    pub employer: bool,
}

impl Ask {
    /// Whether it may be asked anywhere at all.
    pub fn anywhere(self) -> bool {
        self.fair || self.phone || self.office || self.employer
    }

    /// Whether `who` may be asked it on a screen of their own.
    pub fn of(self, who: Audience) -> bool {
        match who {
            Audience::Person => self.phone,
            Audience::Employer => self.employer,
        }
    }
}
