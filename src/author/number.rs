//! Gives numbers to what wire.yaml lacks: the file with the missing lines added, for the author to read in the diff.
//!
//! Only adds. What is numbered twice, or numbered and gone, is a finding that the author has to decide; a number once
//! given is never moved or changed here.

use super::{
    edit::{Edits, Last, Stuck},
    lower::Unnumbered,
    shape::node::{self, Node},
};

/// The text of wire.yaml with `missing` added, and a line for each addition.
pub(crate) fn numbered(file: usize, text: &str, missing: &[Unnumbered]) -> Result<(String, Vec<String>), Stuck> {
    let nothing = Stuck::at(super::source::Span { file, start: 0, end: 0 }, "wire.yaml holds nothing to add to");
    let root = sound(file, text).ok_or(nothing)?;
    let mut edits = Edits::of(text);
    let mut told = Vec::new();
    // What belongs together goes in together: a mapping that is new as a whole is one entry.
    let mut whole: Vec<(&str, &str, Vec<String>)> = Vec::new();
    for Unnumbered { section, owner, name, number } in missing {
        let pair = format!("{name}: {number}");
        told.push(match owner {
            Some(owner) => format!("{section}: {owner}: {pair}"),
            None => format!("{section}: {pair}"),
        });
        let Some(owner) = owner else {
            append(&mut edits, &root, section, text, &pair)?;
            continue;
        };
        match root.get(section).and_then(|node| node.get(owner)) {
            Some(of_owner) => match Last::of(of_owner, text) {
                Some(last) => edits.append(last, "", &pair)?,
                None => return Err(Stuck::at(of_owner.span, format!("write `{pair}` here by hand"))),
            },
            None => match whole.iter_mut().find(|(s, o, _)| (*s, *o) == (*section, owner.as_str())) {
                Some((.., pairs)) => pairs.push(pair),
                None => whole.push((section, owner, vec![pair])),
            },
        }
    }
    for (section, owner, pairs) in whole {
        append(&mut edits, &root, section, text, &format!("{owner}: {{ {} }}", pairs.join(", ")))?;
    }
    let numbered = edits.made();
    verified(file, &root, &numbered, missing)?;
    Ok((numbered, told))
}

/// A file without findings. What can only be read as it was meant is not edited.
fn sound(file: usize, text: &str) -> Option<Node> {
    let mut findings = Vec::new();
    node::parse(file, text, &mut findings).filter(|_| findings.is_empty())
}

/// Holds the new file against the old one: every number that was there still is, every new one is, and nothing else.
fn verified(file: usize, before: &Node, text: &str, missing: &[Unnumbered]) -> Result<(), Stuck> {
    let after = sound(file, text);
    let mut expected = numbers(before, "");
    for Unnumbered { section, owner, name, number } in missing {
        let owner = owner.as_ref().map(|owner| format!("/{owner}")).unwrap_or_default();
        expected.push((format!("/{section}{owner}/{name}"), number.to_string()));
    }
    expected.sort();
    let mut found = after.map(|after| numbers(&after, "")).unwrap_or_default();
    found.sort();
    if found == expected {
        return Ok(());
    }
    let hint = "wire.yaml is laid out so that lines cannot be added to it safely; add what `caice check` lists by hand";
    Err(Stuck::at(before.span, hint))
}

/// All numbers below a node, each with the path of its name.
fn numbers(node: &Node, path: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for entry in node.entries() {
        let path = format!("{path}/{}", entry.key.value);
        all.extend(numbers(&entry.value, &path));
        all.extend(entry.value.scalar().map(|number| (path, number.to_owned())));
    }
    all
}

/// Adds an entry to a section; a section that is not there yet comes at the end.
fn append(edits: &mut Edits<'_>, root: &Node, section: &str, text: &str, entry: &str) -> Result<(), Stuck> {
    match root.get(section) {
        Some(node) => match Last::of(node, text) {
            Some(last) => edits.append(last, "", entry),
            None => Err(Stuck::at(node.span, format!("write `{entry}` here by hand"))),
        },
        None => {
            edits.append_section(section, entry);
            Ok(())
        }
    }
}
