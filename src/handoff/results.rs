//! The entries of a payload of results: each policy's wire number and status, and its place in the sender's plan.
//!
//! No reasons, dates or amounts, because those would reveal answers.
//!
//! An entry is one number: the distance from the wire number after the previous entry's, times 16, plus
//! the position of the status in [`STATUSES`]. A number of at least [`PLACES`] is that of a policy, so much higher, whose place in the plan
//! comes in place of a status, the first one 0. Older readers skip it, and a pack with such numbers of its own has no places.

use alloc::vec::Vec;

use super::{Selection, entry, numbers::Numbers, put_entry, wire::Reader};
use crate::{
    engine::{Outcome, Status},
    pack::{Pack, PolicyId},
};

/// Statuses by their code on the wire. Append only, up to 16, and never reorder: the order in which screens show them
/// is a separate list.
const STATUSES: [Status; 9] = [
    Status::Met,
    Status::MetLater,
    Status::GateFirst,
    Status::NeedsAnswer,
    Status::Competitive,
    Status::Unconfirmed,
    Status::Ended,
    Status::Withdrawn,
    Status::NotMet,
];

const BITS: u32 = 4;

/// What is added to the number of a policy that has a place in the plan.
const PLACES: u16 = 0x8000;

/// How many places there are.
const MOST: usize = 1 << BITS;

/// Outcomes alone, which reveal no answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// One for each policy of this pack; `None` if nothing is said of it.
    pub statuses: Vec<Option<Status>>,
    /// The policies of the sender's plan, in its order, as far as it was said.
    pub plan: Vec<PolicyId>,
    /// The number of its policies or statuses that this version does not know.
    pub n_skipped: usize,
}

/// Writes an entry for each outcome that may leave, ascending by number; then one for each of them in `plan`.
pub fn write(out: &mut Vec<u8>, numbers: &Numbers, outcomes: &[Outcome], plan: &[PolicyId], what: Selection) {
    let leaving = || outcomes.iter().filter(|outcome| what.sensitive || !outcome.sensitive);
    let number = |policy: PolicyId| numbers.policies.get(policy.index()).copied();
    let has_places = numbers.policies.iter().all(|number| *number < PLACES);
    let may_leave = |policy: &&PolicyId| has_places && leaving().any(|outcome| outcome.policy == **policy);
    let entries = || {
        let statuses = leaving().filter_map(|outcome| {
            Some((number(outcome.policy)?, STATUSES.iter().position(|status| *status == outcome.status)?))
        });
        let places = plan.iter().filter(may_leave).take(MOST).enumerate();
        statuses.chain(places.filter_map(|(place, policy)| Some((number(*policy)? | PLACES, place))))
    };
    let mut next = Some(0);
    // The least that is left, again and again: sorting weighs more in the page.
    while let Some((least, (number, code))) =
        next.and_then(|next| Some((next, entries().filter(|(number, _)| *number >= next).min()?)))
    {
        put_entry(out, least, number, BITS, u8::try_from(code).unwrap_or_default());
        next = number.checked_add(1);
    }
}

/// Reads what [`write`] has written.
pub fn read(mut bytes: Reader<'_>, pack: &Pack, numbers: &Numbers) -> Option<Results> {
    let mut statuses = alloc::vec![None; pack.policies.len()];
    let mut places = [None; MOST];
    let (mut n_skipped, mut next) = (0, 0);
    let policy = |number: u16| numbers.policies.iter().position(|known| *known == number);
    while !bytes.is_empty() {
        let (number, code) = entry(&mut bytes, next, BITS)?;
        next = u32::from(number) + 1;
        let place = places.get_mut(usize::from(code)).filter(|_| number >= PLACES);
        let planned = policy(number & !PLACES);
        match (policy(number).and_then(|at| statuses.get_mut(at)), STATUSES.get(usize::from(code)), place, planned) {
            (Some(slot), Some(status), ..) => *slot = Some(*status),
            (None, _, Some(place), Some(planned)) => *place = Some(PolicyId::at(planned)),
            _ => n_skipped += 1,
        }
    }
    Some(Results { statuses, plan: places.into_iter().flatten().collect(), n_skipped })
}
