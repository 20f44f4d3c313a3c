//! Clears everything, after asking for confirmation on the page.

use leptos::prelude::{Get, RwSignal, Set};

use crate::app::{
    browser::{
        element::{El, el},
        focus,
    },
    state::State,
};

/// Selectors for the parts to focus. The first screen is in the document next to every other.
pub struct Parts {
    ask: &'static str,
    no: &'static str,
    sure: &'static str,
}

/// The first screen's.
pub const AT_HOME: Parts = Parts { ask: "#restart-home", no: "#restart-home-no", sure: "#restart-home-sure" };
/// The result's.
pub const AT_THE_RESULT: Parts = Parts { ask: "#restart", no: "#restart-no", sure: "#restart-sure" };

/// The button; pressing it replaces it by the confirmation.
pub fn restart(state: State, Parts { ask: ask_at, no: no_at, sure: sure_at }: Parts) -> El {
    let id = |selector: &'static str| selector.trim_start_matches('#');
    let text = state.text;
    let asking = RwSignal::new(false);
    let button = |label: &'static str| el("button").attr("type", "button").text(label);
    el("div").live(move || {
        if !asking.get() {
            let ask = move |_| {
                asking.set(true);
                focus::soon(no_at);
            };
            return button(text.restart).class("plain").attr("id", id(ask_at)).on("click", ask);
        }
        let no = move |_| {
            asking.set(false);
            focus::soon(ask_at);
        };
        let choice = el("div")
            .class("quiet")
            .with(button(text.restart_yes).class("quiet-row").on("click", move |_| state.restart()))
            .with(button(text.restart_no).class("quiet-row").attr("id", id(no_at)).on("click", no));
        el("div")
            .class("alert")
            .attr("role", "group")
            .attr("aria-labelledby", id(sure_at))
            .with(el("p").attr("id", id(sure_at)).text(if state.keeps() {
                text.door().restart_kept
            } else {
                text.restart_sure
            }))
            .with(choice)
    })
}
