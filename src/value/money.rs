//! Money in integer fen (0.01 yuan), and ranges of it.
//!
//! Never a float, never a currency other than the yuan. Formatting for people happens elsewhere.

use serde::{Deserialize, Serialize};

/// An amount in fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Fen(pub i64);

impl Fen {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Whole yuan, rounded down, and the remaining fen.
    pub fn yuan_and_fen(self) -> (i64, i64) {
        (self.0.div_euclid(100), self.0.rem_euclid(100))
    }

    /// The sum, capped at the largest amount instead of overflowing (an upper bound stays one).
    #[must_use]
    pub fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

/// The bounds of an amount, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct FenRange {
    /// Lower end.
    pub min: Fen,
    /// Upper end.
    pub max: Fen,
}

impl FenRange {
    /// The range of one exact amount.
    pub fn exactly(amount: Fen) -> Self {
        Self { min: amount, max: amount }
    }
}
