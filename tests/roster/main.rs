//! Shows that lists of staff are read as docs/roster.md says: kinds of files and what is refused, headings, rows that are
//! nobody's, cells of every sort, settings, what has become of an earlier list, and what the command prints and writes; and that a bad cell
//! spoils nothing but itself. That whatever bytes come in nothing panics is shown by `fuzz`.
//!
//! Files are made here, part by part; those in `kept` are as programs wrote them. That outcomes are right is shown by `laws` and the personas: here they only have to be
//! those of the row's facts.
#![cfg(all(feature = "author", feature = "roster"))]

mod cells;
mod command;
mod compare;
mod compared;
#[path = "../copied/mod.rs"]
mod copied;
mod export;
mod export_command;
mod export_firm;
mod export_texts;
mod files;
mod headings;
mod kept;
mod limits;
mod make;
mod make_xls;
mod matching;
mod rows;
mod saved;
#[path = "../schema/mod.rs"]
mod schema;
mod xls;

use std::{error::Error, path::Path, sync::OnceLock};

use caice::{
    author::{lower, read as folder},
    contract::answers::to_json,
    pack::Pack,
    roster::{Refusal, Roster, Settings, gb18030, letters, read},
    value::Date,
};
use serde_json::Value as Json;

type Shown = Result<(), Box<dyn Error>>;

/// Our own rules.
fn pack() -> &'static Pack {
    static OURS: OnceLock<Pack> = OnceLock::new();
    let lowered = || {
        let (_, lowered, _) = lower::lower(folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")));
        // Without our rules nothing has facts, and every test fails.
        lowered.map_or_else(|| Pack::of(Vec::new(), on()), |lowered| lowered.pack)
    };
    OURS.get_or_init(lowered)
}

/// A day on which everything here is read.
fn on() -> Date {
    Date::new(2026, 11, 23).unwrap_or(Date::EPOCH)
}

/// What most desks say: consent, no interruptions, everybody under contract.
fn said() -> Settings {
    Settings {
        id_consent: true,
        no_interruptions: true,
        default_status: Some("employed_contract".to_owned()),
        ..Settings::on(on())
    }
}

fn list(bytes: &[u8]) -> Result<Roster, Refusal> {
    read(bytes, pack(), &said(), gb18030)
}

/// A list from the text of a CSV.
fn csv(text: &str) -> Result<Roster, Refusal> {
    list(text.as_bytes())
}

/// The facts of each person by row, without the employment that everybody has.
fn facts(roster: &Roster) -> Vec<(u32, Json)> {
    let of_one = |person: &caice::roster::Person| {
        let mut facts = to_json(pack(), &person.answers(pack()));
        if let Some(facts) =
            facts.as_object_mut().filter(|facts| facts.get("employment_status") == Some(&"employed_contract".into()))
        {
            facts.remove("employment_status");
        }
        (person.row, facts)
    };
    roster.people.iter().map(of_one).collect()
}

/// The facts of the first person.
fn first(roster: &Roster) -> Json {
    facts(roster).into_iter().next().map(|(_, facts)| facts).unwrap_or_default()
}

/// What is wrong: cell, code, and whether the value is used.
fn bad(roster: &Roster) -> Vec<(String, &'static str, bool)> {
    roster.bad.iter().map(|bad| (format!("{}{}", letters(bad.column), bad.row), bad.code.slug(), bad.used)).collect()
}

/// Rows that are nobody's.
fn skipped(roster: &Roster) -> Vec<(u32, &'static str)> {
    roster.skipped.iter().map(|row| (row.row, row.why.slug())).collect()
}

/// What the columns mean, as letters and roles.
fn columns(roster: &Roster) -> String {
    let column = |column: &caice::roster::Column| format!("{}={}", letters(column.at), column.role.key());
    roster.headings.columns.iter().map(column).collect::<Vec<_>>().join(" ")
}

/// The columns that are ignored.
fn ignored(roster: &Roster) -> String {
    roster.headings.ignored.iter().map(|column| letters(column.at)).collect::<Vec<_>>().join(" ")
}
