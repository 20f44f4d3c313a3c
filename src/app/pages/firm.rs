//! 单位HR: questions for a firm, and what it and its hires may get.
//!
//! The answers given here are no person's. They are kept apart from a person's, and leave only in the link the firm
//! makes.

use crate::{
    app::{
        browser::element::{El, el, nothing},
        components::{
            bar::{back_to, bar, title},
            card::card,
            carry::{Carried, Load, carry},
            contact::numbers,
            foot::{foot, go},
            icon::{icon, tag_of},
            input::at_once,
        },
        state::State,
    },
    interview::{
        route::Route,
        view::{Card, FirmResult, Judged, MOST_ASKED, PolicyLine},
    },
    pack::FactId,
    value::{Answer, Value},
};

/// The ids of the questions.
const NAMES: [&str; MOST_ASKED] = [
    "q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "qa", "qb", "qc", "qd", "qe", "qf", "qg", "qh", "qi",
    "qj", "qk", "ql", "qm", "qn",
];

/// Selects the first input of the question that a link is about.
pub const MEANT: &str = "#meant input";

/// The firm's questions, one of them perhaps meant by a link; empty if the pack has no door for firms.
pub fn firm(state: State, meant: Option<FactId>) -> El {
    let text = state.text;
    let Some(shown) = state.firm(meant) else { return nothing() };
    let questions = shown.asks.into_iter().zip(NAMES).map(|((fact, field), name)| {
        let asked = at_once(text, &field, name, Box::new(move |answer| state.say_of_firm(fact, answer)));
        if meant == Some(fact) { asked.attr("id", "meant") } else { asked }
    });
    let whom = Box::new(move |answer| {
        if let Answer::Value(Value::Set(hires)) = answer {
            state.say_whom(hires);
        }
    });
    let whom = at_once(text, &shown.whom, "whom", whom);
    let clear = el("button").class("quiet-row").attr("type", "button").text(text.firm.clear);
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(text.firm.title))
        .with(el("p").class("help").text(text.firm.note))
        .with(el("a").class("go-on").attr("href", "fair.html").text(text.firm.stand))
        .all(questions.collect::<Vec<_>>())
        .with(whom)
        .with(el("div").class("quiet").with(clear.on("click", move |_| state.clear_firm())));
    el("div")
        .class("screen firm")
        .with(bar(back_to(&Route::Home, text.back)).with(title(text.firm.title.to_owned())))
        .with(body)
        .with(foot(go(&Route::Firm(true), text.firm.go)))
}

/// The firm's result.
pub fn firms_result(state: State) -> El {
    let text = state.text;
    let Some(shown) = state.firms_result() else { return nothing() };
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(text.firm.result))
        .with(own(state, &shown.own))
        .with(hires(state, &shown))
        .with(listed(state, &shown));
    el("div")
        .class("screen panes firm")
        .with(bar(back_to(&Route::Firm(false), text.firm.change)).with(title(text.firm.title.to_owned())))
        .with(body)
        .with(side(state, &shown))
        .with(foot(go(&Route::Firm(false), text.firm.change)))
}

/// The firm's answers and its link.
fn side(state: State, shown: &FirmResult) -> El {
    let text = state.text;
    let said = |(label, answer): &(String, String)| el("li").text([label.as_str(), text.colon, answer].concat());
    let with_link = el("section")
        .with(el("h2").class("group").with(el("span").text(text.firm.link)))
        .with(el("p").class("help").text(text.firm.link_note))
        .with(carry(state, Carried::new(), Load::Firm));
    let said = el("ul").class("papers").all(shown.said.iter().map(said));
    el("div").class("side").with(said).with(with_link)
}

/// What the firm itself may get.
fn own(state: State, own: &Judged) -> El {
    el("section")
        .with(el("h2").class("group").with(el("span").text(own.title.clone())))
        .with(el("p").class("help").text(state.text.firm.own_note))
        .all(judged(state, own))
}

/// The policies for people in which the employer has a part, and whom to call about all others.
fn listed(state: State, shown: &FirmResult) -> El {
    let text = state.text;
    let line = |line: &PolicyLine| {
        let tag = line.tag.clone().map(|(status, words)| tag_of(status, words));
        let name = el("span").text(line.title.clone());
        el("li").with(
            el("a").attr("href", Route::Policy(line.key.clone()).href()).with(name).all(tag).with(icon("#i-next")),
        )
    };
    el("section")
        .with(el("h2").class("group").with(el("span").text(text.firm.listed)))
        .with(el("ul").class("lines").all(shown.listed.iter().map(line)))
        .with(el("p").class("alert").text(text.firm.to_come))
        .with(numbers(&shown.call))
}

/// What each kind of hire gets.
fn hires(state: State, shown: &FirmResult) -> El {
    let text = state.text;
    el("section")
        .with(el("h2").class("group").with(el("span").text(text.firm.hires)))
        .all((shown.n_open > 0).then(|| el("p").class("alert").text((text.firm.open)(shown.n_open))))
        .with(el("p").class("help").text(text.firm.hires_note))
        .all(shown.hires.iter().map(|kind| hire(state, kind)))
        .all(shown.hires.is_empty().then(|| el("p").class("alert").text(text.firm.nobody)))
}

fn hire(state: State, kind: &Judged) -> El {
    el("section").with(el("h3").class("topic").text(kind.title.clone())).all(judged(state, kind))
}

/// The cards, marked where they rest on a supposition, and what does not fit.
fn judged(state: State, kind: &Judged) -> Vec<El> {
    let text = state.text;
    let supposed = |shown: &Card| shown.supposed.then(|| el("p").class("supposed").text(text.supposed));
    let cards = kind.cards.iter().map(|shown| el("div").all(supposed(shown)).with(card(state, shown)));
    let none =
        (kind.cards.is_empty() && kind.fails.is_empty()).then(|| el("p").class("alert").text(text.firm.none_yet));
    let fail = |(title, why): &(String, Vec<String>)| {
        let why = why.iter().map(|why| el("small").text(why.clone()));
        el("li").with(el("span").text(title.clone()).all(why))
    };
    let fails = (!kind.fails.is_empty()).then(|| {
        let list = el("ul").class("lines").all(kind.fails.iter().map(fail));
        el("div").with(el("p").class("help").text(text.firm.fails)).with(list)
    });
    cards.chain(none).chain(fails).collect()
}
