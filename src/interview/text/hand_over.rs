//! The sentences of 给展位, in both languages.

use super::{Language, Text};

/// The sentences.
pub struct HandOverText {
    /// Title of the screen, and the way there.
    pub title: &'static str,
    /// What the code is for, and what it holds.
    pub note: &'static str,
    /// Without anything to hand over.
    pub nothing: &'static str,
    /// Above the code as characters.
    pub by_hand: &'static str,
}

impl Text {
    /// Those of this language.
    pub fn hand_over(&self) -> &'static HandOverText {
        match self.language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

static ZH: HandOverText = HandOverText {
    title: "给展位扫一下",
    note: "招聘会上给展位的平板扫。码里只有下面几项，不带姓名，也不带家庭情况，不用联网。",
    nothing: "还没有展位会问的回答，先答几题。",
    by_hand: "扫不了，就把这串字给展位输入：",
};

static EN: HandOverText = HandOverText {
    title: "Show it to a stand",
    note: "For the tablet of a stand at a fair. The code holds only what is listed here: no name, nothing of your family. No network needed.",
    nothing: "Nothing that a stand asks is answered yet; answer a few questions first.",
    by_hand: "If it cannot be scanned, let the stand type this:",
};
