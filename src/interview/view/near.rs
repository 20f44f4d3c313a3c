//! 还差一步: what one could do so that a policy one misses may fit, and what would come out then.
//!
//! What is near is the engine's part, and what one does is the author's words. Nothing of it is an answer: what would come
//! out is shown of a copy, as supposed.

use super::{Card, offer::supposed_card, said::in_words};
use crate::{
    engine::{self, Assessment, Change, ChangeKind, ChangeSet, Status},
    interview::{session::Session, text::Text},
    pack::{FactId, Kind, PolicyId},
    value::{Answer, Fen, Range, Value},
};

/// A policy that one misses by little.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss {
    /// The policy.
    pub policy: PolicyId,
    /// Its name.
    pub title: String,
    /// What would do, the least first.
    pub ways: Vec<Way>,
}

/// Something that would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What one does.
    pub does: String,
    /// What it may bring; none where no figure is known.
    pub figure: Option<String>,
    /// From when, what must be done besides, what would be lost.
    pub remarks: Vec<String>,
}

impl NearMiss {
    /// What this person misses by little: first what has a figure, then in pack order.
    pub(super) fn all(session: &Session, assessment: &Assessment, text: &Text) -> Vec<Self> {
        let missed = assessment.outcomes.iter().filter(|outcome| outcome.status == Status::NotMet);
        let misses = missed.filter_map(|outcome| Self::of(session, assessment, outcome.policy, text));
        let has_figure = |miss: &Self| miss.ways.iter().any(|way| way.figure.is_some());
        let (mut figured, others): (Vec<Self>, Vec<Self>) = misses.partition(has_figure);
        figured.extend(others);
        figured
    }

    fn of(session: &Session, assessment: &Assessment, policy: PolicyId, text: &Text) -> Option<Self> {
        let ways: Vec<Way> = sets(session, assessment, policy).iter().map(|set| way(session, set, text)).collect();
        let title = session.title(policy)?;
        (!ways.is_empty()).then_some(Self { policy, title, ways })
    }
}

/// What would come out for `policy` once the way at `index` is gone, as a card; none where there is no such way.
pub fn near_card(
    session: &Session,
    assessment: &Assessment,
    policy: PolicyId,
    index: usize,
    text: &Text,
) -> Option<Card> {
    let set = sets(session, assessment, policy).into_iter().nth(index)?;
    let mut there = session.clone();
    set.changes.iter().for_each(|change| there.suppose(change.fact, change.answer.clone()));
    let then = there.assess();
    let is_changed = |fact: FactId| set.changes.iter().any(|change| change.fact == fact);
    supposed_card(session, &there, then.of(policy)?, &is_changed, &[], text)
}

fn sets(session: &Session, assessment: &Assessment, policy: PolicyId) -> Vec<ChangeSet> {
    engine::nearby(&session.index, &session.pack, &session.in_force, assessment, policy).sets
}

fn way(session: &Session, set: &ChangeSet, text: &Text) -> Way {
    let does: Vec<String> = set.changes.iter().map(|change| does(session, change, text)).collect();
    let lost: Vec<String> = set.loses.iter().filter_map(|id| session.title(*id)).collect();
    let besides = match set.status {
        Status::GateFirst => Some(text.near.gate),
        Status::Unconfirmed => Some(text.offer_unconfirmed),
        _ => None,
    };
    let from = set.from.map(text.offer_from);
    let office = (!set.office.is_empty()).then(|| text.near.office.to_owned());
    let lost = (!lost.is_empty()).then(|| (text.near.loses)(&lost.join(text.comma)));
    Way {
        does: does.join(text.semicolon),
        figure: set.gain.filter(|gain| gain.max > Fen::ZERO && !session.age.hides()).map(text.up_to),
        remarks: from.into_iter().chain(besides.map(str::to_owned)).chain(office).chain(lost).collect(),
    }
}

/// What one does, and how far: the author's words and the value.
fn does(session: &Session, change: &Change, text: &Text) -> String {
    let index = change.fact.index();
    let (Some(fact), Some(words)) = (session.pack.fact(change.fact), session.short.facts.get(index)) else {
        return String::new();
    };
    let to = match (change.kind, &change.answer) {
        (ChangeKind::Becomes, Answer::Value(Value::Bool(_) | Value::Date(_))) => return words.change.clone(),
        (ChangeKind::AtLeast, Answer::Value(Value::Number(range))) => {
            let range = Range { max: i64::MAX, ..*range };
            in_words(&Answer::Value(Value::Number(range)), &fact.kind, words, text)
        }
        (ChangeKind::AtMost, Answer::Value(Value::Number(range))) => {
            let range = Range { min: 0, ..*range };
            in_words(&Answer::Value(Value::Number(range)), &fact.kind, words, text)
        }
        // Of a new entry what it is; the rest of it goes without saying.
        (ChangeKind::Adds, Answer::Value(Value::Records(records))) => {
            let is_named = |(at, _): &(usize, _)| {
                matches!(fact.fields().get(*at).map(|field| &field.kind), Some(Kind::Choice { .. }))
            };
            let said = records.last().and_then(|record| record.0.iter().enumerate().find(is_named));
            let parts = said.and_then(|(at, said)| Some((said, fact.fields().get(at)?, words.fields.get(at)?)));
            parts.map(|(said, field, words)| in_words(said, &field.kind, words, text)).unwrap_or_default()
        }
        (_, answer) => in_words(answer, &fact.kind, words, text),
    };
    if to.is_empty() { words.change.clone() } else { [words.change.as_str(), text.colon, &to].concat() }
}
