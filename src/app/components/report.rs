//! How to report a mistake in a policy: at the end of its page, folded, with each of its clauses.

use super::{card::more, lines::lines};
use crate::{
    app::{
        browser::element::{El, el},
        state::State,
    },
    interview::{text::reach::ReachText, view::Report},
    pack::PolicyId,
};

/// The folded section; `None` if the pack names nobody.
pub fn reporting(state: State, policy: PolicyId) -> Option<El> {
    let report = state.report(policy)?;
    let (say, clauses) = state.report_in_full(policy);
    let clause = |report: &Report| el("li").with(link(report));
    let body = el("div")
        .with(link(&report))
        .with(el("p").class("help").text(say))
        .all(lines(clauses.iter().map(clause).collect()));
    Some(more(ReachText::of(state.text.language).wrong, body))
}

/// The link alone.
pub fn link(report: &Report) -> El {
    el("a").class("wrong").attr("href", report.href.clone()).text(report.label.clone())
}
