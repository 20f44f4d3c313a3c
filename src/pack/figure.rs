//! Published figures, how they are known, and whether they hold today.
//!
//! Data only; which row holds on a day is the engine's.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::ids::SourceId;
use crate::value::Date;

/// How a rule or a figure is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// Official wording seen on an official host.
    A,
    /// Published summary or reprint.
    B,
    /// Document number certain, text not opened.
    C,
    /// Uncertain, local or outdated: never a figure, never decides anything.
    D,
}

/// Whether a figure is known to hold on the day the pack was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Currency {
    /// It does.
    Confirmed,
    /// It was last seen in force on that day; whether it still is, nobody checked.
    UnverifiedSince(Date),
}

/// A published figure with the days its values hold for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Key, `policy.figure`.
    pub key: String,
    /// The values, by time. None known (grade D): every look-up is unknown, and the rule is the cause.
    pub rows: Vec<Row>,
}

/// One value of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// First day it holds; none: since ever.
    pub from: Option<Date>,
    /// Last day it holds; none: until further notice.
    pub to: Option<Date>,
    /// The value, in the figure's unit.
    pub value: i64,
    /// How it is known. Never D.
    pub grade: Grade,
    /// Where it stands.
    pub source: SourceId,
}
