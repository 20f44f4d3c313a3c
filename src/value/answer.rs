//! Answers: what a person said about each fact.
//!
//! Holds values only. The pack knows which fact may take which value; the engine decides whether an
//! answer settles anything.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::DateRange;

/// One answer. Absent and unsure both mean "not known"; they are separate because only an absent
/// answer may be asked for again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Answer {
    /// Never answered.
    #[default]
    Absent,
    /// Asked, and the person does not know or will not say. Never a "no"; not asked again.
    Unsure,
    /// There is none: no such date, no certificate, not registered. Any comparison with it is "no".
    None,
    /// Answered.
    Value(Value),
}

impl Answer {
    /// The value, if one was given.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Unsure | Self::None => None,
        }
    }

    /// Whether the person said anything that could settle a condition.
    pub fn is_given(&self) -> bool {
        matches!(self, Self::None | Self::Value(_))
    }
}

/// A given value. Its kind always matches the kind of the fact it answers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// One of the fact's options.
    Choice(OptionId),
    /// Any number of the fact's options; the empty set is "none of them".
    Set(OptionSet),
    /// A set of which only some options are settled: what a range is to a number.
    Part(PartSet),
    /// A whole number, an amount in fen or a scaled decimal, depending on the fact's kind, or the range
    /// it lies in.
    Number(Range),
    /// A day, or all days of a month or year if only that is known.
    Date(DateRange),
    /// The entries of a list.
    Records(Vec<Record>),
}

/// One entry of a list: an answer for each field of the fact's records.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Record(pub Vec<Answer>);

impl Record {
    /// The answer to the field at `index`; absent if there is none.
    pub fn get(&self, index: usize) -> &Answer {
        self.0.get(index).unwrap_or(&Answer::Absent)
    }
}

/// The bounds of a number, both included. [`i64::MIN`] and [`i64::MAX`] mean "no limit".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Range {
    /// Lower end.
    pub min: i64,
    /// Upper end.
    pub max: i64,
}

impl Range {
    /// The range of one number.
    pub const fn exactly(number: i64) -> Self {
        Self { min: number, max: number }
    }

    /// Any number.
    pub const ANY: Self = Self { min: i64::MIN, max: i64::MAX };

    /// Any number that is not negative.
    pub const COUNT: Self = Self { min: 0, max: i64::MAX };
}

/// Position of an option in its fact's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OptionId(pub u8);

/// A set of options of one fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct OptionSet(u64);

impl OptionSet {
    /// The most options a set can hold; the checker refuses longer lists.
    pub const CAPACITY: usize = 64;

    /// The empty set.
    pub const EMPTY: Self = Self(0);

    /// Whether `option` is a member. Options beyond the capacity never are.
    pub fn contains(self, option: OptionId) -> bool {
        1_u64.checked_shl(u32::from(option.0)).is_some_and(|bit| self.0 & bit != 0)
    }

    /// The set with `option` added or removed.
    #[must_use]
    pub fn with(self, option: OptionId, member: bool) -> Self {
        let bit = 1_u64.checked_shl(u32::from(option.0)).unwrap_or(0);
        Self(if member { self.0 | bit } else { self.0 & !bit })
    }

    /// Whether no option is a member.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The members, in the order of the fact's list.
    pub fn iter(self) -> impl Iterator<Item = OptionId> {
        (0..64).map(OptionId).filter(move |option| self.contains(*option))
    }
}

/// A set known in part: options that surely are members, and options that surely are not. The others
/// are unknown. An option listed in both counts as a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct PartSet {
    /// Surely members.
    pub has: OptionSet,
    /// Surely not members.
    pub lacks: OptionSet,
}

impl PartSet {
    /// Whether `option` is a member, if known.
    pub fn contains(self, option: OptionId) -> Option<bool> {
        if self.has.contains(option) { Some(true) } else { self.lacks.contains(option).then_some(false) }
    }

    /// The same set, with `option` now settled.
    #[must_use]
    pub fn with(self, option: OptionId, member: bool) -> Self {
        Self { has: self.has.with(option, member), lacks: self.lacks.with(option, !member) }
    }
}

impl FromIterator<OptionId> for OptionSet {
    fn from_iter<I: IntoIterator<Item = OptionId>>(options: I) -> Self {
        options.into_iter().fold(Self::EMPTY, |set, option| set.with(option, true))
    }
}

/// All answers of one person, indexed by the fact's position in the pack.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answers(Vec<Answer>);

impl Answers {
    /// No answers yet, for a pack of `n_facts` facts.
    pub fn none(n_facts: usize) -> Self {
        Self(alloc::vec![Answer::Absent; n_facts])
    }

    /// The answer at `index`; absent if there is none.
    pub fn get(&self, index: usize) -> &Answer {
        self.0.get(index).unwrap_or(&Answer::Absent)
    }

    /// Records an answer. Ignores an index outside the pack, which names no fact.
    pub fn set(&mut self, index: usize, answer: Answer) {
        if let Some(slot) = self.0.get_mut(index) {
            *slot = answer;
        }
    }

    /// The number of facts these answers are for.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no facts at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answers in fact order.
    pub fn iter(&self) -> impl Iterator<Item = &Answer> {
        self.0.iter()
    }
}
