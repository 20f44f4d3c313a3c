//! 单位自测: what a firm is asked, what it may get itself, and what each kind of hire gets.
//!
//! Computed on copies without any person's answers. What the firm leaves open stays open.

use super::{
    Call, Card, FieldView, Handed, Input, PolicyLine, RowView,
    age::aged,
    card::tag,
    offer::{LAST_RANK, begin_on, is_gone, nobodys, pays, rank, tried, turns_on},
    question::single,
};
use crate::{
    engine::{DecisiveClause, FactRef, Outcome, Status, Truth},
    interview::{
        fair::Stand,
        session::Session,
        text::{Text, firm::FirmText},
    },
    pack::{Audience, FactId, FieldId, Firm, Hire, Offer, PolicyId},
    value::{Answer, OptionId, OptionSet, Value},
};

/// The most questions on one screen; what else was said is kept and counts.
pub const MOST_ASKED: usize = 24;

/// Begins the link to a firm's question; the fact's key follows.
pub const OF_FIRM: &str = "#firm/";

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
    /// What the firm itself may get.
    pub own: Judged,
    /// Policies for people in which an employer has a part.
    pub listed: Vec<PolicyLine>,
    /// What its hires get, by kind.
    pub hires: Vec<Judged>,
    /// Whom to call about what the pack lacks so far.
    pub call: Vec<Call>,
}

/// The firm's result on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmSheet {
    /// The day it is for, and the day the rules were checked.
    pub days: String,
    /// The firm's answers: question and answer.
    pub said: Vec<(String, String)>,
    /// For the firm itself and for each kind of hire: for whom, and the policies to take to a counter.
    pub parts: Vec<(String, Vec<Handed>)>,
}

/// What comes out for the firm, or for one kind of hire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// For whom.
    pub title: String,
    /// The policies, most informative first; empty if the pack has nothing for them yet.
    pub cards: Vec<Card>,
    /// Policies that fail because of the firm's own answers: the policy, and all unmet conditions and steps.
    pub fails: Vec<(String, Vec<String>)>,
}

impl FirmView {
    /// The questions, with the one `meant` by a link; `None` if the pack has no door for firms.
    pub fn of(stand: &Stand, meant: Option<FactId>, text: &Text) -> Option<Self> {
        let session = &stand.firm();
        let firm = session.pack.firm.as_ref()?;
        let (words, door) = (&session.short.firm, FirmText::of(text.language));
        let ask = |(fact, question): (&FactId, &String)| {
            let mut field = single(session, *fact, &session.firm, text)?;
            // Use the question's wording for firms; drop the help where it addresses a person.
            field.question.clone_from(question);
            if session.pack.fact(*fact)?.ask.of(Audience::Person) {
                field.help.clear();
            }
            if let Input::Rows { rows, several: false } = &mut field.input {
                rows.push(RowView { label: text.unsure.to_owned(), answer: Answer::Unsure });
            }
            Some((*fact, field))
        };
        let row = |(index, label): (u8, &String)| RowView {
            label: label.clone(),
            answer: Answer::Value(Value::Set(OptionSet::EMPTY.with(OptionId(index), true))),
        };
        let none = RowView { label: door.none.to_owned(), answer: Answer::Value(Value::Set(OptionSet::EMPTY)) };
        // What a card of the result asked for besides, in its own words; what is meant first.
        let said = (0..session.pack.facts.len())
            .map(FactId::at)
            .filter(|fact| meant != Some(*fact) && session.firm.iter().any(|(of, _)| of == fact));
        let more = meant.into_iter().chain(said);
        let more = more.filter(|fact| !firm.asks.contains(fact) && session.is_asked_of_firm(*fact));
        let more = more.filter_map(|fact| ask((&fact, &session.short.facts.get(fact.index())?.question)));
        Some(Self {
            asks: firm.asks.iter().zip(&words.asks).filter_map(ask).chain(more).take(MOST_ASKED).collect(),
            whom: FieldView {
                field: FieldId::at(0),
                question: door.whom.to_owned(),
                help: door.whom_help.to_owned(),
                input: Input::Rows { rows: (0..).zip(&words.hires).map(row).chain([none]).collect(), several: true },
                given: session.hires.map_or(Answer::Absent, |hires| Answer::Value(Value::Set(hires))),
            },
        })
    }
}

impl FirmResult {
    /// The result of the firm's answers so far; `None` if the pack has no door for firms.
    pub fn of(stand: &Stand, text: &Text) -> Option<Self> {
        let session = &stand.firm();
        let firm = session.pack.firm.as_ref()?;
        let words = &session.short.firm;
        let offer = session.pack.offers.get(usize::from(firm.offer))?;
        let mut nobody = session.of_nobody();
        nobody.by_firm = true;
        let asked = |fact: &FactId| {
            let (_, answer) = session.firm.iter().find(|(of, _)| of == fact)?;
            let label = session.short.facts.get(fact.index())?.label.clone();
            // Word it as elsewhere; it does not matter that it is in force for nobody.
            let mut alone = nobody.clone();
            alone.answers.set(fact.index(), answer.clone());
            alone.in_force = alone.answers.clone();
            let said = super::said::said(&alone, FactRef::whole(*fact), text);
            answer.is_given().then_some((label, said))
        };
        let mut order = firm.asks.clone();
        order.extend((0..session.pack.facts.len()).map(FactId::at).filter(|fact| !firm.asks.contains(fact)));
        let said: Vec<(String, String)> = order.iter().filter_map(asked).collect();
        let is_open = |fact: &&FactId| !session.firm.iter().any(|(of, answer)| of == *fact && answer.is_given());
        let wanted = |index: u8| session.hires.is_none_or(|hires| hires.contains(OptionId(index)));
        let kinds = (0..).zip(&firm.hires).zip(&words.hires).filter(|((index, _), _)| wanted(*index));
        let assessment = nobody.assess();
        let mut listed = PolicyLine::all(&nobody, &assessment, text);
        let of_person = |line: &PolicyLine| {
            session.pack.policy(line.policy).is_some_and(|policy| policy.audience() == Audience::Person)
        };
        listed.retain(|line| line.employer && of_person(line));
        for line in &mut listed {
            // Nobody is judged here, but an ended policy is over for everyone.
            let outcome = assessment.of(line.policy);
            let over = outcome.filter(|outcome| matches!(outcome.status, Status::Ended | Status::Withdrawn));
            line.tag = over.map(|outcome| (outcome.status, tag(session, outcome, text)));
        }
        Some(Self {
            n_open: firm.asks.iter().filter(is_open).count(),
            said,
            own: Judged::own(&session.of_firm(), &|_| true, text),
            listed,
            hires: kinds.map(|((_, hire), title)| Judged::hire(&nobody, firm, offer, hire, title, text)).collect(),
            call: Call::all(session),
        })
    }
}

impl FirmSheet {
    /// The sheet of the firm's result; `None` if the pack has no door for firms.
    pub fn of(stand: &Stand, text: &Text) -> Option<Self> {
        let FirmResult { said, own, hires, .. } = FirmResult::of(stand, text)?;
        let session = stand.session();
        let part = |judged: Judged| {
            let kept =
                judged.cards.iter().filter(|card| !matches!(card.status, Status::NeedsAnswer | Status::Unconfirmed));
            (judged.title, kept.map(|card| Handed::of(session, card, text)).collect::<Vec<_>>())
        };
        let parts = [own].into_iter().chain(hires).map(part).filter(|(_, policies)| !policies.is_empty());
        Some(Self {
            days: aged((text.paper().days)(session.on, session.pack.checked), session, text),
            said,
            parts: parts.collect(),
        })
    }
}

/// Who benefits from a policy, who applies and who is paid, in words.
pub fn roles_of(stand: &Stand, policy: PolicyId, text: &Text) -> Option<String> {
    let roles = stand.session().pack.policy(policy)?.roles;
    Some((text.roles)(roles.beneficiary, roles.applicant, roles.payee))
}

/// Which policies concern somebody, which of those that fail to name, and how to reword a card.
pub(super) type Ways<'w> =
    (&'w dyn Fn(&Outcome) -> bool, &'w dyn Fn(&Outcome) -> bool, &'w dyn Fn(&mut Card, &Outcome));

impl Judged {
    /// What one kind of hire gets by the job.
    fn hire(nobody: &Session, firm: &Firm, offer: &Offer, hire: &Hire, title: &str, text: &Text) -> Self {
        let mut there = tried(nobody, offer, &nobody.firm);
        hire.answers.iter().for_each(|(fact, answer)| there.suppose(*fact, answer.clone()));
        begin_on(&mut there, &hire.today);
        // Leave out policies the job has no bearing on.
        let concerned = |outcome: &Outcome| turns_on(&there.pack, outcome, &firm.asks);
        let door = FirmText::of(text.language);
        let by_firm = |clause: &DecisiveClause| clause.facts.iter().any(|named| firm.asks.contains(&named.fact));
        // Of what fails by the firm only money is worth a line.
        let fails = |outcome: &Outcome| pays(&there.pack, outcome) && outcome.deciding.iter().all(by_firm);
        let of_nobody = |card: &mut Card, outcome: &Outcome| {
            nobodys(card, outcome, text);
            card.supposed = true;
            // No day counted from today is a hire's own.
            card.days.clear();
            card.urgent = None;
            // What no firm can answer is no answer that the firm still owes.
            elsewhere(card, door.of_person);
            if !card.missing.is_empty() && card.missing.iter().all(|open| open.href.is_none()) {
                card.verdict = (door.ask_person)(&labels(card, text));
                door.ask_person_tag.clone_into(&mut card.tag);
            }
        };
        Self::of(&there, (&concerned, &fails, &of_nobody), title, text)
    }

    /// What the firm gets itself; of what fails, what is to be `named`.
    pub(super) fn own(firm: &Session, named: &dyn Fn(&Outcome) -> bool, text: &Text) -> Self {
        let hired = firm.pack.firm.as_ref().and_then(|door| Some(door.hired.as_ref()?.list));
        let door = FirmText::of(text.language);
        // Its answers stand beside its questions, and are worded as a person's elsewhere.
        let of_firm = |card: &mut Card, outcome: &Outcome| {
            card.reasons.iter_mut().for_each(|reason| reason.said.clear());
            card.supposed = hired.is_some_and(|list| turns_on(&firm.pack, outcome, &[list]));
            if outcome.status == Status::Met {
                card.judge(door.met);
            }
            // No answer here would settle it.
            if !card.missing.is_empty() && card.missing.iter().all(|open| open.href.is_none()) {
                card.verdict = (door.not_asked)(&labels(card, text));
                card.tag = (text.tag)(Status::Unconfirmed).to_owned();
                card.missing.clear();
            }
            elsewhere(card, door.not_here);
        };
        Self::of(firm, (&|_| true, named, &of_firm), door.own, text)
    }

    /// The policies that concern them: those that may fit, and those among the others that are to be named; each card
    /// reworded.
    pub(super) fn of(there: &Session, (concerned, named, reword): Ways<'_>, title: &str, text: &Text) -> Self {
        let assessment = there.assess();
        let card = |outcome: &Outcome| {
            let mut card = Card::of(there, outcome, text)?;
            reword(&mut card, outcome);
            if outcome.status == Status::Unconfirmed {
                card.verdict = text.offer_unconfirmed.to_owned();
            }
            Some(card)
        };
        let concerned = || assessment.outcomes.iter().filter(|outcome| concerned(outcome));
        let mut shown = Self { title: title.to_owned(), cards: Vec::new(), fails: Vec::new() };
        for first in 0..=LAST_RANK {
            for outcome in concerned().filter(|outcome| !is_gone(outcome.status) && rank(outcome.status) == first) {
                shown.cards.extend(card(outcome));
            }
        }
        for outcome in concerned().filter(|outcome| outcome.status == Status::NotMet && named(outcome)) {
            let Some(card) = card(outcome) else { continue };
            let gates = outcome.gates.iter().filter(|gate| gate.truth == Truth::No);
            let gates = gates.map(|gate| there.clause(outcome.policy, gate.clause, text).text);
            shown.fails.push((card.title, card.reasons.into_iter().map(|reason| reason.text).chain(gates).collect()));
        }
        shown
    }
}

/// Says of every open question that is not asked here who knows.
fn elsewhere(card: &mut Card, who: &str) {
    for open in card.missing.iter_mut().filter(|open| open.href.is_none()) {
        open.remark = Some(who.to_owned());
    }
}

/// What is open, in a row.
fn labels(card: &Card, text: &Text) -> String {
    let labels: Vec<&str> = card.missing.iter().map(|open| open.label.as_str()).collect();
    labels.join(text.comma)
}
