//! What an answer is given with: rows, a field for a number, lists of years, months and days.
//!
//! Changes a draft and nothing else; what the draft means is [`super::draft`]'s.

use leptos::prelude::{GetUntracked, RwSignal, Set, With, WithUntracked};

use super::draft::{NONE, after_choice, after_pick, is_picked, part};
use crate::app::{
    browser::{
        dom,
        element::{El, el},
    },
    text::Text,
    view::{Input, RowView},
};

/// The id of what says why an answer was not taken.
pub const PROBLEM: &str = "q-problem";

/// What the inputs of one answer share.
#[derive(Clone, Copy)]
pub struct Form {
    /// Every sentence of the interface.
    pub text: &'static Text,
    /// What stands in them.
    pub draft: RwSignal<String>,
    /// Why an answer was not taken; empty where it was, and after every change.
    pub problem: RwSignal<String>,
    /// What they are called among those of the screen, and the id of their question.
    pub name: &'static str,
    /// The id of what explains the question; empty where nothing does.
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
    let fields = el("fieldset")
        .class("rows")
        .attr("aria-labelledby", form.name)
        .attr_when("aria-describedby", move || if problem.with(String::is_empty) { help } else { PROBLEM }.into());
    match input {
        Input::Rows { rows, several } => fields.all((0..rows.len()).map(|index| row(form, rows, *several, index))),
        Input::Number { label, unit, places, none, .. } => {
            fields.with(number(form, label, unit, *places)).all(no_such(form, none))
        }
        Input::Date { label, years, day, none } => {
            fields.with(date(form, label, *years, *day)).all(no_such(form, none))
        }
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

/// The one row under fields: that there is no such thing. Taken back by ticking it again.
fn no_such(form: Form, label: &Option<String>) -> Option<El> {
    let picked = move || form.draft.with(|draft| draft == NONE);
    let pick = move |checked: bool| form.change(|_| if checked { NONE.to_owned() } else { String::new() });
    label.clone().map(|label| tick(form, "checkbox", label, picked, pick))
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
        .on("change", move |event| pick(dom::is_checked(&event)));
    el("label").class("row").with(input).with(el("span").class("row-text").text(label))
}

/// A field for a number. It is one for text, so that neither a wheel nor an arrow key changes it.
fn number(form: Form, label: &str, unit: &str, places: u8) -> El {
    let shown = move || form.draft.with(|draft| if draft == NONE { String::new() } else { draft.clone() }.into());
    let field = el("input")
        .attr("type", "text")
        .attr("name", form.name)
        .attr("inputmode", if places == 0 { "numeric" } else { "decimal" })
        .attr("autocomplete", "off")
        .attr("maxlength", "20")
        .value_when(shown)
        .on("input", move |event| form.change(|_| dom::value(&event)));
    el("label").class("field").with(el("span").text((form.text.field)(label, unit))).with(field)
}

/// Lists of years and months, and of days where one may matter.
fn date(form: Form, label: &str, (latest, earliest): (i32, i32), day: bool) -> El {
    let text = form.text;
    let pair = el("div")
        .class("pair")
        .with(choice(form, label, text.year, 0, &mut (earliest..=latest).rev()))
        .with(choice(form, label, text.month, 1, &mut (1..=12)));
    pair.all(day.then(|| choice(form, label, text.day, 2, &mut (1..=31))))
}

/// A list to choose year, month or day from; `which` counts them.
fn choice(
    form: Form,
    label: &str,
    name: fn(Option<i32>) -> String,
    which: usize,
    numbers: &mut dyn Iterator<Item = i32>,
) -> El {
    let mut first = [form.text.choose, "\t"].concat();
    let mut all = first.clone();
    for number in numbers {
        let value = number.to_string();
        let option = ["\n", &name(Some(number)), "\t", &value].concat();
        all.push_str(&option);
        if form.draft.with_untracked(|draft| part(draft, which) == value) {
            first.push_str(&option);
        }
    }
    let select = el("select")
        .attr("name", form.name)
        .attr("autocomplete", "off")
        .value_when(move || form.draft.with(|draft| part(draft, which).to_owned().into()))
        .on("change", move |event| form.change(|draft| after_choice(draft, which, &dom::value(&event))))
        .options(&first, &all);
    // Which date it belongs to is on the screen already.
    let name = el("span").with(el("span").class("unseen").text(label.to_owned())).text(name(None));
    el("label").class("field").with(name).with(select)
}
