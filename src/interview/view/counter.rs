//! The sheet for the counter: of each policy that may fit the conditions, the papers to tick off, the office, the last
//! day and the figure; then, where the person says so, what was answered.
//!
//! It is the printed side of the cards and decides nothing that they do not. What rests on sensitive answers is left out
//! unless the person ticks it, and that something is left out is said.

use super::{Amount, AnswerLine, Card, View, is_sensitive};
use crate::{
    engine::{Outcome, Scope, Status, Truth},
    interview::{session::Session, text::Text},
    value::Answer,
};

/// What the person takes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Along {
    /// What was answered.
    pub answers: bool,
    /// Also what is sensitive, and results that rest on it.
    pub sensitive: bool,
}

/// The sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterSheet {
    /// The day it is for, and the day the rules were checked.
    pub days: String,
    /// The policies that may fit, as the result has them.
    pub policies: Vec<Handed>,
    /// How many rest on sensitive answers and are left out.
    pub n_left_out: usize,
    /// How many lack answers or do not fit; none where there are none.
    pub others: Option<String>,
    /// What was asked and answered; empty unless the person wants it there.
    pub answers: Vec<(String, String)>,
}

/// A policy on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// Its card.
    pub card: Card,
    /// Its conditions and how they stand.
    pub conditions: Vec<(Mark, String)>,
    /// Papers to bring; none where the texts are not here yet.
    pub papers: Option<Vec<String>>,
}

/// How a condition stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// By the answers it holds.
    Holds,
    /// By the answers it does not hold, or not yet.
    Fails,
    /// Nobody knows.
    Open,
    /// Only the office can judge it.
    Office,
    /// It is taken to hold.
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
            let Some(outcome) = outcomes.get(card.policy.index()).filter(|outcome| may_fit(outcome)) else { continue };
            if outcome.sensitive && !along.sensitive {
                n_left_out += 1;
            } else {
                policies.push(Handed::of(session, card));
            }
        }
        let number = |status: Status| outcomes.iter().filter(|outcome| outcome.status == status).count();
        Self {
            days: (text.paper().days)(session.on, session.pack.checked),
            policies,
            n_left_out,
            others: (text.paper().others)(number(Status::NeedsAnswer), number(Status::NotMet)),
            answers: if along.answers { answers(session, along.sensitive, text) } else { Vec::new() },
        }
    }
}

/// Whether somebody may go to a counter with it, now or later: nothing about the person stands against it.
pub fn may_fit(outcome: &Outcome) -> bool {
    match outcome.status {
        Status::Met | Status::MetLater | Status::GateFirst | Status::Competitive => true,
        Status::Unconfirmed => outcome.scope == Some(Scope::Clause),
        Status::NeedsAnswer | Status::Ended | Status::Withdrawn | Status::NotMet => false,
    }
}

impl Handed {
    fn of(session: &Session, card: &Card) -> Self {
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
            card: card.clone(),
        }
    }

    /// What presses and the days that matter.
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

/// What was answered and is looked at, as links carry it.
fn answers(session: &Session, sensitive: bool, text: &Text) -> Vec<(String, String)> {
    let told = session.trail.iter().filter(|fact| {
        let said = session.in_force.get(fact.index());
        *said != Answer::Absent && (sensitive || !is_sensitive(session, **fact))
    });
    told.map(|fact| AnswerLine::of(session, *fact, text)).map(|line| (line.label, line.said)).collect()
}
