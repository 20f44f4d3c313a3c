//! One question: what is asked, what can be picked or filled in, and nothing else that wants attention.
//!
//! What is picked lives here until it is submitted; nothing is checked while picking.

use std::sync::Arc;

use leptos::prelude::{GetUntracked, RwSignal, Set, With};

use super::{
    draft::{self, Fault},
    input::{Form, PROBLEM, input},
    ready,
};
use crate::{
    app::{
        browser::{
            element::{El, el, nothing},
            keep,
        },
        parts::{
            bar::{back, bar, onward, title},
            card::{brief, folded},
            foot::foot,
            noted::{self, entries},
        },
        route::Route,
        session::Reply,
        state::{Place, State},
        text::Text,
        view::{AnswerLine, EntryView, FieldView, Input, Inputs, QuestionView, ResultView},
    },
    engine::FactRef,
    value::Answer,
};

/// The ids of the questions of an entry; no list has more fields.
const NAMES: [&str; 12] = ["q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10", "q11"];
/// The ids of their help.
const HELPS: [&str; 12] = ["h0", "h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8", "h9", "h10", "h11"];

/// The screen that asks a question.
pub fn ask(state: State, shown: QuestionView) -> El {
    let text = state.text;
    let QuestionView { named, heading, question, help, inputs, given, lacks_day, unsure, why, helps, .. } = shown;
    let QuestionView { errand, advised, progress, .. } = shown;
    let fact = named.fact;
    let problem = RwSignal::new(String::new());
    let way_out = RwSignal::new(None);
    let (listed, asked, note) = match inputs {
        Inputs::One(asked) => (None, asked, text.day_decides),
        Inputs::List { entries, none } => (Some(entries), none, text.day_decides_in_entry),
    };
    let draft = RwSignal::new(draft::of(&given, &asked));
    let form = Form { text, draft, problem, name: "q", help: if help.is_empty() { "" } else { "q-help" } };
    let label = if errand { text.save } else { text.next };
    let is_list = listed.is_some();
    let entries = listed.map(|listed| entries(state, fact, listed, move || ready::for_entry(state, fact)));
    // A tap on the one row that is wanted goes on by itself: `public/boot.js` does that, for it can tell a tap from a
    // key. Whoever changes an answer from a list has come to look, and saves.
    let is_one = matches!(&asked, Input::Rows { rows, several: false } if !rows.is_empty());
    // A list that has entries is answered by them.
    let has_entries = is_list && matches!(given, Answer::Value(_));
    let goes_on = is_one && !errand && !has_entries;
    let asked = Arc::new(asked);
    let aloud = keep::say("").then(|| {
        let words = aloud(&question, &help, &asked);
        let read = el("button").class("plain").attr("type", "button").text(text.read_aloud);
        read.on("click", move |_| {
            keep::say(&words);
        })
    });
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("id", "q").attr("tabindex", "-1").text(question))
        .all(aloud)
        .all((!help.is_empty()).then(|| el("p").class("help").attr("id", "q-help").text(help)))
        .all(by_start(state, &shown.supposed))
        .all(lacks_day.then(|| el("p").class("alert").attr("role", "status").text(note(label))))
        .all(entries)
        .all((!has_entries).then(|| {
            let fields = input(form, &asked);
            let fields = if errand { fields } else { ready::heeded(fields, state, named, draft, &asked) };
            if goes_on { fields.attr("data-onward", "") } else { fields }
        }))
        .all((goes_on && advised).then(|| el("p").class("tap").text(text.tap_goes_on)))
        .all((!has_entries).then(|| quiet(state, named, &given, unsure)))
        .all(why.map(|why| {
            if helps.is_empty() {
                return el("p").class("why").text(why);
            }
            // What they give stands behind a tap: nobody is to answer for the money.
            folded(el("summary").text(why), move || {
                el("ul").class("papers").all(helps.iter().map(|policy| el("li").text(state.gives(*policy))))
            })
        }));
    let get_ready = {
        let asked = Arc::clone(&asked);
        move || {
            if has_entries {
                if state.asks(named) {
                    ready::for_reply(state, Reply::Complete(fact));
                }
            } else if let Some(draft) = draft.try_get_untracked() {
                ready::for_draft(state, named, &draft, &asked);
            }
        }
    };
    if has_entries {
        // Nothing is picked on such a screen: going on is the likeliest.
        ready::soon(get_ready.clone());
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
            Err(fault) => problem.set(in_words(fault, &asked, unsure, text)),
        }
    };
    let track = el("progress")
        .class("track")
        .attr("value", progress.value.to_string())
        .attr("max", progress.max.to_string())
        .attr("aria-label", text.progress);
    let onward = onward(&Route::Result, text.see_result);
    let said = Said { problem, way_out };
    let parts = vec![track, body, so_far(text, shown.so_far.as_deref())];
    sheet(state, heading, vec![onward], parts, said, label, [Box::new(get_ready), Box::new(submit)])
}

/// A question as it is read aloud: with its help and what can be picked.
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

/// What the way in has answered, as long as nobody has said anything else.
fn by_start(state: State, supposed: &[AnswerLine]) -> Option<El> {
    let line = |line: &AnswerLine| {
        let said = [line.label.as_str(), state.text.colon, line.said.as_str()].concat();
        noted::line(state, said, None, Some((line.href.clone(), state.text.change)))
    };
    let lines = noted::noted(supposed.iter().map(line).collect())?;
    Some(el("div").class("alert").with(el("p").text(state.text.by_start)).with(lines))
}

/// Why an answer was not taken, and where else to go.
#[derive(Clone, Copy)]
struct Said {
    /// In words; empty where it was taken.
    problem: RwSignal<String>,
    /// Another question to change, with what the link is called.
    way_out: RwSignal<Option<(String, String)>>,
}

/// The screen of one entry of a list.
pub fn entry(state: State, entry: EntryView) -> El {
    let text = state.text;
    let EntryView { fact, at, heading, question, fields } = entry;
    let problem = RwSignal::new(String::new());
    let forms: Vec<(FieldView, Form)> = fields
        .into_iter()
        .zip(NAMES.into_iter().zip(HELPS))
        .map(|(field, (name, help))| {
            let draft = RwSignal::new(draft::of(&field.given, &field.input));
            let help = if field.help.is_empty() { "" } else { help };
            (field, Form { text, draft, problem, name, help })
        })
        .collect();
    let field = |(field, form): &(FieldView, Form)| {
        el("section")
            .class("entry")
            .with(el("h2").attr("id", form.name).text(field.question.clone()))
            .all((!field.help.is_empty()).then(|| el("p").class("help").attr("id", form.help).text(field.help.clone())))
            .with(input(*form, &field.input))
    };
    let leave = el("button").class("quiet-row").attr("type", "button").text(text.cancel);
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(question))
        .all(forms.iter().map(field))
        .with(el("div").class("quiet").with(leave.on("click", move |_| state.back_to_list(fact))));
    // What is filled in, or why that cannot be taken.
    let filled_in = Arc::new(move || {
        let mut answers = Vec::new();
        for (field, form) in &forms {
            // It is gone with the screen, after which a timer may still look.
            let draft = form.draft.try_get_untracked().unwrap_or_default();
            match draft::answer(&draft, &field.input) {
                Ok(answer) => answers.push((field.field, answer)),
                // A field may be left open, but not half filled in.
                Err(Fault::Empty) if draft::is_empty(&draft) => answers.push((field.field, Answer::Unsure)),
                Err(Fault::Empty) => return Err(text.half_date.to_owned()),
                Err(fault) => return Err(in_words(fault, &field.input, "", text)),
            }
        }
        let any = answers.iter().any(|(_, answer)| answer.is_given());
        if any { Ok(answers) } else { Err(text.fill_first.to_owned()) }
    });
    let get_ready = {
        let filled_in = Arc::clone(&filled_in);
        Arc::new(move || {
            if let Ok(answers) = filled_in()
                && state.is_at(Place::Entry(fact, at))
            {
                ready::for_reply(state, Reply::Entry(fact, at, answers));
            }
        })
    };
    let heed = Arc::clone(&get_ready);
    let body = body.on("change", move |_| {
        let get_ready = Arc::clone(&heed);
        ready::soon(move || get_ready());
    });
    let submit = move || match filled_in() {
        Ok(answers) => state.save_entry(fact, at, answers),
        Err(why) => problem.set(why),
    };
    let said = Said { problem, way_out: RwSignal::new(None) };
    sheet(
        state,
        heading,
        Vec::new(),
        vec![body, so_far(text, state.so_far().as_deref())],
        said,
        text.save_entry,
        [Box::new(move || get_ready()), Box::new(submit)],
    )
}

/// A screen to submit; what it calls when a finger comes down on its button, and when it is submitted.
fn sheet(
    state: State,
    heading: String,
    onward: Vec<El>,
    parts: Vec<El>,
    Said { problem, way_out }: Said,
    label: &'static str,
    [pressed, submit]: [Box<dyn Fn() + Send>; 2],
) -> El {
    let said = move || {
        if problem.with(String::is_empty) {
            return nothing();
        }
        let way_out =
            way_out.get_untracked().map(|(href, label)| el("a").class("plain").attr("href", href).text(label));
        let said = el("p").text(problem.get_untracked());
        el("div").class("alert").attr("id", PROBLEM).attr("role", "alert").with(said).all(way_out)
    };
    let done = el("button").class("go").attr("type", "submit").text(label).on("pointerdown", move |_| pressed());
    el("form")
        .class("screen panes")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            submit();
        })
        .with(bar(back(state.text.back)).with(title(heading)).all(onward))
        .all(parts)
        .with(foot(el("div").live(said).with(done)))
}

/// The buttons for having no answer. A finger rests on one for about a tenth of a second: what follows is made ready
/// meanwhile.
fn quiet(state: State, named: FactRef, given: &Answer, unsure: &'static str) -> El {
    let row = |label: &'static str, reply: Reply| {
        el("button").class("quiet-row").attr("type", "button").text(label).on("pointerdown", move |_| {
            if state.asks(named) {
                ready::for_reply(state, reply.clone());
            }
        })
    };
    let not_known = match named.field {
        Some(_) => Reply::Answer(named, Answer::Unsure, true),
        None => Reply::Unsure(named.fact),
    };
    let pressed = if *given == Answer::Unsure { "true" } else { "false" };
    let skip = || row(state.text.skip, Reply::Skip(named.fact)).on("click", move |_| state.skip(named.fact));
    el("div")
        .class("quiet")
        .with(row(unsure, not_known).attr("aria-pressed", pressed).on("click", move |_| state.unsure(named)))
        // Of an entry nothing is put off: what is not known of it is looked up like that.
        .all(named.field.is_none().then(skip))
}

/// Why what stands in an input is no answer.
fn in_words(fault: Fault, asked: &Input, unsure: &str, text: &Text) -> String {
    match (fault, asked) {
        (Fault::Empty, Input::Rows { .. }) => (text.pick_first)(unsure),
        (Fault::Empty, Input::Date { .. }) => (text.date_first)(unsure),
        (Fault::Empty, Input::Number { .. }) => (text.type_first)(unsure),
        (Fault::NoNumber, Input::Number { places, .. }) => (text.digits_only)(*places),
        (Fault::NoNumber, _) => (text.digits_only)(0),
        (Fault::NoDay, _) => text.no_such_day.to_owned(),
    }
}

/// The outcomes so far, beside the question on wide screens.
fn so_far(text: &Text, known: Option<&ResultView>) -> El {
    let aside = el("aside").class("side later-only").attr("aria-label", text.so_far);
    let Some(result) = known else { return aside };
    let name = el("h2").class("group").with(el("span").text(text.so_far)).with(el("span").text(result.settled.clone()));
    let cards = result.groups.iter().flat_map(|group| &group.cards).map(brief);
    aside.with(name).all(cards)
}
