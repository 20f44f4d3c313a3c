//! What can be received together, folded below the sum.
//!
//! Weighs nothing: the view says what to take.

use super::card::folded;
use crate::{
    app::browser::element::{El, el},
    interview::{
        text::Text,
        view::{LeftOut, Together},
    },
};

/// What can be received together; `None` if there is nothing to combine.
pub fn together(together: Option<Together>, text: &'static Text) -> Option<El> {
    let Together { title, take, left_out, instead, papers, silent } = together?;
    let taken = |(title, figure): (String, String)| el("li").with(el("span").text(title)).with(el("em").text(figure));
    let left =
        |LeftOut { title, reason }: LeftOut| el("li").with(el("span").text(title)).with(el("small").text(reason));
    let (is_left, n_papers) = (!left_out.is_empty(), papers.len());
    let section = el("section")
        .class("together")
        .with(el("h2").text(title))
        .with(el("ul").all(take.into_iter().map(taken)))
        .all(is_left.then(|| el("h3").text(text.left_out_title)))
        .all(is_left.then(|| el("ul").all(left_out.into_iter().map(left))))
        .all(instead.map(|line| el("p").text(line)))
        .all((!papers.is_empty()).then(|| {
            let list = move || el("ul").class("papers").all(papers.iter().map(|paper| el("li").text(paper.clone())));
            folded(el("summary").text((text.papers_together)(n_papers)), list)
        }))
        .all(silent.into_iter().map(|line| el("p").class("open").text(line)));
    Some(section)
}
