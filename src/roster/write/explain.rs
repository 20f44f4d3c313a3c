//! The last sheet, and what a row needs beside it where it stands alone: the day, the rules, the file, and what was taken for
//! granted.
//!
//! Says what was read and what was not, so that an unknown is never taken for a no. Quotes no cell of a person but values whose
//! meaning is open.

use std::borrow::Cow;

use super::{
    about::About,
    table::{Cell, Sheet},
};
use crate::roster::{
    Column, Ignored, PolicyList, Role, letters, saved,
    say::{option, said},
};

/// What every claim needs beside it where the sheet stands alone.
pub fn remarks(about: &About<'_>) -> Vec<(String, Cell)> {
    let say = about.language.say();
    let (words, pack) = (&say.about, about.pack);
    let mut remarks = vec![
        (words.on, Cell::Day(about.settings.on)),
        (words.version, Cell::text(pack.version.clone())),
        (words.checked, Cell::Day(pack.checked)),
        (words.fingerprint, Cell::text(pack.fingerprint.clone())),
        (words.assumed, Cell::text(said(pack, about.texts, about.settings, about.language).join(say.semicolon))),
        (words.open, Cell::text(unsaid(about).join(say.semicolon))),
        (words.not_listed.0, Cell::text(not_listed(about))),
    ];
    remarks.extend(stale(about).map(|told| (words.stale.0, Cell::text(told))));
    remarks.extend((!pack.published).then(|| (words.demo.0, Cell::text(words.demo.1))));
    remarks.push((words.disclaimer.0, Cell::text(words.disclaimer.1)));
    remarks.into_iter().map(|(heading, cell)| (heading.to_owned(), cell)).collect()
}

/// What the desk has not said, and what therefore stays open.
fn unsaid(about: &About<'_>) -> Vec<&'static str> {
    let (words, settings) = (&about.language.say().assumed, about.settings);
    let open = [
        (settings.default_status.is_none(), words.no_status),
        (!settings.no_interruptions, words.interruptions),
        (!settings.hire_date_is_contract_start, words.no_hire_date),
    ];
    open.into_iter().filter(|(is_open, _)| *is_open).map(|(_, words)| words).collect()
}

/// How many outcomes are not among the claims though nobody has said no.
fn not_listed(about: &About<'_>) -> String {
    let sum = |n: fn(&PolicyList) -> u32| about.batch.policies.iter().map(|list| u64::from(n(list))).sum();
    (about.language.say().about.not_listed.1)(sum(|list| list.open), sum(|list| list.unknowable))
}

/// For how long nobody had looked at the rules, if that is longer than it should be.
fn stale(about: &About<'_>) -> Option<String> {
    let days = about.settings.on.days_since(about.pack.checked);
    (days > i32::from(about.pack.stale_after)).then(|| (about.language.say().about.stale.1)(days))
}

/// The last sheet.
pub fn explained(about: &About<'_>) -> Sheet {
    let say = about.language.say();
    let words = &say.about;
    let mut lines = Lines { rows: Vec::new() };
    lines.text(words.disclaimer.0, words.disclaimer.1);
    if !about.pack.published {
        lines.text(words.demo.0, words.demo.1);
    }
    lines.add(words.on, Cell::Day(about.settings.on));
    lines.text(words.version, about.pack.version.clone());
    lines.add(words.checked, Cell::Day(about.pack.checked));
    lines.text(words.fingerprint, about.pack.fingerprint.clone());
    if let Some(told) = stale(about) {
        lines.text(words.stale.0, told);
    }
    lines.text(words.not_listed.0, not_listed(about));
    lines.text(words.empty.0, words.empty.1);
    file(about, &mut lines);
    about.roster.headings.columns.iter().for_each(|column| understood(about, column, &mut lines));
    about.roster.headings.ignored.iter().for_each(|column| ignored(about, column, &mut lines));
    for told in said(about.pack, about.texts, about.settings, about.language) {
        lines.text(words.assumed, told);
    }
    for told in unsaid(about) {
        lines.text(words.open, told);
    }
    values(about, &mut lines);
    lines.text((words.record.0)(saved::SHEET), words.record.1);
    let columns = words.columns.map(str::to_owned).into();
    Sheet { name: say.sheets.about.to_owned(), columns, rows: lines.rows, kept: 0, filtered: false, hidden: false }
}

/// The lines of the last sheet, as they come.
struct Lines {
    rows: Vec<Vec<Cell>>,
}

impl Lines {
    fn text(&mut self, item: impl Into<Cow<'static, str>>, told: impl Into<Cow<'static, str>>) {
        self.add(item, Cell::text(told));
    }

    /// Adds a line, unless there is nothing to say.
    fn add(&mut self, item: impl Into<Cow<'static, str>>, told: Cell) {
        if told != Cell::Empty {
            self.rows.push(vec![Cell::text(item), told]);
        }
    }
}

/// What was read.
fn file(about: &About<'_>, lines: &mut Lines) {
    let (say, roster) = (about.language.say(), about.roster);
    let words = &say.about;
    lines.text(words.file, about.file.to_owned());
    lines.text(words.sheet, roster.sheet.clone().unwrap_or_else(|| words.no_sheet.to_owned()));
    lines.text(words.other_sheets, roster.other_sheets.join(say.comma));
    lines.text(words.hidden_sheets, roster.hidden_sheets.join(say.comma));
    let rows: Vec<String> = roster.headings.rows.iter().map(u32::to_string).collect();
    lines.text(words.header_rows, rows.join(say.comma));
    lines.add(words.people, Cell::Whole(u64::try_from(roster.people.len()).unwrap_or(u64::MAX)));
}

/// A column that means something, and whether it was read.
fn understood(about: &About<'_>, column: &Column, lines: &mut Lines) {
    let say = about.language.say();
    let words = &say.about;
    let mut told = vec![(words.column_is)((say.role)(column.role), &column.heading)];
    if about.settings.columns.contains(&(column.at, Some(column.role))) {
        told.push(words.by_hand.to_owned());
    }
    if column.role == Role::IdNumber {
        told.push(if about.settings.id_consent { words.consent } else { words.no_consent }.to_owned());
    }
    lines.text((words.column)(&letters(column.at)), told.join(say.semicolon));
}

/// A column that is not read.
fn ignored(about: &About<'_>, column: &Ignored, lines: &mut Lines) {
    let say = about.language.say();
    let words = &say.about;
    let told = match column.same_as {
        Some(role) => (words.same_as)(&column.heading, (say.role)(role)),
        None => column.heading.clone(),
    };
    lines.text((words.ignored)(&letters(column.at)), told);
}

/// What was said of values that are not known, and which of them nobody explained.
fn values(about: &About<'_>, lines: &mut Lines) {
    let say = about.language.say();
    let words = &say.about;
    for choice in &about.settings.values {
        let told = match choice.option.as_deref() {
            None => (words.value_is_nothing)(&choice.value),
            Some("none") if choice.role == Role::HireGroup => (words.value_is)(&choice.value, words.no_group),
            Some("none") => (words.value_is)(&choice.value, words.no_certificate),
            Some(key) => (words.value_is)(&choice.value, option(about.pack, about.texts, choice.role, key)),
        };
        lines.text((words.value)((say.role)(choice.role)), told);
    }
    for unknown in &about.roster.unknown {
        let told = (words.unknown)(&unknown.value, unknown.rows);
        lines.text((words.value)((say.role)(unknown.role)), told);
    }
}
