//! What a policy gives, in words.
//!
//! The engine computes the figures; one of grade D is never among them.

use super::{Pending, href_of, is_sensitive, said::entry};
use crate::{
    engine::{BenefitOutcome, FactRef, Outcome, Status, Truth},
    interview::{
        session::Session,
        text::{Text, age::AgeText},
    },
    pack::{Benefit, Currency, Policy, Role},
    value::{Answer, Value},
};

/// A benefit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// Who gets it, if that is not the person.
    pub given_to: Option<&'static str>,
    /// Whether it is cash: no loan, no credit, no standing.
    pub cash: bool,
    /// The benefit's name; with the list entry it is given for, and the recipient if that is not the person.
    pub name: String,
    /// Whether the policy's name is enough, as for a subsidy to the person.
    pub plain: bool,
    /// Whether it says no more than what kind of benefit it is.
    pub bare: bool,
    /// The figure, marked if it has not been verified lately.
    pub figure: String,
    /// Whether an open question decides if it is given at all.
    pub perhaps: bool,
    /// Remarks about it.
    pub notes: Vec<String>,
}

impl Amount {
    /// The figure, preceded by the benefit's name if the policy's name does not imply it.
    pub fn in_short(&self) -> String {
        if self.plain || self.name.is_empty() {
            self.figure.clone()
        } else if self.name.starts_with(&self.figure) {
            // Without a figure it is the kind, which the name begins with.
            self.name.clone()
        } else {
            [self.name.as_str(), " ", &self.figure].concat()
        }
    }
}

/// The benefits of a policy.
pub fn amounts(session: &Session, policy: &Policy, outcome: &Outcome, text: &Text) -> Vec<Amount> {
    let named = |index: usize| session.short.policies.get(outcome.policy.index())?.benefits.get(index);
    let amount = |worked: &BenefitOutcome| {
        let name = named(worked.benefit).filter(|name| !name.is_empty()).cloned();
        Some(amount(session, policy.benefits.get(worked.benefit)?, name, worked, text))
    };
    outcome.benefits.iter().filter_map(amount).collect()
}

fn amount(session: &Session, benefit: &Benefit, name: Option<String>, worked: &BenefitOutcome, text: &Text) -> Amount {
    let kind = (text.kind)(benefit.kind);
    // A firm knows for whom its own benefits are.
    let given_to = (benefit.to != Role::Person && !session.by_firm).then(|| (text.given_to)(benefit.to));
    let object = worked.object.and_then(|index| object(session, benefit, index, text));
    let plain_name = name.is_none();
    let names = given_to.into_iter().map(str::to_owned).chain([kind.to_owned()]).chain(name).chain(object.clone());
    let mut notes = Vec::new();
    let figure = match (worked.each, worked.total) {
        (_, Some(total)) if !worked.schedule.is_empty() => {
            notes.push((text.schedule)(benefit.per, &worked.schedule));
            Some((text.in_all)(total))
        }
        (None, _) if !session.age.hides() && worked.rate(benefit).is_some() => {
            worked.rate(benefit).map(|rate| (text.rate)(rate, benefit.bound))
        }
        (Some(each), total) => {
            let several = total.filter(|_| benefit.times.1 > 1);
            notes.extend(several.map(|total| (text.times)(benefit.per, benefit.times, total)));
            Some((text.each)(each, benefit.bound, benefit.per))
        }
        _ => None,
    };
    let figure = match (figure, benefit.currency) {
        (Some(figure), Currency::Confirmed) => figure,
        (Some(figure), Currency::UnverifiedSince(since)) => {
            notes.push((text.old_figure_note)(since));
            (text.old_figure)(&figure)
        }
        // Nothing is missing where there need be no figure.
        (None, _) if benefit.kind.may_lack_figure() => kind.to_owned(),
        (None, _) if session.age.hides() => AgeText::of(text.language).no_figure.to_owned(),
        (None, _) => text.no_figure_known.to_owned(),
    };
    let perhaps = worked.applies == Truth::Unknown;
    if perhaps {
        notes.push(text.perhaps.to_owned());
    }
    let plain = (benefit.kind.is_cash() || figure == kind) && given_to.is_none() && object.is_none() && plain_name;
    let bare = plain && figure == kind && !benefit.kind.is_cash();
    let cash = benefit.kind.is_cash();
    Amount { given_to, cash, name: names.collect::<Vec<_>>().join(text.dot), plain, bare, figure, perhaps, notes }
}

/// The list entry a benefit is given for.
fn object(session: &Session, benefit: &Benefit, index: usize, text: &Text) -> Option<String> {
    let (list, _) = benefit.for_each.as_ref()?;
    let Answer::Value(Value::Records(records)) = session.answers.get(list.index()) else { return None };
    let (fact, words) = session.pack.fact(*list).zip(session.short.facts.get(list.index()))?;
    let said = entry(records.get(index)?, &fact.kind, words, text);
    // Of a supposed hire only what kind it is was said. Splitting at a char weighs 3 KB less than at a string.
    let first = said.split('·').next().filter(|_| session.by_firm);
    Some(first.map(|kind| kind.trim_end().to_owned()).unwrap_or(said))
}

/// Questions that would make the figures exact and that are not asked for any other reason.
pub fn to_work_out(session: &Session, outcome: &Outcome, text: &Text) -> Vec<Pending> {
    let mut facts: Vec<FactRef> = Vec::new();
    // Exact amounts can wait until it is known whether there is anything to get.
    if outcome.status == Status::NeedsAnswer {
        return Vec::new();
    }
    for named in outcome.benefits.iter().flat_map(|benefit| &benefit.needs) {
        let named = FactRef::whole(named.fact);
        let is_open = *session.answers.get(named.fact.index()) == Answer::Absent;
        let asked = href_of(session, named).is_some() && !is_sensitive(session, named.fact);
        if is_open && asked && !facts.contains(&named) {
            facts.push(named);
        }
    }
    let pending =
        |named: FactRef| Pending { remark: Some(text.work_out_note.into()), ..Pending::of(session, named, text) };
    facts.into_iter().map(pending).collect()
}
