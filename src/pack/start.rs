//! Ways in: what a person says with one tap on the first screen, the offers that are tried out for those who have
//! no work here yet, and the door for firms.
//!
//! Data only. What such answers come to is the engine's; that they are obvious is the authors' care.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{expr::Expr, ids::FactId};
use crate::value::Answer;

/// Somebody's present situation, chosen with one tap: it answers what is obvious, visibly, and says what to
/// ask first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// Key, such as `looking`.
    pub key: String,
    /// What it says.
    pub answers: Vec<(FactId, Answer)>,
    /// What is asked before anything else, in this order, as long as it is worth asking at all.
    pub first: Vec<FactId>,
}

/// What somebody may come to do here, supposed of people who do not: 如果来这里工作.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Key, such as `care-one-year`.
    pub key: String,
    /// Who may try it out.
    pub when: Expr,
    /// What is supposed; of what is asked beside it, the person may suppose something else.
    pub answers: Vec<(FactId, Answer)>,
    /// Dates that are supposed to be the day it begins: the day outcomes are for, or that of `from`.
    pub today: Vec<FactId>,
    /// A date before which it cannot begin, such as that of an expected graduation; by then it is the answer to the
    /// second fact.
    pub from: Option<(FactId, FactId)>,
    /// What the person may suppose beside that.
    pub asks: Vec<FactId>,
}

/// The door for firms, 单位HR: what a firm says of itself, and whom it may hire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Firm {
    /// The job with it, by its place among the offers; only who comes by the firm's own link is offered it.
    pub offer: u16,
    /// What the firm is asked.
    pub asks: Vec<FactId>,
    /// Whom it may hire.
    pub hires: Vec<Hire>,
}

/// A kind of people that a firm may hire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hire {
    /// What is supposed of them beside the job.
    pub answers: Vec<(FactId, Answer)>,
    /// Dates that are supposed to be the day the job begins.
    pub today: Vec<FactId>,
}
