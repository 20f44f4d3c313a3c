//! The picture people save, as lines: who made it, then for each status its policies with benefits, papers to bring and
//! whom to call.
//!
//! The browser draws it. Leaves out what depends on sensitive answers, whatever is ticked, because pictures get shared
//! further than a sheet; leaves out policies that are over, too.

use super::{Along, CounterSheet, Handed, OfferView, View, age::aged};
use crate::interview::{session::Session, text::Text};

/// The lines of an offer as currently supposed.
pub fn offer_poster(session: &Session, index: usize, text: &Text) -> String {
    let title = session.short.offers.get(index).map(String::as_str).unwrap_or_default();
    let mut lines = ["#", title, "\n.", text.offer_note].concat();
    for card in OfferView::of(session, index, text).map(|view| view.cards).unwrap_or_default() {
        lines.extend(["\n-", &card.title]);
        card.amounts.iter().for_each(|amount| lines.extend(["  ", &amount.figure]));
    }
    lines + "\n" + &(text.poster_foot)(&session.pack.version, session.pack.published)
}

/// The lines, each starting with a sign for its kind: `#` the title, `.` small print, `=` a heading, `-` a policy.
pub fn poster(session: &Session, view: &View, text: &Text) -> String {
    let sheet = CounterSheet::of(session, view, Along::default(), text);
    let words = text.paper();
    let mut lines =
        ["#", text.result_title, "\n.", words.brand, "\n.", &aged((text.as_of)(session.on), session, text)].concat();
    let mut before = None;
    for policy in &sheet.policies {
        if before != Some(policy.card.status) {
            before = Some(policy.card.status);
            let n = sheet.policies.iter().filter(|other| other.card.status == policy.card.status).count();
            lines.extend(["\n=", &(text.group)(policy.card.status, n)]);
        }
        lines.push_str(&lines_of(policy, text));
    }
    if !sheet.apart.is_empty() {
        lines.extend(["\n=", words.apart]);
    }
    sheet.apart.iter().for_each(|line| lines.extend(["\n.", line]));
    if sheet.policies.is_empty() {
        lines.extend(["\n-", words.nothing]);
    }
    if sheet.n_left_out > 0 {
        lines.extend(["\n.", &(words.left_out)(sheet.n_left_out)]);
    }
    lines + "\n" + &(text.poster_foot)(&session.pack.version, session.pack.published)
}

/// A policy: its name and figures, what is left to the office, days, papers in short, whom to call.
fn lines_of(policy: &Handed, text: &Text) -> String {
    let mut lines = ["\n-", &policy.card.title, "  ", &policy.figures().join(text.semicolon)].concat();
    let by_office = Some(policy.card.by_office.trim()).filter(|said| !said.is_empty());
    for line in by_office.into_iter().chain(policy.days().chain(policy.steps()).map(String::as_str)) {
        lines.extend(["\n.", line]);
    }
    // In short: remarks in brackets are only on the sheet.
    let mut names = String::new();
    for paper in policy.papers.iter().flatten() {
        let name = paper.split('（').next().unwrap_or_default().split('(').next().unwrap_or_default();
        names.extend([if names.is_empty() { "" } else { text.comma }, name.trim_end()]);
    }
    if !names.is_empty() {
        lines.extend(["\n.", &(text.paper().bring)(&names)]);
    }
    if let Some(call) = policy.card.call.first() {
        lines.extend(["\n.", &call.phone, " ", &call.name]);
    }
    lines
}
