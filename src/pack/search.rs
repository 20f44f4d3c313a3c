//! What a policy is searched by, and how letters are folded before they are compared.
//!
//! Data and the folding that both sides share: the compiler folds what it writes, the list what is typed. What counts as
//! found is the list's to say.

use alloc::string::String;

use serde::{Deserialize, Serialize};

/// What a policy is searched by: folded, in every language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SearchText {
    /// Its name and other names, one a line.
    pub names: String,
    /// What it demands, whom it is for and what it is about, one a line.
    pub about: String,
    /// How the Chinese names sound, one a line: a syllable of pinyin for each character, without tones, parted by spaces.
    pub sounds: String,
}

/// Full-width letters, digits, signs and spaces as the narrow ones, capitals as small letters.
///
/// Of letters beyond ASCII none is made small: neither Chinese nor pinyin without tones has such, and the table for
/// them weighs more than the list.
#[must_use]
pub fn fold(text: &str) -> String {
    let narrow = |wide: char| match wide {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => u32::from(wide).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(wide),
        other => other,
    };
    text.chars().map(|letter| narrow(letter).to_ascii_lowercase()).collect()
}
