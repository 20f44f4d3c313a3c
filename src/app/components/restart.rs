//! Clears everything, after asking on the page.

use leptos::prelude::{Get, RwSignal, Set};

use crate::app::{
    browser::{
        element::{El, el},
        focus,
    },
    state::State,
};

/// The button; once pressed, the question in its place.
pub fn restart(state: State) -> El {
    let text = state.text;
    let asking = RwSignal::new(false);
    let button = |label: &'static str| el("button").attr("type", "button").text(label);
    el("div").live(move || {
        if !asking.get() {
            let ask = move |_| {
                asking.set(true);
                focus::soon("#restart-no");
            };
            return button(text.restart).class("plain").attr("id", "restart").on("click", ask);
        }
        let no = move |_| {
            asking.set(false);
            focus::soon("#restart");
        };
        let choice = el("div")
            .class("quiet")
            .with(button(text.restart_yes).class("quiet-row").on("click", move |_| state.restart()))
            .with(button(text.restart_no).class("quiet-row").attr("id", "restart-no").on("click", no));
        el("div")
            .class("alert")
            .attr("role", "group")
            .attr("aria-labelledby", "restart-sure")
            .with(el("p").attr("id", "restart-sure").text(text.restart_sure))
            .with(choice)
    })
}
