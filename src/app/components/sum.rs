//! The top of the result: the verdict in a sentence, the money, the rest.

use crate::{
    app::browser::element::{El, el},
    interview::view::{Headline, Sum},
};

/// The headline.
pub fn headline(headline: Headline) -> El {
    let Headline { statement, sum, rest } = headline;
    let rest = rest.into_iter().map(|line| el("li").text(line));
    let class = if sum.is_some() { "sum" } else { "sum none" };
    let money = sum.into_iter().flat_map(|Sum { head, figure, notes }| {
        let notes = notes.into_iter().map(|note| el("p").text(note));
        [el("strong").text(figure), el("p").text(head)].into_iter().chain(notes).collect::<Vec<_>>()
    });
    el("section").class(class).with(el("h2").text(statement)).all(money).with(el("ul").all(rest))
}

/// What others than the person can receive.
pub fn of_others(others: Vec<Sum>) -> Vec<El> {
    let other = |Sum { head, figure, notes }: Sum| {
        let notes = notes.into_iter().map(|note| el("p").text(note));
        el("section").class("sum none").with(el("p").text(head)).with(el("strong").text(figure)).all(notes)
    };
    others.into_iter().map(other).collect()
}
