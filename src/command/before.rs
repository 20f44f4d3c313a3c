//! `caice roster … --before`: an earlier list beside the present one.
//!
//! Reads the files and puts the passes together. Who is who and what has changed is `roster`'s to say, how it is printed
//! `contract`'s. The day of the earlier list is never guessed: by a wrong one every cause would be wrong.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Value as Json;

use crate::{
    contract::{
        answers::Problem,
        roster::{assumed, misfit, misused, record, settings, unreadable_list, without_places},
    },
    pack::Pack,
    roster::{Before, Comparison, Now, Record, Refusal, Roster, Settings, compare, for_day, gb18030, read},
    value::Date,
};

/// The earlier list, if there is one to compare with.
#[derive(Debug, Args)]
pub struct Earlier {
    /// An earlier list: also say who is new, who is gone, and what has changed for the others and why.
    #[arg(long)]
    pub before: Option<PathBuf>,
    /// The settings of the earlier list; its day must be in them, or in the report.
    #[arg(long, requires = "before")]
    pub before_settings: Option<PathBuf>,
    /// What `caice roster --json` printed for the earlier list: only with it can be told what the rules have changed.
    #[arg(long, requires = "before")]
    pub before_report: Option<PathBuf>,
}

/// The earlier list and what has become of it.
pub(super) struct Found {
    pub list: Roster,
    pub on: Date,
    pub record: Option<Record>,
    pub comparison: Comparison,
}

/// Reads the JSON of a file, and what is doubtful about it.
pub(super) type ReadJson = fn(&Path) -> Result<(Json, Vec<Problem>), Vec<Problem>>;

/// Reads the bytes of a file; `None` if there are more than may be.
type ReadBytes = fn(&Path) -> Result<Option<Vec<u8>>, Vec<Problem>>;

/// How the files of a command are read.
pub(super) struct Files {
    /// The JSON of one.
    pub json: ReadJson,
    /// The bytes of one.
    pub bytes: ReadBytes,
}

impl Files {
    fn sound(&self, path: Option<&PathBuf>) -> Result<Option<Json>, Vec<Problem>> {
        match path.map(|path| (self.json)(path)).transpose()? {
            Some((_, problems)) if !problems.is_empty() => Err(problems),
            given => Ok(given.map(|(given, _)| given)),
        }
    }
}

/// Compares the present list, read as `said`, with the earlier one.
pub(super) fn compared(
    pack: &Pack,
    files: &Files,
    wanted: &Earlier,
    said: &Settings,
    now: &Roster,
) -> Result<Option<Found>, Vec<Problem>> {
    let Some(path) = &wanted.before else { return Ok(None) };
    let (given, report) = (files.sound(wanted.before_settings.as_ref())?, files.sound(wanted.before_report.as_ref())?);
    let record = report.as_ref().map(|report| record(pack, report)).transpose()?;
    let has_day = record.is_some() || given.as_ref().is_some_and(|given| given.get("on").is_some());
    if !has_day {
        let hint =
            "write the day for which the earlier list was true as `on` into --before-settings, or give its report";
        return Err(vec![misused("on", "the day of the earlier list is not known", hint)]);
    }
    let before = match (&given, &report) {
        (Some(given), _) => settings(pack, given, record.as_ref().map_or(said.on, |record| record.on))?,
        (None, Some(report)) => assumed(pack, report, &without_places(said)),
        (None, None) => without_places(said),
    };
    if before.on > said.on {
        let message = format!("the earlier list is for {}, the other for {}", before.on, said.on);
        return Err(vec![misused("on", &message, "exchange the two lists, or correct their days")]);
    }
    let bytes = (files.bytes)(path)?;
    let of_day = |said: &Settings| match &bytes {
        Some(bytes) => read(bytes, pack, said, gb18030),
        None => Err(Refusal::TooLarge),
    };
    let refused = |refusal: Refusal| vec![unreadable_list(&path.display().to_string(), refusal)];
    let list = of_day(&before).map_err(refused)?;
    let again = of_day(&for_day(&before, &list, said.on)).map_err(refused)?;
    let recorded = record
        .as_ref()
        .map(|record| record.of(pack, &list, before.on).map_err(|what| vec![misfit(record, before.on, what)]));
    let recorded = recorded.transpose()?;
    let side = Before { on: before.on, list: &list, again: &again, recorded: recorded.as_deref() };
    let comparison = compare(pack, side, Now { on: said.on, list: now });
    Ok(Some(Found { list, on: before.on, record, comparison }))
}
