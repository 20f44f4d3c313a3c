//! One person: what the list says, what may fit and why, and the message that asks them for the rest.

use leptos::prelude::{Get, RwSignal, Set, With};

use super::state::Desk;
use crate::{
    app::{
        browser::{
            clipboard,
            element::{El, el, nothing},
        },
        components::{
            card::folded,
            icon::{icon, of_truth, tag_of},
        },
    },
    desk::message::{PersonPolicy, PersonView, status},
    engine::Truth,
};

/// The screen.
pub fn person(desk: Desk) -> El {
    el("div").class("desk-body").live(move || desk.person.with(|person| shown(desk, person)))
}

fn shown(desk: Desk, person: &PersonView) -> El {
    let words = desk.words;
    let back = el("button").class("quiet-row").attr("type", "button").text(words.back_to_list);
    let known = |(label, said): &(String, String)| {
        el("div").with(el("dt").text(label.clone())).with(el("dd").text(said.clone()))
    };
    el("div")
        .with(el("h1").class("question").attr("tabindex", "-1").text(person.title.clone()))
        .all(person.warning.clone().map(|said| el("p").class("alert").text(said)))
        .with(el("h2").class("topic").text(words.known))
        .with(el("dl").class("facts").all(person.known.iter().map(known)))
        .with(el("h2").class("topic").text(words.outcomes))
        .all(person.claims.is_empty().then(|| el("p").class("alert").text(words.none_yet)))
        .all(person.claims.iter().map(|policy| card(desk, policy)))
        .all(rest(desk, words.lacks, &person.waiting))
        .all(rest(desk, words.unconfirmed, &person.unconfirmed))
        .with(asking(desk, person))
        .with(el("p").class("disclaimer").text(desk.text.disclaimer))
        .with(el("div").class("quiet").with(back.on("click", move |_| desk.back_to_list())))
}

/// Policies of which less is known, folded.
fn rest(desk: Desk, name: fn(usize) -> String, policies: &[PersonPolicy]) -> Option<El> {
    let policies = policies.to_vec();
    (!policies.is_empty()).then(|| {
        let name = el("summary").text(name(policies.len()));
        folded(name, move || el("div").all(policies.iter().map(|policy| card(desk, policy))))
    })
}

/// What to ask, and the message that does.
fn asking(desk: Desk, person: &PersonView) -> El {
    let words = desk.words;
    if person.message.is_empty() {
        return el("p").class("help").text(words.nothing_to_ask);
    }
    let said = RwSignal::new("");
    let message = person.message.clone();
    let copy = el("button").class("quiet-row").attr("type", "button").text(words.copy).on("click", move |_| {
        let text = desk.text;
        clipboard::copy(&message, move |done| said.set(if done { text.copied } else { text.not_copied }));
    });
    let asks = person.ask.iter().map(|ask| el("li").with(el("span").text(ask.clone())));
    el("section")
        .with(el("h2").class("topic").text(words.ask))
        .with(el("ul").class("lines").all(asks))
        .with(el("p").class("help").text(words.ask_note))
        .with(el("p").class("message").text(person.message.clone()))
        .with(copy)
        .with(el("p").attr("role", "status").live(move || match said.get() {
            "" => nothing(),
            said => el("span").text(said),
        }))
}

/// A policy: what it gives, the verdict, the days, and folded why.
pub fn card(desk: Desk, policy: &PersonPolicy) -> El {
    let text = desk.text;
    let gives = policy.gives.iter().map(|gives| el("p").text(gives.clone()));
    let days = policy.days.iter().map(|day| el("p").with(el("b").class("due").text(day.clone())));
    let (reasons, office, assumed) = (policy.reasons.clone(), policy.office.clone(), policy.assumed.clone());
    let explained = !(reasons.is_empty() && office.is_empty() && assumed.is_empty());
    let why = explained.then(|| {
        folded(el("summary").text(text.why), move || {
            let reason = |(truth, words): &(u8, String)| {
                let truth = match truth {
                    0 => Truth::No,
                    2 => Truth::Yes,
                    _ => Truth::Unknown,
                };
                let (class, shape) = of_truth(truth);
                let spoken = el("span").class("unseen").text([(text.truth)(truth), text.colon].concat());
                el("li").class(class).with(icon(shape)).with(el("span").with(spoken).text(words.clone()))
            };
            let other = |words: &String, why: &'static str| {
                el("li").with(icon("#i-office")).with(el("span").text(words.clone()).with(el("small").text(why)))
            };
            el("ul")
                .class("reasons")
                .all(reasons.iter().map(reason))
                .all(office.iter().map(|words| other(words, text.office)))
                .all(assumed.iter().map(|words| other(words, text.assumed)))
        })
    });
    el("article")
        .class("card")
        .with(tag_of(status(policy.status), policy.tag.clone()))
        .with(el("h3").with(el("span").text(policy.title.clone())))
        .all(gives)
        .with(el("p").text(policy.verdict.clone()))
        .all(days)
        .all(why)
}
