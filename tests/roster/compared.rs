//! What `caice roster --before` prints, as JSON that fits docs/roster.schema.json and in words; and that what does not belong to the
//! earlier list is refused with what to do.

use std::{error::Error, fs, path::Path, process::Command};

use serde_json::{Value as Json, json};
use tempfile::TempDir;

use crate::{
    Shown,
    command::{SAID, fits},
};

const HEADINGS: &str = "姓名,工号,学历,合同起始日期,合同期限（月）,技能等级,发证日期\n";
const BEFORE: &str = "甲,001,大专,2023-07-01,36,无,\n乙,002,大专,2023-07-01,36,高级工,2025-12-10\n丙,003,本科,2024-07-01,36,无,\n丁,,本科,2024-07-01,36,无,\n戊,005,本科,2024-07-01,36,无,\n";
const NOW: &str = "己,006,本科,2026-12-01,36,无,\n乙,002,大专,2023-07-01,36,高级工,2025-12-10\n甲,001,大专,2023-07-01,36,高级工,2026-12-10\n丁,,本科,2026-07-01,36,无,\n庚,005,本科,2024-07-01,36,无,\n";
const LATER: &str =
    r#"{ "on": "2026-12-23", "id_consent": true, "no_interruptions": true, "default_status": "employed_contract" }"#;

/// A folder with both lists, both settings, and whatever else a test puts there.
fn place() -> Result<TempDir, Box<dyn Error>> {
    let place = TempDir::new()?;
    for (name, text) in [
        ("before.csv", [HEADINGS, BEFORE].concat()),
        ("now.csv", [HEADINGS, NOW].concat()),
        ("then.json", SAID.to_owned()),
        ("now.json", LATER.to_owned()),
    ] {
        fs::write(place.path().join(name), text)?;
    }
    Ok(place)
}

/// Exit code and output of `caice roster` in that folder; a leading `@` means a file there.
fn caice(place: &Path, arguments: &[&str]) -> Result<(Option<i32>, String), Box<dyn Error>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caice"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("roster");
    for argument in arguments {
        match argument.strip_prefix('@') {
            Some(name) => command.arg(place.join(name)),
            None => command.arg(argument),
        };
    }
    let output = command.output()?;
    Ok((output.status.code(), String::from_utf8(output.stdout)?))
}

const COMPARED: [&str; 7] =
    ["@now.csv", "--settings", "@now.json", "--before", "@before.csv", "--before-settings", "@then.json"];

/// The report of the earlier list, as `earlier.json` in the folder.
fn with_report(place: &Path, change: &dyn Fn(&mut Json)) -> Shown {
    let (_, out) = caice(place, &["@before.csv", "--settings", "@then.json", "--json"])?;
    let mut report: Json = serde_json::from_str(&out)?;
    change(&mut report);
    fs::write(place.join("earlier.json"), report.to_string())?;
    Ok(())
}

#[test]
fn everybody_is_matched_new_gone_or_doubtful_and_every_change_has_its_causes() -> Shown {
    let place = place()?;
    let (code, out) = caice(place.path(), &[&COMPARED[..], &["--json"]].concat())?;
    assert_eq!(code, Some(0), "{out}");
    let report: Json = serde_json::from_str(&out)?;
    fits(&report)?;
    assert_eq!(report["rows"][0]["staff_number"], "006");
    let found = &report["comparison"];
    assert_eq!(found["before"], json!({ "on": "2026-11-23", "sheet": null, "rows_good": 5, "bad": 0, "pack": null }));
    assert_eq!((&found["new"], &found["rules_known"]), (&json!([2]), &json!(false)));
    assert_eq!(found["gone"], json!([{ "row": 4, "name": "丙", "staff_number": "003" }]));
    let doubtful: Vec<_> =
        found["doubtful"].as_array().ok_or("none")?.iter().map(|one| (&one["why"], &one["rows"])).collect();
    assert_eq!(doubtful, [(&json!("name-alone"), &json!([5])), (&json!("number-reused"), &json!([6]))]);
    let matched: Vec<_> = found["matched"]
        .as_array()
        .ok_or("none")?
        .iter()
        .map(|one| (one["row"].as_u64(), one["before"].as_u64(), one["by"].as_str(), one["facts"].clone()))
        .collect();
    let number = Some("staff_number");
    let expected = [(Some(3), Some(3), number, json!([])), (Some(4), Some(2), number, json!(["skill_certificates"]))];
    assert_eq!(matched, expected);
    let change = |at: usize| {
        let all = found["matched"][at]["changes"].as_array().cloned().unwrap_or_default();
        all.into_iter().find(|change| change["policy"] == "cn-ui-skill-upgrade-subsidy").unwrap_or_default()
    };
    assert_eq!(change(0)["by"], json!({ "rules": null, "day": true, "answers": false }));
    assert_eq!(change(1)["by"], json!({ "rules": null, "day": false, "answers": true }));
    assert_eq!((&change(1)["was"], &change(1)["is"]), (&json!("not_met"), &json!("needs_answer")));
    // Nothing to compare with is said as well.
    let (_, out) = caice(place.path(), &["@now.csv", "--json"])?;
    assert_eq!(serde_json::from_str::<Json>(&out)?["comparison"], Json::Null);
    Ok(())
}

#[test]
fn in_words_people_are_named_and_what_cannot_be_known_is_said() -> Shown {
    let place = place()?;
    let (code, out) = caice(place.path(), &COMPARED)?;
    assert_eq!(code, Some(0));
    for part in [
        "和上期比（2026-11-23，5人）",
        "两期都在 2人，其中结果不同 2人",
        "新来 1人：本期第2行 己（工号 006）",
        "不在了 1人：上期第4行 丙（工号 003）",
        "说不准：上期第5行 丁，本期第5行 丁：只有姓名对得上",
        "说不准：上期第6行 戊（工号 005），本期第6行 庚（工号 005）：工号相同，姓名不同",
        "  第4行 甲（工号 001）\n    表里变了：技能证书\n",
        "失业保险技能提升补贴：目前不满足 → 还差回答（表里的内容变了）",
        "失业保险技能提升补贴：还差回答 → 目前不满足（日子到了）",
        "没有上期的测算记录",
    ] {
        assert!(out.contains(part), "{part} is missing in\n{out}");
    }
    with_report(place.path(), &|_| ())?;
    let (code, out) = caice(place.path(), &[&COMPARED[..], &["--before-report", "@earlier.json"]].concat())?;
    assert_eq!(code, Some(0));
    assert!(out.contains("逐项比过") && !out.contains("没有上期的测算记录"), "{out}");
    Ok(())
}

#[test]
fn a_report_says_what_the_rules_did_and_the_day_and_what_was_assumed() -> Shown {
    let place = place()?;
    // Another outcome by other rules, which had another policy, too.
    with_report(place.path(), &|report| {
        report["pack"]["fingerprint"] = "0".into();
        report["rows"][1]["outcomes"]["cn-ui-skill-upgrade-subsidy"] = "met".into();
        report["rows"][1]["outcomes"]["a-policy-of-then"] = "met".into();
        // By those rules the list was read differently.
        report["rows"][0]["facts"]["a_fact_of_then"] = true.into();
    })?;
    let arguments = [
        "@now.csv",
        "--settings",
        "@now.json",
        "--before",
        "@before.csv",
        "--before-report",
        "@earlier.json",
        "--json",
    ];
    let (code, out) = caice(place.path(), &arguments)?;
    assert_eq!(code, Some(0), "{out}");
    let report: Json = serde_json::from_str(&out)?;
    fits(&report)?;
    let found = &report["comparison"];
    assert_eq!((&found["before"]["on"], &found["before"]["pack"]["fingerprint"]), (&json!("2026-11-23"), &json!("0")));
    assert_eq!((&found["rules_known"], &found["unrecorded"]), (&json!(true), &json!([2])));
    let changes = found["matched"][0]["changes"].as_array().ok_or("none")?;
    let of = |key: &str| changes.iter().find(|change| change["policy"] == key).cloned().unwrap_or_default();
    assert_eq!(of("cn-ui-skill-upgrade-subsidy")["by"], json!({ "rules": true, "day": true, "answers": false }));
    assert_eq!(of("cn-ui-skill-upgrade-subsidy")["was"], "met");
    let gone = of("a-policy-of-then");
    assert_eq!((&gone["is"], &gone["by"]["rules"]), (&Json::Null, &json!(true)));
    let changes = found["matched"][1]["changes"].as_array().ok_or("none")?;
    assert!(!changes.is_empty() && changes.iter().all(|change| change["by"]["rules"].is_null()), "{changes:?}");
    Ok(())
}

#[test]
fn what_is_not_the_report_or_the_day_of_the_earlier_list_is_refused_with_what_to_do() -> Shown {
    let place = place()?;
    type Edit = fn(&mut Json);
    let edits: [(&str, Edit); 8] = [
        ("format", |report| report["format"] = 2.into()),
        ("pack.fingerprint", |report| report["pack"] = json!({ "version": "1" })),
        ("on", |report| report["on"] = "someday".into()),
        ("rows", |report| report["rows"] = Json::Null),
        ("rows[1].outcomes", |report| report["rows"][1]["outcomes"]["cn-ui-benefit"] = "yes".into()),
        ("rows[1]", |report| report["rows"][1]["name"] = "辛".into()),
        ("rows[2].facts", |report| report["rows"][2]["facts"]["education_level"] = "master".into()),
        ("on", |report| report["on"] = "2026-11-24".into()),
    ];
    with_report(place.path(), &|_| ())?;
    let earlier = place.path().join("earlier.json");
    let good: Json = serde_json::from_str(&fs::read_to_string(&earlier)?)?;
    for (path, edit) in edits {
        let mut report = good.clone();
        edit(&mut report);
        fs::write(&earlier, report.to_string())?;
        let arguments = [&COMPARED[..], &["--before-report", "@earlier.json", "--json"]].concat();
        let (code, out) = caice(place.path(), &arguments)?;
        let report: Json = serde_json::from_str(&out)?;
        fits(&report)?;
        let found = &report["diagnostics"][0];
        assert_eq!((code, &found["path"]), (Some(1), &json!(path)), "{out}");
        assert!(found["hint"].as_str().is_some_and(|hint| hint.contains("give")), "{out}");
    }
    for (arguments, path) in [
        // Whose day nobody said.
        (["@now.csv", "--settings", "@now.json", "--before", "@before.csv"].as_slice(), "on"),
        (&["@now.csv", "--settings", "@then.json", "--before", "@before.csv", "--before-settings", "@now.json"], "on"),
        (&["@now.csv", "--settings", "@now.json", "--before", "@none.csv", "--before-settings", "@then.json"], ""),
        (&["@now.csv", "--settings", "@now.json", "--before", "@then.json", "--before-settings", "@then.json"], ""),
    ] {
        let (code, out) = caice(place.path(), &[arguments, &["--json"]].concat())?;
        let report: Json = serde_json::from_str(&out)?;
        fits(&report)?;
        assert_eq!((code, &report["diagnostics"][0]["path"]), (Some(1), &json!(path)), "{arguments:?}: {out}");
    }
    // A report without a list that it could be of is a mistake of usage.
    assert_eq!(caice(place.path(), &["@now.csv", "--before-report", "@then.json"])?.0, Some(2));
    Ok(())
}

#[test]
fn what_was_said_of_everybody_holds_for_both_lists_and_places_do_not() -> Shown {
    let place = place()?;
    // Column A is a name by hand in the later list, and the first column of the earlier one is something else.
    fs::write(place.path().join("now.csv"), "人,学历,合同起始日期\n甲,自学,2024-07-01\n")?;
    fs::write(place.path().join("before.csv"), "学历,姓名,合同起始日期\n自学,甲,2024-07-01\n")?;
    let settings = r#"{ "on": "2026-12-23", "columns": { "A": "name" }, "values": { "education_level": { "自学": "senior_secondary" } } }"#;
    fs::write(place.path().join("now.json"), settings)?;
    fs::write(place.path().join("then.json"), r#"{ "on": "2026-11-23" }"#)?;
    let (_, out) = caice(place.path(), &["@before.csv", "--settings", "@now.json", "--json", "--on", "2026-11-23"])?;
    assert_eq!(serde_json::from_str::<Json>(&out)?["rows"][0]["name"], "自学", "the place does not hold for this list");
    with_report(place.path(), &|report| report["rows"][0]["facts"]["education_level"] = "senior_secondary".into())?;
    let arguments = [
        "@now.csv",
        "--settings",
        "@now.json",
        "--before",
        "@before.csv",
        "--before-report",
        "@earlier.json",
        "--json",
    ];
    let (code, out) = caice(place.path(), &arguments)?;
    assert_eq!(code, Some(0), "{out}");
    let found = &serde_json::from_str::<Json>(&out)?["comparison"]["matched"];
    assert_eq!((&found[0]["by"], &found[0]["facts"]), (&json!("name_and_day"), &json!([])));
    Ok(())
}

#[test]
fn what_the_firm_had_said_of_itself_comes_back_with_the_report() -> Shown {
    let place = place()?;
    fs::write(place.path().join("list.csv"), "姓名,学历,合同起始日期,用工形式\n甲,本科,2024-07-01,劳动合同\n")?;
    let settings =
        r#"{ "on": "2026-11-23", "firm": { "employer_sector": "elderly_care", "hires.expansion_paid": false } }"#;
    fs::write(place.path().join("then.json"), settings)?;
    fs::write(place.path().join("now.json"), r#"{ "on": "2026-12-23" }"#)?;
    let (_, report) = caice(place.path(), &["@list.csv", "--settings", "@then.json", "--json"])?;
    // What other rules asked a firm is nothing to go by.
    let mut report: Json = serde_json::from_str(&report)?;
    report["assumed"]["firm"]["a_fact_of_then"] = true.into();
    fs::write(place.path().join("earlier.json"), report.to_string())?;
    let arguments =
        ["@list.csv", "--settings", "@now.json", "--before", "@list.csv", "--before-report", "@earlier.json", "--json"];
    let (code, out) = caice(place.path(), &arguments)?;
    assert_eq!(code, Some(0), "{out}");
    let found = &serde_json::from_str::<Json>(&out)?["comparison"];
    // The firm says nothing now, which is a change of what is known of the person, and the record still fits.
    assert_eq!((&found["rules_known"], &found["unrecorded"]), (&json!(true), &json!([])));
    let facts = found["matched"][0]["facts"].as_array().ok_or("none")?;
    assert!(facts.contains(&json!("employer_sector")), "{facts:?}");
    Ok(())
}
