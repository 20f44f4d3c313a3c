//! Shows the contract of `caice assess --json`: docs/assess.schema.json describes the output exactly, with nothing
//! missing or extra; bad answers give exit 1 and only `format` and `diagnostics`; wrong usage gives exit 2; the same
//! question gives the same bytes.
//!
//! Runs the command as other programs do. Deliberately does not show that outcomes are right: `laws` and the personas
//! do.
#![cfg(feature = "author")]

mod schema;

use std::{
    collections::BTreeSet,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use caice::{
    author::{finding::Code, lower, read},
    contract::report,
    engine,
};
use jsonschema::Validator;
use serde_json::{Value as Json, json};
use tempfile::TempDir;

type Shown = Result<(), Box<dyn Error>>;

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Our own rules, and the small pack of tests/broken/base.
fn packs() -> [PathBuf; 2] {
    [project().join("policies"), project().join("tests/broken/base")]
}

fn schema() -> Result<Json, Box<dyn Error>> {
    schema::read("assess.schema.json")
}

/// The whole schema, and the part for a report alone, whose complaints name their places.
struct Validators {
    whole: Validator,
    report: Validator,
}

fn validator() -> Result<Validators, Box<dyn Error>> {
    let schema = schema()?;
    let mut report = schema.clone();
    let object = report.as_object_mut().ok_or("no object")?;
    object.remove("oneOf");
    object.insert("$ref".into(), json!("#/$defs/report"));
    Ok(Validators { whole: jsonschema::draft202012::new(&schema)?, report: jsonschema::draft202012::new(&report)? })
}

/// Fails unless `report` matches the schema.
fn fits(validators: &Validators, report: &Json) -> Shown {
    if validators.whole.is_valid(report) {
        return Ok(());
    }
    let complaint = |error: jsonschema::ValidationError<'_>| format!("{}: {error:.300}", error.instance_path());
    let complaints: Vec<String> = validators.report.iter_errors(report).map(complaint).collect();
    Err(complaints.join("\n").into())
}

/// Runs `caice` with `arguments`; returns exit code, standard output and error stream.
fn caice(arguments: &[&str]) -> Result<(Option<i32>, String, String), Box<dyn Error>> {
    let output = Command::new(env!("CARGO_BIN_EXE_caice")).args(arguments).current_dir(project()).output()?;
    Ok((output.status.code(), String::from_utf8(output.stdout)?, String::from_utf8(output.stderr)?))
}

/// Runs `caice assess --json` on `answers`; returns exit code and report.
fn assess(policies: &Path, answers: &[u8], more: &[&str]) -> Result<(Option<i32>, Json), Box<dyn Error>> {
    let place = TempDir::new()?;
    let file = place.path().join("answers.json");
    fs::write(&file, answers)?;
    let (policies, file) = (policies.to_string_lossy(), file.to_string_lossy());
    let arguments = [&["assess", "--json", "--policies", &policies, "--answers", &file], more].concat();
    let (code, out, complaint) = caice(&arguments)?;
    assert!(complaint.is_empty(), "{complaint}");
    Ok((code, serde_json::from_str(&out)?))
}

#[test]
fn the_schema_is_strict_everywhere() -> Shown {
    // The keys of answers are the facts of the pack.
    let n_objects = schema::is_strict(&schema()?, &["/$defs/report/properties/answers"])?;
    assert!(n_objects >= 20, "{n_objects}");
    Ok(())
}

#[test]
fn the_schema_lists_every_word_of_the_contract() -> Shown {
    let schema = schema()?;
    let outcome = &schema["$defs"]["outcome"]["properties"];
    let axes = &outcome["axes"]["properties"];
    let benefit = &schema["$defs"]["benefit"]["properties"];
    let words = [
        (&outcome["status"], "met met_later gate_first needs_answer competitive not_met unconfirmed ended withdrawn"),
        (&axes["rule"], "in_force not_yet ended replaced run_on unconfirmed withdrawn"),
        (&axes["window"], "open opens closed unknown none"),
        (&axes["office"], "none pending decides"),
        (&axes["award"], "entitled competitive"),
        (&schema["$defs"]["truth"], "yes no unknown"),
        (&schema["$defs"]["grade"], "A B C D"),
        (&benefit["bound"], "exact at_most at_least"),
        (&benefit["per"], "once month year object"),
    ];
    for (place, expected) in words {
        let listed: Vec<&str> = place["enum"].as_array().ok_or("no enum")?.iter().filter_map(Json::as_str).collect();
        assert_eq!(listed.join(" "), expected);
    }
    Ok(())
}

#[test]
fn one_persons_report_is_exactly_this() -> Shown {
    let answers = br#"{"year": "final", "hardship": ["disabled_self"]}"#;
    let (code, mut report) = assess(&project().join("tests/broken/base"), answers, &["--as-of", "2026-11-20"])?;
    assert_eq!(code, Some(0));
    fits(&validator()?, &report)?;
    // The fingerprint depends on every text and on the file format; above we only check that it is there.
    report["pack"]["fingerprint"] = json!("…");
    let expected: Json = serde_json::from_str(
        r#"{
        "format": 1,
        "on": "2026-11-23",
        "as_of": "2026-11-20",
        "answers": { "year": "final", "hardship": ["disabled_self"] },
        "pack": { "version": "2026.1.1", "fingerprint": "…", "checked": "2026-11-23" },
        "outcomes": [{
            "policy": "one",
            "status": "met",
            "scope": null,
            "axes": {
                "rule": "in_force", "conditions": "yes", "gates": "none", "window": "none", "office": "decides",
                "award": "entitled"
            },
            "withdrawn": null,
            "replaced_by": null,
            "from": null,
            "until": null,
            "latest": null,
            "later": null,
            "timeline": [{ "from": "2026-11-23", "truth": "yes" }],
            "window": { "opens": null, "closes": null, "confirmed": false, "automatic": false },
            "roles": { "beneficiary": "person", "applicant": "school", "payee": "person" },
            "basis": [],
            "deciding": [
                {
                    "clause": "final-year", "truth": "yes", "cause": null, "facts": ["year"], "source": "S01",
                    "article": null, "grade": "B"
                },
                {
                    "clause": "disability", "truth": "yes", "cause": null, "facts": ["hardship"], "source": "S01",
                    "article": null, "grade": "B"
                }
            ],
            "missing": [],
            "assumed": ["first-time"],
            "office": ["seeking"],
            "gates": [],
            "sensitive": true,
            "benefits": [{
                "id": "cash",
                "kind": "cash_subsidy",
                "to": "person",
                "object": null,
                "unit": "CNY",
                "per": "once",
                "times": { "min": 1, "max": 1 },
                "each": { "min": 3000, "max": 3000 },
                "total": { "min": 3000, "max": 3000 },
                "bound": "exact",
                "grade": "A",
                "confirmed": true,
                "needs": [],
                "schedule": [{ "n": 1, "from": null, "amount": { "min": 3000, "max": 3000 }, "recheck": [] }]
            }],
            "nearby": { "exact": true, "sets": [] }
        }],
        "combinations": [{
            "beneficiary": "person",
            "exact": true,
            "cash": { "min": 3000, "max": 3000 },
            "first_year": { "min": 3000, "max": 3000 },
            "chosen": [{ "policy": "one", "benefit": "cash", "object": null }],
            "excluded": [],
            "either": [],
            "silent": [],
            "runner_up": null
        }],
        "next": [{ "fact": "had_before", "group": null, "settles": { "min": 0, "max": 0, "mean": 0 }, "stake": 3000 }],
        "progress": { "settled": 1, "total": 1 },
        "diagnostics": []
    }"#,
    )?;
    // As text: the order of keys is part of the contract.
    assert_eq!(format!("{report:#}"), format!("{expected:#}"));
    Ok(())
}

#[test]
fn reports_of_many_people_fit_the_schema() -> Shown {
    let validator = validator()?;
    let ours: [Json; 6] = [
        json!({}),
        json!({ "student_status": "enrolled_final_academic_year", "hardship_categories": ["student_loan", "orphan"] }),
        json!({ "student_status": "not_student" }),
        json!({ "student_status": "enrolled_final_academic_year", "hardship_categories": "none" }),
        json!({ "prior_benefits": [{ "policy_id": "ls-job-seeking-subsidy" }], "enrolled_institution_region": "overseas" }),
        json!({ "expected_graduation_date": { "min": "2026-06", "max": "2027" }, "disability_certificate": true }),
    ];
    for answers in &ours {
        let (code, report) =
            assess(&project().join("policies"), answers.to_string().as_bytes(), &["--on", "2027-02-28"])?;
        assert_eq!(code, Some(0), "{report:#}");
        assert_eq!(report["on"], "2027-02-28");
        assert_eq!(report["as_of"], "2027-02-28", "left out, it is the assessed day");
        fits(&validator, &report).map_err(|error| format!("{answers}: {error}"))?;
    }
    Ok(())
}

/// Everybody in our own personas, without starting a process for each.
#[test]
fn reports_about_all_personas_fit_the_schema() -> Shown {
    let validator = validator()?;
    let (_, lowered, findings) = lower::lower(read::read(&project().join("policies")));
    let lowered = lowered.ok_or_else(|| format!("{findings:#?}"))?;
    assert!(lowered.personas.len() >= 20, "{}", lowered.personas.len());
    let mut statuses = BTreeSet::new();
    for persona in &lowered.personas {
        let assessment = engine::assess(&lowered.pack, &persona.answers, persona.on, persona.as_of);
        let report = report::assessment(&lowered.pack, lowered.long(), &persona.answers, &assessment);
        fits(&validator, &report).map_err(|error| format!("{}: {error}", persona.name.value))?;
        statuses.extend(report["outcomes"].as_array().into_iter().flatten().map(|o| o["status"].to_string()));
    }
    assert!(statuses.len() >= 6, "{statuses:?}");
    Ok(())
}

/// A folder with everything but its policy, which the test writes, and that policy's text.
fn one_policy() -> Result<(TempDir, String), Box<dyn Error>> {
    let place = TempDir::new()?;
    let base = project().join("tests/broken/base");
    for name in ["pack.yaml", "terms.yaml", "sources.yaml", "facts.yaml"] {
        fs::copy(base.join(name), place.path().join(name))?;
    }
    fs::create_dir(place.path().join("lishui"))?;
    let policy = fs::read_to_string(base.join("lishui/one.yaml"))?;
    Ok((place, policy))
}

#[test]
fn a_version_that_is_over_names_the_one_to_look_at_instead() -> Shown {
    let (place, policy) = one_policy()?;
    let old = policy.replace("when:\n", "validity: { to: 2026-11-22 }\nwhen:\n");
    fs::write(place.path().join("lishui/one.yaml"), old)?;
    let new = policy.replace("when:\n", "validity: { from: 2026-11-23 }\nreplaces: one\nwhen:\n");
    fs::write(place.path().join("lishui/two.yaml"), new.replace("id: one\n", "id: two\n"))?;
    let shown = |report: &Json| {
        let of = |outcome: &Json| {
            let clause = &outcome["deciding"][0]["clause"];
            [&outcome["status"], &outcome["axes"]["rule"], &outcome["replaced_by"], clause].map(Json::clone)
        };
        report["outcomes"].as_array().into_iter().flatten().map(of).collect::<Vec<_>>()
    };
    for answers in [&b"{}"[..], br#"{"year": "final"}"#, br#"{"year": "earlier"}"#] {
        let (code, report) = assess(place.path(), answers, &["--on", "2026-11-23"])?;
        assert_eq!(code, Some(0), "{report:#}");
        fits(&validator()?, &report)?;
        let [old, new] = <[_; 2]>::try_from(shown(&report)).map_err(|all| format!("{all:?}"))?;
        assert_eq!(old, ["not_met", "replaced", "two", "validity"]);
        assert_eq!(new.get(1..3), Some(&[json!("in_force"), Json::Null][..]));
        let (_, before) = assess(place.path(), answers, &["--on", "2026-11-22"])?;
        let [old, _] = <[_; 2]>::try_from(shown(&before)).map_err(|all| format!("{all:?}"))?;
        assert_eq!(old.get(1..3), Some(&[json!("in_force"), Json::Null][..]), "its last day");
    }
    Ok(())
}

#[test]
fn amounts_with_fen_are_numbers_with_two_decimals() -> Shown {
    let (place, policy) = one_policy()?;
    for (written, printed) in [("0.29", 0.29), ("99.5", 99.5), ("1234567.89", 1_234_567.89), ("0", 0.0)] {
        let policy = policy.replace("amount: 3000", &format!("amount: {written}"));
        fs::write(place.path().join("lishui/one.yaml"), policy)?;
        let (_, report) = assess(place.path(), b"{}", &[])?;
        let each = &report["outcomes"][0]["benefits"][0]["each"];
        assert_eq!((each["min"].as_f64(), each["max"].as_f64()), (Some(printed), Some(printed)), "{written}");
        fits(&validator()?, &report)?;
    }
    Ok(())
}

#[test]
fn nothing_answered_and_everything_unsure_settle_nothing() -> Shown {
    let validator = validator()?;
    for policies in packs() {
        let (_, empty) = assess(&policies, b"{}", &[])?;
        // Every fact that a report can name as missing, and every fact of the small pack.
        let keys = ["student_status", "hardship_categories", "enrolled_institution_region", "prior_benefits"];
        let small = ["year", "hardship", "had_before", "disability"];
        let keys = if policies.ends_with("policies") { keys } else { small };
        let unsure: Json = keys.iter().map(|key| ((*key).to_owned(), Json::Null)).collect();
        let (code, unsure) = assess(&policies, unsure.to_string().as_bytes(), &[])?;
        assert_eq!(code, Some(0), "{unsure:#}");
        for report in [empty, unsure] {
            fits(&validator, &report)?;
            let outcomes = report["outcomes"].as_array().ok_or("no outcomes")?;
            assert!(!outcomes.is_empty());
            for outcome in outcomes {
                let status = outcome["status"].as_str().unwrap_or_default();
                assert!(!matches!(status, "met" | "not_met"), "{policies:?}: {outcome:#}");
            }
            assert_eq!(report["combinations"], json!([]), "no sum without an answer");
        }
    }
    Ok(())
}

#[test]
fn every_kind_of_bad_answer_is_refused_with_its_place() -> Shown {
    let validator = validator()?;
    let cases: [(&[u8], &str, &str); 20] = [
        (b"", "unreadable-file", ""),
        (b"{", "unreadable-file", ""),
        (b"{} {}", "unreadable-file", ""),
        (b"{\"student_status\": \"\xff\"}", "unreadable-file", ""),
        (b"[]", "bad-answer", ""),
        (b"null", "bad-answer", ""),
        (br#"{"no_such_fact": true}"#, "unknown-fact", "no_such_fact"),
        (br#"{"student_status": "finished"}"#, "unknown-option", "student_status"),
        (br#"{"student_status": true}"#, "bad-answer", "student_status"),
        (br#"{"student_status": ["not_student"]}"#, "bad-answer", "student_status"),
        (br#"{"hardship_categories": "orphan"}"#, "bad-answer", "hardship_categories"),
        (br#"{"hardship_categories": ["orphan", "orfan"]}"#, "unknown-option", "hardship_categories[1]"),
        (br#"{"hardship_categories": ["orphan", 7]}"#, "bad-answer", "hardship_categories[1]"),
        (br#"{"hardship_categories": ["orphan", "none"]}"#, "bad-answer", "hardship_categories[1]"),
        (br#"{"prior_benefits": [{"policy": "x"}]}"#, "bad-answer", "prior_benefits[0]"),
        (br#"{"disability_certificate": "yes"}"#, "bad-answer", "disability_certificate"),
        (br#"{"disability_certificate": 1}"#, "bad-answer", "disability_certificate"),
        (br#"{"expected_graduation_date": "2026-02-30"}"#, "bad-answer", "expected_graduation_date"),
        (br#"{"expected_graduation_date": {"min": "2027", "max": "2026"}}"#, "bad-answer", "expected_graduation_date"),
        (
            br#"{"disability_certificate": false, "hardship_categories": ["disabled_self"]}"#,
            "contradiction",
            "disability_certificate",
        ),
    ];
    for (answers, code, path) in cases {
        let shown = String::from_utf8_lossy(answers);
        let (exit, report) = assess(&project().join("policies"), answers, &[])?;
        assert_eq!(exit, Some(1), "{shown}");
        fits(&validator, &report).map_err(|error| format!("{shown}: {error}"))?;
        let keys: Vec<&String> = report.as_object().ok_or("no object")?.keys().collect();
        assert_eq!(keys, ["format", "diagnostics"], "{shown}");
        let [diagnostic] = report["diagnostics"].as_array().ok_or("no list")?.as_slice() else {
            return Err(format!("{shown}: expected one diagnostic: {report:#}").into());
        };
        assert_eq!((diagnostic["code"].as_str(), diagnostic["path"].as_str()), (Some(code), Some(path)), "{shown}");
        assert!(Code::ALL.iter().any(|known| known.slug() == code), "{code} is on the list of codes");
        // An unknown name gets a hint only if a known name is near or the list is short.
        assert!(diagnostic["hint"].is_string() || code.starts_with("unknown-"), "{shown}: no remedy: {diagnostic}");
    }
    Ok(())
}

#[test]
fn a_day_that_must_have_been_is_refused_while_it_is_still_to_come_and_one_to_come_when_it_has_passed() -> Shown {
    let policies = project().join("policies");
    for (answers, path) in [
        (json!({ "birth_date": "2026-11-24" }), "birth_date"),
        (json!({ "birth_date": "2027" }), "birth_date"),
        (json!({ "education_level": "bachelor", "graduation_date": "2026-12" }), "graduation_date"),
        (json!({ "founded_entity_type": "company", "entity_registered_on": "2027-01-04" }), "entity_registered_on"),
        (json!({ "unemployment_registered_since": "2026-12-01" }), "unemployment_registered_since"),
        (json!({ "skill_certificates": [{ "issued_on": "2026-11-24" }] }), "skill_certificates[0].issued_on"),
        // And what is expected lies ahead.
        (
            json!({ "student_status": "enrolled_not_final_year", "expected_graduation_date": "2026-10" }),
            "expected_graduation_date",
        ),
    ] {
        let (code, found) = assess(&policies, answers.to_string().as_bytes(), &["--on", "2026-11-23"])?;
        let told = found.pointer("/diagnostics/0");
        let told = told.and_then(|told| Some((told.get("code")?.as_str()?, told.get("path")?.as_str()?)));
        assert_eq!((code, told), (Some(1), Some(("bad-answer", path))), "{answers}: {found}");
    }
    // Today counts as past, and so does this month; planned days may lie ahead.
    let fine = json!({
        "birth_date": "2026-11-23", "student_status": "enrolled_not_final_year", "expected_graduation_date": "2028-06",
        "unemployment_registered_since": "2026-11",
    });
    let (code, found) = assess(&policies, fine.to_string().as_bytes(), &["--on", "2026-11-23"])?;
    assert_eq!(code, Some(0), "{found}");
    Ok(())
}

#[test]
fn all_bad_answers_are_told_at_once() -> Shown {
    let answers =
        br#"{"student_status": 1, "hardship_categories": "x", "nothing": null, "expected_graduation_date": true}"#;
    let (code, report) = assess(&project().join("policies"), answers, &[])?;
    assert_eq!((code, report["diagnostics"].as_array().map(Vec::len)), (Some(1), Some(4)), "{report:#}");
    Ok(())
}

#[test]
fn a_key_that_stands_twice_is_told_and_not_guessed() -> Shown {
    let answers = br#"{"student_status": "not_student", "skill_certificates": [{"level": "l5_junior"},
        {"level": "l3_senior", "level": "l4_intermediate"}], "student_status": null, "nothing": 1}"#;
    let (code, report) = assess(&project().join("policies"), answers, &[])?;
    assert_eq!(code, Some(1));
    fits(&validator()?, &report)?;
    let told = |at: usize| (&report["diagnostics"][at]["code"], &report["diagnostics"][at]["path"]);
    assert_eq!(told(0), (&Json::from("bad-answer"), &Json::from("skill_certificates[1].level")), "{report:#}");
    assert_eq!(told(1), (&Json::from("bad-answer"), &Json::from("student_status")));
    assert_eq!(told(2), (&Json::from("unknown-fact"), &Json::from("nothing")));
    assert_eq!(report["diagnostics"][0]["message"], "`level` is answered twice; only one could count");
    Ok(())
}

#[test]
fn an_answer_file_that_is_not_there_is_bad_input_and_not_wrong_usage() -> Shown {
    let (code, out, complaint) = caice(&["assess", "--json", "--answers", "no/such/file.json"])?;
    assert_eq!((code, complaint.as_str()), (Some(1), ""));
    let report: Json = serde_json::from_str(&out)?;
    fits(&validator()?, &report)?;
    assert_eq!(report["diagnostics"][0]["code"], "unreadable-file");
    Ok(())
}

#[test]
fn rules_that_are_broken_or_not_there_give_the_same_form() -> Shown {
    let (code, report) = assess(Path::new("no/such/folder"), b"{}", &[])?;
    assert_eq!(code, Some(1));
    fits(&validator()?, &report)?;
    assert_eq!(report["diagnostics"][0]["path"], "pack.yaml:1:1");
    Ok(())
}

#[test]
fn wrong_usage_exits_with_2_and_prints_no_report() -> Shown {
    let usages: [&[&str]; 7] = [
        &[],
        &["asses"],
        &["assess"],
        &["assess", "--answers"],
        &["assess", "--answers", "a.json", "--on", "2026-02-30"],
        &["assess", "--answers", "a.json", "--as-of", "tomorrow"],
        &["assess", "--answers", "a.json", "--xml"],
    ];
    for usage in usages {
        let (code, out, complaint) = caice(usage)?;
        assert_eq!((code, out.as_str()), (Some(2), ""), "{usage:?}");
        assert!(!complaint.is_empty(), "{usage:?} says nothing");
    }
    Ok(())
}

#[test]
fn two_runs_print_the_same_bytes() -> Shown {
    let place = TempDir::new()?;
    let file = place.path().join("answers.json");
    fs::write(&file, r#"{"hardship_categories": ["orphan"]}"#)?;
    let file = file.to_string_lossy();
    for form in [&["assess", "--answers", &file, "--json"][..], &["assess", "--answers", &file]] {
        let first = caice(form)?;
        assert_eq!(first.0, Some(0), "{first:?}");
        assert_eq!(first, caice(form)?);
    }
    Ok(())
}

#[test]
fn days_of_ours_that_cannot_all_be_true_are_refused_with_the_fact_they_stand_at() -> Shown {
    let firm = |since: &str, more: (&str, Json)| json!({ "founded_entity_type": "company", "entity_registered_on": since, more.0: more.1 });
    let job = |start: &str, months: u8| json!({ "employment_status": "employed_contract", "labour_contract_start": start, "continuous_insured_months_same_employer": months });
    // What may just be true, what may not, and where the message points.
    let cases = [
        (
            firm("2026-05-01", ("entity_operating_since", json!("2026-05-01"))),
            firm("2026-05-02", ("entity_operating_since", json!("2026-05-01"))),
            "entity_operating_since",
        ),
        (
            firm("2025-12-31", ("employees_insured_12m", json!(1))),
            firm("2026-01-01", ("employees_insured_12m", json!(1))),
            "employees_insured_12m",
        ),
        (
            firm("2026-06-30", ("founder_insured_months_in_entity", json!(6))),
            firm("2026-07-01", ("founder_insured_months_in_entity", json!(6))),
            "founder_insured_months_in_entity",
        ),
        (job("2025-12-31", 12), job("2026-01-01", 12), "continuous_insured_months_same_employer"),
    ];
    for (possible, impossible, path) in cases {
        let on = ["--on", "2026-11-30"];
        let (code, report) = assess(&project().join("policies"), possible.to_string().as_bytes(), &on)?;
        assert_eq!(code, Some(0), "{possible}: {report}");
        let (code, report) = assess(&project().join("policies"), impossible.to_string().as_bytes(), &on)?;
        assert_eq!(code, Some(1), "{impossible}");
        let told = report["diagnostics"].as_array().ok_or("no diagnostics")?;
        assert!(matches!(told.as_slice(), [one] if one["code"] == "contradiction" && one["path"] == path), "{report}");
    }
    Ok(())
}

#[test]
fn what_is_at_stake_with_a_question_is_cash() -> Shown {
    let (code, report) = assess(&project().join("policies"), b"{}", &[])?;
    assert_eq!(code, Some(0), "{report}");
    let cash = |outcome: &Json| {
        let benefits = outcome["benefits"].as_array().map(Vec::as_slice).unwrap_or_default();
        let is_cash = |benefit: &&Json| benefit["kind"] == "cash_subsidy" || benefit["kind"] == "reimbursement";
        benefits.iter().filter(is_cash).filter_map(|benefit| benefit["total"]["max"].as_f64()).sum::<f64>()
    };
    let outcomes = report["outcomes"].as_array().ok_or("no outcomes")?;
    let questions = report["next"].as_array().ok_or("no questions")?;
    assert!(questions.len() > 20, "{questions:?}");
    for question in questions {
        let waits = |outcome: &&Json| {
            let missing = outcome["missing"].as_array().map(Vec::as_slice).unwrap_or_default();
            missing.contains(&question["fact"])
        };
        let most: f64 = outcomes.iter().filter(waits).map(cash).sum();
        let stake = question["stake"].as_f64().ok_or("no stake")?;
        assert!((stake - most).abs() < 0.005, "{question}: {most}");
    }
    // A loan of half a million and a tax credit depend on it.
    let founded = questions.iter().find(|question| question["fact"] == "founded_entity_type").ok_or("not asked")?;
    assert_eq!(founded["stake"], 165_000);
    Ok(())
}
