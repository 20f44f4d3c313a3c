//! 单位自测: what a firm is asked on the left, and on the right what it and those it hires may get, live; and the same on paper.
//!
//! What the firm says is its profile, as on the screen for it; nothing here is about a candidate.

use leptos::prelude::{Get, GetUntracked};

use super::{
    profile::{helped, twice},
    state::Fair,
};
use crate::{
    app::{
        browser::{
            element::{El, el, nothing},
            focus, print,
        },
        components::{
            card::{Figures, figures, folded},
            contact::{contact, numbers},
            counter::handed,
            icon::{icon, tag, tag_of},
            input::at_once,
            long::applying,
            reasons::reasons,
        },
    },
    engine::Status,
    interview::{
        text::{desk, firm::FirmText},
        view::{Card, FirmResult, FirmSheet, Judged, MOST_ASKED, PolicyLine},
    },
    value::{Answer, Value},
};

/// The ids of the questions.
const NAMES: [&str; MOST_ASKED] = [
    "q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "qa", "qb", "qc", "qd", "qe", "qf", "qg", "qh", "qi",
    "qj", "qk", "ql", "qm", "qn",
];

/// The screen.
pub fn firm(fair: Fair) -> El {
    let words = FirmText::of(fair.text.language);
    let asks = el("section")
        .class("asks")
        .attr("aria-label", words.title)
        .with(el("h1").class("question").attr("tabindex", "-1").text(words.title))
        .with(el("p").class("help").text(words.note))
        .live(move || questions(fair, words));
    let result = el("button").class("go").attr("type", "button").text(words.go);
    let result = result.on("click", |_| focus::soon("#firms"));
    let printing = print::printing();
    el("div")
        .class("serving printed")
        .with(asks)
        .with(el("section").class("found").live(move || outcomes(fair, words)))
        .with(el("div").class("fair-foot to-result").with(result))
        .with(
            el("div").class("paper").live(move || {
                if printing.is_some_and(|printing| printing.get()) { paper(fair, words) } else { nothing() }
            }),
        )
}

fn questions(fair: Fair, words: &'static FirmText) -> El {
    let Some(shown) = fair.firm_asked() else { return nothing() };
    let meant = fair.meant.get_untracked();
    let asked = shown.asks.into_iter().zip(NAMES).map(|((fact, field), name)| {
        let say = Box::new(move |answer| fair.say_of_firm(fact, answer));
        let asked = at_once(fair.text, &field, name, say);
        let asked = if meant == Some(fact) { asked.attr("id", "meant") } else { asked };
        helped(fair, fact, asked)
    });
    let whom = Box::new(move |answer| {
        fair.say_whom(match answer {
            Answer::Value(Value::Set(hires)) => Some(hires),
            _ => None,
        });
    });
    let clear = twice("quiet-row", (words.clear, words.clear_yes), move || fair.clear_firm());
    let person = el("a").class("quiet-row").attr("href", "./").text(words.person);
    let list = el("a").class("quiet-row").attr("href", desk::PAGE).text(desk::link(fair.text.language));
    el("div")
        .all(asked)
        .with(at_once(fair.text, &shown.whom, "whom", whom))
        .with(el("div").class("quiet").with(clear).with(list).with(person))
}

/// The right half of the screen.
fn outcomes(fair: Fair, words: &'static FirmText) -> El {
    let Some(shown) = fair.firms_result() else { return nothing() };
    let open = (shown.n_open > 0).then(|| el("p").class("alert").text((words.open)(shown.n_open)));
    let printing = print::printing();
    let button = el("button").class("quiet-row").attr("type", "button").text(words.print);
    let button = button.on("click", move |_| {
        if let Some(printing) = printing {
            print::print(printing);
        }
    });
    el("div")
        .with(el("h2").class("question").attr("id", "firms").attr("tabindex", "-1").text(words.result))
        .with(el("div").attr("role", "status").all(open))
        .with(if shown.said.is_empty() { el("p").class("empty").text(words.begin) } else { both(fair, words, &shown) })
        .with(listed(words, &shown))
        .with(el("div").class("quiet").with(button))
        .with(el("p").class("disclaimer").text(fair.text.disclaimer))
}

/// What the firm gets, and what each kind of hire does; all kinds but the first are folded.
fn both(fair: Fair, words: &'static FirmText, shown: &FirmResult) -> El {
    let hires = shown.hires.iter().enumerate().map(|(at, kind)| {
        let kind = kind.clone();
        if at == 0 {
            let title = el("h3").class("topic").text(kind.title.clone());
            return el("section").with(title).all(judged(fair, words, &kind));
        }
        folded(el("summary").text(kind.title.clone()), move || el("div").all(judged(fair, words, &kind)))
    });
    // What nobody has confirmed says least: on a phone it would stand between what fits and the hires.
    let mut own = shown.own.clone();
    let mut waiting = own.cards.clone();
    waiting.retain(|card| card.status == Status::Unconfirmed);
    if waiting.len() < own.cards.len() {
        own.cards.retain(|card| card.status != Status::Unconfirmed);
    } else {
        waiting.clear();
    }
    let waiting = (!waiting.is_empty()).then(|| {
        let titles: Vec<&str> = waiting.iter().map(|card| card.title.as_str()).collect();
        let lead = el("summary").text((words.unconfirmed)(waiting.len(), &titles.join(fair.text.comma)));
        let waiting = waiting.clone();
        folded(lead, move || el("div").all(waiting.iter().map(|shown| card(fair, shown))))
    });
    el("div")
        .with(group(shown.own.title.clone()))
        .with(el("p").class("help").text(words.own_note))
        .all(judged(fair, words, &own))
        .all(waiting)
        .with(group(words.hires))
        .with(el("p").class("help").text(words.hires_note))
        .all(hires)
        .all(shown.hires.is_empty().then(|| el("p").class("alert").text(words.nobody)))
}

fn group(title: impl Into<String>) -> El {
    el("h2").class("group").with(el("span").text(title.into()))
}

/// The cards, and what does not fit.
fn judged(fair: Fair, words: &'static FirmText, kind: &Judged) -> Vec<El> {
    let none = (kind.cards.is_empty() && kind.fails.is_empty()).then(|| el("p").class("alert").text(words.none_yet));
    let fail = |(title, why): &(String, Vec<String>)| {
        let why = why.iter().map(|why| el("small").text(why.clone()));
        el("li").with(el("span").text(title.clone()).all(why))
    };
    let fails = (!kind.fails.is_empty()).then(|| {
        let list = el("ul").class("lines").all(kind.fails.iter().map(fail));
        el("div").with(el("p").class("help").text(words.fails)).with(list)
    });
    kind.cards.iter().map(|shown| card(fair, shown)).chain(none).chain(fails).collect()
}

/// A policy: what it gives, what is open, and folded why, and how to apply with which papers.
fn card(fair: Fair, shown: &Card) -> El {
    let text = fair.text;
    let Figures { beside, notes, below } = figures(&shown.amounts);
    let supposed = shown.supposed.then(|| el("p").class("supposed").text(text.supposed));
    let urgent = shown.urgent.iter().map(|urgent| el("p").class("urgent").with(icon("#i-clock")).text(urgent.clone()));
    let days = shown.days.iter().map(|day| el("p").with(el("b").class("due").text(day.clone())));
    let steps = shown.steps.iter().map(|step| {
        let how = (!step.how.is_empty()).then(|| el("small").text(step.how.clone()));
        el("p").class("step").with(icon("#i-steps")).with(el("span").text(step.text.clone()).all(how))
    });
    let open = shown.missing.iter().map(|open| {
        let lead = open.href.clone().map(|href| {
            let about = el("span").class("unseen").text([text.colon, open.label.as_str()].concat());
            let lead = el("button").class("plain").attr("type", "button").text(text.add_now).with(about);
            lead.on("click", move |_| fair.ask_firm(&href))
        });
        let who = open.remark.clone().map(|who| el("small").text(who));
        el("li").with(el("span").text(open.label.clone()).all(who)).all(lead)
    });
    let open = (!shown.missing.is_empty()).then(|| el("ul").class("lines").all(open));
    let (decided, office, policy) = (shown.reasons.clone(), shown.office.clone(), shown.policy);
    let known = !(decided.is_empty() && office.is_empty() && shown.assumed.is_empty());
    let assumed = shown
        .assumed
        .iter()
        .map(|clause| el("li").with(el("span").text(clause.text.clone()).with(el("small").text(text.assumed))));
    let assumed = (!shown.assumed.is_empty()).then(|| el("ul").class("lines").all(assumed));
    let why =
        known.then(|| folded(el("summary").text(text.why), move || reasons(text, decided.clone(), office.clone())));
    let apply = known.then(|| {
        folded(el("summary").text(text.apply), move || {
            let whom = fair.roles(policy).map(|roles| el("p").text(roles));
            let how = match fair.long() {
                Some(long) => applying(text, &long, policy).unwrap_or_else(nothing),
                None => el("p").class("help").text(text.loading),
            };
            el("div").all(whom).with(how)
        })
    });
    el("article")
        .class("card")
        .all(supposed)
        .with(tag(shown))
        .with(el("h3").with(el("span").text(shown.title.clone())).all(beside))
        .with(el("p").text(shown.verdict.clone()))
        .all(urgent)
        .all(days)
        .all(shown.automatic.then(|| el("p").text(text.automatic)))
        .all(notes)
        .all(steps)
        .all(below)
        .all(open)
        .all(assumed)
        .all(why)
        .all(apply)
        .with(contact(text, &shown.contact, &shown.call, shown.search.as_ref(), fair.report(shown.policy)))
}

/// The policies for people in which the employer has a part, and whom to call about all others.
fn listed(words: &'static FirmText, shown: &FirmResult) -> El {
    let line = |line: &PolicyLine| {
        let tag = line.tag.clone().map(|(status, words)| tag_of(status, words));
        let name = el("span").text(line.title.clone());
        let page = ["./#/policy/", &line.key].concat();
        el("li").with(el("a").attr("href", page).with(name).all(tag).with(icon("#i-next")))
    };
    let n = shown.listed.len();
    let lines = shown.listed.clone();
    let all = move || el("ul").class("lines").all(lines.iter().map(line));
    el("section")
        .with(folded(el("summary").text((words.listed)(n)), all))
        .with(el("p").class("alert").text(words.to_come))
        .with(numbers(&shown.call))
}

/// The sheet: the firm's answers, then each policy with its conditions next to its papers.
fn paper(fair: Fair, words: &'static FirmText) -> El {
    let text = fair.text;
    let Some(FirmSheet { days, said, parts }) = fair.firms_sheet() else { return nothing() };
    let answer = |(label, said): &(String, String)| {
        el("div").with(el("dt").text(label.clone())).with(el("dd").text(said.clone()))
    };
    let told = (!said.is_empty()).then(|| el("section").class("told").with(el("dl").all(said.iter().map(answer))));
    let none = parts.is_empty().then(|| el("p").text(text.paper().nothing));
    let parts = parts.iter().map(|(title, policies)| {
        let policies = policies.iter().flat_map(|policy| {
            // What rests on a supposition says so on paper, too.
            let supposed = policy.card.supposed.then(|| el("p").class("rest").text(text.supposed));
            supposed.into_iter().chain([handed(text, policy)])
        });
        el("div").with(el("h1").text(title.clone())).all(policies)
    });
    el("div")
        .with(el("h1").text(words.result))
        .with(el("p").class("days").text(days))
        .all(told)
        .all(none)
        .all(parts)
        .with(el("div").class("end").with(el("p").text(text.disclaimer)))
}
