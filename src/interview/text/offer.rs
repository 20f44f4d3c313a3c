//! The sentences of offers that somebody was sent or sends, in both languages.
//!
//! What a job here would bring is worded beside the result; nothing here names a policy.

/// The sentences.
pub struct OfferText {
    /// Shown after opening a link to an offer.
    pub opened: &'static str,
    /// Shown after opening a link to an offer that is no longer in the pack.
    pub gone: &'static str,
    /// Opens a link to an offer as currently supposed.
    pub carry: &'static str,
    /// Tick to include the person's own answers in that link.
    pub carry_answers: &'static str,
    /// Above the policies that an offer would not change.
    pub unchanged: &'static str,
    /// Such a policy fits already.
    pub already: &'static str,
    /// What to do first where what matches gives a standing alone: look at a job, by its name and figure.
    pub first: fn(&str, &str) -> String,
    /// How many more policies an offer affects.
    pub more: fn(usize) -> String,
    /// Above the other offers.
    pub others: &'static str,
    /// Continues from an offer to the questions.
    pub answer: &'static str,
}

/// In Chinese.
pub(super) static ZH: OfferText = OfferText {
    opened: "链接里的岗位是假设，不是你的答案；答几题就知道合不合你。",
    gone: "链接里的岗位，现在的版本里没有了。请从这里开始测。",
    carry: "把这个假设发给别人",
    carry_answers: "带上我的答案（敏感的不带），谁打开谁能看",
    unchanged: "这些不变：",
    already: "不靠这份工作，现在就对得上",
    first: |offer, figure| format!("看看“{offer}”能拿什么（假设）：{figure}"),
    more: |n| format!("还有 {n} 项"),
    others: "换一种试试",
    answer: "答几题，看合不合我",
};

/// In English.
pub(super) static EN: OfferText = OfferText {
    opened: "The job in the link is supposed and none of your answers; a few questions show whether it suits you.",
    gone: "This version no longer has the job that the link was about. Begin here.",
    carry: "Send this supposition to somebody",
    carry_answers: "With my answers (nothing sensitive); whoever opens it can read them",
    unchanged: "These stay as they are:",
    already: "Fits already, without this job",
    first: |offer, figure| format!("See what \"{offer}\" could bring, if you took it: {figure}"),
    more: |n| format!("And {n} more"),
    others: "Try another",
    answer: "Answer a few questions",
};
