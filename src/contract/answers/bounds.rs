//! Implausibly large numbers.
//!
//! The page asks again above these bounds, so the command refuses them as well: a slip of the keyboard must not become
//! a headline of thousands of millions. Checks only answers that are assessed for a person; personas of the rules may
//! try any number.

use super::problem::Problem;
use crate::{
    contract::Code,
    pack::{Kind, Pack},
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
                        let path = format!("{}[{at}].{}", fact.key, field.key);
                        problems.extend(too_large(&path, (&field.kind, field.most), answer));
                    }
                }
            }
            (kind, answer) => problems.extend(too_large(&fact.key, (kind, fact.most), answer)),
        }
    }
    problems
}

fn too_large(path: &str, (kind, most): (&Kind, Option<i64>), answer: &Answer) -> Option<Problem> {
    let (places, unit) = match kind {
        Kind::Money => (2, " yuan"),
        Kind::Decimal { scale } => (*scale, ""),
        Kind::Int => (0, ""),
        _ => return None,
    };
    let most = kind.most(most);
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
