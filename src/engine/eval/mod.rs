//! Evaluation: what expressions, numbers and conditions come to under incomplete answers.
//!
//! Reading order: `truth` and `interval` are the two algebras; `env` finds the answer behind a name, `expr` and `number`
//! compute, `clauses` combines. `env`, `expr` and `number` need each other, because whether a question applies, and what
//! a derived fact is, are expressions again. Says no reason and no status.

mod clauses;
mod env;
mod expr;
mod interval;
mod number;
mod truth;

pub(crate) use clauses::{Clauses, GatesAs, clause_truths};
pub use env::Env;
pub use expr::expr_in;
pub use interval::Interval;
pub use number::number_in;
pub use truth::{Cause, Truth};
