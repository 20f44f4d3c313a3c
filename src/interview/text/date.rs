//! The sentences about how precise a date has to be, and of one that must lie ahead, in both languages.
//!
//! What is asked, the pack says, without naming a precision: which one a field takes changes with the answers.

use super::{Language, Text};

impl Text {
    /// Those of this language.
    pub fn date(&self) -> &'static DateText {
        match self.language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

/// The sentences.
pub struct DateText {
    /// After the help for a date that is asked to the month.
    pub month: &'static str,
    /// After the help for one whose day can be chosen.
    pub day: &'static str,
    /// What is asked for lies ahead, and the day has passed.
    pub passed: &'static str,
    /// After the name of a date of which only the day is not known.
    pub which: &'static str,
}

/// Chinese.
static ZH: DateText = DateText {
    month: "选年和月就行。",
    day: "日记不清就空着。",
    passed: "这里填以后的日子，你填的已经过去了。如果已经办成，请返回改前面的回答。",
    which: "（几号）",
};

/// English.
static EN: DateText = DateText {
    month: " Year and month will do.",
    day: " Leave the day open if you do not remember it.",
    passed: "This asks for a day still to come, and that one has passed. If it has happened, go back and change the earlier answer.",
    which: " (which day)",
};
