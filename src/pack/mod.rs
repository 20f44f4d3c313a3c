//! The compiled pack: what the browser receives instead of YAML.
//!
//! Three binary files: the rules, the short texts that questions and cards need, the long texts that
//! are fetched later. Holds data and its codec; it decides nothing and evaluates nothing.

mod codec;
mod model;
mod text;

pub use codec::{Damage, Part, decode, encode};
pub use model::{
    Ask, Benefit, BenefitKind, Clause, ClauseId, ClauseKind, Condition, Currency, Expr, Fact, FactId, Grade, Kind,
    MAX_DERIVATION, Pack, Per, Policy, PolicyId, Role, Roles, SourceId,
};
pub use text::{ClauseText, FactText, LongText, PolicyLong, PolicyShort, ShortText, SourceText};
