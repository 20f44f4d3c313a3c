//! Everything about one person on one day, and the same again after an answer.
//!
//! Only puts together what the files before it work out.

use alloc::vec::Vec;

use super::{
    combine::{self, Combination},
    eval::{Env, Memo},
    index::{FactSet, Index},
    outcome::{self, Outcome},
    question::{self, Known, Progress, Question},
    residual::Residual,
    status::Status,
};
use crate::{
    pack::{FactId, Pack, PolicyId},
    value::{Answers, Date},
};

/// Everything the engine says about one person on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The day outcomes are for.
    pub on: Date,
    /// The day the answers were true.
    pub as_of: Date,
    /// One for each policy of whoever answers, in pack order.
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
    assess_by(&Index::of(pack), pack, answers, on, as_of)
}

/// The same with the index of the pack, for who asks more than once.
pub fn assess_by(index: &Index, pack: &Pack, answers: &Answers, on: Date, as_of: Date) -> Assessment {
    let memo = Memo::of(pack);
    let env = Env::new(pack, answers, on, as_of).remembering(&memo);
    put_together(env, index, outcome::outcomes(env, index), None)
}

/// The same with no questions, for who asks none.
pub fn assess_unasked(index: &Index, pack: &Pack, answers: &Answers, on: Date, as_of: Date) -> Assessment {
    let memo = Memo::of(pack);
    let env = Env::new(pack, answers, on, as_of).remembering(&memo);
    all_but_questions(env, outcome::outcomes(env, index))
}

impl Assessment {
    /// The outcome of `policy`, if whoever answers is asked about it.
    pub fn of(&self, policy: PolicyId) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.policy == policy)
    }
}

/// The status of every policy of whoever answers and nothing else, in pack order: the same as in [`Assessment::outcomes`],
/// for who looks at many people.
pub fn statuses(index: &Index, pack: &Pack, answers: &Answers, on: Date, as_of: Date) -> Vec<Status> {
    let memo = Memo::of(pack);
    let env = Env::new(pack, answers, on, as_of).remembering(&memo);
    index.policies(pack).map(|(id, policy)| outcome::status_alone(env, index, id, policy)).collect()
}

/// The outcome of every policy of whoever answers, without sums and questions: the same as in [`Assessment::outcomes`], for who
/// looks at many people and asks them nothing.
pub fn outcomes(index: &Index, pack: &Pack, answers: &Answers, on: Date, as_of: Date) -> Vec<Outcome> {
    let memo = Memo::of(pack);
    let env = Env::new(pack, answers, on, as_of).remembering(&memo);
    outcome::outcomes(env, index)
}

/// The same, for the same days, where other answers were assessed before: works out again only what turns on the answers
/// that changed. `assess` gives the same (`tests/again.rs`).
pub fn again(index: &Index, pack: &Pack, (were, before): (&Answers, &Assessment), answers: &Answers) -> Assessment {
    let memo = Memo::of(pack);
    let env = Env::new(pack, answers, before.on, before.as_of).remembering(&memo);
    let ids = (0..pack.facts.len()).filter(|at| were.get(*at) != answers.get(*at)).map(FactId::at);
    let changed = FactSet::of(ids);
    let (outcomes, touched) = outcome::outcomes_again(env, index, &before.outcomes, &changed);
    let known = Known { questions: &before.next, outcomes: &before.outcomes, touched: &touched };
    put_together(env, index, outcomes, Some(known))
}

fn put_together(env: Env<'_>, index: &Index, outcomes: Vec<Outcome>, known: Option<Known<'_>>) -> Assessment {
    let next = question::next(env, index, &outcomes, known);
    Assessment { next, ..all_but_questions(env, outcomes) }
}

fn all_but_questions(env: Env<'_>, outcomes: Vec<Outcome>) -> Assessment {
    let combinations = combine::combine(env.pack, &outcomes, env.on);
    let settled = outcomes.iter().filter(|outcome| outcome.status.is_settled()).count();
    let progress = Progress { settled, total: outcomes.len() };
    Assessment { on: env.on, as_of: env.as_of, outcomes, combinations, next: Vec::new(), progress }
}

/// The questions worth asking about one policy alone, best first, given the assessment of the same answers.
pub fn questions_about(
    index: &Index,
    pack: &Pack,
    answers: &Answers,
    now: &Assessment,
    policy: PolicyId,
) -> Vec<Question> {
    let outcomes = now.of(policy).map(core::slice::from_ref).unwrap_or_default();
    let memo = Memo::of(pack);
    question::next(Env::new(pack, answers, now.on, now.as_of).remembering(&memo), index, outcomes, None)
}

/// Whether `answers` settle a policy that, in the assessment `now`, waits for an answer to `fact`.
pub fn settles(index: &Index, pack: &Pack, answers: &Answers, now: &Assessment, fact: FactId) -> bool {
    let memo = Memo::of(pack);
    let then = Env::new(pack, answers, now.on, now.as_of).remembering(&memo);
    let residual = Residual::of(then, index);
    question::settled(residual.tried(then, fact), index, &now.outcomes, fact).next().is_some()
}
