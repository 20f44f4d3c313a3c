//! QR codes, and the stand's poster: candidates check on their own phone, with the stand's job filled in.

use leptos::prelude::{Get, RwSignal, Set};

use super::state::Fair;
use crate::{
    app::browser::{
        bridge,
        element::{El, el, nothing, svg},
        print,
    },
    interview::text::firm::FirmText,
};

/// A link as a QR code, drawn once the code that draws it has arrived. Readers of the screen get the address.
pub fn code(link: &str) -> El {
    let drawn = RwSignal::new(String::new());
    bridge::code(link, move |outline| drawn.set(outline.unwrap_or_default()));
    let link = link.to_owned();
    el("div").live(move || {
        let outline = drawn.get();
        let Some((side, path)) = outline.split_once(' ') else { return nothing() };
        svg("svg")
            .attr("viewBox", ["-4 -4 ", side, " ", side].concat())
            .attr("role", "img")
            .attr("aria-label", link.clone())
            .with(svg("path").attr("d", path.to_owned()))
    })
}

/// The poster, and the button that prints it.
pub fn poster(fair: Fair) -> El {
    let words = fair.words;
    let button = el("button").class("quiet-row").attr("type", "button").text(words.print);
    let button = button.on("click", |_| print::screen());
    el("section")
        .class("poster")
        .with(el("h2").text(words.poster))
        .with(el("p").class("say").text(FirmText::of(fair.text.language).poster))
        .live(move || el("div").class("code").all(fair.poster().map(|link| code(&link))))
        .with(el("p").text(words.poster_note))
        .with(button)
}
