//! `caice roster --out`: a file that is whole or not there, nothing overwritten unasked, and what cannot be written said with
//! what to do about it.
//!
//! What the files hold is shown by `export`.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value as Json;
use tempfile::TempDir;

use crate::{
    Shown,
    export::{rich, sheets},
};

/// Runs `caice roster list.csv` with these arguments in a folder where the list lies.
fn roster(place: &Path, more: &[&str]) -> std::io::Result<Output> {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let mut command = Command::new(env!("CARGO_BIN_EXE_caice"));
    command.current_dir(place).args(["roster", "list.csv", "--on", "2026-11-23", "--policies"]).arg(rules);
    command.args(more).output()
}

fn with_list() -> std::io::Result<TempDir> {
    let place = TempDir::new()?;
    fs::write(place.path().join("list.csv"), rich())?;
    Ok(place)
}

/// The names of all files in a folder.
fn names(place: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(place)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

#[test]
fn the_ending_decides_what_is_written() -> Shown {
    let place = with_list()?;
    for (name, begins) in [("out.xlsx", b"PK\x03\x04".as_slice()), ("out.CSV", "\u{feff}\"政策\"".as_bytes())] {
        let output = roster(place.path(), &["--out", name])?;
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
        let told = String::from_utf8(output.stdout)?;
        assert!(told.starts_with(&format!("{name}: written; people 4, claims ")), "{told}");
        assert!(fs::read(place.path().join(name))?.starts_with(begins), "{name}");
    }
    let output = roster(place.path(), &["--out", "en.xlsx", "--lang", "en"])?;
    assert_eq!(output.status.code(), Some(0));
    let names: Vec<String> =
        sheets(fs::read(place.path().join("en.xlsx"))?)?.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["By policy", "By person", "The firm itself", "What is missing", "Not read", "About", "caice"]);
    // With JSON the report is printed as ever.
    let output = roster(place.path(), &["--out", "json.csv", "--json"])?;
    assert_eq!(serde_json::from_slice::<Json>(&output.stdout)?["rows_good"], 4);
    assert_eq!(self::names(place.path())?, ["en.xlsx", "json.csv", "list.csv", "out.CSV", "out.xlsx"]);
    Ok(())
}

#[test]
fn what_cannot_be_written_is_said_with_a_hint_and_leaves_everything_as_it_was() -> Shown {
    let place = with_list()?;
    fs::write(place.path().join("there.xlsx"), "mine")?;
    fs::create_dir(place.path().join("folder.csv"))?;
    for (arguments, message, hint) in [
        (
            ["--out", "out.ods", "--json"].as_slice(),
            "expected a name that ends in .xlsx or .csv",
            ".xlsx for a workbook",
        ),
        (["--out", "out", "--json"].as_slice(), "expected a name that ends in .xlsx or .csv", ".xlsx for a workbook"),
        (["--out", "there.xlsx", "--json"].as_slice(), "it exists", "`--force`"),
        (["--out", "list.csv", "--json"].as_slice(), "it is the list itself", "another name"),
        (["--out", "list.csv", "--force", "--json"].as_slice(), "it is the list itself", "another name"),
        (["--out", "folder.csv", "--force", "--json"].as_slice(), "it is a folder", "file name"),
        (["--out", "nowhere/out.csv", "--json"].as_slice(), "cannot write nowhere/out.csv", "a folder that exists"),
    ] {
        let output = roster(place.path(), arguments)?;
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let report: Json = serde_json::from_slice(&output.stdout)?;
        let found = &report["diagnostics"][0];
        let says = |field: &str, part: &str| found[field].as_str().is_some_and(|text| text.contains(part));
        assert!(says("message", message) && says("hint", hint), "{arguments:?}: {report}");
    }
    assert_eq!(names(place.path())?, ["folder.csv", "list.csv", "there.xlsx"]);
    assert_eq!(fs::read_to_string(place.path().join("there.xlsx"))?, "mine");
    assert_eq!(fs::read_to_string(place.path().join("list.csv"))?, rich());
    // In words it is said, too.
    let output = roster(place.path(), &["--out", "there.xlsx"])?;
    let told = String::from_utf8(output.stdout)?;
    assert!(told.contains("it exists") && told.contains("--force"), "{told}");
    Ok(())
}

#[test]
fn an_existing_file_is_overwritten_when_asked_for() -> Shown {
    let place = with_list()?;
    fs::write(place.path().join("there.xlsx"), "mine")?;
    let output = roster(place.path(), &["--out", "there.xlsx", "--force"])?;
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(sheets(fs::read(place.path().join("there.xlsx"))?)?.len(), 7);
    assert_eq!(names(place.path())?, ["list.csv", "there.xlsx"]);
    Ok(())
}

#[test]
fn arguments_that_say_nothing_are_wrong_usage() -> Shown {
    let place = with_list()?;
    for arguments in [["--force"].as_slice(), &["--lang", "en"], &["--out", "out.xlsx", "--lang", "fr"]] {
        assert_eq!(roster(place.path(), arguments)?.status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(names(place.path())?, ["list.csv"]);
    Ok(())
}
