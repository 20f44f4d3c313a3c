//! The first screen: choosing a list or dropping it, and why one cannot be read.

use leptos::prelude::{Get, RwSignal, Set};

use super::state::Desk;
use crate::app::{
    browser::element::{El, el, nothing},
    components::icon::icon,
};

/// The screen.
pub fn put(desk: Desk) -> El {
    let words = desk.words;
    let over = RwSignal::new(false);
    let field = el("input")
        .attr("type", "file")
        .attr("id", "file")
        .attr("accept", ".xlsx,.xlsm,.xls,.csv,.txt,.tsv")
        .on("change", move |event| desk.choose(&event));
    let put = el("label")
        .class("put")
        .attr_when("data-over", move || if over.get() { "yes" } else { "no" }.into())
        .with(icon("#i-employer"))
        .with(el("b").text(words.drop))
        .with(el("span").text(words.drop_note))
        .with(field)
        .on("dragover", move |event| {
            event.prevent_default();
            over.set(true);
        })
        .on("dragleave", move |_| over.set(false))
        .on("drop", move |event| {
            event.prevent_default();
            over.set(false);
            desk.choose(&event);
        });
    let state = move || {
        if let Some(name) = desk.reading.get() {
            let cancel = el("button").class("quiet-row").attr("type", "button").text(words.cancel);
            let said = if name.is_empty() { desk.text.loading.to_owned() } else { (words.reading)(&name) };
            return el("div")
                .class("reading")
                .with(el("p").text(said))
                .with(el("progress"))
                .with(cancel.on("click", move |_| desk.forget()));
        }
        match desk.wrong.get() {
            Some(wrong) => el("div")
                .class("alert")
                .attr("role", "alert")
                .with(el("p").with(el("b").text(wrong.what)))
                .with(el("p").text(wrong.cure)),
            None => nothing(),
        }
    };
    el("div")
        .class("desk-body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(words.title))
        .with(el("p").text(words.lead))
        .with(put)
        .with(el("div").attr("role", "status").live(state))
        .with(el("p").class("help").text(words.stays))
        .with(
            el("p")
                .class("desk-ways")
                .with(el("a").attr("href", "./fair.html").text(words.stand))
                .with(el("a").attr("href", "./").text(words.phone)),
        )
}
