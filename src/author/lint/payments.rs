//! Lints about money that comes more than once: payments that were made already, and payments after the last day of the
//! rule.
//!
//! One function per finding code. What a payment comes to is the engine's.

use super::super::{
    finding::{Code, Finding},
    lower::Lowered,
};
use crate::pack::{Benefit, Expr, Grade, Pack, Per, Policy, Ref, Visit};

/// Cash by the year, of which nobody said how much was paid already: who has had some would be promised all of it again.
pub(super) fn paid_again(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    for (policy, place) in pack.policies.iter().zip(&lowered.places.policies).filter(|(policy, _)| counts(policy)) {
        // Who has had some of it gets none at all.
        if policy.clauses.iter().filter_map(|clause| clause.kind.rule()).any(|rule| asks_for(pack, rule, &policy.key)) {
            continue;
        }
        for (benefit, place) in policy.benefits.iter().zip(&place.benefits) {
            // What is paid for each of several things is not known to be paid by what the claimant had before.
            let is_open = benefit.paid.is_none() && benefit.for_each.is_none();
            if !(is_open && benefit.per == Per::Year && comes_again(benefit)) {
                continue;
            }
            let most = benefit.times.1;
            let message = format!("`{}` is paid {most} times, also to whoever has had some of it", benefit.key);
            let asked = pack.facts.iter().find(|fact| fact.kind.options().contains(&policy.key));
            let paid = asked.map_or_else(
                || "`paid` with how many payments were made already".to_owned(),
                |fact| format!("`paid: \"'{}' in {} ? between(1, {most}) : 0\"`", policy.key, fact.key),
            );
            let hint = format!("add {paid} to `times`, or `paid: 0` where nobody can have had any");
            findings.push(Finding::new(Code::PaidAgain, place.id, message).hint(hint));
        }
    }
}

/// Rules that end before all payments have come, except to who begins on the first day, and that do not say what
/// happens then.
pub(super) fn payments_cut_off(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for (policy, place) in
        lowered.pack.policies.iter().zip(&lowered.places.policies).filter(|(policy, _)| counts(policy))
    {
        let validity = &policy.validity;
        let says_so = place.times.run_on != place.id;
        let Some((from, to)) = validity.from.zip(validity.to).filter(|_| !says_so) else { continue };
        let months = from.months_until(to.tomorrow());
        let needs = |benefit: &Benefit| {
            let each = if benefit.per == Per::Year { 12 } else { 1 };
            comes_again(benefit) && benefit.per != Per::Once && i64::from(benefit.times.1) * each >= months
        };
        if let Some(benefit) = policy.benefits.iter().find(|benefit| needs(benefit)) {
            let message =
                format!("the rule holds for {months} months, and `{}` may be paid until after {to}", benefit.key);
            let hint = "`run_on: true` if who began in time goes on, with a clause that says by a day who that is; \
                        `run_on: false` if not, with a sentence under `obligations`";
            findings.push(Finding::new(Code::PaymentsCutOff, place.times.to, message).hint(hint));
        }
    }
}

/// Whether a rule asks whether somebody has had the policy of that key.
fn asks_for(pack: &Pack, rule: &Expr, key: &str) -> bool {
    let mut found = false;
    rule.walk(&mut |visit| {
        if let Visit::Expr(Expr::Has(Ref::Fact(fact), option)) = visit {
            let options = pack.fact(*fact).map(|fact| fact.kind.options()).unwrap_or_default();
            found |= options.get(usize::from(option.0)).is_some_and(|option| option == key);
        }
    });
    found
}

/// Whether it is money that comes more than once.
fn comes_again(benefit: &Benefit) -> bool {
    benefit.kind.is_cash() && benefit.times.1 > 1 && benefit.grade < Grade::D
}

/// Whether anything comes of a policy.
fn counts(policy: &Policy) -> bool {
    policy.grade < Grade::D && policy.validity.withdrawn.is_none()
}
