//! The stand's poster: candidates check on their own phone, with the stand's job filled in.

use super::state::Fair;
use crate::{
    app::{
        browser::{
            element::{El, el},
            print,
        },
        components::code::code,
    },
    interview::text::firm::FirmText,
};

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
