//! Facts: what can be asked, and what an answer to it may hold.
//!
//! Declarations only; no answer and no text for people.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{
    expr::{Expr, Num, Visit},
    ids::FactId,
};

/// A declared input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Key authors and answer files use, such as `student_status`.
    pub key: String,
    /// What an answer may hold.
    pub kind: Kind,
    /// Where it may be asked.
    pub ask: Ask,
    /// Asked last, optional, and makes every result that rests on it sensitive.
    pub sensitive: bool,
    /// Whether "none of them, or never heard of it" is an answer of its own.
    pub may_be_none: bool,
    /// How the fact follows from others while it has no answer of its own.
    pub derived: Option<Derived>,
    /// When the question makes sense; where it fails the answer is none.
    pub applies_when: Option<Expr>,
    /// What an answer says about other facts; a pair that breaks it is a contradiction.
    pub implies: Vec<Implication>,
    /// For counters that grow by one a month: while what they do.
    pub accrues_while: Option<Expr>,
    /// How hard it is to answer, from 0 (known by heart) to 9 (needs a trip).
    pub effort: u8,
    /// How many years after this one a date may lie that people choose; 0 for what must have been by the day of the
    /// answers.
    pub ahead: u8,
    /// Whether people are asked for the very number, where ranges would do for the thresholds.
    pub exact: bool,
}

impl Fact {
    /// A fact of that kind and nothing more: asked of nobody, always applicable, following from nothing.
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
            exact: false,
        }
    }

    /// The fact an expression of it would be written for: whether it is a list.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            Kind::Records { fields } => fields,
            _ => &[],
        }
    }
}

/// How many derived facts may rest on each other in a row: the one bound for everything that follows derivations.
/// The checker refuses longer chains and circles, and the engine goes no deeper, so that it is total on packs the
/// checker has not seen.
pub const MAX_DERIVATION: u8 = 8;

/// How a fact follows from others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Derived {
    /// A bool fact.
    Flag(Expr),
    /// A number or date.
    Number(Num),
}

impl Derived {
    /// Its tree.
    pub fn place(&self) -> Visit<'_> {
        match self {
            Self::Flag(expr) => Visit::Expr(expr),
            Self::Number(num) => Visit::Num(num),
        }
    }

    /// The facts it rests on.
    pub fn facts(&self) -> Vec<FactId> {
        self.place().facts()
    }
}

/// Where the first holds, the second must not fail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Implication {
    /// What an answer says.
    pub when: Expr,
    /// What then must not be untrue.
    pub then: Expr,
}

/// A field of the records of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Key authors and answer files use, such as `issued_on`.
    pub key: String,
    /// What an answer may hold; never records.
    pub kind: Kind,
    /// Whether "none" is an answer of its own.
    pub may_be_none: bool,
    /// When people are asked for it.
    pub asked: Asked,
}

impl Field {
    /// A field of that kind that an entry asks for.
    pub fn of(key: impl Into<String>, kind: Kind) -> Self {
        Self { key: key.into(), kind, may_be_none: false, asked: Asked::WithEntry }
    }
}

/// When people are asked for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asked {
    /// When they fill in an entry.
    WithEntry,
    /// Afterwards, by itself, and only where something turns on it.
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
        /// Whether they stand in an order, least first, so that `<` compares them.
        ordered: bool,
    },
    /// Any number of the options, or none.
    Set {
        /// Option keys; their positions are [`crate::value::OptionId`]s.
        options: Vec<String>,
    },
    /// A whole number that is not negative: persons, months, years, times.
    Int,
    /// An amount, in fen.
    Money,
    /// A decimal with this many places, as an integer of its last place.
    Decimal {
        /// Places behind the point.
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

/// The most yuan anybody may answer: a hundred million. More is a slip of the keyboard, and would be a headline.
pub const MOST_YUAN: i64 = 100_000_000;
/// The most people, months or anything else that is counted.
pub const MOST_COUNTED: i64 = 100_000;

impl Kind {
    /// The option keys, where the kind has any.
    pub fn options(&self) -> &[String] {
        match self {
            Self::Choice { options, .. } | Self::Set { options } => options,
            _ => &[],
        }
    }
}

/// The places where a fact may be asked. None of them: never asked, only derived or left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ask {
    /// At a stand, by somebody else.
    pub fair: bool,
    /// On the person's own phone.
    pub phone: bool,
    /// At the office.
    pub office: bool,
}

impl Ask {
    /// Whether an answer may come from anywhere at all.
    pub fn anywhere(self) -> bool {
        self.fair || self.phone || self.office
    }
}
