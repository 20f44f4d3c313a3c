//! A number as people write it: `836.42`, `3,500元`, `3人`, `1.2万`, `十二`, full width, 没有.
//!
//! Text in, a stored integer out. It never guesses: ambiguous text, such as `1,2`, is refused and asked again, and so is
//! an amount per month where one per year is wanted, with what it would be. It knows no question and no sentence, and of
//! units only which words go with them.

use super::draft::Fault;
use crate::pack::{MOST_COUNTED, MOST_YUAN};

/// Longest whole part that is read; anything longer is beyond every bound.
const DIGITS: usize = 15;

/// What a number counts, recognised by the unit's name in either language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Yuan, possibly per month or per year.
    Yuan,
    /// People.
    People,
    /// Months.
    Months,
    /// Anything else.
    Other,
}

impl Counted {
    /// What is counted in this unit.
    pub fn by(unit: &str) -> Self {
        match unit {
            unit if unit.contains('元') || unit.starts_with("yuan") => Self::Yuan,
            unit if unit.contains('人') || unit.starts_with("people") => Self::People,
            unit if unit.contains('月') || unit.starts_with("month") => Self::Months,
            _ => Self::Other,
        }
    }

    /// The most that may be entered, in whole units.
    pub fn most(self) -> i64 {
        if self == Self::Yuan { MOST_YUAN } else { MOST_COUNTED }
    }

    /// Words allowed after such a number; longer ones come before their own endings.
    fn suffixes(self) -> &'static [&'static str] {
        match self {
            Self::Yuan => &["块钱", "元", "块", "圆", "yuan", "rmb"],
            Self::People => &["个人", "人", "名", "位", "people", "person"],
            Self::Months => &["个月", "月", "months", "month"],
            Self::Other => &[],
        }
    }
}

/// Reads `text` as a number of `unit`, returned as an integer with `stored_places` decimals. Up to `places` decimals
/// may be typed, and fen wherever they are stored.
pub fn read(text: &str, unit: &str, places: u8, stored_places: u8) -> Result<i64, Fault> {
    let counted = Counted::by(unit);
    let narrowed: String = text.chars().map(narrow).collect::<String>().to_ascii_lowercase();
    let mut typed = narrowed.trim();
    if typed.is_empty() {
        return Err(Fault::Empty);
    }
    if is_nought(typed) {
        return Ok(0);
    }
    let mut span = None;
    if counted == Counted::Yuan {
        (typed, span) = without_span(typed);
        typed = typed.trim_start_matches(['¥', '￥']).trim_start();
    } else if counted == Counted::Months
        && let Some(rest) = ["年", "years", "year"].iter().find_map(|word| typed.strip_suffix(word))
    {
        (typed, span) = (rest.trim_end(), Some(YEAR));
    }
    let words = [unit].into_iter().filter(|unit| !unit.is_empty()).chain(counted.suffixes().iter().copied());
    let bare = words.filter_map(|word| typed.strip_suffix(word)).min_by_key(|rest| rest.len());
    let typed = bare.unwrap_or(typed).trim_end();
    let (typed, zeros) =
        ["万", "w"].iter().find_map(|word| typed.strip_suffix(word)).map_or((typed, 0), |rest| (rest, 4));
    let places = if counted == Counted::Yuan { stored_places } else { places.min(stored_places) };
    let most = counted.most().saturating_mul(10_i64.saturating_pow(stored_places.into()));
    let number = match chinese(typed) {
        Some(number) => number.saturating_mul(10_i64.saturating_pow(u32::from(stored_places) + zeros)),
        None => decimal(typed, places, stored_places, zeros)?,
    };
    let turned = match (span, months_of(unit)) {
        (None, _) => None,
        (Some(typed), wanted) if wanted == Some(typed) => None,
        (Some(typed), _) if counted == Counted::Months => Some(number.saturating_mul(typed)),
        (Some(typed), Some(wanted)) => Some(number.saturating_mul(wanted) / typed),
        // Of how many months the field wants the sum, the person has to say.
        (Some(_), None) => return Err(Fault::NoNumber),
    };
    match turned {
        _ if turned.unwrap_or(number) > most => Err(Fault::TooMuch),
        Some(turned) => Err(Fault::OtherSpan(turned)),
        None => Ok(number),
    }
}

/// A year, in months.
const YEAR: i64 = 12;

/// How many months an amount of this unit is for; `None` if it is not for a span of time.
fn months_of(unit: &str) -> Option<i64> {
    match unit {
        unit if unit.contains('月') || unit.contains("month") => Some(1),
        unit if unit.contains('年') || unit.contains("year") => Some(YEAR),
        _ => None,
    }
}

/// An amount without the words for what span of time it is, and that span in months: `3500元/月`, `每月3500`, `年薪4.2万`.
/// Without a word such as 每 between them, as in 12月, it is no amount.
fn without_span(typed: &str) -> (&str, Option<i64>) {
    let says = typed.contains(['/', '每', '薪']) || typed.contains(" a ") || typed.contains(" per ");
    match months_of(typed).filter(|_| says) {
        None => (typed, None),
        // The letters are those of yuan, per, a, month and year; a w is 万.
        months => (typed.trim_matches(|c| "每个月年薪/ monthyearpu".contains(c)), months),
    }
}

/// Whether the text says that there is none.
pub fn is_nought(text: &str) -> bool {
    matches!(text.trim(), "没有" | "没" | "无" | "零" | "none")
}

/// Reads digits, optionally grouped by threes, and a decimal point; multiplied by ten to the power of `zeros`.
fn decimal(text: &str, places: u8, stored_places: u8, zeros: u32) -> Result<i64, Fault> {
    let (whole, rest) = match text.split_once('.') {
        Some((whole, rest)) if !rest.is_empty() => (whole, rest.trim_end_matches('0')),
        Some(_) => return Err(Fault::NoNumber),
        None => (text, ""),
    };
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = ungrouped(whole).ok_or(Fault::NoNumber)?;
    let most_rest = usize::from(places).saturating_add(usize::try_from(zeros).unwrap_or(0));
    if whole.is_empty() || !is_digits(&whole) || !is_digits(rest) || rest.len() > most_rest {
        return Err(Fault::NoNumber);
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > DIGITS {
        return Err(Fault::TooMuch);
    }
    let length = whole.len() + usize::from(stored_places) + usize::try_from(zeros).unwrap_or(0);
    let digits = whole.bytes().chain(rest.bytes()).chain(core::iter::repeat(b'0')).take(length);
    Ok(digits.fold(0, |number: i64, digit| number.saturating_mul(10).saturating_add(i64::from(digit & 15))))
}

/// Removes the commas or spaces between groups of three digits; `None` if they are anywhere else.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split([',', ' ']);
    let first = groups.next()?.to_owned();
    if text.len() > first.len() && !(1..=3).contains(&first.len()) {
        return None;
    }
    groups.try_fold(first, |all, group| (group.len() == 3).then(|| all + group))
}

/// A number from 1 to 99 in Chinese: 三, 十二, 二十, 九十九; 两 counts as 二.
fn chinese(text: &str) -> Option<i64> {
    let digit = |text: &str| {
        let mut chars = text.chars();
        let digit = match (chars.next()?, chars.next()) {
            ('一', None) => 1,
            ('二' | '两', None) => 2,
            ('三', None) => 3,
            ('四', None) => 4,
            ('五', None) => 5,
            ('六', None) => 6,
            ('七', None) => 7,
            ('八', None) => 8,
            ('九', None) => 9,
            _ => return None,
        };
        Some(digit)
    };
    let Some((tens, ones)) = text.split_once('十') else { return digit(text) };
    let tens = if tens.is_empty() { 1 } else { digit(tens)? };
    let ones = if ones.is_empty() { 0 } else { digit(ones)? };
    Some(tens * 10 + ones)
}

/// Maps full-width characters to those of a Latin keyboard, and a Chinese full stop to a point.
pub fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '。' => '.',
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}
