//! The sentences for reaching somebody, in both languages: to report a mistake in a rule, and where there is no network.
//!
//! A report names the policy, the clause and the rules. Deliberately has no place for an answer.

use super::Language;

/// The sentences.
pub struct ReachText {
    /// Asks whether something is wrong.
    pub wrong: &'static str,
    /// Reports it by mail.
    pub by_mail: &'static str,
    /// Reports it by a call; the number follows.
    pub by_call: &'static str,
    /// What to say on the phone; the policy's key and the rules follow.
    pub say: &'static str,
    /// What not to say.
    pub say_not: &'static str,
    /// Begins the subject of a mail; the policy's name and key follow.
    pub subject: &'static str,
    /// Begins the line with the policy's name and key.
    pub policy: &'static str,
    /// Begins the line with a clause; its number and words follow.
    pub clause: &'static str,
    /// Names the version and the fingerprint, which follow.
    pub rules: &'static str,
    /// Asks what is wrong.
    pub what: &'static str,
    /// Without a network, addresses elsewhere cannot be opened. Numbers to call follow.
    pub no_network: &'static str,
}

impl ReachText {
    /// In a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

static ZH: ReachText = ReachText {
    wrong: "这条有错？",
    by_mail: "这条有错？发邮件",
    by_call: "这条有错？打 ",
    say: "报错时说：",
    say_not: "。不用说自己的情况。",
    subject: "才策报错：",
    policy: "政策：",
    clause: "条款：",
    rules: "规则版本 ",
    what: "哪里不对，依据是什么（不用写自己的情况）：",
    no_network: "现在没有网络，网页打不开，可以打电话问：",
};

static EN: ReachText = ReachText {
    wrong: "Something wrong here?",
    by_mail: "Something wrong? Write",
    by_call: "Something wrong? Call ",
    say: "Please say: ",
    say_not: ". You need not say anything about yourself.",
    subject: "Caice, a mistake: ",
    policy: "Policy: ",
    clause: "Clause: ",
    rules: "rules ",
    what: "What is wrong, and what says so (nothing about yourself is needed):",
    no_network: "There is no network, so web pages do not open. You can call:",
};
