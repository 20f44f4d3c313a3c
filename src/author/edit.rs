//! Edits of a YAML file that leave everything else as the author wrote it: comments, order, quotes, line ends.
//!
//! Works on places in the text and never writes YAML anew. What to change is the caller's; where a text is laid out so
//! that a line cannot be put into it by itself, an edit says so instead of guessing.

use std::{fs, path::Path};

use super::{
    shape::node::{Entry, Node, NodeKind},
    source::Span,
};

/// Why a file cannot be edited: the place and what to do instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stuck {
    /// Where.
    pub span: Span,
    /// What stands in the way, and the remedy.
    pub message: String,
}

impl Stuck {
    /// Something at `span`.
    pub fn at(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into() }
    }
}

/// Changes of one text, collected first and made together, so that places stay true.
#[derive(Debug)]
pub(crate) struct Edits<'t> {
    text: &'t str,
    line_end: &'static str,
    /// Start and end of what is replaced, and by what. Of two at one place the first stays first.
    changes: Vec<(usize, usize, String)>,
}

impl<'t> Edits<'t> {
    /// No changes yet.
    pub fn of(text: &'t str) -> Self {
        Self { text, line_end: if text.contains("\r\n") { "\r\n" } else { "\n" }, changes: Vec::new() }
    }

    /// Whether nothing is to be changed.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Puts `entry` behind the last one of a mapping or list, as its layout has it: on a line of its own with the same
    /// indent and `comments` above it, or behind a comma, where there is no room for those.
    pub fn append(&mut self, last: Last, comments: &str, entry: &str) -> Result<(), Stuck> {
        let (line, indent) = self.line_of(last.start);
        let before = self.text.get(line..last.start).unwrap_or_default().trim_start();
        // A list's item stands behind its dash.
        if before.strip_prefix('-').unwrap_or(before).trim_start().is_empty() {
            let dash = if last.is_item { "- " } else { "" };
            let at = self.end_of_line(last.end);
            let open = self.text.get(..at).is_some_and(|text| !text.ends_with('\n'));
            let (lead, end) = if open { (self.line_end, "") } else { ("", self.line_end) };
            let entry = entry.replace('\n', self.line_end);
            self.changes.push((at, at, format!("{lead}{comments}{}{dash}{entry}{end}", " ".repeat(indent))));
            return Ok(());
        }
        let behind = self.text.get(last.end..).unwrap_or_default().trim_start();
        if comments.is_empty() && behind.starts_with([',', '}', ']']) {
            self.changes.push((last.end, last.end, format!(", {entry}")));
            return Ok(());
        }
        let span = Span { file: last.file, start: last.start, end: last.end };
        Err(Stuck::at(span, format!("nothing can be put behind this by itself; write `{entry}` by hand")))
    }

    /// Puts `entry` at the end of the text, below a section of that name; what is put there for the same section comes
    /// below it.
    pub fn append_section(&mut self, section: &str, entry: &str) {
        let (end, line_end) = (self.text.len(), self.line_end);
        let head = format!("{section}:{line_end}");
        if let Some((.., text)) = self.changes.iter_mut().find(|(at, _, text)| *at == end && text.contains(&head)) {
            text.push_str(&format!("  {entry}{line_end}"));
            return;
        }
        let lead = if self.text.ends_with('\n') { "" } else { line_end };
        self.changes.push((end, end, format!("{lead}{line_end}{head}  {entry}{line_end}")));
    }

    /// Puts whole lines at the end of the text.
    pub fn append_lines(&mut self, lines: &str) {
        let lead = if self.text.ends_with('\n') { "" } else { self.line_end };
        let lines = lines.replace('\n', self.line_end);
        self.changes.push((self.text.len(), self.text.len(), format!("{lead}{lines}")));
    }

    /// Takes out the line of something that stands alone on it, with the comments right above that are indented like it;
    /// gives those comments back.
    pub fn remove_lines(&mut self, span: Span) -> Result<String, Stuck> {
        let (line, end) = self.alone_on_line(span)?;
        let (_, indent) = self.line_of(line);
        let mut start = line;
        while start > 0 {
            let (above, its_indent) = self.line_of(start - 1);
            let comment = self.text.get(above..start).unwrap_or_default().trim_start();
            if its_indent != indent || !comment.starts_with('#') {
                break;
            }
            start = above;
        }
        self.changes.push((start, end, String::new()));
        Ok(self.text.get(start..line).unwrap_or_default().to_owned())
    }

    /// Takes out the line of something that stands alone on it; comments above stay.
    pub fn remove_line(&mut self, span: Span) -> Result<(), Stuck> {
        let (line, end) = self.alone_on_line(span)?;
        self.changes.push((line, end, String::new()));
        Ok(())
    }

    /// The line of something that stands alone on it, but for its dash, its colon and a comment.
    fn alone_on_line(&self, span: Span) -> Result<(usize, usize), Stuck> {
        let ((line, _), end) = (self.line_of(span.start), self.end_of_line(span.end));
        let before = self.text.get(line..span.start).unwrap_or_default();
        let behind = self.text.get(span.end..end).unwrap_or_default().trim_start_matches(':').trim();
        if before.trim_matches([' ', '-']).is_empty() && (behind.is_empty() || behind.starts_with('#')) {
            return Ok((line, end));
        }
        Err(Stuck::at(span, "this stands on a line with something else; move it by hand"))
    }

    /// Writes something else in place of what stands from `start` to `end`.
    pub fn replace(&mut self, start: usize, end: usize, by: impl Into<String>) {
        self.changes.push((start, end, by.into().replace('\n', self.line_end)));
    }

    /// The text with all changes made.
    pub fn made(mut self) -> String {
        self.changes.sort_by_key(|(start, end, _)| (*start, *end));
        let (mut out, mut at) = (String::with_capacity(self.text.len()), 0);
        for (start, end, by) in &self.changes {
            out.push_str(self.text.get(at..*start).unwrap_or_default());
            out.push_str(by);
            at = (*end).max(at);
        }
        out.push_str(self.text.get(at..).unwrap_or_default());
        out
    }

    /// Where the line of a byte begins, and its indent.
    fn line_of(&self, at: usize) -> (usize, usize) {
        let line = self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
        let rest = self.text.get(line..).unwrap_or_default();
        (line, rest.len() - rest.trim_start_matches(' ').len())
    }

    /// One past the line that byte `at` stands in.
    fn end_of_line(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |newline| at + newline + 1)
    }
}

/// The last entry of a mapping, or the last item of a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Last {
    file: usize,
    /// Where it begins.
    start: usize,
    /// Where it ends, values below it included.
    end: usize,
    is_item: bool,
}

impl Last {
    /// How far it is indented.
    pub fn indent(self, text: &str) -> usize {
        Edits::of(text).line_of(self.start).1
    }

    /// Of a mapping or list; none where that is empty.
    pub fn of(node: &Node, text: &str) -> Option<Self> {
        match &node.kind {
            NodeKind::Map(entries) => entries.last().map(|entry| Self {
                file: entry.key.span.file,
                start: entry.key.span.start,
                end: end_of_entry(entry, text),
                is_item: false,
            }),
            NodeKind::List(items) => items.last().map(|item| Self {
                file: item.span.file,
                start: item.span.start,
                end: end_of(item, text),
                is_item: true,
            }),
            NodeKind::Null | NodeKind::Scalar(_) => None,
        }
    }
}

/// Where an entry ends in the text.
pub(crate) fn end_of_entry(entry: &Entry, text: &str) -> usize {
    match &entry.value.kind {
        NodeKind::Null if entry.value.span.end <= entry.key.span.end => entry.key.span.end,
        _ => end_of(&entry.value, text).max(entry.key.span.end),
    }
}

/// Where a node ends in the text; a bracket that closes it belongs to it.
pub(crate) fn end_of(node: &Node, text: &str) -> usize {
    let inner = match &node.kind {
        NodeKind::Null | NodeKind::Scalar(_) => return node.span.end,
        NodeKind::List(items) => items.last().map(|item| end_of(item, text)),
        NodeKind::Map(entries) => entries.last().map(|entry| end_of_entry(entry, text)),
    };
    // An empty collection is written with brackets alone.
    let at = inner.unwrap_or(node.span.start + 1);
    let behind = text.get(at..).unwrap_or_default();
    let next = behind.trim_start_matches([' ', '\r', '\n', ',']);
    let opened = inner.is_none() || is_flow(node, text);
    if opened && next.starts_with(['}', ']']) { at + (behind.len() - next.len()) + 1 } else { at }
}

/// Whether a collection is written in brackets.
pub(crate) fn is_flow(node: &Node, text: &str) -> bool {
    let before = text.get(..node.span.start).unwrap_or_default();
    let opens = |bracket: char| before.trim_end_matches([' ', '\r', '\n']).ends_with(bracket);
    match &node.kind {
        NodeKind::List(_) => opens('['),
        NodeKind::Map(_) => opens('{'),
        NodeKind::Null | NodeKind::Scalar(_) => false,
    }
}

/// Writes a text in place of a file's, all of it or nothing; a byte order mark stays.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    let cannot = |error: std::io::Error| format!("cannot write {}: {error}", path.display());
    let marked = fs::read(path).is_ok_and(|bytes| bytes.starts_with("\u{feff}".as_bytes()));
    let beside = path.with_extension("yaml.new");
    fs::write(&beside, format!("{}{text}", if marked { "\u{feff}" } else { "" })).map_err(cannot)?;
    fs::rename(&beside, path).map_err(cannot)
}
