//! What `caice roster` prints: docs/roster.schema.json describes it, every row's outcomes are those of `caice assess` on its
//! facts, and what cannot be read or was said wrongly is named with what to do about it.

use std::{fs, process::Command};

use caice::{
    contract::{self, answers, report::status},
    engine,
};
use serde_json::{Value as Json, json};
use tempfile::TempDir;

use crate::{
    Shown,
    make::{Book, Sheet, plain, text},
    on, pack, schema,
};

/// Exit code, output and error stream of `caice roster` on a file of that name, with these settings.
fn roster(
    name: &str,
    bytes: &[u8],
    settings: Option<&str>,
    more: &[&str],
) -> Result<(Option<i32>, String, String), Box<dyn std::error::Error>> {
    let place = TempDir::new()?;
    fs::write(place.path().join(name), bytes)?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_caice"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("roster").arg(place.path().join(name)).args(more);
    if let Some(settings) = settings {
        let path = place.path().join("settings.json");
        fs::write(&path, settings)?;
        command.arg("--settings").arg(path);
    }
    let output = command.output()?;
    Ok((output.status.code(), String::from_utf8(output.stdout)?, String::from_utf8(output.stderr)?))
}

pub const SAID: &str =
    r#"{ "on": "2026-11-23", "id_consent": true, "no_interruptions": true, "default_status": "employed_contract" }"#;

fn json(name: &str, bytes: &[u8], settings: Option<&str>) -> Result<(Option<i32>, Json), Box<dyn std::error::Error>> {
    let (code, out, errors) = roster(name, bytes, settings, &["--json"])?;
    assert_eq!(errors, "");
    Ok((code, serde_json::from_str(&out)?))
}

pub fn fits(report: &Json) -> Shown {
    let schema = schema::read("roster.schema.json")?;
    let validator = jsonschema::draft202012::new(&schema)?;
    let complaints: Vec<String> =
        validator.iter_errors(report).map(|error| format!("{}: {error:.300}", error.instance_path())).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

/// A list with something of everything.
fn rich() -> Vec<u8> {
    let sheet = Sheet::of("在职")
        .texts(&[
            "序号",
            "姓名",
            "身份证号",
            "学历",
            "毕业时间",
            "合同起始日期",
            "合同结束日期",
            "参保起始年月",
            "技能等级",
            "发证日期",
            "月工资",
            "学历",
        ])
        .texts(&[
            "1",
            "甲",
            "33119919960101018X",
            "本科",
            "2024-07-01",
            "2024-08-01",
            "2027-07-31",
            "2024-08",
            "",
            "",
            "5200",
            "大专",
        ])
        .texts(&[
            "2",
            "乙",
            "331199199601010181",
            "自学成才",
            "2024.13",
            "2016-08-01",
            "无固定期限",
            "2016-08",
            "高级工",
            "2026-05-18",
            "面议",
        ])
        .texts(&["合计"]);
    Book::of(sheet).and(Sheet::of("旧").state("hidden")).bytes()
}

#[test]
fn the_schema_leaves_nothing_open() -> Shown {
    let schema = schema::read("roster.schema.json")?;
    // Columns, facts and outcomes are named by what the file and the rules have.
    let open = [
        "/$defs/row/properties/facts",
        "/$defs/firm/properties/facts",
        "/$defs/firm/properties/outcomes",
        "/$defs/assumed/properties/firm",
        "/$defs/row/properties/outcomes",
        "/$defs/list/properties/columns",
        "/$defs/list/properties/also_read",
        "/$defs/list/properties/repeated",
    ];
    assert!(schema::is_strict(&schema, &open)? > 10);
    Ok(())
}

#[test]
fn every_report_fits_the_schema_and_its_outcomes_are_those_of_the_facts() -> Shown {
    let csv = "姓名;学历;毕业时间\n甲;本科;2024-07\n;;\n乙;大专;\n";
    for (name, bytes) in [
        ("list.xlsx", rich()),
        ("named-otherwise.doc", Book::of(plain()).bytes()),
        ("list.csv", csv.as_bytes().to_vec()),
    ] {
        let (code, report) = json(name, &bytes, Some(SAID))?;
        assert_eq!(code, Some(0));
        fits(&report)?;
        let rows = report["rows"].as_array().ok_or("no rows")?;
        assert!(!rows.is_empty());
        for row in rows {
            let given = answers::read(pack(), &row["facts"], on()).map_err(|problems| format!("{problems:?}"))?;
            let assessment = engine::assess(pack(), &given, on(), on());
            let expected: serde_json::Map<String, Json> = assessment
                .outcomes
                .iter()
                .filter_map(|outcome| Some((pack().policy(outcome.policy)?.key.clone(), status(outcome.status).into())))
                .collect();
            assert_eq!(row["outcomes"], Json::Object(expected), "{name}");
        }
        // The lists of the policies are the same outcomes, counted.
        for policy in report["policies"].as_array().ok_or("no policies")? {
            let key = policy["policy"].as_str().ok_or("no key")?;
            let n = |is: &[&str]| {
                rows.iter()
                    .filter(|row| row["outcomes"][key].as_str().is_some_and(|status| is.contains(&status)))
                    .count()
            };
            assert_eq!(
                policy["claims"].as_array().map(Vec::len),
                Some(n(&["met", "met_later", "gate_first", "competitive"])),
                "{key}"
            );
            assert_eq!(policy["open"], n(&["needs_answer"]), "{key}");
            assert_eq!(policy["not_met"], n(&["not_met"]), "{key}");
        }
    }
    Ok(())
}

#[test]
fn a_column_that_says_no_fact_of_a_person_is_named_apart() -> Shown {
    let list = "工号,姓名,部门,学历,重点群体\n001,甲,一,本科,应届\n";
    let (_, report) = json("list.csv", list.as_bytes(), Some(SAID))?;
    assert_eq!(report["columns"], json!({ "B": "name", "D": "education_level" }));
    assert_eq!(report["ignored"], json!(["A", "C", "E"]));
    assert_eq!(report["also_read"], json!({ "A": "staff_number", "E": "hires.category" }));
    assert_eq!(report["rows"][0]["staff_number"], "001");
    Ok(())
}

#[test]
fn what_is_understood_is_said() -> Shown {
    let (_, report) = json("list.xlsx", &rich(), Some(SAID))?;
    assert_eq!(report["sheet"], "在职");
    assert_eq!(report["hidden_sheets"], json!(["旧"]));
    assert_eq!(report["header_rows"], json!([1]));
    assert_eq!(report["ignored"], json!(["A", "L"]));
    assert_eq!(report["repeated"], json!({ "L": "education_level" }));
    assert_eq!(report["columns"]["H"], "continuous_insured_months_same_employer");
    assert_eq!(report["rows_good"], 2);
    assert_eq!(report["skipped"], json!([{ "row": 4, "why": "total" }]));
    let bad: Vec<&str> =
        report["bad"].as_array().ok_or("none")?.iter().filter_map(|bad| bad["cell"].as_str()).collect();
    assert_eq!(bad, ["C3", "D3", "E3", "K3"]);
    assert_eq!(report["unknown_values"], json!([{ "column": "education_level", "value": "自学成才", "rows": 1 }]));
    let (code, out, _) = roster("list.xlsx", &rich(), Some(SAID), &[])?;
    assert_eq!(code, Some(0));
    for part in [
        "在职 · 第1行是表头 · 认出10列 · 忽略2列 · 2人 · 隐藏表1张没有读",
        "C3：身份证号校验位不对",
        "「自学成才」×1",
        "第2行 甲",
        "自测参考，以主管部门审核为准",
    ] {
        assert!(out.contains(part), "{part} is missing in\n{out}");
    }
    assert!(!out.contains("331199"));
    Ok(())
}

#[test]
fn without_settings_nothing_is_taken_for_granted() -> Shown {
    let (code, report) = json("list.xlsx", &rich(), None)?;
    assert_eq!(code, Some(0));
    let facts = &report["rows"][0]["facts"];
    assert_eq!((facts.get("birth_date"), facts.get("employment_status")), (None, None));
    assert_eq!(
        report["assumed"],
        json!({ "id_consent": false, "no_interruptions": false, "default_status": null, "hire_date_is_contract_start": false, "firm": {} })
    );
    let (_, out, _) = roster("list.xlsx", &rich(), Some(SAID), &["--json", "--on", "2026-12-01"])?;
    assert_eq!(serde_json::from_str::<Json>(&out)?["on"], "2026-12-01");
    Ok(())
}

#[test]
fn a_file_that_is_refused_says_why_and_what_to_do() -> Shown {
    let (code, report) = json("list.xlsx", b"%PDF-1.7", None)?;
    assert_eq!((code, &report["refused"]), (Some(1), &json!("not-a-spreadsheet")));
    fits(&report)?;
    let (code, out, _) = roster("list.xlsx", b"<html><table></table></html>", None, &[])?;
    assert_eq!(code, Some(1));
    assert!(out.contains("html-table") && out.contains("另存为 .xlsx"), "{out}");
    let (code, out, _) = roster("list.xlsx", b"", None, &["--policies", "nowhere"])?;
    assert_eq!(code, Some(1), "{out}");
    let output = Command::new(env!("CARGO_BIN_EXE_caice"))
        .args(["roster", "no-such-file.xlsx", "--json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()?;
    let report: Json = serde_json::from_slice(&output.stdout)?;
    assert_eq!((output.status.code(), &report["diagnostics"][0]["code"]), (Some(1), &json!("unreadable-file")));
    fits(&report)
}

#[test]
fn settings_that_are_not_known_are_findings() -> Shown {
    for (settings, code, path) in [
        (r#"{ "id_consnt": true }"#, "unknown-field", "id_consnt"),
        (r#"{ "id_consent": "yes" }"#, "bad-value", "id_consent"),
        (r#"{ "on": "yesterday" }"#, "bad-value", "on"),
        (r#"{ "default_status": "employed" }"#, "unknown-option", "default_status"),
        (r#"{ "columns": { "1": "name" } }"#, "bad-value", "columns.1"),
        (r#"{ "columns": { "A": "nme" } }"#, "bad-value", "columns.A"),
        (r#"{ "header_rows": [1, 3] }"#, "bad-value", "header_rows"),
        (r#"{ "header_rows": [0] }"#, "bad-value", "header_rows"),
        (r#"{ "values": { "name": {} } }"#, "bad-value", "values.name"),
        (
            r#"{ "values": { "education_level": { "自学": "genius" } } }"#,
            "unknown-option",
            "values.education_level.自学",
        ),
        (r#"{ "id_consent": true, "id_consent": false }"#, "bad-answer", "id_consent"),
        ("[]", "bad-value", ""),
    ] {
        let (given, mut problems) = answers::parse(settings)?;
        problems.extend(contract::roster::settings(pack(), &given, on()).err().unwrap_or_default());
        let found = problems.first().ok_or_else(|| format!("{settings} is taken"))?;
        assert_eq!((found.code.slug(), found.path.as_str()), (code, path), "{settings}");
        assert!(found.hint.as_ref().is_some_and(|hint| !hint.is_empty()), "{settings}: {found:?}");
    }
    // The command prints them, whichever they are, and what is no JSON at all.
    for (settings, code) in [(r#"{ "id_consnt": true }"#, "unknown-field"), ("{", "unreadable-file")] {
        let (exit, report) = json("list.csv", "姓名,学历\n甲,本科\n".as_bytes(), Some(settings))?;
        assert_eq!((exit, &report["diagnostics"][0]["code"]), (Some(1), &json!(code)), "{settings}");
        fits(&report)?;
    }
    Ok(())
}

#[test]
fn settings_correct_columns_and_values() -> Shown {
    let settings = r#"{ "on": "2026-11-23", "header_rows": [1], "sheet": "一", "columns": { "B": "education_level", "C": null },
        "values": { "education_level": { "自学": "senior_secondary", "不明": null } } }"#;
    let sheet = Sheet::of("一")
        .row(&[text("姓名"), text("书"), text("学历")])
        .texts(&["甲", "自学", "本科"])
        .texts(&["乙", "不明", "本科"]);
    let (code, report) = json("list.xlsx", &Book::of(sheet).bytes(), Some(settings))?;
    assert_eq!(code, Some(0));
    assert_eq!(report["columns"], json!({ "A": "name", "B": "education_level" }));
    assert_eq!(report["rows"][0]["facts"], json!({ "education_level": "senior_secondary" }));
    assert_eq!(report["rows"][1]["facts"], json!({}));
    assert_eq!((&report["bad"], &report["unknown_values"]), (&json!([]), &json!([])));
    Ok(())
}

#[test]
fn what_the_firm_says_is_taken_printed_and_what_it_is_not_asked_is_a_finding() -> Shown {
    let list = "姓名,学历,毕业时间,合同开始,合同期限,用工形式,参保起始年月,重点群体\n甲,本科,2026-06,2026-07-01,36个月,劳动合同,2026-07,应届\n";
    let said = |firm: Json| {
        json!({ "on": "2026-11-23", "no_interruptions": true, "firm": firm,
            "values": { "hires.category": { "应届": "graduate_this_year" } } })
    };
    let firm =
        json!({ "employer_type": "enterprise", "employer_sector": "elderly_care", "hires.expansion_paid": false });
    let (code, out, _) = roster("list.csv", list.as_bytes(), Some(&said(firm.clone()).to_string()), &["--json"])?;
    let report: Json = serde_json::from_str(&out)?;
    assert_eq!(code, Some(0), "{out}");
    assert_eq!(report.pointer("/assumed/firm"), Some(&firm));
    assert_eq!(report.pointer("/rows/0/facts/employer_sector"), Some(&json!("elderly_care")));
    assert_eq!(report.pointer("/firm/hires"), Some(&json!(1)));
    let hire = report.pointer("/firm/facts/hires/0").ok_or("no hire")?;
    assert_eq!((hire.get("hired_on"), hire.get("contract_months")), (Some(&json!("2026-07-01")), Some(&json!(36))));
    assert_eq!(hire.get("expansion_paid"), Some(&json!(false)));
    let status = report.pointer("/firm/outcomes/cn-one-time-expansion-subsidy").ok_or("no outcome")?;
    assert!(status != "needs_answer" && status != "not_met", "{status}");
    for wrong in
        [json!({ "employer_color": "red" }), json!({ "birth_date": "1990" }), json!({ "hires.category": true })]
    {
        let (code, out, _) = roster("list.csv", list.as_bytes(), Some(&said(wrong.clone()).to_string()), &["--json"])?;
        assert!(code != Some(0) && out.contains("firm."), "{wrong}: {out}");
    }
    Ok(())
}

#[test]
fn whoever_has_just_been_insured_has_been_for_no_month_or_one() -> Shown {
    let list = "姓名,参保起始年月\n甲,2026-11\n".as_bytes();
    let insured = |report: &Json| report["rows"][0]["facts"]["continuous_insured_months_same_employer"].clone();
    let (_, report) = json("list.csv", list, Some(SAID))?;
    assert_eq!(insured(&report), json!({ "min": 0, "max": 1 }));
    fits(&report)?;
    // Where nobody has said that nothing was interrupted, only the most is known.
    let (_, report) = json("list.csv", list, Some(r#"{ "on": "2026-11-23" }"#))?;
    assert_eq!(insured(&report), json!({ "max": 1 }));
    Ok(())
}

#[test]
fn an_xls_is_read_by_the_command() -> Shown {
    use crate::make_xls::{Xls, XlsSheet, label};
    let cells = vec![label(0, 0, "姓名"), label(0, 1, "学历"), label(1, 0, "甲"), label(1, 1, "本科")];
    let (code, report) = json("list.xlsx", &Xls::of(XlsSheet::of("在职", cells)).bytes(), Some(SAID))?;
    assert_eq!((code, report["kind"].as_str(), report["date_system"].as_i64()), (Some(0), Some("xls"), Some(1900)));
    fits(&report)
}
