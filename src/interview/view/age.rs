//! The line on top of every screen while the rules are old, with whom to call once they are too old.
//!
//! [`crate::interview::age`] decides; this only words it.

use super::Call;
use crate::interview::{
    age::Age,
    session::Session,
    text::{Text, age::AgeText},
};

/// The line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeLine {
    /// For how long nobody has looked, and what follows.
    pub said: String,
    /// Whom to call instead; empty while figures are still shown.
    pub call: Vec<Call>,
}

impl AgeLine {
    /// The line; `None` while the rules were looked at lately.
    pub fn of(session: &Session, text: &Text) -> Option<Self> {
        let words = AgeText::of(text.language);
        let (days, then, call) = match session.age {
            Age::Fresh => return None,
            Age::Old(days) => (days, words.old, Vec::new()),
            Age::TooOld(days) => (days, words.too_old, Call::all(session)),
        };
        let ask = if call.is_empty() { "" } else { words.call };
        Some(Self { said: (words.since)(days, session.pack.checked) + then + ask, call })
    }
}

/// A line of a paper or picture about the days, with that line behind it.
pub(super) fn aged(days: String, session: &Session, text: &Text) -> String {
    match AgeLine::of(session, text) {
        Some(AgeLine { said, .. }) => [days.as_str(), "\u{3000}", &said].concat(),
        None => days,
    }
}
