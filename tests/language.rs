//! Runs each example of docs/language.md.
//!
//! Shows that the checker does what the reference says. Does not look at prose; the laws and the suites show what a
//! rule means.

#![expect(clippy::expect_used, clippy::panic, reason = "a broken example must stop the test where it stands")]

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use caice::{
    author::{
        expr,
        finding::Finding,
        lower, read,
        shape::{
            self, Form, Section, fact,
            node::{self, Node},
            person, section,
        },
    },
    engine::{Truth, expr_truth},
    pack::{Expr, Fact, Kind},
    value::{Answer, Answers, OptionSet, Value},
};

#[path = "language/notices.rs"]
mod notices;
#[path = "language/suite.rs"]
mod suite;

/// The fenced blocks of one kind, each with its first line number.
fn blocks(kind: &str) -> Vec<(usize, String)> {
    blocks_of("docs/language.md", kind)
}

/// The same of another page.
fn blocks_of(page: &str, kind: &str) -> Vec<(usize, String)> {
    let text = fs::read_to_string(page).expect("the page");
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

/// The checker's findings for one rule.
fn findings(rule: &str, facts: &[Fact]) -> Vec<Finding> {
    lowered_rule(rule, facts).1
}

/// One rule, and the checker's findings for it.
fn lowered_rule(rule: &str, facts: &[Fact]) -> (Option<Expr>, Vec<Finding>) {
    let mut findings = Vec::new();
    let yaml = format!("rule: \"{rule}\"\n");
    let node = node::parse(0, &yaml, &mut findings).expect("one line of YAML");
    let phrases = expr::Phrases::default();
    let names = expr::Names { facts, figures: &[], scope: None, phrases: &phrases };
    let rule = node.get("rule").expect("the rule");
    let lowered = expr::rule(rule, &names, &mut findings);
    assert_eq!(lowered.is_some(), findings.is_empty(), "a rule is lowered exactly if it has no finding: {yaml}");
    (lowered, findings)
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
fn what_the_reference_says_of_none_is_what_comes_out() {
    let (_, policy) = blocks("yaml").into_iter().next().expect("a policy");
    let (_, lowered, _) = lower::lower(read::read(folder(&added(), &policy).path()));
    let pack = lowered.expect("the pack").pack;
    let mut answers = Answers::none(pack.facts.len());
    for (index, fact) in pack.facts.iter().enumerate() {
        let empty = Answer::Value(Value::Set(OptionSet::EMPTY));
        answers.set(index, if matches!(fact.kind, Kind::Set { .. }) { empty } else { Answer::None });
    }
    let lines: Vec<String> =
        blocks("cel-none").into_iter().flat_map(|(_, b)| b.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(lines.len() >= 20, "the reference has lost its examples");
    for line in lines {
        let (rule, said) = line.split_once('#').expect("yes or no behind #");
        let (expr, findings) = lowered_rule(rule.trim(), &pack.facts);
        assert_eq!(findings, [], "{line}");
        let expected = if said.trim() == "yes" { Truth::Yes } else { Truth::No };
        let found = expr_truth(&pack, &answers, pack.checked, pack.checked, &expr.expect("a rule"));
        assert_eq!(found, expected, "{line}");
    }
}

/// The text of one of our files, with a block's sections replacing ours.
fn in_place_of(ours: &str, block: &str) -> String {
    let mut kept = String::new();
    let mut replaced = false;
    for text in ours.lines() {
        if !text.starts_with([' ', '#']) && !text.is_empty() {
            let section = text.split(':').next().unwrap_or_default();
            replaced = block.lines().any(|own| own.strip_prefix(section).is_some_and(|rest| rest.starts_with(':')));
        }
        if !replaced {
            kept.push_str(text);
            kept.push('\n');
        }
    }
    kept + block
}

/// The only block of a kind.
fn only(kind: &str) -> String {
    let mut blocks = blocks(kind);
    let (Some((_, block)), true) = (blocks.pop(), blocks.is_empty()) else { panic!("expected one block `{kind}`") };
    block
}

/// A folder with the bundled facts and these, the reference's pack, terms and sources, and only this policy, or these,
/// separated by `---`.
fn folder(facts: &str, policies: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).expect("a file");
    let bundled = |name: &str| fs::read_to_string(Path::new("policies").join(name)).expect("a bundled file");
    // The ledger speaks of the policy that most examples are.
    let ledger = if policies.contains("id: example\n") { only("yaml-corrections") } else { String::new() };
    write("pack.yaml", &(only("yaml-pack") + &ledger));
    write("sources.yaml", &only("yaml-sources"));
    write("terms.yaml", &in_place_of(&bundled("terms.yaml"), &only("yaml-terms")));
    write("facts.yaml", &format!("{}\n{facts}", bundled("facts.yaml")));
    for name in ["lishui", "people"] {
        fs::create_dir(dir.path().join(name)).expect("a folder");
    }
    for (index, policy) in policies.split("---\n").enumerate() {
        write(&format!("lishui/example-{index}.yaml"), policy);
    }
    dir
}

/// The facts that the reference adds, all of them.
fn added() -> String {
    blocks("yaml-facts").into_iter().map(|(_, block)| block).collect()
}

/// The policy blocks of the reference, of one policy or several, each with its first line number.
fn policies() -> Vec<(usize, String)> {
    blocks("yaml").into_iter().chain(blocks("yaml-versions")).collect()
}

/// The command's output, standard error included, and whether it succeeds.
fn caice(command: &str, dir: &tempfile::TempDir) -> (String, bool) {
    let run = Command::new(env!("CARGO_BIN_EXE_caice")).arg(command).arg(dir.path()).output().expect("caice");
    let out = [run.stdout, run.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    (out, run.status.success())
}

/// The codes of the findings of one kind in the output.
fn codes<'o>(out: &'o str, severity: &str) -> Vec<&'o str> {
    let start = format!("{severity}[");
    out.lines().filter_map(|line| line.strip_prefix(&start)?.split(']').next()).collect()
}

/// Passes its personas and has no errors; the only warnings are those a lone policy causes.
fn accept(dir: &tempfile::TempDir, line: usize) {
    let (out, success) = caice("test", dir);
    assert!(success && out.contains(" passed, 0 failed"), "docs/language.md:{line}:\n{out}");
    let (out, success) = caice("check", dir);
    assert!(success && codes(&out, "error").is_empty(), "docs/language.md:{line}:\n{out}");
    for code in codes(&out, "warning") {
        let expected = [
            "unused-question",
            "unused-definition",
            "untested-clause",
            "untested-boundary",
            "missing-answer",
            "rows-gap",
        ];
        assert!(expected.contains(&code), "docs/language.md:{line}: {code}\n{out}");
    }
}

#[test]
fn every_policy_of_the_reference_passes_its_personas() {
    let facts = added();
    let policies = policies();
    assert!(policies.len() >= 9, "the reference has lost its policies");
    for (line, policy) in policies {
        accept(&folder(&facts, &policy), line);
    }
}

/// The examples with the policies of which a person speaks, each as its first example has it.
fn policies_of(person: &str) -> String {
    let node = node::parse(0, person, &mut Vec::new()).expect("YAML");
    let by_status = node.get("expect").expect("what should come out").entries();
    let mut examples: Vec<String> = Vec::new();
    for key in by_status.iter().flat_map(|entry| entry.value.items()).filter_map(Node::scalar) {
        let is_of = |block: &String| block.lines().any(|line| line == format!("id: {key}"));
        if !examples.iter().any(is_of) {
            examples.push(policies().into_iter().map(|(_, block)| block).find(is_of).expect("the policy"));
        }
    }
    examples.join("---\n")
}

#[test]
fn the_people_of_the_reference_come_out_as_they_say() {
    let people = blocks("yaml-people");
    assert!(people.len() >= 3, "the reference has lost its people");
    for (line, person) in people {
        let dir = folder(&added(), &policies_of(&person));
        fs::write(dir.path().join("people/person.yaml"), person).expect("the person");
        accept(&dir, line);
    }
}

#[test]
fn the_numbers_of_the_reference_fit_their_table() {
    let mut findings = Vec::new();
    let node = node::parse(0, &only("yaml-wire"), &mut findings).expect("YAML");
    shape::check_section(&node, &section::WIRE, &mut findings);
    assert_eq!(findings, []);
}

#[test]
fn every_fact_of_the_reference_is_used_by_a_policy_of_it() {
    let (facts, policies) = (added(), policies());
    let keys = facts.lines().filter_map(|line| line.strip_suffix(':')).filter(|key| !key.starts_with(' '));
    let keys: Vec<&str> = keys.collect();
    assert!(keys.len() >= 5, "the reference has lost its facts: {keys:?}");
    let used = |key: &&str| {
        let in_use = [format!("{key}: "), format!("rule: {key}")];
        let terms = only("yaml-terms");
        in_use.iter().any(|text| policies.iter().any(|(_, policy)| policy.contains(text)) || terms.contains(text))
    };
    assert_eq!(keys.iter().filter(|key| !used(key)).collect::<Vec<_>>(), Vec::<&&str>::new());
}

/// The constructs in the examples: fields and words by the name of their table, and condition combinators.
#[derive(Default)]
struct Shown(BTreeSet<String>);

impl Shown {
    /// Collects everything below `node`, which has this form and sits at `place`.
    fn walk(&mut self, node: &Node, form: Form, place: &str) {
        match form {
            Form::Section(section) => {
                for field in section.fields {
                    let Some(value) = node.get(field.name) else { continue };
                    let place = format!("{}: {}", section.name, field.name);
                    self.walk(value, field.form, &place);
                    self.0.insert(place);
                }
            }
            Form::OrNone(form) => self.walk(node, *form, place),
            Form::List(form) => node.items().iter().for_each(|item| self.walk(item, *form, place)),
            Form::Named(form) | Form::Groups(form) => {
                node.entries().iter().for_each(|entry| self.walk(&entry.value, *form, place));
            }
            Form::Conditions => node.items().iter().for_each(|item| self.walk(item, Form::Condition, place)),
            Form::Condition => match node.entries() {
                [only] => {
                    let word = only.key.value.as_str();
                    self.0.insert(format!("conditions: {word}"));
                    match word {
                        "at_least" => self.walk(&only.value, Form::Section(&section::AT_LEAST), place),
                        "not" => self.walk(&only.value, Form::Condition, place),
                        _ => self.walk(&only.value, Form::Conditions, place),
                    }
                }
                _ => self.walk(node, Form::Section(&section::CLAUSE), place),
            },
            Form::Expected => self.walk(node, Form::Section(&section::EXPECTED), place),
            Form::OneOf(_) | Form::SomeOf(_) => {
                let words = node.items().iter().chain([node]).filter_map(Node::scalar);
                self.0.extend(words.map(|word| format!("{place} {word}")));
            }
            _ => {}
        }
    }
}

/// All tables below this one, including itself.
fn tables(section: &'static Section, found: &mut Vec<&'static Section>) {
    if found.iter().any(|known| known.name == section.name) {
        return;
    }
    found.push(section);
    for field in section.fields {
        let mut form = field.form;
        while let Form::List(inner) | Form::Named(inner) | Form::Groups(inner) | Form::OrNone(inner) = form {
            form = *inner;
        }
        match form {
            Form::Section(section) => tables(section, found),
            Form::Condition | Form::Conditions => {
                [&section::CLAUSE, &section::AT_LEAST].into_iter().for_each(|section| tables(section, found));
            }
            Form::Expected => tables(&section::EXPECTED, found),
            _ => {}
        }
    }
}

/// The table of each kind of file, whether such a file names several entries, and the blocks of that kind.
fn files() -> Vec<(&'static Section, bool, Vec<String>)> {
    let of = |kind: &str| blocks(kind).into_iter().map(|(_, block)| block).collect::<Vec<_>>();
    let alone = |block: String| block.split("---\n").map(str::to_owned).collect::<Vec<_>>();
    vec![
        (&fact::FACT, true, vec![added()]),
        (&section::POLICY, false, policies().into_iter().flat_map(|(_, block)| alone(block)).collect()),
        (&section::TERMS, false, of("yaml-terms")),
        (&person::PERSON, false, of("yaml-people")),
        (&section::PACK, false, vec![only("yaml-pack") + &only("yaml-corrections")]),
        (&section::SOURCE, true, of("yaml-sources")),
        (&section::WIRE, false, of("yaml-wire")),
    ]
}

/// Lists of words that are not constructs: who made a rule, its nature, how it is known; words of the report.
const WORDS: [&str; 12] = [
    "level",
    "kind",
    "type",
    "grade",
    "to",
    "beneficiary",
    "applicant",
    "payee",
    "ask",
    "a change: op",
    "a set of changes: status",
    "what is left out: relation",
];

#[test]
fn every_field_and_choice_stands_in_an_example_that_is_run() {
    let (mut shown, mut all) = (Shown::default(), Vec::new());
    for (table, several, blocks) in files() {
        tables(table, &mut all);
        for block in blocks {
            let node = node::parse(0, &block, &mut Vec::new()).expect("YAML");
            let entries = node.entries().iter().map(|entry| &entry.value).filter(|_| several);
            let one = [&node].into_iter().filter(|_| !several);
            entries.chain(one).for_each(|node| shown.walk(node, Form::Section(table), ""));
        }
    }
    let mut wanted: Vec<String> =
        ["all", "any", "at_least", "not", "use"].iter().map(|word| format!("conditions: {word}")).collect();
    for section in &all {
        for field in section.fields {
            let place = format!("{}: {}", section.name, field.name);
            if let Form::OneOf(words) = field.form
                && !WORDS.contains(&field.name)
                && !WORDS.contains(&place.as_str())
            {
                // The first of several applies if the field is left out.
                let left_out = usize::from(!field.required && words.len() > 1);
                wanted.extend(words.iter().skip(left_out).map(|word| format!("{place} {word}")));
            }
            wanted.push(place);
        }
    }
    let tables = ["section", "fact", "person"].map(|file| format!("src/author/shape/{file}.rs"));
    let sources = tables.map(|path| fs::read_to_string(path).expect("the tables")).concat();
    assert_eq!(all.len(), sources.matches(": Section =").count(), "a table of src/author/shape is not looked at");
    let missing: Vec<&String> = wanted.iter().filter(|place| !shown.0.contains(*place)).collect();
    assert_eq!(missing, Vec::<&String>::new(), "no example of docs/language.md has these");
}

#[test]
fn every_function_and_operator_stands_in_an_example_that_is_run() {
    let kinds = ["yaml", "yaml-versions", "yaml-facts", "yaml-terms", "cel"];
    let examples: String = kinds.into_iter().flat_map(blocks).map(|(_, block)| block).collect();
    let source = fs::read_to_string("src/author/expr/function.rs").expect("the functions");
    let (_, table) = source.split_once("const FUNCTIONS").expect("the table of functions");
    let (table, _) = table.split_once("];").expect("its end");
    let functions: Vec<&str> =
        table.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split('"').next()).collect();
    assert!(functions.len() >= 18, "the table of functions was not found: {functions:?}");
    let called = functions.into_iter().map(|name| format!("{name}("));
    let others = [
        ".exists(", ".all(", ".filter(", " ? ", " && ", " || ", "!", " in ", "== null", "!= null", " + ", " - ", " * ",
    ];
    let missing: Vec<String> =
        called.chain(others.map(str::to_owned)).filter(|construct| !examples.contains(construct)).collect();
    assert_eq!(missing, Vec::<String>::new(), "no example of docs/language.md has these");
}

#[test]
fn every_mistaken_fact_of_the_reference_gives_its_finding() {
    let mistakes = blocks("yaml-facts-error");
    assert!(mistakes.len() >= 5, "the reference has lost its mistakes");
    let (_, policy) = blocks("yaml").into_iter().next().expect("a policy");
    for (line, block) in mistakes {
        let code = block.strip_prefix("# ").and_then(|rest| rest.split(':').next()).expect("a code in the first line");
        let (out, success) = caice("check", &folder(&format!("{}\n{block}", added()), &policy));
        assert!(!success, "docs/language.md:{line} is accepted");
        let found = codes(&out, "error");
        assert!(
            !found.is_empty() && found.iter().all(|found| *found == code),
            "docs/language.md:{line}: {found:?}\n{out}"
        );
    }
}
