//! 给展位: the few answers that a candidate hands to a firm's stand as a small code.
//!
//! No more than the stand itself may ask, and nothing sensitive; dates to the month, and of a list the one entry that the stand
//! asks for. Knows nothing of how the code is shown or read.

use super::said::answered;
use crate::{
    handoff,
    interview::{session::Session, text::Text},
    pack::{Asked, Fact, FactId, Field, Kind},
    value::{Answer, DateRange, Record, Value},
};

/// What a candidate hands to a stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// Every question and answer in it.
    pub lines: Vec<(String, String)>,
    /// The code; `None` without any answer to hand over.
    pub code: Option<String>,
}

impl HandOver {
    /// What this person would hand over now.
    pub fn of(session: &Session, text: &Text) -> Self {
        let mut nobody = session.of_nobody();
        for (fact, answer) in carried(session) {
            nobody.answers.set(fact.index(), answer);
        }
        let lines = answered(&nobody, text);
        let code = (!lines.is_empty()).then(|| handoff::small(&session.pack, &nobody.answers)).flatten();
        Self { lines, code }
    }
}

/// The answers, by what a candidate is asked at a stand. Who still studies has neither the degree nor the day yet: of them
/// the stand learns the day to come alone.
fn carried(session: &Session) -> Vec<(FactId, Answer)> {
    let Some(firm) = &session.pack.firm else { return Vec::new() };
    let offer = session.pack.offers.get(usize::from(firm.offer));
    let to_come = offer.and_then(|offer| offer.from).and_then(|(expected, becomes)| {
        let answer = session.in_force.get(expected.index());
        let is_ahead = matches!(answer, Answer::Value(Value::Date(days)) if days.last > session.on);
        is_ahead.then(|| (becomes, reduced(session, becomes, answer)))
    });
    if let Some(to_come) = to_come {
        return firm.candidate.contains(&to_come.0).then_some(to_come).into_iter().collect();
    }
    let asked = firm.candidate.iter().filter(|fact| session.pack.fact(**fact).is_some_and(|fact| !fact.sensitive));
    let said = asked.map(|fact| (*fact, reduced(session, *fact, session.in_force.get(fact.index()))));
    said.filter(|(_, answer)| answer.is_given()).collect()
}

/// As much of an answer as the stand asks for.
fn reduced(session: &Session, fact: FactId, answer: &Answer) -> Answer {
    match answer {
        Answer::Value(Value::Date(days)) => Answer::Value(Value::Date(DateRange {
            first: days.first.month_start(),
            last: days.last.month_start().add_months(1).yesterday(),
        })),
        Answer::Value(Value::Records(records)) => {
            let at = session.pack.fact(fact).and_then(telling);
            // Options stand in their order, so the last one is the highest.
            let given = |record: &Record| Some((record.get(at?).value()?.clone(), at?));
            let highest = records.iter().filter_map(given).max_by_key(|(value, _)| match value {
                Value::Choice(option) => option.0,
                _ => 0,
            });
            highest.map_or(Answer::Absent, |(value, at)| {
                let mut record = vec![Answer::Absent; at];
                record.push(Answer::Value(value));
                Answer::Value(Value::Records(vec![Record(record)]))
            })
        }
        Answer::Unsure => Answer::Absent,
        other => other.clone(),
    }
}

/// The field of a list's entries that a stand asks for: the first with options.
pub(super) fn telling(list: &Fact) -> Option<usize> {
    let with_options = |field: &Field| field.asked == Asked::WithEntry && matches!(field.kind, Kind::Choice { .. });
    list.fields().iter().position(with_options)
}
