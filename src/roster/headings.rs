//! Where the headings of a list are, and what its columns mean.
//!
//! Looks at the first rows of the visible sheets: one row, or two together, with the most known headings. Says which
//! columns it ignores; reads no person.

use std::collections::BTreeMap;

use super::{
    cells,
    role::{Role, Unit},
    settings::Settings,
    sheet::{Cell, HEAD_ROWS, Line, Merge, Scan, clean},
    words,
};

/// What was found in a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Headings {
    /// The rows of the headings: one or two.
    pub rows: Vec<u32>,
    /// The columns that mean something, from the left.
    pub columns: Vec<Column>,
    /// The other columns with a heading, from the left, those that repeat an earlier one among them.
    pub ignored: Vec<Ignored>,
}

/// A column that means something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its position, from 0.
    pub at: u32,
    /// What it is.
    pub role: Role,
    /// What its heading says, as it stands in the file.
    pub heading: String,
    /// The unit its heading names.
    pub unit: Option<Unit>,
}

impl Column {
    /// Whether a text means what the column means, or is the lower part of its heading.
    pub fn is_headed(&self, text: &str) -> bool {
        let text = plain(text);
        words::role(&text) == Some(self.role)
            || self.heading.rsplit(" / ").next().is_some_and(|lower| !text.is_empty() && plain(lower) == text)
    }
}

/// A column with a heading that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// Its position, from 0.
    pub at: u32,
    /// What its heading says.
    pub heading: String,
    /// The role that an earlier column has already, if it means the same.
    pub same_as: Option<Role>,
}

/// A heading with the words above it, both as they stand in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Title {
    upper: Option<String>,
    lower: String,
}

impl Headings {
    /// How many different things the columns mean. A staff number does not count: beside a name alone it says nothing of
    /// anybody, and a row with both could stand in any register.
    pub fn known(&self) -> usize {
        self.columns.iter().filter(|column| column.role != Role::StaffNumber).count()
    }

    /// Whether these know more than earlier ones, or as much in one row instead of two.
    pub fn is_better_than(&self, earlier: &Self) -> bool {
        let rank = |of: &Self| (of.known(), core::cmp::Reverse(of.rows.len()));
        rank(self) > rank(earlier)
    }

    /// The best headings of a sheet, if there are at least two known ones in a place.
    pub fn find(scan: &Scan, is_text: bool, settings: &Settings) -> Option<Self> {
        if let Some((first, last)) = settings.header_rows {
            let rows = if last > first { vec![first, last] } else { vec![first] };
            return Some(Self::in_rows(scan, &rows, is_text, settings)).filter(|found| found.known() > 0);
        }
        let mut best: Option<Self> = None;
        let rows: Vec<u32> = scan.head.iter().map(|line| line.number).collect();
        let single = rows.iter().map(|row| vec![*row]);
        let double = rows.iter().filter(|row| **row < HEAD_ROWS).map(|row| vec![*row, row.saturating_add(1)]);
        for rows in single.chain(double) {
            let found = Self::in_rows(scan, &rows, is_text, settings);
            if found.known() >= 2 && best.as_ref().is_none_or(|best| found.is_better_than(best)) {
                best = Some(found);
            }
        }
        best
    }

    /// What these rows say as headings.
    fn in_rows(scan: &Scan, rows: &[u32], is_text: bool, settings: &Settings) -> Self {
        let titles = match rows {
            [row] => single(scan, *row),
            [upper, lower] => double(scan, *upper, *lower, is_text),
            _ => BTreeMap::new(),
        };
        let mut found = Self { rows: rows.to_vec(), ..Self::default() };
        for (at, title) in titles {
            // Where somebody chose a person's row, what stands there is no heading.
            let heading = Some(title.whole()).filter(|heading| !cells::is_identity(heading)).unwrap_or_default();
            let role = match settings.columns.iter().find(|(column, _)| *column == at) {
                Some((_, role)) => *role,
                None => title.role(),
            };
            let taken = |role: Role| found.columns.iter().any(|column| column.role == role);
            // What somebody said by hand comes before what stands further left.
            let by_hand =
                |role: Role| settings.columns.iter().any(|(column, said)| *column != at && *said == Some(role));
            let said = settings.columns.iter().any(|(column, _)| *column == at);
            match role {
                Some(role) if !taken(role) && (said || !by_hand(role)) => {
                    found.columns.push(Column { at, role, heading, unit: title.unit() });
                }
                // A number is a heading that means nothing; what it is, is not said.
                _ if heading.is_empty() && !is_wordless(scan, rows, at) => {}
                same_as => found.ignored.push(Ignored { at, heading, same_as }),
            }
        }
        for (at, role) in settings.columns.iter().filter_map(|(at, role)| Some((*at, (*role)?))) {
            // A column without a heading means what was said of it.
            if !found.columns.iter().any(|column| column.at == at || column.role == role) {
                found.columns.push(Column { at, role, heading: String::new(), unit: None });
            }
        }
        found.columns.sort_by_key(|column| column.at);
        found
    }
}

impl Title {
    /// Both parts as one text, for people.
    fn whole(&self) -> String {
        let lower = clean(&self.lower).replace(['\n', '\r'], " ");
        match &self.upper {
            Some(upper) => format!("{} / {lower}", clean(upper)),
            None => lower,
        }
    }

    fn role(&self) -> Option<Role> {
        let lower = plain(&self.lower);
        let Some(upper) = self.upper.as_deref().map(plain) else {
            let role = words::in_two_languages(&lower).or_else(|| words::role(before_unit(&lower)?.0));
            return role.filter(|_| !is_private(&lower));
        };
        if is_private(&upper) || is_private(&lower) {
            return None;
        }
        let together = [upper.as_str(), lower.as_str()].concat();
        words::below(&upper, &lower)
            .or_else(|| words::role(&together))
            .or_else(|| words::in_two_languages(&lower))
            .or_else(|| words::role(before_unit(&lower)?.0))
    }

    /// The unit named in brackets, or by the word for a length in years.
    fn unit(&self) -> Option<Unit> {
        let lower = clean(&self.lower);
        let inside: String = lower.split(is_opening).skip(1).collect();
        let unit_of = |text: &str| {
            let has = |c| text.contains(c);
            if has('万') {
                Some(Unit::TenThousand)
            } else if has('千') {
                Some(Unit::Thousand)
            } else if has('元') || (has('年') && has('月')) {
                // An amount of a year or month; or a length that may be either.
                None
            } else if has('月') {
                Some(Unit::Month)
            } else if has('年') {
                Some(Unit::Year)
            } else {
                let text = text.to_lowercase();
                text.contains("month").then_some(Unit::Month).or_else(|| text.contains("year").then_some(Unit::Year))
            }
        };
        let bare = plain(&lower);
        unit_of(&inside).or_else(|| unit_of(before_unit(&bare)?.1)).or_else(|| {
            if bare.ends_with("年限") {
                Some(Unit::Year)
            } else {
                (bare.ends_with("月数") || bare.ends_with("months")).then_some(Unit::Month)
            }
        })
    }
}

/// A heading that ends in a unit without brackets, and that unit: 合同期限/月.
fn before_unit(heading: &str) -> Option<(&str, &str)> {
    const UNITS: [&str; 7] = ["元/月", "万元", "千元", "元", "个月", "月", "年"];
    UNITS.iter().find_map(|unit| Some((heading.strip_suffix(unit)?.strip_suffix('/')?, *unit)))
}

fn is_private(heading: &str) -> bool {
    words::NEVER.iter().any(|word| heading.contains(word))
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '【' | '〔' | '<' | '《' | '〈' | '「')
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '】' | '〕' | '>' | '》' | '〉' | '」')
}

/// A heading in the form in which it is looked up: nothing in brackets, no spaces or marks, no 的, small letters.
fn plain(heading: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::new();
    for c in clean(heading).chars() {
        if is_opening(c) {
            depth = depth.saturating_add(1);
        } else if is_closing(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && !c.is_whitespace() && !matches!(c, '*' | '※' | '★' | ':' | '的' | '_' | '"' | '“' | '”')
        {
            plain.extend(c.to_lowercase());
        }
    }
    plain
}

fn line(scan: &Scan, row: u32) -> Option<&Line> {
    scan.head.iter().find(|line| line.number == row)
}

/// Whether a cell of a single row of headings holds something, but no text.
fn is_wordless(scan: &Scan, rows: &[u32], column: u32) -> bool {
    let cell = |row: &u32| line(scan, *row).and_then(|line| line.get(column));
    matches!(rows, [row] if cell(row).is_some_and(|cell| !matches!(cell, Cell::Text(_))))
}

/// The text of a cell; numbers and dates are no headings.
fn text(scan: &Scan, row: u32, column: u32) -> Option<String> {
    match line(scan, row)?.get(column)? {
        Cell::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// The headings of one row, by column. A number there is a heading that means nothing.
fn single(scan: &Scan, row: u32) -> BTreeMap<u32, Title> {
    let cells = line(scan, row).map(|line| line.cells.as_slice()).unwrap_or_default();
    let title = |(column, _): &(u32, Cell)| {
        (*column, Title { upper: None, lower: text(scan, row, *column).unwrap_or_default() })
    };
    cells.iter().map(title).collect()
}

/// The headings of two rows, by column: the lower text, with the upper one before it where it spans columns.
fn double(scan: &Scan, upper: u32, lower: u32, is_text: bool) -> BTreeMap<u32, Title> {
    let mut titles = BTreeMap::new();
    let columns = [upper, lower].into_iter().filter_map(|row| line(scan, row)).flat_map(|line| &line.cells);
    let from_above =
        scan.merges.iter().filter(|merge| merge.top < upper && merge.has_row(upper)).map(|merge| merge.left);
    for column in columns.map(|(column, _)| *column).chain(from_above) {
        let above = merge_at(scan, upper, column);
        // What is merged from further up is seen here as well.
        let own = above.map_or_else(|| text(scan, upper, column), |merge| text(scan, merge.top, merge.left));
        let title = if above.is_some_and(|merge| merge.has_row(lower)) {
            // Merged down, it counts once.
            own.map(|lower| Title { upper: None, lower })
        } else {
            let span = above.filter(|merge| merge.width() > 1).and(own.clone());
            let span = span.or_else(|| if is_text { spanning(scan, upper, lower, column) } else { None });
            match text(scan, lower, column) {
                Some(lower) => Some(Title { upper: span, lower }),
                None => own
                    .filter(|_| above.is_none_or(|merge| merge.width() == 1))
                    .map(|lower| Title { upper: None, lower }),
            }
        };
        titles.insert(column, title.unwrap_or_default());
    }
    titles
}

fn merge_at(scan: &Scan, row: u32, column: u32) -> Option<Merge> {
    scan.merges.iter().copied().find(|merge| merge.has_row(row) && merge.has_column(column))
}

/// In a text, where nothing is merged: the last upper heading at or before a column, if nothing but lower ones follow it.
fn spanning(scan: &Scan, upper: u32, lower: u32, column: u32) -> Option<String> {
    let uppers = &line(scan, upper)?.cells;
    let (at, _) = uppers.iter().rev().find(|(at, _)| *at <= column)?;
    let next = at.saturating_add(1);
    let is_wide = text(scan, upper, next).is_none() && text(scan, lower, next).is_some();
    let all_below = (*at..=column).all(|between| text(scan, lower, between).is_some());
    if is_wide && all_below { text(scan, upper, *at) } else { None }
}
