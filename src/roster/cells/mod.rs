//! What cells mean: dates, lengths, money, words and identity numbers, each from whatever people write.
//!
//! Every reading is a value, nothing, or what is wrong; some are a value about which something is wrong. A cell that cannot
//! be read is unknown and never a no. Knows nothing of rows or policies. `content` ← `numeral` ← the others.

mod choice;
mod content;
mod date;
mod identity;
mod money;
mod numeral;
mod term;

pub use choice::{Skill, education, employment, has_left, skill};
pub use content::{Content, Reading};
pub use date::{Calendar, date, is_none};
pub use identity::{identity, is_identity};
pub use money::money;
pub use term::{Term, between, is_open_ended, term};
