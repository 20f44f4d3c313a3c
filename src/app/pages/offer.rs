//! 如果来这里工作: what a certain job here would bring. Everything on it is marked as supposed.
//!
//! Records no answer; picks are kept as long as the page.

use leptos::prelude::{Get, RwSignal, Set};

use crate::{
    app::{
        browser::{
            element::{El, el, nothing},
            fields,
        },
        components::{
            bar::{back, bar, title},
            card::{card, folded},
            carry::{Carried, Load, carry},
            foot::{foot, go},
            input::at_once,
            lines::{line, lines},
        },
        state::State,
    },
    engine::Status,
    interview::{
        route::Route,
        view::{Card, OfferView, Unchanged},
    },
};

/// The ids of the questions about the supposition; there are few.
const NAMES: [&str; 6] = ["q0", "q1", "q2", "q3", "q4", "q5"];

/// The screen; empty if the offer may not be supposed.
pub fn offer(state: State, index: usize) -> El {
    let text = state.text;
    let Some(shown) = state.offer_now(index) else { return nothing() };
    let fields: Vec<El> = shown
        .asks
        .into_iter()
        .zip(NAMES)
        .map(|((fact, field), name)| {
            at_once(text, &field, name, Box::new(move |answer| state.suppose(index, fact, answer)))
        })
        .collect();
    let others = |(name, href): (String, String)| el("a").class("row add").attr("href", href).text(name);
    let others: Vec<El> = shown.others.into_iter().map(others).collect();
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(shown.title))
        .with(el("p").class("help").text(text.offer_note))
        .all(fields);
    // A live region announces only changes, so it exists before they happen.
    let outcomes = el("div").attr("aria-live", "polite").live(move || match state.offer(index) {
        Some(shown) => brings(state, &shown),
        None => nothing(),
    });
    // People who came by a link have not answered anything yet.
    let onward = move || {
        if state.n_answered() == 0 {
            go(&Route::Ask(None), text.of_offer.answer)
        } else {
            go(&Route::Result, text.see_result)
        }
    };
    // Who came by the code of a stand stands before it.
    let to_stand =
        shown.by_link.then(|| el("a").class("go-on").attr("href", Route::HandOver.href()).text(text.hand_over().title));
    let more = (!others.is_empty())
        .then(|| el("section").with(el("h2").class("group").with(el("span").text(text.of_offer.others))).all(others));
    el("div")
        .class("screen panes offer")
        .with(bar(back(text.back)).with(title(text.supposed.to_owned())))
        .with(body)
        .with(el("div").class("side wide").with(outcomes).all(more).all(to_stand).with(take_along(state, index)))
        .with(foot(el("div").live(move || brief(state, index)).live(onward)))
}

/// The offer as currently supposed, to send to someone; the person's answers are left out unless they tick them.
fn take_along(state: State, index: usize) -> El {
    let text = state.text;
    folded(el("summary").text(text.of_offer.carry), move || {
        let (with_answers, carried) = (RwSignal::new(false), Carried::new());
        let tick = el("input").attr("type", "checkbox").checked_when(move || with_answers.get());
        let tick = tick.on("change", move |event| {
            with_answers.set(fields::is_checked(&event));
            carried.changed();
        });
        let answers = el("label").class("row").with(tick);
        let answers = answers.with(el("span").class("row-text").text(text.of_offer.carry_answers));
        el("div").with(answers).with(carry(state, carried, Load::Offer(index, with_answers)))
    })
}

/// What the offer brings, in one line next to the button: it changes with every pick, and the cards are far below.
fn brief(state: State, index: usize) -> El {
    let Some(shown) = state.offer(index) else { return nothing() };
    // What still needs an answer is not promised.
    let fits = |card: &&Card| matches!(card.status, Status::Met | Status::MetLater | Status::GateFirst);
    if let Some(Unchanged { title, why, .. }) = shown.unchanged.first().filter(|it| shown.cards.is_empty() && it.fits) {
        return el("p").class("brings").attr("role", "status").text([title, state.text.colon, why].concat());
    }
    let first = shown.cards.iter().filter(fits).find_map(|card| Some((card.amounts.first()?, card)));
    let what = first.map_or_else(
        || (state.text.offer_changes)(shown.cards.len()),
        |(amount, card)| (state.text.offer_brings)(&[card.title.as_str(), " ", &amount.figure].concat()),
    );
    el("p").class("brings").attr("role", "status").text(what)
}

/// The cards that would change.
fn brings(state: State, shown: &OfferView) -> El {
    let text = state.text;
    let name = el("h2").class("group").with(el("span").text((text.offer_changes)(shown.cards.len())));
    let supposed = || el("p").class("supposed").text(text.supposed);
    let cards = shown.cards.iter().map(|shown| el("div").with(supposed()).with(card(state, shown)));
    el("section").with(name).all(cards).all(stays(state, &shown.unchanged))
}

/// What would stay as it is.
fn stays(state: State, unchanged: &[Unchanged]) -> Option<El> {
    let one = |it: &Unchanged| line(state, it.title.clone(), Some(it.why.clone()), None);
    let list = lines(unchanged.iter().map(one).collect())?;
    Some(el("div").with(el("p").class("help").text(state.text.of_offer.unchanged)).with(list))
}
