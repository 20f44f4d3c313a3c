//! Shows what `caice check` says about broken packs: which finding, where, underlining which characters, with which
//! hint; and that arbitrary bytes give findings, never a panic.
//!
//! Each folder of tests/broken is a case: files laid over tests/broken/base (and, listed in a file called `remove`,
//! files taken away), `expected.txt` with the exact output, and for some `expected.json`. `UPDATE=1 cargo test --test
//! broken` rewrites both; read the diff.
//!
//! Deliberately does not show what a sound pack means: `laws`, `assess` and the personas do.
#![cfg(feature = "author")]

#[path = "broken/proposed.rs"]
mod proposed;

use std::{
    collections::BTreeSet,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use caice::author::{
    finding::{self, Code, Finding, Severity},
    lint, lower, persona, read,
    source::Sources,
};
use proptest::prelude::*;
use serde_json::Value as Json;
use tempfile::TempDir;

type Shown = Result<(), Box<dyn Error>>;

/// The files of the base, in reading order.
const FILES: [&str; 5] = ["pack.yaml", "terms.yaml", "sources.yaml", "facts.yaml", "lishui/one.yaml"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

/// The names of all cases, sorted.
fn cases() -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder())? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|name| format!("{name:?} is no text"))?;
        if entry.path().is_dir() && name != "base" {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Copies the YAML files below `from` to `to`, keeping their places.
fn lay(from: &Path, to: &Path) -> Shown {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, target) = {
            let entry = entry?;
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            lay(&path, &target)?;
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// A folder that holds `policies`: the base with `case` laid over it.
fn laid(case: Option<&str>) -> Result<TempDir, Box<dyn Error>> {
    let place = TempDir::new()?;
    let policies = place.path().join("policies");
    lay(&folder().join("base"), &policies)?;
    if let Some(case) = case {
        let case = folder().join(case);
        lay(&case, &policies)?;
        for name in fs::read_to_string(case.join("remove")).unwrap_or_default().lines() {
            fs::remove_file(policies.join(name))?;
        }
    }
    Ok(place)
}

/// Runs the command in `place`, so that no printed path depends on the machine.
fn caice(place: &Path, arguments: &[&str]) -> Result<Output, Box<dyn Error>> {
    Ok(Command::new(env!("CARGO_BIN_EXE_caice")).args(arguments).current_dir(place).output()?)
}

/// The command's output and exit code; the error stream must be empty.
fn printed(place: &Path, arguments: &[&str]) -> Result<(String, i32), Box<dyn Error>> {
    let output = caice(place, arguments)?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(complaint.is_empty(), "{arguments:?} wrote to the error stream: {complaint}");
    Ok((String::from_utf8(output.stdout)?, output.status.code().ok_or("killed by a signal")?))
}

/// Compares with the file `path`, or rewrites it with `UPDATE=1`. Returns a complaint.
fn compare(path: &Path, found: &str) -> Option<String> {
    if std::env::var_os("UPDATE").is_some_and(|update| update == "1") {
        return fs::write(path, found).err().map(|error| format!("{}: {error}", path.display()));
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    (expected != found).then(|| format!("{}\n--- expected\n{expected}\n--- found\n{found}", path.display()))
}

/// The findings of `case` as JSON.
fn findings(case: &str) -> Result<Vec<Json>, Box<dyn Error>> {
    let place = laid(Some(case))?;
    let (out, _) = printed(place.path(), &["check", "--json"])?;
    let report: Json = serde_json::from_str(&out)?;
    Ok(report["findings"].as_array().ok_or("no findings")?.clone())
}

/// The finding of `case` that underlines `text`: its code, line and column.
fn place_of(case: &str, text: &str) -> Result<(String, u64, u64), Box<dyn Error>> {
    let all = findings(case)?;
    let found: Vec<&Json> = all.iter().filter(|finding| finding["text"] == text).collect();
    let [finding] = found.as_slice() else {
        return Err(format!("{case}: {} findings underline `{text}`: {all:#?}", found.len()).into());
    };
    let number = |name: &str| finding[name].as_u64().ok_or_else(|| format!("no {name}"));
    Ok((finding["code"].as_str().unwrap_or_default().to_owned(), number("line")?, number("column")?))
}

#[test]
fn the_base_has_no_finding_and_its_personas_pass() -> Shown {
    let place = laid(None)?;
    let (out, code) = printed(place.path(), &["check", "--strict"])?;
    assert_eq!((out.lines().next(), code), (Some("policies: nothing to mend"), 0), "{out}");
    let (out, code) = printed(place.path(), &["test"])?;
    assert_eq!(code, 0, "{out}");
    assert!(out.ends_with("2 passed, 0 failed\n"), "{out}");
    Ok(())
}

#[test]
fn a_sound_folder_ends_with_its_counts_by_grade_and_a_broken_one_does_not() -> Shown {
    let place = laid(None)?;
    let (out, _) = printed(place.path(), &["check"])?;
    assert_eq!(out.lines().last(), Some("1 policy: 1 B; 1 benefit: 1 A"), "{out}");
    // The policy's own grade counts, not that of its clauses.
    let path = place.path().join("policies/lishui/one.yaml");
    let text = fs::read_to_string(&path)?;
    fs::write(&path, text.replacen("\ngrade: B\n", "\ngrade: A\n", 1))?;
    let (out, _) = printed(place.path(), &["check"])?;
    assert_eq!(out.lines().last(), Some("1 policy: 1 A; 1 benefit: 1 A"), "{out}");
    fs::write(&path, text.replacen("\nlevel: lishui\n", "\nlevel: nowhere\n", 1))?;
    let (out, code) = printed(place.path(), &["check"])?;
    assert!(code == 1 && !out.contains("1 policy:"), "{out}");
    Ok(())
}

#[test]
fn every_case_prints_exactly_what_is_expected() -> Shown {
    let mut complaints = Vec::new();
    for case in cases()? {
        let place = laid(Some(&case))?;
        let (out, code) = printed(place.path(), &["check"])?;
        complaints.extend(compare(&folder().join(&case).join("expected.txt"), &out));
        let errors = out.contains("error[");
        if code != i32::from(errors) {
            complaints.push(format!("{case}: exit code {code}, errors: {errors}"));
        }
        if !errors && !out.contains("warning[") {
            complaints.push(format!("{case} is not broken: nothing was found"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn findings_as_json_are_exactly_what_is_expected() -> Shown {
    let mut complaints = Vec::new();
    let mut compared = 0;
    for case in cases()? {
        let path = folder().join(&case).join("expected.json");
        if path.exists() {
            compared += 1;
            let place = laid(Some(&case))?;
            complaints.extend(compare(&path, &printed(place.path(), &["check", "--json"])?.0));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(compared >= 4, "only {compared} cases have an expected.json");
    Ok(())
}

#[test]
fn every_code_has_a_case() -> Shown {
    let place = laid(None)?;
    let (list, code) = printed(place.path(), &["check", "--list"])?;
    assert_eq!(code, 0);
    let listed: BTreeSet<&str> = list.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
    let all: BTreeSet<&str> = Code::ALL.iter().map(|code| code.slug()).collect();
    assert_eq!(listed, all, "`caice check --list` lists every code");
    let mut shown = String::new();
    for case in cases()? {
        shown += &fs::read_to_string(folder().join(case).join("expected.txt"))?;
    }
    let unseen: Vec<&&str> = all.iter().filter(|code| !shown.contains(&format!("[{code}]: "))).collect();
    assert!(unseen.is_empty(), "codes without a case in tests/broken: {unseen:?}");
    Ok(())
}

/// The text of `lines` between two places, both counted from 1 and in characters.
fn between(text: &str, start: (usize, usize), end: (usize, usize)) -> Option<String> {
    let offset = |(line, column): (usize, usize)| {
        let line_start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let rest = text.get(line_start..)?;
        let within = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).nth(column - 1)?;
        Some(line_start + within)
    };
    text.get(offset(start)?..offset(end)?).map(str::to_owned)
}

#[test]
fn line_and_column_of_every_finding_lead_to_its_underlined_text() -> Shown {
    let mut complaints = Vec::new();
    for case in cases()? {
        let place = laid(Some(&case))?;
        let mut before = (0, String::new(), 0, 0);
        for finding in findings(&case)? {
            let number = |name: &str| finding[name].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            let file = finding["file"].as_str().unwrap_or_default();
            // An unreadable file shows as empty.
            let text = fs::read_to_string(place.path().join("policies").join(file)).unwrap_or_default();
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            let (start, end) = ((number("line"), number("column")), (number("end_line"), number("end_column")));
            if between(text, start, end).as_deref() != finding["text"].as_str() {
                complaints.push(format!("{case}: {start:?} to {end:?} is not the text of {finding:#}"));
            }
            let rank = FILES.iter().position(|name| *name == file).unwrap_or(FILES.len());
            let at = (rank, file.to_owned(), start.0, start.1);
            if at < before {
                complaints.push(format!("{case}: out of reading order: {finding:#}"));
            }
            before = at;
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn messages_are_one_line_without_capital_and_period() -> Shown {
    let mut complaints = Vec::new();
    for case in cases()? {
        for finding in findings(&case)? {
            for part in ["message", "hint"] {
                let Some(text) = finding[part].as_str() else {
                    complaints.push(format!("{case}: no {part}: {finding}"));
                    continue;
                };
                let capital = text.starts_with(|first: char| first.is_ascii_uppercase());
                let rust = ["Some(", "None", "Option", "Vec<", "String", "usize", "NodeKind", "panicked"];
                let internal = rust.iter().any(|name| text.contains(name));
                if capital || text.ends_with(['.', '!']) || text.contains('\n') || text.trim() != text || internal {
                    complaints.push(format!("{case}: {part}: {text}"));
                }
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn all_findings_of_all_files_are_told_not_only_the_first() -> Shown {
    let all = findings("bad-value")?;
    let files: BTreeSet<&str> = all.iter().filter_map(|finding| finding["file"].as_str()).collect();
    assert_eq!(files.len(), 4, "{files:?}");
    let in_policy = all.iter().filter(|finding| finding["file"] == "lishui/one.yaml").count();
    assert_eq!(in_policy, 5, "{all:#?}");
    Ok(())
}

#[test]
fn a_cel_error_after_chinese_text_is_underlined_at_the_right_column() -> Shown {
    // A plain scalar: `rule: year == '毕业学年' || had_befor`, indented by ten.
    assert_eq!(place_of("chinese-before-plain-scalar", "had_befor")?, ("unknown-fact".into(), 23, 35));
    // A Chinese comment on the line, and Chinese before it in the rule itself.
    assert_eq!(place_of("chinese-before-plain-scalar", "'中文选项'")?, ("unknown-option".into(), 12, 14));
    assert_eq!(place_of("chinese-before-plain-scalar", "yaer")?, ("unknown-fact".into(), 12, 36));
    // A quoted scalar behind Chinese text on the same line.
    assert_eq!(place_of("chinese-before-quoted-scalar-on-one-line", "yaer")?, ("unknown-fact".into(), 10, 100));
    // A syntax error under a Chinese comment: a bracket that closes nothing.
    assert_eq!(place_of("chinese-comment-before-syntax-error", ")")?, ("rule-syntax".into(), 13, 37));
    // Characters of four bytes and of several code points; columns count code points.
    assert_eq!(place_of("rare-characters-before-error", "yaer")?, ("unknown-fact".into(), 12, 31));
    Ok(())
}

#[test]
fn a_byte_order_mark_moves_no_column_and_crlf_no_line() -> Shown {
    assert_eq!(place_of("byte-order-mark", "一项")?, ("bad-key".into(), 1, 5));
    assert_eq!(place_of("crlf-line-ends", "shcool")?, ("bad-value".into(), 5, 42));
    assert_eq!(place_of("crlf-line-ends", "yaer")?, ("unknown-fact".into(), 12, 13));
    Ok(())
}

#[test]
fn strict_makes_warnings_exit_with_1() -> Shown {
    let place = laid(Some("warnings"))?;
    let (relaxed, code) = printed(place.path(), &["check"])?;
    assert_eq!(code, 0, "{relaxed}");
    let (strict, code) = printed(place.path(), &["check", "--strict"])?;
    assert_eq!((strict, code), (relaxed, 1));
    Ok(())
}

#[test]
fn the_age_of_sources_is_judged_on_the_day_given() -> Shown {
    // The base's only source was seen on 2026-11-01 and may be 180 days old.
    let place = laid(None)?;
    let (out, _) = printed(place.path(), &["check", "--on", "2027-04-30"])?;
    assert!(out.starts_with("policies: nothing to mend\n"), "{out}");
    let (out, code) = printed(place.path(), &["check", "--strict", "--on", "2027-05-01"])?;
    assert!(out.contains("warning[stale-source]: last looked at 181 days before 2027-05-01"), "{out}");
    assert_eq!(code, 1);
    Ok(())
}

#[test]
fn a_folder_that_is_not_there_is_findings_and_not_a_crash() -> Shown {
    let place = TempDir::new()?;
    let (out, code) = printed(place.path(), &["check", "nowhere"])?;
    assert_eq!((out.matches("error[unreadable-file]").count(), code), (4, 1), "{out}");
    Ok(())
}

#[test]
fn other_commands_refuse_a_broken_pack_and_show_its_errors() -> Shown {
    let place = laid(Some("unknown-fact"))?;
    fs::write(place.path().join("answers.json"), "{}")?;
    let commands: [&[&str]; 3] = [&["test"], &["build", "--out", "pack"], &["assess", "--answers", "answers.json"]];
    for command in commands {
        let (out, code) = printed(place.path(), command)?;
        assert_eq!(code, 1, "{command:?}");
        assert!(out.contains("error[unknown-fact]: unknown fact `yaer`\n  --> "), "{command:?}: {out}");
    }
    assert!(!place.path().join("pack").exists(), "nothing is built from a broken pack");
    let (out, code) = printed(place.path(), &["assess", "--answers", "answers.json", "--json"])?;
    let report: Json = serde_json::from_str(&out)?;
    assert_eq!((report["diagnostics"].as_array().map(Vec::len), code), (Some(3), 1));
    assert_eq!(report["diagnostics"][0]["path"], "lishui/one.yaml:12:13");
    Ok(())
}

/// Slips of an author's hand.
const SLIPS: &[&str] = &[
    "\t",
    "\r",
    "\r\n",
    "\n",
    " ",
    "  ",
    "\n\n",
    ":",
    ": ",
    "- ",
    "-",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "''",
    "|",
    "|-\n",
    ">-\n",
    ">",
    "|2-\n",
    "#",
    " #",
    "&a ",
    "*a",
    "!!str ",
    "!",
    "%",
    "@",
    "`",
    "---\n",
    "...\n",
    "<<: ",
    "~",
    "null",
    "true",
    "0",
    "-1",
    "1e9",
    "0x1F",
    "999999999999999999999",
    "中",
    "，",
    "：",
    "“",
    "𠮷",
    "👩‍🎓",
    "\u{feff}",
    "\u{2028}",
    "\u{85}",
    "\u{0}",
    "\\",
    "\\u4e2d",
    "\\x",
    "all:\n",
    "any: ",
    "rule: ",
    "derived: year",
    "office: true",
    "presume: true",
    "&&",
    "||",
    "!",
    "!!",
    "==",
    "!=",
    " in ",
    "(",
    ")",
    "year",
    "hardship",
    "had_before",
    "'final'",
    "b'\\xff'",
    "\"\"\"",
    "1u",
    "1.5",
    ".x",
    "[0]",
    "x.y",
    "{}",
    "[]",
    "<",
    ">",
    "<=",
    "+",
    "%",
    "?",
    "has(",
    "size(",
    "none",
    "S01",
    "2026-02-30",
    "2026-11-23",
];

/// An edit of one file: at which thousandth, how many characters to delete, what to insert.
fn slip() -> impl Strategy<Value = (usize, usize, usize, String)> {
    let inserted = prop_oneof![
        6 => (0..SLIPS.len()).prop_map(|index| SLIPS.get(index).copied().unwrap_or_default().to_owned()),
        1 => any::<String>(),
    ];
    (0..FILES.len(), 0..1000_usize, 0..6_usize, inserted)
}

/// The files of the base as bytes.
fn base() -> Result<Vec<Vec<u8>>, std::io::Error> {
    FILES.iter().map(|name| fs::read(folder().join("base").join(name))).collect()
}

fn write_all(place: &Path, files: &[Vec<u8>]) -> Result<(), std::io::Error> {
    for (name, bytes) in FILES.iter().zip(files) {
        let path = place.join("policies").join(name);
        fs::create_dir_all(path.parent().unwrap_or(place))?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

/// Every pass over a folder, as `caice check` runs them.
fn every_pass(policies: &Path) -> (Sources, Vec<Finding>) {
    let (sources, lowered, mut findings) = lower::lower(read::read(policies));
    let sound = findings.iter().all(|finding| finding.code.severity() == Severity::Warning);
    if let Some(lowered) = lowered {
        // Lints normally see only sound packs; here they must cope with anything.
        let judged = lint::lint(&lowered, lowered.pack.checked);
        let run = persona::run(&lowered);
        if sound {
            findings.extend(judged);
            findings.extend(run.untested);
        }
    }
    (sources, finding::in_order(findings))
}

/// Fails where a finding's span leaves its file or cuts a character.
fn spans_lie_in_their_files(sources: &Sources, findings: &[Finding]) -> Result<(), TestCaseError> {
    for finding in findings {
        let source =
            sources.get(finding.span.file).ok_or_else(|| TestCaseError::fail(format!("no file: {finding:?}")))?;
        let text = source.text.get(finding.span.start..finding.span.end);
        prop_assert!(text.is_some(), "{finding:?} leaves {} of {} bytes", source.path, source.text.len());
    }
    let shown = finding::render(sources, findings);
    let headlines = shown.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning[")).count();
    prop_assert!(headlines >= findings.len(), "{} findings, {headlines} shown:\n{shown}", findings.len());
    Ok(())
}

/// Cases per property: `CAICE_CASES`, else proptest's own `PROPTEST_CASES`, else `modest`.
fn config(modest: u32) -> ProptestConfig {
    let given = ["CAICE_CASES", "PROPTEST_CASES"].iter().find_map(|name| std::env::var(name).ok()?.parse().ok());
    ProptestConfig { cases: given.unwrap_or(modest), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn any_bytes_in_any_file_give_findings_and_never_a_panic(
        file in 0..FILES.len(),
        bytes in prop_oneof![prop::collection::vec(any::<u8>(), 0..200), any::<String>().prop_map(String::into_bytes)],
    ) {
        let place = TempDir::new()?;
        let mut files = base()?;
        if let Some(slot) = files.get_mut(file) {
            *slot = bytes;
        }
        write_all(place.path(), &files)?;
        let (sources, findings) = every_pass(&place.path().join("policies"));
        spans_lie_in_their_files(&sources, &findings)?;
    }

    #[test]
    fn slips_of_the_hand_give_findings_inside_the_files_and_never_a_panic(
        slips in prop::collection::vec(slip(), 1..5),
    ) {
        let place = TempDir::new()?;
        let mut files = base()?;
        for (file, part, n_removed, inserted) in slips {
            let Some(bytes) = files.get_mut(file) else { continue };
            let text: Vec<char> = String::from_utf8_lossy(bytes).chars().collect();
            let at = text.len() * part / 1000;
            let (head, tail) = text.split_at(at);
            let rest = tail.iter().skip(n_removed);
            *bytes = head.iter().copied().chain(inserted.chars()).chain(rest.copied()).collect::<String>().into_bytes();
        }
        write_all(place.path(), &files)?;
        let (sources, findings) = every_pass(&place.path().join("policies"));
        spans_lie_in_their_files(&sources, &findings)?;
    }

    #[test]
    fn any_rule_gives_findings_inside_itself_and_never_a_panic(
        tokens in prop::collection::vec(0..SLIPS.len(), 0..12),
        style in 0..3_u8,
    ) {
        let words = tokens.iter().filter_map(|index| SLIPS.get(*index)).filter(|token| !token.contains(['\n', '\r']));
        let rule = words.copied().collect::<Vec<_>>().join(" ");
        let written = match style {
            0 => rule,
            1 => format!("\"{}\"", rule.replace(['"', '\\'], "")),
            _ => format!("|-\n        {rule}"),
        };
        let place = TempDir::new()?;
        let mut files = base()?;
        if let Some(bytes) = files.last_mut() {
            *bytes = String::from_utf8_lossy(bytes).replacen("year == 'final'", &written, 1).into_bytes();
        }
        write_all(place.path(), &files)?;
        let (sources, findings) = every_pass(&place.path().join("policies"));
        spans_lie_in_their_files(&sources, &findings)?;
    }
}

proptest! {
    // Each case starts a process, so run only a share of them.
    #![proptest_config(ProptestConfig { cases: config(64).cases.div_ceil(6), ..config(64) })]

    #[test]
    fn the_command_ends_with_0_or_1_whatever_the_files_hold(
        file in 0..FILES.len(),
        at in 0..1000_usize,
        bytes in prop::collection::vec(any::<u8>(), 1..8),
    ) {
        let place = TempDir::new()?;
        let mut files = base()?;
        if let Some(content) = files.get_mut(file) {
            let at = content.len() * at / 1000;
            content.splice(at..at, bytes);
        }
        write_all(place.path(), &files)?;
        let output = caice(place.path(), &["check"]).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
        prop_assert!(output.stderr.is_empty(), "{output:?}");
    }
}
