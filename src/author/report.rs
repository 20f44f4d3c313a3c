//! An assessment as text and as JSON: the contract of `caice assess --json`, described by docs/assess.schema.json.
//!
//! All keys are always there; arrays are in pack order. Fields that no rule can fill yet are null or
//! empty. It prints what the engine says and adds nothing.

use serde_json::{Value as Json, json};

use super::answers::Problem;
use crate::{
    engine::{
        Assessment, Award, BenefitOutcome, Cause, Combination, Deciding, Gates, Office, Outcome, Question, Rule, Scope,
        Status, Truth, Window,
    },
    pack::{BenefitKind, Clause, ClauseId, FactId, Grade, Pack, Per, Policy, PolicyId, Role},
    value::{Fen, FenRange},
};

/// The whole report.
pub fn assessment(pack: &Pack, assessment: &Assessment) -> Json {
    json!({
        "format": 1,
        "on": assessment.on.to_string(),
        "as_of": assessment.as_of.to_string(),
        "pack": { "version": pack.version, "fingerprint": pack.fingerprint, "checked": pack.checked.to_string() },
        "outcomes": assessment.outcomes.iter().filter_map(|o| outcome(pack, assessment, o)).collect::<Vec<_>>(),
        "combinations": assessment.combinations.iter().map(|c| combination(pack, c)).collect::<Vec<_>>(),
        "next": assessment.next.iter().map(|q| question(pack, q)).collect::<Vec<_>>(),
        "progress": { "settled": assessment.progress.settled, "total": assessment.progress.total },
        "diagnostics": [],
    })
}

/// What is printed instead where the answers cannot be used.
pub fn problems(problems: &[Problem]) -> Json {
    let one = |problem: &Problem| json!({ "code": problem.code.slug(), "path": problem.path, "message": problem.message, "hint": problem.hint });
    json!({ "format": 1, "diagnostics": problems.iter().map(one).collect::<Vec<_>>() })
}

/// A few lines for a person at a terminal, in Chinese.
pub fn plain(lowered: &super::lower::Lowered, assessment: &Assessment) -> String {
    let pack = &lowered.pack;
    let texts = lowered.texts.first().map(|texts| &texts.short);
    let mut out = format!("按 {} 测算，规则核对至 {}\n", assessment.on, pack.checked);
    for outcome in &assessment.outcomes {
        let title =
            texts.and_then(|texts| texts.policies.get(outcome.policy.index())).map(|policy| policy.title.as_str());
        out += &format!("{}  {}\n", status(outcome.status), title.unwrap_or_default());
        for fact in &outcome.missing {
            let label = texts.and_then(|texts| texts.facts.get(fact.index())).map(|fact| fact.label.as_str());
            out += &format!("    还差：{}\n", label.unwrap_or_default());
        }
    }
    out + "自测参考，以主管部门审核为准\n"
}

fn outcome(pack: &Pack, assessment: &Assessment, outcome: &Outcome) -> Option<Json> {
    let policy = pack.policy(outcome.policy)?;
    let truth_today = truth(outcome.axes.conditions);
    Some(json!({
        "policy": policy.key,
        "status": status(outcome.status),
        "scope": outcome.scope.map(|scope| match scope { Scope::Policy => "policy", Scope::Clause => "clause" }),
        "axes": {
            "rule": match outcome.axes.rule { Rule::InForce => "in_force", Rule::Unconfirmed => "unconfirmed" },
            "conditions": truth_today,
            "gates": match outcome.axes.gates { Gates::None => "none" },
            "window": match outcome.axes.window { Window::Unknown => "unknown" },
            "office": match outcome.axes.office { Office::None => "none", Office::Pending => "pending" },
            "award": match outcome.axes.award { Award::Entitled => "entitled" },
        },
        "from": null,
        "until": null,
        "later": null,
        "timeline": [{ "from": assessment.on.to_string(), "truth": truth_today }],
        "window": { "opens": null, "closes": null, "confirmed": false, "automatic": false },
        "roles": {
            "beneficiary": role(policy.roles.beneficiary),
            "applicant": role(policy.roles.applicant),
            "payee": role(policy.roles.payee),
        },
        "deciding": outcome.deciding.iter().filter_map(|d| deciding(pack, policy, d)).collect::<Vec<_>>(),
        "missing": outcome.missing.iter().map(|fact| fact_key(pack, *fact)).collect::<Vec<_>>(),
        "assumed": outcome.assumed.iter().map(|id| clause_key(policy, *id)).collect::<Vec<_>>(),
        "office": outcome.office.iter().map(|id| clause_key(policy, *id)).collect::<Vec<_>>(),
        "gates": [],
        "sensitive": outcome.sensitive,
        "benefits": outcome.benefits.iter().filter_map(|b| benefit(policy, b)).collect::<Vec<_>>(),
        "nearby": { "exact": false, "sets": [] },
    }))
}

fn deciding(pack: &Pack, policy: &Policy, deciding: &Deciding) -> Option<Json> {
    let clause: &Clause = policy.clause(deciding.clause)?;
    Some(json!({
        "clause": clause.key,
        "truth": truth(deciding.truth),
        "cause": deciding.cause.map(|cause| match cause {
            Cause::Person => "person",
            Cause::Rule => "rule",
            Cause::Office => "office",
        }),
        "facts": deciding.facts.iter().map(|fact| fact_key(pack, *fact)).collect::<Vec<_>>(),
        "source": pack.sources.get(clause.source.index()),
        "article": clause.article,
        "grade": grade(clause.grade),
    }))
}

fn benefit(policy: &Policy, worked: &BenefitOutcome) -> Option<Json> {
    let benefit = policy.benefits.get(worked.benefit)?;
    Some(json!({
        "id": benefit.key,
        "kind": match benefit.kind { BenefitKind::CashSubsidy => "cash_subsidy" },
        "to": role(policy.roles.beneficiary),
        "object": null,
        "unit": "CNY",
        "per": match benefit.per { Per::Once => "once" },
        "times": { "min": 1, "max": 1 },
        "each": worked.each.map(range),
        "total": worked.total.map(range),
        "bound": "exact",
        "grade": grade(benefit.grade),
        "confirmed": worked.confirmed,
        "needs": [],
        "schedule": worked.each.map(|each| vec![json!({ "n": 1, "from": null, "amount": range(each), "recheck": [] })]).unwrap_or_default(),
    }))
}

fn combination(pack: &Pack, combination: &Combination) -> Json {
    let chosen = |(policy, benefit): &(PolicyId, usize)| {
        let policy = pack.policy(*policy)?;
        Some(json!({ "policy": policy.key, "benefit": policy.benefits.get(*benefit)?.key, "object": null }))
    };
    json!({
        "beneficiary": role(combination.beneficiary),
        "exact": true,
        "cash": range(combination.cash),
        "first_year": range(combination.first_year),
        "chosen": combination.chosen.iter().filter_map(chosen).collect::<Vec<_>>(),
        "excluded": [],
        "silent": [],
        "runner_up": null,
    })
}

fn question(pack: &Pack, question: &Question) -> Json {
    json!({
        "fact": fact_key(pack, question.fact),
        "group": null,
        "settles": { "min": question.settles.0, "max": question.settles.1 },
        "stake": yuan(question.stake),
    })
}

/// A status as every file and program writes it.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Met => "met",
        Status::NeedsAnswer => "needs_answer",
        Status::NotMet => "not_met",
        Status::Unconfirmed => "unconfirmed",
    }
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

fn clause_key(policy: &Policy, id: ClauseId) -> &str {
    policy.clause(id).map(|clause| clause.key.as_str()).unwrap_or_default()
}

fn range(range: FenRange) -> Json {
    json!({ "min": yuan(range.min), "max": yuan(range.max) })
}

/// Yuan with at most two decimals: a whole number where there are no fen. The one float of the
/// project is made here, for JSON, from text that has two decimals.
fn yuan(amount: Fen) -> Json {
    match amount.yuan_and_fen() {
        (yuan, 0) => yuan.into(),
        (yuan, fen) => format!("{yuan}.{fen:02}").parse::<f64>().map_or(Json::Null, Json::from),
    }
}
