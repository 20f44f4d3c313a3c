//! 如果来这里工作: what a job here would bring to people without a job or firm of their own.
//!
//! None of it is an answer: it is computed on a copy and shown as supposed. The door for firms has its own file.

use super::{Card, FieldView, Pending, question::single};
use crate::{
    engine::{FactRef, Outcome, Status},
    interview::{
        place::Place,
        plan::{may_hold_before, money},
        session::{Session, has_screen},
        text::Text,
    },
    pack::{Expr, FactId, Offer, Pack, Role, Studied},
    value::{Answer, Date, DateRange, Value},
};

/// How many policies of an offer the result names.
const NAMED: usize = 3;

/// An offer on the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferLine {
    /// Its name.
    pub title: String,
    /// What it would bring, most informative first.
    pub brings: Vec<Brought>,
    /// How many more policies would change.
    pub more: usize,
    /// The figure of what would pay the person, if it is a job with an employer; `None` if no such figure is known.
    pub pays: Option<String>,
    /// The link to its screen.
    pub href: String,
}

/// What an offer would bring through one policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// The policy.
    pub title: String,
    /// Its benefit; `None` if no figure is known, or it is still unknown whether it would fit.
    pub figure: Option<String>,
    /// The day it starts, or what has to be known first.
    pub remark: String,
}

/// What an offer would bring, and what may be supposed about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferView {
    /// Its name.
    pub title: String,
    /// What may be supposed differently.
    pub asks: Vec<(FactId, FieldView)>,
    /// Policies that would change.
    pub cards: Vec<Card>,
    /// Policies that turn on such a job and stay as they are, what fits already first.
    pub unchanged: Vec<Unchanged>,
    /// The other offers: their names and links.
    pub others: Vec<(String, String)>,
    /// Whether the person came by a link to it.
    pub by_link: bool,
}

/// A policy that an offer does not change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchanged {
    /// Its name.
    pub title: String,
    /// Why.
    pub why: String,
    /// Whether it fits already.
    pub fits: bool,
}

impl OfferLine {
    /// The offers that an answer speaks for, or that a link was about, each with what it would bring; leaves out those that
    /// bring nothing. Nobody who has not said how they stand with work is offered a firm of their own and a loan for it.
    pub fn all(session: &Session, text: &Text) -> Vec<Self> {
        let speaks = |index: &usize| session.preset == Some(*index) || is_spoken_for(session, *index);
        session.offers().filter(speaks).filter_map(|index| Self::of(session, index, text)).collect()
    }

    fn of(session: &Session, index: usize, text: &Text) -> Option<Self> {
        let offer = session.pack.offers.get(index)?;
        let (begins, changed) = changed(session, offer, index, text);
        // There are only a few: insert them one by one, without sorting code.
        let mut cards: Vec<(Outcome, Card)> = Vec::new();
        let worth = |(outcome, card): &(Outcome, Card)| {
            (!pays(&session.pack, outcome), rank(outcome.status), card.amounts.is_empty())
        };
        for one in changed {
            let at = cards.partition_point(|other| worth(other) <= worth(&one));
            cards.insert(at, one);
        }
        let brought = |(outcome, card): &(Outcome, Card)| {
            let settled = matches!(outcome.status, Status::Met | Status::MetLater | Status::GateFirst);
            let remark = match (outcome.status, card.missing.first(), card.steps.first()) {
                (Status::NeedsAnswer, Some(open), _) => (text.offer_needs)(&open.label),
                (Status::GateFirst, _, Some(step)) => (text.offer_first)(&step.text),
                (Status::MetLater, ..) => {
                    let from = |from| (text.plan().from)(from, may_hold_before(outcome, from));
                    outcome.from.map(from).unwrap_or_default()
                }
                (Status::Unconfirmed, ..) => text.offer_unconfirmed.to_owned(),
                _ if begins > session.on => (text.offer_from)(begins),
                _ => String::new(),
            };
            // A loan is no subsidy: what is no cash says what it is.
            let figure =
                card.amounts.first().map(|first| if first.cash { first.figure.clone() } else { first.in_short() });
            Brought { title: card.title.clone(), figure: figure.filter(|_| settled), remark }
        };
        let pays = |one: &&(Outcome, Card)| pays(&session.pack, &one.0) && money(session, &one.0).0 > 0;
        (!cards.is_empty()).then(|| Self {
            title: session.short.offers.get(index).cloned().unwrap_or_default(),
            brings: cards.iter().take(NAMED).map(brought).collect(),
            pays: cards
                .iter()
                .filter(pays)
                .find_map(|one| brought(one).figure)
                .filter(|_| is_job(&session.pack, offer)),
            more: cards.len().saturating_sub(NAMED),
            href: Place::Offer(index).route(session).href(),
        })
    }
}

impl OfferView {
    /// What the offer at `index` would bring as currently supposed; `None` if it may not be supposed.
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
            unchanged: unchanged(session, offer, index, text),
            others: others.map(|other| (title(other), Place::Offer(other).route(session).href())).collect(),
            by_link: session.preset == Some(index),
        })
    }
}

/// Whether the person answered anything that the offer asks for or would change.
fn is_spoken_for(session: &Session, index: usize) -> bool {
    let Some(offer) = session.pack.offers.get(index) else { return false };
    let would_change = offer.answers.iter().map(|(fact, _)| *fact).chain(offer.from.map(|(from, _)| from));
    { would_change }.chain(offer.when.facts()).any(|fact| session.in_force.get(fact.index()).is_given())
}

/// The day the job would begin, and the policies that would change to anything but a plain no.
fn changed(session: &Session, offer: &Offer, index: usize, text: &Text) -> (Date, Vec<(Outcome, Card)>) {
    let there = tried(session, offer, &session.supposed(index));
    let is_supposed = |fact: FactId| {
        let mut facts = offer.answers.iter().map(|(of, _)| of).chain(&offer.today).chain(&offer.asks);
        facts.any(|of| *of == fact)
    };
    let (now, then) = (session.assess(), there.assess());
    let is_preset = session.preset == Some(index);
    let changed = now.outcomes.iter().zip(&then.outcomes).filter(|(now, then)| {
        // People who come by a link may not have answered anything yet, so also count what the job brings closer.
        let nearer = || is_preset && then.status == Status::NeedsAnswer && turns_on(&session.pack, then, &offer.asks);
        (now.status != then.status || nearer()) && !is_gone(then.status)
    });
    let level = offer.level.as_ref().map(|level| (level.answer, level.becomes));
    let from: Vec<(FactId, FactId)> = offer.from.into_iter().chain(level).collect();
    let card = |outcome: &Outcome| supposed_card(session, &there, outcome, &is_supposed, &from, text);
    (there.on, changed.filter_map(|(_, outcome)| Some((outcome.clone(), card(outcome)?))).collect())
}

/// The policies that such a job has a bearing on and does not change, with what fits already, fails, or is still open.
fn unchanged(session: &Session, offer: &Offer, index: usize, text: &Text) -> Vec<Unchanged> {
    let there = tried(session, offer, &session.supposed(index));
    let mut lines = Vec::new();
    for (now, then) in session.assess().outcomes.iter().zip(&there.assess().outcomes) {
        // Of what does not fit, only that for which one would take such a job. What comes closer without changing its
        // status is on a card.
        let fits = now.status == Status::Met;
        let bears = match now.status {
            Status::Met => offer.answers.iter().any(|(fact, _)| turns_on(&session.pack, then, &[*fact])),
            Status::NeedsAnswer if session.preset == Some(index) => false,
            _ => turns_on(&session.pack, then, &offer.asks),
        };
        if !bears || now.status != then.status {
            continue;
        }
        let Some(card) = Card::of(&there, then, text) else { continue };
        let mut why = if fits { text.of_offer.already.to_owned() } else { card.tag };
        for reason in card.reasons.iter().filter(|_| now.status == Status::NotMet) {
            why = [why.as_str(), text.semicolon, &reason.text].concat();
        }
        lines.insert(if fits { 0 } else { lines.len() }, Unchanged { title: card.title, why, fits });
    }
    lines
}

/// What comes out on a copy, as a card that says it is supposed. `from` is what is asked for, each in place of what it becomes.
pub(super) fn supposed_card(
    session: &Session,
    there: &Session,
    outcome: &Outcome,
    is_supposed: &dyn Fn(FactId) -> bool,
    from: &[(FactId, FactId)],
    text: &Text,
) -> Option<Card> {
    let mut card = Card::of(there, outcome, text)?;
    nobodys(&mut card, outcome, text);
    for (question, named) in card.missing.iter_mut().zip(&outcome.missing) {
        question.href = question.href.take().filter(|_| !is_supposed(named.fact));
        // Who still studies is asked for the day that is expected, and for what they study.
        if let Some((from, _)) = from.iter().find(|(from, becomes)| named.fact == *becomes && session.arises(*from)) {
            *question = Pending::of(session, FactRef::whole(*from), text);
        }
    }
    Some(card)
}

/// Takes out of a card what only a person's own answers could stand behind: nobody said what is supposed, and saying it
/// there would be recorded.
pub(super) fn nobodys(card: &mut Card, outcome: &Outcome, text: &Text) {
    card.reasons.iter_mut().for_each(|reason| reason.said.clear());
    card.to_work_out.clear();
    card.assumed.iter_mut().for_each(|clause| clause.href = None);
    if outcome.status == Status::Met {
        card.judge(text.offer_met);
    }
}

/// What the money of the offer that a link was about still turns on, of what the person can be asked: first whether they
/// study and until when, where that decides when it begins.
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
    let open = outcomes.iter().filter(|outcome| outcome.status == Status::NeedsAnswer && pays(&session.pack, outcome));
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

/// The fact that would decide an offer made to people who come for it: the only one that a policy with money lacks
/// under the offer, though no policy needs it otherwise. Never a sensitive fact, nor one that others must grant first.
pub(super) fn one_answer_away(session: &Session) -> Vec<FactId> {
    let mut facts = Vec::new();
    for offer in session.offers().filter_map(|index| Some((index, session.pack.offers.get(index)?))) {
        let outcomes = tried(session, offer.1, &session.supposed(offer.0)).assess().outcomes;
        for outcome in outcomes.iter().filter(|outcome| outcome.status == Status::NeedsAnswer) {
            if let ([only], true) =
                (outcome.missing.as_slice(), pays(&session.pack, outcome) && outcome.gates.is_empty())
            {
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

/// A copy of the session in which the offer came true, as `supposed`.
pub(super) fn tried(session: &Session, offer: &Offer, supposed: &[(FactId, Answer)]) -> Session {
    let mut there = session.clone();
    for (fact, answer) in offer.answers.iter().chain(supposed) {
        there.suppose(*fact, answer.clone());
    }
    // For students the job begins when their studies end.
    if let Some((from, becomes)) = offer.from
        && let Answer::Value(Value::Date(days)) = session.in_force.get(from.index())
        && days.last > session.on
    {
        there.suppose(becomes, Answer::Value(Value::Date(*days)));
        there.assess_on(Some(days.last), Some(session.on));
    }
    if let Some(level) = &offer.level {
        attain(&mut there, session, level, offer.from);
    }
    begin_on(&mut there, &offer.today);
    there
}

/// Who still studies has by then what they study for, unless they have more; where they did not say what that is, nobody knows.
fn attain(there: &mut Session, session: &Session, level: &Studied, from: Option<(FactId, FactId)>) {
    if !session.arises(level.answer) {
        return;
    }
    let option = |fact: FactId| match session.in_force.get(fact.index()) {
        Answer::Value(Value::Choice(option)) => Some(*option),
        _ => None,
    };
    let studied = option(level.answer).and_then(|at| level.options.get(usize::from(at.0)).copied());
    let least = studied.or_else(|| level.options.iter().min().copied());
    if option(level.becomes) >= least {
        return;
    }
    there.suppose(level.becomes, studied.map_or(Answer::Absent, |option| Answer::Value(Value::Choice(option))));
    // Nor has any day of a graduation been that of these studies.
    if let Some((_, becomes)) = from.filter(|(expected, _)| !session.in_force.get(expected.index()).is_given()) {
        there.suppose(becomes, Answer::Absent);
    }
}

/// Supposes that these dates fall on the day outcomes are for.
pub(super) fn begin_on(there: &mut Session, dates: &[FactId]) {
    for fact in dates {
        there.suppose(*fact, Answer::Value(Value::Date(DateRange { first: there.on, last: there.on })));
    }
}

/// Whether any of these facts matters to the policy's conditions.
pub(super) fn turns_on(pack: &Pack, outcome: &Outcome, facts: &[FactId]) -> bool {
    let clauses = pack.policy(outcome.policy).map(|policy| policy.clauses.as_slice()).unwrap_or_default();
    let mut rules = clauses.iter().filter_map(|clause| clause.kind.rule());
    rules.any(|rule| rule.facts().iter().any(|fact| facts.contains(fact)))
}

/// Whether an offer is a job with an employer: it supposes something of what firms are asked about themselves.
fn is_job(pack: &Pack, offer: &Offer) -> bool {
    let of_firms = pack.firm.iter().flat_map(|firm| &firm.asks);
    { of_firms }.any(|fact| offer.answers.iter().any(|(supposed, _)| supposed == fact))
}

/// Whether the policy gives a person money.
pub(super) fn pays(pack: &Pack, outcome: &Outcome) -> bool {
    let benefits = pack.policy(outcome.policy).map(|policy| policy.benefits.as_slice()).unwrap_or_default();
    benefits.iter().any(|benefit| benefit.kind.is_cash() && benefit.to == Role::Person)
}

/// Whether it is a plain no regardless of other answers.
pub(super) fn is_gone(status: Status) -> bool {
    matches!(status, Status::NotMet | Status::Ended | Status::Withdrawn)
}

/// The last rank.
pub(super) const LAST_RANK: u8 = 4;

/// Orders statuses, most informative first.
pub(super) fn rank(status: Status) -> u8 {
    match status {
        Status::Met => 0,
        Status::MetLater => 1,
        Status::GateFirst => 2,
        Status::NeedsAnswer => 3,
        _ => LAST_RANK,
    }
}
