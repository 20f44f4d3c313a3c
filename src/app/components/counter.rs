//! The sheet for the counter, on paper. Invisible on screen: it is drawn only for the printer, in place of its screen.
//!
//! [`CounterSheet`] has the contents, style/print.css the looks.

use leptos::prelude::{Get, RwSignal, Set, With};

use super::icon::icon;
use crate::{
    app::{
        browser::{
            bridge,
            element::{El, el, nothing, svg},
            print,
        },
        state::State,
    },
    interview::{
        text::Text,
        view::{Along, Call, CounterSheet, Handed, Mark},
    },
};

/// A link and its QR code: the number of squares per side, and the outline of the dark ones.
#[derive(Debug, Clone, Default)]
pub struct Code {
    link: String,
    side: String,
    outline: String,
}

/// The sheet with what `along` includes; keeps its QR code in `code`.
pub fn counter(state: State, along: impl Fn() -> Along + Send + 'static, code: RwSignal<Code>) -> El {
    let printing = print::printing();
    el("div").class("paper").live(move || {
        if !printing.is_some_and(|printing| printing.get()) {
            return nothing();
        }
        let along = along();
        let link = state.link(state.payload(along.answers, along.sensitive));
        if code.with(|code| code.link != link) {
            fetch(link, code, None);
        }
        sheet(state, &state.counter(along), along, &code.get())
    })
}

/// Draws the QR code for what is included, then prints.
pub fn print_counter(state: State, along: Along, code: RwSignal<Code>, printing: Option<RwSignal<bool>>) {
    fetch(state.link(state.payload(along.answers, along.sensitive)), code, printing);
}

/// Draws a link's QR code, then prints if requested. On failure there is no code, and the same link is not tried
/// again.
fn fetch(link: String, code: RwSignal<Code>, printing: Option<RwSignal<bool>>) {
    bridge::code(&link.clone(), move |drawn| {
        let drawn = drawn.unwrap_or_default();
        let (side, outline) = drawn.split_once(' ').unwrap_or_default();
        code.set(Code { link, side: side.to_owned(), outline: outline.to_owned() });
        if let Some(printing) = printing {
            print::print(printing);
        }
    });
}

fn sheet(state: State, sheet: &CounterSheet, along: Along, code: &Code) -> El {
    let text = state.text;
    let words = text.paper();
    let left_out = (sheet.n_left_out > 0).then(|| {
        let tick = if along.sensitive { "" } else { words.tick_for_more };
        el("p").class("rest").text((words.left_out)(sheet.n_left_out)).text(tick)
    });
    let nothing = sheet.policies.is_empty().then(|| el("p").text(words.nothing));
    let apart = (!sheet.apart.is_empty()).then(|| {
        let lines = sheet.apart.iter().map(|line| el("p").text(line.clone()));
        el("section").with(el("h2").text(words.apart)).all(lines)
    });
    let answer = |(label, said): &(String, String)| {
        el("div").with(el("dt").text(label.clone())).with(el("dd").text(said.clone()))
    };
    let answers = (!sheet.answers.is_empty()).then(|| {
        el("section")
            .class("told")
            .with(el("h2").text(words.answers))
            .with(el("dl").all(sheet.answers.iter().map(answer)))
    });
    let code = (!code.outline.is_empty()).then(|| {
        let outline = svg("path").attr("d", code.outline.clone());
        let size = ["-4 -4 ", &code.side, " ", &code.side].concat();
        let code = svg("svg").class("code").attr("viewBox", size).attr("role", "img").attr("aria-label", words.scan);
        el("figure").with(code.with(outline)).with(el("figcaption").text(words.scan))
    });
    el("div")
        .with(el("h1").text(words.title))
        .with(el("p").class("days").text(sheet.days.clone()))
        .all(nothing)
        .all(sheet.policies.iter().map(|policy| handed(text, policy)))
        .all(apart)
        .all(left_out)
        .all(sheet.others.clone().map(|others| el("p").class("rest").text(others)))
        .all(answers)
        .with(el("div").class("end").with(el("p").text(text.disclaimer)).all(code))
}

/// A policy: its name and figure, its status, conditions next to papers, then where to go.
pub fn handed(text: &'static Text, policy: &Handed) -> El {
    let card = &policy.card;
    let words = text.paper();
    let days = policy.days().map(|day| el("b").text(day.clone()));
    let condition = |(mark, condition): &(Mark, String)| {
        let (shape, remark) = match mark {
            Mark::Holds => ("#i-check", ""),
            Mark::Fails => ("#i-cross", ""),
            Mark::Open => ("#i-ask", ""),
            Mark::Office => ("#i-office", text.office),
            Mark::Assumed => ("#i-ask", text.assumed),
        };
        let remark = (!remark.is_empty()).then(|| el("small").text(remark));
        el("li").with(icon(shape)).with(el("span").text(condition.clone()).all(remark))
    };
    let step = |step: &String| el("li").with(icon("#i-steps")).with(el("span").text(step.clone()));
    let steps = (!card.steps.is_empty())
        .then(|| el("div").with(el("h3").text(words.first)).with(el("ul").all(policy.steps().map(step))));
    let paper = |paper: &String| el("li").class("tick").text(paper.clone());
    let papers = match policy.papers.as_deref() {
        None => el("p").text(words.papers_missing),
        Some([]) if policy.keeps.is_some() => nothing(),
        Some([]) => el("p").text(words.no_papers),
        Some(papers) => el("ul").all(papers.iter().map(paper)),
    };
    let keeps = policy.keeps.clone().map(|keeps| el("p").text(keeps));
    let figures = policy.figures().into_iter().map(|figure| el("span").text(figure));
    let number = |call: &Call| el("b").text([&call.phone, " ", &call.name].concat());
    let notes = card.call.iter().flat_map(|call| &call.notes).chain(&card.search);
    let notes = notes.map(|note| el("span").text(note.clone()));
    el("section")
        .with(el("h2").with(el("span").text(card.title.clone())).with(el("em").all(figures)))
        .with(el("p").class("stands").with(el("span").text(card.tag.clone())).all(days))
        .with(
            el("div")
                .class("halves")
                .with(
                    el("div")
                        .with(el("h3").text(words.conditions))
                        .with(el("ul").all(policy.conditions.iter().map(condition)))
                        .all(steps),
                )
                .with(el("div").with(el("h3").text(words.papers)).with(papers).all(keeps)),
        )
        .with(
            el("p")
                .class("where")
                .with(el("span").text([text.contact, text.colon, &card.contact].concat()))
                .all(card.call.iter().map(number))
                .all(notes),
        )
}
