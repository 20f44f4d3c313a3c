//! Shows the laws of the engine, on generated packs and on our own: settled truths hold
//! for every completion, answering more never takes one back, the reasons given are reasons enough,
//! facts named nowhere change nothing, questions end.
//!
//! The oracle is a second, two-valued evaluator below, which knows complete answers only.
//!
//! It deliberately does not show that our policies say what the law says: that is the personas, by hand;
//! nor anything about the binary form: that is `codec`.
//! Number of cases: `CAICE_CASES`; a failure prints its smallest input and the seed.
#![cfg(feature = "author")]

mod generate;

use std::path::Path;

use caice::{
    author::{lower, read},
    engine::{self, Assessment, Outcome, Status, Truth, derived_truth, expr_truth},
    pack::{Clause, ClauseKind, Condition, Expr, FactId, Grade, Pack, Policy},
    value::{Answer, Answers, Value},
};
use generate::{Law, answers_by, config, domain, pack, picks};
use proptest::prelude::*;

/// Whether no derived fact is answered differently from what it follows to be, as far as that is known.
fn consistent(pack: &Pack, answers: &Answers) -> bool {
    (0..pack.facts.len()).all(|index| match answers.get(index).value() {
        Some(Value::Bool(said)) => {
            let follows = derived_truth(pack, answers, FactId::at(index));
            !follows.is_known() || follows == Truth::from(said)
        }
        _ => true,
    })
}

/// All complete answers that keep what is answered; none where there are more than `most`.
fn completions(pack: &Pack, answers: &Answers, most: usize) -> Option<Vec<Answers>> {
    let mut all = vec![answers.clone()];
    for (index, fact) in pack.facts.iter().enumerate() {
        if fact.derived.is_none() && answers.get(index).value().is_none() {
            let values = domain(&fact.kind);
            if values.is_empty() {
                continue;
            }
            let with = |answers: &Answers, value: &Value| {
                let mut answers = answers.clone();
                answers.set(index, Answer::Value(*value));
                answers
            };
            all = all.iter().flat_map(|answers| values.iter().map(move |value| with(answers, value))).collect();
            if all.len() > most {
                return None;
            }
        }
    }
    all.retain(|complete| agrees(pack, complete));
    Some(all)
}

// --- the oracle: complete answers, two values --------------------------------------------------

fn holds(pack: &Pack, answers: &Answers, expr: &Expr) -> bool {
    match expr {
        Expr::Const(value) => *value,
        Expr::Flag(fact) => match pack.fact(*fact).and_then(|fact| fact.derived.as_ref()) {
            Some(derived) => holds(pack, answers, derived),
            None => answers.get(fact.index()) == Answer::Value(Value::Bool(true)),
        },
        Expr::Is(fact, option) => answers.get(fact.index()) == Answer::Value(Value::Choice(*option)),
        Expr::Has(fact, option) => {
            matches!(answers.get(fact.index()), Answer::Value(Value::Set(set)) if set.contains(*option))
        }
        Expr::Not(inner) => !holds(pack, answers, inner),
        Expr::And(parts) => parts.iter().all(|part| holds(pack, answers, part)),
        Expr::Or(parts) => parts.iter().any(|part| holds(pack, answers, part)),
    }
}

/// Whether the derived facts that are answered follow from the complete answers.
fn agrees(pack: &Pack, complete: &Answers) -> bool {
    pack.facts.iter().enumerate().all(|(index, fact)| match (complete.get(index).value(), &fact.derived) {
        (Some(Value::Bool(said)), Some(derived)) => holds(pack, complete, derived) == said,
        _ => true,
    })
}

fn clause_holds(pack: &Pack, complete: &Answers, clause: &Clause) -> bool {
    match &clause.kind {
        ClauseKind::Asked(rule) | ClauseKind::Presumed(rule) => holds(pack, complete, rule),
        ClauseKind::Office => true,
    }
}

fn condition_holds(pack: &Pack, complete: &Answers, policy: &Policy, condition: &Condition) -> bool {
    match condition {
        Condition::Clause(id) => policy.clause(*id).is_some_and(|clause| clause_holds(pack, complete, clause)),
        Condition::All(members) => members.iter().all(|member| condition_holds(pack, complete, policy, member)),
        Condition::Any(members) => members.iter().any(|member| condition_holds(pack, complete, policy, member)),
    }
}

// --- laws --------------------------------------------------------------------------------------

fn assess(pack: &Pack, answers: &Answers) -> Assessment {
    engine::assess(pack, answers, pack.checked, pack.checked)
}

/// Outcomes with their policies.
fn outcomes<'a>(pack: &'a Pack, assessment: &'a Assessment) -> impl Iterator<Item = (&'a Policy, &'a Outcome)> {
    assessment.outcomes.iter().filter_map(|outcome| Some((pack.policy(outcome.policy)?, outcome)))
}

/// Whether complete answers leave every assumed clause standing.
fn bear_out(pack: &Pack, complete: &Answers, policy: &Policy, outcome: &Outcome) -> bool {
    let clauses = outcome.assumed.iter().filter_map(|id| policy.clause(*id));
    clauses.into_iter().all(|clause| clause_holds(pack, complete, clause))
}

/// A "no" holds for every completion; a "yes" for every completion that bears out what is assumed.
fn sound(pack: &Pack, answers: &Answers, completions: &[Answers]) -> Law {
    let now = assess(pack, answers);
    for (policy, outcome) in outcomes(pack, &now) {
        for complete in completions {
            let really = condition_holds(pack, complete, policy, &policy.when);
            match outcome.axes.conditions {
                Truth::No => prop_assert!(!really, "{} is no, but {complete:?} makes it hold", policy.key),
                Truth::Yes if bear_out(pack, complete, policy, outcome) => {
                    prop_assert!(really, "{} is yes, but {complete:?} makes it fail", policy.key);
                }
                Truth::Yes | Truth::Unknown => {}
            }
        }
    }
    Ok(())
}

/// With complete answers and nothing beyond them the engine and the oracle agree, and nothing is open.
fn exact_on_complete_answers(pack: &Pack, complete: &Answers) -> Law {
    let now = assess(pack, complete);
    for (policy, outcome) in outcomes(pack, &now) {
        let really = Truth::from(condition_holds(pack, complete, policy, &policy.when));
        prop_assert_eq!(outcome.axes.conditions, really, "{}", policy.key);
        let status = match (policy.grade, really) {
            (Grade::D, _) => Status::Unconfirmed,
            (_, Truth::Yes) => Status::Met,
            _ => Status::NotMet,
        };
        prop_assert_eq!((outcome.status, outcome.missing.len(), outcome.assumed.len()), (status, 0, 0));
    }
    Ok(())
}

/// More answers never change a settled truth, except a "yes" whose assumption they refute; nor a settled
/// status, except so, where the new answers are to facts that somebody may be asked. (An answer file may
/// hold a fact that is never asked; it can settle what was unconfirmed.)
fn monotone(pack: &Pack, fewer: &Answers, more: &Answers) -> Law {
    let by_asking =
        pack.facts.iter().enumerate().all(|(index, fact)| {
            fewer.get(index) == more.get(index) || (fact.derived.is_none() && fact.ask.anywhere())
        });
    let (before, after) = (assess(pack, fewer), assess(pack, more));
    for ((policy, before), (_, after)) in outcomes(pack, &before).zip(outcomes(pack, &after)) {
        let truth = after.axes.conditions;
        match before.axes.conditions {
            Truth::No => prop_assert_eq!(truth, Truth::No, "{}", policy.key),
            Truth::Yes if truth != Truth::Yes => {
                let refuted = before.assumed.iter().filter_map(|id| policy.clause(*id)).any(|clause| {
                    matches!(&clause.kind, ClauseKind::Presumed(rule) if expr_truth(pack, more, rule) == Truth::No)
                });
                prop_assert!(refuted, "{} was yes and is {truth:?} now", policy.key);
            }
            Truth::Yes | Truth::Unknown => {}
        }
        if by_asking && before.status.is_settled() && before.status != Status::Met {
            let refuted = before.status == Status::Unconfirmed && after.status == Status::NotMet;
            prop_assert!(
                after.status == before.status || refuted,
                "{}: {:?} to {:?}",
                policy.key,
                before.status,
                after.status
            );
        }
    }
    Ok(())
}

/// Answering absent facts that are neither missing nor behind an assumed clause changes no status and
/// no truth (of a policy of grade D, whose conditions decide nothing, no status). Speaks of facts that somebody may be asked and that do not derive from others.
fn residual(pack: &Pack, answers: &Answers, others: &Answers) -> Law {
    let before = assess(pack, answers);
    for (index, (policy, outcome)) in outcomes(pack, &before).enumerate() {
        let assumed = outcome.assumed.iter().filter_map(|id| policy.clause(*id));
        let behind: Vec<FactId> = assumed.flat_map(|clause| inputs(pack, clause)).collect();
        let mut answered = answers.clone();
        for (at, fact) in pack.facts.iter().enumerate() {
            let id = FactId::at(at);
            let named = outcome.missing.contains(&id) || behind.contains(&id);
            let speaks = fact.derived.is_none() && fact.ask.anywhere() && answers.get(at) == Answer::Absent;
            if speaks && !named {
                answered.set(at, others.get(at));
            }
        }
        if !consistent(pack, &answered) {
            continue;
        }
        let after = assess(pack, &answered);
        let Some(after) = after.outcomes.get(index) else { return Err(TestCaseError::fail("an outcome is gone")) };
        prop_assert_eq!(after.status, outcome.status, "{}: {:?} changed it", policy.key, answered);
        if policy.grade < Grade::D {
            prop_assert_eq!(
                after.axes.conditions,
                outcome.axes.conditions,
                "{}: {:?} changed it",
                policy.key,
                answered
            );
        }
    }
    Ok(())
}

/// The facts that a clause rests on in the end.
fn inputs(pack: &Pack, clause: &Clause) -> Vec<FactId> {
    let (ClauseKind::Asked(rule) | ClauseKind::Presumed(rule)) = &clause.kind else { return Vec::new() };
    let mut waiting = rule.facts();
    let mut facts = Vec::new();
    while let Some(id) = waiting.pop() {
        match pack.fact(id).and_then(|fact| fact.derived.as_ref()) {
            Some(derived) => waiting.extend(derived.facts()),
            None => facts.push(id),
        }
    }
    facts
}

/// Keeping only the answers to the facts of the deciding clauses gives a settled condition the same truth.
fn reason(pack: &Pack, answers: &Answers) -> Law {
    let now = assess(pack, answers);
    for (index, (policy, outcome)) in outcomes(pack, &now).enumerate() {
        for deciding in &outcome.deciding {
            prop_assert_eq!(deciding.cause.is_some(), deciding.truth == Truth::Unknown);
            for fact in &deciding.facts {
                let known = answers.get(fact.index()).value().is_some();
                prop_assert_eq!(known, deciding.truth.is_known(), "{}: {:?}", policy.key, deciding);
            }
        }
        if !outcome.axes.conditions.is_known() {
            continue;
        }
        let mut kept = Answers::none(pack.facts.len());
        for fact in outcome.deciding.iter().flat_map(|deciding| &deciding.facts) {
            kept.set(fact.index(), answers.get(fact.index()));
        }
        let then = assess(pack, &kept);
        let truth = then.outcomes.get(index).map(|outcome| outcome.axes.conditions);
        prop_assert_eq!(truth, Some(outcome.axes.conditions), "{}: {:?} do not suffice", policy.key, kept);
    }
    Ok(())
}

/// Follows the questions to their end, answering by `picks`: they are absent facts that may be asked,
/// never one twice, in the promised order, and what is open in the end nobody here could answer.
fn questions(pack: &Pack, picks: &[(u8, usize)]) -> Law {
    let mut answers = Answers::none(pack.facts.len());
    let mut asked: Vec<FactId> = Vec::new();
    loop {
        let now = assess(pack, &answers);
        let rank = |question: &engine::Question| {
            (question.refutes, pack.fact(question.fact).is_some_and(|fact| fact.sensitive))
        };
        prop_assert!(now.next.windows(2).all(|pair| matches!(pair, [a, b] if rank(a) <= rank(b))), "{:?}", now.next);
        let n_open = now.outcomes.iter().filter(|outcome| !outcome.status.is_settled()).count();
        prop_assert_eq!((now.progress.total, now.progress.settled), (now.outcomes.len(), now.outcomes.len() - n_open));
        for question in &now.next {
            let fact = pack.fact(question.fact);
            prop_assert!(fact.is_some_and(|fact| fact.ask.phone || fact.ask.fair), "{question:?} may not be asked");
            prop_assert_eq!(answers.get(question.fact.index()), Answer::Absent);
            prop_assert!(!asked.contains(&question.fact), "{question:?} was asked before");
            let (least, most) = question.settles;
            prop_assert!(least <= most && most <= n_open, "{question:?} of {n_open} open outcomes");
        }
        let Some(question) = now.next.first() else {
            for outcome in now.outcomes.iter().filter(|outcome| outcome.status == Status::NeedsAnswer) {
                let open = outcome.deciding.iter().filter(|deciding| deciding.truth == Truth::Unknown);
                for fact in open.flat_map(|deciding| &deciding.facts) {
                    let here = pack.fact(*fact).is_some_and(|fact| fact.ask.phone || fact.ask.fair);
                    let unsure = answers.get(fact.index()) == Answer::Unsure;
                    prop_assert!(unsure || !here, "{fact:?} is open, was not asked, and could be");
                }
            }
            return Ok(());
        };
        asked.push(question.fact);
        let values = pack.fact(question.fact).map(|fact| domain(&fact.kind)).unwrap_or_default();
        let (how, which) = picks.get(question.fact.index()).copied().unwrap_or_default();
        let value = values.get(which % values.len().max(1)).copied();
        let answer = value.filter(|_| how != 3).map_or(Answer::Unsure, Answer::Value);
        answers.set(question.fact.index(), answer);
    }
}

/// With nothing answered, or everything unsure, nothing is "not met"; and what is met would be met
/// whatever anybody answers to the clauses that are asked.
fn nothing_answered(pack: &Pack) -> Law {
    let mut unsure = Answers::none(pack.facts.len());
    (0..pack.facts.len()).for_each(|index| unsure.set(index, Answer::Unsure));
    for answers in [Answers::none(pack.facts.len()), unsure] {
        let now = assess(pack, &answers);
        for (policy, outcome) in outcomes(pack, &now) {
            prop_assert_ne!(outcome.status, Status::NotMet, "{}", policy.key);
            if outcome.status == Status::Met {
                prop_assert!(stands_unasked(policy, &policy.when), "{} is met unasked", policy.key);
            }
        }
    }
    Ok(())
}

/// Whether a condition holds by office clauses and presumptions alone.
fn stands_unasked(policy: &Policy, condition: &Condition) -> bool {
    match condition {
        Condition::Clause(id) => policy.clause(*id).is_some_and(|clause| !matches!(clause.kind, ClauseKind::Asked(_))),
        Condition::All(members) => members.iter().all(|member| stands_unasked(policy, member)),
        Condition::Any(members) => members.iter().any(|member| stands_unasked(policy, member)),
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn a_settled_truth_holds_for_every_completion(pack in pack(), picks in picks()) {
        let answers = answers_by(&pack, &picks);
        if consistent(&pack, &answers) && let Some(completions) = completions(&pack, &answers, 3000) {
            sound(&pack, &answers, &completions)?;
        }
    }

    #[test]
    fn complete_answers_give_what_two_valued_logic_gives(pack in pack(), picks in picks()) {
        let answers = answers_by(&pack, &picks);
        for complete in completions(&pack, &answers, 300).unwrap_or_default() {
            exact_on_complete_answers(&pack, &complete)?;
        }
    }

    #[test]
    fn answering_more_never_takes_back_a_settled_truth(pack in pack(), first in picks(), then in picks()) {
        let fewer = answers_by(&pack, &first);
        let others = answers_by(&pack, &then);
        let mut more = fewer.clone();
        for index in (0..pack.facts.len()).filter(|index| fewer.get(*index).value().is_none()) {
            more.set(index, others.get(index));
        }
        if consistent(&pack, &fewer) && consistent(&pack, &more) {
            monotone(&pack, &fewer, &more)?;
        }
    }

    #[test]
    fn answers_to_facts_that_are_named_nowhere_change_nothing(pack in pack(), first in picks(), then in picks()) {
        let answers = answers_by(&pack, &first);
        let others = answers_by(&pack, &then);
        if consistent(&pack, &answers) {
            residual(&pack, &answers, &others)?;
        }
    }

    #[test]
    fn the_answers_behind_the_deciding_clauses_are_reason_enough(pack in pack(), picks in picks()) {
        let answers = answers_by(&pack, &picks);
        if consistent(&pack, &answers) {
            reason(&pack, &answers)?;
        }
    }

    #[test]
    fn questions_are_askable_never_repeated_and_end(pack in pack(), picks in picks()) {
        questions(&pack, &picks)?;
    }

    #[test]
    fn nobody_is_refused_unasked(pack in pack()) {
        nothing_answered(&pack)?;
    }

    #[test]
    fn the_same_question_gets_the_same_answer(pack in pack(), picks in picks()) {
        let answers = answers_by(&pack, &picks);
        prop_assert_eq!(assess(&pack, &answers), assess(&pack, &answers));
    }
}

// --- our own pack ------------------------------------------------------------------------------

/// Our own folder of policies, compiled.
fn ours() -> Result<lower::Lowered, TestCaseError> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let (_, lowered, findings) = lower::lower(read::read(&folder));
    prop_assert!(findings.is_empty(), "{findings:#?}");
    lowered.ok_or_else(|| TestCaseError::fail("our pack does not lower"))
}

#[test]
fn our_own_pack_obeys_all_laws() -> Law {
    let pack = ours()?.pack;
    let n_facts = pack.facts.len();
    nothing_answered(&pack)?;
    let mut runner = proptest::test_runner::TestRunner::new(config(300));
    let some = || prop::collection::vec((0..9_u8, 0..64_usize), n_facts);
    runner
        .run(&(some(), some(), some()), |(first, then, last)| {
            let fewer = answers_by(&pack, &first);
            let others = answers_by(&pack, &then);
            let mut more = fewer.clone();
            let mut complete = fewer.clone();
            for (index, (_, which)) in last.iter().enumerate() {
                if fewer.get(index).value().is_some() {
                    continue;
                }
                more.set(index, others.get(index));
                let Some(fact) = pack.facts.get(index).filter(|fact| fact.derived.is_none()) else { continue };
                let values = domain(&fact.kind);
                if let Some(value) = values.get(which % values.len().max(1)) {
                    complete.set(index, Answer::Value(*value));
                }
            }
            questions(&pack, &first)?;
            if agrees(&pack, &complete) {
                exact_on_complete_answers(&pack, &complete)?;
                if consistent(&pack, &fewer) {
                    sound(&pack, &fewer, &[complete])?;
                }
            }
            if consistent(&pack, &fewer) {
                residual(&pack, &fewer, &others)?;
                reason(&pack, &fewer)?;
                if consistent(&pack, &more) {
                    monotone(&pack, &fewer, &more)?;
                }
            }
            Ok(())
        })
        .map_err(|error| TestCaseError::fail(error.to_string()))
}

#[test]
fn with_nothing_answered_or_everything_unsure_no_policy_of_ours_is_decided() -> Law {
    let pack = ours()?.pack;
    let mut unsure = Answers::none(pack.facts.len());
    (0..pack.facts.len()).for_each(|index| unsure.set(index, Answer::Unsure));
    for answers in [Answers::none(pack.facts.len()), unsure] {
        let now = assess(&pack, &answers);
        prop_assert!(!now.outcomes.is_empty());
        for outcome in &now.outcomes {
            prop_assert!(!matches!(outcome.status, Status::Met | Status::NotMet), "{outcome:?}");
        }
        prop_assert!(now.combinations.is_empty(), "no sum without an answer");
    }
    Ok(())
}
