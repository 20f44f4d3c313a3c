//! The result screen: sum or its absence, groups of cards in the order of their status, what is to be
//! looked up.

use super::{Card, href, label};
use crate::{
    app::{session::Session, text::Text},
    engine::{Assessment, Combination, Status},
    pack::{FactId, Grade, Role},
    value::{Answer, Fen},
};

/// The result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultView {
    /// The day it is for.
    pub on: String,
    /// What stands on top.
    pub headline: Headline,
    /// How many policies are settled, of how many.
    pub settled: String,
    /// Cards by status, in the order of [`Status`]; no empty group.
    pub groups: Vec<Group>,
    /// Questions put off.
    pub to_look_up: Vec<Pending>,
    /// Whether there is a question to go on with.
    pub open: bool,
}

/// What stands on top of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Headline {
    /// What may be had, one sum for each kind of beneficiary.
    Sums(Vec<Sum>),
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
    /// The cards, in pack order.
    pub cards: Vec<Card>,
}

/// A question that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// What is asked.
    pub label: String,
    /// Where; none where only somebody else can ask it.
    pub href: Option<String>,
}

impl Pending {
    /// The question about `fact`.
    pub(super) fn of(session: &Session, fact: FactId) -> Self {
        Self { label: label(session, fact), href: href(session, fact) }
    }
}

impl ResultView {
    /// Puts `assessment` into words.
    pub fn of(session: &Session, assessment: &Assessment, open: bool, text: &Text) -> Self {
        let put_off = session.skipped.iter().filter(|fact| session.answers.get(fact.index()) == Answer::Absent);
        Self {
            on: (text.as_of)(assessment.on),
            headline: headline(session, assessment, open, text),
            settled: (text.settled_of)(assessment.progress.settled, assessment.progress.total),
            groups: groups(session, assessment, text),
            to_look_up: put_off.map(|fact| Pending::of(session, *fact)).collect(),
            open,
        }
    }
}

fn groups(session: &Session, assessment: &Assessment, text: &Text) -> Vec<Group> {
    let titled = [
        (Status::Met, text.group_met),
        (Status::NeedsAnswer, text.group_needs),
        (Status::Unconfirmed, text.group_unconfirmed),
        (Status::NotMet, text.group_not_met),
    ];
    let group = |(status, title): (Status, fn(usize) -> String)| {
        let of_status = assessment.outcomes.iter().filter(|outcome| outcome.status == status);
        let cards: Vec<Card> = of_status.filter_map(|outcome| Card::of(session, outcome, text)).collect();
        (!cards.is_empty()).then(|| Group { status, title: title(cards.len()), cards })
    };
    titled.into_iter().filter_map(group).collect()
}

fn headline(session: &Session, assessment: &Assessment, open: bool, text: &Text) -> Headline {
    let with_cash = assessment.combinations.iter().filter(|combination| combination.cash.max > Fen::ZERO);
    let sums: Vec<Sum> = with_cash.map(|combination| sum(session, combination, text)).collect();
    if !sums.is_empty() {
        return Headline::Sums(sums);
    }
    let any = |status: Status| assessment.outcomes.iter().any(|outcome| outcome.status == status);
    let (statement, what_to_do) = if any(Status::Met) {
        text.no_figure
    } else if !any(Status::NeedsAnswer) {
        text.nothing_matches
    } else if open {
        text.nothing_known
    } else {
        text.nothing_known_asked
    };
    Headline::Words(statement, what_to_do)
}

fn sum(session: &Session, combination: &Combination, text: &Text) -> Sum {
    let chosen = combination.chosen.iter();
    let benefits = chosen.filter_map(|(policy, index)| session.pack.policy(*policy)?.benefits.get(*index));
    let mut weakest = Grade::A;
    let mut unconfirmed = Fen::ZERO;
    for benefit in benefits {
        weakest = weakest.max(benefit.grade);
        if !benefit.is_confirmed() {
            unconfirmed = unconfirmed.saturating_add(benefit.amount);
        }
    }
    let mut notes = Vec::new();
    if combination.cash.min > Fen::ZERO && combination.cash.min < combination.cash.max {
        notes.push((text.sum_at_most)(combination.cash.max));
    }
    if unconfirmed > Fen::ZERO {
        notes.push((text.sum_unconfirmed)(unconfirmed));
    } else if combination.cash.min == Fen::ZERO {
        notes.push(text.sum_no_window.to_string());
    }
    notes.push((text.sum_grade)(weakest).to_string());
    Sum {
        head: (text.sum_head)(Some(combination.beneficiary).filter(|role| *role != Role::Person)),
        figure: (text.sum)(combination.cash),
        notes,
    }
}
