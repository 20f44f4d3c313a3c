//! The values of facts and amounts: answers, money in integer fen, civil dates.
//!
//! Knows nothing of policies, packs or evaluation. No floats, no clock, no text for people.

mod answer;
mod date;
mod money;

pub use answer::{Answer, Answers, OptionId, OptionSet, PartSet, Range, Record, Value};
pub use date::{Date, DateError, DateRange};
pub use money::{Fen, FenRange};
