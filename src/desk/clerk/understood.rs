//! What was understood of a file, in words: one line, the columns, values that are not known, cells about which something is
//! wrong, and what to confirm once for everybody.
//!
//! Names cells by place and heading, never by content; only a value that is not known is shown, since somebody must say what it means.

use super::work::Clerk;
use crate::{
    desk::message::{BadLine, ColumnLine, MOST_BAD, Standing, Understood, UnknownLine, count},
    roster::{Bad, NONE, Role, Roster, Skip, Skipped, letters, options},
};

impl Clerk {
    /// What was understood.
    pub(super) fn understood(&self, roster: &Roster) -> Understood {
        let headings = &roster.headings;
        let mut columns: Vec<ColumnLine> = headings
            .columns
            .iter()
            .map(|column| ColumnLine {
                at: column.at,
                letters: letters(column.at),
                heading: column.heading.clone(),
                role: Some(column.role.key().to_owned()),
                same_as: None,
            })
            .collect();
        columns.extend(headings.ignored.iter().map(|column| ColumnLine {
            at: column.at,
            letters: letters(column.at),
            heading: column.heading.clone(),
            role: None,
            same_as: column.same_as.map(|role| self.role(role)),
        }));
        columns.sort_by_key(|column| column.at);
        let day = |months: i64| self.session.on.add_months(months);
        Understood {
            line: self.line(roster),
            sheet: roster.sheet.clone(),
            other_sheets: roster.other_sheets.clone(),
            hidden_sheets: roster.hidden_sheets.clone(),
            header_rows: headings.rows.clone(),
            columns,
            roles: Role::ALL.iter().map(|role| (role.key().to_owned(), self.role(*role))).collect(),
            people: count(roster.people.len()),
            skipped: self.skipped(roster),
            unknown: roster
                .unknown
                .iter()
                .map(|one| UnknownLine {
                    role: one.role.key().to_owned(),
                    label: self.role(one.role),
                    value: one.value.clone(),
                    rows: one.rows,
                    options: self.options(one.role),
                })
                .collect(),
            settled: self.settled(),
            bad: roster.bad.iter().take(MOST_BAD).map(|bad| self.bad(roster, bad)).collect(),
            n_bad: count(roster.bad.len()),
            firm: self.firm_asked(),
            asks: self.standing(roster),
            on: Some(self.settings.on),
            between: Some((day(-24), day(24))),
        }
    }

    fn line(&self, roster: &Roster) -> String {
        let words = self.words();
        let (hidden, others) = (roster.hidden_sheets.len(), roster.other_sheets.len());
        let parts = [
            Some(roster.sheet.clone().unwrap_or_else(|| words.text_sheet.to_owned())),
            Some((words.header_rows)(&roster.headings.rows)),
            Some((words.columns_read)(roster.headings.columns.len())),
            Some((words.columns_left)(roster.headings.ignored.len())),
            Some((words.people)(count(roster.people.len()))),
            (hidden > 0).then(|| (words.hidden)(hidden)),
            (others > 0).then(|| (words.others)(others)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// What a column is called.
    pub(super) fn role(&self, role: Role) -> String {
        (self.say().role)(role).to_owned()
    }

    /// What a value in a column can mean.
    fn options(&self, role: Role) -> Vec<(String, String)> {
        let (fact, field) = role.key().split_once('.').map_or((role.key(), None), |(fact, field)| (fact, Some(field)));
        let pack = &self.session.pack;
        let words = pack.fact_id(fact).and_then(|id| Some((id, self.session.short.facts.get(id.index())?)));
        let words = words.and_then(|(id, words)| match field {
            Some(field) => words.fields.get(pack.fact(id)?.fields().iter().position(|known| known.key == field)?),
            None => Some(words),
        });
        let labels = words.map(|words| words.options.as_slice()).unwrap_or_default();
        let named = options(pack, role).into_iter().zip(labels);
        let mut options: Vec<_> = named.map(|(key, label)| (key, label.clone())).collect();
        let none = match role {
            Role::SkillLevel => Some(self.words().no_certificate.to_owned()),
            Role::HireGroup => Some(words.and_then(|words| words.none.clone()).unwrap_or_default()),
            _ => None,
        };
        options.extend(none.map(|none| (NONE.to_owned(), none)));
        options
    }

    /// What was chosen for values, by name.
    fn settled(&self) -> Vec<(String, String, String)> {
        let name = |role: &str, option: &Option<String>| {
            let options = Role::of_key(role).map(|role| self.options(role)).unwrap_or_default();
            let known = options.into_iter().find(|(key, _)| Some(key) == option.as_ref());
            known.map_or_else(|| self.words().leave_open.to_owned(), |(_, name)| name)
        };
        let said = self.said.values.iter();
        said.map(|(role, value, option)| (role.clone(), value.clone(), name(role, option))).collect()
    }

    fn bad(&self, roster: &Roster, bad: &Bad) -> BadLine {
        let heading = roster.headings.columns.iter().find(|column| column.at == bad.column);
        BadLine {
            cell: [letters(bad.column), bad.row.to_string()].concat(),
            heading: heading.map(|column| column.heading.clone()).unwrap_or_default(),
            wrong: self.wrong(bad.code.zh(), bad.code.en()),
            used: bad.used,
        }
    }

    /// Rows that are nobody's, by kind; empty ones need no word.
    fn skipped(&self, roster: &Roster) -> Vec<(String, u32)> {
        let of = |why: &Skip| roster.skipped.iter().filter(|row: &&Skipped| row.why == *why).count();
        let kinds = Skip::ALL.iter().filter(|why| **why != Skip::Blank).map(|why| (why, count(of(why))));
        kinds.filter(|(_, n)| *n > 0).map(|(why, n)| (self.wrong(why.zh(), why.en()).what, n)).collect()
    }

    /// What to confirm for everybody: only what would change how this list is read.
    fn standing(&self, roster: &Roster) -> Vec<Standing> {
        let has = |role: Role| roster.headings.columns.iter().any(|column| column.role == role);
        let employment = self.session.pack.fact_id(Role::Employment.key());
        let untold = |person: &crate::roster::Person| {
            employment.is_some_and(|fact| !person.facts.iter().any(|(of, _)| *of == fact))
        };
        [
            (Standing::AllEmployed, self.said.all_employed || roster.people.iter().any(untold)),
            (Standing::NoInterruptions, has(Role::InsuredSince)),
            (Standing::HireDate, has(Role::HireDate)),
            (Standing::IdConsent, has(Role::IdNumber)),
        ]
        .into_iter()
        .filter_map(|(asked, matters)| matters.then_some(asked))
        .collect()
    }
}
