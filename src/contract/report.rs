//! Prints an assessment as text and as JSON: the contract of `caice assess --json`, described by
//! docs/assess.schema.json.
//!
//! All keys are always present; arrays are in pack order. Fields that no rule can fill yet are null or empty. Prints
//! what the engine says and adds nothing.

use serde_json::{Value as Json, json};

use super::answers::{Problem, answer_json, to_json};
use crate::{
    engine::{
        self, Assessment, BenefitOutcome, Cause, Change, ChangeKind, ChangeSet, Combination, DecisiveClause, Excluded,
        FactRef, Gates, Index, Item, Nearby, Office, Outcome, Question, Rule, RunnerUp, Scope, Status, Truth,
        WindowState,
    },
    pack::{
        Award, BasisText, BenefitKind, Bound, ClauseId, ClauseText, FactId, Grade, LongText, Pack, Per, Policy,
        PolicyId, Relation, RelationKind, Role, ShortText,
    },
    value::{Answers, Date, Fen, FenRange},
};

/// The whole report on `answers`, of which `assessment` is what came out; `texts` are the Chinese ones.
pub fn assessment(pack: &Pack, texts: Option<&LongText>, answers: &Answers, assessment: &Assessment) -> Json {
    let index = Index::of(pack);
    let near = |o: &Outcome| engine::nearby(&index, pack, answers, assessment, o.policy);
    json!({
        "format": 1,
        "on": assessment.on.to_string(),
        "as_of": assessment.as_of.to_string(),
        "answers": to_json(pack, answers),
        "pack": { "version": pack.version, "fingerprint": pack.fingerprint, "checked": pack.checked.to_string() },
        "outcomes": assessment.outcomes.iter().filter_map(|o| outcome(pack, texts, o, &near(o))).collect::<Vec<_>>(),
        "combinations": assessment.combinations.iter().map(|c| combination(pack, c)).collect::<Vec<_>>(),
        "next": assessment.next.iter().map(|q| question(pack, q)).collect::<Vec<_>>(),
        "progress": { "settled": assessment.progress.settled, "total": assessment.progress.total },
        "diagnostics": [],
    })
}

/// The report to print instead when the answers cannot be used.
pub(crate) fn problems(problems: &[Problem]) -> Json {
    let one = |problem: &Problem| json!({ "code": problem.code.slug(), "path": problem.path, "message": problem.message, "hint": problem.hint });
    json!({ "format": 1, "diagnostics": problems.iter().map(one).collect::<Vec<_>>() })
}

/// A few lines for a person at a terminal, in Chinese.
pub(crate) fn plain(pack: &Pack, texts: Option<&ShortText>, assessment: &Assessment) -> String {
    let mut out = format!("按 {} 测算，规则核对至 {}\n", assessment.on, pack.checked);
    for outcome in &assessment.outcomes {
        let title = |id: PolicyId| {
            let policy = texts.and_then(|texts| texts.policies.get(id.index()));
            policy.map(|policy| policy.title.as_str()).unwrap_or_default()
        };
        out += &format!("{}  {}\n", status(outcome.status), title(outcome.policy));
        if let Some(later) = outcome.replaced_by {
            out += &format!("    请看：{}\n", title(later));
        }
        for fact in &outcome.missing {
            let label = texts.and_then(|texts| texts.facts.get(fact.fact.index())).map(|fact| fact.label.as_str());
            out += &format!("    还差：{}\n", label.unwrap_or_default());
        }
    }
    out + "自测参考，以主管部门审核为准\n"
}

/// Why a policy was withdrawn, which stands in the place of what is uncertain about it.
fn reason(texts: Option<&LongText>, id: PolicyId) -> Option<&String> {
    texts.and_then(|texts| texts.policies.get(id.index())?.uncertain.first())
}

fn outcome(pack: &Pack, texts: Option<&LongText>, outcome: &Outcome, near: &Nearby) -> Option<Json> {
    let policy = pack.policy(outcome.policy)?;
    let axes = &outcome.axes;
    Some(json!({
        "policy": policy.key,
        "status": status(outcome.status),
        "scope": outcome.scope.map(|scope| match scope { Scope::Policy => "policy", Scope::Clause => "clause" }),
        "axes": {
            "rule": rule(axes.rule),
            "conditions": truth(axes.conditions),
            "gates": gates(axes.gates),
            "window": window(axes.window),
            "office": match axes.office { Office::None => "none", Office::Pending => "pending", Office::Decides => "decides" },
            "award": match axes.award { Award::Entitled => "entitled", Award::Competitive => "competitive" },
        },
        "withdrawn": policy.validity.withdrawn.map(|on| json!({ "on": on.to_string(), "reason": reason(texts, outcome.policy) })),
        "replaced_by": outcome.replaced_by.and_then(|id| pack.policy(id)).map(|policy| &policy.key),
        "from": day(outcome.from),
        "until": day(outcome.until),
        "latest": day(outcome.latest),
        "later": outcome.from.map(|from| json!({
            "from": from.to_string(),
            "clauses": outcome.deciding.iter().filter(|d| d.truth == Truth::No).map(|d| clause_key(policy, d.clause)).collect::<Vec<_>>(),
        })),
        "timeline": timeline(outcome),
        "window": {
            "opens": day(outcome.window.opens),
            "closes": day(outcome.window.closes),
            "confirmed": outcome.window.confirmed,
            "automatic": policy.automatic,
        },
        "roles": {
            "beneficiary": role(policy.roles.beneficiary),
            "applicant": role(policy.roles.applicant),
            "payee": role(policy.roles.payee),
        },
        "basis": basis(texts, outcome.policy),
        "deciding": decided_by(pack, policy, outcome),
        "missing": fact_paths(pack, &outcome.missing),
        "assumed": outcome.assumed.iter().map(|id| clause_key(policy, *id)).collect::<Vec<_>>(),
        "office": outcome.office.iter().map(|id| clause_key(policy, *id)).collect::<Vec<_>>(),
        "gates": outcome.gates.iter().map(|gate| json!({
            "clause": clause_key(policy, gate.clause),
            "truth": truth(gate.truth),
            "facts": fact_paths(pack, &gate.facts),
            "step": words(texts, outcome.policy, gate.clause).map(|words| words.step.as_str()),
            "how": words(texts, outcome.policy, gate.clause).map(|words| words.how.as_str()),
        })).collect::<Vec<_>>(),
        "sensitive": outcome.sensitive,
        "benefits": outcome.benefits.iter().filter_map(|b| benefit(pack, policy, b)).collect::<Vec<_>>(),
        "nearby": nearby(pack, policy, near),
    }))
}

/// What is near for one policy.
pub(crate) fn nearby(pack: &Pack, policy: &Policy, nearby: &Nearby) -> Json {
    let set = |set: &ChangeSet| {
        json!({
            "changes": set.changes.iter().filter_map(|change| self::change(pack, change)).collect::<Vec<_>>(),
            "from": day(set.from),
            "status": status(set.status),
            "gain": set.gain.map(range),
            "office": set.office.iter().map(|id| clause_key(policy, *id)).collect::<Vec<_>>(),
            "loses": set.loses.iter().map(|id| policy_key(pack, *id)).collect::<Vec<_>>(),
            "sensitive": set.sensitive,
        })
    };
    json!({ "exact": nearby.exact, "sets": nearby.sets.iter().map(set).collect::<Vec<_>>() })
}

/// A change as an operator and a value; of a list the record that is added.
fn change(pack: &Pack, change: &Change) -> Option<Json> {
    let fact = pack.fact(change.fact)?;
    let (op, value) = match change.kind {
        ChangeKind::AtLeast => (">=", answer_json(&fact.kind, &change.answer)?),
        ChangeKind::AtMost => ("<=", answer_json(&fact.kind, &change.answer)?),
        ChangeKind::Becomes => ("==", answer_json(&fact.kind, &change.answer)?),
        ChangeKind::Adds => ("adds", answer_json(&fact.kind, &change.answer)?.as_array()?.last()?.clone()),
    };
    Some(json!({ "fact": fact.key, "kind": "doable", "op": op, "value": value }))
}

/// The truth of the conditions day by day, with equal neighbours merged.
fn timeline(outcome: &Outcome) -> Vec<Json> {
    let mut last = None;
    let mut entries = Vec::new();
    for segment in &outcome.timeline {
        if last != Some(segment.conditions) {
            last = Some(segment.conditions);
            entries.push(json!({ "from": segment.from.to_string(), "truth": truth(segment.conditions) }));
        }
    }
    entries
}

/// The deciding clauses, or validity or window if that alone decides.
fn decided_by(pack: &Pack, policy: &Policy, outcome: &Outcome) -> Vec<Json> {
    let by_time = match outcome.status {
        Status::NotMet if outcome.axes.rule == Rule::Replaced => Some("validity"),
        Status::NotMet if outcome.axes.conditions != Truth::No => Some("window"),
        _ => None,
    };
    if let Some(clause) = by_time {
        return vec![json!({
            "clause": clause, "truth": "no", "cause": null, "facts": [], "source": null, "article": null, "grade": null,
        })];
    }
    outcome.deciding.iter().filter_map(|deciding| self::deciding(pack, policy, deciding)).collect()
}

fn deciding(pack: &Pack, policy: &Policy, deciding: &DecisiveClause) -> Option<Json> {
    let clause = policy.clause(deciding.clause)?;
    Some(json!({
        "clause": clause.key,
        "truth": truth(deciding.truth),
        "cause": deciding.cause.map(|cause| match cause {
            Cause::Person => "person",
            Cause::Rule => "rule",
            Cause::Office => "office",
        }),
        "facts": fact_paths(pack, &deciding.facts),
        "source": pack.sources.get(clause.source.index()),
        "article": clause.article,
        "grade": grade(clause.grade),
    }))
}

/// The documents that a policy rests on, in Chinese.
fn basis(texts: Option<&LongText>, policy: PolicyId) -> Vec<Json> {
    let texts = texts.and_then(|texts| texts.policies.get(policy.index()));
    let one = |basis: &BasisText| {
        json!({
            "issuer": basis.issuer,
            "title": Some(&basis.title).filter(|title| !title.is_empty()),
            "number": basis.number,
            "year": basis.year,
            "article": basis.article,
            "grade": grade(basis.grade),
        })
    };
    texts.map(|texts| texts.basis.iter().map(one).collect()).unwrap_or_default()
}

/// A gate's sentence, in Chinese.
fn words(texts: Option<&LongText>, policy: PolicyId, clause: ClauseId) -> Option<&ClauseText> {
    texts?.policies.get(policy.index())?.clauses.get(clause.index())
}

fn benefit(pack: &Pack, policy: &Policy, worked: &BenefitOutcome) -> Option<Json> {
    let benefit = policy.benefits.get(worked.benefit)?;
    let payments = if worked.schedule.is_empty() { worked.each.into_iter().collect() } else { worked.schedule.clone() };
    let recheck: Vec<&str> = benefit.recheck.iter().map(|id| clause_key(policy, *id)).collect();
    let payment = |(index, amount): (usize, &FenRange)| {
        let again: &[&str] = if index == 0 { &[] } else { &recheck };
        json!({ "n": index + 1, "from": null, "amount": range(*amount), "recheck": again })
    };
    let object = benefit.for_each.as_ref().zip(worked.object);
    Some(json!({
        "id": benefit.key,
        "kind": benefit_kind(benefit.kind),
        "to": role(benefit.to),
        "object": object.map(|((list, _), index)| format!("{}[{index}]", fact_key(pack, *list))),
        "unit": if benefit.rate.is_some() { "percent" } else { "CNY" },
        "per": match benefit.per { Per::Once => "once", Per::Month => "month", Per::Year => "year" },
        "times": { "min": worked.times.0, "max": worked.times.1 },
        "each": worked.rate(benefit).or(worked.each).map(range),
        "total": worked.total.map(range),
        "bound": match benefit.bound { Bound::Exact => "exact", Bound::AtMost => "at_most", Bound::AtLeast => "at_least" },
        "grade": grade(benefit.grade),
        "confirmed": worked.confirmed,
        "needs": fact_paths(pack, &worked.needs),
        "schedule": payments.iter().enumerate().map(payment).collect::<Vec<_>>(),
    }))
}

/// What one kind of beneficiary may have in all.
pub(crate) fn combination(pack: &Pack, combination: &Combination) -> Json {
    let items = |items: &[Item]| items.iter().filter_map(|item| self::item(pack, item)).collect::<Vec<_>>();
    let runner_up = |other: &RunnerUp| {
        json!({
            "cash": range(other.cash),
            "first_year": range(other.first_year),
            "chosen": items(&other.chosen),
        })
    };
    json!({
        "beneficiary": role(combination.beneficiary),
        "exact": combination.exact,
        "cash": range(combination.cash),
        "first_year": range(combination.first_year),
        "chosen": items(&combination.chosen),
        "excluded": combination.excluded.iter().filter_map(|left| excluded(pack, left)).collect::<Vec<_>>(),
        "either": combination.either.iter().filter_map(|left| excluded(pack, left)).collect::<Vec<_>>(),
        "silent": combination.silent.iter().map(|(a, b)| [policy_key(pack, *a), policy_key(pack, *b)]).collect::<Vec<_>>(),
        "runner_up": combination.runner_up.as_ref().map(runner_up),
    })
}

fn item(pack: &Pack, (policy, benefit, object): &Item) -> Option<Json> {
    let policy = pack.policy(*policy)?;
    let benefit = policy.benefits.get(*benefit)?;
    let list = benefit.for_each.as_ref().zip(*object);
    let object = list.map(|((list, _), index)| format!("{}[{index}]", fact_key(pack, *list)));
    Some(json!({ "policy": policy.key, "benefit": benefit.key, "object": object }))
}

fn excluded(pack: &Pack, left: &Excluded) -> Option<Json> {
    let relation = pack.relations.get(left.relation)?;
    Some(json!({
        "policy": policy_key(pack, left.policy),
        "by": policy_key(pack, left.by),
        "relation": relation_kind(relation),
        "office": relation.office,
        "source": pack.sources.get(relation.source.index()),
        "article": relation.article,
    }))
}

fn relation_kind(relation: &Relation) -> &'static str {
    match relation.kind {
        RelationKind::Excludes if relation.same_object => "excludes_same_object",
        RelationKind::Excludes => "excludes",
        RelationKind::ChooseBest => "choose_best",
        RelationKind::Stacks => "stacks",
        RelationKind::Silent => "silent",
    }
}

fn policy_key(pack: &Pack, id: PolicyId) -> &str {
    pack.policy(id).map(|policy| policy.key.as_str()).unwrap_or_default()
}

fn question(pack: &Pack, question: &Question) -> Json {
    json!({
        "fact": fact_path(pack, question.named()),
        "group": null,
        "settles": { "min": question.settles.0, "max": question.settles.1, "mean": thousandths(question.mean) },
        "stake": yuan(question.stake),
    })
}

/// A status as all files and programs write it.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Met => "met",
        Status::MetLater => "met_later",
        Status::GateFirst => "gate_first",
        Status::NeedsAnswer => "needs_answer",
        Status::Competitive => "competitive",
        Status::NotMet => "not_met",
        Status::Unconfirmed => "unconfirmed",
        Status::Ended => "ended",
        Status::Withdrawn => "withdrawn",
    }
}

/// The status that is written so.
pub(crate) fn status_called(name: &str) -> Option<Status> {
    use Status::{Competitive, Ended, GateFirst, Met, MetLater, NeedsAnswer, NotMet, Unconfirmed, Withdrawn};
    [Met, MetLater, GateFirst, NeedsAnswer, Competitive, NotMet, Unconfirmed, Ended, Withdrawn]
        .into_iter()
        .find(|known| status(*known) == name)
}

fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::InForce => "in_force",
        Rule::NotYet => "not_yet",
        Rule::Ended => "ended",
        Rule::Replaced => "replaced",
        Rule::RunOn => "run_on",
        Rule::Unconfirmed => "unconfirmed",
        Rule::Withdrawn => "withdrawn",
    }
}

fn gates(gates: Gates) -> &'static str {
    match gates {
        Gates::None => "none",
        Gates::Yes => "yes",
        Gates::No => "no",
        Gates::Unknown => "unknown",
    }
}

/// A window's state as all files and programs write it.
pub(crate) fn window(window: WindowState) -> &'static str {
    match window {
        WindowState::None => "none",
        WindowState::Open => "open",
        WindowState::Opens => "opens",
        WindowState::Closed => "closed",
        WindowState::Unknown => "unknown",
    }
}

fn benefit_kind(kind: BenefitKind) -> &'static str {
    match kind {
        BenefitKind::CashSubsidy => "cash_subsidy",
        BenefitKind::Reimbursement => "reimbursement",
        BenefitKind::TaxCredit => "tax_credit",
        BenefitKind::TaxDeduction => "tax_deduction",
        BenefitKind::TaxDeferral => "tax_deferral",
        BenefitKind::LoanPrincipal => "loan_principal",
        BenefitKind::InterestSubsidy => "interest_subsidy",
        BenefitKind::InKind => "in_kind",
        BenefitKind::Status => "status",
    }
}

fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "unknown",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Person => "person",
        Role::Employer => "employer",
        Role::School => "school",
    }
}

fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
        Grade::D => "D",
    }
}

fn fact_key(pack: &Pack, fact: FactId) -> &str {
    pack.fact(fact).map(|fact| fact.key.as_str()).unwrap_or_default()
}

/// Paths of the facts, each once: entries of a list that lack the same field share one path.
pub(crate) fn fact_paths(pack: &Pack, facts: &[FactRef]) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for path in facts.iter().map(|fact| fact_path(pack, *fact)) {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

/// `fact`, or `list[].field`.
pub(crate) fn fact_path(pack: &Pack, fact: FactRef) -> String {
    let key = fact_key(pack, fact.fact);
    let field = fact.field.and_then(|field| pack.fact(fact.fact)?.fields().get(field.index()));
    field.map_or_else(|| key.to_owned(), |field| format!("{key}[].{}", field.key))
}

fn clause_key(policy: &Policy, id: ClauseId) -> &str {
    policy.clause(id).map(|clause| clause.key.as_str()).unwrap_or_default()
}

fn range(range: FenRange) -> Json {
    json!({ "min": yuan(range.min), "max": yuan(range.max) })
}

/// Yuan with at most two decimals; a whole number if there are no fen. Makes one of the project's few floats, for JSON, from
/// text that has two decimals.
pub(crate) fn yuan(amount: Fen) -> Json {
    match amount.yuan_and_fen() {
        (yuan, 0) => yuan.into(),
        (yuan, fen) => format!("{yuan}.{fen:02}").parse::<f64>().map_or(Json::Null, Json::from),
    }
}

/// Thousandths as a number with three decimals, likewise.
fn thousandths(number: u64) -> Json {
    match (number / 1000, number % 1000) {
        (whole, 0) => whole.into(),
        (whole, rest) => format!("{whole}.{rest:03}").parse::<f64>().map_or(Json::Null, Json::from),
    }
}
