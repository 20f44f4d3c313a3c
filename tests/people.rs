//! Runs the people of policies/people: the command gives the outcomes they expect; a wrong expectation fails and names
//! its place; the compiled pack contains none of them; and how many questions each is asked. How soon
//! they know is `settled`'s, what they say beside each policy `whole`'s.
//!
//! Deliberately does not show every finding about a person's file (`broken` does), nor single rules (the personas
//! beside them do).
#![cfg(feature = "author")]

mod copied;

use std::{
    collections::BTreeSet,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use caice::{
    author::{
        lower::{self, Lowered, Person},
        people, read,
    },
    engine::{self, Assessment, Index, Status},
    pack::{Asked, Fact, FieldId, Pack, PolicyId},
    value::{Answer, Answers, Fen, Value},
};
use copied::copy;
use tempfile::TempDir;

#[path = "people/settled.rs"]
mod settled;
#[path = "people/whole.rs"]
mod whole;

type Shown = Result<(), Box<dyn Error>>;

/// Everybody who must be there.
const IDS: [&str; 10] = [
    "doctor",
    "engineer",
    "founder",
    "graduate",
    "intern",
    "laid-off",
    "student-in-hardship",
    "technician",
    "veteran",
    "young-farmer",
];

fn policies() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")
}

/// A folder that holds a copy of our policies.
fn copied() -> Result<TempDir, Box<dyn Error>> {
    let place = TempDir::new()?;
    copy(&policies(), &place.path().join("policies"))?;
    Ok(place)
}

/// The same, with one text replaced in one file, where it occurs once.
fn changed(file: &str, from: &str, to: &str) -> Result<TempDir, Box<dyn Error>> {
    let place = copied()?;
    let path = place.path().join("policies").join(file);
    let text = fs::read_to_string(&path)?;
    assert_eq!(text.matches(from).count(), 1, "{file}: {from}");
    fs::write(&path, text.replace(from, to))?;
    Ok(place)
}

/// Runs the command in `place`; returns its output and exit code.
fn caice(place: &Path, arguments: &[&str]) -> Result<(String, Option<i32>), Box<dyn Error>> {
    let output = Command::new(env!("CARGO_BIN_EXE_caice")).args(arguments).current_dir(place).output()?;
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok((String::from_utf8(output.stdout)?, output.status.code()))
}

/// How many passed and how many failed.
fn counts(out: &str) -> Result<(usize, usize), Box<dyn Error>> {
    let last = out.lines().last().ok_or("nothing was printed")?;
    let (passed, failed) = last.split_once(" passed, ").ok_or("no counts")?;
    Ok((passed.parse()?, failed.strip_suffix(" failed").ok_or("no counts")?.parse()?))
}

fn ours() -> Result<Lowered, Box<dyn Error>> {
    let (_, lowered, findings) = lower::lower(read::read(&policies()));
    lowered.ok_or_else(|| format!("our pack does not lower: {findings:#?}").into())
}

#[test]
fn the_ten_are_there_and_what_should_come_out_for_them_does() -> Shown {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (out, code) = caice(root, &["test"])?;
    for id in IDS {
        assert!(out.lines().any(|line| line == format!("ok   person · {id}")), "{id}: {out}");
    }
    let lowered = ours()?;
    let ids: BTreeSet<&str> = people::people(&lowered).map(|(id, _)| id).collect();
    assert_eq!(ids, BTreeSet::from(IDS));
    // Personas of policies that are not offered run as well.
    let is_aside = |policy: PolicyId| lowered.aside.as_ref().is_some_and(|aside| aside.policies.contains(&policy));
    let with_aside = lowered.aside.iter().flat_map(|aside| &aside.lowered.personas);
    let n_personas = lowered.personas.len() + with_aside.filter(|persona| is_aside(persona.policy)).count();
    assert_eq!((counts(&out)?, code), ((n_personas + IDS.len() + lowered.employers.len(), 0), Some(0)));
    for id in IDS {
        assert!(policies().join(format!("people/{id}.yaml")).exists(), "{id} stands in a file of its name");
    }
    Ok(())
}

#[test]
fn nobody_leaves_out_a_question_or_a_policy() -> Shown {
    let (out, code) = caice(Path::new(env!("CARGO_MANIFEST_DIR")), &["check", "--strict"])?;
    assert_eq!((out.lines().next(), code), (Some("policies: nothing to mend"), Some(0)), "{out}");
    let lowered = ours()?;
    for person in &lowered.people {
        let assessment = assessed(&lowered.pack, person, &person.answers);
        assert_eq!(person.expected.len(), assessment.outcomes.len(), "{}", person.id.value);
        assert!(assessment.next.is_empty(), "{}: {:?}", person.id.value, assessment.next);
    }
    Ok(())
}

#[test]
fn a_wrong_status_fails_and_is_told_with_person_policy_and_place() -> Shown {
    // From not met to met: the last policy of one list is now the last of the other.
    let place = changed("people/intern.yaml", "  met:\n", "  met:\n    - cn-tax-veteran\n")?;
    let file = place.path().join("policies/people/intern.yaml");
    let text = fs::read_to_string(&file)?;
    let (kept, removed) = text.rsplit_once("    - cn-tax-veteran\n").ok_or("not listed twice")?;
    fs::write(&file, format!("{kept}{removed}"))?;
    let line = 1 + text.lines().position(|line| line == "    - cn-tax-veteran").ok_or("not listed")?;
    let (before, _) = counts(&caice(Path::new(env!("CARGO_MANIFEST_DIR")), &["test"])?.0)?;
    let (out, code) = caice(place.path(), &["test"])?;
    let told = format!(
        "FAIL person · intern\n     people/intern.yaml:{line}:7: cn-tax-veteran: status: expected met, found not_met\n"
    );
    assert!(out.contains(&told), "{told}\n{out}");
    assert_eq!((counts(&out)?, code), ((before - 1, 1), Some(1)));
    Ok(())
}

#[test]
fn a_wrong_day_and_a_wrong_amount_fail_and_are_told_with_their_places() -> Shown {
    let cases = [
        (
            "people/technician.yaml",
            "until: 2027-04-16",
            "until: 2027-04-17",
            "until: expected 2027-04-17, found 2027-04-16",
        ),
        (
            "people/founder.yaml",
            "min: 4000, max: 12000",
            "min: 4000, max: 12001",
            "benefits.cash: expected 4000 to 12001, found 4000 to 12000",
        ),
        (
            "people/young-farmer.yaml",
            "{ status: gate_first, gates: [recognised]",
            "{ status: gate_first, gates: []",
            "gates: expected (none), found recognised",
        ),
    ];
    for (file, from, to, told) in cases {
        let place = changed(file, from, to)?;
        let (out, code) = caice(place.path(), &["test"])?;
        let line = out.lines().find(|line| line.ends_with(told)).ok_or_else(|| format!("{told}\n{out}"))?;
        let text = fs::read_to_string(place.path().join("policies").join(file))?;
        let at = 1 + text.lines().position(|line| line.contains(to)).ok_or("not written")?;
        assert!(line.trim_start().starts_with(&format!("{file}:{at}:")), "{line}");
        assert_eq!((counts(&out)?.1, code), (1, Some(1)), "{out}");
    }
    Ok(())
}

#[test]
fn a_field_of_a_record_that_is_left_out_is_found() -> Shown {
    let place = changed("people/technician.yaml", "in_national_catalogue: null, ", "")?;
    let (out, code) = caice(place.path(), &["check", "--strict"])?;
    let told = "warning[missing-answer]: `technician` does not answer `skill_certificates[].in_national_catalogue`\n";
    assert!(out.starts_with(told), "{out}");
    assert!(out.contains("\npolicies: 0 errors, 1 warning\n"), "{out}");
    assert_eq!(code, Some(1));
    Ok(())
}

#[test]
fn the_compiled_pack_is_the_same_without_people() -> Shown {
    let place = copied()?;
    let build = |out: &str| caice(place.path(), &["build", "--out", out]);
    assert_eq!(build("with")?.1, Some(0));
    fs::remove_dir_all(place.path().join("policies/people"))?;
    let (out, code) = caice(place.path(), &["check", "--strict"])?;
    assert_eq!((out.lines().next(), code), (Some("policies: nothing to mend"), Some(0)), "{out}");
    assert_eq!(build("without")?.1, Some(0));
    let mut n_files = 0;
    for entry in fs::read_dir(place.path().join("with"))? {
        let name = entry?.file_name();
        let bytes = |folder: &str| fs::read(place.path().join(folder).join(&name));
        assert!(bytes("with")? == bytes("without")?, "{name:?}");
        n_files += 1;
    }
    assert_eq!(n_files, fs::read_dir(place.path().join("without"))?.count());
    assert!(n_files >= 3, "{n_files}");
    Ok(())
}

#[test]
fn half_a_persons_file_gives_findings_and_never_a_panic() -> Shown {
    let place = TempDir::new()?;
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/base"), place.path())?;
    let whole = "id: ann\nname: { zh: 安, en: Ann }\nabout: { zh: 应届生。, en: A student. }\non: 2026-11-23\n\
                 answers: { year: final, hardship: [loan], had_before: false }\nexpect: { met: [one] }\n\
                 outcomes:\n  one: { status: met, until: null, benefits: { cash: { min: 3000 } } }\n\
                 asked_first: [year, hardship, had_before]\ntogether: { chosen: [{ policy: one, benefit: cash }], cash: \
                 { min: 3000 }, silent: [] }\nnear: none\n";
    fs::create_dir(place.path().join("people"))?;
    let file = place.path().join("people/ann.yaml");
    let n_people = |text: &str| -> Result<(usize, usize), Box<dyn Error>> {
        fs::write(&file, text)?;
        let (sources, lowered, findings) = lower::lower(read::read(place.path()));
        let lowered = lowered.ok_or("not lowered")?;
        people::run(&sources, &lowered);
        Ok((lowered.people.len(), findings.len()))
    };
    assert_eq!(n_people(whole)?, (1, 0));
    for (end, _) in whole.char_indices() {
        let (n_people, n_findings) = n_people(whole.get(..end).unwrap_or_default())?;
        assert!(n_people == 1 || n_findings > 0, "nothing is found about the first {end} bytes");
    }
    Ok(())
}

// --- questions ---------------------------------------------------------------------------------

/// How one person went through the questions, taking the engine's first each time.
struct Interview {
    /// The questions in order; unsure counts as an answer.
    asked: Vec<String>,
    /// How many questions came before the first match with cash that lasts to the end.
    until_cash: Option<usize>,
    /// The same for the first match of any kind.
    until_match: Option<usize>,
    /// Policies that matched on the way but not at the end.
    taken_back: BTreeSet<String>,
    /// The status of each policy after each number of questions, none at first; of no policy for another audience.
    history: Vec<Vec<Option<Status>>>,
}

/// The policies that are met; with `cash`, only those with a known amount of cash.
fn matches(pack: &Pack, assessment: &Assessment, cash: bool) -> BTreeSet<String> {
    let met = assessment.outcomes.iter().filter(|outcome| outcome.status == Status::Met);
    met.filter_map(|outcome| {
        let policy = pack.policy(outcome.policy)?;
        let pays = |worked: &engine::BenefitOutcome| {
            let kind = policy.benefits.get(worked.benefit).map(|benefit| benefit.kind);
            kind.is_some_and(|kind| kind.is_cash()) && worked.total.is_some_and(|total| total.max > Fen::ZERO)
        };
        (!cash || outcome.benefits.iter().any(pays)).then(|| policy.key.clone())
    })
    .collect()
}

/// What comes out of `answers` for somebody like `person`, of the policies that concern them.
fn assessed(pack: &Pack, person: &Person, answers: &Answers) -> Assessment {
    let index = Index::where_answers(engine::who_answers(pack, &person.answers), pack);
    engine::assess_by(&index, pack, answers, person.on, person.as_of)
}

fn interview(pack: &Pack, person: &Person) -> Result<Interview, Box<dyn Error>> {
    let mut answers = Answers::none(pack.facts.len());
    let mut interview = Interview {
        asked: Vec::new(),
        until_cash: None,
        until_match: None,
        taken_back: BTreeSet::new(),
        history: Vec::new(),
    };
    let complete = assessed(pack, person, &person.answers);
    let (in_the_end, cash_in_the_end) = (matches(pack, &complete, false), matches(pack, &complete, true));
    loop {
        let now = assessed(pack, person, &answers);
        let n_asked = interview.asked.len();
        let status = |at| now.of(PolicyId::at(at)).map(|outcome| outcome.status);
        interview.history.push((0..pack.policies.len()).map(status).collect());
        if !matches(pack, &now, true).is_disjoint(&cash_in_the_end) {
            interview.until_cash.get_or_insert(n_asked);
        }
        let met = matches(pack, &now, false);
        if !met.is_disjoint(&in_the_end) {
            interview.until_match.get_or_insert(n_asked);
        }
        interview.taken_back.extend(met.difference(&in_the_end).cloned());
        let Some(question) = now.next.first() else {
            for (asked, all) in now.outcomes.iter().zip(&complete.outcomes) {
                let policy = pack.policy(asked.policy).ok_or("no policy")?;
                assert_eq!(asked.status, all.status, "{}: {} after all questions", person.id.value, policy.key);
            }
            return Ok(interview);
        };
        let fact = pack.fact(question.fact).ok_or("no fact")?;
        let all = person.answers.get(question.fact.index());
        let so_far = answers.get(question.fact.index());
        let (name, answer) = match question.entry {
            None => (fact.key.clone(), in_entries(fact, all)),
            Some((at, field)) => {
                let name = fact.fields().get(field.index()).ok_or("no field")?.key.as_str();
                (format!("{}/{}/{name}", fact.key, at + 1), followed_up(so_far, all, at, field))
            }
        };
        let told = *all != Answer::Absent && answer != *so_far && !interview.asked.contains(&name);
        assert!(told, "{} is asked {name}: {question:?}", person.id.value);
        answers.set(question.fact.index(), answer);
        interview.asked.push(name);
    }
}

/// The part of an answer that the first question asks for: a list's entries without their follow-ups.
fn in_entries(fact: &Fact, all: &Answer) -> Answer {
    let Answer::Value(Value::Records(records)) = all else { return all.clone() };
    let mut records = records.clone();
    for record in &mut records {
        for (answer, field) in record.0.iter_mut().zip(fact.fields()) {
            if field.asked != Asked::WithEntry {
                *answer = Answer::Absent;
            }
        }
    }
    Answer::Value(Value::Records(records))
}

/// A list with one more field of one entry.
fn followed_up(so_far: &Answer, all: &Answer, at: usize, field: FieldId) -> Answer {
    let (Answer::Value(Value::Records(given)), Answer::Value(Value::Records(all))) = (so_far, all) else {
        return so_far.clone();
    };
    let mut given = given.clone();
    if let (Some(to), Some(from)) = (given.get_mut(at).and_then(|r| r.0.get_mut(field.index())), all.get(at)) {
        *to = from.get(field.index()).clone();
    }
    Answer::Value(Value::Records(given))
}

#[test]
fn nobody_is_asked_too_much_and_whoever_matches_cash_learns_it() -> Shown {
    let lowered = ours()?;
    let pack = &lowered.pack;
    let shown = |n: Option<usize>| n.map_or("–".to_owned(), |n| n.to_string());
    println!("{:<22} {:>9} {:>12} {:>11}", "person", "questions", "first match", "first cash");
    let mut n_questions = Vec::new();
    for person in &lowered.people {
        let interview = interview(pack, person)?;
        let n_asked = interview.asked.len();
        let (first_match, first_cash) = (shown(interview.until_match), shown(interview.until_cash));
        println!("{:<22} {n_asked:>9} {first_match:>12} {first_cash:>11}", person.id.value);
        println!("    {}", interview.asked.join(" "));
        if !interview.taken_back.is_empty() {
            println!("    matched on the way, not in the end: {:?}", interview.taken_back);
        }
        let complete = assessed(pack, person, &person.answers);
        if !matches(pack, &complete, true).is_empty() {
            assert!(interview.until_cash.is_some(), "{} never learns of the cash", person.id.value);
        }
        n_questions.push(n_asked);
    }
    n_questions.sort_unstable();
    let median = *n_questions.get(n_questions.len() / 2).ok_or("nobody")?;
    println!("median {median}, most {}", n_questions.last().ok_or("nobody")?);
    assert!(median <= 30, "{n_questions:?}");
    Ok(())
}
