//! Truth of expressions and conditions under incomplete answers.
//!
//! Gives truths only; which clauses decided is `explain`'s, what it means is `outcome`'s.

use alloc::vec::Vec;

use super::truth::Truth;
use crate::{
    pack::{Clause, ClauseId, ClauseKind, Condition, Expr, FactId, MAX_DERIVATION, Pack, Policy},
    value::{Answer, Answers, Value},
};

/// Truth of `expr` under `answers`.
pub fn expr_truth(pack: &Pack, answers: &Answers, expr: &Expr) -> Truth {
    truth_within(pack, answers, expr, MAX_DERIVATION)
}

/// What a derived fact follows to be, leaving aside an answer of its own; unknown for other facts.
pub fn derived_truth(pack: &Pack, answers: &Answers, fact: FactId) -> Truth {
    match pack.fact(fact).and_then(|fact| fact.derived.as_ref()) {
        Some(expr) => truth_within(pack, answers, expr, MAX_DERIVATION - 1),
        None => Truth::Unknown,
    }
}

fn truth_within(pack: &Pack, answers: &Answers, expr: &Expr, depth: usize) -> Truth {
    match expr {
        // ⟦true⟧ = yes, ⟦false⟧ = no
        Expr::Const(holds) => Truth::from(*holds),
        // ⟦f⟧ = the answer to f; else what f derives from; else unknown
        Expr::Flag(fact) => match answers.get(fact.index()) {
            Answer::Value(Value::Bool(holds)) => Truth::from(holds),
            _ if depth == 0 => Truth::Unknown,
            _ => match pack.fact(*fact).and_then(|fact| fact.derived.as_ref()) {
                Some(derived) => truth_within(pack, answers, derived, depth - 1),
                None => Truth::Unknown,
            },
        },
        // ⟦f == o⟧ = (answer = o); unknown without an answer
        Expr::Is(fact, option) => match answers.get(fact.index()) {
            Answer::Value(Value::Choice(chosen)) => Truth::from(chosen == *option),
            _ => Truth::Unknown,
        },
        // ⟦o in f⟧ = (o ∈ answer); unknown without an answer
        Expr::Has(fact, option) => match answers.get(fact.index()) {
            Answer::Value(Value::Set(set)) => Truth::from(set.contains(*option)),
            _ => Truth::Unknown,
        },
        // ⟦!a⟧ = ¬⟦a⟧
        Expr::Not(inner) => truth_within(pack, answers, inner, depth).not(),
        // ⟦a && b⟧ = ⟦a⟧ ∧ ⟦b⟧
        Expr::And(parts) => Truth::all(parts.iter().map(|part| truth_within(pack, answers, part, depth))),
        // ⟦a || b⟧ = ⟦a⟧ ∨ ⟦b⟧
        Expr::Or(parts) => Truth::any(parts.iter().map(|part| truth_within(pack, answers, part, depth))),
    }
}

/// The truth of every clause of a policy as the answers leave it: presumed clauses are not yet
/// presumed, office clauses are unknown.
pub(super) fn clause_truths(pack: &Pack, answers: &Answers, policy: &Policy) -> Vec<Truth> {
    let truth = |clause: &Clause| match &clause.kind {
        ClauseKind::Asked(rule) | ClauseKind::Presumed(rule) => expr_truth(pack, answers, rule),
        ClauseKind::Office => Truth::Unknown,
    };
    policy.clauses.iter().map(truth).collect()
}

/// A clause's truth as conditions count it: office clauses and open presumed clauses are yes.
pub(super) fn counted(policy: &Policy, truths: &[Truth], id: ClauseId) -> Truth {
    let truth = truths.get(id.index()).copied().unwrap_or(Truth::Unknown);
    match policy.clause(id).map(|clause| &clause.kind) {
        Some(ClauseKind::Asked(_)) | None => truth,
        Some(ClauseKind::Presumed(_)) => truth.presumed(),
        Some(ClauseKind::Office) => Truth::Yes,
    }
}

/// Truth of a condition, its clauses counted by [`counted`].
pub(super) fn condition_truth(policy: &Policy, truths: &[Truth], condition: &Condition) -> Truth {
    match condition {
        Condition::Clause(id) => counted(policy, truths, *id),
        // ⟦all cs⟧ = ∧ ⟦c⟧
        Condition::All(members) => Truth::all(members.iter().map(|member| condition_truth(policy, truths, member))),
        // ⟦any cs⟧ = ∨ ⟦c⟧
        Condition::Any(members) => Truth::any(members.iter().map(|member| condition_truth(policy, truths, member))),
    }
}
