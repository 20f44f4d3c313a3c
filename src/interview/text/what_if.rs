//! The sentences of 换个回答比一比, in both languages.

use super::{Language, Text};

impl Text {
    /// Those of this language.
    pub fn what_if(&self) -> &'static WhatIfText {
        match self.language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

/// The sentences.
pub struct WhatIfText {
    /// Title of the screen, and the way there.
    pub title: &'static str,
    /// That nothing of it is recorded.
    pub note: &'static str,
    /// Names the list of answers.
    pub choose: &'static str,
    /// Before one is chosen.
    pub any: &'static str,
    /// There is nothing to change yet.
    pub nothing: &'static str,
    /// Above what differs.
    pub differs: fn(usize) -> String,
    /// Nothing does.
    pub same: &'static str,
    /// Before what is.
    pub now: &'static str,
    /// Before what would be.
    pub then: &'static str,
    /// Names the sum over everything.
    pub in_all: &'static str,
    /// Names the sum over twelve months.
    pub first_year: &'static str,
    /// There is no sum.
    pub no_money: &'static str,
    /// Another answer rules it out: its name, and what was said.
    pub clash: fn(&str, &str) -> String,
}

static ZH: WhatIfText = WhatIfText {
    title: "换个回答比一比",
    note: "只是比一比，不改你的回答。一次换一个，只列不一样的。",
    choose: "换哪个回答",
    any: "选一个",
    nothing: "还没有可以换的回答，先答几题。",
    differs: |n| format!("{n} 项不一样"),
    same: "换了以后，每一项的结论都一样。",
    now: "现在",
    then: "换了以后",
    in_all: "一共",
    first_year: "头一年",
    no_money: "没有可算的",
    clash: |label, said| format!("这样填和“{label}：{said}”对不上，没法比。"),
};

static EN: WhatIfText = WhatIfText {
    title: "Compare with another answer",
    note: "This only compares; your answers stay. One change at a time, and only what differs.",
    choose: "Which answer to change",
    any: "Choose one",
    nothing: "There is no answer to change yet; answer a few questions first.",
    differs: |n| match n {
        1 => "1 policy differs".into(),
        n => format!("{n} policies differ"),
    },
    same: "With that answer every policy comes out the same.",
    now: "Now",
    then: "Then",
    in_all: "In all",
    first_year: "First year",
    no_money: "Nothing to add up",
    clash: |label, said| format!("This contradicts \"{label}: {said}\", so there is nothing to compare."),
};
