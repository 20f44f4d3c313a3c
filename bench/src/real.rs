//! The bundled policies: states of the ten people's interviews, and what each way of asking says of them.
//!
//! There is no second implementation to be compared with. What is compared is every row with the first one, native
//! `assess`, by a number for each state; that rules come out as they should is the personas' to show.

use caice::{
    engine::{self, Assessment, Index},
    pack::Pack,
    value::{Answers, Date},
};

use crate::way::Way;

/// What is measured of the bundled policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Nothing is answered.
    Nothing,
    /// Every second answer is missing.
    Half,
    /// One answer more than before, on the way of an interview.
    OneMore,
}

impl Case {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Nothing, Self::Half, Self::OneMore];

    /// What the table calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "real: nothing answered",
            Self::Half => "real: half missing",
            Self::OneMore => "real: one more answer",
        }
    }
}

/// The day, the answers before and the answers now. What was before is for a way of asking that goes on from there.
pub type State = (Date, Answers, Answers);

/// The pack, and the states of each case in the order of [`Case::ALL`].
pub struct Real {
    pack: Pack,
    /// Made once, as the page makes it.
    index: Index,
    /// Of each state of the last case what came out before the answer.
    before: Vec<Assessment>,
    states: [Vec<State>; Case::ALL.len()],
}

impl Real {
    /// From what `bench-packs` wrote.
    pub fn read(pack: &[u8], states: &[u8]) -> Option<Self> {
        let pack: Pack = caice::pack::decode(pack).ok()?;
        let states: [Vec<State>; Case::ALL.len()] = postcard::from_bytes(states).ok()?;
        let index = Index::of(&pack);
        let [_, _, one_more] = &states;
        let before = one_more.iter().map(|(on, were, _)| engine::assess_by(&index, &pack, were, *on, *on)).collect();
        Some(Self { pack, index, before, states })
    }

    /// The states of a case.
    pub fn states(&self, case: Case) -> &[State] {
        let at = Case::ALL.iter().position(|known| *known == case);
        at.and_then(|at| self.states.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Asks about the state at `index`; a number that stands for what was said. None of a way that says less than the whole.
    /// One more answer is assessed from what came out before it, as the page does.
    pub fn ask(&self, way: Way, case: Case, index: usize) -> Option<u32> {
        let (on, were, now) = self.states(case).get(index)?;
        let again = self.before.get(index).filter(|_| case == Case::OneMore);
        let assessed = || match again {
            Some(before) => engine::again(&self.index, &self.pack, (were, before), now),
            None => engine::assess_by(&self.index, &self.pack, now, *on, *on),
        };
        way.is_whole().then(|| number(&assessed()))
    }
}

/// Statuses, sums and questions in one number (FNV-1a), so that two assessments can be compared across programs.
fn number(assessment: &Assessment) -> u32 {
    let statuses = assessment.outcomes.iter().map(|outcome| outcome.status as i64);
    let sums = assessment.combinations.iter().flat_map(|sum| [sum.cash.min.0, sum.cash.max.0, sum.first_year.max.0]);
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let asked = assessment.next.iter().flat_map(|question| [count(question.fact.index()), count(question.settles.1)]);
    let numbers = statuses.chain(sums).chain(asked);
    numbers
        .flat_map(i64::to_le_bytes)
        .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
