//! What a workbook is made of: the rules with their words, the list, and what came out of it.
//!
//! References alone; `book` puts them together.

use crate::{
    pack::{Pack, ShortText},
    roster::{Batch, OfFirm, Roster, Settings, say::Language},
};

/// What a workbook is made of.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The rules.
    pub pack: &'a Pack,
    /// Their short texts in the language of the workbook; without them things are named by their keys.
    pub texts: Option<&'a ShortText>,
    /// The language of the workbook.
    pub language: Language,
    /// What was said about the list.
    pub settings: &'a Settings,
    /// The list.
    pub roster: &'a Roster,
    /// What came out.
    pub batch: &'a Batch,
    /// What came out for the firm itself; none where the rules have nothing for firms.
    pub firm: Option<&'a OfFirm>,
    /// What the list's file is called; may be empty.
    pub file: &'a str,
}
