//! An earlier list that is being compared, and how far that is.

use crate::{
    roster::{Comparison, Engines, Pair, Recorded, Roster},
    value::Date,
};

/// An earlier list that is being compared.
pub struct EarlierList {
    /// The day for which it is true.
    pub on: Date,
    /// The list, read for that day.
    pub list: Roster,
    /// The same file read for the day of the later list.
    pub again: Roster,
    /// What was recorded of each person, if what was saved then was handed over as well.
    pub recorded: Option<Vec<Option<Recorded>>>,
    /// Who is on both.
    pub same: Vec<Pair>,
    /// How many of them were compared.
    pub done: usize,
    /// What was found so far.
    pub found: Comparison,
    /// What judges people of both.
    pub engines: Engines,
}
