//! The sheet for the counter: for each policy that may fit, its conditions, the papers to tick off, the office, the
//! last day and the figure; which of them exclude each other; then, if the person chooses so, their answers.
//!
//! The printed counterpart of the cards, with no decisions of its own. Leaves out what depends on sensitive answers,
//! and says so, unless the person ticks it.

use super::{Amount, AnswerLine, Card, View, age::aged, is_sensitive, together};
use crate::{
    engine::{Outcome, Scope, Status, Truth},
    interview::{session::Session, text::Text},
    pack::PolicyId,
    value::Answer,
};

/// What the person includes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Along {
    /// The answers.
    pub answers: bool,
    /// Sensitive answers too, and the results that depend on them.
    pub sensitive: bool,
}

/// The sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterSheet {
    /// The day it is for, and the day the rules were checked.
    pub days: String,
    /// The policies that may fit, in the result's order.
    pub policies: Vec<Handed>,
    /// Which of these policies exclude each other, with the source.
    pub apart: Vec<String>,
    /// How many are left out because they depend on sensitive answers.
    pub n_left_out: usize,
    /// How many lack answers or do not fit; `None` if there are no such policies.
    pub others: Option<String>,
    /// Questions and answers; empty unless the person includes them.
    pub answers: Vec<(String, String)>,
}

/// A policy on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// Its card.
    pub card: Card,
    /// Its conditions and their state.
    pub conditions: Vec<(Mark, String)>,
    /// Papers to bring; `None` until the texts have arrived.
    pub papers: Option<Vec<String>>,
    /// Papers that are only to be kept, in a line; `None` if there are none.
    pub keeps: Option<String>,
}

/// The state of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The answers satisfy it.
    Holds,
    /// The answers do not satisfy it, or not yet.
    Fails,
    /// Unknown.
    Open,
    /// Only the office can judge it.
    Office,
    /// It is assumed to hold.
    Assumed,
}

impl CounterSheet {
    /// The sheet of a result.
    pub fn of(session: &Session, view: &View, along: Along, text: &Text) -> Self {
        let result = view.result(session, text);
        let outcomes = &view.assessment.outcomes;
        let mut n_left_out = 0;
        let mut policies = Vec::new();
        for card in result.groups.iter().flat_map(|group| &group.cards) {
            let Some(outcome) = view.assessment.of(card.policy).filter(|outcome| may_fit(outcome)) else { continue };
            if outcome.sensitive && !along.sensitive {
                n_left_out += 1;
            } else {
                policies.push(Handed::of(session, card, text));
            }
        }
        let number = |status: Status| outcomes.iter().filter(|outcome| outcome.status == status).count();
        let listed: Vec<PolicyId> = policies.iter().map(|policy| policy.card.policy).collect();
        Self {
            apart: together::apart(session, &listed, text),
            days: aged((text.paper().days)(session.on, session.pack.checked), session, text),
            policies,
            n_left_out,
            others: (text.paper().others)(number(Status::NeedsAnswer), number(Status::NotMet)),
            answers: if along.answers { answers(session, along.sensitive, text) } else { Vec::new() },
        }
    }
}

/// Whether it is worth taking to a counter, now or later: nothing about the person rules it out.
pub fn may_fit(outcome: &Outcome) -> bool {
    match outcome.status {
        Status::Met | Status::MetLater | Status::GateFirst | Status::Competitive => true,
        Status::Unconfirmed => outcome.scope == Some(Scope::Clause),
        Status::NeedsAnswer | Status::Ended | Status::Withdrawn | Status::NotMet => false,
    }
}

impl Handed {
    pub(super) fn of(session: &Session, card: &Card, text: &Text) -> Self {
        let mark = |truth: Truth| match truth {
            Truth::Yes => Mark::Holds,
            Truth::No => Mark::Fails,
            Truth::Unknown => Mark::Open,
        };
        let decided = card.reasons.iter().map(|reason| (mark(reason.truth), reason.text.clone()));
        let office = card.office.iter().map(|reason| (Mark::Office, reason.text.clone()));
        let assumed = card.assumed.iter().map(|clause| (Mark::Assumed, clause.text.clone()));
        let long = session.long.as_ref().and_then(|long| long.policies.get(card.policy.index()));
        Self {
            conditions: decided.chain(assumed).chain(office).collect(),
            papers: long.map(|long| long.papers.clone()),
            keeps: keeps(session, card.policy, text),
            card: card.clone(),
        }
    }

    /// What is urgent, then the days that matter.
    pub fn days(&self) -> impl Iterator<Item = &String> {
        self.card.urgent.iter().chain(&self.card.days)
    }

    /// What must be done before applying.
    pub fn steps(&self) -> impl Iterator<Item = &String> {
        self.card.steps.iter().map(|step| if step.how.is_empty() { &step.text } else { &step.how })
    }

    /// Its figures.
    pub fn figures(&self) -> Vec<String> {
        self.card.amounts.iter().map(Amount::in_short).collect()
    }
}

/// The papers of a policy that are only to be kept, in a line.
pub(super) fn keeps(session: &Session, policy: PolicyId, text: &Text) -> Option<String> {
    let keeps = &session.long.as_ref()?.policies.get(policy.index())?.keeps;
    (!keeps.is_empty()).then(|| [text.paper().keeps, text.colon, &keeps.join(text.comma)].concat())
}

/// The answers in force, as far as a link would carry them.
fn answers(session: &Session, sensitive: bool, text: &Text) -> Vec<(String, String)> {
    let told = session.trail.iter().filter(|fact| {
        let said = session.in_force.get(fact.index());
        *said != Answer::Absent && (sensitive || !is_sensitive(session, **fact))
    });
    told.map(|fact| AnswerLine::of(session, *fact, text)).map(|line| (line.label, line.said)).collect()
}
