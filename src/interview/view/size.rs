//! How large a firm is: what it is asked to find out, and what comes out.
//!
//! The classes are in [`crate::interview::fair`]; this words them. Deliberately answers nothing by itself: somebody takes it over.

use super::{FieldView, Input, RowView};
use crate::{
    interview::{
        fair::{Guess, Size},
        text::{Text, fair::size::SizeText},
    },
    pack::FieldId,
    value::{Answer, OptionId, Value},
};

/// The help for a firm that does not know its size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizeView {
    /// The question of its industry.
    pub industry: FieldView,
    /// The figures that decide there, from below in bands.
    pub bands: Vec<FieldView>,
    /// What came out, or what is still open; empty before an industry is chosen.
    pub said: String,
    /// The class, once nothing open could change it.
    pub size: Option<Size>,
}

impl SizeView {
    /// The help as far as it was answered.
    pub fn of(guess: &Guess, text: &Text) -> Self {
        let words = SizeText::of(text.language);
        let names = words.industries.iter().chain([&words.unlisted]).map(|name| (*name).to_owned());
        let bands = guess.measures().iter().enumerate().map(|(at, (measure, [small, medium, large]))| {
            let ends = [
                (None, Some(*small)),
                (Some(*small), Some(*medium)),
                (Some(*medium), Some(*large)),
                (Some(*large), None),
            ];
            let mut field = field(
                (words.measure)(*measure),
                ends.map(|(from, to)| (words.band)(*measure, from, to)),
                guess.band(at),
            );
            if let Input::Rows { rows, .. } = &mut field.input {
                rows.push(RowView { label: text.unsure.to_owned(), answer: Answer::Unsure });
            }
            field
        });
        let size = guess.size();
        let open: Vec<&str> = guess.open().map(words.measure).collect();
        let said = match size {
            Some(size) => (words.is)(size),
            None if guess.is_unlisted() => words.no_row.to_owned(),
            None if open.is_empty() => String::new(),
            None => (words.open)(&open.join(text.comma)),
        };
        Self { industry: field(words.industry, names, guess.industry().clone()), bands: bands.collect(), said, size }
    }
}

/// A question with these rows, of which the answers are their places.
fn field(question: &str, rows: impl IntoIterator<Item = String>, given: Answer) -> FieldView {
    let row = |(at, label): (u8, String)| RowView { label, answer: Answer::Value(Value::Choice(OptionId(at))) };
    FieldView {
        field: FieldId::at(0),
        question: question.to_owned(),
        help: String::new(),
        input: Input::Rows { rows: (0..).zip(rows).map(row).collect(), several: false },
        given,
    }
}
