//! Arithmetic, and the measures that numbers must share.
//!
//! A literal takes the measure of what it meets: next to money it is yuan and becomes fen. Counts of
//! facts never turn into money by themselves; multiplied by a literal they do.

use cel::{IdedExpr, common::ast::operators};

use super::{
    check::Checker,
    kind::{Measure, Typed, Value},
};
use crate::{author::finding::Code, pack::Num, value::Date};

/// Two numbers of one measure.
pub(super) struct Joined {
    /// The first.
    pub left: Num,
    /// The second.
    pub right: Num,
    /// What both count.
    pub measure: Measure,
}

impl<'a> Checker<'a, '_> {
    /// A number in another measure, where it can take that. Else a finding.
    pub fn fitted(&mut self, tree: &IdedExpr, typed: Typed, wanted: Measure) -> Option<Num> {
        if let Some(num) = converted(&typed, wanted) {
            return Some(num);
        }
        let (message, hint) = match (typed.measure, wanted) {
            (Measure::Plain(places), Measure::Money) if places > 2 => (
                format!("expected at most two decimals, found `{}`", self.map.written(tree)),
                "money counts in fen, hundredths of a yuan".to_owned(),
            ),
            (Measure::Plain(places), Measure::Decimal(scale)) if places > scale => (
                format!("expected at most {scale} decimals, found `{}`", self.map.written(tree)),
                "the fact says how many decimals it has".to_owned(),
            ),
            (Measure::Plain(1..), Measure::Plain(_)) => (
                format!("expected a whole number, found `{}`", self.map.written(tree)),
                "counts and months have no decimals".to_owned(),
            ),
            (Measure::Plain(0), Measure::Money) => (
                format!("expected an amount of money, found {}", self.described(tree, &typed)),
                "multiply it by yuan, as in `1000 * n`".to_owned(),
            ),
            (found, Measure::Date) if found != Measure::Date => (
                format!("expected a date, found {}", self.described(tree, &typed)),
                "write a day as `date('2026-01-01')`, or name a date fact".to_owned(),
            ),
            _ => (
                format!("expected {}, found {}", wanted.noun(), self.described(tree, &typed)),
                how_to_get(typed.measure).to_owned(),
            ),
        };
        self.fail(tree, Code::TypeMismatch, message, hint)
    }

    /// Two numbers brought to one measure; `verb` is what they are wanted for.
    pub fn same_measure(
        &mut self,
        tree: &IdedExpr,
        verb: &str,
        (left_tree, left): (&IdedExpr, Typed),
        (right_tree, right): (&IdedExpr, Typed),
    ) -> Option<Joined> {
        // A literal that is too fine for the other side is told as such.
        if is_too_fine(&left, &right) {
            self.fitted(left_tree, left, right.measure)?;
        } else if is_too_fine(&right, &left) {
            self.fitted(right_tree, right, left.measure)?;
        } else if let Some(joined) = joined(&left, &right) {
            return Some(joined);
        } else {
            let (left, right) = (self.as_value(left_tree, left), self.as_value(right_tree, right));
            return self.cannot(tree, verb, &left, &right);
        }
        None
    }

    /// `a + b`, `a - b`, `a * b`.
    pub fn arithmetic(
        &mut self,
        tree: &IdedExpr,
        operator: &str,
        left_tree: &IdedExpr,
        right_tree: &IdedExpr,
    ) -> Option<Typed> {
        if operator == operators::SUBSTRACT && Date::parse(self.map.written(tree)).is_ok() {
            let day = self.map.written(tree).to_owned();
            let hint = format!("write a day as `date('{day}')`");
            return self.fail(tree, Code::TypeMismatch, format!("expected a number, found the day `{day}`"), hint);
        }
        let (left, right) = (self.number(left_tree, "a number"), self.number(right_tree, "a number"));
        let (left, right) = (left?, right?);
        if left.measure == Measure::Date || right.measure == Measure::Date {
            let hint =
                "write `add_months(day, 6)`, `add_days(day, 30)`, `months_between(a, b)` or `days_between(a, b)`";
            return self.fail(tree, Code::TypeMismatch, "dates cannot be computed with `+ - *`".into(), hint.into());
        }
        if operator == operators::MULTIPLY {
            return self.product(tree, (left_tree, left), (right_tree, right));
        }
        let adds = operator == operators::ADD;
        let verb = if adds { "add" } else { "subtract" };
        let Joined { left, right, measure } = self.same_measure(tree, verb, (left_tree, left), (right_tree, right))?;
        let num = match (left, right) {
            (Num::Lit(a), Num::Lit(b)) => {
                self.literal_result(tree, if adds { a.checked_add(b) } else { a.checked_sub(b) })?
            }
            (a, b) if adds => Num::Add(Box::new(a), Box::new(b)),
            (a, b) => Num::Sub(Box::new(a), Box::new(b)),
        };
        Some(Typed { num, measure })
    }

    fn product(
        &mut self,
        tree: &IdedExpr,
        (left_tree, left): (&IdedExpr, Typed),
        (right_tree, right): (&IdedExpr, Typed),
    ) -> Option<Typed> {
        let measure = match (left.measure, right.measure) {
            (Measure::Plain(a), Measure::Plain(b)) => Measure::Plain(a.saturating_add(b)),
            (Measure::Plain(0), measure) | (measure, Measure::Plain(0)) => measure,
            (Measure::Plain(_), _) | (_, Measure::Plain(_)) => {
                return self.unsupported(tree, "multiplying by a decimal", "write `percent(x, 150)` for 1.5 times x");
            }
            _ => {
                let (left, right) = (self.as_value(left_tree, left), self.as_value(right_tree, right));
                return self.cannot(tree, "multiply", &left, &right);
            }
        };
        let num = match (left.num, right.num) {
            (Num::Lit(a), Num::Lit(b)) => self.literal_result(tree, a.checked_mul(b))?,
            (a, b) => Num::Mul(Box::new(a), Box::new(b)),
        };
        Some(Typed { num, measure })
    }

    fn literal_result(&mut self, tree: &IdedExpr, result: Option<i64>) -> Option<Num> {
        match result {
            Some(number) => Some(Num::Lit(number)),
            None => self.fail(tree, Code::BadValue, "the result is too large".into(), "write smaller numbers".into()),
        }
    }

    /// What messages call a number: the fact's own name where it is one.
    fn described(&mut self, tree: &IdedExpr, typed: &Typed) -> String {
        self.as_value(tree, typed.clone()).described()
    }

    /// A number as what it was written as: a name again where it is one.
    fn as_value(&mut self, tree: &IdedExpr, typed: Typed) -> Value<'a> {
        match (&typed.num, self.value(tree)) {
            (Num::Of(_), Some(named @ Value::Named(_))) => named,
            _ => Value::Number(typed),
        }
    }
}

/// Two numbers in the coarsest measure that holds both, if there is one.
fn joined(left: &Typed, right: &Typed) -> Option<Joined> {
    let measure = match (left.measure, right.measure) {
        (Measure::Plain(a), Measure::Plain(b)) => Measure::Plain(a.max(b)),
        (Measure::Decimal(a), Measure::Decimal(b)) => Measure::Decimal(a.max(b)),
        (Measure::Plain(_), other) | (other, _) => other,
    };
    Some(Joined { left: converted(left, measure)?, right: converted(right, measure)?, measure })
}

/// Whether a literal has more places than what it meets.
fn is_too_fine(literal: &Typed, other: &Typed) -> bool {
    let Measure::Plain(places) = literal.measure else { return false };
    let room = match other.measure {
        Measure::Plain(places) => places,
        Measure::Money => 2,
        Measure::Decimal(scale) => scale,
        Measure::Date => return false,
    };
    places > room && matches!(literal.num, Num::Lit(_)) && !matches!(other.num, Num::Lit(_))
}

/// A number in another measure; none where it cannot take that.
fn converted(typed: &Typed, wanted: Measure) -> Option<Num> {
    let by_name = |factor: i64| Num::Mul(Box::new(typed.num.clone()), Box::new(Num::Lit(factor)));
    match (typed.measure, wanted) {
        (found, wanted) if found == wanted => Some(typed.num.clone()),
        (Measure::Plain(found), Measure::Plain(wanted)) | (Measure::Decimal(found), Measure::Decimal(wanted)) => {
            let factor = power_of_ten(wanted.checked_sub(found)?)?;
            Some(scaled(&typed.num, factor).unwrap_or_else(|| by_name(factor)))
        }
        (Measure::Plain(found), Measure::Money) => scaled(&typed.num, power_of_ten(2_u8.checked_sub(found)?)?),
        (Measure::Plain(found), Measure::Decimal(scale)) => {
            scaled(&typed.num, power_of_ten(scale.checked_sub(found)?)?)
        }
        _ => None,
    }
}

/// The number with its literals multiplied, so that all of it is; none where a part of it is none.
fn scaled(num: &Num, factor: i64) -> Option<Num> {
    let part = |num: &Num| scaled(num, factor);
    let boxed = |num: &Num| part(num).map(Box::new);
    let parts = |parts: &[Num]| parts.iter().map(part).collect::<Option<Vec<Num>>>();
    match num {
        Num::Lit(number) => number.checked_mul(factor).map(Num::Lit),
        Num::Add(a, b) => Some(Num::Add(boxed(a)?, boxed(b)?)),
        Num::Sub(a, b) => Some(Num::Sub(boxed(a)?, boxed(b)?)),
        Num::Between(a, b) => Some(Num::Between(boxed(a)?, boxed(b)?)),
        Num::Mul(a, b) => match (part(a), part(b)) {
            (Some(scaled), _) => Some(Num::Mul(Box::new(scaled), b.clone())),
            (None, scaled) => Some(Num::Mul(a.clone(), Box::new(scaled?))),
        },
        Num::Part(inner, parts, of) => Some(Num::Part(boxed(inner)?, *parts, *of)),
        Num::Over(a, b) => Some(Num::Over(boxed(a)?, b.clone())),
        Num::Min(all) => parts(all).map(Num::Min),
        Num::Max(all) => parts(all).map(Num::Max),
        Num::If(condition, a, b) => Some(Num::If(condition.clone(), boxed(a)?, boxed(b)?)),
        Num::Sum(list, condition, num) => Some(Num::Sum(*list, condition.clone(), boxed(num)?)),
        _ => None,
    }
}

fn power_of_ten(places: u8) -> Option<i64> {
    10_i64.checked_pow(u32::from(places))
}

/// How a number of this measure is used instead.
fn how_to_get(measure: Measure) -> &'static str {
    match measure {
        Measure::Date => "write `months_between(day, on)`, `years_between(day, on)` or `year(day)` for a number",
        Measure::Money => "an amount of money is compared with yuan: write `3000`",
        Measure::Plain(_) | Measure::Decimal(_) => "compare like with like",
    }
}
