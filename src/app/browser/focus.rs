//! What waits for a screen to be drawn: where the keyboard and the screen reader are then, and what may come later.
//!
//! The focus only moves; it is never trapped.

use std::time::Duration;

use gloo_utils::{document, window};
use leptos::prelude::{request_animation_frame, set_timeout};
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

/// Does `step` once the screen that is about to be drawn is on the glass.
pub fn after_paint(step: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(step, Duration::ZERO));
}

fn to(selector: &str) {
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Fails only for elements that cannot have focus; then it stays where it was.
        let _ = element.focus();
    }
}
