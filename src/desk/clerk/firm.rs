//! The firm: what it is asked once for all, and what it may have itself, by the people on its list.
//!
//! The words are those of the stand's own check for firms. A list has nobody who left, so a layoff rate is asked for and never taken from it.

use super::{
    policy::policy,
    settings::{answer, hire_key},
    work::Clerk,
};
use crate::{
    desk::message::{FirmAsk, FirmSaid, PersonPolicy, count},
    engine::{Outcome, Status},
    interview::{
        age,
        view::{Card, refused, typed},
    },
    pack::{Bound, Currency, FactId, Kind},
    roster::{OfFirm, firm_asks, hire_asks, over_hires},
};

impl Clerk {
    /// The questions about the firm, with what was said.
    pub(super) fn firm_asked(&self) -> Vec<FirmAsk> {
        let (pack, short) = (&self.session.pack, &self.session.short);
        let asked = pack.firm.as_ref().map(|firm| firm.asks.as_slice()).unwrap_or_default();
        let ask = |fact: FactId| {
            let of = pack.fact(fact)?;
            let words = short.facts.get(fact.index())?;
            let question = asked.iter().position(|of| *of == fact).and_then(|at| short.firm.asks.get(at));
            let options: Vec<(FirmSaid, String)> = match &of.kind {
                Kind::Bool => {
                    let text = self.text();
                    [(true, text.yes), (false, text.no)]
                        .map(|(is, label)| (FirmSaid::Flag(is), label.to_owned()))
                        .into()
                }
                Kind::Choice { .. } => {
                    (0_u8..).zip(&words.options).map(|(at, label)| (FirmSaid::Option(at), label.clone())).collect()
                }
                Kind::Int | Kind::Decimal { .. } => Vec::new(),
                _ => return None,
            };
            let said = self.said.firm.iter().find(|(key, _)| *key == of.key);
            Some(FirmAsk {
                fact: of.key.clone(),
                question: question.unwrap_or(&words.question).clone(),
                options,
                unit: words.unit.clone(),
                refused: said.and_then(|(_, said)| self.why_not(fact, said)),
            })
        };
        let of_hires = hire_asks(pack).into_iter().filter_map(|(list, field)| {
            let words = short.facts.get(list.index())?.fields.get(field.index())?;
            let (text, of_all) = (self.text(), self.words());
            Some(FirmAsk {
                fact: hire_key(pack, list, field)?,
                question: (of_all.of_all_hires)(&words.label),
                options: [(true, text.yes), (false, text.no)]
                    .map(|(is, label)| (FirmSaid::Flag(is), label.to_owned()))
                    .into(),
                unit: String::new(),
                refused: None,
            })
        });
        firm_asks(pack).into_iter().filter_map(ask).chain(of_hires).collect()
    }

    /// Why what was said is no answer to `fact`, in the words of the stand's own check.
    fn why_not(&self, fact: FactId, said: &FirmSaid) -> Option<String> {
        let fault = answer(&self.session, fact, said).err()?;
        let asked = typed(&self.session, fact, self.text())?;
        Some(refused(fault, &asked.input, self.words().leave_open, &asked.help, self.text()))
    }

    /// What comes out for the firm.
    pub(super) fn of_firm(&self) -> Option<OfFirm> {
        OfFirm::of(&self.session.pack, self.roster.as_ref()?, &self.settings)
    }

    /// The firm's own policies that are not out of the question.
    pub(super) fn firm_policies(&self, of: &OfFirm) -> Vec<PersonPolicy> {
        let mut outcomes = of.outcomes.clone();
        let mut session = self.session.clone();
        session.by_firm = true;
        (session.answers, session.in_force) = (of.answers.clone(), of.answers.clone());
        (session.on, session.as_of) = (self.settings.on, self.settings.on);
        if session.age.hides() {
            age::hide_of(&mut outcomes);
        }
        let possible = |outcome: &&Outcome| {
            !matches!(outcome.status, Status::NotMet | Status::Ended | Status::Withdrawn | Status::Unconfirmed)
        };
        let mut outcomes: Vec<&Outcome> = outcomes.iter().filter(possible).collect();
        outcomes.sort_by_key(|outcome| outcome.status);
        let worded = outcomes.into_iter().filter_map(|outcome| {
            let card = Card::of(&session, outcome, self.text())?;
            let gives = self.gives(outcome, &card);
            Some(PersonPolicy { gives, ..policy(outcome, card) })
        });
        worded.collect()
    }

    /// What a policy gives, that for each hire added up: who counts for sure, and of how many that is open.
    fn gives(&self, outcome: &Outcome, card: &Card) -> Vec<String> {
        let (text, words) = (self.text(), self.words());
        let benefits = self.session.pack.policy(outcome.policy).map(|policy| policy.benefits.as_slice());
        let names = self.session.short.policies.get(outcome.policy.index()).map(|policy| policy.benefits.as_slice());
        let mut lines: Vec<String> = Vec::new();
        let mut added: Vec<usize> = Vec::new();
        for (worked, amount) in outcome.benefits.iter().zip(&card.amounts) {
            let Some(benefit) = benefits.and_then(|benefits| benefits.get(worked.benefit)) else { continue };
            if worked.object.is_none() || self.session.age.hides() {
                let line = amount.in_short();
                if !lines.contains(&line) {
                    lines.push(line);
                }
            } else if !added.contains(&worked.benefit) {
                added.push(worked.benefit);
                let Some(hires) = over_hires(outcome, worked.benefit) else { continue };
                let figure = match (hires.of_sure, benefit.bound) {
                    (None, _) => text.no_figure_known.to_owned(),
                    (Some(sum), Bound::AtMost) => (text.up_to)(sum),
                    (Some(sum), _) => (text.in_all)(sum),
                };
                let figure = match benefit.currency {
                    Currency::Confirmed => figure,
                    Currency::UnverifiedSince(_) => (text.old_figure)(&figure),
                };
                let name = names.and_then(|names| names.get(worked.benefit)).map(String::as_str).unwrap_or_default();
                let name = if name.is_empty() { (text.kind)(benefit.kind) } else { name };
                lines.push((words.for_hires)(name, (count(hires.sure), &figure), count(hires.open)));
            }
        }
        lines
    }

    /// What a list cannot say about the firm, and how many hires were looked at.
    pub(super) fn firm_notes(&self, of: &OfFirm) -> Vec<String> {
        let words = self.words();
        let hires = match of.hires {
            _ if of.undecided > 0 => Some((words.undecided_hires)(count(of.undecided))),
            0 => None,
            n if of.too_many => Some((words.too_many_hires)(count(n))),
            n => Some((words.hires)(count(n))),
        };
        hires.into_iter().chain([words.layoffs.to_owned()]).collect()
    }
}
