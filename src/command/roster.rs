//! `caice roster`: a spreadsheet of staff in, what comes out for everybody as text, JSON or a file.
//!
//! Reads the file and puts the passes together. What a spreadsheet means is `roster`'s to say, as what is written; how it is printed
//! `contract`'s, and where it may be written `out`'s.

use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

use clap::Args;
use serde_json::Value as Json;

use super::{
    before::{Earlier, Files, ReadJson, compared},
    day::day,
    out::Out,
};
use crate::{
    author::lower::Lowered,
    contract::{
        Code,
        answers::Problem,
        roster::{Compared, plain, plain_comparison, refused, refused_plain, report, settings, with_comparison, word},
    },
    roster::{
        Batch, MOST_BYTES, OfFirm, Refusal, Roster, Settings, gb18030, read,
        say::Language,
        write::{About, book},
    },
    value::Date,
};

/// What was asked for.
#[derive(Debug, Args)]
pub struct Wanted {
    /// The spreadsheet: .xlsx, .xls or .csv, whatever its name.
    pub file: PathBuf,
    /// A JSON file: the day, what is confirmed for everybody, corrections of columns and values.
    #[arg(long)]
    pub settings: Option<PathBuf>,
    /// The folder of rules.
    #[arg(long, default_value = "policies")]
    pub policies: PathBuf,
    /// The day for which the list is true; that of the settings, or the pack's checked date, if left out.
    #[arg(long, value_parser = day)]
    pub on: Option<Date>,
    /// The earlier list.
    #[command(flatten)]
    pub earlier: Earlier,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
    /// Write what came out to a file of this name: .xlsx for a workbook with all of it, .csv for the list by policy.
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// The language of that file: zh or en.
    #[arg(long, default_value = "zh", value_parser = language, requires = "out")]
    pub lang: Language,
    /// Overwrite that file if it is there.
    #[arg(long, requires = "out")]
    pub force: bool,
}

fn language(code: &str) -> Result<Language, String> {
    Language::of(code).ok_or_else(|| "expected zh or en".to_owned())
}

/// What to print, and the exit code; `given` is the JSON of the settings, if there are any.
pub(super) fn roster(
    lowered: &Lowered,
    wanted: &Wanted,
    given: Option<&Json>,
    json: ReadJson,
) -> Result<(String, u8), Vec<Problem>> {
    let pack = &lowered.pack;
    let mut said = match given {
        Some(given) => settings(pack, given, pack.checked)?,
        None => Settings::on(pack.checked),
    };
    said.on = wanted.on.unwrap_or(said.on);
    let out = wanted.out.as_deref().map(|out| Out::of(out, &wanted.file, wanted.force)).transpose();
    let out = out.map_err(|problem| vec![problem])?;
    let name = wanted.file.display().to_string();
    let list = match bytes(&wanted.file)? {
        Some(bytes) => read(&bytes, pack, &said, gb18030),
        None => Err(Refusal::TooLarge),
    };
    Ok(match list {
        Err(refusal) if wanted.json => (format!("{:#}\n", refused(refusal)), 1),
        Err(refusal) => (refused_plain(&name, refusal), 1),
        Ok(list) => {
            let batch = Batch::of(pack, &list, said.on);
            let found = compared(pack, &Files { json, bytes }, &wanted.earlier, &said, &list)?;
            let found = found.as_ref().map(|found| Compared {
                before: &found.list,
                on: found.on,
                now: &list,
                record: found.record.as_ref(),
                comparison: &found.comparison,
            });
            let written = out.map(|out| write(lowered, wanted, &said, (&list, &batch), &out)).transpose()?;
            let told = match (wanted.json, found) {
                (true, None) => format!("{:#}\n", report(pack, &said, &list, &batch)),
                (true, Some(found)) => {
                    format!("{:#}\n", with_comparison(report(pack, &said, &list, &batch), pack, &found))
                }
                (false, found) => {
                    let more = found.map(|found| plain_comparison(lowered.short(), &found, word));
                    let list = match written {
                        Some(written) => written,
                        None => plain(pack, lowered.short(), &said, &list, &batch),
                    };
                    list + &more.unwrap_or_default()
                }
            };
            (told, 0)
        }
    })
}

/// Writes what came out, and says so.
fn write(
    lowered: &Lowered,
    wanted: &Wanted,
    settings: &Settings,
    (roster, batch): (&Roster, &Batch),
    out: &Out<'_>,
) -> Result<String, Vec<Problem>> {
    let language = wanted.lang;
    let texts = lowered.texts.iter().find(|texts| texts.language == language.code()).map(|texts| &texts.short);
    let file = wanted.file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let firm = OfFirm::of(&lowered.pack, roster, settings);
    let about =
        About { pack: &lowered.pack, texts, language, settings, roster, batch, firm: firm.as_ref(), file: &file };
    let bytes = out.export.bytes(&book(&about)).map_err(|failed| vec![out.cannot(&failed.0)])?;
    out.write(&bytes).map_err(|problem| vec![problem])?;
    let claims: usize = batch.policies.iter().map(|list| list.claims.len()).sum();
    Ok(out.told(roster.people.len(), claims))
}

/// The bytes of a file; `None` if there are more than may be.
fn bytes(path: &Path) -> Result<Option<Vec<u8>>, Vec<Problem>> {
    let unreadable = |error: std::io::Error| {
        vec![Problem {
            code: Code::UnreadableFile,
            path: String::new(),
            message: format!("cannot read {}: {error}", path.display()),
            hint: Some("name a spreadsheet, .xlsx, .xls or .csv".to_owned()),
        }]
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    // One more than may be, so that a file that grows meanwhile is seen, too.
    let most = MOST_BYTES.saturating_add(1);
    if file.metadata().is_ok_and(|file| file.len() > MOST_BYTES) {
        return Ok(None);
    }
    file.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok((u64::try_from(bytes.len()).unwrap_or(u64::MAX) <= MOST_BYTES).then_some(bytes))
}
