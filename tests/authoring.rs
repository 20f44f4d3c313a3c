//! Shows what the command writes for authors: `caice number` adds missing numbers to wire.yaml, `caice test --accept`
//! writes the actual outcomes into people/*.yaml, `caice new-policy` begins a file. All leave everything else as
//! written, change nothing on a second run, and do not touch a file that they cannot edit faithfully.
//!
//! Works on copies of our own policies in a separate folder. Deliberately does not show that an accepted outcome is
//! right: reviewers of the diff judge that.
#![cfg(feature = "author")]

mod copied;

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use copied::copy;
use tempfile::TempDir;

type Shown = Result<(), Box<dyn Error>>;

/// A copy of our policies, removed when it is dropped.
struct Folder(TempDir);

impl Folder {
    fn new() -> Result<Self, Box<dyn Error>> {
        let place = TempDir::new()?;
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies"), &place.path().join("policies"))?;
        Ok(Self(place))
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join("policies").join(file)
    }

    fn read(&self, file: &str) -> Result<String, Box<dyn Error>> {
        Ok(fs::read_to_string(self.path(file))?)
    }

    /// Replaces `old`, which must be there, with `new`.
    fn change(&self, file: &str, old: &str, new: &str) -> Shown {
        let text = self.read(file)?;
        assert!(text.contains(old), "{file} has no {old:?}");
        Ok(fs::write(self.path(file), text.replacen(old, new, 1))?)
    }

    /// Runs the command; returns its output and whether it succeeded.
    fn caice(&self, arguments: &[&str]) -> Result<(String, bool), Box<dyn Error>> {
        let output = Command::new(env!("CARGO_BIN_EXE_caice")).args(arguments).current_dir(self.0.path()).output()?;
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok((String::from_utf8(output.stdout)?, output.status.success()))
    }

    /// Whether `caice check --strict` reports nothing.
    fn is_sound(&self) -> Shown {
        let (out, success) = self.caice(&["check", "--strict"])?;
        assert!(success, "{out}");
        Ok(())
    }
}

/// The lines that `after` adds to `before`; fails unless all of `before` is still there in order.
fn added(before: &str, after: &str) -> Vec<String> {
    let mut old = before.lines().peekable();
    let new: Vec<String> = after.lines().filter(|line| old.next_if_eq(line).is_none()).map(str::to_owned).collect();
    assert_eq!(old.next(), None, "a line is gone or changed");
    new
}

/// A fact with options and one with records, neither used yet.
const FACTS: &str = "
housing:
  type: enum
  label: { zh: 住房, en: Housing }
  options:
    rented: { zh: 租的, en: Rented }
    owned: { zh: 自己的, en: Owned }
  ask: never
awards:
  type: records
  label: { zh: 获奖, en: Awards }
  fields:
    rank:
      type: enum
      label: { zh: 等次, en: Rank }
      options:
        first: { zh: 一等, en: First }
  ask: never
";

// --- caice number ------------------------------------------------------------------------------

#[test]
fn new_names_get_the_next_free_numbers_at_the_end_of_their_lists() -> Shown {
    let folder = Folder::new()?;
    let facts = folder.read("facts.yaml")?;
    fs::write(folder.path("facts.yaml"), facts.clone() + FACTS)?;
    // One more option in a list in brackets, and one in a list on lines.
    folder.change("facts.yaml", "    part_time: {", "    mixed: { zh: 混合, en: Mixed }\n    part_time: {")?;
    let before = folder.read("wire.yaml")?;
    let (out, success) = folder.caice(&["check"])?;
    assert!(!success && out.contains("[unnumbered]"), "{out}");

    let (out, success) = folder.caice(&["number"])?;
    assert!(success && out.contains("7 numbers added; read the diff"), "{out}");
    assert!(out.contains("  options: study_mode: mixed: 3\n") && out.contains("  facts: housing: "), "{out}");
    let after = folder.read("wire.yaml")?;
    // Only the line with the bracketed list changes.
    let brackets = "  study_mode: { full_time: 1, part_time: 2 }";
    let new = added(&before.replace(brackets, "  study_mode: { full_time: 1, part_time: 2, mixed: 3 }"), &after);
    // All numbered facts, retired ones included.
    let of_facts = |text: &str| {
        let section = text.split("\n\n").next().unwrap_or_default().to_owned();
        let numbers = section.lines().filter_map(|line| line.split_once(": ")?.1.parse::<u16>().ok());
        numbers.max()
    };
    let sections = before.split("facts:\n").skip(1).filter_map(of_facts);
    let next = sections.max().ok_or("no fact has a number")? + 1;
    assert_eq!(
        new,
        [
            format!("  housing: {next}"),
            format!("  awards: {}", next + 1),
            "  awards: { rank: 1 }".into(),
            "  housing: { rented: 1, owned: 2 }".into(),
            "  awards.rank: { first: 1 }".into(),
        ]
    );
    let (out, _) = folder.caice(&["check"])?;
    assert!(!out.contains("error["), "{out}");

    let (out, success) = folder.caice(&["number"])?;
    assert!(success && out.ends_with("wire.yaml: everything has a number\n"), "{out}");
    assert_eq!(folder.read("wire.yaml")?, after, "the second run changes nothing");
    Ok(())
}

#[test]
fn a_number_once_given_is_not_given_again() -> Shown {
    let folder = Folder::new()?;
    // The last policy goes and its number is retired; a new policy comes.
    let text = folder.read("wire.yaml")?;
    let policies = text.split_once("\npolicies:\n").and_then(|(_, rest)| rest.split_once("\n# What is gone."));
    let numbered = policies.ok_or("no policies")?.0.lines().filter_map(|line| line.trim().split_once(": "));
    let last = numbered.max_by_key(|(_, number)| number.parse::<u16>().unwrap_or_default());
    let (name, number) = last.ok_or("no policy")?;
    let gone = format!("  old-one: {number}");
    let (live, retired) = text.split_once("\nretired:\n").ok_or("nothing is retired")?;
    let (live, retired) = (
        live.replace(&format!("  {name}: {number}\n"), ""),
        retired.replace("  policies:\n", &format!("  policies:\n  {gone}\n")),
    );
    let text = [&live, "\nretired:\n", &retired].concat();
    fs::write(folder.path("wire.yaml"), &text)?;
    let (out, success) = folder.caice(&["number"])?;
    let next = number.parse::<u16>()? + 1;
    assert!(success && out.contains(&format!("  policies: {name}: {next}\n")), "{out}");
    assert_eq!(added(&text, &folder.read("wire.yaml")?), [format!("  {name}: {next}")]);
    folder.is_sound()
}

#[test]
fn line_ends_and_byte_order_marks_stay() -> Shown {
    let folder = Folder::new()?;
    let text = folder.read("wire.yaml")?.replace("  allowance_kind: { urban: 1, rural: 2 }\n", "");
    let written = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    fs::write(folder.path("wire.yaml"), &written)?;
    let (out, success) = folder.caice(&["number"])?;
    assert!(success, "{out}");
    let after = folder.read("wire.yaml")?;
    assert!(after.starts_with('\u{feff}') && after.matches('\n').count() == after.matches("\r\n").count(), "{after:?}");
    assert_eq!(added(&written, &after), ["  allowance_kind: { urban: 1, rural: 2 }"]);
    Ok(())
}

#[test]
fn a_broken_folder_and_one_without_numbers_are_left_alone() -> Shown {
    let folder = Folder::new()?;
    folder.change("wire.yaml", "  study_mode: { full_time: 1, part_time: 2 }\n", "")?;
    // Two errors that no number fixes.
    folder.change("wire.yaml", "  education_level: 4\n", "  education_level: 3\n")?;
    let before = folder.read("wire.yaml")?;
    let (out, success) = folder.caice(&["number"])?;
    assert!(!success && out.contains("error[number-twice]") && out.contains("mend these first"), "{out}");
    assert!(!out.contains("[unnumbered]"), "what it would have mended is no hindrance: {out}");
    assert_eq!(folder.read("wire.yaml")?, before);

    fs::remove_file(folder.path("wire.yaml"))?;
    let (out, success) = folder.caice(&["number"])?;
    assert!(!success && out.contains("wire.yaml: no such file\n  help: "), "{out}");
    assert!(!folder.path("wire.yaml").exists());
    Ok(())
}

#[test]
fn a_layout_that_no_line_can_be_added_to_is_named() -> Shown {
    let folder = Folder::new()?;
    let nothing = "  allowance_kind: { urban: 1, rural: 2 }\n";
    folder.change("wire.yaml", nothing, "  allowance_kind: {}\n")?;
    let before = folder.read("wire.yaml")?;
    let (out, success) = folder.caice(&["number"])?;
    assert!(!success && out.contains("left as it is\n  wire.yaml:") && out.contains("by hand"), "{out}");
    assert_eq!(folder.read("wire.yaml")?, before);
    Ok(())
}

// --- caice test --accept -----------------------------------------------------------------------

/// What has ended, in the doctor's file.
const ENDED: &str = "  ended:\n    - cn-sme-personal-sb\n    - ls-home-purchase-2020\n";

const DOCTOR: &str = "people/doctor.yaml";

#[test]
fn what_comes_out_is_written_where_it_was_not_said_or_said_otherwise() -> Shown {
    let folder = Folder::new()?;
    let before = folder.read(DOCTOR)?;
    // One missing; one under another status, with its comment; one with an expectation beyond the status.
    folder.change(DOCTOR, "    - cn-ui-benefit\n", "")?;
    folder.change(DOCTOR, "    - zj-graduate-flexible-sb\n", "")?;
    folder.change(
        DOCTOR,
        "  met:\n",
        "  gate_first:\n    # Never was one.\n    - zj-graduate-flexible-sb\n  met:\n",
    )?;
    folder.change(DOCTOR, "until: 2029-05-08", "until: 2029-05-09")?;
    let changed = folder.read(DOCTOR)?;
    let (out, success) = folder.caice(&["test"])?;
    assert!(!success, "{out}");

    let (out, success) = folder.caice(&["test", "--accept"])?;
    assert!(success && out.starts_with("people/doctor.yaml: 3 changes written; read the diff\n"), "{out}");
    for line in [
        "  cn-ui-benefit: not_met (",
        "  zj-graduate-flexible-sb: gate_first → not_met (",
        "  cn-postdoc-entry-age: until: 2029-05-08\n",
    ] {
        assert!(out.contains(line), "{line:?}: {out}");
    }
    assert!(out.ends_with(" passed, 0 failed\n"), "the tests run on what was written: {out}");
    assert!(!out.contains("\nok "), "what passed need not be read: {out}");
    let after = folder.read(DOCTOR)?;
    // The comment moved with the line it describes; the heading without policies is gone.
    assert!(after.contains("    - ls-job-seeking-subsidy\n"), "{after}");
    assert!(after.contains("    # Never was one.\n    - zj-graduate-flexible-sb\n"), "{after}");
    assert!(!after.contains("gate_first"), "{after}");
    let sorted = |text: &str| {
        let mut lines: Vec<String> =
            text.lines().filter(|line| !line.contains("# Never was one.")).map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&after), sorted(&before), "every other line is as it was");
    assert_ne!(after, changed);
    folder.is_sound()?;

    let (out, success) = folder.caice(&["test", "--accept"])?;
    assert!(success && out.starts_with("policies/people: nothing to accept\n"), "{out}");
    assert_eq!(folder.read(DOCTOR)?, after, "the second run changes nothing");
    Ok(())
}

#[test]
fn a_status_that_nobody_had_before_gets_a_heading() -> Shown {
    let folder = Folder::new()?;
    let before = folder.read(DOCTOR)?;
    folder.change(DOCTOR, ENDED, "")?;
    let (out, success) = folder.caice(&["test", "--accept"])?;
    assert!(success && out.contains("  cn-sme-personal-sb: ended\n"), "{out}");
    assert_eq!(folder.read(DOCTOR)?, before);
    // An empty one is filled.
    folder.change(DOCTOR, ENDED, "  ended: []\n")?;
    let (out, success) = folder.caice(&["test", "--accept"])?;
    assert!(success, "{out}");
    assert!(folder.read(DOCTOR)?.contains("  ended: [cn-sme-personal-sb, ls-home-purchase-2020]\n"));
    Ok(())
}

#[test]
fn a_file_that_cannot_be_edited_faithfully_is_left_alone_and_the_others_are_written() -> Shown {
    let folder = Folder::new()?;
    folder.change(DOCTOR, "    - cn-ui-benefit\n", "")?;
    folder.change(DOCTOR, "  met:\n", "  met_later: [cn-ui-benefit]\n  met:\n")?;
    folder.change("people/engineer.yaml", "    - cn-ui-benefit\n", "")?;
    let before = folder.read(DOCTOR)?;
    let (out, success) = folder.caice(&["test", "--accept"])?;
    assert!(!success && out.contains("people/doctor.yaml: left as it is\n  people/doctor.yaml:"), "{out}");
    assert!(out.contains("move it by hand") && out.contains("people/engineer.yaml: 1 change written"), "{out}");
    assert_eq!(folder.read(DOCTOR)?, before);
    assert!(folder.read("people/engineer.yaml")?.contains("    - cn-ui-benefit\n"));
    Ok(())
}

#[test]
fn a_broken_folder_is_refused_with_its_findings_and_nothing_is_written() -> Shown {
    let folder = Folder::new()?;
    folder.change(DOCTOR, "    - cn-ui-benefit\n", "")?;
    folder.change(DOCTOR, "  education_level: doctor\n", "  education_level: docter\n")?;
    let before = folder.read(DOCTOR)?;
    let (out, success) = folder.caice(&["test", "--accept"])?;
    assert!(!success && out.contains("error[unknown-option]") && out.ends_with("mend these first\n"), "{out}");
    assert_eq!(folder.read(DOCTOR)?, before);
    Ok(())
}

// --- caice new-policy --------------------------------------------------------------------------

const DRAFT: &str = "etdz/zone-draft.yaml";

/// What the author says beforehand of a measure that nobody has: it is made up.
const BEFOREHAND: [&str; 15] = [
    "new-policy",
    "zone-draft",
    "--title-zh=虚构的补贴：例子",
    "--title-en=An invented subsidy",
    "--theme=talent,housing",
    "--amount",
    "100",
    "--per",
    "month",
    "--times",
    "6",
    "--window-opens=2027-03-01",
    "--window-closes=2027-03-31",
    "--source",
    "S01",
];

#[test]
fn a_draft_has_its_number_and_is_missed_only_what_it_leaves_to_the_author() -> Shown {
    let folder = Folder::new()?;
    let wire = folder.read("wire.yaml")?;
    let (out, success) = folder.caice(&BEFOREHAND)?;
    assert!(
        success && out.starts_with("policies/etdz/zone-draft.yaml: begun; what is marked FILL IN is yours\n"),
        "{out}"
    );
    let commands: Vec<&str> = out.lines().filter(|line| line.starts_with("  caice ")).collect();
    assert_eq!(commands.len(), 3, "{out}");
    let [number] = &added(&wire, &folder.read("wire.yaml")?)[..] else { return Err("not one number".into()) };
    assert!(number.starts_with("  zone-draft: "), "{number}");

    // Nothing passes that only the notice can say, and each finding is at a FILL IN or at what holds one.
    let text = folder.read(DRAFT)?;
    let (out, success) = folder.caice(&["check"])?;
    assert!(!success, "{out}");
    let codes: Vec<&str> = out.lines().filter(|line| line.starts_with("error[")).collect();
    assert!(codes.len() >= 4 && codes.iter().all(|line| line.starts_with("error[missing-field]")), "{out}");
    assert!(out.matches(&format!("--> {DRAFT}:")).count() == codes.len(), "{out}");

    // Another run changes neither file.
    let numbered = folder.read("wire.yaml")?;
    let (out, success) = folder.caice(&BEFOREHAND)?;
    assert!(!success && out.starts_with("another policy is called `zone-draft`\n  help: "), "{out}");
    assert_eq!((folder.read(DRAFT)?, folder.read("wire.yaml")?), (text, numbered));
    Ok(())
}

#[test]
fn a_draft_filled_in_is_sound_and_its_personas_come_out() -> Shown {
    for days in [["2027-03-01", "2027-03-31"], ["11-01", "02-29"]] {
        let folder = Folder::new()?;
        let mut said = BEFOREHAND;
        let [opens, closes] = [format!("--window-opens={}", days[0]), format!("--window-closes={}", days[1])];
        (said[11], said[12]) = (&opens, &closes);
        let (out, success) = folder.caice(&said)?;
        assert!(success, "{out}");
        for (todo, filled) in [
            ("zh: # FILL IN: the condition as the notice has it, such as 未满36周岁", "zh: 在基金会的博士后站"),
            ("en: # FILL IN: the same in English", "en: in a postdoctoral station of a foundation"),
            ("rule: # FILL IN: the rule", "rule: employer_type == 'foundation'"),
            ("zh: # FILL IN: the office and what to do there, in one sentence", "zh: 问经办部门。"),
            ("en: # FILL IN: the same in English", "en: Ask the office."),
            (
                "answers: # FILL IN: answers of somebody who fits, such as { birth_date: 2000-01-01 }",
                "answers: { education_level: doctor, employer_type: foundation }",
            ),
            (
                "  - name: 什么都没答\n",
                "  - { name: 在高校, on: 2026-11-23, answers: { education_level: doctor, employer_type: university }, expect: { status: not_met } }\n  - name: 什么都没答\n",
            ),
        ] {
            folder.change(DRAFT, todo, filled)?;
        }
        let (out, success) = folder.caice(&["test", "--accept", "--all"])?;
        assert!(success && out.contains("ok   zone-draft · 申请期过后一天\n"), "{days:?}: {out}");
        folder.is_sound()?;
    }
    Ok(())
}

#[test]
fn what_is_paid_by_the_year_says_how_much_came_already_and_a_firm_is_not_asked_what_it_had() -> Shown {
    let folder = Folder::new()?;
    let begun = |times: &str, more: &[&str]| -> Result<String, Box<dyn Error>> {
        let _absent = fs::remove_file(folder.path(DRAFT));
        let said = ["new-policy", "zone-draft", "--per", "year", "--times", times];
        let (out, success) = folder.caice(&[&said[..], more].concat())?;
        assert!(success, "{out}");
        folder.read(DRAFT)
    };
    let of_people = begun("3", &[])?;
    let paid = "times: { min: 1, max: 3, paid: \"'zone-draft' in prior_benefits ? between(1, 3) : 0\" }";
    assert!(of_people.contains(paid) && of_people.contains("id: not-had-before"), "{of_people}");
    let of_firms = begun("3", &["--for", "firm"])?;
    assert!(of_firms.contains("roles: { beneficiary: employer, applicant: employer, payee: employer }"), "{of_firms}");
    assert!(of_firms.contains("paid: 0 }") && !of_firms.contains("in prior_benefits"), "{of_firms}");
    assert!(of_firms.contains("    # - id: once-a-year\n"), "{of_firms}");
    assert!(!begun("1", &[])?.contains(", paid:"));
    Ok(())
}

#[test]
fn of_old_sources_five_are_printed_and_all_are_counted() -> Shown {
    let folder = Folder::new()?;
    let (out, success) = folder.caice(&["check", "--on", "2028-01-01"])?;
    assert!(success && out.matches("warning[stale-source]").count() == 5, "{out}");
    assert!(out.contains(" more of [stale-source]; `caice check --json` lists them all\n"), "{out}");
    let (json, _) = folder.caice(&["check", "--json", "--on", "2028-01-01"])?;
    let all = json.matches("\"code\": \"stale-source\"").count();
    assert!(out.contains(&format!("and {} warnings more of", all - 5)), "{out}");
    Ok(())
}

#[test]
fn numbers_are_given_whatever_else_is_wrong_but_not_where_a_name_may_have_changed() -> Shown {
    let folder = Folder::new()?;
    let (out, success) = folder.caice(&["new-policy", "zone-draft"])?;
    assert!(success, "{out}");
    let numbered = folder.read("wire.yaml")?;
    let line = numbered.lines().find(|line| line.contains("zone-draft")).ok_or("no number")?.to_owned() + "\n";
    folder.change("wire.yaml", &line, "")?;
    // The draft is full of errors.
    let (out, success) = folder.caice(&["number"])?;
    assert!(success && out.contains("1 number added"), "{out}");
    assert_eq!(folder.read("wire.yaml")?, numbered);
    // Another spelling of an id that has a number is no new policy.
    folder.change(DRAFT, "id: zone-draft\n", "id: zone-drafd\n")?;
    let (out, success) = folder.caice(&["number"])?;
    assert!(!success && out.contains("error[unknown-numbered]") && out.contains("old name back"), "{out}");
    assert_eq!(folder.read("wire.yaml")?, numbered);
    // While a file cannot be read, nobody is told that what names it is gone.
    folder.change(
        DRAFT,
        "\nroles: { beneficiary: person, applicant: person, payee: person }\n",
        "\nroles: { beneficiary: person, applicant: person, payee: person\n",
    )?;
    let (out, success) = folder.caice(&["check"])?;
    assert!(!success && out.contains("error[yaml-syntax]") && out.contains("bracket is not closed"), "{out}");
    assert!(!out.contains("unknown-numbered") && !out.contains("unknown-policy"), "{out}");
    Ok(())
}

#[test]
fn of_a_name_alone_nothing_is_asked_but_what_is_not_known() -> Shown {
    let folder = Folder::new()?;
    let (out, success) = folder.caice(&["new-policy", "zone-draft", "--grade", "D", "--theme", "talent"])?;
    assert!(success, "{out}");
    let text = folder.read(DRAFT)?;
    assert!(!text.contains("\nwhen:") && !text.contains("\nbenefits:") && text.contains("\nuncertain:"), "{text}");
    let (out, _) = folder.caice(&["check"])?;
    assert!(out.contains("error[missing-field]") && !out.contains("`when`"), "{out}");
    Ok(())
}

#[test]
fn what_cannot_be_a_policy_is_refused_and_nothing_is_written() -> Shown {
    let folder = Folder::new()?;
    let wire = folder.read("wire.yaml")?;
    for (said, wanted) in [
        (&["补贴"][..], "`补贴` cannot be a name\n"),
        (&["cn-ui-benefit"], "another policy is called `cn-ui-benefit`\n"),
        (
            &["zone-draft", "--level", "zone"],
            "--level: expected one of national, zhejiang, lishui, etdz, found `zone`\n",
        ),
        (&["zone-draft", "--grade", "E"], "--grade: expected one of A, B, C, D, found `E`\n"),
        (
            &["zone-draft", "--theme", "housin"],
            "--theme: the folder has no `housin`\n  help: did you mean `housing`?\n",
        ),
        (&["zone-draft", "--source", "S999"], "--source: the folder has no `S999`\n"),
        (&["zone-draft", "--amount", "六百"], "--amount: expected yuan, found `六百`\n"),
        (&["zone-draft", "--window-opens", "03-01"], "a window has a first and a last day\n"),
        (
            &["zone-draft", "--window-opens=2027-03-02", "--window-closes=2027-03-01"],
            "the window closes before it opens\n",
        ),
        (
            &["zone-draft", "--window-opens=03-01", "--window-closes=2027-03-01"],
            "expected two days of one form, found ",
        ),
    ] {
        let (out, success) = folder.caice(&[&["new-policy"][..], said].concat())?;
        assert!(!success && out.starts_with(wanted) && out.contains("\n  help: "), "{said:?}: {out}");
    }
    assert!(!folder.path(DRAFT).exists() && folder.read("wire.yaml")? == wire);
    // A file that no policy is read from is left alone as well.
    fs::write(folder.path(DRAFT), "")?;
    let (out, success) = folder.caice(&["new-policy", "zone-draft"])?;
    assert!(!success && out.contains("is there already"), "{out}");
    assert_eq!(folder.read(DRAFT)?, "");
    Ok(())
}
