//! Writes answers back to JSON, in the form that people and programs use.
//!
//! The inverse of reading, for every answer that reading can produce. Reports nothing.

use serde_json::{Map, Number, Value as Json};

use crate::{
    pack::{Kind, Pack},
    value::{Answer, Answers, DateRange, OptionId, OptionSet, Range, Record, Value},
};

/// Answers as JSON, in pack order, as [`super::read`] takes them. Absent answers are left out.
pub fn to_json(pack: &Pack, answers: &Answers) -> Json {
    let object = pack.facts.iter().zip(answers.iter());
    let object = object.filter_map(|(fact, answer)| Some((fact.key.clone(), answer_json(&fact.kind, answer)?)));
    Json::Object(object.collect())
}

/// An answer as JSON; `None` if absent.
pub(crate) fn answer_json(kind: &Kind, answer: &Answer) -> Option<Json> {
    match answer {
        Answer::Absent => None,
        Answer::Unsure => Some(Json::Null),
        Answer::None => Some("none".into()),
        Answer::Value(value) => Some(value_json(kind, value)),
    }
}

/// A value as JSON; null if it does not fit its kind.
fn value_json(kind: &Kind, value: &Value) -> Json {
    let key = |option: OptionId| kind.options().get(usize::from(option.0)).cloned().map_or(Json::Null, Json::String);
    match (value, kind) {
        (Value::Bool(flag), _) => Json::Bool(*flag),
        (Value::Choice(option), _) => key(*option),
        (Value::Set(set), _) => set.iter().map(key).collect(),
        (Value::Part(part), _) => {
            let named = |name: &str, set: OptionSet| (name.to_owned(), set.iter().map(key).collect::<Json>());
            Json::Object([named("has", part.has), named("lacks", part.lacks)].into_iter().collect())
        }
        (Value::Number(range), Kind::Int) => range_json(*range, 0),
        (Value::Number(range), Kind::Money) => range_json(*range, 2),
        (Value::Number(range), Kind::Decimal { scale }) => range_json(*range, *scale),
        (Value::Number(_), _) => Json::Null,
        (Value::Date(days), _) => date_json(*days),
        (Value::Records(records), Kind::Records { fields }) => {
            let record = |record: &Record| {
                let object = fields.iter().zip(&record.0);
                Json::Object(object.filter_map(|(f, a)| Some((f.key.clone(), answer_json(&f.kind, a)?))).collect())
            };
            records.iter().map(record).collect()
        }
        (Value::Records(_), _) => Json::Null,
    }
}

fn range_json(range: Range, places: u8) -> Json {
    let number = |number: i64| {
        let digits = format!("{:0>width$}", number.max(0), width = usize::from(places) + 1);
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(places));
        let fraction = fraction.trim_end_matches('0');
        let text = if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") };
        text.parse::<Number>().map_or(Json::Null, Json::Number)
    };
    if range.min == range.max {
        return number(range.min);
    }
    let mut ends = Map::new();
    if range.min > Range::COUNT.min || range.max == Range::COUNT.max {
        ends.insert("min".into(), number(range.min));
    }
    if range.max < Range::COUNT.max {
        ends.insert("max".into(), number(range.max));
    }
    Json::Object(ends)
}

/// The shortest notation that reads back as these days.
fn date_json(days: DateRange) -> Json {
    let (first, last) = (days.first.to_string(), days.last.to_string());
    let shorter = [first.get(..4), first.get(..7), first.get(..10)];
    if let Some(text) = shorter.into_iter().flatten().find(|text| DateRange::parse(text) == Ok(days)) {
        return text.into();
    }
    Json::Object([("min".to_owned(), first.into()), ("max".to_owned(), last.into())].into_iter().collect())
}
