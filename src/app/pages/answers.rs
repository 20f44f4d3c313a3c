//! Questions and answers, each line linked to its question.
//!
//! Changes nothing itself.

use crate::{
    app::{
        browser::element::{El, el},
        components::{
            bar::{back, bar},
            foot::{foot, go},
            lines::{line, lines},
        },
        state::State,
    },
    interview::{route::Route, view::AnswerLine},
};

/// The list of answers.
pub fn answers(state: State, answers: &[AnswerLine]) -> El {
    let text = state.text;
    let answer = |answer: &AnswerLine| {
        let label = if answer.open { text.add_now } else { text.change };
        line(state, answer.label.clone(), Some(answer.said.clone()), Some((answer.href.clone(), label)))
    };
    let list = lines(answers.iter().map(answer).collect());
    let list = list.unwrap_or_else(|| el("div").class("empty").with(el("p").text(text.no_answers)));
    el("div")
        .class("screen")
        .with(bar(back(text.back)))
        .with(
            el("div")
                .class("body")
                .with(el("h1").class("question").attr("tabindex", "-1").text(text.answers_title))
                .with(list),
        )
        .with(foot(go(&Route::Result, text.see_result)))
}
