//! Why what an input holds is not an answer, in words.
//!
//! Refuses nothing itself: the draft does. An answer that contradicts another one is worded by the page.

use super::Input;
use crate::interview::{
    draft::Fault,
    text::{Text, phrase::decimal},
};

/// Why; `unsure` is the label of the button for not knowing, `help` what the question says about how to answer.
pub fn refused(fault: Fault, asked: &Input, unsure: &str, help: &str, text: &Text) -> String {
    match (fault, asked) {
        (Fault::Empty, Input::Rows { .. }) => (text.pick_first)(unsure),
        (Fault::Empty, Input::Date { .. }) => (text.date_first)(unsure),
        (Fault::Empty, Input::Number { .. }) => (text.type_first)(unsure),
        (Fault::NoNumber, Input::Number { unit, places, .. }) => (text.digits_only)(unit, *places),
        (Fault::OtherSpan(turned), Input::Number { unit, stored_places, .. }) => {
            (text.other_span)(&decimal(turned, *stored_places), unit)
        }
        (Fault::OtherMatter, Input::Number { label, .. }) => (text.other_matter)(label),
        (Fault::NoNumber | Fault::OtherSpan(_) | Fault::OtherMatter, _) => (text.digits_only)("", 0),
        (Fault::TooMuch, Input::Number { unit, most, .. }) => (text.too_much)(*most, unit),
        (Fault::TooMuch, _) => (text.digits_only)("", 0),
        (Fault::NoYear, Input::Date { years: (latest, earliest), .. }) => (text.no_such_year)(*earliest, *latest),
        (Fault::NoYear, _) => (text.date_first)(unsure),
        (Fault::NoDay, _) => text.no_such_day.to_owned(),
        (Fault::Passed, _) => text.date().passed.to_owned(),
        // Which day was meant, as of which of several diplomas, only the question says.
        (Fault::NotYet, _) => [text.not_yet, help].join(" "),
    }
}
