//! Interval arithmetic: what a number may be.
//!
//! Every operation yields an interval that contains the result for all numbers within its operands
//! (R. E. Moore, Interval Analysis, 1966), in 64-bit integers; overflow becomes "no limit". Knows no
//! conditions and no answers.

use super::truth::Truth;
use crate::value::{Date, Range};

/// What a number may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Its bounds.
    pub range: Range,
    /// There is none: a comparison with it fails.
    pub none: bool,
    /// There may be none: a comparison with it never surely holds.
    pub perhaps_none: bool,
    /// An unknown figure took part: no answer can settle what it leaves open.
    pub unknowable: bool,
}

impl Interval {
    /// A number within `range`.
    pub const fn of(range: Range) -> Self {
        Self { range, none: false, perhaps_none: false, unknowable: false }
    }

    /// Exactly `number`.
    pub const fn exactly(number: i64) -> Self {
        Self::of(Range::exactly(number))
    }

    /// No number.
    pub const NONE: Self = Self { range: Range::ANY, none: true, perhaps_none: true, unknowable: false };

    /// An unknown figure; never negative.
    pub const UNKNOWABLE: Self = Self { range: Range::COUNT, none: false, perhaps_none: false, unknowable: true };

    /// Whether it is a single number.
    pub fn is_exact(self) -> bool {
        self.range.min == self.range.max && !self.perhaps_none
    }

    /// Whether there is none.
    pub fn is_none(self) -> Truth {
        match (self.none, self.perhaps_none) {
            (true, _) => Truth::Yes,
            (false, true) => Truth::Unknown,
            (false, false) => Truth::No,
        }
    }

    /// `a + b`
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        self.join(other, add(self.range.min, other.range.min, i64::MIN), add(self.range.max, other.range.max, i64::MAX))
    }

    /// `a - b`
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        let (least, most) = (negate(other.range.max), negate(other.range.min));
        self.join(other, add(self.range.min, least, i64::MIN), add(self.range.max, most, i64::MAX))
    }

    /// `a · b`
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        let (a, b) = (self.range, other.range);
        let corners = [mul(a.min, b.min), mul(a.min, b.max), mul(a.max, b.min), mul(a.max, b.max)];
        let min = corners.into_iter().min().unwrap_or(i64::MIN);
        let max = corners.into_iter().max().unwrap_or(i64::MAX);
        self.join(other, min, max)
    }

    /// `parts` of `of` equal parts of it, rounded outward.
    #[must_use]
    pub fn part(self, parts: i64, of: i64) -> Self {
        self.times(Self::exactly(parts)).over(Self::exactly(of))
    }

    /// `a / b`, rounded outward. Anything while `b` may be 0, so that nothing is settled that the exact answer would not
    /// settle; where it is 0 there is no such number, and no answer makes one.
    #[must_use]
    pub fn over(self, by: Self) -> Self {
        let Range { min: least, max: most } = by.range;
        let any = self.join(by, i64::MIN, i64::MAX);
        if least <= 0 && most >= 0 {
            return Self { unknowable: any.unknowable || least == most, ..any };
        }
        // By a negative number: both sides turned round.
        let (a, least, most) = if most < 0 {
            let Range { min, max } = self.range;
            (Range { min: negate(max), max: negate(min) }, negate(most), negate(least))
        } else {
            (self.range, least, most)
        };
        // The more there are, the nearer to 0 the quotient, from either side.
        let (of_min, of_max) = (if a.min < 0 { least } else { most }, if a.max < 0 { most } else { least });
        let min = if is_limit(a.min) { a.min } else { a.min.div_euclid(of_min) };
        let max =
            if is_limit(a.max) { a.max } else { a.max.div_euclid(of_max) + i64::from(a.max.rem_euclid(of_max) != 0) };
        Self { range: Range { min, max }, ..any }
    }

    /// The lesser of two.
    #[must_use]
    pub fn least(self, other: Self) -> Self {
        self.join(other, self.range.min.min(other.range.min), self.range.max.min(other.range.max))
    }

    /// The greater of two.
    #[must_use]
    pub fn greatest(self, other: Self) -> Self {
        self.join(other, self.range.min.max(other.range.min), self.range.max.max(other.range.max))
    }

    /// Anything that either may be. If exactly one of them is none, the result may be none.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let range = match (self.none, other.none) {
            (true, false) => other.range,
            (false, true) => self.range,
            _ => Range { min: self.range.min.min(other.range.min), max: self.range.max.max(other.range.max) },
        };
        Self {
            range,
            none: self.none && other.none,
            perhaps_none: self.perhaps_none || other.perhaps_none,
            unknowable: self.unknowable || other.unknowable,
        }
    }

    /// A monotone function of a date, applied to both ends. Ends outside the calendar stay limits.
    #[must_use]
    pub fn map_date(self, f: impl Fn(Date) -> i64) -> Self {
        let end = |days: i64| Date::from_unix_days(days).map_or(if days < 0 { i64::MIN } else { i64::MAX }, &f);
        Self { range: Range { min: end(self.range.min), max: end(self.range.max) }, ..self }
    }

    /// A function of two dates, monotone in each. The caller says which ends make the least and which the
    /// greatest.
    #[must_use]
    pub fn from_dates(
        self,
        other: Self,
        (a, b): (i64, i64),
        (c, d): (i64, i64),
        f: impl Fn(Date, Date) -> i64,
    ) -> Self {
        let at = |a: i64, b: i64, limit: i64| match (Date::from_unix_days(a), Date::from_unix_days(b)) {
            (Ok(a), Ok(b)) => f(a, b),
            _ => limit,
        };
        self.join(other, at(a, b, i64::MIN), at(c, d, i64::MAX))
    }

    /// The result of an operation on two operands.
    fn join(self, other: Self, min: i64, max: i64) -> Self {
        Self {
            range: Range { min, max },
            none: self.none || other.none,
            perhaps_none: self.perhaps_none || other.perhaps_none,
            unknowable: self.unknowable || other.unknowable,
        }
    }
}

fn is_limit(number: i64) -> bool {
    number == i64::MIN || number == i64::MAX
}

/// A sum; `limit` if a limit takes part or the sum overflows.
fn add(a: i64, b: i64, limit: i64) -> i64 {
    if is_limit(a) || is_limit(b) { limit } else { a.checked_add(b).unwrap_or(limit) }
}

fn negate(number: i64) -> i64 {
    match number {
        i64::MIN => i64::MAX,
        i64::MAX => i64::MIN,
        number => -number,
    }
}

/// A product; `0 · limit = 0`, and overflow becomes the limit with the product's sign.
fn mul(a: i64, b: i64) -> i64 {
    if a == 0 || b == 0 {
        return 0;
    }
    let limit = if (a < 0) == (b < 0) { i64::MAX } else { i64::MIN };
    if is_limit(a) || is_limit(b) { limit } else { a.checked_mul(b).unwrap_or(limit) }
}
