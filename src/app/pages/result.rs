//! The result: the sum as a quiet statement, the cards in order of status, what to look up, and the disclaimer.

use std::sync::Arc;

use leptos::prelude::RwSignal;

use crate::{
    app::{
        browser::{
            element::{El, el, nothing},
            fields,
        },
        components::{
            bar::{back_to, bar, title},
            card::{card, folded},
            contact::numbers,
            counter::counter,
            foot::{foot, go},
            icon::icon,
            long::not_loaded,
            look_up::look_up,
            restart::{AT_THE_RESULT, restart},
            sum::{headline, of_others},
            together::together,
        },
        state::State,
    },
    engine::Status,
    interview::{
        route::Route,
        text::Text,
        view::{Along, Brought, First, Group, Moved, NearMiss, NotMet, OfferLine, ResultView, Since, Way},
    },
    value::Date,
};

/// The outcomes. Its parts are redrawn when they change, except the day field, because people type there.
pub fn result(state: State) -> El {
    let text = state.text;
    let shown = move || state.result();
    let top = move || {
        let result = shown();
        let first = result.first.clone().map(|First { text: step, href }| {
            let words = el("span").with(el("small").text(text.first_title)).text(step);
            el("a").class("first-step").attr("href", href).with(words).with(icon("#i-next"))
        });
        el("div")
            .with(headline(result.headline.clone()))
            .all(since(text, result.since.as_ref()))
            .all(first)
            .all(to_plan(state))
            .all(together(result.together.clone(), text))
            .all(of_others(result.others.clone()))
    };
    let side = el("div")
        .class("side")
        .with(el("h1").class("unseen").attr("tabindex", "-1").text(text.result_title))
        .live(top)
        .with(take_along(state, "row add later-only"))
        .with(other_day(state))
        .with(el("a").class("go-on").attr("href", Route::WhatIf.href()).text(text.what_if().title));
    let head = move || bar(back_to(&Route::Answers, text.change_answers)).with(title(shown().on.clone()));
    let onward = move || {
        if shown().open {
            foot(go(&Route::Ask(None), text.go_on))
        } else if state.plan_in_short().is_some() {
            foot(go(&Route::Plan, text.plan().title))
        } else {
            nothing()
        }
    };
    // Printed from here, the sheet reveals no more than a link does by default.
    let paper = counter(state, Along::default, RwSignal::new(Default::default()));
    el("div")
        .class("screen panes result printed")
        .live(head)
        .with(side)
        .live(move || outcomes(state, &shown()))
        .live(onward)
        .with(paper)
}

/// The way to the plan, with how much is in it; `None` if there is nothing to do.
pub fn to_plan(state: State) -> Option<El> {
    let has = state.plan_in_short()?;
    let words = el("span").text(state.text.plan().title).with(el("small").text(has));
    Some(el("a").class("row add").attr("href", Route::Plan.href()).with(words).with(icon("#i-next")))
}

/// What has changed since a result was kept.
fn since(text: &'static Text, since: Option<&Since>) -> Option<El> {
    let line = |line: &Moved| {
        let words =
            el("span").text(line.title.clone()).all(line.said.iter().map(|said| el("small").text(said.clone())));
        el("li").with(el("a").attr("href", line.href.clone()).with(words).with(icon("#i-next")))
    };
    let body = |since: &Since| match since.lines.as_slice() {
        [] => el("p").class("help").text(text.since.nothing),
        lines => el("ul").class("lines").all(lines.iter().map(line)),
    };
    let title = |since: &Since| el("h2").class("group").with(el("span").text(since.title.clone()));
    since.map(|since| el("section").with(title(since)).with(body(since)))
}

/// The cards, and what else to do.
fn outcomes(state: State, result: &Arc<ResultView>) -> El {
    let text = state.text;
    // People without a job here come to see what one would bring.
    let mut body = el("div").class("body").live(not_loaded(state)).all(offers(state, &result.offers));
    let look_up = look_up(state, result.to_look_up.clone());
    let is_open = !result.calls.is_empty();
    let (before, after) = if is_open { (look_up, Vec::new()) } else { (Vec::new(), look_up) };
    body = body.all(before).all(is_open.then(|| numbers(&result.calls)));
    let met_or_open = result.groups.iter().filter(|group| group.status != Status::NotMet);
    for (index, group) in met_or_open.enumerate() {
        // The first group's heading says how many are decided.
        let settled = (index == 0).then(|| result.settled.clone());
        body = body.all(cards(state, group, settled));
    }
    body = body.all(near(state, &result.near)).all(not_met(state, result));
    body.all(after)
        .with(take_along(state, "row add narrow-only"))
        .with(el("p").class("help").text(result.days.clone()))
        .with(el("p").class("disclaimer").text(text.disclaimer))
        .with(restart(state, AT_THE_RESULT))
}

/// The link to keeping and sharing the result: next to the sum on wide screens, below the cards elsewhere.
fn take_along(state: State, class: &'static str) -> El {
    el("a").class(class).attr("href", Route::Share.href()).text(state.text.share_title)
}

/// What jobs here would bring, each with its figures; `None` if there are no offers.
fn offers(state: State, offers: &[OfferLine]) -> Option<El> {
    let text = state.text;
    let brought = |brought: &Brought| {
        let figure = brought.figure.clone().map(|figure| el("em").text(figure));
        let remark = (!brought.remark.is_empty()).then(|| el("small").text(brought.remark.clone()));
        el("li").with(el("span").text(brought.title.clone())).all(figure).all(remark)
    };
    let offer = |offer: &OfferLine| {
        let more = (offer.more > 0).then(|| el("li").class("more").text((text.of_offer.more)(offer.more)));
        el("a")
            .class("offer-card")
            .attr("href", offer.href.clone())
            .with(el("p").class("supposed").text(text.supposed))
            .with(el("h3").with(el("span").text(offer.title.clone())).with(icon("#i-next")))
            .with(el("ul").all(offer.brings.iter().map(brought)).all(more))
    };
    (!offers.is_empty()).then(|| {
        el("section")
            .class("offers")
            .with(el("h2").class("group").with(el("span").text(text.offer_title)))
            .with(el("p").class("help").text(text.offer_note))
            .all(offers.iter().map(offer))
    })
}

/// What is only a step away, each way with what it may bring, and what would come out then; nothing where nothing is.
fn near(state: State, misses: &[NearMiss]) -> Option<El> {
    let text = state.text;
    let miss = |miss: &NearMiss| {
        let policy = miss.policy;
        let way = |(index, way): (usize, &Way)| {
            let does =
                el("p").with(el("span").text(way.does.clone())).all(way.figure.clone().map(|f| el("em").text(f)));
            let remarks = way.remarks.iter().map(|remark| el("small").text(remark.clone()));
            let name = el("summary").text(text.near.try_it).with(el("span").class("unseen").text(way.does.clone()));
            let tried = folded(name, move || {
                let supposed = el("p").class("supposed").text(text.supposed);
                el("div").with(supposed).all(state.near_card(policy, index).map(|shown| card(state, &shown)))
            });
            el("li").with(does).all(remarks).with(tried)
        };
        let ways = el("ul").all(miss.ways.iter().enumerate().map(way));
        el("article").class("near").with(el("h3").text(miss.title.clone())).with(ways)
    };
    (!misses.is_empty()).then(|| {
        el("section")
            .with(el("h2").class("group").with(el("span").text(text.near.title)))
            .with(el("p").class("help").text(text.near.note))
            .all(misses.iter().map(miss))
    })
}

/// Chooses the day that outcomes are for; what is shown for another than today says so everywhere.
fn other_day(state: State) -> El {
    let text = state.text;
    // A date field is the most expensive element of this screen: browsers take as long to make it as all the rest.
    folded(el("summary").text(text.other_day), move || {
        let day = el("input").attr("type", "date").value_when(move || state.day().into()).on("change", move |event| {
            let chosen = fields::value(&event);
            match Date::parse(&chosen) {
                Ok(day) => state.assess_on(Some(day)),
                Err(_) if chosen.is_empty() => state.assess_on(None),
                // A half-typed year.
                Err(_) => {}
            }
        });
        let field = el("label").class("field").with(el("span").text(text.other_day)).with(day);
        let today = el("button").class("plain").attr("type", "button").text(text.today);
        el("div").with(field).with(today.on("click", move |_| state.assess_on(None)))
    })
}

/// Policies that do not fit, one line each, grouped by what fails; folded unless there is nothing else.
fn not_met(state: State, result: &Arc<ResultView>) -> Option<El> {
    let n_not_met: usize = result.not_met.iter().map(|(_, lines)| lines.len()).sum();
    if n_not_met == 0 {
        return None;
    }
    let only = result.groups.iter().all(|group| group.status == Status::NotMet);
    let name = (state.text.group)(Status::NotMet, n_not_met);
    let topics = result.not_met.clone();
    let lines = move || {
        let line = |line: &NotMet| {
            let words = el("span").text(line.title.clone()).with(el("small").text(line.reason.clone()));
            el("li").with(el("a").attr("href", line.href.clone()).with(words).with(icon("#i-next")))
        };
        let topic = |(name, lines): &(String, Vec<NotMet>)| {
            let list = el("ul").class("lines").all(lines.iter().map(line));
            el("section").with(el("h3").class("topic").text(name.clone())).with(list)
        };
        el("div").all(topics.iter().map(topic))
    };
    Some(if only {
        el("section").with(el("h2").class("group").with(el("span").text(name))).with(lines())
    } else {
        folded(el("summary").text(name), lines)
    })
}

/// The cards of one status below its name.
fn cards(state: State, group: &Group, settled: Option<String>) -> Vec<El> {
    let counted = |name: El, settled: Option<String>| name.all(settled.map(|settled| el("span").text(settled)));
    let (shown, others) = group.cards.split_at(group.n_shown.min(group.cards.len()));
    let others = others.to_vec();
    let more = (!others.is_empty()).then(|| {
        let more = if group.status == Status::NeedsAnswer { state.text.more_open } else { state.text.more_by_name };
        let name = if shown.is_empty() { group.title.clone() } else { more(others.len()) };
        folded(counted(el("summary").text(name), settled.clone().filter(|_| shown.is_empty())), move || {
            el("div").all(others.iter().map(|shown| card(state, shown)))
        })
    });
    let name = el("h2").class("group").with(el("span").text(group.title.clone()));
    let name = (!shown.is_empty()).then(|| counted(name, settled));
    name.into_iter().chain(shown.iter().map(|shown| card(state, shown))).chain(more).collect()
}
