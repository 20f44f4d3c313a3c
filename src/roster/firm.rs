//! What a firm says of itself, once for all on its list, and what its own benefits look at: the people it has hired.
//!
//! Nobody is counted as somebody whom the list does not say they are: a hire whose group is not known stays one. Of those who left a list
//! says nothing, so a layoff rate is never taken from it. Judges nothing; the engine does.

use super::{hire::HireOf, read::Roster, role::Role, settings::Settings};
use crate::{
    engine::{Index, Outcome, outcomes},
    pack::{Audience, FactId, FieldId, Kind, Pack},
    value::{Answer, Answers, Record, Value},
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
