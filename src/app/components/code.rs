//! A QR code on the screen.
//!
//! Drawn by a script of its own (`public/poster.js`), which is fetched with the first one. Readers of the screen get the text.

use leptos::prelude::{Get, RwSignal, Set};

use crate::app::browser::{
    bridge,
    element::{El, el, nothing, svg},
};

/// A text as a QR code, once the script that draws it has arrived; nothing if that fails.
pub fn code(text: &str) -> El {
    let drawn = RwSignal::new(String::new());
    bridge::code(text, move |outline| drawn.set(outline.unwrap_or_default()));
    let text = text.to_owned();
    el("div").live(move || {
        let outline = drawn.get();
        let Some((side, path)) = outline.split_once(' ') else { return nothing() };
        svg("svg")
            .attr("viewBox", ["-4 -4 ", side, " ", side].concat())
            .attr("role", "img")
            .attr("aria-label", text.clone())
            .with(svg("path").attr("d", path.to_owned()))
    })
}
