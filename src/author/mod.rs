//! What authors of packs use: reading, checking, testing, compiling and serving.
//!
//! The passes, each in its file: `source` (files and places) → `node` (YAML as spanned nodes) →
//! `field` and `section` (shape, one table per section) → `lower` (names and types; gives a pack) →
//! `lint` (what is legal but wrong) → `persona` and `people` (examples run) → `build` (files for the browser).
//! Every pass collects findings and goes on. Native only: the browser never sees any of this.

pub mod answers;
pub mod build;
pub mod cli;
pub mod dist;
pub mod expr;
pub mod field;
pub mod finding;
pub mod lint;
pub mod lower;
pub mod node;
pub mod people;
pub mod persona;
pub mod read;
pub mod report;
pub mod section;
pub mod serve;
pub mod shell;
pub mod source;
pub mod wording;
