//! One cell as it stands in a file, and one row of them.
//!
//! Says what is stored, never what it means: the same number is a date under one heading and a wage under another.

use super::mark::Mark;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text, as it was typed.
    Text(String),
    /// A number, and whether the workbook shows it as a date.
    Number {
        /// The number.
        number: f64,
        /// Whether it is formatted as a date.
        dated: bool,
    },
    /// True or false.
    Bool(bool),
    /// An error value such as `#N/A`.
    Error,
    /// A formula whose result was not saved.
    NoValue,
}

impl Cell {
    /// What it says about its row, if it is the first: only texts do.
    pub fn mark(&self) -> Mark {
        match self {
            Self::Text(text) => Mark::of(text),
            _ => Mark::Other,
        }
    }

    /// Whether there is something to read.
    pub fn is_filled(&self) -> bool {
        match self {
            Self::Text(text) => !text.chars().all(super::text::is_blank),
            _ => true,
        }
    }
}

/// A row with something in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Its number, from 1.
    pub number: u32,
    /// The cells that were asked for and hold something: column, from 0, and content; by column.
    pub cells: Vec<(u32, Cell)>,
    /// The first cell with something in it, asked for or not: its column, and what it marks.
    pub first: Option<(u32, Mark)>,
    /// How many cells hold something, asked for or not.
    pub filled: u32,
    /// Whether one of them is a text that is more than digits.
    pub is_text: bool,
}

impl Line {
    /// The content of a column.
    pub fn get(&self, column: u32) -> Option<&Cell> {
        self.cells.iter().find(|(at, _)| *at == column).map(|(_, cell)| cell)
    }

    /// Takes in a cell; keeps its content only if it was `wanted`.
    pub fn add(&mut self, column: u32, cell: Cell, wanted: bool) {
        if !cell.is_filled() {
            return;
        }
        self.filled = self.filled.saturating_add(1);
        self.is_text |= matches!(&cell, Cell::Text(text) if text.chars().any(char::is_alphabetic));
        if self.first.is_none_or(|(at, _)| column < at) {
            self.first = Some((column, cell.mark()));
        }
        if wanted {
            self.cells.push((column, cell));
        }
    }
}

/// Cells that the workbook shows as one: rows from 1 and columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First row.
    pub top: u32,
    /// Last row.
    pub bottom: u32,
    /// First column.
    pub left: u32,
    /// Last column.
    pub right: u32,
}

impl Merge {
    /// How many columns it covers.
    pub fn width(&self) -> u32 {
        self.right.saturating_sub(self.left).saturating_add(1)
    }

    /// Whether that row is one of its own.
    pub fn has_row(&self, row: u32) -> bool {
        (self.top..=self.bottom).contains(&row)
    }

    /// Whether that column is one of its own.
    pub fn has_column(&self, column: u32) -> bool {
        (self.left..=self.right).contains(&column)
    }
}

/// The letters of a column: A for 0, AA for 26.
pub fn letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A'.saturating_add(u8::try_from(rest % 26).unwrap_or_default())));
        match (rest / 26).checked_sub(1) {
            Some(more) => rest = more,
            None => break letters.iter().rev().collect(),
        }
    }
}

/// The column of these letters.
pub fn column(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut number = 0_u32;
    for letter in letters.bytes() {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?;
        number = number * 26 + u32::from(digit) + 1;
    }
    number.checked_sub(1).filter(|column| *column < super::limits::MOST_COLUMNS)
}

/// Row, from 1, and column, from 0, of a reference such as `B12` or `$B$12`.
pub fn reference(text: &str) -> Option<(u32, u32)> {
    let plain: String = text.chars().filter(|c| *c != '$').collect();
    let digits = plain.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = plain.split_at_checked(digits)?;
    let row = row.parse::<u32>().ok().filter(|row| (1..=super::limits::MOST_ROWS).contains(row))?;
    Some((row, column(letters)?))
}
