//! Shows that assessing again from what came out before gives what assessing anew gives, at every step of any
//! interview, on generated packs and on our own; and that trying answers one by one changes nothing in that.
//!
//! Which of the two is quicker is the benchmark's business (docs/speed.md).
#![cfg(feature = "author")]

mod generate;

use std::path::Path;

use caice::{
    author::{lower, read},
    engine::{self, FactSet, Index, Many, Status},
    pack::{FactId, Pack, PolicyId},
    value::{Answer, Answers, Date},
};
use generate::{Law, answers_by, checked, config, domain, pack, picks};
use proptest::prelude::*;

/// Answers one fact after the other, as `order` says, and assesses both ways each time.
fn steps(pack: &Pack, whole: &Answers, order: &[u16], on: Date) -> Law {
    let index = Index::of(pack);
    let mut answers = Answers::none(pack.facts.len());
    let mut before = engine::assess_by(&index, pack, &answers, on, checked());
    for (step, number) in order.iter().enumerate() {
        let were = answers.clone();
        let fact = usize::from(*number) % pack.facts.len().max(1);
        // Every fourth step takes an answer back or says that it is not known; some change two at once.
        let said = match step % 8 {
            3 => Answer::Absent,
            7 => Answer::Unsure,
            _ => whole.get(fact).clone(),
        };
        answers.set(fact, said);
        if step % 5 == 4 {
            let other = (fact * 7 + 3) % pack.facts.len().max(1);
            answers.set(other, whole.get(other).clone());
        }
        let anew = engine::assess(pack, &answers, on, checked());
        let again = engine::again(&index, pack, (&were, &before), &answers);
        prop_assert_eq!(&again, &anew, "after the answer to fact {}", fact);
        before = again;
    }
    Ok(())
}

/// The statuses alone are those of the whole assessment, today and on a later day.
fn alone(pack: &Pack, answers: &Answers, on: Date) -> Law {
    let index = Index::of(pack);
    let whole = engine::assess(pack, answers, on, checked());
    let of_whole: Vec<Status> = whole.outcomes.iter().map(|outcome| outcome.status).collect();
    prop_assert_eq!(engine::statuses(&index, pack, answers, on, checked()), of_whole);
    for (at, outcome) in whole.outcomes.iter().enumerate() {
        prop_assert!(index.moves(PolicyId::at(at)) || outcome.timeline.len() == 1);
    }
    Ok(())
}

/// Whoever is looked at one after the other gets what they would get alone.
fn one_after_the_other(pack: &Pack, people: &[Answers], on: Date) -> Law {
    let index = Index::of(pack);
    let mut many = Many::of(pack, Index::of(pack), on, checked());
    for answers in people {
        let alone = engine::outcomes(&index, pack, answers, on, checked());
        let found: Vec<engine::Outcome> = many.outcomes(pack, answers).into_iter().cloned().collect();
        prop_assert_eq!(found, alone);
    }
    Ok(())
}

/// Whatever the index says of a policy, its days are those that looking at every day gives.
fn days(pack: &Pack, answers: &Answers) -> Law {
    let index = Index::of(pack);
    let now = engine::statuses(&index, pack, answers, checked(), checked());
    for later in [1, 40, 400, 1500] {
        let on = Date::from_unix_days(checked().unix_days() + later).unwrap_or(checked());
        let then = engine::assess(pack, answers, on, checked()).outcomes;
        for (at, (now, then)) in now.iter().zip(&then).enumerate() {
            prop_assert!(index.moves(PolicyId::at(at)) || *now == then.status, "policy {} moves", at);
        }
    }
    Ok(())
}

/// What the index says no policy turns on changes nothing about it.
fn turns(pack: &Pack, answers: &Answers) -> Law {
    let index = Index::of(pack);
    let now = engine::assess_by(&index, pack, answers, checked(), checked()).outcomes;
    for fact in (0..pack.facts.len()).map(FactId::at) {
        prop_assert_eq!(index.possible(fact), engine::possible_answers(pack, fact));
        for value in pack.fact(fact).map(|fact| domain(&fact.kind)).unwrap_or_default() {
            let mut other = answers.clone();
            other.set(fact.index(), Answer::Value(value));
            let then = engine::assess_by(&index, pack, &other, checked(), checked()).outcomes;
            for (at, (now, then)) in now.iter().zip(&then).enumerate() {
                if !index.turns_on(PolicyId::at(at), &FactSet::of([fact])) {
                    prop_assert_eq!(now, then, "policy {} turns on fact {}", at, fact.index());
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn assessing_again_is_assessing_anew(pack in pack(true), picks in picks(), order in prop::collection::vec(any::<u16>(), 1..16)) {
        steps(&pack, &answers_by(&pack, &picks), &order, checked())?;
    }

    #[test]
    fn only_what_the_index_names_changes_an_outcome(pack in pack(true), picks in picks()) {
        turns(&pack, &answers_by(&pack, &picks))?;
    }

    #[test]
    fn statuses_alone_are_those_of_the_assessment(pack in pack(true), picks in picks(), later in 0..1800_i64) {
        let on = Date::from_unix_days(checked().unix_days() + later).unwrap_or(checked());
        alone(&pack, &answers_by(&pack, &picks), on)?;
    }

    #[test]
    fn one_person_after_the_other_gets_what_they_get_alone(pack in pack(true), picks in prop::collection::vec(picks(), 2..5), later in 0..900_i64, order in prop::collection::vec(any::<u16>(), 8)) {
        let on = Date::from_unix_days(checked().unix_days() + later).unwrap_or(checked());
        let whole: Vec<Answers> = picks.iter().map(|picks| answers_by(&pack, picks)).collect();
        // Others have the answers of one person and a few of another.
        let n_facts = pack.facts.len().max(1);
        let mixed = order.iter().enumerate().filter_map(|(at, number)| {
            let mut answers = whole.get(at % whole.len())?.clone();
            let (fact, other) = (usize::from(*number) % n_facts, whole.get((at + 1) % whole.len())?);
            answers.set(fact, other.get(fact).clone());
            Some(answers)
        });
        let people: Vec<Answers> = whole.iter().cloned().chain(mixed).chain(whole.iter().cloned()).collect();
        one_after_the_other(&pack, &people, on)?;
    }

    #[test]
    fn what_the_index_calls_still_does_not_move(pack in pack(true), picks in picks()) {
        days(&pack, &answers_by(&pack, &picks))?;
    }
}

#[test]
fn assessing_again_is_assessing_anew_on_our_policies() -> Law {
    let (_, lowered, _) = lower::lower(read::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")));
    let pack = lowered.ok_or_else(|| TestCaseError::fail("our pack does not lower"))?.pack;
    let mut runner = proptest::test_runner::TestRunner::new(config(24));
    let picks = prop::collection::vec((0..9_u8, 0..512_usize), pack.facts.len());
    let order = prop::collection::vec(any::<u16>(), 1..24);
    runner
        .run(&(picks, order), |(picks, order)| steps(&pack, &answers_by(&pack, &picks), &order, checked()))
        .map_err(|error| TestCaseError::fail(error.to_string()))
}
