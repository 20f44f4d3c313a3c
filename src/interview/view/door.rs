//! What is behind a door of the first screen: its policies with their status, and whether asking about them alone would
//! settle more.
//!
//! Shows nothing that the result would not; leaves out what has nothing to do with it.

use super::{Call, Card, PolicyLine};
use crate::{
    engine::{Assessment, FactRef, Question, Status},
    interview::{session::Session, text::Text},
    pack::PolicyId,
};

/// The screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorView {
    /// What people come for.
    pub title: String,
    /// Cards of what may fit or is open, once something was answered.
    pub cards: Vec<Card>,
    /// The other policies, as lines.
    pub lines: Vec<PolicyLine>,
    /// Whom to call about them, each once.
    pub call: Vec<Call>,
    /// Whether a question about them is open.
    pub open: bool,
}

impl DoorView {
    /// What is behind the door at `index`; `None` if there is no such door.
    pub fn of(session: &Session, assessment: &Assessment, index: usize, text: &Text) -> Option<Self> {
        let door = session.pack.doors.get(index)?;
        let is_known = !session.trail.is_empty();
        let mut cards: Vec<Card> = Vec::new();
        let mut call: Vec<Call> = Vec::new();
        for policy in &door.policies {
            for one in Call::about(session, *policy) {
                if !call.contains(&one) {
                    call.push(one);
                }
            }
            let shown = assessment.of(*policy).filter(|outcome| is_known && !is_a_line(outcome.status));
            let Some(card) = shown.and_then(|outcome| Card::of(session, outcome, text)) else { continue };
            let at = cards.partition_point(|other| place(other.status) <= place(card.status));
            cards.insert(at, card);
        }
        let is_carded = |policy: PolicyId| cards.iter().any(|card| card.policy == policy);
        let lines = PolicyLine::all(session, assessment, text);
        let lines =
            lines.into_iter().filter(|line| door.policies.contains(&line.policy) && !is_carded(line.policy)).collect();
        Some(Self {
            title: session.short.doors.get(index).cloned().unwrap_or_default(),
            open: next(session, assessment, index).is_some(),
            cards,
            lines,
            call,
        })
    }
}

/// Whether a status is told in a line: nothing more can come of it.
fn is_a_line(status: Status) -> bool {
    matches!(status, Status::NotMet | Status::Ended | Status::Withdrawn | Status::Unconfirmed)
}

/// The place of a status among the result's groups.
fn place(status: Status) -> usize {
    super::result::STATUSES.iter().position(|other| *other == status).unwrap_or_default()
}

/// The next question about what is behind the door at `index`: of those that some policy there lacks, the best for all.
/// Never what was put off.
pub(super) fn next(session: &Session, assessment: &Assessment, index: usize) -> Option<FactRef> {
    let door = session.pack.doors.get(index)?;
    let lacks = |named: FactRef| {
        let missing = door.policies.iter().filter_map(|policy| assessment.of(*policy)).flat_map(|of| &of.missing);
        { missing }.any(|lacked| lacked.fact == named.fact)
    };
    let wanted = |named: &FactRef| named.field.is_some() || !session.skipped.contains(&named.fact);
    let own = assessment.next.iter().filter(|question| !question.refutes && !question.details);
    own.map(Question::named).filter(wanted).find(|named| lacks(*named))
}
