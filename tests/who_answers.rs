//! Shows whose answers count for whom, by our own policies and the command: an employer is asked about itself alone, and
//! what it says of itself counts whatever is said of a person beside it.
//!
//! Deliberately does not show what comes out for either: personas and the two employers of policies/people do.
#![cfg(feature = "author")]

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use caice::{
    author::{lower, read},
    pack::Audience,
};
use serde_json::{Value as Json, json};
use tempfile::TempDir;

type Shown = Result<(), Box<dyn Error>>;

fn policies() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")
}

/// What comes out of `answers` by our own rules.
fn assessed(answers: &Json) -> Result<Json, Box<dyn Error>> {
    let place = TempDir::new()?;
    let file = place.path().join("answers.json");
    fs::write(&file, answers.to_string())?;
    let output = Command::new(env!("CARGO_BIN_EXE_caice"))
        .args(["assess", "--json", "--on", "2026-11-23", "--policies"])
        .arg(policies())
        .arg("--answers")
        .arg(&file)
        .output()?;
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// One policy of a report.
fn of<'r>(report: &'r Json, policy: &str) -> Result<&'r Json, Box<dyn Error>> {
    let all = report["outcomes"].as_array().ok_or("no outcomes")?;
    Ok(all.iter().find(|outcome| outcome["policy"] == policy).ok_or("no such policy")?)
}

#[test]
fn an_employer_is_asked_about_itself_and_nothing_of_its_staff() -> Shown {
    let report = assessed(&json!({ "insured_headcount": 28 }))?;
    let lowered = lower::lower(read::read(&policies())).1.ok_or("our rules do not lower")?;
    let mut n_open = 0;
    for outcome in report["outcomes"].as_array().ok_or("no outcomes")? {
        let policy = lowered.pack.policies.iter().find(|policy| outcome["policy"] == policy.key).ok_or("no policy")?;
        if policy.audience() != Audience::Employer {
            continue;
        }
        let deciding = outcome["deciding"].as_array().ok_or("no reasons")?;
        let behind = deciding.iter().filter_map(|clause| clause["facts"].as_array()).flatten();
        for path in outcome["missing"].as_array().ok_or("nothing missing")?.iter().chain(behind) {
            let key = path.as_str().ok_or("no path")?.split(['[', '.']).next().unwrap_or_default();
            let fact = lowered.pack.facts.iter().find(|fact| fact.key == key).ok_or("no such fact")?;
            assert!(fact.ask.employer, "{} rests on {key}", policy.key);
            n_open += 1;
        }
    }
    assert!(n_open > 10, "only {n_open} open questions");
    for question in report["next"].as_array().ok_or("no questions")? {
        let key = question["fact"].as_str().ok_or("no fact")?.split('[').next().unwrap_or_default();
        let fact = lowered.pack.facts.iter().find(|fact| fact.key == key).ok_or("no such fact")?;
        assert!(fact.ask.employer, "an employer is asked {key}");
    }
    Ok(())
}

#[test]
fn what_an_employer_says_of_itself_counts_whatever_is_said_of_a_person_beside_it() -> Shown {
    let mut employer = json!({
        "employer_type": "enterprise", "enterprise_size": "micro", "employer_place": "etdz", "insured_headcount": 8,
        "hires": [{ "category": ["graduate_this_year"], "hired_on": "2026-07-01", "contract_months": 12, "insured_since": "2026-07-01" }],
    });
    let alone = assessed(&employer)?;
    let person =
        json!({ "education_level": "bachelor", "employment_status": "unemployed", "student_status": "not_student" });
    let object = employer.as_object_mut().ok_or("no object")?;
    object.extend(person.as_object().ok_or("no object")?.clone());
    let beside = assessed(&employer)?;
    for policy in ["zj-micro-hire-graduate-sb", "cn-one-time-expansion-subsidy", "cn-ui-job-retention-rebate"] {
        assert_eq!(of(&alone, policy)?, of(&beside, policy)?, "{policy}");
    }
    assert_eq!(of(&alone, "zj-micro-hire-graduate-sb")?["status"], "met");
    // Alone a person's answers that cannot be are still refused.
    let refused = assessed(&json!({ "employer_type": "enterprise", "education_level": "bachelor" }))?;
    assert_eq!(refused["diagnostics"].as_array().map(Vec::len), Some(1), "{refused}");
    Ok(())
}

#[test]
fn only_firms_that_may_make_chips_or_machine_tools_are_asked_about_them() -> Shown {
    let policy = "cn-ic-rd-super-deduction";
    let asked = |answers: &Json| -> Result<(String, bool), Box<dyn Error>> {
        let report = assessed(answers)?;
        let outcome = of(&report, policy)?;
        let missing = outcome["missing"].as_array().ok_or("nothing missing")?;
        let status = outcome["status"].as_str().ok_or("no status")?;
        Ok((status.to_owned(), missing.iter().any(|path| path == "chip_or_machine_tool_maker")))
    };
    for sector in ["elderly_care", "domestic_service", "modern_agriculture", "life_services", "construction"] {
        // Whatever is said of a person beside it.
        for person in [json!({}), json!({ "insured_headcount": 28, "employment_status": "unemployed" })] {
            let mut answers = person;
            answers["employer_sector"] = json!(sector);
            assert_eq!(asked(&answers)?, ("not_met".to_owned(), false), "{answers}");
        }
    }
    for sector in ["manufacturing", "other"] {
        assert_eq!(asked(&json!({ "employer_sector": sector }))?, ("needs_answer".to_owned(), true), "{sector}");
    }
    // What is not answered is no no, and who says that they make them need not say the rest.
    assert_eq!(asked(&json!({}))?.0, "needs_answer");
    let maker = json!({ "chip_or_machine_tool_maker": "machine_tools" });
    assert_eq!(asked(&maker)?, ("met".to_owned(), false));
    Ok(())
}
