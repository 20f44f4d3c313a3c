//! What to ask next.
//!
//! Asks only facts of the residual: today's or, if a policy is not met today but may be later, that of a later day.
//! Never asks twice, never asks a fact that people are not asked, nor one that hangs on an answer they could not give.
//! Order: what money turns on, known or not how much, before everything else, sensitive facts after others of their kind, facts that can only refute a
//! presumed clause last; then what an answer is worth for the effort it takes, then the author's order. An answer is worth
//! the policies it settles, on average over the answers that people give, and those it brings nearer; one with money in
//! it counts for more.

use alloc::vec::Vec;
use core::cmp::Reverse;

use super::{
    amount::BenefitOutcome,
    eval::{Env, Memo, Truth, expr_in, number_in},
    explain::{FactRef, facts_behind, facts_behind_number},
    index::Index,
    outcome::{Outcome, is_settled},
    residual::{Residual, Tried},
    status::Status,
};
use crate::{
    pack::{Asked, Audience, ClauseKind, FactId, FieldId, Pack, Policy, PolicyId},
    value::{Answer, Fen, Value},
};

/// A fact worth asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The fact.
    pub fact: FactId,
    /// If the list itself is known: the position of the record in which something is open, and the field.
    pub entry: Option<(usize, FieldId)>,
    /// How many policies its least and its most telling answer settle.
    pub settles: (usize, usize),
    /// How many policies an answer settles on average, in thousandths, by how common each answer is.
    pub mean: u64,
    /// The same where each policy weighs what may be had from it: see [`weight`].
    weighted: u64,
    /// How many open policies turn on it.
    pub helps: usize,
    /// The cash that the policies turning on it may bring, as far as it is known.
    pub stake: Fen,
    /// Whether they may bring cash at all, of a known amount or not.
    pub pays: bool,
    /// Whether it can only refute an assumption.
    pub refutes: bool,
    /// Whether it only determines which benefit of a policy applies, or until when one can apply.
    pub details: bool,
}

impl Question {
    /// The fact or field it asks for.
    pub fn named(&self) -> FactRef {
        match self.entry {
            Some((record, field)) => FactRef::of_record(self.fact, record, field),
            None => FactRef::whole(self.fact),
        }
    }
}

/// How far a person has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Policies that need no more answers.
    pub settled: usize,
    /// All policies.
    pub total: usize,
}

/// What is known of questions from the answers before: their counts, and the outcomes that are no longer what they were.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// The questions then.
    pub questions: &'a [Question],
    /// The outcomes then.
    pub outcomes: &'a [Outcome],
    /// The policies whose outcomes were made anew.
    pub touched: &'a [PolicyId],
}

impl Known<'_> {
    /// How much the answers to `fact` settle, where that is still what it was: the same policies wait for it, with the same
    /// answers behind them.
    fn settles(&self, now: &[Outcome], fact: FactId) -> Option<Settling> {
        let is_touched = |outcome: &Outcome| self.touched.contains(&outcome.policy);
        if waiting(now, fact).chain(waiting(self.outcomes, fact)).any(is_touched) {
            return None;
        }
        let whole = |question: &&Question| question.fact == fact && question.entry.is_none();
        self.questions.iter().find(whole).map(|question| (question.settles, question.mean, question.weighted))
    }
}

/// The questions worth asking, best first.
pub(super) fn next(env: Env<'_>, index: &Index, now: &[Outcome], known: Option<Known<'_>>) -> Vec<Question> {
    let pack = env.pack;
    // Each with the last policy it counts.
    let mut found: Vec<(Question, PolicyId)> = Vec::new();
    let mut offer = |policy: PolicyId, open: FactRef, (stake, pays): (Fen, bool), purpose: Purpose| {
        let audience = pack.policy(policy).map_or(Audience::Person, Policy::audience);
        let Some(entry) = asked(env.asking(audience), index, open) else { return };
        let settling = purpose == Purpose::Settle;
        match found.iter_mut().find(|(question, _)| (question.fact, question.entry) == (open.fact, entry)) {
            Some((question, counted)) => {
                // A policy that turns on it in several ways counts once.
                if *counted != policy {
                    question.stake = question.stake.saturating_add(stake);
                    question.helps += usize::from(settling);
                    *counted = policy;
                }
                question.pays |= pays;
                question.refutes &= purpose == Purpose::Refute;
                question.details &= purpose == Purpose::Detail;
            }
            None => {
                let question = Question {
                    fact: open.fact,
                    entry,
                    settles: (0, 0),
                    mean: 0,
                    weighted: 0,
                    helps: usize::from(settling),
                    stake,
                    pays,
                    refutes: purpose == Purpose::Refute,
                    details: purpose == Purpose::Detail,
                };
                found.push((question, policy));
            }
        }
    };
    for outcome in now {
        let stake = cash_of(pack, outcome);
        match outcome.status {
            Status::NeedsAnswer => {
                outcome.missing.iter().for_each(|fact| offer(outcome.policy, *fact, stake, Purpose::Settle));
            }
            Status::Met | Status::MetLater | Status::GateFirst | Status::Competitive => {
                details(env, outcome).into_iter().for_each(|fact| offer(outcome.policy, fact, stake, Purpose::Detail));
                refuting_facts(env, outcome)
                    .into_iter()
                    .for_each(|fact| offer(outcome.policy, fact, stake, Purpose::Refute));
            }
            Status::NotMet | Status::Unconfirmed | Status::Ended | Status::Withdrawn => {}
        }
    }
    let mut questions: Vec<Question> = found.into_iter().map(|(question, _)| question).collect();
    let residual = Residual::of(env, index);
    for question in &mut questions {
        // What a record's field settles depends on the other fields, so it is not tried out.
        if question.entry.is_none() {
            let known = known.and_then(|known| known.settles(now, question.fact));
            (question.settles, question.mean, question.weighted) =
                known.unwrap_or_else(|| settles(&residual, index, now, question.fact));
        }
    }
    let rank = |question: &Question| {
        let (sensitive, effort) = pack.fact(question.fact).map_or((false, 0), |fact| (fact.sensitive, fact.effort));
        // Money comes first, and then what is sensitive last.
        let late = (!question.pays, sensitive);
        // What takes a trip costs about three times what is known by heart.
        let worth = Reverse((question.weighted + nearer(now, question.fact)) * 100 / (u64::from(effort) + 4));
        (question.refutes, question.details, late, worth, question.fact, question.entry)
    };
    let mut sorted: Vec<Question> = Vec::new();
    for question in questions {
        let of_question = rank(&question);
        sorted.insert(sorted.partition_point(|other| rank(other) <= of_question), question);
    }
    sorted
}

/// Why an answer is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// To settle an outcome.
    Settle,
    /// To determine which benefit applies, or until when one can apply.
    Detail,
    /// To refute an assumption.
    Refute,
}

/// Where an answer goes: `Some(None)` for the fact itself, if people are asked it and have not answered; or the first
/// record that lacks an answer in a field people are asked for. `None` if there is nothing to ask any more.
fn asked(env: Env<'_>, index: &Index, open: FactRef) -> Option<Option<(usize, FieldId)>> {
    let fact = env.fact(open.fact).filter(|fact| index.asks(fact))?;
    if hangs_on_unsure(env, open.fact) {
        return None;
    }
    match (open.field, env.answers.get(open.fact.index())) {
        (Some(field), Answer::Value(Value::Records(records))) => {
            fact.fields().get(field.index()).filter(|field| field.asked != Asked::Never)?;
            let lacks =
                |at: &usize| records.get(*at).is_some_and(|record| *record.get(field.index()) == Answer::Absent);
            let at = match open.record {
                Some(at) => Some(at).filter(lacks),
                None => (0..records.len()).find(lacks),
            };
            at.map(|at| Some((at, field)))
        }
        // The fact is open because of an option that has not come up yet.
        (_, Answer::Absent | Answer::Value(Value::Part(_))) => Some(None),
        _ => None,
    }
}

/// Whether it is unknown if a question makes sense because the person was unsure about what it hangs on. That has to
/// be looked up first; the policy keeps listing both as missing.
fn hangs_on_unsure(env: Env<'_>, fact: FactId) -> bool {
    let env = env.at(env.as_of);
    let Some(condition) = env.applies_when(fact) else { return false };
    let is_unsure = |gate: &FactRef| *env.answers.get(gate.fact.index()) == Answer::Unsure;
    expr_in(env, condition) == Truth::Unknown && facts_behind(env, condition).iter().any(is_unsure)
}

/// Facts that determine which of a policy's benefits apply, and until when one can apply.
fn details(env: Env<'_>, outcome: &Outcome) -> Vec<FactRef> {
    let Some(policy) = env.pack.policy(outcome.policy) else { return Vec::new() };
    let env = env.asking(policy.audience());
    let ends = policy.window.ends().filter(|end| !number_in(env, end).is_exact());
    let window = ends.flat_map(|end| facts_behind_number(env, end));
    let conditions = policy.benefits.iter().filter_map(|benefit| benefit.when.as_ref());
    conditions
        .filter(|condition| expr_in(env, condition) == Truth::Unknown)
        .flat_map(|c| facts_behind(env, c))
        .chain(window)
        .collect()
}

/// The most cash an outcome may bring, as far as it is known, and whether it may bring any. Loans, deductions and credits
/// are not cash.
fn cash_of(pack: &Pack, outcome: &Outcome) -> (Fen, bool) {
    let Some(policy) = pack.policy(outcome.policy) else { return (Fen::ZERO, false) };
    let is_cash = |worked: &&BenefitOutcome| policy.benefits.get(worked.benefit).is_some_and(|b| b.kind.is_cash());
    outcome.benefits.iter().filter(is_cash).fold((Fen::ZERO, false), |(sum, _), worked| {
        (sum.saturating_add(worked.total.map_or(Fen::ZERO, |total| total.max)), true)
    })
}

/// Facts that could still refute an assumed clause on the day for which it is assumed.
fn refuting_facts(env: Env<'_>, outcome: &Outcome) -> Vec<FactRef> {
    let Some(policy) = env.pack.policy(outcome.policy) else { return Vec::new() };
    let env = env.at(outcome.from.unwrap_or(env.on)).asking(policy.audience());
    let presumed = outcome.assumed.iter().filter_map(|id| match &policy.clause(*id)?.kind {
        ClauseKind::Presumed(rule) => Some(facts_behind(env, rule)),
        _ => None,
    });
    presumed.flatten().collect()
}

/// How many policies answers settle: the least and the most telling one, the mean in thousandths, and the mean weight.
type Settling = ((usize, usize), u64, u64);

/// How many open policies one answer to `fact` settles, over the answers it may have.
fn settles(residual: &Residual<'_>, index: &Index, now: &[Outcome], fact: FactId) -> Settling {
    let env = residual.env();
    if waiting(now, fact).next().is_none() {
        return ((0, 0), 0, 0);
    }
    let mut answers = env.answers.clone();
    let nothing_asked = Memo::of(env.pack);
    let asked = env.memo.unwrap_or(&nothing_asked);
    let (mut least, mut most) = (usize::MAX, 0);
    let (mut parts, mut settled_parts, mut weight_parts) = (0, 0, 0);
    for (answer, share) in index.possible(fact).iter().zip(index.shares(fact)) {
        answers.set(fact.index(), answer.clone());
        let memo = asked.but(|other| index.rests_on(other, fact));
        let then = Env::new(env.pack, &answers, env.on, env.as_of).remembering(&memo);
        let then = residual.tried(then, fact);
        let (mut n_settled, mut weights) = (0, 0);
        for outcome in settled(then, index, now, fact) {
            n_settled += 1;
            weights += weight(env.pack, outcome);
        }
        (least, most) = (least.min(n_settled), most.max(n_settled));
        parts += u64::from(*share);
        settled_parts += u64::from(*share) * n_settled as u64;
        weight_parts += u64::from(*share) * weights;
    }
    let parts = parts.max(1);
    ((least.min(most), most), settled_parts * 1000 / parts, weight_parts / parts)
}

/// What settling a policy is worth, in thousandths of one without money: a twentieth more for each time its cash doubles, so
/// that 10,000 yuan count for two thirds more than none and nobody's question hangs on who gets the millions.
fn weight(pack: &Pack, outcome: &Outcome) -> u64 {
    let yuan = u64::try_from(cash_of(pack, outcome).0.0 / 100).unwrap_or(0);
    1000 + 50 * u64::from((yuan + 1).ilog2())
}

/// How much nearer an answer to `fact` brings the policies that wait for it, in thousandths: all the way for one that waits
/// for nothing else.
fn nearer(now: &[Outcome], fact: FactId) -> u64 {
    waiting(now, fact).map(|outcome| 1000 / (outcome.missing.len().max(1) as u64)).sum()
}

/// The policies that need an answer to `fact`, perhaps among others.
fn waiting(now: &[Outcome], fact: FactId) -> impl Iterator<Item = &Outcome> {
    let waits = move |outcome: &&Outcome| outcome.missing.iter().any(|open| open.fact == fact);
    now.iter().filter(|outcome| outcome.status == Status::NeedsAnswer).filter(waits)
}

/// The waiting policies that need no more answers, given the one that was tried.
pub(super) fn settled<'t>(
    then: Tried<'t>,
    index: &'t Index,
    now: &'t [Outcome],
    fact: FactId,
) -> impl Iterator<Item = &'t Outcome> {
    let is_settled = move |outcome: &&Outcome| {
        then.env.pack.policy(outcome.policy).is_some_and(|policy| is_settled(then, index, policy, outcome))
    };
    waiting(now, fact).filter(is_settled)
}
