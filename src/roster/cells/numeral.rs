//! Numbers in Chinese letters and in digits.
//!
//! Whole numbers below a thousand, which is what dates and lengths need, and years letter by letter.

/// The value of a letter that stands for a digit.
fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Whether a letter belongs to a number in Chinese letters.
pub fn is_letter(c: char) -> bool {
    digit(c).is_some() || matches!(c, '十' | '拾' | '百' | '佰')
}

/// Whether a character is typed for the round zero of Chinese numbers, which few keyboards have.
pub fn is_round(c: char) -> bool {
    matches!(c, 'O' | 'o')
}

/// Letters one by one as digits: 二〇二四 is 2024.
pub fn spelled(text: &str) -> Option<String> {
    // Between digits a round letter is a mistake.
    let is_chinese = text.chars().any(|c| digit(c).is_some());
    let value = |c: char| digit(c).or_else(|| c.to_digit(10)).or((is_chinese && is_round(c)).then_some(0));
    let digits = text.chars().map(|c| value(c).and_then(|digit| char::from_digit(digit, 10)));
    digits.collect::<Option<String>>().filter(|digits| !digits.is_empty())
}

/// A whole number below a thousand: 12, 十二, 二十, 一百二十, 三十一.
pub fn whole(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().filter(|number| *number < 1000);
    }
    let (mut total, mut pending) = (0_u32, None::<u32>);
    for c in text.chars() {
        match c {
            '十' | '拾' | '百' | '佰' => {
                let unit = if matches!(c, '十' | '拾') { 10 } else { 100 };
                total = total.checked_add(pending.take().unwrap_or(1).checked_mul(unit)?)?;
            }
            '零' | '〇' => {}
            _ if pending.is_some() => return None,
            _ => pending = Some(digit(c)?),
        }
    }
    total.checked_add(pending.unwrap_or(0)).filter(|number| *number < 1000)
}
