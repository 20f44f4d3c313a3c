//! Where the keyboard and the screen reader are after going somewhere.
//!
//! Only moves; it never traps.

use gloo_utils::{document, window};
use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// To the top of the screen that is about to be drawn: its heading, or the main part of the first screen.
pub fn heading(at_home: bool) {
    request_animation_frame(move || {
        to(if at_home { "#main" } else { "#live h1" });
        // After it: where things may move, focusing scrolls too, no further than to the heading, and the last one holds.
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
}

/// To the first element that fits `selector`, once it is drawn.
pub fn soon(selector: &'static str) {
    request_animation_frame(move || to(selector));
}

fn to(selector: &str) {
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Fails only for elements that cannot have focus; then it stays where it was.
        let _ = element.focus();
    }
}
