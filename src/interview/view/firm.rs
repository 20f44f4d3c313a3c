//! 单位HR: what a firm is asked, the policies for the firm itself, and what each kind of hire gets.
//!
//! Computed on a copy without any person's answers. What the firm leaves open stays open; what is not in the pack yet
//! is reported as missing, never judged.

use super::{
    Call, Card, FieldView, Input, PolicyLine, RowView,
    card::tag,
    href,
    offer::{LAST_RANK, begin_on, is_gone, nobodys, rank, tried, turns_on},
    question::single,
};
use crate::{
    engine::{DecisiveClause, FactRef, Outcome, Status, Truth},
    interview::{place::Place, session::Session, text::Text},
    pack::{FactId, FieldId, Firm, Hire, Offer},
    value::{Answer, OptionId, OptionSet, Value},
};

/// What a firm is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmView {
    /// The questions about the firm.
    pub asks: Vec<(FactId, FieldView)>,
    /// Whom it hires: several kinds, or none of them.
    pub whom: FieldView,
}

/// The firm's result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmResult {
    /// The firm's answers: question and answer.
    pub said: Vec<(String, String)>,
    /// How many of its questions are open.
    pub n_open: usize,
    /// Policies relevant to employers.
    pub own: Vec<PolicyLine>,
    /// What its hires get, by kind.
    pub hires: Vec<HireView>,
    /// Whom to call about what the pack lacks so far.
    pub call: Vec<Call>,
}

/// What one kind of hire gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HireView {
    /// The kind of hire.
    pub title: String,
    /// Their policies, most informative first; empty if the pack has nothing for them yet.
    pub cards: Vec<Card>,
    /// Policies that fail because of the firm's own answers: the policy, and all unmet conditions and steps.
    pub fails: Vec<(String, Vec<String>)>,
}

impl FirmView {
    /// The questions; `None` if the pack has no door for firms.
    pub fn of(session: &Session, text: &Text) -> Option<Self> {
        let firm = session.pack.firm.as_ref()?;
        let words = &session.short.firm;
        let ask = |(fact, question): (&FactId, &String)| {
            let mut field = single(session, *fact, &session.firm, text)?;
            // Use the question's wording for firms; drop the help, which addresses a person.
            (field.question, field.help) = (question.clone(), String::new());
            if let Input::Rows { rows, several: false } = &mut field.input {
                rows.push(RowView { label: text.unsure.to_owned(), answer: Answer::Unsure });
            }
            Some((*fact, field))
        };
        let row = |(index, label): (u8, &String)| RowView {
            label: label.clone(),
            answer: Answer::Value(Value::Set(OptionSet::EMPTY.with(OptionId(index), true))),
        };
        let none = RowView { label: text.firm.none.to_owned(), answer: Answer::Value(Value::Set(OptionSet::EMPTY)) };
        Some(Self {
            asks: firm.asks.iter().zip(&words.asks).filter_map(ask).collect(),
            whom: FieldView {
                field: FieldId::at(0),
                question: text.firm.whom.to_owned(),
                help: text.firm.whom_help.to_owned(),
                input: Input::Rows { rows: (0..).zip(&words.hires).map(row).chain([none]).collect(), several: true },
                given: session.hires.map_or(Answer::Absent, |hires| Answer::Value(Value::Set(hires))),
            },
        })
    }
}

impl FirmResult {
    /// The result of the firm's answers so far; `None` if the pack has no door for firms.
    pub fn of(session: &Session, text: &Text) -> Option<Self> {
        let firm = session.pack.firm.as_ref()?;
        let words = &session.short.firm;
        let offer = session.pack.offers.get(usize::from(firm.offer))?;
        let nobody = session.of_nobody();
        let asked = |fact: &FactId| {
            let answer = session.firm.iter().find(|(of, _)| of == fact).map(|(_, answer)| answer)?;
            let label = session.short.facts.get(fact.index())?.label.clone();
            // Word it as elsewhere; it does not matter that it is in force for nobody.
            let mut alone = nobody.clone();
            alone.answers.set(fact.index(), answer.clone());
            alone.in_force = alone.answers.clone();
            let said = super::said::said(&alone, FactRef::whole(*fact), text);
            answer.is_given().then_some((label, said))
        };
        let said: Vec<(String, String)> = firm.asks.iter().filter_map(asked).collect();
        let wanted = |index: u8| session.hires.is_none_or(|hires| hires.contains(OptionId(index)));
        let kinds = (0..).zip(&firm.hires).zip(&words.hires).filter(|((index, _), _)| wanted(*index));
        let assessment = nobody.assess();
        let mut own = PolicyLine::all(&nobody, &assessment, text);
        own.retain(|line| line.employer);
        for line in &mut own {
            // Nobody is judged here, but an ended policy is over for everyone.
            let outcome = assessment.of(line.policy);
            let over = outcome.filter(|outcome| matches!(outcome.status, Status::Ended | Status::Withdrawn));
            line.tag = over.map(|outcome| (outcome.status, tag(session, outcome, text)));
        }
        Some(Self {
            n_open: firm.asks.len() - said.len().min(firm.asks.len()),
            said,
            own,
            hires: kinds.map(|((_, hire), title)| HireView::of(&nobody, firm, offer, hire, title, text)).collect(),
            call: Call::all(session),
        })
    }
}

impl HireView {
    fn of(nobody: &Session, firm: &Firm, offer: &Offer, hire: &Hire, title: &str, text: &Text) -> Self {
        let mut there = tried(nobody, offer, &nobody.firm);
        hire.answers.iter().for_each(|(fact, answer)| there.suppose(*fact, answer.clone()));
        begin_on(&mut there, &hire.today);
        let outcomes = there.assess().outcomes;
        // Leave out policies the job has no bearing on.
        let concerned = || outcomes.iter().filter(|outcome| turns_on(&there.pack, outcome, &firm.asks));
        let mut shown = Self { title: title.to_owned(), cards: Vec::new(), fails: Vec::new() };
        for first in 0..=LAST_RANK {
            for outcome in concerned().filter(|outcome| !is_gone(outcome.status) && rank(outcome.status) == first) {
                shown.cards.extend(card(&there, firm, outcome, text));
            }
        }
        for outcome in concerned().filter(|outcome| outcome.status == Status::NotMet) {
            let by_firm = |clause: &DecisiveClause| clause.facts.iter().any(|named| firm.asks.contains(&named.fact));
            if let (true, Some(card)) = (outcome.deciding.iter().all(by_firm), card(&there, firm, outcome, text)) {
                let gates = outcome.gates.iter().filter(|gate| gate.truth == Truth::No);
                let gates = gates.map(|gate| there.clause(outcome.policy, gate.clause, text).text);
                shown
                    .fails
                    .push((card.title, card.reasons.into_iter().map(|reason| reason.text).chain(gates).collect()));
            }
        }
        shown
    }
}

/// A card about a hire. Drops the answers behind its reasons, since nobody gave them, and all links to questions
/// except the firm's own.
fn card(there: &Session, firm: &Firm, outcome: &Outcome, text: &Text) -> Option<Card> {
    let mut card = Card::of(there, outcome, text)?;
    nobodys(&mut card, outcome, text);
    for question in &mut card.missing {
        let asked = firm.asks.iter().find(|fact| href(there, **fact) == question.href);
        question.href = asked.map(|fact| Place::FirmAsk(*fact).route(there).href());
    }
    // No day counted from today is a hire's own.
    card.days.clear();
    card.urgent = None;
    if outcome.status == Status::Unconfirmed {
        card.verdict = text.offer_unconfirmed.to_owned();
    }
    Some(card)
}
