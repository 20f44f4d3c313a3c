//! The inputs for an answer: rows, a number field, a year field with lists of months and days.
//!
//! Changes only a draft; [`crate::interview::draft`] interprets it.

use leptos::prelude::{Effect, Get, GetUntracked, RwSignal, Set, With};

use crate::{
    app::browser::{
        element::{El, el, nothing},
        fields,
    },
    interview::{
        draft::{self, Fault, NONE, after_choice, after_pick, after_year, is_picked, part},
        text::Text,
        view::{FieldView, Input, RowView, refused},
    },
    value::Answer,
};

/// The id of the message that explains why an answer was rejected.
pub const PROBLEM: &str = "q-problem";

/// Receives an answer.
pub type Keep = Box<dyn Fn(Answer) + Send + Sync>;

/// What all inputs of one answer share.
#[derive(Clone, Copy)]
pub struct Form {
    /// Every sentence of the interface.
    pub text: &'static Text,
    /// Their contents.
    pub draft: RwSignal<String>,
    /// Why the answer was rejected; empty if it was accepted, and after every change.
    pub problem: RwSignal<String>,
    /// Their name among the screen's inputs, and the id of their question.
    pub name: &'static str,
    /// The id of the help for the question; empty if there is none.
    pub help: &'static str,
}

impl Form {
    fn change(self, step: impl FnOnce(&str) -> String) {
        self.draft.set(step(&self.draft.get_untracked()));
        self.problem.set(String::new());
    }
}

/// The inputs of one answer.
pub fn input(form: Form, input: &Input) -> El {
    let Form { problem, help, .. } = form;
    let rows = el("fieldset")
        .class("rows")
        .attr("aria-labelledby", form.name)
        .attr_when("aria-describedby", move || if problem.with(String::is_empty) { help } else { PROBLEM }.into());
    match input {
        Input::Rows { rows: all, several } => rows.all((0..all.len()).map(|index| row(form, all, *several, index))),
        Input::Number { label, unit, places, none, .. } => {
            rows.with(number(form, label, unit, *places)).all(no_such(form, none))
        }
        Input::Date { label, day, none, .. } => rows.with(date(form, label, *day)).all(no_such(form, none)),
    }
}

/// A row among others.
fn row(form: Form, rows: &[RowView], several: bool, index: usize) -> El {
    let label = rows.get(index).map(|row| row.label.clone()).unwrap_or_default();
    let rows = rows.to_vec();
    let picked = move || form.draft.with(|draft| is_picked(draft, index));
    let pick = move |checked: bool| form.change(|draft| after_pick(draft, &rows, several, index, checked));
    tick(form, if several { "checkbox" } else { "radio" }, label, picked, pick)
}

/// The single row below fields that says there is no such thing. Ticking it again takes it back.
fn no_such(form: Form, label: &Option<String>) -> Option<El> {
    let picked = move || form.draft.with(|draft| draft == NONE);
    let pick = move |checked: bool| form.change(|_| if checked { NONE.to_owned() } else { String::new() });
    label.clone().map(|label| tick(form, "checkbox", label, picked, pick))
}

/// A question outside the interview: picks take effect at once.
pub fn at_once(text: &'static Text, field: &FieldView, name: &'static str, keep: Keep) -> El {
    let asked = field.input.clone();
    let (draft, problem) = (RwSignal::new(draft::of(&field.given, &asked)), RwSignal::new(String::new()));
    Effect::new(move |before: Option<String>| {
        let now = draft.get();
        if before.is_some_and(|before| before != now) {
            // What is no answer takes the one before it back: half of what somebody typed would count otherwise.
            keep(draft::answer(&now, &asked).unwrap_or_default());
        }
        now
    });
    let (asked, hint) = (field.input.clone(), field.help.clone());
    // Said once the field is left or something picked, not while somebody types.
    let judge = move |_| match draft::answer(&draft.get_untracked(), &asked) {
        Ok(_) | Err(Fault::Empty) => {}
        Err(fault) => problem.set(refused(fault, &asked, text.unsure, &hint, text)),
    };
    let form = Form { text, draft, problem, name, help: "" };
    let help = (!field.help.is_empty()).then(|| el("p").class("help").text(field.help.clone()));
    el("section")
        .class("entry")
        .with(el("h2").attr("id", name).text(field.question.clone()))
        .all(help)
        .with(input(form, &field.input))
        .on("change", judge)
        .live(move || match problem.get() {
            none if none.is_empty() => nothing(),
            said => el("p").class("alert").attr("role", "alert").text(said),
        })
}

/// A native radio button or checkbox with its label.
fn tick(
    form: Form,
    kind: &'static str,
    label: String,
    picked: impl Fn() -> bool + Send + 'static,
    pick: impl Fn(bool) + Send + 'static,
) -> El {
    let input = el("input")
        .attr("type", kind)
        .attr("name", form.name)
        .checked_when(picked)
        .on("change", move |event| pick(fields::is_checked(&event)));
    el("label").class("row").with(input).with(el("span").class("row-text").text(label))
}

/// A field for a number, typed as text so that neither a wheel nor an arrow key changes it.
fn number(form: Form, label: &str, unit: &str, places: u8) -> El {
    let shown = move || form.draft.with(|draft| if draft == NONE { String::new() } else { draft.clone() }.into());
    let field = el("input")
        .attr("type", "text")
        .attr("name", form.name)
        .attr("inputmode", if places == 0 { "numeric" } else { "decimal" })
        .attr("autocomplete", "off")
        .attr("maxlength", "20")
        .value_when(shown)
        .on("input", move |event| form.change(|_| fields::value(&event)));
    el("label").class("field").with(el("span").text((form.text.field)(label, unit))).with(field)
}

/// A four-digit year next to a list of months, and one of days if that may matter. A whole date pasted into the year
/// fills in everything.
fn date(form: Form, label: &str, day: bool) -> El {
    let text = form.text;
    let year = el("input")
        .attr("type", "text")
        .attr("name", form.name)
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("maxlength", "20")
        .attr("placeholder", text.four_digits)
        .value_when(move || form.draft.with(|draft| part(draft, 0).to_owned().into()))
        .on("input", move |event| form.change(|draft| after_year(draft, &fields::value(&event))));
    el("div")
        .class("pair")
        .with(named(label, (text.year)(None), year))
        .with(choice(form, label, text.month, 1, 12))
        .all(day.then(|| choice(form, label, text.day, 2, 31)))
}

/// A list of months or days; `which` is the index of the part of the date.
fn choice(form: Form, label: &str, name: fn(Option<i32>) -> String, which: usize, last: i32) -> El {
    let option = |number: i32| el("option").attr("value", number.to_string()).text(name(Some(number)));
    let list = el("select")
        .attr("name", form.name)
        .attr("autocomplete", "off")
        .with(el("option").attr("value", "").text(form.text.choose))
        .all((1..=last).map(option))
        .value_when(move || form.draft.with(|draft| part(draft, which).to_owned().into()))
        .on("change", move |event| form.change(|draft| after_choice(draft, which, &fields::value(&event))));
    named(label, name(None), list)
}

/// A field with its name; the screen already says which date it belongs to.
fn named(label: &str, name: String, field: El) -> El {
    let name = el("span").with(el("span").class("unseen").text(label.to_owned())).text(name);
    el("label").class("field").with(name).with(field)
}
