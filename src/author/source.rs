//! The files of a pack and places in them.
//!
//! Reads text and turns byte offsets into lines and columns. Knows nothing of YAML.

use std::{fs, path::Path};

/// One file.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path as findings show it: below the folder the author named.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// All files of a pack, in the order they were read.
#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<Source>);

/// A stretch of one file, in bytes, end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Position of the file in [`Sources`].
    pub file: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A place as people count: line and column from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters and not bytes.
    pub column: usize,
}

impl Sources {
    /// Takes a file in and returns its position.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> usize {
        self.0.push(Source { path: path.into(), text: text.into() });
        self.0.len() - 1
    }

    /// The file at `index`.
    pub fn get(&self, index: usize) -> Option<&Source> {
        self.0.get(index)
    }

    /// The position of the file at `path`.
    pub fn position(&self, path: &str) -> Option<usize> {
        self.0.iter().position(|source| source.path == path)
    }

    /// The text under `span`; empty where the span leaves its file.
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file).and_then(|source| source.text.get(span.start..span.end)).unwrap_or_default()
    }

    /// The place of byte `offset` of a file.
    pub fn place(&self, file: usize, offset: usize) -> Place {
        let text = self.get(file).and_then(|source| source.text.get(..offset)).unwrap_or_default();
        let line_start = text.rfind('\n').map_or(0, |newline| newline + 1);
        Place {
            line: text.matches('\n').count() + 1,
            column: text.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }
}

/// Reads a text file. The error says in one line what is wrong with it.
pub(crate) fn read_text(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => "no such file".to_owned(),
        _ => error.to_string(),
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("not UTF-8 text (byte {at}); save the file as UTF-8")
    })?;
    // A byte order mark is legal and invisible; spans count from behind it.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
