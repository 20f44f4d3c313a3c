//! The stand's page at a recruitment fair, on a tablet: one candidate after another on a shared screen. Only for wasm32.
//!
//! Reading order: [`state`] (holds the stand in signals), then the screens. What is asked and what comes out is in
//! [`crate::interview::fair`]; the browser is reached through `app::browser` and [`bridge`]. Nothing of a candidate is stored,
//! put into an address or sent; the next one gets a new document with a memory of its own (`public/fair/wipe.js`).

mod bridge;
mod candidate;
mod closing;
mod firm;
mod found;
mod frame;
mod kept;
mod opening;
mod poster;
mod profile;
mod scan;
mod size;
mod state;

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::prelude::*;

use self::state::{Fair, Screen};
use crate::{
    app::browser::{clock, element::El, page, print},
    interview::{
        fair::Stand,
        session::{Opening, Session},
        text::{Language, fair::FairText},
    },
};

/// Opens the page inside `#live` with the rules and the short texts of `language`, at what the address `asked` for.
///
/// Throws `pack-damaged` if a file cannot be decoded, `pack-mixed` if the files are from different builds, and
/// `no-firms` if the pack has no door for firms.
#[wasm_bindgen]
pub fn open(rules: &[u8], short: &[u8], language: &str, asked: &str) -> Result<(), JsValue> {
    let session = Session::open(rules, short, &[], clock::today()).map_err(|problem| {
        JsValue::from_str(match problem {
            Opening::Damaged => "pack-damaged",
            Opening::Mixed => "pack-mixed",
        })
    })?;
    let stand = Stand::of(&session).ok_or_else(|| JsValue::from_str("no-firms"))?;
    let live = page::live().ok_or_else(|| JsValue::from_str("no place to live in: #live is missing"))?;
    live.set_inner_html("");
    let fair = Fair::new(stand, Language::of(language), asked);
    mount_to(live, move || view! { <Page fair=fair /> }).forget();
    Ok(())
}

/// The screen that is open, in its frame.
#[component]
fn Page(
    /// What everything reads and calls.
    fair: Fair,
) -> impl IntoView {
    print::listen();
    fair.listen();
    Effect::new(move |_| page::set_title(FairText::of(fair.language()).title));
    move || frame::frame(fair.current(), screen(fair.current()))
}

fn screen(fair: Fair) -> El {
    match fair.screen.get() {
        Screen::Opening => opening::opening(fair),
        Screen::Profile => profile::profile(fair),
        Screen::Firm => firm::firm(fair),
        Screen::Serve => candidate::candidate(fair),
        Screen::Scan => scan::scan(fair),
        Screen::Closing => closing::closing(fair),
    }
}
