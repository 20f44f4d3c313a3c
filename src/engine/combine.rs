//! What a person may have in all: which benefits go together, and their sum.
//!
//! An item is a benefit of a met policy, for one object. Two items exclude each other if a relation in force says so.
//! A pair is open if its relation is silent, or if no relation speaks of it and the purpose is the same or missing. The
//! lower sum never relies on an open pair; the upper sum does. Sums hold cash only and never mix beneficiaries. Judges
//! no policy; `outcome` does.

use alloc::vec::Vec;

use super::{
    amount::{BenefitOutcome, coming, times},
    eval::Truth,
    independent::{self, Weight},
    outcome::Outcome,
    status::Status,
};
use crate::{
    pack::{Benefit, FactId, Pack, Per, PolicyId, Relation, RelationKind, Role},
    value::{Date, Fen, FenRange},
};

/// A policy, the position of one of its benefits, and the position of the object it is for.
pub type Item = (PolicyId, usize, Option<usize>);

/// What one kind of beneficiary may have in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combination {
    /// Who gets it; sums never mix beneficiaries.
    pub beneficiary: Role,
    /// Whether no other choice can be better; false if there were too many to try.
    pub exact: bool,
    /// Cash. `min`: the best sum of items that surely go together, with confirmed amounts and a window that surely lets
    /// one apply. `max`: the best sum of items that do not exclude each other.
    pub cash: FenRange,
    /// The same over the first twelve months.
    pub first_year: FenRange,
    /// What to take: the most sure cash, then the most possible cash, then the fewest papers, those of
    /// each item, then what comes first in the pack.
    pub chosen: Vec<Item>,
    /// What to give up for it.
    pub excluded: Vec<Excluded>,
    /// Pairs of policies, in pack order, of which no text says whether they go together.
    pub silent: Vec<(PolicyId, PolicyId)>,
    /// What this beneficiary may take only if another one gives up theirs, which is `by`.
    pub either: Vec<Excluded>,
    /// The second-best choice, if something is left out.
    pub runner_up: Option<RunnerUp>,
}

/// A policy left out because another one is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excluded {
    /// The policy.
    pub policy: PolicyId,
    /// The one taken.
    pub by: PolicyId,
    /// Position of the relation in [`Pack::relations`].
    pub relation: usize,
}

/// The best choice that includes something otherwise left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunnerUp {
    /// Its items.
    pub chosen: Vec<Item>,
    /// Its sum.
    pub cash: FenRange,
    /// The same over the first twelve months.
    pub first_year: FenRange,
}

/// Weighs the cash of the policies met on `on`, for each beneficiary.
pub(super) fn combine(pack: &Pack, outcomes: &[Outcome], on: Date) -> Vec<Combination> {
    let mut beneficiaries: Vec<(Role, Vec<Candidate>)> = Vec::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.status == Status::Met) {
        let Some(policy) = pack.policy(outcome.policy) else { continue };
        for worked in &outcome.benefits {
            let benefit = policy.benefits.get(worked.benefit);
            let Some(candidate) = benefit.and_then(|benefit| Candidate::of(outcome, benefit, worked)) else { continue };
            let role = benefit.map_or(Role::Person, |benefit| benefit.to);
            match beneficiaries.iter_mut().find(|(known, _)| *known == role) {
                Some((_, candidates)) => candidates.push(candidate),
                None => beneficiaries.push((role, [candidate].into())),
            }
        }
    }
    let choices: Vec<(Role, Choice<'_>)> =
        beneficiaries.into_iter().map(|(role, candidates)| (role, Choice { pack, on, candidates })).collect();
    let of_others = |own: Role| choices.iter().filter(move |(role, _)| *role != own);
    let combination = |(role, choice): &(Role, Choice<'_>)| Combination {
        either: of_others(*role).flat_map(|(_, other)| choice.either(other)).collect(),
        ..choice.combination(*role)
    };
    choices.iter().map(combination).collect()
}

/// An item with its money.
struct Candidate {
    item: Item,
    /// The list that contains its object.
    list: Option<FactId>,
    purpose: Option<u16>,
    /// What is sure and what is possible, in total.
    cash: FenRange,
    /// The same in the first twelve months.
    first_year: FenRange,
}

impl Candidate {
    /// The item of a cash benefit; `None` for others. An unknown amount weighs nothing, but can be left out.
    fn of(outcome: &Outcome, benefit: &Benefit, worked: &BenefitOutcome) -> Option<Self> {
        let total = benefit.kind.is_cash().then(|| worked.total.unwrap_or_default())?;
        let year = first_year(benefit, worked).unwrap_or_default();
        let sure = worked.confirmed && outcome.axes.window.lets_apply() && worked.applies == Truth::Yes;
        let counted = |range: FenRange| FenRange { min: if sure { range.min } else { Fen::ZERO }, max: range.max };
        Some(Self {
            item: (outcome.policy, worked.benefit, worked.object),
            list: benefit.for_each.as_ref().map(|(list, _)| *list),
            purpose: benefit.purpose,
            cash: counted(total),
            first_year: counted(year),
        })
    }
}

/// How two items go together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pair {
    Together,
    /// No text says whether they go together.
    Open,
    /// Not both, because of the relation at this position.
    Exclusive(usize),
}

struct Choice<'p> {
    pack: &'p Pack,
    on: Date,
    candidates: Vec<Candidate>,
}

impl Choice<'_> {
    fn combination(&self, beneficiary: Role) -> Combination {
        let all: Vec<usize> = (0..self.candidates.len()).collect();
        let (cash, exact_cash) = self.sums(&all, |candidate| candidate.cash);
        let (first_year, exact_year) = self.sums(&all, |candidate| candidate.first_year);
        let chosen = self.best(&all);
        let excluded = self.excluded(&chosen.items);
        Combination {
            beneficiary,
            exact: exact_cash && exact_year && chosen.exact,
            cash,
            first_year,
            runner_up: self.runner_up(&chosen.items),
            chosen: self.items(&chosen.items),
            excluded,
            silent: self.silent(),
            either: Vec::new(),
        }
    }

    fn pair(&self, a: usize, b: usize) -> Pair {
        match (self.candidates.get(a), self.candidates.get(b)) {
            (Some(a), Some(b)) => self.pair_of(a, b),
            _ => Pair::Together,
        }
    }

    fn pair_of(&self, a: &Candidate, b: &Candidate) -> Pair {
        if a.item.0 == b.item.0 {
            return Pair::Together;
        }
        let in_force = |relation: &Relation| relation.is_between(a.item.0, b.item.0) && relation.holds_on(self.on);
        let same_object = a.list.is_some() && a.list == b.list && a.item.2 == b.item.2;
        let mut said = self.pack.relations.iter().enumerate().filter(|(_, relation)| in_force(relation)).peekable();
        let silent_without = said.peek().is_none();
        match said.find(|(_, relation)| !relation.same_object || same_object) {
            Some((at, relation)) if relation.kind.is_exclusive() => Pair::Exclusive(at),
            Some((_, relation)) if relation.kind == RelationKind::Silent => Pair::Open,
            Some(_) => Pair::Together,
            // A text that forbids it for the same object allows it for two.
            None if !silent_without => Pair::Together,
            None if a.purpose.is_some() && b.purpose.is_some() && a.purpose != b.purpose => Pair::Together,
            None => Pair::Open,
        }
    }

    fn exclude(&self, a: usize, b: usize) -> bool {
        matches!(self.pair(a, b), Pair::Exclusive(_))
    }

    /// The sure and the possible sum of the items in `among`, and whether both are exact.
    fn sums(&self, among: &[usize], money: impl Fn(&Candidate) -> FenRange) -> (FenRange, bool) {
        let range = |index: &usize| self.candidates.get(*index).map(&money).unwrap_or_default();
        let weights =
            |end: fn(FenRange) -> Fen| -> Vec<Weight> { among.iter().map(|i| (end(range(i)).0, 0, 0)).collect() };
        let at = |index: usize| among.get(index).copied().unwrap_or(usize::MAX);
        let not_surely_both = |a: usize, b: usize| self.pair(at(a), at(b)) != Pair::Together;
        let least = self.surest(&weights(|range| range.min), &not_surely_both, &at);
        let weights = weights(|range| range.max);
        let most = independent::heaviest(&weights, &|a, b| self.exclude(at(a), at(b)));
        let sum =
            most.items.iter().filter_map(|item| weights.get(*item)).fold((0, 0, 0), |a, b| independent::plus(a, *b));
        (FenRange { min: Fen(least.0), max: Fen(sum.0) }, least.1 && most.exact)
    }

    /// The best sure sum. If an authority decides among items, only the least of them is sure.
    fn surest(
        &self,
        weights: &[Weight],
        conflict: &dyn Fn(usize, usize) -> bool,
        at: &dyn Fn(usize) -> usize,
    ) -> (i64, bool) {
        let weight = |item: &usize| weights.get(*item).copied().unwrap_or_default();
        let mut sum: (i64, bool) = (0, true);
        for component in independent::components(weights.len(), conflict) {
            let decided = component.iter().any(|a| component.iter().any(|b| self.is_decided(at(*a), at(*b))));
            let (least, exact) = if decided {
                (component.iter().map(|item| weight(item).0).min().unwrap_or_default(), true)
            } else {
                let own: Vec<Weight> = component.iter().map(weight).collect();
                let in_all = |item: usize| component.get(item).copied().unwrap_or(usize::MAX);
                let found = independent::heaviest(&own, &|a, b| conflict(in_all(a), in_all(b)));
                let total =
                    found.items.iter().filter_map(|item| own.get(*item)).fold(0_i64, |sum, w| sum.saturating_add(w.0));
                (total, found.exact)
            };
            sum = (sum.0.saturating_add(least), sum.1 && exact);
        }
        sum
    }

    fn is_decided(&self, a: usize, b: usize) -> bool {
        matches!(self.pair(a, b), Pair::Exclusive(at) if self.pack.relations.get(at).is_some_and(|relation| relation.office))
    }

    /// What to take from `among`, as positions of candidates.
    fn best(&self, among: &[usize]) -> independent::Heaviest {
        let at = |index: usize| among.get(index).copied().unwrap_or(usize::MAX);
        let weights: Vec<Weight> = among.iter().map(|index| self.weight(*index)).collect();
        let found = independent::heaviest(&weights, &|a, b| self.exclude(at(a), at(b)));
        let items = among.iter().enumerate().filter(|(index, _)| found.items.contains(index)).map(|(_, item)| *item);
        independent::Heaviest { items: items.collect(), exact: found.exact }
    }

    fn weight(&self, index: usize) -> Weight {
        let papers = |id| self.pack.policy(id).map_or(0, |policy| i64::try_from(policy.papers.len()).unwrap_or(0));
        let weight = |one: &Candidate| (one.cash.min.0, one.cash.max.0, -papers(one.item.0));
        self.candidates.get(index).map_or((0, 0, 0), weight)
    }

    fn items(&self, indices: &[usize]) -> Vec<Item> {
        indices.iter().filter_map(|index| self.candidates.get(*index)).map(|candidate| candidate.item).collect()
    }

    /// The policies with something left out, each with the first policy taken in its place.
    fn excluded(&self, chosen: &[usize]) -> Vec<Excluded> {
        let mut found: Vec<Excluded> = Vec::new();
        for index in (0..self.candidates.len()).filter(|index| !chosen.contains(index)) {
            let by = chosen.iter().find_map(|taken| match self.pair(index, *taken) {
                Pair::Exclusive(relation) => Some((self.candidates.get(*taken)?.item.0, relation)),
                _ => None,
            });
            let policy = self.candidates.get(index).map(|candidate| candidate.item.0);
            if let (Some(policy), Some((by, relation))) = (policy, by)
                && !found.iter().any(|known| (known.policy, known.by) == (policy, by))
            {
                found.push(Excluded { policy, by, relation });
            }
        }
        found
    }

    /// What another beneficiary's items exclude, each pair of policies once.
    fn either(&self, others: &Self) -> Vec<Excluded> {
        let mut found: Vec<Excluded> = Vec::new();
        for own in &self.candidates {
            for other in &others.candidates {
                let (policy, by) = (own.item.0, other.item.0);
                if let Pair::Exclusive(relation) = self.pair_of(own, other)
                    && !found.iter().any(|known| (known.policy, known.by) == (policy, by))
                {
                    found.push(Excluded { policy, by, relation });
                }
            }
        }
        found
    }

    fn silent(&self) -> Vec<(PolicyId, PolicyId)> {
        let mut found = Vec::new();
        for (index, earlier) in self.candidates.iter().enumerate() {
            for later in self.candidates.iter().skip(index + 1) {
                let pair = (earlier.item.0, later.item.0);
                if self.pair_of(earlier, later) == Pair::Open && !found.contains(&pair) {
                    found.push(pair);
                }
            }
        }
        found
    }

    /// The best choice that includes one of the left-out items.
    fn runner_up(&self, chosen: &[usize]) -> Option<RunnerUp> {
        let all = 0..self.candidates.len();
        let left_out = all.clone().filter(|index| !chosen.contains(index));
        let with = |forced: usize| {
            let free: Vec<usize> =
                all.clone().filter(|index| *index != forced && !self.exclude(forced, *index)).collect();
            let best = self.best(&free).items;
            let items: Vec<usize> = all.clone().filter(|index| *index == forced || best.contains(index)).collect();
            let weight = items.iter().fold((0, 0, 0), |sum, index| independent::plus(sum, self.weight(*index)));
            (weight, items)
        };
        // Among equally heavy ones, the first.
        let best = left_out.map(with).reduce(|best, other| if other.0 > best.0 { other } else { best });
        best.map(|(_, items)| RunnerUp {
            cash: self.sums(&items, |candidate| candidate.cash).0,
            first_year: self.sums(&items, |candidate| candidate.first_year).0,
            chosen: self.items(&items),
        })
    }
}

/// The part of a benefit that falls into the first twelve months.
fn first_year(benefit: &Benefit, worked: &BenefitOutcome) -> Option<FenRange> {
    let (fewest, most) = worked.times;
    let n = match benefit.per {
        Per::Once => return worked.total,
        Per::Month => 12,
        Per::Year => 1,
    };
    if worked.schedule.is_empty() {
        return Some(times(worked.each?, (fewest.min(n), most.min(n))));
    }
    // Which payments are next is open as far as it is open how many were made.
    let next = |made| coming(&worked.schedule, benefit.times.0, made, usize::from(n));
    let all = (worked.made.0..=worked.made.1).map(next);
    all.reduce(|a, b| FenRange { min: a.min.min(b.min), max: a.max.max(b.max) })
}
