//! What an earlier report recorded of a list, beside what the list says when it is read again.
//!
//! Only with it can anybody tell what the rules have changed: the files alone say what today's rules make of them, and not
//! what those of then made. Refuses a report that belongs to another list; reads no JSON, which `contract` does.

use super::read::{Person, Roster};
use crate::{
    engine::Status,
    pack::{Pack, PolicyId},
    value::{Answers, Date},
};

/// An earlier report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Version of the pack it was made with.
    pub version: String,
    /// Fingerprint of that pack.
    pub fingerprint: String,
    /// The day it was for.
    pub on: Date,
    /// Its people, in the order of the list.
    pub rows: Vec<RecordedRow>,
}

/// What it says of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedRow {
    /// The row in the file.
    pub row: u32,
    /// The name.
    pub name: Option<String>,
    /// The facts; `None` if this pack cannot hold them.
    pub answers: Option<Answers>,
    /// What came out, by the key of the policy.
    pub statuses: Vec<(String, Status)>,
}

/// What came out for one person then, by this pack.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recorded {
    /// Of policies that the pack still has.
    pub statuses: Vec<(PolicyId, Status)>,
    /// Of policies that it has no more, by key.
    pub dropped: Vec<(String, Status)>,
}

/// Why a report is not that of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// It is for another day.
    Day,
    /// Its people are others: the position in the report of the first that differs.
    People(usize),
    /// With the same rules it has other facts of the person at that position.
    Facts(usize),
}

impl Record {
    /// What came out for each person of `list`, read for the day `on`. `None` for who had other facts then, by other rules: what of a
    /// difference the rules do and what the reading of the file does cannot be told apart.
    pub fn of(&self, pack: &Pack, list: &Roster, on: Date) -> Result<Vec<Option<Recorded>>, Misfit> {
        if self.on != on {
            return Err(Misfit::Day);
        }
        let is_same =
            |(recorded, person): (&RecordedRow, &Person)| recorded.row == person.row && recorded.name == person.name;
        let n_same = self.rows.iter().zip(&list.people).take_while(|pair| is_same(*pair)).count();
        if n_same < self.rows.len().max(list.people.len()) {
            return Err(Misfit::People(n_same));
        }
        let of_one = |(at, (recorded, person)): (usize, (&RecordedRow, &Person))| {
            if recorded.answers.as_ref() == Some(&person.answers(pack)) {
                Ok(Some(recorded.by(pack)))
            } else if self.fingerprint == pack.fingerprint {
                Err(Misfit::Facts(at))
            } else {
                Ok(None)
            }
        };
        self.rows.iter().zip(&list.people).enumerate().map(of_one).collect()
    }
}

impl RecordedRow {
    fn by(&self, pack: &Pack) -> Recorded {
        let mut recorded = Recorded::default();
        for (key, status) in &self.statuses {
            match pack.policy_id(key) {
                Some(id) => recorded.statuses.push((id, *status)),
                None => recorded.dropped.push((key.clone(), *status)),
            }
        }
        recorded
    }
}

impl Recorded {
    /// What came out of a policy; `None` if the rules of then did not have it.
    pub fn of(&self, policy: PolicyId) -> Option<Status> {
        self.statuses.iter().find(|(id, _)| *id == policy).map(|(_, status)| *status)
    }
}
