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

    /// Whether it gives the same as `other`, regardless of the open facts.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (self.benefit, self.object, self.applies, self.each, self.total, self.times, &self.schedule)
            == (other.benefit, other.object, other.applies, other.each, other.total, other.times, &other.schedule)
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
    let to_come = to_come(env, benefit);
    let (each, total) = if benefit.schedule.is_empty() {
        let each = benefit.amount.as_ref().and_then(|num| payment(env, benefit, num));
        (each, each.map(|each| times(each, to_come)))
    } else if schedule.len() < benefit.schedule.len() {
        (None, None)
    } else {
        let least = schedule.iter().map(|each| each.min).min().unwrap_or_default();
        let most = schedule.iter().map(|each| each.max).max().unwrap_or_default();
        (Some(FenRange { min: least, max: most }), Some(total_of(&schedule, to_come)))
    };
    // A benefit that may not be given at all may bring nothing.
    let perhaps = |range: FenRange| if applies == Truth::Yes { range } else { FenRange { min: Fen::ZERO, ..range } };
    let (each, total) = (each.map(perhaps), total.map(perhaps));
    let conditions = benefit.when.iter().chain(benefit.for_each.as_ref().map(|(_, filter)| filter));
    let conditions = conditions.chain(&benefit.one_paid);
    let open = conditions.filter(|condition| expr_in(env, condition) == Truth::Unknown);
    let numbers = benefit.amount.iter().chain(&benefit.schedule);
    let needs = open
        .flat_map(|condition| facts_behind(env, condition))
        .chain(numbers.flat_map(|num| facts_behind_number(env, num)));
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

/// Fewest and most payments still to come. Of past payments only the first is certain, but all may have been made.
fn to_come(env: Env<'_>, benefit: &Benefit) -> (u16, u16) {
    let (fewest, most) = benefit.times;
    match benefit.one_paid.as_ref().map_or(Truth::No, |paid| expr_in(env, paid)) {
        Truth::No => (fewest, most),
        Truth::Unknown => (0, most),
        Truth::Yes => (0, most.saturating_sub(1)),
    }
}

/// The sum of uneven payments: at least the first `fewest` of them, at most the last `most`.
pub(super) fn total_of(schedule: &[FenRange], (fewest, most): (u16, u16)) -> FenRange {
    let sum = |amounts: &mut dyn Iterator<Item = Fen>| amounts.fold(Fen::ZERO, Fen::saturating_add);
    FenRange {
        min: sum(&mut schedule.iter().take(usize::from(fewest)).map(|each| each.min)),
        max: sum(&mut schedule.iter().rev().take(usize::from(most)).map(|each| each.max)),
    }
}
