//! 如果来这里工作: what work here would bring to people who have none yet, or a firm of their own.
//!
//! Nothing of it is an answer: it is worked out on a copy and shown as supposed. The door for firms has a file of its own.

use super::{Amount, Card, FieldView, Pending, question::single};
use crate::{
    engine::{FactRef, Outcome, Status},
    interview::{
        place::Place,
        session::{Session, has_screen},
        text::Text,
    },
    pack::{Expr, FactId, Offer, Pack, Role},
    value::{Answer, Date, DateRange, Value},
};

/// How many policies an offer names on the result.
const NAMED: usize = 3;

/// An offer on the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferLine {
    /// What it is called.
    pub title: String,
    /// What it would bring, the most telling first.
    pub brings: Vec<Brought>,
    /// How many policies more would come out otherwise.
    pub more: usize,
    /// Where it is looked at.
    pub href: String,
}

/// What an offer would bring by one policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// The policy.
    pub title: String,
    /// What it gives; none where no figure is known, or it is not known yet whether it would fit.
    pub figure: Option<String>,
    /// From which day, or what must be known first.
    pub remark: String,
}

/// What an offer would bring, with what may be supposed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferView {
    /// What it is called.
    pub title: String,
    /// What may be supposed otherwise.
    pub asks: Vec<(FactId, FieldView)>,
    /// Policies that would come out otherwise.
    pub cards: Vec<Card>,
    /// The other offers: what they are called, and where they are looked at.
    pub others: Vec<(String, String)>,
}

impl OfferLine {
    /// The offers that this person may suppose, each with what it would bring; none that would bring nothing.
    pub fn all(session: &Session, text: &Text) -> Vec<Self> {
        session.offers().filter_map(|index| Self::of(session, index, text)).collect()
    }

    fn of(session: &Session, index: usize, text: &Text) -> Option<Self> {
        let offer = session.pack.offers.get(index)?;
        let (begins, changed) = changed(session, offer, index, text);
        // A few: put in one by one, without a sorter.
        let mut cards: Vec<(Outcome, Card)> = Vec::new();
        let worth = |(outcome, card): &(Outcome, Card)| (rank(outcome.status), card.amounts.is_empty());
        for one in changed {
            let at = cards.partition_point(|other| worth(other) <= worth(&one));
            cards.insert(at, one);
        }
        let brought = |(outcome, card): &(Outcome, Card)| {
            let settled = matches!(outcome.status, Status::Met | Status::MetLater | Status::GateFirst);
            let remark = match (outcome.status, card.missing.first(), card.steps.first()) {
                (Status::NeedsAnswer, Some(open), _) => (text.offer_needs)(&open.label),
                (Status::GateFirst, _, Some(step)) => (text.offer_first)(&step.text),
                (Status::MetLater, ..) => outcome.from.map(text.offer_from).unwrap_or_default(),
                (Status::Unconfirmed, ..) => text.offer_unconfirmed.to_owned(),
                _ if begins > session.on => (text.offer_from)(begins),
                _ => String::new(),
            };
            let figure = card.amounts.first().map(|Amount { figure, .. }| figure.clone());
            Brought { title: card.title.clone(), figure: figure.filter(|_| settled), remark }
        };
        (!cards.is_empty()).then(|| Self {
            title: session.short.offers.get(index).cloned().unwrap_or_default(),
            brings: cards.iter().take(NAMED).map(brought).collect(),
            more: cards.len().saturating_sub(NAMED),
            href: Place::Offer(index).route(session).href(),
        })
    }
}

impl OfferView {
    /// What the offer at `index` would bring, with what is supposed of it; none where it may not be supposed.
    pub fn of(session: &Session, index: usize, text: &Text) -> Option<Self> {
        let offer = session.pack.offers.get(index).filter(|_| session.offers().any(|may| may == index))?;
        let supposed = session.supposed(index);
        let ask = |fact: &FactId| Some((*fact, single(session, *fact, &supposed, text)?));
        let title = |index: usize| session.short.offers.get(index).cloned().unwrap_or_default();
        let others = session.offers().filter(|other| *other != index);
        Some(Self {
            title: title(index),
            asks: offer.asks.iter().filter_map(ask).collect(),
            cards: changed(session, offer, index, text).1.into_iter().map(|(_, card)| card).collect(),
            others: others.map(|other| (title(other), Place::Offer(other).route(session).href())).collect(),
        })
    }
}

/// The day it would begin, and the policies that would come out otherwise, and not as a plain no.
fn changed(session: &Session, offer: &Offer, index: usize, text: &Text) -> (Date, Vec<(Outcome, Card)>) {
    let there = tried(session, offer, &session.supposed(index));
    let is_supposed = |fact: FactId| {
        let mut facts = offer.answers.iter().map(|(of, _)| of).chain(&offer.today).chain(&offer.asks);
        facts.any(|of| *of == fact)
    };
    let (now, then) = (session.assess(), there.assess());
    let is_preset = session.preset == Some(index);
    let changed = now.outcomes.iter().zip(&then.outcomes).filter(|(now, then)| {
        // Who comes by a link may have said nothing yet: then what the job brings nearer counts, too.
        let nearer = || is_preset && then.status == Status::NeedsAnswer && turns_on(&session.pack, then, &offer.asks);
        (now.status != then.status || nearer()) && !is_gone(then.status)
    });
    let card = |outcome: &Outcome| {
        let mut card = Card::of(&there, outcome, text)?;
        // Nobody said what is only supposed, and saying it here would be recorded. What is open beside it is answered as
        // ever.
        card.reasons.iter_mut().for_each(|reason| reason.said.clear());
        for (question, named) in card.missing.iter_mut().zip(&outcome.missing) {
            question.href = question.href.take().filter(|_| !is_supposed(named.fact));
            // Who still studies is asked for the day that is expected.
            if let Some((from, _)) =
                offer.from.filter(|(from, becomes)| named.fact == *becomes && session.arises(*from))
            {
                *question = Pending::of(session, FactRef::whole(from), text);
            }
        }
        card.to_work_out.iter_mut().for_each(|question| question.href = None);
        card.assumed.iter_mut().for_each(|clause| clause.href = None);
        if outcome.status == Status::Met {
            card.verdict = text.offer_met.to_owned();
        }
        Some(card)
    };
    (there.on, changed.filter_map(|(_, outcome)| Some((outcome.clone(), card(outcome)?))).collect())
}

/// What the offer that a link was about still turns on, of what the person can be asked: first whether they study and
/// until when, where that decides when it begins.
pub(super) fn lacking(session: &Session) -> Vec<FactId> {
    let Some((index, offer)) = session.preset.and_then(|index| Some((index, session.pack.offers.get(index)?))) else {
        return Vec::new();
    };
    let mut facts = Vec::new();
    if let Some((from, _)) = offer.from {
        let applies = session.pack.fact(from).and_then(|fact| fact.applies_when.as_ref());
        facts.extend(applies.map(Expr::facts).unwrap_or_default());
        facts.push(from);
    }
    let outcomes = tried(session, offer, &session.supposed(index)).assess().outcomes;
    let open = outcomes.iter().filter(|outcome| outcome.status == Status::NeedsAnswer);
    for outcome in open.filter(|outcome| turns_on(&session.pack, outcome, &offer.asks)) {
        facts.extend(outcome.missing.iter().map(|named| named.fact));
    }
    let is_open = |fact: &FactId| {
        let asked = session.pack.fact(*fact).is_some_and(has_screen);
        asked && *session.answers.get(fact.index()) == Answer::Absent && session.arises(*fact)
    };
    facts.retain(is_open);
    facts
}

/// What one more answer would tell of an offer that people come for: the only fact that a policy with money lacks there,
/// where no policy needs it as things are. Nothing sensitive, and nothing that somebody else must grant first.
pub(super) fn one_answer_away(session: &Session) -> Vec<FactId> {
    let mut facts = Vec::new();
    for offer in session.offers().filter_map(|index| Some((index, session.pack.offers.get(index)?))) {
        let outcomes = tried(session, offer.1, &session.supposed(offer.0)).assess().outcomes;
        for outcome in outcomes.iter().filter(|outcome| outcome.status == Status::NeedsAnswer) {
            let Some(policy) = session.pack.policy(outcome.policy) else { continue };
            let brings = policy.benefits.iter().any(|benefit| benefit.kind.is_cash() && benefit.to == Role::Person);
            if let ([only], true) = (outcome.missing.as_slice(), brings && outcome.gates.is_empty()) {
                facts.push(only.fact);
            }
        }
    }
    let is_open = |fact: &FactId| {
        let asked = session.pack.fact(*fact).is_some_and(|fact| has_screen(fact) && !fact.sensitive);
        asked && *session.answers.get(fact.index()) == Answer::Absent && session.arises(*fact)
    };
    facts.retain(is_open);
    facts
}

/// A copy of the session in which the offer came true, with what is `supposed` of what it asks.
pub(super) fn tried(session: &Session, offer: &Offer, supposed: &[(FactId, Answer)]) -> Session {
    let mut there = session.clone();
    for (fact, answer) in offer.answers.iter().chain(supposed) {
        there.suppose(*fact, answer.clone());
    }
    // Who still studies begins when that is over.
    if let Some((from, becomes)) = offer.from
        && let Answer::Value(Value::Date(days)) = session.in_force.get(from.index())
        && days.last > session.on
    {
        there.suppose(becomes, Answer::Value(Value::Date(*days)));
        there.assess_on(Some(days.last), Some(session.on));
    }
    begin_on(&mut there, &offer.today);
    there
}

/// Supposes that these dates are the day outcomes are for.
pub(super) fn begin_on(there: &mut Session, dates: &[FactId]) {
    for fact in dates {
        there.suppose(*fact, Answer::Value(Value::Date(DateRange { first: there.on, last: there.on })));
    }
}

/// Whether one of these facts has a say in the conditions of the policy.
pub(super) fn turns_on(pack: &Pack, outcome: &Outcome, facts: &[FactId]) -> bool {
    let clauses = pack.policy(outcome.policy).map(|policy| policy.clauses.as_slice()).unwrap_or_default();
    let mut rules = clauses.iter().filter_map(|clause| clause.kind.rule());
    rules.any(|rule| rule.facts().iter().any(|fact| facts.contains(fact)))
}

/// Whether it is a plain no, whatever else is said.
pub(super) fn is_gone(status: Status) -> bool {
    matches!(status, Status::NotMet | Status::Ended | Status::Withdrawn)
}

/// The last rank there is.
pub(super) const LAST_RANK: u8 = 4;

/// What tells most first.
pub(super) fn rank(status: Status) -> u8 {
    match status {
        Status::Met => 0,
        Status::MetLater => 1,
        Status::GateFirst => 2,
        Status::NeedsAnswer => 3,
        _ => LAST_RANK,
    }
}
