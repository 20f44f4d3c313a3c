//! The tables of fields: what an author may write in each file.
//!
//! Tables only. How they are held against a file is `field`'s; what they come to mean is `lower`'s.

use super::field::{Field, Form, Section};

const fn must(name: &'static str, form: Form, doc: &'static str) -> Field {
    Field { name, form, required: true, doc }
}

const fn may(name: &'static str, form: Form, doc: &'static str) -> Field {
    Field { name, form, required: false, doc }
}

/// Grades, best first.
pub static GRADES: &[&str] = &["A", "B", "C", "D"];
/// Who may play a part.
pub static ROLE: &[&str] = &["person", "employer", "school"];

/// pack.yaml.
pub static PACK: Section = Section {
    name: "pack.yaml",
    fields: &[
        must("version", Form::Text, "the version people quote, such as 2026.11.1"),
        must("checked", Form::Date, "the day the rules were last checked against their sources"),
        may("publisher", Form::Translated, "who stands behind the pack; without one the app calls itself a 演示版"),
        must("source_age", Form::Section(&SOURCE_AGE), "how old a look at a source may be"),
    ],
};

/// `source_age` in pack.yaml.
pub static SOURCE_AGE: Section =
    Section { name: "`source_age`", fields: &[must("days", Form::Count, "days after which a source counts as stale")] };

/// terms.yaml.
pub static TERMS: Section = Section {
    name: "terms.yaml",
    fields: &[must("topics", Form::Named(&Form::Translated), "topics that questions are asked under, in their order")],
};

/// An entry of sources.yaml.
pub static SOURCE: Section = Section {
    name: "a source",
    fields: &[
        must("title", Form::Translated, "what it is: issuer, name, number if one was seen"),
        may("url", Form::Text, "its address, only if it is safe to link"),
        must("seen", Form::Date, "the day somebody last looked at it"),
    ],
};

/// An entry of facts.yaml.
pub static FACT: Section = Section {
    name: "a fact",
    fields: &[
        must("type", Form::OneOf(&["bool", "enum", "set", "date"]), "what an answer holds"),
        may("options", Form::Options, "the options of an enum or set, or `policies`"),
        must("label", Form::Translated, "what it is called in a list"),
        may("topic", Form::Name, "the topic it is asked under"),
        may("question", Form::Translated, "the question, at most 24 characters in Chinese"),
        may("help", Form::Translated, "one sentence of help, at most 40 characters in Chinese"),
        may("ask", Form::SomeOf(&["fair", "phone", "office", "never"]), "where it may be asked"),
        may("sensitive", Form::Flag, "asked last, optional, left out of what is handed on"),
        may("may_be", Form::OneOf(&["none"]), "whether none is an answer of its own"),
        may("none", Form::Translated, "what none is called"),
        may("derived", Form::Rule, "how it follows from other facts (bool only)"),
    ],
};

/// A policy file.
pub static POLICY: Section = Section {
    name: "a policy",
    fields: &[
        must("id", Form::Name, "the policy's name in links, results and tests"),
        must("title", Form::Translated, "what it is called"),
        must("level", Form::OneOf(&["national", "zhejiang", "lishui", "etdz"]), "who made the rule"),
        must("roles", Form::Section(&ROLES), "who benefits, applies and is paid"),
        must("theme", Form::List(&Form::Name), "what it is about"),
        must("grade", Form::OneOf(GRADES), "how the policy itself is known"),
        may("window", Form::Section(&WINDOW), "when one can apply"),
        must("when", Form::Condition, "the conditions"),
        must("benefits", Form::List(&Form::Section(&BENEFIT)), "what it gives"),
        must("contact", Form::Translated, "where to apply or ask: the next step of its card"),
        may("how", Form::Translated, "how one applies"),
        may("papers", Form::List(&Form::Translated), "papers to bring"),
        may("uncertain", Form::List(&Form::Translated), "what is not known about it, one sentence each"),
        may("personas", Form::List(&Form::Section(&PERSONA)), "example people and what should come out"),
    ],
};

/// `roles` of a policy.
pub static ROLES: Section = Section {
    name: "`roles`",
    fields: &[
        must("beneficiary", Form::OneOf(ROLE), "whom it is for"),
        must("applicant", Form::OneOf(ROLE), "who hands in the application"),
        must("payee", Form::OneOf(ROLE), "whose account is paid"),
    ],
};

/// `window` of a policy.
pub static WINDOW: Section = Section {
    name: "`window`",
    fields: &[must("grade", Form::OneOf(&["D"]), "D: there is one, but its dates are not known")],
};

/// A clause of a condition.
pub static CLAUSE: Section = Section {
    name: "a clause",
    fields: &[
        must("id", Form::Name, "its name within the policy"),
        must("text", Form::Translated, "what it demands, in words"),
        may("rule", Form::Rule, "what it demands, of the answers"),
        may("presume", Form::Flag, "taken as met until the person says otherwise"),
        may("office", Form::Flag, "only the office can judge it"),
        must("cite", Form::Section(&CITE), "where it stands"),
        must(
            "grade",
            Form::OneOf(&["A", "B", "C"]),
            "how it is known; a clause of grade D decides nothing and is left out",
        ),
    ],
};

/// A citation.
pub static CITE: Section = Section {
    name: "`cite`",
    fields: &[
        must("source", Form::Text, "a key of sources.yaml"),
        may("article", Form::Text, "the article, paragraph or item"),
    ],
};

/// A benefit of a policy.
pub static BENEFIT: Section = Section {
    name: "a benefit",
    fields: &[
        must("id", Form::Name, "its name within the policy"),
        must("kind", Form::OneOf(&["cash_subsidy"]), "of what nature; only cash enters sums"),
        must("per", Form::OneOf(&["once"]), "how often it is paid"),
        must("amount", Form::Yuan, "one payment, in yuan"),
        must("grade", Form::OneOf(GRADES), "how the figure is known"),
        must("current", Form::Currency, "whether it is known to hold today"),
        must("cite", Form::Section(&CITE), "where it stands"),
    ],
};

/// A persona.
pub static PERSONA: Section = Section {
    name: "a persona",
    fields: &[
        must("name", Form::Text, "who it is"),
        must("on", Form::Date, "the day of the assessment"),
        must("answers", Form::Answers, "what the person says"),
        must("expect", Form::Section(&EXPECT), "what should come out"),
    ],
};

/// `expect` of a persona. Fields left out are not looked at.
pub static EXPECT: Section = Section {
    name: "`expect`",
    fields: &[
        must("status", Form::OneOf(&["met", "needs_answer", "not_met", "unconfirmed"]), "the status"),
        may("deciding", Form::List(&Form::Name), "exactly the deciding clauses"),
        may("missing", Form::List(&Form::Name), "exactly the open facts"),
        may("assumed", Form::List(&Form::Name), "exactly the clauses taken as met"),
        may("next", Form::Name, "the first question asked next"),
        may("cash_at_most", Form::Yuan, "the upper sum"),
        may("cash_at_least", Form::Yuan, "the lower sum"),
    ],
};
