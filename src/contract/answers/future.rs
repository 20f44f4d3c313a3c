//! Days that must lie in the past but are still to come, and days that must lie ahead but have passed.
//!
//! A date whose fact looks no year ahead (`ahead: 0`) must be past, and so must every date in a record; one that is `to_come`
//! must not. Checks only answers that are assessed for a person; personas of the rules may suppose any day.

use super::problem::Problem;
use crate::{
    contract::Code,
    pack::{Fact, Kind, Pack},
    value::{Answer, Answers, Date, Value},
};

/// Finds the dates in `answers` that begin after `as_of` or end before it but must not, each with its path.
pub(crate) fn out_of_time(pack: &Pack, answers: &Answers, as_of: Date) -> Vec<Problem> {
    let mut problems = passed(pack, answers, as_of);
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

/// Those that end before it.
fn passed(pack: &Pack, answers: &Answers, as_of: Date) -> Vec<Problem> {
    let ahead = pack.facts.iter().zip(answers.iter()).filter(|(fact, _)| fact.to_come);
    let problem = |(fact, answer): (&Fact, &Answer)| {
        let Answer::Value(Value::Date(days)) = answer else { return None };
        let message = format!("{} has passed on {as_of}, when the answers were given", days.last);
        let hint = "correct the date, or say what has become of it";
        (days.last < as_of).then(|| Problem::new(Code::BadAnswer, &fact.key, message, hint))
    };
    ahead.filter_map(problem).collect()
}
