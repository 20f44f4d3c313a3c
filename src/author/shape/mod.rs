//! The shape of a file, before any name in it means something.
//!
//! Reading order: `node` (YAML as a tree that knows its places), `form` (what a value may be), `section`, `fact` and
//! `person` (one table of fields for each section), `scalar` (text to numbers and days), `trap` (where
//! YAML reads something else than people mean), `check` (nodes held against tables). Names are
//! resolved by `lower`.

mod check;
pub mod fact;
mod form;
pub mod node;
pub mod person;
mod scalar;
pub mod section;
mod trap;

pub(crate) use check::check;
pub use check::check_section;
pub use form::{Field, Form, Section};
pub(crate) use scalar::{currency, decimal, is_name, month_day, yuan};
