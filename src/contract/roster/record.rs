//! Reads an earlier report on a list back: what `caice roster --json` printed.
//!
//! Takes the day, the rules it was made with, and of each row the facts and outcomes; nothing else, since the rest follows from
//! them. Reports every part that is not a report's with its path. Whether it is the report of a certain list, `roster` says.

use serde_json::{Value as Json, json};

use super::{
    super::{
        Code,
        answers::{Problem, read_each},
        report::status_called,
    },
    settings::settings,
};
use crate::{
    engine::Status,
    pack::{FactId, FieldId, Pack},
    roster::{Misfit, Record, RecordedRow, Refusal, Settings, Whose},
    value::{Answer, Date},
};

const HINT: &str = "give what `caice roster --json` printed for the earlier list, unchanged";

/// The report in this JSON, or a problem for each part that is not one's.
pub(crate) fn record(pack: &Pack, given: &Json) -> Result<Record, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut wrong = |path: &str, what: &str| {
        problems.push(Problem::new(Code::BadValue, path, format!("no report on a list: {what}"), HINT));
    };
    if given.get("format").and_then(Json::as_u64) != Some(1) {
        wrong("format", "expected format 1");
    }
    let text = |path: &str| given.pointer(path).and_then(Json::as_str);
    let (version, fingerprint) = (text("/pack/version"), text("/pack/fingerprint"));
    let on = text("/on").and_then(|day| Date::parse(day).ok());
    for (path, is_there) in
        [("pack.version", version.is_some()), ("pack.fingerprint", fingerprint.is_some()), ("on", on.is_some())]
    {
        if !is_there {
            wrong(path, &format!("`{path}` is missing"));
        }
    }
    let mut rows = Vec::new();
    match given.get("rows").and_then(Json::as_array) {
        None => wrong("rows", "`rows` is missing"),
        Some(given) => {
            for (at, given) in given.iter().enumerate() {
                match row(pack, given) {
                    Ok(row) => rows.push(row),
                    Err(part) => wrong(&format!("rows[{at}].{part}"), "expected a row as it was printed"),
                }
            }
        }
    }
    match (version, fingerprint, on) {
        (Some(version), Some(fingerprint), Some(on)) if problems.is_empty() => {
            Ok(Record { version: version.to_owned(), fingerprint: fingerprint.to_owned(), on, rows })
        }
        _ => Err(problems),
    }
}

/// One row, or the part of it that is wrong.
fn row(pack: &Pack, given: &Json) -> Result<RecordedRow, &'static str> {
    let number = given.get("row").and_then(Json::as_u64).and_then(|row| u32::try_from(row).ok()).ok_or("row")?;
    let name = match given.get("name") {
        Some(Json::String(name)) => Some(name.clone()),
        Some(Json::Null) => None,
        _ => return Err("name"),
    };
    let facts = given.get("facts").filter(|facts| facts.is_object()).ok_or("facts")?;
    let (answers, problems) = read_each(pack, facts);
    let outcome = |(key, status): (&String, &Json)| Some((key.clone(), status.as_str().and_then(status_called)?));
    let outcomes = given.get("outcomes").and_then(Json::as_object).ok_or("outcomes")?;
    let statuses: Option<Vec<(String, Status)>> = outcomes.iter().map(outcome).collect();
    Ok(RecordedRow {
        row: number,
        whose: Whose::Told(name, problems.is_empty().then_some(answers)),
        statuses: statuses.ok_or("outcomes")?,
    })
}

/// The settings that an earlier report was made with, as far as it says; the rest as `said`.
pub(crate) fn assumed(pack: &Pack, given: &Json, said: &Settings) -> Settings {
    let flag = |key: &str, or: bool| given.pointer(&format!("/assumed/{key}")).and_then(Json::as_bool).unwrap_or(or);
    let day = given.get("on").and_then(Json::as_str).and_then(|day| Date::parse(day).ok());
    let on = day.unwrap_or(said.on);
    let (firm, of_hires) = of_firm(pack, given, on).unwrap_or_else(|| (said.firm.clone(), said.of_hires.clone()));
    Settings {
        on,
        id_consent: flag("id_consent", said.id_consent),
        no_interruptions: flag("no_interruptions", said.no_interruptions),
        hire_date_is_contract_start: flag("hire_date_is_contract_start", said.hire_date_is_contract_start),
        default_status: match given.pointer("/assumed/default_status") {
            Some(Json::String(status)) => Some(status.clone()),
            Some(Json::Null) => None,
            _ => said.default_status.clone(),
        },
        firm,
        of_hires,
        ..said.clone()
    }
}

/// What a firm said of itself, and of everybody it has hired.
type OfFirm = (Vec<(FactId, Answer)>, Vec<(FieldId, Answer)>);

/// What the firm had said when the report was made, of what these rules still ask it; `None` if the report has nothing about that.
fn of_firm(pack: &Pack, given: &Json, on: Date) -> Option<OfFirm> {
    let said = given.pointer("/assumed/firm")?.as_object()?;
    let each = said.iter().filter_map(|(key, answer)| {
        // One by one: other rules may ask less.
        settings(pack, &json!({ "firm": { key: answer } }), on).ok().map(|one| (one.firm, one.of_hires))
    });
    let mut all = OfFirm::default();
    for (firm, of_hires) in each {
        all.0.extend(firm);
        all.1.extend(of_hires);
    }
    Some(all)
}

/// A report that is not that of the earlier list, as a problem.
pub(crate) fn misfit(record: &Record, on: Date, misfit: Misfit) -> Problem {
    let row = |at: usize| record.rows.get(at).map(|row| row.row);
    let (path, message) = match misfit {
        Misfit::Day => ("on".to_owned(), format!("the report is for {}, the earlier list for {on}", record.on)),
        Misfit::People(at) => {
            let what = match row(at) {
                Some(row) => format!("from row {row} on the report names other people than the earlier list"),
                None => "the earlier list has more people than the report".to_owned(),
            };
            (format!("rows[{at}]"), what)
        }
        Misfit::Facts(at) => {
            let row = row(at).unwrap_or_default();
            let what = format!("of row {row} the report has other facts than are read now, by the same rules");
            (format!("rows[{at}].facts"), what)
        }
    };
    let hint = match misfit {
        Misfit::Day => "give the day of the report as `on` in --before-settings, or leave the settings out",
        Misfit::People(_) => "give the report that was printed for this very file",
        Misfit::Facts(_) => {
            "give the settings of then with --before-settings; if the file was changed since, the one of then"
        }
    };
    Problem::new(Code::BadValue, &path, message, hint)
}

/// What is wrong with what was asked for beside an earlier list.
pub(crate) fn misused(path: &str, message: &str, hint: &str) -> Problem {
    Problem::new(Code::BadValue, path, message, hint)
}

/// An earlier list that is refused, as a problem.
pub(crate) fn unreadable_list(file: &str, refusal: Refusal) -> Problem {
    let words = refusal.en();
    let message = format!("the earlier list {file}: {} ({})", words.what.trim_end_matches('.'), refusal.slug());
    Problem::new(Code::UnreadableFile, "", message, words.cure)
}

/// The settings for a list of which only what was said of everybody and of values is known, and not where anything stands.
pub(crate) fn without_places(said: &Settings) -> Settings {
    Settings { sheet: None, header_rows: None, columns: Vec::new(), ..said.clone() }
}
