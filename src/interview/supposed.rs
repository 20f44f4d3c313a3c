//! What a person supposes: which offers are open to them, and what they put in place of what an offer says.
//!
//! Nothing of it is an answer, and nothing of it is judged here.

use super::session::Session;
use crate::{
    engine::{self, Truth},
    pack::{FactId, Offer},
    value::Answer,
};

impl Session {
    /// The offers that this person may suppose, by their place among those of the pack: all that are not out of the
    /// question.
    pub fn offers(&self) -> impl Iterator<Item = usize> {
        let may = |offer: &Offer| engine::expr_truth(&self.pack, &self.in_force, self.on, self.as_of, &offer.when);
        self.pack.offers.iter().enumerate().filter(move |(_, offer)| may(offer) != Truth::No).map(|(index, _)| index)
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
}
