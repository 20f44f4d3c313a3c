//! Published figures, how well they are known, and whether they hold today.
//!
//! Data only; the engine picks the row for a day.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::ids::SourceId;
use crate::value::Date;

/// How well a rule or a figure is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// Official wording, seen on an official host.
    A,
    /// Published summary or reprint.
    B,
    /// The document's number is certain, its text was not opened.
    C,
    /// Uncertain, local or outdated: never gives a figure and never decides anything.
    D,
}

/// Whether a figure is known to hold on the day the pack was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Currency {
    /// It does.
    Confirmed,
    /// Last seen in force on that day, and not checked since.
    UnverifiedSince(Date),
}

/// A published figure, with the days on which each value holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Key, `policy.figure`.
    pub key: String,
    /// The values, by time. If none is known (grade D), every look-up is unknown, with the rule as the cause.
    pub rows: Vec<Row>,
}

/// One value of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// First day it holds; `None` if it always has.
    pub from: Option<Date>,
    /// Last day it holds; `None` means until further notice.
    pub to: Option<Date>,
    /// The value, in the figure's unit.
    pub value: i64,
    /// How well it is known. Never D.
    pub grade: Grade,
    /// Where it is published.
    pub source: SourceId,
}
