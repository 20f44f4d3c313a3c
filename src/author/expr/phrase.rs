//! Remembers how authors wrote what was compiled, so that findings can quote it.
//!
//! Compiling turns sides round, yuan into fen and years into months. Keeps the text of every part beside what it
//! became, and judges nothing.

use std::cell::RefCell;

use crate::{
    author::source::Span,
    pack::{Expr, Num},
};

/// A part of a rule as written.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// Its place.
    pub span: Span,
    /// Its text, on one line.
    pub text: String,
    /// What it became.
    pub meaning: Meaning,
}

/// What a part of a rule compiles to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A condition.
    Condition(Expr),
    /// A number.
    Number(Num),
}

/// The phrases of all rules read so far.
#[derive(Debug, Default)]
pub struct Phrases(RefCell<Vec<Phrase>>);

impl Phrases {
    /// Adds a phrase. A name or number by itself says no more than the compiled form.
    pub(super) fn note(&self, span: Span, text: &str, meaning: Meaning) {
        if matches!(meaning, Meaning::Number(Num::Lit(_) | Num::Of(_) | Num::On)) {
            return;
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.0.borrow_mut().push(Phrase { span, text, meaning });
    }

    /// All of them, in the order of reading.
    pub fn all(self) -> Vec<Phrase> {
        self.0.into_inner()
    }
}
