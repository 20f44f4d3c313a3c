//! Figures the way people write them.
//!
//! Turns integers into plain text. No currency sign and no unit: those belong to the sentence around it.

use std::fmt::Write;

use crate::value::Fen;

/// Two amounts in words: now, and with another choice.
pub type Both = (String, String);

/// `300000` fen as `3,000`; with fen only if there are any: `3,000.50`.
pub fn yuan(amount: Fen) -> String {
    decimal(amount.0, 2)
}

/// An amount without its fen, and whether it had none.
pub fn whole_yuan(amount: Fen) -> (Fen, bool) {
    let fen = amount.0.rem_euclid(100);
    (Fen(amount.0 - fen), fen == 0)
}

/// `1250` with two decimals as `12.50`, `1200` as `12`; commas between groups of three digits.
pub fn decimal(number: i64, places: u8) -> String {
    let one = 10_i64.saturating_pow(u32::from(places));
    let mut text = grouped(number.div_euclid(one));
    let rest = number.rem_euclid(one);
    if rest != 0 {
        // Writing to a string cannot fail.
        let _ = write!(text, ".{rest:0width$}", width = usize::from(places));
    }
    text
}

/// A whole number with commas between groups of three digits.
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
