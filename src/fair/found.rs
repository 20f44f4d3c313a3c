//! What comes out for the candidate: the sentence to say, the sum, the policies, the code for their own phone; and behind a
//! button what the firm gets.

use leptos::prelude::{Get, GetUntracked, Set};

use super::state::Fair;
use crate::{
    app::{
        browser::{
            element::{El, el, nothing},
            fields,
        },
        components::{
            card::{Figures, figures},
            code::code,
            icon::{icon, tag},
        },
    },
    engine::Status,
    interview::{
        text::{fair::FairText, firm::FirmText},
        view::{Card, Found, Line, Sum},
    },
};

/// The right half of the screen.
pub fn found(fair: Fair) -> El {
    let words = fair.words;
    let shown = fair.found();
    let criterion = el("p").class("disclaimer").text(words.no_criterion);
    let Some(found) = &shown.found else {
        return el("div").with(el("p").class("empty").text(words.begin_here)).with(home(fair)).with(criterion);
    };
    let Found { begins, aloud, sum, brings, besides, open, fails, apart, .. } = found;
    let say = el("section")
        .class("aloud")
        .with(el("h2").text(words.aloud))
        .with(el("p").class("say").text(aloud.clone()))
        .with(el("p").class("help").text(begins.clone()));
    el("div")
        .with(say)
        .all(sum.as_ref().map(money))
        .all(cards(words, words.brings, brings))
        .all(cards(words, words.besides, besides))
        .all(lines(words.open, open))
        .all(lines(words.fails, fails))
        .all(apart.iter().map(|line| el("p").class("help").text(line.clone())))
        .with(home(fair))
        .with(el("section").class("of-firm").live(move || of_firm(fair)))
        .with(criterion)
}

fn money(sum: &Sum) -> El {
    let notes = sum.notes.iter().map(|note| el("p").text(note.clone()));
    el("section")
        .class("sum")
        .with(el("p").text(sum.head.clone()))
        .with(el("strong").text(sum.figure.clone()))
        .all(notes)
}

fn group(title: &'static str, n: usize) -> El {
    el("h2").class("group").with(el("span").text(title)).with(el("span").text(n.to_string()))
}

fn cards(words: &FairText, title: &'static str, cards: &[Card]) -> Option<El> {
    (!cards.is_empty())
        .then(|| el("section").with(group(title, cards.len())).all(cards.iter().map(|shown| card(words, shown))))
}

/// A policy in short: nobody reads conditions at a stand.
fn card(words: &FairText, card: &Card) -> El {
    let Figures { beside, notes, below } = figures(&card.amounts);
    let days = card.days.iter().map(|day| el("p").with(el("b").class("due").text(day.clone())));
    let step = |text: &String| el("p").class("step").with(icon("#i-steps")).with(el("span").text(text.clone()));
    let call = card.call.first().map(|call| [&call.phone, " ", &call.name].concat());
    el("article")
        .class("card")
        .with(tag(card))
        .with(el("h3").with(el("span").text(card.title.clone())).all(beside))
        .with(el("p").text(card.verdict.clone()))
        .all(days)
        .all(card.steps.iter().map(|way| step(&way.text)))
        .all(
            card.office
                .iter()
                .map(|left| el("p").class("step").with(icon("#i-office")).with(el("span").text(left.text.clone()))),
        )
        .all((!card.assumed.is_empty()).then(|| el("p").text((words.assumed)(card.assumed.len()))))
        .all(notes)
        .all(below)
        .all(call.map(|call| el("p").text(call)))
}

fn lines(title: &'static str, lines: &[Line]) -> Option<El> {
    let line =
        |line: &Line| el("li").with(el("span").text(line.title.clone()).with(el("small").text(line.remark.clone())));
    let all = el("ul").class("lines").all(lines.iter().map(line));
    (!lines.is_empty()).then(|| el("section").with(group(title, lines.len())).with(all))
}

/// The code with which the candidate goes on at home.
fn home(fair: Fair) -> El {
    let words = fair.words;
    let tick = el("input")
        .attr("type", "checkbox")
        .checked_when(move || fair.with_answers.get())
        .on("change", move |event| fair.with_answers.set(fields::is_checked(&event)));
    let tick = el("label").class("row").with(tick).with(el("span").class("row-text").text(words.home_answers));
    el("section")
        .class("home")
        .with(el("h2").text(words.home))
        .with(el("div").class("code").live(move || fair.home().map_or_else(nothing, |link| code(&link))))
        .with(
            el("div")
                .with(el("p").class("help").live(move || {
                    el("span").text(if fair.with_answers.get() { words.home_note_answers } else { words.home_note })
                }))
                .with(tick),
        )
}

/// What the firm gets, while its button is on.
fn of_firm(fair: Fair) -> El {
    let words = fair.words;
    let shown = fair.firm_view.get();
    let label = if shown { words.firm_hide } else { words.firm_view };
    let button = el("button").class("quiet-row").attr("type", "button").text(label);
    let button = button
        .attr("aria-expanded", if shown { "true" } else { "false" })
        .on("click", move |_| fair.firm_view.set(!fair.firm_view.get_untracked()));
    let all = el("div").with(button);
    let Some((own, known)) = fair.firm().filter(|_| shown) else { return all };
    let note = if known { words.firm_note } else { words.firm_nobody };
    // Of a name alone nothing is known about this firm.
    let known = own.cards.iter().filter(|card| card.status != Status::Unconfirmed || !card.reasons.is_empty());
    let (decided, waiting): (Vec<&Card>, Vec<&Card>) = known.partition(|card| card.missing.is_empty());
    let waiting: Vec<Line> = waiting
        .into_iter()
        .map(|card| Line {
            title: card.title.clone(),
            remark: card.missing.iter().map(|open| open.label.as_str()).collect::<Vec<_>>().join(fair.text.comma),
        })
        .collect();
    let fails: Vec<Line> = own
        .fails
        .iter()
        .map(|(title, why)| Line { title: title.clone(), remark: why.join(fair.text.semicolon) })
        .collect();
    all.with(el("p").class("help").text(note))
        .all(decided.into_iter().map(|shown| card(words, shown)))
        .all(lines(words.open, &waiting))
        .all(lines(FirmText::of(fair.text.language).fails, &fails))
}
