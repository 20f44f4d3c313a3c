//! What to ask next.
//!
//! Only facts of the residual are asked, never one twice, never one a person need not be bothered
//! with. Order: what settles most, then the author's order; sensitive facts after the others, and
//! what merely could refute a presumed clause last.

use alloc::vec::Vec;

use super::{
    explain::open_facts,
    outcome::{Outcome, Status, outcomes},
};
use crate::{
    pack::{Clause, ClauseKind, FactId, Kind, Pack},
    value::{Answer, Answers, Fen, OptionId, OptionSet, Value},
};

/// A fact worth asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The fact.
    pub fact: FactId,
    /// How many policies its least and most telling answer settle.
    pub settles: (usize, usize),
    /// The cash of the policies that turn on it.
    pub stake: Fen,
    /// Whether it can only refute what is assumed.
    pub refutes: bool,
}

/// How far a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Policies about which no answer is needed any more.
    pub settled: usize,
    /// All policies.
    pub total: usize,
}

/// The questions worth asking, best first.
pub(super) fn next(pack: &Pack, answers: &Answers, now: &[Outcome]) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut offer = |fact: FactId, stake: Fen, refutes: bool| {
        let askable = pack.fact(fact).is_some_and(|fact| fact.ask.phone || fact.ask.fair);
        if !askable || answers.get(fact.index()) != Answer::Absent {
            return;
        }
        match questions.iter_mut().find(|question| question.fact == fact) {
            Some(question) => {
                question.stake = question.stake.saturating_add(stake);
                question.refutes &= refutes;
            }
            None => questions.push(Question { fact, settles: (0, 0), stake, refutes }),
        }
    };
    for outcome in now {
        let stake = outcome.benefits.iter().filter_map(|b| b.total).fold(Fen::ZERO, |sum, t| sum.saturating_add(t.max));
        match outcome.status {
            Status::NeedsAnswer => outcome.missing.iter().for_each(|fact| offer(*fact, stake, false)),
            Status::Met => {
                for fact in refuting_facts(pack, answers, outcome) {
                    offer(fact, stake, true);
                }
            }
            Status::NotMet | Status::Unconfirmed => {}
        }
    }
    for question in &mut questions {
        question.settles = settles(pack, answers, now, question.fact);
    }
    questions.sort_by_key(|question| {
        let sensitive = pack.fact(question.fact).is_some_and(|fact| fact.sensitive);
        (question.refutes, sensitive, core::cmp::Reverse(question.settles.1), question.fact)
    });
    questions
}

/// Facts that could still refute an assumed clause.
fn refuting_facts(pack: &Pack, answers: &Answers, outcome: &Outcome) -> Vec<FactId> {
    let Some(policy) = pack.policy(outcome.policy) else { return Vec::new() };
    let rule = |clause: &Clause| match &clause.kind {
        ClauseKind::Presumed(rule) => open_facts(pack, answers, rule),
        ClauseKind::Asked(_) | ClauseKind::Office => Vec::new(),
    };
    outcome.assumed.iter().filter_map(|id| policy.clause(*id)).flat_map(rule).collect()
}

/// How many policies one answer settles, over the answers the fact may have: least and most.
fn settles(pack: &Pack, answers: &Answers, now: &[Outcome], fact: FactId) -> (usize, usize) {
    let Some(kind) = pack.fact(fact).map(|fact| &fact.kind) else { return (0, 0) };
    let settled_by = |value: Value| {
        let mut answers = answers.clone();
        answers.set(fact.index(), Answer::Value(value));
        let then = outcomes(pack, &answers);
        then.iter().zip(now).filter(|(then, now)| then.status.is_settled() && !now.status.is_settled()).count()
    };
    let counts: Vec<usize> = possible_values(kind).into_iter().map(settled_by).collect();
    (counts.iter().copied().min().unwrap_or(0), counts.iter().copied().max().unwrap_or(0))
}

/// Values that stand for all a fact may take: both bools, every option, every set of at most one
/// member. Dates have none yet: no condition can compare them.
pub fn possible_values(kind: &Kind) -> Vec<Value> {
    let ids = |n: usize| (0..n).filter_map(|index| u8::try_from(index).ok().map(OptionId));
    match kind {
        Kind::Bool => alloc::vec![Value::Bool(true), Value::Bool(false)],
        Kind::Choice { options } => ids(options.len()).map(Value::Choice).collect(),
        Kind::Set { options } => core::iter::once(OptionSet::EMPTY)
            .chain(ids(options.len()).map(|id| OptionSet::EMPTY.with(id, true)))
            .map(Value::Set)
            .collect(),
        Kind::Date => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_represented_by_the_empty_set_and_each_member() {
        let kind = Kind::Set { options: alloc::vec!["a".into(), "b".into()] };
        assert_eq!(possible_values(&kind).len(), 3);
    }
}
