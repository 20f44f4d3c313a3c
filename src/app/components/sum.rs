//! What stands on top of the result: a sum as a quiet statement, or words where there is none.

use crate::{
    app::browser::element::{El, el},
    interview::view::{Headline, Sum},
};

/// The headline.
pub fn headline(headline: Headline) -> El {
    match headline {
        Headline::Sum(own) => sum("sum", own),
        Headline::Words(statement, what_to_do) => {
            el("section").class("sum none").with(el("strong").text(statement)).with(el("p").text(what_to_do))
        }
    }
}

/// What others than the person may have.
pub fn of_others(others: Vec<Sum>) -> Vec<El> {
    others.into_iter().map(|other| sum("sum none", other)).collect()
}

fn sum(class: &'static str, sum: Sum) -> El {
    let notes = sum.notes.into_iter().map(|note| el("p").text(note));
    el("section").class(class).with(el("p").text(sum.head)).with(el("strong").text(sum.figure)).all(notes)
}
