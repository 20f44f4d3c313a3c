//! The tables of fields: what an author may write in each file.
//!
//! Tables only. How they are held against a file is `check`'s; what they come to mean is `lower`'s.

use super::form::{Field, Form, Section};

pub(super) const fn must(name: &'static str, form: Form, doc: &'static str) -> Field {
    Field { name, form, required: true, doc }
}

pub(super) const fn may(name: &'static str, form: Form, doc: &'static str) -> Field {
    Field { name, form, required: false, doc }
}

/// Grades, best first.
pub(super) static GRADES: &[&str] = &["A", "B", "C", "D"];
/// Grades that may decide something.
static SURE_GRADES: &[&str] = &["A", "B", "C"];
/// Who may have made a rule.
static LEVELS: &[&str] = &["national", "zhejiang", "lishui", "etdz"];
/// Who may play a part.
static ROLE: &[&str] = &["person", "employer", "school"];
/// What a figure may hold.
static FIGURE_TYPES: &[&str] = &["int", "money", "decimal", "date"];
/// What a text may say of two policies.
static RELATIONS: &[&str] = &["excludes", "choose_best", "stacks", "silent"];
/// The nature of a benefit.
static BENEFIT_KINDS: &[&str] = &[
    "cash_subsidy",
    "reimbursement",
    "tax_credit",
    "tax_deduction",
    "tax_deferral",
    "loan_principal",
    "interest_subsidy",
    "in_kind",
    "status",
];
/// How the window may stand.
static WINDOW_STATES: &[&str] = &["none", "open", "opens", "closed", "unknown"];
/// The statuses an outcome may have.
pub static STATUSES: &[&str] =
    &["met", "met_later", "gate_first", "needs_answer", "competitive", "not_met", "unconfirmed", "ended", "withdrawn"];

/// pack.yaml.
pub static PACK: Section = Section {
    name: "pack.yaml",
    fields: &[
        must("version", Form::Text, "the version people quote, such as 2026.11.1"),
        must("checked", Form::Date, "the day the rules were last checked against their sources"),
        may("publisher", Form::Translated, "who stands behind the pack; without one the app calls itself a 演示版"),
        must("source_age", Form::Section(&SOURCE_AGE), "how old a look at a source may be"),
        may(
            "report",
            Form::Section(&REPORT),
            "where mistakes in the rules are reported; else whom a policy names is called",
        ),
        may("contacts", Form::Named(&Form::Section(&CONTACT)), "numbers to call, which policies name in `call`"),
        may(
            "corrections",
            Form::List(&Form::Section(&CORRECTION)),
            "what was wrong in earlier versions, the earliest first; whoever opens a result from then is told",
        ),
    ],
};

/// An entry of `corrections` in pack.yaml.
static CORRECTION: Section = Section {
    name: "a correction",
    fields: &[
        must("version", Form::Text, "the version that is right, such as 2026.12.1"),
        must("on", Form::Date, "the day that version was published"),
        must("policies", Form::List(&Form::Name), "the policies it is about"),
        must("text", Form::Translated, "what was wrong, and what is right"),
    ],
};

/// An entry of `contacts` in pack.yaml.
pub static CONTACT: Section = Section {
    name: "a contact",
    fields: &[
        must("name", Form::Translated, "who answers there"),
        must("phone", Form::Phone, "the number, as it is dialled"),
        may("hours", Form::Translated, "when somebody answers, only where that was seen"),
        may("address", Form::Translated, "where to go, only where that was seen"),
        must("checked", Form::Date, "the day somebody last checked that"),
        must("grade", Form::OneOf(SURE_GRADES), "how that is known; what is of grade D has no number"),
    ],
};

/// `report` in pack.yaml.
static REPORT: Section = Section {
    name: "`report`",
    fields: &[
        may("mail", Form::Mail, "an address for mail that somebody reads"),
        may("phone", Form::Phone, "the number, as it is dialled; only used without an address for mail"),
    ],
};

/// `source_age` in pack.yaml.
static SOURCE_AGE: Section =
    Section { name: "`source_age`", fields: &[must("days", Form::Count, "days after which a source counts as stale")] };

/// terms.yaml.
pub static TERMS: Section = Section {
    name: "terms.yaml",
    fields: &[
        must("topics", Form::Named(&Form::Translated), "topics that questions are asked under, in their order"),
        may("themes", Form::Named(&Form::Translated), "what policies can be about, for the list of all policies"),
        may(
            "purposes",
            Form::Named(&Form::Translated),
            "what benefits are for: those of different purposes go together",
        ),
        may("papers", Form::Named(&Form::Translated), "papers to bring or to keep, which policies name"),
        may("starts", Form::Named(&Form::Section(&START)), "situations to choose from on the first screen"),
        may(
            "doors",
            Form::Named(&Form::Section(&DOOR)),
            "what people come for: policies to be asked about by themselves",
        ),
        may("offers", Form::Named(&Form::Section(&OFFER)), "what people without work here may suppose"),
        may("firm", Form::Section(&FIRM), "the door for firms: what they are asked, and whom they may hire"),
        may("definitions", Form::Named(&Form::Section(&DEFINITION)), "conditions that policies take over with `use`"),
        may("figures", Form::Named(&Form::Section(&FIGURE)), "published figures that every rule may look up"),
    ],
};

/// An entry of `starts` in terms.yaml.
static START: Section = Section {
    name: "a start",
    fields: &[
        must("text", Form::Translated, "what it is called, at most 6 characters in Chinese"),
        may("answers", Form::Answers, "what it says: only what is obvious"),
        may("first", Form::List(&Form::Text), "facts that are asked before all others"),
    ],
};

/// An entry of `doors` in terms.yaml.
static DOOR: Section = Section {
    name: "a door",
    fields: &[
        must("text", Form::Translated, "what it is called, at most 4 characters in Chinese"),
        must("theme", Form::List(&Form::Name), "the themes of the policies behind it; keys of `themes`"),
    ],
};

/// An entry of `offers` in terms.yaml.
pub static OFFER: Section = Section {
    name: "an offer",
    fields: &[
        must("text", Form::Translated, "what it is called, such as a job with a firm of a kind"),
        must("when", Form::Rule, "who may suppose it"),
        must("answers", Form::Answers, "what is supposed"),
        may("today", Form::List(&Form::Text), "dates that are supposed to be the day it begins"),
        may("from", Form::Section(&OFFER_FROM), "an answered date before which it cannot begin"),
        may("asks", Form::List(&Form::Text), "facts of which a person may suppose something else, in that order"),
    ],
};

/// `from` of an offer in terms.yaml.
static OFFER_FROM: Section = Section {
    name: "`from`",
    fields: &[
        must("answer", Form::Text, "the fact with that date, such as an expected graduation"),
        must("becomes", Form::Text, "the fact that it answers by then, such as the graduation"),
        may("level", Form::Section(&OFFER_LEVEL), "the level of studies, which is that of the education by then"),
    ],
};

/// `level` below `from`.
static OFFER_LEVEL: Section = Section {
    name: "`level`",
    fields: &[
        must("answer", Form::Text, "the ordered fact that says what is studied for"),
        must("becomes", Form::Text, "the ordered fact that it answers by then, with options of the same names"),
    ],
};

/// `firm` in terms.yaml.
static FIRM: Section = Section {
    name: "`firm`",
    fields: &[
        must(
            "offer",
            Form::Text,
            "the job with the firm, a key of `offers`; only who has the firm's link is offered it",
        ),
        must(
            "asks",
            Form::Named(&Form::Translated),
            "what the firm is asked: facts, each with the question put to a firm",
        ),
        must("hires", Form::Named(&Form::Section(&HIRE)), "whom it may hire"),
        may("hired", Form::Section(&HIRED), "the list of those hired, which the firm's own policies look at"),
        may(
            "candidate",
            Form::List(&Form::Text),
            "facts that a candidate is asked at the firm's stand at a fair, in that order",
        ),
        may(
            "size",
            Form::Text,
            "the fact among `asks` that says how large the firm is, which its page helps to find out",
        ),
    ],
};

/// `hired` of the door for firms.
static HIRED: Section = Section {
    name: "`hired`",
    fields: &[
        must("list", Form::Text, "a fact: the list of those hired"),
        may("from", Form::Named(&Form::Text), "its fields that are what the firm says of the job, each with that fact"),
    ],
};

/// An entry of `hires` in terms.yaml.
static HIRE: Section = Section {
    name: "a hire",
    fields: &[
        must("text", Form::Translated, "who that is"),
        may("answers", Form::Answers, "what is supposed of them beside the job"),
        may("today", Form::List(&Form::Text), "dates that are supposed to be the day the job begins"),
        may("entry", Form::Answers, "one of them in the list of those hired; dates may say today"),
        may("when", Form::Rule, "which candidates are of this kind, by what they are asked at the stand"),
    ],
};

/// A definition in terms.yaml.
static DEFINITION: Section = Section {
    name: "a definition",
    fields: &[must("when", Form::Condition, "what fulfils it; groups of the same name get one definition each")],
};

/// wire.yaml.
pub static WIRE: Section = Section {
    name: "wire.yaml",
    fields: &[
        must("facts", Form::Named(&WIRE_NUMBER), "the number of each fact"),
        may("fields", Form::Groups(&WIRE_NUMBERS), "the numbers of each list's fields"),
        may("options", Form::Groups(&WIRE_NUMBERS), "the numbers of the options of each fact and field that has any"),
        must("policies", Form::Named(&WIRE_NUMBER), "the number of each policy, which it keeps as an option too"),
        may("retired", Form::Section(&RETIRED), "what is gone, with its number, so that no other gets it"),
    ],
};

/// `retired` in wire.yaml.
static RETIRED: Section = Section {
    name: "`retired`",
    fields: &[
        may("facts", Form::Named(&WIRE_NUMBER), "numbers of facts"),
        may("fields", Form::Groups(&WIRE_NUMBERS), "numbers of fields, by their list"),
        may("options", Form::Groups(&WIRE_NUMBERS), "numbers of options, by their fact or field"),
        may("policies", Form::Named(&WIRE_NUMBER), "numbers of policies"),
    ],
};

static WIRE_NUMBER: Form = Form::UpTo(65_535);
static WIRE_NUMBERS: Form = Form::Named(&WIRE_NUMBER);

/// An entry of sources.yaml.
pub static SOURCE: Section = Section {
    name: "a source",
    fields: &[
        must("title", Form::Translated, "what it is: issuer, name, number if one was seen"),
        may("url", Form::Text, "its address, only if it is safe to link"),
        must("seen", Form::Date, "the day somebody last looked at it"),
    ],
};

/// A policy file.
pub static POLICY: Section = Section {
    name: "a policy",
    fields: &[
        must("id", Form::Name, "the policy's name in links, results and tests"),
        must("title", Form::Translated, "what it is called"),
        may("aliases", Form::List(&Form::Translated), "other names it goes or went by"),
        must("level", Form::OneOf(LEVELS), "who made the rule"),
        may("offered", Form::Flag, "false: it is checked and tried out like any other, but in no pack"),
        must("roles", Form::Section(&ROLES), "who benefits, applies and is paid"),
        must("theme", Form::List(&Form::Name), "what it is about; keys of `themes`, where terms.yaml has those"),
        may("stage", Form::List(&Form::Name), "in which situations it matters; keys of `starts`"),
        must("grade", Form::OneOf(GRADES), "how the policy itself is known"),
        may("validity", Form::Section(&VALIDITY), "when the rule is in force; without it, until further notice"),
        may("replaces", Form::Name, "the policy that this is the next version of"),
        may("window", Form::Section(&WINDOW), "when one can apply; without it, at any time"),
        may("automatic", Form::Flag, "the office pays without an application, 免申即享"),
        may("award", Form::OneOf(&["entitled", "competitive"]), "whether those who qualify get it (the default)"),
        may("figures", Form::Named(&Form::Section(&FIGURE)), "published figures that its rules look up"),
        may("when", Form::Condition, "the conditions; left out only where the policy is of grade D"),
        may("benefits", Form::List(&Form::Section(&BENEFIT)), "what it gives; left out only at grade D"),
        must("contact", Form::Translated, "where to apply or ask: the next step of its card"),
        may("call", Form::List(&Form::Name), "whom to call; keys of `contacts` in pack.yaml"),
        may("search", Form::Translated, "the words to search for in 浙里办: the policy's usual name, never a path"),
        may("soon", Form::Translated, "why one had better not wait, where nobody knows the last day; holds no number"),
        may("how", Form::Translated, "how one applies"),
        may("relations", Form::List(&Form::Section(&RELATION)), "how it goes together with other policies"),
        may("papers", Form::List(&Form::Name), "papers to bring; keys of `papers` in terms.yaml"),
        may("keeps", Form::List(&Form::Name), "papers only to be kept in case of inspection; keys of `papers`, too"),
        may("obligations", Form::List(&Form::Translated), "what one must do afterwards, one sentence each"),
        may("basis", Form::List(&Form::Section(&BASIS)), "the law and documents it rests on, the first one first"),
        may("uncertain", Form::List(&Form::Section(&UNCERTAIN)), "what is not known about it, one sentence each"),
        may(
            "says",
            Form::List(&Form::Section(&SAYS)),
            "numbers in its texts that its rules do not have, each explained",
        ),
        may("personas", Form::List(&Form::Section(&PERSONA)), "example people and what should come out"),
    ],
};

/// How a policy goes together with another one. Written in one of the two files.
pub static RELATION: Section = Section {
    name: "a relation",
    fields: &[
        must("with", Form::Name, "the other policy"),
        must("kind", Form::OneOf(RELATIONS), "what the text says of the two"),
        may(
            "same_object",
            Form::Flag,
            "only for the same record of the list that both pay for, such as one certificate",
        ),
        may("from", Form::Date, "the first day that holds; left out: since ever"),
        may("to", Form::Date, "the last day that holds; left out: until further notice"),
        must("text", Form::Translated, "what is said, one sentence"),
        may("decides", Form::Translated, "who decides which of the two it is, where nobody may choose"),
        must("cite", Form::Section(&CITE), "where it stands"),
        must("grade", Form::OneOf(SURE_GRADES), "how it is known"),
    ],
};

/// A document that a policy rests on, which need not be the page where it was read.
static BASIS: Section = Section {
    name: "a basis",
    fields: &[
        must("issuer", Form::Translated, "who issued it"),
        may("title", Form::Translated, "what it is called, where that was seen"),
        may("number", Form::Text, "its number as printed, only where one was seen"),
        may("year", Form::UpTo(2100), "the year it was issued, where that is known"),
        may("article", Form::Text, "the article, paragraph or item"),
        must("grade", Form::OneOf(SURE_GRADES), "how that is known; C where only its number or gist is"),
        may("cite", Form::Section(&CITE), "where it was seen, if it was"),
    ],
};

/// Something that is not known about a policy.
static UNCERTAIN: Section = Section {
    name: "an entry of `uncertain`",
    fields: &[
        must("zh", Form::Text, "what is not known, in Chinese"),
        may("en", Form::Text, "the same in English"),
        may("clauses", Form::List(&Form::Text), "where it says who qualifies: the clauses that leave that open"),
        may("about", Form::OneOf(UNCERTAIN_ABOUT), "what else it is about: nothing that says who qualifies"),
    ],
};

/// What an entry of `uncertain` may be about where it says nothing about who qualifies.
static UNCERTAIN_ABOUT: &[&str] = &["amount", "window", "procedure", "source"];

/// An entry of `says`: a number that a text only reports.
static SAYS: Section = Section {
    name: "an entry of `says`",
    fields: &[
        must("number", Form::Text, "the number, as a text has it"),
        must("why", Form::Text, "what it is and why no rule has it"),
        may("cite", Form::Section(&CITE), "where it stands"),
        may("grade", Form::OneOf(SURE_GRADES), "how it is known"),
    ],
};

/// `roles` of a policy.
static ROLES: Section = Section {
    name: "`roles`",
    fields: &[
        must("beneficiary", Form::OneOf(ROLE), "whom it is for"),
        must("applicant", Form::OneOf(ROLE), "who hands in the application"),
        must("payee", Form::OneOf(ROLE), "whose account is paid"),
    ],
};

/// `validity` of a policy.
static VALIDITY: Section = Section {
    name: "`validity`",
    fields: &[
        may("from", Form::Date, "the first day the rule is in force"),
        may("to", Form::Date, "the last day the rule is in force"),
        may("run_on", Form::Flag, "whether those who began in time go on after the last day"),
        may("withdrawn", Form::Section(&WITHDRAWN), "that the policy was taken back as wrong"),
        may("cite", Form::Section(&CITE), "where the days stand"),
        may("grade", Form::OneOf(SURE_GRADES), "how the days are known"),
    ],
};

/// `withdrawn` of a policy's validity.
static WITHDRAWN: Section = Section {
    name: "`withdrawn`",
    fields: &[
        must("on", Form::Date, "the day it was taken back"),
        must("reason", Form::Translated, "why, one sentence: all that is shown of it beside its name"),
        may("replaced_by", Form::Name, "the policy to look at instead"),
    ],
};

/// `window` of a policy: `grade: D`, or days, or the same days every year; and when it is paused.
static WINDOW: Section = Section {
    name: "`window`",
    fields: &[
        may("grade", Form::OneOf(&["D"]), "D: there is one, but its dates are not known"),
        may("opens", Form::Day, "the first day one can apply"),
        may("closes", Form::Day, "the last day one can apply"),
        may("every_year", Form::Section(&EVERY_YEAR), "the days between which one can apply in every year"),
        may("current", Form::Currency, "whether the days are known to hold today"),
        may("paused", Form::List(&Form::Section(&PAUSE)), "days within it on which nobody can apply"),
    ],
};

/// A pause of a window.
static PAUSE: Section = Section {
    name: "a pause",
    fields: &[
        must("from", Form::Date, "the first day on which nobody can apply"),
        may("to", Form::Date, "the last such day; left out: nobody knows"),
        must("text", Form::Translated, "what was announced, one sentence"),
    ],
};

/// `every_year` of a window.
static EVERY_YEAR: Section = Section {
    name: "`every_year`",
    fields: &[
        must("from", Form::MonthDay, "the first day, as month and day"),
        must("to", Form::MonthDay, "the last day, not before the first"),
    ],
};

/// A published figure.
static FIGURE: Section = Section {
    name: "a figure",
    fields: &[
        must("type", Form::OneOf(FIGURE_TYPES), "what its values are"),
        may("scale", Form::UpTo(6), "places behind the point of a decimal"),
        may("rows", Form::List(&Form::Section(&ROW)), "its values by time; left out where it is of grade D"),
        may("grade", Form::OneOf(&["D"]), "D: there is such a figure, but nobody knows it"),
    ],
};

/// A value of a figure.
static ROW: Section = Section {
    name: "a row",
    fields: &[
        may("from", Form::Date, "the first day it holds; left out: since ever"),
        may("to", Form::Date, "the last day it holds; left out: until further notice"),
        must("value", Form::Text, "the value: a number, an amount in yuan, or a day"),
        must("grade", Form::OneOf(SURE_GRADES), "how it is known"),
        must("cite", Form::Section(&CITE), "where it stands"),
    ],
};

/// `at_least` of a condition.
pub static AT_LEAST: Section = Section {
    name: "`at_least`",
    fields: &[
        must("n", Form::Count, "how many of them must hold"),
        must("of", Form::Conditions, "the conditions that count"),
    ],
};

/// A clause of a condition.
pub static CLAUSE: Section = Section {
    name: "a clause",
    fields: &[
        must("id", Form::Name, "its name within the policy or definition"),
        must("text", Form::Translated, "what it demands, in words"),
        may("rule", Form::Rule, "what it demands, of the answers"),
        may("presume", Form::Flag, "taken as met until the person says otherwise"),
        may("gate", Form::Flag, "something to be done first, such as a registration"),
        may("step", Form::Translated, "of a gate: what to do, as an order and a title"),
        may(
            "granted",
            Form::Flag,
            "of a gate: somebody else grants it, such as a certification; never named as what to do first",
        ),
        may("how", Form::Translated, "of a gate: how to get there"),
        may("office", Form::Flag, "only the office can judge it"),
        must("cite", Form::Section(&CITE), "where it stands"),
        must("grade", Form::OneOf(SURE_GRADES), "how it is known; a clause of grade D decides nothing and is left out"),
    ],
};

/// A citation.
static CITE: Section = Section {
    name: "`cite`",
    fields: &[
        must("source", Form::Text, "a key of sources.yaml"),
        may("article", Form::Text, "the article, paragraph or item"),
    ],
};

/// A benefit of a policy.
static BENEFIT: Section = Section {
    name: "a benefit",
    fields: &[
        must("id", Form::Name, "its name within the policy"),
        may("name", Form::Translated, "what it is called, where the policy gives more than one of a kind"),
        may("tiers", Form::List(&Form::Translated), "its steps in words; every amount in them stands in `amount`, too"),
        must("kind", Form::OneOf(BENEFIT_KINDS), "of what nature; only cash enters sums"),
        may("to", Form::OneOf(ROLE), "to whom it goes; the policy's beneficiary if left out"),
        may("purpose", Form::Name, "what it is for: a key of `purposes` in terms.yaml"),
        must("per", Form::OneOf(&["once", "month", "year"]), "how often it is paid"),
        may("amount", Form::Amount, "one payment, in yuan; left out where no figure is known (grade D)"),
        may("rate", Form::Amount, "a share in percent, where nobody is asked what it is a share of"),
        may("bound", Form::OneOf(&["exact", "at_most", "at_least"]), "whether the amount is exact or a limit"),
        may("times", Form::Section(&TIMES), "fewest and most payments; one if left out"),
        may("schedule", Form::List(&Form::Amount), "uneven payments in their order, instead of `amount`"),
        may("for_each", Form::Filter, "for each record of a list, such as hires.filter(h, h.months >= 12)"),
        may("when", Form::Rule, "for whom, where not for everybody who fulfils the conditions"),
        may("recheck", Form::List(&Form::Text), "clauses looked at again before each payment but the first"),
        must("grade", Form::OneOf(GRADES), "how the figure is known"),
        may("current", Form::Currency, "whether it is known to hold today; needed unless it is of grade D"),
        must("cite", Form::Section(&CITE), "where it stands"),
    ],
};

/// `times` of a benefit.
static TIMES: Section = Section {
    name: "`times`",
    fields: &[
        must("min", Form::UpTo(1200), "the fewest payments"),
        must("max", Form::UpTo(1200), "the most payments"),
        may("paid", Form::Number, "how many payments were made already, so that so many fewer may come"),
    ],
};

/// A persona.
static PERSONA: Section = Section {
    name: "a persona",
    fields: &[
        must("name", Form::Text, "who it is"),
        must("on", Form::Date, "the day of the assessment"),
        may("as_of", Form::Date, "the day the answers were true; the day of the assessment if left out"),
        must("answers", Form::Answers, "what the person says"),
        must("expect", Form::Section(&EXPECT), "what should come out"),
    ],
};

/// `expect` of a persona. Fields left out are not looked at; `from: null` expects none.
pub(super) static EXPECT: Section = Section {
    name: "`expect`",
    fields: &[
        must("status", Form::OneOf(STATUSES), "the status"),
        may("scope", Form::OneOf(&["policy", "clause"]), "what an unconfirmed outcome is unconfirmed about"),
        may("deciding", Form::List(&Form::Text), "exactly the deciding clauses"),
        may("missing", Form::List(&Form::Text), "exactly the open facts, fields as `list[].field`"),
        may("assumed", Form::List(&Form::Text), "exactly the clauses taken as met"),
        may("office", Form::List(&Form::Text), "exactly the clauses left to the office"),
        may("gates", Form::List(&Form::Text), "exactly the gates that are not known to be passed"),
        may("window", Form::OneOf(WINDOW_STATES), "how the window stands on that day"),
        may("sensitive", Form::Flag, "whether it rests on a sensitive answer"),
        may("replaced_by", Form::Name, "the later version that takes its place"),
        may("from", Form::Date, "the first day one can claim, where that is not today"),
        may("until", Form::Date, "the last day one can claim"),
        may("latest", Form::Date, "the same where the window is not known: the last day at the latest"),
        may("next", Form::Name, "the first question asked next"),
        may("cash_at_most", Form::Yuan, "the upper sum"),
        may("cash_at_least", Form::Yuan, "the lower sum"),
        may("left_out_for", Form::Name, "the policy that is taken in its place"),
        may("benefits", Form::Named(&Form::Expected), "all payments of a benefit together: bounds, unknown or none"),
    ],
};

/// What a benefit should come to.
pub static EXPECTED: Section = Section {
    name: "a sum",
    fields: &[may("min", Form::Yuan, "the lower end, in yuan"), may("max", Form::Yuan, "the upper end, in yuan")],
};
