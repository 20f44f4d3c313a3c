//! 如果入职: what a supposed job would change. Everything on it is marked as supposed.
//!
//! Records nothing: what is picked here is nobody's answer.

use leptos::prelude::{GetUntracked, RwSignal, With};

use super::input::{Form, input};
use crate::{
    app::{
        browser::element::{El, el, nothing},
        components::{
            bar::{back, bar, title},
            card::card,
            foot::{foot, go},
        },
        state::State,
    },
    interview::{draft, route::Route, view::FieldView},
    pack::FactId,
    value::Answer,
};

/// The ids of what may be supposed; there are few.
const NAMES: [&str; 6] = ["q0", "q1", "q2", "q3", "q4", "q5"];

/// The screen.
pub fn offer(state: State) -> El {
    let text = state.text;
    let Some(shown) = state.offer(&[]) else { return nothing() };
    let forms: Vec<(FactId, FieldView, Form)> = shown
        .asks
        .into_iter()
        .zip(NAMES)
        .map(|((fact, field), name)| {
            let (draft, problem) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
            (fact, field, Form { text, draft, problem, name, help: "" })
        })
        .collect();
    let field = |(_, field, form): &(FactId, FieldView, Form)| {
        el("section")
            .class("entry")
            .with(el("h2").attr("id", form.name).text(field.question.clone()))
            .with(input(*form, &field.input))
    };
    let fields: Vec<El> = forms.iter().map(field).collect();
    let outcomes = move || {
        let supposed: Vec<(FactId, Answer)> = forms
            .iter()
            .filter_map(|(fact, field, form)| {
                form.draft.with(|_| ());
                Some((*fact, draft::answer(&form.draft.get_untracked(), &field.input).ok()?))
            })
            .collect();
        let cards = state.offer(&supposed).map(|offer| offer.cards).unwrap_or_default();
        let name = el("h2").class("group").with(el("span").text((text.offer_changes)(cards.len())));
        let supposed = || el("p").class("supposed").text(text.supposed);
        let cards = cards.iter().map(|shown| el("div").with(supposed()).with(card(state, shown)));
        el("section").with(name).all(cards)
    };
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(text.offer_title))
        .with(el("p").class("help").text(text.offer_note))
        .all(fields);
    // Said aloud is what comes into something that was there before.
    let side = el("div").class("side wide").attr("aria-live", "polite").live(outcomes);
    el("div")
        .class("screen panes")
        .with(bar(back(text.back)).with(title(text.supposed.to_owned())))
        .with(body)
        .with(side)
        .with(foot(go(&Route::Result, text.see_result)))
}
