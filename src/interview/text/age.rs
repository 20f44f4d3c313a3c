//! The sentences about rules that nobody has looked at for long, in both languages.
//!
//! Say what is known, for how long nobody has looked, and never that a rule has changed.

use super::{Language, en, zh};
use crate::value::Date;

/// The sentences.
pub struct AgeText {
    /// For this many days, since that day, nobody has looked.
    pub since: fn(i32, Date) -> String,
    /// What follows past the first limit.
    pub old: &'static str,
    /// What follows past the second.
    pub too_old: &'static str,
    /// Before numbers to call.
    pub call: &'static str,
    /// In place of a figure.
    pub no_figure: &'static str,
}

impl AgeText {
    /// In a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

static ZH: AgeText = AgeText {
    since: |days, checked| format!("规则核对至{}，已有 {days} 天没有再核对", zh::day(checked)),
    old: "，可能有变化。办理前请先打电话问。",
    too_old: "：金额和截止日期暂不显示，其余也可能有变化。",
    call: "请打电话问：",
    no_figure: "金额暂不显示",
};

static EN: AgeText = AgeText {
    since: |days, checked| format!("Rules last checked on {}, {days} days ago", en::figures::day(checked)),
    old: "; they may have changed. Call before you apply.",
    too_old: ": amounts and last days are not shown, and the rest may have changed.",
    call: " Please call:",
    no_figure: "Amount not shown",
};
