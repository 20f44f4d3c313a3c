//! Which styles of a workbook show a number as a date.
//!
//! Reads number formats and nothing else of how a cell looks.

use std::{collections::BTreeMap, io::Read};

use quick_xml::events::Event;

use super::xml::{Xml, attribute};
use crate::roster::code::Refusal;

/// Of each style whether it shows dates.
#[derive(Debug, Default)]
pub struct Styles(Vec<bool>);

impl Styles {
    /// Reads the part that holds them.
    pub fn read(part: impl Read) -> Result<Self, Refusal> {
        let mut xml = Xml::of(part);
        let (mut formats, mut styles) = (BTreeMap::new(), Vec::new());
        let (mut in_formats, mut in_cells) = (false, false);
        loop {
            match xml.next()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "numFmts" => in_formats = true,
                    // Looks that depend on values have formats of their own, with ids of their own.
                    "numFmt" if in_formats => {
                        let id = attribute(&start, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                        if let Some((id, code)) = id.zip(attribute(&start, "formatCode")) {
                            formats.insert(id, shows_date(&code));
                        }
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id =
                            attribute(&start, "numFmtId").and_then(|id| id.parse::<u32>().ok()).unwrap_or_default();
                        styles.push(id);
                    }
                    _ => {}
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "numFmts" => in_formats = false,
                    "cellXfs" => in_cells = false,
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(Self::of(&formats, &styles))
    }

    /// Of styles with these ids of formats, of which some are said to show dates and the others are built in.
    pub fn of(formats: &BTreeMap<u32, bool>, styles: &[u32]) -> Self {
        let dated = |id: &u32| formats.get(id).copied().unwrap_or_else(|| is_built_in_date(*id));
        Self(styles.iter().map(dated).collect())
    }

    /// Whether that style shows dates.
    pub fn is_date(&self, style: usize) -> bool {
        self.0.get(style).copied().unwrap_or(false)
    }
}

/// The formats of dates that every workbook has without saying so, those of Chinese Excel among them.
fn is_built_in_date(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a format shows dates: it has a year, month, day or time outside quotes, brackets and escapes.
pub fn shows_date(code: &str) -> bool {
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                chars.by_ref().find(|c| *c == '"');
            }
            '[' => {
                chars.by_ref().find(|c| *c == ']');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | '年' | '月' | '日' => return true,
            _ => {}
        }
    }
    false
}
