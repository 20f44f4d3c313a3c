//! 如果入职: what a supposed job would change, for people who have none.
//!
//! Nothing of it is an answer: it is worked out on a copy and shown as supposed.

use super::{Card, FieldView, question::single};
use crate::{
    engine::Status,
    interview::{session::Session, text::Text},
    pack::FactId,
    value::{Answer, DateRange, Value},
};

/// What a supposed job would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferView {
    /// What may be supposed.
    pub asks: Vec<(FactId, FieldView)>,
    /// Policies that would come out otherwise.
    pub cards: Vec<Card>,
}

impl OfferView {
    /// What the job with these further suppositions would change; none for people who have one, or where the
    /// pack supposes none.
    pub fn of(session: &Session, supposed: &[(FactId, Answer)], text: &Text) -> Option<Self> {
        let offer = session.pack.offer.as_ref().filter(|_| session.may_suppose())?;
        let mut hired = session.clone();
        for (fact, answer) in offer.answers.iter().chain(supposed) {
            hired.suppose(*fact, answer.clone());
        }
        for fact in &offer.today {
            hired.suppose(*fact, Answer::Value(Value::Date(DateRange { first: session.on, last: session.on })));
        }
        let (now, then) = (session.assess(), hired.assess());
        let changed = now.outcomes.iter().zip(&then.outcomes).filter(|(now, then)| {
            let gone = matches!(then.status, Status::NotMet | Status::Ended | Status::Withdrawn);
            now.status != then.status && !gone
        });
        let card = |outcome| {
            let mut card = Card::of(&hired, outcome, text)?;
            // Nobody said what is only supposed, and saying it here would be recorded.
            card.reasons.iter_mut().for_each(|reason| reason.said.clear());
            card.missing.iter_mut().chain(&mut card.to_work_out).for_each(|question| question.href = None);
            if outcome.status == Status::Met {
                card.verdict = text.offer_met.to_owned();
            }
            card.assumed.iter_mut().for_each(|clause| clause.href = None);
            Some(card)
        };
        let ask = |fact: &FactId| Some((*fact, single(&hired, *fact, supposed, text)?));
        Some(Self {
            asks: offer.asks.iter().filter_map(ask).collect(),
            cards: changed.filter_map(|(_, outcome)| card(outcome)).collect(),
        })
    }
}
