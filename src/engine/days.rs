//! Days to mention beside a status: until when the office has nothing more to judge, and from when each condition holds
//! that does not hold yet.
//!
//! Read off the timeline. No status turns on them, and each is something a person could check on that day.

use alloc::vec::Vec;

use super::{
    eval::{Clauses, Env, GatesAs, Truth, clause_truths, expr_in},
    explain,
    index::Index,
    timeline::{HORIZON_MONTHS, Segment, days_of_change, segments},
};
use crate::{
    pack::{ClauseId, ClauseKind, Policy, PolicyId},
    value::Date,
};

/// How many months to look back from the day of the answers for days on which the office had less to judge.
const BACK_MONTHS: i64 = 24;

/// A run of claimable days in which the office, from some day on, has more to judge than on the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undisputed {
    /// The last day before that.
    pub until: Date,
    /// The last day of the run; `None` if beyond the horizon.
    pub then_until: Option<Date>,
}

/// What ends on the last day of a policy that may fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// The time to apply.
    Applying,
    /// That the conditions surely hold: nobody knows until when one can apply.
    Holding,
    /// That nothing is left to the office: it decides about the days after.
    Undisputed,
}

/// A condition that does not surely hold today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Its clause.
    pub clause: ClauseId,
    /// The first day from which it surely holds.
    pub from: Date,
    /// Whether it may hold earlier, because an answer leaves room.
    pub at_latest: bool,
}

/// If the office has more to judge from some day on, the days before and after that. Gives the same result on every day
/// of the run, as far as the answers cover past days.
pub(super) fn undisputed(
    env: Env<'_>,
    index: &Index,
    id: PolicyId,
    policy: &Policy,
    timeline: &[Segment],
) -> Option<Undisputed> {
    let ahead = timeline.iter().skip_while(|segment| !segment.is_claimable());
    let mut run: Vec<Segment> = Vec::new();
    if timeline.first().is_some_and(Segment::is_claimable) {
        // Start from the same day whatever day is assessed, so that all of them say the same.
        let mut begin = env.as_of.add_months(-BACK_MONTHS).min(env.on);
        while begin < env.on {
            let truths = clause_truths(env.at(begin), policy);
            for segment in segments(env.at(begin), index, id, policy, &truths) {
                if segment.from >= env.on {
                    break;
                }
                if !segment.is_claimable() {
                    run.clear();
                } else {
                    run.push(segment);
                }
            }
            // A timeline ends somewhere, and the assessed day may lie beyond.
            let next = begin.add_months(HORIZON_MONTHS);
            begin = if next > begin { next } else { env.on };
        }
    }
    let mut end = None;
    for segment in ahead {
        if !segment.is_claimable() {
            end = Some(segment.from.yesterday());
            break;
        }
        run.push(*segment);
    }
    let first = *run.first()?;
    let more = run.iter().find(|segment| !segment.office.is_within(first.office))?;
    Some(Undisputed { until: more.from.yesterday(), then_until: end })
}

/// The conditions to wait for until `from`, each with its own day, in the order of the policy.
pub(super) fn waits(env: Env<'_>, policy: &Policy, from: Date) -> Vec<Wait> {
    let today = clause_truths(env, policy);
    let then = clause_truths(env.at(from), policy);
    let decides = explain::deciding(env.at(from), Clauses { policy, truths: &then, gates: GatesAs::TheyStand });
    let holds = |truths: &[Truth], id: ClauseId| truths.get(id.index()) == Some(&Truth::Yes);
    let asked = |id: ClauseId| matches!(policy.clause(id).map(|clause| &clause.kind), Some(ClauseKind::Asked(_)));
    let mut waits: Vec<Wait> = Vec::new();
    for id in decides.iter().map(|clause| clause.clause) {
        if asked(id) && holds(&then, id) && !holds(&today, id) {
            waits.push(Wait { clause: id, from, at_latest: false });
        }
    }
    let days = if waits.is_empty() { Vec::new() } else { days_of_change(env, policy) };
    for wait in &mut waits {
        let rule = policy.clause(wait.clause).and_then(|clause| clause.kind.rule());
        let truth = |day: Date| rule.map(|rule| expr_in(env.at(day), rule));
        for day in days.iter().rev().filter(|day| **day < from) {
            if truth(*day) != Some(Truth::Yes) {
                break;
            }
            wait.from = *day;
        }
        wait.at_latest = truth(wait.from.yesterday()) == Some(Truth::Unknown);
    }
    waits
}
