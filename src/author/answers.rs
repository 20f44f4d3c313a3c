//! Answers as people and programs write them, in JSON or in a persona, to answers as the engine reads
//! them.
//!
//! Every problem is reported with a path, a message and a hint. Unanswered facts are simply absent;
//! this file never fills anything in.

use serde_json::{Map, Value as Json};

use super::{
    finding::{Code, Finding},
    node::{Node, NodeKind},
    source::Span,
};
use crate::{
    engine::{Truth, derived_truth},
    pack::{Fact, FactId, Kind, Pack},
    value::{Answer, Answers, DateRange, OptionId, OptionSet, Value},
};

/// Why an answer cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its kind.
    pub code: Code,
    /// Where in the answers, such as `hardship_categories[1]`.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Problem {
    fn new(code: Code, path: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, path: path.to_owned(), message: message.into(), hint: Some(hint.into()) }
    }

    /// A problem with a name, with did-you-mean.
    fn unknown<'k>(code: Code, path: &str, message: String, name: &str, known: impl Iterator<Item = &'k str>) -> Self {
        let finding = Finding::new(code, Span::default(), message).suggest(name, known);
        Self { code, path: path.to_owned(), message: finding.message, hint: finding.hint }
    }
}

/// Reads an object from fact keys to answers.
pub fn read(pack: &Pack, given: &Json) -> Result<Answers, Vec<Problem>> {
    let Json::Object(object) = given else {
        let hint = "write an object such as {\"student_status\": \"not_student\"}";
        return Err(vec![Problem::new(
            Code::BadAnswer,
            "",
            format!("expected an object, found {}", noun(given)),
            hint,
        )]);
    };
    let mut answers = Answers::none(pack.facts.len());
    let mut problems = Vec::new();
    for (key, value) in object {
        match pack.fact_id(key).and_then(|id| Some((id, pack.fact(id)?))) {
            None => {
                let known = pack.facts.iter().map(|fact| fact.key.as_str());
                problems.push(Problem::unknown(Code::UnknownFact, key, format!("unknown fact `{key}`"), key, known));
            }
            Some((id, fact)) => match answer(fact, value) {
                Ok(answer) => answers.set(id.index(), answer),
                Err(problem) => problems.push(problem),
            },
        }
    }
    problems.extend(contradictions(pack, &answers));
    if problems.is_empty() { Ok(answers) } else { Err(problems) }
}

/// A derived fact may be answered directly, but not differently from what it follows to be.
fn contradictions(pack: &Pack, answers: &Answers) -> Vec<Problem> {
    let contradiction = |(index, fact): (usize, &Fact)| {
        let Some(Value::Bool(said)) = answers.get(index).value() else { return None };
        let follows = derived_truth(pack, answers, FactId::at(index));
        let inputs = fact.derived.as_ref()?.facts();
        let names: Vec<&str> = inputs.iter().filter_map(|id| pack.fact(*id)).map(|fact| fact.key.as_str()).collect();
        (follows.is_known() && follows != Truth::from(said)).then(|| {
            let message = format!("`{}` is {said}, but `{}` says otherwise", fact.key, names.join("`, `"));
            Problem::new(Code::Contradiction, &fact.key, message, "correct one of the two, or leave the first out")
        })
    };
    pack.facts.iter().enumerate().filter_map(contradiction).collect()
}

/// Reads one answer. `null` is unsure; `"none"` is none of the options where that is an answer.
fn answer(fact: &Fact, given: &Json) -> Result<Answer, Problem> {
    let path = fact.key.as_str();
    let bad = |expected: &str| {
        let hint = format!("give {expected}; leave it out if it was not asked, write null for 不清楚");
        Problem::new(Code::BadAnswer, path, format!("expected {expected}, found {}", noun(given)), hint)
    };
    if given.is_null() {
        return Ok(Answer::Unsure);
    }
    let value = match &fact.kind {
        Kind::Bool => Value::Bool(given.as_bool().ok_or_else(|| bad("true or false"))?),
        Kind::Choice { options } => {
            let text = given.as_str().ok_or_else(|| bad("one option as text"))?;
            Value::Choice(option(fact, options, text, path)?)
        }
        Kind::Set { options } => match given {
            Json::String(text) if text == "none" && fact.may_be_none => Value::Set(OptionSet::EMPTY),
            Json::Array(items) => Value::Set(set(fact, options, items)?),
            _ => return Err(bad("a list of options, or \"none\"")),
        },
        Kind::Date => {
            Value::Date(date(given).ok_or_else(|| bad("a date such as \"2026-06-30\", \"2026-06\" or \"2026\""))?)
        }
    };
    Ok(Answer::Value(value))
}

/// Members as text, or as records that name their policy. `["none"]` is the empty set.
fn set(fact: &Fact, options: &[String], items: &[Json]) -> Result<OptionSet, Problem> {
    let mut set = OptionSet::EMPTY;
    for (index, item) in items.iter().enumerate() {
        let path = format!("{}[{index}]", fact.key);
        let name = match item {
            Json::String(text) => text.as_str(),
            Json::Object(record) => record.get("policy_id").and_then(Json::as_str).unwrap_or_default(),
            _ => "",
        };
        if name.is_empty() {
            let message = format!("expected an option as text, found {}", noun(item));
            return Err(Problem::new(Code::BadAnswer, &path, message, "write the option's key"));
        }
        if name == "none" && !options.iter().any(|option| option == "none") {
            if items.len() == 1 {
                return Ok(OptionSet::EMPTY);
            }
            let message = "`none` cannot stand beside other options";
            return Err(Problem::new(Code::BadAnswer, &path, message, "write \"none\" alone, or only the options"));
        }
        set = set.with(option(fact, options, name, &path)?, true);
    }
    Ok(set)
}

fn option(fact: &Fact, options: &[String], text: &str, path: &str) -> Result<OptionId, Problem> {
    let index = options.iter().position(|option| option == text).and_then(|index| u8::try_from(index).ok());
    index.map(OptionId).ok_or_else(|| {
        let message = format!("`{}` has no option `{text}`", fact.key);
        Problem::unknown(Code::UnknownOption, path, message, text, options.iter().map(String::as_str))
    })
}

/// A date of day, month or year precision, or an object with `min` and `max`.
fn date(given: &Json) -> Option<DateRange> {
    match given {
        Json::String(text) => DateRange::parse(text).ok(),
        Json::Object(range) => {
            let end = |name| range.get(name).and_then(Json::as_str).and_then(|text| DateRange::parse(text).ok());
            let (min, max) = (end("min")?, end("max")?);
            (min.first <= max.last).then_some(DateRange { first: min.first, last: max.last })
        }
        _ => None,
    }
}

/// A persona's answer as JSON: plain scalars are typed as YAML's core schema types them.
pub(super) fn from_node(node: &Node) -> Json {
    match &node.kind {
        NodeKind::Null => Json::Null,
        NodeKind::List(items) => items.iter().map(from_node).collect(),
        NodeKind::Map(entries) => {
            let object: Map<String, Json> =
                entries.iter().map(|entry| (entry.key.value.clone(), from_node(&entry.value))).collect();
            Json::Object(object)
        }
        NodeKind::Scalar(scalar) => match scalar.text.as_str() {
            "true" if !scalar.quoted => Json::Bool(true),
            "false" if !scalar.quoted => Json::Bool(false),
            text => match text.parse::<i64>() {
                Ok(number) if !scalar.quoted => number.into(),
                _ => Json::String(text.to_owned()),
            },
        },
    }
}

/// What messages call a JSON value.
fn noun(value: &Json) -> String {
    match value {
        Json::Null => "null".into(),
        Json::Bool(flag) => flag.to_string(),
        Json::Number(number) => format!("the number {number}"),
        Json::String(text) => format!("the text \"{text}\""),
        Json::Array(_) => "a list".into(),
        Json::Object(_) => "an object".into(),
    }
}
