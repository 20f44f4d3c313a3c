//! The sentences about what has changed since a result was kept, in both languages.
//!
//! What was wrong in the rules, the pack says.

use super::{en::figures, zh};
use crate::{engine::ChangedBy, value::Date};

/// The sentences.
pub struct SinceText {
    /// Above what has changed since that day.
    pub title: fn(Date) -> String,
    /// Nothing has.
    pub nothing: &'static str,
    /// What came out then, and what comes out now.
    pub moved: fn(&str, &str) -> String,
    /// Why; takes the version of the rules then.
    pub why: fn(ChangedBy, &str) -> String,
}

/// In Chinese.
pub(super) static ZH: SinceText = SinceText {
    title: |on| format!("和{}存下的结果相比", zh::day(on)),
    nothing: "按链接里带的回答，每一项的结论都和那时一样；没带的不在内。",
    moved: |was, is| format!("那时：{was}，现在：{is}"),
    why: |by, version| match by {
        ChangedBy::Rules => format!("规则有更新（那时是 {version} 版）"),
        ChangedBy::Time => "按那天算还是一样，是日子过去了".into(),
    },
};

/// In English.
pub(super) static EN: SinceText = SinceText {
    title: |on| format!("Compared with the result kept on {}", figures::day(on)),
    nothing: "By the answers that the link holds, every policy comes out as it did then; what it leaves out does not count.",
    moved: |was, is| format!("Then: {was}. Now: {is}."),
    why: |by, version| match by {
        ChangedBy::Rules => format!("The rules have changed (then version {version})."),
        ChangedBy::Time => "For that day it comes out as before; time has passed.".into(),
    },
};
