//! Conditions and their clauses.
//!
//! A condition becomes a tree over a list of clauses; what a definition says is copied in, its
//! clauses under `definition/clause`. Whether the whole can hold is `lint`'s.

use super::{
    super::{
        expr::{self, FigureName},
        finding::{Code, Finding},
        shape::node::{Node, NodeKind},
    },
    ClausePlace, Lowering, grade,
};
use crate::pack::{Clause, ClauseId, ClauseKind, Condition, Expr};

/// A condition's clauses, with their nodes and places; the lists run parallel.
#[derive(Debug, Clone, Default)]
pub(super) struct Part<'n> {
    /// The clauses.
    pub clauses: Vec<Clause>,
    /// Where their texts stand.
    pub nodes: Vec<&'n Node>,
    /// Where they stand.
    pub places: Vec<ClausePlace>,
    /// Definitions that were copied in.
    pub used: Vec<String>,
}

impl<'n> Part<'n> {
    /// Copies in another part, its clauses under `prefix/`; gives the other's condition over the
    /// clauses of this one.
    pub fn append(&mut self, prefix: &str, condition: &Condition, other: &Part<'n>) -> Condition {
        let offset = self.clauses.len();
        let clauses = other.clauses.iter().cloned();
        self.clauses.extend(clauses.map(|clause| Clause { key: format!("{prefix}/{}", clause.key), ..clause }));
        self.nodes.extend(&other.nodes);
        self.places.extend(&other.places);
        shifted(condition, offset)
    }
}

fn shifted(condition: &Condition, by: usize) -> Condition {
    let all = |members: &[Condition]| members.iter().map(|member| shifted(member, by)).collect();
    match condition {
        Condition::Clause(id) => Condition::Clause(ClauseId::at(id.index() + by)),
        Condition::All(members) => Condition::All(all(members)),
        Condition::Any(members) => Condition::Any(all(members)),
        Condition::AtLeast(n, members) => Condition::AtLeast(*n, all(members)),
        Condition::Not(inner) => Condition::Not(Box::new(shifted(inner, by))),
    }
}

impl<'n> Lowering<'n> {
    /// Lowers a condition whose rules may look up `figures`, adding its clauses to `part`.
    pub(super) fn condition(&mut self, node: &'n Node, figures: &[FigureName], part: &mut Part<'n>) -> Condition {
        let [only] = node.entries() else { return self.clause(node, figures, part) };
        let mut members =
            |this: &mut Self, node: &'n Node| node.items().iter().map(|m| this.condition(m, figures, part)).collect();
        match only.key.value.as_str() {
            "all" => Condition::All(members(self, &only.value)),
            "any" => Condition::Any(members(self, &only.value)),
            "at_least" => {
                let members: Vec<Condition> = only.value.get("of").map(|of| members(self, of)).unwrap_or_default();
                Condition::AtLeast(self.how_many(&only.value, members.len()), members)
            }
            "not" => Condition::Not(Box::new(self.condition(&only.value, figures, part))),
            "use" => self.use_definition(&only.value, part),
            _ => self.clause(node, figures, part),
        }
    }

    fn how_many(&mut self, node: &Node, of: usize) -> u8 {
        let n = node.text("n").and_then(|n| n.parse::<u8>().ok()).unwrap_or(u8::MAX);
        if let Some(place) = node.get("n").filter(|_| of > 0 && !(1..=of).contains(&usize::from(n))) {
            let message = format!("expected a number from 1 to {of}, found {}", place.scalar().unwrap_or_default());
            let hint = "that many conditions stand below `of`";
            self.report(Code::BadValue, place.span, message, hint);
        }
        n
    }

    fn clause(&mut self, node: &'n Node, figures: &[FigureName], part: &mut Part<'n>) -> Condition {
        let id = ClauseId::at(part.clauses.len());
        let key = node.text("id").unwrap_or_default().to_owned();
        let span = node.get("id").map_or(node.span, |id| id.span);
        if !key.is_empty() && part.clauses.iter().any(|clause| clause.key == key) {
            let message = format!("another clause here is called `{key}`");
            self.report(Code::DuplicateId, span, message, "reasons and tests name clauses: choose another");
        }
        let kind = self.clause_kind(node, figures);
        self.note_translation(node.get("text"));
        self.note_translation(node.get("step"));
        self.note_translation(node.get("how"));
        let source = self.citation(node);
        let article = node.get("cite").and_then(|cite| cite.text("article")).map(str::to_owned);
        part.clauses.push(Clause { key, kind, source, article, grade: grade(node), granted: node.flag("granted") });
        part.nodes.push(node);
        part.places.push(ClausePlace { id: span, rule: node.get("rule").map_or(span, |rule| rule.span) });
        Condition::Clause(id)
    }

    fn clause_kind(&mut self, node: &Node, figures: &[FigureName]) -> ClauseKind {
        if !matches!(node.kind, NodeKind::Map(_)) {
            return ClauseKind::Office; // reported with the shape
        }
        let span = node.get("id").map_or(node.span, |id| id.span);
        let (office, presumed, gate) = (node.flag("office"), node.flag("presume"), node.flag("gate"));
        let rule = node.get("rule");
        let misfit = match (rule.is_some(), office) {
            (true, true) => {
                Some(("an office clause has no rule: nobody is asked about it", "remove `rule`, or `office: true`"))
            }
            (false, false) => {
                Some(("a clause needs a `rule`, or `office: true`", "say what answers decide, or that the office does"))
            }
            (_, true) if presumed => {
                Some(("an office clause cannot be presumed as well", "remove `presume`, or `office: true`"))
            }
            (_, true) if gate => Some(("an office clause cannot be a gate as well", "remove `gate`, or write a rule")),
            _ if presumed && gate => Some(("a clause is presumed or a gate, not both", "remove one of them")),
            _ if gate && !node.has("how") => Some(("a gate says how to get there", "add `how`")),
            _ if gate && !node.has("step") => {
                Some(("a gate has a title that says what to do", "add `step`, an order such as 去办失业登记"))
            }
            _ if !gate && node.has("step") => Some(("only a gate has `step`", "remove it, or write `gate: true`")),
            _ if !gate && node.has("granted") => {
                Some(("only a gate can be `granted`", "remove it, or write `gate: true`"))
            }
            _ if !gate && node.has("how") => Some(("only a gate has `how`", "remove it, or write `gate: true`")),
            _ => None,
        };
        if let Some((message, hint)) = misfit {
            self.report(Code::MissingField, span, message, hint);
        }
        // People would take it for done.
        let is_done =
            |title: &&Node| title.scalar().is_some_and(|title| title.starts_with('已') || title.ends_with('了'));
        if let Some(title) = node.get("step").and_then(|step| step.get("zh")).filter(is_done) {
            let message = format!("expected an order, found `{}`", title.scalar().unwrap_or_default());
            self.report(
                Code::BadValue,
                title.span,
                message,
                "say what to do, such as 去办失业登记; the clause's `text` says what must be so",
            );
        }
        let Some(rule) = rule.filter(|_| !office) else { return ClauseKind::Office };
        let names = Self::names(&self.pack, &self.phrases, figures, None);
        // A rule with findings stands for anything; the pack is not used.
        let rule = expr::rule(rule, &names, &mut self.findings).unwrap_or(Expr::Const(false));
        match (presumed, gate) {
            (true, _) => ClauseKind::Presumed(rule),
            (_, true) => ClauseKind::Gate(rule),
            _ => ClauseKind::Asked(rule),
        }
    }

    /// The clause of `part` that `node` names.
    pub(super) fn clause_named(&mut self, node: &Node, clauses: &[Clause]) -> Option<ClauseId> {
        let name = node.scalar()?;
        let index = clauses.iter().position(|clause| clause.key == name);
        if index.is_none() {
            let finding = Finding::new(Code::UnknownClause, node.span, format!("unknown clause `{name}`"));
            self.findings.push(finding.suggest(name, clauses.iter().map(|clause| clause.key.as_str())));
        }
        index.map(ClauseId::at)
    }
}
