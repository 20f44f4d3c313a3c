//! The sentences of 我的计划, in both languages.
//!
//! What to do for which policy, the pack says. None of them promises a day or an amount.

use super::{Language, Text, en::figures, zh};
use crate::{engine::End, pack::Role, value::Date};

impl Text {
    /// Those of this language.
    pub fn plan(&self) -> &'static PlanText {
        match self.language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

/// The sentences.
pub struct PlanText {
    /// Title of the screen, and the way there.
    pub title: &'static str,
    /// Beside the way there: how many tasks, how many days.
    pub has: fn(usize, usize) -> String,
    /// What the order is, and what ticks are for.
    pub note: &'static str,
    /// How many are ticked off, of how many.
    pub done: fn(usize, usize) -> String,
    /// Ticks a task off.
    pub tick: &'static str,
    /// Leads to the question, once a step is taken.
    pub answer: &'static str,
    /// Leads to the policy's page.
    pub conditions: &'static str,
    /// Applies: the policy, who applies, whether steps come first.
    pub apply: fn(&str, Role, bool) -> String,
    /// Nothing to do but watch.
    pub watch: fn(&str) -> String,
    /// Calls about the policy.
    pub ask: fn(&str) -> String,
    /// What a step is for.
    pub serves: fn(&[String]) -> String,
    /// From when, and whether it may come earlier.
    pub from: fn(Date, bool) -> String,
    /// Until when, and what ends then.
    pub until: fn(Date, End) -> String,
    /// From when until when.
    pub between: fn(Date, Date) -> String,
    /// A day.
    pub day: fn(Date) -> String,
    /// What happens on a first day, which may come earlier.
    pub first_day: fn(&str, bool) -> String,
    /// What happens on a last day, and what ends on it.
    pub last_day: fn(&str, End) -> String,
    /// Above what is left out.
    pub left_out: &'static str,
    /// Above what does not surely go together.
    pub together: &'static str,
    /// Above the days.
    pub dates: &'static str,
    /// There are no days: the rules name none.
    pub no_dates: &'static str,
    /// Saves one day for the device's calendar.
    pub save_day: &'static str,
    /// Saves all of them.
    pub save_days: &'static str,
    /// What to do where the device saves no files.
    pub save_note: &'static str,
    /// Above the picture of 24 months.
    pub months: &'static str,
    /// Above the papers.
    pub papers: &'static str,
    /// What is not known about them.
    pub papers_note: &'static str,
    /// What a paper is for.
    pub paper_for: fn(&str) -> String,
    /// This many rest on sensitive answers, and stay out of print and of the file of all days.
    pub untold: fn(usize) -> String,
    /// There is nothing to do yet.
    pub nothing: &'static str,
    /// Questions are open that may add to it.
    pub open: &'static str,
    /// Prints the plan.
    pub print: &'static str,
}

/// Chinese.
static ZH: PlanText = PlanText {
    title: "我的计划",
    has: |steps, dates| {
        let dates = if dates > 0 { format!("，{dates} 个日子") } else { String::new() };
        if steps > 0 { format!("{steps} 件事{dates}") } else { "都办了".into() }
    },
    note: "按先后排好：一年内截止的、要尽快办的在前，现在能办的接着（有待遇的在先，一步能办完的在先），到时才能办的在后。办完一件勾一件。",
    done: |done, of| format!("已办 {done} / {of}"),
    tick: "办好了",
    answer: "办好后，改这个回答，结果会跟着变",
    conditions: "条件与出处",
    apply: |title, who, after| {
        let who = match who {
            Role::Person => "",
            Role::Employer => "请单位",
            Role::School => "请学校",
        };
        if after {
            format!("先办的办好后，{who}申请“{title}”")
        } else {
            format!("{who}申请“{title}”")
        }
    },
    watch: |title| format!("“{title}”可能无需申请，请留意账户"),
    ask: |title| format!("打电话问“{title}”"),
    serves: |titles| format!("“{}”要用", titles.join("”“")),
    from: |from, at_latest| format!("{}{}起", if at_latest { "最晚" } else { "" }, zh::day(from)),
    until: |until, end| match end {
        End::Applying => format!("到{}为止", zh::day(until)),
        End::Holding => format!("条件确定满足到{}；申请时间没有核到", zh::day(until)),
        End::Undisputed => format!("最好在{}以前；之后由经办机构定", zh::day(until)),
    },
    between: |from, until| format!("{}至{}", zh::day(from), zh::day(until)),
    day: zh::day,
    first_day: |title, at_latest| format!("“{title}”{}这天起可能可以申请", if at_latest { "最晚" } else { "" }),
    last_day: |title, end| match end {
        End::Applying => format!("“{title}”按现在的情况，最后一天"),
        End::Holding => format!("“{title}”条件确定满足到这天；申请时间没有核到，早点问"),
        End::Undisputed => format!("“{title}”最好这天以前申请；之后由经办机构定"),
    },
    left_out: "没放进来的",
    together: "一起办之前先问",
    dates: "要记的日子",
    no_dates: "这些事没有核到具体日子；早点打电话问清。",
    save_day: "存进日历",
    save_days: "全部存进日历",
    save_note: "存不了（如在微信里）：点右上角用浏览器打开，或照着上面抄下来。",
    months: "今后 24 个月",
    papers: "要带的材料",
    papers_note: "同样的材料只列一次；要原件还是复印件、去哪开、几天能好，没有核到，去之前打电话问。",
    paper_for: |titles| format!("用于：{titles}"),
    untold: |n| format!("有 {n} 件和本人或家庭情况有关：不打印，一起存日历时也不带。"),
    nothing: "按现在填的，还没有要办的事。再答几题，或先打电话问。",
    open: "还有没答的，答完计划可能更全",
    print: "打印这份计划",
};

/// English.
static EN: PlanText = PlanText {
    title: "My plan",
    has: |steps, dates| {
        if steps == 0 {
            return "all done".into();
        }
        let things = if steps == 1 { "1 thing to do".into() } else { format!("{steps} things to do") };
        match dates {
            0 => things,
            1 => format!("{things}, 1 day to remember"),
            n => format!("{things}, {n} days to remember"),
        }
    },
    note: "In order: what ends within a year or presses, what can be done now (what gives something first, then what takes fewer steps), what comes later. Tick off what is done.",
    done: |done, of| format!("Done: {done} of {of}"),
    tick: "Done",
    answer: "When it is done, change this answer and the result follows",
    conditions: "Conditions and sources",
    apply: |title, who, after| {
        let then = if after { "After the steps before it: " } else { "" };
        match who {
            Role::Person => format!("{then}Apply for \"{title}\""),
            Role::Employer => format!("{then}Ask the employer to apply for \"{title}\""),
            Role::School => format!("{then}Ask the school to apply for \"{title}\""),
        }
    },
    watch: |title| format!("\"{title}\" may need no application; watch your account"),
    ask: |title| format!("Call about \"{title}\""),
    serves: |titles| format!("For \"{}\"", titles.join("\", \"")),
    from: |from, at_latest| format!("From {}{}", figures::day(from), if at_latest { " at the latest" } else { "" }),
    until: |until, end| match end {
        End::Applying => format!("Until {}", figures::day(until)),
        End::Holding => {
            format!("The conditions surely hold until {}; when to apply was not found", figures::day(until))
        }
        End::Undisputed => format!("Best by {}; after that the office decides", figures::day(until)),
    },
    between: |from, until| format!("{} to {}", figures::day(from), figures::day(until)),
    day: figures::day,
    first_day: |title, at_latest| {
        let latest = if at_latest { " at the latest" } else { "" };
        format!("From this day{latest} one may be able to apply for \"{title}\"")
    },
    last_day: |title, end| match end {
        End::Applying => format!("Last day for \"{title}\" as things stand"),
        End::Holding => format!(
            "The conditions of \"{title}\" surely hold until this day; when to apply was not found, so ask early"
        ),
        End::Undisputed => format!("Best to apply for \"{title}\" by this day; after that the office decides"),
    },
    left_out: "What is left out",
    together: "Ask before you take these together",
    dates: "Days to remember",
    no_dates: "No days were found for these; call early to make sure.",
    save_day: "Save to calendar",
    save_days: "Save all to calendar",
    save_note: "If nothing is saved (in WeChat, say), open this page in a browser, or copy the list above.",
    months: "The next 24 months",
    papers: "Papers to bring",
    papers_note: "Each is listed once. Whether the original or a copy, where to get it and how long that takes was not found; call before you go.",
    paper_for: |titles| format!("For: {titles}"),
    untold: |n| {
        match n {
        1 => {
            "1 of these rests on questions about you or your household: it is neither printed nor saved together with other days."
                .into()
        }
        n => format!(
            "{n} of these rest on questions about you or your household: they are neither printed nor saved together with other days."
        ),
    }
    },
    nothing: "By your answers there is nothing to do yet. Answer a few more questions, or call first.",
    open: " Answering more questions may add to the plan.",
    print: "Print this plan",
};
