//! The words used only in the reading copy; everything else is worded as on screen.
//!
//! Both languages next to each other. No figures and no promises of its own.

use crate::{interview::text::Language, value::Date};

/// The words in one language.
pub(super) struct Words {
    /// Title of the list of all policies.
    pub(super) all: &'static str,
    /// Below it: whom these pages are for, and what they rest on.
    pub(super) note: &'static str,
    /// Until which day the rules were checked, and in which version.
    pub(super) checked: fn(&str, &str) -> String,
    /// Leads to the self-assessment.
    pub(super) app: &'static str,
    /// Leads to the policy there.
    pub(super) app_policy: &'static str,
    /// Names other names of a policy.
    pub(super) aliases: &'static str,
    /// Names whether the rule is in force.
    pub(super) state: &'static str,
    /// In force, and no end is known.
    pub(super) no_end: &'static str,
    /// Names whom a policy is for.
    pub(super) roles: &'static str,
    /// Who began in time may go on after the last day.
    pub(super) runs_on: &'static str,
    /// Names when to apply.
    pub(super) window: &'static str,
    /// Every year from one day to another, and whether that is confirmed. Each is a month and a day.
    pub(super) yearly: fn((u8, u8), (u8, u8), bool) -> String,
    /// Names how well a policy is known.
    pub(super) known: &'static str,
    /// A jury chooses among those who qualify.
    pub(super) competitive: &'static str,
    /// Heads the key to the picture.
    pub(super) key: &'static str,
    /// A clause that answers decide.
    pub(super) asked: &'static str,
    /// Where the numbers in the boxes lead.
    pub(super) numbers: &'static str,
    /// Between alternatives.
    pub(super) or: &'static str,
    /// Puts words in brackets, in the picture's description.
    pub(super) aside: fn(&str) -> String,
    /// Names the questions that a clause looks at.
    pub(super) looks_at: &'static str,
    /// Names the step that a gate demands.
    pub(super) step: &'static str,
    /// Stands for an amount that the answers decide.
    pub(super) by_answers: &'static str,
    /// A figure that is not known to hold today.
    pub(super) unverified: &'static str,
    /// Names the clauses that are checked again before later payments.
    pub(super) recheck: &'static str,
    /// Heads the relations with other policies.
    pub(super) relations: &'static str,
    /// Not both.
    pub(super) excludes: &'static str,
    /// The better of the two.
    pub(super) choose_best: &'static str,
    /// Both.
    pub(super) stacks: &'static str,
    /// No text says anything.
    pub(super) silent: &'static str,
    /// Only if both are about the same object.
    pub(super) same_object: &'static str,
    /// Heads what was corrected.
    pub(super) corrections: &'static str,
    /// Heads the examples; below it, what they are.
    pub(super) examples: &'static str,
    pub(super) examples_note: &'static str,
    /// Numbers an example where its name, which authors write in Chinese alone, could not be read.
    pub(super) example: Option<&'static str>,
    /// The columns of their table.
    pub(super) columns: [&'static str; 3],
    /// An example in which nothing was answered.
    pub(super) nothing_said: &'static str,
}

impl Words {
    /// The words in a language.
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

static ZH: Words = Words {
    all: "政策规则全文",
    note: "给政策干部和想看细的人：每项政策的条件、出处、金额和没核到的地方。自测用的是同一套规则。",
    checked: |day, version| format!("规则核对至：{day}，版本 {version}"),
    app: "去自测",
    app_policy: "看自己合不合适",
    aliases: "别名：",
    state: "状态",
    no_end: "执行中，没有写明期限",
    roles: "给谁",
    runs_on: "到期前已经开始的，可以继续享受到期满。",
    window: "申请时间",
    yearly: |(opens, from), (closes, to), confirmed| {
        let doubt = if confirmed { "" } else { "，是否沿用待确认" };
        format!("每年{opens}月{from}日至{closes}月{to}日{doubt}")
    },
    known: "核对程度",
    competitive: "名额有限，由评审决定，不计入金额。",
    key: "怎么看图",
    asked: "看回答就能判",
    numbers: "框里的数字，对应下面“条件”里的同一条。",
    or: "或",
    aside: |words| format!("（{words}）"),
    looks_at: "看这些回答：",
    step: "要先做：",
    by_answers: "金额按回答算",
    unverified: "现行标准待确认",
    recheck: "以后每次给之前再看：",
    relations: "和别的政策",
    excludes: "只能拿一项",
    choose_best: "只能拿一项，取好的那一项",
    stacks: "能一起拿",
    silent: "没查到能不能一起拿",
    same_object: "指同一张证书、同一个人这样的同一件事。",
    corrections: "更正过的",
    examples: "举例",
    examples_note: "这些例子和规则写在一起，每次改规则都重新算一遍。人是编的。",
    example: None,
    columns: ["谁、哪一天", "怎么答", "结果"],
    nothing_said: "什么都没答",
};

static EN: Words = Words {
    all: "The policies and their rules",
    note: "For policy officers and anyone who wants the details: the conditions, sources and amounts of each policy, and what could not be confirmed. The self-assessment uses the same rules.",
    checked: |day, version| format!("Rules checked up to {day}, version {version}"),
    app: "Check for yourself",
    app_policy: "See whether it suits you",
    aliases: "Also known as: ",
    state: "Status",
    no_end: "In force; no end is stated",
    roles: "Who gets it",
    runs_on: "Anyone who began before that day may continue to the end of their own term.",
    window: "When to apply",
    yearly: |opens, closes, confirmed| {
        let doubt = if confirmed { "" } else { "; whether that still holds is not confirmed" };
        format!("Every year from {} to {}{doubt}", day_of_year(opens), day_of_year(closes))
    },
    known: "How well known",
    competitive: "Places are limited and reviewers choose, so no amount is counted.",
    key: "How to read the picture",
    asked: "Decided by the answers",
    numbers: "The number in a box is that of the condition below.",
    or: "or",
    aside: |words| format!(" ({words})"),
    looks_at: "Looks at these answers: ",
    step: "Do this first: ",
    by_answers: "Worked out from the answers",
    unverified: "Current standard not confirmed",
    recheck: "Checked again before each later payment: ",
    relations: "Together with other policies",
    excludes: "Only one of the two",
    choose_best: "Only the better of the two",
    stacks: "Both are possible",
    silent: "No text was found on having both",
    same_object: "This concerns the same thing, such as one certificate or one person.",
    corrections: "What has been corrected",
    examples: "Examples",
    examples_note: "These are kept beside the rule and worked out again whenever it changes. The people are invented.",
    example: Some("Example"),
    columns: ["Who, and on which day", "What they answer", "What comes out"],
    nothing_said: "Nothing answered",
};

/// `3 May`, taken from a leap year's date.
fn day_of_year((month, day): (u8, u8)) -> String {
    let date = Date::new(2024, u32::from(month), u32::from(day)).ok();
    let day = date.map(|date| (Language::En.text().days)(crate::value::DateRange { first: date, last: date }));
    day.unwrap_or_default().replace(" 2024", "").replace(", 2024", "")
}
