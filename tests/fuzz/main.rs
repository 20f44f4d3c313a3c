//! Feeds damaged inputs to everything that reads what others wrote: files of authors, rules, answers, packs, links and lists of staff.
//! Whatever comes in, no reader panics, each says what is wrong and where, and none takes long.
//!
//! Mutates real inputs with a seeded generator, so it needs no special compiler and a case can be run again by its number; it
//! is not guided by coverage. Inputs that once broke a reader stay in `corpus`, one folder for each target, and are run
//! first. What a reader should say of a certain mistake is shown by `broken`, `expressions`, `answers`, `foreign`,
//! `handoff` and `roster`.
#![cfg(feature = "author")]

#[cfg(feature = "roster")]
mod lists;
mod mutate;

use std::{
    error::Error,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use caice::{
    author::{
        expr::{self, FigureName, Names, Phrases, Unit},
        finding::{self, Code, Finding, Severity},
        lint,
        lower::{self, Lowered},
        read,
        shape::{
            self,
            node::{self, Node},
            section,
        },
        source::Sources,
    },
    contract::answers,
    engine,
    handoff::{self, Selection},
    pack::{self, FigureId, LongText, Pack, ShortText},
    value::{Answers, Date},
};
use mutate::Dice;

type Shown = Result<(), Box<dyn Error>>;

/// The stack of `caice`: the CEL parser recurses.
const STACK: usize = 256 << 20;
/// Far more than any input takes on a busy machine, and far less than a person would wait for.
const LONG: Duration = Duration::from_secs(20);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Cases per target: `CAICE_CASES`, else `modest`.
fn cases(modest: u64) -> u64 {
    std::env::var("CAICE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(modest)
}

/// Runs `check` on the corpus of a target, then on as many inputs as asked for, each made from its number. The first input
/// that panics, complains or takes long fails the test and is kept below `target` for the corpus. `check` says whether the
/// input was accepted: if hardly any is, only the first line of a reader is shown, and that fails as well.
fn fuzz(
    target: &str,
    modest: u64,
    make: impl Fn(&mut Dice) -> Vec<u8> + Sync,
    check: impl Fn(&[u8]) -> Result<bool, String> + Sync,
) -> Shown {
    let corpus = root().join("tests/fuzz/corpus").join(target);
    let mut inputs: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in fs::read_dir(&corpus).into_iter().flatten() {
        let path = entry?.path();
        inputs.push((path.display().to_string(), fs::read(&path)?));
    }
    let run = |name: &str, input: &[u8]| -> Result<bool, String> {
        let start = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| check(input)));
        let problem = match outcome {
            Ok(Ok(accepted)) if start.elapsed() < LONG => return Ok(accepted),
            Ok(Ok(_)) => format!("took {:?}", start.elapsed()),
            Ok(Err(problem)) => problem,
            Err(_) => "panicked".to_owned(),
        };
        let file = format!("{target}-{}", name.replace(['/', ' '], "-"));
        let kept = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(file);
        let kept = fs::write(&kept, input).map(|()| kept.display().to_string()).unwrap_or_default();
        let next = format!("the input is kept as {kept}; mend the reader, then move it to {}", corpus.display());
        Err(format!("{target}, {name}: {problem}\n{next}"))
    };
    let n_cases = cases(modest);
    let all = || -> Result<usize, String> {
        for (name, input) in &inputs {
            run(name, input)?;
        }
        let mut accepted = 0;
        for case in 0..n_cases {
            accepted += usize::from(run(&format!("case {case}"), &make(&mut Dice::of(case)))?);
        }
        Ok(accepted)
    };
    let accepted = thread::scope(|scope| -> Result<usize, Box<dyn Error>> {
        let worker = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, all)?;
        Ok(worker.join().map_err(|_| "the worker ended")??)
    })?;
    println!("{target}: {accepted} of {n_cases} accepted");
    let few = usize::try_from(n_cases / 200)?;
    assert!(accepted > few, "{target}: only {accepted} of {n_cases} inputs were accepted");
    Ok(())
}

/// A finding must stand in a file that was read, at characters of it, and say something.
fn sound(sources: &Sources, findings: &[Finding]) -> Result<(), String> {
    for found in findings {
        let text = &sources.get(found.span.file).ok_or_else(|| format!("no such file: {found:?}"))?.text;
        let (start, end) = (found.span.start, found.span.end);
        if start > end || text.get(start..end).is_none() || found.message.is_empty() {
            return Err(format!("a finding without a place: {found:?}"));
        }
    }
    // Printing needs the places as well.
    let (_, _) = (finding::render(sources, findings), finding::to_json(sources, findings));
    Ok(())
}

fn has_error(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.code.severity() == Severity::Error)
}

fn lowered(dir: &str) -> Result<Lowered, Box<dyn Error>> {
    let (_, lowered, findings) = lower::lower(read::read(&root().join(dir)));
    Ok(lowered.filter(|_| !has_error(&findings)).ok_or_else(|| format!("{dir} does not lower: {findings:?}"))?)
}

/// All YAML files below a folder, with their texts.
fn yaml(dir: &Path) -> Result<Vec<(PathBuf, String)>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(yaml(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            // Some of the broken ones are no text.
            let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
            files.push((path, text));
        }
    }
    files.sort();
    Ok(files)
}

/// Copies the small folder that `broken` mends, whose files are replaced one at a time.
fn small_folder() -> Result<tempfile::TempDir, Box<dyn Error>> {
    let place = tempfile::TempDir::new()?;
    let base = root().join("tests/broken/base");
    for (path, text) in yaml(&base)? {
        let to = place.path().join(path.strip_prefix(&base)?);
        fs::create_dir_all(to.parent().ok_or("no folder")?)?;
        fs::write(to, text)?;
    }
    Ok(place)
}

/// Reads, lowers and lints a folder as `caice check` does; says whether it has no error.
fn checked(dir: &Path) -> Result<bool, String> {
    let (sources, lowered, mut findings) = lower::lower(read::read(dir));
    sound(&sources, &findings)?;
    let Some(lowered) = lowered else {
        return if has_error(&findings) { Ok(false) } else { Err("no pack and no error".to_owned()) };
    };
    if !has_error(&findings) {
        findings.extend(lint::lint(&lowered, lowered.pack.checked));
        findings.extend(lint::untested(&lowered));
        sound(&sources, &findings)?;
        let again = pack::decode::<Pack>(&pack::encode(&lowered.pack));
        if again.as_ref() != Ok(&lowered.pack) {
            return Err("a pack without errors does not read back".to_owned());
        }
        engine::assess(
            &lowered.pack,
            &Answers::none(lowered.pack.facts.len()),
            lowered.pack.checked,
            lowered.pack.checked,
        );
    }
    Ok(!has_error(&findings))
}

/// The files of the small folder, in the order of the numbers that choose one of them.
const SMALL: [&str; 6] = ["lishui/one.yaml", "facts.yaml", "terms.yaml", "pack.yaml", "sources.yaml", "wire.yaml"];

#[test]
fn files_of_authors() -> Shown {
    let place = small_folder()?;
    let ours = yaml(&root().join("policies"))?;
    let mut originals: Vec<(String, String)> = Vec::new();
    for name in SMALL {
        // The small folder has no numbers; ours will do.
        let text = fs::read_to_string(place.path().join(name))
            .or_else(|_| fs::read_to_string(root().join("policies/wire.yaml")))?;
        originals.push((name.to_owned(), text));
    }
    let cases = yaml(&root().join("tests/broken"))?;
    let broken: Vec<&String> = cases.iter().map(|(_, text)| text).filter(|text| text.len() < 20_000).collect();
    // The first byte of an input chooses the file, the rest is what the file holds.
    let make = |dice: &mut Dice| {
        let at = if dice.below(2) == 0 { 0 } else { dice.below(SMALL.len()) };
        let own = originals.get(at).map(|(_, text)| text.as_str()).unwrap_or_default();
        let text = match dice.below(4) {
            0 if at == 0 => dice.one_of(&ours).map(|(_, text)| text.as_str()).unwrap_or_default(),
            1 if at == 0 => dice.one_of(&broken).map(|text| text.as_str()).unwrap_or_default(),
            _ => own,
        };
        let other = dice.one_of(&ours).map(|(_, text)| text.as_str()).unwrap_or_default();
        let mut input = vec![u8::try_from(at).unwrap_or_default()];
        if dice.below(20) == 0 {
            input.extend(mutate::bytes(dice, text.as_bytes()));
        } else {
            input.extend(mutate::text(dice, text, other).into_bytes());
        }
        input
    };
    fuzz("files", 600, make, |input| {
        let Some((at, content)) = input.split_first() else { return Ok(false) };
        let Some((name, original)) = originals.get(usize::from(*at)) else { return Ok(false) };
        let path = place.path().join(name);
        let io = |error: std::io::Error| error.to_string();
        fs::write(&path, content).map_err(io)?;
        let outcome = checked(place.path());
        // The small folder is sound only without numbers.
        if name == "wire.yaml" { fs::remove_file(&path) } else { fs::write(&path, original) }.map_err(io)?;
        outcome
    })
}

/// A clause that holds this rule, as a file would: in quotes of either kind or as a block. Its shape is checked.
fn clause(rule: &str, sources: &mut Sources, findings: &mut Vec<Finding>) -> Option<Node> {
    let written = match rule.len() % 3 {
        0 => serde_json::to_string(rule).unwrap_or_default(),
        1 => format!("'{}'", rule.replace('\'', "''")),
        _ => format!("|-\n  {}", rule.replace('\n', "\n  ")),
    };
    let text = format!("id: one\ntext: {{ zh: 一, en: one }}\nrule: {written}\ncite: {{ source: S01 }}\ngrade: B\n");
    let file = sources.add("rule.yaml", text.clone());
    let node = node::parse(file, &text, findings)?;
    shape::check_section(&node, &section::CLAUSE, findings);
    Some(node)
}

#[test]
fn rules() -> Shown {
    let lowered = lowered("policies")?;
    let figure = |unit| FigureName { key: "one.figure".into(), id: FigureId::at(0), unit };
    let figures = [figure(Unit::Money)];
    let corpus: Vec<String> = yaml(&root().join("policies"))?
        .iter()
        .flat_map(|(_, text)| text.lines())
        .filter_map(|line| line.trim_start().strip_prefix("rule: "))
        .map(|rule| rule.trim_matches(['"', '\'']).to_owned())
        .collect();
    assert!(corpus.len() > 100, "only {} rules", corpus.len());
    let make = |dice: &mut Dice| {
        let one = dice.one_of(&corpus).cloned().unwrap_or_default();
        let other = dice.one_of(&corpus).cloned().unwrap_or_default();
        let joint = dice.one_of(&[" && ", " || ", " == ", " < ", " ? ", " "]).copied().unwrap_or_default();
        let both = if dice.below(3) == 0 { [one.as_str(), joint, &other].concat() } else { one };
        mutate::text(dice, &both, &other).into_bytes()
    };
    fuzz("rules", 3000, make, |input| {
        let rule = String::from_utf8_lossy(input);
        let phrases = Phrases::default();
        let names = Names { facts: &lowered.pack.facts, figures: &figures, scope: None, phrases: &phrases };
        let (mut sources, mut findings) = (Sources::default(), Vec::new());
        let node = clause(&rule, &mut sources, &mut findings);
        let Some(node) = node.as_ref().and_then(|node| node.get("rule")).filter(|_| findings.is_empty()) else {
            sound(&sources, &findings)?;
            return if findings.is_empty() { Err("no rule and no finding".into()) } else { Ok(false) };
        };
        let found = findings.len();
        let read = expr::rule(node, &names, &mut findings);
        if read.is_none() && findings.len() == found {
            return Err(format!("{rule:?}: neither a rule nor a finding"));
        }
        for unit in [Unit::Int, Unit::Money, Unit::Date, Unit::Decimal(2)] {
            let before = findings.len();
            if expr::number(node, unit, &names, &mut findings).is_none() && findings.len() == before {
                return Err(format!("{rule:?}: neither a number nor a finding"));
            }
        }
        sound(&sources, &findings)?;
        Ok(read.is_some())
    })
}

/// Answers of real people and personas, which are worth damaging.
fn given(lowered: &Lowered) -> Vec<Answers> {
    let people = lowered.people.iter().map(|person| person.answers.clone());
    people.chain(lowered.personas.iter().map(|persona| persona.answers.clone())).collect()
}

#[test]
fn answers_as_json() -> Shown {
    let lowered = lowered("policies")?;
    let pack = &lowered.pack;
    let corpus: Vec<String> =
        given(&lowered).iter().map(|given| format!("{:#}", answers::to_json(pack, given))).collect();
    let make = |dice: &mut Dice| {
        let one = dice.one_of(&corpus).cloned().unwrap_or_default();
        let other = dice.one_of(&corpus).cloned().unwrap_or_default();
        mutate::text(dice, &one, &other).into_bytes()
    };
    fuzz("answers", 600, make, |input| {
        // A file that is no text is refused before it comes here.
        let Ok((json, doubtful)) = answers::parse(&String::from_utf8_lossy(input)) else { return Ok(false) };
        if doubtful.iter().any(|problem| problem.message.is_empty()) {
            return Err("a problem without a message".into());
        }
        match answers::read(pack, &json, pack.checked) {
            Ok(read) => {
                let again = answers::read(pack, &answers::to_json(pack, &read), pack.checked);
                if again.as_ref() != Ok(&read) {
                    return Err(format!("written and read again it differs: {again:?}"));
                }
                engine::assess(pack, &read, pack.checked, pack.checked);
                Ok(true)
            }
            Err(problems) if problems.is_empty() => Err("refused without a problem".into()),
            Err(problems) if problems.iter().any(|problem| problem.message.is_empty()) => Err(format!("{problems:?}")),
            Err(_) => Ok(false),
        }
    })
}

/// A part with the length and checksum of its damaged body, so that the body is read.
fn closed(part: &[u8]) -> Vec<u8> {
    let Some((head, body)) = part.split_at_checked(14) else { return part.to_vec() };
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes();
    [head.get(..6).unwrap_or_default(), &length, &pack::crc32(body).to_le_bytes(), body].concat()
}

#[test]
fn packs() -> Shown {
    let (ours, small) = (lowered("policies")?, lowered("tests/broken/base")?);
    let mut corpus = vec![pack::encode(&small.pack), pack::encode(&small.pack), pack::encode(&ours.pack)];
    for texts in small.texts.iter().chain(&ours.texts) {
        corpus.extend([pack::encode(&texts.short), pack::encode(&texts.long)]);
    }
    let make = |dice: &mut Dice| {
        let part = dice.one_of(&corpus).cloned().unwrap_or_default();
        let (head, body) = part.split_at_checked(14).unwrap_or_default();
        match dice.below(8) {
            0 => mutate::bytes(dice, &part),
            _ => closed(&[head, &mutate::bytes(dice, body)].concat()),
        }
    };
    fuzz("packs", 1000, make, |input| {
        let texts = pack::decode::<ShortText>(input).is_ok() || pack::decode::<LongText>(input).is_ok();
        let read = pack::decode::<Pack>(input);
        if let Ok(read) = &read {
            // The engine is total: a pack that decodes can be assessed, whatever its ids and rules say.
            let none = Answers::none(read.facts.len());
            let on = Date::new(2026, 11, 23).unwrap_or(Date::EPOCH);
            engine::assess(read, &none, on, on);
        }
        Ok(texts || read.is_ok())
    })
}

/// A payload with the length and checksum of its damaged bytes, so that they are read.
fn sealed(prefix: &str, body: &[u8]) -> String {
    let mut bytes = prefix.as_bytes().to_vec();
    let mut length = body.len() + 4;
    while length >= 0x80 {
        bytes.push(u8::try_from(length & 0x7f).unwrap_or_default() | 0x80);
        length >>= 7;
    }
    bytes.push(u8::try_from(length).unwrap_or_default());
    bytes.extend(body);
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    let coded = URL_SAFE_NO_PAD.encode(bytes.get(2..).unwrap_or_default());
    [prefix, &coded].concat()
}

/// What a payload holds between its length and its checksum.
fn body_of(payload: &str) -> Option<Vec<u8>> {
    let bytes = URL_SAFE_NO_PAD.decode(payload.get(2..)?).ok()?;
    let length = bytes.iter().position(|byte| *byte < 0x80)? + 1;
    Some(bytes.get(length..bytes.len().checked_sub(4)?)?.to_vec())
}

#[test]
fn links() -> Shown {
    let lowered = lowered("policies")?;
    let pack = &lowered.pack;
    let on = pack.checked;
    let what = Selection { sensitive: true };
    let mut corpus: Vec<String> = Vec::new();
    for given in given(&lowered).iter().take(60) {
        let assessment = engine::assess(pack, given, on, on);
        corpus.extend(handoff::answers(pack, given, on, on, what));
        corpus.extend(handoff::results(pack, &assessment.outcomes, &[], on, what));
        corpus.extend(handoff::receipt(pack, given, &assessment.outcomes, (on, on), what));
    }
    let opens = |payload: &String| handoff::decode(pack, payload).is_ok();
    assert!(corpus.len() > 100 && corpus.iter().all(opens), "{} payloads", corpus.len());
    let resealed = |payload: &String| Some(sealed(payload.get(..2)?, &body_of(payload)?));
    assert!(
        corpus.iter().all(|payload| resealed(payload).as_ref() == Some(payload)),
        "the form of a payload has changed"
    );
    let make = |dice: &mut Dice| {
        let payload = dice.one_of(&corpus).cloned().unwrap_or_default();
        let prefix = *dice.one_of(&["a1", "r1", "c1", "o1", "a2"]).unwrap_or(&"a1");
        match (dice.below(4), body_of(&payload)) {
            (0, _) | (_, None) => mutate::text(dice, &payload, prefix).into_bytes(),
            (1, Some(body)) => sealed(prefix, &mutate::bytes(dice, &body)).into_bytes(),
            (_, Some(body)) => sealed(payload.get(..2).unwrap_or(prefix), &mutate::bytes(dice, &body)).into_bytes(),
        }
    };
    fuzz("links", 3000, make, |input| {
        let Ok(opened) = handoff::decode(pack, &String::from_utf8_lossy(input)) else { return Ok(false) };
        if let handoff::Content::Answers { answers, as_of, .. } = opened.content {
            // Whatever a link holds can be assessed, and written down again.
            let assessment = engine::assess(pack, &answers, opened.on, as_of);
            if assessment.outcomes.len() != pack.policies.len() {
                return Err("a policy has no outcome".into());
            }
            let _written = answers::to_json(pack, &answers);
        }
        Ok(true)
    })
}

#[test]
fn a_finding_outside_its_file_is_not_sound() {
    // What all targets rest on must itself be able to fail.
    let (mut sources, text) = (Sources::default(), "rule: x\n");
    let file = sources.add("rule.yaml", text);
    let at = |start, end| caice::author::source::Span { file, start, end };
    let told = |span| vec![Finding::new(Code::BadValue, span, "wrong")];
    assert!(sound(&sources, &told(at(0, 4))).is_ok());
    assert!(sound(&sources, &told(at(0, 400))).is_err() && sound(&sources, &told(at(5, 4))).is_err());
}
