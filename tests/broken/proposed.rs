//! Shows that what findings propose mends them.
//!
//! Looks only at proposals that can be taken literally: a persona's day and answers.

use std::fs;

use serde_json::Value as Json;

use super::{Shown, cases, findings, laid, printed};

#[test]
fn a_persona_that_answers_as_a_finding_proposes_mends_it() -> Shown {
    let mut n_tried = 0;
    for case in cases()? {
        let place = laid(Some(&case))?;
        let file = place.path().join("policies/lishui/one.yaml");
        let policy = fs::read_to_string(&file).unwrap_or_default();
        for finding in findings(&case)? {
            let hint = finding["hint"].as_str().unwrap_or_default();
            let Some((_, example)) = hint.split_once(", for instance ") else { continue };
            let quoted = |name: &str| {
                let start = example.find(&format!("`{name}: "))?;
                example.get(start + name.len() + 3..)?.split('`').next()
            };
            // Personas of another policy show nothing of this one.
            if !policy.contains("\npersonas:") || finding["file"] != "lishui/one.yaml" {
                continue;
            }
            let (on, answers) = (quoted("on").unwrap_or("2026-11-23"), quoted("answers").unwrap_or("{}"));
            let persona = format!("  - {{ name: 例子, on: {on}, answers: {answers}, expect: {{}} }}\n");
            fs::write(&file, policy.trim_end().to_owned() + "\n" + &persona)?;
            let (out, _) = printed(place.path(), &["check", "--json"])?;
            let report: Json = serde_json::from_str(&out)?;
            let left = report["findings"].as_array().ok_or("no findings")?;
            let stays =
                left.iter().any(|other| other["message"] == finding["message"] && other["line"] == finding["line"]);
            assert!(!stays, "{case}: {persona} does not mend {finding:#}");
            n_tried += 1;
        }
    }
    assert!(n_tried >= 10, "only {n_tried} examples tried");
    Ok(())
}
