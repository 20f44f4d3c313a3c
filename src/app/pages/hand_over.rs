//! 给展位: a few answers as a code that the tablet of a stand scans; they are listed above it.
//!
//! Nothing leaves the device here but what somebody scans or types.

use crate::{
    app::{
        browser::element::{El, el},
        components::{
            bar::{back, bar, title},
            code::code,
            foot::{foot, go},
        },
        state::State,
    },
    interview::{route::Route, view::HandOver},
};

/// The screen.
pub fn hand_over(state: State) -> El {
    let (text, words) = (state.text, state.text.hand_over());
    let HandOver { lines, code: handed } = state.hand_over();
    let line = |(label, said): &(String, String)| el("li").text([label.as_str(), text.colon, said].concat());
    // In fours, as they are read out; the stand ignores the gaps.
    let in_fours = |code: &str| {
        let fours = code.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned());
        fours.collect::<Vec<_>>().join(" ")
    };
    let shown = match handed {
        Some(handed) => el("div")
            .with(el("ul").class("papers").all(lines.iter().map(line)))
            .with(el("div").class("code").with(code(&handed)))
            .with(el("p").class("help").text(words.by_hand).with(el("b").class("typed").text(in_fours(&handed)))),
        None => el("p").class("alert").text(words.nothing),
    };
    let onward =
        if lines.is_empty() { go(&Route::Ask(None), text.own_test) } else { go(&Route::Result, text.see_result) };
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(words.title))
        .with(el("p").class("help").text(words.note))
        .with(shown);
    el("div")
        .class("screen")
        .with(bar(back(text.back)).with(title(words.title.to_owned())))
        .with(body)
        .with(foot(onward))
}
