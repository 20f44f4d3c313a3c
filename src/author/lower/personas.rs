//! Personas: example people beside the rules, their answers read as anybody's are.
//!
//! What should come out stays as written; `persona` holds it against what does.

use super::{
    super::{
        answers,
        finding::{Code, Finding},
        shape::node::Node,
        source::Spanned,
    },
    Lowering,
};
use crate::{
    contract::{self, answers::Problem},
    pack::PolicyId,
    value::{Answers, Date},
};

/// An example person beside the rules.
#[derive(Debug, Clone)]
pub struct Persona {
    /// The policy it stands at.
    pub policy: PolicyId,
    /// Who it is.
    pub name: Spanned<String>,
    /// The day of the assessment.
    pub on: Date,
    /// The day the answers were true.
    pub as_of: Date,
    /// What the person says.
    pub answers: Answers,
    /// What should come out, as written.
    pub expect: Node,
}

impl Lowering<'_> {
    /// The personas of a policy. One whose answers cannot be read is left out, with findings.
    pub(super) fn personas(&mut self, node: &Node, policy: PolicyId) -> Vec<Persona> {
        node.list("personas").iter().filter_map(|persona| self.persona(persona, policy)).collect()
    }

    fn persona(&mut self, node: &Node, policy: PolicyId) -> Option<Persona> {
        let (name, given, expect) = (node.get("name")?, node.get("answers")?, node.get("expect")?);
        let on = node.date("on")?;
        let as_of = node.date("as_of").unwrap_or(on);
        self.expected_names(expect, policy);
        let answers = self.answers(given, as_of)?;
        let name = Spanned { value: name.scalar().unwrap_or_default().to_owned(), span: name.span };
        Some(Persona { policy, name, on, as_of, answers, expect: expect.clone() })
    }

    /// Answers as written; none, with findings, where they cannot be read.
    pub(super) fn answers(&mut self, given: &Node, as_of: Date) -> Option<Answers> {
        match contract::answers::read(&self.pack, &answers::object(given), as_of) {
            Ok(answers) => Some(answers),
            Err(problems) => {
                self.problems(given, problems);
                None
            }
        }
    }

    /// Reports what is wrong with the answers `given`, where it stands.
    pub(super) fn problems(&mut self, given: &Node, problems: Vec<Problem>) {
        for problem in problems {
            let top = problem.path.split(['[', '.']).next().unwrap_or_default();
            let entry = given.entries().iter().find(|entry| entry.key.value == top);
            let span = match (entry, problem.code) {
                (Some(entry), Code::UnknownFact) => entry.key.span,
                (Some(entry), _) => at(&entry.value, &problem.path).span,
                (None, _) => given.span,
            };
            let Problem { code, message, hint, .. } = problem;
            self.findings.push(Finding { code, span, message, hint });
        }
    }

    /// Clauses and benefits that an expectation names must be there: else it could never fail.
    pub(super) fn expected_names(&mut self, expect: &Node, policy: PolicyId) {
        let Some(policy) = self.pack.policies.get(policy.index()) else { return };
        let (clauses, benefits) = (policy.clauses.clone(), policy.benefits.clone());
        for name in ["deciding", "assumed", "office", "gates"].into_iter().flat_map(|field| expect.list(field)) {
            self.clause_named(name, &clauses);
        }
        for entry in expect.get("benefits").map(Node::entries).unwrap_or_default() {
            let name = entry.key.value.as_str();
            if !benefits.iter().any(|benefit| benefit.key == name) {
                let finding = Finding::new(Code::UnknownBenefit, entry.key.span, format!("unknown benefit `{name}`"));
                self.findings.push(finding.suggest(name, benefits.iter().map(|benefit| benefit.key.as_str())));
            }
        }
    }
}

/// The node that a path such as `fact[2].field` ends in, as far as there is one.
fn at<'n>(node: &'n Node, path: &str) -> &'n Node {
    let mut node = node;
    for step in path.split(['[', '.']).skip(1) {
        let next = match step.strip_suffix(']') {
            Some(index) => index.parse::<usize>().ok().and_then(|index| node.items().get(index)),
            None => node.get(step),
        };
        let Some(next) = next else { break };
        node = next;
    }
    node
}
