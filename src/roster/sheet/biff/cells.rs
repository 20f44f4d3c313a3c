//! The cells of one sheet of an .xls, row by row, and which of them are merged.
//!
//! Goes through the records once for their places and a second time by place, since not every program writes the rows in order.
//! Keeps eight bytes for each cell and the content of one row. A cell that cannot be read is an error in that cell.

use super::{
    globals::Globals,
    record::{Record, Records, f64_at, kind, rk_at, u16_at},
    text::Pieces,
};
use crate::roster::{
    code::Refusal,
    sheet::cell::{Cell, Line, Merge},
};

/// As many columns has a sheet of an .xls.
const MOST_COLUMNS: u16 = 256;
/// As many cells has it, each once.
const MOST_CELLS: usize = 256 << 16;

/// Where a cell is, and where in the stream its record begins.
#[derive(Debug, Clone, Copy)]
struct Place {
    row: u16,
    column: u16,
    at: u32,
}

/// What a first pass over a sheet finds.
#[derive(Debug, Default)]
struct Seen {
    places: Vec<Place>,
    merges: Vec<Merge>,
    /// Whether some formula gave more than an empty text: programs that never calculate write one for every formula.
    is_calculated: bool,
}

impl Globals {
    /// Calls `on` for every row of a sheet with something in it; gives the merged cells.
    pub fn walk(
        &self,
        sheet: usize,
        wanted: &dyn Fn(u32, u32) -> bool,
        on: &mut dyn FnMut(Line) -> Result<(), Refusal>,
    ) -> Result<Vec<Merge>, Refusal> {
        let at = self.sheets.get(sheet).map(|sheet| sheet.at).ok_or(Refusal::OldXls)?;
        let Seen { places, merges, is_calculated } = self.seen(at)?;
        let mut line = Line::default();
        for place in places {
            let number = u32::from(place.row).saturating_add(1);
            if number != line.number {
                let full = core::mem::replace(&mut line, Line { number, ..Line::default() });
                if full.filled > 0 {
                    on(full)?;
                }
            }
            if let Some(cell) = self.cell(place, is_calculated) {
                let column = u32::from(place.column);
                line.add(column, cell, wanted(number, column));
            }
        }
        if line.filled > 0 {
            on(line)?;
        }
        Ok(merges)
    }

    /// Where the cells of the sheet are that begins there, by row and column; and what is merged.
    fn seen(&self, at: usize) -> Result<Seen, Refusal> {
        let mut records = Records::from(&self.stream, at);
        records.next().filter(|record| record.kind == kind::BOF).ok_or(Refusal::OldXls)?;
        let (mut seen, mut depth) = (Seen::default(), 0_u32);
        loop {
            let Record { kind: of, at, data } = records.next().ok_or(Refusal::OldXls)?;
            match of {
                // A chart within the sheet has records of its own that look like cells.
                kind::BOF => depth = depth.saturating_add(1),
                kind::EOF if depth == 0 => break,
                kind::EOF => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                kind::MERGED => seen.merges.extend(merged(data)),
                kind::FORMULA
                | kind::RICH_STRING
                | kind::LABEL_SST
                | kind::NUMBER
                | kind::LABEL
                | kind::BOOL_ERR
                | kind::RK
                | kind::MUL_RK => {
                    let Some((row, first)) = u16_at(data, 0).zip(u16_at(data, 2)) else { continue };
                    seen.is_calculated |= of == kind::FORMULA && !matches!(data.get(6..14), Some([3, .., 0xff, 0xff]));
                    // A row, a column, six bytes for each number, and the last column.
                    let n = if of == kind::MUL_RK { data.len().saturating_sub(6) / 6 } else { 1 };
                    let at = u32::try_from(at).map_err(|_| Refusal::TooLarge)?;
                    let columns = (first..MOST_COLUMNS).take(n);
                    seen.places.extend(columns.map(|column| Place { row, column, at }));
                }
                _ => {}
            }
            if seen.places.len() > MOST_CELLS {
                return Err(Refusal::TooLarge);
            }
        }
        if !seen.places.is_sorted_by_key(|place| (place.row, place.column)) {
            seen.places.sort_by_key(|place| (place.row, place.column));
        }
        Ok(seen)
    }

    /// What stands at a place, if anything.
    fn cell(&self, place: Place, is_calculated: bool) -> Option<Cell> {
        let mut records = Records::from(&self.stream, usize::try_from(place.at).ok()?);
        let record = records.next()?;
        Some(self.read(place, record, &mut records, is_calculated).unwrap_or(Cell::Error))
    }

    fn read(&self, place: Place, record: Record<'_>, after: &mut Records<'_>, is_calculated: bool) -> Option<Cell> {
        let data = record.data;
        let number = |number: f64, style: u16| match number.is_finite() {
            true => Cell::Number { number, dated: self.styles.is_date(usize::from(style)) },
            false => Cell::Error,
        };
        match record.kind {
            kind::NUMBER => Some(number(f64_at(data, 6)?, u16_at(data, 4)?)),
            kind::RK => Some(number(rk_at(data, 6)?, u16_at(data, 4)?)),
            kind::MUL_RK => {
                let at = usize::from(place.column.checked_sub(u16_at(data, 2)?)?).checked_mul(6)?.checked_add(4)?;
                Some(number(rk_at(data, at.checked_add(2)?)?, u16_at(data, at)?))
            }
            kind::LABEL_SST => {
                let at =
                    u16_at(data, 6).zip(u16_at(data, 8)).map(|(low, high)| u32::from(high) << 16 | u32::from(low))?;
                self.strings.get(usize::try_from(at).ok()?).map(|text| Cell::Text(text.to_owned()))
            }
            kind::LABEL | kind::RICH_STRING => {
                let mut pieces = Pieces::of(data.get(6..)?, after.continued());
                self.letters.text(&mut pieces).map(Cell::Text)
            }
            kind::BOOL_ERR => Some(if data.get(7)? == &0 { Cell::Bool(data.get(6)? != &0) } else { Cell::Error }),
            kind::FORMULA => match data.get(6..14)? {
                // The text comes behind it.
                [0, .., 0xff, 0xff] => Some(self.text_of_formula(after)),
                [1, _, value, .., 0xff, 0xff] => Some(Cell::Bool(value != &0)),
                [2, .., 0xff, 0xff] => Some(Cell::Error),
                // The empty text is a value, unless Excel is to calculate when it opens the file, or nobody ever has.
                [3, .., 0xff, 0xff] if !is_calculated || u16_at(data, 14)? & 2 != 0 => Some(Cell::NoValue),
                [3, .., 0xff, 0xff] => Some(Cell::Text(String::new())),
                _ => Some(number(f64_at(data, 6)?, u16_at(data, 4)?)),
            },
            _ => None,
        }
    }

    fn text_of_formula(&self, after: &mut Records<'_>) -> Cell {
        while let Some(record) = after.next() {
            match record.kind {
                kind::SHARED_FORMULA | kind::ARRAY | kind::TABLE | kind::CONTINUE => {}
                kind::STRING => {
                    let mut pieces = Pieces::of(record.data, after.continued());
                    return self.letters.text(&mut pieces).map_or(Cell::Error, Cell::Text);
                }
                _ => break,
            }
        }
        Cell::NoValue
    }
}

/// The areas that a record names, each in four numbers; one cell alone is none.
fn merged(data: &[u8]) -> Vec<Merge> {
    let (areas, _) = data.get(2..).unwrap_or_default().as_chunks::<8>();
    let area = |area: &[u8; 8]| {
        let number = |at| u16_at(area, at).map(u32::from);
        let (top, bottom, left, right) = (number(0)?, number(2)?, number(4)?, number(6)?);
        let merge = Merge { top: top.saturating_add(1), bottom: bottom.saturating_add(1), left, right };
        (top <= bottom && left <= right && (top, left) != (bottom, right)).then_some(merge)
    };
    let n = usize::from(u16_at(data, 0).unwrap_or_default());
    areas.iter().take(n).filter_map(area).collect()
}
