//! Icons by meaning. Their shapes are in index.html.

use crate::{
    app::browser::element::{El, el, svg},
    engine::{Status, Truth},
    interview::view::Card,
};

/// A shape next to words, by its `#` name in index.html. Screen readers read only the words.
pub fn icon(shape: &'static str) -> El {
    svg("svg").class("icon").attr("aria-hidden", "true").with(svg("use").attr("href", shape))
}

/// A card's status in a word or two, with its shape.
pub fn tag(card: &Card) -> El {
    // If no question can be answered, there is no step to take.
    let status =
        if card.missing.is_empty() && card.status == Status::NeedsAnswer { Status::Unconfirmed } else { card.status };
    tag_of(status, card.tag.clone())
}

/// The same for a status and its words.
pub fn tag_of(status: Status, words: String) -> El {
    let (class, shape) = match status {
        Status::Met => ("tag met", "#i-check"),
        Status::NeedsAnswer => ("tag near", "#i-steps"),
        Status::Unconfirmed => ("tag unk", "#i-ask"),
        Status::MetLater => ("tag later", "#i-clock"),
        Status::GateFirst => ("tag later", "#i-steps"),
        Status::Competitive => ("tag later", "#i-office"),
        Status::Ended => ("tag no", "#i-clock"),
        Status::Withdrawn | Status::NotMet => ("tag no", "#i-cross"),
    };
    el("p").class(class).with(icon(shape)).text(words)
}

/// Class and shape of a truth.
pub fn of_truth(truth: Truth) -> (&'static str, &'static str) {
    match truth {
        Truth::Yes => ("yes", "#i-check"),
        Truth::No => ("no", "#i-cross"),
        Truth::Unknown => ("unk", "#i-ask"),
    }
}
