//! Shows that the engine terminates on packs that no checker has seen: facts that apply, grow or derive from
//! themselves or from each other in a circle.
//!
//! Deliberately does not show what becomes of such facts, only that nothing is called certain: the checker refuses
//! them (tests/broken/derived-cycle).
#![cfg(feature = "author")]

use caice::{
    engine::{self, FactRef, Index, Status},
    pack::{
        Ask, Clause, ClauseId, ClauseKind, Condition, Derived, Expr, Fact, FactId, Kind, Num, Order, Pack, Policy, Ref,
        is_figure, thresholds,
    },
    value::{Answer, Answers, Date, Range, Value},
};

const APPLIES: usize = 0;
const OTHER: usize = 1;
const GROWS: usize = 2;
const GROWS_TOO: usize = 3;
const FOLLOWS: usize = 4;

fn flag(index: usize) -> Expr {
    Expr::Flag(Ref::Fact(FactId::at(index)))
}

fn number(index: usize) -> Num {
    Num::Of(Ref::Fact(FactId::at(index)))
}

fn at_least(least: i64, num: Num) -> Expr {
    Expr::Compare(Order::AtMost, Box::new(Num::Lit(least)), Box::new(num))
}

/// Five facts in circles, and a policy that depends on each of them.
fn circles() -> Pack {
    let fact = |key: &str, kind| Fact {
        ask: Ask { fair: true, phone: true, office: true, employer: true },
        ..Fact::of(key, kind)
    };
    let facts = vec![
        Fact { applies_when: Some(flag(APPLIES)), ..fact("applies", Kind::Bool) },
        Fact { applies_when: Some(Expr::Not(Box::new(flag(FOLLOWS)))), ..fact("other", Kind::Bool) },
        Fact { accrues_while: Some(at_least(3, number(GROWS_TOO))), ..fact("grows", Kind::Int) },
        Fact { accrues_while: Some(at_least(3, number(GROWS))), ..fact("grows_too", Kind::Int) },
        Fact {
            derived: Some(Derived::Flag(Expr::Or(vec![flag(OTHER), flag(FOLLOWS)]))),
            ..fact("follows", Kind::Bool)
        },
    ];
    let rules = [flag(APPLIES), flag(OTHER), at_least(5, number(GROWS)), flag(FOLLOWS)];
    let clause = |(index, rule)| Clause::of(format!("c{index}"), ClauseKind::Asked(rule));
    let policy = Policy {
        when: Condition::Any((0..rules.len()).map(|index| Condition::Clause(ClauseId::at(index))).collect()),
        ..Policy::of("p", rules.into_iter().enumerate().map(clause).collect())
    };
    Pack { sources: vec!["S01".into()], policies: vec![policy], ..Pack::of(facts, Date::EPOCH) }
}

#[test]
fn facts_in_circles_are_unknown_and_nothing_runs_for_ever() {
    let pack = circles();
    let silent = Answers::none(pack.facts.len());
    let mut some = silent.clone();
    some.set(APPLIES, Answer::Unsure);
    some.set(GROWS, Answer::Value(Value::Number(Range::exactly(2))));
    for answers in [&silent, &some] {
        // On later days counters grow, and the timeline looks for the day on which they stop.
        for on in [Date::EPOCH, Date::EPOCH.add_months(1), Date::EPOCH.add_months(40)] {
            let now = engine::assess(&pack, answers, on, Date::EPOCH);
            assert!(now.outcomes.iter().all(|outcome| outcome.status != Status::Met), "{:?}", now.outcomes);
            for id in (0..pack.facts.len()).map(FactId::at) {
                assert!(
                    !engine::settles(&Index::of(&pack), &pack, answers, &now, id)
                        || now.outcomes.iter().any(|o| !o.missing.is_empty())
                );
                let env = engine::Env::new(&pack, answers, on, Date::EPOCH);
                let behind: Vec<FactRef> = engine::facts_behind(env, &flag(id.index()));
                assert!(behind.len() <= pack.facts.len(), "{behind:?}");
            }
        }
    }
}

#[test]
fn thresholds_of_such_a_pack_come_to_an_end_as_well() {
    let mut pack = circles();
    let [.., follows] = pack.facts.as_mut_slice() else { return };
    // A number that is two more than itself.
    let more = Num::Add(Box::new(number(FOLLOWS)), Box::new(Num::Lit(2)));
    (follows.kind, follows.derived) = (Kind::Int, Some(Derived::Number(more)));
    assert_eq!(thresholds(&pack, FactId::at(GROWS)), [3, 5]);
    assert_eq!(thresholds(&pack, FactId::at(GROWS_TOO)), [3]);
    assert!(!is_figure(&pack, Ref::Fact(FactId::at(GROWS))));
}
