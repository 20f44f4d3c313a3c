//! The page: what a person sees and touches. Only for wasm32.
//!
//! Reading order: [`state`] (who may change anything) over [`session`] (what is known), [`view`] (what
//! the screens show of it), [`route`] (addresses), then `pages` and their `parts`. Sentences are in
//! `text`, everything that touches the browser in `browser`.
//! It decides nothing about policies: that is the engine's. It stores and sends nothing.

mod browser;
mod pages;
mod parts;
mod route;
mod session;
mod state;
mod text;
mod view;

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::prelude::*;

use self::{
    browser::{clock, dom, draw::Screen, element::nothing, focus, hash},
    pages::{
        answers::answers,
        ask::{ask, entry, foresee},
        offer::offer,
        policies::policies,
        policy::policy,
        result::result,
        share::share,
        shown::shown,
    },
    session::{Opening, Session},
    state::{Place, State},
    text::Language,
};

/// A screen is made of thousands of small pieces. Each is had and given back in constant time here (TLSF, two-level
/// segregated fit, Masmano et al. 2004), with less code than the standard library's allocator for WebAssembly has.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Brings the page to life inside `#live`. Called by `public/boot.js` with the rules, the short texts in
/// `language`, and the answers it kept from before a trap (or nothing).
///
/// Throws `pack-damaged` where a file does not read and `pack-mixed` where the files are of two builds.
#[wasm_bindgen]
pub fn start(rules: &[u8], short: &[u8], kept: &[u8], language: &str) -> Result<(), JsValue> {
    let session = Session::open(rules, short, kept, clock::today()).map_err(|problem| {
        JsValue::from_str(match problem {
            Opening::Damaged => "pack-damaged",
            Opening::Mixed => "pack-mixed",
        })
    })?;
    let live = dom::live().ok_or_else(|| JsValue::from_str("no place to live in: #live is missing"))?;
    live.set_inner_html("");
    let language = Language::of(language);
    let anew = kept.is_empty();
    mount_to(live, move || view! { <App state=State::new(session, language) anew /> }).forget();
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

/// Goes once through what every answer sets in motion, out of sight: browsers compile what runs for the first time,
/// and nobody is to wait for that with a finger on the glass.
fn rehearse(state: State) {
    if let Some((named, answer)) = state.rehearsal() {
        foresee(state, named, answer);
    }
}

/// The screen for the current place.
fn screen(state: State) -> Screen {
    let place = state.place();
    if let Place::Ask(fact) = place
        && let Some(drawn) = state.drawn(fact)
    {
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
