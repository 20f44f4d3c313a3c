//! The languages of the page, and their names for the loader, files and browsers.
//!
//! Their sentences are `zh` and `en`.

use super::{Text, en::EN, zh::ZH};

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese, the initial language.
    Zh,
    /// English.
    En,
}

impl Language {
    /// Its code for the loader and in file names.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The language with this code; Chinese for any other.
    pub fn of(code: &str) -> Self {
        if code == Self::En.code() { Self::En } else { Self::Zh }
    }

    /// Its tag for browsers and screen readers.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The one to switch to.
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// Its sentences.
    pub fn text(self) -> &'static Text {
        match self {
            Self::Zh => &ZH,
            Self::En => &EN,
        }
    }
}
