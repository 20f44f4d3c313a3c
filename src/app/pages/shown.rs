//! A result shared by another person, and the way to one's own.
//!
//! Shows only what the link says: it cannot tell whether that still holds.

use crate::{
    app::{
        browser::element::{El, el},
        components::{
            bar::{back, bar, title},
            contact::contact,
            foot::{foot, go},
            icon::tag_of,
        },
        state::State,
    },
    interview::{
        route::Route,
        view::{ShownLine, ShownView},
    },
};

/// The screen.
pub fn shown(state: State, view: &ShownView) -> El {
    let text = state.text;
    let line = |line: &ShownLine| {
        let figures = line.figures.iter().map(|figure| el("em").text(figure.clone()));
        let name = el("a").attr("href", Route::Policy(line.key.clone()).href()).text(line.title.clone());
        let office = (!line.office.is_empty()).then(|| contact(text, &line.office, &line.call, None, None));
        el("article")
            .class("card")
            .with(tag_of(line.status, line.tag.to_owned()))
            .with(el("h2").with(name).all(figures))
            .all(line.place.map(|place| el("p").class("due").text(place)))
            .all(line.by_office.map(|said| el("p").text(said)))
            .all(line.step.clone().map(|step| el("p").text(step)))
            .all(office)
    };
    let named = (view.n_named > 0).then(|| el("p").class("help").text((text.more_by_name)(view.n_named)));
    let rest = (view.n_not_met > 0).then(|| el("p").class("help").text((text.shown_rest)(view.n_not_met)));
    let body = el("div")
        .class("body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(text.shown_title))
        .with(el("p").class("help").text((text.shown_note)(view.on)))
        .all(view.lines.iter().map(line))
        .all(named)
        .all(rest)
        .with(el("p").class("disclaimer").text(text.disclaimer));
    el("div")
        .class("screen")
        .with(bar(back(text.back)).with(title((text.as_of)(view.on))))
        .with(body)
        .with(foot(go(&Route::Ask(None), text.own_test)))
}
