//! What the first screen offers if there are answers already: continue, see the result, or start again.
//!
//! Everything else on that screen is in index.html.

use crate::{
    app::{
        browser::element::{El, el, nothing},
        components::restart::{AT_HOME, restart},
        state::State,
    },
    interview::route::Route,
};

/// The part that replaces the start button; empty if nothing was answered.
pub fn resume(state: State) -> El {
    let text = state.text;
    let n_answered = state.n_answered();
    if n_answered == 0 {
        return nothing();
    }
    let link = |class: &'static str, route: Route, label: &'static str| {
        el("a").class(class).attr("href", route.href()).text(label)
    };
    el("div")
        .class("resume")
        .with(el("p").text((text.answered_so_far)(n_answered)))
        .with(link("go", Route::Ask(None), text.go_on_answering))
        .with(
            el("div")
                .class("quiet")
                .with(link("quiet-row", Route::Result, text.see_result))
                .with(restart(state, AT_HOME)),
        )
}
