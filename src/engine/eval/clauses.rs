//! Truth of a policy's clauses, and of the conditions made of them.
//!
//! Yields truths only; `explain` says which clauses decided, `outcome` what that means.

use alloc::vec::Vec;

use super::{env::Env, expr::expr_in, truth::Truth};
use crate::pack::{ClauseId, ClauseKind, Condition, Policy};

/// The truth of every clause of a policy by the answers alone: presumed clauses are not presumed yet,
/// office clauses are unknown.
pub(crate) fn clause_truths(env: Env<'_>, policy: &Policy) -> Vec<Truth> {
    let truth = |kind: &ClauseKind| kind.rule().map_or(Truth::Unknown, |rule| expr_in(env, rule));
    policy.clauses.iter().map(|clause| truth(&clause.kind)).collect()
}

/// How gates count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GatesAs {
    /// As passed: the conditions alone.
    Passed,
    /// As they stand.
    TheyStand,
}

/// A policy's clauses on one day, and how they count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clauses<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The truth of each clause.
    pub truths: &'a [Truth],
    /// How gates count.
    pub gates: GatesAs,
}

impl Clauses<'_> {
    /// A clause's truth by the answers alone, with nothing presumed.
    pub fn bare(&self, id: ClauseId) -> Truth {
        self.truths.get(id.index()).copied().unwrap_or(Truth::Unknown)
    }

    /// A clause's truth as conditions count it: office clauses and open presumed clauses count as yes.
    pub fn counted(&self, id: ClauseId) -> Truth {
        match self.policy.clause(id).map(|clause| &clause.kind) {
            Some(ClauseKind::Presumed(_)) => self.bare(id).presumed(),
            Some(ClauseKind::Office) => Truth::Yes,
            Some(ClauseKind::Gate(_)) if self.gates == GatesAs::Passed => Truth::Yes,
            Some(ClauseKind::Gate(_) | ClauseKind::Asked(_)) | None => self.bare(id),
        }
    }

    /// Truth of a condition.
    pub fn truth(&self, condition: &Condition) -> Truth {
        self.truth_by(condition, Self::counted)
    }

    /// Truth of a condition by the answers alone: nothing presumed, nothing taken for granted of the office.
    pub fn firmly(&self, condition: &Condition) -> Truth {
        self.truth_by(condition, Self::bare)
    }

    fn truth_by(&self, condition: &Condition, clause: fn(&Self, ClauseId) -> Truth) -> Truth {
        let truth = |condition: &Condition| match condition {
            // Most members are clauses.
            Condition::Clause(id) => clause(self, *id),
            condition => self.truth_by(condition, clause),
        };
        match condition {
            Condition::Clause(id) => clause(self, *id),
            // ⟦all cs⟧ = ∧ ⟦c⟧
            Condition::All(members) => Truth::all(members.iter().map(truth)),
            // ⟦any cs⟧ = ∨ ⟦c⟧
            Condition::Any(members) => Truth::any(members.iter().map(truth)),
            // ⟦at least n of cs⟧ = yes if n surely hold, no if fewer than n may hold, else unknown
            Condition::AtLeast(n, members) => {
                // Each is looked at once: twice at every level would double the work with each.
                let (mut sure, mut possible) = (0_u32, 0_u32);
                for truth in members.iter().map(truth) {
                    sure += u32::from(truth == Truth::Yes);
                    possible += u32::from(truth != Truth::No);
                }
                if sure >= u32::from(*n) {
                    Truth::Yes
                } else if possible < u32::from(*n) {
                    Truth::No
                } else {
                    Truth::Unknown
                }
            }
            // ⟦not c⟧ = ¬⟦c⟧
            Condition::Not(inner) => truth(inner).not(),
        }
    }
}
