//! What every screen of the stand has around it: the name, the ways to the other screens, the message, and the warning
//! before the screen is emptied.

use leptos::prelude::Get;

use super::{
    bridge::NOW,
    state::{Fair, Screen},
};
use crate::{
    app::{
        browser::{
            bridge as looks,
            element::{El, el, nothing},
        },
        components::age::aged,
    },
    interview::fair::Phase,
};

/// The frame around a screen.
pub fn frame(fair: Fair, screen: El) -> El {
    let words = fair.words;
    let way = |to: Screen, label: &'static str| {
        let button = el("button").class("way").attr("type", "button").text(label);
        let button = button.on("click", move |_| fair.open(to));
        if fair.screen.get() == to { button.attr("aria-current", "page") } else { button }
    };
    let ways = el("nav")
        .class("ways")
        .attr("aria-label", words.title)
        .with(way(Screen::Opening, words.opening))
        .with(way(Screen::Profile, words.profile))
        .with(way(Screen::Firm, words.firm))
        .with(way(Screen::Serve, words.serve))
        .with(way(Screen::Closing, words.closing));
    let other = fair.text.language.other();
    let button = || el("button").class("plain").attr("type", "button");
    let bar = el("header")
        .class("fair-bar")
        .with(el("p").class("fair-title").text(words.title))
        .with(ways)
        .with(button().text(fair.text.large).on("click", |_| looks::resize()))
        .with(button().attr("lang", other.tag()).text(other.text().name).on("click", move |_| fair.speak_other()));
    let notice = move || match fair.notice.get() {
        "" => nothing(),
        said => el("p").class("said").text(said),
    };
    el("div")
        .class("fair")
        .all(fair.demo().map(|said| el("aside").class("demo").text(said)))
        .live(move || aged(fair.age()))
        .with(bar)
        .with(el("div").attr("role", "status").live(notice))
        .live(move || warning(fair))
        .with(screen)
}

/// The warning before a screen that nobody touches is emptied.
fn warning(fair: Fair) -> El {
    let Phase::Warning { seconds, extends } = fair.phase.get() else { return nothing() };
    let button = |label: &'static str| el("button").class("go").attr("type", "button").text(label);
    // Any touch extends it; the button says so.
    let still = extends.then(|| button(fair.words.still));
    el("div")
        .class("warning")
        .attr("role", "alertdialog")
        .attr("aria-label", fair.words.next)
        .with(el("p").text((fair.words.soon)(seconds)))
        .all(still)
        .with(button(fair.words.now).attr(NOW, "yes").on("click", move |_| fair.next()))
}
