//! Recognises where YAML reads something else than people mean: colons, commas and quotes inside a value, full-width signs.
//!
//! Looks at the place where the parser stopped and gives a remedy, and where it can what the rest of the file needs to be
//! read all the same. Reads no YAML itself.

use std::ops::Range;

/// What stopped the parser.
pub(super) struct Trap {
    /// What to underline.
    pub place: Range<usize>,
    /// What to do.
    pub hint: String,
    /// How the rest of the file can be read; none where it cannot.
    pub repair: Option<Repair>,
}

/// A change that keeps every place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Repair {
    /// Take these bytes as one text.
    Whole(Range<usize>),
    /// Read the full-width sign at this byte as the plain one.
    Sign(usize, char),
}

/// What the parser stopped at, at byte `at`, with its complaint.
pub(super) fn trap(text: &str, at: usize, complaint: &str) -> Trap {
    let next = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let here = at..at + next;
    let hint = |hint: &str| Trap { place: here.clone(), hint: hint.to_owned(), repair: None };
    if complaint.contains("tabs") {
        return hint("indent with spaces");
    }
    if complaint.contains("anchor") {
        return hint("write the value out: anchors and aliases are not supported");
    }
    let line = line_of(text, at);
    if let Some(trap) = wide_sign(text, &line, at).or_else(|| key_before(text, line.start)) {
        return trap;
    }
    let written = text.get(line.clone()).unwrap_or_default();
    let value = in_braces(written, at - line.start).or_else(|| after_key(written));
    let value = value.filter(|value| line.start + value.start <= at).map(|v| line.start + v.start..line.start + v.end);
    let begins_with_quote = |value: &Range<usize>| text.get(value.clone()).is_some_and(|v| v.starts_with(['\'', '"']));
    match value {
        Some(value) if complaint.contains("quoted") && !begins_with_quote(&value) => open_quote(text, at),
        Some(value) if is_one_line(text.get(value.clone()).unwrap_or_default()) => Trap {
            place: value.clone(),
            hint: quote(text.get(value.clone()).unwrap_or_default()),
            repair: Some(Repair::Whole(value)),
        },
        _ if complaint.contains("quoted") => open_quote(text, at),
        _ => open_bracket(text, line.start).unwrap_or_else(|| {
            hint("look for a bracket that is not closed, a missing space after a colon, a wrong indentation or an open quote, here or in the lines before")
        }),
    }
}

/// The bracket in the last line before `line_start` that this line does not close, where the value begins with one.
fn open_bracket(text: &str, line_start: usize) -> Option<Trap> {
    let previous = previous_line(text, line_start)?;
    let written = text.get(previous.clone())?;
    let (mut open, mut quote, mut before) = (Vec::new(), None, ' ');
    for (at, sign) in written.char_indices() {
        match (quote, sign) {
            (Some(mark), _) => quote = Some(mark).filter(|mark| *mark != sign),
            (None, '\'' | '"') if matches!(before, ' ' | '[' | '{') => quote = Some(sign),
            (None, '#') if before == ' ' => break,
            (None, '{' | '[') if !open.is_empty() || before == ' ' => open.push((at, sign)),
            (None, '}' | ']') => {
                open.pop();
            }
            _ => {}
        }
        before = sign;
    }
    let (at, sign) = open.pop()?;
    let place = previous.start + at;
    let close = if sign == '{' { '}' } else { ']' };
    Some(Trap {
        place: place..place + 1,
        hint: format!("this bracket is not closed in its line: write `{close}` where it ends"),
        repair: None,
    })
}

/// The quote before a place that its line leaves open.
fn open_quote(text: &str, at: usize) -> Trap {
    let before = text.get(..at).unwrap_or_default();
    let is_open = |start: usize| {
        let rest = text.get(start..line_of(text, start).end).unwrap_or_default();
        rest.chars().next().is_some_and(|quote| rest.matches(quote).count() % 2 == 1)
    };
    let openings = before.match_indices([' ', '[']).map(|(space, sign)| space + sign.len());
    let quotes = openings.filter(|start| before.get(*start..).is_some_and(|rest| rest.starts_with(['\'', '"'])));
    let place = quotes.rev().find(|start| is_open(*start)).unwrap_or(at);
    let end = place + text.get(place..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Trap { place: place..end, hint: "close this quote where its text ends".to_owned(), repair: None }
}

/// How a value is written so that YAML takes it as one text.
pub(super) fn quote(value: &str) -> String {
    let why = "YAML reads `: `, `, `, quotes and signs at the beginning as its own";
    if value.contains(['"', '\\']) {
        format!("write it below, as a `|-` block: {why}")
    } else {
        format!("put the whole value in quotes, `\"{value}\"`: {why}")
    }
}

/// The line a byte stands in, without its end.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let length = text.get(start..).and_then(|rest| rest.find(['\n', '\r']));
    start..length.map_or(text.len(), |length| start + length)
}

/// A full-width colon or comma where a plain one is meant, in this line before the place or in the line before it.
fn wide_sign(text: &str, line: &Range<usize>, at: usize) -> Option<Trap> {
    let told = |start: usize, wide: char, plain: char| {
        let end = start + wide.len_utf8();
        let spaced = text.get(end..).is_some_and(|rest| rest.starts_with(' '));
        Trap {
            place: start..end,
            hint: format!("write `{plain}` and a space in place of the full-width `{wide}`"),
            repair: spaced.then_some(Repair::Sign(start, plain)),
        }
    };
    let previous = previous_line(text, line.start);
    for range in [Some(line.start..at), previous].into_iter().flatten() {
        let written = text.get(range.clone()).unwrap_or_default();
        let body = written.trim_start().trim_start_matches("- ").trim_start();
        let name = body.len() - body.trim_start_matches(is_of_name).len();
        if name > 0 && body.get(name..).is_some_and(|rest| rest.starts_with('：')) {
            return Some(told(range.start + written.len() - body.len() + name, '：', ':'));
        }
        // `{ zh: …， en: … }`
        let comma = written.match_indices('，').find(|(comma, wide)| {
            let behind = written.get(comma + wide.len()..).unwrap_or_default().trim_start();
            let name = behind.len() - behind.trim_start_matches(is_of_name).len();
            // The place is the colon of the next field.
            let behind_line = text.get(range.start + comma + wide.len()..line.end).unwrap_or_default().trim_start();
            name > 0 && behind_line.get(name..).is_some_and(|rest| rest.starts_with(": "))
        });
        if let Some((comma, _)) = comma.filter(|_| written.contains('{')) {
            return Some(told(range.start + comma, '，', ','));
        }
    }
    None
}

/// A key without a space after its colon, in the line before.
fn key_before(text: &str, line_start: usize) -> Option<Trap> {
    let previous = previous_line(text, line_start)?;
    let written = text.get(previous.clone())?;
    let body = written.trim_start().trim_start_matches("- ").trim_start();
    let name = body.len() - body.trim_start_matches(is_of_name).len();
    let behind = body.get(name..)?.strip_prefix(':')?;
    if name == 0 || behind.is_empty() || behind.starts_with(' ') {
        return None;
    }
    let colon = previous.start + written.len() - body.len() + name;
    Some(Trap { place: colon..colon + 1, hint: "write a space after the colon".to_owned(), repair: None })
}

/// The last line before a byte that is neither empty nor a comment.
fn previous_line(text: &str, line_start: usize) -> Option<Range<usize>> {
    let mut start = line_start;
    while start > 0 {
        let line = line_of(text, start - 1);
        let written = text.get(line.clone())?.trim();
        if !written.is_empty() && !written.starts_with('#') {
            return Some(line);
        }
        start = line.start;
    }
    None
}

/// The value of the field of `{ … }` at a byte of a line: up to the next field, or to the end of the mapping.
fn in_braces(line: &str, at: usize) -> Option<Range<usize>> {
    let starts = |range: Range<usize>| {
        let part = line.get(range.clone()).unwrap_or_default();
        let places = part.match_indices(['{', ',']).map(move |(sign, _)| range.start + sign).collect::<Vec<_>>();
        places.into_iter().filter_map(|sign| {
            let behind = line.get(sign + 1..)?;
            let name_start = sign + 1 + (behind.len() - behind.trim_start().len());
            let name = line.get(name_start..)?;
            let length = name.len() - name.trim_start_matches(is_of_name).len();
            (length > 0 && name.get(length..)?.starts_with(": ")).then_some((sign, name_start + length + 2))
        })
    };
    let (_, start) = starts(0..at).rev().find(|(_, value)| *value <= at)?;
    let next = starts(at..line.len()).next().map(|(comma, _)| comma);
    let end = next.or_else(|| line.get(at..)?.find('}').map(|brace| at + brace))?;
    let value = line.get(start..end)?;
    Some(start + (value.len() - value.trim_start().len())..start + value.trim_end().len())
}

/// The value behind the first key of a line.
fn after_key(line: &str) -> Option<Range<usize>> {
    let body = line.trim_start().trim_start_matches("- ").trim_start();
    let name = body.len() - body.trim_start_matches(is_of_name).len();
    let behind = body.get(name..).filter(|_| name > 0)?.strip_prefix(": ")?;
    let value = behind.split(" #").next().unwrap_or_default();
    let start = line.len() - value.trim_start().len() - (behind.len() - value.len());
    Some(start..start + value.trim().len())
}

/// Whether a value can be taken as one text: it opens nothing that ends elsewhere.
fn is_one_line(value: &str) -> bool {
    let closed = |quote: char| !value.starts_with(quote) || value.matches(quote).count().is_multiple_of(2);
    !value.is_empty() && !value.starts_with(['{', '[', '|', '>', '#']) && closed('\'') && closed('"')
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}
