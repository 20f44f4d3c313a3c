//! How a number moves as the day goes on.
//!
//! The timeline finds the day on which a comparison flips by halving, which is exact only where the
//! difference of its sides never turns back. This file decides that, on compiled expressions; it says
//! nothing about values.

use crate::pack::{Derived, Fact, FactId, Kind, MAX_DERIVATION, Num, Ref};

/// How something moves as the day goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// It stays.
    Constant,
    /// It never falls.
    Rising,
    /// It never rises.
    Falling,
    /// It may do both.
    Mixed,
}

impl Direction {
    /// Of a sum, or anything else that rises with both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Constant, direction) | (direction, Self::Constant) => direction,
            (a, b) if a == b => a,
            _ => Self::Mixed,
        }
    }

    /// Of the negative.
    #[must_use]
    pub fn flipped(self) -> Self {
        match self {
            Self::Rising => Self::Falling,
            Self::Falling => Self::Rising,
            same => same,
        }
    }
}

/// How `num` moves as the day goes on.
pub fn direction(num: &Num, facts: &[Fact]) -> Direction {
    Facts { facts, depth: MAX_DERIVATION }.number(num)
}

#[derive(Clone, Copy)]
struct Facts<'a> {
    facts: &'a [Fact],
    depth: u8,
}

impl Facts<'_> {
    fn number(self, num: &Num) -> Direction {
        match num {
            Num::Lit(_) | Num::Of(Ref::Field(..)) => Direction::Constant,
            Num::On => Direction::Rising,
            Num::Of(Ref::Fact(fact)) => self.fact(*fact),
            // The days on which another row begins to hold are breakpoints of their own.
            Num::Figure(_, None) => Direction::Constant,
            Num::Figure(_, Some(day)) => match (&**day, self.number(day)) {
                (Num::On, _) | (_, Direction::Constant) => Direction::Constant,
                _ => Direction::Mixed,
            },
            Num::Add(a, b) | Num::Between(a, b) | Num::AddMonths(a, b) => self.number(a).with(self.number(b)),
            Num::Sub(a, b) => self.number(a).with(self.number(b).flipped()),
            Num::MonthsBetween(from, to) | Num::YearsBetween(from, to) => {
                self.number(from).flipped().with(self.number(to))
            }
            Num::Mul(a, b) => self.product(a, b),
            Num::Over(a, b) => match (self.number(a), self.number(b)) {
                (Direction::Constant, Direction::Constant) => Direction::Constant,
                (moves, Direction::Constant) if self.is_never_negative(b) => moves,
                _ => Direction::Mixed,
            },
            Num::Part(inner, parts, _) if *parts < 0 => self.number(inner).flipped(),
            Num::Part(inner, ..)
            | Num::Year(inner)
            | Num::MonthStart(inner)
            | Num::YearStart(inner)
            | Num::YearEnd(inner) => self.number(inner),
            Num::Min(parts) | Num::Max(parts) => {
                parts.iter().fold(Direction::Constant, |all, part| all.with(self.number(part)))
            }
            // The days on which the choice changes are breakpoints of their own, too.
            Num::If(_, then, other) => self.number(then).with(self.number(other)),
            // So are those on which a record begins or ceases to count.
            Num::Count(list, _) => self.fact(*list),
            Num::Sum(list, _, num) => self.fact(*list).with(self.number(num)),
        }
    }

    fn product(self, a: &Num, b: &Num) -> Direction {
        match (a, b) {
            (Num::Lit(0), _) | (_, Num::Lit(0)) => Direction::Constant,
            (Num::Lit(by), other) | (other, Num::Lit(by)) if *by < 0 => self.number(other).flipped(),
            _ => match (self.number(a), self.number(b)) {
                (Direction::Constant, Direction::Constant) => Direction::Constant,
                (a_moves, b_moves) if self.is_never_negative(a) && self.is_never_negative(b) => a_moves.with(b_moves),
                (Direction::Constant, moves) if self.is_never_negative(a) => moves,
                (moves, Direction::Constant) if self.is_never_negative(b) => moves,
                _ => Direction::Mixed,
            },
        }
    }

    /// Whether a number is certain not to be negative. Counts, amounts and decimals of facts never are.
    fn is_never_negative(self, num: &Num) -> bool {
        match num {
            Num::Lit(number) => *number >= 0,
            Num::Count(..) => true,
            Num::Of(Ref::Fact(fact)) => self.facts.get(fact.index()).is_some_and(|fact| {
                fact.derived.is_none() && matches!(fact.kind, Kind::Int | Kind::Money | Kind::Decimal { .. })
            }),
            Num::Of(Ref::Field(list, field)) => self
                .facts
                .get(list.index())
                .and_then(|fact| fact.fields().get(field.index()))
                .is_some_and(|field| matches!(field.kind, Kind::Int | Kind::Money | Kind::Decimal { .. })),
            Num::Add(a, b) | Num::Mul(a, b) | Num::Between(a, b) | Num::Over(a, b) => {
                self.is_never_negative(a) && self.is_never_negative(b)
            }
            Num::If(_, a, b) => self.is_never_negative(a) && self.is_never_negative(b),
            Num::Sum(_, _, num) => self.is_never_negative(num),
            Num::Part(inner, parts, _) => *parts >= 0 && self.is_never_negative(inner),
            Num::Min(parts) => parts.iter().all(|part| self.is_never_negative(part)),
            Num::Max(parts) => parts.iter().any(|part| self.is_never_negative(part)),
            _ => false,
        }
    }

    /// How a fact moves: a counter that accrues rises, a derived fact moves with what it rests on, and
    /// a question that stops applying takes its answer with it, on a day that is a breakpoint of its
    /// own.
    fn fact(self, id: FactId) -> Direction {
        let Some(fact) = self.facts.get(id.index()) else { return Direction::Constant };
        let own = if fact.accrues_while.is_some() { Direction::Rising } else { Direction::Constant };
        let Some(derived) = &fact.derived else { return own };
        // Circles are refused elsewhere; here they end as something nobody can rely on.
        let Some(depth) = self.depth.checked_sub(1) else { return Direction::Mixed };
        let deeper = Self { depth, ..self };
        own.with(match derived {
            // No number is reckoned from it; what it chooses changes on breakpoints.
            Derived::Flag(_) => Direction::Constant,
            Derived::Number(num) => deeper.number(num),
        })
    }
}
