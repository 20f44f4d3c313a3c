//! A result that somebody handed on, and the way to one's own.
//!
//! Shows what the link says and nothing else: whether it is still so nobody can know from it.

use crate::{
    app::{
        browser::element::{El, el},
        components::{
            bar::{back, bar, title},
            foot::{foot, go},
            icon::tag_of,
        },
        state::State,
    },
    interview::{route::Route, view::ShownView},
};

/// The screen.
pub fn shown(state: State, view: &ShownView) -> El {
    let text = state.text;
    let line = |(key, name, status, tag): &(String, String, crate::engine::Status, &'static str)| {
        let name = el("span").text(name.clone());
        let href = Route::Policy(key.clone()).href();
        el("li").with(el("a").attr("href", href).with(name).with(tag_of(*status, (*tag).to_owned())))
    };
    let rest = (view.n_not_met > 0).then(|| el("p").class("help").text((text.shown_rest)(view.n_not_met)));
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(text.shown_title))
        .with(el("p").class("help").text((text.shown_note)(view.on)))
        .with(el("ul").class("lines").all(view.lines.iter().map(line)))
        .all(rest)
        .with(el("p").class("disclaimer").text(text.disclaimer));
    el("div")
        .class("screen")
        .with(bar(back(text.back)).with(title((text.as_of)(view.on))))
        .with(body)
        .with(foot(go(&Route::Ask(None), text.own_test)))
}
