//! One question: what is asked, what can be picked, and nothing else that wants attention.
//!
//! What is picked lives here until it is submitted; nothing is checked while picking.

use leptos::prelude::{Get, GetUntracked, RwSignal, Set, Update};

use super::picked::{after_pick, is_picked};
use crate::{
    app::{
        browser::{
            dom,
            element::{El, el, nothing},
        },
        parts::{
            bar::{back, bar, onward, title},
            card::brief,
            foot::foot,
        },
        route::Route,
        state::State,
        view::{QuestionView, RowView},
    },
    value::{Answer, Value},
};

/// The screen that asks `question`.
pub fn ask(state: State, question: QuestionView) -> El {
    let text = state.text;
    let QuestionView { fact, heading, question, help, rows, several, given, unsure, why, errand, progress } = question;
    let picked = RwSignal::new(given.value());
    // Whether the button was pressed with nothing picked.
    let empty = RwSignal::new(false);
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        match picked.get_untracked() {
            Some(value) => state.answer(fact, value),
            None => empty.set(true),
        }
    };
    let help_id = if help.is_empty() { "q" } else { "q-help" };
    let described = move || if empty.get() { "q-empty".into() } else { help_id.into() };
    let rows = el("fieldset")
        .class("rows")
        .attr("aria-labelledby", "q")
        .attr_when("aria-describedby", described)
        .all(rows.into_iter().map(|shown| row(shown, several, picked, empty)));
    let quiet = |label: &'static str| el("button").class("quiet-row").attr("type", "button").text(label);
    let pressed = if given == Answer::Unsure { "true" } else { "false" };
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("id", "q").attr("tabindex", "-1").text(question))
        .all((!help.is_empty()).then(|| el("p").class("help").attr("id", "q-help").text(help)))
        .with(rows)
        .with(
            el("div")
                .class("quiet")
                .with(quiet(unsure).attr("aria-pressed", pressed).on("click", move |_| state.unsure(fact)))
                .with(quiet(text.skip).on("click", move |_| state.skip(fact))),
        )
        .all(why.map(|why| el("p").class("why").text(why)));
    let pick_first = move || {
        if !empty.get() {
            return nothing();
        }
        el("p").class("alert").attr("id", "q-empty").attr("role", "alert").text((text.pick_first)(unsure))
    };
    let done = el("button").class("go").attr("type", "submit").text(if errand { text.save } else { text.next });
    el("form")
        .class("screen panes")
        .attr("novalidate", "")
        .on("submit", submit)
        .with(bar(back(text.back)).with(title(heading)).with(onward(&Route::Result, text.see_result)))
        .with(
            el("progress")
                .class("track")
                .attr("value", progress.value.to_string())
                .attr("max", progress.max.to_string())
                .attr("aria-label", text.progress),
        )
        .with(body)
        .with(so_far(state))
        .with(foot(el("div").live(pick_first).with(done)))
}

/// A row: a native radio button or checkbox with its label.
fn row(row: RowView, several: bool, picked: RwSignal<Option<Value>>, empty: RwSignal<bool>) -> El {
    let value = row.value;
    let pick = move |event: web_sys::Event| {
        let checked = dom::is_checked(&event);
        picked.update(|picked| *picked = after_pick(*picked, value, several, checked));
        empty.set(false);
    };
    let input = el("input")
        .attr("type", if several { "checkbox" } else { "radio" })
        .attr("name", "q")
        .checked_when(move || is_picked(picked.get(), value))
        .on("change", pick);
    el("label").class("row").with(input).with(el("span").class("row-text").text(row.label))
}

/// The outcomes so far, beside the question on wide screens.
fn so_far(state: State) -> El {
    let text = state.text;
    let view = state.view_now();
    let result = &view.result;
    let name = el("h2").class("group").with(el("span").text(text.so_far)).with(el("span").text(result.settled.clone()));
    let cards = result.groups.iter().flat_map(|group| &group.cards).map(brief);
    el("aside").class("side later-only").attr("aria-label", text.so_far).with(name).all(cards)
}
