//! What people come for: a few policies by themselves, with what comes out of them, and a button that asks about them alone.

use crate::{
    app::{
        browser::element::{El, el, nothing},
        components::{
            bar::{back, bar, title},
            card::card,
            contact::numbers,
            foot::{foot, go},
        },
        pages::{policies::row, result::to_plan},
        state::State,
    },
    interview::{route::Route, view::DoorView},
};

/// The screen; empty if the pack has no such door.
pub fn door(state: State, index: usize) -> El {
    let text = state.text;
    let body = move || state.door(index).map_or_else(nothing, |shown| body(state, &shown));
    let onward = move || {
        let open = state.door(index).is_some_and(|shown| shown.open);
        let only = el("button").class("go").attr("type", "button").text(text.door().only_these);
        match open {
            true => only.on("click", move |_| state.ask_at_door(index)),
            false if state.n_answered() == 0 => go(&Route::Ask(None), text.own_test),
            false => go(&Route::Result, text.see_result),
        }
    };
    let name = state.door(index).map(|shown| shown.title).unwrap_or_default();
    el("div").class("screen").with(bar(back(text.back)).with(title(name))).live(body).with(foot(el("div").live(onward)))
}

fn body(state: State, shown: &DoorView) -> El {
    let text = state.text;
    let lines =
        (!shown.lines.is_empty()).then(|| el("ul").class("lines").all(shown.lines.iter().map(|line| row(state, line))));
    el("div")
        .class("body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(shown.title.clone()))
        .with(el("p").class("help").text((text.door().behind)(shown.cards.len() + shown.lines.len(), shown.open)))
        .all(shown.cards.iter().map(|shown| card(state, shown)))
        .all(lines)
        .all(to_plan(state))
        .with(numbers(&shown.call))
        .with(el("p").class("disclaimer").text(text.disclaimer))
}
