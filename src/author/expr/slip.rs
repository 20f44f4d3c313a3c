//! Recognises what people write who do not know CEL yet: signs of a Chinese keyboard, words for signs, units, `60%`.
//!
//! Looks at the place where the parser stopped and gives a remedy. Parses nothing and is no judge of right rules.

/// A mistake that is often made, with its remedy.
pub(super) struct Slip {
    /// Where it begins, in bytes of the rule.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What to write instead.
    pub hint: String,
}

/// Signs and words that stand for others. Longer ones come before those they begin with.
const INSTEAD: &[(&str, &str)] = &[
    ("≥", ">="),
    ("≤", "<="),
    ("≠", "!="),
    ("=>", ">="),
    ("=<", "<="),
    ("×", "*"),
    ("、", ","),
    ("。", "."),
    ("并且", "&&"),
    ("且", "&&"),
    ("和", "&&"),
    ("与", "&&"),
    ("或者", "||"),
    ("或", "||"),
    ("不", "!"),
    ("非", "!"),
];

/// English words that stand for signs.
const WORDS: &[(&str, &str)] = &[("and", "&&"), ("or", "||"), ("not", "!"), ("is", "=="), ("equals", "==")];

/// What hints say of division.
pub(super) const NO_DIVISION: &str = "multiply the other side of a comparison instead, `a >= b * c` for `a / c >= b`; `fraction(x, 2, 3)` is two thirds of x, `fraction(x, 1, n)` an n-th";

/// Quotes that are none in CEL.
const QUOTES: &str = "‘’“”「」´";

/// What a known mistake at `at`, or right before it, calls for.
pub(super) fn slip(text: &str, at: usize) -> Option<Slip> {
    let (before, rest) = text.split_at_checked(at)?;
    let before = before.trim_end();
    let found = |start: usize, end: usize, hint: String| Some(Slip { start, end, hint });
    let here = |part: &str, hint: String| found(at, at + part.len(), hint);
    if let Some(plain) =
        in_ascii(text).filter(|_| rest.starts_with(|first| ascii(first).is_some() || QUOTES.contains(first)))
    {
        let first = rest.chars().next().map_or(1, char::len_utf8);
        return found(at, at + first, format!("write plain signs: `{plain}`"));
    }
    if let Some((sign, instead)) = INSTEAD.iter().find(|(sign, _)| rest.starts_with(sign)) {
        return here(sign, format!("write `{instead}` in place of `{sign}`"));
    }
    // A word of the rule is read as one, with what stands before it.
    let word: &str = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    let last_word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    if let Some((_, instead)) = WORDS.iter().find(|(known, _)| word.eq_ignore_ascii_case(known)) {
        return here(word, format!("write `{instead}` in place of `{word}`"));
    }
    if last_word.eq_ignore_ascii_case("not") {
        return found(before.len() - last_word.len(), before.len(), format!("write `!` in place of `{last_word}`"));
    }
    if matches!(word, "if" | "then" | "else") {
        return here(word, "write `condition ? a : b`, or `!a || b` for `b` where `a` holds".into());
    }
    if let Some(share) = before.strip_suffix('%').map(str::trim_end).and_then(last_number) {
        let start = before.rfind(share)?;
        return found(start, before.len(), format!("write `percent(x, {share})` for {share} % of x"));
    }
    if before.ends_with('<') && rest.starts_with('>') {
        return found(before.len() - 1, at + 1, "write `!=` in place of `<>`".into());
    }
    let number = last_number(before);
    if let Some(number) = number.filter(|_| !word.is_empty()) {
        let unit = word.trim_end_matches('s').to_ascii_lowercase();
        return here(
            word,
            match unit.as_str() {
                "year" | "month" | "day" => format!(
                    "write `add_{unit}s(day, {number})` for a day so much later, or `{unit}s_between(day, on) >= {number}`"
                ),
                _ if word.starts_with('万') => format!("write the number out, as in `{number}0000`"),
                _ => format!("write the number alone, `{number}`, in the unit of the fact"),
            },
        );
    }
    let first = rest.chars().next()?;
    let part = rest.get(..first.len_utf8())?;
    match first {
        ',' if number.is_some() && rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit) => {
            here(part, "write the number without commas, as in `12000`".into())
        }
        ',' => here(part, "write `&&` for and, `||` for or".into()),
        '\u{3000}' => here(part, "write an ordinary space in place of this wide one".into()),
        '÷' => here(part, NO_DIVISION.into()),
        letter if letter.is_alphabetic() && !letter.is_ascii() => {
            here(word, "name a fact by its key in facts.yaml, and an option by its key in straight quotes".into())
        }
        _ => None,
    }
}

/// The number that a text ends with.
fn last_number(text: &str) -> Option<&str> {
    let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let (before, number) = text.split_at(text.len() - digits);
    // `l3` is a name.
    let is_name = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    (number.starts_with(|c: char| c.is_ascii_digit()) && !is_name).then_some(number)
}

/// The whole rule with plain signs and quotes; none where it has no others.
fn in_ascii(text: &str) -> Option<String> {
    let mut open = None;
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        match open {
            Some(quote) if sign == quote => open = None,
            None if matches!(sign, '\'' | '"') => open = Some(sign),
            _ => {}
        }
        plain.push(match (open, ascii(sign)) {
            (None, Some(ascii)) => ascii,
            (None, None) if QUOTES.contains(sign) => '\'',
            _ => sign,
        });
    }
    (plain != text).then_some(plain)
}

/// What a full-width sign, digit or letter is in ASCII.
fn ascii(wide: char) -> Option<char> {
    match wide {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(wide) - 0xfee0),
        _ => None,
    }
}
