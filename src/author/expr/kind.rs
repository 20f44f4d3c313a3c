//! What expressions are, in the checker's terms, and what messages call them.
//!
//! Types only: nothing is lowered and nothing reported here.

use super::Unit;
use crate::{
    pack::{Expr, FactId, Kind, Num, Ref},
    value::{OptionId, OptionSet},
};

/// What an expression stands for.
pub(super) enum Value<'a> {
    /// A fact, or a field of the record at hand.
    Named(Subject<'a>),
    /// A condition.
    Condition(Expr),
    /// A number.
    Number(Typed),
    /// The records of a list that fulfil a condition.
    Filtered {
        /// The name of a record in the condition.
        variable: String,
        /// The list.
        list: FactId,
        /// The condition.
        condition: Expr,
    },
    /// A number of each record of a list that fulfils a condition.
    Mapped {
        /// The list.
        list: FactId,
        /// The condition.
        condition: Expr,
        /// The number.
        of_each: Typed,
    },
    /// A text: the key of an option, a figure or a day, as its place says.
    Text(String),
    /// `null`: none.
    Null,
    /// A record as a whole.
    Record(String),
    /// `[…]`.
    Options,
}

/// A fact or field that a rule names.
#[derive(Clone)]
pub(super) struct Subject<'a> {
    /// As written: `status` or `c.level`.
    pub name: String,
    /// What it compiles to.
    pub at: Ref,
    /// What its answers may hold.
    pub kind: &'a Kind,
    /// Whether there may be none of it.
    pub may_be_none: bool,
}

/// A number with what it counts.
#[derive(Clone)]
pub(super) struct Typed {
    /// The number.
    pub num: Num,
    /// What it counts.
    pub measure: Measure,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// A count; or a literal, which takes the measure of what it meets. In units of its last place:
    /// 99.5 is 995 with one place. Counts of facts have no place.
    Plain(u8),
    /// Money, in fen.
    Money,
    /// A day.
    Date,
    /// A decimal with this many places.
    Decimal(u8),
}

impl Measure {
    /// The measure of a unit.
    pub fn of(unit: Unit) -> Self {
        match unit {
            Unit::Int => Self::Plain(0),
            Unit::Money => Self::Money,
            Unit::Date => Self::Date,
            Unit::Decimal(scale) => Self::Decimal(scale),
        }
    }

    /// What messages call it, with its article.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Plain(0) => "a whole number",
            Self::Plain(_) | Self::Decimal(_) => "a decimal",
            Self::Money => "an amount of money",
            Self::Date => "a date",
        }
    }
}

impl<'a> Subject<'a> {
    /// The list it names, if it names one.
    pub fn list(&self) -> Option<FactId> {
        match (self.kind, self.at) {
            (Kind::Records { .. }, Ref::Fact(list)) => Some(list),
            _ => None,
        }
    }

    /// Its number, if it has one that can be computed with.
    pub fn number(&self) -> Option<Typed> {
        let measure = match self.kind {
            Kind::Int => Measure::Plain(0),
            Kind::Money => Measure::Money,
            Kind::Decimal { scale } => Measure::Decimal(*scale),
            Kind::Date => Measure::Date,
            Kind::Bool | Kind::Choice { .. } | Kind::Set { .. } | Kind::Records { .. } => return None,
        };
        Some(Typed { num: Num::Of(self.at), measure })
    }

    /// The option of its kind whose key is `key`.
    pub fn option(&self, key: &str) -> Option<OptionId> {
        let index = self.kind.options().iter().position(|option| option == key)?;
        u8::try_from(index).ok().filter(|index| usize::from(*index) < OptionSet::CAPACITY).map(OptionId)
    }

    /// What messages call it: its name and type.
    pub fn described(&self) -> String {
        format!("`{}` ({})", self.name, noun(self.kind))
    }

    /// How one of its kind is used in a rule.
    pub fn how_to_use(&self) -> String {
        let name = &self.name;
        let first = self.kind.options().first().map_or("option", String::as_str);
        let last = self.kind.options().last().map_or("option", String::as_str);
        match self.kind {
            Kind::Bool => format!("write `{name}` or `!{name}`"),
            Kind::Choice { ordered: false, .. } => format!("write `{name} == '{first}'`"),
            Kind::Choice { .. } => format!("write `{name} == '{first}'` or `{name} >= '{last}'`"),
            Kind::Set { .. } => format!("write `'{first}' in {name}`"),
            Kind::Int => format!("write `{name} >= 12`"),
            Kind::Money => format!("write `{name} <= 3000`, in yuan"),
            Kind::Decimal { .. } => format!("write `{name} <= 5.5`"),
            Kind::Date => format!("write `{name} <= on` or `{name} >= date('2026-01-01')`"),
            Kind::Records { fields } => {
                let field = fields.first().map_or("field", |field| field.key.as_str());
                format!("write `{name}.exists(c, …)` with conditions on `c.{field}`, or `{name}.size() >= 1`")
            }
        }
    }
}

/// What messages call a kind of answers, with its article.
fn noun(kind: &Kind) -> &'static str {
    match kind {
        Kind::Bool => "a yes/no fact",
        Kind::Choice { ordered: false, .. } => "an enum",
        Kind::Choice { .. } => "an ordered enum",
        Kind::Set { .. } => "a set",
        Kind::Int => "a whole number",
        Kind::Money => "an amount of money",
        Kind::Decimal { .. } => "a decimal",
        Kind::Date => "a date",
        Kind::Records { .. } => "a list",
    }
}

impl Value<'_> {
    /// What messages call it.
    pub fn described(&self) -> String {
        match self {
            Self::Named(subject) => subject.described(),
            Self::Condition(_) => "a condition".into(),
            Self::Number(Typed { num: Num::Lit(_), measure: Measure::Plain(0) }) => "a number".into(),
            Self::Number(typed) => typed.measure.noun().into(),
            Self::Filtered { .. } | Self::Mapped { .. } | Self::Options => "a list".into(),
            Self::Text(text) => format!("the text '{text}'"),
            Self::Null => "null".into(),
            Self::Record(variable) => format!("the record `{variable}`"),
        }
    }
}
