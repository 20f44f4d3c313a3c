//! 换个回答比一比: choose one answer, pick another, and see what differs, side by side.
//!
//! Records nothing: what is chosen here becomes nobody's answer, and is gone with the page.

use leptos::prelude::{Get, GetUntracked, Set, With};

use crate::{
    app::{
        browser::{
            element::{El, el, nothing},
            fields,
        },
        components::{
            bar::{back, bar, title},
            foot::{foot, go},
            input::at_once,
        },
        state::{State, Supposed},
    },
    interview::{
        route::Route,
        view::{Differs, WhatIf},
    },
    pack::FactId,
};

/// The screen.
pub fn what_if(state: State) -> El {
    let (text, words) = (state.text, state.text.what_if());
    let Supposed { fact: chosen, answer } = state.supposed;
    let WhatIf { asks, .. } = state.what_if(None);
    let facts: Vec<FactId> = asks.iter().map(|(fact, _)| *fact).collect();
    // By now there may be nothing else to answer to it.
    if chosen.get_untracked().is_some_and(|fact| !facts.contains(&fact)) {
        state.supposed.of(None);
    }
    let kept = facts.iter().position(|fact| chosen.get_untracked() == Some(*fact));
    let option =
        |(at, (_, name)): (usize, &(FactId, String))| el("option").attr("value", at.to_string()).text(name.clone());
    let select =
        el("select").with(el("option").attr("value", "").text(words.any)).all(asks.iter().enumerate().map(option));
    let shown = kept.map(|at| at.to_string()).unwrap_or_default();
    let select = select.value_when(move || shown.clone().into()).on("change", move |event| {
        let at = fields::value(&event).parse::<usize>().ok();
        state.supposed.of(at.and_then(|at| facts.get(at).copied()));
    });
    let choose = match asks.is_empty() {
        true => el("p").class("alert").text(words.nothing),
        false => el("label").class("field").with(el("span").text(words.choose)).with(select),
    };
    let other = move || {
        let Some(mut field) = chosen.get().and_then(|fact| state.another(fact)) else { return nothing() };
        let kept = answer.get_untracked();
        if kept.is_given() {
            field.given = kept;
        }
        at_once(text, &field, "other", Box::new(move |other| answer.set(other)))
    };
    let compared =
        move || {
            let Some(fact) = chosen.get() else { return nothing() };
            answer.with(|answer| {
                if answer.is_given() { compared(state, &state.what_if(Some((fact, answer)))) } else { nothing() }
            })
        };
    el("div")
        .class("screen panes plan")
        .with(bar(back(text.back)).with(title(words.title.to_owned())))
        .with(
            el("div")
                .class("body")
                .with(el("h1").class("question").attr("tabindex", "-1").text(words.title))
                .with(el("p").class("help").text(words.note))
                .with(choose)
                .live(other),
        )
        .with(el("div").class("side").attr("aria-live", "polite").live(compared))
        .with(foot(go(&Route::Result, text.see_result)))
}

/// What differs, now and then.
fn compared(state: State, compared: &WhatIf) -> El {
    let words = state.text.what_if();
    if let Some((label, said)) = &compared.clash {
        return el("p").class("alert").text((words.clash)(label, said));
    }
    // One below the other, each with its name: two columns of a phone are too narrow for sentences.
    let cell = |name: &'static str, said: &str| {
        el("td").with(el("span").class("help").text(name)).text(" ").text(said.to_owned())
    };
    let row = |line: &Differs| {
        let name = el("th").attr("scope", "row");
        let name = match line.href.as_str() {
            "" => name.text(line.title.clone()),
            href => name.with(el("a").attr("href", href.to_owned()).text(line.title.clone())),
        };
        el("tr").with(name).with(cell(words.now, &line.now)).with(cell(words.then, &line.then))
    };
    let rows = compared.money.iter().chain(&compared.differs).map(row);
    let name = match compared.differs.len() {
        0 => words.same.to_owned(),
        n => (words.differs)(n),
    };
    let is_any = !(compared.money.is_empty() && compared.differs.is_empty());
    let table = el("table").class("compared").with(el("tbody").all(rows));
    let name = el("h2").class("group").with(el("span").text(name));
    el("section").with(name).all(is_any.then_some(table))
}
