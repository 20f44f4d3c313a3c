//! The picture that people save, as lines: for each status its policies with what they give.
//!
//! Drawing it is the browser's. What rests on sensitive answers stays out.

use super::{Card, FirmResult, OfferView, View};
use crate::{
    engine::Status,
    interview::{session::Session, text::Text},
    pack::PolicyId,
};

/// The same for the candidates of a firm: what the firm says of itself, and nothing of anybody.
pub fn firm_poster(session: &Session, text: &Text) -> String {
    let mut lines = ["#", text.firm.poster, "\n.", text.firm.poster_note].concat();
    let said = FirmResult::of(session, text).map(|result| result.said).unwrap_or_default();
    said.iter().for_each(|(label, answer)| lines.extend(["\n-", label, text.colon, answer]));
    lines + "\n" + &(text.poster_foot)(&session.pack.version, session.pack.published)
}

/// The same for an offer as it is supposed.
pub fn offer_poster(session: &Session, index: usize, text: &Text) -> String {
    let title = session.short.offers.get(index).map(String::as_str).unwrap_or_default();
    let mut lines = ["#", title, "\n.", text.offer_note].concat();
    for card in OfferView::of(session, index, text).map(|view| view.cards).unwrap_or_default() {
        lines.extend(["\n-", &card.title]);
        card.amounts.iter().for_each(|amount| lines.extend(["  ", &amount.figure]));
    }
    lines + "\n" + &(text.poster_foot)(&session.pack.version, session.pack.published)
}

/// The lines, each with a sign for what it is: `#` the title, `.` small print, `=` a heading, `-` a policy.
pub fn poster(session: &Session, view: &View, text: &Text) -> String {
    let result = view.result(session, text);
    let mut lines = ["#", text.result_title, "\n.", &result.on].concat();
    let outcomes = &view.assessment.outcomes;
    let is_open = |policy: PolicyId| outcomes.get(policy.index()).is_some_and(|outcome| !outcome.sensitive);
    for group in result.groups.iter().filter(|group| group.status.is_settled() && group.status != Status::NotMet) {
        let cards: Vec<&Card> = group.cards.iter().filter(|card| is_open(card.policy)).collect();
        if cards.is_empty() {
            continue;
        }
        lines.extend(["\n=", &(text.group)(group.status, cards.len())]);
        for card in cards {
            lines.extend(["\n-", &card.title]);
            card.amounts.iter().for_each(|amount| lines.extend(["  ", &amount.figure]));
        }
    }
    lines + "\n" + &(text.poster_foot)(&session.pack.version, session.pack.published)
}
