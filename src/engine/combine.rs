//! What a person may have in all.
//!
//! Sums hold cash only. Relations between policies are not weighed yet: no pack can state one.

use alloc::vec::Vec;

use super::{
    amount::{BenefitOutcome, times, total_of},
    eval::Truth,
    outcome::Outcome,
    status::{Status, WindowState},
};
use crate::{
    pack::{Benefit, Pack, Per, PolicyId, Role},
    value::{Fen, FenRange},
};

/// What one kind of beneficiary may have in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combination {
    /// Whose it is; sums never mix beneficiaries.
    pub beneficiary: Role,
    /// Cash: surely no less than `min` of what is met with confirmed figures and a window that is not
    /// closed or unknown, at most `max` of everything that is not excluded.
    pub cash: FenRange,
    /// The same over the first twelve months.
    pub first_year: FenRange,
    /// Policies, positions of their benefits and objects that make up `max`.
    pub chosen: Vec<(PolicyId, usize, Option<usize>)>,
}

/// Sums the cash of what is met, for each beneficiary. Where several policies give some there is no
/// sum: which of them exclude each other the rules do not say yet, and a sum could promise too much.
pub(super) fn combine(pack: &Pack, outcomes: &[Outcome]) -> Vec<Combination> {
    let mut combinations: Vec<Combination> = Vec::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.status == Status::Met) {
        let Some(policy) = pack.policy(outcome.policy) else { continue };
        for worked in &outcome.benefits {
            let Some(benefit) = policy.benefits.get(worked.benefit) else { continue };
            let (true, Some(total)) = (benefit.kind.is_cash(), worked.total) else { continue };
            let year = first_year(benefit, worked).unwrap_or_default();
            let open = !matches!(outcome.axes.window, WindowState::Closed | WindowState::Unknown | WindowState::Opens);
            let sure = worked.confirmed && open && worked.applies == Truth::Yes;
            let least = |range: FenRange| if sure { range.min } else { Fen::ZERO };
            let add = |sum: FenRange, range: FenRange| FenRange {
                min: sum.min.saturating_add(least(range)),
                max: sum.max.saturating_add(range.max),
            };
            let known = combinations.iter().position(|c| c.beneficiary == benefit.to);
            let at = known.unwrap_or(combinations.len());
            if known.is_none() {
                combinations.push(Combination {
                    beneficiary: benefit.to,
                    cash: FenRange::default(),
                    first_year: FenRange::default(),
                    chosen: Vec::new(),
                });
            }
            if let Some(combination) = combinations.get_mut(at) {
                combination.cash = add(combination.cash, total);
                combination.first_year = add(combination.first_year, year);
                combination.chosen.push((outcome.policy, worked.benefit, worked.object));
            }
        }
    }
    combinations.retain(|combination| combination.chosen.windows(2).all(|pair| matches!(pair, [a, b] if a.0 == b.0)));
    combinations
}

/// What of a benefit falls into the first twelve months.
fn first_year(benefit: &Benefit, worked: &BenefitOutcome) -> Option<FenRange> {
    let (fewest, most) = worked.times;
    let made = benefit.times.1.saturating_sub(most);
    match (benefit.per, worked.schedule.get(usize::from(made))) {
        (Per::Year, Some(next)) if fewest == 0 => Some(FenRange { min: Fen::ZERO, ..*next }),
        (Per::Year, Some(next)) => Some(*next),
        (Per::Year, None) => Some(times(worked.each?, (fewest.min(1), most.min(1)))),
        (Per::Month, Some(_)) => Some(total_of(worked.schedule.get(..12).unwrap_or(&worked.schedule), (fewest, most))),
        (Per::Month, None) => Some(times(worked.each?, (fewest.min(12), most.min(12)))),
        (Per::Once, _) => worked.total,
    }
}
