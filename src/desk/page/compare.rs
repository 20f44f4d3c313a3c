//! The same list again: choosing the earlier one, and what has become of it.

use leptos::prelude::{Get, GetUntracked, With, WithUntracked};

use super::state::Desk;
use crate::{
    app::{
        browser::{
            element::{El, el, nothing},
            fields,
        },
        components::card::more,
    },
    desk::message::{Changed, Compared, Part},
    value::Date,
};

/// Choosing the earlier list, and what came of it.
pub fn compare(desk: Desk) -> El {
    let words = desk.words;
    let today = desk.understood.with_untracked(|of| of.as_ref().and_then(|of| of.on));
    let day = el("input").attr("type", "date").attr("id", "earlier-day");
    let day = match today {
        Some(today) => day.attr("max", today.to_string()),
        None => day,
    };
    let chosen = desk.earlier_on.get_untracked().map(|on| on.to_string()).unwrap_or_default();
    let day = day.attr("value", chosen).on("change", move |event| {
        let day = Date::parse(&fields::value(&event)).ok();
        desk.choose_day(day.filter(|day| today.is_none_or(|today| *day <= today)));
    });
    let file = move || {
        if desk.earlier_on.get().is_none() {
            return el("p").class("help").text(words.day_first);
        }
        let field = el("input")
            .attr("type", "file")
            .attr("id", "before")
            .attr("multiple", "")
            .on("change", move |event| desk.choose_earlier(&event));
        let field = el("label").class("quiet-row file").with(el("span").text(words.earlier_file)).with(field);
        el("div").with(field).with(el("p").class("help").text(words.earlier_saved))
    };
    let found = move || {
        if let Some(wrong) = desk.not_compared.get() {
            let what = el("p").with(el("b").text(wrong.what));
            return el("div").class("alert").attr("role", "alert").with(what).with(el("p").text(wrong.cure));
        }
        if let Some((done, of)) = desk.comparing.get() {
            let bar = el("progress").attr("value", done.to_string()).attr("max", of.max(1).to_string());
            return el("div").attr("role", "status").with(el("p").text((words.comparing)(done, of))).with(bar);
        }
        desk.compared.with(|compared| compared.as_ref().map_or_else(nothing, |compared| shown(desk, compared)))
    };
    el("section")
        .with(el("h2").class("topic").text(words.compare))
        .with(el("p").class("help").text(words.compare_note))
        .with(el("label").class("field desk-day").with(el("span").text(words.earlier_day)).with(day))
        .live(file)
        .live(found)
}

fn shown(desk: Desk, compared: &Compared) -> El {
    let words = desk.words;
    let part = |name: fn(u32) -> String, part: &Part| {
        let names = part.names.iter().map(|name| el("li").with(el("span").text(name.clone())));
        (part.n > 0).then(|| more(name(part.n), el("ul").class("lines").all(names)))
    };
    let doubtful = compared.doubtful.iter().map(|(who, wrong)| {
        let why = [wrong.what.as_str(), desk.text.semicolon, &wrong.cure].concat();
        el("li").with(el("span").text(who.clone()).with(el("small").text(why)))
    });
    let doubtful = (!compared.doubtful.is_empty())
        .then(|| more((words.doubtful)(compared.doubtful.len()), el("ul").class("lines").all(doubtful)));
    let changed = compared.changed.iter().map(|one| changed(desk, one));
    let changed = (!compared.changed.is_empty()).then(|| {
        el("div")
            .with(el("h3").class("topic").text((words.changed)(compared.changed.len())))
            .with(el("ul").class("lines").all(changed))
    });
    let unnamed = (compared.unnamed > 0).then(|| el("p").class("help").text((words.unnamed)(compared.unnamed)));
    el("div")
        .class("card desk-policy")
        .with(el("h3").attr("id", "compared").attr("tabindex", "-1").text(compared.line.clone()))
        .all(changed)
        .all(part(words.new, &compared.new))
        .all(part(words.gone, &compared.gone))
        .all(doubtful)
        .all(unnamed)
        .with(el("p").class("help").text(compared.rules.clone()))
}

fn changed(desk: Desk, one: &Changed) -> El {
    let facts =
        (!one.facts.is_empty()).then(|| el("small").text((desk.words.facts_changed)(&one.facts.join(desk.text.comma))));
    let changes = one.changes.iter().map(|change| el("small").text(change.clone()));
    el("li").with(el("span").with(el("b").text(one.name.clone())).all(facts).all(changes))
}
