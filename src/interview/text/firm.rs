//! The sentences of the door for firms and of links to offers, in both languages.
//!
//! A firm is 贵单位, never 你. Nothing here says what an employer gets: the pack does.

/// The sentences.
pub struct FirmText {
    /// Shown after opening a link to an offer.
    pub offer_opened: &'static str,
    /// Shown after opening a link to an offer that is no longer in the pack.
    pub offer_gone: &'static str,
    /// Opens a link to an offer as currently supposed.
    pub offer_carry: &'static str,
    /// Tick to include the person's own answers in that link.
    pub offer_carry_answers: &'static str,
    /// Above the policies that an offer would not change.
    pub offer_unchanged: &'static str,
    /// Such a policy fits already.
    pub offer_already: &'static str,
    /// Continues from an offer to the questions.
    pub offer_answer: &'static str,
    /// The door for firms.
    pub title: &'static str,
    /// Below it: its purpose, and what happens to the answers given there.
    pub note: &'static str,
    /// Leads to the page for the firm's stand at a fair.
    pub stand: &'static str,
    /// Asks whom the firm hires.
    pub whom: &'static str,
    /// Help for that question.
    pub whom_help: &'static str,
    /// None of those.
    pub none: &'static str,
    /// Forgets what the firm said; a person's answers stay.
    pub clear: &'static str,
    /// Continues to the result.
    pub go: &'static str,
    /// Title of the result.
    pub result: &'static str,
    /// Back to the questions.
    pub change: &'static str,
    /// How many of the questions are open.
    pub open: fn(usize) -> String,
    /// Above what the firm itself may get.
    pub own: &'static str,
    /// What that is based on.
    pub own_note: &'static str,
    /// A policy that fits the firm.
    pub met: &'static str,
    /// Above the policies for people in which an employer has a part.
    pub listed: &'static str,
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
    /// Above the link for candidates.
    pub link: &'static str,
    /// What it carries.
    pub link_note: &'static str,
    /// Above that link in the picture.
    pub poster: &'static str,
    /// Below that line in the picture.
    pub poster_note: &'static str,
}

/// In Chinese.
pub(super) static ZH: FirmText = FirmText {
    offer_opened: "链接里的岗位是假设，不是你的答案；答几题就知道合不合你。",
    offer_gone: "链接里的岗位，现在的版本里没有了。请从这里开始测。",
    offer_carry: "把这个假设发给别人",
    offer_carry_answers: "带上我的答案（敏感的不带），谁打开谁能看",
    offer_unchanged: "这些不变：",
    offer_already: "不靠这份工作，现在就对得上",
    offer_answer: "答几题，看合不合我",
    title: "单位HR自测",
    note: "只在这台设备上算，不上传，也不和求职者的答案混在一起。没答的不当“否”。",
    stand: "招聘会上用平板接待求职者",
    whom: "打算招哪些人？",
    whom_help: "可以多选；不选就都看。",
    none: "都不是",
    clear: "清空单位情况",
    go: "看单位和招的人能拿什么",
    result: "单位和招的人能拿什么",
    change: "改单位情况",
    open: |n| format!("还有 {n} 题没答，下面没判断的要等这些回答。"),
    own: "单位自己能拿的",
    own_note: "标了“假设”的，按所选每类各招1人、今天入职算。",
    met: "按上面填的，公开条件都对得上，以审核为准。",
    listed: "要单位经手的个人政策",
    to_come: "没列出的，打电话问。",
    hires: "招的人能拿的",
    hires_note: "按今天入职、单位已交社保1个月假设，其他条件看本人；以实际录用、参保和审核为准。",
    nobody: "没选招哪类人，所以没测。改单位情况，选上就能看。",
    none_yet: "还没有凭入职就能测的：单位招这类人的税收、社保政策还在整理，先打电话问。",
    fails: "按单位情况对不上的",
    link: "给候选人的链接",
    link_note: "只带上面的单位情况，不带单位名称。候选人打开，只答自己的几题。",
    poster: "来我们单位工作，看你可能有什么",
    poster_note: "扫码自测，只答几题，不用登录",
};

/// In English.
pub(super) static EN: FirmText = FirmText {
    offer_opened: "The job in the link is supposed and none of your answers; a few questions show whether it suits you.",
    offer_gone: "This version no longer has the job that the link was about. Begin here.",
    offer_carry: "Send this supposition to somebody",
    offer_carry_answers: "With my answers (nothing sensitive); whoever opens it can read them",
    offer_unchanged: "These stay as they are:",
    offer_already: "Fits already, without this job",
    offer_answer: "Answer a few questions",
    title: "Check for employers",
    note: "Worked out on this device, not uploaded, never mixed with a job seeker's answers. What you leave open does not count as a no.",
    stand: "For a tablet at a recruitment fair",
    whom: "Whom do you mean to hire?",
    whom_help: "Choose several, or none to see them all.",
    none: "None of these",
    clear: "Clear what the firm said",
    go: "See what the firm and its hires may get",
    result: "What the firm and its hires may get",
    change: "Change what the firm said",
    open: |n| match n {
        1 => "1 question is open; what is not decided below waits for that.".into(),
        n => format!("{n} questions are open; what is not decided below waits for that."),
    },
    own: "For the firm itself",
    own_note: "Where marked as supposed: one hire of each kind chosen, from today.",
    met: "By what is said above, all published conditions are met; the authority decides.",
    listed: "For people, by way of the employer",
    to_come: "Call about all others.",
    hires: "For those you hire",
    hires_note: "Supposing that the job begins today and one month of insurance is paid; the rest depends on the person. What counts is the real job, the insurance and the office.",
    nobody: "No kind of hire is chosen, so there is nothing to judge. Change what the firm said to see more.",
    none_yet: "Nothing can be judged by the job alone yet: what employers get for such hires is still being gathered. Call and ask.",
    fails: "Does not fit the firm",
    link: "A link for candidates",
    link_note: "It holds what is said above of the firm, not its name and nobody's answers. Candidates answer only a few questions of their own.",
    poster: "Work with us: see what you may get",
    poster_note: "Scan and answer a few questions; no sign-in",
};
