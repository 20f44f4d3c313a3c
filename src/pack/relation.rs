//! How two policies go together: what excludes what, and what may be had beside what.
//!
//! Five kinds (semantics E-10), dated, and where the text says so only for the same object. Data only; `combine` weighs
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
    /// The two, in pack order.
    pub between: (PolicyId, PolicyId),
    /// What it says.
    pub kind: RelationKind,
    /// Whether it speaks of the same object alone, such as one certificate or one hire. Both policies pay for each
    /// record of one list then.
    pub same_object: bool,
    /// Whether an authority decides which of the two it is, so that nobody may choose.
    pub office: bool,
    /// First day it holds; none: since ever.
    pub from: Option<Date>,
    /// Last day it holds; none: until further notice.
    pub to: Option<Date>,
    /// Where it stands.
    pub source: SourceId,
    /// The article, paragraph or item of the source, where it has one.
    pub article: Option<String>,
    /// How it is known.
    pub grade: Grade,
}

/// What a text says of two policies (semantics E-10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RelationKind {
    /// 不得重复: who has the one cannot have the other.
    Excludes,
    /// 择优、就高不重复: the better of the two.
    ChooseBest,
    /// 可叠加: both, as the text says.
    Stacks,
    /// 未规定: a text was looked for and says nothing, or texts contradict each other. No conclusion.
    Silent,
}

impl RelationKind {
    /// Whether both cannot be had.
    pub const fn is_exclusive(self) -> bool {
        matches!(self, Self::Excludes | Self::ChooseBest)
    }
}

impl Relation {
    /// Whether it holds on `day`.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether it is about these two, in whichever order.
    pub fn is_between(&self, a: PolicyId, b: PolicyId) -> bool {
        self.between == (a, b) || self.between == (b, a)
    }
}
