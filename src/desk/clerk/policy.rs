//! An outcome as it travels: the words of the phone's card for it.

use crate::{
    desk::message::PersonPolicy,
    engine::{Outcome, Truth},
    interview::view::Card,
};

/// A policy as it travels.
pub fn policy(outcome: &Outcome, card: Card) -> PersonPolicy {
    let truth = |truth: Truth| match truth {
        Truth::No => 0,
        Truth::Unknown => 1,
        Truth::Yes => 2,
    };
    let gives = gives(&card);
    PersonPolicy {
        status: outcome.status.rank(),
        tag: card.tag,
        title: card.title,
        gives,
        verdict: card.verdict,
        days: card.days,
        reasons: card.reasons.into_iter().map(|reason| (truth(reason.truth), reason.text)).collect(),
        office: card.office.into_iter().map(|reason| reason.text).collect(),
        assumed: card.assumed.into_iter().map(|assumed| assumed.text).collect(),
    }
}

/// What a policy gives, each with its remarks: that it is an earlier standard, or that it is open whether it applies.
pub fn gives(card: &Card) -> Vec<String> {
    let mut gives = Vec::new();
    for amount in &card.amounts {
        gives.push(amount.in_short());
        gives.extend(amount.notes.iter().cloned());
    }
    gives
}
