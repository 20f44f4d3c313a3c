//! What a policy gives, and what a person may have in all.
//!
//! Sums hold cash only. Relations between policies are not weighed yet: no pack can state one.

use alloc::vec::Vec;

use super::outcome::{Outcome, Status};
use crate::{
    pack::{BenefitKind, Grade, Pack, Policy, PolicyId, Role},
    value::{Fen, FenRange},
};

/// One benefit of a policy, worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BenefitOutcome {
    /// Position in the policy's list.
    pub benefit: usize,
    /// One payment; none where no figure may be shown (grade D).
    pub each: Option<FenRange>,
    /// All payments together; none where no figure may be shown.
    pub total: Option<FenRange>,
    /// Whether the figure counts in the lower sum.
    pub confirmed: bool,
}

/// The benefits of one policy. A grade D figure is no figure.
pub(super) fn benefits(policy: &Policy) -> Vec<BenefitOutcome> {
    let work_out = |(index, benefit): (usize, &crate::pack::Benefit)| {
        let amount = (benefit.grade < Grade::D).then_some(FenRange::exactly(benefit.amount));
        BenefitOutcome { benefit: index, each: amount, total: amount, confirmed: benefit.is_confirmed() }
    };
    policy.benefits.iter().enumerate().map(work_out).collect()
}

/// What one kind of beneficiary may have in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combination {
    /// Whose it is; sums never mix beneficiaries.
    pub beneficiary: Role,
    /// Cash: surely no less than `min` of what is met with confirmed figures in an open window,
    /// at most `max` of everything that is not excluded.
    pub cash: FenRange,
    /// The same over the first twelve months.
    pub first_year: FenRange,
    /// Policies and positions of the benefits that make up `max`.
    pub chosen: Vec<(PolicyId, usize)>,
}

/// Sums the cash of met policies.
///
/// Lower figure: nothing, for now. It counts only what has a window that is neither closed nor
/// unknown, and no window is known yet. Upper figure: every shown cash amount of a met policy.
pub(super) fn combine(pack: &Pack, outcomes: &[Outcome]) -> Vec<Combination> {
    let mut combinations: Vec<Combination> = Vec::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.status == Status::Met) {
        let Some(policy) = pack.policy(outcome.policy) else { continue };
        for worked in &outcome.benefits {
            let cash = policy.benefits.get(worked.benefit).is_some_and(|b| b.kind == BenefitKind::CashSubsidy);
            let (true, Some(total)) = (cash, worked.total) else { continue };
            let known = combinations.iter().position(|c| c.beneficiary == policy.roles.beneficiary);
            let index = known.unwrap_or(combinations.len());
            if known.is_none() {
                combinations.push(Combination {
                    beneficiary: policy.roles.beneficiary,
                    cash: FenRange::default(),
                    first_year: FenRange::default(),
                    chosen: Vec::new(),
                });
            }
            if let Some(combination) = combinations.get_mut(index) {
                let max = combination.cash.max.saturating_add(total.max);
                combination.cash = FenRange { min: Fen::ZERO, max };
                combination.first_year = combination.cash;
                combination.chosen.push((outcome.policy, worked.benefit));
            }
        }
    }
    combinations
}
