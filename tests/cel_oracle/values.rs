//! Answers and functions in the `cel` interpreter's form, with the calendar of the `jiff` crate.
//!
//! Deliberately uses nothing of the engine.

use std::{collections::HashMap, sync::Arc};

use caice::{
    pack::{Field, Kind},
    value::{Answer, Date, OptionSet, Value},
};
use cel::{Context, Value as Cel, extractors::This};

use super::calendar::{add_months, civil, months_between, unix_days, years_between};

/// What a number compares with nothing as.
pub const NONE: f64 = f64::NAN;

pub fn float(number: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "days, months and amounts are far below 2^52")]
    let float = number as f64;
    float
}

pub fn whole(number: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "days, months and amounts are whole and small")]
    let whole = number as i64;
    whole
}

pub fn scaled(kind: &Kind, number: i64) -> f64 {
    match kind {
        Kind::Money => float(number) / 100.0,
        Kind::Decimal { scale } => float(number) / 10_f64.powi(i32::from(*scale)),
        _ => float(number),
    }
}

/// An answer in the interpreter's form.
pub fn value(kind: &Kind, answer: &Answer) -> Cel {
    let text = |kind: &Kind, option: u8| kind.options().get(usize::from(option)).cloned().unwrap_or_default();
    match (kind, answer.value()) {
        (Kind::Bool, given) => Cel::Bool(given == Some(&Value::Bool(true))),
        (Kind::Choice { ordered: true, .. }, Some(Value::Choice(option))) => Cel::Float(float(option.0.into())),
        (Kind::Choice { ordered: true, .. }, _) => Cel::Float(NONE),
        (Kind::Choice { .. }, Some(Value::Choice(option))) => text(kind, option.0).into(),
        (Kind::Choice { .. }, _) => "".into(),
        (Kind::Set { .. }, Some(Value::Set(set))) => {
            Cel::List(Arc::new(set.iter().map(|option| text(kind, option.0).into()).collect()))
        }
        (_, Some(Value::Number(range))) => Cel::Float(scaled(kind, range.min)),
        (_, Some(Value::Date(days))) => Cel::Float(float(days.first.unix_days())),
        (Kind::Records { fields }, Some(Value::Records(records))) => {
            let record = |record: &caice::value::Record| -> Cel {
                let pairs = fields.iter().enumerate().flat_map(|(at, field): (usize, &Field)| {
                    let answer = record.get(at);
                    // A set without members is none of them.
                    let none = [Answer::None, Answer::Value(Value::Set(OptionSet::EMPTY))].contains(answer);
                    let none = Cel::Bool(none);
                    [(field.key.clone(), value(&field.kind, answer)), (format!("{}__none", field.key), none)]
                });
                pairs.collect::<HashMap<String, Cel>>().into()
            };
            Cel::List(Arc::new(records.iter().map(record).collect()))
        }
        (Kind::Set { .. } | Kind::Records { .. }, _) => Cel::List(Arc::new(Vec::new())),
        _ => Cel::Float(NONE),
    }
}

/// A function of numbers; none in, none out.
fn lift(f: impl Fn(i64) -> i64, a: f64) -> f64 {
    if a.is_nan() { NONE } else { float(f(whole(a))) }
}

fn lift2(f: impl Fn(i64, i64) -> i64, a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() { NONE } else { float(f(whole(a), whole(b))) }
}

pub fn number(value: &Cel) -> f64 {
    match value {
        Cel::Float(number) => *number,
        Cel::Int(number) => float(*number),
        _ => NONE,
    }
}

/// The functions of rules.
pub fn functions(context: &mut Context<'_, '_>) {
    context
        .add_function("date", |text: Arc<String>| Date::parse(&text).map_or(NONE, |date| float(date.unix_days())))
        .ok();
    context.add_function("add_days", |a: Cel, b: Cel| lift2(|a, b| a + b, number(&a), number(&b))).ok();
    context.add_function("add_months", |a: Cel, b: Cel| lift2(add_months, number(&a), number(&b))).ok();
    context
        .add_function("add_years", |a: Cel, b: Cel| lift2(|a, b| add_months(a, 12 * b), number(&a), number(&b)))
        .ok();
    context.add_function("days_between", |a: Cel, b: Cel| lift2(|a, b| b - a, number(&a), number(&b))).ok();
    context.add_function("months_between", |a: Cel, b: Cel| lift2(months_between, number(&a), number(&b))).ok();
    context.add_function("years_between", |a: Cel, b: Cel| lift2(years_between, number(&a), number(&b))).ok();
    context.add_function("year", |a: Cel| lift(|a| civil(a).year().into(), number(&a))).ok();
    context.add_function("month_start", |a: Cel| lift(|a| unix_days(civil(a).first_of_month()), number(&a))).ok();
    context.add_function("year_start", |a: Cel| lift(|a| unix_days(civil(a).first_of_year()), number(&a))).ok();
    context.add_function("min", |a: Cel, b: Cel| least(number(&a), number(&b))).ok();
    context.add_function("max", |a: Cel, b: Cel| -least(-number(&a), -number(&b))).ok();
    let sum = |This(list): This<Arc<Vec<Cel>>>| list.iter().map(number).fold(0.0, |sum, of_each| sum + of_each);
    context.add_function("sum", sum).ok();
    context.add_function("year_end", |a: Cel| lift(|a| unix_days(civil(a).last_of_year()), number(&a))).ok();
}

/// The lesser; none if either is none.
fn least(a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() { NONE } else { a.min(b) }
}

/// Functions whose result the text may leave open: at its lower or its upper end.
pub fn open_functions(context: &mut Context<'_, '_>, upper: bool) {
    // Shares are rounded outward, to whole fen; ignore what floats add to a whole one.
    let part = move |of: f64, share: f64, all: f64| {
        let fen = of * 100.0 * share / all;
        (if upper { (fen - 1e-6).ceil() } else { (fen + 1e-6).floor() }) / 100.0
    };
    context.add_function("percent", move |a: Cel, b: Cel| part(number(&a), number(&b), 100.0)).ok();
    context.add_function("fraction", move |a: Cel, b: Cel, c: Cel| part(number(&a), number(&b), number(&c))).ok();
    context.add_function("between", move |a: Cel, b: Cel| number(if upper { &b } else { &a })).ok();
}
