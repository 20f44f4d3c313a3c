//! Answers that would show what no persona shows, so that a warning about personas can name some.
//!
//! Takes a persona and changes one answer. Where more than one would have to change, it finds nothing.

use super::{
    super::{
        lower::{Lowered, Persona},
        wording,
    },
    trial::runs,
};
use crate::{
    engine::Truth,
    pack::{Fact, FactId, Kind, Ref},
    value::{Answer, Answers, Date, DateRange, OptionId, OptionSet, Range, Value},
};

/// A persona and an answer of one of `names` with which `does` says yes; `truth` is what turns on the answer.
pub(super) fn example(
    lowered: &Lowered,
    personas: &[&Persona],
    names: &[Ref],
    truth: &dyn Fn(&Persona, &Answers) -> Truth,
    does: &dyn Fn(&Persona, &Answers) -> bool,
) -> Option<String> {
    personas.iter().find_map(|persona| {
        names.iter().find_map(|name| {
            let Ref::Fact(id) = name else { return None };
            let fact = lowered.pack.fact(*id)?;
            let with = |answer: Answer| {
                let mut answers = persona.answers.clone();
                answers.set(id.index(), answer);
                answers
            };
            let answer = candidates(fact, &|answer| truth(persona, &with(answer)))
                .into_iter()
                .find(|answer| *answer != *persona.answers.get(id.index()) && does(persona, &with(answer.clone())))?;
            Some(format!("such as `{}` with `{}`", persona.name.value, written(lowered, *id, &answer)?))
        })
    })
}

/// A persona and a day on which `does` says yes; `truth` is what turns on the day.
pub(super) fn day(
    personas: &[&Persona],
    truth: &dyn Fn(&Persona, Date) -> Truth,
    does: &dyn Fn(&Persona, Date) -> bool,
) -> Option<String> {
    personas.iter().find_map(|persona| {
        let (year, ..) = persona.on.year_month_day();
        let years = (year - 30..=year + 30).flat_map(|year| [1, 7].map(|month| Date::new(year, month, 1)));
        let at = |days: i64| Date::from_unix_days(days).unwrap_or(Date::EPOCH);
        let turns = runs(years.flatten().map(Date::unix_days).collect(), |days| vec![truth(persona, at(days))]);
        let sides = turns.into_iter().skip(1).flat_map(|(first, _)| [at(first - 1), at(first)]);
        let day = sides.into_iter().find(|day| does(persona, *day))?;
        Some(format!("such as `{}` with `on: {day}`", persona.name.value))
    })
}

/// Answers worth trying: every option, and both sides of each place where the truth turns.
fn candidates(fact: &Fact, truth: &dyn Fn(Answer) -> Truth) -> Vec<Answer> {
    let options = |n: usize| (0..n).filter_map(|index| u8::try_from(index).ok().map(OptionId));
    let number = |n: i64| Value::Number(Range::exactly(n));
    let day = |days: i64| {
        let day = Date::from_unix_days(days).unwrap_or(Date::EPOCH);
        Value::Date(DateRange { first: day, last: day })
    };
    let sides = |seeds: Vec<i64>, value: &dyn Fn(i64) -> Value| -> Vec<Value> {
        let runs = runs(seeds, |n| vec![truth(Answer::Value(value(n)))]);
        runs.into_iter().skip(1).flat_map(|(first, _)| [value(first - 1), value(first)]).collect()
    };
    let mut values: Vec<Value> = match &fact.kind {
        Kind::Bool => vec![Value::Bool(true), Value::Bool(false)],
        Kind::Choice { options: keys, .. } => options(keys.len()).map(Value::Choice).collect(),
        Kind::Set { options: keys } => {
            let one = options(keys.len()).map(|option| Value::Set(OptionSet::EMPTY.with(option, true)));
            one.chain([Value::Set(OptionSet::EMPTY)]).collect()
        }
        Kind::Int | Kind::Money | Kind::Decimal { .. } => {
            let sizes = (1..=9).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_i64.pow(power)));
            sides((0..=60).chain(sizes).collect(), &number)
        }
        Kind::Date => {
            let years = (1930..=2060).flat_map(|year| [1, 7].map(|month| Date::new(year, month, 1)));
            sides(years.flatten().map(Date::unix_days).collect(), &day)
        }
        Kind::Records { .. } => Vec::new(),
    };
    values.dedup();
    let none = fact.may_be_none.then_some(Answer::None);
    values.into_iter().map(Answer::Value).chain(none).collect()
}

/// An answer as a persona writes it.
fn written(lowered: &Lowered, id: FactId, answer: &Answer) -> Option<String> {
    let fact = lowered.pack.fact(id)?;
    let option = |option: OptionId| fact.kind.options().get(usize::from(option.0)).cloned();
    let value = match answer {
        Answer::None => "none".to_owned(),
        Answer::Value(Value::Bool(holds)) => holds.to_string(),
        Answer::Value(Value::Choice(chosen)) => option(*chosen)?,
        Answer::Value(Value::Set(set)) if *set == OptionSet::EMPTY => "none".to_owned(),
        Answer::Value(Value::Set(set)) => format!("[{}]", set.iter().filter_map(option).collect::<Vec<_>>().join(", ")),
        Answer::Value(Value::Number(range)) => wording::number(range.min, Some(&fact.kind)),
        Answer::Value(Value::Date(days)) => days.first.to_string(),
        _ => return None,
    };
    Some(format!("{}: {value}", fact.key))
}
