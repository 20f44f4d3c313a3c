//! The screens of the interview, and the address of each.
//!
//! A place refers to what the pack has; an address is text from outside. [`super::flow`] decides which place an
//! address leads to.

use super::{route::Route, session::Session, text::Text};
use crate::{
    engine::FactRef,
    pack::{FactId, FieldId, PolicyId},
};

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The static first screen of index.html.
    Home,
    /// The question about a fact, or a follow-up question about an entry.
    Ask(FactRef),
    /// An existing or new entry of a list.
    Entry(FactId, Option<usize>),
    /// The outcomes.
    Result,
    /// What people come for, by its position in the pack: a few policies by themselves.
    Door(usize),
    /// Compares with another answer.
    WhatIf,
    /// What to do, in which order.
    Plan,
    /// The answers.
    Answers,
    /// All policies, or only those relevant to employers.
    Policies(bool),
    /// All about one policy.
    Policy(PolicyId),
    /// What a job here would bring, by its index among the pack's offers.
    Offer(usize),
    /// What to do after several unanswered questions.
    Pause,
    /// A small code for a firm's stand.
    HandOver,
    /// Sharing or keeping the result.
    Share,
    /// A result shared by another person.
    Shown,
    /// Asks whether to replace the existing answers.
    Replace,
}

impl Place {
    /// Its address.
    pub fn route(self, session: &Session) -> Route {
        let key = |fact: FactId| session.pack.fact(fact).map(|fact| fact.key.clone()).unwrap_or_default();
        match self {
            Self::Home => Route::Home,
            Self::Ask(FactRef { fact, field, record }) => match record.zip(field) {
                Some((at, field)) => Route::Field(key(fact), at, field.index()),
                None => Route::Ask(Some(key(fact))),
            },
            Self::Entry(fact, at) => Route::Entry(key(fact), at),
            Self::Result => Route::Result,
            Self::Door(at) => {
                session.pack.doors.get(at).map_or(Route::Policies(false), |door| Route::Door(door.key.clone()))
            }
            Self::WhatIf => Route::WhatIf,
            Self::Plan => Route::Plan,
            Self::Answers => Route::Answers,
            Self::Policies(employer) => Route::Policies(employer),
            Self::Policy(policy) => {
                session.pack.policy(policy).map_or(Route::Policies(false), |policy| Route::Policy(policy.key.clone()))
            }
            Self::Offer(index) => Route::Offer(session.pack.offers.get(index).map(|offer| offer.key.clone())),
            Self::Pause => Route::Pause,
            Self::HandOver => Route::HandOver,
            Self::Share => Route::Share,
            Self::Shown => Route::Shown,
            Self::Replace => Route::Replace,
        }
    }

    /// The window's title there.
    pub fn title(self, session: &Session, text: &Text) -> String {
        let question = |fact: FactId, field: Option<FieldId>| {
            let words = session.short.facts.get(fact.index());
            let words = field.and_then(|field| words?.fields.get(field.index())).or(words);
            words.map(|words| words.question.clone()).unwrap_or_default()
        };
        let screen = match self {
            Self::Home => return text.home_title.to_owned(),
            Self::Ask(named) => question(named.fact, named.field),
            Self::Entry(list, _) => question(list, None),
            Self::Policy(policy) => session.title(policy).unwrap_or_default(),
            Self::Result => text.result_title.to_owned(),
            Self::Door(at) => session.short.doors.get(at).cloned().unwrap_or_default(),
            Self::WhatIf => text.what_if().title.to_owned(),
            Self::Plan => text.plan().title.to_owned(),
            Self::Answers => text.answers_title.to_owned(),
            Self::Policies(_) => text.policies_title.to_owned(),
            Self::Offer(index) => session.short.offers.get(index).cloned().unwrap_or_default(),
            Self::Pause => text.pause_title.to_owned(),
            Self::HandOver => text.hand_over().title.to_owned(),
            Self::Share => text.share_title.to_owned(),
            Self::Shown => text.shown_title.to_owned(),
            Self::Replace => text.replace_title.to_owned(),
        };
        (text.title)(&screen)
    }

    /// Whether it is a question.
    pub fn asks(self) -> bool {
        matches!(self, Self::Ask(_) | Self::Entry(..))
    }
}
