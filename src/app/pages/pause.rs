//! After several unanswered questions: see the outcomes so far, call, or continue for a few more.
//!
//! Records nothing: the questions stay open, and the person chooses how to go on.

use crate::{
    app::{
        browser::element::{El, el},
        components::{
            bar::{back, bar, title},
            contact::numbers,
            foot::{foot, go},
        },
        state::State,
    },
    interview::route::Route,
};

/// The screen.
pub fn pause(state: State) -> El {
    let text = state.text;
    let see = el("a").class("row add").attr("href", Route::Result.href()).text(text.pause_see);
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(text.pause_title))
        .with(el("p").class("help").text(text.pause_note))
        .with(see)
        .with(el("h2").class("group").with(el("span").text(text.pause_call)))
        .with(numbers(&state.calls()));
    el("div")
        .class("screen")
        .with(bar(back(text.back)).with(title(text.pause_title.to_owned())))
        .with(body)
        .with(foot(go(&Route::Ask(None), text.pause_go_on)))
}
