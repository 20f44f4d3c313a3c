//! The engine: a pack, a person's answers and a day in; outcomes, reasons, dates, amounts and the next
//! question out.
//!
//! Pure, total and deterministic. Knows no clock, no browser and no text for people, and never panics:
//! what cannot be computed is unknown, with a cause.
//!
//! Reading order, each file using only those before it: `eval` finds answers and computes, `status` defines the statuses
//! and their table, `explain` says why, `timeline` looks at the days ahead, `amount` says how much, `days` which days to
//! mention, `outcome` puts it together, `combine` sums up, `question` chooses what to ask next.

mod amount;
mod combine;
mod days;
mod eval;
mod explain;
mod independent;
mod outcome;
mod question;
mod status;
mod timeline;

pub use amount::BenefitOutcome;
pub use combine::{Combination, Excluded, Item, RunnerUp};
pub use days::{Undisputed, Wait};
pub use eval::{Cause, Env, Interval, Truth, expr_in, number_in};
pub use explain::{DecisiveClause, FactRef, facts_behind};
pub use outcome::{Outcome, WindowDays};
pub use question::{Progress, Question, bands, possible_answers};
pub use status::{Ahead, Axes, Gates, Office, Prospect, Rule, Scope, Status, WindowState, status};
pub use timeline::{OfficeSet, Segment};

use alloc::vec::Vec;

use crate::{
    pack::{Expr, FactId, Pack, PolicyId},
    value::{Answers, Date},
};

/// Everything the engine says about one person on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The day outcomes are for.
    pub on: Date,
    /// The day the answers were true.
    pub as_of: Date,
    /// One for each policy, in pack order.
    pub outcomes: Vec<Outcome>,
    /// What goes together, one for each kind of beneficiary that gets anything.
    pub combinations: Vec<Combination>,
    /// What to ask, best first.
    pub next: Vec<Question>,
    /// How far the person has got.
    pub progress: Progress,
}

/// Assesses `answers`, given on `as_of`, against `pack` for the day `on`.
///
/// ```
/// use caice::{engine, pack::Pack, value::{Answers, Date}};
/// # fn main() -> Result<(), caice::value::DateError> {
/// let day = Date::parse("2026-11-23")?;
/// let pack = Pack::of(vec![], day);
/// let assessment = engine::assess(&pack, &Answers::none(0), day, day);
/// assert_eq!(assessment.progress.total, 0);
/// # Ok(()) }
/// ```
pub fn assess(pack: &Pack, answers: &Answers, on: Date, as_of: Date) -> Assessment {
    let outcomes: Vec<Outcome> = outcome::outcomes(pack, answers, on, as_of);
    let combinations = combine::combine(pack, &outcomes, on);
    let next = question::next(pack, answers, &outcomes, on, as_of);
    let settled = outcomes.iter().filter(|outcome| outcome.status.is_settled()).count();
    let progress = Progress { settled, total: outcomes.len() };
    Assessment { on, as_of, outcomes, combinations, next, progress }
}

/// The questions worth asking about a single policy, best first, given the assessment of the same answers.
pub fn questions_about(pack: &Pack, answers: &Answers, now: &Assessment, policy: PolicyId) -> Vec<Question> {
    let outcomes = now.outcomes.get(policy.index()).map(core::slice::from_ref).unwrap_or_default();
    question::next(pack, answers, outcomes, now.on, now.as_of)
}

/// Whether `answers` settle a policy that, in the assessment `now`, waits for an answer to `fact`.
pub fn settles(pack: &Pack, answers: &Answers, now: &Assessment, fact: FactId) -> bool {
    let then = Env::new(pack, answers, now.on, now.as_of);
    question::settled(then, &now.outcomes, fact).next().is_some()
}

/// Truth of one expression outside any record.
pub fn expr_truth(pack: &Pack, answers: &Answers, on: Date, as_of: Date, expr: &Expr) -> Truth {
    expr_in(Env::new(pack, answers, on, as_of), expr)
}
