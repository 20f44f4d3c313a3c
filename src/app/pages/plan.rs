//! 我的计划: tasks to tick off, the days with a file for the calendar, 24 months as a picture, the papers.
//!
//! Ticks change no answer, so nothing is redrawn but their count. What a calendar takes over has left the page: only where
//! the person saves it.

use core::slice;

use leptos::prelude::{Get, RwSignal, Update};

use crate::{
    app::{
        browser::{
            clock,
            element::{El, el, nothing, svg},
            fields, print,
        },
        components::{
            bar::{back, bar, title},
            contact::{contact, numbers},
            foot::{foot, go},
            icon::icon,
            lines::unseen,
            long::not_loaded,
            look_up::look_up,
        },
        state::State,
    },
    interview::{
        calendar::{self, Event},
        route::Route,
        text::plan::PlanText,
        view::{Dated, LeftOut, PlanPaper, PlanStep, PlanView, Span, WIDTH},
    },
};

/// The height of a bar in the picture.
const BAR: &str = "6";

/// The screen.
pub fn plan(state: State) -> El {
    let (text, words) = (state.text, state.text.plan());
    let onward = move || {
        if state.result().open { go(&Route::Ask(None), text.go_on) } else { go(&Route::Result, text.see_result) }
    };
    el("div")
        .class("screen panes plan")
        .with(bar(back(text.back)).with(title(words.title.to_owned())))
        .live(move || tasks(state, &state.plan()))
        .live(move || beside(state, &state.plan()))
        .with(foot(el("div").live(onward)))
}

/// The tasks, and what is left out.
fn tasks(state: State, plan: &PlanView) -> El {
    let (text, words) = (state.text, state.text.plan());
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(words.title))
        .with(el("p").class("help").text(plan.days.clone()));
    let offer = |(name, href): &(String, String)| {
        let supposed = el("small").text(text.supposed);
        el("li").with(
            el("a").attr("href", href.clone()).with(el("span").text(name.clone()).with(supposed)).with(icon("#i-next")),
        )
    };
    let offers = (!plan.offers.is_empty()).then(|| {
        let lines = el("ul").class("lines").all(plan.offers.iter().map(offer));
        // Of links alone nothing is left on paper.
        let name = el("h2").class("group").with(el("span").text(text.offer_title));
        el("section").class("unprinted").with(name).with(lines)
    });
    if plan.steps.is_empty() {
        return body.with(el("p").class("alert").text(words.nothing)).with(numbers(&plan.calls)).all(offers);
    }
    let done = RwSignal::new(plan.steps.iter().filter(|step| step.done).count());
    let of = plan.steps.len();
    let counted = el("p").class("done").attr("role", "status").live(move || el("b").text((words.done)(done.get(), of)));
    let left = |LeftOut { title, reason }: &LeftOut| {
        el("li").with(el("span").text(title.clone())).with(el("small").text(reason.clone()))
    };
    let left_out = (!plan.left_out.is_empty()).then(|| {
        let lines = el("ul").all(plan.left_out.iter().map(left));
        el("section").class("together").with(el("h2").text(words.left_out)).with(lines)
    });
    let together = (!plan.together.is_empty()).then(|| {
        let lines = plan.together.iter().map(|line| el("p").class("open").text(line.clone()));
        el("section").class("together").with(el("h2").text(words.together)).all(lines)
    });
    let look_up = el("section").class("unprinted").all(look_up(state, plan.to_look_up.clone()));
    body.with(el("p").class("help").text(words.note))
        .live(not_loaded(state))
        .with(counted)
        .with(el("ol").class("tasks").all(plan.steps.iter().map(|step| task(state, step, done))))
        .all(left_out)
        .all(together)
        .all(offers)
        .all(
            plan.undecided
                .clone()
                .map(|undecided| el("p").class("help").text(undecided).text(if plan.open { words.open } else { "" })),
        )
        .with(look_up)
        .with(el("p").class("disclaimer").text(text.disclaimer))
}

/// The days and the papers of all tasks.
fn beside(state: State, plan: &PlanView) -> El {
    let words = state.text.plan();
    if plan.steps.is_empty() {
        return nothing();
    }
    let untold = (plan.n_sensitive > 0).then(|| el("p").class("help").text((words.untold)(plan.n_sensitive)));
    let print = el("button").class("quiet-row").attr("type", "button").text(words.print);
    el("div")
        .class("side")
        .with(dates(state, plan))
        .all(months(words, plan))
        .all(papers(state, plan))
        .all(untold)
        .with(el("div").class("quiet").with(print.on("click", |_| print::screen())))
}

/// A task: its box, what to do, its days, whom to call.
fn task(state: State, step: &PlanStep, done: RwSignal<usize>) -> El {
    let (text, words) = (state.text, state.text.plan());
    let key = step.key.clone();
    let tick = move |on: bool| {
        state.tick(&key, on);
        done.update(|n| *n = if on { n.saturating_add(1) } else { n.saturating_sub(1) });
    };
    let what = el("span").class("row-text").with(el("b").text(step.what.clone()));
    let figures = step.figures.iter().map(|figure| el("em").text(figure.clone()));
    let remarks = step.remarks.iter().map(|remark| el("small").text(remark.clone()));
    let days = step.days.iter().map(|day| el("p").with(el("b").class("due").text(day.clone())));
    let papers = (!step.papers.is_empty()).then(|| {
        let list = step.papers.join(text.comma);
        el("p").class("help").text((text.paper().bring)(&list))
    });
    // They are called the same in every task, so add its words for screen readers.
    let way = |href: &String, label: &'static str| {
        el("a").class("plain").attr("href", href.clone()).text(label).with(unseen(state, step.what.clone()))
    };
    let answer = step.answer.as_ref().map(|href| way(href, words.answer));
    let more = way(&step.href, words.conditions);
    el("li")
        .class(if step.sensitive { "task untold" } else { "task" })
        .with(ticked(step.done, what.all(figures).all(remarks), tick))
        .all(days)
        .all(papers)
        // A step's own words say where it is taken.
        .with(match step.contact.as_str() {
            "" => numbers(&step.call),
            office => contact(text, office, &step.call, None, None),
        })
        .with(el("p").class("ways").all(answer).with(more))
}

/// A box with its words.
fn ticked(done: bool, words: El, tick: impl Fn(bool) + Send + 'static) -> El {
    let input = el("input").attr("type", "checkbox").checked_when(move || done);
    let input = input.on("change", move |event| tick(fields::is_checked(&event)));
    el("label").class("row").with(input).with(words)
}

/// The days, each with a link that saves it, and all of them.
fn dates(state: State, plan: &PlanView) -> El {
    let words = state.text.plan();
    let name = el("h2").class("group").with(el("span").text(words.dates));
    if plan.dates.is_empty() {
        return el("section").with(name).with(el("p").class("help").text(words.no_dates));
    }
    let dated = |dated: &Dated| {
        let save = save(words.save_day, slice::from_ref(&dated.event))
            .with(el("span").class("unseen").text(dated.what.clone()));
        el("li")
            .class(if dated.sensitive { "untold" } else { "" })
            .with(el("span").with(el("b").text(dated.day.clone())).with(el("small").text(dated.what.clone())))
            .with(save)
    };
    let events = plan.events();
    let all = (events.len() > 1).then(|| el("p").class("ways").with(save(words.save_days, &events)));
    el("section")
        .with(name)
        .with(el("ul").class("lines dates").all(plan.dates.iter().map(dated)))
        .all(all)
        .with(el("p").class("help unprinted").text(words.save_note))
}

/// A link that saves days for a calendar.
fn save(label: &'static str, events: &[Event]) -> El {
    let today = clock::today().or_else(|| events.first().map(|event| event.day));
    let Some(today) = today else { return nothing() };
    let name = match events {
        [only] => [only.id.as_str(), ".ics"].concat(),
        _ => "caice.ics".to_owned(),
    };
    let file = calendar::calendar(events, today);
    el("a").class("plain").attr("download", name).attr("href", calendar::address(&file)).text(label)
}

/// When each policy can be applied for. The picture repeats what the words beside it say.
fn months(words: &'static PlanText, plan: &PlanView) -> Option<El> {
    let size = || ["0 0 ", &WIDTH.to_string(), " "].concat();
    let lines = |class: &'static str, height: &str| {
        svg("svg").attr("class", class).attr("viewBox", [&size(), height].concat()).attr("aria-hidden", "true")
    };
    let year = |(at, name): &(i64, String)| svg("text").attr("x", at.to_string()).attr("y", "12").text(name.clone());
    let span = |span: &Span| {
        let (from, to) = span.bar;
        let begins =
            plan.years.iter().map(|(at, _)| svg("path").attr("d", ["M", &at.to_string(), " 0v", BAR].concat()));
        // A single day is still to be seen.
        let wide = (to - from).max(2).to_string();
        let bar = svg("rect").attr("x", from.to_string()).attr("width", wide).attr("height", BAR).attr("rx", "1");
        el("li")
            .class(if span.sensitive { "untold" } else { "" })
            .with(el("span").text(span.title.clone()).with(el("small").text(span.days.clone())))
            .with(lines("span", BAR).all(begins).with(bar))
    };
    (!plan.spans.is_empty()).then(|| {
        el("section")
            .class("months")
            .with(el("h2").class("group").with(el("span").text(words.months)))
            .with(lines("years", "16").all(plan.years.iter().map(year)))
            .with(el("ul").all(plan.spans.iter().map(span)))
    })
}

/// The papers, each with its box.
fn papers(state: State, plan: &PlanView) -> Option<El> {
    let words = state.text.plan();
    let paper = |paper: &PlanPaper| {
        let key = paper.key.clone();
        let name = el("span").class("row-text").text(paper.name.clone());
        let private = (!paper.private.is_empty()).then(|| {
            let comma = if paper.policies.is_empty() { "" } else { state.text.comma };
            el("span").class("untold").text([comma, &paper.private].concat())
        });
        let name = name.with(el("small").text((words.paper_for)(&paper.policies)).all(private));
        el("li")
            .class(if paper.sensitive { "untold" } else { "" })
            .with(ticked(paper.done, name, move |on| state.tick(&key, on)))
    };
    let papers = plan.papers.as_ref().filter(|papers| !papers.is_empty())?;
    Some(
        el("section")
            .with(el("h2").class("group").with(el("span").text(words.papers)))
            .with(el("p").class("help").text(words.papers_note))
            .with(el("ul").class("tasks").all(papers.iter().map(paper))),
    )
}
