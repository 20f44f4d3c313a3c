//! A number as people write it: `836.42`, `3,500元`, `3人`, `1.2万`, `十二`, `三千五`, `一年1万2`, full width, 没有.
//!
//! Text in, a stored integer out. It never guesses: ambiguous text, such as `1,2`, is refused and asked again, and so is
//! an amount per month where one per year is wanted, with what it would be, or one that is called something else than the
//! field. It knows no question and no sentence, and of units only which words go with them.

use super::draft::Fault;

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
            unit if place(unit, '元').is_some() || unit.starts_with("yuan") => Self::Yuan,
            unit if place(unit, '人').is_some() || unit.starts_with("people") => Self::People,
            unit if place(unit, '月').is_some() || unit.starts_with("month") => Self::Months,
            _ => Self::Other,
        }
    }

    /// Words allowed after such a number; longer ones come before their own endings.
    fn suffixes(self) -> &'static [&'static str] {
        match self {
            Self::Yuan => &["块钱", "元整", "圆整", "元", "块", "圆", "yuan", "rmb"],
            Self::People => &["个人", "人", "名", "位", "people", "person"],
            Self::Months => &["个月", "月", "months", "month"],
            Self::Other => &[],
        }
    }
}

/// Reads `text` as a number of `unit`, returned as an integer with `stored_places` decimals. Up to `places` decimals
/// may be typed, and fen wherever they are stored, and at most `most` whole units. In front of it may stand words that `about`, the
/// field's own words, has as well: 月薪 where wages are asked for.
pub fn read(
    text: &str,
    (unit, most): (&str, i64),
    about: &str,
    (places, stored_places): (u8, u8),
) -> Result<i64, Fault> {
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
    } else if counted == Counted::Months
        && let Some(rest) = ["年", "years", "year"].iter().find_map(|word| typed.strip_suffix(word))
    {
        (typed, span) = (rest.trim_end(), Some(YEAR));
    }
    typed = without_name(typed, about)?.trim_start_matches(['¥', '￥', ' ']);
    let words = [unit].into_iter().filter(|unit| !unit.is_empty()).chain(counted.suffixes().iter().copied());
    let bare = words.filter_map(|word| typed.strip_suffix(word)).min_by_key(|rest| rest.len());
    let typed = bare.unwrap_or(typed).trim_end();
    let places = if counted == Counted::Yuan { stored_places } else { places.min(stored_places) };
    let most = most.saturating_mul(10_i64.saturating_pow(stored_places.into()));
    let number = match chinese(typed) {
        Some(number) => number.saturating_mul(10_i64.saturating_pow(stored_places.into())),
        None => {
            let (digits, zeros) =
                ["万", "w"].iter().find_map(|word| typed.strip_suffix(word)).map_or((typed, 0), |rest| (rest, 4));
            decimal(digits, places, stored_places, zeros)?
        }
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
        unit if unit.ends_with("月") || unit.ends_with("month") => Some(1),
        unit if unit.ends_with("年") || unit.ends_with("year") => Some(YEAR),
        _ => None,
    }
}

/// An amount without the words for what span of time it is, and that span in months: `3500元/月`, `每月3500`, `一年1万2`,
/// `年薪4.2万`. After the amount a mark such as 每 stands between them: without one, as in 12月, it is none.
fn without_span(typed: &str) -> (&str, Option<i64>) {
    // The first three only before the amount.
    const MARKS: [&str; 10] = ["", "1", "1个", "每个", "一个", "每", "一", "/", "per", "a"];
    for (word, months) in [("月", 1), ("年", YEAR), ("month", 1), ("year", YEAR)] {
        if let Some(rest) = MARKS.iter().find_map(|mark| typed.strip_prefix(mark)?.strip_prefix(word)) {
            return (rest.trim_start(), Some(months));
        }
        if let Some(rest) = typed.strip_suffix(word)
            && let Some(rest) = MARKS.iter().skip(3).find_map(|mark| rest.trim_end().strip_suffix(mark))
        {
            return (rest.trim_end(), Some(months));
        }
    }
    (typed, None)
}

/// A number without what it is called, which has to be among the words of the field.
fn without_name<'a>(typed: &'a str, about: &str) -> Result<&'a str, Fault> {
    let begins = |c: char| c.is_ascii_digit() || ["¥￥", DIGITS, UNITS].iter().any(|all| place(all, c).is_some());
    // Whatever may panic would bring the words for it into the page.
    let (name, number) = typed.find(begins).and_then(|at| typed.split_at_checked(at)).unwrap_or(("", typed));
    let name = name.trim_end();
    let name = name.strip_suffix(":").unwrap_or(name);
    // Byte by byte: the library's searcher takes a kilobyte.
    let is_its_own = name.is_empty() || about.as_bytes().windows(name.len()).any(|part| part == name.as_bytes());
    if is_its_own {
        Ok(number)
    } else if name.chars().all(|c| c >= '一') {
        Err(Fault::OtherMatter)
    } else {
        Ok(typed)
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

/// The digits in Chinese: the last figure of a place is the digit it stands for.
const DIGITS: &str = "零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖〇一两";

/// The units in Chinese, and k and w as people write them: ten, a hundred, a thousand, ten thousand, and again.
const UNITS: &str = "十百千万拾佰仟萬十百kw";

/// Where a character is among these, from zero.
#[inline(never)]
fn place(all: &str, c: char) -> Option<u8> {
    (0..).zip(all.chars()).find(|(_, known)| *known == c).map(|(at, _)| at)
}

/// Above every unit: none has been read.
const NO_UNIT: i64 = 100_000;

/// The last digits that were read, and what they stand behind.
#[derive(Clone, Copy)]
struct Tail {
    /// Their number, and how many they are.
    digits: i64,
    n: u32,
    /// Whether 零 stands before them.
    after_nought: bool,
    /// The unit before them, or [`NO_UNIT`].
    unit: i64,
}

impl Tail {
    /// Nothing yet, behind a unit.
    fn behind(unit: i64) -> Self {
        Self { digits: 0, n: 0, after_nought: false, unit }
    }

    /// What the digits are worth if no unit follows: the 五 of 三千五 counts hundreds, that of 三千零五 ones.
    fn worth(self) -> Option<i64> {
        let Self { digits, n, after_nought, unit } = self;
        match n {
            0 => (!after_nought && unit != NO_UNIT).then_some(0),
            _ if unit == NO_UNIT || 10_i64.saturating_pow(n) == unit => Some(digits),
            _ if after_nought => (digits < unit / 10).then_some(digits),
            1 => Some(digits * unit / 10),
            _ => None,
        }
    }
}

/// A whole number with Chinese in it: 十二, 三千五, 三千零五, 叁仟伍佰, 1万2, 1万2500. `None` if it is something else, or may
/// be meant in two ways, as 1万25 may.
fn chinese(text: &str) -> Option<i64> {
    let (mut ten_thousands, mut rest, mut tail, mut last) = (0_i64, 0_i64, Tail::behind(NO_UNIT), ' ');
    for c in text.chars() {
        if let Some(digit) = c.to_digit(10) {
            // More digits are beyond every bound, which `decimal` says.
            (tail.n == 0 || (last.is_ascii() && tail.n < 12)).then_some(())?;
            tail.digits = tail.digits * 10 + i64::from(digit);
            tail.n += 1;
        } else if let Some(at) = place(DIGITS, c) {
            (tail.n == 0).then_some(())?;
            if at % 10 == 0 {
                (tail.unit != NO_UNIT && !tail.after_nought).then_some(())?;
                tail.after_nought = true;
            } else {
                (tail.digits, tail.n) = (i64::from(at % 10), 1);
            }
        } else {
            let unit = 10_i64.pow(u32::from(place(UNITS, c)? % 4) + 1);
            if unit == 10_000 {
                (ten_thousands == 0).then_some(())?;
                ten_thousands = rest + tail.worth()?;
                rest = 0;
            } else {
                (unit < tail.unit).then_some(())?;
                rest += unit
                    * match tail.n {
                        0 if unit == 10 => 1,
                        1 => tail.digits,
                        _ => return None,
                    };
            }
            tail = Tail::behind(unit);
        }
        last = c;
    }
    // The 五 of 一百万五 may be half of a million.
    let is_plain = tail.unit != 10_000 || tail.n != 1 || tail.after_nought || ten_thousands % 100 != 0;
    is_plain.then_some(ten_thousands * 10_000 + rest + tail.worth()?)
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
