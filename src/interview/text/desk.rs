//! The sentences of the office's page for lists of staff, in both languages.
//!
//! HR staff read them at a desk: plainer than the phone's, and nothing promises. What is wrong with a file or cell is worded in
//! `roster`, and outcomes in the table of the phone's page.

use super::Language;
use crate::value::Date;

/// The sentences.
pub struct DeskText {
    /// The name of the page.
    pub title: &'static str,
    /// What the page is for.
    pub lead: &'static str,
    /// That nothing leaves the computer.
    pub stays: &'static str,
    /// On the area for the file.
    pub drop: &'static str,
    /// Which files.
    pub drop_note: &'static str,
    /// Whoever has more than one file.
    pub one_file: &'static str,
    /// While a file is being read.
    pub reading: fn(&str) -> String,
    /// Stops that.
    pub cancel: &'static str,
    /// Takes another file.
    pub another: &'static str,
    /// Leads to the stand's page.
    pub stand: &'static str,
    /// Leads to the phone's page.
    pub phone: &'static str,

    /// Asks for the right to do this.
    pub consent: &'static str,
    /// Begins.
    pub begin: &'static str,
    /// Before that is ticked.
    pub consent_first: &'static str,
    /// Above what was understood.
    pub understood: &'static str,
    /// The sheet in a text.
    pub text_sheet: &'static str,
    /// Rows of headings.
    pub header_rows: fn(&[u32]) -> String,
    /// So many columns are read.
    pub columns_read: fn(usize) -> String,
    /// So many are not.
    pub columns_left: fn(usize) -> String,
    /// So many people.
    pub people: fn(u32) -> String,
    /// So many hidden sheets were not read.
    pub hidden: fn(usize) -> String,
    /// So many other sheets were not read.
    pub others: fn(usize) -> String,
    /// Leads to the corrections.
    pub correct: &'static str,
    /// Names the choice of a sheet.
    pub sheet: &'static str,
    /// Names the choice of the first row of headings.
    pub first_row: &'static str,
    /// Names the choice of the last.
    pub last_row: &'static str,
    /// Names the day of the list.
    pub day: &'static str,
    /// Says what the day is for.
    pub day_note: &'static str,
    /// Above the columns.
    pub columns: &'static str,
    /// A column that is not read.
    pub not_read: &'static str,
    /// An earlier column means the same.
    pub same_as: fn(&str) -> String,
    /// Reads the list anew.
    pub read_again: &'static str,
    /// Above what is to be confirmed once.
    pub standing: &'static str,
    /// Confirm only what is so.
    pub standing_note: &'static str,
    /// Everybody has a labour contract.
    pub all_employed: &'static str,
    /// No interruption.
    pub no_interruptions: &'static str,
    /// The day somebody came is the contract's first.
    pub hire_date: &'static str,
    /// Identity numbers may be read for the date of birth.
    pub id_consent: &'static str,
    /// Above the questions about the firm.
    pub of_firm: &'static str,
    /// What they are for.
    pub of_firm_note: &'static str,
    /// What was typed is no number of that kind.
    pub no_number: &'static str,
    /// Above the firm's own policies.
    pub firm_own: &'static str,
    /// Whether something is so of everybody who was hired.
    pub of_all_hires: fn(&str) -> String,
    /// So many people were hired in the last three years.
    pub hires: fn(u32) -> String,
    /// What a benefit gives for its hires: its name, how many count and their sum, and of how many that is open.
    pub for_hires: fn(&str, (u32, &str), u32) -> String,
    /// So many that none was looked at.
    pub too_many_hires: fn(u32) -> String,
    /// A list does not say who was laid off.
    pub layoffs: &'static str,
    /// Above values that are not known.
    pub unknown: &'static str,
    /// A value, in how many rows, under which heading.
    pub unknown_value: fn(&str, u32, &str) -> String,
    /// Leaves a value open.
    pub leave_open: &'static str,
    /// No certificate.
    pub no_certificate: &'static str,
    /// Above cells about which something is wrong.
    pub bad: fn(u32) -> String,
    /// What that means for the result.
    pub bad_note: &'static str,
    /// The value counts all the same.
    pub used: &'static str,
    /// There are more.
    pub more_bad: fn(u32) -> String,
    /// Rows that are nobody's.
    pub skipped: fn(&str) -> String,
    /// Why, and how many.
    pub skipped_part: fn(&str, u32) -> String,
    /// Remembers what the headings mean.
    pub remember: &'static str,
    /// What that keeps.
    pub remember_note: &'static str,

    /// While people are being judged.
    pub judging: fn(u32, u32) -> String,
    /// When all are.
    pub judged: fn(u32) -> String,
    /// Above the list per policy.
    pub by_policy: &'static str,
    /// So many people.
    pub n_claims: fn(u32) -> String,
    /// Shows more people.
    pub show_more: fn(u32) -> String,
    /// So many wait, and for what.
    pub waiting: fn(u32, &str) -> String,
    /// What is missing, and for how many.
    pub missing: fn(&str, u32) -> String,
    /// For so many it does not fit, and of so many nobody can say.
    pub rest: fn(u32, u32) -> Option<String>,
    /// So many questions about the firm are open.
    pub firm_open: fn(u32) -> String,
    /// Leads to them.
    pub say_firm: &'static str,
    /// What one more column would settle.
    pub gain: fn(&str, u32, u32) -> String,
    /// Nobody on the list can have anything yet.
    pub nothing: &'static str,
    /// So many policies of which nothing is known for anybody yet.
    pub undecided: fn(usize) -> String,
    /// Policies that fit nobody.
    pub fits_nobody: fn(usize) -> String,
    /// The row in the file.
    pub row: fn(u32) -> String,
    /// A person without a name.
    pub nameless: &'static str,
    /// What is missing for an exact amount.
    pub amount_lacks: fn(&str) -> String,
    /// What the office judges.
    pub office: fn(usize) -> String,
    /// What is taken as met.
    pub assumed: fn(usize) -> String,
    /// Headings of the table.
    pub heads: [&'static str; 4],
    /// Above what the result rests on.
    pub rests_on: &'static str,
    /// The day.
    pub on: fn(Date, Date) -> String,
    /// What was said for everybody.
    pub said: fn(&str) -> String,
    /// Nothing was said for everybody.
    pub said_nothing: &'static str,
    /// Joins what was said.
    pub and: &'static str,
    /// Leads to comparing with an earlier list.
    pub compare: &'static str,
    /// What that does.
    pub compare_note: &'static str,
    /// Names the day of the earlier list.
    pub earlier_day: &'static str,
    /// Names its file.
    pub earlier_file: &'static str,
    /// Before a day was chosen.
    pub day_first: &'static str,
    /// So many are on both, and for so many something is different.
    pub compared: fn(u32, u32) -> String,
    /// The earlier list.
    pub earlier: &'static str,
    /// The later list.
    pub later: &'static str,
    /// So many are new.
    pub new: fn(u32) -> String,
    /// So many are gone.
    pub gone: fn(u32) -> String,
    /// So many cannot be told.
    pub doubtful: fn(usize) -> String,
    /// For so many something is different.
    pub changed: fn(usize) -> String,
    /// A policy, what it was, what it is, and why.
    pub change: fn(&str, &str, &str, &str) -> String,
    /// Time went by.
    pub by_day: &'static str,
    /// The list says something else.
    pub by_answers: &'static str,
    /// What the list says otherwise.
    pub facts_changed: fn(&str) -> String,
    /// So many are not named.
    pub unnamed: fn(u32) -> String,
    /// Nobody can say what the rules did.
    pub rules_unknown: &'static str,
    /// Back to the columns.
    pub back_to_columns: &'static str,
    /// Back to the list.
    pub back_to_list: &'static str,
    /// Saves a workbook.
    pub save_xlsx: &'static str,
    /// Saves a text.
    pub save_csv: &'static str,
    /// What is in the file.
    pub save_note: &'static str,
    /// While a file is being written.
    pub writing: &'static str,
    /// What the file is called: the day of the list, and the ending.
    pub file: fn(Date, &str) -> String,
    /// It cannot be written.
    pub not_written: Said,
    /// Above what is known of a person.
    pub known: &'static str,
    /// Above what comes out.
    pub outcomes: &'static str,
    /// Nothing fits as far as is known.
    pub none_yet: &'static str,
    /// So many policies wait for an answer.
    pub lacks: fn(usize) -> String,
    /// Of so many nobody can say.
    pub unconfirmed: fn(usize) -> String,
    /// Above what to ask.
    pub ask: &'static str,
    /// What the link does.
    pub ask_note: &'static str,
    /// The message that asks; the names of the questions, and the address.
    pub message: fn(&str, &str) -> String,
    /// Copies it.
    pub copy: &'static str,
    /// Nothing is missing.
    pub nothing_to_ask: &'static str,
    /// It could not be read.
    pub broken: Said,
    /// The file has changed since it was chosen, or cannot be read.
    pub unreadable: Said,
    /// Forgets the list.
    pub forget: &'static str,
    /// It was forgotten.
    pub forgotten: &'static str,
}

/// What is wrong, and what to do.
pub type Said = (&'static str, &'static str);

/// The way to this page from where a firm looks. A word of its own, so that phones do not carry the table.
pub fn link(language: Language) -> &'static str {
    match language {
        Language::Zh => "单位花名册测算（电脑上用）",
        Language::En => "Check a list of staff (on a computer)",
    }
}

/// Where it is.
pub const PAGE: &str = "./desk.html";

impl DeskText {
    /// The sentences in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

static ZH: DeskText = DeskText {
    title: "花名册测算",
    lead: "把员工花名册放进来，看谁可能适用哪项政策、到哪天、还差什么。",
    stays: "文件只在这台电脑的浏览器里读，不上传，不保存；关掉页面就没有了。",
    drop: "选花名册，或拖到这里",
    drop_note: ".xlsx 或 .csv；老的 .xls 请先另存为 .xlsx。",
    one_file: "一次看一份：已读第一份，其余没有读。",
    reading: |name| format!("正在读「{name}」"),
    cancel: "取消",
    another: "换一份",
    stand: "招聘会摆台用的页面",
    phone: "个人自测",
    consent: "请确认贵单位有权为人事管理处理这些信息。文件只在本机读取。",
    begin: "开始测算",
    consent_first: "先确认上面这一条，再开始。",
    understood: "读到的内容",
    text_sheet: "文本表格",
    header_rows: |rows| match rows {
        [upper, lower] => format!("第{upper}–{lower}行是表头"),
        [row] => format!("第{row}行是表头"),
        _ => "没有表头".to_owned(),
    },
    columns_read: |n| format!("认出{n}列"),
    columns_left: |n| format!("忽略{n}列"),
    people: |n| format!("{n}人"),
    hidden: |n| format!("隐藏表{n}张没有读"),
    others: |n| format!("其他表{n}张没有读"),
    correct: "有不对的？改工作表、表头、各列",
    sheet: "工作表",
    first_row: "表头从第几行",
    last_row: "到第几行",
    day: "按哪天测算",
    day_note: "这份名单是哪天的情况，就选哪天。",
    columns: "各列是什么",
    not_read: "不读这一列",
    same_as: |label| format!("前面已有一列「{label}」，这一列没有读"),
    read_again: "按这些重新读",
    standing: "全员都一样的，说一次",
    standing_note: "属实才勾；不勾就按没说，结果里留作待补。",
    all_employed: "名单里没写用工形式的，都签了劳动合同",
    no_interruptions: "从参保起始月起，社保没有中断过",
    hire_date: "入职日期就是劳动合同开始的日子",
    id_consent: "可以读身份证号，只取出生日期，用完即弃",
    of_firm: "贵单位，说一次",
    of_firm_note: "签了劳动合同的人都按这些算；单位自己能享受的也看这些。不选就是没说。",
    no_number: "请填数字，如 12 或 1.5。",
    firm_own: "单位自己可能享受的",
    of_all_hires: |label| format!("近三年新招的人：{label}？全员都一样才选。"),
    hires: |n| format!("按名单里近三年签合同的{n}人看；是不是重点群体，名单里有「重点群体」一列才知道。"),
    for_hires: |name, (n, sum), open| match (n, open) {
        (0, open) => format!("{name}：{open}人还不知道算不算"),
        (n, 0) => format!("{name}：{n}人，{sum}"),
        (n, open) => format!("{name}：{n}人，{sum}；另有{open}人还不知道算不算"),
    },
    too_many_hires: |n| format!("近三年签合同的有{n}人，太多，没有合起来算；请按部门分开放进来。"),
    layoffs: "名单里只有在职的人，上年度裁员率从名单里看不出来，请按社保数据填。",
    unknown: "这些写法没认出来，各选一次",
    unknown_value: |value, rows, label| format!("{label}写「{value}」的有{rows}行"),
    leave_open: "先不判断",
    no_certificate: "没有证书",
    bad: |n| format!("{n}个单元格有问题"),
    bad_note: "只影响这一格，这一行其余的照样测算。在表里改好，再放进来。",
    used: "仍按能确定的部分用了",
    more_bad: |n| format!("还有{n}处没有列出，存成表格后都在里面。"),
    skipped: |parts| format!("没有算作人的行：{parts}"),
    skipped_part: |why, n| format!("{why}{n}行"),
    remember: "在这台电脑上记住各列的意思",
    remember_note: "只记表头的字和它的意思，不记任何人。",
    judging: |done, of| format!("已测算 {done} / {of} 人"),
    judged: |n| format!("{n}人都测算完了"),
    by_policy: "按政策看",
    n_claims: |n| format!("{n}人"),
    show_more: |n| format!("再看{n}人"),
    waiting: |n, what| format!("还有{n}人要补信息：{what}"),
    missing: |label, n| format!("{label}（{n}人）"),
    rest: |not, unknowable| match (not, unknowable) {
        (0, 0) => None,
        (not, 0) => Some(format!("{not}人目前不满足")),
        (0, unknowable) => Some(format!("{unknowable}人这项待确认或已过期")),
        (not, unknowable) => Some(format!("{not}人目前不满足，{unknowable}人这项待确认或已过期")),
    },
    firm_open: |n| format!("贵单位的情况还有{n}项没说，说了能多判断几项。"),
    say_firm: "去说",
    gain: |label, people, policies| format!("补上〈{label}〉这一列，最多可再判断 {people} 人 × {policies} 项"),
    nothing: "名单里的信息还不够：还没有人能判断到一项。看看下面差什么。",
    undecided: |n| format!("还没有人能判断的{n}项"),
    fits_nobody: |n| format!("名单里没有人适用的{n}项"),
    row: |row| format!("第{row}行"),
    nameless: "（没有姓名）",
    amount_lacks: |what| format!("金额还差：{what}"),
    office: |n| format!("另有{n}项由主管部门核定"),
    assumed: |n| format!("按没有说的推定了{n}项"),
    heads: ["姓名", "结果", "日期", "内容"],
    rests_on: "这些结果是怎么来的",
    on: |on, checked| format!("按 {on} 测算，规则核对至 {checked}。自测参考，以主管部门审核为准。"),
    said: |parts| format!("单位说明：{parts}。"),
    said_nothing: "单位没有作统一说明。",
    and: "；",
    compare: "和上次的名单比一比",
    compare_note: "上次的花名册也只在本机读。按工号对人，没有工号就按姓名和合同、入职日期。",
    earlier_day: "上次那份是哪天的",
    earlier_file: "选上次的花名册",
    day_first: "先选上次那份是哪天的，再选文件。",
    compared: |same, changed| format!("两次都在的{same}人，其中结果不同的{changed}人"),
    earlier: "上次",
    later: "这次",
    new: |n| format!("新来的{n}人"),
    gone: |n| format!("不在了的{n}人"),
    doubtful: |n| format!("说不准是不是同一人的{n}处"),
    changed: |n| format!("结果不同的{n}人"),
    change: |title, was, is, why| match (was, why) {
        ("", why) => format!("{title}：{is}（{why}）"),
        (was, "") => format!("{title}：{was} → {is}"),
        (was, why) => format!("{title}：{was} → {is}（{why}）"),
    },
    by_day: "因为日子过去了",
    by_answers: "因为名单上的内容变了",
    facts_changed: |facts| format!("名单上变了：{facts}"),
    unnamed: |n| format!("还有{n}人没有列出。"),
    rules_unknown: "两份名单都按现在的规则测算；规则这期间改没改、影响谁，光看两份名单判断不了。",
    back_to_columns: "回去改",
    back_to_list: "回到名单",
    save_xlsx: "存成 Excel",
    save_csv: "存成 CSV",
    save_note: "存下的文件里有姓名和结果，请按单位规定保管。",
    writing: "正在写文件",
    file: |on, ending| format!("政策测算-{on}.{ending}"),
    not_written: ("没有写成", "等全部测算完再存一次。"),
    known: "名单里读到的",
    outcomes: "可能适用的",
    none_yet: "就名单里的信息，还没有能判断为适用的。",
    lacks: |n| format!("还差回答的{n}项"),
    unconfirmed: |n| format!("待确认的{n}项"),
    ask: "最值得先问TA的",
    ask_note: "发给TA，TA在自己手机上答；链接里没有TA的任何信息，答案也不会回到这里。",
    message: |questions, link| {
        format!(
            "为了看你能享受哪些政策，请在手机上自己测一下，会问到：{questions}。不用登录，答案只留在你的手机里。\n{link}"
        )
    },
    copy: "复制这段话",
    nothing_to_ask: "没有要问的了。",
    broken: ("没有读成，页面出了错", "别的都还在：换一份再试，或把这份另存为 .xlsx 后再试。"),
    unreadable: ("文件读不出来：选好之后它被改动、移走或锁住了", "在 Excel 或 WPS 里关掉它，再选一次。"),
    forget: "清空这份名单",
    forgotten: "名单已清空，没有留下内容。",
};

static EN: DeskText = DeskText {
    title: "List of staff",
    lead: "Put in your list of staff, and see who may have what, until when, and what is still missing.",
    stays: "The file is read in this computer's browser alone: not uploaded, not stored, gone once the page is closed.",
    drop: "Choose the list, or drop it here",
    drop_note: ".xlsx or .csv; save an old .xls as .xlsx first.",
    one_file: "One list at a time: the first was read, the others were not.",
    reading: |name| format!("Reading “{name}”"),
    cancel: "Cancel",
    another: "Another file",
    stand: "The page for a stand at a fair",
    phone: "Self-check for people",
    consent: "Please confirm that your firm may process these data for managing its staff. The file is read on this computer only.",
    begin: "Begin",
    consent_first: "Confirm the line above first.",
    understood: "What was understood",
    text_sheet: "A table of text",
    header_rows: |rows| match rows {
        [upper, lower] => format!("headings in rows {upper} and {lower}"),
        [row] => format!("headings in row {row}"),
        _ => "no headings".to_owned(),
    },
    columns_read: |n| format!("columns read: {n}"),
    columns_left: |n| format!("not read: {n}"),
    people: |n| if n == 1 { "1 person".to_owned() } else { format!("{n} people") },
    hidden: |n| format!("hidden sheets not read: {n}"),
    others: |n| format!("other sheets not read: {n}"),
    correct: "Something wrong? Change the sheet, the headings, the columns",
    sheet: "Sheet",
    first_row: "Headings from row",
    last_row: "to row",
    day: "As of",
    day_note: "Choose the day for which the list is true.",
    columns: "What the columns are",
    not_read: "Do not read this column",
    same_as: |label| format!("An earlier column is “{label}” already; this one was not read"),
    read_again: "Read again with these",
    standing: "What is so for everybody, said once",
    standing_note: "Tick only what is true; what is not ticked stays open.",
    all_employed: "Whoever has no form of employment in the list has a labour contract",
    no_interruptions: "Nobody's social insurance was interrupted since its first month",
    hire_date: "The day somebody joined is the first day of the labour contract",
    id_consent: "Identity numbers may be read, for the date of birth alone, and are not kept",
    of_firm: "Your firm, said once",
    of_firm_note: "Holds for everybody with a labour contract, and for what the firm may have itself. What is not chosen stays open.",
    no_number: "Please type a number, such as 12 or 1.5.",
    firm_own: "What the firm may have itself",
    of_all_hires: |label| {
        format!(
            "Everybody hired in the last three years: {}? Choose only if it is the same for all.",
            label.to_lowercase()
        )
    },
    hires: |n| {
        format!(
            "By the {n} people on the list whose contract began in the last three years; their groups are known only from a column for them (重点群体)."
        )
    },
    for_hires: |name, (n, sum), open| match (n, open) {
        (0, open) => format!("{name}: for {open} it is not known whether they count"),
        (n, 0) => format!("{name}: for {n}, {sum}"),
        (n, open) => format!("{name}: for {n}, {sum}; for {open} more it is not known whether they count"),
    },
    too_many_hires: |n| {
        format!(
            "The contracts of {n} people began in the last three years: too many to be looked at together. Put the list in by department."
        )
    },
    layoffs: "The list has only those who are still there: last year's layoff rate cannot be told from it. Please take it from the insurance data.",
    unknown: "These values are not known; choose once for each",
    unknown_value: |value, rows, label| {
        format!("{label}: “{value}”, in {rows} {}", if rows == 1 { "row" } else { "rows" })
    },
    leave_open: "Leave it open",
    no_certificate: "No certificate",
    bad: |n| format!("Cells with a problem: {n}"),
    bad_note: "Each concerns its own cell alone; the rest of the row counts. Correct them in the list and put it in again.",
    used: "what is certain about it counts all the same",
    more_bad: |n| format!("{n} more are not listed here; the saved file has them all."),
    skipped: |parts| format!("Rows that are nobody's: {parts}"),
    skipped_part: |why, n| format!("{n} × {}", why.trim_end_matches('.').to_lowercase()),
    remember: "Remember on this computer what the columns mean",
    remember_note: "Only headings and what they mean are kept, nobody's data.",
    judging: |done, of| format!("{done} of {of} people"),
    judged: |n| format!("Done: {n} {}", if n == 1 { "person" } else { "people" }),
    by_policy: "By policy",
    n_claims: |n| if n == 1 { "1 person".to_owned() } else { format!("{n} people") },
    show_more: |n| format!("Show {n} more"),
    waiting: |n, what| format!("For {n} more something is missing: {what}"),
    missing: |label, n| format!("{label} ({n})"),
    rest: |not, unknowable| match (not, unknowable) {
        (0, 0) => None,
        (not, 0) => Some(format!("{not} do not qualify now")),
        (0, unknowable) => Some(format!("for {unknowable} it is unconfirmed or over")),
        (not, unknowable) => Some(format!("{not} do not qualify now; for {unknowable} it is unconfirmed or over")),
    },
    firm_open: |n| {
        format!(
            "About the firm {n} {} open; with them more can be judged.",
            if n == 1 { "answer is" } else { "answers are" }
        )
    },
    say_firm: "Answer them",
    gain: |label, people, policies| {
        let people = (EN.people)(people);
        let policies = if policies == 1 { "1 policy".to_owned() } else { format!("{policies} policies") };
        format!("With a column for “{label}”, at most {people} × {policies} more could be judged")
    },
    nothing: "The list does not say enough yet: nothing can be judged for anybody. See below what is missing.",
    undecided: |n| format!("Not decided yet for anybody: {n}"),
    fits_nobody: |n| format!("{n} policies that fit nobody on the list"),
    row: |row| format!("row {row}"),
    nameless: "(no name)",
    amount_lacks: |what| format!("For the amount: {what}"),
    office: |n| format!("{n} more for the office to judge"),
    assumed: |n| format!("{n} taken as met unless somebody says otherwise"),
    heads: ["Name", "Outcome", "Days", "Benefit"],
    rests_on: "What this rests on",
    on: |on, checked| format!("As of {on}; rules checked on {checked}. A self-check only; the authorities decide."),
    said: |parts| format!("The firm says: {parts}."),
    said_nothing: "The firm has said nothing for everybody.",
    and: "; ",
    compare: "Compare with the earlier list",
    compare_note: "The earlier list, too, is read on this computer only. People are known again by staff number, else by name and first day of contract or employment.",
    earlier_day: "The earlier list is of",
    earlier_file: "Choose the earlier list",
    day_first: "Choose the day of the earlier list first, then the file.",
    compared: |same, changed| format!("On both lists: {same}; something comes out differently for {changed} of them"),
    earlier: "Earlier",
    later: "Now",
    new: |n| format!("New: {n}"),
    gone: |n| format!("Gone: {n}"),
    doubtful: |n| format!("Perhaps the same person, perhaps not: {n}"),
    changed: |n| format!("Something comes out differently: {n}"),
    change: |title, was, is, why| match (was, why) {
        ("", why) => format!("{title}: {is} ({why})"),
        (was, "") => format!("{title}: {was} → {is}"),
        (was, why) => format!("{title}: {was} → {is} ({why})"),
    },
    by_day: "because time went by",
    by_answers: "because the list says something else",
    facts_changed: |facts| format!("Changed on the list: {facts}"),
    unnamed: |n| format!("{n} more are not listed."),
    rules_unknown: "Both lists were judged by today's rules. Whether the rules have changed in between, and for whom that matters, cannot be told from two lists.",
    back_to_columns: "Back to the columns",
    back_to_list: "Back to the list",
    save_xlsx: "Save as Excel",
    save_csv: "Save as CSV",
    save_note: "The saved file has names and outcomes in it; keep it as your rules demand.",
    writing: "Writing the file",
    file: |on, ending| format!("policies-{on}.{ending}"),
    not_written: ("The file was not written.", "Wait until everybody is done, and save again."),
    known: "What the list says",
    outcomes: "What may fit",
    none_yet: "By what the list says, nothing can be said to fit yet.",
    lacks: |n| format!("Waiting for an answer: {n}"),
    unconfirmed: |n| format!("Unconfirmed: {n}"),
    ask: "What is worth asking first",
    ask_note: "They answer on their own phone. The link carries nothing about them, and their answers do not come back here.",
    message: |questions, link| {
        format!(
            "To see which policies may fit you, please check for yourself on your phone. You will be asked about: {questions}. No login, and your answers stay on your phone.\n{link}"
        )
    },
    copy: "Copy this message",
    nothing_to_ask: "Nothing is left to ask.",
    broken: (
        "It could not be read; the page ran into an error.",
        "Everything else is still here: try another file, or save this one as .xlsx and try again.",
    ),
    unreadable: (
        "The file cannot be read: it was changed, moved or locked after it was chosen.",
        "Close it in Excel or WPS, and choose it again.",
    ),
    forget: "Forget this list",
    forgotten: "The list is forgotten; nothing was kept.",
};
