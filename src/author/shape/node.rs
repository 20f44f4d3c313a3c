//! YAML as a tree of nodes that know their place.
//!
//! Built from the parser's events and not by derived deserialization, which stops at the first error
//! and loses places. It takes the plain part of YAML 1.2: mappings, lists, scalars. Which fields and
//! values make sense is `check`'s.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::trap::{Repair, quote, trap};
use crate::{
    author::{
        finding::{Code, Finding},
        source::{Span, Spanned},
    },
    value::Date,
};

/// How deep collections may nest. Policies need about eight; the bound keeps recursion over nodes safe.
const MAX_DEPTH: usize = 32;

/// A piece of YAML.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it stands. Of a collection: its first entry's key or item, which is what one underlines.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// The three kinds of YAML, and nothing at all.
#[derive(Debug, Clone)]
pub enum NodeKind {
    /// No value: `key:` or `key: null` or `~`.
    Null,
    /// Text; typed later, by the field that takes it.
    Scalar(Scalar),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order written.
    Map(Vec<Entry>),
}

/// A scalar's text and how it was written.
#[derive(Debug, Clone)]
pub struct Scalar {
    /// The text after unquoting and folding.
    pub text: String,
    /// Whether it was quoted: `"3"` is text, `3` may be a number.
    pub quoted: bool,
    /// For every byte of `text` the byte of the file it came from, and one more for the end; empty
    /// where that cannot be told (escapes, folding).
    pub origin: Vec<usize>,
}

/// A field of a mapping.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name.
    pub key: Spanned<String>,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// What a message calls this kind of node.
    pub fn noun(&self) -> &'static str {
        match &self.kind {
            NodeKind::Null => "nothing",
            NodeKind::Scalar(_) => "text",
            NodeKind::List(_) => "a list",
            NodeKind::Map(_) => "a mapping",
        }
    }

    /// The value of field `name`, if this is a mapping that has it. A field left empty is not there.
    pub fn get(&self, name: &str) -> Option<&Node> {
        let NodeKind::Map(entries) = &self.kind else { return None };
        let entry = entries.iter().find(|entry| entry.key.value == name)?;
        (!matches!(entry.value.kind, NodeKind::Null)).then_some(&entry.value)
    }

    /// Its text, if it is a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar(scalar) => Some(scalar.text.as_str()),
            _ => None,
        }
    }

    /// The text of field `name`.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Self::scalar)
    }

    /// Whether field `name` is `true`.
    pub fn flag(&self, name: &str) -> bool {
        self.text(name) == Some("true")
    }

    /// The day in field `name`.
    pub fn date(&self, name: &str) -> Option<Date> {
        self.text(name).and_then(|text| Date::parse(text).ok())
    }

    /// The fields of a mapping; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            NodeKind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Self] {
        match &self.kind {
            NodeKind::List(items) => items,
            _ => &[],
        }
    }

    /// The items of the list in field `name`.
    pub fn list(&self, name: &str) -> &[Self] {
        self.get(name).map(Self::items).unwrap_or_default()
    }

    /// Whether field `name` holds something.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

/// Reads a file. Whatever can be read comes back, with findings for the rest: where what stops the parser is known, the
/// file is read on as it was meant.
pub fn parse(file: usize, text: &str, findings: &mut Vec<Finding>) -> Option<Node> {
    let mut repairs: Vec<Repair> = Vec::new();
    loop {
        let mut found = Vec::new();
        let stop = match events(file, &Source { text, repairs: &repairs }, &mut found) {
            Ok(node) => {
                findings.extend(found);
                return node;
            }
            Err(stop) => stop,
        };
        let Stop { at, complaint } = stop;
        let trap = trap(text, at, &complaint);
        let span = Span { file, start: trap.place.start, end: trap.place.end };
        findings.push(Finding::new(Code::YamlSyntax, span, format!("not YAML: {complaint}")).hint(trap.hint));
        match trap.repair {
            Some(repair) if repairs.len() < MOST_REPAIRS && !repairs.contains(&repair) => repairs.push(repair),
            _ => return None,
        }
    }
}

/// Most repairs of one file: each reads it anew.
const MOST_REPAIRS: usize = 20;

/// A file, with what the parser is to take otherwise than it stands there.
struct Source<'t> {
    text: &'t str,
    repairs: &'t [Repair],
}

impl<'t> Source<'t> {
    /// What the parser reads: as many characters as the file, so that every place stays.
    fn repaired(&self) -> String {
        let sign = |(at, sign): (usize, char)| {
            let repaired = self.repairs.iter().find_map(|repair| match repair {
                Repair::Whole(range) if range.contains(&at) => Some('x'),
                Repair::Sign(place, plain) if *place == at => Some(*plain),
                _ => None,
            });
            repaired.unwrap_or(sign)
        };
        self.text.char_indices().map(sign).collect()
    }

    /// The text that stands where another was read in its place.
    fn whole(&self, start: usize) -> Option<&'t str> {
        self.repairs.iter().find_map(|repair| match repair {
            Repair::Whole(range) if range.start == start => self.text.get(range.clone()),
            _ => None,
        })
    }
}

/// Where and why the parser stopped.
struct Stop {
    at: usize,
    complaint: String,
}

/// Reads what can be read of a file up to the first thing that is no YAML.
fn events(file: usize, source: &Source<'_>, findings: &mut Vec<Finding>) -> Result<Option<Node>, Stop> {
    let text = source.text;
    let repaired = source.repaired();
    let bytes = ByteOffsets::of(text);
    let span = |span: saphyr_parser::Span| {
        let (start, end) = (bytes.at(span.start.index()), bytes.at(span.end.index()));
        Span { file, start, end: end.max(start) }
    };
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    let mut documents = 0;
    for event in Parser::new_from_str(&repaired) {
        let (event, place) = match event {
            Ok((event, place)) => (event, span(place)),
            Err(error) => {
                let at = bytes.at(error.marker().index()).min(text.len());
                return Err(Stop { at, complaint: error.info().to_owned() });
            }
        };
        let unsupported = |what: &str| {
            Finding::new(Code::YamlUnsupported, place, format!("{what} are not supported")).hint("write the value out")
        };
        let done = match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents == 2 {
                    findings.push(unsupported("several documents in one file"));
                }
                continue;
            }
            Event::Scalar(value, style, anchor, tag) => {
                if anchor != 0 {
                    findings.push(unsupported("anchors"));
                }
                match (tag, source.whole(place.start)) {
                    // `!fact` begins a rule that was meant.
                    (Some(_), _) if value.is_empty() && anchor == 0 => {
                        let written = text.get(place.start..place.end).unwrap_or_default().trim_end();
                        findings.push(unsupported("tags").hint(quote(written)));
                        scalar(text, place, written.to_owned(), style)
                    }
                    (Some(_), _) => {
                        findings.push(unsupported("tags"));
                        scalar(text, place, value.into_owned(), style)
                    }
                    (None, Some(written)) => scalar(text, place, written.to_owned(), ScalarStyle::Plain),
                    (None, None) => scalar(text, place, value.into_owned(), style),
                }
            }
            Event::Alias(_) => {
                findings.push(unsupported("aliases"));
                Node { span: place, kind: NodeKind::Null }
            }
            Event::SequenceStart(anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    findings.push(unsupported("anchors and tags"));
                }
                open.push(Open::List(place, Vec::new()));
                if open.len() > MAX_DEPTH {
                    findings.push(too_deep(place));
                    return Ok(None);
                }
                continue;
            }
            Event::MappingStart(anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    findings.push(unsupported("anchors and tags"));
                }
                open.push(Open::Map(place, Vec::new(), None));
                if open.len() > MAX_DEPTH {
                    findings.push(too_deep(place));
                    return Ok(None);
                }
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(collection) => collection.close(),
                None => continue,
            },
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => continue,
        };
        match open.last_mut() {
            Some(collection) => collection.push(done, findings),
            None if root.is_none() => root = Some(done),
            None => {}
        }
    }
    Ok(root)
}

fn too_deep(place: Span) -> Finding {
    Finding::new(Code::YamlSyntax, place, "nested too deeply").hint("close the brackets that are open here")
}

/// A collection whose end has not been seen.
enum Open {
    List(Span, Vec<Node>),
    Map(Span, Vec<Entry>, Option<Spanned<String>>),
}

impl Open {
    fn push(&mut self, node: Node, findings: &mut Vec<Finding>) {
        match self {
            Self::List(_, items) => items.push(node),
            Self::Map(_, entries, pending) => match pending.take() {
                Some(key) => {
                    if entries.iter().any(|entry| entry.key.value == key.value) {
                        let message = format!("`{}` stands here twice", key.value);
                        findings.push(Finding::new(Code::DuplicateKey, key.span, message).hint("remove one of them"));
                    } else {
                        entries.push(Entry { key, value: node });
                    }
                }
                None => {
                    let value = match node.kind {
                        NodeKind::Scalar(scalar) => scalar.text,
                        _ => {
                            let message = format!("expected a field name, found {}", node.noun());
                            findings.push(Finding::new(Code::WrongShape, node.span, message));
                            String::new()
                        }
                    };
                    *pending = Some(Spanned { value, span: node.span });
                }
            },
        }
    }

    fn close(self) -> Node {
        match self {
            Self::List(span, items) => {
                let span = items.first().map_or(span, |item| item.span);
                Node { span, kind: NodeKind::List(items) }
            }
            Self::Map(span, entries, _) => {
                let span = entries.first().map_or(span, |entry| entry.key.span);
                Node { span, kind: NodeKind::Map(entries) }
            }
        }
    }
}

/// A scalar node. Plain `null`, `~` and nothing are null, as in YAML's core schema.
fn scalar(source: &str, span: Span, text: String, style: ScalarStyle) -> Node {
    let plain = style == ScalarStyle::Plain;
    if plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL") {
        return Node { span, kind: NodeKind::Null };
    }
    // Bytes between the scalar's start and its text: the opening quote.
    let quote = usize::from(!plain);
    let (origin, end) = match style {
        ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted
            if source.get(span.start + quote..).is_some_and(|rest| rest.starts_with(&text)) =>
        {
            let first = span.start + quote;
            ((first..=first + text.len()).collect(), first + text.len() + quote)
        }
        ScalarStyle::Literal => {
            let origin = block(source, span, &text);
            // The parser's end lies in the next line's indent.
            let end = origin.last().copied().unwrap_or(span.end);
            (origin, end)
        }
        // The parser's end of a folded scalar lies in the next line.
        _ => (Vec::new(), source.get(..span.end).map_or(span.end, |text| text.trim_end().len())),
    };
    let span = Span { end: end.max(span.start), ..span };
    Node { span, kind: NodeKind::Scalar(Scalar { text, quoted: !plain, origin }) }
}

/// Origin of a `|` block: each line of `text` is found again below the indicator, behind its indent.
fn block(source: &str, span: Span, text: &str) -> Vec<usize> {
    let mut origin = Vec::with_capacity(text.len() + 1);
    // The parser's place of a block is its first line of text, behind the indent.
    let mut at = source.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    for line in text.split_inclusive('\n') {
        let written_end = source.get(at..).and_then(|rest| rest.find('\n')).map_or(source.len(), |n| at + n + 1);
        let written = source.get(at..written_end).unwrap_or_default();
        let bare = line.trim_end_matches('\n');
        let Some(indent) = written.trim_end_matches(['\r', '\n']).strip_suffix(bare).map(str::len) else {
            return Vec::new();
        };
        origin.extend((0..line.len()).map(|byte| at + indent + byte));
        at = written_end;
    }
    origin.push(origin.last().map_or(at, |last| last + 1));
    // YAML ends the last line of a block even if the file does not.
    origin.iter_mut().for_each(|byte| *byte = (*byte).min(source.len()));
    origin
}

/// Byte offset of every character, because the parser counts characters and files have Chinese in them.
struct ByteOffsets(Vec<usize>);

impl ByteOffsets {
    fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect())
    }

    fn at(&self, character: usize) -> usize {
        self.0.get(character).or(self.0.last()).copied().unwrap_or(0)
    }
}
