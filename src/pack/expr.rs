//! Conditions and numbers as written in CEL and checked: the compiled form.
//!
//! Numbers are 64-bit integers throughout: counts, months, fen, scaled decimals, positions of ordered
//! options, and days since 1970-01-01. The checker has made sure that only like is compared with
//! like. This file defines trees and walks over them; what they mean is the engine's.

use alloc::{boxed::Box, vec::Vec};

use serde::{Deserialize, Serialize};

use super::model::{FactId, FieldId, FigureId};
use crate::value::OptionId;

/// What a name in a rule stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ref {
    /// A fact.
    Fact(FactId),
    /// A field of the record that `exists`, `all` or `count` looks at. Lists do not nest.
    Field(FactId, FieldId),
}

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expr {
    /// A constant.
    Const(bool),
    /// A bool itself.
    Flag(Ref),
    /// A choice has this option.
    Is(Ref, OptionId),
    /// A set contains this option.
    Has(Ref, OptionId),
    /// The answer is none.
    IsNone(Ref),
    /// Two numbers compare so.
    Compare(Order, Box<Num>, Box<Num>),
    /// Negation.
    Not(Box<Expr>),
    /// Conjunction.
    And(Vec<Expr>),
    /// Disjunction.
    Or(Vec<Expr>),
    /// Some record of the list fulfils it.
    Exists(FactId, Box<Expr>),
    /// Every record of the list fulfils it.
    Every(FactId, Box<Expr>),
}

/// How two numbers compare. `>` and `>=` are written with their sides exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Order {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `==`
    Equal,
}

/// A number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Num {
    /// A constant.
    Lit(i64),
    /// The answer to a number or date; of an ordered choice its position.
    Of(Ref),
    /// The day outcomes are for.
    On,
    /// A published figure, in the row that the date holds for; without a date in its only row.
    Figure(FigureId, Option<Box<Num>>),
    /// Sum.
    Add(Box<Num>, Box<Num>),
    /// Difference.
    Sub(Box<Num>, Box<Num>),
    /// Product.
    Mul(Box<Num>, Box<Num>),
    /// So many of so many equal parts of a number, rounded outward: `Part(x, 2, 3)` is two thirds.
    Part(Box<Num>, i64, i64),
    /// The least of them.
    Min(Vec<Num>),
    /// The greatest of them.
    Max(Vec<Num>),
    /// Anything from the first to the second: the text leaves it open.
    Between(Box<Num>, Box<Num>),
    /// The second if the condition holds, else the third.
    If(Box<Expr>, Box<Num>, Box<Num>),
    /// A date, so many months later.
    AddMonths(Box<Num>, Box<Num>),
    /// Complete months from the first date to the second.
    MonthsBetween(Box<Num>, Box<Num>),
    /// Complete years from the first date to the second; ages.
    YearsBetween(Box<Num>, Box<Num>),
    /// A date's calendar year.
    Year(Box<Num>),
    /// The first day of a date's month.
    MonthStart(Box<Num>),
    /// The first day of a date's calendar year.
    YearStart(Box<Num>),
    /// The last day of a date's calendar year.
    YearEnd(Box<Num>),
    /// How many records of the list fulfil it.
    Count(FactId, Box<Expr>),
}

/// Something found while walking a tree.
#[derive(Debug, Clone, Copy)]
pub enum Visit<'e> {
    /// A condition.
    Expr(&'e Expr),
    /// A number.
    Num(&'e Num),
}

impl Expr {
    /// Calls `seen` for this condition and everything below it, outermost first.
    pub fn walk<'e>(&'e self, seen: &mut impl FnMut(Visit<'e>)) {
        seen(Visit::Expr(self));
        match self {
            Self::Const(_) | Self::Flag(_) | Self::Is(..) | Self::Has(..) | Self::IsNone(_) => {}
            Self::Compare(_, left, right) => {
                left.walk(seen);
                right.walk(seen);
            }
            Self::Not(inner) | Self::Exists(_, inner) | Self::Every(_, inner) => inner.walk(seen),
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.walk(seen)),
        }
    }

    /// The facts it mentions, each once, in the order written.
    pub fn facts(&self) -> Vec<FactId> {
        let mut facts = Vec::new();
        self.walk(&mut |visit| note_fact(visit, &mut facts));
        facts
    }
}

impl Num {
    /// Calls `seen` for this number and everything below it, outermost first.
    pub fn walk<'e>(&'e self, seen: &mut impl FnMut(Visit<'e>)) {
        seen(Visit::Num(self));
        match self {
            Self::Figure(_, key) => key.iter().for_each(|key| key.walk(seen)),
            Self::If(condition, then, other) => {
                condition.walk(seen);
                then.walk(seen);
                other.walk(seen);
            }
            Self::Count(_, condition) => condition.walk(seen),
            _ => self.operands().for_each(|operand| operand.walk(seen)),
        }
    }

    /// What arithmetic works on. Names, choices, counts and figures are no arithmetic and have none.
    pub fn operands(&self) -> impl Iterator<Item = &Self> {
        let (two, more): ([Option<&Self>; 2], &[Self]) = match self {
            Self::Lit(_) | Self::Of(_) | Self::On | Self::Figure(..) | Self::If(..) | Self::Count(..) => {
                ([None, None], &[])
            }
            Self::Add(a, b)
            | Self::Sub(a, b)
            | Self::Mul(a, b)
            | Self::Between(a, b)
            | Self::AddMonths(a, b)
            | Self::MonthsBetween(a, b)
            | Self::YearsBetween(a, b) => ([Some(a), Some(b)], &[]),
            Self::Part(a, ..) | Self::Year(a) | Self::MonthStart(a) | Self::YearStart(a) | Self::YearEnd(a) => {
                ([Some(a), None], &[])
            }
            Self::Min(parts) | Self::Max(parts) => ([None, None], parts),
        };
        two.into_iter().flatten().chain(more)
    }

    /// The facts it mentions, each once, in the order written.
    pub fn facts(&self) -> Vec<FactId> {
        let mut facts = Vec::new();
        self.walk(&mut |visit| note_fact(visit, &mut facts));
        facts
    }
}

fn note_fact(visit: Visit<'_>, facts: &mut Vec<FactId>) {
    let fact = match visit {
        Visit::Expr(Expr::Flag(r) | Expr::Is(r, _) | Expr::Has(r, _) | Expr::IsNone(r)) | Visit::Num(Num::Of(r)) => {
            match r {
                Ref::Fact(fact) | Ref::Field(fact, _) => *fact,
            }
        }
        Visit::Expr(Expr::Exists(fact, _) | Expr::Every(fact, _)) | Visit::Num(Num::Count(fact, _)) => *fact,
        Visit::Expr(_) | Visit::Num(_) => return,
    };
    if !facts.contains(&fact) {
        facts.push(fact);
    }
}
