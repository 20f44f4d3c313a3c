//! Which policies go together: what excludes what, and what stacks with what.
//!
//! Four kinds (semantics E-10), each dated, some limited by their text to the same object. Data only; `combine` weighs
//! them.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use super::{
    figure::Grade,
    ids::{PolicyId, SourceId},
};
use crate::value::Date;

/// What a text says of two policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// The two policies, in pack order.
    pub between: (PolicyId, PolicyId),
    /// What it says.
    pub kind: RelationKind,
    /// Whether it applies only to the same object, such as one certificate or one hire. If so, both policies pay for
    /// each record of one list.
    pub same_object: bool,
    /// Whether an authority, not the person, decides which of the two it is.
    pub office: bool,
    /// First day it holds; `None` if it always has.
    pub from: Option<Date>,
    /// Last day it holds; `None` means until further notice.
    pub to: Option<Date>,
    /// Where it says so.
    pub source: SourceId,
    /// The article, paragraph or item of the source, if any.
    pub article: Option<String>,
    /// How well it is known.
    pub grade: Grade,
}

/// What a text says of two policies (semantics E-10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RelationKind {
    /// 不得重复: having one rules out the other.
    Excludes,
    /// 择优、就高不重复: only the better of the two.
    ChooseBest,
    /// 可叠加: both, as the text says.
    Stacks,
    /// 未规定: a search found no text that says anything, or the texts contradict each other. No conclusion.
    Silent,
}

impl RelationKind {
    /// Whether one cannot have both.
    pub const fn is_exclusive(self) -> bool {
        matches!(self, Self::Excludes | Self::ChooseBest)
    }
}

impl Relation {
    /// Whether it holds on `day`.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether it is about these two, in either order.
    pub fn is_between(&self, a: PolicyId, b: PolicyId) -> bool {
        self.between == (a, b) || self.between == (b, a)
    }
}
