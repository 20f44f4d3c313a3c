//! What stands where in a pack, worked out once: the facts each policy turns on, and the answers worth trying.
//!
//! An index belongs to the pack it was made of and holds no answer and no day. It only ever spares work: with or without
//! it the same comes out.

use alloc::vec::Vec;

use super::cells::{all_possible, all_shares};
use crate::{
    pack::{Audience, Clause, Fact, FactId, MAX_DERIVATION, Num, Pack, Policy, PolicyId, Ref, Visit, Window},
    value::{Answer, Answers},
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
    /// Who answers; both if `None`.
    audience: Option<Audience>,
    /// Of each policy the facts on which anything about its outcome may turn.
    policies: Vec<FactSet>,
    /// Of each policy whether anything may change from one day to another.
    moves: Vec<bool>,
    /// Of each policy's clauses whether their truth may.
    clauses_move: Vec<Vec<bool>>,
    /// Of each policy's clauses the facts on which their truth may turn.
    clauses: Vec<Vec<FactSet>>,
    /// Of each fact those it rests on.
    behind: Vec<FactSet>,
    /// Of each fact the answers worth trying.
    possible: Vec<Vec<Answer>>,
    /// How common each of them is, in parts.
    shares: Vec<Vec<u16>>,
}

impl Index {
    /// The index of `pack`, of its policies for whomever.
    pub fn of(pack: &Pack) -> Self {
        Self::made(pack, None)
    }

    /// The index of `pack` where only `audience` answers: policies of others are neither assessed nor asked about.
    pub fn where_answers(audience: Audience, pack: &Pack) -> Self {
        Self::made(pack, Some(audience))
    }

    fn made(pack: &Pack, audience: Option<Audience>) -> Self {
        let behind = behind(pack);
        let moving = FactSet::of((0..pack.facts.len()).map(FactId::at).filter(|id| pack.fact(*id).is_some_and(grows)));
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
        let policies: Vec<FactSet> = pack.policies.iter().map(of_policy).collect();
        let moves = |(policy, facts): (&Policy, &FactSet)| facts.meets(&moving) || has_days(policy);
        let of_clause = |clause: &Clause| {
            let (mut set, mut by_day) = (FactSet::default(), false);
            let mut look = |visit: Visit<'_>| {
                by_day |= is_day(visit);
                named(visit, &mut |fact| {
                    set.insert(fact);
                    set.join(behind_of(&behind, fact));
                });
            };
            clause.kind.rule().into_iter().for_each(|rule| rule.walk(&mut look));
            (by_day || set.meets(&moving), set)
        };
        let possible = all_possible(pack);
        let (mut clauses_move, mut clauses) = (Vec::new(), Vec::new());
        for policy in &pack.policies {
            let (by_day, sets): (Vec<bool>, Vec<FactSet>) = policy.clauses.iter().map(of_clause).unzip();
            clauses_move.push(by_day);
            clauses.push(sets);
        }
        Self {
            audience,
            clauses_move,
            clauses,
            moves: pack.policies.iter().zip(&policies).map(moves).collect(),
            policies,
            shares: all_shares(pack, &possible),
            behind,
            possible,
        }
    }

    /// The policies that are assessed, in pack order.
    pub fn policies<'p>(&self, pack: &'p Pack) -> impl Iterator<Item = (PolicyId, &'p Policy)> {
        let audience = self.audience;
        let all = pack.policies.iter().enumerate().map(|(at, policy)| (PolicyId::at(at), policy));
        all.filter(move |(_, policy)| audience.is_none_or(|audience| policy.audience() == audience))
    }

    /// Whether `fact` may be asked on a screen of whoever answers.
    pub(super) fn asks(&self, fact: &Fact) -> bool {
        match self.audience {
            Some(audience) => fact.ask.of(audience),
            None => fact.ask.of(Audience::Person) || fact.ask.of(Audience::Employer),
        }
    }

    /// Whether the outcome of `policy` may change when the answers to `facts` do.
    pub fn turns_on(&self, policy: PolicyId, facts: &FactSet) -> bool {
        self.policies.get(policy.index()).is_none_or(|its| its.meets(facts))
    }

    /// The same of the answer to one fact.
    pub(super) fn turns_on_fact(&self, policy: PolicyId, fact: FactId) -> bool {
        self.policies.get(policy.index()).is_none_or(|its| its.contains(fact))
    }

    /// Whether anything about `policy` may change from one day to another, with the same answers.
    pub fn moves(&self, policy: PolicyId) -> bool {
        self.moves.get(policy.index()).copied().unwrap_or(true)
    }

    /// Whether the truth of a clause of `policy` may change from one day to another, with the same answers.
    pub(super) fn clause_moves(&self, policy: PolicyId, clause: usize) -> bool {
        self.clauses_move.get(policy.index()).and_then(|clauses| clauses.get(clause)).copied().unwrap_or(true)
    }

    /// Whether the truth of a clause of `policy` may change when the answer to `fact` does.
    pub(super) fn clause_turns_on(&self, policy: PolicyId, clause: usize, fact: FactId) -> bool {
        let sets = self.clauses.get(policy.index()).and_then(|clauses| clauses.get(clause));
        sets.is_none_or(|facts| facts.contains(fact))
    }

    /// Whether anything about `fact` but its own answer rests on that to `other`.
    pub(super) fn rests_on(&self, fact: FactId, other: FactId) -> bool {
        self.behind.get(fact.index()).is_none_or(|behind| behind.contains(other))
    }

    /// The answers that stand for all `fact` may have.
    pub fn possible(&self, fact: FactId) -> &[Answer] {
        self.possible.get(fact.index()).map_or(&[], Vec::as_slice)
    }

    /// How common each of those answers is, in parts; nothing but the order of questions turns on it.
    pub(super) fn shares(&self, fact: FactId) -> &[u16] {
        self.shares.get(fact.index()).map_or(&[], Vec::as_slice)
    }
}

/// Who gave these answers: an employer if anything is said that only employers are asked, else a person.
pub fn who_answers(pack: &Pack, answers: &Answers) -> Audience {
    let of_employer = |fact: &Fact| fact.ask.employer && !fact.ask.of(Audience::Person);
    let is_employer =
        pack.facts.iter().zip(answers.iter()).any(|(fact, answer)| answer.is_given() && of_employer(fact));
    if is_employer { Audience::Employer } else { Audience::Person }
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

/// Those among `behind` that `fact` rests on.
fn behind_of(behind: &[FactSet], fact: FactId) -> &FactSet {
    static NONE: FactSet = FactSet(Vec::new());
    behind.get(fact.index()).unwrap_or(&NONE)
}

/// Whether what is known of a fact changes by itself: it counts months, or follows from the day.
fn grows(fact: &Fact) -> bool {
    let mut by_day = fact.accrues_while.is_some();
    fact.walk(&mut |visit| by_day |= is_day(visit));
    by_day
}

/// Whether a policy itself names days: of its rule, its window or in a condition.
fn has_days(policy: &Policy) -> bool {
    let validity = policy.validity;
    let mut by_day = validity.from.is_some()
        || validity.to.is_some()
        || !policy.pauses.is_empty()
        || !matches!(policy.window, Window::None | Window::Unknown);
    policy.walk(&mut |visit| by_day |= is_day(visit));
    by_day
}

/// Whether a place of a tree is the assessed day, or a figure of it.
fn is_day(visit: Visit<'_>) -> bool {
    matches!(visit, Visit::Num(Num::On | Num::Figure(_, None)))
}

/// Calls `seen` for the fact that is read at one place of a tree, its parts aside.
fn named(visit: Visit<'_>, seen: &mut dyn FnMut(FactId)) {
    let fact = visit.name().map(|(Ref::Fact(fact) | Ref::Field(fact, _))| fact);
    fact.into_iter().chain(visit.list().map(|(list, _)| list)).for_each(seen);
}
