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
    PersonPolicy {
        status: outcome.status.rank(),
        tag: card.tag,
        title: card.title,
        gives: card.amounts.iter().map(|amount| amount.in_short()).collect(),
        verdict: card.verdict,
        days: card.days,
        reasons: card.reasons.into_iter().map(|reason| (truth(reason.truth), reason.text)).collect(),
        office: card.office.into_iter().map(|reason| reason.text).collect(),
        assumed: card.assumed.into_iter().map(|assumed| assumed.text).collect(),
    }
}
