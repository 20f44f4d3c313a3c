//! What a firm says of itself, once for all on its list, and what its own benefits look at: the people it has hired.
//!
//! Nobody is counted as somebody whom the list does not say they are: a hire whose group is not known stays one. Of those who left a list
//! says nothing, so a layoff rate is never taken from it. Judges nothing; the engine does.

use super::{hire::HireOf, read::Roster, role::Role, settings::Settings};
use crate::{
    engine::{BenefitOutcome, Index, Outcome, Truth, outcomes},
    pack::{Audience, FactId, FieldId, Kind, Pack},
    value::{Answer, Answers, Fen, FenRange, Record, Value},
};

/// So far back a hire can matter to a firm's benefits, in months: the credit of national tax law runs three years.
const BACK_MONTHS: i64 = 36;

/// So many hires are looked at together; each may begin to count on a day of its own, and every such day is looked at.
pub const MOST_HIRES: usize = 200;

/// What the firm is asked, but for what a list says of each person.
pub fn firm_asks(pack: &Pack) -> Vec<FactId> {
    let by_list = |fact: &FactId| {
        pack.fact(*fact)
            .is_some_and(|fact| Role::ALL.iter().any(|role| role.key().split('.').next() == Some(&fact.key)))
    };
    let asks = pack.firm.as_ref().map(|firm| firm.asks.as_slice()).unwrap_or_default();
    asks.iter().copied().filter(|fact| !by_list(fact)).collect()
}

/// What the firm can say once of everybody it has hired: the fields that are yes or no.
pub fn hire_asks(pack: &Pack) -> Vec<(FactId, FieldId)> {
    let list = pack.firm.as_ref().and_then(|firm| firm.hired.as_ref()).map(|hired| hired.list);
    let fields = list.and_then(|list| pack.fact(list)).map(|fact| fact.fields()).unwrap_or_default();
    let flags = fields.iter().enumerate().filter(|(_, field)| field.kind == Kind::Bool);
    flags.filter_map(|(at, _)| Some((list?, FieldId::at(at)))).collect()
}

/// A benefit that is given for each hire, added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverHires {
    /// For how many it is sure.
    pub sure: usize,
    /// What it brings for those, if every amount may be shown; today's and earlier standards alike.
    pub of_sure: Option<FenRange>,
    /// Of how many it is not known whether they count.
    pub open: usize,
    /// What it brings in all, if every amount may be shown: at the lower end nothing for those, nor by an earlier standard.
    pub of_all: Option<FenRange>,
}

/// Adds up what one benefit of a policy gives for each hire; `None` if it is given once, or nobody is hired.
pub fn over_hires(outcome: &Outcome, benefit: usize) -> Option<OverHires> {
    let of_benefit = || outcome.benefits.iter().filter(move |of| of.benefit == benefit && of.object.is_some());
    let sure = || of_benefit().filter(|of| of.applies == Truth::Yes);
    let open = of_benefit().filter(|of| of.applies == Truth::Unknown).count();
    let n_sure = sure().count();
    (n_sure > 0 || open > 0).then(|| OverHires {
        sure: n_sure,
        of_sure: (n_sure > 0).then(|| sum(sure().map(|of| of.total))).flatten(),
        open,
        of_all: sum(of_benefit().map(known_to_hold)),
    })
}

/// What a benefit brings; what was not seen to hold today is no lower end.
pub fn known_to_hold(of: &BenefitOutcome) -> Option<FenRange> {
    of.total.map(|total| if of.confirmed { total } else { FenRange { min: Fen::ZERO, ..total } })
}

/// The sum of amounts; `None` if one of them may not be shown.
fn sum(mut all: impl Iterator<Item = Option<FenRange>>) -> Option<FenRange> {
    all.try_fold(FenRange::default(), |sum, of| {
        let of = of?;
        Some(FenRange { min: sum.min.saturating_add(of.min), max: sum.max.saturating_add(of.max) })
    })
}

/// What comes out for the firm itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfFirm {
    /// What it says, with the people it has hired.
    pub answers: Answers,
    /// The outcome of each of its policies.
    pub outcomes: Vec<Outcome>,
    /// How many people of the list it has hired in the last three years.
    pub hires: usize,
    /// Of how many people on it nobody knows whether it has hired them; then whom it hired stays open.
    pub undecided: usize,
    /// Whether there are so many that none was looked at.
    pub too_many: bool,
}

impl OfFirm {
    /// Assesses the firm; `None` if the pack has nothing for firms.
    pub fn of(pack: &Pack, roster: &Roster, settings: &Settings) -> Option<Self> {
        let hired = pack.firm.as_ref()?.hired.as_ref()?;
        let mut answers = Answers::none(pack.facts.len());
        settings.firm.iter().for_each(|(fact, answer)| answers.set(fact.index(), answer.clone()));
        let since = settings.on.add_months(-BACK_MONTHS);
        let hires = || roster.people.iter().map(|person| &person.hire).filter(|hire| hire.may_be_since(since));
        let undecided = hires().filter(|hire| **hire == HireOf::Perhaps).count();
        let records: Vec<Record> = hires()
            .filter_map(|hire| match hire {
                HireOf::Yes(record, _) => Some(record.clone()),
                HireOf::No | HireOf::Perhaps => None,
            })
            .collect();
        let (n_hires, too_many) = (records.len(), records.len() > MOST_HIRES);
        // A list that may lack somebody would say no where nobody knows.
        if !records.is_empty() && undecided == 0 && !too_many {
            answers.set(hired.list.index(), Answer::Value(Value::Records(records)));
        }
        let index = Index::where_answers(Audience::Employer, pack);
        let outcomes = outcomes(&index, pack, &answers, settings.on, settings.on);
        Some(Self { answers, outcomes, hires: n_hires, undecided, too_many })
    }
}
