//! Shows that what an outcome says besides its status is right: a benefit claimable only later is described as that
//! day describes it; an outcome not resting on sensitive answers is the same without them; more answers only narrow an
//! amount; days separate what they claim to separate; and counters know less, not more, on a day before the answers.
//!
//! Deliberately does not show which status it is: `outcome` and `laws` do.
#![cfg(feature = "author")]

#[path = "generate/consistent.rs"]
mod consistent;
mod generate;

use std::path::Path;

use caice::{
    author::{lower, read},
    engine::{self, BenefitOutcome, Env, Outcome, Status, Truth, number_in},
    pack::{
        Benefit, BenefitKind, Clause, ClauseId, ClauseKind, Condition, Derived, Expr, Fact, FactId, Field, Kind, Num,
        Order, Pack, Policy, Ref,
    },
    value::{Answer, Answers, Date, FenRange, Range, Value},
};
use consistent::consistent;
use generate::{Law, answers_by, checked, config, pack, picks};
use proptest::prelude::*;

fn later() -> impl Strategy<Value = Date> {
    (0..900_i64).prop_map(|days| Date::from_unix_days(checked().unix_days() + days).unwrap_or(checked()))
}

fn outcomes(pack: &Pack, answers: &Answers, on: Date) -> Vec<Outcome> {
    engine::assess(pack, answers, on, checked()).outcomes
}

/// The benefits, without what would make them exact.
fn given(benefits: &[BenefitOutcome]) -> Vec<BenefitOutcome> {
    benefits.iter().map(|benefit| BenefitOutcome { needs: Vec::new(), ..benefit.clone() }).collect()
}

/// On its first claimable day a policy is met, with the amounts and the office clauses announced before; it assumes
/// nothing that was not announced.
fn first_day(pack: &Pack, answers: &Answers, on: Date) -> Law {
    for (index, told) in outcomes(pack, answers, on).iter().enumerate() {
        let Some(from) = told.from else { continue };
        let then = outcomes(pack, answers, from);
        let Some(then) = then.get(index) else { return Err(TestCaseError::fail("an outcome is gone")) };
        prop_assert!(matches!(then.status, Status::Met | Status::Competitive), "{:?} on {}", then.status, from);
        prop_assert_eq!(&told.office, &then.office, "office clauses on {}", from);
        prop_assert_eq!(given(&told.benefits), given(&then.benefits), "amounts on {}", from);
        let is_told = |id: &ClauseId| told.assumed.contains(id);
        prop_assert!(then.assumed.iter().all(is_told), "assumed then {:?}, told {:?}", then.assumed, told.assumed);
        for (told, then) in [(told.until, then.until), (told.latest, then.latest)] {
            prop_assert!(told.is_none() || then.is_none() || told == then);
        }
    }
    Ok(())
}

/// Each awaited condition holds from its day on and not before. If the office has more to judge from some day on, it
/// has so on the next day and not on the last one before, and that next day says the same about both.
fn days(pack: &Pack, answers: &Answers, on: Date) -> Law {
    for (index, (told, policy)) in outcomes(pack, answers, on).iter().zip(&pack.policies).enumerate() {
        for wait in &told.waits {
            let rule = policy.clause(wait.clause).and_then(|clause| clause.kind.rule());
            let Some(rule) = rule else { return Err(TestCaseError::fail("nobody waits for an office")) };
            let truth = |day: Date| engine::expr_truth(pack, answers, day, checked(), rule);
            prop_assert!(on < wait.from && told.from.is_some_and(|from| wait.from <= from), "{wait:?} of {told:?}");
            prop_assert_eq!(truth(wait.from), Truth::Yes);
            prop_assert_eq!(told.from.map(truth), Some(Truth::Yes));
            let before = truth(wait.from.yesterday());
            prop_assert_eq!((before == Truth::Yes, before == Truth::Unknown), (false, wait.at_latest));
        }
        let Some(undisputed) = told.undisputed else { continue };
        let claimable = |day: Date| outcomes(pack, answers, day).into_iter().nth(index);
        let next = undisputed.until.tomorrow();
        let (Some(last), Some(next)) = (claimable(undisputed.until), claimable(next)) else {
            return Err(TestCaseError::fail("an outcome is gone"));
        };
        for then in [&last, &next] {
            prop_assert!(matches!(then.status, Status::Met | Status::Competitive) && then.from.is_none(), "{then:?}");
            if then.latest.is_none() {
                let until = then.undisputed.map(|then| then.until);
                prop_assert_eq!(until, Some(undisputed.until), "{:?} is told on {}", told.undisputed, on);
            }
        }
        prop_assert!(next.office.iter().any(|id| !last.office.contains(id)), "{:?} before {:?}", last, next);
        if on <= undisputed.until && told.from.is_none() {
            prop_assert_eq!(told.until, Some(undisputed.until));
        }
    }
    Ok(())
}

/// Without the sensitive answers an outcome that is not sensitive says the same.
fn untold(pack: &Pack, answers: &Answers, on: Date) -> Law {
    let mut without = answers.clone();
    for (index, fact) in pack.facts.iter().enumerate() {
        if fact.sensitive {
            without.set(index, Answer::Absent);
        }
    }
    for (with, without) in outcomes(pack, answers, on).iter().zip(&outcomes(pack, &without, on)) {
        if !with.sensitive {
            let days = |outcome: &Outcome| (outcome.status, outcome.from, outcome.until, outcome.latest);
            prop_assert_eq!(days(with), days(without));
            // Once a clause fails, assumptions no longer matter.
            prop_assert!(with.status == Status::NotMet || with.assumed == without.assumed);
            prop_assert_eq!(given(&with.benefits), given(&without.benefits));
            // What is taken to a counter names its reasons and what comes first.
            if !matches!(with.status, Status::NeedsAnswer | Status::NotMet | Status::Ended | Status::Withdrawn) {
                let named = |outcome: &Outcome| {
                    let clauses = outcome.deciding.iter().chain(&outcome.gates);
                    clauses.map(|clause| (clause.clause, clause.truth)).collect::<Vec<_>>()
                };
                prop_assert_eq!(named(with), named(without));
                prop_assert_eq!(&with.timeline, &without.timeline);
            }
        }
    }
    Ok(())
}

/// More answers keep an amount within its earlier bounds.
fn narrower(pack: &Pack, fewer: &Answers, more: &Answers, on: Date) -> Law {
    for (before, after) in outcomes(pack, fewer, on).iter().zip(&outcomes(pack, more, on)) {
        // As of one day.
        if before.from != after.from {
            continue;
        }
        for benefit in &after.benefits {
            let same = |other: &&BenefitOutcome| (other.benefit, other.object) == (benefit.benefit, benefit.object);
            let Some(was) = before.benefits.iter().find(same) else {
                prop_assert!(benefit.object.is_some(), "{benefit:?} was not there: {before:?}");
                continue;
            };
            let within = |is: Option<FenRange>, was: Option<FenRange>| match (is, was) {
                (Some(is), Some(was)) => was.min <= is.min && is.max <= was.max,
                // Something that turns out to be none has no figure.
                (None, _) | (_, None) => true,
            };
            prop_assert!(within(benefit.total, was.total), "{:?} before, {:?} after", was.total, benefit.total);
            prop_assert!(within(benefit.each, was.each), "{:?} before, {:?} after", was.each, benefit.each);
        }
    }
    Ok(())
}

/// Adds the answers of `more` where there were none.
fn completed(fewer: &Answers, more: &Answers, n: usize) -> Answers {
    let mut all = fewer.clone();
    for index in (0..n).filter(|index| !fewer.get(*index).is_given()) {
        all.set(index, more.get(index).clone());
    }
    all
}

proptest! {
    #![proptest_config(config(12_000))]

    #[test]
    fn what_is_told_of_a_later_day_is_said_on_that_day(pack in pack(true), picks in picks(), on in later()) {
        let answers = answers_by(&pack, &picks);
        if consistent(&pack, &answers, on) {
            first_day(&pack, &answers, on)?;
        }
    }

    #[test]
    fn days_that_are_told_divide_what_they_say_they_divide(pack in pack(true), picks in picks(), on in later()) {
        let answers = answers_by(&pack, &picks);
        if consistent(&pack, &answers, on) {
            days(&pack, &answers, on)?;
        }
    }

    #[test]
    fn what_is_not_sensitive_is_the_same_without_sensitive_answers(pack in pack(true), picks in picks(), on in later()) {
        untold(&pack, &answers_by(&pack, &picks), on)?;
    }

    #[test]
    fn more_answers_narrow_amounts(pack in pack(true), first in picks(), then in picks(), on in later()) {
        let fewer = answers_by(&pack, &first);
        let more = completed(&fewer, &answers_by(&pack, &then), pack.facts.len());
        if consistent(&pack, &fewer, on) && consistent(&pack, &more, on) {
            narrower(&pack, &fewer, &more, on)?;
        }
    }

    #[test]
    fn before_the_day_of_the_answers_a_counter_was_at_most_what_it_is(months in 0..60_i64, days in -900..900_i64) {
        let counter = Fact { accrues_while: Some(Expr::Const(true)), ..Fact::of("months", Kind::Int) };
        let pack = Pack::of(vec![counter], checked());
        let mut answers = Answers::none(1);
        answers.set(0, Answer::Value(Value::Number(Range::exactly(months))));
        let on = Date::from_unix_days(checked().unix_days() + days).unwrap_or(checked());
        let interval = number_in(Env::new(&pack, &answers, on, checked()), &Num::Of(Ref::Fact(FactId::at(0)))).range;
        if days >= 0 {
            prop_assert_eq!(interval, Range::exactly(months + checked().months_until(on)));
        } else {
            prop_assert_eq!(interval.max, months);
            // Had it grown every month, the complete months in between are missing, and perhaps the current one.
            let between = on.months_until(checked());
            prop_assert_eq!(interval.min, (months - between - 1).max(0));
        }
    }
}

// --- a run in which the office's part comes, goes and comes back ------------------------------------

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::new(year, month, day).unwrap_or(Date::EPOCH)
}

fn boxed(num: Num) -> Box<Num> {
    Box::new(num)
}

fn flag(fact: usize) -> Expr {
    Expr::Flag(Ref::Fact(FactId::at(fact)))
}

/// `on <= last`
fn to(last: Date) -> Expr {
    Expr::Compare(Order::AtMost, boxed(Num::On), boxed(Num::Lit(last.unix_days())))
}

/// Whether thirty-five complete months lie between a day of January 2025 and the start of the year: in 2028 alone.
fn in_2028() -> Expr {
    let months =
        Num::MonthsBetween(boxed(Num::Lit(day(2025, 1, 15).unix_days())), boxed(Num::YearStart(boxed(Num::On))));
    Expr::Compare(Order::Equal, boxed(months), boxed(Num::Lit(35)))
}

/// A list nobody told, a yes/no that holds to the end of 2024, and a number that it chooses; a policy of these clauses.
fn with_days(clauses: Vec<ClauseKind>, when: Condition) -> Pack {
    let list = Fact::of("list", Kind::Records { fields: vec![Field::of("n", Kind::Int)] });
    let year = Expr::Compare(Order::AtMost, boxed(Num::Year(boxed(Num::On))), boxed(Num::Lit(2024)));
    let early = Fact { derived: Some(Derived::Flag(year)), ..Fact::of("early", Kind::Bool) };
    let chosen = Num::If(Box::new(flag(1)), boxed(Num::Lit(3)), boxed(Num::Lit(0)));
    let chosen = Fact { derived: Some(Derived::Number(chosen)), ..Fact::of("chosen", Kind::Int) };
    let clauses = clauses.into_iter().enumerate().map(|(at, kind)| Clause::of(format!("c{at}"), kind)).collect();
    let policy = Policy { when, ..Policy::of("p", clauses) };
    Pack { policies: vec![policy], ..Pack::of(vec![list, early, chosen], checked()) }
}

fn clause(at: usize) -> Condition {
    Condition::Clause(ClauseId::at(at))
}

/// `1 <= list.sum(r, chosen)`: open to the end of 2024, for nobody said how many there are; a no from then on, for each adds 0.
fn some_are_chosen() -> Expr {
    let each = Num::Of(Ref::Fact(FactId::at(2)));
    let sum = Num::Sum(FactId::at(0), Box::new(Expr::Const(true)), boxed(each));
    Expr::Compare(Order::AtMost, boxed(Num::Lit(1)), boxed(sum))
}

/// The days on which the run that is told from each of `days` has more for the office.
fn told_from(pack: &Pack, days: &[Date]) -> Vec<Option<Date>> {
    let answers = Answers::none(pack.facts.len());
    let told = |day: &Date| outcomes(pack, &answers, *day).first()?.undisputed.map(|told| told.until);
    days.iter().map(told).collect()
}

#[test]
fn a_run_begins_where_it_begins_from_whatever_day_it_is_told() -> Law {
    // Fits by something presumed to the end of 2024, not at all until 2028, and then by the office's leave; from March on,
    // the office judges something else, too.
    let (last, next) = (day(2028, 2, 29), day(2028, 3, 1));
    let when = |condition| {
        let first = Condition::Any(vec![clause(0), Condition::All(vec![condition, clause(2)])]);
        Condition::All(vec![first, Condition::Any(vec![clause(3), clause(4)])])
    };
    let clauses = |only: fn(Expr) -> ClauseKind| {
        let presumed = ClauseKind::Presumed(some_are_chosen());
        vec![presumed, only(in_2028()), ClauseKind::Office, ClauseKind::Asked(to(last)), ClauseKind::Office]
    };
    for only in [ClauseKind::Asked, ClauseKind::Gate] {
        let pack = with_days(clauses(only), when(clause(1)));
        let days = [day(2028, 1, 1), last, next, day(2028, 12, 31)];
        prop_assert_eq!(told_from(&pack, &days), vec![Some(last); 4]);
        for on in days.into_iter().chain([checked(), day(2027, 12, 31)]) {
            self::days(&pack, &Answers::none(3), on)?;
        }
    }
    Ok(())
}

#[test]
fn what_the_office_judges_may_come_go_and_come_back() -> Law {
    // Nothing is left to the office to the end of 2024 and in 2028.
    let pack = with_days(
        vec![ClauseKind::Asked(flag(1)), ClauseKind::Gate(in_2028()), ClauseKind::Office],
        Condition::Any(vec![clause(0), clause(1), clause(2)]),
    );
    let days = [day(2024, 12, 31), checked(), day(2027, 12, 31), day(2028, 1, 1), day(2028, 12, 31), day(2029, 1, 1)];
    prop_assert_eq!(told_from(&pack, &days), vec![Some(day(2024, 12, 31)); 6]);
    days.into_iter().try_for_each(|on| self::days(&pack, &Answers::none(3), on))
}

#[test]
fn a_run_begins_where_it_begins_more_than_ten_years_on() -> Law {
    let (first, last) = (day(2037, 6, 1), day(2038, 12, 31));
    let from = Expr::Compare(Order::AtMost, boxed(Num::Lit(first.unix_days())), boxed(Num::On));
    let pack = with_days(
        vec![ClauseKind::Asked(from), ClauseKind::Asked(to(last)), ClauseKind::Office],
        Condition::All(vec![clause(0), Condition::Any(vec![clause(1), clause(2)])]),
    );
    let days = [day(2029, 6, 1), day(2037, 5, 31), first, last, last.tomorrow(), day(2045, 1, 1)];
    prop_assert_eq!(told_from(&pack, &days), vec![Some(last); 6]);
    Ok(())
}

// --- what rests on a sensitive answer --------------------------------------------------------------

#[test]
fn how_often_it_was_paid_already_may_rest_on_a_sensitive_answer() -> Law {
    // Nothing else differs: it may be paid twice more, for as much, whether it was paid once or perhaps twice.
    let secret = Fact { sensitive: true, ..Fact::of("secret", Kind::Bool) };
    let paid =
        Num::If(Box::new(flag(0)), boxed(Num::Lit(1)), boxed(Num::Between(boxed(Num::Lit(1)), boxed(Num::Lit(2)))));
    let cash = Benefit {
        amount: Some(Num::Lit(1_000_000)),
        times: (1, 3),
        paid: Some(paid),
        ..Benefit::of("cash", BenefitKind::CashSubsidy)
    };
    let policy = Policy { benefits: vec![cash], ..Policy::of("p", vec![Clause::of("c", ClauseKind::Office)]) };
    let pack = Pack { policies: vec![policy], ..Pack::of(vec![secret], checked()) };
    let mut answers = Answers::none(1);
    answers.set(0, Answer::Value(Value::Bool(true)));
    untold(&pack, &answers, checked())?;
    prop_assert!(outcomes(&pack, &answers, checked()).iter().all(|outcome| outcome.sensitive));
    Ok(())
}

#[test]
fn the_same_of_our_own_policies() -> Law {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let (_, lowered, _) = lower::lower(read::read(&folder));
    let pack = lowered.ok_or_else(|| TestCaseError::fail("our pack does not lower"))?.pack;
    let n_facts = pack.facts.len();
    let some = || prop::collection::vec((0..9_u8, 0..512_usize), n_facts);
    let mut runner = proptest::test_runner::TestRunner::new(config(100));
    let law = runner.run(&(some(), some(), later()), |(first, then, on)| {
        let fewer = answers_by(&pack, &first);
        let more = completed(&fewer, &answers_by(&pack, &then), n_facts);
        untold(&pack, &fewer, on)?;
        if consistent(&pack, &fewer, on) {
            first_day(&pack, &fewer, on)?;
            days(&pack, &fewer, on)?;
            if consistent(&pack, &more, on) {
                narrower(&pack, &fewer, &more, on)?;
            }
        }
        Ok(())
    });
    law.map_err(|error| TestCaseError::fail(error.to_string()))
}

/// A pack with one policy, of a sensitive fact of that kind and of one that anybody may see, which says yes or no.
fn half_sensitive(kind: Kind, policy: Policy) -> Pack {
    let private = Fact { sensitive: true, ..Fact::of("private", kind) };
    let mut pack = Pack::of(vec![private, Fact::of("plain", Kind::Bool)], checked());
    pack.sources.push("S01".into());
    pack.policies.push(policy);
    pack
}

#[test]
fn a_reason_that_tells_a_sensitive_answer_makes_its_outcome_sensitive_where_another_reason_suffices() {
    let clauses =
        vec![Clause::of("private", ClauseKind::Asked(flag(0))), Clause::of("plain", ClauseKind::Asked(flag(1)))];
    let either = Condition::Any((0..2).map(|at| Condition::Clause(ClauseId::at(at))).collect());
    let cash = Benefit { amount: Some(Num::Lit(100_000)), ..Benefit::of("cash", BenefitKind::CashSubsidy) };
    let policy = Policy { when: either, benefits: vec![cash], ..Policy::of("p", clauses) };
    let pack = half_sensitive(Kind::Bool, policy);
    let said = |private: Option<bool>| {
        let mut answers = Answers::none(2);
        answers.set(1, Answer::Value(Value::Bool(true)));
        private.into_iter().for_each(|is| answers.set(0, Answer::Value(Value::Bool(is))));
        outcomes(&pack, &answers, checked()).into_iter().map(|of| (of.status, of.sensitive)).collect::<Vec<_>>()
    };
    assert_eq!(said(Some(true)), [(Status::Met, true)]);
    // That the private one does not hold is no reason for anything.
    assert_eq!(said(Some(false)), [(Status::Met, false)]);
    assert_eq!(said(None), [(Status::Met, false)]);
}
