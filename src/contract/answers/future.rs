//! Days that are said to have been and are still to come.
//!
//! A date whose fact looks no year ahead (`ahead: 0`) must have been, and so must every date in a record. Only what is
//! assessed for a person is judged here: personas of the rules may suppose a day to come.

use super::problem::Problem;
use crate::{
    contract::Code,
    pack::{Kind, Pack},
    value::{Answer, Answers, Date, Value},
};

/// The dates in `answers` that begin only after `as_of` and cannot, each with its path.
pub(crate) fn still_to_come(pack: &Pack, answers: &Answers, as_of: Date) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut look = |path: &str, answer: &Answer| {
        if let Answer::Value(Value::Date(days)) = answer
            && days.first > as_of
        {
            let message = format!("{} is still to come on {as_of}, when the answers were given", days.first);
            let hint = "correct the date, or leave it out until the day has come";
            problems.push(Problem::new(Code::BadAnswer, path, message, hint));
        }
    };
    for (fact, answer) in pack.facts.iter().zip(answers.iter()) {
        match (&fact.kind, answer) {
            (Kind::Date, answer) if fact.ahead == 0 => look(&fact.key, answer),
            (Kind::Records { fields }, Answer::Value(Value::Records(records))) => {
                for (at, record) in records.iter().enumerate() {
                    for (field, answer) in fields.iter().zip(&record.0) {
                        look(&format!("{}[{at}].{}", fact.key, field.key), answer);
                    }
                }
            }
            _ => {}
        }
    }
    problems
}
