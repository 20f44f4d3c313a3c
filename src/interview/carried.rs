//! What a session gives to a link and takes from one: answers with what came out of them, results, an offer's suppositions.
//!
//! The codec is `handoff`'s; whether a link may replace answers is decided before, by the interview.

use std::sync::Arc;

use super::{plan::Task, session::Session};
use crate::{
    engine::{self, Receipt},
    handoff::{self, Content, Opened, Selection, Skipped},
    pack::FactId,
    value::{Answer, Date},
};

/// What a link contained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Answers, and how many of them could not be read here.
    Answers(usize),
    /// Results only.
    Results,
    /// Suppositions about an offer, by its index; `None` if the pack has no such offer.
    Offer(Option<usize>),
}

impl Session {
    /// The answers as a link's payload; `None` if the pack has no numbers for them.
    pub fn payload(&self, sensitive: bool) -> Option<String> {
        handoff::answers(
            &self.pack,
            &self.answers,
            self.as_of,
            self.chosen.unwrap_or(self.as_of),
            Selection { sensitive },
        )
    }

    /// The same with what comes out of them, of every policy, so that it can be compared with later.
    pub fn receipt(&self, sensitive: bool) -> Option<String> {
        let on = self.chosen.unwrap_or(self.as_of);
        // What comes out of the answers that leave: nothing of it rests on one that stays, and it is whole.
        let (_, untold) = engine::without_sensitive(&self.pack, &self.answers);
        let leaves = if sensitive { &self.answers } else { &untold };
        let leaves = engine::in_force(&self.pack, leaves, on, self.as_of);
        let outcomes = engine::assess_by(&self.index, &self.pack, &leaves, on, self.as_of).outcomes;
        handoff::receipt(&self.pack, &self.answers, &outcomes, (self.as_of, on), Selection { sensitive })
    }

    /// The results alone as a link's payload, in the order of the plan; nothing of them rests on what stays.
    pub fn results(&self, sensitive: bool) -> Option<String> {
        let outcomes = self.assess().outcomes;
        let (_, untold) = engine::without_sensitive(&self.pack, &self.answers);
        let leaves = if sensitive { &self.answers } else { &untold };
        let leaves = engine::in_force(&self.pack, leaves, self.on, self.as_of);
        let leaving = engine::assess_by(&self.index, &self.pack, &leaves, self.on, self.as_of);
        let mut plan = Vec::new();
        for task in Task::all(self, &leaving) {
            for policy in &task.policies {
                if !self.is_ticked(&task.key(self)) && !plan.contains(policy) {
                    plan.push(*policy);
                }
            }
        }
        handoff::results(&self.pack, &outcomes, &plan, self.on, Selection { sensitive })
    }

    /// Takes over a link's content: answers replace the existing ones, as of today; results are kept beside them.
    pub fn take_over(&mut self, opened: Opened, today: Option<Date>) -> Taken {
        match opened.content {
            Content::Answers { answers, as_of, skipped, statuses } => {
                self.restart(today);
                let then = engine::in_force(&self.pack, &answers, opened.on, as_of);
                let of = (self.index.as_ref(), self.pack.as_ref());
                let receipt = || Receipt::of(of, opened.version, &then, (as_of, opened.on), statuses.clone());
                let receipt = (!statuses.is_empty()).then(receipt).map(Arc::new);
                self.answers = answers;
                self.as_of = as_of;
                // Recompute for today, unless the link was made for another date.
                self.chosen = Some(opened.on).filter(|on| *on != as_of);
                let given = self.answers.iter().enumerate().filter(|(_, answer)| **answer != Answer::Absent);
                self.trail = given.map(|(index, _)| FactId::at(index)).filter(|id| self.has_screen(*id)).collect();
                self.park();
                self.date(today);
                self.receipt = receipt;
                Taken::Answers(skipped.facts + skipped.fields + skipped.values)
            }
            Content::Offer { key, supposed, answers, as_of } => {
                if answers.iter().any(|answer| *answer != Answer::Absent) {
                    let skipped = Skipped::default();
                    let content = Content::Answers { answers, as_of, skipped, statuses: Vec::new() };
                    self.take_over(Opened { version: String::new(), content, ..opened }, today);
                }
                let offer = self.pack.offers.iter().position(|offer| offer.key == key);
                if let Some(index) = offer {
                    self.suppose_all(index, &supposed);
                    self.preset = offer;
                }
                Taken::Offer(offer)
            }
            Content::Results(results) => {
                self.shown = Some((opened.on, results));
                Taken::Results
            }
        }
    }
}
