//! Shows that the bench's workload means the same as a pack of ours: verdicts of 200 drawn people under all its
//! policies, complete and with half of the answers missing, and what may be had in all.
//!
//! What is right is computed here from `bench/rules.json` as it is read, and never by the engine. It takes no times; on
//! 100,000 people, and against other engines, that is `make bench`.
#![cfg(feature = "author")]

use std::{error::Error, fs, path::Path};

use caice::{
    engine::{self, Status},
    pack::{Kind, Pack},
    value::{Answer, Answers, Date, OptionId, Range, Value},
};
use serde_json::Value as Json;

#[path = "../bench/src/translate.rs"]
mod translate;

type Shown = Result<(), Box<dyn Error>>;

/// A person: of each fact the number, and whether it is known.
type Person = Vec<(i64, bool)>;

/// Numbers that look random and are always the same (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> Result<usize, Box<dyn Error>> {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        Ok(usize::try_from(self.0 >> 11)? % end)
    }
}

fn workload() -> Result<(Json, Pack), Box<dyn Error>> {
    let rules = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/rules.json"))?;
    let rules: Json = serde_json::from_str(&rules)?;
    let pack = translate::pack(&rules, Date::parse("2026-11-23").map_err(|error| format!("{error:?}"))?)?;
    Ok((rules, pack))
}

fn list<'j>(json: &'j Json, key: &str) -> Result<&'j [Json], Box<dyn Error>> {
    json[key].as_array().map(Vec::as_slice).ok_or_else(|| format!("no list {key} in {json}").into())
}

/// Every value as likely as any other, except that high numbers are rarer: thresholds lie low.
fn drawn(rules: &Json, numbers: &mut Numbers) -> Result<Person, Box<dyn Error>> {
    let mut person = Vec::new();
    for fact in list(rules, "facts")? {
        let number = match (fact["min"].as_i64(), fact["max"].as_i64(), fact["weights"].as_array()) {
            (Some(min), Some(max), _) => {
                let end = usize::try_from(max - min + 1)?;
                min + i64::try_from(numbers.below(end)?.min(numbers.below(end)?))?
            }
            (_, _, Some(weights)) => i64::try_from(numbers.below(weights.len())?)?,
            _ => i64::try_from(numbers.below(2)?)?,
        };
        person.push((number, numbers.below(2)? == 1));
    }
    Ok(person)
}

fn answers(pack: &Pack, person: &Person, all: bool) -> Result<Answers, Box<dyn Error>> {
    let mut answers = Answers::none(pack.facts.len());
    for (index, (fact, (number, known))) in pack.facts.iter().zip(person).enumerate() {
        let value = match fact.kind {
            Kind::Bool => Value::Bool(*number == 1),
            Kind::Choice { .. } => Value::Choice(OptionId(u8::try_from(*number)?)),
            _ => Value::Number(Range::exactly(*number)),
        };
        answers.set(index, if all || *known { Answer::Value(value) } else { Answer::Absent });
    }
    Ok(answers)
}

/// Whether a rule holds: none where it is open. Plain Kleene over the rules as they are written.
fn holds(rules: &Json, rule: &Json, person: &Person, all: bool) -> Result<Option<bool>, Box<dyn Error>> {
    for (key, deciding) in [("all", false), ("any", true)] {
        if rule.get(key).is_none() {
            continue;
        }
        let parts = list(rule, key)?.iter().map(|part| holds(rules, part, person, all));
        let parts = parts.collect::<Result<Vec<_>, _>>()?;
        return Ok(match () {
            () if parts.contains(&Some(deciding)) => Some(deciding),
            () if parts.contains(&None) => None,
            () => Some(!deciding),
        });
    }
    let facts = list(rules, "facts")?;
    let at = facts.iter().position(|fact| fact["id"] == rule[0]).ok_or_else(|| format!("no fact in {rule}"))?;
    let (number, known) = person[at];
    let of = |value: &Json| match &facts[at]["options"] {
        Json::Array(options) => options.iter().position(|option| option == value).and_then(|at| i64::try_from(at).ok()),
        _ => value.as_i64().or_else(|| value.as_bool().map(i64::from)),
    };
    let wanted = || of(&rule[2]).ok_or_else(|| format!("no value in {rule}"));
    let holds = match rule[1].as_str() {
        Some("eq") => number == wanted()?,
        Some("ne") => number != wanted()?,
        Some("ge") => number >= wanted()?,
        Some("le") => number <= wanted()?,
        Some("in") => rule[2].as_array().is_some_and(|values| values.iter().any(|value| of(value) == Some(number))),
        _ => return Err(format!("no operator in {rule}").into()),
    };
    Ok((all || known).then_some(holds))
}

/// What is met adds up, of a group only the most.
fn yuan(rules: &Json, met: &[Option<bool>], person: &Person) -> Result<i64, Box<dyn Error>> {
    let (facts, policies) = (list(rules, "facts")?, list(rules, "policies")?);
    let mut amounts = Vec::new();
    for (policy, met) in policies.iter().zip(met) {
        let by = facts.iter().position(|fact| fact["id"] == policy["by"]).ok_or("no such fact")?;
        let reached = list(policy, "yuan")?.iter().rfind(|step| step[0].as_i64() <= Some(person[by].0));
        let amount = reached.and_then(|step| step[1].as_i64()).ok_or("no step")?;
        amounts.push((&policy["id"], if *met == Some(true) { amount } else { 0 }));
    }
    let mut sum = 0;
    let mut grouped = Vec::new();
    for group in list(rules, "groups")? {
        let members = group.as_array().ok_or("no group")?;
        sum += amounts.iter().filter(|(id, _)| members.contains(id)).map(|(_, amount)| *amount).max().ok_or("empty")?;
        grouped.extend(members);
    }
    Ok(sum + amounts.iter().filter(|(id, _)| !grouped.contains(id)).map(|(_, amount)| *amount).sum::<i64>())
}

fn said(status: Status) -> Result<Option<bool>, String> {
    match status {
        Status::Met => Ok(Some(true)),
        Status::NotMet => Ok(Some(false)),
        Status::NeedsAnswer => Ok(None),
        other => Err(format!("the workload has no {other:?}")),
    }
}

#[test]
fn the_workload_comes_out_as_its_rules_say() -> Shown {
    let (rules, pack) = workload()?;
    let mut numbers = Numbers(88_172_645_463_325_252);
    let mut seen = [0_usize; 3];
    for n in 0..200 {
        let person = drawn(&rules, &mut numbers)?;
        for all in [true, false] {
            let expected = list(&rules, "policies")?.iter().map(|policy| holds(&rules, &policy["when"], &person, all));
            let expected = expected.collect::<Result<Vec<_>, _>>()?;
            let assessment = engine::assess(&pack, &answers(&pack, &person, all)?, pack.checked, pack.checked);
            let came_out = assessment.outcomes.iter().map(|outcome| said(outcome.status));
            assert_eq!(came_out.collect::<Result<Vec<_>, _>>()?, expected, "person {n}, complete: {all}");
            for verdict in &expected {
                seen[verdict.map_or(2, usize::from)] += 1;
            }
            if all {
                let sums = assessment.combinations.iter().map(|sum| (sum.cash.min.0, sum.cash.max.0, sum.exact));
                let sum = yuan(&rules, &expected, &person)? * 100;
                assert!(sums.eq((sum > 0).then_some((sum, sum, true))), "person {n}: {sum} fen");
            }
        }
    }
    // The comparison says something only where every verdict is common.
    assert!(seen.iter().all(|times| *times > 500), "{seen:?}");
    Ok(())
}
