//! The entries of a payload of results: each policy's wire number and status.
//!
//! No reasons, dates or amounts, because those would reveal answers.
//!
//! An entry is one number: the distance from the wire number after the previous entry's, times 16, plus
//! the position of the status in [`STATUSES`].

use alloc::vec::Vec;

use super::{Selection, entry, numbers::Numbers, put_entry, wire::Reader};
use crate::{
    engine::{Outcome, Status},
    pack::Pack,
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

/// Writes an entry for each outcome that may leave, ascending by number.
pub fn write(out: &mut Vec<u8>, numbers: &Numbers, outcomes: &[Outcome], what: Selection) {
    let entries = || {
        outcomes.iter().filter(|outcome| what.sensitive || !outcome.sensitive).filter_map(|outcome| {
            let number = *numbers.policies.get(outcome.policy.index())?;
            Some((number, STATUSES.iter().position(|status| *status == outcome.status)?))
        })
    };
    let mut next = Some(0);
    while let Some((least, (number, status))) =
        next.and_then(|next| Some((next, entries().filter(|(number, _)| *number >= next).min()?)))
    {
        put_entry(out, least, number, BITS, u8::try_from(status).unwrap_or_default());
        next = number.checked_add(1);
    }
}

/// The statuses by policy, and the number of skipped entries.
pub fn read(mut bytes: Reader<'_>, pack: &Pack, numbers: &Numbers) -> Option<(Vec<Option<Status>>, usize)> {
    let mut statuses = alloc::vec![None; pack.policies.len()];
    let (mut n_skipped, mut next) = (0, 0);
    while !bytes.is_empty() {
        let (number, code) = entry(&mut bytes, next, BITS)?;
        next = u32::from(number) + 1;
        let at = numbers.policies.iter().position(|known| *known == number);
        match (at.and_then(|at| statuses.get_mut(at)), STATUSES.get(usize::from(code))) {
            (Some(slot), Some(status)) => *slot = Some(*status),
            _ => n_skipped += 1,
        }
    }
    Some((statuses, n_skipped))
}
