//! Why an outcome is what it is: the deciding clauses, the facts they rest on, the facts still open.
//!
//! Makes no sentences; the page and the reports do.

use alloc::vec::Vec;

use super::{
    evaluate::{condition_truth, counted, derived_truth, expr_truth},
    truth::{Cause, Truth},
};
use crate::{
    pack::{ClauseId, ClauseKind, Condition, Expr, FactId, MAX_DERIVATION, Pack, Policy},
    value::Answers,
};

/// A clause that decided, or that keeps the outcome open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deciding {
    /// The clause.
    pub clause: ClauseId,
    /// How it stands.
    pub truth: Truth,
    /// Who could settle it, where it is open.
    pub cause: Option<Cause>,
    /// The facts it rests on.
    pub facts: Vec<FactId>,
}

/// The clauses that alone give the condition its truth: of an `all` that fails the failing members,
/// of an `any` that holds the holding ones, and where nothing is settled the open ones.
/// Office clauses and clauses that are merely presumed decide nothing and are listed elsewhere.
pub(super) fn deciding(pack: &Pack, answers: &Answers, policy: &Policy, truths: &[Truth]) -> Vec<Deciding> {
    let mut ids = Vec::new();
    collect(policy, truths, &policy.when, &mut ids);
    ids.into_iter().filter_map(|id| explain_clause(pack, answers, policy, truths, id)).collect()
}

fn collect(policy: &Policy, truths: &[Truth], condition: &Condition, ids: &mut Vec<ClauseId>) {
    let truth = condition_truth(policy, truths, condition);
    let (members, all) = match condition {
        Condition::Clause(id) => {
            if !ids.contains(id) {
                ids.push(*id);
            }
            return;
        }
        Condition::All(members) => (members, true),
        Condition::Any(members) => (members, false),
    };
    // An `all` that holds and an `any` that fails rest on every member; otherwise the members of the
    // same truth as the whole suffice.
    let every = (all && truth == Truth::Yes) || (!all && truth == Truth::No);
    for member in members {
        if every || condition_truth(policy, truths, member) == truth {
            collect(policy, truths, member, ids);
        }
    }
}

fn explain_clause(pack: &Pack, answers: &Answers, policy: &Policy, truths: &[Truth], id: ClauseId) -> Option<Deciding> {
    let truth = truths.get(id.index()).copied().unwrap_or(Truth::Unknown);
    let rule = match &policy.clause(id)?.kind {
        ClauseKind::Asked(rule) => rule,
        ClauseKind::Presumed(rule) if truth.is_known() => rule,
        ClauseKind::Presumed(_) | ClauseKind::Office => return None,
    };
    let facts = match truth {
        Truth::Unknown => open_facts(pack, answers, rule),
        Truth::Yes | Truth::No => settled_facts(pack, answers, rule),
    };
    let cause = (truth == Truth::Unknown).then_some(if facts.is_empty() { Cause::Rule } else { Cause::Person });
    Some(Deciding { clause: id, truth, cause, facts })
}

/// The facts of the residual: those an unknown expression still turns on. A derived fact stands for
/// its inputs. Facts that nobody may ever be asked are left out: no answer will come.
pub(super) fn open_facts(pack: &Pack, answers: &Answers, expr: &Expr) -> Vec<FactId> {
    let mut facts = Vec::new();
    visit(pack, answers, expr, (Truth::Unknown, MAX_DERIVATION), &mut facts);
    facts
}

/// The facts a settled expression rests on.
fn settled_facts(pack: &Pack, answers: &Answers, expr: &Expr) -> Vec<FactId> {
    let mut facts = Vec::new();
    visit(pack, answers, expr, (expr_truth(pack, answers, expr), MAX_DERIVATION), &mut facts);
    facts
}

/// Collects the facts below the parts of `expr` that give it the truth `truth`, going through at most
/// `depth` derivations.
fn visit(pack: &Pack, answers: &Answers, expr: &Expr, (truth, depth): (Truth, usize), facts: &mut Vec<FactId>) {
    let mut add = |fact: FactId| {
        let will_be_answered = pack.fact(fact).is_some_and(|fact| fact.ask.anywhere());
        if !facts.contains(&fact) && (truth.is_known() || will_be_answered) {
            facts.push(fact);
        }
    };
    match expr {
        Expr::Const(_) => {}
        Expr::Flag(fact) => match pack.fact(*fact).and_then(|fact| fact.derived.as_ref()) {
            Some(derived)
                if depth > 0
                    && answers.get(fact.index()).value().is_none()
                    && (truth == Truth::Unknown || derived_truth(pack, answers, *fact).is_known()) =>
            {
                visit(pack, answers, derived, (truth, depth - 1), facts);
            }
            _ => add(*fact),
        },
        Expr::Is(fact, _) | Expr::Has(fact, _) => add(*fact),
        Expr::Not(inner) => visit(pack, answers, inner, (truth.not(), depth), facts),
        Expr::And(parts) | Expr::Or(parts) => {
            let rests_on_every = matches!((expr, truth), (Expr::And(_), Truth::Yes) | (Expr::Or(_), Truth::No));
            for part in parts {
                if rests_on_every || expr_truth(pack, answers, part) == truth {
                    visit(pack, answers, part, (truth, depth), facts);
                }
            }
        }
    }
}

/// Clauses that are taken as met although nothing confirms it: open presumed clauses in parts of the
/// condition that do not fail.
pub(super) fn assumed(policy: &Policy, truths: &[Truth]) -> Vec<ClauseId> {
    standing(policy, truths, |kind, truth| matches!(kind, ClauseKind::Presumed(_)) && truth == Truth::Unknown)
}

/// Clauses left to the office.
pub(super) fn office(policy: &Policy, truths: &[Truth]) -> Vec<ClauseId> {
    standing(policy, truths, |kind, _| *kind == ClauseKind::Office)
}

fn standing(policy: &Policy, truths: &[Truth], keep: impl Fn(&ClauseKind, Truth) -> bool) -> Vec<ClauseId> {
    let mut ids = Vec::new();
    standing_in(policy, truths, &policy.when, &mut ids);
    ids.retain(|id| {
        let truth = truths.get(id.index()).copied().unwrap_or(Truth::Unknown);
        policy.clause(*id).is_some_and(|clause| keep(&clause.kind, truth))
    });
    ids
}

fn standing_in(policy: &Policy, truths: &[Truth], condition: &Condition, ids: &mut Vec<ClauseId>) {
    match condition {
        Condition::Clause(id) => {
            if counted(policy, truths, *id) != Truth::No {
                ids.push(*id);
            }
        }
        Condition::All(members) | Condition::Any(members) => {
            for member in members {
                if condition_truth(policy, truths, member) != Truth::No {
                    standing_in(policy, truths, member, ids);
                }
            }
        }
    }
}
