//! What an earlier report recorded of a list, beside what the list says when it is read again.
//!
//! Only with it can anybody tell what the rules have changed: the files alone say what today's rules make of them, and not
//! what those of then made. Refuses a report that belongs to another list. Reads no JSON, which `contract` does, and no workbook, which
//! `saved` does.

use super::read::{Person, Roster};
use crate::{
    engine::Status,
    pack::{Pack, PolicyId, crc32},
    value::{Answer, Answers, Date},
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
    /// Whose it is.
    pub whose: Whose,
    /// What came out, by the key of the policy.
    pub statuses: Vec<(String, Status)>,
}

/// By what a row of a report is known to be a person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// By the name and the facts, which are `None` if this pack cannot hold them.
    Told(Option<String>, Option<Answers>),
    /// By sums of both.
    Sums(Sums),
}

/// A person's name and facts as sums: enough to see that they are the same, and not to say what they are.
///
/// CRC-32 (IEEE 802.3): whoever wanted two people to have the same would find them, and nobody is served by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// Of the name.
    pub name: u32,
    /// Of the facts: of what each is called and its answer, in the order of their names. Options count by their place, so that where
    /// other rules know more of them the sum is another.
    pub facts: u32,
}

impl Sums {
    /// Those of a person.
    pub fn of(pack: &Pack, person: &Person) -> Self {
        let answers = person.answers(pack);
        let mut given: Vec<(&str, &Answer)> =
            pack.facts.iter().map(|fact| fact.key.as_str()).zip(answers.iter()).collect();
        given.retain(|(_, answer)| **answer != Answer::Absent);
        given.sort_by_key(|(key, _)| *key);
        let mut bytes = Vec::new();
        for (key, answer) in given {
            bytes.extend(key.as_bytes());
            bytes.push(0);
            // Fails for no answer that is held in memory.
            bytes.extend(postcard::to_allocvec(answer).unwrap_or_default());
        }
        Self { name: crc32(person.name.as_deref().unwrap_or_default().as_bytes()), facts: crc32(&bytes) }
    }
}

impl Whose {
    /// Whether the name is that of a person, and whether the facts are.
    fn is(&self, pack: &Pack, person: &Person) -> (bool, bool) {
        match self {
            Self::Told(name, answers) => (*name == person.name, answers.as_ref() == Some(&person.answers(pack))),
            Self::Sums(sums) => {
                let own = Sums::of(pack, person);
                (sums.name == own.name, sums.facts == own.facts)
            }
        }
    }
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
        let known = |(recorded, person): (&RecordedRow, &Person)| {
            let (name, facts) = recorded.whose.is(pack, person);
            (recorded.row == person.row && name).then_some(facts)
        };
        // Whether the facts are the same, of those who are at their place.
        let same: Vec<bool> = self.rows.iter().zip(&list.people).map_while(known).collect();
        if same.len() < self.rows.len().max(list.people.len()) {
            return Err(Misfit::People(same.len()));
        }
        let of_one = |(at, (recorded, is_same)): (usize, (&RecordedRow, bool))| {
            if is_same {
                Ok(Some(recorded.by(pack)))
            } else if self.fingerprint == pack.fingerprint {
                Err(Misfit::Facts(at))
            } else {
                Ok(None)
            }
        };
        self.rows.iter().zip(same).enumerate().map(of_one).collect()
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
