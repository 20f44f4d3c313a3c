//! The examples of docs/language.md, each run.
//!
//! Shows that what the reference says is what the checker does. It does not look at prose, and
//! what a rule means is shown by the laws and the suites.

#![expect(clippy::expect_used, reason = "a broken example must stop the test where it stands")]

use std::{fs, path::Path, process::Command};

use caice::{
    author::{expr, finding::Finding, lower, node, read, section},
    pack::Fact,
};

#[path = "language/suite.rs"]
mod suite;

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

/// A copy of the bundled folder with these facts added and this policy alone, or these, parted by `---`.
fn folder(facts: &str, policies: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for file in ["pack.yaml", "terms.yaml", "sources.yaml"] {
        fs::copy(Path::new("policies").join(file), dir.path().join(file)).expect(file);
    }
    let bundled = fs::read_to_string("policies/facts.yaml").expect("the bundled facts");
    fs::write(dir.path().join("facts.yaml"), format!("{bundled}\n{facts}")).expect("the facts");
    fs::create_dir(dir.path().join("lishui")).expect("a folder");
    for (index, policy) in policies.split("---\n").enumerate() {
        fs::write(dir.path().join(format!("lishui/example-{index}.yaml")), policy).expect("the example");
    }
    dir
}

/// The facts that the reference adds, all of them.
fn added() -> String {
    blocks("yaml-facts").into_iter().map(|(_, block)| block).collect()
}

/// What the command prints, standard error included, and whether it succeeds.
fn caice(command: &str, dir: &tempfile::TempDir) -> (String, bool) {
    let run = Command::new(env!("CARGO_BIN_EXE_caice")).arg(command).arg(dir.path()).output().expect("caice");
    let out = [run.stdout, run.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    (out, run.status.success())
}

/// The codes of the findings of a kind in what was printed.
fn codes<'o>(out: &'o str, severity: &str) -> Vec<&'o str> {
    let start = format!("{severity}[");
    out.lines().filter_map(|line| line.strip_prefix(&start)?.split(']').next()).collect()
}

#[test]
fn every_policy_of_the_reference_passes_its_personas() {
    let facts = added();
    let (policies, versions) = (blocks("yaml"), blocks("yaml-versions"));
    assert!(policies.len() >= 2 && !versions.is_empty(), "the reference has lost its policies");
    for (line, policy) in policies.into_iter().chain(versions) {
        let dir = folder(&facts, &policy);
        let (out, success) = caice("test", &dir);
        assert!(success, "docs/language.md:{line}:\n{out}");
        assert!(out.contains(" passed, 0 failed"), "{out}");
        let (out, success) = caice("check", &dir);
        assert!(success && codes(&out, "error").is_empty(), "docs/language.md:{line}:\n{out}");
        for code in codes(&out, "warning") {
            let expected = ["unused-question", "unused-definition", "untested-clause", "untested-boundary"];
            assert!(expected.contains(&code), "docs/language.md:{line}: {code}\n{out}");
        }
    }
}

#[test]
fn every_fact_of_the_reference_is_used_by_a_policy_of_it() {
    let (facts, policies) = (added(), blocks("yaml"));
    let keys = facts.lines().filter_map(|line| line.strip_suffix(':')).filter(|key| !key.starts_with(' '));
    let keys: Vec<&str> = keys.collect();
    assert!(keys.len() >= 5, "the reference has lost its facts: {keys:?}");
    let used = |key: &&str| {
        policies
            .iter()
            .any(|(_, policy)| policy.contains(&format!("{key}: ")) || policy.contains(&format!("rule: {key}")))
    };
    assert_eq!(keys.iter().filter(|key| !used(key)).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn every_field_of_a_fact_stands_in_an_example() {
    let facts = added();
    for section in [&section::FACT, &section::FIELD, &section::IMPLIES, &section::ACCRUES, &section::FIND_OUT] {
        for field in section.fields {
            let written = [format!(" {}: ", field.name), format!(" {}:\n", field.name)];
            assert!(written.iter().any(|text| facts.contains(text)), "{} has no `{}`", section.name, field.name);
        }
    }
}

#[test]
fn every_mistaken_fact_of_the_reference_gives_its_finding() {
    let mistakes = blocks("yaml-facts-error");
    assert!(mistakes.len() >= 5, "the reference has lost its mistakes");
    let (_, policy) = blocks("yaml").into_iter().next().expect("a policy");
    for (line, block) in mistakes {
        let code = block.strip_prefix("# ").and_then(|rest| rest.split(':').next()).expect("a code in the first line");
        let (out, success) = caice("check", &folder(&block, &policy));
        assert!(!success, "docs/language.md:{line} is accepted");
        let found = codes(&out, "error");
        assert!(
            !found.is_empty() && found.iter().all(|found| *found == code),
            "docs/language.md:{line}: {found:?}\n{out}"
        );
    }
}

#[test]
fn the_terms_of_the_reference_are_accepted_in_place_of_ours() {
    let terms = blocks("yaml-terms");
    assert!(!terms.is_empty(), "the reference has lost its terms");
    let policy = blocks("yaml").into_iter().next().expect("a policy").1;
    for (line, block) in terms {
        let dir = folder(&added(), &policy);
        let bundled = fs::read_to_string("policies/terms.yaml").expect("the bundled terms");
        // Ours without the sections that the block has.
        let mut kept = String::new();
        let mut replaced = false;
        for text in bundled.lines() {
            if !text.starts_with([' ', '#']) && !text.is_empty() {
                replaced = block.lines().any(|own| own == text);
            }
            if !replaced {
                kept.push_str(text);
                kept.push('\n');
            }
        }
        fs::write(dir.path().join("terms.yaml"), format!("{kept}{block}")).expect("the terms");
        let (out, success) = caice("check", &dir);
        assert!(success && codes(&out, "error").is_empty(), "docs/language.md:{line}:\n{out}");
    }
}
