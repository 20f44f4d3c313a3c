//! The values of numeric expressions under incomplete answers, as intervals.
//!
//! Comments give the equation of each arm; ⟦n⟧ is the interval of n.

use super::{env::Env, expr::expr_in, interval::Interval, truth::Truth};
use crate::{
    pack::{Derived, Expr, FactId, Figure, Kind, Num, Ref, Row},
    value::{Answer, Date, Range, Value},
};

/// What `num` may be.
pub fn number_in(env: Env<'_>, num: &Num) -> Interval {
    match num {
        // ⟦k⟧ = [k, k]
        Num::Lit(number) => Interval::exactly(*number),
        // ⟦on⟧ = the assessed day
        Num::On => Interval::exactly(env.on.unix_days()),
        Num::Of(name) => answered(env, *name),
        Num::Figure(id, key) => match env.pack.figures.get(id.index()) {
            Some(figure) => {
                look_up(figure, key.as_ref().map_or(Interval::exactly(env.on.unix_days()), |key| number_in(env, key)))
            }
            None => Interval::UNKNOWABLE,
        },
        Num::Add(a, b) => number_in(env, a).plus(number_in(env, b)),
        Num::Sub(a, b) => number_in(env, a).minus(number_in(env, b)),
        Num::Mul(a, b) => number_in(env, a).times(number_in(env, b)),
        // ⟦n of d parts of a⟧ = [⌊n·a/d⌋, ⌈n·a/d⌉] of the ends
        Num::Part(a, parts, of) => number_in(env, a).part(*parts, *of),
        // ⟦a / b⟧ = [⌊least a/b⌋, ⌈greatest a/b⌉] of the ends; anything while b may be 0, unknown where it is
        Num::Over(a, b) => number_in(env, a).over(number_in(env, b)),
        // ⟦min ns⟧ = [min of the lower ends, min of the upper ends]
        Num::Min(parts) => fold(env, parts, Interval::least),
        // ⟦max ns⟧ = [max of the lower ends, max of the upper ends]
        Num::Max(parts) => fold(env, parts, Interval::greatest),
        // ⟦between(a, b)⟧ = hull of ⟦a⟧ and ⟦b⟧
        Num::Between(a, b) => number_in(env, a).or(number_in(env, b)),
        // ⟦c ? a : b⟧ = ⟦a⟧ if ⟦c⟧ = yes, ⟦b⟧ if no, their hull if unknown
        Num::If(condition, then, other) => match expr_in(env, condition) {
            Truth::Yes => number_in(env, then),
            Truth::No => number_in(env, other),
            Truth::Unknown => number_in(env, then).or(number_in(env, other)),
        },
        // Rises with the date and with the months.
        Num::AddMonths(date, months) => {
            let (date, months) = (number_in(env, date), number_in(env, months));
            let later = |days: i64, months: i64, limit: i64| match (Date::from_unix_days(days), limit_free(months)) {
                (Ok(date), Some(months)) => date.add_months(months).unix_days(),
                _ => limit,
            };
            Interval {
                range: Range {
                    min: later(date.range.min, months.range.min, i64::MIN),
                    max: later(date.range.max, months.range.max, i64::MAX),
                },
                none: date.none || months.none,
                perhaps_none: date.perhaps_none || months.perhaps_none,
                unknowable: date.unknowable || months.unknowable,
            }
        }
        // Fall with the first date and rise with the second.
        Num::MonthsBetween(from, to) => between_dates(env, from, to, |from, to| from.months_until(to)),
        Num::YearsBetween(from, to) => between_dates(env, from, to, |from, to| from.years_until(to)),
        // Rise with the date.
        Num::Year(date) => number_in(env, date).map_date(|date| i64::from(date.year_month_day().0)),
        Num::MonthStart(date) => number_in(env, date).map_date(|date| date.month_start().unix_days()),
        Num::YearStart(date) => number_in(env, date).map_date(|date| date.year_ends().0.unix_days()),
        Num::YearEnd(date) => number_in(env, date).map_date(|date| date.year_ends().1.unix_days()),
        // ⟦count⟧ = [records that surely fulfil it, records that may]; unknown list: any number
        Num::Count(list, condition) => match env.records(*list) {
            None => Interval::of(Range::COUNT),
            Some(records) => {
                let truths = records.iter().map(|record| expr_in(env.with(record), condition));
                let (yes, open) = truths.fold((0, 0), |(yes, open), truth| match truth {
                    Truth::Yes => (yes + 1, open),
                    Truth::Unknown => (yes, open + 1),
                    Truth::No => (yes, open),
                });
                Interval::of(Range { min: yes, max: yes + open })
            }
        },
        Num::Sum(list, condition, num) => sum(env, *list, condition, num),
    }
}

/// The number behind a name: the answer, else what it derives from, else any number of its kind.
fn answered(env: Env<'_>, name: Ref) -> Interval {
    let interval = match env.answer(name) {
        Answer::None => return Interval::NONE,
        Answer::Value(Value::Number(range)) => Interval::of(*range),
        Answer::Value(Value::Date(days)) => {
            Interval::of(Range { min: days.first.unix_days(), max: days.last.unix_days() })
        }
        Answer::Value(Value::Choice(option)) => Interval::exactly(i64::from(option.0)),
        Answer::Absent | Answer::Unsure | Answer::Value(_) => match env.derivation(name) {
            Some((Derived::Number(num), env)) => return number_in(env, num),
            _ => Interval { perhaps_none: env.may_be_none(name), ..Interval::of(env.natural(name)) },
        },
    };
    match name {
        Ref::Fact(id) if matches!(env.kind(name), Some(Kind::Int)) => env.accrued(id, interval),
        _ => interval,
    }
}

/// A figure on one day, or on any day of an interval. A day without a row leaves it unknown, with the
/// rule as the cause.
fn look_up(figure: &Figure, day: Interval) -> Interval {
    if let [Row { from: None, to: None, value, .. }] = figure.rows.as_slice() {
        return Interval::exactly(*value);
    }
    let (first, last) = (day.range.min, day.range.max);
    let mut found: Option<Interval> = None;
    let mut covered: i128 = 0;
    for row in &figure.rows {
        let from = row.from.map_or(i64::MIN, Date::unix_days).max(first);
        let to = row.to.map_or(i64::MAX, Date::unix_days).min(last);
        if from <= to {
            covered += i128::from(to) - i128::from(from) + 1;
            let value = Interval::exactly(row.value);
            found = Some(found.map_or(value, |interval| interval.or(value)));
        }
    }
    match found {
        Some(interval) if covered > i128::from(last) - i128::from(first) => {
            Interval { none: day.none, perhaps_none: day.perhaps_none, unknowable: day.unknowable, ..interval }
        }
        _ => Interval { none: day.none, perhaps_none: day.perhaps_none, ..Interval::UNKNOWABLE },
    }
}

fn between_dates(env: Env<'_>, from: &Num, to: &Num, f: impl Fn(Date, Date) -> i64) -> Interval {
    let (from, to) = (number_in(env, from), number_in(env, to));
    from.from_dates(to, (from.range.max, to.range.min), (from.range.min, to.range.max), f)
}

/// ⟦sum⟧ = Σ ⟦n⟧ over the records that fulfil the condition, each that only may fulfil it adding anything from 0 to ⟦n⟧;
/// unknown list: any number of what a record may have.
fn sum(env: Env<'_>, list: FactId, condition: &Expr, num: &Num) -> Interval {
    let none = Interval::exactly(0);
    let Some(records) = env.records(list) else {
        return number_in(Env { record: None, ..env }, num).times(Interval::of(Range::COUNT));
    };
    records.iter().map(|record| env.with(record)).fold(none, |sum, env| match expr_in(env, condition) {
        Truth::No => sum,
        Truth::Yes => sum.plus(number_in(env, num)),
        Truth::Unknown => sum.plus(none.or(number_in(env, num))),
    })
}

fn fold(env: Env<'_>, parts: &[Num], join: fn(Interval, Interval) -> Interval) -> Interval {
    parts.iter().map(|part| number_in(env, part)).reduce(join).unwrap_or(Interval::UNKNOWABLE)
}

fn limit_free(number: i64) -> Option<i64> {
    (number != i64::MIN && number != i64::MAX).then_some(number)
}
