//! The languages of what is written about a list.
//!
//! The page has the same two with sentences of its own, which this layer does not see.

use super::{en::EN, words::Say, zh::ZH};

/// A language of what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// Its code, by which a pack's texts are found.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The language of that code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Its sentences.
    pub fn say(self) -> &'static Say {
        match self {
            Self::Zh => &ZH,
            Self::En => &EN,
        }
    }
}
