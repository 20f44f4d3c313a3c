//! How much work rules can make: the steps of their trees, and of what their facts rest on, as often as they are named.
//!
//! Depth alone bounds the stack, not the time: a fact that names itself thirty times is followed 30 to the power of
//! [`MAX_DERIVATION`] times, and lists within lists multiply. Such a pack is refused, by the checker with its place and by the
//! reader as damage, so that whatever is read ends soon. Counts as if nothing were decided early and nothing remembered, so
//! the engine takes no more steps for one look at a rule. Evaluates nothing.

use alloc::{vec, vec::Vec};

use super::{
    expr::{Ref, Visit},
    fact::MAX_DERIVATION,
    model::Pack,
    policy::Policy,
};

/// The most steps of a policy, or of a fact with what it rests on. The largest bundled one makes a tenth of that.
pub const MAX_WORK: u32 = 1 << 17;

/// As many records as a link may carry of a list.
const RECORDS: u32 = 64;

/// The steps behind each fact of a pack.
#[derive(Debug)]
pub struct Work(Vec<u32>);

impl Work {
    /// Works out the steps behind the facts of `pack`.
    pub fn of(pack: &Pack) -> Self {
        let mut behind = vec![0; pack.facts.len()];
        for _ in 0..MAX_DERIVATION {
            behind = pack.facts.iter().map(|fact| all(&behind, |seen| fact.roots(seen))).collect();
        }
        Self(behind)
    }

    /// The steps of what `fact` rests on.
    pub fn of_fact(&self, fact: usize) -> u32 {
        self.0.get(fact).copied().unwrap_or(0)
    }

    /// The steps of all rules and numbers of `policy`. On each day of a pause all are looked through.
    pub fn of_policy(&self, policy: &Policy) -> u32 {
        let pauses = u32::try_from(policy.pauses.len()).unwrap_or(u32::MAX);
        all(&self.0, |seen| policy.roots(seen)).saturating_add(pauses.saturating_mul(pauses))
    }

    /// Whether nothing in `pack`, of which this is the work, makes more than [`MAX_WORK`].
    pub fn is_bounded(&self, pack: &Pack) -> bool {
        let of_policies = pack.policies.iter().map(|policy| self.of_policy(policy));
        self.0.iter().copied().chain(of_policies).chain([self.of_others(pack)]).all(|steps| steps <= MAX_WORK)
    }

    /// The steps of what stands outside facts and policies: what answers imply, who may suppose an offer, kinds of hires.
    fn of_others(&self, pack: &Pack) -> u32 {
        let implied =
            pack.facts.iter().flat_map(|fact| &fact.implies).flat_map(|implies| [&implies.when, &implies.then]);
        let hires = pack.firm.iter().flat_map(|firm| &firm.hires).filter_map(|hire| hire.when.as_ref());
        let others = implied.chain(pack.offers.iter().map(|offer| &offer.when)).chain(hires);
        all(&self.0, |seen| others.for_each(|rule| seen(Visit::Expr(rule))))
    }
}

/// The steps of all trees that `roots` shows.
fn all<'p>(behind: &[u32], roots: impl FnOnce(&mut dyn FnMut(Visit<'p>))) -> u32 {
    let mut sum = 0_u32;
    roots(&mut |root| sum = sum.saturating_add(steps(behind, root)));
    sum
}

fn steps(behind: &[u32], visit: Visit<'_>) -> u32 {
    let mut sum = 0_u32;
    visit.children(&mut |part| sum = sum.saturating_add(steps(behind, part)));
    let list = visit.list().map(|(list, _)| list);
    if list.is_some() {
        sum = sum.saturating_mul(RECORDS);
    }
    // A field is looked up in its record, behind which there is nothing.
    let fact = match visit.name() {
        Some(Ref::Fact(fact)) => Some(fact),
        _ => list,
    };
    let behind = fact.and_then(|fact| behind.get(fact.index())).copied().unwrap_or(0);
    sum.saturating_add(behind).saturating_add(1)
}
