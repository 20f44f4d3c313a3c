//! Scoped definitions: conditions that several policies take over under one name.
//!
//! Each is lowered once and copied into its users, so that one group stays one group and two groups
//! of the same name stay two. A definition may use others, but not itself.

use super::{
    super::{
        finding::{Code, Finding},
        shape::node::{Entry, Node},
    },
    Lowering, Span,
    condition::Part,
};
use crate::pack::Condition;

/// A definition of terms.yaml.
pub(super) struct Definition<'n> {
    key: &'n str,
    node: &'n Node,
    span: Span,
    state: State<'n>,
    used: bool,
}

enum State<'n> {
    /// Not looked at yet.
    Waiting,
    /// Being lowered: whoever uses it now uses itself.
    Open,
    /// Lowered.
    Done(Condition, Part<'n>),
}

/// The definitions of terms.yaml, none lowered yet.
pub(super) fn waiting<'n>(terms: &'n Node) -> Vec<Definition<'n>> {
    let entries = terms.get("definitions").map(Node::entries).unwrap_or_default();
    let definition = |entry: &'n Entry| Definition {
        key: &entry.key.value,
        node: &entry.value,
        span: entry.key.span,
        state: State::Waiting,
        used: false,
    };
    entries.iter().map(definition).collect()
}

impl<'n> Lowering<'n> {
    /// Lowers all definitions, used or not.
    pub(super) fn definitions(&mut self) {
        for index in 0..self.definitions.len() {
            self.definition(index);
        }
    }

    /// Notes the definitions that no policy took over.
    pub(super) fn note_unused_definitions(&mut self) {
        let unused = self.definitions.iter().filter(|definition| !definition.used);
        self.places.unused_definitions = unused.map(|d| (d.key.to_owned(), d.span)).collect();
    }

    fn definition(&mut self, index: usize) {
        let Some(definition) = self.definitions.get_mut(index) else { return };
        if !matches!(definition.state, State::Waiting) {
            return;
        }
        definition.state = State::Open;
        let when = definition.node.get("when");
        let shared = self.shared.clone();
        let mut part = Part::default();
        let condition = match when {
            Some(when) => self.condition(when, &shared, &mut part),
            None => Condition::All(Vec::new()),
        };
        if let Some(definition) = self.definitions.get_mut(index) {
            definition.state = State::Done(condition, part);
        }
    }

    /// Copies the definition that `node` names into `part`.
    pub(super) fn use_definition(&mut self, node: &Node, part: &mut Part<'n>) -> Condition {
        let nothing = Condition::All(Vec::new());
        let Some(name) = node.scalar() else { return nothing };
        let Some(index) = self.definitions.iter().position(|definition| definition.key == name) else {
            let message = format!("unknown definition `{name}`");
            let finding = Finding::new(Code::UnknownDefinition, node.span, message);
            self.findings.push(finding.suggest(name, self.definitions.iter().map(|definition| definition.key)));
            return nothing;
        };
        if part.used.iter().any(|used| used == name) {
            let message = format!("`{name}` is used here twice");
            self.report(Code::DuplicateId, node.span, message, "its clauses would get the same names: use it once");
            return nothing;
        }
        self.definition(index);
        let Some(definition) = self.definitions.get_mut(index) else { return nothing };
        definition.used = true;
        match &definition.state {
            State::Done(condition, other) => {
                part.used.push(name.to_owned());
                part.append(name, condition, other)
            }
            State::Waiting | State::Open => {
                let message = format!("`{name}` uses itself");
                self.report(
                    Code::DefinitionCycle,
                    node.span,
                    message,
                    "write the shared part as a definition of its own",
                );
                nothing
            }
        }
    }
}
