//! Ways in: what a person says with one tap on the first screen, and the offer that is tried out for
//! those who are not hired.
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

/// A supposed job, for people who have none: 如果入职.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Who may try it out.
    pub when: Expr,
    /// What is supposed of everybody.
    pub answers: Vec<(FactId, Answer)>,
    /// Dates that are supposed to be the day outcomes are for.
    pub today: Vec<FactId>,
    /// What the person may suppose beside that.
    pub asks: Vec<FactId>,
}
