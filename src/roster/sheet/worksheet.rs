//! The cells of one sheet of a workbook, row by row, and which of them are merged.
//!
//! The rectangle that a sheet says it has is not looked at. Reads on over what one cell has wrong: a number that is none is
//! text, a shared string that is not there an error. Whatever lies outside a sheet's limits is no cell.

use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::{
    cell::{Cell, Line, Merge, reference},
    limits::{MOST_COLUMNS, MOST_ROWS},
    strings::{Run, Strings},
    styles::Styles,
    xml::{Xml, attribute, push_text},
};
use crate::roster::code::Refusal;

/// What cells refer to.
#[derive(Clone, Copy)]
pub struct Shared<'w> {
    /// Shared strings.
    pub strings: &'w Strings,
    /// Which styles are dates.
    pub styles: &'w Styles,
}

/// Calls `on` for every row with something in it; gives the merged cells, which stand behind the rows.
pub fn walk(
    part: impl Read,
    shared: Shared<'_>,
    wanted: &dyn Fn(u32, u32) -> bool,
    on: &mut dyn FnMut(Line) -> Result<(), Refusal>,
) -> Result<Vec<Merge>, Refusal> {
    let mut xml = Xml::of(part);
    let (mut line, mut next_column, mut merges) = (Line::default(), 0_u32, Vec::new());
    loop {
        let (column, mut draft) = match xml.next()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "row" => {
                    let stated = attribute(&start, "r").and_then(|row| row.trim().parse::<u32>().ok());
                    let number = stated.unwrap_or(line.number.saturating_add(1));
                    line = Line { number, ..Line::default() };
                    next_column = 0;
                    continue;
                }
                "mergeCell" => {
                    merges.extend(attribute(&start, "ref").and_then(|area| merge(&area)));
                    continue;
                }
                "c" => {
                    let stated = attribute(&start, "r").and_then(|at| reference(&at)).map(|(_, column)| column);
                    let column = stated.unwrap_or(next_column);
                    next_column = column.saturating_add(1);
                    (column, Draft::of(&start))
                }
                _ => continue,
            },
            Event::End(end) if end.local_name().as_ref() == "row" => {
                if line.filled > 0 && (1..=MOST_ROWS).contains(&line.number) {
                    let empty = Line { number: line.number, ..Line::default() };
                    let mut full = core::mem::replace(&mut line, empty);
                    full.cells.sort_by_key(|(column, _)| *column);
                    on(full)?;
                }
                continue;
            }
            Event::End(end) if end.local_name().as_ref() == "worksheet" => return Ok(merges),
            // A part that ends before its root does was cut off.
            Event::Eof => return Err(Refusal::Damaged),
            _ => continue,
        };
        draft.read(&mut xml)?;
        if let Some(cell) = draft.cell(shared).filter(|_| column < MOST_COLUMNS) {
            line.add(column, cell, wanted(line.number, column));
        }
    }
}

/// An area such as `A1:M1`; one cell alone is none.
fn merge(area: &str) -> Option<Merge> {
    let (from, to) = area.split_once(':')?;
    let ((top, left), (bottom, right)) = (reference(from)?, reference(to)?);
    (top <= bottom && left <= right).then_some(Merge { top, bottom, left, right })
}

/// A cell as far as it has been read.
#[derive(Debug, Default)]
struct Draft {
    kind: String,
    style: usize,
    value: Option<String>,
    inline: Run,
    has_formula: bool,
}

impl Draft {
    fn of(start: &BytesStart<'_>) -> Self {
        let style = attribute(start, "s").and_then(|style| style.parse().ok()).unwrap_or_default();
        Self { kind: attribute(start, "t").unwrap_or_default(), style, ..Self::default() }
    }

    /// Reads to the end of the cell.
    fn read<R: Read>(&mut self, xml: &mut Xml<R>) -> Result<(), Refusal> {
        let mut in_value = false;
        loop {
            let event = xml.next()?;
            match &event {
                Event::Start(start) => match start.local_name().as_ref() {
                    "v" => {
                        in_value = true;
                        self.value = Some(String::new());
                    }
                    "f" => self.has_formula = true,
                    _ => self.inline.see(&event),
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "c" => return Ok(()),
                    "v" => in_value = false,
                    _ => self.inline.see(&event),
                },
                Event::Eof => return Err(Refusal::Damaged),
                _ => match self.value.as_mut().filter(|_| in_value) {
                    Some(value) => push_text(&event, value),
                    None => self.inline.see(&event),
                },
            }
        }
    }

    /// What it holds, if anything.
    fn cell(mut self, shared: Shared<'_>) -> Option<Cell> {
        let inline = self.inline.take();
        let value = match self.value {
            // The empty text is a result; nothing at all is none.
            None if self.has_formula => return Some(Cell::NoValue),
            Some(value) if value.trim().is_empty() && self.has_formula && self.kind != "str" => {
                return Some(Cell::NoValue);
            }
            None => return (!inline.is_empty()).then_some(Cell::Text(inline)),
            Some(value) => value,
        };
        let plain = value.trim();
        if plain.is_empty() && !matches!(self.kind.as_str(), "str" | "inlineStr") {
            return (!inline.is_empty()).then_some(Cell::Text(inline));
        }
        Some(match self.kind.as_str() {
            "s" => match plain.parse().ok().and_then(|at| shared.strings.get(at)) {
                Some(text) => Cell::Text(text.to_owned()),
                None => Cell::Error,
            },
            "inlineStr" if !inline.is_empty() => Cell::Text(inline),
            "b" => Cell::Bool(matches!(plain, "1" | "true" | "TRUE")),
            "e" => Cell::Error,
            "" | "n" => match plain.parse::<f64>() {
                Ok(number) if number.is_finite() => Cell::Number { number, dated: shared.styles.is_date(self.style) },
                _ => Cell::Text(value),
            },
            // Text of a formula, a date as text, and whatever else there may be.
            _ => Cell::Text(super::xml::unescaped(&value)),
        })
    }
}
