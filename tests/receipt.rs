//! Shows what a kept result tells later: nothing where nothing changed, what the days did and what the rules did, and what
//! was corrected since; by the engine on generated packs, and by `caice compare` on folders as authors have them. What that
//! prints as JSON is what docs/compare.schema.json describes.
//!
//! What a link carries is `handoff`'s, what the page shows `interview`'s.
#![cfg(feature = "author")]

mod generate;

mod copied;
mod schema;

use std::{error::Error, fs, path::Path, process::Command};

use caice::{
    engine::{self, ChangedBy, Index, Receipt, Status},
    pack::{Pack, PolicyId, Validity},
    value::Date,
};
use copied::copy;
use generate::{Law, answers_by, checked, config, pack, picks};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use tempfile::TempDir;

type Shown = Result<(), Box<dyn Error>>;

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn whatever_differs_is_named_once_with_its_cause(
        pack in pack(false), picks in picks(), later in 0..2000_i64, ends in any::<bool>(),
    ) {
        told(&pack, &picks, later, ends)?;
    }
}

/// Keeps a result, ends a policy or not, and compares some days later.
fn told(pack: &Pack, picks: &[(u8, usize)], later: i64, ends: bool) -> Law {
    let answers = answers_by(pack, picks);
    let statuses = |pack: &Pack, on| engine::statuses(&Index::of(pack), pack, &answers, on, checked());
    let was = statuses(pack, checked());
    let mut rules = pack.clone();
    if let Some(first) = rules.policies.first_mut().filter(|_| ends) {
        first.validity = Validity { to: Some(checked().yesterday()), ..first.validity };
    }
    let on = Date::from_unix_days(checked().unix_days() + later).unwrap_or(checked());
    let kept = was.iter().copied().map(Some).collect();
    let receipt = Receipt::of((&Index::of(&rules), &rules), "1".into(), &answers, (checked(), checked()), kept);
    let (again, now) = (statuses(&rules, checked()), statuses(&rules, on));
    let changed = receipt.compared(now.iter().copied());
    for (at, ((was, again), is)) in was.iter().zip(&again).zip(&now).enumerate() {
        let named: Vec<_> = changed.iter().filter(|changed| changed.policy.index() == at).collect();
        prop_assert_eq!(named.len(), usize::from(was != is));
        for named in named {
            prop_assert_eq!((named.was, named.is), (*was, *is));
            prop_assert_eq!(named.by == ChangedBy::Rules, was != again);
        }
    }
    prop_assert!(later > 0 || ends || changed.is_empty());
    Ok(())
}

#[test]
fn what_a_receipt_leaves_out_is_not_compared() {
    let again = [0, 1].map(|at| (PolicyId::at(at), Status::Met)).to_vec();
    let was = vec![None, Some(Status::Met)];
    let receipt = Receipt { version: "1".into(), on: checked(), was, again };
    assert!(receipt.compared([Status::NotMet, Status::Met]).is_empty());
}

// --- the command -------------------------------------------------------------------------------

fn caice(arguments: &[&str]) -> Result<(Option<i32>, String), Box<dyn Error>> {
    let output = Command::new(env!("CARGO_BIN_EXE_caice")).args(arguments).output()?;
    Ok((output.status.code(), String::from_utf8(output.stdout)?))
}

/// The report of a doctor out of work by the bundled policies, in a folder of its own.
struct Kept {
    place: TempDir,
    report: String,
}

const ANSWERS: &str = r#"{ "student_status": "not_student", "education_level": "doctor",
  "employment_status": "unemployed", "last_job_ended": "contract_expired", "cumulative_ui_months": 30,
  "unemployment_registered_since": "2026-10-12", "receiving_ui_benefit": false, "birth_date": "1993-05-09" }"#;

impl Kept {
    fn new() -> Result<Self, Box<dyn Error>> {
        let place = TempDir::new()?;
        let answers = place.path().join("answers.json");
        fs::write(&answers, ANSWERS)?;
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
        copy(&ours, &place.path().join("rules"))?;
        let report = place.path().join("report.json").to_string_lossy().into_owned();
        let kept = Self { place, report };
        let rules = kept.rules();
        let (code, out) = caice(&["assess", "--json", "--policies", &rules, "--answers", &answers.to_string_lossy()])?;
        assert_eq!(code, Some(0), "{out}");
        fs::write(&kept.report, out)?;
        Ok(kept)
    }

    fn rules(&self) -> String {
        self.place.path().join("rules").to_string_lossy().into_owned()
    }

    /// Changes a file of the rules.
    fn edit(&self, file: &str, from: &str, to: &str) -> Shown {
        let path = self.place.path().join("rules").join(file);
        let text = fs::read_to_string(&path)?;
        assert!(text.contains(from), "{file} has no {from}");
        Ok(fs::write(path, text.replacen(from, to, 1))?)
    }

    fn compared(&self, more: &[&str]) -> Result<Json, Box<dyn Error>> {
        let rules = self.rules();
        let (code, out) = caice(&[&["compare", "--json", "--policies", &rules, &self.report], more].concat())?;
        assert_eq!(code, Some(0), "{out}");
        fitting(&out, "#/$defs/comparison")
    }
}

/// Output that is what that part of the schema describes, and so what the whole does.
fn fitting(out: &str, part: &str) -> Result<Json, Box<dyn Error>> {
    let mut schema = schema::read("compare.schema.json")?;
    let found: Json = serde_json::from_str(out)?;
    assert!(jsonschema::draft202012::new(&schema)?.is_valid(&found), "{found:#}");
    // Of the part alone the complaints name their places.
    let object = schema.as_object_mut().ok_or("no object")?;
    object.remove("oneOf");
    object.insert("$ref".into(), json!(part));
    let complaints: Vec<String> =
        jsonschema::draft202012::new(&schema)?.iter_errors(&found).map(|error| error.to_string()).collect();
    if complaints.is_empty() { Ok(found) } else { Err(complaints.join("\n").into()) }
}

#[test]
fn the_schema_leaves_nothing_open_and_has_every_status() -> Shown {
    let schema = schema::read("compare.schema.json")?;
    assert_eq!(schema::is_strict(&schema, &[])?, 5);
    let listed = &schema["$defs"]["status"]["enum"];
    let of_reports = schema::read("assess.schema.json")?["$defs"]["outcome"]["properties"]["status"]["enum"].clone();
    assert_eq!(*listed, of_reports, "a report has other statuses");
    // It can fail: a change without its cause is none.
    let lacking = json!({
        "format": 1, "then": { "version": "1", "on": "2026-11-23" }, "now": { "version": "1", "on": "2026-11-23" },
        "changes": [{ "policy": "p", "was": "met", "is": null, "corrections": [] }], "diagnostics": [],
    });
    assert!(!jsonschema::draft202012::new(&schema)?.is_valid(&lacking));
    Ok(())
}

#[test]
fn the_same_rules_on_the_same_day_change_nothing() -> Shown {
    let kept = Kept::new()?;
    assert_eq!(kept.compared(&[])?["changes"], json!([]));
    let (code, out) = caice(&["compare", "--policies", &kept.rules(), &kept.report])?;
    assert_eq!((code, out.lines().last()), (Some(0), Some("nothing has changed")));
    Ok(())
}

#[test]
fn what_time_does_is_told_from_what_the_rules_do() -> Shown {
    let kept = Kept::new()?;
    let changes = kept.compared(&["--on", "2035-01-01"])?["changes"].clone();
    let changes = changes.as_array().ok_or("no list")?;
    assert!(!changes.is_empty());
    assert!(changes.iter().all(|change| change["by"] == "time" && change["corrections"] == json!([])), "{changes:?}");
    Ok(())
}

#[test]
fn a_change_of_the_rules_is_told_with_its_correction() -> Shown {
    let kept = Kept::new()?;
    let was = fs::read_to_string(&kept.report)?;
    let was: Json = serde_json::from_str(&was)?;
    let benefit = |report: &Json| {
        let outcomes = report["outcomes"].as_array().cloned().unwrap_or_default();
        outcomes.iter().find(|o| o["policy"] == "cn-ui-benefit").map(|o| o["status"].clone())
    };
    assert_eq!(benefit(&was), Some(json!("met")));
    // A later version asks for four years of insurance instead of one.
    kept.edit("national/cn-ui-benefit.yaml", "cumulative_ui_months >= 12", "cumulative_ui_months >= 48")?;
    let correction = "corrections:\n  - version: 2026.12.1\n    on: 2026-12-01\n    policies: [cn-ui-benefit]\n    \
                      text: { zh: 缴费要满4年。, en: Four years of insurance. }\n";
    kept.edit("pack.yaml", "version: 2026.11.1\n", &format!("version: 2026.12.1\n{correction}"))?;
    let compared = kept.compared(&[])?;
    assert_eq!(compared["then"], json!({ "version": "2026.11.1", "on": "2026-11-23" }));
    assert_eq!(compared["now"]["version"], "2026.12.1");
    let expected = json!({
        "policy": "cn-ui-benefit", "was": "met", "is": "needs_answer", "by": "rules", "corrections": ["缴费要满4年。"],
    });
    assert_eq!(compared["changes"], json!([expected]));
    Ok(())
}

#[test]
fn a_policy_that_is_gone_is_named() -> Shown {
    let kept = Kept::new()?;
    let mut report: Json = serde_json::from_str(&fs::read_to_string(&kept.report)?)?;
    report["outcomes"].as_array_mut().ok_or("no list")?.push(json!({ "policy": "old-one", "status": "met" }));
    fs::write(&kept.report, report.to_string())?;
    let gone = json!({ "policy": "old-one", "was": "met", "is": null, "by": "rules", "corrections": [] });
    assert_eq!(kept.compared(&[])?["changes"], json!([gone]));
    Ok(())
}

#[test]
fn what_is_no_report_is_refused_with_what_is_missing() -> Shown {
    let place = TempDir::new()?;
    let file = place.path().join("report.json");
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    for (text, expected) in [
        ("{}", "`pack.version` is missing"),
        ("[]", "`answers` is missing"),
        ("not json", "not JSON"),
        (
            r#"{"pack":{"version":"1"},"on":"2026-11-23","as_of":"2026-11-23","answers":{},"outcomes":[{"policy":"x"}]}"#,
            "`outcomes[0].status` is missing",
        ),
    ] {
        fs::write(&file, text)?;
        let (code, out) = caice(&["compare", "--policies", &ours.to_string_lossy(), &file.to_string_lossy()])?;
        assert_eq!(code, Some(1), "{text}");
        assert!(out.contains(expected), "{text}: {out}");
        let (code, out) =
            caice(&["compare", "--json", "--policies", &ours.to_string_lossy(), &file.to_string_lossy()])?;
        assert_eq!(code, Some(1), "{text}");
        fitting(&out, "#/$defs/refusal")?;
    }
    Ok(())
}
