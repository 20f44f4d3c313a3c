//! All policies: a list to search and to narrow down, each line leading to the policy's own page.
//!
//! Judges nothing: how a policy stands is said in a word, as the result says it.

use leptos::prelude::{Get, RwSignal, Set};

use crate::{
    app::{
        browser::{
            dom,
            element::{El, el},
        },
        parts::{
            bar::{back, bar, title},
            icon::tag_of,
            long::with_long,
        },
        route::Route,
        state::{Sought, State},
        view::PolicyLine,
    },
    pack::LongText,
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
                .on("change", move |event| chosen.set(dom::value(&event)))
                .value_when(move || chosen.get().into());
            el("label").class("field").with(el("span").text(label)).with(select)
        };
        let stages = state.starts();
        let search = el("input")
            .attr("type", "search")
            .attr("enterkeyhint", "search")
            .attr("autocomplete", "off")
            .on("input", move |event| sought.set(dom::value(&event)))
            .value_when(move || sought.get().into());
        let search = el("label").class("field").with(el("span").text(text.search)).with(search);
        let only = el("input").attr("type", "checkbox").checked_when(move || employer.get());
        let only = only.on("change", move |event| employer.set(dom::is_checked(&event)));
        let only = el("label").class("row").with(only).with(el("span").class("row-text").text(text.employers));
        let filters = el("div")
            .class("pair")
            .with(choose(text.theme, &long.themes, theme))
            .with(choose(text.stage, &stages, stage));
        let counted = RwSignal::new(String::new());
        let list = move || {
            let (sought, theme, stage) = (sought.get(), theme.get(), stage.get());
            let only = employer.get();
            let fits = |line: &&PolicyLine| {
                (line.employer || !only) && is_sought(&long, line, &sought, theme.parse().ok(), stage.parse().ok())
            };
            let found: Vec<El> = lines.iter().filter(fits).map(|line| row(state, line)).collect();
            counted.set((text.found)(found.len(), lines.len()));
            if found.is_empty() {
                el("div").class("empty").with(el("p").text(text.nothing_found))
            } else {
                el("ul").class("lines").all(found)
            }
        };
        // Said aloud, as it was there before.
        let count = el("p").class("group").attr("role", "status").live(move || el("span").text(counted.get()));
        Some(el("div").with(search).with(filters).with(only).with(count).live(list))
    });
    el("div").class("screen").with(bar(back(text.back)).with(title(text.policies_title.to_owned()))).with(
        el("div")
            .class("body")
            .with(el("h1").class("question").attr("tabindex", "-1").text(text.policies_title))
            .with(found),
    )
}

/// Whether a policy is what is looked for: every word of it in its names or their initials, and under the
/// chosen theme and situation.
fn is_sought(long: &LongText, line: &PolicyLine, sought: &str, theme: Option<usize>, stage: Option<usize>) -> bool {
    let Some(policy) = long.policies.get(line.policy.index()) else { return false };
    let sought = sought.to_ascii_lowercase();
    theme.is_none_or(|theme| policy.themes.iter().any(|of| usize::from(*of) == theme))
        && stage.is_none_or(|stage| policy.stages.iter().any(|of| usize::from(*of) == stage))
        && sought.split(' ').all(|word| holds(&policy.search, word))
}

/// Whether `word` stands in `text`. Byte by byte: a searcher for long texts costs more than it saves here.
fn holds(text: &str, word: &str) -> bool {
    word.is_empty() || text.as_bytes().windows(word.len()).any(|part| part == word.as_bytes())
}

/// A policy in the list.
fn row(state: State, line: &PolicyLine) -> El {
    let tag = line.tag.as_ref().map(|(status, tag)| tag_of(*status, tag.clone()));
    let level = el("small").text((state.text.level)(line.level));
    let name = el("span").text(line.title.clone()).with(level);
    el("li").with(el("a").attr("href", Route::Policy(line.key.clone()).href()).with(name).all(tag))
}
