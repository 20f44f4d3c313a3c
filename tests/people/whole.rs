//! Shows what people say beside each policy: the first questions, what goes together, what is near.
//!
//! That all ten say it, that a wrong one is told with its place, and that `caice test --accept` rewrites what differs and
//! nothing else. Why what comes out is right stands above each of them, for whoever knows the policies.

use std::fs;

use caice::{
    author::shape::node::NodeKind,
    engine::{self, Index},
    value::Answers,
};

use super::{IDS, Shown, assessed, caice, changed, copied, counts, interview, ours, policies};

const FOUNDER: &str = "people/founder.yaml";
const SAID: [&str; 3] = ["asked_first", "together", "near"];

#[test]
fn each_of_the_ten_says_all_three_and_above_each_why() -> Shown {
    let lowered = ours()?;
    for person in &lowered.people {
        let said: Vec<&str> = person.whole.iter().map(|entry| entry.key.value.as_str()).collect();
        assert_eq!(said, SAID, "{}", person.id.value);
    }
    let is_chinese = |line: &str| line.chars().filter(|sign| ('\u{4e00}'..='\u{9fff}').contains(sign)).count() >= 10;
    for id in IDS {
        let text = fs::read_to_string(policies().join(format!("people/{id}.yaml")))?;
        for field in SAID {
            let (before, _) = text.split_once(&format!("\n{field}:")).ok_or_else(|| format!("{id} has no {field}"))?;
            let above = before.lines().last().unwrap_or_default();
            assert!(above.starts_with("# ") && is_chinese(above), "{id}: {field}: {above}");
        }
    }
    Ok(())
}

#[test]
fn the_first_questions_are_those_of_the_whole_interview() -> Shown {
    let lowered = ours()?;
    for person in &lowered.people {
        let entry = person.whole.iter().find(|entry| entry.key.value == "asked_first").ok_or("not said")?;
        let said: Vec<&str> = entry.value.items().iter().filter_map(|item| item.scalar()).collect();
        let asked = interview(&lowered.pack, person)?.asked;
        assert_eq!(asked.iter().take(3).map(String::as_str).collect::<Vec<_>>(), said, "{}", person.id.value);
        let first = assessed(&lowered.pack, person, &Answers::none(lowered.pack.facts.len()));
        assert!(first.next.len() >= 3);
    }
    Ok(())
}

#[test]
fn who_says_that_nothing_is_near_has_nothing_near() -> Shown {
    let lowered = ours()?;
    let (pack, index) = (&lowered.pack, Index::where_answers(caice::pack::Audience::Person, &lowered.pack));
    for person in &lowered.people {
        let now = assessed(pack, person, &person.answers);
        let near = now.outcomes.iter().map(|o| engine::nearby(&index, pack, &person.answers, &now, o.policy));
        let n_near = near.filter(|near| !near.sets.is_empty()).count();
        let entry = person.whole.iter().find(|entry| entry.key.value == "near").ok_or("not said")?;
        let n_said = if let NodeKind::Map(said) = &entry.value.kind { said.len() } else { 0 };
        assert_eq!(n_said, n_near, "{}", person.id.value);
    }
    Ok(())
}

#[test]
fn a_wrong_one_is_told_with_what_was_expected_and_found() -> Shown {
    let cases = [
        (
            "people/doctor.yaml",
            "employment_status, education_level]",
            "education_level, employment_status]",
            "asked_first: expected [has_founded, education_level, employment_status], \
             found [has_founded, employment_status, education_level]",
        ),
        (
            "people/doctor.yaml",
            "max: 1500",
            "max: 1501",
            "near.cn-ui-skill-upgrade-subsidy[1].gain.max: expected 1501, found 1500",
        ),
        (
            "people/doctor.yaml",
            "together: none",
            "together: { cash: { max: 1 } }",
            "together: expected { cash: { max: 1 } }, found none",
        ),
        (FOUNDER, "max: 17000", "max: 17000.5", "together.cash.max: expected 17000.5, found 17000"),
        (
            FOUNDER,
            "relation: excludes",
            "relation: choose_best",
            "together.either[0].relation: expected choose_best, found excludes",
        ),
        (
            FOUNDER,
            "    - [zj-one-time-startup-sb-subsidy, zj-one-time-startup-subsidy]\n    - [zj-one-time-startup-sb-subsidy, zj-startup-jobs-subsidy]\n",
            "",
            "together.silent: expected [[zj-one-time-startup-subsidy, zj-startup-jobs-subsidy]], \
             found [[zj-one-time-startup-sb-subsidy, zj-one-time-startup-subsidy], \
             [zj-one-time-startup-sb-subsidy, zj-startup-jobs-subsidy], [zj-one-time-startup-subsidy, zj-startup-jobs-subsidy]]",
        ),
        (
            "people/young-farmer.yaml",
            "from: 2027-04-23, status: met, gain",
            "from: 2027-04-24, status: met, gain",
            "near.zj-one-time-startup-sb-subsidy[0].from: expected 2027-04-24, found 2027-04-23",
        ),
        (
            "people/intern.yaml",
            "near: none",
            "near: { cn-ui-benefit: [{ changes: [] }] }",
            "near: expected { cn-ui-benefit: [{ changes: [] }] }, found none",
        ),
        // Every policy is named, also one that is not said.
        (
            "people/young-farmer.yaml",
            "  zj-one-time-startup-sb-subsidy:\n    - { changes: [], from: 2027-04-23, status: met, gain: { min: 0, max: 5000 }, loses: [] }\n",
            "  cn-ui-benefit: [{ changes: [] }]\n",
            "near.zj-one-time-startup-sb-subsidy: expected none, \
             found [{ changes: [], from: 2027-04-23, status: met, gain: { min: 0, max: 5000 }, loses: [] }]",
        ),
    ];
    for (file, from, to, told) in cases {
        let place = changed(file, from, to)?;
        let (out, code) = caice(place.path(), &["test"])?;
        let line = out.lines().find(|line| line.ends_with(told)).ok_or_else(|| format!("{told}\n{out}"))?;
        assert!(line.trim_start().starts_with(&format!("{file}:")), "{line}");
        assert_eq!((counts(&out)?.1, code), (1, Some(1)), "{out}");
    }
    Ok(())
}

#[test]
fn what_a_file_leaves_out_is_not_compared() -> Shown {
    let place = changed(
        FOUNDER,
        "  cash: { min: 0, max: 17000 }\n  first_year: { min: 0, max: 9000 }\n",
        "  cash: { max: 17000.00 }\n",
    )?;
    assert_eq!(caice(place.path(), &["test"])?.1, Some(0));
    Ok(())
}

#[test]
fn accepting_rewrites_what_differs_and_leaves_the_rest_as_it_is() -> Shown {
    for line_end in ["\n", "\r\n"] {
        let place = copied()?;
        let file = place.path().join("policies").join(FOUNDER);
        let whole = fs::read_to_string(&file)?.replace('\n', line_end);
        let (kept, near) = whole.split_once("near:").ok_or("not said")?;
        let pair = format!("    - [zj-one-time-startup-sb-subsidy, zj-startup-jobs-subsidy]{line_end}");
        let wrong = kept
            .replace("[has_founded, employment_status, founded_entity_type]", "[has_founded]")
            .replace("max: 17000", "max: 12000")
            .replace(&pair, "");
        // Nothing at all; a field left empty; what is right already.
        for (last, n_changes) in [("", 4), ("near:", 4), (&format!("near:{near}"), 3)] {
            fs::write(&file, format!("{wrong}{last}"))?;
            let (out, code) = caice(place.path(), &["test", "--accept"])?;
            assert!(out.starts_with(&format!("{FOUNDER}: {n_changes} changes written; read the diff\n")), "{out}");
            assert!(out.contains("  together.cash: { min: 0, max: 17000 }\n"), "{out}");
            assert_eq!(code, Some(0), "{out}");
            assert_eq!(fs::read_to_string(&file)?.trim_end(), whole.trim_end(), "{last:?}");
        }
    }
    Ok(())
}

#[test]
fn accepting_keeps_the_fields_that_a_file_chose() -> Shown {
    let place = changed(FOUNDER, "relation: excludes, source: S06", "source: S05")?;
    assert_eq!(caice(place.path(), &["test", "--accept"])?.1, Some(0));
    let text = fs::read_to_string(place.path().join("policies").join(FOUNDER))?;
    assert!(text.contains("by: ls-care-agri-startup-subsidy, source: S06 }\n"), "{text}");
    Ok(())
}

#[test]
fn accepting_never_writes_over_a_comment() -> Shown {
    let place = changed(
        FOUNDER,
        "  silent:\n    - [",
        "  silent:\n    # 没有条文说。\n    - [zj-startup-jobs-subsidy, ls-job-seeking-subsidy]\n    - [",
    )?;
    let file = place.path().join("policies").join(FOUNDER);
    let before = fs::read_to_string(&file)?;
    let (out, code) = caice(place.path(), &["test", "--accept"])?;
    assert!(out.contains("left as it is") && out.contains("rewrite `together.silent` by hand"), "{out}");
    assert_eq!((fs::read_to_string(&file)?, code), (before, Some(1)));
    Ok(())
}
