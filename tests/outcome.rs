//! Shows that a small policy reaches every status through an assessment, and that the statuses of generated policies
//! follow from their axes. If a policy is not met today because of the day, questions continue exactly as long as an
//! answer could reveal a later day on which it is met.
//!
//! Deliberately does not show the table itself (`outcome_table` does), nor how the axes come about (`laws` and
//! `timeline` do).
#![cfg(feature = "author")]

#[path = "generate/by_the_design.rs"]
mod by_the_design;
mod generate;

use std::collections::BTreeSet;

use by_the_design::by_the_design;
use caice::{
    engine::{
        self, Ahead, Assessment, Cause, Gates, Index, Outcome, Prospect, Rule, Segment, Status, Truth, WindowState,
    },
    pack::{
        Ask, Award, Benefit, BenefitKind, Bound, Clause, ClauseKind, Expr, Fact, FactId, Grade, Kind, Num, Order, Pack,
        Policy, PolicyId, Ref, Validity, Window,
    },
    value::{Answer, Answers, Date, Fen, FenRange, Value},
};
use generate::{Law, answers_by, checked, config, pack, picks};
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::new(year, month, day).unwrap_or(Date::EPOCH)
}

/// The first day of a condition that holds from some day on.
fn from_day(date: Date) -> Expr {
    Expr::Compare(Order::AtMost, Box::new(Num::Lit(date.unix_days())), Box::new(Num::On))
}

fn to_day(date: Date) -> Expr {
    Expr::Compare(Order::AtMost, Box::new(Num::On), Box::new(Num::Lit(date.unix_days())))
}

/// The first fact says yes.
fn said() -> Expr {
    Expr::Flag(Ref::Fact(FactId::at(0)))
}

/// An unknown figure is at least 3.
fn nobody_knows() -> Expr {
    let figure = Num::Figure(caice::pack::FigureId::at(0), Some(Box::new(Num::On)));
    Expr::Compare(Order::AtMost, Box::new(Num::Lit(3)), Box::new(figure))
}

/// A pack of one policy that demands all of `clauses`.
fn one(clauses: Vec<ClauseKind>, change: impl FnOnce(&mut Policy)) -> Pack {
    let fact = |key: &str| Fact {
        ask: Ask { fair: true, phone: true, office: true, employer: true },
        ..Fact::of(key, Kind::Bool)
    };
    let clause = |(index, kind)| Clause::of(format!("c{index}"), kind);
    let mut policy = Policy::of("p", clauses.into_iter().enumerate().map(clause).collect());
    change(&mut policy);
    Pack {
        sources: vec!["S01".into()],
        figures: vec![caice::pack::Figure { key: "p.f".into(), rows: Vec::new() }],
        policies: vec![policy],
        ..Pack::of(vec![fact("said"), fact("done")], checked())
    }
}

/// The outcome for a person who said yes to the first fact and `done` to the second.
fn outcome(pack: &Pack, said: Option<bool>, done: Option<bool>) -> Result<Outcome, TestCaseError> {
    let mut answers = Answers::none(2);
    for (index, answer) in [said, done].into_iter().enumerate() {
        answers.set(index, answer.map_or(Answer::Absent, |flag| Answer::Value(Value::Bool(flag))));
    }
    let mut all = engine::assess(pack, &answers, checked(), checked()).outcomes;
    all.pop().ok_or_else(|| TestCaseError::fail("no outcome"))
}

fn asked(rule: Expr) -> Vec<ClauseKind> {
    vec![ClauseKind::Asked(rule)]
}

fn done() -> ClauseKind {
    ClauseKind::Gate(Expr::Flag(Ref::Fact(FactId::at(1))))
}

fn days(opens: Option<Date>, closes: Option<Date>) -> Window {
    let lit = |day: Date| Num::Lit(day.unix_days());
    Window::Days { opens: opens.map(lit), closes: closes.map(lit), confirmed: true }
}

#[test]
fn a_policy_reaches_every_status() -> Law {
    let keep = |_: &mut Policy| {};
    let (today, soon, past) = (checked(), day(2027, 3, 1), day(2026, 3, 1));
    let soon_and_said = Expr::And(vec![from_day(soon), said()]);
    let both = vec![ClauseKind::Asked(said()), done()];
    let ends =
        |to: Date, run_on: bool| move |p: &mut Policy| p.validity = Validity { to: Some(to), run_on, ..p.validity };
    let begins = |p: &mut Policy| p.validity.from = Some(soon);
    let yes = Some(true);
    // Pack, answers, status, from, until.
    type Case = (&'static str, Pack, Option<bool>, Option<bool>, Status, Option<Date>, Option<Date>);
    let cases: Vec<Case> = vec![
        ("met", one(asked(said()), keep), yes, None, Status::Met, None, None),
        ("met until", one(asked(to_day(soon)), keep), yes, None, Status::Met, None, Some(soon)),
        ("met today only", one(asked(to_day(today)), keep), yes, None, Status::Met, None, Some(today)),
        ("not met", one(asked(said()), keep), Some(false), None, Status::NotMet, None, None),
        ("not met any more", one(asked(to_day(past)), keep), yes, None, Status::NotMet, None, None),
        ("later", one(asked(soon_and_said.clone()), keep), yes, None, Status::MetLater, Some(soon), None),
        ("later, but not said", one(asked(soon_and_said.clone()), keep), Some(false), None, Status::NotMet, None, None),
        ("not yet", one(asked(said()), begins), yes, None, Status::MetLater, Some(soon), None),
        ("ended", one(asked(said()), ends(past, false)), yes, None, Status::Ended, None, None),
        ("last day", one(asked(said()), ends(today, false)), yes, None, Status::Met, None, Some(today)),
        ("running on", one(asked(said()), ends(past, true)), yes, None, Status::Met, None, None),
        (
            "later, but ended by then",
            one(asked(soon_and_said), ends(today, false)),
            yes,
            None,
            Status::NotMet,
            None,
            None,
        ),
        ("gate open", one(both.clone(), keep), yes, Some(false), Status::GateFirst, None, None),
        ("gate unknown", one(both.clone(), keep), yes, None, Status::NeedsAnswer, None, None),
        ("gate passed", one(both.clone(), keep), yes, yes, Status::Met, None, None),
        ("gate open, not met", one(both, keep), Some(false), Some(false), Status::NotMet, None, None),
        ("unknown", one(asked(said()), keep), None, None, Status::NeedsAnswer, None, None),
        ("nobody knows", one(asked(nobody_knows()), keep), None, None, Status::Unconfirmed, None, None),
        (
            "nobody knows, but not said",
            one(vec![ClauseKind::Asked(nobody_knows()), ClauseKind::Asked(said())], keep),
            Some(false),
            None,
            Status::NotMet,
            None,
            None,
        ),
        ("only a name", one(asked(said()), |p| p.grade = Grade::D), yes, None, Status::Unconfirmed, None, None),
        (
            "withdrawn",
            one(asked(said()), |p| p.validity.withdrawn = Some(today)),
            yes,
            None,
            Status::Withdrawn,
            None,
            None,
        ),
        ("a jury", one(asked(said()), |p| p.award = Award::Competitive), yes, None, Status::Competitive, None, None),
        (
            "window closed",
            one(asked(said()), |p| p.window = days(None, Some(past))),
            yes,
            None,
            Status::NotMet,
            None,
            None,
        ),
        ("window unknown", one(asked(said()), |p| p.window = Window::Unknown), yes, None, Status::Met, None, None),
        (
            "window opens",
            one(asked(said()), |p| p.window = days(Some(soon), None)),
            yes,
            None,
            Status::Met,
            Some(soon),
            None,
        ),
        (
            "window closed, nothing said",
            one(asked(said()), |p| p.window = days(None, Some(past))),
            None,
            None,
            Status::NotMet,
            None,
            None,
        ),
        (
            "nobody knows whether the gate is passed",
            one(vec![ClauseKind::Asked(said()), ClauseKind::Gate(nobody_knows())], keep),
            yes,
            None,
            Status::Unconfirmed,
            None,
            None,
        ),
        (
            "window opens too late",
            one(asked(to_day(day(2027, 2, 28))), |p| p.window = days(Some(soon), None)),
            yes,
            None,
            Status::NotMet,
            None,
            None,
        ),
        ("office", one(vec![ClauseKind::Asked(said()), ClauseKind::Office], keep), yes, None, Status::Met, None, None),
        ("presumed", one(vec![ClauseKind::Presumed(said())], keep), None, None, Status::Met, None, None),
        ("refuted", one(vec![ClauseKind::Presumed(said())], keep), Some(false), None, Status::NotMet, None, None),
    ];
    let mut reached = BTreeSet::new();
    for (name, pack, said, done, status, from, until) in cases {
        let found = outcome(&pack, said, done)?;
        prop_assert_eq!((found.status, found.from), (status, from), "{}: {:?}", name, found);
        if status != Status::Met || found.axes.window != WindowState::Opens {
            prop_assert_eq!(found.until, until, "{}: {:?}", name, found);
        }
        reached.insert(found.status);
    }
    prop_assert_eq!(reached.len(), 9, "{:?}", reached);
    Ok(())
}

#[test]
fn between_its_last_window_and_its_last_day_a_version_names_the_next_one() -> Law {
    let soon = day(2027, 3, 1);
    let mut pack = one(asked(said()), |p| p.window = days(None, Some(day(2026, 11, 1))));
    let earlier = pack.policies.pop().ok_or_else(|| TestCaseError::fail("no policy"))?;
    let validity = Validity { to: Some(soon.yesterday()), replaced_by: Some(PolicyId::at(1)), ..Validity::default() };
    let next = Policy {
        key: "next".into(),
        window: Window::None,
        validity: Validity { from: Some(soon), ..Validity::default() },
        ..earlier.clone()
    };
    pack.policies.extend([Policy { validity, ..earlier }, next]);
    let mut answers = Answers::none(2);
    for (said, named) in [(Some(true), Some(1)), (None, Some(1)), (Some(false), None)] {
        answers.set(0, said.map_or(Answer::Absent, |flag| Answer::Value(Value::Bool(flag))));
        let now = engine::assess(&pack, &answers, checked(), checked());
        let first = now.outcomes.first().ok_or_else(|| TestCaseError::fail("no outcome"))?;
        // Who fails by a condition is told that, and would fail the next version as well.
        prop_assert_eq!(
            (first.status, first.replaced_by.map(PolicyId::index)),
            (Status::NotMet, named),
            "{:?}: {:?}",
            said,
            first
        );
    }
    Ok(())
}

#[test]
fn a_version_that_is_over_gives_way_to_the_next_one_that_is_not() -> Law {
    let on = |month: u32, day_of_month: u32| day(2026, month, day_of_month);
    let ends = |to: Date| Validity { to: Some(to), ..Validity::default() };
    let begins = |from: Date| Validity { from: Some(from), ..Validity::default() };
    let stays = Validity::default();
    let (old, mid) = (ends(on(6, 30)), Validity { to: Some(on(10, 31)), ..begins(on(7, 1)) });
    let soon = day(2027, 3, 1);
    let run_on = Validity { run_on: true, ..old };
    let wrong = Validity { withdrawn: Some(on(11, 1)), ..mid };
    let (in_force, over, later) = ((Status::Met, None), (Status::Ended, None), (Status::MetLater, None));
    let by = |version: usize| (Status::NotMet, Some(version));
    // The days of the versions, each replacing the one before, and the outcome of each.
    type Case = (&'static str, Vec<Validity>, Vec<(Status, Option<usize>)>);
    let cases: Vec<Case> = vec![
        ("over", vec![old, begins(on(7, 1))], vec![by(1), in_force]),
        ("on its last day", vec![ends(checked()), begins(checked().tomorrow())], vec![in_force, later]),
        ("on the first day of the next", vec![ends(checked().yesterday()), begins(checked())], vec![by(1), in_force]),
        ("before a gap ends", vec![old, begins(soon)], vec![by(1), later]),
        ("those who began go on", vec![run_on, begins(on(7, 1))], vec![in_force, in_force]),
        ("twice replaced", vec![old, mid, begins(on(11, 1))], vec![by(2), by(2), in_force]),
        (
            "the next is in force, another to come",
            vec![old, ends(soon), begins(soon.tomorrow())],
            vec![by(1), in_force, later],
        ),
        (
            "the next is on its last day, another to come",
            vec![old, Validity { to: Some(checked()), ..begins(on(7, 1)) }, begins(checked().tomorrow())],
            vec![by(1), in_force, later],
        ),
        ("the next is over, another to come", vec![old, mid, begins(soon)], vec![by(2), by(2), later]),
        ("all are over", vec![old, mid], vec![by(1), over]),
        ("the next was wrong", vec![old, wrong], vec![over, (Status::Withdrawn, None)]),
        (
            "the next was wrong, not the one after",
            vec![old, wrong, begins(on(11, 1))],
            vec![by(2), (Status::Withdrawn, Some(2)), in_force],
        ),
        ("itself was wrong", vec![wrong, stays], vec![(Status::Withdrawn, Some(1)), in_force]),
    ];
    for (name, versions, expected) in cases {
        let mut pack = one(asked(said()), |_| {});
        let of_one = pack.policies.pop().ok_or_else(|| TestCaseError::fail("no policy"))?;
        for (index, validity) in versions.iter().enumerate() {
            let replaced_by = (index + 1 < versions.len()).then(|| PolicyId::at(index + 1));
            let validity = Validity { replaced_by, ..*validity };
            pack.policies.push(Policy { key: format!("v{index}"), validity, ..of_one.clone() });
        }
        for said in [Some(true), None, Some(false)] {
            let mut answers = Answers::none(2);
            answers.set(0, said.map_or(Answer::Absent, |flag| Answer::Value(Value::Bool(flag))));
            let now = engine::assess(&pack, &answers, checked(), checked());
            for (outcome, (status, version)) in now.outcomes.iter().zip(&expected) {
                prop_assert_eq!(outcome.replaced_by.map(PolicyId::index), *version, "{}: {:?}", name, outcome);
                // Answers change only a version that is in force or still to come.
                let by_answers = said != Some(true) && matches!(status, Status::Met | Status::MetLater);
                prop_assert_eq!(outcome.status == *status, !by_answers, "{}: {:?}", name, outcome);
            }
            for (index, (_, version)) in expected.iter().enumerate() {
                let questions = engine::questions_about(&Index::of(&pack), &pack, &answers, &now, PolicyId::at(index));
                prop_assert!(version.is_none() || questions.is_empty(), "{}: {:?}", name, questions);
            }
        }
    }
    // Nobody checked that these terminate.
    let mut circle = one(asked(said()), |p| p.validity = Validity { replaced_by: Some(PolicyId::at(1)), ..old });
    circle.policies.extend(circle.policies.clone());
    prop_assert_eq!(outcome(&circle, None, None)?.status, Status::NotMet);
    Ok(())
}

/// The questions after these answers, each with whether it only adds details.
fn asks(pack: &Pack, said: Option<bool>, done: Option<bool>) -> Vec<(usize, bool)> {
    let mut answers = Answers::none(2);
    for (index, answer) in [said, done].into_iter().enumerate() {
        answers.set(index, answer.map_or(Answer::Absent, |flag| Answer::Value(Value::Bool(flag))));
    }
    let next = engine::assess(pack, &answers, checked(), checked()).next;
    next.iter().map(|question| (question.fact.index(), question.details)).collect()
}

#[test]
fn not_yet_is_no_plain_no_where_a_later_day_may_be_claimable() -> Law {
    let keep = |_: &mut Policy| {};
    let (soon, past) = (day(2027, 3, 1), day(2026, 3, 1));
    let later = |kind| vec![ClauseKind::Asked(from_day(soon)), kind];
    let (no, yes) = (Some(false), Some(true));
    // Pack, answers, the status, the facts missing.
    type Case = (&'static str, Pack, Option<bool>, Option<bool>, Status, Vec<usize>);
    let said_too = || ClauseKind::Asked(said());
    let cases: Vec<Case> = vec![
        ("an answer is open", one(later(said_too()), keep), None, None, Status::NeedsAnswer, vec![0]),
        (
            "in the same clause",
            one(asked(Expr::And(vec![from_day(soon), said()])), keep),
            None,
            None,
            Status::NeedsAnswer,
            vec![0],
        ),
        ("a gate is open", one(later(done()), keep), None, None, Status::NeedsAnswer, vec![1]),
        (
            "conditions before gates",
            one([later(said_too()), vec![done()]].concat(), keep),
            None,
            None,
            Status::NeedsAnswer,
            vec![0],
        ),
        (
            "then the gate",
            one([later(said_too()), vec![done()]].concat(), keep),
            yes,
            None,
            Status::NeedsAnswer,
            vec![1],
        ),
        (
            "the gate is shut",
            one([later(said_too()), vec![done()]].concat(), keep),
            None,
            no,
            Status::NeedsAnswer,
            vec![0],
        ),
        (
            "only the gate is shut",
            one([later(said_too()), vec![done()]].concat(), keep),
            yes,
            no,
            Status::GateFirst,
            vec![],
        ),
        ("answered no", one(later(said_too()), keep), no, None, Status::NotMet, vec![]),
        ("nobody knows", one(later(ClauseKind::Asked(nobody_knows())), keep), None, None, Status::Unconfirmed, vec![]),
        (
            "the day is past",
            one(vec![ClauseKind::Asked(to_day(past)), said_too()], keep),
            None,
            None,
            Status::NotMet,
            vec![],
        ),
        (
            "beyond ten years",
            one(vec![ClauseKind::Asked(from_day(day(2036, 11, 23))), said_too()], keep),
            None,
            None,
            Status::NotMet,
            vec![],
        ),
        (
            "on the last day of ten years",
            one(vec![ClauseKind::Asked(from_day(day(2036, 11, 22))), said_too()], keep),
            None,
            None,
            Status::NeedsAnswer,
            vec![0],
        ),
        (
            "the rule ends before",
            one(later(said_too()), |p| p.validity.to = Some(soon.yesterday())),
            None,
            None,
            Status::NotMet,
            vec![],
        ),
        (
            "the rule ends that day",
            one(later(said_too()), |p| p.validity.to = Some(soon)),
            None,
            None,
            Status::NeedsAnswer,
            vec![0],
        ),
        (
            "the window closes before",
            one(later(said_too()), |p| p.window = days(None, Some(soon.yesterday()))),
            None,
            None,
            Status::NotMet,
            vec![],
        ),
    ];
    for (name, pack, said, done, status, facts) in cases {
        let found = outcome(&pack, said, done)?;
        let missing: Vec<usize> = found.missing.iter().map(|fact| fact.fact.index()).collect();
        prop_assert_eq!((found.status, missing), (status, facts.clone()), "{}: {:?}", name, found);
        let asked: Vec<(usize, bool)> = facts.iter().map(|fact| (*fact, false)).collect();
        prop_assert_eq!(asks(&pack, said, done), asked, "{}", name);
    }
    // Names what is unknown about that day, and what fails today.
    let unknown = outcome(&one(later(ClauseKind::Asked(nobody_knows())), keep), None, None)?;
    let truths: Vec<(usize, Truth)> = unknown.deciding.iter().map(|d| (d.clause.index(), d.truth)).collect();
    prop_assert_eq!(truths, vec![(0, Truth::No), (1, Truth::Unknown)]);
    let both = one([later(said_too()), vec![done()]].concat(), keep);
    prop_assert_eq!(outcome(&both, yes, yes)?.from, Some(soon));
    prop_assert_eq!(asks(&both, yes, yes), vec![]);
    Ok(())
}

#[test]
fn a_share_is_exact_only_if_it_surely_applies_and_is_no_ceiling() -> Law {
    let share = |grade: Grade, bound: Bound, when: Option<Expr>| {
        let benefit =
            Benefit { rate: Some(5_000), grade, bound, when, ..Benefit::of("share", BenefitKind::InterestSubsidy) };
        one(asked(said()), |policy| policy.benefits = vec![benefit])
    };
    let done = || Some(Expr::Flag(Ref::Fact(FactId::at(1))));
    let exact = Some(FenRange { min: Fen(5_000), max: Fen(5_000) });
    let at_most = Some(FenRange { min: Fen::ZERO, max: Fen(5_000) });
    let cases = [
        ("surely", share(Grade::A, Bound::Exact, None), exact),
        ("a ceiling", share(Grade::A, Bound::AtMost, None), at_most),
        ("perhaps", share(Grade::A, Bound::Exact, done()), at_most),
        ("its number is not known", share(Grade::D, Bound::Exact, None), None),
    ];
    for (name, pack, wanted) in cases {
        let outcome = outcome(&pack, Some(true), None)?;
        let policy = pack.policy(outcome.policy).ok_or_else(|| TestCaseError::fail("no policy"))?;
        let shares: Vec<_> =
            outcome.benefits.iter().zip(&policy.benefits).map(|(worked, benefit)| worked.rate(benefit)).collect();
        prop_assert_eq!(shares, vec![wanted], "{}", name);
    }
    Ok(())
}

/// Generated packs: the axes give the status by the table, and the rest of the outcome is consistent with it.
fn fits(outcome: &Outcome) -> Law {
    let open = |segment: &&Segment| {
        matches!(segment.rule, Rule::InForce | Rule::RunOn)
            && matches!(segment.window, WindowState::None | WindowState::Unknown | WindowState::Open)
    };
    let later = || outcome.timeline.iter().skip(1).filter(open);
    let may_be = later().any(|segment| match segment.conditions {
        Truth::No => false,
        Truth::Unknown => true,
        Truth::Yes => segment.gates == Gates::Unknown,
    });
    let shut = later().any(|segment| segment.conditions == Truth::Yes && segment.gates == Gates::No);
    let ahead = Ahead {
        possible: outcome.timeline.iter().any(|segment| open(&segment)),
        claimable: outcome.timeline.iter().skip(1).any(|segment| segment.is_claimable()),
        open: outcome.timeline.iter().filter(open).any(|segment| segment.conditions == Truth::Yes),
        // The questions asked show whether an answer could settle a later day.
        prospect: match (may_be, shut) {
            (true, _) if outcome.status == Status::NeedsAnswer => Prospect::Answer,
            (_, true) => Prospect::Step,
            // A figure of a later year that is not published yet says nothing; an unknown one does.
            (true, false) if outcome.status == Status::Unconfirmed => Prospect::Rule,
            (true, false) => Prospect::None,
            (false, false) => Prospect::None,
        },
    };
    let axes = &outcome.axes;
    // The questions asked show who could settle it: conditions first, gates once those hold.
    let of_conditions = outcome.deciding.iter().any(|clause| clause.cause == Some(Cause::Person));
    let person = if axes.conditions == Truth::Unknown { of_conditions } else { outcome.status == Status::NeedsAnswer };
    let cause = if person { Cause::Person } else { Cause::Rule };
    let expected = by_the_design(axes.rule, axes.conditions, axes.gates, ahead, axes.award, cause);
    prop_assert_eq!((outcome.status, outcome.scope), expected, "{:?}", outcome);
    prop_assert!(outcome.status == Status::NeedsAnswer || outcome.missing.is_empty());
    // What was withdrawn may name another policy to look at.
    let is_shut = outcome.status == Status::NotMet && axes.conditions != Truth::No && axes.rule != Rule::Replaced;
    if axes.rule != Rule::Withdrawn && !is_shut {
        prop_assert_eq!(outcome.replaced_by.is_some(), axes.rule == Rule::Replaced, "{:?}", outcome);
    }
    if let Some(from) = outcome.from {
        prop_assert!(matches!(outcome.status, Status::Met | Status::MetLater | Status::Competitive));
        prop_assert!(outcome.timeline.iter().any(|segment| segment.from == from && segment.is_claimable()));
    }
    prop_assert!(outcome.status != Status::MetLater || outcome.from.is_some());
    // A policy met today is claimable today, or the outcome gives its first claimable day.
    let today = outcome.timeline.first().is_some_and(Segment::is_claimable);
    if matches!(outcome.status, Status::Met | Status::Competitive) {
        prop_assert_eq!(outcome.from.is_none(), today || !ahead.claimable, "{:?}", outcome);
    }
    prop_assert!(outcome.until.is_none() || outcome.latest.is_none());
    if let (Some(from), Some(last)) = (outcome.from, outcome.until.or(outcome.latest)) {
        prop_assert!(from <= last);
    }
    Ok(())
}

/// The choice of questions depends on what an answer settles today, without looking ahead. The same table decides
/// that: it never settles too early, and only the days ahead settle what it leaves open.
fn today_alone_agrees_with_the_table(pack: &Pack, answers: &Answers) -> Law {
    let now = engine::assess(pack, answers, checked(), checked());
    for outcome in now.outcomes.iter().filter(|outcome| outcome.status == Status::NeedsAnswer) {
        let alone = Assessment { outcomes: vec![outcome.clone()], ..now.clone() };
        for fact in &outcome.missing {
            for answer in engine::possible_answers(pack, fact.fact) {
                let mut answers = answers.clone();
                answers.set(fact.fact.index(), answer);
                let then = engine::assess(pack, &answers, checked(), checked());
                let Some(whole) = then.outcomes.get(outcome.policy.index()) else { continue };
                if engine::settles(&Index::of(pack), pack, &answers, &alone, fact.fact) {
                    prop_assert!(whole.status.is_settled(), "told too early: {:?}", whole);
                } else if whole.status.is_settled() {
                    let open = engine::status(&whole.axes, Ahead::SETTLES_LEAST, Cause::Person).0;
                    prop_assert_eq!(open, Status::NeedsAnswer, "told too late: {:?}", whole);
                    prop_assert!(matches!(whole.status, Status::MetLater | Status::NotMet), "{:?}", whole);
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(20_000))]

    #[test]
    fn statuses_of_generated_policies_follow_from_their_axes(pack in pack(true), picks in picks()) {
        for outcome in &engine::assess(&pack, &answers_by(&pack, &picks), checked(), checked()).outcomes {
            fits(outcome)?;
        }
    }

    #[test]
    fn what_an_answer_settles_today_is_told_from_the_same_table(pack in pack(true), picks in picks()) {
        today_alone_agrees_with_the_table(&pack, &answers_by(&pack, &picks))?;
    }
}
