//! All policies: a list to search and filter, each line linked to the policy's page.
//!
//! Judges nothing: a policy's status is a word, the same as in the result.

use leptos::prelude::{Get, RwSignal, Set};

use crate::{
    app::{
        browser::{
            element::{El, el, nothing},
            fields, focus,
        },
        components::{
            bar::{back, bar, title},
            icon::tag_of,
            long::with_long,
        },
        state::{Sought, State},
    },
    interview::{
        route::Route,
        text::desk,
        view::{PolicyLine, Seeking},
    },
};

/// The list.
pub fn policies(state: State, lines: &[PolicyLine]) -> El {
    let text = state.text;
    let lines = lines.to_vec();
    let Sought { words: sought, theme, stage, employer } = state.sought;
    let found = with_long(state, move |state, long| {
        let lines = lines.clone();
        let long = long.clone();
        let choose = |label: &'static str, names: &[String], chosen: RwSignal<String>| {
            let option =
                |(index, name): (usize, &String)| el("option").attr("value", index.to_string()).text(name.clone());
            let select = el("select")
                .with(el("option").attr("value", "").text(text.any))
                .all(names.iter().enumerate().map(option))
                .on("change", move |event| chosen.set(fields::value(&event)))
                .value_when(move || chosen.get().into());
            el("label").class("field").with(el("span").text(label)).with(select)
        };
        let stages = state.starts();
        let search = el("input")
            .attr("type", "search")
            .attr("enterkeyhint", "search")
            .attr("autocomplete", "off")
            .on("input", move |event| sought.set(fields::value(&event)))
            .value_when(move || sought.get().into());
        let search = el("label").class("field").with(el("span").text(text.search)).with(search);
        let only = el("input").attr("type", "checkbox").checked_when(move || employer.get());
        let only = only.on("change", move |event| employer.set(fields::is_checked(&event)));
        let only = el("label").class("row").with(only).with(el("span").class("row-text").text(text.employers));
        let filters = el("div")
            .class("pair")
            .with(choose(text.theme, &long.themes, theme))
            .with(choose(text.stage, &stages, stage));
        let counted = RwSignal::new(String::new());
        let list = move || {
            let words = sought.get();
            let (chosen_theme, chosen_stage) = (theme, stage);
            let (theme, stage) = (theme.get().parse().ok(), stage.get().parse().ok());
            let seeking = Seeking { words: &words, theme, stage, employer: employer.get() };
            let found = lines.iter().filter(|line| seeking.finds(line, &long));
            let found: Vec<El> = found.map(|line| row(state, line)).collect();
            counted.set((text.found)(found.len(), lines.len()));
            if found.is_empty() {
                let by_theme = Seeking::suggestions(&long).into_iter().map(|(number, name)| {
                    let show = move |_| {
                        sought.set(String::new());
                        chosen_stage.set(String::new());
                        employer.set(false);
                        chosen_theme.set(number.to_string());
                        // The button disappears, so focus the heading: screen readers then read the count again.
                        focus::soon("#live h1");
                    };
                    el("button").class("plain").attr("type", "button").text(name).on("click", show)
                });
                el("div")
                    .class("empty")
                    .with(el("p").text(text.nothing_found))
                    .with(el("p").text(text.or_by_theme).all(by_theme))
            } else {
                el("ul").class("lines").all(found)
            }
        };
        // A live region announces only changes, so it exists before they happen.
        let count = el("p").class("group").attr("role", "status").live(move || el("span").text(counted.get()));
        let desk = move || {
            let link = || el("p").with(el("a").attr("href", desk::PAGE).text(desk::link(text.language)));
            if employer.get() { link() } else { nothing() }
        };
        Some(el("div").with(search).with(filters).with(only).live(desk).with(count).live(list))
    });
    el("div").class("screen").with(bar(back(text.back)).with(title(text.policies_title.to_owned()))).with(
        el("div")
            .class("body")
            .with(el("h1").class("question").attr("tabindex", "-1").text(text.policies_title))
            .with(found),
    )
}

/// A policy in the list.
pub fn row(state: State, line: &PolicyLine) -> El {
    let tag = line.tag.as_ref().map(|(status, tag)| tag_of(*status, tag.clone()));
    let level = el("small").text((state.text.level)(line.level));
    let name = el("span").text(line.title.clone()).with(level);
    el("li").with(el("a").attr("href", Route::Policy(line.key.clone()).href()).with(name).all(tag))
}
