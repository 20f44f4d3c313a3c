//! The suite of wordings: each file beside this one is a small pack for one wording (`ts-…`) or one worked case
//! (`w-…`) that rules for such policies are known to use, with personas that would catch a wrong reading.
//!
//! A file holds documents separated by `---`: the facts, perhaps terms (`definitions`, `figures`), and policies. This
//! file fills in fields that say nothing about a wording (title, roles, contact, a benefit if there is none). The
//! bundled policies' own personas show whether they use a wording correctly.

use std::{collections::BTreeMap, fs, path::Path};

use caice::{
    author::{finding, lint, lower, persona, read},
    pack::{ClauseKind, Grade, Pack},
};

/// The folder of the suite.
pub const FOLDER: &str = "tests/language";

/// The last line of every file's head: nobody may mistake it for one of our rules.
const NO_RULE: &str = "# An example of such wordings with made-up or foreign figures: no rule of this place.";

const PACK: &str = "version: 2026.1.1\nchecked: 2026-11-23\nsource_age: { days: 180 }\n";
const TERMS: &str = "topics: { study: { zh: 学习, en: Study } }\n";
const SOURCES: &str =
    "EX:\n  title: { zh: 举例的写法，不是哪里的规定, en: 'An example, no rule of any place' }\n  seen: 2026-11-23\n";

/// Defaults for a policy of the suite.
const FILLED_IN: [(&str, &str); 8] = [
    ("title", "{ zh: 例子, en: An example }"),
    ("level", "national"),
    ("theme", "[study]"),
    ("roles", "{ beneficiary: person, applicant: person, payee: person }"),
    ("grade", "B"),
    (
        "benefits",
        "[{ id: cash, kind: cash_subsidy, per: once, amount: 1000, grade: B, current: confirmed, cite: { source: EX } }]",
    ),
    ("contact", "{ zh: 这里没有可问的地方。, en: There is nobody to ask. }"),
    ("uncertain", "[{ about: source, zh: 这是举例。, en: This is an example. }]"),
];

/// Warnings that a file may have: a few personas show one reading, not every side of every clause.
const EXPECTED: [&str; 4] = ["unused-question", "untested-clause", "untested-boundary", "rows-gap"];

/// The files of the suite, by their names without the ending.
pub fn cases() -> BTreeMap<String, String> {
    let entries = fs::read_dir(FOLDER).expect("the folder of the suite");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let yaml = paths.filter(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    let read = |path: &Path| fs::read_to_string(path).expect("a file of the suite");
    yaml.map(|path| (path.file_stem().expect("a name").to_string_lossy().into_owned(), read(&path))).collect()
}

/// Whether a document has a field at its top.
fn has(document: &str, field: &str) -> bool {
    document.lines().any(|line| line.strip_prefix(field).is_some_and(|rest| rest.starts_with(':')))
}

/// The pack of a file.
fn folder(case: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).expect("a file");
    fs::create_dir(dir.path().join("national")).expect("a folder");
    let mut terms = TERMS.to_owned();
    for (index, document) in case.split("\n---\n").enumerate() {
        if index == 0 {
            write("facts.yaml", document);
        } else if has(document, "id") {
            let missing = FILLED_IN.iter().filter(|(field, _)| !has(document, field));
            let filled_in: String = missing.map(|(field, value)| format!("{field}: {value}\n")).collect();
            write(&format!("national/{index}.yaml"), &format!("{filled_in}{document}\n"));
        } else {
            terms.push_str(document);
            terms.push('\n');
        }
    }
    write("pack.yaml", PACK);
    write("sources.yaml", SOURCES);
    write("terms.yaml", &terms);
    dir
}

/// What is wrong with a file.
fn complaints(name: &str, case: &str) -> Vec<String> {
    let dir = folder(case);
    let (sources, lowered, mut findings) = lower::lower(read::read(dir.path()));
    let mut complaints = Vec::new();
    if let Some(lowered) = &lowered {
        findings.extend(lint::lint(lowered, lowered.pack.checked));
        let run = persona::run(lowered);
        findings.extend(run.untested);
        for result in run.results {
            complaints.extend(result.differences.iter().map(|differs| format!("{name} · {}: {differs}", result.name)));
        }
        for (index, policy) in lowered.pack.policies.iter().enumerate() {
            let of_it = lowered.personas.iter().filter(|persona| persona.policy.index() == index);
            if of_it.count() < 2 {
                complaints.push(format!("{name}: `{}` shows one side only", policy.key));
            }
        }
    }
    let unexpected = findings.iter().filter(|finding| {
        finding.code.severity() == finding::Severity::Error || !EXPECTED.contains(&finding.code.slug())
    });
    complaints.extend(unexpected.map(|finding| {
        let (slug, at) = (finding.code.slug(), sources.text(finding.span));
        format!("{name}: {slug}: {} in {at}", finding.message)
    }));
    complaints
}

#[test]
fn every_wording_of_the_suite_is_understood() {
    let cases = cases();
    assert!(cases.len() >= 40, "the suite has lost its files: {}", cases.len());
    let complaints: Vec<String> = cases.iter().flat_map(|(name, case)| complaints(name, case)).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_file_of_the_suite_says_what_it_shows_and_that_it_is_no_rule() {
    for (name, case) in cases() {
        let mut parts = name.splitn(3, '-');
        let id = [parts.next(), parts.next()].map(|part| part.unwrap_or_default().to_uppercase()).join("-");
        assert!(case.starts_with(&format!("# {id} ")), "{name} does not begin with `# {id} `");
        assert!(parts.next().is_some_and(|words| words.len() > 3), "{name} has no words");
        let head = case.lines().take_while(|line| line.starts_with("# "));
        assert_eq!(head.last(), Some(NO_RULE), "{name}");
    }
}

/// The rows of the table at the end of docs/language.md: a row's wordings, and what shows them.
fn rows() -> Vec<(String, String)> {
    let text = fs::read_to_string("docs/language.md").expect("docs/language.md");
    let (_, table) = text.split_once("## What covers the fifty wordings").expect("the table");
    let rows = table.lines().filter(|line| line.starts_with("| TS-"));
    let cells = rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect::<Vec<_>>());
    cells
        .map(|cells| match cells.as_slice() {
            [wording, _, shown] => ((*wording).to_owned(), (*shown).to_owned()),
            _ => panic!("expected three cells: {cells:?}"),
        })
        .collect()
}

/// Checks a name that a row gives: a file of the suite, a bundled policy or one of its clauses.
fn misnamed(name: &str, before: &str, cases: &BTreeMap<String, String>, pack: &Pack) -> Option<String> {
    if cases.contains_key(name) {
        return None;
    }
    let (key, clause) = name.split_once('/').map_or((name, None), |(key, clause)| (key, Some(clause)));
    let Some(policy) = pack.policies.iter().find(|policy| policy.key == key) else {
        return Some("neither a file nor a policy".into());
    };
    let Some(clause) = clause else {
        let unconfirmed = before.ends_with("unconfirmed: ");
        return (unconfirmed && policy.grade != Grade::D).then(|| "more than its name is known".into());
    };
    match policy.clauses.iter().find(|known| known.key == clause) {
        None => Some("no clause of that policy".into()),
        Some(found) => (before.ends_with("office: ") != matches!(found.kind, ClauseKind::Office))
            .then(|| "`office:` stands before office clauses, and before them only".into()),
    }
}

#[test]
fn every_row_of_the_table_names_what_shows_the_wording() {
    let (_, lowered, _) = lower::lower(read::read(Path::new("policies")));
    let (cases, pack, rows) = (cases(), lowered.expect("the bundled pack").pack, rows());
    let mut complaints = Vec::new();
    let mut named: Vec<&str> = Vec::new();
    for (wording, shown) in &rows {
        let mut rest = shown.as_str();
        let mut n_names = 0;
        while let Some((before, after)) = rest.split_once('[') {
            let (name, after) = after.split_once(']').expect("a closing bracket");
            complaints.extend(misnamed(name, before, &cases, &pack).map(|what| format!("{wording}: {name}: {what}")));
            named.push(name);
            n_names += 1;
            rest = after;
        }
        let id = wording.split(' ').next().unwrap_or_default().to_lowercase();
        if let Some(own) = cases.keys().find(|name| name.starts_with(&format!("{id}-")))
            && !shown.contains(&format!("[{own}]"))
        {
            complaints.push(format!("{wording}: does not name {own}"));
        }
        if n_names == 0 && !["office", "unconfirmed", "not yet"].iter().any(|word| shown.contains(word)) {
            complaints.push(format!("{wording}: nothing shows it, and nothing says so"));
        }
    }
    complaints
        .extend(cases.keys().filter(|name| !named.contains(&name.as_str())).map(|name| format!("no row: {name}")));
    let wordings: Vec<&str> = rows.iter().filter_map(|(wording, _)| wording.split(' ').next()).collect();
    let fifty: Vec<String> = (1..=50).map(|number| format!("TS-{number:02}")).collect();
    assert_eq!(wordings, fifty);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
