//! Shows that wire numbers never change their meaning, and that the compiled pack has those of wire.yaml.
//!
//! Each file of tests/wire records what every number meant when links with it first went out. `FREEZE=2027-01-31 cargo
//! test --test handoff frozen` records the current meaning there, for good.

use std::{collections::BTreeSet, fs, path::Path};

use caice::{
    author::{
        lower, read,
        shape::node::{self, Node},
    },
    engine, handoff,
    pack::{FactId, Kind, PolicyId},
    value::{Answer, Answers},
};
use proptest::prelude::*;

use crate::{
    ALL, fail, from_base64url,
    generate::{Law, checked},
    number, ours,
};

/// The meaning of every wire number of a pack: kind of thing, owner (or `-`), name, number, type.
fn meanings(folder: &Path) -> Result<BTreeSet<String>, TestCaseError> {
    let (_, lowered, findings) = lower::lower(read::read(folder));
    let pack = lowered.ok_or_else(|| fail(&findings))?.pack;
    let wire = read::read(folder).wire.ok_or_else(|| fail("no wire.yaml"))?;
    let given = |section: &str, owner: Option<&str>, name: &str| {
        let section = wire.get(section);
        let list = owner.map_or(section, |owner| section.and_then(|section| section.get(owner)));
        list.and_then(|list| list.text(name)).unwrap_or("?").to_owned()
    };
    let mut lines = BTreeSet::new();
    let mut slot = |owner: Option<&str>, key: &str, kind: &Kind| {
        let (noun, section) = if owner.is_some() { ("field", "fields") } else { ("fact", "facts") };
        let name = owner.map_or(key.to_owned(), |owner| format!("{owner}.{key}"));
        let number = given(section, owner, key);
        lines.insert(format!("{noun} {} {key} {number} {}", owner.unwrap_or("-"), kind_word(kind)));
        let listed = wire.get("options").is_some_and(|options| options.has(&name));
        for option in kind.options().iter().filter(|_| listed) {
            lines.insert(format!("option {name} {option} {}", given("options", Some(&name), option)));
        }
    };
    for fact in &pack.facts {
        slot(None, &fact.key, &fact.kind);
        fact.fields().iter().for_each(|field| slot(Some(&fact.key), &field.key, &field.kind));
    }
    lines.extend(
        pack.policies.iter().map(|policy| format!("policy - {} {}", policy.key, given("policies", None, &policy.key))),
    );
    Ok(lines)
}

/// The type of a fact, as far as a link depends on it.
fn kind_word(kind: &Kind) -> String {
    match kind {
        Kind::Bool => "bool".into(),
        Kind::Choice { .. } => "choice".into(),
        Kind::Set { .. } => "set".into(),
        Kind::Int => "int".into(),
        Kind::Money => "money".into(),
        Kind::Decimal { scale } => format!("decimal:{scale}"),
        Kind::Date => "date".into(),
        Kind::Records { .. } => "records".into(),
    }
}

/// Lines whose meaning has changed although their number is not retired.
fn broken_promises<'f>(frozen: &'f str, now: &BTreeSet<String>, retired: Option<&Node>) -> Vec<&'f str> {
    let is_retired = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        let [noun, owner, name, number, ..] = words.as_slice() else { return false };
        let section = match *noun {
            "fact" => "facts",
            "field" => "fields",
            "option" => "options",
            _ => "policies",
        };
        let list = retired.and_then(|retired| retired.get(section));
        let list = if *owner == "-" { list } else { list.and_then(|list| list.get(owner)) };
        let owners_fact = owner.split('.').next().unwrap_or_default();
        let facts = retired.and_then(|retired| retired.get("facts"));
        list.and_then(|list| list.text(name)) == Some(number) || facts.is_some_and(|facts| facts.has(owners_fact))
    };
    frozen.lines().filter(|line| !line.is_empty() && !now.contains(*line) && !is_retired(line)).collect()
}

#[test]
fn no_wire_number_ever_changes_its_frozen_meaning() -> Law {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let now = meanings(&root.join("policies"))?;
    let files = read::read(&root.join("policies"));
    let retired = files.wire.as_ref().and_then(|wire| wire.get("retired"));
    if let Some(version) = std::env::var_os("FREEZE") {
        let lines: Vec<String> = now.iter().map(|line| format!("{line}\n")).collect();
        fs::write(root.join("tests/wire").join(version).with_extension("txt"), lines.concat())?;
    }
    let mut n_lines = 0;
    for entry in fs::read_dir(root.join("tests/wire"))? {
        let path = entry?.path();
        let frozen = fs::read_to_string(&path)?;
        n_lines += frozen.lines().count();
        let broken = broken_promises(&frozen, &now, retired);
        prop_assert!(broken.is_empty(), "{}: links would be misread: {broken:#?}", path.display());
    }
    prop_assert!(n_lines > 150, "only {} frozen numbers", n_lines);
    Ok(())
}

#[test]
fn a_number_that_moves_or_goes_without_being_retired_is_noticed() -> Law {
    let frozen = "fact - a 1 bool\nfact - b 2 choice\noption b x 1\npolicy - p 1";
    let now = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<BTreeSet<_>>();
    let same = now(&["fact - a 1 bool", "fact - b 2 choice", "option b x 1", "option b y 2", "policy - p 1"]);
    prop_assert!(broken_promises(frozen, &same, None).is_empty());
    let swapped = now(&["fact - a 2 bool", "fact - b 1 choice", "option b x 1", "policy - p 1"]);
    prop_assert_eq!(broken_promises(frozen, &swapped, None), ["fact - a 1 bool", "fact - b 2 choice"]);
    let of_another_type = now(&["fact - a 1 date", "fact - b 2 choice", "option b x 1", "policy - p 1"]);
    prop_assert_eq!(broken_promises(frozen, &of_another_type, None), ["fact - a 1 bool"]);
    let gone = now(&["fact - a 1 bool", "policy - p 1"]);
    prop_assert_eq!(broken_promises(frozen, &gone, None), ["fact - b 2 choice", "option b x 1"]);
    let retired = node::parse(0, "facts: { b: 2 }", &mut vec![]);
    prop_assert!(broken_promises(frozen, &gone, retired.as_ref()).is_empty());
    let otherwise = node::parse(0, "facts: { c: 2 }", &mut vec![]);
    prop_assert_eq!(broken_promises(frozen, &gone, otherwise.as_ref()).len(), 2);
    Ok(())
}

#[test]
fn the_compiled_pack_has_the_numbers_of_wire_yaml() -> Law {
    let pack = ours()?;
    let wire = read::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")).wire.ok_or_else(|| fail("none"))?;
    let listed = |section: &str, name: &str| -> Option<u64> { wire.get(section)?.text(name)?.parse().ok() };
    // Each fact alone, unsure: its number begins the entry.
    for (index, fact) in pack.facts.iter().enumerate() {
        let mut answers = Answers::none(pack.facts.len());
        answers.set(index, Answer::Unsure);
        let text = handoff::answers(&pack, &answers, checked(), checked(), ALL).ok_or_else(|| fail("no link"))?;
        let bytes = from_base64url(&text[2..]);
        let expected = number(listed("facts", &fact.key).ok_or_else(|| fail(&fact.key))? << 3 | 2);
        prop_assert!(bytes[..bytes.len() - 4].ends_with(&expected), "{}: {bytes:?}", fact.key);
        prop_assert_eq!(pack.fact_id(&fact.key), Some(FactId::at(index)));
    }
    for (index, policy) in pack.policies.iter().enumerate() {
        let outcomes = engine::assess(&pack, &Answers::none(pack.facts.len()), checked(), checked()).outcomes;
        let one: Vec<_> = outcomes.into_iter().filter(|outcome| outcome.policy == PolicyId::at(index)).collect();
        let text = handoff::results(&pack, &one, &[], checked(), ALL).ok_or_else(|| fail("no link"))?;
        let bytes = from_base64url(&text[2..]);
        let listed = listed("policies", &policy.key).ok_or_else(|| fail(&policy.key))?;
        let entry: Vec<Vec<u8>> = (0..9).map(|status| number(listed << 4 | status)).collect();
        prop_assert!(entry.iter().any(|entry| bytes[..bytes.len() - 4].ends_with(entry)), "{}", policy.key);
    }
    Ok(())
}
