//! The page's entry points, which the loader calls, and which screen is drawn for which place.
//!
//! Draws nothing itself: `pages` do.

use std::cell::Cell;

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::{
    browser::{
        address, clock,
        element::{El, el, nothing},
        focus, page, print,
    },
    components::{age::aged, bar::looks},
    pages::{
        answers::answers, ask::ask, door::door, entry::entry, hand_over::hand_over, home, offer::offer, pause::pause,
        plan::plan, policies::policies, policy::policy, replace::replace, result::result, share::share, shown::shown,
        what_if::what_if,
    },
    state::State,
};
use crate::interview::{
    Interview, Place,
    session::{Opening, Session},
    text::Language,
};

thread_local! {
    /// What was read, and then the engine's assessment of it, until the page starts with it.
    static SESSION: Cell<Option<Session>> = const { Cell::new(None) };
    static INTERVIEW: Cell<Option<Interview>> = const { Cell::new(None) };
}

/// Reads the rules, the short texts, and the answers kept from before a trap (possibly none).
///
/// The loader starts the page by calling this, [`assess`] and [`start`] one after the other, each in its own turn, so
/// that taps in between are handled.
///
/// Throws `pack-damaged` if a file cannot be decoded, and `pack-mixed` if the files are from different builds.
#[wasm_bindgen]
pub fn read(rules: &[u8], short: &[u8], kept: &[u8]) -> Result<(), JsValue> {
    let session = Session::open(rules, short, kept, clock::today()).map_err(|problem| {
        JsValue::from_str(match problem {
            Opening::Damaged => "pack-damaged",
            Opening::Mixed => "pack-mixed",
        })
    })?;
    SESSION.set(Some(session));
    Ok(())
}

/// Assesses what was read, for the first time.
#[wasm_bindgen]
pub fn assess() {
    INTERVIEW.set(SESSION.take().map(Interview::of));
}

/// Starts the page inside `#live`, in `language`, with what was read.
///
/// Throws if nothing was read, or the page has no `#live`.
#[wasm_bindgen]
pub fn start(language: &str) -> Result<(), JsValue> {
    let interview = INTERVIEW.take().ok_or_else(|| JsValue::from_str("nothing was read"))?;
    let live = page::live().ok_or_else(|| JsValue::from_str("no place to live in: #live is missing"))?;
    live.set_inner_html("");
    let language = Language::of(language);
    mount_to(live, move || view! { <App state=State::new(interview, language) /> }).forget();
    Ok(())
}

/// The screen for the current place; keeps the address, title and focus in step with it.
#[component]
fn App(
    /// What everything reads and calls.
    state: State,
) -> impl IntoView {
    print::listen();
    address::on_change(move || state.arrive());
    page::on_sight(move || state.leave(), move || state.turn_of_day());
    page::on_speak(move || state.speak_other());
    let was_here = state.n_answered() > 0;
    state.resume();
    state.arrive();
    if was_here {
        state.tell_restored();
    }
    Effect::new(move |before: Option<Place>| {
        let place = state.place();
        let at_home = place == Place::Home;
        page::show_first(at_home);
        page::set_title(&state.title(place));
        // Move the focus when the place changes, but not when the page opens, nor when the first screen changes
        // language.
        if !at_home || before.is_some_and(|before| before != place) {
            focus::heading(at_home, address::scrolled());
        }
        place
    });
    live_in(page::resume(), Box::new(move || home::resume(state.current())));
    live_in(page::age(), Box::new(move || aged(state.current().age())));
    Effect::new(move |_| page::show_start(state.n_answered() == 0));
    move || screen(state.current())
}

/// Keeps a part of a place of index.html up to date. One type for all, since each costs code of its own.
fn live_in(place: Option<HtmlElement>, draw: Box<dyn Fn() -> El + Send>) {
    if let Some(place) = place {
        mount_to(place, move || draw).forget();
    }
}

/// The screen for the current place.
fn screen(state: State) -> El {
    let shown = match state.place() {
        // The first screen is in index.html.
        Place::Home => return nothing(),
        Place::Ask(fact) => state.question(fact).map_or_else(nothing, |question| ask(state, question)),
        Place::Entry(fact, at) => state.entry(fact, at).map_or_else(nothing, |shown| entry(state, shown)),
        Place::Result => result(state),
        Place::Answers => answers(state, &state.answers()),
        Place::Policies(_) => policies(state, &state.policies()),
        Place::Policy(id) => state.policy(id).map_or_else(nothing, |shown| policy(state, shown)),
        Place::Offer(index) => offer(state, index),
        Place::Pause => pause(state),
        Place::Door(index) => door(state, index),
        Place::Plan => plan(state),
        Place::WhatIf => what_if(state),
        Place::HandOver => hand_over(state),
        Place::Share => share(state),
        Place::Replace => state.pending().map_or_else(nothing, |(pending, n)| replace(state, &pending, n)),
        Place::Shown => state.shown().map_or_else(nothing, |view| shown(state, &view)),
    };
    el("div").with(shown).with(looks(state))
}
