//! Helps a firm that does not know its official size: its industry, then each figure as a band, and a button that answers with
//! what came out.
//!
//! Folded below the question. Deliberately answers nothing by itself, and keeps nothing of the figures.

use leptos::prelude::{Get, GetUntracked, RwSignal, Set, Update};

use super::state::Fair;
use crate::{
    app::{
        browser::element::{El, el, nothing},
        components::{card::folded, input::at_once},
    },
    interview::{fair::Guess, text::fair::size::SizeText, view::SizeView},
};

/// The ids of the figures.
const BANDS: [&str; 2] = ["size-0", "size-1"];

/// The help.
pub fn help(fair: Fair) -> El {
    let words = SizeText::of(fair.text.language);
    let guess = RwSignal::new(Guess::default());
    // Changes when other figures are asked.
    let industry = RwSignal::new(0_u32);
    folded(el("summary").text(words.lead), move || {
        let asked = SizeView::of(&guess.get_untracked(), fair.text).industry;
        let say = move |answer| {
            guess.update(|guess| guess.say_industry(answer));
            industry.update(|changed| *changed += 1);
        };
        el("div")
            .class("sizing")
            .with(at_once(fair.text, &asked, "size-industry", Box::new(say)))
            .live(move || {
                industry.get();
                bands(fair, guess)
            })
            .with(el("div").attr("role", "status").live(move || found(fair, guess)))
            .with(el("p").class("help").text(words.source))
    })
}

fn bands(fair: Fair, guess: RwSignal<Guess>) -> El {
    let shown = SizeView::of(&guess.get_untracked(), fair.text);
    let asked = shown.bands.iter().enumerate().zip(BANDS).map(|((at, field), name)| {
        at_once(fair.text, field, name, Box::new(move |answer| guess.update(|guess| guess.say_band(at, answer))))
    });
    el("div").all(asked)
}

/// What came out, and the button that takes it over.
fn found(fair: Fair, guess: RwSignal<Guess>) -> El {
    let words = SizeText::of(fair.text.language);
    let SizeView { said, size, .. } = SizeView::of(&guess.get(), fair.text);
    if said.is_empty() {
        return nothing();
    }
    let take = size.map(|size| {
        let take = el("button").class("quiet-row").attr("type", "button").text((words.take)(size));
        take.on("click", move |_| {
            guess.set(Guess::default());
            fair.take_size(size);
        })
    });
    el("div").with(el("p").class(if size.is_some() { "say" } else { "help" }).text(said)).all(take)
}
