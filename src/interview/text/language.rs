//! The languages the page speaks, and what loader, files and browsers call them.
//!
//! Their sentences are `zh` and `en`.

use super::{Text, en::EN, zh::ZH};

/// A language the page speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese, in which the page opens.
    Zh,
    /// English.
    En,
}

impl Language {
    /// What the loader and the names of files call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The language called so; Chinese for any other name.
    pub fn of(code: &str) -> Self {
        if code == Self::En.code() { Self::En } else { Self::Zh }
    }

    /// What browsers and screen readers call it.
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
