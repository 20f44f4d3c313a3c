//! The ways of asking the engine: each is a row of the table.
//!
//! A new entry point of the engine is a variant here and an arm in `workload` and `real`. Nothing is asked here.

/// A way of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Each policy's condition as one expression: a verdict, without a reason or a day.
    Verdicts,
    /// The status of each policy and nothing else.
    Statuses,
    /// The whole answer: outcomes with reasons, days, sums, what to ask next.
    Assess,
}

impl Way {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 3] = [Self::Verdicts, Self::Statuses, Self::Assess];

    /// What the row is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verdicts => "verdicts",
            Self::Statuses => "statuses",
            Self::Assess => "assess",
        }
    }

    /// The one at this place of [`Self::ALL`].
    pub fn at(index: usize) -> Option<Self> {
        Self::ALL.get(index).copied()
    }

    /// Whether it says what to ask next.
    pub const fn asks(self) -> bool {
        matches!(self, Self::Assess)
    }

    /// Whether it adds up what may be had.
    pub const fn adds_up(self) -> bool {
        !matches!(self, Self::Statuses)
    }

    /// Whether it can be asked about the bundled policies, which need days, steps and lists.
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Assess)
    }
}
