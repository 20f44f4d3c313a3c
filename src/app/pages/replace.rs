//! Asks whether a way in or a link may replace the existing answers, which may be another person's.
//!
//! Nothing is lost until the person agrees.

use crate::{
    app::{
        browser::element::{El, el},
        components::bar::{back, bar, title},
        state::State,
    },
    interview::Pending,
};

/// The screen.
pub fn replace(state: State, pending: &Pending, n_answered: usize) -> El {
    let text = state.text;
    let (why, yes) = match pending {
        Pending::Start(_) => ((text.replace_start)(n_answered), text.replace_yes_start),
        Pending::Link(_) => ((text.replace_link)(n_answered), text.replace_yes_link),
    };
    let button = |class: &'static str, label: &'static str, yes: bool| {
        el("button").class(class).attr("type", "button").text(label).on("click", move |_| state.replace(yes))
    };
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(text.replace_title))
        .with(el("p").class("help").text(why))
        .with(el("div").class("quiet").with(button("quiet-row", yes, true)));
    el("div")
        .class("screen")
        .with(bar(back(text.back)).with(title(text.replace_title.to_owned())))
        .with(body)
        .with(el("div").class("foot").with(button("go", text.replace_no, false)))
}
