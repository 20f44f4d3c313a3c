//! The interface in Chinese.
//!
//! 你 for persons; never a promise; the verdict first, the next step last.

use super::{Text, phrase::yuan};
use crate::{
    pack::{Grade, Role},
    value::{Date, DateRange},
};

/// Chinese.
pub static ZH: Text = Text {
    home_title: "才策 · 看看哪些人才政策可能适合你",
    title: |screen| format!("{screen} · 才策"),

    back: "返回",
    see_result: "看结果",
    change_answers: "改答案",
    go_on: "继续回答",
    progress: "进度",

    nth_question: |topic, n| if topic.is_empty() { format!("第 {n} 题") } else { format!("{topic} · 第 {n} 题") },
    yes: "是",
    no: "否",
    unsure: "不清楚",
    declined: "不想说",
    skip: "先跳过，记到待查",
    next: "下一题",
    save: "保存",
    pick_first: |unsure| format!("请选一项，或点“{unsure}”。"),
    pick_many: "可以多选。",
    none_of_them: "都没有",
    settles: |n| format!("能帮你判断 {n} 项政策。"),
    refutes: "用来核对一个默认成立的条件。",
    so_far: "目前的判断",

    answers_title: "你的答案",
    no_answers: "还没有答案。",
    not_answered: "未答",
    put_off: "未答（先跳过了）",
    change: "改",
    add_now: "现在补",
    comma: "、",
    days,

    result_title: "自测结果",
    as_of: |on| format!("按 {on} 测算"),
    sum_head: |to| match to {
        None => "按公开标准测算，以审核为准".into(),
        Some(role) => format!("给{}的，按公开标准测算，以审核为准", name(role)),
    },
    sum: |cash| {
        if cash.min == cash.max {
            format!("¥{}", yuan(cash.max))
        } else if cash.min.0 > 0 {
            format!("¥{} 起", yuan(cash.min))
        } else {
            format!("最多 ¥{}", yuan(cash.max))
        }
    },
    sum_at_most: |max| format!("最多 ¥{}，要同时满足下列条件", yuan(max)),
    sum_unconfirmed: |amount| format!("原标准 {} 元，今年是否沿用待确认，只计入“最多”", yuan(amount)),
    sum_no_window: "申请时间没有核到，只计入“最多”",
    sum_grade: |grade| match grade {
        Grade::A => "数字见文件原文",
        Grade::B => "含公开摘要或转载的数字",
        Grade::C | Grade::D => "含只核到文号、未核原文的数字",
    },
    nothing_known: ("还没有能判断的", "先答几题，随时可以回来看。"),
    nothing_known_asked: ("还没有能判断的", "不清楚的、跳过的，知道了再补；也可以直接咨询。"),
    nothing_matches: ("目前没有对得上的", "填错了可以改答案；有疑问可直接咨询或申请。"),
    no_figure: ("有初步匹配的", "金额没有核到，不显示。"),
    settled_of: |settled, total| format!("已判断 {settled} / {total}"),
    to_look_up: "待查",
    disclaimer: "本工具按公开政策文件自测，结果仅供参考，不是行政决定或承诺，也不是申请凭证。是否受理、能否享受、金额多少，以主管部门审核为准。自测结果不影响你依法咨询和申请。",
    restart: "从头再来",
    restart_sure: "清空你的全部答案，从头再来？答案没有保存在别处，清空后找不回来。",
    restart_yes: "清空，从头再来",
    restart_no: "先不清空",

    group_met: |n| format!("初步匹配 {n} 项"),
    group_needs: |n| format!("还没判断 {n} 项"),
    group_unconfirmed: |n| format!("待确认 {n} 项"),
    group_not_met: |n| format!("目前不满足 {n} 项"),

    tag_met: "初步匹配",
    tag_needs: |n| format!("还差 {n} 个回答"),
    tag_open: "暂时判断不了",
    tag_unconfirmed: "待确认",
    tag_part_unconfirmed: "部分待确认",
    tag_not_met: "目前不满足",
    verdict_met: |assumed| match assumed {
        0 => "按你填的，公开条件都对得上，以审核为准。申请时间没有核到，先问清楚。".into(),
        n => {
            format!("按你填的，公开条件都对得上；其中 {n} 条默认成立，请核对。申请时间没有核到，先问清楚，以审核为准。")
        }
    },
    verdict_needs: |labels| format!("知道{}就能判断。", quoted(labels)),
    verdict_needs_and_declined: |labels, declined| {
        format!("先要知道{}；你没有回答{}，也可能影响判断。", quoted(labels), quoted(declined))
    },
    verdict_declined: |labels| format!("你选择了不回答{}，这一项暂时判断不了。", quoted(labels)),
    verdict_unconfirmed: "只知道有这项政策，没核到正式文件，条件和金额不显示。",
    verdict_part_unconfirmed: |clauses| format!("你填的都对得上，但{}没有核到，暂时判断不了。", quoted(clauses)),
    verdict_not_met: |clauses| {
        let named: String = clauses
            .iter()
            .take(2)
            .map(|(clause, said)| if said.is_empty() { clause.clone() } else { format!("{clause}（你填：{said}）") })
            .reduce(|list, clause| format!("{list}；{clause}"))
            .unwrap_or_default();
        let more = if clauses.len() > 2 { format!("等 {} 条", clauses.len()) } else { String::new() };
        format!("没对上：{named}{more}。有疑问可直接咨询或申请。")
    },
    figure: |amount| format!("¥{}", yuan(amount)),
    old_figure: |amount| format!("原标准 ¥{}", yuan(amount)),
    old_figure_note: |since| format!("这个标准 {}还在列，今年是否沿用待确认。", day(since)),

    why: "为什么",
    you_said: "你填：",
    colon: "：",
    cited: "依据：",
    seen: |day| format!("{day} 查看"),
    leaves: "（打开外部网站）",
    office: "由主管部门核定",
    assumed: "默认成立，请核对",
    not_so: "不是这样",
    uncertain: "不确定",

    apply: "材料与办理",
    how: "怎么办",
    papers: "材料",
    sources: "依据",
    loading: "正在取详细说明…",
    not_loaded: "详细说明没取到。",
    again: "再试",
    contact: "去哪办、找谁问",
};

fn name(role: Role) -> &'static str {
    match role {
        Role::Person => "个人",
        Role::Employer => "单位",
        Role::School => "学校",
    }
}

/// `2025年4月8日`.
fn day(date: Date) -> String {
    let (year, month, day) = date.year_month_day();
    format!("{year}年{month}月{day}日")
}

/// A day; the first and the last where it may be several.
fn days(range: DateRange) -> String {
    if range.first == range.last { day(range.first) } else { format!("{}至{}", day(range.first), day(range.last)) }
}

/// `“甲”“乙”`.
fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("“{name}”")).reduce(|list, name| list + &name).unwrap_or_else(|| "它".to_string())
}
