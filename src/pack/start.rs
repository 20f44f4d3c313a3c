//! Ways in (what a person says with one tap on the first screen), offers to try out for people who do not work here
//! yet, and the door for firms.
//!
//! Data only. The engine works out what such answers lead to; authors see to it that they are obvious.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{
    expr::Expr,
    fact::NewRecord,
    ids::{FactId, FieldId, PolicyId},
};
use crate::value::{Answer, OptionId};

/// A person's present situation, chosen with one tap: it visibly answers what is obvious, and says what to
/// ask first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// Key, such as `looking`.
    pub key: String,
    /// The answers it gives.
    pub answers: Vec<(FactId, Answer)>,
    /// What to ask before anything else, in this order, as long as it is worth asking at all.
    pub first: Vec<FactId>,
}

/// What people come for: a few policies to look at, and to be asked about, by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// Key, such as `skills`.
    pub key: String,
    /// The policies behind it that people answer for, in pack order.
    pub policies: Vec<PolicyId>,
}

/// Something a person might come here to do, supposed for those who do not do it yet: 如果来这里工作.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Key, such as `care-one-year`.
    pub key: String,
    /// Who may try it.
    pub when: Expr,
    /// What it supposes; for facts in `asks`, the person may suppose something else.
    pub answers: Vec<(FactId, Answer)>,
    /// Dates supposed to be the day it begins: the day outcomes are for, or the one in `from`.
    pub today: Vec<FactId>,
    /// A date before which it cannot begin, such as an expected graduation; once it has begun, that date is also the
    /// answer to the second fact.
    pub from: Option<(FactId, FactId)>,
    /// What somebody who still studies has once it has begun.
    pub level: Option<Studied>,
    /// What else the person may suppose.
    pub asks: Vec<FactId>,
}

/// The level of studies, which is that of the education once they end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Studied {
    /// What is studied for.
    pub answer: FactId,
    /// What one has by then, unless one has more already.
    pub becomes: FactId,
    /// What each option of the first is among those of the second.
    pub options: Vec<OptionId>,
}

/// The door for firms, 单位HR: what a firm says about itself, and whom it may hire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Firm {
    /// The job with the firm, as a position among the offers; shown only to people who come by the firm's own link.
    pub offer: u16,
    /// What the firm is asked.
    pub asks: Vec<FactId>,
    /// Whom it may hire.
    pub hires: Vec<Hire>,
    /// The list of those hired, which its own policies look at.
    pub hired: Option<Hired>,
    /// What a candidate is asked at the firm's stand, in that order: nothing sensitive, and only what may be asked there.
    pub candidate: Vec<FactId>,
    /// The fact that says how large the firm is; its options are large, medium, small and micro, in that order.
    pub size: Option<FactId>,
}

/// How the list of those hired is filled from whom a firm may hire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hired {
    /// The list.
    pub list: FactId,
    /// Fields that are what the firm says of the job.
    pub from: Vec<(FieldId, FactId)>,
}

/// A kind of person that a firm may hire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hire {
    /// What is supposed of them in addition to the job.
    pub answers: Vec<(FactId, Answer)>,
    /// Dates supposed to be the day the job begins.
    pub today: Vec<FactId>,
    /// One of them in the list of those hired.
    pub entry: Option<NewRecord>,
    /// Which candidates are of this kind, by what they say at the stand; `None` if that cannot tell.
    pub when: Option<Expr>,
}
