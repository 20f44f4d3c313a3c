//! The page: what a person sees and touches. Only for wasm32.
//!
//! Reading order: [`state`] (holds the interview in signals), then `pages` and their `parts`. What is known, what the
//! screens show of it and every sentence are in [`crate::interview`], everything that touches the browser in `browser`.
//! It decides nothing about policies: that is the engine's. It stores and sends nothing.

mod browser;
mod pages;
mod parts;
mod state;

use crate::interview::{draft, route, session, text, view};

use std::cell::Cell;

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::prelude::*;

use self::{
    browser::{clock, dom, draw::Screen, element::nothing, focus, hash},
    pages::{
        answers::answers,
        ask::{ask, entry},
        offer::offer,
        policies::policies,
        policy::policy,
        ready::rehearse,
        result::result,
        share::share,
        shown::shown,
    },
    session::{Opening, Session},
    state::{Place, State},
    text::Language,
    view::View,
};

/// A screen is made of thousands of small pieces. Each is had and given back in constant time here (TLSF, two-level
/// segregated fit, Masmano et al. 2004), with less code than the standard library's allocator for WebAssembly has.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    /// What is read, and with it what the engine says of that, until the page begins with them.
    static OPENED: Cell<(Option<Session>, Option<View>)> = const { Cell::new((None, None)) };
}

/// Reads the rules, the short texts, and the answers that were kept from before a trap (or nothing).
///
/// This, [`assess`] and [`start`] are the start, called by `public/boot.js` one after the other, each in a turn of its
/// own: a tap that comes between is heard.
///
/// Throws `pack-damaged` where a file does not read and `pack-mixed` where the files are of two builds.
#[wasm_bindgen]
pub fn read(rules: &[u8], short: &[u8], kept: &[u8]) -> Result<(), JsValue> {
    let session = Session::open(rules, short, kept, clock::today()).map_err(|problem| {
        JsValue::from_str(match problem {
            Opening::Damaged => "pack-damaged",
            Opening::Mixed => "pack-mixed",
        })
    })?;
    OPENED.set((Some(session), None));
    Ok(())
}

/// Asks the engine, for the first time, about what was read.
#[wasm_bindgen]
pub fn assess() {
    let (mut session, _) = OPENED.take();
    let view = session.as_mut().map(View::of);
    OPENED.set((session, view));
}

/// Brings the page to life inside `#live`, in `language`, with the texts that were read; `anew` if not after a trap.
///
/// Throws where nothing was read, or the page has no `#live`.
#[wasm_bindgen]
pub fn start(language: &str, anew: bool) -> Result<(), JsValue> {
    let (Some(session), Some(view)) = OPENED.take() else { return Err(JsValue::from_str("nothing was read")) };
    let live = dom::live().ok_or_else(|| JsValue::from_str("no place to live in: #live is missing"))?;
    live.set_inner_html("");
    let language = Language::of(language);
    mount_to(live, move || view! { <App state=State::new(session, view, language) anew /> }).forget();
    Ok(())
}

/// The screen for the current place, and the outside world kept in step with it.
#[component]
fn App(
    /// What everything reads and calls.
    state: State,
    /// Whether this is the first start, and not one after a trap.
    anew: bool,
) -> impl IntoView {
    hash::on_change(move || state.arrive());
    dom::on_speak(move || state.speak_other());
    state.resume();
    state.arrive();
    Effect::new(move |before: Option<Place>| {
        let place = state.place();
        let at_home = place == Place::Home;
        dom::show_first(at_home);
        dom::set_title(&state.title(place));
        // Opening the page must not pull the focus anywhere, nor must the first screen in another language;
        // going somewhere must.
        if !at_home || before.is_some_and(|before| before != place) {
            focus::heading(at_home);
        }
        place
    });
    if anew {
        focus::after_paint(move || rehearse(state));
    }
    move || screen(state.current())
}

/// The screen for the current place.
fn screen(state: State) -> Screen {
    let place = state.place();
    if let Some(drawn) = state.drawn(place) {
        return Screen::Ready(drawn);
    }
    Screen::El(match place {
        // Index.html has that one.
        Place::Home => nothing(),
        Place::Ask(fact) => state.question(fact).map_or_else(nothing, |question| ask(state, question)),
        Place::Entry(fact, at) => state.entry(fact, at).map_or_else(nothing, |shown| entry(state, shown)),
        Place::Result => result(state),
        Place::Answers => answers(state, &state.answers()),
        Place::Policies(_) => policies(state, &state.policies()),
        Place::Policy(id) => state.policy(id).map_or_else(nothing, |shown| policy(state, shown)),
        Place::Offer => offer(state),
        Place::Share => share(state),
        Place::Shown => state.shown().map_or_else(nothing, |view| shown(state, &view)),
    })
}
