//! Runs docs/zone-pack.md as its reader would: begins the invented measure with the command on the page, puts the page's
//! file in its place, and does each change to a copy of our policies.
//!
//! Shows that what the page says can be done and is accepted. The measure is used nowhere else.
#![cfg(feature = "author")]

mod copied;

use std::{error::Error, fs, path::Path, process::Command};

use copied::copy;
use tempfile::TempDir;

type Shown<T = ()> = Result<T, Box<dyn Error>>;

const EXAMPLE: &str = "etdz/zone-commuting-example.yaml";

fn page() -> Shown<String> {
    Ok(fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/zone-pack.md"))?)
}

/// The fenced blocks of one kind.
fn blocks(kind: &str) -> Shown<Vec<String>> {
    let (page, start) = (page()?, format!("\n```{kind}\n"));
    let rest = page.split(&start).skip(1);
    Ok(rest.filter_map(|rest| rest.split_once("\n```\n").map(|(block, _)| format!("{block}\n"))).collect())
}

/// The only block of a kind.
fn only(kind: &str) -> Shown<String> {
    match blocks(kind)?.as_slice() {
        [block] => Ok(block.clone()),
        others => Err(format!("{} blocks `{kind}`", others.len()).into()),
    }
}

/// The words of a command; single quotes hold one together.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for (at, part) in command.trim().split('\'').enumerate() {
        let mut pieces = if at % 2 == 0 { part.split(' ').collect() } else { vec![part] }.into_iter();
        if let (Some(word), Some(first)) = (words.last_mut(), pieces.next()) {
            word.push_str(first);
        }
        words.extend(pieces.map(str::to_owned));
    }
    words.retain(|word| !word.is_empty());
    words
}

/// `text` with a block's top-level sections in the place of its own, or at its end.
fn with_sections(text: &str, block: &str) -> String {
    let key = |line: &str| {
        let is_top = line.starts_with(|first: char| first.is_ascii_lowercase());
        is_top.then(|| line.split(':').next().unwrap_or_default().to_owned())
    };
    let new: Vec<String> = block.lines().filter_map(key).collect();
    let (mut kept, mut replaced) = (String::new(), false);
    for line in text.lines() {
        if let Some(key) = key(line) {
            replaced = new.contains(&key);
        }
        if !replaced {
            kept = kept + line + "\n";
        }
    }
    kept + block
}

struct Folder(TempDir);

impl Folder {
    /// A copy of our policies with the pack, the source and the contact of the page.
    fn new() -> Shown<Self> {
        let folder = Self(TempDir::new()?);
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies"), &folder.0.path().join("policies"))?;
        let pack = with_sections(&folder.read("pack.yaml")?, &only("yaml-pack")?);
        folder
            .write("pack.yaml", &pack.replacen("contacts:\n", &format!("contacts:\n{}", only("yaml-contacts")?), 1))?;
        folder.write("sources.yaml", &(folder.read("sources.yaml")? + &only("yaml-sources")?))?;
        Ok(folder)
    }

    /// The same with the measure begun and filled in.
    fn with_measure() -> Shown<Self> {
        let folder = Self::new()?;
        let command = blocks("sh")?.into_iter().find(|block| block.contains("new-policy")).ok_or("no command")?;
        let words: Vec<String> = words(&command.replace("\\\n", " ")).split_off(1);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (out, success) = folder.caice(&words)?;
        assert!(success && out.starts_with("policies/etdz/zone-commuting-example.yaml: begun"), "{out}");
        folder.write(EXAMPLE, &only("yaml")?)?;
        let (out, success) = folder.caice(&["test", "--accept"])?;
        assert!(success, "{}", out.lines().filter(|line| !line.starts_with("ok ")).collect::<Vec<_>>().join("\n"));
        Ok(folder)
    }

    fn read(&self, file: &str) -> Shown<String> {
        Ok(fs::read_to_string(self.0.path().join("policies").join(file))?)
    }

    fn write(&self, file: &str, text: &str) -> Shown {
        Ok(fs::write(self.0.path().join("policies").join(file), text)?)
    }

    /// The command's output and whether it succeeded.
    fn caice(&self, arguments: &[&str]) -> Shown<(String, bool)> {
        let output = Command::new(env!("CARGO_BIN_EXE_caice")).args(arguments).current_dir(self.0.path()).output()?;
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok((String::from_utf8(output.stdout)?, output.status.success()))
    }

    /// Fails if there is an error; what personas no longer show is left to whoever changes them with it.
    fn has_no_error(&self) -> Shown {
        let (out, success) = self.caice(&["check"])?;
        assert!(success && !out.contains("warning[versions-"), "{out}");
        Ok(())
    }
}

#[test]
fn the_page_says_that_its_measure_is_invented_and_no_bundled_policy_has_it() -> Shown {
    assert!(page()?.contains("**The measure on this page is invented (虚构示例).**"));
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/zone-pack/zone-commuting-example.yaml");
    assert_eq!(fs::read_to_string(kept)?, only("yaml")?, "the page and the file beside the tests differ");
    for file in ["wire.yaml", "sources.yaml", "pack.yaml", "people/engineer.yaml"] {
        let bundled = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("policies").join(file))?;
        assert!(!bundled.contains("commuting") && !bundled.contains("示例"), "{file}");
    }
    Ok(())
}

#[test]
fn the_measure_can_be_published_as_the_page_says() -> Shown {
    let folder = Folder::with_measure()?;
    folder.write("pack.yaml", &(folder.read("pack.yaml")? + &only("yaml-corrections")?))?;
    let (out, success) = folder.caice(&["check", "--strict"])?;
    assert!(success && out.starts_with("policies: nothing to mend\n"), "{out}");
    let (out, success) = folder.caice(&["test"])?;
    assert!(success && out.contains("ok   zone-commuting-example · 36岁生日\n"), "{out}");
    let (out, success) = folder.caice(&["build", "--out", "target/pack"])?;
    assert!(success, "{out}");
    Ok(())
}

#[test]
fn each_change_of_the_page_is_accepted() -> Shown {
    let folder = Folder::with_measure()?;
    let changes = blocks("yaml-instead")?;
    assert!(changes.len() >= 6, "the page has lost its changes");
    let example = folder.read(EXAMPLE)?;
    for change in changes {
        folder.write(EXAMPLE, &with_sections(&example, &change))?;
        folder.has_no_error()?;
    }
    folder.write(EXAMPLE, &with_sections(&example, &only("yaml-withdrawn")?))?;
    folder.has_no_error()?;
    let (out, _) = folder.caice(&["test"])?;
    assert!(out.contains("status: expected met, found withdrawn"), "{out}");
    let (out, success) = folder.caice(&["doc", "policies", "-o", "target/doc"])?;
    assert!(success, "{out}");
    let read = fs::read_to_string(folder.0.path().join("target/doc/zone-commuting-example.html"))?;
    for said in ["2026年11月29日撤下", "通知没有正式印发，撤下。", "zone-talent-package.html", "示例管委会（虚构）"]
    {
        assert!(read.contains(said), "{said}: {read}");
    }
    for taken_back in ["300元", "未满36周岁", "9月1日", "<svg", "核对程度"] {
        assert!(!read.contains(taken_back), "{taken_back}: {read}");
    }
    // A day that is still to come would hold at once.
    let ahead = only("yaml-withdrawn")?.replace("on: 2026-11-29", "on: 2026-11-30");
    folder.write(EXAMPLE, &with_sections(&example, &ahead))?;
    let (out, success) = folder.caice(&["check"])?;
    assert!(!success && out.contains("error[withdrawn-ahead]") && out.contains("to: 2026-11-29"), "{out}");
    Ok(())
}

#[test]
fn a_pause_closes_its_days_and_the_window_opens_again_in_the_same_year_and_the_next() -> Shown {
    let folder = Folder::with_measure()?;
    let mut paused = blocks("yaml-instead")?.into_iter().filter(|block| block.contains("paused:"));
    let (known, open_end) = (paused.next().ok_or("no pause")?, paused.next().ok_or("no pause without an end")?);
    let example = folder.read(EXAMPLE)?;
    let persona = |name: &str, on: &str, window: &str| {
        format!(
            "  - {{ name: {name}, on: {on}, answers: {{}}, expect: {{ status: needs_answer, window: {window} }} }}\n"
        )
    };
    let example = example.split("\npersonas:\n").next().ok_or("no personas")?.to_owned() + "\n";
    let days = |block: &str, all: &[(&str, &str)]| {
        let personas: String = all.iter().map(|(on, window)| persona(&format!("暂停{on}"), on, window)).collect();
        folder.write(EXAMPLE, &(with_sections(&example, block) + "personas:\n" + &personas))?;
        folder.has_no_error()?;
        let (out, _) = folder.caice(&["test"])?;
        for (on, _) in all {
            assert!(out.contains(&format!("ok   zone-commuting-example · 暂停{on}\n")), "{on}: {out}");
        }
        Shown::Ok(())
    };
    // In pieces that touch and overlap it is the same.
    let text = "text: { zh: 暂停受理, en: No applications are taken }";
    let piece = |from: &str, to: &str| format!("    - {{ from: {from}, to: {to}, {text} }}\n");
    let head = known.split("    - from:").next().ok_or("no pause")?.to_owned();
    let pieces = head
        + &piece("2027-09-11", "2027-10-15")
        + &piece("2027-08-15", "2027-08-31")
        + &piece("2027-09-01", "2027-09-20");
    for block in [&known, &pieces] {
        days(
            block,
            &[
                ("2026-11-30", "open"),
                ("2027-08-14", "opens"),
                ("2027-09-01", "opens"),
                ("2027-10-15", "opens"),
                ("2027-10-16", "open"),
                ("2027-11-30", "open"),
                ("2027-12-01", "opens"),
                ("2028-09-01", "open"),
            ],
        )?;
    }
    days(&open_end, &[("2027-08-14", "opens"), ("2027-08-15", "unknown"), ("2028-09-01", "unknown")])
}

#[test]
fn a_measure_that_is_not_in_the_pack_is_excluded_by_its_name() -> Shown {
    let folder = Folder::with_measure()?;
    let (out, success) = folder.caice(&["new-policy", "zone-settling-example", "--grade", "D", "--theme", "talent"])?;
    assert!(success, "{out}");
    folder.write("etdz/zone-settling-example.yaml", &only("yaml-excluded")?)?;
    let clause = only("yaml-clause")? + "\nbenefits:\n";
    let example = folder.read(EXAMPLE)?.replacen("\nbenefits:\n", &clause, 1);
    let (head, personas) = example.split_once("\npersonas:\n").ok_or("no personas")?;
    let answers = "birth_date: 2000-01-01, education_level: master, employment_status: employed_contract, employer_sector: manufacturing, employer_place: etdz";
    let had = format!(
        "  - {{ name: 领过另一项, on: 2027-09-01, answers: {{ {answers}, prior_benefits: [zone-settling-example] }}, expect: {{ status: not_met, deciding: [no-settling-allowance] }} }}\n"
    );
    let personas =
        personas.replacen("assumed: [not-had-before]", "assumed: [not-had-before, no-settling-allowance]", 1);
    folder.write(EXAMPLE, &format!("{head}\n{}\npersonas:\n{personas}{had}", only("yaml-relations")?))?;
    let (out, success) = folder.caice(&["test", "--accept"])?;
    assert!(success, "{out}");
    let (out, success) = folder.caice(&["check", "--strict"])?;
    assert!(success, "{out}");
    Ok(())
}

#[test]
fn a_new_version_follows_without_a_gap() -> Shown {
    let folder = Folder::with_measure()?;
    let example = folder.read(EXAMPLE)?;
    let last =
        blocks("yaml-instead")?.into_iter().find(|block| block.contains("to: 2027-12-31")).ok_or("no last day")?;
    folder.write(EXAMPLE, &with_sections(&example, &last))?;
    folder.write("etdz/zone-commuting-example-2028.yaml", &with_sections(&example, &only("yaml-version")?))?;
    let (out, success) = folder.caice(&["number"])?;
    assert!(success && out.contains("1 number added"), "{out}");
    folder.has_no_error()?;
    // Without its last day the earlier version would hold beside the later one.
    folder.write(EXAMPLE, &example)?;
    let (out, _) = folder.caice(&["check"])?;
    assert!(out.contains("[versions-overlap]"), "{out}");
    Ok(())
}
