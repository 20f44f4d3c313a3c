//! What to do first: the one step that gets closest to a result.
//!
//! It is the plan's: the first task that is not done yet and needs nobody else. Before a mere standing that can wait comes a job that would
//! pay. Without such a task, a missing answer, or the day from which something may apply. Never suggests a sensitive question.

use super::{Card, Group, OfferLine, href_of, is_sensitive, said::label};
use crate::{
    engine::{Assessment, End, Outcome, Status},
    interview::{
        plan::{self, Deed, Task},
        route::Route,
        session::Session,
        text::Text,
    },
    pack::PolicyId,
    value::Date,
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

/// The step: the first task to be done now. Otherwise give a missing answer, or note the day from which something may apply.
///
/// If offers head the result, suggests a missing answer last; and the first job that would pay before a mere standing that can wait.
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
    let card = |policy: PolicyId| groups.iter().flat_map(|group| &group.cards).find(|card| card.policy == policy);
    let paying = offers.iter().find_map(|offer| {
        let figure = offer.pays.as_ref()?;
        Some(First { text: (text.of_offer.first)(&offer.title, figure), href: offer.href.clone() })
    });
    let tasks = Task::all(session, assessment).into_iter().filter(|task| !session.is_ticked(&task.key(session)));
    let tasks = tasks.filter_map(|task| {
        let outcome = assessment.of(task.policy()).filter(|outcome| !session.is_done(outcome))?;
        Some((task, outcome, card(outcome.policy)?))
    });
    let tasks: Vec<(Task, &Outcome, &Card)> = tasks.collect();
    let mut now = tasks.iter().filter(|(task, outcome, _)| match task.deed {
        Deed::Apply(false) | Deed::AskDays => outcome.status == Status::Met && outcome.from.is_none(),
        Deed::First(_) => outcome.status == Status::GateFirst && plan::can_be_done(session, outcome),
        Deed::Apply(true) | Deed::Watch | Deed::AskRule => false,
    });
    let waits = |task: &Task, outcome: &Outcome| task.can_wait(session, outcome) && !plan::gives(session, outcome);
    if let Some((task, outcome, card)) = now.find(|(task, outcome, _)| paying.is_none() || !waits(task, outcome)) {
        let title = card.title.as_str();
        return step(
            card,
            match (task.deed, soon(outcome, session.on)) {
                (Deed::First(gate), _) => (text.first_gate)(&session.clause(outcome.policy, gate, text).step, title),
                (_, Some(last)) => (text.first_until)(title, last, outcome.end() == End::Undisputed),
                (Deed::AskDays, None) => (text.first_ask)(title),
                (_, None) => (text.first_apply)(title),
            },
        );
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
    // Better a question beside the offers, or what may come to nothing, than nothing to do.
    if let Some((named, href)) = askable {
        return Some(First { text: (text.first_answer)(&label(session, named, text)), href });
    }
    let perhaps = |(task, _, card): &(Task, &Outcome, &Card)| match task.deed {
        Deed::AskRule => step(card, (text.plan().ask)(&card.title)),
        Deed::Apply(false) => step(card, (text.first_apply)(&card.title)),
        Deed::AskDays => step(card, (text.first_ask)(&card.title)),
        Deed::Watch => step(card, (text.plan().watch)(&card.title)),
        Deed::First(_) | Deed::Apply(true) => None,
    };
    tasks.iter().find_map(perhaps)
}

/// The last day to apply if nothing changes, provided it is near.
fn soon(outcome: &Outcome, on: Date) -> Option<Date> {
    outcome.until.filter(|last| *last <= on.add_months(SOON))
}
