//! The examples of docs/language.md, each run.
//!
//! Shows that what the reference says is what the checker does. It does not look at prose, and
//! what a rule means is shown by the laws and the suites.

#![expect(clippy::expect_used, reason = "a broken example must stop the test where it stands")]

use std::{fs, path::Path, process::Command};

use caice::{
    author::{expr, finding::Finding, lower, node, read},
    pack::Fact,
};

/// The fenced blocks of one kind, each with the line it begins on.
fn blocks(kind: &str) -> Vec<(usize, String)> {
    let text = fs::read_to_string("docs/language.md").expect("docs/language.md");
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (number, line) in text.lines().enumerate() {
        if line == format!("```{kind}") {
            open = Some((number + 2, String::new()));
        } else if line == "```" {
            blocks.extend(open.take());
        } else if let Some((_, block)) = &mut open {
            block.push_str(line);
            block.push('\n');
        }
    }
    blocks
}

/// The bundled facts.
fn facts() -> Vec<Fact> {
    let (_, lowered, _) = lower::lower(read::read(Path::new("policies")));
    lowered.expect("the bundled pack").pack.facts
}

/// What the checker says of one rule.
fn findings(rule: &str, facts: &[Fact]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let yaml = format!("rule: \"{rule}\"\n");
    let node = node::parse(0, &yaml, &mut findings).expect("one line of YAML");
    let names = expr::Names { facts, figures: &[], scope: None };
    let rule = node.get("rule").expect("the rule");
    let lowered = expr::rule(rule, &names, &mut findings);
    assert_eq!(lowered.is_some(), findings.is_empty(), "a rule is lowered exactly if it has no finding: {yaml}");
    findings
}

#[test]
fn every_rule_of_the_reference_is_accepted() {
    let facts = facts();
    let rules: Vec<String> =
        blocks("cel").into_iter().flat_map(|(_, b)| b.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(rules.len() >= 20, "the reference has lost its examples");
    for rule in rules {
        assert_eq!(findings(&rule, &facts), [], "{rule}");
    }
}

#[test]
fn every_mistake_of_the_reference_gives_its_finding() {
    let facts = facts();
    let lines: Vec<String> =
        blocks("cel-error").into_iter().flat_map(|(_, b)| b.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(lines.len() >= 8, "the reference has lost its examples");
    for line in lines {
        let (rule, code) = line.split_once('#').expect("a code behind #");
        let found: Vec<&str> = findings(rule.trim(), &facts).iter().map(|finding| finding.code.slug()).collect();
        assert!(found.contains(&code.trim()), "{line}: found {found:?}");
    }
}

#[test]
fn every_policy_of_the_reference_passes_its_personas() {
    for (line, policy) in blocks("yaml") {
        let dir = tempfile::tempdir().expect("a folder");
        for file in ["pack.yaml", "terms.yaml", "sources.yaml", "facts.yaml"] {
            fs::copy(Path::new("policies").join(file), dir.path().join(file)).expect(file);
        }
        fs::create_dir(dir.path().join("lishui")).expect("a folder");
        fs::write(dir.path().join("lishui/example.yaml"), policy).expect("the example");
        let run = Command::new(env!("CARGO_BIN_EXE_caice")).arg("test").arg(dir.path()).output().expect("caice test");
        let out = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success(), "docs/language.md:{line}:\n{out}");
        assert!(out.contains(" passed, 0 failed"), "{out}");
    }
}
