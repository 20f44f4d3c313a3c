//! One question: the question, its inputs, and nothing else that demands attention.
//!
//! Keeps the input until it is submitted; checks nothing before that.

use leptos::prelude::{GetUntracked, RwSignal, Set};

use super::sheet::{Said, sheet};
use crate::{
    app::{
        browser::{
            element::{El, el},
            speech,
        },
        components::{
            bar::onward,
            card::folded,
            input::{Form, input},
            lines::{self, entries},
        },
        state::State,
    },
    engine::FactRef,
    interview::{
        draft::{self, Fault},
        route::Route,
        view::{AnswerLine, Input, Inputs, QuestionView, refused},
    },
    value::Answer,
};

/// The screen that asks a question.
pub fn ask(state: State, shown: QuestionView) -> El {
    let text = state.text;
    let QuestionView { named, heading, question, help, inputs, given, lacks_day, unsure, why, helps, .. } = shown;
    let QuestionView { returns, advised, progress, .. } = shown;
    let fact = named.fact;
    let problem = RwSignal::new(String::new());
    let way_out = RwSignal::new(None);
    let (listed, asked, note) = match inputs {
        Inputs::One(asked) => (None, asked, text.day_decides),
        Inputs::List { entries, none } => (Some(entries), none, text.day_decides_in_entry),
    };
    let draft = RwSignal::new(draft::of(&given, &asked));
    let form = Form { text, draft, problem, name: "q", help: if help.is_empty() { "" } else { "q-help" } };
    let label = if returns { text.save } else { text.next };
    let is_list = listed.is_some();
    let entries = listed.map(|listed| entries(state, fact, listed));
    // Tapping the single row wanted submits by itself; the loader does that, because it can tell a tap from a key.
    let is_one = matches!(&asked, Input::Rows { rows, several: false } if !rows.is_empty());
    // The entries of a list answer it.
    let has_entries = is_list && matches!(given, Answer::Value(_));
    let goes_on = is_one && !has_entries;
    let aloud = speech::has_voice(text.language).then(|| {
        let words = aloud(&question, &help, &asked);
        let read = el("button").class("plain").attr("type", "button").text(text.read_aloud);
        read.on("click", move |_| speech::say(text.language, &words))
    });
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("id", "q").attr("tabindex", "-1").text(question))
        .all(aloud)
        .all((!help.is_empty()).then(|| el("p").class("help").attr("id", "q-help").text(help.clone())))
        .all(by_start(state, &shown.supposed))
        .all(lacks_day.then(|| el("p").class("alert").attr("role", "status").text(note(label))))
        .all(entries)
        .all((!has_entries).then(|| {
            let fields = input(form, &asked);
            if goes_on { fields.attr("data-onward", "") } else { fields }
        }))
        .all((goes_on && advised && !returns).then(|| el("p").class("tap").text(text.tap_goes_on)))
        .all((!has_entries).then(|| quiet(state, named, &given, unsure)))
        .all(why.map(|why| {
            if helps.is_empty() {
                return el("p").class("why").text(why);
            }
            // Amounts are folded away so that money does not steer the answer.
            folded(el("summary").text(why), move || {
                el("ul").class("papers").all(helps.iter().map(|policy| el("li").text(state.gives(*policy))))
            })
        }));
    if !has_entries {
        let (asked, before) = (asked.clone(), draft.get_untracked());
        state.on_leaving(move || {
            let now = draft.try_get_untracked().filter(|now| *now != before);
            if let Some(answer) = now.and_then(|now| draft::answer(&now, &asked).ok()) {
                state.keep_draft(named, answer);
            }
        });
    }
    let submit = move || {
        way_out.set(None);
        if has_entries {
            return state.complete(fact);
        }
        match draft::answer(&draft.get_untracked(), &asked) {
            Ok(answer) => match state.clash(named, &answer) {
                Some(other) => {
                    problem.set((text.clash)(&other.label, &other.said));
                    way_out.set(Some((other.href, (text.clash_change)(&other.label))));
                }
                None => state.answer(named, answer, asked.offers_day()),
            },
            Err(Fault::Empty) if is_list => problem.set((text.add_first)(unsure)),
            Err(fault) => problem.set(refused(fault, &asked, unsure, &help, text)),
        }
    };
    let track = el("progress")
        .class("track")
        .attr("value", progress.value.to_string())
        .attr("max", progress.max.to_string())
        .attr("aria-label", text.progress);
    let onward = onward(&Route::Result, text.see_result);
    let said = Said { problem, way_out };
    sheet(state, heading, Some(onward), vec![track, body], said, label, Box::new(submit))
}

/// The text for reading a question aloud: with its help and options.
fn aloud(question: &str, help: &str, asked: &Input) -> String {
    let mut words = [question, "\n", help].concat();
    if let Input::Rows { rows, .. } = asked {
        for row in rows {
            words.push('\n');
            words.push_str(&row.label);
        }
    }
    words
}

/// What the way in has answered, until the person answers something themselves.
fn by_start(state: State, supposed: &[AnswerLine]) -> Option<El> {
    let line = |line: &AnswerLine| {
        let said = [line.label.as_str(), state.text.colon, line.said.as_str()].concat();
        lines::line(state, said, None, Some((line.href.clone(), state.text.change)))
    };
    let lines = lines::lines(supposed.iter().map(line).collect())?;
    Some(el("div").class("alert").with(el("p").text(state.text.by_start)).with(lines))
}

/// The button for having no answer.
fn quiet(state: State, named: FactRef, given: &Answer, unsure: &'static str) -> El {
    let pressed = if *given == Answer::Unsure { "true" } else { "false" };
    el("div").class("quiet").with(
        el("button")
            .class("quiet-row")
            .attr("type", "button")
            .text(unsure)
            .attr("aria-pressed", pressed)
            .on("click", move |_| state.unsure(named)),
    )
}
