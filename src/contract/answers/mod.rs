//! Reads answers from the JSON that people and programs write into the form the engine uses; `text` finds duplicate
//! keys, `write` goes back, `contradiction` finds answers that cannot all be true, `future` days that cannot have been
//! yet, `bounds` implausible numbers.
//!
//! Reports every problem with a path, a message and a hint. Unanswered facts are simply absent; this file never fills
//! anything in. Numbers are read from their text, with at most 15 digits.

mod bounds;
mod contradiction;
mod future;
mod problem;
mod text;
mod write;

pub(crate) use bounds::out_of_bounds;
pub(crate) use future::out_of_time;
pub use problem::Problem;
pub use text::parse;
pub(crate) use write::answer_json;
pub use write::to_json;

use serde_json::{Map, Value as Json};

use self::contradiction::contradictions;
use super::Code;
use crate::{
    pack::{Field, Kind, Pack},
    value::{Answer, Answers, Date, DateError, DateRange, OptionId, OptionSet, PartSet, Range, Record, Value},
};

/// Reads an object from fact keys to answers; the answers were true on `as_of`.
pub fn read(pack: &Pack, given: &Json, as_of: Date) -> Result<Answers, Vec<Problem>> {
    let (answers, mut problems) = read_each(pack, given);
    problems.extend(contradictions(pack, &answers, as_of));
    if problems.is_empty() { Ok(answers) } else { Err(problems) }
}

/// The same without looking at answers beside each other: what could be read, and what could not.
pub(crate) fn read_each(pack: &Pack, given: &Json) -> (Answers, Vec<Problem>) {
    let mut answers = Answers::none(pack.facts.len());
    let mut problems = Vec::new();
    let Json::Object(object) = given else {
        let hint = "write an object such as {\"student_status\": \"not_student\"}";
        let message = format!("expected an object, found {}", noun(given));
        problems.push(Problem::new(Code::BadAnswer, "", message, hint));
        return (answers, problems);
    };
    for (key, given) in object {
        match pack.fact_id(key).and_then(|id| Some((id, pack.fact(id)?))) {
            None => {
                let known = pack.facts.iter().map(|fact| fact.key.as_str());
                problems.push(Problem::unknown(Code::UnknownFact, key, format!("unknown fact `{key}`"), key, known));
            }
            Some((id, fact)) => {
                let slot = Slot { key, kind: &fact.kind, may_be_none: fact.may_be_none || fact.applies_when.is_some() };
                if let Some(answer) = slot.read(key, given, &mut problems) {
                    answers.set(id.index(), answer);
                }
            }
        }
    }
    (answers, problems)
}

/// A fact or a record's field, as needed to read an answer to it.
struct Slot<'a> {
    key: &'a str,
    kind: &'a Kind,
    may_be_none: bool,
}

impl Slot<'_> {
    /// Reads one answer. `null` means unsure; `"none"` means none if the fact may be none.
    fn read(&self, path: &str, given: &Json, problems: &mut Vec<Problem>) -> Option<Answer> {
        let is_none = given.as_str() == Some("none") && !self.kind.options().iter().any(|option| option == "none");
        match self.kind {
            _ if given.is_null() => Some(Answer::Unsure),
            // "No member" and "no record" are ordinary answers.
            Kind::Set { .. } if is_none => Some(Answer::Value(Value::Set(OptionSet::EMPTY))),
            _ if is_none && self.may_be_none => Some(Answer::None),
            Kind::Records { .. } if is_none => Some(Answer::Value(Value::Records(Vec::new()))),
            Kind::Choice { .. } => self.value(path, given, problems).map(Answer::Value),
            _ if is_none => {
                let message = format!("`{}` is never none", self.key);
                let hint = "write null for 不清楚, or leave it out if it was not asked";
                problems.push(Problem::new(Code::BadAnswer, path, message, hint));
                None
            }
            _ => self.value(path, given, problems).map(Answer::Value),
        }
    }

    fn value(&self, path: &str, given: &Json, problems: &mut Vec<Problem>) -> Option<Value> {
        let (value, expected) = match self.kind {
            Kind::Bool => (given.as_bool().map(Value::Bool), "true or false"),
            Kind::Choice { .. } => match given.as_str() {
                Some(text) => return self.option(path, text, problems).map(Value::Choice),
                None => (None, "one option as text"),
            },
            Kind::Set { .. } => match given {
                Json::Array(items) => return self.set(path, items, problems).map(Value::Set),
                Json::Object(parts) if parts.keys().all(|key| matches!(key.as_str(), "has" | "lacks")) => {
                    return self.part(path, parts, problems).map(Value::Part);
                }
                _ => (None, "a list of options, or \"none\""),
            },
            Kind::Int => (range(given, 0), "a whole number such as 12, or {\"min\": 12, \"max\": 35}"),
            Kind::Money => {
                (range(given, 2), "an amount in yuan such as 3000 or 99.5, or {\"min\": 3000, \"max\": 5000}")
            }
            Kind::Decimal { scale } => (range(given, *scale), "a number such as 5.5, or {\"min\": 5, \"max\": 20}"),
            Kind::Date => (date(given).map(Value::Date), "a date such as \"2026-06-30\", \"2026-06\" or \"2026\""),
            Kind::Records { fields } => match given {
                Json::Array(items) => return records(path, fields, items, problems).map(Value::Records),
                _ => (None, "a list of records, or \"none\""),
            },
        };
        if let Some((message, hint)) = value.is_none().then(|| misread(given, self.kind)).flatten() {
            problems.push(Problem::new(Code::BadAnswer, path, message, hint));
        } else if value.is_none() {
            let hint = format!("leave it out if it was not asked, or write null for 不清楚; else {expected}");
            let message = format!("expected {expected}, found {}", noun(given));
            problems.push(Problem::new(Code::BadAnswer, path, message, hint));
        }
        value
    }

    /// Members as text, or as records that name their policy. `["none"]` is the empty set.
    fn set(&self, path: &str, items: &[Json], problems: &mut Vec<Problem>) -> Option<OptionSet> {
        let mut set = OptionSet::EMPTY;
        for (index, item) in items.iter().enumerate() {
            let path = format!("{path}[{index}]");
            let name = match item {
                Json::Object(record) => record.get("policy_id").and_then(Json::as_str),
                _ => item.as_str(),
            };
            let Some(name) = name.filter(|name| !name.is_empty()) else {
                let message = format!("expected an option as text, found {}", noun(item));
                problems.push(Problem::new(Code::BadAnswer, &path, message, "write the option's key"));
                return None;
            };
            if name == "none" && !self.kind.options().iter().any(|option| option == "none") {
                if items.len() == 1 {
                    return Some(OptionSet::EMPTY);
                }
                let message = "`none` cannot stand beside other options";
                let hint = "write \"none\" alone, or only the options";
                problems.push(Problem::new(Code::BadAnswer, &path, message, hint));
                return None;
            }
            set = set.with(self.option(&path, name, problems)?, true);
        }
        Some(set)
    }

    /// A set with only some options known.
    fn part(&self, path: &str, parts: &Map<String, Json>, problems: &mut Vec<Problem>) -> Option<PartSet> {
        let mut side = |name: &str| match parts.get(name) {
            None => Some(OptionSet::EMPTY),
            Some(Json::Array(items)) => self.set(&format!("{path}.{name}"), items, problems),
            Some(other) => {
                let message = format!("expected a list of options, found {}", noun(other));
                let hint = "write what is known as lists, and leave out what is not";
                problems.push(Problem::new(Code::BadAnswer, &format!("{path}.{name}"), message, hint));
                None
            }
        };
        let (has, lacks) = (side("has")?, side("lacks")?);
        let both = has.iter().find(|option| lacks.contains(*option));
        if let Some(name) = both.and_then(|option| self.kind.options().get(usize::from(option.0))) {
            let message = format!("`{name}` stands in `has` and in `lacks`");
            problems.push(Problem::new(Code::BadAnswer, path, message, "keep one of the two"));
            return None;
        }
        Some(PartSet { has, lacks })
    }

    fn option(&self, path: &str, text: &str, problems: &mut Vec<Problem>) -> Option<OptionId> {
        let options = self.kind.options();
        let index = options.iter().position(|option| option == text).and_then(|index| u8::try_from(index).ok());
        if index.is_none() {
            let message = format!("`{}` has no option `{text}`", self.key);
            let known = options.iter().map(String::as_str);
            problems.push(Problem::unknown(Code::UnknownOption, path, message, text, known));
        }
        index.map(OptionId)
    }
}

/// What is wrong with a range or a day that is well-formed: message and hint.
fn misread(given: &Json, kind: &Kind) -> Option<(String, &'static str)> {
    let is_far = |json: &Json| matches!(json.as_str().map(DateRange::parse), Some(Err(DateError::OutOfRange)));
    let (min, max) = (given.get("min"), given.get("max"));
    if let Some(far) = [Some(given), min, max].into_iter().flatten().find(|json| *kind == Kind::Date && is_far(json)) {
        let hint = "write \"none\" for 长期 if the fact may be none, else leave it out";
        return Some((format!("expected a day from 1800 to 2200, found {}", noun(far)), hint));
    }
    let lower_first = |low: &Json, high: &Json| match kind {
        Kind::Date => Some(date(low)?.first <= date(high)?.last),
        _ => Some(low.as_f64()? <= high.as_f64()?),
    };
    let (min, max) = (min?, max?);
    let message = format!("expected the lower end as `min`, found {} as `min` and {} as `max`", noun(min), noun(max));
    (lower_first(min, max) == Some(false)).then_some((message, "exchange the two"))
}

/// The records of a list. As with facts, a field left out is absent.
fn records(path: &str, fields: &[Field], items: &[Json], problems: &mut Vec<Problem>) -> Option<Vec<Record>> {
    let n_before = problems.len();
    let mut records = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let path = format!("{path}[{index}]");
        let Json::Object(object) = item else {
            let hint = match fields.first() {
                Some(field) => format!("write an object such as {{\"{}\": …}}", field.key),
                None => "write an object".to_owned(),
            };
            let message = format!("expected a record, found {}", noun(item));
            problems.push(Problem::new(Code::BadAnswer, &path, message, hint));
            continue;
        };
        let mut record = Record(vec![Answer::Absent; fields.len()]);
        for (key, given) in object {
            let path = format!("{path}.{key}");
            match fields.iter().zip(&mut record.0).find(|(field, _)| field.key == *key) {
                Some((field, answer)) => {
                    let slot = Slot { key, kind: &field.kind, may_be_none: field.may_be_none };
                    *answer = slot.read(&path, given, problems).unwrap_or_default();
                }
                None => {
                    let message = format!("a record here has no field `{key}`");
                    let known = fields.iter().map(|field| field.key.as_str());
                    problems.push(Problem::unknown(Code::UnknownField, &path, message, key, known));
                }
            }
        }
        records.push(record);
    }
    (problems.len() == n_before).then_some(records)
}

/// A number with at most `places` decimals, or a range whose ends may be open. Never negative.
fn range(given: &Json, places: u8) -> Option<Value> {
    let number = |json: &Json| match json {
        Json::Number(number) => fixed(&number.to_string(), places),
        _ => None,
    };
    let range = match given {
        Json::Object(ends) => {
            let (min, max) = (ends.get("min"), ends.get("max"));
            if ends.is_empty() || ends.keys().any(|key| key != "min" && key != "max") {
                return None;
            }
            Range { min: min.map_or(Some(Range::COUNT.min), number)?, max: max.map_or(Some(Range::COUNT.max), number)? }
        }
        _ => Range::exactly(number(given)?),
    };
    (range.min <= range.max).then_some(Value::Number(range))
}

/// Digits with at most `places` decimals, as an integer in units of the last place. At most 15 digits, which is what
/// survives a JSON reader that goes through floats.
fn fixed(text: &str, places: u8) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) || whole.len() + fraction.len() > 15 {
        return None;
    }
    let missing = usize::from(places).checked_sub(fraction.len())?;
    let factor = 10_i64.checked_pow(u32::try_from(missing).ok()?)?;
    format!("{whole}{fraction}").parse::<i64>().ok()?.checked_mul(factor)
}

/// A date of day, month or year precision, or an object with `min` and `max`, either of which may be open.
fn date(given: &Json) -> Option<DateRange> {
    let one = |json: &Json| match json {
        Json::String(text) => DateRange::parse(text).ok(),
        // YAML reads a bare year as a number.
        Json::Number(year) => DateRange::parse(&year.to_string()).ok(),
        _ => None,
    };
    let Json::Object(ends) = given else { return one(given) };
    if ends.is_empty() || ends.keys().any(|key| key != "min" && key != "max") {
        return None;
    }
    let (min, max) = (ends.get("min").map(one), ends.get("max").map(one));
    let first = match min {
        Some(min) => min?.first,
        None => Date::new(1800, 1, 1).ok()?,
    };
    let last = match max {
        Some(max) => max?.last,
        None => Date::new(2200, 12, 31).ok()?,
    };
    (first <= last).then_some(DateRange { first, last })
}

/// The name of a JSON value's type in messages.
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
