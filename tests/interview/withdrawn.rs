//! A policy that was withdrawn: its page says so before anything is answered, names what to look at instead and has the
//! reason in the place of what is uncertain.
//!
//! No published policy is withdrawn, so one of the examples is, in a copy of their folder.

use std::{fs, path::Path};

use caice::interview::text::Language;

use crate::{Outcome, packs::Compiled, walk::Walk};

const WRONG: &str = "example-insured";
const INSTEAD: &str = "example-hired";

/// The examples with one of them withdrawn; `instead` names another, as YAML.
fn withdrawn(instead: &str) -> Outcome<Compiled> {
    let place = tempfile::tempdir()?;
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journeys/forms");
    fs::create_dir(place.path().join("lishui"))?;
    for folder in ["", "lishui"] {
        for entry in fs::read_dir(ours.join(folder))? {
            let path = entry?.path();
            let name = path.file_name().ok_or("no name")?;
            if path.is_file() {
                fs::copy(&path, place.path().join(folder).join(name))?;
            }
        }
    }
    let file = place.path().join("lishui").join(WRONG).with_extension("yaml");
    let reason = format!(
        "validity: {{ withdrawn: {{ on: 2026-11-01, reason: {{ zh: 金额写错了, en: The amount was wrong }}{instead} }} }}\n"
    );
    fs::write(&file, fs::read_to_string(&file)?.replacen("when:", &(reason + "when:"), 1))?;
    Ok(Compiled::of(&place.path().to_string_lossy())?)
}

#[test]
fn its_page_says_so_at_once_and_names_what_to_look_at_instead() -> Outcome {
    let pack = withdrawn(&format!(", replaced_by: {INSTEAD}"))?;
    let walk = Walk::of(&pack)?;
    let card = walk.policy(WRONG)?.card.ok_or("no card although nothing is answered")?;
    assert_eq!(card.verdict, "这条规则已于2026年11月1日撤下，之前的结果请勿使用。请看：");
    let (title, href) = card.later.ok_or("nothing to look at instead")?;
    assert_eq!((title, href), (walk.policy(INSTEAD)?.title, format!("#/policy/{INSTEAD}")));
    for (language, reason) in [(Language::Zh, "金额写错了"), (Language::En, "The amount was wrong")] {
        let long = pack.long_in(language)?;
        let said = long.policies.get(walk.policy_id(WRONG)?.index()).map(|policy| policy.uncertain.as_slice());
        assert_eq!(said, Some(&[reason.to_owned()][..]));
    }
    Ok(())
}

#[test]
fn without_another_the_sentence_ends() -> Outcome {
    let walk = Walk::of(&withdrawn("")?)?;
    let card = walk.policy(WRONG)?.card.ok_or("no card although nothing is answered")?;
    assert_eq!(card.verdict, "这条规则已于2026年11月1日撤下，之前的结果请勿使用。");
    assert_eq!(card.later, None);
    // Its figures may be what was wrong.
    assert!(walk.policy(WRONG)?.gives.is_empty());
    Ok(())
}
