//! Writes down what comes out for the people of a pack, where nobody said it yet or something else was said: a file with
//! the new lines, for the author to read in the diff.
//!
//! It decides nothing: whether what comes out is right is for whoever reads the diff. Personas beside the policies are
//! never rewritten; they say what a source says.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{
    answers, asked,
    edit::{Edits, Last, Stuck, end_of, end_of_entry, is_flow},
    flow::{behind_key, fields, flow},
    lower::{Lowered, Person},
    persona,
    shape::{
        node::{self, Entry, Node, NodeKind},
        person::NEAR,
    },
    source::{Sources, Span},
    whole,
};
use crate::{
    contract::report,
    engine::{Assessment, DecisiveClause, Outcome, Status, Truth},
};

/// A file of people/ as it should be.
pub(crate) struct Accepted {
    /// Its text.
    pub text: String,
    /// A line for each change; empty where there is none.
    pub told: Vec<String>,
}

/// The file of `person` with what comes out.
pub(crate) fn accept(sources: &Sources, lowered: &Lowered, person: &Person) -> Result<Accepted, Stuck> {
    let file = person.id.span.file;
    let text = sources.get(file).map(|source| source.text.as_str()).unwrap_or_default();
    let assessment = asked::assessed(&lowered.pack, person);
    let root = parsed(file, text)?;
    let mut work =
        Work { lowered, person, assessment: &assessment, text, root: &root, edits: Edits::of(text), told: Vec::new() };
    work.statuses()?;
    work.outcomes()?;
    work.whole()?;
    let Work { edits, told, .. } = work;
    if edits.is_empty() {
        return Ok(Accepted { text: text.to_owned(), told });
    }
    let text = edits.made();
    verified(lowered, &assessment, &parsed(file, &text)?, person)?;
    Ok(Accepted { text, told })
}

fn parsed(file: usize, text: &str) -> Result<Node, Stuck> {
    let mut findings = Vec::new();
    let root = node::parse(file, text, &mut findings).filter(|_| findings.is_empty());
    root.ok_or_else(|| {
        Stuck::at(Span { file, start: 0, end: 0 }, "this file would not be YAML any more; edit it by hand")
    })
}

/// What is longer than this is read in the diff.
const SHORT: usize = 120;

/// What is rewritten, and with what.
struct Work<'a> {
    lowered: &'a Lowered,
    person: &'a Person,
    assessment: &'a Assessment,
    text: &'a str,
    root: &'a Node,
    edits: Edits<'a>,
    told: Vec<String>,
}

impl<'a> Work<'a> {
    fn key(&self, outcome: &Outcome) -> &'a str {
        self.lowered.pack.policy(outcome.policy).map(|policy| policy.key.as_str()).unwrap_or_default()
    }

    /// The clauses that decided against or left open, each with the answers it looked at, for whoever reads the diff.
    fn because(&self, outcome: &Outcome) -> String {
        let pack = &self.lowered.pack;
        let is_open = matches!(outcome.status, Status::NotMet | Status::NeedsAnswer | Status::Unconfirmed);
        let Some(policy) = pack.policy(outcome.policy).filter(|_| is_open) else { return String::new() };
        let clause = |deciding: &DecisiveClause| {
            let key = policy.clause(deciding.clause).map(|clause| clause.key.as_str()).unwrap_or_default();
            let facts = report::fact_paths(pack, &deciding.facts).join(", ");
            if facts.is_empty() { key.to_owned() } else { format!("{key}: {facts}") }
        };
        let against = outcome.deciding.iter().filter(|deciding| deciding.truth != Truth::Yes);
        let clauses: Vec<String> = against.map(clause).collect();
        if clauses.is_empty() { String::new() } else { format!(" ({})", clauses.join("; ")) }
    }

    /// Puts every policy under the status that comes out.
    fn statuses(&mut self) -> Result<(), Stuck> {
        let Some(expect) = self.root.get("expect") else { return Ok(()) };
        // By status, in pack order: the comments that belong to a policy, and its id.
        let mut added: BTreeMap<&str, Vec<(String, &str)>> = BTreeMap::new();
        let mut removed: Vec<Span> = Vec::new();
        for outcome in &self.assessment.outcomes {
            let (key, status) = (self.key(outcome), report::status(outcome.status));
            let listed = self.person.expected.iter().find(|expected| expected.policy == outcome.policy);
            let comments = match listed {
                Some(listed) if listed.status == status => continue,
                Some(listed) => {
                    self.told.push(format!("{key}: {} → {status}{}", listed.status, self.because(outcome)));
                    removed.push(listed.span);
                    self.edits.remove_lines(listed.span)?
                }
                None => {
                    self.told.push(format!("{key}: {status}{}", self.because(outcome)));
                    String::new()
                }
            };
            added.entry(status).or_default().push((comments, key));
        }
        for entry in expect.entries() {
            let all_gone = !entry.value.items().is_empty()
                && entry.value.items().iter().all(|item| removed.contains(&item.span))
                && !added.contains_key(entry.key.value.as_str());
            if all_gone {
                self.edits.remove_line(entry.key.span)?;
            }
        }
        for (status, policies) in added {
            self.add(expect, status, &policies)?;
        }
        Ok(())
    }

    /// Puts policies below a status.
    fn add(&mut self, expect: &Node, status: &str, policies: &[(String, &str)]) -> Result<(), Stuck> {
        if let Some(list) = expect.get(status)
            && let Some(last) = Last::of(list, self.text)
        {
            for (comments, key) in policies {
                self.edits.append(last, comments, key)?;
            }
            return Ok(());
        }
        let keys = || policies.iter().map(|(_, key)| *key).collect::<Vec<&str>>().join(", ");
        let has_comments = policies.iter().any(|(comments, _)| !comments.is_empty());
        // An empty list in brackets.
        if let Some(list) = expect.get(status).filter(|_| !has_comments) {
            let (start, end) = (list.span.start, end_of(list, self.text));
            if self.text.get(start..end) == Some("[]") {
                self.edits.replace(start, end, format!("[{}]", keys()));
                return Ok(());
            }
        }
        let by_hand = |span| Stuck::at(span, format!("write `{status}` with its policies here by hand"));
        let last = Last::of(expect, self.text).filter(|_| !expect.has(status)).ok_or_else(|| by_hand(expect.span))?;
        if is_flow(expect, self.text) {
            return self.edits.append(last, "", &format!("{status}: [{}]", keys()));
        }
        let indent = last.indent(self.text);
        let mut entry = format!("{status}:");
        for (comments, key) in policies {
            entry += &format!("\n{comments}{}- {key}", " ".repeat(indent + 2));
        }
        self.edits.append(last, "", &entry)
    }

    /// Rewrites what `outcomes` says beyond the status, as far as it says it.
    fn outcomes(&mut self) -> Result<(), Stuck> {
        for entry in self.root.get("outcomes").map(Node::entries).unwrap_or_default() {
            let named = |outcome: &&Outcome| self.key(outcome) == entry.key.value;
            let Some(outcome) = self.assessment.outcomes.iter().find(named) else { continue };
            let pack = &self.lowered.pack;
            let differing = persona::differences(pack, self.assessment, outcome, &entry.value);
            let differs = |field: &&Entry| differing.iter().any(|(span, _)| *span == field.key.span);
            for field in entry.value.entries().iter().filter(differs) {
                let name = field.key.value.as_str();
                let by_hand =
                    || Stuck::at(field.key.span, format!("rewrite `{name}` of `{}` by hand", entry.key.value));
                let found = persona::found(pack, self.assessment, outcome, name).ok_or_else(by_hand)?;
                let (start, end) = self.place_of_value(field).ok_or_else(by_hand)?;
                self.told.push(format!("{}: {name}: {found}", entry.key.value));
                self.edits.replace(start, end, found);
            }
        }
        Ok(())
    }

    /// Says beside each policy what comes out: at the end of the file where nothing is said yet.
    fn whole(&mut self) -> Result<(), Stuck> {
        let mut added = String::new();
        for (name, found) in whole::found(&self.lowered.pack, self.person, self.assessment) {
            match self.root.entries().iter().find(|entry| entry.key.value == name) {
                Some(said) if whole::differences(said, &found).is_empty() => {}
                Some(said) => self.said_otherwise(said, &found)?,
                None => {
                    let found = whole::brief(&found);
                    self.told.push(format!("{name}: written"));
                    added += &format!("{name}:{}\n", fields(&found, 2));
                }
            }
        }
        if !added.is_empty() {
            self.edits.append_lines(&added);
        }
        Ok(())
    }

    /// Rewrites a field that says something else, as little of it as can be.
    fn said_otherwise(&mut self, said: &'a Entry, found: &Json) -> Result<(), Stuck> {
        let name = &said.key.value;
        if let (NodeKind::Map(entries), Json::Object(all)) = (&said.value.kind, found)
            && entries.iter().all(|entry| all.contains_key(&entry.key.value))
            && (name != NEAR || entries.len() == all.len())
        {
            let is_line = is_flow(&said.value, self.text);
            for entry in entries {
                let Some(found) = all.get(&entry.key.value) else { continue };
                if !whole::differences(entry, found).is_empty() {
                    let found = whole::like(&answers::value(&entry.value), found);
                    let path = format!("{name}.{}", entry.key.value);
                    let written = if is_line { format!(" {}", flow(&found)) } else { behind_key(&found, 4) };
                    self.rewrite(entry, &path, &found, written)?;
                }
            }
            return Ok(());
        }
        let found = whole::brief(found);
        self.rewrite(said, name, &found, fields(&found, 2))
    }

    /// Writes something else behind the key of an entry; never over a comment.
    fn rewrite(&mut self, entry: &Entry, path: &str, found: &Json, written: String) -> Result<(), Stuck> {
        let by_hand = || Stuck::at(entry.key.span, format!("rewrite `{path}` by hand"));
        let behind = self.text.get(entry.key.span.end..).ok_or_else(by_hand)?;
        let value = behind.trim_start_matches(['"', '\'']).strip_prefix(':').ok_or_else(by_hand)?;
        let start = entry.key.span.end + (behind.len() - value.len());
        let end = end_of_entry(entry, self.text).max(start);
        if self.text.get(start..end).is_none_or(|old| old.contains('#')) {
            return Err(by_hand());
        }
        self.told.push(match flow(found) {
            short if short.len() <= SHORT => format!("{path}: {short}"),
            _ => format!("{path}: written"),
        });
        self.edits.replace(start, end, written);
        Ok(())
    }

    /// Where the value of a field stands, brackets included; none where it is left out or laid out over lines.
    fn place_of_value(&self, field: &Entry) -> Option<(usize, usize)> {
        let behind = self.text.get(field.key.span.end..)?;
        let value = behind.trim_start_matches(['"', '\'']).strip_prefix(':')?.trim_start_matches(' ');
        let start = field.key.span.end + (behind.len() - value.len());
        let end = match &field.value.kind {
            NodeKind::Map(_) => return None,
            NodeKind::List(_) if !value.starts_with('[') => return None,
            _ => end_of(&field.value, self.text),
        };
        (end > start && !self.text.get(start..end)?.contains('\n')).then_some((start, end))
    }
}

/// Holds the new file against what comes out: every policy once, under its status, and no difference left.
fn verified(lowered: &Lowered, assessment: &Assessment, root: &Node, person: &Person) -> Result<(), Stuck> {
    let wrong =
        |span: Span| Stuck::at(span, "this file is laid out so that it cannot be rewritten safely; edit it by hand");
    let expect = root.get("expect").ok_or_else(|| wrong(person.id.span))?;
    for outcome in &assessment.outcomes {
        let key = lowered.pack.policy(outcome.policy).map(|policy| policy.key.as_str()).unwrap_or_default();
        let under = |entry: &&Entry| entry.value.items().iter().any(|item| item.scalar() == Some(key));
        let found: Vec<&str> = expect.entries().iter().filter(under).map(|entry| entry.key.value.as_str()).collect();
        if found != [report::status(outcome.status)] {
            return Err(wrong(person.id.span));
        }
        let more = root.get("outcomes").and_then(|outcomes| outcomes.get(key));
        if more.is_some_and(|more| !persona::differences(&lowered.pack, assessment, outcome, more).is_empty()) {
            return Err(wrong(person.id.span));
        }
    }
    for (name, found) in whole::found(&lowered.pack, person, assessment) {
        let said = root.entries().iter().find(|entry| entry.key.value == name);
        if said.is_none_or(|said| !whole::differences(said, &found).is_empty()) {
            return Err(wrong(person.id.span));
        }
    }
    Ok(())
}
