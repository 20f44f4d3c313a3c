//! What every screen has around it: the name, large letters, the language, the message.

use leptos::prelude::Get;

use super::state::{Desk, Screen};
use crate::app::browser::{
    bridge as looks,
    element::{El, el, nothing},
};

/// The frame around a screen.
pub fn frame(desk: Desk, screen: El) -> El {
    let (text, words) = (desk.text, desk.words);
    let button = || el("button").class("plain").attr("type", "button");
    let other = text.language.other();
    let forget =
        (desk.screen.get() != Screen::Put).then(|| button().text(words.forget).on("click", move |_| desk.forget()));
    let bar = el("header")
        .class("desk-bar")
        .with(el("p").class("desk-title").text(words.title))
        .all(forget)
        .with(button().text(text.large).on("click", |_| looks::resize()))
        .with(
            button()
                .attr("id", "speak")
                .attr("lang", other.tag())
                .text(other.text().name)
                .on("click", move |_| desk.speak_other()),
        );
    let notice = move || match desk.notice.get() {
        said if said.is_empty() => nothing(),
        said => el("p").class("alert").text(said),
    };
    let above = move || {
        let (demo, age) = desk.above.get();
        let demo = demo.map(|said| el("aside").class("demo").text(said));
        let age = age.map(|said| el("div").class("aged").with(el("p").text(said)));
        el("div").all(demo).all(age)
    };
    el("div")
        .class("desk")
        .live(above)
        .with(bar)
        .with(el("div").class("desk-notice").attr("role", "status").live(notice))
        .with(screen)
}
