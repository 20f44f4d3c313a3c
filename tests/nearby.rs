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
    engine::{
        self, Assessment, BenefitOutcome, ChangeKind, ChangeSet, Clash, Env, Index, Nearby, Outcome, Status, Truth,
    },
    pack::{
        Award, Changeable, Clause, ClauseKind, Currency, Expr, Fact, FactId, Kind, Num, Order, Pack, Policy, PolicyId,
        Ref,
    },
    value::{Answer, Answers, DateRange, Fen, FenRange, OptionId, OptionSet, PartSet, Range, Value},
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
        Fact { changeable, effort: way / 4 % 10, ..fact.clone() }
    });
    let mut policies = pack.policies.clone();
    // Some amounts are known to hold.
    for (policy, way) in policies.iter_mut().zip(ways.iter().cycle()).filter(|(_, way)| **way >= 128) {
        policy.benefits.iter_mut().for_each(|benefit| benefit.currency = Currency::Confirmed);
        policy.award = if way % 2 == 0 { Award::Competitive } else { policy.award };
    }
    Pack { facts: facts.collect(), policies, ..pack.clone() }
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

/// The cash it may bring; `None` where no amount is known.
fn cash(outcome: &Outcome) -> Option<FenRange> {
    let sure = |worked: &BenefitOutcome| worked.confirmed && worked.applies == Truth::Yes;
    let known = outcome.benefits.iter().filter_map(|worked| Some((worked.total?, sure(worked))));
    let ranges = known.map(|(total, sure)| FenRange { min: if sure { total.min } else { Fen::ZERO }, max: total.max });
    ranges.reduce(|a, b| FenRange { min: Fen(a.min.0 + b.min.0), max: Fen(a.max.0 + b.max.0) })
}

/// Fewest changes first, then the earliest, then what brings most, then the least effort; at most three, and none that comes to
/// the same as another by other values of the same facts. Where there is room for it, nothing that is enough is left out.
fn in_order(pack: &Pack, near: &Nearby, all: &[Vec<FactId>]) -> Law {
    let facts = |set: &ChangeSet| set.changes.iter().map(|change| change.fact).collect::<Vec<FactId>>();
    let rank = |set: &ChangeSet| {
        let effort = facts(set).iter().filter_map(|id| pack.fact(*id)).map(|fact| u32::from(fact.effort)).sum::<u32>();
        let most = set.gain.map_or(0, |gain| gain.max.0);
        (set.changes.len(), set.from.unwrap_or(checked()), core::cmp::Reverse(most), effort)
    };
    prop_assert!(near.sets.is_sorted_by_key(rank), "{:?}", near.sets);
    prop_assert!(near.sets.len() <= 3);
    for (at, set) in near.sets.iter().enumerate() {
        let says = |set: &ChangeSet| (set.status, set.from, set.gain, set.loses.clone(), facts(set));
        prop_assert!(near.sets.iter().skip(at + 1).all(|other| says(other) != says(set)), "{set:?} twice");
    }
    for facts_of_it in all.iter().filter(|_| near.exact) {
        let is_named = near.sets.iter().any(|set| facts(set) == *facts_of_it);
        let no_room = near.sets.len() == 3 && near.sets.iter().all(|set| set.changes.len() <= facts_of_it.len());
        prop_assert!(is_named || no_room, "overlooked {facts_of_it:?}");
    }
    Ok(())
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
            let told = near.sets.iter().map(|set| (set.changes.len(), set.from, set.gain, set.sensitive));
            let later = (0, outcome.from, cash(outcome), outcome.sensitive);
            prop_assert_eq!(
                told.collect::<Vec<_>>(),
                if outcome.status == Status::MetLater { vec![later] } else { Vec::new() }
            );
            continue;
        }
        let all = enough(pack, &answers, policy);
        in_order(pack, &near, &all)?;
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
            prop_assert_eq!((set.gain, set.sensitive), (cash(came), came.sensitive));
            let on_its_day = match (came.status, came.axes.award) {
                (Status::MetLater, Award::Competitive) => Status::Competitive,
                (Status::MetLater, Award::Entitled) => Status::Met,
                (status, _) => status,
            };
            prop_assert_eq!(set.status, on_its_day);
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

fn number() -> Num {
    Num::Of(Ref::Fact(FactId::at(0)))
}

fn at_most(left: Num, right: Num) -> Expr {
    Expr::Compare(Order::AtMost, Box::new(left), Box::new(right))
}

/// What is named for a policy with the first of these rules, to somebody who gave this answer: how it changes, and to what.
fn named(fact: Fact, rules: Vec<Expr>, now: Answer) -> Vec<(ChangeKind, Option<Value>)> {
    let policy =
        |(at, rule): (usize, Expr)| Policy::of(format!("p{at}"), vec![Clause::of("c", ClauseKind::Asked(rule))]);
    let mut pack = Pack {
        sources: vec!["S01".into()],
        policies: rules.into_iter().enumerate().map(policy).collect(),
        ..Pack::of(vec![fact], checked())
    };
    caice::pack::cut(&mut pack);
    let mut answers = Answers::none(1);
    answers.set(0, now);
    let now = engine::assess(&pack, &answers, checked(), checked());
    let near = engine::nearby(&Index::of(&pack), &pack, &answers, &now, PolicyId::at(0));
    let changes = near.sets.into_iter().flat_map(|set| set.changes);
    changes.map(|change| (change.kind, change.answer.value().cloned())).collect()
}

#[test]
fn a_number_goes_no_further_than_the_nearest_that_is_enough() {
    let exactly = |number: i64| Value::Number(Range::exactly(number));
    let fact = |changeable| Fact { changeable, may_be_none: true, ..Fact::of("number", Kind::Int) };
    let (up, down) = (|| fact(Changeable::Up), || fact(Changeable::Down));
    // Further thresholds are those of other policies.
    let from = |n: i64| at_most(Num::Lit(n), number());
    let to = |n: i64| at_most(number(), Num::Lit(n));
    let rules_up = || vec![from(5), from(3), from(9)];
    let rules_down = || vec![to(5), to(3), to(9)];
    assert_eq!(named(up(), rules_up(), Answer::Value(exactly(1))), [(ChangeKind::AtLeast, Some(exactly(5)))]);
    assert_eq!(named(up(), rules_up(), Answer::None), [(ChangeKind::AtLeast, Some(exactly(5)))]);
    assert_eq!(named(down(), rules_down(), Answer::Value(exactly(20))), [(ChangeKind::AtMost, Some(exactly(5)))]);
    assert_eq!(named(down(), rules_down(), Answer::Value(exactly(6))), [(ChangeKind::AtMost, Some(exactly(5)))]);
    // Not the other way, and nothing becomes less than none.
    assert_eq!(named(down(), rules_up(), Answer::Value(exactly(1))), []);
    assert_eq!(named(up(), rules_down(), Answer::Value(exactly(20))), []);
    assert_eq!(named(down(), rules_down(), Answer::None), []);
}

#[test]
fn an_option_goes_no_further_than_the_nearest_that_is_enough() {
    let option = |at: u8| Value::Choice(OptionId(at));
    let fact = |ordered, changeable| {
        let options = ["a", "b", "c", "d"].map(String::from).to_vec();
        Fact { changeable, ..Fact::of("level", Kind::Choice { options, ordered }) }
    };
    let level = || Num::Of(Ref::Fact(FactId::at(0)));
    let (from, to) = (at_most(Num::Lit(2), level()), at_most(level(), Num::Lit(1)));
    let named = |ordered, changeable, rule: &Expr, now| {
        named(fact(ordered, changeable), vec![rule.clone()], Answer::Value(option(now)))
    };
    assert_eq!(named(true, Changeable::Up, &from, 0), [(ChangeKind::AtLeast, Some(option(2)))]);
    assert_eq!(named(true, Changeable::Down, &to, 3), [(ChangeKind::AtMost, Some(option(1)))]);
    assert_eq!(named(true, Changeable::Down, &from, 1), []);
    assert_eq!(named(true, Changeable::Up, &to, 2), []);
    // Without an order there is nothing above.
    assert_eq!(named(false, Changeable::Up, &from, 0), []);
}

#[test]
fn who_has_none_of_a_set_may_gain_what_it_takes() {
    let set = |options: &[u8]| Value::Set(options.iter().copied().map(OptionId).collect::<OptionSet>());
    let options = || ["a", "b", "c"].map(String::from).to_vec();
    let fact =
        || Fact { changeable: Changeable::To(vec![set(&[1])]), ..Fact::of("set", Kind::Set { options: options() }) };
    let rule = || vec![Expr::Has(Ref::Fact(FactId::at(0)), OptionId(1))];
    assert_eq!(named(fact(), rule(), Answer::None), [(ChangeKind::Becomes, Some(set(&[1])))]);
    assert_eq!(named(fact(), rule(), Answer::Value(set(&[0]))), [(ChangeKind::Becomes, Some(set(&[0, 1])))]);
    // Of what is half known nobody can say what it becomes.
    let without = Value::Part(PartSet::default().with(OptionId(1), false));
    assert_eq!(named(fact(), rule(), Answer::Value(without)), []);
}
