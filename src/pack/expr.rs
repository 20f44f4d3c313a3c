//! The compiled form of conditions and numbers, written in CEL and checked.
//!
//! Numbers are 64-bit integers throughout: counts, months, fen, scaled decimals, positions of ordered
//! options, and days since 1970-01-01. The checker ensures that only like is compared with like. This
//! file defines the trees and walks over them; the engine gives them meaning.

use alloc::{boxed::Box, vec::Vec};

use serde::{Deserialize, Serialize};

use super::ids::{FactId, FieldId, FigureId};
use crate::value::OptionId;

/// What a name in a rule refers to.
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
    /// The value of a bool.
    Flag(Ref),
    /// A choice has this option.
    Is(Ref, OptionId),
    /// A set contains this option.
    Has(Ref, OptionId),
    /// The answer is none.
    IsNone(Ref),
    /// A comparison of two numbers.
    Compare(Order, Box<Num>, Box<Num>),
    /// Negation.
    Not(Box<Expr>),
    /// Conjunction.
    And(Vec<Expr>),
    /// Disjunction.
    Or(Vec<Expr>),
    /// Some record of the list fulfils the condition.
    Exists(FactId, Box<Expr>),
    /// Every record of the list fulfils the condition.
    Every(FactId, Box<Expr>),
}

/// How two numbers compare. `>` and `>=` are stored with their sides swapped.
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
    /// The answer to a number or date, or the position of an ordered choice.
    Of(Ref),
    /// The day outcomes are for.
    On,
    /// A published figure: the row in force on the date, or its only row if there is no date.
    Figure(FigureId, Option<Box<Num>>),
    /// Sum.
    Add(Box<Num>, Box<Num>),
    /// Difference.
    Sub(Box<Num>, Box<Num>),
    /// Product.
    Mul(Box<Num>, Box<Num>),
    /// A fraction of a number, rounded outward: `Part(x, 2, 3)` is two thirds of `x`.
    Part(Box<Num>, i64, i64),
    /// The least of several.
    Min(Vec<Num>),
    /// The greatest of several.
    Max(Vec<Num>),
    /// Anything from the first to the second: the policy's text leaves it open.
    Between(Box<Num>, Box<Num>),
    /// The second if the condition holds, else the third.
    If(Box<Expr>, Box<Num>, Box<Num>),
    /// A date, moved by a number of months.
    AddMonths(Box<Num>, Box<Num>),
    /// Complete months from the first date to the second.
    MonthsBetween(Box<Num>, Box<Num>),
    /// Complete years from the first date to the second, as for ages.
    YearsBetween(Box<Num>, Box<Num>),
    /// A date's calendar year.
    Year(Box<Num>),
    /// The first day of a date's month.
    MonthStart(Box<Num>),
    /// The first day of a date's calendar year.
    YearStart(Box<Num>),
    /// The last day of a date's calendar year.
    YearEnd(Box<Num>),
    /// How many records of the list fulfil the condition.
    Count(FactId, Box<Expr>),
    /// A number of each record of the list that fulfils the condition, added up; 0 where none does.
    Sum(FactId, Box<Expr>, Box<Num>),
    /// The first divided by the second, rounded outward; unknown where the second is 0.
    Over(Box<Num>, Box<Num>),
}

/// A node of a tree: a condition or a number.
#[derive(Debug, Clone, Copy)]
pub enum Visit<'e> {
    /// A condition.
    Expr(&'e Expr),
    /// A number.
    Num(&'e Num),
}

impl<'e> Visit<'e> {
    /// Calls `seen` for each direct child, in source order. Only this function says which variants have children:
    /// every walk goes through here, so a new operator reaches all of them.
    pub fn children(self, seen: &mut dyn FnMut(Self)) {
        match self {
            Self::Expr(expr) => match expr {
                Expr::Const(_) | Expr::Flag(_) | Expr::Is(..) | Expr::Has(..) | Expr::IsNone(_) => {}
                Expr::Compare(_, left, right) => [left, right].into_iter().for_each(|num| seen(Self::Num(num))),
                Expr::Not(inner) | Expr::Exists(_, inner) | Expr::Every(_, inner) => seen(Self::Expr(inner)),
                Expr::And(parts) | Expr::Or(parts) => parts.iter().for_each(|part| seen(Self::Expr(part))),
            },
            Self::Num(num) => match num {
                Num::Lit(_) | Num::Of(_) | Num::On => {}
                Num::Figure(_, key) => key.iter().for_each(|key| seen(Self::Num(key))),
                Num::Add(a, b)
                | Num::Sub(a, b)
                | Num::Mul(a, b)
                | Num::Between(a, b)
                | Num::AddMonths(a, b)
                | Num::MonthsBetween(a, b)
                | Num::YearsBetween(a, b)
                | Num::Over(a, b) => [a, b].into_iter().for_each(|num| seen(Self::Num(num))),
                Num::Part(a, ..) | Num::Year(a) | Num::MonthStart(a) | Num::YearStart(a) | Num::YearEnd(a) => {
                    seen(Self::Num(a));
                }
                Num::Min(parts) | Num::Max(parts) => parts.iter().for_each(|part| seen(Self::Num(part))),
                Num::If(condition, then, other) => {
                    seen(Self::Expr(condition));
                    [then, other].into_iter().for_each(|num| seen(Self::Num(num)));
                }
                Num::Count(_, condition) => seen(Self::Expr(condition)),
                Num::Sum(_, condition, num) => {
                    seen(Self::Expr(condition));
                    seen(Self::Num(num));
                }
            },
        }
    }

    /// Calls `seen` for this node and everything below it, outermost first.
    pub fn walk(self, seen: &mut dyn FnMut(Self)) {
        seen(self);
        self.children(&mut |child| child.walk(seen));
    }

    /// How many nodes stand within each other at most, this one included.
    pub fn depth(self) -> usize {
        let mut below = 0;
        self.children(&mut |child| below = below.max(child.depth()));
        below + 1
    }

    /// The fact or field this node reads itself, not counting its children.
    pub fn name(self) -> Option<Ref> {
        match self {
            Self::Expr(Expr::Flag(name) | Expr::Is(name, _) | Expr::Has(name, _) | Expr::IsNone(name))
            | Self::Num(Num::Of(name)) => Some(*name),
            Self::Expr(_) | Self::Num(_) => None,
        }
    }

    /// The list this node looks through, and the condition it tests on each record.
    pub fn list(self) -> Option<(FactId, &'e Expr)> {
        match self {
            Self::Expr(Expr::Exists(list, condition) | Expr::Every(list, condition))
            | Self::Num(Num::Count(list, condition) | Num::Sum(list, condition, _)) => Some((*list, condition)),
            Self::Expr(_) | Self::Num(_) => None,
        }
    }

    /// The facts it mentions, each once, in source order.
    pub fn facts(self) -> Vec<FactId> {
        let mut facts = Vec::new();
        self.walk(&mut |visit| {
            let named = visit.name().map(|(Ref::Fact(fact) | Ref::Field(fact, _))| fact);
            for fact in named.into_iter().chain(visit.list().map(|(list, _)| list)) {
                if !facts.contains(&fact) {
                    facts.push(fact);
                }
            }
        });
        facts
    }
}

impl Expr {
    /// Calls `seen` for this condition and everything below it, outermost first.
    pub fn walk<'e>(&'e self, seen: &mut dyn FnMut(Visit<'e>)) {
        Visit::Expr(self).walk(seen);
    }

    /// The facts it mentions, each once, in source order.
    pub fn facts(&self) -> Vec<FactId> {
        Visit::Expr(self).facts()
    }
}

impl Num {
    /// Calls `seen` for this number and everything below it, outermost first.
    pub fn walk<'e>(&'e self, seen: &mut dyn FnMut(Visit<'e>)) {
        Visit::Num(self).walk(seen);
    }

    /// The facts it mentions, each once, in source order.
    pub fn facts(&self) -> Vec<FactId> {
        Visit::Num(self).facts()
    }
}
