//! One person of a list as an entry among those whom the firm has hired.
//!
//! `facts` puts it together; what it brings the firm is the engine's to say.

use crate::value::{Answer, Date, Record, Value};

/// One person as somebody the firm has hired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HireOf(pub Record);

impl HireOf {
    /// Whether the contract may have begun after that day.
    pub fn may_begin_after(&self, since: Date) -> bool {
        let days = |answer: &Answer| match answer {
            Answer::Value(Value::Date(days)) => Some(*days),
            _ => None,
        };
        // Of the two dates of a record the first is the day of the hire.
        self.0.0.iter().find_map(days).is_none_or(|days| days.last >= since)
    }
}
