//! Evaluation of expressions, numbers and conditions under incomplete answers.
//!
//! Reading order: `truth` and `interval` are the two algebras; `env` finds the answer behind a name, `expr` and `number`
//! compute, `clauses` combines. `env`, `expr` and `number` need each other, because expressions also define whether a
//! question applies and what a derived fact is. Yields no reasons and no statuses.

mod clauses;
mod env;
mod expr;
mod interval;
mod number;
mod truth;

pub(crate) use clauses::{Clauses, GatesAs, clause_truths};
pub use env::{Env, Memo};
pub use expr::expr_in;
pub use interval::Interval;
pub use number::number_in;
pub use truth::{Cause, Truth};
