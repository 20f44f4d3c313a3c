//! Figures as people write them.
//!
//! Pure text of integers. No currency sign, no unit: those belong to the sentence around it.

use std::fmt::Write;

use crate::value::Fen;

/// `300000` fen as `3,000`; fen only where there are any, as `3,000.50`.
pub fn yuan(amount: Fen) -> String {
    let (yuan, fen) = amount.yuan_and_fen();
    let mut text = grouped(yuan);
    if fen != 0 {
        // Writing to a string cannot fail.
        let _ = write!(text, ".{fen:02}");
    }
    text
}

/// A whole number with a comma before every three digits.
fn grouped(number: i64) -> String {
    let digits = format!("{}", number.unsigned_abs());
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        text.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
