//! The heaviest set of items without a conflict between any two: maximum-weight independent set, exactly.
//!
//! Branch and bound (Land and Doig, 1960), one connected component at a time; the bound adds up all remaining items.
//! Packs have components of a handful of items. If one takes more than a million steps, the search stops with the best
//! set so far and reports it as inexact; so it does of a component of many items, of which it looks at the first alone.
//! Knows no policies and no money.

use alloc::{vec, vec::Vec};

/// The most steps for one component.
const STEPS: u32 = 1_000_000;
/// The most items of one component: the search goes a step deeper for each.
const ITEMS: usize = 128;

/// An item's weight, compared by the first number, then by the second, neither of them negative; then by what it costs, as a
/// number that is not positive.
pub(super) type Weight = (i64, i64, i64);

/// The heaviest set.
pub(super) struct Heaviest {
    /// Positions of the items in it, by component.
    pub items: Vec<usize>,
    /// Whether no other set can be heavier.
    pub exact: bool,
}

/// The heaviest set among items `0..weights.len()`; among equally heavy sets, the one with the earlier items. No item is left
/// out without a conflict, even if it weighs nothing and costs something.
pub(super) fn heaviest(weights: &[Weight], conflict: &dyn Fn(usize, usize) -> bool) -> Heaviest {
    let mut found = Heaviest { items: Vec::new(), exact: true };
    for component in components(weights.len(), conflict) {
        let mut search = Search { weights, conflict, best: Vec::new(), best_weight: (-1, -1, 0), steps: 0 };
        search.branch(component.get(..ITEMS).unwrap_or(&component), &mut Vec::new(), (0, 0, 0));
        search.fill(&component);
        found.exact &= search.steps < STEPS && component.len() <= ITEMS;
        found.items.append(&mut search.best);
    }
    found
}

/// Groups of items connected by conflicts, directly or through others; each in order.
pub(super) fn components(n: usize, conflict: &dyn Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut seen = vec![false; n];
    let mut all = Vec::new();
    for first in 0..n {
        if seen.get(first) != Some(&false) {
            continue;
        }
        let mut component = Vec::new();
        let mut waiting = vec![first];
        while let Some(item) = waiting.pop() {
            if core::mem::replace(seen.get_mut(item).unwrap_or(&mut true), true) {
                continue;
            }
            component.push(item);
            waiting.extend((0..n).filter(|other| seen.get(*other) == Some(&false) && conflict(item, *other)));
        }
        // This orders them without putting a sort's code on the phone path.
        all.push((0..n).filter(|item| component.contains(item)).collect());
    }
    all
}

/// The sum of two weights, saturating.
pub(super) fn plus(a: Weight, b: Weight) -> Weight {
    (a.0.saturating_add(b.0), a.1.saturating_add(b.1), a.2.saturating_add(b.2))
}

struct Search<'s> {
    weights: &'s [Weight],
    conflict: &'s dyn Fn(usize, usize) -> bool,
    best: Vec<usize>,
    best_weight: Weight,
    steps: u32,
}

impl Search<'_> {
    fn weight(&self, item: usize) -> Weight {
        self.weights.get(item).copied().unwrap_or_default()
    }

    /// Tries to add `left` to `taken`, which weighs `weight`: first with the first item of `left`, then without.
    fn branch(&mut self, left: &[usize], taken: &mut Vec<usize>, weight: Weight) {
        self.steps += 1;
        // What is left may cost nothing.
        let most = |item: &usize| (self.weight(*item).0, self.weight(*item).1, 0);
        let bound = left.iter().fold(weight, |sum, item| plus(sum, most(item)));
        if bound <= self.best_weight || self.steps >= STEPS {
            return;
        }
        let Some((first, rest)) = left.split_first() else {
            self.best_weight = weight;
            self.best.clone_from(taken);
            return;
        };
        let free: Vec<usize> = rest.iter().copied().filter(|item| !(self.conflict)(*first, *item)).collect();
        taken.push(*first);
        self.branch(&free, taken, plus(weight, self.weight(*first)));
        taken.pop();
        if free.len() < rest.len() {
            self.branch(rest, taken, weight);
        }
    }

    /// Adds what conflicts with nothing in the best set.
    fn fill(&mut self, component: &[usize]) {
        for item in component {
            let fits = |taken: &usize| taken != item && !(self.conflict)(*item, *taken);
            if self.best.iter().all(fits) {
                self.best.push(*item);
            }
        }
    }
}
