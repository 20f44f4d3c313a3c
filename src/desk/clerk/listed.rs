//! The list per policy: who has a claim, with days and amounts, what is missing for how many, and which column would settle most.
//!
//! A claim is worded by the card that the person would see on a phone, so both say the same. Only those on the screen are worded.

use super::{policy::gives, work::Clerk};
use crate::{
    desk::message::{Listed, PolicyPart, Row, count},
    engine::{FactRef, Outcome},
    interview::{
        session::Session,
        view::{Card, label_of},
    },
    pack::{FactId, PolicyId},
    roster::{Batch, Claim, Person, PolicyList, Roster, say::said},
};

/// So many people are shown of each policy at first.
const FIRST: usize = 5;
/// So many more at a time.
const MORE: usize = 100;
/// So many of what is missing are named.
const MISSING: usize = 3;
/// So many columns that would settle something are named.
const GAINS: usize = 3;

impl Clerk {
    /// Where everybody stands so far.
    pub(super) fn listed(&mut self) -> Listed {
        self.word_first();
        let Some((roster, making)) = self.roster.as_ref().zip(self.making.as_ref()) else { return Listed::default() };
        let (so_far, done) = (making.so_far(), self.done >= roster.people.len());
        // What is missing is added up at the end.
        let whole = done.then(|| making.done());
        let batch = whole.as_ref().unwrap_or(so_far);
        let mut policies: Vec<&PolicyList> = batch.policies.iter().collect();
        policies.sort_by_key(|list| (list.claims.is_empty(), list.open == 0));
        let fits = |list: &&PolicyList| !list.claims.is_empty() || list.open > 0;
        let titles = |wanted: &dyn Fn(&PolicyList) -> bool| -> Vec<String> {
            policies.iter().filter(|list| wanted(list)).map(|list| self.title(list.policy)).collect()
        };
        let firm = done.then(|| self.of_firm()).flatten();
        Listed {
            done: count(self.done),
            of: count(roster.people.len()),
            policies: policies.iter().filter(|list| fits(list)).map(|list| self.part(list, done)).collect(),
            unconfirmed: titles(&|list| !fits(&list) && list.unknowable > 0),
            none: titles(&|list| !fits(&list) && list.unknowable == 0),
            gains: self.gains(batch),
            firm_open: count(self.firm_asked().iter().filter(|ask| ask.is_open(&self.said)).count()),
            firm: firm.as_ref().map(|of| self.firm_policies(of)).unwrap_or_default(),
            firm_notes: firm.as_ref().map(|of| self.firm_notes(of)).unwrap_or_default(),
            rests_on: self.rests_on(),
        }
    }

    /// Some of the people with a claim on a policy.
    pub(super) fn claims(&self, policy: u32, from: u32) -> Vec<Row> {
        let Some((roster, making)) = self.roster.as_ref().zip(self.making.as_ref()) else { return Vec::new() };
        let list = making.so_far().policies.iter().find(|list| count(list.policy.index()) == policy);
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        let claims = list.map(|list| list.claims.as_slice()).unwrap_or_default();
        claims.iter().skip(from).take(MORE).filter_map(|claim| self.row(roster, claim, list?.policy)).collect()
    }

    /// Words the first people of each policy: once there are enough, no more.
    fn word_first(&mut self) {
        let Some((roster, making)) = self.roster.as_ref().zip(self.making.as_ref()) else { return };
        let mut worded = core::mem::take(&mut self.worded);
        for list in &making.so_far().policies {
            let rows = worded.entry(list.policy).or_default();
            let more = list.claims.iter().take(FIRST).skip(rows.len());
            rows.extend(more.filter_map(|claim| self.row(roster, claim, list.policy)));
        }
        self.worded = worded;
    }

    fn part(&self, list: &PolicyList, done: bool) -> PolicyPart {
        let words = self.words();
        // What nobody should be asked at work is left to the person.
        let may_be_asked = |(fact, _): &&(FactRef, u32)| !self.is_sensitive(fact.fact);
        let missing = |(fact, n): &(FactRef, u32)| (words.missing)(&self.label(*fact), *n);
        let missing: Vec<String> = list.missing.iter().filter(may_be_asked).take(MISSING).map(missing).collect();
        let waiting = (done && list.open > 0).then(|| (words.waiting)(list.open, &missing.join(self.text().comma)));
        PolicyPart {
            policy: count(list.policy.index()),
            title: self.title(list.policy),
            claims: count(list.claims.len()),
            rows: self.worded.get(&list.policy).cloned().unwrap_or_default(),
            waiting,
            rest: done.then(|| (words.rest)(list.not_met, list.unknowable)).flatten(),
        }
    }

    fn row(&self, roster: &Roster, claim: &Claim, policy: PolicyId) -> Option<Row> {
        let person = roster.people.get(claim.person)?;
        let (session, outcomes) = self.judged(person);
        let outcome = outcomes.iter().find(|outcome| outcome.policy == policy)?;
        let card = Card::of(&session, outcome, self.text())?;
        Some(Row {
            person: count(claim.person),
            row: person.row,
            name: person.name.clone().unwrap_or_else(|| self.words().nameless.to_owned()),
            status: outcome.status.rank(),
            notes: self.notes(&session, (person, outcome), &card),
            gives: gives(&card),
            tag: card.tag,
            days: card.days,
        })
    }

    /// What is open about a claim, in a few words each.
    fn notes(&self, session: &Session, (person, outcome): (&Person, &Outcome), card: &Card) -> Vec<String> {
        let words = self.words();
        let mut needs: Vec<String> = Vec::new();
        for need in outcome.benefits.iter().flat_map(|benefit| &benefit.needs) {
            let label = label_of(session, *need, self.text());
            if !needs.contains(&label) {
                needs.push(label);
            }
        }
        let needs = (!needs.is_empty()).then(|| (words.amount_lacks)(&needs.join(self.text().comma)));
        let assumed = (!card.assumed.is_empty()).then(|| (words.assumed)(card.assumed.len()));
        let office = (!card.office.is_empty()).then(|| (words.office)(card.office.len()));
        let steps = card.steps.iter().map(|step| step.text.clone());
        let over = person.contract_is_over(&session.pack, session.on);
        let over = over.then(|| self.say().columns.contract_over.to_owned());
        steps.chain(over).chain(needs).chain(office).chain(assumed).collect()
    }

    fn gains(&self, batch: &Batch) -> Vec<String> {
        let gains = batch.gains.iter().filter(|gain| !self.is_sensitive(gain.fact.fact)).take(GAINS);
        gains.map(|gain| (self.words().gain)(&self.label(gain.fact), gain.people, gain.policies)).collect()
    }

    /// The day, the rules, and what was said for everybody, as the saved file has it.
    fn rests_on(&self) -> Vec<String> {
        let (words, settings) = (self.words(), &self.settings);
        let said = said(&self.session.pack, Some(&self.session.short), settings, self.language_of_files());
        let said = if said.is_empty() { words.said_nothing.to_owned() } else { (words.said)(&said.join(words.and)) };
        vec![(words.on)(settings.on, self.session.pack.checked), said]
    }

    pub(super) fn is_sensitive(&self, fact: FactId) -> bool {
        self.session.pack.fact(fact).is_some_and(|fact| fact.sensitive)
    }

    pub(super) fn label(&self, fact: FactRef) -> String {
        label_of(&self.session, fact, self.text())
    }

    fn title(&self, policy: PolicyId) -> String {
        self.session.title(policy).unwrap_or_default()
    }
}
