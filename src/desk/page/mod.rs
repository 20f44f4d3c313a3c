//! The office's page, on a computer or tablet: put a list in, confirm what was understood, see who stands where. Only for wasm32.
//!
//! Reading order: `bridge` (the worker, reached through `public/desk`), `press` (waits for the end of a tap), `state` (what the worker
//! has told, in signals), then the screens. Decides nothing and knows no rule. Remembers what headings mean, if somebody says so, and
//! nothing of anybody.

mod bridge;
mod columns;
mod compare;
mod frame;
mod kept;
mod list;
mod person;
mod press;
mod put;
mod state;

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::prelude::*;

use self::state::{Desk, Screen};
use crate::{
    app::browser::{element::El, page},
    interview::text::{Language, desk::DeskText},
};

/// Opens the page inside `#live`, in `language`.
#[wasm_bindgen]
pub fn open(language: &str) -> Result<(), JsValue> {
    let live = page::live().ok_or_else(|| JsValue::from_str("no place to live in: #live is missing"))?;
    live.set_inner_html("");
    let desk = Desk::new(Language::of(language));
    mount_to(live, move || view! { <Page desk=desk /> }).forget();
    Ok(())
}

/// The screen that is open, in its frame.
#[component]
fn Page(
    /// What everything reads and calls.
    desk: Desk,
) -> impl IntoView {
    desk.listen();
    Effect::new(move |_| page::set_title(DeskText::of(desk.language()).title));
    move || frame::frame(desk.current(), screen(desk.current()))
}

fn screen(desk: Desk) -> El {
    match desk.screen.get() {
        Screen::Put => put::put(desk),
        Screen::Columns => columns::columns(desk),
        Screen::List => list::list(desk),
        Screen::Person => person::person(desk),
    }
}
