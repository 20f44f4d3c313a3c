//! A link to share: to copy, or as a picture with a QR code.
//!
//! The surrounding screen decides which answers it carries. Nothing leaves the device here.

use leptos::prelude::{Get, GetUntracked, RwSignal, Set, With};

use crate::app::{
    browser::{
        bridge, clipboard,
        element::{El, el, nothing},
        share,
    },
    state::State,
};

/// The notice about a link, and its picture once there is one.
#[derive(Clone, Copy)]
pub struct Carried {
    said: RwSignal<String>,
    picture: RwSignal<String>,
    /// The link that the picture is of.
    of: RwSignal<String>,
}

impl Carried {
    /// No notice and no picture.
    pub fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self { said: empty(), picture: empty(), of: empty() }
    }

    /// The link has changed: clears the notice and the picture of the previous one.
    pub fn changed(self) {
        self.said.set(String::new());
        self.picture.set(String::new());
    }
}

/// What is shared.
#[derive(Clone, Copy)]
pub enum Load {
    /// The result, or the answers if the first is set; sensitive ones only if the second is set too.
    Result(RwSignal<bool>, RwSignal<bool>),
    /// An offer as currently supposed, including the person's answers if set.
    Offer(usize, RwSignal<bool>),
}

impl Load {
    fn link(self, state: State) -> String {
        state.link(match self {
            Self::Result(with_answers, sensitive) => state.payload(with_answers.get(), sensitive.get()),
            Self::Offer(index, with_answers) => state.offer_payload(index, with_answers.get()),
        })
    }

    /// The text of the picture above the link.
    fn lines(self, state: State) -> String {
        match self {
            Self::Result(..) => state.poster(),
            Self::Offer(index, _) => state.offer_poster(index),
        }
    }
}

/// The link, its buttons and their results.
pub fn carry(state: State, carried: Carried, load: Load) -> El {
    let text = state.text;
    let Carried { said, picture, of } = carried;
    let copy = move |_| {
        clipboard::copy(&load.link(state), move |done| {
            said.set(if done { text.copied } else { text.not_copied }.to_owned());
        });
    };
    let field = el("input").attr("type", "text").attr("readonly", "").value_when(move || load.link(state).into());
    let field = el("label").class("field").with(el("span").text(text.share_link)).with(field);
    let copy = el("button").class("quiet-row").attr("type", "button").text(text.copy).on("click", copy);
    let draw = move |_| {
        let link = load.link(state);
        bridge::poster(&load.lines(state), &link.clone(), move |address| match address {
            Some(address) => {
                of.set(link);
                picture.set(address);
            }
            None => said.set(text.no_poster.to_owned()),
        });
    };
    let draw = el("button").class("quiet-row").attr("type", "button").text(text.draw_poster).on("click", draw);
    let send = share::is_there().then(|| {
        let send = el("button").class("quiet-row").attr("type", "button").text(text.send);
        send.on("click", move |_| share::link(&load.link(state)))
    });
    let shown = move || {
        // A picture of another link than the one above it would be a lie.
        if picture.with(String::is_empty) || of.get_untracked() != load.link(state) {
            return nothing();
        }
        let image = el("img").class("poster").attr("alt", text.poster_alt).attr("src", picture.get_untracked());
        el("div").with(el("p").class("help").text(text.poster_hold)).with(image)
    };
    let say = move || match said.get() {
        said if said.is_empty() => nothing(),
        said => el("p").class("alert").text(said),
    };
    el("div")
        .with(field)
        .with(el("div").class("quiet").all(send).with(copy).with(draw))
        // A live region announces only changes, so it exists before they happen.
        .with(el("div").attr("role", "status").live(say).live(shown))
}
