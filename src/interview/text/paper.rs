//! The words used only on paper: the sheet for the counter, the picture, and the way to the reading copy of a rule.
//!
//! Both languages next to each other; everything else is worded as on screen. No figures and no promises of its own.

use super::{Language, Text, en, zh};
use crate::value::Date;

impl Text {
    /// The sentences used on paper only.
    pub fn paper(&self) -> &'static Paper {
        match self.language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

/// The words of the sheet in one language.
pub struct Paper {
    /// Its title, with the place.
    pub title: &'static str,
    /// Who made it, and for which place, above the picture.
    pub brand: &'static str,
    /// The day it is for, and the day the rules were checked.
    pub days: fn(Date, Date) -> String,
    /// Names the conditions of a policy.
    pub conditions: &'static str,
    /// Names what must be done before applying.
    pub first: &'static str,
    /// Names the papers to bring, with boxes to tick.
    pub papers: &'static str,
    /// Papers in a line, in the picture.
    pub bring: fn(&str) -> String,
    /// The pack names no papers.
    pub no_papers: &'static str,
    /// Names papers that are only to be kept.
    pub keeps: &'static str,
    /// The texts with the papers have not arrived yet.
    pub papers_missing: &'static str,
    /// There is nothing to take to a counter.
    pub nothing: &'static str,
    /// Names what may not be had together of all this.
    pub apart: &'static str,
    /// In front of the source that says so.
    pub by_source: &'static str,
    /// This many more policies depend on sensitive answers and are left out.
    pub left_out: fn(usize) -> String,
    /// The same, with how to include them.
    pub tick_for_more: &'static str,
    /// How many lack answers and how many do not fit; `None` if there are neither.
    pub others: fn(usize, usize) -> Option<String>,
    /// Names the answers.
    pub answers: &'static str,
    /// What the QR code opens.
    pub scan: &'static str,
    /// The button that prints.
    pub print: &'static str,
    /// What is printed.
    pub print_note: &'static str,
    /// Names the picture of a rule in the reading copy, and leads there.
    pub rule: &'static str,
}

/// Chinese.
pub static ZH: Paper = Paper {
    title: "丽水经开区人才政策自测单",
    brand: "才策 · 丽水经开区人才政策自测",
    days: |on, checked| format!("测算日期：{}　规则核对至：{}", zh::day(on), zh::day(checked)),
    conditions: "条件",
    first: "先办",
    papers: "带什么（备好打勾）",
    bring: |papers| format!("带：{papers}"),
    no_papers: "材料没有核到，去之前先打电话问。",
    keeps: "自己留好备查，不用带",
    papers_missing: "材料清单还没取到，连上网再打印一次。",
    nothing: "按现在填的，还没有要去窗口办的。",
    apart: "不能都拿",
    by_source: "见：",
    left_out: |n| format!("另有 {n} 项未带"),
    tick_for_more: "（和本人或家庭情况有关；要带，在“带走结果”里勾选）",
    others: |open, not_met| match (open, not_met) {
        (0, 0) => None,
        (open, 0) => Some(format!("还有 {open} 项差回答。")),
        (0, not_met) => Some(format!("另有 {not_met} 项目前不满足。")),
        (open, not_met) => Some(format!("还有 {open} 项差回答，另有 {not_met} 项目前不满足。")),
    },
    answers: "本人填的（没有核对过）",
    scan: "扫码看这份结果",
    print: "打印去窗口的单子",
    print_note: "A4 一两页：条件、材料、去哪办。上面勾了什么就带什么。",
    rule: "这条规则怎么判",
};

/// English.
pub static EN: Paper = Paper {
    title: "Lishui ETDZ talent policies: self-assessment sheet",
    brand: "Caice · talent policies of Lishui ETDZ",
    days: |on, checked| {
        format!("Assessed for {}. Rules checked up to {}.", en::figures::day(on), en::figures::day(checked))
    },
    conditions: "Conditions",
    first: "First",
    papers: "What to bring (tick when ready)",
    bring: |papers| format!("Bring: {papers}"),
    no_papers: "No list of papers was found; call before you go.",
    keeps: "Keep in case of an inspection, not to bring",
    papers_missing: "The list of papers has not arrived; go online and print again.",
    nothing: "By your answers there is nothing to take to a counter yet.",
    apart: "Not to be had together",
    by_source: " See ",
    left_out: |n| match n {
        1 => "1 more is left out".into(),
        n => format!("{n} more are left out"),
    },
    tick_for_more: " (rests on questions about you or your household; tick that under \"Save or share\" to include it)",
    others: |open, not_met| match (open, not_met) {
        (0, 0) => None,
        (open, 0) => Some(format!("Still lacking answers: {open}.")),
        (0, not_met) => Some(format!("Not fitting at present: {not_met}.")),
        (open, not_met) => Some(format!("Still lacking answers: {open}. Not fitting at present: {not_met}.")),
    },
    answers: "What was answered (not verified)",
    scan: "Scan to open this result",
    print: "Print a sheet for the counter",
    print_note: "One or two A4 pages: conditions, papers, where to go. It carries what is ticked above.",
    rule: "How this rule decides",
};
