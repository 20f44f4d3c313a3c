//! Everything about one policy: status, conditions, benefits, how to apply, sources.
//!
//! Shows the rule clause by clause as written, not as assessed: that is up to the card above it.

use crate::{
    app::{
        browser::element::{El, el},
        components::{
            bar::{back, bar, title},
            card::{benefits, card},
            contact::contact,
            foot::{foot, go},
            long::{applying, rests_on, steps_of, uncertain, with_long},
            reasons::mark,
            report::reporting,
        },
        state::State,
    },
    engine::Status,
    interview::{
        route::Route,
        view::{PolicyView, Rule},
    },
};

/// The page of a policy.
pub fn policy(state: State, shown: PolicyView) -> El {
    let text = state.text;
    let PolicyView {
        policy, title: name, about, card: how_it_stands, open, rule, page, gives, in_force, sources, ..
    } = shown;
    let heading = |name: &'static str| el("h2").class("part").text(name);
    let about = about.into_iter().chain(in_force).map(|line| el("p").text(line));
    let mut body = el("div").class("body policy");
    body = body
        .with(el("h1").class("question").attr("tabindex", "-1").text(name))
        .with(el("div").class("help").all(about));
    // Of a rule that was withdrawn, what stands there is why.
    let withdrawn = how_it_stands.as_ref().is_some_and(|card| card.status == Status::Withdrawn);
    let unsure = if withdrawn { (text.tag)(Status::Withdrawn) } else { text.uncertain };
    if let Some(shown) = &how_it_stands {
        body = body.with(heading(text.how_it_stands)).with(card(state, shown));
    }
    body = match rule {
        Some(rule) => {
            let read = el("a").class("plain").attr("href", page).text(text.paper().rule);
            body.with(heading(text.demands)).with(demand(state, rule)).with(read)
        }
        None => body.with(el("p").class("alert").text(text.verdict_unconfirmed)),
    };
    if !gives.is_empty() {
        body = body
            .with(heading(text.gives))
            .with(benefits(&gives))
            .with(with_long(state, move |_, long| steps_of(long, policy).filter(|_| !shown.hides)));
    }
    body = body
        .with(heading(text.apply))
        .with(with_long(state, move |state, long| applying(state.text, long, policy)))
        .with(with_long(state, move |_, long| uncertain(unsure, long, policy)))
        .with(with_long(state, move |state, long| rests_on(state, long, policy, &sources)))
        .with(contact(text, &shown.contact, &shown.call, shown.search.as_ref(), None))
        .all(reporting(state, policy))
        .with(el("p").class("disclaimer").text(text.disclaimer));
    let only_this = el("button").class("go").attr("type", "button").text((text.only_this)(open.len()));
    let onward = if open.is_empty() {
        go(&Route::Policies(false), text.policies_title)
    } else {
        only_this.on("click", move |_| state.ask_about(policy))
    };
    el("div")
        .class("screen")
        .with(bar(back(text.back)).with(title((text.level_title).to_owned())))
        .with(body)
        .with(foot(onward))
}

/// The conditions of a policy, as nested lists of sentences.
fn demand(state: State, rule: Rule) -> El {
    match rule {
        Rule::Parts(how, parts) => {
            let part = |part: Rule| el("li").with(demand(state, part));
            el("div").class("demand").with(el("p").text(how)).with(el("ol").all(parts.into_iter().map(part)))
        }
        Rule::Clause { text, remark, cite } => {
            let mark = cite.map(|cite| mark(state.text, cite));
            el("span").text(text).all(mark).all(remark.map(|remark| el("small").text(remark)))
        }
    }
}
