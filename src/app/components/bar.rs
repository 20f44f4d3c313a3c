//! The bar on top of every screen: back on the left, the title in the middle, onward on the right.

use super::icon::icon;
use crate::{
    app::{
        browser::{
            address, bridge,
            element::{El, el},
        },
        state::State,
    },
    interview::route::Route,
};

/// A bar with its left end.
pub fn bar(back: El) -> El {
    el("header").class("bar").with(back)
}

/// The middle of a bar.
pub fn title(title: String) -> El {
    el("p").class("bar-title").text(title)
}

/// The right end of a bar.
pub fn onward(route: &Route, label: &'static str) -> El {
    el("a").class("bar-end").attr("href", route.href()).text(label)
}

/// Below every screen except the first, which has its own: large text, and the other language.
pub fn looks(state: State) -> El {
    let other = state.text.language.other();
    let button = || el("button").class("plain").attr("type", "button");
    el("div")
        .class("looks")
        .with(button().text(state.text.large).on("click", |_| bridge::resize()))
        .with(button().attr("lang", other.tag()).text(other.text().name).on("click", move |_| state.speak(other)))
}

/// Leads back to a given screen.
pub fn back_to(route: &Route, label: &'static str) -> El {
    el("a").class("bar-back").attr("href", route.href()).with(icon("#i-back")).text(label)
}

/// Leads back to the previous screen; home if that is not ours.
pub fn back(label: &'static str) -> El {
    back_to(&Route::Home, label).on("click", |event| {
        if address::back() {
            event.prevent_default();
        }
    })
}
