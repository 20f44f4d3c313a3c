//! A cell brought into one form before anybody asks what it means.
//!
//! Numbers become their shortest decimal text, so that no reader computes with floats. A text that only says that nothing
//! is there stays apart from an empty cell: under two headings it is an answer.

use crate::roster::{
    code::BadCell,
    sheet::{Cell, clean, compact},
    words::NOTHING,
};

/// A cell in one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// A text such as 无 or `--`, in small letters and without spaces.
    Placeholder(String),
    /// Any other text, cleaned.
    Text(String),
    /// A number.
    Number {
        /// Its digits, with a decimal point if there are decimals, and without an exponent.
        digits: String,
        /// Whether the workbook shows it as a date.
        dated: bool,
    },
    /// True or false.
    Bool,
    /// Something that cannot be read.
    Bad(BadCell),
}

impl Content {
    /// The content of a cell.
    pub fn of(cell: Option<&Cell>) -> Self {
        match cell {
            None => Self::Empty,
            Some(Cell::Error) => Self::Bad(BadCell::CellError),
            Some(Cell::NoValue) => Self::Bad(BadCell::FormulaWithoutValue),
            Some(Cell::Bool(_)) => Self::Bool,
            Some(Cell::Number { number, dated }) => Self::Number { digits: format!("{number}"), dated: *dated },
            Some(Cell::Text(text)) => Self::of_text(text),
        }
    }

    fn of_text(text: &str) -> Self {
        let small = compact(text).to_lowercase();
        if small.is_empty() {
            Self::Empty
        } else if NOTHING.contains(&small.as_str()) {
            Self::Placeholder(small)
        } else if is_error(&small) {
            // What a program wrote into a text for an error.
            Self::Bad(BadCell::CellError)
        } else {
            Self::Text(clean(text))
        }
    }

    /// Its text, if it says anything: of a number its digits.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number { digits: text, .. } => Some(text),
            _ => None,
        }
    }
}

fn is_error(small: &str) -> bool {
    ["#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#spill!", "#calc!"].contains(&small)
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<T> {
    /// The value, if there is one.
    pub value: Option<T>,
    /// What is wrong, if anything. With a value, the value is used all the same.
    pub bad: Option<BadCell>,
}

impl<T> Reading<T> {
    /// Nothing is there.
    pub fn nothing() -> Self {
        Self { value: None, bad: None }
    }

    /// A value.
    pub fn of(value: T) -> Self {
        Self { value: Some(value), bad: None }
    }

    /// Something is wrong, and there is no value.
    pub fn bad(code: BadCell) -> Self {
        Self { value: None, bad: Some(code) }
    }

    /// Something is wrong, but this much is known.
    pub fn doubtful(value: T, code: BadCell) -> Self {
        Self { value: Some(value), bad: Some(code) }
    }

    /// A value, or what is wrong.
    pub fn from(read: Result<T, BadCell>) -> Self {
        match read {
            Ok(value) => Self::of(value),
            Err(code) => Self::bad(code),
        }
    }
}
