//! Shows that near misses are near and are misses: what each set says comes out where its changes are made, no part of it is
//! enough, and where everything was tried nothing was overlooked.
//!
//! The oracle tries every one and two changes of facts that the pack calls changeable, and looks at each with `assess`
//! alone. It deliberately does not show that our own facts change the way they say: that is read by people.
#![cfg(feature = "author")]

mod generate;

use std::path::Path;

use caice::{
    author::{lower, read},
    engine::{self, Assessment, ChangeKind, Clash, Env, Index, Outcome, Status},
    pack::{Changeable, Fact, FactId, Kind, Pack, PolicyId},
    value::{Answer, Answers, DateRange, OptionSet, Range, Value},
};
use generate::{Law, answers_by, checked, config, domain, pack, picks};
use proptest::prelude::*;

/// Facts of a generated pack made changeable, as `ways` says.
fn with_ways(pack: Pack, ways: &[u8]) -> Pack {
    let facts = pack.facts.iter().zip(ways.iter().cycle()).map(|(fact, way)| {
        let changeable = match (&fact.kind, way % 4) {
            (_, 0) => Changeable::Fixed,
            (Kind::Int | Kind::Money | Kind::Decimal { .. } | Kind::Choice { ordered: true, .. }, 1) => {
                Changeable::Down
            }
            (Kind::Int | Kind::Money | Kind::Decimal { .. } | Kind::Choice { ordered: true, .. }, _) => Changeable::Up,
            (Kind::Date, _) => Changeable::Today,
            (Kind::Bool | Kind::Choice { .. }, _) => Changeable::To(domain(&fact.kind)),
            (Kind::Set { .. }, _) => Changeable::To(domain(&fact.kind).into_iter().skip(1).take(2).collect()),
            (Kind::Records { .. }, _) => Changeable::Fixed,
        };
        // What follows from others is not changed by itself.
        let changeable = if fact.derived.is_some() { Changeable::Fixed } else { changeable };
        Fact { changeable, ..fact.clone() }
    });
    Pack { facts: facts.collect(), ..pack.clone() }
}

/// Every answer that the one to `fact` can become.
fn ways(pack: &Pack, fact: &Fact, id: FactId, now: &Answer) -> Vec<Answer> {
    let goes = |value: &Value| match (&fact.changeable, value, now) {
        (Changeable::Up, Value::Number(to), Answer::Value(Value::Number(from))) => to.min > from.max,
        (Changeable::Down, Value::Number(to), Answer::Value(Value::Number(from))) => to.max < from.min,
        (Changeable::Up, Value::Number(to), Answer::None) => to.min > 0,
        (Changeable::Up, Value::Choice(to), Answer::Value(Value::Choice(from))) => to > from,
        (Changeable::Down, Value::Choice(to), Answer::Value(Value::Choice(from))) => to < from,
        _ => false,
    };
    let exact = |value: Value| match value {
        Value::Number(range) if fact.changeable == Changeable::Down => Value::Number(Range::exactly(range.max)),
        Value::Number(range) => Value::Number(Range::exactly(range.min)),
        value => value,
    };
    match &fact.changeable {
        Changeable::Fixed | Changeable::Time | Changeable::Record(_) => Vec::new(),
        Changeable::Up | Changeable::Down => {
            let possible = engine::possible_answers(pack, id);
            let values = possible.iter().filter_map(Answer::value).filter(|value| goes(value)).cloned();
            values.map(exact).map(Answer::Value).collect()
        }
        Changeable::Today if *now == Answer::None => {
            vec![Answer::Value(Value::Date(DateRange { first: checked(), last: checked() }))]
        }
        Changeable::Today => Vec::new(),
        Changeable::To(values) => {
            let become_ = |value: &Value| match (now, value) {
                (Answer::Value(Value::Set(own)), Value::Set(more)) => {
                    let all: OptionSet = own.iter().chain(more.iter()).collect();
                    Some(Value::Set(all))
                }
                (Answer::Value(Value::Part(_)), _) => None,
                (_, value) => Some(value.clone()),
            };
            let values = values.iter().filter_map(become_).filter(|value| now.value() != Some(value));
            values.map(Answer::Value).collect()
        }
    }
}

/// The steps from `now` that are smaller than the one to `answer`, of what changes by steps.
fn smaller(pack: &Pack, id: FactId, now: &Answer, answer: &Answer) -> Vec<Answer> {
    let Some(fact) = pack.fact(id) else { return Vec::new() };
    let at = |answer: &Answer| match answer.value() {
        Some(Value::Number(range)) => Some(range.min),
        Some(Value::Choice(option)) => Some(i64::from(option.0)),
        _ => None,
    };
    let is_less = |other: &Answer| match fact.changeable {
        Changeable::Up => at(other) < at(answer),
        Changeable::Down => at(other) > at(answer),
        _ => false,
    };
    ways(pack, fact, id, now).into_iter().filter(is_less).collect()
}

fn fits(status: Status) -> bool {
    matches!(status, Status::Met | Status::MetLater | Status::GateFirst | Status::Competitive | Status::Unconfirmed)
}

/// What comes out with these changes; none where they contradict the other answers, or do not arise beside each other.
fn changed(pack: &Pack, answers: &Answers, changes: &[(FactId, Answer)]) -> Option<Assessment> {
    let mut then = answers.clone();
    changes.iter().for_each(|(fact, answer)| then.set(fact.index(), answer.clone()));
    let then = engine::in_force(pack, &then, checked(), checked());
    if changes.iter().any(|(fact, answer)| then.get(fact.index()) != answer) {
        return None;
    }
    let all = |answers| -> Vec<Vec<Clash<'_>>> {
        let env = Env::new(pack, answers, checked(), checked());
        (0..pack.facts.len()).map(|at| engine::clashes(env, FactId::at(at))).collect()
    };
    let (before, after) = (all(answers), all(&then));
    let worse = before.iter().zip(&after).any(|(were, are)| are.iter().any(|clash| !were.contains(clash)));
    (!worse).then(|| engine::assess(pack, &then, checked(), checked()))
}

/// Whether the policy fits, and not on a single day to come, which nobody can make a plan for.
fn is_enough(assessment: &Assessment, policy: PolicyId) -> bool {
    let outcome = assessment.outcomes.get(policy.index());
    let one_day = |outcome: &Outcome| outcome.from.is_some() && outcome.from == outcome.until.or(outcome.latest);
    outcome.is_some_and(|outcome| fits(outcome.status) && !one_day(outcome))
}

/// Every set of one or two changes that is enough, by the facts it changes.
fn enough(pack: &Pack, answers: &Answers, policy: PolicyId) -> Vec<Vec<FactId>> {
    let facts = pack.facts.iter().enumerate().filter(|(at, _)| answers.get(*at).is_given());
    let each: Vec<(FactId, Vec<Answer>)> =
        facts.map(|(at, fact)| (FactId::at(at), ways(pack, fact, FactId::at(at), answers.get(at)))).collect();
    let works =
        |changes: &[(FactId, Answer)]| changed(pack, answers, changes).is_some_and(|then| is_enough(&then, policy));
    let mut found: Vec<Vec<FactId>> = Vec::new();
    for (fact, answers) in &each {
        if answers.iter().any(|answer| works(&[(*fact, answer.clone())])) {
            found.push(vec![*fact]);
        }
    }
    for (at, (one, of_one)) in each.iter().enumerate() {
        for (other, of_other) in each.iter().skip(at + 1) {
            if found.contains(&vec![*one]) || found.contains(&vec![*other]) {
                continue;
            }
            let mut pairs = of_one.iter().flat_map(|a| of_other.iter().map(move |b| (a, b)));
            if pairs.any(|(a, b)| works(&[(*one, a.clone()), (*other, b.clone())])) {
                found.push(vec![*one, *other]);
            }
        }
    }
    found
}

/// Holds what is near for every policy against the oracle; gives how many sets there were.
fn near(pack: &Pack, answers: &Answers) -> Result<usize, TestCaseError> {
    let index = Index::of(pack);
    let answers = engine::in_force(pack, answers, checked(), checked());
    let now = engine::assess(pack, &answers, checked(), checked());
    let mut n = 0;
    for (at, outcome) in now.outcomes.iter().enumerate() {
        let policy = PolicyId::at(at);
        let near = engine::nearby(&index, pack, &answers, &now, policy);
        if outcome.status != Status::NotMet {
            prop_assert!(near.sets.iter().all(|set| set.changes.is_empty() && outcome.status == Status::MetLater));
            continue;
        }
        let all = enough(pack, &answers, policy);
        for set in &near.sets {
            n += 1;
            let changes: Vec<(FactId, Answer)> = set.changes.iter().map(|c| (c.fact, c.answer.clone())).collect();
            let facts: Vec<FactId> = changes.iter().map(|(fact, _)| *fact).collect();
            prop_assert!((1..=2).contains(&facts.len()));
            prop_assert!(all.contains(&facts), "{facts:?} is not among {all:?}");
            let then = changed(pack, &answers, &changes).ok_or_else(|| TestCaseError::fail("contradicts"))?;
            let came = then.outcomes.get(at).ok_or_else(|| TestCaseError::fail("no outcome"))?;
            prop_assert!(fits(came.status));
            prop_assert_eq!(set.from, came.from);
            prop_assert_eq!(&set.office, &came.office);
            for part in &changes {
                if changes.len() > 1 {
                    let alone = changed(pack, &answers, core::slice::from_ref(part));
                    prop_assert!(!alone.is_some_and(|then| is_enough(&then, policy)), "a part is enough");
                }
            }
            let lost = now
                .outcomes
                .iter()
                .zip(&then.outcomes)
                .filter(|(now, then)| fits(now.status) && !fits(then.status) && then.status != Status::NeedsAnswer);
            prop_assert_eq!(&set.loses, &lost.map(|(now, _)| now.policy).collect::<Vec<_>>());
            for change in &set.changes {
                let stepwise = matches!(change.kind, ChangeKind::AtLeast | ChangeKind::AtMost);
                let way = pack.fact(change.fact).map(|fact| fact.changeable.clone());
                prop_assert_eq!(stepwise, matches!(way, Some(Changeable::Up | Changeable::Down)));
            }
            if let [(id, answer)] = changes.as_slice() {
                for less in smaller(pack, *id, answers.get(id.index()), answer) {
                    let then = changed(pack, &answers, &[(*id, less)]);
                    prop_assert!(!then.is_some_and(|then| is_enough(&then, policy)), "less is enough");
                }
            }
        }
        if near.exact && !all.is_empty() {
            prop_assert!(!near.sets.is_empty(), "overlooked {all:?}");
        }
    }
    Ok(n)
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn near_misses_are_near_and_are_misses(pack in pack(false), ways in prop::collection::vec(any::<u8>(), 1..12), picks in picks()) {
        let pack = with_ways(pack, &ways);
        near(&pack, &answers_by(&pack, &picks))?;
    }
}

/// Our own pack: everybody of the personas and the whole people; some of them miss something by little.
#[test]
fn near_misses_of_our_own_people_hold() -> Law {
    let (_, lowered, _) = lower::lower(read::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")));
    let lowered = lowered.ok_or_else(|| TestCaseError::fail("our pack does not lower"))?;
    let index = Index::of(&lowered.pack);
    let mut n = 0;
    for person in &lowered.people {
        let answers = engine::in_force(&lowered.pack, &person.answers, person.on, person.as_of);
        let now = engine::assess(&lowered.pack, &answers, person.on, person.as_of);
        for outcome in now.outcomes.iter().filter(|outcome| outcome.status == Status::NotMet) {
            let near = engine::nearby(&index, &lowered.pack, &answers, &now, outcome.policy);
            prop_assert!(near.exact, "{}: more to try than is tried", person.id.value);
            n += near.sets.len();
        }
    }
    prop_assert!(n > 0, "nobody misses anything by little");
    Ok(())
}
