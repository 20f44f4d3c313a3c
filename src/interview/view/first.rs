//! What to do first: one step, the most pressing one that the outcomes leave.
//!
//! It weighs nothing that the engine does not say: a last day soon, money, what waits for a step or an answer.

use super::{Card, Group, href_of, is_sensitive, said::label};
use crate::{
    engine::{Assessment, Outcome, Status, WindowState},
    interview::{route::Route, session::Session, text::Text},
    pack::PolicyId,
    value::{Date, Fen},
};

/// A last day is pressing while it is no further away than this many months.
const SOON: i64 = 12;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct First {
    /// What to do.
    pub text: String,
    /// Where that leads.
    pub href: String,
}

/// The step: to apply for what is met, soonest last day first, then for what brings money; else what must be done
/// before that; else an answer that is missing; else to remember the day from which something may apply.
///
/// Where offers lead the result, no answer is asked for in their place.
pub fn first(
    session: &Session,
    assessment: &Assessment,
    groups: &[Group],
    has_offers: bool,
    text: &Text,
) -> Option<First> {
    let of = |status: Status| groups.iter().find(|group| group.status == status).map(|group| group.cards.as_slice());
    let page = |policy: PolicyId| Some(Route::Policy(session.pack.policy(policy)?.key.clone()).href());
    let step = |card: &Card, text: String| Some(First { text, href: page(card.policy)? });
    let outcome = |card: &Card| assessment.outcomes.get(card.policy.index());
    let now = of(Status::Met).into_iter().flatten().filter_map(|card| Some((card, outcome(card)?)));
    let pressing = now.filter(|(_, outcome)| outcome.from.is_none()).min_by_key(|(_, outcome)| {
        let last = soon(outcome, session.on);
        (last.is_none(), last, !brings_money(session, outcome))
    });
    if let Some((card, outcome)) = pressing {
        let title = card.title.as_str();
        return step(
            card,
            match (soon(outcome, session.on), outcome.axes.window) {
                (Some(last), _) => (text.first_until)(title, last),
                (None, WindowState::Unknown) => (text.first_ask)(title),
                (None, _) => (text.first_apply)(title),
            },
        );
    }
    if let Some((card, gate)) =
        of(Status::GateFirst).into_iter().flatten().find_map(|card| Some((card, card.steps.first()?)))
    {
        return step(card, (text.first_gate)(&gate.text, &card.title));
    }
    // Nobody is sent to what is sensitive.
    let waiting =
        of(Status::NeedsAnswer).into_iter().flatten().filter_map(outcome).flat_map(|outcome| &outcome.missing);
    let mut askable = waiting.filter(|named| !is_sensitive(session, named.fact));
    let askable = askable.find_map(|named| Some((*named, href_of(session, *named)?)));
    if let Some((named, href)) = askable.filter(|_| !has_offers) {
        return Some(First { text: (text.first_answer)(&label(session, named, text)), href });
    }
    let later = of(Status::MetLater).into_iter().flatten().filter_map(|card| Some((card, outcome(card)?.from?)));
    let (card, from) = later.min_by_key(|(_, from)| *from)?;
    step(card, (text.first_later)(&card.title, from))
}

/// The last day one can apply as things stand, where it is near.
fn soon(outcome: &Outcome, on: Date) -> Option<Date> {
    outcome.until.filter(|last| *last <= on.add_months(SOON))
}

/// Whether it may bring cash to the person: a loan or a credit is none.
fn brings_money(session: &Session, outcome: &Outcome) -> bool {
    let Some(policy) = session.pack.policy(outcome.policy) else { return false };
    outcome.benefits.iter().any(|worked| {
        let is_cash = policy.benefits.get(worked.benefit).is_some_and(|benefit| benefit.kind.is_cash());
        is_cash && worked.total.is_some_and(|total| total.max > Fen::ZERO)
    })
}
