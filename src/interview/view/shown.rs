//! A result that somebody handed on: how each policy came out for them, and for which day.
//!
//! No answer can be read from it, so nothing is explained here; each line leads to the policy's page.

use crate::{
    engine::Status,
    interview::{session::Session, text::Text},
    value::Date,
};

/// What a result link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownView {
    /// The day it is for.
    pub on: Date,
    /// Key, name, status and that in a word, of each policy it speaks of but those that do not match.
    pub lines: Vec<(String, String, Status, &'static str)>,
    /// How many do not match.
    pub n_not_met: usize,
}

impl ShownView {
    /// What was handed on; none where nothing was.
    pub fn of(session: &Session, text: &Text) -> Option<Self> {
        let (on, statuses) = session.shown.as_ref()?;
        let mut lines = Vec::new();
        let mut n_not_met = 0;
        for ((policy, words), status) in session.pack.policies.iter().zip(&session.short.policies).zip(statuses) {
            match status {
                Some(Status::NotMet) => n_not_met += 1,
                Some(status) => {
                    lines.push((policy.key.clone(), words.title.clone(), *status, (text.tag)(*status)));
                }
                None => {}
            }
        }
        Some(Self { on: *on, lines, n_not_met })
    }
}
