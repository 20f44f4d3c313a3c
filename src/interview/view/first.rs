//! What to do first: the one step that gets closest to a result.
//!
//! Ranked by fit (met before waiting for a step), urgency, effort (number of steps), money and last day; what gives a
//! standing or a loan alone and can wait comes after what would pay. Weighs nothing beyond what the engine and the
//! pack say. Never suggests a sensitive question, nor what others have to grant unless an employer asks for it and money
//! turns on it.

use super::{Card, Group, OfferLine, href_of, is_sensitive, said::label};
use crate::{
    engine::{Assessment, End, Outcome, Status, Truth, WindowState},
    interview::{plan::money, route::Route, session::Session, text::Text},
    pack::{BenefitKind, ClauseId, Expr, FactId, Pack, PolicyId},
    value::{Date, Fen},
};

/// A last day is named if it is at most this many months away.
const SOON: i64 = 12;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct First {
    /// What to do.
    pub text: String,
    /// Where it leads.
    pub href: String,
}

/// The step: apply for what is met, else do what has to come first; among several, prefer the urgent one, then fewer
/// steps, more money, an earlier last day. Otherwise give a missing answer, or note the day from which something may
/// apply.
///
/// If offers head the result, suggests a missing answer last; and unless what is met gives more than a standing or presses,
/// what would pay after a step, or the first job that would.
pub fn first(
    session: &Session,
    assessment: &Assessment,
    groups: &[Group],
    offers: &[OfferLine],
    text: &Text,
) -> Option<First> {
    let of = |status: Status| groups.iter().find(|group| group.status == status).map(|group| group.cards.as_slice());
    let page = |policy: PolicyId| Some(Route::Policy(session.pack.policy(policy)?.key.clone()).href());
    let step = |card: &Card, text: String| Some(First { text, href: page(card.policy)? });
    let outcome = |card: &Card| assessment.of(card.policy);
    // Smaller is better, compared from the left. A known last day is more urgent than an unknown one.
    let rank = |card: &Card, outcome: &Outcome| -> [i64; 6] {
        let last = soon(outcome, session.on).map_or(i64::MAX, Date::unix_days);
        let near = if card.urgent.is_some() { last } else { i64::MAX };
        let steps = i64::try_from(card.steps.len()).unwrap_or(i64::MAX);
        let standing_alone = i64::from(!gives(&session.pack, outcome));
        [i64::from(card.urgent.is_none()), near, steps, standing_alone, -money(session, outcome).0, last]
    };
    let best = |status: Status, may: &dyn Fn(&Outcome) -> bool| {
        let mut best: Option<([i64; 6], &Card, &Outcome)> = None;
        for card in of(status).into_iter().flatten() {
            let Some(outcome) = outcome(card).filter(|outcome| !session.is_done(outcome) && may(outcome)) else {
                continue;
            };
            let rank = rank(card, outcome);
            if best.is_none_or(|(least, ..)| rank < least) {
                best = Some((rank, card, outcome));
            }
        }
        best
    };
    let paying = offers.iter().find_map(|offer| {
        let figure = offer.pays.as_ref()?;
        Some(First { text: (text.of_offer.first)(&offer.title, figure), href: offer.href.clone() })
    });
    let waits = |card: &Card, outcome: &Outcome| {
        card.urgent.is_none() && soon(outcome, session.on).is_none() && !gives(&session.pack, outcome)
    };
    let pays = |outcome: &Outcome| money(session, outcome) > Fen::ZERO;
    let is_of_firms = |fact: &FactId| session.pack.firm.as_ref().is_some_and(|firm| firm.asks.contains(fact));
    let can_be_done = |outcome: &Outcome| {
        let policy = session.pack.policy(outcome.policy);
        let is_up_to_others = |id: ClauseId| {
            let clause = policy.and_then(|policy| policy.clause(id)).filter(|clause| clause.granted);
            let asked_of_firms = |rule: &Expr| rule.facts().iter().all(is_of_firms);
            clause.is_some_and(|clause| !pays(outcome) || !clause.kind.rule().is_some_and(asked_of_firms))
        };
        outcome.gates.iter().all(|gate| gate.truth != Truth::No || !is_up_to_others(gate.clause))
    };
    let gated = best(Status::GateFirst, &can_be_done);
    let is_paid_for = paying.is_some() || gated.is_some_and(|(_, _, outcome)| pays(outcome));
    let met = best(Status::Met, &|outcome| outcome.from.is_none());
    if let Some((_, card, outcome)) = met.filter(|(_, card, outcome)| !is_paid_for || !waits(card, outcome)) {
        let title = card.title.as_str();
        return step(
            card,
            match (soon(outcome, session.on), outcome.axes.window) {
                (Some(last), _) => (text.first_until)(title, last, outcome.end() == End::Undisputed),
                (None, WindowState::Unknown) => (text.first_ask)(title),
                (None, _) => (text.first_apply)(title),
            },
        );
    }
    if let Some((card, gate)) = gated.and_then(|(_, card, _)| Some((card, card.steps.first()?))) {
        return step(card, (text.first_gate)(&gate.text, &card.title));
    }
    if paying.is_some() {
        return paying;
    }
    // Never suggest a sensitive question.
    let waiting =
        of(Status::NeedsAnswer).into_iter().flatten().filter_map(outcome).flat_map(|outcome| &outcome.missing);
    let mut askable = waiting.filter(|named| !is_sensitive(session, named.fact));
    let askable = askable.find_map(|named| Some((*named, href_of(session, *named)?)));
    if let Some((named, href)) = askable.clone().filter(|_| offers.is_empty()) {
        return Some(First { text: (text.first_answer)(&label(session, named, text)), href });
    }
    let later = of(Status::MetLater).into_iter().flatten().filter_map(|card| Some((card, outcome(card)?.from?)));
    if let Some((card, from)) = later.min_by_key(|(_, from)| *from) {
        return step(card, (text.first_later)(&card.title, from));
    }
    // Better a question beside the offers than nothing to do.
    let (named, href) = askable?;
    Some(First { text: (text.first_answer)(&label(session, named, text)), href })
}

/// Whether a policy gives anything but a standing or a loan.
fn gives(pack: &Pack, outcome: &Outcome) -> bool {
    let benefits = pack.policy(outcome.policy).map(|policy| policy.benefits.as_slice()).unwrap_or_default();
    benefits.iter().any(|benefit| !matches!(benefit.kind, BenefitKind::Status | BenefitKind::LoanPrincipal))
}

/// The last day to apply if nothing changes, provided it is near.
fn soon(outcome: &Outcome, on: Date) -> Option<Date> {
    outcome.until.filter(|last| *last <= on.add_months(SOON))
}
