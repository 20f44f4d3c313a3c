//! A result shared by another person: the status of each policy for them, and the day it is for.
//!
//! It carries no answers, so it explains nothing about them. Beside each status is what anyone may know about the
//! policy: the most it gives to anybody, the first step, whom to ask. Nothing here is firmer than in the original
//! result.

use super::{Call, amount::amounts, result::STATUSES};
use crate::{
    engine::{Outcome, Rule, Scope, Status},
    handoff::Results,
    interview::{session::Session, text::Text},
    pack::{Bound, ClauseId, ClauseKind, Policy, PolicyId, Window},
    value::{Answers, Date, Fen},
};

/// The contents of a result link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownView {
    /// The day it is for.
    pub on: Date,
    /// The policies it mentions, without those that do not match: those of the sender's plan in its order, then the others in that of the
    /// original result.
    pub lines: Vec<ShownLine>,
    /// How many are known by name only.
    pub n_named: usize,
    /// How many do not match.
    pub n_not_met: usize,
}

/// A policy of that result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownLine {
    /// The key of its page.
    pub key: String,
    /// Its name.
    pub title: String,
    /// Its status.
    pub status: Status,
    /// The status in a word.
    pub tag: &'static str,
    /// Its place in the sender's plan; `None` without one.
    pub place: Option<&'static str>,
    /// The most it gives to anybody; empty if no figure may be shown.
    pub figures: Vec<String>,
    /// That the policy has conditions only the office can judge; `None` if it has none.
    pub by_office: Option<&'static str>,
    /// What to do first; `None` if that depends on answers.
    pub step: Option<String>,
    /// The office in words; empty if there is nothing to ask.
    pub office: String,
    /// Whom to call.
    pub call: Vec<Call>,
}

impl ShownView {
    /// The shared result; `None` if there is none.
    pub fn of(session: &Session, text: &Text) -> Option<Self> {
        let (on, Results { statuses, plan, .. }) = session.shown.as_ref()?;
        let nobody =
            Session { in_force: Answers::none(session.pack.facts.len()), trail: Vec::new(), ..session.clone() };
        let assessment = nobody.assess();
        let (mut lines, mut n_named): (Vec<(usize, ShownLine)>, usize) = (Vec::new(), 0);
        for wanted in STATUSES.into_iter().filter(|status| *status != Status::NotMet) {
            // The link has a status for each policy, the assessment an outcome for those of whoever answers.
            let sent = |outcome: &&Outcome| statuses.get(outcome.policy.index()) == Some(&Some(wanted));
            let outcomes = assessment.outcomes.iter().filter(sent);
            for outcome in outcomes {
                // As in the sender's result, what only has a name is counted.
                if outcome.scope == Some(Scope::Policy) {
                    n_named += 1;
                    continue;
                }
                let place = plan.iter().position(|policy| *policy == outcome.policy);
                let Some(line) = line(&nobody, outcome, wanted, place, text) else { continue };
                let place = place.unwrap_or(usize::MAX);
                lines.insert(lines.partition_point(|(before, _)| *before <= place), (place, line));
            }
        }
        let lines = lines.into_iter().map(|(_, line)| line).collect();
        let n_not_met = statuses.iter().filter(|status| **status == Some(Status::NotMet)).count();
        Some(Self { on: *on, lines, n_named, n_not_met })
    }
}

fn line(nobody: &Session, outcome: &Outcome, status: Status, place: Option<usize>, text: &Text) -> Option<ShownLine> {
    let policy = nobody.pack.policy(outcome.policy)?;
    let words = nobody.short.policies.get(outcome.policy.index())?;
    let may_fit = matches!(
        status,
        Status::Met | Status::MetLater | Status::GateFirst | Status::Competitive | Status::Unconfirmed
    );
    // It may have ended since the link was made.
    let over = matches!(outcome.axes.rule, Rule::Ended | Rule::Replaced | Rule::Withdrawn);
    let known = may_fit && !over && outcome.axes.rule != Rule::Unconfirmed;
    let has_office = known && policy.clauses.iter().any(|clause| clause.kind == ClauseKind::Office);
    Some(ShownLine {
        key: policy.key.clone(),
        title: words.title.clone(),
        status,
        tag: match status {
            _ if over && may_fit => (text.tag)(Status::Ended),
            // Its name is not all that is known of it.
            Status::Unconfirmed => text.tag_part_unconfirmed,
            status => (text.tag)(status),
        },
        place: place.filter(|_| known).map(text.shown_place),
        figures: if known { at_most(nobody, policy, outcome, text) } else { Vec::new() },
        by_office: has_office.then_some(text.lack.office_perhaps),
        step: step(nobody, policy, outcome.policy, status, text).filter(|_| known),
        office: if over { String::new() } else { words.contact.clone() },
        call: if over { Vec::new() } else { Call::about(nobody, outcome.policy) },
    })
}

/// The most a policy gives to anybody, each figure as a ceiling: the person's own share is unknown.
fn at_most(nobody: &Session, policy: &Policy, outcome: &Outcome, text: &Text) -> Vec<String> {
    let mut outcome = outcome.clone();
    // A minimum has no ceiling to name.
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
    // Of steps the ceiling is the highest: say them, so that nobody takes it for theirs. They arrive with the long texts.
    let long = nobody.long.as_ref().and_then(|long| long.policies.get(outcome.policy.index()));
    let mut figures = Vec::new();
    for (amount, worked) in amounts(nobody, policy, &outcome, text).iter().zip(&outcome.benefits) {
        let mut figure = amount.in_short();
        if let Some(steps) = long
            .and_then(|long| long.tiers.get(worked.benefit))
            .filter(|steps| !steps.is_empty() && !nobody.age.hides())
        {
            figure.push_str(text.colon);
            figure.push_str(&steps.join(text.semicolon));
        }
        figures.push(figure);
    }
    figures
}

/// What to do first, as far as the status alone tells.
fn step(nobody: &Session, policy: &Policy, id: PolicyId, status: Status, text: &Text) -> Option<String> {
    let title = nobody.title(id)?;
    match status {
        Status::Met if policy.window == Window::Unknown => Some((text.first_ask)(&title)),
        Status::Met => Some((text.first_apply)(&title)),
        // If only one thing has to come first, it is that; its words arrive with the long texts.
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
