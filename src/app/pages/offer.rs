//! 如果来这里工作: what some work here would bring. Everything on it is marked as supposed.
//!
//! Records no answer; what is picked here is kept as long as the page is.

use leptos::prelude::{Effect, Get, RwSignal};

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
    interview::{
        draft,
        route::Route,
        view::{FieldView, OfferView},
    },
    pack::FactId,
};

/// The ids of what may be supposed; there are few.
const NAMES: [&str; 6] = ["q0", "q1", "q2", "q3", "q4", "q5"];

/// The screen; nothing where that may not be supposed.
pub fn offer(state: State, index: usize) -> El {
    let text = state.text;
    let Some(shown) = state.offer_now(index) else { return nothing() };
    let fields: Vec<El> =
        shown.asks.into_iter().zip(NAMES).map(|((fact, field), name)| ask(state, index, fact, &field, name)).collect();
    let others = |(name, href): (String, String)| el("a").class("row add").attr("href", href).text(name);
    let others: Vec<El> = shown.others.into_iter().map(others).collect();
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(shown.title))
        .with(el("p").class("help").text(text.offer_note))
        .all(fields);
    // Said aloud is what comes into something that was there before.
    let outcomes = el("div").class("side wide").attr("aria-live", "polite").live(move || match state.offer(index) {
        Some(shown) => brings(state, &shown),
        None => nothing(),
    });
    let more = (!others.is_empty()).then(|| {
        el("section").class("body").with(el("h2").class("group").with(el("span").text(text.offer_others))).all(others)
    });
    el("div")
        .class("screen panes offer")
        .with(bar(back(text.back)).with(title(text.supposed.to_owned())))
        .with(body)
        .with(outcomes)
        .all(more)
        .with(foot(el("div").live(move || brief(state, index)).with(go(&Route::Result, text.see_result))))
}

/// What the offer brings, in a line beside the button: it changes with every pick, and the cards are far below.
fn brief(state: State, index: usize) -> El {
    let Some(shown) = state.offer(index) else { return nothing() };
    let first = shown.cards.iter().find_map(|card| Some((card.amounts.first()?, card)));
    let what = first.map_or_else(
        || (state.text.offer_changes)(shown.cards.len()),
        |(amount, card)| (state.text.offer_brings)(&[card.title.as_str(), " ", &amount.figure].concat()),
    );
    el("p").class("brings").attr("role", "status").text(what)
}

/// Something that may be supposed otherwise. What is picked counts at once.
fn ask(state: State, index: usize, fact: FactId, field: &FieldView, name: &'static str) -> El {
    let asked = field.input.clone();
    let given = draft::of(&field.given, &asked);
    let (draft, problem) = (RwSignal::new(given.clone()), RwSignal::new(String::new()));
    Effect::new(move |before: Option<String>| {
        let now = draft.get();
        if before.is_some_and(|before| before != now)
            && let Ok(answer) = draft::answer(&now, &asked)
        {
            state.suppose(index, fact, answer);
        }
        now
    });
    let form = Form { text: state.text, draft, problem, name, help: "" };
    el("section")
        .class("entry")
        .with(el("h2").attr("id", name).text(field.question.clone()))
        .with(input(form, &field.input))
}

/// The cards that would come out otherwise.
fn brings(state: State, shown: &OfferView) -> El {
    let text = state.text;
    let name = el("h2").class("group").with(el("span").text((text.offer_changes)(shown.cards.len())));
    let supposed = || el("p").class("supposed").text(text.supposed);
    let cards = shown.cards.iter().map(|shown| el("div").with(supposed()).with(card(state, shown)));
    el("section").with(name).all(cards)
}
