//! Shows how time works: for each of 1,200 days the timeline says what evaluating that day alone says, also where it begins
//! before the day of the answers, as the engine looks back; a narrower answer never changes a settled truth; months and years match the `jiff` crate.
//!
//! Deliberately does not show what a single day means: `laws` and the personas do.
#![cfg(feature = "author")]

#[path = "generate/calendar.rs"]
mod calendar;
#[path = "generate/consistent.rs"]
mod consistent;
mod generate;

use std::path::Path;

use caice::{
    author::{lower, read},
    engine::{self, Env, OfficeSet, Outcome, Segment, Truth, WindowDays, WindowState, expr_in},
    pack::{
        Clause, ClauseKind, Derived, Expr, Fact, FactId, Field, Figure, FigureId, Grade, Kind, Num, Order, Pack, Pause,
        Policy, Ref, Row, SourceId, Window,
    },
    value::{Answer, Answers, Date, DateRange, Range, Record, Value},
};
use calendar::{add_months, months_between, years_between};
use consistent::consistent;
use generate::{Law, answers_by, checked, config, domain, may_be_none, pack, picks};
use proptest::prelude::*;

/// The day this many days after the answers were given.
fn after(days: i64) -> Date {
    Date::from_unix_days(checked().unix_days() + days).unwrap_or(checked())
}

/// What a timeline says of a day.
fn on_day(outcome: &Outcome, day: Date) -> Option<Segment> {
    outcome.timeline.iter().rev().find(|segment| segment.from <= day).map(|segment| Segment { from: day, ..*segment })
}

/// Compares the timelines of all policies, starting on `first`, with an assessment of each of `days`.
fn timeline_is_day_by_day(pack: &Pack, answers: &Answers, first: Date, days: impl Iterator<Item = Date>) -> Law {
    let ahead = engine::assess(pack, answers, first, checked());
    for outcome in &ahead.outcomes {
        prop_assert_eq!(outcome.timeline.first().map(|segment| segment.from), Some(first));
        prop_assert!(outcome.timeline.windows(2).all(|pair| matches!(pair, [a, b] if a.from < b.from)));
    }
    for day in days {
        let then = engine::assess(pack, answers, day, checked());
        for (outcome, then) in ahead.outcomes.iter().zip(&then.outcomes) {
            // A benefit claimable only later is described as of that day; look at that day separately.
            let office = match (then.from, then.timeline.first()) {
                (Some(_), Some(today)) => today.office,
                _ => OfficeSet::of(&then.office),
            };
            let alone = Segment {
                from: day,
                conditions: then.axes.conditions,
                gates: then.axes.gates,
                rule: then.axes.rule,
                window: then.axes.window,
                office,
            };
            let key = pack.policy(outcome.policy).map(|policy| policy.key.as_str());
            prop_assert_eq!(
                on_day(outcome, day),
                Some(alone),
                "{:?} on {}; {:?}; timeline {:?}",
                key,
                day,
                answers,
                outcome.timeline
            );
        }
    }
    Ok(())
}

/// Days worth checking: around every change in the timelines, around every day named in answers or rules, and
/// `others`.
fn telling_days(pack: &Pack, answers: &Answers, first: Date, others: &[i64]) -> Vec<Date> {
    let ahead = engine::assess(pack, answers, first, checked());
    let told = ahead.outcomes.iter().flat_map(|outcome| &outcome.timeline).map(|segment| segment.from);
    let around = told.flat_map(|day| [day.yesterday(), day, day.tomorrow()]);
    let others = others.iter().map(|days| after(*days));
    let mut days: Vec<Date> =
        around.chain(others).filter(|day| *day >= first && *day < first.add_months(119)).collect();
    days.sort_unstable();
    days.dedup();
    days
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config(600).cases.div_ceil(10), ..config(600) })]

    #[test]
    fn the_timeline_is_what_each_of_1200_days_is_alone(pack in pack(true), picks in picks(), first in -760..400_i64) {
        let answers = answers_by(&pack, &picks);
        let first = after(first);
        timeline_is_day_by_day(&pack, &answers, first, (0..1200).filter_map(|n| Date::from_unix_days(first.unix_days() + n).ok()))?;
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn the_timeline_is_right_around_its_changes_and_on_any_day(
        pack in pack(true), picks in picks(), first in -760..400_i64, others in prop::collection::vec(-760..3700_i64, 12),
    ) {
        let answers = answers_by(&pack, &picks);
        let days = telling_days(&pack, &answers, after(first), &others);
        timeline_is_day_by_day(&pack, &answers, after(first), days.into_iter())?;
    }
}

// --- pauses --------------------------------------------------------------------------------------

/// A pack with its pauses taken out that do not satisfy `stays`.
fn paused_only(pack: &Pack, stays: impl Fn(&Pause) -> bool) -> Pack {
    let mut pack = pack.clone();
    pack.policies.iter_mut().for_each(|policy| policy.pauses.retain(&stays));
    pack
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_pause_closes_its_own_days_and_no_others(pack in pack(true), picks in picks(), days in prop::collection::vec(-760..1500_i64, 12)) {
        let answers = answers_by(&pack, &picks);
        let (never, all_over) = (paused_only(&pack, |_| false), |day| paused_only(&pack, |pause| pause.to.is_some_and(|to| to < day)));
        let edges = pack.policies.iter().flat_map(|policy| &policy.pauses).flat_map(|pause| [Some(pause.from), pause.to]).flatten();
        let edges = edges.flat_map(|day| [day.yesterday(), day, day.tomorrow()]);
        for day in days.into_iter().map(after).chain(edges) {
            let (with, without) = (engine::assess(&pack, &answers, day, checked()), engine::assess(&never, &answers, day, checked()));
            // What is over is as if it had never been, in every respect.
            prop_assert_eq!(&engine::assess(&all_over(day), &answers, day, checked()).outcomes, &without.outcomes);
            for ((policy, mine), other) in pack.policies.iter().zip(&with.outcomes).zip(&without.outcomes) {
                let (state, else_) = (mine.axes.window, other.axes.window);
                let now: Vec<&Pause> = policy.pauses.iter().filter(|pause| pause.holds(day)).collect();
                if now.is_empty() {
                    prop_assert_eq!(state, else_, "not paused on {}: {:?}", day, policy.pauses);
                } else if now.iter().all(|pause| pause.to.is_some()) {
                    prop_assert!(!state.lets_apply() && (state != WindowState::Unknown || policy.pauses.iter().any(|pause| pause.to.is_none())));
                    prop_assert!(else_ != WindowState::Closed || state == WindowState::Closed);
                    prop_assert!(!mine.timeline.first().is_some_and(Segment::is_claimable) || state == WindowState::Unknown);
                } else {
                    prop_assert!(matches!(state, WindowState::Unknown | WindowState::Closed | WindowState::Opens), "{:?}", state);
                }
                // The days that are told have no paused day among them.
                let WindowDays { opens, closes, .. } = mine.window;
                if let (Some(closes), true) = (closes, state != WindowState::Closed) {
                    let first = opens.unwrap_or(day).max(day);
                    let reaches = |pause: &&Pause| {
                        pause.to.is_none_or(|to| to >= pause.from && to >= first) && pause.from <= closes
                    };
                    prop_assert!(closes < first || !policy.pauses.iter().any(|pause| reaches(&pause)), "{} to {} on {}: {:?}", first, closes, day, policy.pauses);
                }
            }
        }
    }
}

#[test]
fn a_pause_opens_the_window_again_and_a_year_without_one_is_like_any_other() -> Law {
    let date = |year, month, day| Date::new(year, month, day).unwrap_or(Date::EPOCH);
    let (march, may) = ((3, 1), (5, 31));
    let yearly = Window::Yearly { opens: march, closes: may, confirmed: true };
    let once = Window::Days { opens: None, closes: Some(*lit(date(2027, 5, 31).unix_days())), confirmed: true };
    let look = |window: &Window, (from, to): (Date, Option<Date>), on: Date| {
        let policy = Policy { window: window.clone(), pauses: vec![Pause { from, to }], ..Policy::of("p", Vec::new()) };
        let pack = Pack { policies: vec![policy], ..Pack::of(Vec::new(), checked()) };
        let all = engine::assess(&pack, &Answers::none(0), on, checked());
        all.outcomes
            .first()
            .map(|outcome| (outcome.axes.window, outcome.window.opens, outcome.window.closes, outcome.until))
    };
    let winter = (date(2026, 12, 1), Some(date(2027, 4, 30)));
    let (first, last) = (Some(date(2027, 5, 1)), Some(date(2027, 5, 31)));
    use WindowState::{Closed, None as Always, Open, Opens, Unknown};
    for (window, pause, on, expected) in [
        // Entered ahead: open until the day before.
        (&Window::None, winter, date(2026, 11, 30), (Always, None, Some(date(2026, 11, 30)), Some(date(2026, 11, 30)))),
        (&Window::None, winter, date(2026, 12, 1), (Opens, first, None, None)),
        (&Window::None, winter, date(2027, 4, 30), (Opens, first, None, None)),
        (&Window::None, winter, date(2027, 5, 1), (Always, None, None, None)),
        (&yearly, winter, date(2026, 11, 30), (Opens, first, last, last)),
        (&yearly, winter, date(2027, 3, 1), (Opens, first, last, last)),
        (&yearly, winter, date(2027, 5, 1), (Open, Some(date(2027, 3, 1)), last, last)),
        (
            &yearly,
            winter,
            date(2027, 6, 1),
            (Opens, Some(date(2028, 3, 1)), Some(date(2028, 5, 31)), Some(date(2028, 5, 31))),
        ),
        (
            &yearly,
            winter,
            date(2028, 3, 15),
            (Open, Some(date(2028, 3, 1)), Some(date(2028, 5, 31)), Some(date(2028, 5, 31))),
        ),
        // In the middle of it, and over the whole of it.
        (
            &yearly,
            (date(2027, 4, 1), Some(date(2027, 4, 10))),
            date(2027, 3, 5),
            (Open, Some(date(2027, 3, 1)), Some(date(2027, 3, 31)), Some(date(2027, 3, 31))),
        ),
        (
            &yearly,
            (date(2027, 2, 1), Some(date(2027, 6, 10))),
            date(2027, 1, 5),
            (Opens, Some(date(2028, 3, 1)), Some(date(2028, 5, 31)), Some(date(2028, 5, 31))),
        ),
        // A window that is over before the pause is.
        (&once, winter, date(2027, 1, 1), (Opens, first, last, last)),
        (&once, (date(2027, 5, 1), Some(date(2027, 6, 30))), date(2027, 5, 2), (Closed, None, last, None)),
        // Nobody knows until when.
        (
            &yearly,
            (date(2027, 4, 1), None),
            date(2027, 3, 31),
            (Open, Some(date(2027, 3, 1)), Some(date(2027, 3, 31)), None),
        ),
        (&yearly, (date(2027, 4, 1), None), date(2027, 4, 1), (Unknown, None, None, None)),
        (&yearly, (date(2027, 2, 1), None), date(2027, 1, 1), (Opens, None, None, None)),
        (&once, (date(2027, 4, 1), None), date(2027, 6, 1), (Closed, None, last, None)),
        // Days nobody knows do not become known by a pause.
        (&Window::Unknown, winter, date(2027, 4, 30), (Opens, None, None, None)),
        (&Window::Unknown, winter, date(2027, 5, 1), (Unknown, None, None, None)),
    ] {
        prop_assert_eq!(look(window, pause, on), Some(expected), "{:?} paused {:?} on {}", window, pause, on);
    }
    Ok(())
}

#[test]
fn in_a_pause_without_an_end_a_window_is_over_on_its_last_day() -> Law {
    let last = after(40);
    let window = Window::Days { opens: None, closes: Some(*lit(last.unix_days())), confirmed: true };
    let policy = Policy { window, pauses: vec![Pause { from: checked(), to: None }], ..Policy::of("p", Vec::new()) };
    let pack = Pack { policies: vec![policy], ..Pack::of(Vec::new(), checked()) };
    let all = engine::assess(&pack, &Answers::none(0), checked(), checked());
    let told = all.outcomes.iter().flat_map(|outcome| &outcome.timeline).map(|segment| (segment.from, segment.window));
    prop_assert_eq!(told.collect::<Vec<_>>(), [(checked(), WindowState::Unknown), (last, WindowState::Closed)]);
    timeline_is_day_by_day(&pack, &Answers::none(0), checked(), (0..60).map(after))
}

#[test]
fn a_window_is_open_on_its_first_and_on_its_last_day() {
    let day = |days: i64| Some(*lit(after(days).unix_days()));
    let window = Window::Days { opens: day(10), closes: day(20), confirmed: true };
    let pack =
        Pack { policies: vec![Policy { window, ..Policy::of("p", Vec::new()) }], ..Pack::of(Vec::new(), checked()) };
    use WindowState::{Closed, Open, Opens};
    for (days, state) in [(9, Opens), (10, Open), (20, Open), (21, Closed)] {
        let all = engine::assess(&pack, &Answers::none(0), after(days), checked());
        assert_eq!(all.outcomes.first().map(|outcome| outcome.axes.window), Some(state), "{days}");
    }
}

#[test]
fn a_window_over_the_turn_of_the_year_opens_in_the_year_before() {
    let date = |year, month, day| Date::new(year, month, day).unwrap_or(Date::EPOCH);
    let window = Window::Yearly { opens: (11, 10), closes: (2, 20), confirmed: true };
    let policy = Policy { window, ..Policy::of("p", Vec::new()) };
    let pack = Pack { policies: vec![policy], ..Pack::of(Vec::new(), checked()) };
    let (this, next) = ((date(2026, 11, 10), date(2027, 2, 20)), (date(2027, 11, 10), date(2028, 2, 20)));
    for (on, state, (opens, closes)) in [
        (date(2026, 11, 9), WindowState::Opens, this),
        (date(2026, 11, 10), WindowState::Open, this),
        (date(2026, 12, 31), WindowState::Open, this),
        (date(2027, 1, 1), WindowState::Open, this),
        (date(2027, 2, 20), WindowState::Open, this),
        (date(2027, 2, 21), WindowState::Opens, next),
    ] {
        let all = engine::assess(&pack, &Answers::none(0), on, checked());
        let found = all.outcomes.first().map(|outcome| (outcome.axes.window, outcome.window, outcome.until));
        let days = WindowDays { opens: Some(opens), closes: Some(closes), confirmed: true };
        assert_eq!(found, Some((state, days, Some(closes))), "{on}");
    }
}

// --- what changes with the day behind names and in lists nobody told -------------------------------

fn lit(number: i64) -> Box<Num> {
    Box::new(Num::Lit(number))
}

fn of(fact: usize) -> Num {
    Num::Of(Ref::Fact(FactId::at(fact)))
}

/// Compares the timeline of a policy with this one condition with every day, from two years before the answers on.
fn day_by_day(facts: Vec<Fact>, figures: Vec<Figure>, rule: Expr) -> Law {
    let answers = Answers::none(facts.len());
    let policy = Policy::of("p", vec![Clause::of("c", ClauseKind::Asked(rule))]);
    let pack = Pack { policies: vec![policy], figures, ..Pack::of(facts, checked()) };
    let first = checked().add_months(-24);
    timeline_is_day_by_day(
        &pack,
        &answers,
        first,
        (0..2000).map(|n| after(first.unix_days() - checked().unix_days() + n)),
    )
}

#[test]
fn what_a_list_nobody_told_may_add_up_to_changes_with_the_day() -> Law {
    // Each record adds a number that a yes/no chooses, and that follows from the year.
    let list = Fact::of("list", Kind::Records { fields: vec![Field::of("n", Kind::Int)] });
    let year = Expr::Compare(Order::AtMost, Box::new(Num::Year(Box::new(Num::On))), lit(2027));
    let early = Fact { derived: Some(Derived::Flag(year)), ..Fact::of("early", Kind::Bool) };
    let chosen = Num::If(Box::new(Expr::Flag(Ref::Fact(FactId::at(1)))), lit(3), lit(0));
    let chosen = Fact { derived: Some(Derived::Number(chosen)), ..Fact::of("chosen", Kind::Int) };
    let sum = Num::Sum(FactId::at(0), Box::new(Expr::Const(true)), Box::new(of(2)));
    day_by_day(vec![list, early, chosen], Vec::new(), Expr::Compare(Order::AtMost, lit(1), Box::new(sum)))
}

#[test]
fn a_figure_behind_a_derived_number_changes_when_it_does() -> Law {
    // Up for two years and down again: neither end of the ten years sees it.
    let row = |from, to, value| Row { from, to, value, grade: Grade::A, source: SourceId::at(0) };
    let (up, down) = (after(300), after(1000));
    let rows =
        vec![row(None, Some(up.yesterday()), 2), row(Some(up), Some(down.yesterday()), 4), row(Some(down), None, 2)];
    let figure = Figure { key: "p.f".into(), rows };
    let known =
        Fact { derived: Some(Derived::Number(Num::Figure(FigureId::at(0), None))), ..Fact::of("known", Kind::Int) };
    day_by_day(vec![known], vec![figure], Expr::Compare(Order::AtMost, lit(3), Box::new(of(0))))
}

/// Our own folder of policies, compiled.
fn ours() -> Result<Pack, TestCaseError> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let (_, lowered, findings) = lower::lower(read::read(&folder));
    lowered.map(|lowered| lowered.pack).ok_or_else(|| TestCaseError::fail(format!("{findings:#?}")))
}

#[test]
fn our_own_timelines_are_right_on_every_day() -> Law {
    let pack = ours()?;
    let n_facts = pack.facts.len();
    let mut runner =
        proptest::test_runner::TestRunner::new(ProptestConfig { cases: config(100).cases.div_ceil(50), ..config(100) });
    let picks = prop::collection::vec((3..9_u8, 0..512_usize), n_facts);
    runner
        .run(&(picks.clone(), -760..400_i64), |(picks, first)| {
            let answers = answers_by(&pack, &picks);
            let first = after(first);
            timeline_is_day_by_day(
                &pack,
                &answers,
                first,
                (0..1200).filter_map(|n| Date::from_unix_days(first.unix_days() + n).ok()),
            )
        })
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    let mut runner = proptest::test_runner::TestRunner::new(config(64));
    runner
        .run(&(picks, -760..400_i64, prop::collection::vec(-760..3700_i64, 12)), |(picks, first, others)| {
            let answers = answers_by(&pack, &picks);
            let days = telling_days(&pack, &answers, after(first), &others);
            timeline_is_day_by_day(&pack, &answers, after(first), days.into_iter())
        })
        .map_err(|error| TestCaseError::fail(error.to_string()))
}

// --- narrowing ---------------------------------------------------------------------------------

/// A narrower answer: a subrange of a range, anything for an open answer; lists record by record.
fn narrower(answer: &Answer, fields: &[Field], by: usize) -> Answer {
    let (low, high) = (i64::try_from(by % 7).unwrap_or(0), i64::try_from(by / 7 % 11).unwrap_or(0));
    match answer {
        Answer::Value(Value::Number(range)) => {
            let min = range.min.saturating_add(low).min(range.max);
            Answer::Value(Value::Number(Range { min, max: range.max.saturating_sub(high).max(min) }))
        }
        Answer::Value(Value::Date(days)) => {
            let moved = |day: Date, by: i64| Date::from_unix_days(day.unix_days() + by).unwrap_or(day);
            let first = moved(days.first, low * low).min(days.last);
            Answer::Value(Value::Date(DateRange { first, last: moved(days.last, -high * high).max(first) }))
        }
        Answer::Value(Value::Records(records)) => {
            let field = |(index, answer): (usize, &Answer)| match (answer, fields.get(index)) {
                (Answer::Absent | Answer::Unsure, Some(field)) if by.is_multiple_of(2) => {
                    let values = domain(&field.kind);
                    values.get(by % values.len().max(1)).cloned().map_or(Answer::Absent, Answer::Value)
                }
                _ => narrower(answer, &[], by),
            };
            let record = |record: &Record| Record(record.0.iter().enumerate().map(field).collect());
            Answer::Value(Value::Records(records.iter().map(record).collect()))
        }
        other => other.clone(),
    }
}

/// A rule's settled truth stays with narrower answers.
fn narrowing(pack: &Pack, answers: &Answers, picks: &[(u8, usize)], on: Date) -> Law {
    let mut narrow = answers.clone();
    for (index, (fact, (how, by))) in pack.facts.iter().zip(picks).enumerate().filter(|(_, (_, (how, _)))| *how > 3) {
        let open = matches!(answers.get(index), Answer::Absent | Answer::Unsure) && fact.derived.is_none();
        let values = domain(&fact.kind);
        let value = values.get(by % values.len().max(1)).cloned();
        let answer = match value {
            Some(_) if open && *how == 7 && may_be_none(fact) => Answer::None,
            Some(value) if open => Answer::Value(value),
            _ => narrower(answers.get(index), fact.fields(), *by),
        };
        narrow.set(index, answer);
    }
    let none_fits = |(index, fact): (usize, &Fact)| {
        let applies = Env::new(pack, &narrow, on, checked()).applies(FactId::at(index));
        *narrow.get(index) != Answer::None || fact.may_be_none || applies != Truth::Yes
    };
    if !consistent(pack, &narrow, on) || !pack.facts.iter().enumerate().all(none_fits) {
        return Ok(());
    }
    let (wide, exact) = (Env::new(pack, answers, on, checked()), Env::new(pack, &narrow, on, checked()));
    let derived = pack.facts.iter().filter_map(|fact| match &fact.derived {
        Some(Derived::Flag(rule)) => Some(rule),
        _ => None,
    });
    let rules = pack.policies.iter().flat_map(|policy| &policy.clauses).filter_map(|clause| match &clause.kind {
        ClauseKind::Office => None,
        kind => kind.rule(),
    });
    for rule in rules.chain(derived) {
        let before = expr_in(wide, rule);
        if before.is_known() {
            prop_assert_eq!(before, expr_in(exact, rule), "{:?}\nwith {:?}\nthen {:?}", rule, answers, narrow);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_narrower_answer_never_changes_a_settled_truth(
        pack in pack(true), first in picks(), then in picks(), on in 0..1500_i64,
    ) {
        let answers = answers_by(&pack, &first);
        if consistent(&pack, &answers, after(on)) {
            narrowing(&pack, &answers, &then, after(on))?;
        }
    }
}

#[test]
fn a_narrower_answer_never_changes_a_settled_truth_of_ours() -> Law {
    let pack = ours()?;
    let some = || prop::collection::vec((0..9_u8, 0..512_usize), pack.facts.len());
    let mut runner = proptest::test_runner::TestRunner::new(config(256));
    runner
        .run(&(some(), some(), 0..1500_i64), |(first, then, on)| {
            let answers = answers_by(&pack, &first);
            // If questions do not apply to a random person, nothing is claimed.
            let mut answers = answers;
            for (index, fact) in pack.facts.iter().enumerate() {
                let env = Env::new(&pack, &answers, after(on), checked());
                if env.applies(FactId::at(index)) != Truth::Yes
                    || matches!(fact.kind, Kind::Bool if fact.derived.is_some())
                {
                    answers.set(index, Answer::Absent);
                }
            }
            narrowing(&pack, &answers, &then, after(on))
        })
        .map_err(|error| TestCaseError::fail(error.to_string()))
}

// --- months and years --------------------------------------------------------------------------

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn months_and_years_are_reckoned_as_jiff_does(a in -40_000..60_000_i64, b in -40_000..60_000_i64, months in -600..600_i64) {
        let date = |days| Date::from_unix_days(days).map_err(|error| TestCaseError::fail(format!("{error:?}")));
        let (from, to) = (date(a)?, date(b)?);
        prop_assert_eq!(from.add_months(months).unix_days(), add_months(a, months), "{} and {} months", from, months);
        prop_assert_eq!(from.months_until(to), months_between(a, b), "{} to {}", from, to);
        prop_assert_eq!(from.years_until(to), years_between(a, b), "{} to {}", from, to);
    }
}

#[test]
fn every_day_of_a_leap_year_is_reckoned_as_jiff_does_to_month_ends_and_leap_days() {
    let day = |y, m, d| Date::new(y, m, d).unwrap_or(Date::EPOCH);
    let first = day(2023, 12, 25).unix_days();
    for a in first..first + 440 {
        let Ok(from) = Date::from_unix_days(a) else { continue };
        for (year, month) in (2022..=2029).flat_map(|year| (1..=12).map(move |month| (year, month))) {
            let start = day(year, month, 1).unix_days();
            for b in start - 3..=start + 1 {
                let Ok(to) = Date::from_unix_days(b) else { continue };
                assert_eq!(from.months_until(to), months_between(a, b), "{from} to {to}");
                assert_eq!(from.years_until(to), years_between(a, b), "{from} to {to}");
            }
        }
        for months in -60..=60 {
            assert_eq!(from.add_months(months).unix_days(), add_months(a, months), "{from} and {months} months");
        }
    }
}

#[test]
fn months_end_where_the_calendar_does() {
    let day = |y, m, d| Date::new(y, m, d).unwrap_or(Date::EPOCH);
    assert_eq!(day(2026, 8, 31).add_months(6), day(2027, 2, 28));
    assert_eq!(day(2024, 2, 29).add_months(12), day(2025, 2, 28));
    for months in [i64::MAX, i64::MIN, 100_000, -100_000] {
        let far = day(2026, 11, 30).add_months(months);
        assert!(far == day(2200, 12, 30) || far == day(1800, 1, 30), "{far}");
    }
    assert_eq!((day(2200, 12, 31).tomorrow(), day(1800, 1, 1).yesterday()), (day(2200, 12, 31), day(1800, 1, 1)));
}
