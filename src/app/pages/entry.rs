//! One entry of a list: all of its fields on one screen.
//!
//! Keeps the inputs until they are saved.

use std::sync::Arc;

use leptos::prelude::{GetUntracked, RwSignal, Set};

use super::sheet::{Said, sheet};
use crate::{
    app::{
        browser::element::{El, el},
        components::input::{Form, input},
        state::State,
    },
    interview::{
        draft::{self, Fault},
        view::{EntryView, FieldView, refused},
    },
    value::Answer,
};

/// The ids of an entry's questions; no list has more fields.
const NAMES: [&str; 12] = ["q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10", "q11"];
/// The ids of their help.
const HELPS: [&str; 12] = ["h0", "h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8", "h9", "h10", "h11"];

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
        .with(el("div").class("quiet").with(leave.on("click", move |_| state.cancel_entry(fact))));
    // The entry's values, or why they are invalid.
    let filled_in = Arc::new(move || {
        let mut answers = Vec::new();
        for (field, form) in &forms {
            // The fields are gone along with the screen.
            let Some(draft) = form.draft.try_get_untracked() else { return Err(String::new()) };
            match draft::answer(&draft, &field.input) {
                Ok(answer) => answers.push((field.field, answer)),
                // A field may be left open, but not half filled in.
                Err(Fault::Empty) if draft::is_empty(&draft) => answers.push((field.field, Answer::Unsure)),
                Err(Fault::Empty) => return Err(text.half_date.to_owned()),
                Err(fault) => return Err(refused(fault, &field.input, "", &field.help, text)),
            }
        }
        let any = answers.iter().any(|(_, answer)| answer.is_given());
        if any { Ok(answers) } else { Err(text.fill_first.to_owned()) }
    });
    {
        let (filled_in, before) = (Arc::clone(&filled_in), filled_in().ok());
        state.on_leaving(move || {
            if let Some(answers) = filled_in().ok().filter(|answers| before.as_ref() != Some(answers)) {
                state.keep_entry(fact, at, answers);
            }
        });
    }
    let submit = move || match filled_in() {
        Ok(answers) => state.save_entry(fact, at, answers),
        Err(why) => problem.set(why),
    };
    let said = Said { problem, way_out: RwSignal::new(None) };
    sheet(state, heading, None, vec![body], said, text.save_entry, Box::new(submit))
}
