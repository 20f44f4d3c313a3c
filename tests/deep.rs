//! Shows that no file exhausts the stack: one that nests too deep is refused like any other damage, and whatever is read
//! can be put through every entry of the engine, on a quarter of the stack that the page has. Nor does one keep the engine
//! busy for ever: what would take too many steps is refused as well.
//!
//! Deliberately does not show what such packs mean (`foreign` does), nor how long they take: steps are counted.
#![cfg(feature = "author")]
#![expect(clippy::expect_used, clippy::panic, reason = "a pack that cannot be made must stop the test where it stands")]

#[path = "deep/circles.rs"]
mod circles;
#[path = "deep/heavy.rs"]
mod heavy;
#[path = "deep/nested.rs"]
mod nested;

use std::{path::Path, thread};

use caice::{
    author::{self, lower},
    engine::{self, Env, Index},
    pack::{
        Damage, FactId, FieldId, MAX_WORK, Num, Pack, PolicyId, Ref, Work, all_thresholds, decode, encode, is_figure,
        thresholds,
    },
    value::{Answer, Answers, DateRange, Range, Value},
};
use nested::Way;

/// What the engine and the reader are given: the page has a megabyte.
const SMALL: usize = 256 << 10;
/// Building, writing and dropping something deep recurses as well.
const HUGE: usize = 2 << 30;

/// Runs `f` on a thread with that much stack. One that is too small ends the whole test.
fn on_a_stack<T: Send>(bytes: usize, f: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(bytes).spawn_scoped(scope, f).expect("a thread");
        thread.join().expect("an end")
    })
}

/// A pack that someone wrote into a file, and what becomes of it.
fn read(make: impl FnOnce() -> Pack + Send) -> Result<Pack, Damage> {
    let bytes = on_a_stack(HUGE, || encode(&make()));
    on_a_stack(SMALL, || decode(&bytes))
}

#[test]
fn what_nests_too_deep_is_refused_wherever_it_stands() {
    for Way { name, most, make } in nested::all() {
        assert!(read(|| make(most)).is_ok(), "{name} nests as deep as it may");
        // What stands around a tree counts as well, and need not be there.
        for n in [most + 3, 1_000, 100_000] {
            assert_eq!(read(|| make(n)).err(), Some(Damage::Body), "{name} nests {n} deep");
        }
    }
}

/// Some answers to the facts of a pack: none at all, and those of the kinds the facts in circles have.
fn some_answers(pack: &Pack) -> Vec<Answers> {
    let mut unsure = Answers::none(pack.facts.len());
    (0..pack.facts.len()).for_each(|at| unsure.set(at, Answer::Unsure));
    let mut first = Answers::none(pack.facts.len());
    first.set(0, Answer::Value(Value::Bool(true)));
    first.set(1, Answer::Value(Value::Number(Range { min: 1, max: 2 })));
    first.set(2, Answer::Value(Value::Date(DateRange { first: pack.checked, last: pack.checked })));
    vec![Answers::none(pack.facts.len()), unsure, first]
}

/// Every public entry of the engine and of the walks over a pack.
fn everything(pack: &Pack) {
    let index = Index::of(pack);
    let on = pack.checked.add_months(40);
    let all = some_answers(pack);
    for id in (0..pack.facts.len()).map(FactId::at) {
        engine::possible_answers(pack, id);
        thresholds(pack, id);
        is_figure(pack, Ref::Fact(id));
        is_figure(pack, Ref::Field(id, FieldId::at(0)));
    }
    all_thresholds(pack);
    for (answers, other) in all.iter().zip(all.iter().cycle().skip(1)) {
        let now = engine::assess_by(&index, pack, answers, on, pack.checked);
        assert_eq!(now, engine::assess(pack, answers, on, pack.checked));
        engine::again(&index, pack, (answers, &now), other);
        engine::statuses(&index, pack, answers, on, pack.checked);
        engine::in_force(pack, answers, on, pack.checked);
        for id in (0..pack.policies.len()).map(PolicyId::at) {
            engine::questions_about(&index, pack, answers, &now, id);
            engine::nearby(&index, pack, answers, &now, id);
        }
        let env = Env::new(pack, answers, on, pack.checked);
        for id in (0..pack.facts.len()).map(FactId::at) {
            engine::settles(&index, pack, other, &now, id);
            engine::clashes(env, id);
            engine::number_in(env, &Num::Of(Ref::Fact(id)));
        }
        for rule in pack.policies.iter().flat_map(|policy| &policy.clauses).filter_map(|clause| clause.kind.rule()) {
            engine::expr_truth(pack, answers, on, pack.checked, rule);
            engine::facts_behind(env, rule);
        }
    }
}

#[test]
fn the_deepest_that_is_read_is_assessed() {
    for Way { name, most, make } in nested::all() {
        let pack = read(|| make(most)).unwrap_or_else(|damage| panic!("{name}: {damage:?}"));
        on_a_stack(SMALL, || everything(&pack));
    }
}

#[test]
fn so_are_circles_of_the_deepest() {
    for (name, pack) in circles::all() {
        let pack = read(|| pack).unwrap_or_else(|damage| panic!("{name}: {damage:?}"));
        on_a_stack(SMALL, || everything(&pack));
    }
}

#[test]
fn what_would_never_end_is_refused() {
    for (name, pack) in heavy::endless() {
        assert!(!Work::of(&pack).is_bounded(&pack), "{name} is taken");
        assert_eq!(read(|| pack).err(), Some(Damage::Body), "{name}");
    }
}

/// Of packs around the bound those that are read take no more steps than it says, counted one by one, and are assessed.
#[test]
fn what_is_read_ends_within_so_many_steps() {
    let of_itself = (1..=30).map(|n| (format!("itself, {n} times"), heavy::itself(n)));
    let in_rows = (1..=8).map(|n| (format!("{n} in a row, each named four times"), heavy::in_a_row(n, 4)));
    let lists = (1..=6).map(|n| (format!("{n} lists within each other"), heavy::lists(n)));
    let (mut n_read, mut n_refused) = (0, 0);
    for (name, pack) in of_itself.chain(in_rows).chain(lists) {
        let work = Work::of(&pack);
        for policy in &pack.policies {
            let counted = heavy::steps(&pack, policy, u64::from(MAX_WORK));
            match (work.is_bounded(&pack), counted) {
                (true, Some(steps)) => assert_eq!(u64::from(work.of_policy(policy)), steps, "{name}"),
                (true, None) => panic!("{name} is read and takes more than {MAX_WORK} steps"),
                // A fact may be too much by itself though the policy names another.
                (false, _) => assert!(counted.is_none(), "{name} is refused and takes {counted:?} steps"),
            }
        }
        match read(|| pack) {
            Ok(pack) => {
                on_a_stack(SMALL, || everything(&pack));
                n_read += 1;
            }
            Err(damage) => {
                assert_eq!(damage, Damage::Body, "{name}");
                n_refused += 1;
            }
        }
    }
    assert!(n_read >= 10 && n_refused >= 10, "{n_read} read, {n_refused} refused");
}

/// There is room for rules ten times as large as our largest.
#[test]
fn our_own_rules_are_far_below_the_bound() {
    let (_, lowered, _) = lower::lower(author::read::read(Path::new("policies")));
    let pack = lowered.expect("the bundled pack").pack;
    let work = Work::of(&pack);
    let of_policies = pack.policies.iter().map(|policy| (work.of_policy(policy), policy.key.as_str()));
    let of_facts = pack.facts.iter().enumerate().map(|(at, fact)| (work.of_fact(at), fact.key.as_str()));
    let most = of_policies.chain(of_facts).max();
    assert!(most.is_some_and(|(steps, _)| steps > 100 && steps * 10 < MAX_WORK), "{most:?}");
}

#[test]
fn many_policies_of_which_no_text_says_whether_they_go_together_are_summed_up() {
    let pack = circles::many_policies(200);
    let now = on_a_stack(SMALL, || engine::assess(&pack, &Answers::none(0), pack.checked, pack.checked));
    assert!(now.combinations.iter().all(|combination| !combination.exact), "there are too many to try");
    assert_eq!(now.combinations.len(), 1);
}
