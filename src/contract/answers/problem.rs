//! Why an answer cannot be used: what is wrong, where, and what to do about it.
//!
//! A plain value that the readers of answers collect; decides nothing.

use super::super::{Code, suggestion};

/// Why an answer cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its kind.
    pub code: Code,
    /// Its place in the answers, such as `hardship_categories[1]` or `skill_certificates[0].issued_on`.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Problem {
    pub(in crate::contract) fn new(
        code: Code,
        path: &str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { code, path: path.to_owned(), message: message.into(), hint: Some(hint.into()) }
    }

    /// A problem about an unknown name, with did-you-mean.
    pub(super) fn unknown<'k>(
        code: Code,
        path: &str,
        message: String,
        name: &str,
        known: impl Iterator<Item = &'k str>,
    ) -> Self {
        let hint = suggestion(name, known).or_else(|| Some("look up the key in facts.yaml".to_owned()));
        Self { code, path: path.to_owned(), message, hint }
    }
}
