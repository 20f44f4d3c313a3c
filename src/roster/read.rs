//! A file of staff as a list of people, each with what is known of them.
//!
//! Opens the file, finds the headings, goes through the rows and keeps apart what is nobody's. Reads only the columns that
//! mean something: what a phone or bank column holds is never looked at. Assesses nobody; `batch` does.

use std::collections::BTreeMap;

use super::{
    cells::Calendar,
    code::{BadCell, Refusal, Skip},
    facts::Facts,
    headings::{Column, Headings},
    hire::HireOf,
    role::Role,
    row::{MOST_MONTHS, Reader, Row},
    settings::Settings,
    sheet::{Book, Cell, Format, Line, MOST_FILLED_ROWS, Mark, Merge, Scan},
};
use crate::{
    pack::{FactId, Pack},
    value::{Answer, Answers, Date, DateRange, Value},
};

/// What a file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Roster {
    /// What kind of file it is.
    pub format: Format,
    /// The sheet that was read; a text has none.
    pub sheet: Option<String>,
    /// Visible sheets that were not read.
    pub other_sheets: Vec<String>,
    /// Hidden sheets, which are never read.
    pub hidden_sheets: Vec<String>,
    /// What the columns mean.
    pub headings: Headings,
    /// The people, in the order of the file.
    pub people: Vec<Person>,
    /// Cells about which something is wrong, by row and column.
    pub bad: Vec<Bad>,
    /// Rows that are nobody's.
    pub skipped: Vec<Skipped>,
    /// How many more empty rows there are than `skipped` names.
    pub more_blank: u64,
    /// Values that are not known, each once.
    pub unknown: Vec<Unknown>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The row in the file, from 1.
    pub row: u32,
    /// What the person is called, if the list says so.
    pub name: Option<String>,
    /// The number by which the employer knows the person, if the list says so.
    pub staff_number: Option<String>,
    /// First day of the contract as the list says, still to come or not: by it somebody is known again.
    pub contract_start: Option<DateRange>,
    /// When the person came, likewise.
    pub hired_on: Option<DateRange>,
    /// What is known, by fact.
    pub facts: Vec<(FactId, Answer)>,
    /// The person as somebody whom the firm has hired, if there is a contract.
    pub hire: HireOf,
}

impl Person {
    /// The answers that the engine takes.
    pub fn answers(&self, pack: &Pack) -> Answers {
        let mut answers = Answers::none(pack.facts.len());
        self.facts.iter().for_each(|(fact, answer)| answers.set(fact.index(), answer.clone()));
        answers
    }

    /// Whether the contract that the list has is over on that day: it may have been renewed, which the list does not say.
    pub fn contract_is_over(&self, pack: &Pack, on: Date) -> bool {
        let known = |role: Role| {
            let fact = pack.fact_id(role.key())?;
            self.facts.iter().find(|(of, _)| *of == fact).map(|(_, answer)| answer)
        };
        match (known(Role::ContractStart), known(Role::ContractMonths)) {
            (Some(Answer::Value(Value::Date(start))), Some(Answer::Value(Value::Number(months)))) => {
                months.max <= MOST_MONTHS && start.last.add_months(months.max) <= on
            }
            _ => false,
        }
    }
}

/// A cell about which something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bad {
    /// Its row, from 1.
    pub row: u32,
    /// Its column, from 0.
    pub column: u32,
    /// What is wrong.
    pub code: BadCell,
    /// Whether its value is used all the same.
    pub used: bool,
}

/// A row that is nobody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skipped {
    /// Its number, from 1.
    pub row: u32,
    /// What it is.
    pub why: Skip,
}

/// A value that is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The column it stands in.
    pub role: Role,
    /// The value.
    pub value: String,
    /// In how many rows it stands.
    pub rows: u32,
}

/// As many empty rows are named one by one.
const MOST_BLANK_NAMED: u64 = 1000;

/// A row that is one merged cell over so many columns is no person.
const WIDE: u32 = 4;

/// Reads an opened file.
pub fn read_book(mut book: Book<'_>, pack: &Pack, settings: &Settings) -> Result<Roster, Refusal> {
    let format = book.format();
    let (at, scan, headings) = find(&mut book, settings)?;
    let facts = Facts::of(pack);
    let calendar = Calendar {
        since_1904: match format {
            Format::Csv { .. } => false,
            Format::Xlsx { since_1904 } | Format::Xls { since_1904 } => since_1904,
        },
        untyped: matches!(format, Format::Csv { .. }),
    };
    let mut list = List {
        reader: Reader { pack, facts: &facts, settings, columns: &headings.columns, calendar },
        above: headings.rows.last().copied().unwrap_or_default(),
        wide: wide(&scan.merges),
        down: down(&scan.merges),
        held: BTreeMap::new(),
        found: Found::default(),
    };
    let last_heading = list.above;
    // Without consent not even the cells of the identity numbers are kept.
    let columns: Vec<u32> = headings
        .columns
        .iter()
        .filter(|column| column.role != Role::IdNumber || settings.id_consent)
        .map(|column| column.at)
        .collect();
    book.lines(at, &|_, column| columns.contains(&column), &mut |line| {
        if line.number > last_heading {
            list.line(&line);
        }
        Ok(())
    })?;
    let found = list.found;
    let names = |hidden: bool| {
        let others =
            book.sheets().iter().enumerate().filter(move |(other, sheet)| *other != at && sheet.hidden == hidden);
        others.filter_map(|(_, sheet)| sheet.name.clone()).collect()
    };
    let unknown = found.unknown.into_iter().map(|((role, value), rows)| Unknown { role, value, rows }).collect();
    Ok(Roster {
        format,
        sheet: book.sheets().get(at).and_then(|sheet| sheet.name.clone()),
        other_sheets: names(false),
        hidden_sheets: names(true),
        people: found.people,
        bad: found.bad,
        skipped: found.skipped,
        more_blank: found.more_blank,
        unknown,
        headings,
    })
}

/// The sheet with the most known headings, and what was seen there.
fn find(book: &mut Book<'_>, settings: &Settings) -> Result<(usize, Scan, Headings), Refusal> {
    let is_text = matches!(book.format(), Format::Csv { .. });
    let asked = |name: &Option<String>| match &settings.sheet {
        Some(asked) if !is_text => name.as_deref().is_some_and(|name| name == asked),
        _ => true,
    };
    let visible = book.sheets().iter().enumerate().filter(|(_, sheet)| !sheet.hidden && asked(&sheet.name));
    let visible: Vec<usize> = visible.map(|(at, _)| at).collect();
    if visible.is_empty() && settings.sheet.is_some() {
        return Err(Refusal::NoSuchSheet);
    }
    let (mut best, mut filled): (Option<(usize, Scan, Headings)>, u32) = (None, 0);
    for at in visible {
        let scan = book.scan(at)?;
        filled = filled.saturating_add(scan.filled);
        if filled > MOST_FILLED_ROWS {
            return Err(Refusal::TooLarge);
        }
        if let Some(found) = Headings::find(&scan, is_text, settings)
            && best.as_ref().is_none_or(|(_, _, best)| found.is_better_than(best))
        {
            best = Some((at, scan, found));
        }
    }
    match best {
        Some(best) => Ok(best),
        // Where only what is hidden has something in it, there is a list, but none to be seen.
        None if filled == 0 && !book.sheets().iter().any(|sheet| sheet.hidden) => Err(Refusal::Empty),
        None => Err(Refusal::NoHeadings),
    }
}

/// Merged cells over many columns: their widths, by row and first column.
fn wide(merges: &[Merge]) -> BTreeMap<(u32, u32), u32> {
    let wide = merges.iter().filter(|merge| merge.width() >= WIDE);
    wide.map(|merge| ((merge.top, merge.left), merge.width())).collect()
}

/// Cells merged over several rows: the last row, by first row and column.
fn down(merges: &[Merge]) -> BTreeMap<(u32, u32), u32> {
    let tall = merges.iter().filter(|merge| merge.bottom > merge.top);
    tall.map(|merge| ((merge.top, merge.left), merge.bottom)).collect()
}

/// A list that is being gone through.
struct List<'r> {
    reader: Reader<'r>,
    /// The row before the next one.
    above: u32,
    /// Widths of what is merged over many columns, by row and first column.
    wide: BTreeMap<(u32, u32), u32>,
    down: BTreeMap<(u32, u32), u32>,
    /// By column the last row for which a merged cell holds, and what it says.
    held: BTreeMap<u32, (u32, Cell)>,
    found: Found,
}

/// What was found so far.
#[derive(Default)]
struct Found {
    people: Vec<Person>,
    bad: Vec<Bad>,
    skipped: Vec<Skipped>,
    more_blank: u64,
    n_blank: u64,
    unknown: BTreeMap<(Role, String), u32>,
}

impl List<'_> {
    fn line(&mut self, line: &Line) {
        for row in self.above.saturating_add(1)..line.number {
            if self.found.n_blank >= MOST_BLANK_NAMED {
                self.found.more_blank =
                    self.found.more_blank.saturating_add(u64::from(line.number.saturating_sub(row)));
                break;
            }
            self.blank(row);
        }
        self.above = line.number;
        self.hold(line);
        match self.not_a_person(line) {
            Some(Skip::Blank) => self.blank(line.number),
            Some(why) => self.found.skipped.push(Skipped { row: line.number, why }),
            None => self.person(line),
        }
    }

    fn blank(&mut self, row: u32) {
        if self.found.n_blank >= MOST_BLANK_NAMED {
            self.found.more_blank = self.found.more_blank.saturating_add(1);
            return;
        }
        self.found.n_blank = self.found.n_blank.saturating_add(1);
        self.found.skipped.push(Skipped { row, why: Skip::Blank });
    }

    /// Remembers what is merged downwards from this row on, and forgets what has ended.
    fn hold(&mut self, line: &Line) {
        self.held.retain(|_, (bottom, _)| *bottom >= line.number);
        for (column, cell) in &line.cells {
            if let Some(bottom) = self.down.get(&(line.number, *column)) {
                self.held.insert(*column, (*bottom, cell.clone()));
            }
        }
    }

    /// What a row is, if it is nobody's.
    fn not_a_person(&self, line: &Line) -> Option<Skip> {
        let (first, mark) = line.first?;
        let width = self.wide.get(&(line.number, first)).copied().unwrap_or_default();
        let is_wide = width > 0 && (line.filled == 1 || self.covers_name(first, width));
        let others = line.cells.iter().filter(|(column, _)| *column != first);
        let names_nobody = self.column(Role::Name).is_some_and(|name| self.seen(line, name).is_none());
        let is_called_sum =
            self.column(Role::Name).and_then(|name| line.get(name)).map(Cell::mark) == Some(Mark::Total);
        // Beside a name nothing else is known: it is no name.
        let is_alone = others.clone().all(|(column, _)| self.column(Role::Name) == Some(*column));
        match mark {
            Mark::Total => Some(Skip::Total),
            _ if is_called_sum => Some(Skip::Total),
            Mark::TotalUnlessNamed if names_nobody && !is_wide => Some(Skip::Total),
            Mark::Note => Some(Skip::Note),
            Mark::MaybeNote if is_wide || others.clone().all(|(_, cell)| cell.mark().is_note()) => Some(Skip::Note),
            _ if is_wide => Some(Skip::Section),
            // A text beside the list, or numbers of rows that nobody has filled in yet.
            _ if !line.cells.iter().any(|(column, _)| !self.is_number(*column)) => {
                Some(if line.filled == 1 && line.is_text { Skip::Section } else { Skip::Blank })
            }
            Mark::Caption if is_alone => Some(Skip::Section),
            Mark::Label if names_nobody => Some(Skip::Section),
            _ => self.repeats_headings(line).then_some(Skip::Section),
        }
    }

    /// Whether a merged cell of that width hides where the name would stand.
    fn covers_name(&self, first: u32, width: u32) -> bool {
        self.column(Role::Name).is_some_and(|name| name > first && name - first < width)
    }

    /// Where a role's column is.
    fn column(&self, role: Role) -> Option<u32> {
        self.reader.columns.iter().find(|column| column.role == role).map(|column| column.at)
    }

    /// What is seen in a column: what a program left below a merged cell is not seen by anybody.
    fn seen<'c>(&'c self, line: &'c Line, column: u32) -> Option<&'c Cell> {
        self.held.get(&column).map(|(_, cell)| cell).or_else(|| line.get(column))
    }

    /// Whether a column only says which number somebody has.
    fn is_number(&self, column: u32) -> bool {
        self.reader.columns.iter().any(|known| known.at == column && known.role == Role::StaffNumber)
    }

    /// Whether the headings stand here again, as on every page of a printed list; of two rows the lower one as well.
    fn repeats_headings(&self, line: &Line) -> bool {
        let same =
            |known: &&Column| matches!(self.seen(line, known.at), Some(Cell::Text(text)) if known.is_headed(text));
        self.reader.columns.iter().filter(same).count() >= 2
    }

    fn person(&mut self, line: &Line) {
        let cell = |column: u32| self.seen(line, column);
        let Row { name, staff_number, has_left, contract_start, hired_on, facts, hire, bad, unknown } =
            self.reader.row(&cell);
        if has_left {
            self.found.skipped.push(Skipped { row: line.number, why: Skip::Left });
            return;
        }
        let row = line.number;
        self.found.bad.extend(bad.into_iter().map(|(column, code, used)| Bad { row, column, code, used }));
        for value in unknown {
            let rows = self.found.unknown.entry(value).or_insert(0);
            *rows = rows.saturating_add(1);
        }
        self.found.people.push(Person { row, name, staff_number, contract_start, hired_on, facts, hire });
    }
}
