//! What is legal but wrong: judgements over a lowered pack.
//!
//! One function per finding code. None of them resolves names or reads files.

use super::{
    finding::{Code, Finding},
    lower::Lowered,
    source::Span,
};
use crate::{
    engine::{self, Status},
    pack::{Clause, ClauseKind, Expr, FactId, Grade, Pack, Policy},
    value::{Answers, Date},
};

/// All lints over `lowered`, sources judged as of the day `on`.
pub fn lint(lowered: &Lowered, on: Date) -> Vec<Finding> {
    let mut findings = Vec::new();
    grade_d_figures(lowered, &mut findings);
    nothing_to_ask(lowered, &mut findings);
    unasked_facts(lowered, &mut findings);
    unused_questions(lowered, &mut findings);
    stale_sources(lowered, on, &mut findings);
    missing_translations(lowered, &mut findings);
    no_personas(lowered, &mut findings);
    findings
}

fn grade_d_figures(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for (policy, spans) in lowered.pack.policies.iter().zip(&lowered.places.amounts) {
        for (benefit, span) in policy.benefits.iter().zip(spans) {
            if benefit.grade == Grade::D {
                let message = format!("the figure of `{}` is of grade D and must not be shown", benefit.key);
                findings.push(
                    Finding::new(Code::GradeDFigure, *span, message)
                        .hint("remove the benefit until a source gives its figure"),
                );
            }
        }
    }
}

/// With nothing answered, nothing may be settled: neither a match nor a refusal.
fn nothing_to_ask(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    let silent = engine::assess(pack, &Answers::none(pack.facts.len()), pack.checked, pack.checked);
    for ((policy, span), outcome) in pack.policies.iter().zip(&lowered.places.policies).zip(&silent.outcomes) {
        let what = match outcome.status {
            Status::Met => "matches",
            Status::NotMet => "fails",
            Status::NeedsAnswer | Status::Unconfirmed => continue,
        };
        let message = format!("`{}` {what} before anybody has answered anything", policy.key);
        findings.push(
            Finding::new(Code::NothingToAsk, *span, message)
                .hint("add a clause that answers decide, beside the others and not as an alternative"),
        );
    }
}

fn unasked_facts(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for (policy, clauses) in lowered.pack.policies.iter().zip(&lowered.places.clauses) {
        for (clause, span) in policy.clauses.iter().zip(clauses) {
            for fact in rule_of(clause).map(|rule| sources_of(&lowered.pack, rule)).unwrap_or_default() {
                if let Some(fact) = lowered.pack.fact(fact).filter(|fact| !fact.ask.anywhere()) {
                    let message = format!("clause `{}` rests on `{}`, which nobody is asked", clause.key, fact.key);
                    let hint = "give the fact an `ask` or a `derived` rule, or make this an office clause";
                    findings.push(Finding::new(Code::UnaskedFact, *span, message).hint(hint));
                }
            }
        }
    }
}

fn unused_questions(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let used: Vec<FactId> = lowered
        .pack
        .policies
        .iter()
        .flat_map(|policy: &Policy| &policy.clauses)
        .filter_map(rule_of)
        .flat_map(|rule| sources_of(&lowered.pack, rule))
        .collect();
    for (index, (fact, span)) in lowered.pack.facts.iter().zip(&lowered.places.facts).enumerate() {
        if (fact.ask.phone || fact.ask.fair) && !used.contains(&FactId::at(index)) {
            let message = format!("`{}` is a question, but no rule uses its answer", fact.key);
            findings.push(
                Finding::new(Code::UnusedQuestion, *span, message).hint("write `ask: never` until a rule needs it"),
            );
        }
    }
}

fn stale_sources(lowered: &Lowered, on: Date, findings: &mut Vec<Finding>) {
    for seen in &lowered.places.seen {
        let days = on.days_since(seen.value);
        if days > lowered.source_age_days {
            let message = format!("last looked at {days} days before {on}");
            findings.push(
                Finding::new(Code::StaleSource, seen.span, message).hint("look at the source again and update `seen`"),
            );
        }
    }
}

fn missing_translations(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for span in &lowered.places.untranslated {
        findings.push(Finding::new(Code::MissingTranslation, *span, "this text has no English").hint("add `en`"));
    }
}

fn no_personas(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for (index, (policy, span)) in lowered.pack.policies.iter().zip(&lowered.places.policies).enumerate() {
        if !lowered.personas.iter().any(|persona| persona.policy.index() == index) {
            let message = format!("nobody said what should come out of `{}`", policy.key);
            findings.push(
                Finding::new(Code::NoPersona, *span, message).hint("add `personas`: one who matches, one who does not"),
            );
        }
    }
}

/// Findings for clauses that no persona makes hold, or none makes fail.
/// `seen(policy, clause)` says which of the two some persona showed.
pub fn untested(lowered: &Lowered, seen: impl Fn(usize, usize) -> (bool, bool)) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (p, (policy, spans)) in lowered.pack.policies.iter().zip(&lowered.places.clauses).enumerate() {
        for (c, (clause, span)) in policy.clauses.iter().zip(spans).enumerate() {
            if clause.kind == ClauseKind::Office {
                continue;
            }
            let missing = match seen(p, c) {
                (true, true) => continue,
                (false, true) => "hold",
                (true, false) => "fail",
                (false, false) => "hold or fail",
            };
            findings.push(untested_clause(clause, *span, missing));
        }
    }
    findings
}

fn untested_clause(clause: &Clause, span: Span, missing: &str) -> Finding {
    Finding::new(Code::UntestedClause, span, format!("no persona makes `{}` {missing}", clause.key))
        .hint("add a persona on that side of the clause")
}

fn rule_of(clause: &Clause) -> Option<&Expr> {
    match &clause.kind {
        ClauseKind::Asked(rule) | ClauseKind::Presumed(rule) => Some(rule),
        ClauseKind::Office => None,
    }
}

/// The facts a rule rests on in the end: a derived fact stands for its inputs.
fn sources_of(pack: &Pack, rule: &Expr) -> Vec<FactId> {
    let mut facts: Vec<FactId> = Vec::new();
    let mut waiting = rule.facts();
    let mut seen: Vec<FactId> = Vec::new();
    while let Some(id) = waiting.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        match pack.fact(id).and_then(|fact| fact.derived.as_ref()) {
            Some(derived) => waiting.extend(derived.facts()),
            None => facts.push(id),
        }
    }
    facts
}
