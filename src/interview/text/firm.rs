//! The sentences of the check for firms, in both languages.
//!
//! A firm is 贵单位, never 你. Nothing here says what an employer gets: the pack does. Deliberately beside the table of the
//! phone page, which has no use for them.

use super::Language;

/// The sentences.
pub struct FirmText {
    /// Above the questions.
    pub title: &'static str,
    /// Below it: what happens to the answers given there.
    pub note: &'static str,
    /// Leads to the check for job seekers.
    pub person: &'static str,
    /// Asks whom the firm hires.
    pub whom: &'static str,
    /// Help for that question.
    pub whom_help: &'static str,
    /// None of those.
    pub none: &'static str,
    /// Forgets what the firm said; its posts stay.
    pub clear: &'static str,
    /// Asks before that, once.
    pub clear_yes: &'static str,
    /// Prints the result.
    pub print: &'static str,
    /// Continues to the result.
    pub go: &'static str,
    /// Title of the result.
    pub result: &'static str,
    /// In place of the result, before anything is answered.
    pub begin: &'static str,
    /// What a policy turns on that is not asked here.
    pub not_asked: fn(&str) -> String,
    /// Of what is open, that it is not asked here.
    pub not_here: &'static str,
    /// Of what is open about a hire, that only the person knows.
    pub of_person: &'static str,
    /// What a hire's policy turns on, if that is all about the person.
    pub ask_person: fn(&str) -> String,
    /// The same in a word or two.
    pub ask_person_tag: &'static str,
    /// How many of the questions are open.
    pub open: fn(usize) -> String,
    /// Above what the firm itself may get.
    pub own: &'static str,
    /// What that is based on.
    pub own_note: &'static str,
    /// A policy that fits the firm.
    pub met: &'static str,
    /// Above the policies for people in which an employer has a part.
    pub listed: fn(usize) -> String,
    /// Unfolds what nobody has confirmed: how many, and their names.
    pub unconfirmed: fn(usize, &str) -> String,
    /// Whom to ask about all others.
    pub to_come: &'static str,
    /// Above what the firm's hires get.
    pub hires: &'static str,
    /// What that is based on.
    pub hires_note: &'static str,
    /// That no kind of hire was chosen.
    pub nobody: &'static str,
    /// The pack has nothing that these hires get by the job alone.
    pub none_yet: &'static str,
    /// Above the policies that fail because of the firm's answers.
    pub fails: &'static str,
    /// Above that link in the picture.
    pub poster: &'static str,
}

impl FirmText {
    /// Those of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

static ZH: FirmText = FirmText {
    title: "单位自测",
    note: "只在这台设备上算、存在这台设备上，不上传，也不和求职者的答案混在一起。没答的不当“否”。",
    person: "求职者自测从这里进",
    whom: "打算招哪些人？",
    whom_help: "可以多选；不选就都看。",
    none: "都不是",
    clear: "清空单位情况",
    clear_yes: "再点一次就清空（接待也用这些），岗位还在",
    print: "打印结果和材料清单",
    go: "看单位和招的人能拿什么",
    result: "单位和招的人能拿什么",
    begin: "先答一题，这里就出结果。",
    not_asked: |labels| format!("要看“{labels}”，这里不问，请打电话问。"),
    not_here: "这里不问，请打电话问",
    of_person: "本人才知道",
    ask_person: |labels| format!("单位这边不用再答；要问本人：{labels}。"),
    ask_person_tag: "要问本人",
    open: |n| format!("还有 {n} 题没答，下面没判断的要等这些回答。"),
    own: "单位自己能拿的",
    own_note: "标了“假设”的，按所选每类各招1人、今天入职算。",
    met: "按上面填的，公开条件都对得上，以审核为准。",
    listed: |n| format!("要单位经手的个人政策（{n}项）"),
    unconfirmed: |n, names| format!("待确认、要打电话问的{n}项：{names}"),
    to_come: "没列出的，打电话问。",
    hires: "招的人能拿的",
    hires_note: "按今天入职、单位已交社保1个月假设，其他条件看本人；以实际录用、参保和审核为准。",
    nobody: "没选招哪类人，所以没测。选上就能看。",
    none_yet: "没有这类人只凭入职就能测的；单位招他们能拿的，看上面。",
    fails: "按单位情况对不上的",
    poster: "来我们单位工作，看你可能有什么",
};

static EN: FirmText = FirmText {
    title: "Check for employers",
    note: "Worked out and kept on this device, not uploaded, never mixed with a job seeker's answers. What you leave open does not count as a no.",
    person: "The check for job seekers",
    whom: "Whom do you mean to hire?",
    whom_help: "Choose several, or none to see them all.",
    none: "None of these",
    clear: "Clear what the firm said",
    clear_yes: "Tap again to clear, for the stand as well; the posts stay",
    print: "Print the result and the papers",
    go: "See what the firm and its hires may get",
    result: "What the firm and its hires may get",
    begin: "Answer one question, and the result stands here.",
    not_asked: |labels| format!("It turns on what is not asked here: {labels}. Call and ask."),
    not_here: "not asked here; call and ask",
    of_person: "only the person knows",
    ask_person: |labels| format!("The firm need not answer more; ask the person: {labels}."),
    ask_person_tag: "Ask the person",
    open: |n| match n {
        1 => "1 question is open; what is not decided below waits for that.".into(),
        n => format!("{n} questions are open; what is not decided below waits for that."),
    },
    own: "For the firm itself",
    own_note: "Where marked as supposed: one hire of each kind chosen, from today.",
    met: "By what is said above, all published conditions are met; the authority decides.",
    listed: |n| format!("For people, by way of the employer ({n})"),
    unconfirmed: |n, names| format!("{n} to be confirmed by a call: {names}"),
    to_come: "Call about all others.",
    hires: "For those you hire",
    hires_note: "Supposing that the job begins today and one month of insurance is paid; the rest depends on the person. What counts is the real job, the insurance and the office.",
    nobody: "No kind of hire is chosen, so there is nothing to judge. Choose some to see more.",
    none_yet: "Nothing of theirs can be judged by the job alone; what the firm may get for hiring them stands above.",
    fails: "Does not fit the firm",
    poster: "Work with us: see what you may get",
};
