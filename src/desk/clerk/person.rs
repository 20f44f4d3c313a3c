//! One person: what the list says, what comes out and why, and what to ask.
//!
//! The reasons are those of the phone's cards. The message that asks has a link without anything about the person: they answer on their
//! own phone, and nothing comes back.

use super::{policy::policy, work::Clerk};
use crate::{
    desk::message::{PersonView, count},
    engine::{FactRef, Outcome, Status, assess_by},
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
        // In the order in which the phone would ask, and only what arises now: what settles most, for most money, with least effort.
        let next = assess_by(&session.index, &session.pack, &session.in_force, session.on, session.as_of).next;
        let asked = next
            .iter()
            .filter(|question| session.arises(question.fact) && !self.is_sensitive(question.fact))
            .take(ASKED);
        let ask: Vec<String> = asked.map(|question| self.label(FactRef::whole(question.fact))).collect();
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
            warning: person
                .contract_is_over(&session.pack, session.on)
                .then(|| self.say().columns.contract_over.to_owned()),
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
