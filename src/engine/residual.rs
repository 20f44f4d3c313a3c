//! What is left of each policy by the known answers: the truth of every clause, and which open ones an answer could settle.
//!
//! Put to one more answer, only the clauses that rest on its fact are evaluated again; everything else stands as it was.
//! Made for trying answers, so it looks at the assessed day alone.

use alloc::vec::Vec;
use core::cell::{Cell, OnceCell};

use super::{
    eval::{Env, Truth, clause_truths, expr_in},
    explain::facts_behind,
    index::Index,
};
use crate::pack::{ClauseId, FactId, PolicyId};

/// What is left of a pack's policies; each is looked at when it is first needed.
pub(super) struct Residual<'a> {
    env: Env<'a>,
    index: &'a Index,
    policies: Vec<OnceCell<Known>>,
}

/// What is known of a policy.
struct Known {
    truths: Vec<Truth>,
    /// Of each clause whether an answer could settle it, as far as that was looked at.
    asks: Vec<Cell<Option<bool>>>,
}

/// The residual put to another answer to one fact.
#[derive(Clone, Copy)]
pub(super) struct Tried<'r> {
    residual: &'r Residual<'r>,
    /// The environment with that answer.
    pub env: Env<'r>,
    fact: FactId,
}

impl<'a> Residual<'a> {
    /// What is left by the answers of `env`.
    pub fn of(env: Env<'a>, index: &'a Index) -> Self {
        Self { env, index, policies: env.pack.policies.iter().map(|_| OnceCell::new()).collect() }
    }

    /// The same once the answer to `fact` is that of `then`, and everything else as it was.
    pub fn tried<'r>(&'r self, then: Env<'r>, fact: FactId) -> Tried<'r> {
        Tried { residual: self, env: then, fact }
    }

    /// The environment whose answers these are.
    pub fn env(&self) -> Env<'a> {
        self.env
    }

    fn known(&self, id: PolicyId) -> Option<&Known> {
        let policy = self.env.pack.policy(id)?;
        let look = || {
            let truths = clause_truths(self.env.asking(policy.audience()), policy);
            Known { asks: truths.iter().map(|_| Cell::new(None)).collect(), truths }
        };
        self.policies.get(id.index()).map(|known| known.get_or_init(look))
    }
}

impl Tried<'_> {
    /// The truth of every clause of a policy.
    pub fn truths(self, id: PolicyId) -> Vec<Truth> {
        let Some((policy, known)) = self.env.pack.policy(id).zip(self.residual.known(id)) else { return Vec::new() };
        let mut truths = known.truths.clone();
        for (at, (truth, clause)) in truths.iter_mut().zip(&policy.clauses).enumerate() {
            if let Some(rule) = clause.kind.rule().filter(|_| self.turns(id, at)) {
                *truth = expr_in(self.env.asking(policy.audience()), rule);
            }
        }
        truths
    }

    /// Whether an answer could settle an open clause.
    pub fn asks(self, id: PolicyId, clause: ClauseId) -> bool {
        let Some(policy) = self.env.pack.policy(id) else { return false };
        let rule = policy.clause(clause).and_then(|clause| clause.kind.rule());
        let asks =
            |env: Env<'_>| rule.is_some_and(|rule| !facts_behind(env.asking(policy.audience()), rule).is_empty());
        if self.turns(id, clause.index()) {
            return asks(self.env);
        }
        let cell = self.residual.known(id).and_then(|known| known.asks.get(clause.index()));
        let known = cell.and_then(Cell::get);
        known.unwrap_or_else(|| {
            let asks = asks(self.residual.env);
            cell.into_iter().for_each(|cell| cell.set(Some(asks)));
            asks
        })
    }

    fn turns(self, id: PolicyId, clause: usize) -> bool {
        self.residual.index.clause_turns_on(id, clause, self.fact)
    }
}
