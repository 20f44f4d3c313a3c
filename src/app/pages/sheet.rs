//! A screen with something to submit: its bar, its parts, and a single button at its foot, with the reason if
//! submitting failed.
//!
//! The calling page decides what is submitted and whether it is valid.

use leptos::prelude::{GetUntracked, RwSignal, With};

use crate::app::{
    browser::element::{El, el, nothing},
    components::{
        bar::{back, bar, title},
        card::brief,
        foot::foot,
        input::PROBLEM,
    },
    state::State,
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
