//! Numbers in prose: digits of either width, grouped thousands, 万 and 亿, Chinese numerals and English number words.
//!
//! Finds what a reader takes for a figure. It deliberately passes over what only looks like one: 1, 一 and "one", which
//! are mostly articles, ordinals (第二款), and number words that count nothing (三支一扶, "one of the two certificates").

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// Its value in hundredths, so that amounts with fen are whole.
    pub value: i64,
    /// As it stands in the text.
    pub written: String,
    /// Whether it is a percentage.
    pub percent: bool,
}

impl Numeral {
    fn of(value: i64, written: impl Into<String>) -> Self {
        Self { value, written: written.into(), percent: false }
    }
}

/// One, in hundredths.
pub(crate) const ONE: i64 = 100;

/// What Chinese numerals must count to be a figure.
const COUNTED: &[&str] = &[
    "年",
    "个月",
    "月",
    "日",
    "天",
    "周",
    "次",
    "人",
    "名",
    "元",
    "倍",
    "岁",
    "户",
    "成",
    "个百分点",
    "个学年",
    "个工作日",
    "个自然月",
    "学年",
    "小时",
    "平方米",
];

/// What English number words must count to be a figure.
const COUNTED_EN: &[&str] = &["year", "month", "day", "week", "time", "hour", "yuan", "third", "quarter", "fifth"];

const WORDS: [(&str, i64); 19] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// The numbers in `text`, in its order. A date gives its year, month and day.
pub(crate) fn numerals(text: &str) -> Vec<Numeral> {
    let chars: Vec<char> = text.chars().map(narrow).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let rest = chars.get(at..).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let (numeral, length) = match rest.first() {
            Some(first) if first.is_ascii_digit() => digits(rest, before, found.last()),
            Some(first) if digit(*first).is_some() || *first == '半' => chinese(rest, before),
            Some(first) if first.is_ascii_alphabetic() => english(rest, before),
            _ => (None, 1),
        };
        found.extend(numeral);
        at += length.max(1);
    }
    found
}

/// A full-width digit or point as its usual form.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '．' => '.',
        _ => c,
    }
}

/// A number in digits, with what multiplies it behind it.
fn digits(rest: &[char], before: Option<char>, last: Option<&Numeral>) -> (Option<Numeral>, usize) {
    let digits_from = |at: usize| rest.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
    let mut length = digits_from(0);
    let mut text: String = rest.iter().take(length).collect();
    // 20,000: a comma with exactly three digits behind it.
    while rest.get(length) == Some(&',') && digits_from(length + 1) == 3 && text.len() <= 12 {
        text.extend(rest.iter().skip(length + 1).take(3));
        length += 4;
    }
    let mut cents = String::new();
    if rest.get(length) == Some(&'.') {
        let decimals = digits_from(length + 1);
        if (1..=2).contains(&decimals) {
            cents.extend(rest.iter().skip(length + 1).take(decimals));
            length += 1 + decimals;
        }
    }
    let written = rest.iter().take(length);
    let behind: String = rest.iter().skip(length).take(9).collect();
    let multiples = [("万", 10_000), ("亿", 100_000_000), (" million", 1_000_000), (" billion", 1_000_000_000)];
    let (multiple, times) = multiples.into_iter().find(|(name, _)| behind.starts_with(name)).unwrap_or(("", 1));
    let percent = behind.trim_start().starts_with(['%', '％']);
    let mut value = format!("{text}{cents:0<2}").parse::<i64>().ok().and_then(|value| value.checked_mul(times));
    // 2017–18: the second is a year as well.
    if let (Some('–' | '—'), Some(last), 2, Some(short)) = (before, last, text.len(), value)
        && (1900 * ONE..2200 * ONE).contains(&last.value)
    {
        value = Some(last.value - last.value % (100 * ONE) + short);
    }
    let written = written.collect::<String>() + multiple;
    (value.filter(|value| *value != ONE).map(|value| Numeral { value, written, percent }), length)
}

fn digit(c: char) -> Option<i64> {
    "零一二三四五六七八九".chars().zip(0..).find(|(digit, _)| *digit == c).map(|(_, value)| value).or(match c {
        '〇' => Some(0),
        '两' => Some(2),
        '十' | '百' | '千' => Some(0),
        _ => None,
    })
}

/// A Chinese numeral that counts something, or a part as in 三分之二.
fn chinese(rest: &[char], before: Option<char>) -> (Option<Numeral>, usize) {
    let text: String = rest.iter().collect();
    if text.starts_with("半年") {
        return (Some(Numeral::of(6 * ONE, "半年")), 2);
    }
    let length = rest.iter().take_while(|c| digit(**c).is_some()).count();
    let behind: String = rest.iter().skip(length).take(6).collect();
    let written: String = rest.iter().take(length).collect();
    let value = value_of(&written) * if behind.starts_with('万') { 10_000 } else { 1 };
    let behind = behind.trim_start_matches('万');
    // 三分之二 is two figures: of how many parts, and how many.
    let is_part = behind.starts_with("分之") || before == Some('之');
    let counts = is_part || COUNTED.iter().any(|unit| behind.starts_with(unit));
    let is_figure = counts && value > 1 && before != Some('第');
    (is_figure.then_some(Numeral::of(value * ONE, written)), length)
}

fn value_of(numeral: &str) -> i64 {
    let (mut sum, mut last) = (0, 0);
    for c in numeral.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                last = digit(c).unwrap_or(0);
                continue;
            }
        };
        // 十二 is one ten and two.
        sum += if last == 0 { unit } else { last * unit };
        last = 0;
    }
    sum + last
}

/// An English number word that counts something.
fn english(rest: &[char], before: Option<char>) -> (Option<Numeral>, usize) {
    let letters_from = |at: usize| rest.iter().skip(at).take_while(|c| c.is_ascii_alphabetic()).count();
    let named = |from: usize, length: usize| {
        let word: String = rest.iter().skip(from).take(length).map(char::to_ascii_lowercase).collect();
        WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
    };
    let mut length = letters_from(0);
    if before.is_some_and(char::is_alphabetic) {
        return (None, length);
    }
    let mut value = named(0, length);
    // Forty-eight.
    let units = || named(length + 1, letters_from(length + 1)).filter(|_| rest.get(length) == Some(&'-'));
    if let Some(tens @ 20..) = value
        && let Some(units @ 1..10) = units()
    {
        value = Some(tens + units);
        length += 1 + letters_from(length + 1);
    }
    let written: String = rest.iter().take(length).collect();
    let word = written.to_ascii_lowercase();
    if value.is_none() && word != "half" {
        return (None, length);
    }
    let behind: String = rest.iter().skip(length).take(10).collect();
    if word == "half" && behind.starts_with(" a year") {
        return (Some(Numeral::of(6 * ONE, "half a year")), length);
    }
    let behind = behind.trim_start_matches([' ', '-']).to_ascii_lowercase();
    let value = value.map(|value| value * ONE);
    let counts = COUNTED_EN.iter().any(|unit| behind.starts_with(unit));
    (value.filter(|_| counts).map(|value| Numeral::of(value, written)), length)
}

#[cfg(test)]
mod tests {
    use super::{ONE, numerals};

    fn values(text: &str) -> Vec<i64> {
        let whole = |value: i64| if value % ONE == 0 { value / ONE } else { -value };
        numerals(text).into_iter().map(|numeral| whole(numeral.value)).collect()
    }

    #[test]
    fn digits_are_read_in_every_form() {
        assert_eq!(values("3,000 yuan, ２００人，2万元，1.5万元"), [3000, 200, 20_000, 15_000]);
        assert_eq!(values("18333.33 yuan, 200 million, 2亿"), [-1_833_333, 200_000_000, 200_000_000]);
        assert!(numerals("20 % or 5.5%").iter().all(|numeral| numeral.percent));
        assert_eq!(values("2025-04-08，2027年12月31日，1年"), [2025, 4, 8, 2027, 12, 31]);
        assert_eq!(values("about 2017–18; 浙人社发〔2017〕81号; LPR-150BP"), [2017, 2018, 2017, 81, 150]);
    }

    #[test]
    fn numerals_count_only_where_they_count_something() {
        assert_eq!(values("毕业两年以内，十二个月，二十四个月，三十六周岁"), [2, 12, 24, 36]);
        assert_eq!(values("三分之二，半年以上"), [3, 2, 6]);
        assert_eq!(values("三支一扶，一次性，第二款，每人一年，十四五规划，五险"), Vec::<i64>::new());
        assert_eq!(
            values("within three years, two thirds, Twelve months, half a year, forty-eight months"),
            [3, 2, 12, 6, 48]
        );
        assert_eq!(values("one of the two certificates, one year, often"), Vec::<i64>::new());
    }
}
