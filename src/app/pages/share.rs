//! Keeping and sharing the result: a link, a QR code, a picture to save, a sheet to print, and storing the answers on
//! this device.
//!
//! By default a link carries only results; answers and sensitive ones only if the person ticks them. Nothing leaves
//! the device here: the person shares what is on the screen.

use leptos::prelude::{Get, GetUntracked, RwSignal, Set};

use crate::{
    app::{
        browser::{
            element::{El, el, nothing},
            fields, print,
        },
        components::{
            bar::{back, bar, title},
            carry::{Carried, Load, carry},
            counter::{counter, print_counter},
            foot::{foot, go},
        },
        state::State,
    },
    interview::{route::Route, view::Along},
};

/// The screen.
pub fn share(state: State) -> El {
    let text = state.text;
    let (with_answers, sensitive) = (RwSignal::new(false), RwSignal::new(false));
    let carried = Carried::new();
    let change = move |step: &dyn Fn()| {
        step();
        carried.changed();
    };
    let choice = |label: &'static str, answers: bool| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", "carry")
            .checked_when(move || with_answers.get() == answers)
            .on("change", move |_| change(&|| with_answers.set(answers)));
        el("label").class("row").with(input).with(el("span").class("row-text").text(label))
    };
    let also = state.has_sensitive().then(|| {
        let input = el("input")
            .attr("type", "checkbox")
            .checked_when(move || sensitive.get())
            .on("change", move |event| change(&|| sensitive.set(fields::is_checked(&event))));
        el("label").class("row").with(input).with(el("span").class("row-text").text(text.share_sensitive))
    });
    let along = move || Along { answers: with_answers.get(), sensitive: sensitive.get() };
    let code = RwSignal::new(Default::default());
    let on_paper = el("button").class("quiet-row").attr("type", "button").text(text.paper().print);
    let printing = print::printing();
    let on_paper = on_paper.on("click", move |_| print_counter(state, along(), code, printing));
    let warning = move || {
        let (answers, sensitive) = (with_answers.get(), sensitive.get());
        el("p").class("help").text(if sensitive {
            text.share_note_sensitive
        } else if answers {
            text.share_note_answers
        } else {
            text.share_note_results
        })
    };
    let choices = el("fieldset").class("rows").attr("aria-labelledby", "q");
    let choices = choices.with(choice(text.share_results, false)).with(choice(text.share_answers, true));
    let to_stand = state
        .has_stands()
        .then(|| el("a").class("go-on").attr("href", Route::HandOver.href()).text(text.hand_over().title));
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("id", "q").attr("tabindex", "-1").text(text.share_title))
        .with(choices)
        .all(also)
        .with(el("div").attr("role", "status").live(warning))
        .with(carry(state, carried, Load::Result(with_answers, sensitive)))
        .all(to_stand)
        .with(el("div").class("quiet").with(on_paper))
        .with(el("p").class("help").text(text.paper().print_note))
        .with(kept(state));
    el("div")
        .class("screen printed")
        .with(bar(back(text.back)).with(title(text.share_title.to_owned())))
        .with(body)
        .with(foot(go(&Route::Result, text.see_result)))
        .with(counter(state, along, code))
}

/// The box that keeps the answers on this device.
pub fn kept(state: State) -> El {
    let text = state.text;
    // What they were told: beside the box that the copy is another tab's, if it is by now.
    let refused = RwSignal::new(if state.keeps_anothers() { text.kept_elsewhere } else { "" }.to_owned());
    let ticked = RwSignal::new(state.keeps());
    let input = el("input").attr("type", "checkbox").checked_when(move || ticked.get()).on("change", move |event| {
        let wanted = fields::is_checked(&event);
        // Another tab's answers are replaced only by a tick of who was told so, and never cleared here.
        let anothers = state.keeps_anothers();
        let told = refused.get_untracked() == text.kept_elsewhere;
        let done = (!anothers || (wanted && told)) && state.keep_here(wanted);
        // Set twice, so that the box shows the true state even if that is what it was before.
        ticked.set(wanted);
        ticked.set(done == wanted && wanted);
        let why = if anothers { text.kept_elsewhere } else { text.not_kept };
        refused.set(if done { "" } else { why }.to_owned());
    });
    let label = el("span").class("row-text").text(text.keep_here).with(el("small").text(text.keep_note));
    el("div").with(el("label").class("row").with(input).with(label)).live(move || match refused.get() {
        refused if refused.is_empty() => nothing(),
        refused => el("p").class("alert").attr("role", "alert").text(refused),
    })
}
