//! A screen with something to submit: its bar, its parts, and a single button at its foot, with the reason if
//! submitting failed.
//!
//! The calling page decides what is submitted and whether it is valid.

use leptos::prelude::{GetUntracked, RwSignal, With};

use super::input::PROBLEM;
use crate::{
    app::{
        browser::element::{El, el, nothing},
        components::{
            bar::{back, bar, title},
            card::brief,
            foot::foot,
        },
        state::State,
    },
    interview::{draft::Fault, numeral::Counted, text::Text, view::Input},
};

/// Why an answer was rejected, and where else to go.
#[derive(Clone, Copy)]
pub struct Said {
    /// The message; empty if it was accepted.
    pub problem: RwSignal<String>,
    /// Another question to change, with the link's label.
    pub way_out: RwSignal<Option<(String, String)>>,
}

/// A screen to submit: its bar, its parts, the outcomes so far, and its button, which calls `submit`.
pub fn sheet(
    state: State,
    heading: String,
    onward: Option<El>,
    parts: Vec<El>,
    Said { problem, way_out }: Said,
    label: &'static str,
    submit: Box<dyn Fn() + Send>,
) -> El {
    let said = move || {
        if problem.with(String::is_empty) {
            return nothing();
        }
        let way_out =
            way_out.get_untracked().map(|(href, label)| el("a").class("plain").attr("href", href).text(label));
        let said = el("p").text(problem.get_untracked());
        el("div").class("alert").attr("id", PROBLEM).attr("role", "alert").with(said).all(way_out)
    };
    let done = el("button").class("go").attr("type", "submit").text(label);
    el("form")
        .class("screen panes")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            submit();
        })
        .with(bar(back(state.text.back)).with(title(heading)).all(onward))
        .all(parts)
        .with(so_far(state))
        .with(foot(el("div").live(said).with(done)))
}

/// Explains why an input's contents are not an answer.
pub fn in_words(fault: Fault, asked: &Input, unsure: &str, text: &Text) -> String {
    match (fault, asked) {
        (Fault::Empty, Input::Rows { .. }) => (text.pick_first)(unsure),
        (Fault::Empty, Input::Date { .. }) => (text.date_first)(unsure),
        (Fault::Empty, Input::Number { .. }) => (text.type_first)(unsure),
        (Fault::NoNumber, Input::Number { unit, places, .. }) => (text.digits_only)(unit, *places),
        (Fault::NoNumber, _) => (text.digits_only)("", 0),
        (Fault::TooMuch, Input::Number { unit, .. }) => (text.too_much)(Counted::by(unit).most(), unit),
        (Fault::TooMuch, _) => (text.too_much)(Counted::Other.most(), ""),
        (Fault::NoYear, Input::Date { years: (latest, earliest), .. }) => (text.no_such_year)(*earliest, *latest),
        (Fault::NoYear, _) => (text.date_first)(unsure),
        (Fault::NoDay, _) => text.no_such_day.to_owned(),
        (Fault::NotYet, _) => text.not_yet.to_owned(),
    }
}

/// The outcomes so far, next to the question on wide screens only: elsewhere there is no room, and they take as long
/// to draw as the question.
fn so_far(state: State) -> El {
    let text = state.text;
    let aside = el("aside").class("side later-only").attr("aria-label", text.so_far);
    let Some(result) = state.so_far() else { return aside };
    let name = el("h2").class("group").with(el("span").text(text.so_far)).with(el("span").text(result.settled.clone()));
    let cards = result.groups.iter().flat_map(|group| &group.cards).map(brief);
    aside.with(name).all(cards)
}
