//! Places: from the parser's offsets in a rule's text to spans of the file.
//!
//! The parser gives every node one token: of an operator the operator, of a call its opening
//! parenthesis. What people underline is the whole construct, so this file unites a node with its
//! parts and takes in names and closing parentheses. It understands nothing else of a rule.

use cel::{
    IdedExpr,
    common::ast::{CallExpr, Expr as Cel, LiteralValue, SourceInfo},
};

use super::super::source::Span;

/// Maps bytes of the rule's text to bytes of the file.
pub(super) struct Places<'a> {
    /// The file.
    pub file: usize,
    /// For each byte of the text the byte of the file it came from.
    pub origin: &'a [usize],
    /// The whole scalar, quotes included.
    pub whole: Span,
}

impl Places<'_> {
    /// The file's span for bytes `start..end` of the rule.
    pub fn at(&self, start: usize, end: usize) -> Span {
        let last = end.max(start + 1) - 1;
        match (self.origin.get(start), self.origin.get(last)) {
            (Some(&start), Some(&last)) => Span { file: self.file, start, end: (last + 1).max(start) },
            _ => self.whole,
        }
    }

    /// Behind the last character, for a text that ends too early.
    pub fn end(&self) -> Span {
        Span { start: self.whole.end.saturating_sub(1).max(self.whole.start), ..self.whole }
    }
}

/// The byte at a line and column (both from 1, in characters), as syntax errors give it; none at the end of the text.
pub(super) fn offset(text: &str, (line, column): (isize, isize)) -> Option<usize> {
    let (line, column) = (usize::try_from(line).ok()?, usize::try_from(column).ok()?);
    let start_of_line: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let (offset, _) = text.get(start_of_line..)?.char_indices().nth(column.saturating_sub(1))?;
    Some(start_of_line + offset)
}

/// The places of a parsed rule.
pub(super) struct Map<'a> {
    /// From its text to the file.
    pub places: Places<'a>,
    /// Its text.
    pub text: &'a str,
    /// The parser's offsets.
    pub info: SourceInfo,
}

impl Map<'_> {
    /// Where a node stands in the file.
    pub fn span(&self, tree: &IdedExpr) -> Span {
        match self.extent(tree) {
            Some((start, end)) => self.places.at(start, end),
            None => self.places.whole,
        }
    }

    /// A node as written.
    pub fn written(&self, tree: &IdedExpr) -> &str {
        self.extent(tree).and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }

    /// The bytes of the text that a node covers.
    fn extent(&self, tree: &IdedExpr) -> Option<(usize, usize)> {
        // The parser's `stop` is the token's last byte.
        let own = self.info.offset_for(tree.id).map(|(start, stop)| (start as usize, stop as usize + 1));
        let extent = match &tree.expr {
            Cel::Call(call) if is_function(call) => {
                let (open, _) = own?;
                let start = match &call.target {
                    Some(target) => self.extent(target)?.0,
                    None => self.before(open).len().checked_sub(call.func_name.len())?,
                };
                (start, self.closing(open))
            }
            Cel::Call(call) => {
                let own = own.map(|(start, end)| match self.byte(start) {
                    Some(b'[') => (start, self.closing(start)),
                    _ => (start, end),
                });
                call.args.iter().filter_map(|part| self.extent(part)).chain(own).reduce(unite)?
            }
            Cel::Select(select) => {
                let (_, dot) = own?;
                let rest = self.text.get(dot..)?;
                let field = dot + (rest.len() - rest.trim_start().len()) + select.field.len();
                (self.extent(&select.operand)?.0, field)
            }
            Cel::List(_) | Cel::Map(_) | Cel::Struct(_) => {
                let (open, _) = own?;
                (open, self.closing(open))
            }
            Cel::Literal(literal) if is_negative(literal) => {
                let (start, end) = own?;
                let before = self.before(start);
                (if before.ends_with('-') { before.len() - 1 } else { start }, end)
            }
            _ => own?,
        };
        Some(self.balanced(extent))
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The text before `at` without the space at its end.
    fn before(&self, at: usize) -> &str {
        self.text.get(..at).unwrap_or_default().trim_end()
    }

    /// One past the bracket that closes the one at `open`; the end of the text if none does.
    fn closing(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for (at, byte) in brackets(self.text, open, self.text.len()) {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                _ => depth = depth.saturating_sub(1),
            }
            if depth == 0 {
                return at + 1;
            }
        }
        self.text.len()
    }

    /// The extent with the parentheses that are open or closed in it only, as in `(a || b) && c`.
    fn balanced(&self, (mut start, mut end): (usize, usize)) -> (usize, usize) {
        let (mut open, mut unopened) = (0_usize, 0_usize);
        for (_, byte) in brackets(self.text, start, end) {
            match (byte, open) {
                (b'(' | b'[' | b'{', _) => open += 1,
                (_, 0) => unopened += 1,
                _ => open -= 1,
            }
        }
        for _ in 0..unopened {
            start = self.before(start).len().saturating_sub(1);
        }
        for _ in 0..open {
            let rest = self.text.get(end..).unwrap_or_default();
            end = (end + rest.len() - rest.trim_start().len() + 1).min(self.text.len());
        }
        (start, end)
    }
}

/// Whether a call is written `name(…)` and not as an operator.
fn is_function(call: &CallExpr) -> bool {
    call.func_name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'))
}

fn is_negative(literal: &LiteralValue) -> bool {
    match literal {
        LiteralValue::Int(number) => *number.inner() < 0,
        LiteralValue::Double(number) => number.inner().is_sign_negative(),
        _ => false,
    }
}

fn unite(a: (usize, usize), b: (usize, usize)) -> (usize, usize) {
    (a.0.min(b.0), a.1.max(b.1))
}

/// How much there is to descend into.
pub(super) struct Size {
    /// How deep brackets nest.
    pub depth: usize,
    /// How many operators there are, those of conjunctions and disjunctions aside; a choice counts as
    /// three.
    pub operators: usize,
}

/// The size of a rule that is not parsed yet. What stands in texts is counted too: at worst a rule
/// seems larger than it is.
pub(super) fn size(text: &str) -> Size {
    let (mut depth, mut size) = (0_usize, Size { depth: 0, operators: 0 });
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b'?' => size.operators += 3,
            b'+' | b'-' | b'*' | b'/' | b'%' | b'<' | b'>' | b'=' | b'.' => size.operators += 1,
            _ => {}
        }
        size.depth = size.depth.max(depth);
    }
    size
}

/// The brackets of `text` from `start` to `end` that stand in no string, with their places.
fn brackets(text: &str, start: usize, end: usize) -> impl Iterator<Item = (usize, u8)> {
    let mut quote = None;
    let mut escaped = false;
    let bytes = text.as_bytes().get(start..end).unwrap_or_default();
    bytes.iter().enumerate().filter_map(move |(at, &byte)| {
        match (quote, byte) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), b'\\') => escaped = true,
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'\'' | b'"') => quote = Some(byte),
            (None, b'(' | b')' | b'[' | b']' | b'{' | b'}') => return Some((start + at, byte)),
            (None, _) => {}
        }
        None
    })
}
