//! A workbook as data: sheets with headings and rows of typed cells.
//!
//! Knows no file format and no person. A cell that holds nothing says so by being [`Cell::Empty`], and is never a text without letters.

use std::borrow::Cow;

use crate::value::{Date, Fen};

/// A workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// The day everything is assessed for; also the day the file says it was made on.
    pub on: Date,
    /// What the workbook is called.
    pub title: String,
    /// What it is, and who decides.
    pub disclaimer: String,
    /// The sheets, in order.
    pub sheets: Vec<Sheet>,
    /// What every row of the first sheet needs beside it where it stands alone: headings and cells.
    pub remarks: Vec<(String, Cell)>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The headings of its columns.
    pub columns: Vec<String>,
    /// Its rows, each as long as the headings.
    pub rows: Vec<Vec<Cell>>,
    /// How many columns at the left stay in view: those that say whose row it is.
    pub kept: u16,
    /// Whether it is a list that can be filtered.
    pub filtered: bool,
    /// Whether it is for programs, and hidden from people.
    pub hidden: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(Cow<'static, str>),
    /// A whole number.
    Whole(u64),
    /// An amount, written in yuan.
    Money(Fen),
    /// A day.
    Day(Date),
}

impl Cell {
    /// A text; nothing if it has no letters.
    pub fn text(text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A day, if there is one.
    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// An amount, if there is one.
    pub fn money(amount: Option<Fen>) -> Self {
        amount.map_or(Self::Empty, Self::Money)
    }
}

/// An amount in yuan with two decimals, as digits.
pub fn yuan(amount: Fen) -> String {
    let (sign, fen) = if amount.0 < 0 { ("-", amount.0.unsigned_abs()) } else { ("", amount.0.unsigned_abs()) };
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}
