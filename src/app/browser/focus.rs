//! What waits for a screen to be drawn: where the keyboard and the screen reader are then, and what may come later.
//!
//! The focus only moves; it is never trapped.

use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// To the screen that is about to be drawn: its heading, or the main part of the first screen, scrolled as far as `at`.
pub fn heading(at_home: bool, at: f64) {
    move_to(if at_home { "#main" } else { "#live h1" }, Some(at), true);
}

/// To the first element that fits `selector`, once it is drawn.
pub fn soon(selector: &'static str) {
    move_to(selector, None, false);
}

/// Whether the keyboard is on a screen.
pub fn is_on_screen() -> bool {
    document().active_element().is_some_and(|element| element.closest("#live").is_ok_and(|screen| screen.is_some()))
}

/// To the screen's heading, if what had the focus is gone: it was drawn anew. Nothing scrolls.
pub fn regain() {
    request_animation_frame(|| {
        // Nobody is led away from where they have gone meanwhile.
        if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
            move_to("#live h1", None, true);
        }
    });
}

/// Does `step` once the screen that is about to be drawn is on the glass.
pub fn after_paint(step: impl FnOnce() + 'static) {
    request_animation_frame(move || {
        Timeout::new(0, step).forget();
    });
}

fn move_to(selector: &'static str, scrolled: Option<f64>, stays: bool) {
    request_animation_frame(move || {
        // First: once the focus has moved, scrolling would lay the page out again.
        if let Some(at) = scrolled {
            window().scroll_to_with_x_and_y(0.0, at);
        }
        let element = document().query_selector(selector).ok().flatten();
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(stays);
            // Fails for no element that is there.
            let _ = element.focus_with_options(&options);
        }
    });
}
