//! Truth of conditions under incomplete answers.
//!
//! Yields the truth of one expression; `clauses` combines them.

use super::{env::Env, interval::Interval, number::number_in, truth::Truth};
use crate::{
    pack::{Derived, Expr, Order},
    value::{Answer, OptionSet, Value},
};

/// Truth of `expr` in `env`.
pub fn expr_in(env: Env<'_>, expr: &Expr) -> Truth {
    match expr {
        // ⟦true⟧ = yes, ⟦false⟧ = no
        Expr::Const(holds) => Truth::from(*holds),
        // ⟦f⟧ = the answer to f; none is no; else what f derives from; else unknown
        Expr::Flag(name) => match env.answer(*name) {
            Answer::Value(Value::Bool(holds)) => Truth::from(*holds),
            Answer::None => Truth::No,
            _ => match env.derivation(*name) {
                Some((Derived::Flag(derived), env)) => expr_in(env, derived),
                _ => Truth::Unknown,
            },
        },
        // ⟦f == o⟧ = (answer = o); none is no
        Expr::Is(name, option) => match env.answer(*name) {
            Answer::Value(Value::Choice(chosen)) => Truth::from(chosen == option),
            Answer::None => Truth::No,
            _ => Truth::Unknown,
        },
        // ⟦o in f⟧ = (o ∈ answer); none is the empty set
        Expr::Has(name, option) => match env.answer(*name) {
            Answer::Value(Value::Set(set)) => Truth::from(set.contains(*option)),
            Answer::Value(Value::Part(part)) => part.contains(*option).map_or(Truth::Unknown, Truth::from),
            Answer::None => Truth::No,
            _ => Truth::Unknown,
        },
        // ⟦f == null⟧ = whether the answer is none, or what f derives from
        Expr::IsNone(name) => match env.answer(*name) {
            Answer::None => Truth::Yes,
            // "None of them" is stored as the empty set.
            Answer::Value(Value::Set(set)) => Truth::from(*set == OptionSet::EMPTY),
            Answer::Value(Value::Part(part)) if part.has == OptionSet::EMPTY => Truth::Unknown,
            Answer::Value(_) => Truth::No,
            Answer::Absent | Answer::Unsure => match env.derivation(*name) {
                // A derived bool is never none; a derived number may be, if an input is.
                Some((Derived::Flag(_), _)) => Truth::No,
                Some((Derived::Number(num), env)) => number_in(env, num).is_none(),
                None => Truth::Unknown,
            },
        },
        Expr::Compare(order, left, right) => compare(*order, number_in(env, left), number_in(env, right)),
        // ⟦!a⟧ = ¬⟦a⟧
        Expr::Not(inner) => expr_in(env, inner).not(),
        // ⟦a && b⟧ = ⟦a⟧ ∧ ⟦b⟧
        Expr::And(parts) => Truth::all(parts.iter().map(|part| expr_in(env, part))),
        // ⟦a || b⟧ = ⟦a⟧ ∨ ⟦b⟧
        Expr::Or(parts) => Truth::any(parts.iter().map(|part| expr_in(env, part))),
        // ⟦l.exists(r, c)⟧ = ∨ ⟦c⟧ over the records; unknown list: unknown; none: no
        Expr::Exists(list, condition) => match env.records(*list) {
            Some(records) => Truth::any(records.iter().map(|record| expr_in(env.with(record), condition))),
            None => Truth::Unknown,
        },
        // ⟦l.all(r, c)⟧ = ∧ ⟦c⟧ over the records; unknown list: unknown; none: yes
        Expr::Every(list, condition) => match env.records(*list) {
            Some(records) => Truth::all(records.iter().map(|record| expr_in(env.with(record), condition))),
            None => Truth::Unknown,
        },
    }
}

/// Compares intervals: yes if it holds for every pair, no if for no pair, else unknown. A comparison
/// with none fails, so one with something that may be none never surely holds. One with an unknown
/// figure is unknown regardless of the answers: no fact is asked for its sake.
fn compare(order: Order, left: Interval, right: Interval) -> Truth {
    if left.none || right.none {
        return Truth::No;
    }
    if left.unknowable || right.unknowable {
        return Truth::Unknown;
    }
    let (a, b) = (left.range, right.range);
    let (always, never) = match order {
        Order::Less => (a.max < b.min, a.min >= b.max),
        Order::AtMost => (a.max <= b.min, a.min > b.max),
        Order::Equal => (a.min == a.max && b.min == b.max && a.min == b.min, a.max < b.min || a.min > b.max),
    };
    match (always, never) {
        (true, _) if !(left.perhaps_none || right.perhaps_none) => Truth::Yes,
        (_, true) => Truth::No,
        _ => Truth::Unknown,
    }
}
