//! The top of the result: how many policies may fit, which are one answer or call away, and the money.
//!
//! Counts only what was decided; the engine works out what can be combined.

use super::{OfferLine, View};
use crate::{
    engine::{Assessment, BenefitOutcome, Combination, End, Outcome, Scope, Status, Truth},
    interview::{session::Session, text::Text},
    pack::{Grade, PolicyId, Role},
    value::{Date, Fen, FenRange},
};

/// A policy lacking at most this many answers is nearly decided.
const NEAR: usize = 2;
/// A last day is urgent if it is at most this many months away.
const SOON: i64 = 12;

/// The top of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The verdict in a sentence: what may fit, or what is still in the way.
    pub statement: String,
    /// The money; `None` if there is no figure to show.
    pub sum: Option<Sum>,
    /// The rest: one answer away, one call away, later; the nearest last day.
    pub rest: Vec<String>,
}

/// A sum in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// What the sum is.
    pub head: String,
    /// The figure.
    pub figure: String,
    /// What it leaves out and what it is based on.
    pub notes: Vec<String>,
}

/// Outcomes counted by state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// May fit now.
    pub met: usize,
    /// May fit later, after a step, or by selection.
    pub later: usize,
    /// Lack one or two answers.
    pub near: usize,
    /// Lack more.
    pub open: usize,
    /// Fit for all the person said; only the authorities know the rest.
    pub call: usize,
    /// Do not fit.
    pub not_met: usize,
}

impl Counts {
    /// Counts the outcomes. Skips policies that are over or known by name only: those decide nothing about anybody.
    pub fn of(outcomes: &[Outcome]) -> Self {
        let mut counts = Self::default();
        for outcome in outcomes {
            match outcome.status {
                Status::Met => counts.met += 1,
                Status::MetLater | Status::GateFirst | Status::Competitive => counts.later += 1,
                Status::NeedsAnswer if outcome.missing.len() <= NEAR => counts.near += 1,
                Status::NeedsAnswer => counts.open += 1,
                // A step that is open is no condition that fits.
                Status::Unconfirmed if outcome.scope == Some(Scope::Clause) && has_step(outcome) => counts.later += 1,
                Status::Unconfirmed if outcome.scope == Some(Scope::Clause) => counts.call += 1,
                Status::NotMet => counts.not_met += 1,
                Status::Unconfirmed | Status::Ended | Status::Withdrawn => {}
            }
        }
        counts
    }

    /// How many were decided, of how many.
    pub fn decided(self) -> (usize, usize) {
        let decided = self.met + self.later + self.not_met;
        (decided, decided + self.near + self.open + self.call)
    }
}

impl Headline {
    /// The headline, and the sums of other beneficiaries, never added to the person's own.
    /// `n_near` policies are missed by little.
    pub fn of(
        session: &Session,
        view: &View,
        (offers, n_near): (&[OfferLine], usize),
        text: &Text,
    ) -> (Self, Vec<Sum>) {
        let assessment = &view.assessment;
        let counts = Counts::of(&assessment.outcomes);
        let with_cash = assessment.combinations.iter().filter(|combination| combination.cash.max > Fen::ZERO);
        let (own, others): (Vec<_>, Vec<_>) =
            with_cash.partition(|combination| combination.beneficiary == Role::Person);
        let sum = |combination: &Combination| sum(session, assessment, combination, text);
        let statement = if counts.met > 0 {
            (text.may_fit)(counts.met)
        } else if counts.call > 0 {
            (text.only_unpublished)(counts.call)
        } else if counts.later > 0 {
            (text.may_fit_later)(counts.later)
        } else if !offers.is_empty() {
            text.see_offers.to_owned()
        } else if counts.near + counts.open > 0 && view.open.is_some() {
            text.answer_more.to_owned()
        } else if counts.near + counts.open > 0 {
            text.look_up_more.to_owned()
        } else {
            text.nothing_fits.to_owned()
        };
        let said = [
            (counts.met == 0 && counts.call > 0, 0, counts.call),
            (counts.met == 0 && counts.call == 0 && counts.later > 0, 1, counts.later),
        ];
        let is_said = |which: usize| said.iter().any(|(is_said, of, _)| *is_said && *of == which);
        let mut rest = Vec::new();
        rest.extend(soonest(session, &assessment.outcomes, text));
        rest.extend((counts.near > 0).then(|| (text.one_answer_away)(counts.near)));
        rest.extend((counts.call > 0 && !is_said(0)).then(|| (text.one_call_away)(counts.call)));
        rest.extend((counts.later > 0 && !is_said(1)).then(|| (text.later_or_after_a_step)(counts.later)));
        rest.extend((n_near > 0).then(|| (text.near.count)(n_near)));
        let own = own.first().map(|own| sum(own));
        (Self { statement, sum: own, rest }, others.into_iter().map(sum).collect())
    }
}

/// Whether something has to be done first.
pub(super) fn has_step(outcome: &Outcome) -> bool {
    outcome.gates.iter().any(|gate| gate.truth == Truth::No)
}

/// The nearest last day among what may fit now.
fn soonest(session: &Session, outcomes: &[Outcome], text: &Text) -> Option<String> {
    let last = |outcome: &Outcome| -> Option<(Date, bool, String)> {
        let last = outcome.until.filter(|last| outcome.from.is_none() && *last <= session.on.add_months(SOON))?;
        Some((last, outcome.end() == End::Undisputed, session.title(outcome.policy)?))
    };
    let met = outcomes.iter().filter(|outcome| outcome.status == Status::Met);
    met.filter_map(last).min().map(|(last, goes_on, title)| (text.soonest)(&title, last, goes_on))
}

/// The money of one kind of beneficiary, with what it leaves out and is based on.
pub(super) fn sum(session: &Session, assessment: &Assessment, combination: &Combination, text: &Text) -> Sum {
    let mut weakest = Grade::A;
    let mut unconfirmed = Fen::ZERO;
    let (mut no_window, mut ceilings) = (false, false);
    for (policy, index, object) in &combination.chosen {
        let Some(benefit) = session.pack.policy(*policy).and_then(|policy| policy.benefits.get(*index)) else {
            continue;
        };
        let Some(outcome) = assessment.of(*policy) else { continue };
        let chosen = |worked: &&BenefitOutcome| worked.benefit == *index && worked.object == *object;
        let Some(worked) = outcome.benefits.iter().find(chosen) else { continue };
        // A benefit without a figure does not affect the grade of the figures.
        let Some(FenRange { min, max }) = worked.total else { continue };
        weakest = weakest.max(benefit.grade);
        if !worked.confirmed {
            unconfirmed = unconfirmed.saturating_add(max);
        } else if !outcome.axes.window.lets_apply() {
            no_window = true;
        } else if min < max || worked.applies != Truth::Yes {
            ceilings = true;
        }
    }
    let mut notes = Vec::new();
    let year = combination.first_year;
    notes.extend((year.max < combination.cash.max).then(|| (text.sum.over_years)(&(text.up_to)(year))));
    let has_figure = |id: PolicyId| {
        let (Some(policy), Some(outcome)) = (session.pack.policy(id), assessment.of(id)) else {
            return false;
        };
        outcome.benefits.iter().any(|worked| {
            let is_cash = policy.benefits.get(worked.benefit).is_some_and(|benefit| benefit.kind.is_cash());
            is_cash && worked.total.is_some_and(|total| total.max > Fen::ZERO)
        })
    };
    let n_silent = combination.silent.iter().filter(|(a, b)| has_figure(*a) && has_figure(*b)).count();
    notes.extend((n_silent > 0).then(|| (text.sum.silent)(n_silent)));
    if unconfirmed > Fen::ZERO {
        notes.push((text.sum.unconfirmed)(unconfirmed));
    }
    notes.extend(no_window.then(|| text.sum.no_window.to_string()));
    notes.extend(ceilings.then(|| text.sum.ceilings.to_string()));
    notes.push((text.sum.grade)(weakest).to_string());
    Sum {
        head: (text.sum.head)(Some(combination.beneficiary).filter(|role| *role != Role::Person)),
        figure: (text.up_to)(combination.cash),
        notes,
    }
}
