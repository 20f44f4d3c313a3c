//! What waits for a screen to be drawn: where the keyboard and the screen reader are then, and what may come later.
//!
//! The focus only moves; it is never trapped.

use std::time::Duration;

use leptos::prelude::{request_animation_frame, set_timeout};

use super::keep as loader;

/// To the top of the screen that is about to be drawn: its heading, or the main part of the first screen.
pub fn heading(at_home: bool) {
    loader::focus(if at_home { "#main" } else { "#live h1" }, true);
}

/// To the first element that fits `selector`, once it is drawn.
pub fn soon(selector: &str) {
    loader::focus(selector, false);
}

/// Does `step` once the screen that is about to be drawn is on the glass.
pub fn after_paint(step: impl FnOnce() + 'static) {
    later(Duration::ZERO, step);
}

/// Does `step` when that has been on the glass for so long.
pub fn later(wait: Duration, step: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(step, wait));
}
