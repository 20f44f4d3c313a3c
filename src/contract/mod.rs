//! The contract with other programs: answers as JSON in, assessments as JSON out.
//!
//! `answers` reads and writes a person's answers, `report` writes the engine's assessment of them, `receipt` compares a kept
//! report with what comes out now, `code` names everything that can be wrong. docs/assess.schema.json describes the report, docs/compare.schema.json
//! what has become of one; `roster` does both for a list of staff (docs/roster.schema.json); tests validate whatever is printed against them.
//! Knows no YAML, no files and no places in them.

pub mod answers;
mod code;
pub(crate) mod receipt;
pub mod report;
#[cfg(feature = "roster")]
pub mod roster;
mod suggest;

pub use code::{Code, Severity};
pub(crate) use suggest::suggestion;
