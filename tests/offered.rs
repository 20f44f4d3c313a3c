//! Shows that a policy with `offered: false` is read, checked and tried out and is in nothing that leaves the folder: the
//! compiled files are the same bytes without it, and no report, link or person knows it.
//!
//! Its findings are shown by tests/broken/not-offered.
#![cfg(feature = "author")]

mod copied;

use std::{error::Error, fs, path::Path, process::Command};

use copied::copy;
use serde_json::Value as Json;
use tempfile::TempDir;

type Shown = Result<(), Box<dyn Error>>;

/// The bundled policy that is not offered.
const ASIDE: &str = "ls-lvgu-infopark-apartment";

/// A folder with a copy of our policies, as they are or with nothing that is not offered.
fn folder(with_aside: bool) -> Result<TempDir, Box<dyn Error>> {
    let place = TempDir::new()?;
    let policies = place.path().join("policies");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies"), &policies)?;
    if !with_aside {
        fs::remove_file(policies.join("lishui").join(ASIDE).with_extension("yaml"))?;
        let facts = fs::read_to_string(policies.join("facts.yaml"))?;
        let offered: Vec<&str> = facts.split("\n\n").filter(|fact| !fact.contains("\n  offered: false\n")).collect();
        fs::write(policies.join("facts.yaml"), offered.join("\n\n"))?;
    }
    Ok(place)
}

/// Runs the command; it must succeed.
fn caice(place: &TempDir, arguments: &[&str]) -> Result<String, Box<dyn Error>> {
    let output = Command::new(env!("CARGO_BIN_EXE_caice")).args(arguments).current_dir(place.path()).output()?;
    let out = String::from_utf8(output.stdout)?;
    assert!(output.status.success(), "{arguments:?}: {out}");
    Ok(out)
}

#[test]
fn the_compiled_files_are_the_same_bytes_without_it() -> Shown {
    let (with, without) = (folder(true)?, folder(false)?);
    for place in [&with, &without] {
        caice(place, &["build", "--out", "pack"])?;
    }
    let mut compared = 0;
    for entry in fs::read_dir(with.path().join("pack"))? {
        let name = entry?.file_name();
        let of = |place: &TempDir| fs::read(place.path().join("pack").join(&name));
        assert!(of(&with)? == of(&without)?, "{} differs", name.display());
        compared += 1;
    }
    assert!(compared >= 5, "only {compared} files were compared");
    Ok(())
}

#[test]
fn no_report_knows_it_and_no_answer_names_it() -> Shown {
    let place = folder(true)?;
    let answers = place.path().join("answers.json");
    fs::write(&answers, "{}")?;
    let out = caice(&place, &["assess", "--answers", "answers.json", "--json"])?;
    assert!(!out.contains(ASIDE) && !out.contains("lvgu"), "{out}");
    let report: Json = serde_json::from_str(&out)?;
    assert_eq!(report["outcomes"].as_array().map(Vec::len), Some(n_offered(&place)?));
    fs::write(&answers, format!("{{ \"prior_benefits\": [\"{ASIDE}\"] }}"))?;
    let refused = Command::new(env!("CARGO_BIN_EXE_caice"))
        .args(["assess", "--answers", "answers.json"])
        .current_dir(place.path())
        .output()?;
    let out = String::from_utf8(refused.stdout)?;
    assert!(!refused.status.success() && out.contains("unknown-option"), "{out}");
    Ok(())
}

/// The numbered policies: those that are offered.
fn n_offered(place: &TempDir) -> Result<usize, Box<dyn Error>> {
    let wire = fs::read_to_string(place.path().join("policies/wire.yaml"))?;
    let (_, policies) = wire.split_once("\npolicies:\n").ok_or("no policies are numbered")?;
    Ok(policies.lines().take_while(|line| line.starts_with("  ")).count())
}

#[test]
fn it_is_checked_and_its_personas_run_and_it_needs_no_number_and_no_person() -> Shown {
    let place = folder(true)?;
    let out = caice(&place, &["check", "--strict"])?;
    assert!(out.starts_with("policies: nothing to mend\n"), "{out}");
    let out = caice(&place, &["test"])?;
    let shown = |line: &&str| line.starts_with(&format!("ok   {ASIDE} · "));
    assert!(out.lines().filter(shown).count() >= 8, "{out}");
    assert!(caice(&place, &["number"])?.ends_with("everything has a number\n"));
    let out = caice(&place, &["test", "--accept"])?;
    assert!(out.starts_with("policies/people: nothing to accept\n"), "{out}");
    // A persona of it that comes out otherwise fails the run.
    let file = place.path().join("policies/lishui").join(ASIDE).with_extension("yaml");
    let text = fs::read_to_string(&file)?;
    fs::write(&file, text.replacen("status: met", "status: ended", 1))?;
    let run = Command::new(env!("CARGO_BIN_EXE_caice")).arg("test").current_dir(place.path()).output()?;
    let out = String::from_utf8(run.stdout)?;
    assert!(!run.status.success() && out.contains("status: expected ended, found met"), "{out}");
    Ok(())
}
