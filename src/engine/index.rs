//! What stands where in a pack, worked out once: the facts each policy turns on, and the answers worth trying.
//!
//! An index belongs to the pack it was made of and holds no answer and no day. It only ever spares work: with or without
//! it the same comes out.

use alloc::vec::Vec;

use super::cells::all_possible;
use crate::{
    pack::{Fact, FactId, MAX_DERIVATION, Pack, Policy, PolicyId, Ref, Visit},
    value::Answer,
};

/// A set of facts, a bit each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FactSet(Vec<u64>);

impl FactSet {
    /// The set of these facts.
    pub fn of(facts: impl IntoIterator<Item = FactId>) -> Self {
        let mut set = Self::default();
        facts.into_iter().for_each(|fact| set.insert(fact));
        set
    }

    /// Whether `fact` is a member.
    pub fn contains(&self, fact: FactId) -> bool {
        self.0.get(fact.index() / 64).is_some_and(|word| word & bit(fact) != 0)
    }

    /// Whether the two have a member in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(mine, its)| mine & its != 0)
    }

    fn insert(&mut self, fact: FactId) {
        let word = fact.index() / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit(fact);
        }
    }

    fn join(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(mine, its)| *mine |= its);
    }
}

fn bit(fact: FactId) -> u64 {
    1 << (fact.index() % 64)
}

/// What [`super::assess_by`] and [`super::again`] look up instead of working it out for every answer.
#[derive(Debug)]
pub struct Index {
    /// Of each policy the facts on which anything about its outcome may turn.
    policies: Vec<FactSet>,
    /// Of each fact the answers worth trying.
    possible: Vec<Vec<Answer>>,
}

impl Index {
    /// The index of `pack`.
    pub fn of(pack: &Pack) -> Self {
        let behind = behind(pack);
        let of_policy = |policy: &Policy| {
            let mut set = FactSet::default();
            policy.walk(&mut |visit| named(visit, &mut |fact| set.insert(fact)));
            let mentioned = set.clone();
            for (index, its) in behind.iter().enumerate() {
                if mentioned.contains(FactId::at(index)) {
                    set.join(its);
                }
            }
            set
        };
        Self { policies: pack.policies.iter().map(of_policy).collect(), possible: all_possible(pack) }
    }

    /// Whether the outcome of `policy` may change when the answers to `facts` do.
    pub fn turns_on(&self, policy: PolicyId, facts: &FactSet) -> bool {
        self.policies.get(policy.index()).is_none_or(|its| its.meets(facts))
    }

    /// The answers that stand for all `fact` may have.
    pub fn possible(&self, fact: FactId) -> &[Answer] {
        self.possible.get(fact.index()).map_or(&[], Vec::as_slice)
    }
}

/// Of each fact those it rests on, over as many steps as the engine follows: what it derives from, applies by and grows by.
fn behind(pack: &Pack) -> Vec<FactSet> {
    let of_fact = |fact: &Fact| {
        let mut set = FactSet::default();
        fact.walk(&mut |visit| named(visit, &mut |fact| set.insert(fact)));
        set
    };
    let direct: Vec<FactSet> = pack.facts.iter().map(of_fact).collect();
    let mut all = direct.clone();
    for _ in 0..MAX_DERIVATION {
        let before = all.clone();
        for (set, known) in all.iter_mut().zip(&before) {
            for (index, its) in direct.iter().enumerate() {
                if known.contains(FactId::at(index)) {
                    set.join(its);
                }
            }
        }
        if all == before {
            break;
        }
    }
    all
}

/// Calls `seen` for the fact that is read at one place of a tree, its parts aside.
fn named(visit: Visit<'_>, seen: &mut dyn FnMut(FactId)) {
    let fact = visit.name().map(|(Ref::Fact(fact) | Ref::Field(fact, _))| fact);
    fact.into_iter().chain(visit.list().map(|(list, _)| list)).for_each(seen);
}
