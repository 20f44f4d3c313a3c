//! What came out of a list in words, Chinese and English: for the terminal, and for the files that are written.
//!
//! Sentences and names alone; decides nothing and knows no file. `words` is the table with a field for every sentence, so that a
//! missing translation does not compile ← `zh`, `en` ← `language`; `names` says what facts, policies, amounts and the statements of
//! the desk are called.

mod en;
mod language;
mod names;
mod words;
mod zh;

pub use language::Language;
pub use names::{called, claimed, label, money, needs, option, said, title};
pub use words::{About, Assumed, Columns, Firm, Say, Sheets};
