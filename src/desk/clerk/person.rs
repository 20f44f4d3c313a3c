//! One person: what the list says, what comes out and why, and what to ask.
//!
//! The reasons are those of the phone's cards. The message that asks has a link without anything about the person: they answer on their
//! own phone, and nothing comes back.

use super::{policy::policy, work::Clerk};
use crate::{
    desk::message::{PersonView, count},
    engine::{FactRef, Outcome, Status},
    interview::view::{Card, answered},
    pack::Role as Party,
};

/// So many questions are named: more than that nobody answers for a message.
const ASKED: usize = 6;

impl Clerk {
    /// All about one person; nothing if there is none.
    pub(super) fn person(&self, at: u32) -> PersonView {
        let index = usize::try_from(at).unwrap_or(usize::MAX);
        let Some(person) = self.roster.as_ref().and_then(|roster| roster.people.get(index)) else {
            return PersonView::default();
        };
        let words = self.words();
        let (session, outcomes) = self.judged(person);
        let of_people = |outcome: &&Outcome| {
            session.pack.policy(outcome.policy).is_some_and(|policy| policy.roles.beneficiary == Party::Person)
        };
        let mut outcomes: Vec<&Outcome> = outcomes.iter().filter(of_people).collect();
        outcomes.sort_by_key(|outcome| outcome.status);
        // What most policies wait for comes first.
        let mut missing: Vec<(FactRef, u32)> = Vec::new();
        for fact in outcomes.iter().flat_map(|outcome| &outcome.missing) {
            let whole = FactRef::whole(fact.fact);
            match missing.iter_mut().find(|(known, _)| *known == whole) {
                Some((_, n)) => *n = n.saturating_add(1),
                None => missing.push((whole, 1)),
            }
        }
        missing.sort_by_key(|(_, n)| core::cmp::Reverse(*n));
        let ask: Vec<String> = missing.iter().take(ASKED).map(|(fact, _)| self.label(*fact)).collect();
        let message = match ask.as_slice() {
            [] => String::new(),
            ask => (words.message)(&ask.join(self.text().comma), &self.phone),
        };
        let part = |of: &dyn Fn(Status) -> bool| {
            let wanted = outcomes.iter().filter(|outcome| of(outcome.status));
            let worded = wanted.filter_map(|outcome| Some(policy(outcome, Card::of(&session, outcome, self.text())?)));
            worded.collect::<Vec<_>>()
        };
        let name = person.name.clone().unwrap_or_else(|| words.nameless.to_owned());
        PersonView {
            person: count(index),
            title: [name.as_str(), " · ", &(words.row)(person.row)].concat(),
            known: answered(&session, self.text()),
            claims: part(&|status| {
                matches!(status, Status::Met | Status::MetLater | Status::GateFirst | Status::Competitive)
            }),
            waiting: part(&|status| status == Status::NeedsAnswer),
            unconfirmed: part(&|status| status == Status::Unconfirmed),
            ask,
            message,
        }
    }
}
