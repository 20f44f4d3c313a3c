//! Implausibly large numbers.
//!
//! The page asks again above these bounds, so the command refuses them as well: a slip of the keyboard must not become
//! a headline of thousands of millions. Checks only answers that are assessed for a person; personas of the rules may
//! try any number.

use super::problem::Problem;
use crate::{
    contract::Code,
    pack::{Kind, MOST_COUNTED, MOST_YUAN, Pack},
    value::{Answer, Answers, Range, Value},
};

/// Finds the numbers in `answers` above their bound, each with its path.
pub(crate) fn out_of_bounds(pack: &Pack, answers: &Answers) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (fact, answer) in pack.facts.iter().zip(answers.iter()) {
        match (&fact.kind, answer) {
            (Kind::Records { fields }, Answer::Value(Value::Records(records))) => {
                for (at, record) in records.iter().enumerate() {
                    for (field, answer) in fields.iter().zip(&record.0) {
                        problems.extend(too_large(&format!("{}[{at}].{}", fact.key, field.key), &field.kind, answer));
                    }
                }
            }
            (kind, answer) => problems.extend(too_large(&fact.key, kind, answer)),
        }
    }
    problems
}

fn too_large(path: &str, kind: &Kind, answer: &Answer) -> Option<Problem> {
    let (most, places, unit) = match kind {
        Kind::Money => (MOST_YUAN, 2, " yuan"),
        Kind::Decimal { scale } => (MOST_COUNTED, *scale, ""),
        Kind::Int => (MOST_COUNTED, 0, ""),
        _ => return None,
    };
    let Answer::Value(Value::Number(range)) = answer else { return None };
    let bound = most.saturating_mul(10_i64.saturating_pow(u32::from(places)));
    // A range without an upper end claims no number.
    let is_open = range.max == Range::COUNT.max;
    if range.min <= bound && (is_open || range.max <= bound) {
        return None;
    }
    let message = format!("expected a number of at most {most}{unit}, found a larger one");
    Some(Problem::new(Code::BadAnswer, path, message, "correct the number, or leave it out if it is not known"))
}
