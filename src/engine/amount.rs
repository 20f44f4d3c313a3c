//! What a policy gives.
//!
//! Amounts are intervals in fen, rounded outward. `combine` says what several policies give together.

use alloc::vec::Vec;

use super::{
    eval::{Env, Interval, Truth, expr_in, number_in},
    explain::{FactRef, facts_behind, facts_behind_number},
};
use crate::{
    pack::{Benefit, Bound, Grade, Num, Policy},
    value::{Fen, FenRange},
};

/// One benefit of a policy, worked out; for one object if it is given for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitOutcome {
    /// Position in the policy's list.
    pub benefit: usize,
    /// Position of the record it is for.
    pub object: Option<usize>,
    /// Whether this person gets it at all.
    pub applies: Truth,
    /// One payment; `None` if no amount may be shown.
    pub each: Option<FenRange>,
    /// All payments together; `None` if no amount may be shown.
    pub total: Option<FenRange>,
    /// Fewest and most payments made already.
    pub made: (u16, u16),
    /// Fewest and most payments still to come.
    pub times: (u16, u16),
    /// The payments, if they are uneven, including those already made.
    pub schedule: Vec<FenRange>,
    /// Facts that would make the amount exact.
    pub needs: Vec<FactRef>,
    /// Whether the amount counts in the lower sum.
    pub confirmed: bool,
}

impl BenefitOutcome {
    /// The share it is, if it is one: hundredths of a percent, as an amount has fen.
    pub fn rate(&self, benefit: &Benefit) -> Option<FenRange> {
        let most = benefit.rate.filter(|_| benefit.grade < Grade::D).map(|rate| Fen(i64::from(rate)))?;
        let perhaps = benefit.bound == Bound::AtMost || self.applies != Truth::Yes;
        Some(FenRange { min: if perhaps { Fen::ZERO } else { most }, max: most })
    }

    /// Whether it gives the same as `other`, regardless of the open facts. What was paid already counts: the first year's
    /// sum goes by it.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        // Taken apart, so that nothing that is added later is left out by accident.
        let Self { benefit, object, applies, each, total, made, times, schedule, needs: _, confirmed } = self;
        (benefit, object, applies, each, total)
            == (&other.benefit, &other.object, &other.applies, &other.each, &other.total)
            && (made, times, schedule, confirmed) == (&other.made, &other.times, &other.schedule, &other.confirmed)
    }
}

/// The benefits of one policy, except those that surely do not apply.
pub(super) fn benefits(env: Env<'_>, policy: &Policy) -> Vec<BenefitOutcome> {
    let mut outcomes = Vec::new();
    for (index, benefit) in policy.benefits.iter().enumerate() {
        let applies = benefit.when.as_ref().map_or(Truth::Yes, |when| expr_in(env, when));
        match &benefit.for_each {
            None => outcomes.push(work_out(env, index, benefit, None, applies)),
            Some((list, filter)) => match env.records(*list) {
                // The objects are unknown: list one for all of them, without a total.
                None => {
                    let one = work_out(env, index, benefit, None, Truth::all([applies, Truth::Unknown]));
                    outcomes.push(BenefitOutcome {
                        total: None,
                        confirmed: false,
                        needs: alloc::vec![FactRef::whole(*list)],
                        ..one
                    });
                }
                Some(records) => {
                    for (object, record) in records.iter().enumerate() {
                        let env = env.with(record);
                        let applies = Truth::all([applies, expr_in(env, filter)]);
                        outcomes.push(work_out(env, index, benefit, Some(object), applies));
                    }
                }
            },
        }
    }
    outcomes.retain(|outcome| outcome.applies != Truth::No);
    outcomes
}

fn work_out(env: Env<'_>, index: usize, benefit: &Benefit, object: Option<usize>, applies: Truth) -> BenefitOutcome {
    let schedule: Vec<FenRange> = benefit.schedule.iter().filter_map(|num| payment(env, benefit, num)).collect();
    let (made, to_come) = payments(env, benefit);
    let (each, total) = if benefit.schedule.is_empty() {
        let each = benefit.amount.as_ref().and_then(|num| payment(env, benefit, num));
        (each, each.map(|each| times(each, to_come)))
    } else if schedule.len() < benefit.schedule.len() {
        (None, None)
    } else {
        let left = schedule.get(usize::from(made.0)..).unwrap_or_default();
        let least = left.iter().map(|each| each.min).min().unwrap_or_default();
        let most = left.iter().map(|each| each.max).max().unwrap_or_default();
        // The more were made, the less is left.
        let sum = |made| coming(&schedule, benefit.times.0, made, usize::MAX);
        (Some(FenRange { min: least, max: most }), Some(FenRange { min: sum(made.1).min, max: sum(made.0).max }))
    };
    // A benefit that may not be given at all may bring nothing.
    let perhaps = |range: FenRange| if applies == Truth::Yes { range } else { FenRange { min: Fen::ZERO, ..range } };
    let (each, total) = (each.map(perhaps), total.map(perhaps));
    let conditions = benefit.when.iter().chain(benefit.for_each.as_ref().map(|(_, filter)| filter));
    let open = conditions.filter(|condition| expr_in(env, condition) == Truth::Unknown);
    let needs = open
        .flat_map(|condition| facts_behind(env, condition))
        .chain(benefit.numbers().flat_map(|num| facts_behind_number(env, num)));
    let mut unique: Vec<FactRef> = Vec::new();
    for fact in needs {
        if !unique.contains(&fact) {
            unique.push(fact);
        }
    }
    BenefitOutcome {
        benefit: index,
        object,
        applies,
        each,
        total,
        made,
        times: to_come,
        schedule,
        needs: unique,
        confirmed: benefit.is_confirmed() && total.is_some(),
    }
}

/// One payment in fen; `None` if its upper end is unknown. The lower end of a ceiling is zero.
fn payment(env: Env<'_>, benefit: &Benefit, num: &Num) -> Option<FenRange> {
    let Interval { range, none, .. } = number_in(env, num);
    if benefit.grade == Grade::D || none || range.max == i64::MAX {
        return None;
    }
    let min = if benefit.bound == Bound::AtMost { 0 } else { range.min.max(0) };
    Some(FenRange { min: Fen(min), max: Fen(range.max.max(min)) })
}

/// A payment times the number of payments: at least the fewest, at most the most.
pub(super) fn times(each: FenRange, (fewest, most): (u16, u16)) -> FenRange {
    FenRange {
        min: Fen(each.min.0.saturating_mul(i64::from(fewest))),
        max: Fen(each.max.0.saturating_mul(i64::from(most))),
    }
}

/// Fewest and most payments made already, and still to come.
fn payments(env: Env<'_>, benefit: &Benefit) -> ((u16, u16), (u16, u16)) {
    let (fewest, most) = benefit.times;
    let made = benefit.paid.as_ref().map_or((0, 0), |paid| {
        let Interval { range, perhaps_none, unknowable, .. } = number_in(env, paid);
        let count = |n: i64| u16::try_from(n.max(0)).unwrap_or(u16::MAX).min(most);
        // Of payments that nobody could count none may have been made, or all.
        if perhaps_none || unknowable { (0, most) } else { (count(range.min), count(range.max)) }
    });
    (made, (fewest.saturating_sub(made.1), most.saturating_sub(made.0)))
}

/// The next uneven payments, so many of them, once some were made: sure is only what belongs to the first `fewest` of all.
pub(super) fn coming(schedule: &[FenRange], fewest: u16, made: u16, n: usize) -> FenRange {
    let (fewest, made) = (usize::from(fewest), usize::from(made));
    let next = || schedule.iter().skip(made).take(n);
    FenRange {
        min: next().take(fewest.saturating_sub(made)).fold(Fen::ZERO, |sum, each| sum.saturating_add(each.min)),
        max: next().fold(Fen::ZERO, |sum, each| sum.saturating_add(each.max)),
    }
}
