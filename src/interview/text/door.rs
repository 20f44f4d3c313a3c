//! The sentences of the doors, and of starting again where answers are kept, in both languages.

use super::{Language, Text};

impl Text {
    /// Those of this language.
    pub fn door(&self) -> &'static DoorText {
        match self.language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

/// The sentences.
pub struct DoorText {
    /// Asks about what is behind a door only.
    pub only_these: &'static str,
    /// How many policies are behind it, and, if a question about them is open, why to ask about them alone.
    pub behind: fn(usize, bool) -> String,
    /// Asks whether to clear everything, where the device keeps it for a day.
    pub restart_kept: &'static str,
    /// After clearing, that answers which another tab keeps are still on the device.
    pub still_kept: &'static str,
    /// Clears those, too.
    pub clear_kept: &'static str,
}

/// Chinese.
static ZH: DoorText = DoorText {
    only_these: "只测这几项",
    behind: |n, open| format!("这一类收录 {n} 项。{}", if open { "只测这几项，题目少一些。" } else { "" }),
    restart_kept: "清空你的全部答案，从头再来？记在这台手机上的也一起清掉，清空后找不回来。",
    still_kept: "这一页清空了。另一个页面记在这台手机上的答案还在。",
    clear_kept: "也清掉",
};

/// English.
static EN: DoorText = DoorText {
    only_these: "Check only these",
    behind: |n, open| {
        let policies = if n == 1 { "1 policy of this kind.".into() } else { format!("{n} policies of this kind.") };
        format!("{policies}{}", if open { " Checking only these takes fewer questions." } else { "" })
    },
    restart_kept: "Clear all your answers and start over? What is kept on this phone goes, too, and cannot be recovered.",
    still_kept: "This tab is cleared. Answers that another tab keeps on this phone are still there.",
    clear_kept: "Clear those, too",
};
