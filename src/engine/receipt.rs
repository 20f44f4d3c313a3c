//! What has become of an earlier result of the same answers.
//!
//! A receipt names the statuses of that day, so the same answers can be assessed for that day once more. What differs then
//! is the doing of the rules; what differs only today is the doing of time. Says nothing of how the rules differ: that is in
//! the pack's corrections.

use alloc::{string::String, vec::Vec};

use super::{index::Index, status::Status};
use crate::{
    pack::{Pack, PolicyId},
    value::{Answers, Date},
};

/// An earlier result, beside what the present rules say of the same answers and the same day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Version of the pack that it was made with.
    pub version: String,
    /// The day it was for.
    pub on: Date,
    /// What came out then, one for each policy; `None` where it does not say.
    pub was: Vec<Option<Status>>,
    /// What comes out now for that day, one for each policy of whoever answers.
    pub again: Vec<(PolicyId, Status)>,
}

/// A policy that comes out differently from before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// Which.
    pub policy: PolicyId,
    /// What came out then.
    pub was: Status,
    /// What comes out today.
    pub is: Status,
    /// Why.
    pub by: ChangedBy,
}

/// Why a policy comes out differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangedBy {
    /// The rules of this version judge the same answers differently, for the same day.
    Rules,
    /// The rules judge them as before, but the day is another.
    Time,
}

impl Receipt {
    /// The receipt of a result for `on`, of `answers` as they were on `as_of`.
    pub fn of(
        (index, pack): (&Index, &Pack),
        version: String,
        answers: &Answers,
        (as_of, on): (Date, Date),
        was: Vec<Option<Status>>,
    ) -> Self {
        let statuses = super::statuses(index, pack, answers, on, as_of);
        Self { version, on, was, again: index.policies(pack).map(|(id, _)| id).zip(statuses).collect() }
    }

    /// What differs in `now`, a status for each policy of whoever answers, of the same answers.
    pub fn compared(&self, now: impl IntoIterator<Item = Status>) -> Vec<Changed> {
        let known = self.again.iter().zip(now);
        known
            .filter_map(|((policy, again), is)| {
                let was = (*self.was.get(policy.index())?)?;
                let by = if was != *again { ChangedBy::Rules } else { ChangedBy::Time };
                (was != is).then_some(Changed { policy: *policy, was, is, by })
            })
            .collect()
    }
}
