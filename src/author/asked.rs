//! What comes out for a person or an employer, and the first questions they are asked: who has answered nothing yet gives
//! the answers of a file one by one.
//!
//! Takes the engine's best question each time, as the page does; ways in that answer something beforehand are left out.

use super::lower::Person;
use crate::{
    contract::report,
    engine::{self, Assessment, Index, Question},
    pack::{Asked, Fact, Pack},
    value::{Answer, Answers, Date, Value},
};

/// The index of the policies that concern whoever answers so.
pub(super) fn index(pack: &Pack, person: &Person) -> Index {
    Index::where_answers(engine::who_answers(pack, &person.answers), pack)
}

/// What comes out for a person, or for an employer.
pub(super) fn assessed(pack: &Pack, person: &Person) -> Assessment {
    engine::assess_by(&index(pack, person), pack, &person.answers, person.on, person.as_of)
}

/// Their paths, at most `most`; ends early at a question that `all` does not answer.
pub(super) fn first(pack: &Pack, index: &Index, all: &Answers, (on, as_of): (Date, Date), most: usize) -> Vec<String> {
    let (mut answers, mut asked) = (Answers::none(pack.facts.len()), Vec::new());
    while asked.len() < most {
        let now = engine::assess_by(index, pack, &answers, on, as_of);
        let Some((question, fact)) = now.next.first().and_then(|next| Some((next, pack.fact(next.fact)?))) else {
            break;
        };
        asked.push(report::fact_path(pack, question.named()));
        let at = question.fact.index();
        let answer = answered(question, fact, answers.get(at), all.get(at));
        if answer == *answers.get(at) {
            break;
        }
        answers.set(at, answer);
    }
    asked
}

/// What `so_far` becomes when a question is answered from `all`. A list is given without what follows up on its entries;
/// that is asked by itself.
fn answered(question: &Question, fact: &Fact, so_far: &Answer, all: &Answer) -> Answer {
    match (question.entry, so_far, all) {
        (None, _, Answer::Value(Value::Records(records))) => {
            let mut records = records.clone();
            for record in &mut records {
                for (answer, _) in record.0.iter_mut().zip(fact.fields()).filter(|(_, f)| f.asked != Asked::WithEntry) {
                    *answer = Answer::Absent;
                }
            }
            Answer::Value(Value::Records(records))
        }
        (Some((at, field)), Answer::Value(Value::Records(given)), Answer::Value(Value::Records(all))) => {
            let mut given = given.clone();
            let slot = given.get_mut(at).and_then(|record| record.0.get_mut(field.index()));
            if let (Some(slot), Some(own)) = (slot, all.get(at)) {
                *slot = own.get(field.index()).clone();
            }
            Answer::Value(Value::Records(given))
        }
        _ => all.clone(),
    }
}
