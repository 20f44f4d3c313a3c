//! A result that somebody handed on: how each policy came out for them, and for which day.
//!
//! No answer can be read from it, so it explains nothing about them. What everybody may know of a policy stands beside its status: the most
//! that it gives to anybody, the first step, whom to ask. Nothing is firmer here than in the result it was made from.

use super::{Amount, Call, amount::amounts, result::STATUSES};
use crate::{
    engine::{Outcome, Rule, Status},
    interview::{session::Session, text::Text},
    pack::{Bound, ClauseId, ClauseKind, Policy, PolicyId, Window},
    value::{Answers, Date, Fen},
};

/// What a result link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownView {
    /// The day it is for.
    pub on: Date,
    /// Each policy it speaks of but those that do not match, in the order of the result it was made from.
    pub lines: Vec<ShownLine>,
    /// How many do not match.
    pub n_not_met: usize,
}

/// A policy of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownLine {
    /// Where its page is.
    pub key: String,
    /// Its name.
    pub title: String,
    /// How it came out.
    pub status: Status,
    /// That in a word.
    pub tag: &'static str,
    /// The most that it gives to anybody; none where no figure may be shown.
    pub figures: Vec<String>,
    /// What to do first; none where that rests on answers.
    pub step: Option<String>,
    /// The office in words; empty where there is nothing to ask.
    pub office: String,
    /// Whom to call.
    pub call: Vec<Call>,
}

impl ShownView {
    /// What was handed on; none where nothing was.
    pub fn of(session: &Session, text: &Text) -> Option<Self> {
        let (on, statuses) = session.shown.as_ref()?;
        let nobody =
            Session { in_force: Answers::none(session.pack.facts.len()), trail: Vec::new(), ..session.clone() };
        let assessment = nobody.assess();
        let mut lines = Vec::new();
        for wanted in STATUSES.into_iter().filter(|status| *status != Status::NotMet) {
            let outcomes = assessment.outcomes.iter().zip(statuses).filter(|(_, of)| **of == Some(wanted));
            lines.extend(outcomes.filter_map(|(outcome, _)| line(&nobody, outcome, wanted, text)));
        }
        let n_not_met = statuses.iter().filter(|status| **status == Some(Status::NotMet)).count();
        Some(Self { on: *on, lines, n_not_met })
    }
}

fn line(nobody: &Session, outcome: &Outcome, status: Status, text: &Text) -> Option<ShownLine> {
    let policy = nobody.pack.policy(outcome.policy)?;
    let words = nobody.short.policies.get(outcome.policy.index())?;
    let may_fit = matches!(
        status,
        Status::Met | Status::MetLater | Status::GateFirst | Status::Competitive | Status::Unconfirmed
    );
    // It may be over since the link was made.
    let over = matches!(outcome.axes.rule, Rule::Ended | Rule::Replaced | Rule::Withdrawn);
    let known = may_fit && !over && outcome.axes.rule != Rule::Unconfirmed;
    Some(ShownLine {
        key: policy.key.clone(),
        title: words.title.clone(),
        status,
        tag: (text.tag)(if over && may_fit { Status::Ended } else { status }),
        figures: if known { at_most(nobody, policy, outcome, text) } else { Vec::new() },
        step: step(nobody, policy, outcome.policy, status, text).filter(|_| known),
        office: if over { String::new() } else { words.contact.clone() },
        call: if over { Vec::new() } else { Call::about(nobody, outcome.policy) },
    })
}

/// What a policy gives to anybody, each figure as a ceiling: how much of it the person had is not known.
fn at_most(nobody: &Session, policy: &Policy, outcome: &Outcome, text: &Text) -> Vec<String> {
    let mut outcome = outcome.clone();
    // Of a floor there is no ceiling to tell.
    let is_floor = |at: usize| {
        policy.benefits.get(at).is_some_and(|benefit| benefit.amount.is_some() && benefit.bound == Bound::AtLeast)
    };
    outcome.benefits.retain(|benefit| !is_floor(benefit.benefit));
    for benefit in &mut outcome.benefits {
        for range in [&mut benefit.each, &mut benefit.total].into_iter().flatten() {
            range.min = Fen::ZERO;
        }
        benefit.schedule.iter_mut().for_each(|range| range.min = Fen::ZERO);
    }
    amounts(nobody, policy, &outcome, text).iter().map(Amount::in_short).collect()
}

/// What to do first, as far as the status alone says.
fn step(nobody: &Session, policy: &Policy, id: PolicyId, status: Status, text: &Text) -> Option<String> {
    let title = nobody.title(id)?;
    match status {
        Status::Met if policy.window == Window::Unknown => Some((text.first_ask)(&title)),
        Status::Met => Some((text.first_apply)(&title)),
        // With a single thing to be done before, it is that; its words come with the long texts.
        Status::GateFirst if nobody.long.is_some() => {
            let is_gate = |kind: &ClauseKind| matches!(kind, ClauseKind::Gate(_));
            let mut gates = policy.clauses.iter().enumerate().filter(|(_, clause)| is_gate(&clause.kind));
            let (at, _) = gates.next().filter(|_| gates.next().is_none())?;
            let clause = nobody.clause(id, ClauseId::at(at), text);
            Some((text.offer_first)(if clause.how.is_empty() { &clause.text } else { &clause.how }))
        }
        _ => None,
    }
}
