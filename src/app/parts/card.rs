//! One policy on a card: the verdict first, then why, then how; the next step last.

use super::{
    icon::tag,
    long::{applying, uncertain, with_long},
    noted::{assumed, pending},
    reasons::reasons,
};
use crate::app::{
    browser::element::{El, el},
    state::State,
    view::Card,
};

/// A card.
pub fn card(state: State, card: &Card) -> El {
    let text = state.text;
    let policy = card.policy;
    let figures = card.amounts.iter().map(|amount| el("em").text(amount.figure.clone()));
    let notes = card.amounts.iter().filter_map(|amount| amount.note.clone()).map(|note| el("p").text(note));
    // Of a policy that is known by its name only there is nothing to explain.
    let explained = !(card.reasons.is_empty() && card.office.is_empty() && card.assumed.is_empty());
    let why = explained.then(|| {
        let reasons = reasons(state, card.reasons.clone(), card.office.clone());
        let uncertain = with_long(state, move |state, long| uncertain(state, long, policy));
        more(text.why, el("div").with(reasons).all(assumed(state, card.assumed.clone())).with(uncertain))
    });
    let apply = explained.then(|| {
        let sources = card.sources.clone();
        more(text.apply, with_long(state, move |state, long| applying(state, long, policy, &sources)))
    });
    el("article")
        .class("card")
        .with(tag(card))
        .with(el("h3").with(el("span").text(card.title.clone())).all(figures))
        .with(el("p").text(card.verdict.clone()))
        .all(notes)
        .all(pending(state, card.missing.clone()))
        .all(why)
        .all(apply)
        .with(el("p").class("contact").with(el("span").text([text.contact, text.colon, &card.contact].concat())))
}

/// A card beside a question: only its tag and name.
pub fn brief(card: &Card) -> El {
    el("article").class("card").with(tag(card)).with(el("h3").text(card.title.clone()))
}

/// Something folded under its name.
pub fn more(name: impl Into<String>, body: El) -> El {
    el("details").class("more").with(el("summary").text(name.into())).with(body)
}
