//! The compiler of packs: a folder of YAML in, a checked pack and its examples' results out.
//!
//! The passes, each in its file: `source` (files and places) → `shape` (YAML as spanned nodes, one table per section) →
//! `lower` (names and types; gives a pack) → `lint` (what is legal but wrong) → `persona` and `people` (examples run).
//! Every pass collects findings and goes on. Native only: the browser never sees any of this. Files for the browser
//! are `publish`'s.

pub(crate) mod accept;
mod answers;
mod asked;
pub(crate) mod begin;
pub(crate) mod edit;
pub mod expr;
pub mod finding;
mod flow;
pub mod lint;
pub mod lower;
pub(crate) mod number;
mod numerals;
pub mod people;
pub mod persona;
pub mod read;
pub mod shape;
pub mod source;
pub(crate) mod tally;
mod whole;
pub(crate) mod wording;
