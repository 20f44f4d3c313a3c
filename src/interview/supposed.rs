//! Suppositions: which offers a person may suppose and what they change about them, how they are kept and handed on, with where
//! a question leads back to; and a firm as who answers.
//!
//! None of it is an answer, and none of it is judged here.

use core::str::Split;
use std::sync::Arc;

use super::session::Session;
use crate::{
    engine::{self, Index, Truth},
    handoff::{self, Content, Opened, Selection},
    pack::{Audience, FactId, NewRecord, Offer},
    value::{Answer, Answers, DateRange, OptionId, Value},
};

impl Session {
    /// The offers this person may suppose, by index in the pack: first the one from a link, then every one that is not
    /// ruled out. The firm's own offer is left out unless its link was opened.
    pub fn offers(&self) -> impl Iterator<Item = usize> {
        let may = |offer: &Offer| engine::expr_truth(&self.pack, &self.in_force, self.on, self.as_of, &offer.when);
        let of_firm = self.firms_offer();
        let open = self.pack.offers.iter().enumerate().filter(move |(index, offer)| {
            Some(*index) != self.preset && Some(*index) != of_firm && may(offer) != Truth::No
        });
        self.preset.into_iter().chain(open.map(|(index, _)| index))
    }

    /// The same session and day, with no answers.
    pub fn of_nobody(&self) -> Self {
        let mut nobody = self.clone();
        nobody.answers = Answers::none(self.pack.facts.len());
        nobody.in_force = nobody.answers.clone();
        nobody.trail.clear();
        nobody.as_of = nobody.on;
        nobody
    }

    /// The job behind the door for firms, as an index into the offers.
    pub fn firms_offer(&self) -> Option<usize> {
        self.pack.firm.as_ref().map(|firm| usize::from(firm.offer))
    }

    /// Whether firms may be asked about `fact`.
    pub fn is_asked_of_firm(&self, fact: FactId) -> bool {
        let of_employers = self.pack.fact(fact).is_some_and(|fact| fact.ask.employer && fact.fields().is_empty());
        of_employers || self.pack.firm.as_ref().is_some_and(|firm| firm.asks.contains(&fact))
    }

    /// The supposed answers to what the offer at `index` asks: the person's choice, else the offer's own value.
    pub fn supposed(&self, index: usize) -> Vec<(FactId, Answer)> {
        let Some(offer) = self.pack.offers.get(index) else { return Vec::new() };
        let chosen = |fact: FactId| self.chosen_offers.iter().find(|(of, chosen, _)| *of == index && *chosen == fact);
        let given = |fact: FactId| offer.answers.iter().find(|(of, _)| *of == fact).map(|(_, answer)| answer.clone());
        let answer = |fact: &FactId| match chosen(*fact) {
            Some((_, _, answer)) => Some((*fact, answer.clone())),
            None => Some((*fact, given(*fact)?)),
        };
        offer.asks.iter().filter_map(answer).collect()
    }

    /// Records what the person supposes about an offer.
    pub fn choose(&mut self, index: usize, fact: FactId, answer: Answer) {
        self.chosen_offers.retain(|(of, chosen, _)| (*of, *chosen) != (index, fact));
        self.chosen_offers.push((index, fact, answer));
    }

    /// A link's payload for the offer at `index` as currently supposed, with the person's own answers if they agree.
    /// `None` if the pack has no numbers for it.
    pub fn offer_payload(&self, index: usize, with_answers: bool) -> Option<String> {
        let own = with_answers.then_some((&self.answers, Selection::default()));
        self.payload_of(&self.pack.offers.get(index)?.key, &self.supposed(index), own)
    }

    /// The firm as who answers: what it says about itself, and one hire of each kind it may hire.
    pub fn of_firm(&self) -> Self {
        let mut firm = self.of_nobody();
        firm.last = None;
        firm.by_firm = true;
        firm.index = Arc::new(Index::where_answers(Audience::Employer, &self.pack));
        for (fact, answer) in &self.firm {
            firm.suppose(*fact, answer.clone());
        }
        let Some((door, Some(hired))) = self.pack.firm.as_ref().map(|door| (door, &door.hired)) else { return firm };
        let mut records = Vec::new();
        for (kind, hire) in (0..).zip(&door.hires) {
            let wanted = self.hires.is_none_or(|hires| hires.contains(OptionId(kind)));
            let Some(NewRecord { record, today }) = hire.entry.clone().filter(|_| wanted) else { continue };
            let mut entry = record;
            let begins = Answer::Value(Value::Date(DateRange { first: self.on, last: self.on }));
            let dates = today.iter().map(|field| (field, begins.clone()));
            let said = hired.from.iter().map(|(field, fact)| (field, firm.answers.get(fact.index()).clone()));
            for (field, answer) in dates.chain(said) {
                if let Some(slot) = entry.0.get_mut(field.index()) {
                    *slot = answer;
                }
            }
            records.push(entry);
        }
        firm.suppose(hired.list, Answer::Value(Value::Records(records)));
        firm
    }

    pub(super) fn payload_of(
        &self,
        key: &str,
        supposed: &[(FactId, Answer)],
        own: Option<(&Answers, Selection)>,
    ) -> Option<String> {
        let mut answers = Answers::none(self.pack.facts.len());
        supposed.iter().for_each(|(fact, answer)| answers.set(fact.index(), answer.clone()));
        handoff::offer(&self.pack, key, &answers, own, (self.as_of, self.chosen.unwrap_or(self.as_of)))
    }

    /// Replaces the suppositions about the offer at `index` by those in `supposed`, limited to what the offer asks.
    pub(super) fn suppose_all(&mut self, index: usize, supposed: &Answers) {
        self.chosen_offers.retain(|(of, ..)| *of != index);
        let asks = self.pack.offers.get(index).map(|offer| offer.asks.clone()).unwrap_or_default();
        for fact in asks {
            let answer = supposed.get(fact.index());
            if *answer != Answer::Absent {
                self.choose(index, fact, answer.clone());
            }
        }
    }

    // --- kept over a reload --------------------------------------------------------------------------

    /// Whether there are suppositions to keep, ticks of the plan, or where to go back to.
    pub(super) fn keeps_more(&self) -> bool {
        let places = self.preset.is_some() || !self.return_to.is_empty();
        places || !self.chosen_offers.is_empty() || !self.ticked.is_empty()
    }

    /// Writes them, one line each: the offer from a link; for each offer with suppositions, those; the address to go
    /// back to; and after a `!` the plan's ticks.
    pub(super) fn keep_supposed(&self, kept: &mut String) {
        let preset = self.preset.and_then(|index| self.pack.offers.get(index));
        kept.extend(["\n", preset.map_or("", |offer| offer.key.as_str())]);
        for index in 0..self.pack.offers.len() {
            if self.chosen_offers.iter().any(|(of, ..)| *of == index) {
                kept.push('\n');
                kept.extend(self.offer_payload(index, false));
            }
        }
        kept.extend(["\n", &self.return_to, "\n!", &self.ticked.join(" ")]);
    }

    /// Restores what [`Session::keep_supposed`] wrote. Ignores what cannot be decoded.
    pub(super) fn suppose_again(&mut self, lines: &mut Split<'_, char>) {
        let preset = lines.next().unwrap_or_default();
        self.preset = self.pack.offers.iter().position(|offer| offer.key == preset);
        for line in lines {
            if line.starts_with('#') {
                self.return_to = line.to_owned();
            }
            if let Some(ticked) = line.strip_prefix('!') {
                self.take_ticks(ticked);
            }
            let opened = handoff::decode(&self.pack, line);
            let Ok(Opened { content: Content::Offer { key, supposed, .. }, .. }) = opened else { continue };
            if let Some(index) = self.pack.offers.iter().position(|offer| offer.key == key) {
                self.suppose_all(index, &supposed);
            }
        }
    }
}
