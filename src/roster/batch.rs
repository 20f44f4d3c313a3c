//! A whole list assessed: what comes out for each person, who stands where for each policy, and which column would settle most.
//!
//! Every outcome is the engine's, person by person; nothing is estimated and no row looks at another. What a firm gets for
//! all of them together is worked out by `firm`.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    firm::known_to_hold,
    read::{Person, Roster},
    role::Role,
};
use crate::{
    engine::{FactRef, Index, Many, Outcome, Status, WindowState},
    pack::{Currency, FactId, Pack, PolicyId, Role as Party},
    value::{Date, Fen, FenRange},
};

/// What comes out for a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    /// Of each person the status of every policy, in pack order.
    pub statuses: Vec<Vec<(PolicyId, Status)>>,
    /// The policies of people, in pack order.
    pub policies: Vec<PolicyList>,
    /// What is missing, most useful first.
    pub gains: Vec<Gain>,
}

/// Who stands where for one policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyList {
    /// The policy.
    pub policy: PolicyId,
    /// Those for whom it is met, met later, met after a step, or awarded in a competition; in the order of the list.
    pub claims: Vec<Claim>,
    /// How many people wait for an answer.
    pub open: u32,
    /// Of those, what is missing and for how many, most first.
    pub missing: Vec<(FactRef, u32)>,
    /// For how many it is not met.
    pub not_met: u32,
    /// For how many nobody can say: unconfirmed, ended or withdrawn.
    pub unknowable: u32,
}

/// One person's claim on a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The position of the person in the list.
    pub person: usize,
    /// What comes out.
    pub status: Status,
    /// Whether one can apply now.
    pub window: WindowState,
    /// The first and last day to apply, where they are known to hold.
    pub applies: (Option<Date>, Option<Date>),
    /// The first day, if not today.
    pub from: Option<Date>,
    /// The last day, if it is known and there is one.
    pub until: Option<Date>,
    /// Whether an amount was last seen some time ago.
    pub unverified: bool,
    /// Whether the contract on the list is over.
    pub contract_over: bool,
    /// How many conditions the office judges.
    pub office: u32,
    /// How many conditions are taken as met unless somebody says otherwise.
    pub assumed: u32,
    /// What it gives in cash over its whole duration; `None` if no amount may be shown.
    pub cash: Option<FenRange>,
    /// What would make the amount exact.
    pub needs: Vec<FactRef>,
}

impl Claim {
    /// Whether this fits but cannot be applied for today: yes if the time to apply is still to come in this year, no if it is over for now.
    pub fn is_early(&self, on: Date) -> Option<bool> {
        is_early(self.status, self.window, self.applies.0, on)
    }
}

/// The same of an outcome with that window, which opens on that day.
pub fn is_early(status: Status, window: WindowState, opens: Option<Date>, on: Date) -> Option<bool> {
    let year = |day: Date| day.year_month_day().0;
    match (status, window) {
        (Status::Met, WindowState::Closed) => Some(false),
        (Status::Met, WindowState::Opens) => Some(opens.is_none_or(|opens| year(opens) <= year(on))),
        _ => None,
    }
}

/// The first and last day to apply, where they are known to hold.
pub fn applies(outcome: &Outcome) -> (Option<Date>, Option<Date>) {
    let days = outcome.window;
    if days.confirmed { (days.opens, days.closes) } else { (None, None) }
}

/// What one more column would bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gain {
    /// The fact that is missing.
    pub fact: FactRef,
    /// How many outcomes wait for this fact and no other.
    pub outcomes: u32,
    /// Of how many people.
    pub people: u32,
    /// Of how many policies.
    pub policies: u32,
}

/// The policies that people have anything from: those whose benefit is a person's.
fn of_people(pack: &Pack) -> Vec<PolicyId> {
    let ids = pack.policies.iter().enumerate().filter(|(_, policy)| policy.roles.beneficiary == Party::Person);
    ids.map(|(at, _)| PolicyId::at(at)).collect()
}

impl Batch {
    /// Assesses everybody for the day `on`, on which the list is true.
    pub fn of(pack: &Pack, roster: &Roster, on: Date) -> Self {
        let mut making = Making::of(pack, on);
        for (at, person) in roster.people.iter().enumerate() {
            making.add(pack, at, person);
        }
        making.done()
    }
}

impl Batch {
    /// Takes out amounts and last days, where the rules are too old for them.
    pub fn hide_figures(&mut self) {
        for claim in self.policies.iter_mut().flat_map(|list| &mut list.claims) {
            (claim.until, claim.cash, claim.applies) = (None, None, (None, None));
            claim.needs.clear();
        }
    }
}

/// A batch that is being put together, person by person, so that whoever calls may pause in between.
pub struct Making {
    on: Date,
    engine: Many,
    batch: Batch,
    waiting: Waiting,
}

/// What people wait for.
struct Waiting {
    /// The facts that a column can say.
    readable: Vec<FactId>,
    /// By policy and missing fact, how many people wait for it.
    missing: BTreeMap<(PolicyId, FactRef), u32>,
    /// By fact that alone is missing: outcomes, people and policies.
    alone: BTreeMap<FactRef, Alone>,
}

#[derive(Default)]
struct Alone {
    outcomes: u32,
    people: u32,
    last_person: Option<usize>,
    policies: Vec<PolicyId>,
}

/// The column that a fact stands for: records of a list that lack the same field lack one column.
fn column(fact: &FactRef) -> FactRef {
    FactRef { record: None, ..*fact }
}

impl Making {
    /// Begins with nobody, for the day `on`, on which the list is true.
    pub fn of(pack: &Pack, on: Date) -> Self {
        let list =
            |policy| PolicyList { policy, claims: Vec::new(), open: 0, missing: Vec::new(), not_met: 0, unknowable: 0 };
        let policies = of_people(pack).into_iter().map(list).collect();
        let batch = Batch { policies, ..Batch::default() };
        let readable = Role::ALL.iter().filter_map(|role| pack.fact_id(role.key().split('.').next()?)).collect();
        let engine = Many::of(pack, Index::of(pack), on, on);
        let waiting = Waiting { readable, missing: BTreeMap::new(), alone: BTreeMap::new() };
        Self { on, engine, batch, waiting }
    }

    /// Adds the person at that position of a list; `pack` is the one it was begun with.
    pub fn add(&mut self, pack: &Pack, at: usize, person: &Person) {
        let outcomes = self.engine.outcomes(pack, &person.answers(pack));
        self.batch.statuses.push(outcomes.iter().map(|outcome| (outcome.policy, outcome.status)).collect());
        let over = person.contract_is_over(pack, self.on);
        for outcome in outcomes {
            let Some(list) = self.batch.policies.iter_mut().find(|list| list.policy == outcome.policy) else {
                continue;
            };
            match outcome.status {
                Status::Met | Status::MetLater | Status::GateFirst | Status::Competitive => {
                    list.claims.push(claim(pack, (at, over), outcome));
                }
                Status::NotMet => list.not_met = list.not_met.saturating_add(1),
                Status::Unconfirmed | Status::Ended | Status::Withdrawn => {
                    list.unknowable = list.unknowable.saturating_add(1);
                }
                Status::NeedsAnswer => {
                    list.open = list.open.saturating_add(1);
                    self.waiting.add(at, outcome);
                }
            }
        }
    }

    /// What has come out so far, but for what is missing.
    pub fn so_far(&self) -> &Batch {
        &self.batch
    }

    /// The batch of everybody so far.
    pub fn done(&self) -> Batch {
        let mut batch = self.batch.clone();
        for ((policy, fact), n) in &self.waiting.missing {
            if let Some(list) = batch.policies.iter_mut().find(|list| list.policy == *policy) {
                list.missing.push((*fact, *n));
            }
        }
        for list in &mut batch.policies {
            list.missing.sort_by_key(|(_, n)| core::cmp::Reverse(*n));
        }
        let gain = |(fact, alone): (&FactRef, &Alone)| {
            let policies = u32::try_from(alone.policies.len()).unwrap_or(u32::MAX);
            Gain { fact: *fact, outcomes: alone.outcomes, people: alone.people, policies }
        };
        batch.gains = self.waiting.alone.iter().map(gain).collect();
        batch.gains.sort_by_key(|gain| core::cmp::Reverse(gain.outcomes));
        batch
    }
}

impl Waiting {
    /// Takes in an outcome that waits for answers.
    fn add(&mut self, at: usize, outcome: &Outcome) {
        let facts: BTreeSet<FactRef> = outcome.missing.iter().map(column).collect();
        for fact in &facts {
            let n = self.missing.entry((outcome.policy, *fact)).or_insert(0);
            *n = n.saturating_add(1);
        }
        // Only what a list can have a column for.
        let readable = |fact: &&FactRef| self.readable.contains(&fact.fact);
        if let (Some(fact), 1) = (facts.first().filter(readable), facts.len()) {
            let alone = self.alone.entry(*fact).or_default();
            alone.outcomes = alone.outcomes.saturating_add(1);
            if alone.last_person != Some(at) {
                alone.last_person = Some(at);
                alone.people = alone.people.saturating_add(1);
            }
            if !alone.policies.contains(&outcome.policy) {
                alone.policies.push(outcome.policy);
            }
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What a person can claim.
fn claim(pack: &Pack, (person, contract_over): (usize, bool), outcome: &Outcome) -> Claim {
    let benefits = pack.policy(outcome.policy).map(|policy| policy.benefits.as_slice()).unwrap_or_default();
    let cash = outcome
        .benefits
        .iter()
        .filter(|worked| benefits.get(worked.benefit).is_some_and(|benefit| benefit.kind.is_cash()));
    let mut sum = Some(FenRange::default());
    for worked in cash {
        // Where one amount is not known, nobody knows the sum.
        sum = sum
            .zip(known_to_hold(worked))
            .map(|(sum, of)| FenRange { min: sum.min.saturating_add(of.min), max: sum.max.saturating_add(of.max) });
    }
    let unverified = outcome.benefits.iter().any(|worked| {
        benefits.get(worked.benefit).is_some_and(|benefit| matches!(benefit.currency, Currency::UnverifiedSince(_)))
    });
    let needs = outcome.benefits.iter().flat_map(|worked| worked.needs.iter().copied()).collect();
    let cash = sum.filter(|sum| sum.max > Fen::ZERO);
    Claim {
        person,
        status: outcome.status,
        window: outcome.axes.window,
        applies: applies(outcome),
        unverified,
        contract_over,
        office: count(outcome.office.len()),
        assumed: count(outcome.assumed.len()),
        from: outcome.from,
        until: outcome.until,
        cash,
        needs,
    }
}
