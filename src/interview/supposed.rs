//! What is supposed: which offers are open to a person and what they put in place of what an offer says; what a firm says
//! of itself; and how both are kept and handed on.
//!
//! Nothing of it is an answer, and nothing of it is judged here.

use core::str::Split;

use super::session::Session;
use crate::{
    engine::{self, Truth},
    handoff::{self, Content, Opened, Selection},
    pack::{FactId, Offer},
    value::{Answer, Answers, OptionId, OptionSet},
};

impl Session {
    /// The offers that this person may suppose, by their place among those of the pack: first the one that a link was
    /// about, then all that are not out of the question. A firm's own is only for who has its link.
    pub fn offers(&self) -> impl Iterator<Item = usize> {
        let may = |offer: &Offer| engine::expr_truth(&self.pack, &self.in_force, self.on, self.as_of, &offer.when);
        let of_firm = self.firms_offer();
        let open = self.pack.offers.iter().enumerate().filter(move |(index, offer)| {
            Some(*index) != self.preset && Some(*index) != of_firm && may(offer) != Truth::No
        });
        self.preset.into_iter().chain(open.map(|(index, _)| index))
    }

    /// The job that the door for firms is about, by its place among the offers.
    pub fn firms_offer(&self) -> Option<usize> {
        self.pack.firm.as_ref().map(|firm| usize::from(firm.offer))
    }

    /// What is supposed of the facts that the offer at `index` asks for: what the person chose, else what the offer says.
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

    /// Keeps what the person supposes of an offer.
    pub fn choose(&mut self, index: usize, fact: FactId, answer: Answer) {
        self.chosen_offers.retain(|(of, chosen, _)| (*of, *chosen) != (index, fact));
        self.chosen_offers.push((index, fact, answer));
    }

    /// Keeps what a firm says of itself.
    pub fn say_of_firm(&mut self, fact: FactId, answer: Answer) {
        self.firm.retain(|(of, _)| *of != fact);
        self.firm.push((fact, answer));
    }

    /// A link's payload for the offer at `index` as it is supposed now; with the person's own answers where they say so.
    /// None where the pack has no numbers for that.
    pub fn offer_payload(&self, index: usize, with_answers: bool) -> Option<String> {
        let own = with_answers.then_some((&self.answers, Selection::default()));
        self.payload_of(&self.pack.offers.get(index)?.key, &self.supposed(index), own)
    }

    /// The same for the job with the firm, with what the firm says of itself and nothing of anybody.
    pub fn firm_payload(&self) -> Option<String> {
        self.payload_of(&self.pack.offers.get(self.firms_offer()?)?.key, &self.firm, None)
    }

    fn payload_of(
        &self,
        key: &str,
        supposed: &[(FactId, Answer)],
        own: Option<(&Answers, Selection)>,
    ) -> Option<String> {
        let mut answers = Answers::none(self.pack.facts.len());
        supposed.iter().for_each(|(fact, answer)| answers.set(fact.index(), answer.clone()));
        handoff::offer(&self.pack, key, &answers, own, (self.as_of, self.chosen.unwrap_or(self.as_of)))
    }

    /// Supposes of the offer at `index` what `supposed` says of what it asks, and nothing else of that.
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

    /// Whether anything is supposed that is to be kept.
    pub(super) fn supposes(&self) -> bool {
        let Self { chosen_offers, preset, firm, hires, .. } = self;
        !chosen_offers.is_empty() || preset.is_some() || !firm.is_empty() || hires.is_some()
    }

    /// Writes it, a line each: the offer that a link was about; whom the firm hires, a character for each kind behind a
    /// hyphen; what the firm says; and of every offer of which something is supposed, what that is.
    pub(super) fn keep_supposed(&self, kept: &mut String) {
        let preset = self.preset.and_then(|index| self.pack.offers.get(index));
        kept.extend(["\n", preset.map_or("", |offer| offer.key.as_str()), "\n"]);
        if let Some(hires) = self.hires {
            kept.push('-');
            for id in (0..64).filter(|id| hires.contains(OptionId(*id))) {
                kept.push(char::from(b'0' + id));
            }
        }
        kept.push('\n');
        kept.extend(self.payload_of("", &self.firm, None).filter(|_| !self.firm.is_empty()));
        for index in 0..self.pack.offers.len() {
            if self.chosen_offers.iter().any(|(of, ..)| *of == index) {
                kept.push('\n');
                kept.extend(self.offer_payload(index, false));
            }
        }
    }

    /// Goes on from what [`Session::keep_supposed`] wrote. What does not read is left aside.
    pub(super) fn suppose_again(&mut self, lines: &mut Split<'_, char>) {
        let preset = lines.next().unwrap_or_default();
        self.preset = self.pack.offers.iter().position(|offer| offer.key == preset);
        self.hires = lines.next().and_then(|line| line.strip_prefix('-')).map(|picked| {
            let mut hires = OptionSet::EMPTY;
            picked.bytes().for_each(|byte| hires = hires.with(OptionId(byte.wrapping_sub(b'0')), true));
            hires
        });
        for line in lines {
            let opened = handoff::decode(&self.pack, line);
            let Ok(Opened { content: Content::Offer { key, supposed, .. }, .. }) = opened else { continue };
            if key.is_empty() {
                let given = supposed.iter().enumerate().filter(|(_, answer)| **answer != Answer::Absent);
                self.firm = given.map(|(index, answer)| (FactId::at(index), answer.clone())).collect();
            } else if let Some(index) = self.pack.offers.iter().position(|offer| offer.key == key) {
                self.suppose_all(index, &supposed);
            }
        }
    }
}
