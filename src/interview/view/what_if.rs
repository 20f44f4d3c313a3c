//! 换个回答比一比: what would come out if one answer were another, beside what comes out now; only what differs.
//!
//! Computed on a copy: the person's own answers stay. Offers a second set of answers nowhere; one change at a time is what
//! people can keep in mind.

use super::{
    Card, is_sensitive,
    question::another,
    said::{label, whole},
};
use crate::{
    engine::{Assessment, Combination, FactRef, Outcome},
    interview::{place::Place, plan::may_hold_before, session::Session, text::Text},
    pack::{FactId, Role},
    value::{Answer, Fen, FenRange},
};

/// The two variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    /// What of the person's answers can be another: the fact, and its name with what they said.
    pub asks: Vec<(FactId, String)>,
    /// What differs, in pack order.
    pub differs: Vec<Differs>,
    /// The money now and then, in all and in the first year, where that differs.
    pub money: Vec<Differs>,
    /// The answer that rules the other one out: its name and what was said. Nothing is compared then.
    pub clash: Option<(String, String)>,
}

/// Something that differs: its name, then now and then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differs {
    /// What it is.
    pub title: String,
    /// As it is.
    pub now: String,
    /// As it would be.
    pub then: String,
    /// The page of the policy; empty for money.
    pub href: String,
}

impl WhatIf {
    /// What would come out with that answer; without one, only what can be changed.
    pub fn of(session: &Session, now: &Assessment, changed: Option<(FactId, &Answer)>, text: &Text) -> Self {
        let name = |fact: &FactId| {
            let label = label(session, FactRef::whole(*fact), text);
            (*fact, [label.as_str(), text.colon, &whole(session, *fact, text)].concat())
        };
        let own_answers = session.trail.iter().filter(|fact| can_change(session, **fact, text));
        let none = Self { asks: own_answers.map(name).collect(), differs: Vec::new(), money: Vec::new(), clash: None };
        let Some((fact, answer)) = changed.filter(|(_, answer)| answer.is_given()) else { return none };
        if let Some(other) = session.clash(fact, answer) {
            let said = (label(session, FactRef::whole(other), text), whole(session, other, text));
            return Self { clash: Some(said), ..none };
        }
        let mut there = session.clone();
        there.suppose(fact, answer.clone());
        let then = there.assess();
        let mut differs = Vec::new();
        for (is, would) in now.outcomes.iter().zip(&then.outcomes) {
            let Some((now, then)) = in_short(session, is, text).zip(in_short(&there, would, text)) else { continue };
            if now != then {
                let href = Place::Policy(is.policy).route(session).href();
                differs.push(Differs { title: session.title(is.policy).unwrap_or_default(), now, then, href });
            }
        }
        let (is, would) = (own(now), own(&then));
        let sum = |title: &str, of: fn(&Combination) -> FenRange| {
            let sums = [is, would].map(|own| own.map(of).filter(|sum| sum.max > Fen::ZERO));
            let words = |sum: Option<FenRange>| sum.map_or_else(|| text.what_if().no_money.to_owned(), text.up_to);
            let [now, then] = sums.map(words);
            let [one, other] = &sums;
            (one != other).then(|| Differs { title: title.to_owned(), now, then, href: String::new() })
        };
        let words = text.what_if();
        let sums = [sum(words.in_all, |own| own.cash), sum(words.first_year, |own| own.first_year)];
        Self { differs, money: sums.into_iter().flatten().collect(), ..none }
    }
}

/// Whether to offer another answer to it here: not what is private, nor a list, whose entries are a matter of their own.
fn can_change(session: &Session, fact: FactId, text: &Text) -> bool {
    let answered = *session.answers.get(fact.index()) != Answer::Absent;
    answered && !is_sensitive(session, fact) && another(session, fact, text).is_some()
}

/// What a card says in a line: the status, from when, the days, the figure, and what is left to the office, in full: two
/// variants may differ in that alone.
fn in_short(session: &Session, outcome: &Outcome, text: &Text) -> Option<String> {
    let card = Card::of(session, outcome, text)?;
    let has_texts = session.long.is_some();
    let from = outcome.from.map(|from| (text.plan().from)(from, may_hold_before(outcome, from)));
    let days = card.days.first().map(String::as_str);
    // With whose money it is, if it is not the person's own.
    let figure = card.amounts.iter().find(|amount| !amount.bare).map(|amount| {
        let parts: Vec<&str> = amount.given_to.into_iter().chain([amount.figure.as_str()]).collect();
        parts.join(text.dot)
    });
    let names: Vec<&str> = card.office.iter().map(|clause| clause.text.as_str()).collect();
    // Before the texts are here the number alone is true.
    let office = match has_texts {
        true => [text.office, text.colon, &names.join(text.comma)].concat(),
        false => card.by_office.clone(),
    };
    let office = Some(office.as_str()).filter(|_| !card.by_office.is_empty());
    let parts =
        [card.tag.as_str()].into_iter().chain(from.as_deref()).chain(days).chain(figure.as_deref()).chain(office);
    Some(parts.collect::<Vec<_>>().join(text.semicolon))
}

fn own(assessment: &Assessment) -> Option<&Combination> {
    assessment.combinations.iter().find(|combination| combination.beneficiary == Role::Person)
}
