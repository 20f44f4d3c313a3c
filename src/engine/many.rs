//! Many people by the same rules on the same days: what comes out of a policy is looked up where somebody before had the same
//! answers to everything it turns on.
//!
//! It only ever spares work: everybody gets what [`super::outcomes`] gives (`tests/again.rs`). Holds the answers of those it has
//! seen, as bytes, so whoever drops it forgets them.

use alloc::{collections::BTreeMap, vec::Vec};

use super::{
    eval::{Env, Memo},
    index::Index,
    outcome::{Outcome, of_these},
};
use crate::{
    pack::{FactId, Pack, PolicyId},
    value::{Answers, Date},
};

/// So many different answers are remembered of a policy; beyond them, memory matters more than time.
const MOST_REMEMBERED: usize = 4096;

/// What has come out for people so far.
#[derive(Debug)]
pub struct Many {
    index: Index,
    on: Date,
    as_of: Date,
    policies: Vec<Remembered>,
}

#[derive(Debug)]
struct Remembered {
    policy: PolicyId,
    /// The facts that anything about its outcome may turn on.
    facts: Vec<usize>,
    /// By the answers to those, in their order: the position of what comes out.
    seen: BTreeMap<Vec<u8>, usize>,
    outcomes: Vec<Outcome>,
}

impl Remembered {
    fn add(&mut self, key: Vec<u8>, outcome: Outcome) -> usize {
        if self.outcomes.len() >= MOST_REMEMBERED {
            self.seen.clear();
            self.outcomes.clear();
        }
        self.seen.insert(key, self.outcomes.len());
        self.outcomes.push(outcome);
        self.outcomes.len().saturating_sub(1)
    }
}

impl Many {
    /// Begins with nobody, for answers true `as_of` one day and assessed for the day `on`.
    pub fn of(pack: &Pack, index: Index, on: Date, as_of: Date) -> Self {
        let facts = |policy: PolicyId| -> Vec<usize> {
            let turns = |at: &usize| index.turns_on_fact(policy, FactId::at(*at));
            (0..pack.facts.len()).filter(turns).collect()
        };
        let remembered =
            |policy: PolicyId| Remembered { policy, facts: facts(policy), seen: BTreeMap::new(), outcomes: Vec::new() };
        let policies = index.policies(pack).map(|(id, _)| remembered(id)).collect();
        Self { index, on, as_of, policies }
    }

    /// The outcome of every policy of whoever answers, in pack order; `pack` is the one it was begun with.
    pub fn outcomes(&mut self, pack: &Pack, answers: &Answers) -> Vec<&Outcome> {
        let said: Vec<Vec<u8>> =
            (0..pack.facts.len()).map(|at| postcard::to_allocvec(answers.get(at)).unwrap_or_default()).collect();
        let mut places: Vec<Option<usize>> = Vec::with_capacity(self.policies.len());
        let mut unseen = Vec::new();
        for (at, known) in self.policies.iter().enumerate() {
            let key: Vec<u8> = known.facts.iter().filter_map(|fact| said.get(*fact)).flatten().copied().collect();
            let place = known.seen.get(&key).copied();
            if place.is_none() {
                unseen.push((at, known.policy, key));
            }
            places.push(place);
        }
        let memo = Memo::of(pack);
        let env = Env::new(pack, answers, self.on, self.as_of).remembering(&memo);
        let policies = unseen.iter().filter_map(|(_, id, _)| Some((*id, pack.policy(*id)?)));
        let made = of_these(env, &self.index, policies);
        for ((at, _, key), outcome) in unseen.into_iter().zip(made) {
            if let (Some(known), Some(place)) = (self.policies.get_mut(at), places.get_mut(at)) {
                *place = Some(known.add(key, outcome));
            }
        }
        self.policies.iter().zip(places).filter_map(|(known, place)| known.outcomes.get(place?)).collect()
    }
}
