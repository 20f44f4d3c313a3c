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
    move_to(if at_home { "#main" } else { "#live h1" }, Some(at));
}

/// To the first element that fits `selector`, once it is drawn.
pub fn soon(selector: &'static str) {
    move_to(selector, None);
}

/// Does `step` once the screen that is about to be drawn is on the glass.
pub fn after_paint(step: impl FnOnce() + 'static) {
    request_animation_frame(move || {
        Timeout::new(0, step).forget();
    });
}

fn move_to(selector: &'static str, scrolled: Option<f64>) {
    request_animation_frame(move || {
        // First: once the focus has moved, scrolling would lay the page out again.
        if let Some(at) = scrolled {
            window().scroll_to_with_x_and_y(0.0, at);
        }
        let element = document().query_selector(selector).ok().flatten();
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(scrolled.is_some());
            // Fails for no element that is there.
            let _ = element.focus_with_options(&options);
        }
    });
}
