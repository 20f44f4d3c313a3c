//! The engine: a pack, a person's answers and a date in; outcomes, reasons, amounts and the next
//! question out.
//!
//! Pure, total and deterministic. It knows no clock, no browser, no text for people, and it never
//! panics; where something cannot be computed the result is unknown, with a cause.

mod amount;
mod evaluate;
mod explain;
mod outcome;
mod question;
mod truth;

pub use amount::{BenefitOutcome, Combination};
pub use evaluate::{derived_truth, expr_truth};
pub use explain::Deciding;
pub use outcome::{Award, Axes, Gates, Office, Outcome, Rule, Scope, Status, Window};
pub use question::{Progress, Question, possible_values};
pub use truth::{Cause, Truth};

use alloc::vec::Vec;

use crate::{
    pack::Pack,
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
    /// What may be had together, one for each kind of beneficiary that has anything.
    pub combinations: Vec<Combination>,
    /// What to ask, best first.
    pub next: Vec<Question>,
    /// How far the person is.
    pub progress: Progress,
}

/// Assesses `answers` given on `as_of` against `pack` for the day `on`.
///
/// ```
/// use caice::{engine, pack::Pack, value::{Answers, Date}};
/// # fn main() -> Result<(), caice::value::DateError> {
/// let day = Date::parse("2026-11-23")?;
/// let pack = Pack {
///     version: "1".into(), fingerprint: "0".into(), checked: day, published: false,
///     facts: vec![], sources: vec![], policies: vec![],
/// };
/// let assessment = engine::assess(&pack, &Answers::none(0), day, day);
/// assert_eq!(assessment.progress.total, 0);
/// # Ok(()) }
/// ```
pub fn assess(pack: &Pack, answers: &Answers, on: Date, as_of: Date) -> Assessment {
    let outcomes: Vec<Outcome> = outcome::outcomes(pack, answers);
    let combinations = amount::combine(pack, &outcomes);
    let next = question::next(pack, answers, &outcomes);
    let settled = outcomes.iter().filter(|outcome| outcome.status.is_settled()).count();
    let progress = Progress { settled, total: outcomes.len() };
    Assessment { on, as_of, outcomes, combinations, next, progress }
}
