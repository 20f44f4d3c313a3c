//! The sections of facts.yaml, in the form of [`super::section`].
//!
//! Says what can be written, not what it means.

use super::{
    form::{Form, Section},
    section::{GRADES, may, must},
};

/// What an answer to a fact may hold.
pub static FACT_TYPES: &[&str] = &["bool", "enum", "ordered", "set", "int", "money", "decimal", "date", "records"];
/// What a field of a record may hold: all but records.
static FIELD_TYPES: &[&str] = &["bool", "enum", "ordered", "set", "int", "money", "decimal", "date"];

/// The largest `most`.
const MOST: u32 = 1_000_000_000;

/// An entry of facts.yaml.
pub static FACT: Section = Section {
    name: "a fact",
    fields: &[
        must("type", Form::OneOf(FACT_TYPES), "what an answer holds"),
        may("offered", Form::Flag, "false: only policies that are not offered use it, and it is in no pack"),
        may("options", Form::Options, "the options of an enum, ordered or set (least first), or `policies`"),
        may("scale", Form::UpTo(6), "places behind the point of a decimal"),
        may("fields", Form::Named(&Form::Section(&FIELD)), "what each of the records holds"),
        must("label", Form::Translated, "what it is called in a list"),
        may("topic", Form::Name, "the topic it is asked under"),
        may("question", Form::Translated, "the question, at most 24 characters in Chinese"),
        may("help", Form::Translated, "one sentence of help, at most 40 characters in Chinese"),
        may("unit", Form::Translated, "the unit of a number, such as 个月"),
        may("ask", Form::SomeOf(&["fair", "phone", "office", "employer", "never"]), "where it may be asked"),
        may("sensitive", Form::Flag, "asked last, optional, left out of what is handed on"),
        may("may_be", Form::OneOf(&["none"]), "whether none is an answer of its own"),
        may("none", Form::Translated, "what none is called"),
        may("applies_when", Form::Rule, "when the question makes sense; otherwise the answer is none"),
        may("implies", Form::List(&Form::Section(&IMPLIES)), "what an answer says about other facts"),
        may("derived", Form::Number, "how it follows from other facts (bool, int, money, decimal, date)"),
        may("accrues", Form::Section(&ACCRUES), "how a counter grows by itself (int only)"),
        may("effort", Form::UpTo(9), "how hard it is to answer: 0 known by heart, 9 needs a trip"),
        may(
            "ahead",
            Form::UpTo(9),
            "years after this one that a date is chosen from; 1 where it is left out, 0 for what must have been",
        ),
        may("to_come", Form::Flag, "a date that lies ahead by what it means: a day that has passed is refused"),
        may(
            "most",
            Form::UpTo(MOST),
            "the largest number that is believed, in whole units: a larger one is asked for again",
        ),
        may("exact", Form::Flag, "a number that is asked for as such, not as a range"),
        may(
            "prior",
            Form::List(&Form::Section(&PRIOR)),
            "how common its answers are, where they are not alike; only the order of questions rests on it",
        ),
        may(
            "changeable",
            Form::Section(&CHANGEABLE),
            "how its answer can become another one; never, where it is left out",
        ),
        may("find_out", Form::Section(&FIND_OUT), "where to look it up"),
    ],
};

/// A field of the records of a fact.
static FIELD: Section = Section {
    name: "a field",
    fields: &[
        must("type", Form::OneOf(FIELD_TYPES), "what an answer holds"),
        may("options", Form::Options, "the options of an enum, ordered or set (least first)"),
        may("scale", Form::UpTo(6), "places behind the point of a decimal"),
        must("label", Form::Translated, "what it is called in a list"),
        may("question", Form::Translated, "the question, at most 24 characters in Chinese"),
        may("help", Form::Translated, "one sentence of help, at most 40 characters in Chinese"),
        may("unit", Form::Translated, "the unit of a number, such as 个月"),
        may("most", Form::UpTo(MOST), "the largest number that is believed, in whole units"),
        may("may_be", Form::OneOf(&["none"]), "whether none is an answer of its own"),
        may("none", Form::Translated, "what none is called"),
        may("follow_up", Form::Flag, "asked by itself after the entry, and only where something turns on it"),
    ],
};

/// An entry of `implies`.
static IMPLIES: Section = Section {
    name: "an implication",
    fields: &[
        must("when", Form::Rule, "what an answer says"),
        must("then", Form::Rule, "what then must not be untrue"),
    ],
};

/// `accrues` of a fact.
static ACCRUES: Section = Section {
    name: "`accrues`",
    fields: &[
        must("per", Form::OneOf(&["month"]), "how often it grows by one"),
        must("while", Form::Rule, "while what it grows"),
    ],
};

/// `changeable` of a fact.
static CHANGEABLE: Section = Section {
    name: "`changeable`",
    fields: &[
        may(
            "way",
            Form::OneOf(WAYS),
            "more or less of a number or ordered option, today for a date, time for what nobody does",
        ),
        may(
            "to",
            Form::Values,
            "what it can become: options, true or false, what a set gains, or records that are added",
        ),
        may("text", Form::Translated, "what one does, as an order; none only where time does it"),
    ],
};

/// Ways in which an answer changes.
pub const WAYS: &[&str] = &["more", "less", "today", "time"];

/// An entry of `prior`.
static PRIOR: Section = Section {
    name: "a prior",
    fields: &[
        must("answer", Form::Values, "an answer; a number stands for all that the rules treat like it"),
        must("parts", Form::UpTo(1000), "how often it is given, in parts; an answer that is not listed has one"),
    ],
};

/// `find_out` of a fact.
static FIND_OUT: Section = Section {
    name: "`find_out`",
    fields: &[
        must("text", Form::Translated, "where to look it up, one sentence"),
        must("checked", Form::Date, "the day somebody last checked that"),
        must("grade", Form::OneOf(GRADES), "how that is known; D is not shown"),
    ],
};
