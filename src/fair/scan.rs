//! 扫码: takes over what a candidate's phone shows as a small code, by the camera, from a picture, or typed.
//!
//! Asks before it replaces what is on the screen. Keeps nothing: what was read is on the candidate's screen or nowhere.

use leptos::prelude::{Get, GetUntracked, RwSignal, Set};

use super::{bridge, state::Fair};
use crate::app::{
    browser::{
        element::{El, el},
        fields,
    },
    components::icon::icon,
};

/// The screen.
pub fn scan(fair: Fair) -> El {
    let words = fair.words;
    let button = |label: &'static str| el("button").class("quiet-row").attr("type", "button").text(label);
    let camera = el("video").class("camera").attr("id", "camera").attr("playsinline", "").attr("muted", "");
    let camera = camera.attr("aria-label", words.camera_picture);
    // Without a camera a black picture says nothing.
    let camera = camera.attr_when("data-blind", move || if fair.blind.get().is_empty() { "" } else { "yes" }.into());
    let picture = el("input").attr("type", "file").attr("accept", "image/*");
    let picture = picture.on("change", |event| bridge::picture(&event));
    let picture = el("label").class("quiet-row file").with(el("span").text(words.from_picture)).with(picture);
    let typed = RwSignal::new(String::new());
    let field = el("input").attr("type", "text").attr("autocomplete", "off").attr("autocapitalize", "characters");
    let field = field.attr("spellcheck", "false").on("input", move |event| typed.set(fields::value(&event)));
    let field = el("label").class("field").with(el("span").text(words.typed)).with(field);
    let take = button(words.take).on("click", move |_| fair.take_code(&typed.get_untracked()));
    el("div")
        .class("opening scanning")
        .with(el("h1").class("question").attr("tabindex", "-1").text(words.scan))
        .with(el("p").class("help").text(words.scan_note))
        .with(el("div").attr("role", "status").live(move || said(fair)))
        .with(camera)
        .with(el("div").class("quiet").with(button(words.again).on("click", move |_| fair.look())).with(picture))
        .with(el("div").class("by-hand").with(field).with(take))
}

/// What has become of the last try, and what is to be decided.
fn said(fair: Fair) -> El {
    let words = fair.words;
    if fair.handed.get().is_some() {
        let yes = el("button").class("go").attr("type", "button").text(words.replace_yes).with(icon("#i-next"));
        let yes = yes.on("click", move |_| fair.take_handed());
        return el("div").class("alert").with(el("p").text(words.replace)).with(yes);
    }
    let said = [fair.blind.get(), fair.scanned.get()].into_iter().filter(|said| !said.is_empty());
    el("div").all(said.map(|said| el("p").class("alert").text(said)))
}
