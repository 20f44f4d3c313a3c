//! The sentences about a sum of money, in both languages: what it is, what it leaves out and what it is based on.
//!
//! Which amounts are added up, the engine says.

use super::{en::words::count, phrase::yuan, zh::name};
use crate::{
    pack::{Grade, Role},
    value::Fen,
};

/// The sentences.
pub struct SumText {
    /// What the sum is and is not.
    pub head: fn(Option<Role>) -> String,
    /// Why a figure is not in the lower sum: it has not been verified lately.
    pub unconfirmed: fn(Fen) -> String,
    /// The sum is paid over several years: what comes in the first.
    pub over_years: fn(&str) -> String,
    /// Why something is not in the lower sum: applications are closed, or their period is unknown.
    pub no_window: &'static str,
    /// Why something is not in the lower sum: only its ceiling is known, or it depends on more.
    pub ceilings: &'static str,
    /// How reliable the weakest figure is.
    pub grade: fn(Grade) -> &'static str,
    /// Why the lower sum is lower: how many pairs no text mentions.
    pub silent: fn(usize) -> String,
}

/// In Chinese.
pub(super) static ZH: SumText = SumText {
    head: |to| match to {
        None => "按公开标准测算，以审核为准".into(),
        Some(role) => format!("给{}的，按公开标准测算，以审核为准", name(role)),
    },
    unconfirmed: |amount| format!("其中 {} 元按旧标准算，今年以窗口答复为准，只计入上限", yuan(amount)),
    over_years: |year| format!("分几年给，头一年{year}"),
    no_window: "申请时间没有核到、或现在不在申请期的，只计入上限",
    ceilings: "只有上限、或还要看其他情况的，按顶格算，只计入上限",
    grade: |grade| match grade {
        Grade::A => "数字见政府网站上的文本",
        Grade::B => "含公开摘要或转载的数字",
        Grade::C | Grade::D => "含只核到文号、未核原文的数字",
    },
    silent: |n| format!("算进去的有 {n} 对没查到能不能同时领，上限按都能领算"),
};

/// In English.
pub(super) static EN: SumText = SumText {
    head: |to| match to {
        None => "Published amounts; the authority decides".into(),
        Some(Role::Person) => "For the person: published amounts; the authority decides".into(),
        Some(Role::Employer) => "For the employer: published amounts; the authority decides".into(),
        Some(Role::School) => "For the school: published amounts; the authority decides".into(),
    },
    unconfirmed: |amount| {
        format!(
            "The earlier standard was ¥{}; it is not confirmed for this year, so it counts only towards the highest amount",
            yuan(amount)
        )
    },
    over_years: |year| format!("Paid over several years; in the first: {year}"),
    no_window: "Amounts whose application dates were not found, or are not open now, count only towards the highest amount",
    ceilings: "Where only a ceiling is known, or other circumstances matter, the most counts, only towards the highest amount",
    grade: |grade| match grade {
        Grade::A => "Figures from texts on government sites",
        Grade::B => "Includes figures from published summaries or reprints",
        Grade::C | Grade::D => "Includes figures of documents known by number only; their text was not checked",
    },
    silent: |n| {
        let pairs = count(n, "pair", "pairs");
        format!("Of {pairs} no text says whether both can be had: the highest amount counts both")
    },
};
