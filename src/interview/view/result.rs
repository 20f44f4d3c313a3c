//! The result screen: sum or its absence, groups of cards in the order of their status, what is to be
//! looked up.

use super::{
    Card, OfferLine, View,
    first::{First, first},
    href_of, is_sensitive,
    said::label,
};
use crate::{
    engine::{Assessment, BenefitOutcome, Combination, FactRef, Outcome, Status, Truth, WindowState},
    interview::{session::Session, text::Text},
    pack::{FactId, FieldId, Grade, Role},
    value::{Answer, Fen, FenRange},
};

/// All statuses in the order in which they are shown.
const STATUSES: [Status; 9] = [
    Status::Met,
    Status::MetLater,
    Status::GateFirst,
    Status::NeedsAnswer,
    Status::Competitive,
    Status::Unconfirmed,
    Status::Ended,
    Status::Withdrawn,
    Status::NotMet,
];

/// The result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultView {
    /// The day it is for.
    pub on: String,
    /// What stands on top.
    pub headline: Headline,
    /// What to do first; none where nothing is left to do.
    pub first: Option<First>,
    /// How many policies are settled, of how many.
    pub settled: String,
    /// Cards by status, in the order of [`Status`]; no empty group.
    pub groups: Vec<Group>,
    /// Sums of other beneficiaries, never added to the person's own.
    pub others: Vec<Sum>,
    /// Questions put off, and those the person did not know.
    pub to_look_up: Vec<Pending>,
    /// Whether there is a question to go on with.
    pub open: bool,
    /// What work here would bring, for people who have none yet.
    pub offers: Vec<OfferLine>,
}

/// What stands on top of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Headline {
    /// What the person may have.
    Sum(Sum),
    /// No figure to show: a short statement and what to do about it.
    Words(&'static str, &'static str),
}

/// A sum in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// What it is.
    pub head: String,
    /// The figure.
    pub figure: String,
    /// What it leaves out and rests on.
    pub notes: Vec<String>,
}

/// Policies of one status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The status.
    pub status: Status,
    /// Its name with the number of cards.
    pub title: String,
    /// The cards, in pack order; those that lack answers by how many they lack.
    pub cards: Vec<Card>,
}

/// A question that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// What is asked.
    pub label: String,
    /// What to know about it: where it can be looked up, what it is for.
    pub remark: Option<String>,
    /// Where; none where only somebody else can ask it.
    pub href: Option<String>,
}

impl Pending {
    /// The question about `named`.
    pub(super) fn of(session: &Session, named: FactRef, text: &Text) -> Self {
        Self { label: label(session, named, text), remark: None, href: href_of(session, named) }
    }

    /// The questions about all of them. A list that is not known stands for its fields.
    pub(super) fn each(session: &Session, named: &[FactRef], text: &Text) -> Vec<Self> {
        let whole = |fact: FactId| named.contains(&FactRef::whole(fact));
        let mut seen: Vec<(FactId, Option<FieldId>)> = Vec::new();
        let asked = named.iter().filter(|named| named.field.is_none() || !whole(named.fact)).filter(|named| {
            // Of several entries that lack the same the first stands for all.
            let of_entry = (named.fact, named.field);
            let is_new = !seen.contains(&of_entry);
            seen.extend(is_new.then_some(of_entry));
            is_new
        });
        asked.map(|named| Self::of(session, *named, text)).collect()
    }
}

impl ResultView {
    /// Puts what the engine says into words.
    pub fn of(session: &Session, view: &View, text: &Text) -> Self {
        let (assessment, open) = (&view.assessment, view.open.is_some());
        let sum = |combination: &Combination| sum(session, assessment, combination, text);
        let (own, others): (Vec<&Combination>, Vec<&Combination>) = assessment
            .combinations
            .iter()
            .filter(|combination| combination.cash.max > Fen::ZERO)
            .partition(|combination| combination.beneficiary == Role::Person);
        let own = own.first().map(|own| Headline::Sum(sum(own)));
        let groups = groups(session, assessment, text);
        Self {
            on: (text.as_of)(assessment.on),
            headline: own.unwrap_or_else(|| words(assessment, open, text)),
            others: others.into_iter().map(sum).collect(),
            settled: (text.settled_of)(assessment.progress.settled, assessment.progress.total),
            first: first(session, assessment, &groups, text),
            groups,
            to_look_up: to_look_up(session, assessment, text),
            open,
            offers: OfferLine::all(session, text),
        }
    }
}

/// What the person put off or did not know, as long as something turns on it.
fn to_look_up(session: &Session, assessment: &Assessment, text: &Text) -> Vec<Pending> {
    let still_open = |fact: FactId| match session.answers.get(fact.index()) {
        Answer::Absent => session.skipped.contains(&fact),
        Answer::Unsure => {
            !is_sensitive(session, fact)
                && assessment.outcomes.iter().flat_map(|outcome| &outcome.missing).any(|open| open.fact == fact)
        }
        Answer::None | Answer::Value(_) => false,
    };
    let pending = |fact: FactId| {
        let find_out = session.short.facts.get(fact.index()).map(|words| words.find_out.as_str()).unwrap_or_default();
        let remark = Some(find_out).filter(|place| !place.is_empty()).map(text.find_out);
        Pending { remark, ..Pending::of(session, FactRef::whole(fact), text) }
    };
    session.trail.iter().copied().filter(|fact| still_open(*fact)).map(pending).collect()
}

fn groups(session: &Session, assessment: &Assessment, text: &Text) -> Vec<Group> {
    let group = |status: Status| {
        let of_status = assessment.outcomes.iter().filter(|outcome| outcome.status == status);
        // Nearly there first; what the person would not answer last.
        let lacks = |card: &Card| if card.missing.is_empty() { usize::MAX } else { card.missing.len() };
        let mut cards: Vec<Card> = Vec::new();
        for card in of_status.filter_map(|outcome| Card::of(session, outcome, text)) {
            let before = |other: &Card| status != Status::NeedsAnswer || lacks(other) <= lacks(&card);
            cards.insert(cards.partition_point(before), card);
        }
        (!cards.is_empty()).then(|| Group { status, title: (text.group)(status, cards.len()), cards })
    };
    STATUSES.into_iter().filter_map(group).collect()
}

/// What is said where there is no sum.
fn words(assessment: &Assessment, open: bool, text: &Text) -> Headline {
    let any = |status: Status| assessment.outcomes.iter().any(|outcome| outcome.status == status);
    let gives_cash = |outcome: &&Outcome| {
        let cash = |benefit: &BenefitOutcome| benefit.total.is_some_and(|total| total.max > Fen::ZERO);
        outcome.status == Status::Met && outcome.benefits.iter().any(cash)
    };
    let (statement, what_to_do) = if assessment.outcomes.iter().filter(gives_cash).count() > 1 {
        text.not_added_up
    } else if any(Status::Met) {
        text.no_figure
    } else if [Status::MetLater, Status::GateFirst, Status::Competitive].into_iter().any(any) {
        text.nothing_now
    } else if !any(Status::NeedsAnswer) {
        text.nothing_matches
    } else if open {
        text.nothing_known
    } else {
        text.nothing_known_asked
    };
    Headline::Words(statement, what_to_do)
}

fn sum(session: &Session, assessment: &Assessment, combination: &Combination, text: &Text) -> Sum {
    let mut weakest = Grade::A;
    let mut unconfirmed = Fen::ZERO;
    let (mut no_window, mut ceilings) = (false, false);
    for (policy, index, object) in &combination.chosen {
        let Some(benefit) = session.pack.policy(*policy).and_then(|policy| policy.benefits.get(*index)) else {
            continue;
        };
        let Some(outcome) = assessment.outcomes.get(policy.index()) else { continue };
        let chosen = |worked: &&BenefitOutcome| worked.benefit == *index && worked.object == *object;
        let Some(worked) = outcome.benefits.iter().find(chosen) else { continue };
        let FenRange { min, max } = worked.total.unwrap_or_default();
        weakest = weakest.max(benefit.grade);
        if !worked.confirmed {
            unconfirmed = unconfirmed.saturating_add(max);
        } else if matches!(outcome.axes.window, WindowState::Closed | WindowState::Unknown | WindowState::Opens) {
            no_window = true;
        } else if min < max || worked.applies != Truth::Yes {
            ceilings = true;
        }
    }
    let mut notes = Vec::new();
    if combination.cash.min > Fen::ZERO && combination.cash.min < combination.cash.max {
        notes.push((text.sum_at_most)(combination.cash.max));
    }
    if unconfirmed > Fen::ZERO {
        notes.push((text.sum_unconfirmed)(unconfirmed));
    }
    notes.extend(no_window.then(|| text.sum_no_window.to_string()));
    notes.extend(ceilings.then(|| text.sum_ceilings.to_string()));
    notes.push((text.sum_grade)(weakest).to_string());
    Sum {
        head: (text.sum_head)(Some(combination.beneficiary).filter(|role| *role != Role::Person)),
        figure: (text.sum)(combination.cash),
        notes,
    }
}
