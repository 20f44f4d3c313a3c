//! Lists as programs write them: the same lists by several programs, in all formats. Each reads as what was written into it
//! by hand, beside it, before any was read.
//!
//! `NAME.PROGRAM.EXT` holds the list `NAME.json`. Odd files made for one test each are in `files` and `xls`.

use std::{collections::BTreeMap, fs, path::Path};

use caice::{
    contract::roster::report,
    roster::{Batch, gb18030, read},
};
use serde_json::{Value as Json, json};

use crate::{Shown, on, pack, said};

/// What was found instead of what was expected, by key.
fn differences(expected: &Json, found: &Json) -> Vec<String> {
    let keys = expected.as_object().into_iter().flatten();
    keys.filter_map(|(key, expected)| {
        let found = match key.as_str() {
            // What comes out is the rules' business.
            "rows" => found["rows"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|row| json!({ "row": row["row"], "facts": row["facts"] }))
                .collect(),
            "bad" => {
                let bad = |bad: &Json| json!({ "cell": bad["cell"], "code": bad["code"], "used": bad["used"] });
                found["bad"].as_array().into_iter().flatten().map(bad).collect()
            }
            _ => found[key].clone(),
        };
        (*expected != found).then(|| format!("{key}: expected {expected}, found {found}"))
    })
    .collect()
}

#[test]
fn the_same_list_reads_the_same_whatever_program_wrote_it() -> Shown {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/roster/kept");
    let mut lists: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in fs::read_dir(&place)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let (list, program) = name.split_once('.').ok_or("a file without a name")?;
        let files = lists.entry(list.to_owned()).or_default();
        if program != "json" {
            files.push(name);
        }
    }
    assert!(lists.len() >= 9 && lists.values().flatten().count() >= 28, "{lists:?}");
    for (list, files) in lists {
        let expected: Json = serde_json::from_slice(&fs::read(place.join(format!("{list}.json")))?)?;
        for name in files {
            let roster = read(&fs::read(place.join(&name))?, pack(), &said(), gb18030);
            let roster = roster.map_err(|refusal| format!("{name}: {}", refusal.slug()))?;
            let found = report(pack(), &said(), &roster, &Batch::of(pack(), &roster, on()));
            let mut expected = expected.clone();
            // A program that calculates stores what comes out.
            if name.contains(".libreoffice.")
                && let Some(calculated) = expected["calculated"].as_object().cloned()
            {
                expected.as_object_mut().ok_or("no object")?.extend(calculated);
            }
            expected.as_object_mut().ok_or("no object")?.remove("calculated");
            let differences = differences(&expected, &found);
            assert!(differences.is_empty(), "{name}\n{}", differences.join("\n"));
        }
    }
    Ok(())
}
