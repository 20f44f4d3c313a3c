//! The tables of fields of a person of the whole pack: one file of people/.
//!
//! Tables only, as in `section`. What comes out is written as `caice assess --json` prints it, so that there is one
//! vocabulary.

use super::{
    form::{Form, Section},
    section::{EXPECT, EXPECTED, may, must},
};

/// The field with the first questions.
pub(crate) const ASKED_FIRST: &str = "asked_first";
/// The field with what goes together.
pub(crate) const TOGETHER: &str = "together";
/// The field with what is missed by little.
pub(crate) const NEAR: &str = "near";
/// All of them, in the order they are written.
pub(crate) const SAID: [&str; 3] = [ASKED_FIRST, TOGETHER, NEAR];

/// A person: one file of people/.
pub static PERSON: Section = Section {
    name: "a person",
    fields: &[
        must("id", Form::Name, "the person's name in tests"),
        must("name", Form::Translated, "who it is, in a word"),
        must("about", Form::Translated, "who it is, in one sentence"),
        must("on", Form::Date, "the day of the assessment"),
        may("as_of", Form::Date, "the day the answers were true; the day of the assessment if left out"),
        must("answers", Form::Answers, "an answer to every question that applies; null for 不清楚"),
        must("expect", Form::Section(&BY_STATUS), "every policy of the pack, once, under the status it should have"),
        may("outcomes", Form::Named(&Form::Section(&EXPECT)), "what more should come out of some policies"),
        may(ASKED_FIRST, Form::List(&Form::Text), "the first three questions, asked with no answer yet"),
        may(TOGETHER, Form::OrNone(&Form::Section(&COMBINATION)), "what may be had together; `none` where nothing"),
        may(
            NEAR,
            Form::OrNone(&Form::Named(&Form::List(&Form::Section(&CHANGES)))),
            "every policy that is missed by little, with what would do; `none` where there is no such policy",
        ),
    ],
};

/// `expect` of a person: policies under the status they should have.
static BY_STATUS: Section = Section {
    name: "`expect` of a person",
    fields: &[
        may("met", POLICIES, "policies that should be met"),
        may("met_later", POLICIES, "policies that should be met later"),
        may("gate_first", POLICIES, "policies that should need a step first"),
        may("needs_answer", POLICIES, "policies that should need an answer, because the person is unsure"),
        may("competitive", POLICIES, "policies that should be awarded by selection"),
        may("not_met", POLICIES, "policies that should not be met"),
        may("unconfirmed", POLICIES, "policies that should be unconfirmed"),
        may("ended", POLICIES, "policies that should have ended"),
        may("withdrawn", POLICIES, "policies that should be withdrawn"),
    ],
};

/// Ids of policies.
const POLICIES: Form = Form::List(&Form::Text);

/// `together` of a person: what may be had together, with the person as beneficiary.
static COMBINATION: Section = Section {
    name: "`together`",
    fields: &[
        may("chosen", Form::List(&Form::Section(&ITEM)), "exactly what to take"),
        may("cash", Form::Section(&EXPECTED), "the sum"),
        may("first_year", Form::Section(&EXPECTED), "the sum of the first twelve months"),
        may("excluded", LEFT_OUT_ALL, "exactly what is left out, and what is taken in its place"),
        may("either", LEFT_OUT_ALL, "exactly what may be had only if another beneficiary gives theirs up"),
        may("silent", Form::List(&Form::List(&Form::Text)), "exactly the pairs of which no text speaks"),
    ],
};

/// Something to take.
static ITEM: Section = Section {
    name: "a benefit to take",
    fields: &[
        must("policy", Form::Text, "the policy"),
        may("benefit", Form::Text, "its benefit"),
        may("object", Form::Text, "the record it is for, such as `skill_certificates[0]`"),
    ],
};

const LEFT_OUT_ALL: Form = Form::List(&Form::Section(&LEFT_OUT));

/// Something left out.
static LEFT_OUT: Section = Section {
    name: "what is left out",
    fields: &[
        must("policy", Form::Text, "the policy"),
        must("by", Form::Text, "the one in whose favour"),
        may("relation", Form::OneOf(EXCLUSIVE), "what the text says of the two"),
        may("source", Form::Text, "where it stands"),
        may("article", Form::Text, "the article, paragraph or item"),
    ],
};

/// Relations that leave something out.
static EXCLUSIVE: &[&str] = &["excludes", "excludes_same_object", "choose_best"];

/// A near miss: changes that are enough together.
static CHANGES: Section = Section {
    name: "a set of changes",
    fields: &[
        must("changes", Form::List(&Form::Section(&CHANGE)), "exactly what changes; nothing where time alone does"),
        may("from", Form::Date, "the first day one can then claim, where that is not today"),
        may("status", Form::OneOf(FITTING), "what comes out on that day"),
        may("gain", Form::Section(&EXPECTED), "the cash it may bring; null where no figure is known"),
        may("office", Form::List(&Form::Text), "exactly the clauses left to the office all the same"),
        may("loses", POLICIES, "exactly the policies that can then no longer be had"),
        may("sensitive", Form::Flag, "whether it rests on a sensitive answer"),
    ],
};

/// An answer that becomes another.
static CHANGE: Section = Section {
    name: "a change",
    fields: &[
        must("fact", Form::Text, "the fact"),
        must("op", Form::OneOf(&[">=", "<=", "==", "adds"]), "how its answer becomes another"),
        must("value", Form::Values, "what it becomes, or the record that is added"),
    ],
};

/// The statuses of what would do.
static FITTING: &[&str] = &["met", "met_later", "gate_first", "competitive", "unconfirmed"];
