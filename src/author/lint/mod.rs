//! What is legal but wrong: judgements over a lowered pack.
//!
//! One function per finding code. None of them resolves names or reads files. `facts` says what
//! rules rest on, `trial`, `cells` and `logic` try rules out on every kind of person, `parts` and `tiers` tell what
//! that shows, `questions` looks at what is asked and how it can be answered, `time` at days, `payments` at money that comes more than once, `tested` at what personas
//! show, of `borders` among others, with answers that would do from `example`, `people` at what whole people leave out, `uncertain` at what is said not to be known,
//! `numbers` at figures in words, `slips` at comparisons that were meant otherwise, `relations` at how policies go together; what is left stands here.

mod borders;
mod cells;
mod example;
mod facts;
mod logic;
mod numbers;
mod parts;
mod payments;
mod people;
mod questions;
mod relations;
mod slips;
mod tested;
mod tiers;
mod time;
mod trial;
mod uncertain;

use super::{
    finding::{Code, Finding},
    lower::Lowered,
};
use crate::{
    engine::{self, DecisiveClause, Gates, Rule, Truth},
    pack::{ClauseKind, Condition, Grade, Num, Policy},
    value::{Answers, Date},
};

/// Most characters of a question in Chinese.
const QUESTION: usize = 24;
/// Most characters of a help in Chinese.
const HELP: usize = 40;

/// All lints over `lowered` and what is not offered beside it, sources judged as of the day `on`.
pub fn lint(lowered: &Lowered, on: Date) -> Vec<Finding> {
    with_aside(lowered, |lowered| judged(lowered, on))
}

/// Findings for clauses that no persona shows from both sides, and for thresholds no persona stands at.
pub fn untested(lowered: &Lowered) -> Vec<Finding> {
    with_aside(lowered, tested::untested)
}

/// The findings of one judgement on the pack; on the whole folder, those about what is not offered.
fn with_aside(lowered: &Lowered, judge: impl Fn(&Lowered) -> Vec<Finding>) -> Vec<Finding> {
    let mut findings = judge(lowered);
    if let Some(aside) = &lowered.aside {
        findings.extend(judge(&aside.lowered).into_iter().filter(|finding| aside.holds(finding.span)));
    }
    findings
}

fn judged(lowered: &Lowered, on: Date) -> Vec<Finding> {
    let mut findings = Vec::new();
    grade_d_figures(lowered, &mut findings);
    nothing_to_ask(lowered, &mut findings);
    questions::unasked_facts(lowered, &mut findings);
    questions::unused_questions(lowered, &mut findings);
    questions::straddling_choices(lowered, &mut findings);
    slips::slips(lowered, &mut findings);
    unused_definitions(lowered, &mut findings);
    negative_positions(lowered, &mut findings);
    questions_too_long(lowered, &mut findings);
    missing_translations(lowered, &mut findings);
    no_personas(lowered, &mut findings);
    uncertain::uncertain(lowered, &mut findings);
    relations::relations(lowered, &mut findings);
    people::people(lowered, &mut findings);
    time::bad_periods(lowered, &mut findings);
    time::rows(lowered, &mut findings);
    time::versions(lowered, &mut findings);
    time::run_on(lowered, &mut findings);
    time::withdrawn_ahead(lowered, &mut findings);
    payments::paid_again(lowered, &mut findings);
    payments::payments_cut_off(lowered, &mut findings);
    time::moving(lowered, &mut findings);
    time::stale_sources(lowered, on, &mut findings);
    let lines = trial::Lines::default();
    parts::rules(lowered, &lines, &mut findings);
    parts::amounts(lowered, &lines, &mut findings);
    parts::conditions(lowered, &lines, &mut findings);
    tiers::tiers(lowered, &mut findings);
    numbers::numbers(lowered, &mut findings);
    findings
}

fn grade_d_figures(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for (policy, place) in lowered.pack.policies.iter().zip(&lowered.places.policies) {
        for (benefit, place) in policy.benefits.iter().zip(&place.benefits) {
            if benefit.grade == Grade::D && (benefit.amount.is_some() || !benefit.schedule.is_empty()) {
                let message = format!("the figure of `{}` is of grade D and must not be shown", benefit.key);
                findings.push(
                    Finding::new(Code::GradeDFigure, place.amount, message)
                        .hint("leave it out until a source gives it"),
                );
            }
        }
    }
}

/// With nothing answered, nothing may be settled: neither a match nor a refusal, but for the day.
fn nothing_to_ask(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    let silent = engine::assess(pack, &Answers::none(pack.facts.len()), pack.checked, pack.checked);
    for ((policy, place), outcome) in pack.policies.iter().zip(&lowered.places.policies).zip(&silent.outcomes) {
        let by_the_day = |deciding: &DecisiveClause| {
            let rule = policy.clause(deciding.clause).and_then(|clause| clause.kind.rule());
            rule.is_some_and(|rule| facts::mentions(pack, rule, |num| *num == Num::On))
        };
        let what = match (outcome.axes.conditions, outcome.axes.gates) {
            _ if policy.grade == Grade::D || outcome.axes.rule == Rule::Withdrawn => continue,
            (Truth::Yes, Gates::None | Gates::Yes) => "matches",
            (Truth::No, _) if !outcome.deciding.iter().any(by_the_day) => "fails",
            _ => continue,
        };
        let message = format!("`{}` {what} before anybody has answered anything", policy.key);
        findings.push(
            Finding::new(Code::NothingToAsk, place.id, message)
                .hint("add a clause that answers decide, beside the others and not as an alternative"),
        );
    }
}

fn unused_definitions(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for (key, span) in &lowered.places.unused_definitions {
        let message = format!("no policy uses `{key}`");
        findings.push(Finding::new(Code::UnusedDefinition, *span, message).hint("remove it, or write `use` somewhere"));
    }
}

fn negative_positions(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for (policy, place) in lowered.pack.policies.iter().zip(&lowered.places.policies) {
        for id in below_not(&policy.when, false) {
            let (Some(clause), Some(place)) = (policy.clause(id), place.clauses.get(id.index())) else { continue };
            let noun = match clause.kind {
                ClauseKind::Asked(_) => continue,
                ClauseKind::Presumed(_) => "a presumed clause",
                ClauseKind::Gate(_) => "a gate",
                ClauseKind::Office => "an office clause",
            };
            let message = format!("`{}` is {noun} and stands below `not`", clause.key);
            findings.push(
                Finding::new(Code::NegativePosition, place.id, message)
                    .hint("word the clause the other way round, and move it out of `not`"),
            );
        }
    }
}

/// The clauses below a `not`.
fn below_not(condition: &Condition, below: bool) -> Vec<crate::pack::ClauseId> {
    match condition {
        Condition::Clause(id) => {
            if below {
                vec![*id]
            } else {
                Vec::new()
            }
        }
        Condition::All(members) | Condition::Any(members) | Condition::AtLeast(_, members) => {
            members.iter().flat_map(|member| below_not(member, below)).collect()
        }
        Condition::Not(inner) => below_not(inner, true),
    }
}

fn questions_too_long(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let Some(chinese) = lowered.texts.first() else { return };
    let mut check = |text: &str, most: usize, span, what: &str| {
        let n = text.chars().count();
        if n > most {
            let message = format!("this {what} has {n} characters; expected at most {most}");
            findings.push(Finding::new(Code::QuestionTooLong, span, message).hint("shorten it"));
        }
    };
    for (text, place) in chinese.short.facts.iter().zip(&lowered.places.facts) {
        check(&text.question, QUESTION, place.question, "question");
        check(&text.help, HELP, place.help, "help");
        for field in &text.fields {
            check(&field.question, QUESTION, place.key, "question of a field");
            check(&field.help, HELP, place.key, "help of a field");
        }
    }
}

fn missing_translations(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for span in &lowered.places.untranslated {
        findings.push(Finding::new(Code::MissingTranslation, *span, "this text has no English").hint("add `en`"));
    }
}

fn no_personas(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let has_personas = |index: usize| lowered.personas.iter().any(|persona| persona.policy.index() == index);
    // Of a policy of grade D nothing can come out but that it is unconfirmed.
    let needs_some = |policy: &Policy| policy.grade < Grade::D;
    for (index, (policy, place)) in lowered.pack.policies.iter().zip(&lowered.places.policies).enumerate() {
        if needs_some(policy) && !has_personas(index) {
            let message = format!("nobody said what should come out of `{}`", policy.key);
            findings.push(
                Finding::new(Code::NoPersona, place.id, message)
                    .hint("add `personas`: one who matches, one who does not"),
            );
        }
    }
}
