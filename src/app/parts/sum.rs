//! What stands on top of the result: a sum as a quiet statement, or words where there is none.

use crate::app::{
    browser::element::{El, el},
    view::{Headline, Sum},
};

/// The headline.
pub fn headline(headline: Headline) -> Vec<El> {
    match headline {
        Headline::Sums(sums) => sums.into_iter().map(sum).collect(),
        Headline::Words(statement, what_to_do) => {
            let words = el("section").class("sum none").with(el("strong").text(statement));
            vec![words.with(el("p").text(what_to_do))]
        }
    }
}

fn sum(sum: Sum) -> El {
    let notes = sum.notes.into_iter().map(|note| el("p").text(note));
    el("section").class("sum").with(el("p").text(sum.head)).with(el("strong").text(sum.figure)).all(notes)
}
