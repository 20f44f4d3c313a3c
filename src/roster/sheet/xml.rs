//! XML of a part, event by event: local names, so that prefixes and namespaces of either kind make no difference.
//!
//! A thin layer over `quick-xml`. Resolves the five named entities and numbers, and no others, so that nothing grows.

use std::io::{BufReader, Read};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use crate::roster::code::Refusal;

/// A part that is being read.
pub struct Xml<R: Read> {
    reader: Reader<BufReader<R>>,
    buffer: Vec<u8>,
}

impl<R: Read> Xml<R> {
    /// Begins to read.
    pub fn of(part: R) -> Self {
        let mut reader = Reader::from_reader(BufReader::with_capacity(64 << 10, part));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new() }
    }

    /// The next event.
    pub fn next(&mut self) -> Result<Event<'_>, Refusal> {
        self.buffer.clear();
        self.reader.read_event_into(&mut self.buffer).map_err(|_| Refusal::Damaged)
    }
}

/// Calls `seen` for the start of every element.
pub fn starts<R: Read>(part: R, mut seen: impl FnMut(&str, &BytesStart<'_>)) -> Result<(), Refusal> {
    let mut xml = Xml::of(part);
    loop {
        match xml.next()? {
            Event::Start(start) => seen(start.local_name().as_ref(), &start),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The value of an attribute, by its local name.
pub fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let found = all.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// Whether an attribute says yes.
pub fn is_on(start: &BytesStart<'_>, name: &str) -> bool {
    attribute(start, name).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
}

/// Adds what an event says as text.
pub fn push_text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(part) => match part.resolve_char_ref() {
            Ok(Some(c)) => text.push(c),
            _ => text.extend(match part.as_ref() {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                _ => None,
            }),
        },
        _ => {}
    }
}

/// Text in which a workbook has written characters that XML cannot hold as `_x000D_`.
pub fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        let code = after.split_at_checked(4).filter(|(_, end)| end.starts_with('_'));
        let c = code.and_then(|(code, _)| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match (c, code.and_then(|(_, end)| end.strip_prefix('_'))) {
            (Some(c), Some(end)) => {
                plain.push(c);
                rest = end;
            }
            _ => {
                plain.push_str("_x");
                rest = after;
            }
        }
    }
    plain + rest
}
