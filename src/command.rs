//! The `caice` command: arguments in, one pass called, text and an exit code out.
//!
//! Exit codes: 0 done, 1 findings or bad input, 2 wrong usage. Each pass lives in its own file.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use serde_json::json;

#[cfg(feature = "roster")]
mod before;
mod day;
#[cfg(feature = "roster")]
mod out;
#[cfg(feature = "roster")]
mod roster;

use self::day::day;
use crate::{
    author::{
        accept, begin,
        edit::{self, Stuck},
        finding::{self, Code, Finding, Severity},
        lint,
        lower::{self, Lowered, Unnumbered},
        number, people, persona, read,
        source::{Sources, read_text},
        tally,
    },
    contract::{
        answers::{self, Problem},
        receipt::{self, Differences, Kept},
        report,
    },
    engine::{self, Assessment, Index, Receipt},
    pack::Pack,
    publish::{build, dist, doc, serve, shell, weight},
    value::{Answers, Date},
};

/// Checks, tests, compiles and tries out packs of policy rules.
#[derive(Debug, Parser)]
#[command(name = "caice", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Look for mistakes in a folder of rules; of a sound one, also print how many things are of which grade.
    Check {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// Warnings count as errors.
        #[arg(long)]
        strict: bool,
        /// Print findings as JSON.
        #[arg(long)]
        json: bool,
        /// The day to judge the age of sources by; the pack's checked date if left out.
        #[arg(long, value_parser = day)]
        on: Option<Date>,
        /// Print all codes with their meaning, and look at nothing.
        #[arg(long)]
        list: bool,
    },
    /// Run every persona, and every person of the whole pack. With --accept, names only what failed.
    Test {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// First write what comes out into people/*.yaml, where nobody said it yet or something else was said.
        #[arg(long)]
        accept: bool,
        /// With --accept, also name what passed.
        #[arg(long)]
        all: bool,
    },
    /// Give numbers in wire.yaml to what has none yet.
    Number {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
    },
    /// Begin a policy: a file with every field explained, and its number for links.
    NewPolicy {
        #[command(flatten)]
        wanted: begin::Wanted,
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
    },
    /// Compile a folder of rules for the browser.
    Build {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// Where to write the compiled pack.
        #[arg(short, long)]
        out: PathBuf,
    },
    /// Write the reading copy: a page without any script for each policy, in Chinese and in English.
    Doc {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// Where to write it.
        #[arg(short, long)]
        out: PathBuf,
    },
    /// Say what comes out for one person.
    Assess {
        /// A JSON file: an object from facts to answers.
        #[arg(long)]
        answers: PathBuf,
        /// The folder of rules.
        #[arg(long, default_value = "policies")]
        policies: PathBuf,
        /// The day to assess for; the pack's checked date if left out.
        #[arg(long, value_parser = day)]
        on: Option<Date>,
        /// The day the answers were true; the assessed day if left out.
        #[arg(long, value_parser = day)]
        as_of: Option<Date>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Say what has changed since an earlier report, and whether the rules or the days did it.
    Compare {
        /// What `caice assess --json` printed then.
        report: PathBuf,
        /// The folder of rules.
        #[arg(long, default_value = "policies")]
        policies: PathBuf,
        /// The day to compare with; the pack's checked date if left out.
        #[arg(long, value_parser = day)]
        on: Option<Date>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Read a spreadsheet of staff, and say what comes out for everybody on it.
    #[cfg(feature = "roster")]
    Roster {
        #[command(flatten)]
        wanted: roster::Wanted,
    },
    /// Put bundled page and compiled pack together as the folder to deploy.
    Dist {
        /// The folder of rules.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// Trunk's release output.
        #[arg(long, default_value = "target/trunk")]
        trunk: PathBuf,
        /// Trunk's release output of the stand's page.
        #[arg(long, default_value = "target/trunk-fair")]
        fair: PathBuf,
        /// The folder in which trunk has built the office's page.
        #[arg(long, default_value = "target/trunk-desk")]
        desk: PathBuf,
        /// The compiled pack.
        #[arg(long, default_value = "target/pack")]
        pack: PathBuf,
        /// The folder to write.
        #[arg(short, long, default_value = "dist")]
        out: PathBuf,
    },
    /// Serve a deployed folder with the headers of the deployment.
    Serve {
        /// The folder.
        #[arg(default_value = "dist")]
        dir: PathBuf,
        /// The port.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Also listen on the local network, and show the address as a QR code.
        #[arg(long)]
        lan: bool,
    },
}

/// Runs the command line of this process.
///
/// Runs on its own thread with room for deeply nested rules: the CEL parser recurses.
pub fn run() -> ExitCode {
    let worker = std::thread::Builder::new().stack_size(256 << 20).spawn(run_here);
    worker.ok().and_then(|worker| worker.join().ok()).unwrap_or(ExitCode::FAILURE)
}

fn run_here() -> ExitCode {
    // clap prints usage errors itself and ends with 2.
    let arguments = Arguments::parse();
    let (out, code) = match arguments.command {
        Command::Check { list: true, .. } => (codes(), 0),
        Command::Check { dir, strict, json, on, .. } => check(&dir, strict, json, on),
        Command::Test { dir, accept: false, .. } => test(&dir, true),
        Command::Test { dir, accept: true, all } => {
            let (accepted, stuck) = accept(&dir);
            // A folder with errors has already printed them.
            let (tested, failed) = if stuck == REFUSED { (String::new(), 1) } else { test(&dir, all) };
            (accepted + &tested, stuck.min(1).max(failed))
        }
        Command::Number { dir } => number(&dir),
        Command::NewPolicy { wanted, dir } => new_policy(wanted, &dir),
        Command::Build { dir, out } => with_pack(&dir, |_, lowered| {
            let written = build::build(lowered, &out)?;
            Ok(written.iter().map(|(name, bytes)| format!("{bytes:>8}  {}\n", out.join(name).display())).collect())
        }),
        Command::Doc { dir, out } => with_pack(&dir, |_, lowered| {
            let written = doc::write(lowered, &out)?;
            Ok(format!("{}: {} written; begin with index.html\n", out.display(), count(written, "file")))
        }),
        Command::Assess { answers, policies, on, as_of, json } => assess(&policies, &answers, on, as_of, json),
        Command::Compare { report, policies, on, json } => compare(&policies, &report, on, json),
        #[cfg(feature = "roster")]
        Command::Roster { wanted } => roster(&wanted),
        Command::Dist { dir, trunk, fair, desk, pack, out } => with_pack(&dir, |_, lowered| {
            let rules = doc::pages(lowered, true)?;
            let from = dist::From { page: &trunk, stand: &fair, desk: &desk, pack: &pack, rules: &rules };
            dist::dist(&from, &shell::shell(lowered), &out).map(|report| report.to_string())
        }),
        Command::Serve { dir, port, lan } => match serve::serve(&dir, port, lan) {
            Ok(()) => (String::new(), 0),
            Err(problem) => (format!("{problem}\n"), 1),
        },
    };
    print_all(&out);
    ExitCode::from(code)
}

/// Prints without failing when the reader has gone away.
fn print_all(out: &str) {
    use std::io::Write as _;
    let mut stdout = std::io::stdout().lock();
    let _closed = stdout.write_all(out.as_bytes()).and_then(|()| stdout.flush());
}

fn codes() -> String {
    let line = |code: &Code| {
        let severity = if code.severity() == Severity::Error { "error  " } else { "warning" };
        format!("{severity} {:<22} {}\n", code.slug(), code.help())
    };
    Code::ALL.iter().map(line).collect()
}

/// Reads, lowers and lints a folder.
fn load(dir: &Path, on: Option<Date>) -> (Sources, Option<Lowered>, Vec<Finding>) {
    let (sources, lowered, mut findings) = lower::lower(read::read(dir));
    // Lint only sound packs: on a broken one, lints would repeat its errors.
    if let Some(lowered) = lowered.as_ref().filter(|_| !has_errors(&findings)) {
        findings.extend(lint::lint(lowered, on.unwrap_or(lowered.pack.checked)));
        findings.extend(lint::untested(lowered));
        findings = finding::in_order(findings);
    }
    (sources, lowered, findings)
}

fn is_error(finding: &Finding) -> bool {
    finding.code.severity() == Severity::Error
}

fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(is_error)
}

/// Printed when a folder has errors and the command was asked for something other than finding them.
fn refused(dir: &Path, sources: &Sources, errors: &[Finding]) -> (String, u8) {
    (finding::render(sources, errors) + &format!("{}: mend these first\n", dir.display()), 1)
}

fn check(dir: &Path, strict: bool, json: bool, on: Option<Date>) -> (String, u8) {
    let (sources, lowered, findings) = load(dir, on);
    let errors = findings.iter().filter(|finding| is_error(finding)).count();
    let warnings = findings.len() - errors;
    let code = u8::from(errors > 0 || (strict && warnings > 0));
    if json {
        let report = json!({ "format": 1, "errors": errors, "warnings": warnings, "findings": finding::to_json(&sources, &findings) });
        return (format!("{report:#}\n"), code);
    }
    let summary = match (errors, warnings) {
        (0, 0) => format!("{}: nothing to mend\n", dir.display()),
        _ => format!("{}: {}, {}\n", dir.display(), count(errors, "error"), count(warnings, "warning")),
    };
    // Not a finding and never an error: a pack may weigh what it needs to.
    let sound = lowered.as_ref().filter(|_| errors == 0);
    let heavy = sound.and_then(|lowered| weight::remark(lowered, weight::REMARKABLE).ok().flatten());
    let grades = sound.map(|lowered| tally::line(&lowered.pack)).filter(|line| !line.is_empty());
    let grades = grades.map(|line| line + "\n").unwrap_or_default();
    let (told, more) = finding::in_short(findings);
    (finding::render(&sources, &told) + &more + &heavy.unwrap_or_default() + &summary + &grades, code)
}

fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// Runs a step on a folder without errors; otherwise prints the errors.
fn with_pack(dir: &Path, work: impl FnOnce(&Sources, &Lowered) -> Result<String, String>) -> (String, u8) {
    let (sources, lowered, findings) = load(dir, None);
    match lowered {
        Some(lowered) if !has_errors(&findings) => match work(&sources, &lowered) {
            Ok(out) => (out, 0),
            Err(problem) => (format!("{problem}\n"), 1),
        },
        _ => {
            let errors: Vec<Finding> = findings.into_iter().filter(is_error).collect();
            refused(dir, &sources, &errors)
        }
    }
}

/// Runs everybody; names those who passed only if asked to.
fn test(dir: &Path, all: bool) -> (String, u8) {
    let mut failed = 0;
    let (out, code) = with_pack(dir, |sources, lowered| {
        let run = persona::run(lowered);
        let people = people::run(sources, lowered);
        let results: Vec<_> = run.results.iter().chain(&people).collect();
        let mut out = String::new();
        for result in &results {
            let passed = result.differences.is_empty();
            if all || !passed {
                out += &format!("{} {}\n", if passed { "ok  " } else { "FAIL" }, result.name);
            }
            for difference in &result.differences {
                out += &format!("     {difference}\n");
            }
        }
        failed = results.iter().filter(|result| !result.differences.is_empty()).count();
        for finding in &run.untested {
            out += &format!("not covered: {}\n", finding.message);
        }
        out += &format!("clauses and thresholds not covered: {}\n", run.untested.len());
        out += &format!("{} passed, {failed} failed\n", results.len() - failed);
        Ok(out)
    });
    (out, code.max(u8::from(failed > 0)))
}

/// What `accept` returns if the folder has errors.
const REFUSED: u8 = 2;

/// Writes the actual outcomes into people/.
fn accept(dir: &Path) -> (String, u8) {
    let (sources, lowered, findings) = load(dir, None);
    let Some(lowered) = lowered.filter(|_| !has_errors(&findings)) else {
        let errors: Vec<Finding> = findings.into_iter().filter(is_error).collect();
        return (refused(dir, &sources, &errors).0, REFUSED);
    };
    let (mut out, mut code) = (String::new(), 0);
    for person in lowered.people.iter().chain(&lowered.employers) {
        let path = sources.get(person.id.span.file).map(|source| source.path.as_str()).unwrap_or_default();
        let written = match accept::accept(&sources, &lowered, person) {
            Ok(accepted) if accepted.told.is_empty() => continue,
            Ok(accepted) => edit::write(&dir.join(path), &accepted.text).map(|()| accepted.told),
            Err(stuck) => Err(stuck_at(&sources, &stuck)),
        };
        match written {
            Ok(told) => {
                out += &format!("{path}: {} written; read the diff\n", count(told.len(), "change"));
                told.iter().for_each(|line| out += &format!("  {line}\n"));
            }
            Err(problem) => {
                out += &format!("{path}: left as it is\n{problem}\n");
                code = 1;
            }
        }
    }
    if out.is_empty() {
        out = format!("{}: nothing to accept\n", dir.join(read::PEOPLE).display());
    }
    (out, code)
}

/// Writes the missing numbers into wire.yaml, whatever else is wrong, but for what may mean another name or number.
fn number(dir: &Path) -> (String, u8) {
    let (sources, lowered, findings) = lower::lower(read::read(dir));
    let wire = sources.position(read::WIRE);
    let in_the_way = |finding: &&Finding| {
        let names = matches!(
            finding.code,
            Code::UnknownNumbered
                | Code::NumberTwice
                | Code::DuplicateId
                | Code::DuplicateKey
                | Code::BadKey
                | Code::YamlSyntax
                | Code::YamlUnsupported
                | Code::UnreadableFile
        );
        is_error(finding) && finding.code != Code::Unnumbered && (names || wire == Some(finding.span.file))
    };
    let errors: Vec<Finding> = findings.iter().filter(in_the_way).cloned().collect();
    let Some(lowered) = lowered.filter(|_| errors.is_empty()) else { return refused(dir, &sources, &errors) };
    let path = dir.join(read::WIRE);
    let Some(file) = sources.position(read::WIRE) else {
        let help =
            "write one with `facts:` and `policies:`, each with at least one number; then everything can be handed on";
        return (format!("{}: no such file\n  help: {help}\n", path.display()), 1);
    };
    let missing = &lowered.places.unnumbered;
    if missing.is_empty() {
        return (format!("{}: everything has a number\n", path.display()), 0);
    }
    add_numbers(&sources, file, &path, missing)
}

/// Adds these numbers to wire.yaml, which is `file`.
fn add_numbers(sources: &Sources, file: usize, path: &Path, missing: &[Unnumbered]) -> (String, u8) {
    let text = sources.get(file).map(|source| source.text.as_str()).unwrap_or_default();
    let written = number::numbered(file, text, missing)
        .map_err(|stuck| stuck_at(sources, &stuck))
        .and_then(|(text, told)| edit::write(path, &text).map(|()| told));
    match written {
        Ok(told) => {
            let lines: String = told.iter().map(|line| format!("  {line}\n")).collect();
            (format!("{}: {} added; read the diff\n{lines}", path.display(), count(told.len(), "number")), 0)
        }
        Err(problem) => (format!("{}: left as it is\n{problem}\n", path.display()), 1),
    }
}

/// Writes the draft of a policy, and its number into wire.yaml.
fn new_policy(wanted: begin::Wanted, dir: &Path) -> (String, u8) {
    let draft = match begin::draft(wanted, &read::read(dir), dir) {
        Ok(draft) => draft,
        Err(refused) => return (format!("{}\n  help: {}\n", refused.message, refused.hint), 1),
    };
    let path = dir.join(&draft.path);
    let folder = path.parent().unwrap_or(dir);
    let made = std::fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()));
    if let Err(problem) = made.and_then(|()| edit::write(&path, &draft.text)) {
        return (format!("{problem}\n"), 1);
    }
    // The folder has errors from now on, those of the draft, but what has no number is known all the same.
    let (sources, lowered, _) = lower::lower(read::read(dir));
    let is_its = |missing: &Unnumbered| missing.section == "policies" && missing.name == draft.id;
    let missing: Vec<_> = lowered.map(|lowered| lowered.places.unnumbered).unwrap_or_default();
    let missing: Vec<_> = missing.into_iter().filter(is_its).collect();
    let (numbered, code) = match sources.position(read::WIRE).filter(|_| !missing.is_empty()) {
        Some(file) => add_numbers(&sources, file, &dir.join(read::WIRE), &missing),
        None => (String::new(), 0),
    };
    let next: String = [
        ("check", "names what is still to be filled in"),
        ("test --accept", "runs its personas, and adds it to the people"),
        ("check --strict", "says whether it may be published"),
    ]
    .iter()
    .map(|(command, does)| format!("  {:<32}  {does}\n", format!("caice {command} {}", dir.display())))
    .collect();
    (format!("{}: begun; what is marked FILL IN is yours\n{numbered}next:\n{next}", path.display()), code)
}

/// The place and message of a failed edit, laid out like a finding.
fn stuck_at(sources: &Sources, stuck: &Stuck) -> String {
    let place = sources.place(stuck.span.file, stuck.span.start);
    let file = sources.get(stuck.span.file).map(|source| source.path.as_str()).unwrap_or_default();
    format!("  {file}:{}:{}: {}", place.line, place.column, stuck.message)
}

fn assess(dir: &Path, path: &Path, on: Option<Date>, as_of: Option<Date>, json: bool) -> (String, u8) {
    with_rules(dir, json, |lowered| {
        let pack = &lowered.pack;
        let on = on.unwrap_or(pack.checked);
        let as_of = as_of.unwrap_or(on);
        let (given, problems) = parsed(path)?;
        let answers = answered(pack, &given, problems, as_of)?;
        let assessment = all_of(pack, &answers, on, as_of);
        Ok(if json {
            format!("{:#}\n", report::assessment(pack, lowered.long(), &answers, &assessment))
        } else {
            report::plain(pack, lowered.short(), &assessment)
        })
    })
}

/// Every policy, and what to ask of whoever answers.
fn all_of(pack: &Pack, answers: &Answers, on: Date, as_of: Date) -> Assessment {
    let index = Index::where_answers(engine::who_answers(pack, answers), pack);
    let next = engine::assess_by(&index, pack, answers, on, as_of).next;
    Assessment { next, ..engine::assess(pack, answers, on, as_of) }
}

fn compare(dir: &Path, path: &Path, on: Option<Date>, json: bool) -> (String, u8) {
    with_rules(dir, json, |lowered| {
        let pack = &lowered.pack;
        let (given, problems) = parsed(path)?;
        let kept = Kept::read(pack, &given)?;
        let answers = answered(pack, kept.answers, problems, kept.as_of)?;
        let index = Index::of(pack);
        let receipt = Receipt::of((&index, pack), kept.version, &answers, (kept.as_of, kept.on), kept.was);
        let on = on.unwrap_or(pack.checked);
        let changed = receipt.compared(engine::statuses(&index, pack, &answers, on, kept.as_of));
        let what = Differences { on, changed: &changed, gone: &kept.gone };
        Ok(if json {
            format!("{:#}\n", receipt::compared(pack, lowered.long(), &receipt, &what))
        } else {
            receipt::plain(pack, lowered.long(), &receipt, &what)
        })
    })
}

#[cfg(feature = "roster")]
fn roster(wanted: &roster::Wanted) -> (String, u8) {
    let mut refused = 0;
    let (out, code) = with_rules(&wanted.policies, wanted.json, |lowered| {
        let (given, problems) = wanted.settings.as_deref().map(parsed).transpose()?.unzip();
        if let Some(problems) = problems.filter(|problems| !problems.is_empty()) {
            return Err(problems);
        }
        let (out, code) = roster::roster(lowered, wanted, given.as_ref(), parsed)?;
        refused = code;
        Ok(out)
    });
    (out, code.max(refused))
}

/// Answers by a folder's rules; prints what is wrong with the folder or with what was given, as JSON if asked for.
fn with_rules(dir: &Path, json: bool, work: impl FnOnce(&Lowered) -> Result<String, Vec<Problem>>) -> (String, u8) {
    let (sources, lowered, findings) = load(dir, None);
    let Some(lowered) = lowered.filter(|_| !has_errors(&findings)) else {
        let errors: Vec<Finding> = findings.into_iter().filter(is_error).collect();
        let problems: Vec<Problem> = errors.iter().map(|finding| in_file(&sources, finding)).collect();
        return if json {
            (format!("{:#}\n", report::problems(&problems)), 1)
        } else {
            refused(dir, &sources, &errors)
        };
    };
    match work(&lowered) {
        Ok(out) => (out, 0),
        Err(problems) if json => (format!("{:#}\n", report::problems(&problems)), 1),
        Err(problems) => (problems.iter().map(problem_line).collect(), 1),
    }
}

/// The JSON of a file, and what is doubtful about it.
fn parsed(path: &Path) -> Result<(serde_json::Value, Vec<Problem>), Vec<Problem>> {
    let given = read_text(path).and_then(|text| answers::parse(&text).map_err(|error| format!("not JSON: {error}")));
    given.map_err(|problem| vec![unreadable(path, &problem)])
}

/// Answers that were true on `as_of`, if nothing is wrong with them.
fn answered(
    pack: &Pack,
    given: &serde_json::Value,
    mut problems: Vec<Problem>,
    as_of: Date,
) -> Result<Answers, Vec<Problem>> {
    let answers = answers::read(pack, given, as_of);
    match &answers {
        Ok(answers) => {
            problems.extend(answers::out_of_time(pack, answers, as_of));
            problems.extend(answers::out_of_bounds(pack, answers));
        }
        Err(found) => problems.extend(found.iter().cloned()),
    }
    answers.ok().filter(|_| problems.is_empty()).ok_or(problems)
}

fn unreadable(path: &Path, problem: &str) -> Problem {
    Problem {
        code: Code::UnreadableFile,
        path: String::new(),
        message: format!("cannot read {}: {problem}", path.display()),
        hint: Some("name a file that holds a JSON object from facts to answers".into()),
    }
}

/// A finding in the rules, as a problem whose path is its place.
fn in_file(sources: &Sources, finding: &Finding) -> Problem {
    let place = sources.place(finding.span.file, finding.span.start);
    let file = sources.get(finding.span.file).map(|source| source.path.as_str()).unwrap_or_default();
    Problem {
        code: finding.code,
        path: format!("{file}:{}:{}", place.line, place.column),
        message: finding.message.clone(),
        hint: finding.hint.clone(),
    }
}

fn problem_line(problem: &Problem) -> String {
    let at = if problem.path.is_empty() { String::new() } else { format!("{}: ", problem.path) };
    let hint = problem.hint.as_ref().map(|hint| format!("\n  help: {hint}")).unwrap_or_default();
    format!("error[{}]: {at}{}{hint}\n", problem.code.slug(), problem.message)
}
