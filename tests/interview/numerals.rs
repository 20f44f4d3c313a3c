//! Numbers as people read and write them: which row matches a number, and a number as typed.
//!
//! Reads the Chinese words of a row, never the rules that made them; so a row whose words differ from its meaning
//! leads to another result. Knows no question.

/// A stored number as people type it.
pub fn typed(number: i64, places: u8) -> String {
    let one = 10_i64.pow(u32::from(places));
    match (number / one, number % one) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest:0width$}", width = usize::from(places)),
    }
}

/// Whether a row's words match a number; `None` if it is about something else. Reads the words as people do, never the
/// rules that made them.
pub fn fits(row: &str, number: i64, unit: &str, places: u8) -> Option<bool> {
    let mut holds = true;
    for part in row.split('，') {
        let amount = |text: &str| amount(text, unit, places);
        holds &= if part == "不限" {
            true
        } else if part == "没有" {
            number == 0
        } else if let Some(rest) = part.strip_prefix("不超过") {
            number <= amount(rest)?
        } else if let Some(rest) = part.strip_prefix("不到") {
            number < amount(rest)?
        } else if let Some(rest) = part.strip_prefix("超过") {
            number > amount(rest)?
        } else if let Some(rest) = part.strip_prefix('满') {
            number >= amount(rest)?
        } else if let Some(rest) = part.strip_suffix("及以上") {
            number >= amount(rest)?
        } else if let Some((from, to)) = part.split_once('至') {
            (amount(from)?..=amount(to)?).contains(&number)
        } else {
            number == amount(part)?
        };
    }
    Some(holds)
}

/// Without white space.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Parses `3年`, `5,000元`, `1.5` into the stored form.
fn amount(text: &str, unit: &str, places: u8) -> Option<i64> {
    let end = text.find(|c: char| !matches!(c, '0'..='9' | ',' | '.')).unwrap_or(text.len());
    let (number, name) = text.split_at(end);
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let digits: String = whole.chars().filter(|c| *c != ',').chain(rest.chars()).collect();
    let missing = u32::from(places).checked_sub(u32::try_from(rest.len()).ok()?)?;
    let stored = digits.parse::<i64>().ok()? * 10_i64.pow(missing);
    match name {
        "年" if tidy(unit) == "个月" => Some(stored * 12),
        name if name.is_empty() || name == tidy(unit) => Some(stored),
        _ => None,
    }
}

#[test]
fn rows_are_read_as_people_read_them() {
    for (row, unit, places, fitting, not) in [
        ("满1年，不到3年", "个月", 0, [12, 35], [11, 36]),
        ("2至4人", "人", 0, [2, 4], [1, 5]),
        ("5,000元及以上", "元", 2, [500_000, 900_000], [499_999, 0]),
        ("超过1.5小时，不超过2小时", "小时", 1, [16, 20], [15, 21]),
        ("不到6个月", "个月", 0, [0, 5], [6, 12]),
    ] {
        for (numbers, wanted) in [(fitting, true), (not, false)] {
            for number in numbers {
                assert_eq!(fits(row, number, unit, places), Some(wanted), "{row}: {number}");
            }
        }
    }
    assert_eq!(fits("都没有", 3, "人", 0), None);
}
