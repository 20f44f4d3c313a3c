//! The bundled policies: states of the ten people's interviews, and what each way of asking says of them.
//!
//! There is no second implementation to be compared with. What is compared is every row with the first one, native
//! `assess`, by a number for each state; that rules come out as they should is the personas' to show.

use caice::{
    engine::{self, Assessment},
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
    states: [Vec<State>; Case::ALL.len()],
}

impl Real {
    /// From what `bench-packs` wrote.
    pub fn read(pack: &[u8], states: &[u8]) -> Option<Self> {
        Some(Self { pack: caice::pack::decode(pack).ok()?, states: postcard::from_bytes(states).ok()? })
    }

    /// The states of a case.
    pub fn states(&self, case: Case) -> &[State] {
        let at = Case::ALL.iter().position(|known| *known == case);
        at.and_then(|at| self.states.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Asks about one state; a number that stands for what was said. None of a way that says less than the whole.
    pub fn ask(&self, way: Way, (on, _before, now): &State) -> Option<u32> {
        match way {
            Way::Verdicts => None,
            Way::Assess => Some(number(&engine::assess(&self.pack, now, *on, *on))),
        }
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
