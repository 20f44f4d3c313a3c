//! The compiled pack: what the browser receives instead of YAML.
//!
//! Three binary files: the rules, the short texts for questions and cards, and the long texts, which
//! are fetched later. Holds data and its codec; decides and evaluates nothing.
//!
//! Reading order: `ids` ← `expr` ← `fact`, `figure` ← `policy`, `relation`, `start` ← `model`; besides these,
//! `search` ← `text`, `thresholds`, `work`, `reader` ← `codec`.

mod codec;
mod expr;
mod fact;
mod figure;
mod ids;
mod model;
mod policy;
mod reader;
mod relation;
mod search;
mod start;
mod text;
mod thresholds;
mod work;

pub use codec::{Damage, Part, crc32, decode, encode};
pub use expr::{Expr, Num, Order, Ref, Visit};
pub use fact::{Ask, Asked, Changeable, Derived, Fact, Field, Implication, Kind, MAX_DERIVATION, NewRecord};
pub use figure::{Currency, Figure, Grade, Row};
pub use ids::{ClauseId, FactId, FieldId, FigureId, PolicyId, SourceId};
pub use model::Pack;
pub use policy::{
    Audience, Award, Benefit, BenefitKind, Bound, Clause, ClauseKind, Condition, Level, Pause, Per, Policy, Role,
    Roles, Validity, Window,
};
pub use reader::MAX_NESTING;
pub use relation::{Relation, RelationKind};
pub use search::{SearchText, fold};
pub use start::{Door, Firm, Hire, Hired, Offer, Start, Studied};
pub use text::{
    BasisText, ClauseText, ContactText, CorrectionText, FactText, FirmText, LongText, PolicyLong, PolicyShort,
    RelationText, ShortText, SourceText,
};
pub use thresholds::{all_thresholds, can_be_cut, cut, field_thresholds, is_figure, thresholds};
pub use work::{MAX_WORK, Work};
