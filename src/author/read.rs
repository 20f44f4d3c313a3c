//! Reads a folder into parsed files: pack.yaml, terms.yaml, sources.yaml, facts.yaml, one file for
//! each policy in national/, zhejiang/, lishui/ and etdz/, one for each person in people/, and wire.yaml, where
//! there is one.
//!
//! Finds and parses; it holds files against their tables of fields but resolves no name.

use std::path::Path;

use super::{
    finding::{Code, Finding},
    shape::{
        self, Form,
        node::{self, Node},
        person, section,
    },
    source::{Sources, Span, read_text},
};

/// The folders that policies stand in, in pack order.
pub const LEVELS: &[&str] = &["national", "zhejiang", "lishui", "etdz"];

/// The folder that whole people stand in. A pack may go without.
pub const PEOPLE: &str = "people";

/// The file of wire numbers. A pack may go without.
pub const WIRE: &str = "wire.yaml";

/// The parsed files of a folder, and what is wrong with them.
#[derive(Debug, Default)]
pub struct Files {
    /// Their texts.
    pub sources: Sources,
    /// pack.yaml.
    pub pack: Option<Node>,
    /// terms.yaml.
    pub terms: Option<Node>,
    /// sources.yaml.
    pub citations: Option<Node>,
    /// facts.yaml.
    pub facts: Option<Node>,
    /// Policy files, by folder and then by name.
    pub policies: Vec<Node>,
    /// Files of people, by name.
    pub people: Vec<Node>,
    /// wire.yaml, which a pack may go without: then nothing can be handed on.
    pub wire: Option<Node>,
    /// Whether a file of a policy could not be read, so that what names it finds nothing.
    pub unread: bool,
    /// What was found while reading.
    pub findings: Vec<Finding>,
}

static SOURCE_FORM: Form = Form::Section(&section::SOURCE);
static FACT_FORM: Form = Form::Section(&shape::fact::FACT);

/// Reads `dir`. Problems become findings; only what cannot be told apart from an empty folder does not.
pub fn read(dir: &Path) -> Files {
    let mut files = Files::default();
    files.pack = files.one(dir, "pack.yaml", Form::Section(&section::PACK));
    files.terms = files.one(dir, "terms.yaml", Form::Section(&section::TERMS));
    files.citations = files.one(dir, "sources.yaml", Form::Named(&SOURCE_FORM));
    files.facts = files.one(dir, "facts.yaml", Form::Named(&FACT_FORM));
    for level in LEVELS {
        for name in yaml_files(&dir.join(level)) {
            let policy = files.one(dir, &format!("{level}/{name}"), Form::Section(&section::POLICY));
            files.unread |= policy.is_none();
            files.policies.extend(policy);
        }
    }
    for name in yaml_files(&dir.join(PEOPLE)) {
        let person = files.one(dir, &format!("{PEOPLE}/{name}"), Form::Section(&person::PERSON));
        files.people.extend(person);
    }
    if dir.join(WIRE).exists() {
        files.wire = files.one(dir, WIRE, Form::Section(&section::WIRE));
    }
    files
}

impl Files {
    fn one(&mut self, dir: &Path, path: &str, form: Form) -> Option<Node> {
        match read_text(&dir.join(path)) {
            Err(problem) => {
                let file = self.sources.add(path, "");
                let span = Span { file, start: 0, end: 0 };
                let message = format!("cannot read {path}: {problem}");
                let finding = Finding::new(Code::UnreadableFile, span, message);
                self.findings.push(finding.hint("a pack has pack.yaml, terms.yaml, sources.yaml and facts.yaml"));
                None
            }
            Ok(text) => {
                let file = self.sources.add(path, text);
                let text = self.sources.get(file).map(|source| source.text.clone()).unwrap_or_default();
                let before = self.findings.len();
                let node = node::parse(file, &text, &mut self.findings);
                match &node {
                    Some(node) => shape::check(node, form, &mut self.findings),
                    None if self.findings.len() == before => {
                        let span = Span { file, start: 0, end: 0 };
                        let finding = Finding::new(Code::WrongShape, span, format!("{path} holds nothing"));
                        self.findings.push(finding.hint("write it, or remove the file"));
                    }
                    None => {}
                }
                node
            }
        }
    }
}

/// Names of the YAML files in a folder, sorted. A folder that is not there has none.
fn yaml_files(dir: &Path) -> Vec<String> {
    let names = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let mut names: Vec<String> = names
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(".yaml") || name.ends_with(".yml"))
        .collect();
    names.sort();
    names
}
