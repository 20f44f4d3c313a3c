//! The text a policy is searched by, and how letters are folded before comparing.
//!
//! Data, plus the folding that both sides share: the compiler folds what it writes, the list folds what people type.
//! The list decides what counts as a match.

use alloc::string::String;

use serde::{Deserialize, Serialize};

/// The text a policy is searched by, folded, in every language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SearchText {
    /// Its name and other names, one a line.
    pub names: String,
    /// What it demands, who it is for and what it is about, one a line.
    pub about: String,
    /// How the Chinese names sound, one a line: one pinyin syllable per character, without tones, separated by spaces.
    pub sounds: String,
}

/// Turns full-width letters, digits, signs and spaces into narrow ones, and capitals into lower case.
///
/// Lowers ASCII letters only: neither Chinese nor toneless pinyin has other capitals, and the table for them weighs
/// more than the list.
#[must_use]
pub fn fold(text: &str) -> String {
    let narrow = |wide: char| match wide {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => u32::from(wide).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(wide),
        other => other,
    };
    text.chars().map(|letter| narrow(letter).to_ascii_lowercase()).collect()
}
