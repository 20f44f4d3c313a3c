//! Answers in words.
//!
//! Words the person's answers for lists of answers and reasons. Judges nothing.

use super::is_sensitive;
use crate::{
    engine::FactRef,
    interview::{session::Session, text::Text},
    pack::{FactId, FactText, Kind},
    value::{Answer, OptionId, Record, Value},
};

/// The name of a fact or of a list's field.
pub fn label(session: &Session, named: FactRef, text: &Text) -> String {
    let Some(words) = session.short.facts.get(named.fact.index()) else { return String::new() };
    match named.field.and_then(|field| words.fields.get(field.index())) {
        Some(field) => [words.label.as_str(), text.dot, field.label.as_str()].concat(),
        None => words.label.clone(),
    }
}

/// The person's answer about a fact; for a field, its values in all entries.
pub fn said(session: &Session, named: FactRef, text: &Text) -> String {
    let index = named.fact.index();
    let (Some(fact), Some(words)) = (session.pack.fact(named.fact), session.short.facts.get(index)) else {
        return String::new();
    };
    match (session.in_force.get(index), named.field) {
        (Answer::Unsure, _) if is_sensitive(session, named.fact) => text.declined.to_string(),
        (Answer::Value(Value::Records(records)), Some(field)) => {
            let Some((kind, words)) =
                fact.fields().get(field.index()).map(|field| &field.kind).zip(words.fields.get(field.index()))
            else {
                return String::new();
            };
            records
                .iter()
                .map(|record| in_words(record.get(field.index()), kind, words, text))
                .collect::<Vec<_>>()
                .join(text.comma)
        }
        (answer, _) => in_words(answer, &fact.kind, words, text),
    }
}

/// The person's answer about a fact, parked or not.
pub fn whole(session: &Session, fact: FactId, text: &Text) -> String {
    let known = session.pack.fact(fact).zip(session.short.facts.get(fact.index()));
    known.map_or_else(String::new, |(asked, words)| {
        in_words(session.answers.get(fact.index()), &asked.kind, words, text)
    })
}

/// All that was answered, question and answer, in the pack's order.
pub fn answered(session: &Session, text: &Text) -> Vec<(String, String)> {
    let facts = (0..session.pack.facts.len()).filter(|at| *session.answers.get(*at) != Answer::Absent).map(FactId::at);
    facts.map(|fact| (label(session, FactRef::whole(fact), text), whole(session, fact, text))).collect()
}

/// An answer to a question of this kind, with these words.
pub fn in_words(answer: &Answer, kind: &Kind, words: &FactText, text: &Text) -> String {
    let option = |id: OptionId| words.options.get(usize::from(id.0)).cloned().unwrap_or_default();
    let value = match answer {
        Answer::Absent => return text.not_answered.to_string(),
        Answer::Unsure => return text.unsure.to_string(),
        Answer::None => return none_label(words, text),
        Answer::Value(value) => value,
    };
    match value {
        Value::Bool(true) => text.yes.to_string(),
        Value::Bool(false) => text.no.to_string(),
        Value::Choice(id) => option(*id),
        Value::Set(set) if set.is_empty() => none_label(words, text),
        Value::Set(set) => set.iter().map(option).collect::<Vec<_>>().join(text.comma),
        Value::Part(part) if part.has.is_empty() => none_label(words, text),
        Value::Part(part) => part.has.iter().map(option).collect::<Vec<_>>().join(text.comma),
        Value::Number(range) => (text.range)(*range, &words.unit, places(kind)),
        Value::Date(days) => (text.days)(*days),
        Value::Records(records) => {
            let entries = records.iter().map(|record| entry(record, kind, words, text));
            entries.collect::<Vec<_>>().join(text.semicolon)
        }
    }
}

/// A list entry as one line: the values filled in, and the names of yes-or-no fields.
pub fn entry(record: &Record, kind: &Kind, words: &FactText, text: &Text) -> String {
    let Kind::Records { fields } = kind else { return String::new() };
    let part = |(index, (field, words)): (usize, (&crate::pack::Field, &FactText))| {
        let answer = Some(record.get(index)).filter(|answer| answer.is_given())?;
        let said = in_words(answer, &field.kind, words, text);
        Some(match answer {
            Answer::None | Answer::Value(Value::Bool(_)) => [words.label.as_str(), text.colon, said.as_str()].concat(),
            _ => said,
        })
    };
    let parts: Vec<String> = fields.iter().zip(&words.fields).enumerate().filter_map(part).collect();
    if parts.is_empty() { text.empty_entry.to_string() } else { parts.join(text.dot) }
}

/// The label for "none".
pub fn none_label(words: &FactText, text: &Text) -> String {
    words.none.clone().unwrap_or_else(|| text.none_of_them.to_string())
}

/// How many decimals are stored for answers of this kind.
pub fn places(kind: &Kind) -> u8 {
    match kind {
        Kind::Money => 2,
        Kind::Decimal { scale } => *scale,
        _ => 0,
    }
}
