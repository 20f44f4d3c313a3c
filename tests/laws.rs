//! Shows the laws of the engine, on generated packs and on our own: settled truths hold for every completion, further
//! answers never revoke one, the reasons given suffice, unnamed facts change nothing, questions end.
//!
//! The oracle (generate/oracle.rs) is a second, two-valued evaluator, which knows only complete answers and computes
//! dates with the `jiff` crate.
//!
//! Deliberately does not show that our policies say what the law says (the personas do, by hand), nor anything about
//! the binary form (`codec` does).
//! Number of cases: `CAICE_CASES`; a failure prints its smallest input and the seed.
#![cfg(feature = "author")]

#[path = "generate/calendar.rs"]
mod calendar;
#[path = "generate/consistent.rs"]
mod consistent;
mod generate;
#[path = "generate/oracle.rs"]
mod oracle;

use std::path::Path;

use caice::{
    author::{lower, read},
    engine::{self, Assessment, Env, FactRef, Gates, Index, Outcome, Rule, Status, Truth, expr_truth},
    pack::{Asked, Audience, ClauseKind, Derived, Expr, FactId, FieldId, Grade, Kind, Num, Pack, Policy},
    value::{Answer, Answers, Date, DateRange, Fen, OptionSet, Value},
};
use consistent::consistent;
use generate::{Law, answers_by, checked, config, domain, may_be_none, pack, picks};
use oracle::{Oracle, completions};
use proptest::prelude::*;

/// The assessed days, as offsets from the day of the answers.
fn later() -> impl Strategy<Value = Date> {
    prop_oneof![2 => Just(0), 2 => 1..500_i64, 1 => 500..1800_i64]
        .prop_map(|days| Date::from_unix_days(checked().unix_days() + days).unwrap_or(checked()))
}

// --- laws --------------------------------------------------------------------------------------

fn assess(pack: &Pack, answers: &Answers, on: Date) -> Assessment {
    // Ours has policies that only employers answer; what an employer says of itself hangs on no person's answers.
    engine::assess_by(&Index::where_answers(Audience::Person, pack), pack, answers, on, checked())
}

/// Outcomes with their policies.
fn outcomes<'a>(pack: &'a Pack, assessment: &'a Assessment) -> impl Iterator<Item = (&'a Policy, &'a Outcome)> {
    assessment.outcomes.iter().filter_map(|outcome| Some((pack.policy(outcome.policy)?, outcome)))
}

/// A "no" holds for every completion; a "yes" for every completion that confirms its assumptions.
fn sound(pack: &Pack, answers: &Answers, on: Date, completions: &[Answers]) -> Law {
    let now = assess(pack, answers, on);
    for (policy, outcome) in outcomes(pack, &now) {
        for complete in completions {
            let oracle = Oracle::new(pack, complete, on, checked());
            let really = oracle.condition(policy, &policy.when, true);
            let borne_out =
                || outcome.assumed.iter().filter_map(|id| policy.clause(*id)).all(|clause| oracle.clause(clause, true));
            match outcome.axes.conditions {
                Truth::No => prop_assert!(!really, "{} is no, but {complete:?} makes it hold", policy.key),
                Truth::Yes if borne_out() => {
                    prop_assert!(really, "{} is yes, but {complete:?} makes it fail", policy.key);
                }
                Truth::Yes | Truth::Unknown => {}
            }
        }
    }
    Ok(())
}

/// With complete answers, engine and oracle agree and nothing is open.
fn exact_on_complete_answers(pack: &Pack, complete: &Answers, on: Date) -> Law {
    let now = assess(pack, complete, on);
    let oracle = Oracle::new(pack, complete, on, checked());
    for (policy, outcome) in outcomes(pack, &now) {
        let really = Truth::from(oracle.condition(policy, &policy.when, true));
        prop_assert_eq!(outcome.axes.conditions, really, "{}: {:?}", policy.key, complete);
        prop_assert_eq!(outcome.axes.gates, oracle.gates(policy), "{}: {:?}", policy.key, complete);
        prop_assert_eq!((outcome.missing.len(), outcome.assumed.len()), (0, 0));
        prop_assert!(outcome.status != Status::NeedsAnswer);
        if outcome.axes.gates == Gates::No && really == Truth::Yes && policy.grade < Grade::D {
            prop_assert!(!matches!(outcome.status, Status::Met | Status::Competitive), "{}", policy.key);
        }
    }
    Ok(())
}

/// More answers never change a settled truth, except a "yes" whose assumption they refute.
fn monotone(pack: &Pack, fewer: &Answers, more: &Answers, on: Date) -> Law {
    let (before, after) = (assess(pack, fewer, on), assess(pack, more, on));
    for ((policy, before), (_, after)) in outcomes(pack, &before).zip(outcomes(pack, &after)) {
        let truth = after.axes.conditions;
        match before.axes.conditions {
            Truth::No => prop_assert_eq!(truth, Truth::No, "{}", policy.key),
            Truth::Yes if truth != Truth::Yes => {
                let refuted = before.assumed.iter().filter_map(|id| policy.clause(*id)).any(|clause| {
                    let rule = clause.kind.rule().filter(|_| matches!(clause.kind, ClauseKind::Presumed(_)));
                    rule.is_some_and(|rule| expr_truth(pack, more, on, checked(), rule) == Truth::No)
                });
                prop_assert!(refuted, "{} was yes and is {truth:?} now", policy.key);
            }
            Truth::Yes | Truth::Unknown => {}
        }
    }
    Ok(())
}

/// Answering absent facts that are neither missing nor behind an assumed clause or the window changes no truth (nor,
/// if a policy's conditions decide nothing, its status). Covers facts that people may be asked and that do not derive
/// from others.
fn residual(pack: &Pack, answers: &Answers, others: &Answers, on: Date) -> Law {
    let before = assess(pack, answers, on);
    for (index, (policy, outcome)) in outcomes(pack, &before).enumerate() {
        let assumed = outcome.assumed.iter().filter_map(|id| policy.clause(*id));
        let clauses = assumed.flat_map(|clause| clause.kind.rule().map(Expr::facts).unwrap_or_default());
        let behind = inputs(pack, clauses.chain(policy.window.ends().flat_map(Num::facts)).collect());
        let mut answered = answers.clone();
        for (at, fact) in pack.facts.iter().enumerate() {
            let id = FactId::at(at);
            let named = outcome.missing.iter().any(|fact| fact.fact == id) || behind.contains(&id);
            let speaks = fact.derived.is_none() && fact.ask.anywhere() && *answers.get(at) == Answer::Absent;
            // "The question does not apply" is nobody's answer: it follows from other answers.
            let can_be_said = *others.get(at) != Answer::None || fact.may_be_none;
            if speaks && can_be_said && !named {
                answered.set(at, others.get(at).clone());
            }
        }
        if !consistent(pack, &answered, on) {
            continue;
        }
        let after = assess(pack, &answered, on);
        let Some(after) = after.outcomes.get(index) else { return Err(TestCaseError::fail("an outcome is gone")) };
        // If the conditions decide nothing, or nothing yet, nobody is asked for their facts.
        let undecided = policy.grade == Grade::D
            || matches!(outcome.axes.rule, Rule::Ended | Rule::Replaced | Rule::Withdrawn)
            || outcome.status == Status::MetLater
            // There is no day left on which one could apply.
            || (outcome.status == Status::NotMet && outcome.axes.conditions == Truth::Unknown);
        if undecided {
            prop_assert_eq!(after.status, outcome.status, "{}: {:?} changed it", policy.key, answered);
        } else {
            prop_assert_eq!(
                after.axes.conditions,
                outcome.axes.conditions,
                "{}, {:?}: missing {:?}, deciding {:?}; {:?} changed it",
                policy.key,
                outcome.status,
                outcome.missing,
                outcome.deciding,
                answered
            );
        }
    }
    Ok(())
}

/// The facts that others ultimately rest on, conditions of questions and counters included.
fn inputs(pack: &Pack, mut waiting: Vec<FactId>) -> Vec<FactId> {
    let mut facts = Vec::new();
    while let Some(id) = waiting.pop() {
        let Some(fact) = pack.fact(id).filter(|_| !facts.contains(&id)) else { continue };
        facts.push(id);
        waiting.extend(fact.derived.iter().flat_map(Derived::facts));
        waiting.extend(fact.applies_when.iter().chain(&fact.accrues_while).flat_map(|rule| rule.facts()));
    }
    facts
}

/// With only the answers to the facts of the deciding clauses, a settled condition keeps its truth.
fn reason(pack: &Pack, answers: &Answers, on: Date) -> Law {
    let now = assess(pack, answers, on);
    for (index, (policy, outcome)) in outcomes(pack, &now).enumerate() {
        for deciding in &outcome.deciding {
            prop_assert_eq!(deciding.cause.is_some(), deciding.truth == Truth::Unknown);
        }
        if !outcome.axes.conditions.is_known() {
            continue;
        }
        let mut kept = Answers::none(pack.facts.len());
        for fact in outcome.deciding.iter().flat_map(|deciding| &deciding.facts) {
            kept.set(fact.fact.index(), answers.get(fact.fact.index()).clone());
        }
        let then = assess(pack, &kept, on);
        let truth = then.outcomes.get(index).map(|outcome| outcome.axes.conditions);
        prop_assert_eq!(truth, Some(outcome.axes.conditions), "{}: {:?} do not suffice", policy.key, kept);
    }
    Ok(())
}

/// Whether it is open if a question makes sense, and something behind that was answered "not sure".
fn hangs_on_unsure(pack: &Pack, answers: &Answers, on: Date, fact: FactId) -> bool {
    if Env::new(pack, answers, on, checked()).applies(fact) != Truth::Unknown {
        return false;
    }
    let gates = |id: FactId| pack.fact(id).and_then(|fact| fact.applies_when.as_ref()).map(Expr::facts);
    let mut behind = gates(fact).unwrap_or_default();
    let mut at = 0;
    while let Some(id) = behind.get(at).copied() {
        let derived = pack.fact(id).and_then(|fact| fact.derived.as_ref()).map(Derived::facts);
        for next in gates(id).into_iter().chain(derived).flatten() {
            if !behind.contains(&next) {
                behind.push(next);
            }
        }
        at += 1;
    }
    behind.iter().any(|id| *answers.get(id.index()) == Answer::Unsure)
}

/// Follows the questions to their end, answering by `picks`: each is an absent fact that may be asked, none comes
/// twice, they keep the promised order, and anything left open at the end depends on what nobody here could answer.
fn questions(pack: &Pack, picks: &[(u8, usize)], on: Date) -> Law {
    let mut answers = Answers::none(pack.facts.len());
    let mut asked: Vec<FactRef> = Vec::new();
    loop {
        let now = assess(pack, &answers, on);
        let rank = |question: &engine::Question| {
            let sensitive = pack.fact(question.fact).is_some_and(|fact| fact.sensitive);
            (question.refutes, question.details, !question.pays, sensitive)
        };
        prop_assert!(now.next.windows(2).all(|pair| matches!(pair, [a, b] if rank(a) <= rank(b))), "{:?}", now.next);
        let n_open = now.outcomes.iter().filter(|outcome| !outcome.status.is_settled()).count();
        prop_assert_eq!((now.progress.total, now.progress.settled), (now.outcomes.len(), now.outcomes.len() - n_open));
        for question in &now.next {
            let fact = pack.fact(question.fact);
            prop_assert!(fact.is_some_and(|fact| fact.ask.phone), "{question:?} may not be asked");
            let answer = answers.get(question.fact.index());
            prop_assert!(is_open(answer, question.named()), "{question:?}: {answer:?}");
            prop_assert!(!asked.contains(&question.named()), "{question:?} was asked before");
            let gates = fact.and_then(|fact| fact.applies_when.as_ref()).map(Expr::facts).unwrap_or_default();
            let is_unsure = |gate: &FactId| *answers.get(gate.index()) == Answer::Unsure;
            let open = Env::new(pack, &answers, on, checked()).applies(question.fact) == Truth::Unknown;
            // A rule that rests on no answer and is still open is a bug in the generator.
            let stuck = open && !gates.is_empty() && gates.iter().all(is_unsure);
            prop_assert!(!stuck, "{question:?} hangs on answers nobody could give");
            // A cash benefit that waits for it, of a known amount or not.
            let cash = |outcome: &Outcome| {
                let benefits = pack.policy(outcome.policy).map(|policy| &policy.benefits);
                outcome.status == Status::NeedsAnswer
                    && outcome.missing.iter().any(|open| open.fact == question.fact)
                    && outcome.benefits.iter().any(|worked| {
                        benefits.and_then(|all| all.get(worked.benefit)).is_some_and(|benefit| benefit.kind.is_cash())
                    })
            };
            let pays = question.entry.is_none() && now.outcomes.iter().any(cash);
            prop_assert!(question.pays || !pays && question.stake == Fen::ZERO, "{question:?} brings money");
            let (least, most) = question.settles;
            prop_assert!(least <= most && most <= n_open, "{question:?} of {n_open} open outcomes");
        }
        let Some(question) = now.next.first() else {
            for outcome in now.outcomes.iter().filter(|outcome| outcome.status == Status::NeedsAnswer) {
                for open in &outcome.missing {
                    let here = pack.fact(open.fact).is_some_and(|fact| {
                        let of_field = |field: FieldId| fact.fields().get(field.index()).map(|field| field.asked);
                        let never = open.field.and_then(of_field) == Some(Asked::Never);
                        fact.ask.phone && !never
                    });
                    let absent = is_open(answers.get(open.fact.index()), *open);
                    let pointless = hangs_on_unsure(pack, &answers, on, open.fact);
                    prop_assert!(!absent || !here || pointless, "{open:?} is open, was not asked, and could be");
                }
            }
            return Ok(());
        };
        asked.push(question.named());
        let fact = pack.fact(question.fact);
        if let (Some((at, field)), Answer::Value(Value::Records(records))) =
            (question.entry, answers.get(question.fact.index()))
        {
            let mut records = records.clone();
            let kind = fact.and_then(|fact| fact.fields().get(field.index())).map(|field| domain(&field.kind));
            let value = kind.into_iter().flatten().next().map_or(Answer::Unsure, Answer::Value);
            if let Some(answer) = records.get_mut(at).and_then(|record| record.0.get_mut(field.index())) {
                *answer = value;
            }
            answers.set(question.fact.index(), Answer::Value(Value::Records(records)));
            continue;
        }
        let values = fact.map(|fact| domain(&fact.kind)).unwrap_or_default();
        let (how, which) = picks.get(question.fact.index()).copied().unwrap_or_default();
        let value = values.get(which % values.len().max(1)).cloned();
        let answer = match (how, value) {
            (3, _) | (_, None) => Answer::Unsure,
            (7, _) if fact.is_some_and(may_be_none) => Answer::None,
            (_, Some(value)) => Answer::Value(value),
        };
        answers.set(question.fact.index(), answer);
    }
}

/// Whether a fact has no answer yet, or its record has none in that field.
fn is_open(answer: &Answer, named: FactRef) -> bool {
    match (named.field.zip(named.record), answer) {
        (Some((field, at)), Answer::Value(Value::Records(records))) => {
            records.get(at).is_some_and(|record| *record.get(field.index()) == Answer::Absent)
        }
        _ => *answer == Answer::Absent,
    }
}

/// With nothing answered, or everything unsure, nothing that rests on an answer is settled: it would have to be the
/// same with any answers.
fn nothing_answered(pack: &Pack, others: &Answers, on: Date) -> Law {
    let mut unsure = Answers::none(pack.facts.len());
    (0..pack.facts.len()).for_each(|index| unsure.set(index, Answer::Unsure));
    for answers in [Answers::none(pack.facts.len()), unsure] {
        let now = assess(pack, &answers, on);
        monotone(pack, &answers, others, on)?;
        for (policy, outcome) in outcomes(pack, &now) {
            let named: Vec<&FactRef> =
                outcome.deciding.iter().filter(|d| d.truth.is_known()).flat_map(|d| &d.facts).collect();
            let given = |fact: &&&FactRef| answers.get(fact.fact.index()).is_given();
            prop_assert!(named.iter().filter(given).count() == 0, "{} rests on answers nobody gave", policy.key);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_settled_truth_holds_for_every_completion(pack in pack(false), picks in picks(), on in later()) {
        let answers = answers_by(&pack, &picks);
        if let Some(completions) = completions(&pack, &answers, (on, checked()), 300, domain) {
            sound(&pack, &answers, on, &completions)?;
        }
    }

    #[test]
    fn complete_answers_give_what_two_valued_logic_gives(pack in pack(false), picks in picks(), on in later()) {
        let answers = answers_by(&pack, &picks);
        for complete in completions(&pack, &answers, (on, checked()), 100, domain).unwrap_or_default().iter().take(20) {
            exact_on_complete_answers(&pack, complete, on)?;
        }
    }

    #[test]
    fn answering_more_never_takes_back_a_settled_truth(
        pack in pack(true), first in picks(), then in picks(), on in later(),
    ) {
        let fewer = answers_by(&pack, &first);
        let others = answers_by(&pack, &then);
        let mut more = fewer.clone();
        for index in (0..pack.facts.len()).filter(|index| !fewer.get(*index).is_given()) {
            more.set(index, others.get(index).clone());
        }
        if consistent(&pack, &fewer, on) && consistent(&pack, &more, on) && none_where_it_may_be(&pack, &more, on) {
            monotone(&pack, &fewer, &more, on)?;
        }
    }

    #[test]
    fn answers_to_facts_that_are_named_nowhere_change_nothing(
        pack in pack(true), first in picks(), then in picks(), on in later(),
    ) {
        let answers = answers_by(&pack, &first);
        let others = answers_by(&pack, &then);
        if consistent(&pack, &answers, on) {
            residual(&pack, &answers, &others, on)?;
        }
    }

    #[test]
    fn the_answers_behind_the_deciding_clauses_are_reason_enough(pack in pack(true), picks in picks(), on in later()) {
        let answers = answers_by(&pack, &picks);
        if consistent(&pack, &answers, on) {
            reason(&pack, &answers, on)?;
        }
    }

    #[test]
    fn every_answer_but_dates_and_records_lies_in_one_cell(pack in pack(true)) {
        for (at, fact) in pack.facts.iter().enumerate() {
            if matches!(fact.kind, Kind::Date | Kind::Records { .. }) {
                continue;
            }
            let cells = engine::possible_answers(&pack, FactId::at(at));
            let none = (fact.may_be_none && !matches!(fact.kind, Kind::Set { .. })).then_some(Answer::None);
            for answer in domain(&fact.kind).into_iter().map(Answer::Value).chain(none) {
                let is_in = |cell: &&Answer| match (answer.value(), cell.value()) {
                    (Some(Value::Number(number)), Some(Value::Number(band))) => {
                        band.min <= number.min && number.max <= band.max
                    }
                    // Of several members each has a cell of its own.
                    (Some(Value::Set(set)), Some(Value::Set(cell))) => {
                        *set == *cell || set.iter().count() > 1 && set.iter().any(|id| *cell == OptionSet::EMPTY.with(id, true))
                    }
                    _ => answer == **cell,
                };
                let n_members = match answer.value() {
                    Some(Value::Set(set)) => set.iter().count().max(1),
                    _ => 1,
                };
                prop_assert_eq!(cells.iter().filter(is_in).count(), n_members, "{}: {:?} in {:?}", fact.key, answer, cells);
            }
        }
    }

    #[test]
    fn the_same_question_gets_the_same_answer(pack in pack(true), picks in picks(), on in later()) {
        let answers = answers_by(&pack, &picks);
        prop_assert_eq!(assess(&pack, &answers, on), assess(&pack, &answers, on));
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn questions_are_askable_never_repeated_and_end(pack in pack(true), picks in picks(), on in later()) {
        questions(&pack, &picks, on)?;
    }

    #[test]
    fn nobody_is_refused_unasked(pack in pack(true), picks in picks(), on in later()) {
        let others = answers_by(&pack, &picks);
        if consistent(&pack, &others, on) && none_where_it_may_be(&pack, &others, on) {
            nothing_answered(&pack, &others, on)?;
        }
    }
}

/// Whether none is answered only where the fact may be none or the question does not apply.
fn none_where_it_may_be(pack: &Pack, answers: &Answers, on: Date) -> bool {
    let env = Env::new(pack, answers, on, checked());
    pack.facts.iter().zip(answers.iter()).enumerate().all(|(index, (fact, answer))| {
        *answer != Answer::None || fact.may_be_none || env.applies(FactId::at(index)) != Truth::Yes
    })
}

// --- our own pack ------------------------------------------------------------------------------

/// Our own folder of policies, compiled.
fn ours() -> Result<lower::Lowered, TestCaseError> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let (_, lowered, findings) = lower::lower(read::read(&folder));
    prop_assert!(findings.is_empty(), "{findings:#?}");
    lowered.ok_or_else(|| TestCaseError::fail("our pack does not lower"))
}

/// Completes `answers` by `picks`: none if the question does not apply, otherwise a value.
fn completed(pack: &Pack, answers: &Answers, picks: &[(u8, usize)]) -> Answers {
    let mut complete = answers.clone();
    for (index, (fact, (_, which))) in pack.facts.iter().zip(picks).enumerate() {
        if fact.derived.is_some() || complete.get(index).is_given() {
            continue;
        }
        let applies = fact
            .applies_when
            .as_ref()
            .is_none_or(|rule| Oracle::new(pack, &complete, checked(), checked()).holds(rule));
        let values = domain(&fact.kind);
        let value = values.get(which % values.len().max(1)).cloned().map(Answer::Value);
        let none = !applies || (fact.may_be_none && which.is_multiple_of(5) && !matches!(fact.kind, Kind::Set { .. }));
        complete.set(index, if none { Answer::None } else { value.unwrap_or_default() });
    }
    complete
}

/// Whether neither the wording nor an unknown figure leaves anything open, so that the oracle can judge.
fn is_exact(policy: &Policy, pack: &Pack) -> bool {
    use caice::pack::Visit;
    let mut exact = true;
    for rule in policy.clauses.iter().filter_map(|clause| clause.kind.rule()) {
        rule.walk(&mut |visit| {
            exact &= match visit {
                Visit::Num(Num::Part(..) | Num::Between(..) | Num::Over(..)) => false,
                Visit::Num(Num::Figure(id, _)) => pack.figures.get(id.index()).is_some_and(
                    |figure| matches!(figure.rows.as_slice(), [row] if row.from.is_none() && row.to.is_none()),
                ),
                _ => true,
            };
        });
    }
    exact
}

/// Everybody whose outcomes our pack lists, with one exact date at a time reduced to its month: if only its day is
/// missing, it stops being missing once the day is known. (The lint `kleene-gap` covers several facts together.)
#[test]
fn what_is_missing_of_our_own_policies_can_settle() -> Law {
    let lowered = ours()?;
    let pack = &lowered.pack;
    let personas = lowered.personas.iter().map(|one| (&one.answers, one.on));
    let people = lowered.people.iter().map(|one| (&one.answers, one.on));
    let mut n_alone = 0;
    for (said, on) in personas.chain(people) {
        for index in 0..pack.facts.len() {
            let Answer::Value(Value::Date(days)) = said.get(index) else { continue };
            let first = days.first.month_start();
            let last = first.add_months(1).yesterday();
            let with = |days: DateRange| {
                let mut answers = said.clone();
                answers.set(index, Answer::Value(Value::Date(days)));
                answers
            };
            let exact = (first.unix_days()..=last.unix_days()).filter_map(|day| Date::from_unix_days(day).ok());
            let exact: Vec<Answers> = exact.map(|day| with(DateRange { first: day, last: day })).collect();
            let blurred = assess(pack, &with(DateRange { first, last }), on);
            for (policy, outcome) in outcomes(pack, &blurred) {
                if outcome.missing.as_slice() != [FactRef::whole(FactId::at(index))] {
                    continue;
                }
                let waits_on = |answers: &Answers| {
                    let then = assess(pack, answers, on);
                    let then = then.outcomes.get(outcome.policy.index());
                    then.is_none_or(|then| then.missing == outcome.missing)
                };
                prop_assert!(!exact.iter().all(waits_on), "{}: every day of {first} to {last} is as good", policy.key);
                n_alone += 1;
            }
        }
    }
    prop_assert!(n_alone > 10, "only {n_alone} dates alone are missing");
    Ok(())
}

#[test]
fn our_own_pack_obeys_all_laws() -> Law {
    let pack = ours()?.pack;
    let n_facts = pack.facts.len();
    // The oracle judges only exact answers.
    let mut exact = pack.clone();
    exact.policies.retain(|policy| policy.audience() == Audience::Person && is_exact(policy, &pack));
    prop_assert!(
        exact.policies.len() >= pack.policies.len() / 2,
        "{} of {}",
        exact.policies.len(),
        pack.policies.len()
    );
    let mut runner = proptest::test_runner::TestRunner::new(config(64));
    let some = || prop::collection::vec((0..9_u8, 0..512_usize), n_facts);
    runner
        .run(&(some(), some(), some(), later()), |(first, then, last, on)| {
            let fewer = answers_by(&pack, &first);
            let others = answers_by(&pack, &then);
            let mut more = fewer.clone();
            for index in (0..n_facts).filter(|index| !fewer.get(*index).is_given()) {
                more.set(index, others.get(index).clone());
            }
            let complete = completed(&pack, &Answers::none(n_facts), &last);
            if Oracle::new(&exact, &complete, on, checked()).agrees() {
                exact_on_complete_answers(&exact, &complete, on)?;
                // Some of the same answers.
                let mut some = complete.clone();
                let kept = first.iter().map(|(how, _)| *how >= 4);
                kept.enumerate().filter(|(_, kept)| !kept).for_each(|(index, _)| some.set(index, Answer::Absent));
                sound(&exact, &some, on, std::slice::from_ref(&complete))?;
                monotone(&pack, &some, &complete, on)?;
                reason(&pack, &some, on)?;
                residual(&pack, &some, &complete, checked())?;
            }
            if consistent(&pack, &fewer, on) {
                reason(&pack, &fewer, on)?;
                if consistent(&pack, &more, on) && none_where_it_may_be(&pack, &more, on) {
                    monotone(&pack, &fewer, &more, on)?;
                }
            }
            Ok(())
        })
        .map_err(|error| TestCaseError::fail(error.to_string()))
}

#[test]
fn questions_about_our_own_policies_end() -> Law {
    let pack = ours()?.pack;
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: config(40).cases.div_ceil(10).max(4),
        ..config(40)
    });
    runner
        .run(&prop::collection::vec((0..9_u8, 0..512_usize), pack.facts.len()), |picks| {
            questions(&pack, &picks, checked())
        })
        .map_err(|error| TestCaseError::fail(error.to_string()))
}

#[test]
fn with_nothing_answered_or_everything_unsure_no_policy_of_ours_is_decided() -> Law {
    let pack = ours()?.pack;
    let mut unsure = Answers::none(pack.facts.len());
    (0..pack.facts.len()).for_each(|index| unsure.set(index, Answer::Unsure));
    for answers in [Answers::none(pack.facts.len()), unsure] {
        let now = assess(&pack, &answers, pack.checked);
        prop_assert!(!now.outcomes.is_empty());
        for outcome in &now.outcomes {
            prop_assert!(!matches!(outcome.status, Status::Met | Status::NotMet | Status::MetLater), "{outcome:?}");
        }
        prop_assert!(now.combinations.is_empty(), "no sum without an answer");
    }
    Ok(())
}
