//! One person of a list as an entry among those whom the firm has hired.
//!
//! `row` puts it together; what it brings the firm is the engine's to say.

use crate::value::{Date, DateRange, Record};

/// Whether somebody is among those whom the firm has hired.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum HireOf {
    /// Not with a labour contract of this firm.
    #[default]
    No,
    /// The list does not say on what footing the person works.
    Perhaps,
    /// Yes: the entry, and the day of the hire as far as it is known.
    Yes(Record, Option<DateRange>),
}

impl HireOf {
    /// Whether the person may have come on that day or later.
    pub fn may_be_since(&self, since: Date) -> bool {
        match self {
            Self::No => false,
            Self::Perhaps => true,
            Self::Yes(_, days) => days.is_none_or(|days| days.last >= since),
        }
    }
}
