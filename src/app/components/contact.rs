//! Where to go and whom to call: ends every card and every policy page.
//!
//! The number is a dialling link; on devices that cannot call it can still be read.

use super::report::link;
use crate::{
    app::browser::element::{El, el},
    interview::{
        text::Text,
        view::{Call, Report},
    },
};

/// Only the phone contacts.
pub fn numbers(call: &[Call]) -> El {
    el("p").class("contact").all(call.iter().map(number))
}

fn number(call: &Call) -> El {
    el("a").attr("href", call.href.clone()).text([&call.phone, " ", &call.name].concat())
}

/// The office in words, phone contacts, what to search for in 浙里办, and where to report a mistake.
pub fn contact(
    text: &'static Text,
    office: &str,
    call: &[Call],
    search: Option<&String>,
    report: Option<Report>,
) -> El {
    let notes = call.iter().flat_map(|call| &call.notes).chain(search);
    el("p")
        .class("contact")
        .with(el("span").text([text.contact, text.colon, office].concat()))
        .all(call.iter().map(number))
        .all(report.as_ref().map(link))
        .all(notes.map(|note| el("small").text(note.clone())))
}
