//! The sentences about what a policy lacks, in both languages: answers, conditions of which one suffices, and what the office
//! has yet to judge.
//!
//! Promises no number: what is asked next hangs on the answer. Which questions and conditions they are, the pack says.

use super::{
    en::words::{first_few as few, quoted as all},
    zh::{first_few, quoted},
};

/// The sentences.
pub struct LackText {
    /// In a word or two, by how many questions are open now: others may follow, and one answer may be enough of several.
    pub tag: fn(usize) -> &'static str,
    /// These answers are missing, and the person declined to give those, if any.
    pub answers: fn(&[String], &[String]) -> String,
    /// The person declined these questions.
    pub declined: fn(&[String]) -> String,
    /// After a condition of which another would do as well.
    pub one_of: &'static str,
    /// After a verdict: so many conditions are left to the office, and one of them if its name is short.
    pub office: fn(usize, Option<&str>) -> String,
    /// How many characters a name there has at most.
    pub short: usize,
    /// The policy has conditions of that kind; whether they matter to somebody else is not known.
    pub office_perhaps: &'static str,
    /// Leads to so many more questions to look up.
    pub to_look_up: fn(usize) -> String,
}

/// In Chinese.
pub(super) static ZH: LackText = LackText {
    tag: |n| if n == 1 { "至少还差 1 个回答" } else { "还差几个回答" },
    answers: |labels, declined| {
        let also = format!("；你没有回答{}，也可能影响判断", quoted(declined));
        format!("先要知道{}{}。", first_few(labels), if declined.is_empty() { "" } else { &also })
    },
    declined: |labels| format!("你选择了不回答{}，这一项暂时判断不了。", quoted(labels)),
    one_of: "等几种里的一种",
    office: |n, name| {
        let name = name.map(|name| format!("{}“{name}”", if n == 1 { "：" } else { "，如" })).unwrap_or_default();
        format!("另有 {n} 项由主管部门核定{name}。")
    },
    short: 24,
    office_perhaps: "可能还有条件要由主管部门核定。",
    to_look_up: |n| format!("还有 {n} 项"),
};

/// In English.
pub(super) static EN: LackText = LackText {
    tag: |n| if n == 1 { "At least 1 answer needed" } else { "A few answers needed" },
    answers: |labels, declined| {
        let also = format!(" You chose not to answer {}, which may matter as well.", all(declined));
        format!("Still needed: {}.{}", few(labels), if declined.is_empty() { "" } else { &also })
    },
    declined: |labels| format!("You chose not to answer {}, so this cannot be judged for now.", all(labels)),
    one_of: ", or another of several",
    office: |n, name| {
        let such = if n == 1 { ": " } else { ", such as " };
        let name = name.map(|name| format!("{such}\"{name}\"")).unwrap_or_default();
        match n {
            1 => format!(" 1 condition is for the authority to judge{name}."),
            n => format!(" {n} conditions are for the authority to judge{name}."),
        }
    },
    short: 96,
    office_perhaps: "There may be conditions for the authority to judge.",
    to_look_up: |n| format!("{n} more"),
};
