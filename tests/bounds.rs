//! What `caice assess` refuses in a person's answers although each is well-formed: numbers beyond the page's bounds,
//! and days still to come.
//!
//! Runs the real command over the bundled policies. `answers` shows how answers are written.
#![cfg(feature = "author")]

use std::{error::Error, fs, process::Command};

use serde_json::{Value as Json, json};

type Shown = Result<(), Box<dyn Error>>;

/// The command's output for one answer.
fn assessed(fact: &str, answer: Json) -> Result<String, Box<dyn Error>> {
    let place = tempfile::tempdir()?;
    let path = place.path().join("answers.json");
    fs::write(&path, json!({ fact: answer }).to_string())?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_caice"));
    command.args(["assess", "--on", "2026-11-28", "--answers"]).arg(&path);
    Ok(String::from_utf8(command.output()?.stdout)?)
}

#[test]
fn a_number_is_refused_just_above_the_bound_of_the_page() -> Shown {
    for (fact, at, above, said) in [
        ("monthly_wage", json!(200_000), json!(200_000.01), "at most 200000 yuan"),
        ("flexible_sb_paid_monthly", json!(20_000), json!(8_888_888), "at most 20000 yuan"),
        ("annual_tax_payable", json!(100_000_000), json!(100_000_000.01), "at most 100000000 yuan"),
        ("insured_headcount", json!(100_000), json!(100_001), "at most 100000,"),
        ("labour_contract_months", json!(720), json!(721), "at most 720,"),
        ("labour_contract_months", json!({ "min": 1 }), json!({ "min": 1, "max": 721 }), "at most 720,"),
        ("labour_contract_months", json!({ "max": 720 }), json!({ "min": 721 }), "at most 720,"),
    ] {
        let out = assessed(fact, at.clone())?;
        assert!(!out.contains("error["), "{fact} = {at}: {out}");
        let out = assessed(fact, above.clone())?;
        assert!(out.contains(&format!("error[bad-answer]: {fact}: ")) && out.contains(said), "{fact} = {above}: {out}");
    }
    Ok(())
}

#[test]
fn a_contract_or_an_operation_that_has_begun_did_not_begin_tomorrow() -> Shown {
    for fact in ["labour_contract_start", "entity_operating_since"] {
        let out = assessed(fact, json!("2026-11-28"))?;
        assert!(!out.contains("still to come"), "{fact}: {out}");
        let out = assessed(fact, json!("2026-11-29"))?;
        assert!(out.contains(&format!("error[bad-answer]: {fact}: 2026-11-29 is still to come")), "{fact}: {out}");
    }
    Ok(())
}
