//! Taking the result along: a link, a QR code, a picture to save, a sheet to print, and keeping the answers on this device.
//!
//! By default a link carries results alone; answers and what is sensitive only where the person ticks them.
//! Nothing leaves the device here: the person hands on what stands on the screen.

use leptos::prelude::{Get, GetUntracked, RwSignal, Set, With};

use crate::{
    app::{
        browser::{
            bridge, clipboard,
            element::{El, el, nothing},
            fields, print,
        },
        components::{
            bar::{back, bar, title},
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
    let (said, picture) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let change = move |step: &dyn Fn()| {
        step();
        said.set(String::new());
        picture.set(String::new());
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
    let link = move || state.link(with_answers.get(), sensitive.get()).unwrap_or_default();
    let copy = move |_| {
        clipboard::copy(&link(), move |done| {
            said.set(if done { text.copied } else { text.not_copied }.to_owned());
        });
    };
    let field = el("input").attr("type", "text").attr("readonly", "").value_when(move || link().into());
    let field = el("label").class("field").with(el("span").text(text.share_link)).with(field);
    let copy = el("button").class("quiet-row").attr("type", "button").text(text.copy).on("click", copy);
    let draw = move |_| {
        let lines = state.poster();
        bridge::poster(&lines, &link(), move |address| match address {
            Some(address) => picture.set(address),
            None => said.set(text.no_poster.to_owned()),
        });
    };
    let draw = el("button").class("quiet-row").attr("type", "button").text(text.draw_poster).on("click", draw);
    let along = move || Along { answers: with_answers.get(), sensitive: sensitive.get() };
    let code = RwSignal::new(Default::default());
    let on_paper = el("button").class("quiet-row").attr("type", "button").text(text.paper().print);
    let printing = print::printing();
    let on_paper = on_paper.on("click", move |_| print_counter(state, along(), code, printing));
    let shown = move || {
        if picture.with(String::is_empty) {
            return nothing();
        }
        let image = el("img").class("poster").attr("alt", text.poster_alt).attr("src", picture.get_untracked());
        el("div").with(el("p").class("help").text(text.poster_hold)).with(image)
    };
    let say = move || match said.get() {
        said if said.is_empty() => nothing(),
        said => el("p").class("alert").text(said),
    };
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
    // What comes into it is said aloud: it was there before.
    let aloud = || el("div").attr("role", "status");
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("id", "q").attr("tabindex", "-1").text(text.share_title))
        .with(choices)
        .all(also)
        .with(aloud().live(warning))
        .with(field)
        .with(el("div").class("quiet").with(copy).with(draw).with(on_paper))
        .with(el("p").class("help").text(text.paper().print_note))
        .with(aloud().live(say).live(shown))
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
    let refused = RwSignal::new(String::new());
    let ticked = RwSignal::new(state.keeps());
    let input = el("input").attr("type", "checkbox").checked_when(move || ticked.get()).on("change", move |event| {
        let wanted = fields::is_checked(&event);
        let done = state.keep_here(wanted);
        // Ticked again as it truly is, also where that is what it was.
        ticked.set(wanted);
        ticked.set(done == wanted && wanted);
        refused.set(if done { String::new() } else { text.not_kept.to_owned() });
    });
    let label = el("span").class("row-text").text(text.keep_here).with(el("small").text(text.keep_note));
    el("div").with(el("label").class("row").with(input).with(label)).live(move || match refused.get() {
        refused if refused.is_empty() => nothing(),
        refused => el("p").class("alert").attr("role", "alert").text(refused),
    })
}
