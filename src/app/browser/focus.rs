//! Actions that wait for a screen to be drawn: moving the focus of keyboard and screen reader, and work that can come
//! later.
//!
//! The focus is only moved, never trapped.

use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Focuses the heading of the screen about to be drawn, or the main part of the first screen, scrolled to `at`.
pub fn heading(at_home: bool, at: f64) {
    move_to(if at_home { "#main" } else { "#live h1" }, Some(at), true);
}

/// Focuses the first element that matches `selector`, once it is drawn.
pub fn soon(selector: &'static str) {
    move_to(selector, None, false);
}

/// Whether a screen has the focus.
pub fn is_on_screen() -> bool {
    document().active_element().is_some_and(|element| element.closest("#live").is_ok_and(|screen| screen.is_some()))
}

/// Focuses the screen's heading if the focused element vanished in a redraw. Does not scroll.
pub fn regain() {
    request_animation_frame(|| {
        // Do not take the focus from where the person has moved it meanwhile.
        if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
            move_to("#live h1", None, true);
        }
    });
}

/// Focuses the element with that id, once it is drawn, and scrolls to it; else the heading.
#[cfg(feature = "desk")]
pub fn on(id: String) {
    request_animation_frame(move || {
        match document().get_element_by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // Fails only for an element that is not in the page.
            Some(element) => drop(element.focus()),
            None => move_to("#live h1", Some(0.0), true),
        }
    });
}

/// Keeps the focus through a redraw that is about to come: on the element with the same id, else on the heading. Does not scroll.
#[cfg(feature = "desk")]
pub fn keep() {
    let id = document().active_element().map(|element| element.id()).unwrap_or_default();
    request_animation_frame(move || {
        let same = document().get_element_by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        match same.filter(|_| !id.is_empty()) {
            Some(element) => {
                let options = FocusOptions::new();
                options.set_prevent_scroll(true);
                // Cannot fail for an existing element.
                let _ = element.focus_with_options(&options);
            }
            None => regain(),
        }
    });
}

/// Runs `step` once the screen about to be drawn has been painted.
pub fn after_paint(step: impl FnOnce() + 'static) {
    request_animation_frame(move || {
        Timeout::new(0, step).forget();
    });
}

fn move_to(selector: &'static str, scrolled: Option<f64>, stays: bool) {
    request_animation_frame(move || {
        // Scroll first: after the focus moves, scrolling would lay out the page again.
        if let Some(at) = scrolled {
            window().scroll_to_with_x_and_y(0.0, at);
        }
        let element = document().query_selector(selector).ok().flatten();
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(stays);
            // Cannot fail for an existing element.
            let _ = element.focus_with_options(&options);
        }
    });
}
