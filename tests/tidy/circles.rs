//! Shows that no two files of one folder of src import each other in a circle: you can read each with those before it.
//!
//! Reads imports as text; of Rust it knows only paths, groups of paths and re-exports in a mod.rs. Definitions in a
//! folder's mod.rs count as above its files, so a file that uses one makes a circle as well.

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
};

use crate::{Shown, code, files};

/// Circles that stay, with the reason. Remove a circle from this list once it is broken.
const STAY: [(&str, &[&str], &str); 4] = [
    (
        "src/engine/eval",
        &["env", "expr", "number"],
        "evaluation is one recursion: whether a question applies, and what a derived fact is, are expressions again",
    ),
    (
        "src/author/expr",
        &["check", "compare", "function", "kind", "list", "mod", "number"],
        "checking a rule is one recursion over its tree, with one state, spread over files by what stands at a node",
    ),
    (
        "src/author/lower",
        &[
            "aside",
            "benefit",
            "changes",
            "condition",
            "contacts",
            "corrections",
            "definitions",
            "facts",
            "figures",
            "firm",
            "mod",
            "papers",
            "people",
            "personas",
            "policy",
            "relations",
            "starts",
            "texts",
            "versions",
            "whole",
            "wire",
            "work",
            "written",
        ],
        "each file lowers one section, and all of them write into the one state that mod.rs defines",
    ),
    (
        "src/handoff",
        &["answers", "envelope", "mod", "results", "small"],
        "what a payload selects and refuses stands in mod.rs beside the functions that make one",
    ),
];

/// Folders of the screens, skipped because their layers are moving.
const NOT_LOOKED_AT: [&str; 2] = ["app", "interview"];

/// A module by its path from the crate's root, such as `["engine", "eval", "env"]`.
type Module = Vec<String>;

/// The module of a file of src; none for the crate's roots.
fn module(path: &str) -> Option<Module> {
    let below = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let below = below.strip_suffix("/mod").unwrap_or(below);
    (!["lib", "main"].contains(&below)).then(|| below.split('/').map(str::to_owned).collect())
}

/// All paths below `text`, which begins after a `::` or at the members of a group; writes out groups.
fn paths(text: &str, before: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        at += blank;
        if let Some(group) = rest.strip_prefix('{') {
            at += 1;
            let mut inner = group;
            loop {
                let used = paths(inner, &path, found);
                at += used;
                inner = inner.get(used..).unwrap_or_default();
                let blank = inner.len() - inner.trim_start().len();
                inner = inner.trim_start();
                at += blank;
                let Some(next) = inner.strip_prefix(',') else { break };
                (inner, at) = (next, at + 1);
            }
            return at + usize::from(inner.starts_with('}'));
        }
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if name.is_empty() {
            return at;
        }
        at += name.len();
        path.push(name);
        match text.get(at..).and_then(|rest| rest.strip_prefix("::")) {
            Some(_) => at += 2,
            None => {
                found.push(path);
                return at;
            }
        }
    }
}

/// What a file's code names by paths that begin with `crate` or `super`, from the crate's root.
fn names(code: &str, file: &Module) -> Vec<Module> {
    let (mut all, mut at) = (Vec::new(), 0);
    loop {
        let rest = code.get(at..).unwrap_or_default();
        let Some(next) = ["crate::", "super::"].iter().filter_map(|start| rest.find(start)).min() else { return all };
        let before = code.get(..at + next).and_then(|before| before.chars().next_back());
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':')) {
            at += next + 1;
            continue;
        }
        // Continue after the whole path: a `super` within a group is a step of that path, not a path of its own.
        let mut found = Vec::new();
        at += next + paths(rest.get(next..).unwrap_or_default(), &[], &mut found);
        all.extend(found.into_iter().map(|path| absolute(&path, file)));
    }
}

fn absolute(path: &[String], file: &Module) -> Module {
    let mut whole = file.clone();
    for step in path {
        match step.as_str() {
            "crate" => whole.clear(),
            "super" => whole.truncate(whole.len().saturating_sub(1)),
            "self" => {}
            name => whole.push(name.to_owned()),
        }
    }
    whole
}

/// What a mod.rs re-exports: each name with the file of the folder it comes from.
fn exported(code: &str) -> BTreeMap<String, String> {
    let mut from = BTreeMap::new();
    for start in ["pub use ", "pub(crate) use ", "pub(super) use "] {
        for (at, _) in code.match_indices(start) {
            let mut found = Vec::new();
            paths(code.get(at + start.len()..).unwrap_or_default(), &[], &mut found);
            for path in found.iter().filter(|path| path.len() > 1) {
                from.extend(path.last().cloned().zip(path.first().cloned()));
            }
        }
    }
    from
}

/// The files and subfolders of a folder, each with those it uses; `mod` is what the folder's mod.rs defines.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// All folders of src.
fn folders() -> Result<BTreeMap<Module, Uses>, Box<dyn Error>> {
    let files = files()?;
    let sources: Vec<(Module, String, bool)> = files
        .iter()
        .filter_map(|(path, text)| {
            let text = text.split_once("#[cfg(test)]").map_or(text.as_str(), |(code, _)| code);
            Some((module(path)?, code(text), path.ends_with("/mod.rs")))
        })
        .collect();
    let mut folders: BTreeMap<Module, Uses> = BTreeMap::new();
    for (module, ..) in &sources {
        for depth in 1..module.len() {
            let (folder, rest) = module.split_at(depth);
            let below = folders.entry(folder.to_vec()).or_default();
            below.extend(rest.first().map(|name| (name.clone(), BTreeSet::new())));
        }
    }
    for (folder, below) in &mut folders {
        let head = sources.iter().find(|(module, _, is_head)| *is_head && module == folder);
        let exports = head.map(|(_, code, _)| exported(code)).unwrap_or_default();
        let known: BTreeSet<String> = below.keys().cloned().collect();
        for (module, code, _) in sources.iter().filter(|(module, ..)| module.starts_with(folder)) {
            let Some(here) = module.get(folder.len()) else { continue };
            for name in names(code, module).iter().filter(|name| name.starts_with(folder)) {
                let used = match name.get(folder.len()) {
                    Some(child) if known.contains(child) => child.clone(),
                    Some(item) => exports.get(item).cloned().unwrap_or_else(|| "mod".to_owned()),
                    // The folder itself; a following path looks inside it.
                    None => continue,
                };
                if used != *here {
                    below.entry(here.clone()).or_default().insert(used);
                }
            }
        }
        below.insert("mod".to_owned(), known);
    }
    Ok(folders)
}

/// Everything reachable from `start`.
fn reached(uses: &Uses, start: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<&String> = uses.get(start).into_iter().flatten().collect();
    while let Some(name) = waiting.pop() {
        if found.insert(name.clone()) {
            waiting.extend(uses.get(name).into_iter().flatten());
        }
    }
    found
}

/// The circles of a folder: files that reach each other.
fn circles(uses: &Uses) -> BTreeSet<Vec<String>> {
    let circle = |name: &String| -> Vec<String> {
        let from_here = reached(uses, name);
        from_here.iter().filter(|other| reached(uses, other).contains(name)).cloned().collect()
    };
    uses.keys().map(circle).filter(|circle| circle.len() > 1).collect()
}

#[test]
fn no_two_files_of_a_folder_import_each_other_in_a_circle() -> Shown {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let folders = folders()?;
    let looked_at = |folder: &Module| folder.first().is_some_and(|top| !NOT_LOOKED_AT.contains(&top.as_str()));
    for (folder, uses) in folders.iter().filter(|(folder, _)| looked_at(folder)) {
        for circle in circles(uses) {
            found.insert(format!("src/{}: {}", folder.join("/"), circle.join(" ↔ ")), circle);
        }
    }
    let stay: BTreeSet<String> =
        STAY.iter().map(|(folder, names, _)| format!("{folder}: {}", names.join(" ↔ "))).collect();
    let new: Vec<&String> = found.keys().filter(|circle| !stay.contains(*circle)).collect();
    assert!(new.is_empty(), "circles that no line of STAY explains: {new:#?}");
    let gone: Vec<&String> = stay.iter().filter(|circle| !found.contains_key(*circle)).collect();
    assert!(gone.is_empty(), "STAY lists circles that are none: {gone:#?}");
    assert!(STAY.iter().all(|(.., reason)| reason.len() > 20), "each with its reason");
    assert!(folders.len() > 8, "only {} folders were found", folders.len());
    Ok(())
}

#[test]
fn imports_are_read_through_groups_and_re_exports() {
    let file = vec!["a".to_owned(), "b".to_owned()];
    let code = "use super::{c::{self, D}, E}; use crate::{f::G, h}; fn i() -> super::j::K {} x::super::y();";
    let found: Vec<String> = names(code, &file).iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["a::c", "a::c::D", "a::E", "f::G", "h", "a::j::K"]);
    let file = vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
    assert_eq!(names("use super::{super::d::E, f};", &file), [["a", "d", "E"], ["a", "b", "f"]]);
    let exports = exported("pub use c::{D, e::F}; pub(crate) use g::H; use i::J;");
    assert_eq!(exports.keys().collect::<Vec<_>>(), ["D", "F", "H"]);
    let uses = |pairs: &[(&str, &[&str])]| {
        let pairs = pairs.iter().map(|(a, b)| ((*a).to_owned(), b.iter().map(|b| (*b).to_owned()).collect()));
        pairs.collect::<Uses>()
    };
    assert!(circles(&uses(&[("a", &["b"]), ("b", &["c"]), ("c", &[])])).is_empty());
    assert_eq!(circles(&uses(&[("a", &["b"]), ("b", &["c"]), ("c", &["a"])])).len(), 1);
}
