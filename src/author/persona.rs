//! Runs the personas of a pack: what comes out against what should.
//!
//! Assesses with the engine the page uses; there is no second evaluation here.

use super::{
    finding::Finding,
    lint,
    lower::{Lowered, Persona},
    shape::{self, node::Node},
    source::Span,
};
use crate::{
    contract::report,
    engine::{self, Assessment, BenefitOutcome, FactRef, Index, Outcome, Scope, Truth},
    pack::{ClauseId, Pack},
    value::{Date, Fen, FenRange},
};

/// What stands where nothing was expected or found.
const NONE: &str = "(none)";

/// What became of the personas.
#[derive(Debug)]
pub struct Run {
    /// One line for each persona: its policy and name, and every difference.
    pub results: Vec<PersonaResult>,
    /// Clauses that no persona shows from both sides, and thresholds no persona stands at.
    pub untested: Vec<Finding>,
}

/// One persona's result.
#[derive(Debug)]
pub struct PersonaResult {
    /// `policy · name`.
    pub name: String,
    /// What differs from what was expected; empty where nothing does.
    pub differences: Vec<String>,
}

/// Runs all personas, those of policies that are not offered last.
pub fn run(lowered: &Lowered) -> Run {
    let index = Index::of(&lowered.pack);
    let mut results: Vec<_> = lowered.personas.iter().map(|persona| run_one(&lowered.pack, &index, persona)).collect();
    if let Some(aside) = &lowered.aside {
        let (pack, index) = (&aside.lowered.pack, Index::of(&aside.lowered.pack));
        let personas = aside.lowered.personas.iter().filter(|persona| aside.policies.contains(&persona.policy));
        results.extend(personas.map(|persona| run_one(pack, &index, persona)));
    }
    Run { results, untested: lint::untested(lowered) }
}

fn run_one(pack: &Pack, index: &Index, persona: &Persona) -> PersonaResult {
    // What to ask takes longer than everything else, and hardly any persona expects it.
    let assess = match persona.expect.get("next") {
        Some(_) => engine::assess_by,
        None => engine::assess_unasked,
    };
    let assessment = assess(index, pack, &persona.answers, persona.on, persona.as_of);
    let key = pack.policy(persona.policy).map(|policy| policy.key.as_str()).unwrap_or_default();
    let name = format!("{key} · {}", persona.name.value);
    let Some(outcome) = assessment.of(persona.policy) else {
        return PersonaResult { name, differences: vec!["the policy has no outcome".into()] };
    };
    let differences = differences(pack, &assessment, outcome, &persona.expect);
    PersonaResult { name, differences: differences.into_iter().map(|(_, difference)| difference).collect() }
}

/// How an outcome differs from the section `expect`, each with the place of what was expected.
pub(super) fn differences(
    pack: &Pack,
    assessment: &Assessment,
    outcome: &Outcome,
    expect: &Node,
) -> Vec<(Span, String)> {
    let view = View { pack, assessment, outcome };
    let mut differences = Vec::new();
    for entry in expect.entries() {
        let found = match entry.key.value.as_str() {
            "benefits" => view.benefits(&entry.value),
            field => view.field(field, &entry.value).into_iter().collect(),
        };
        differences.extend(found.into_iter().map(|difference| (entry.key.span, difference)));
    }
    differences
}

/// What came out of one field, as an expectation writes it; none for what no single value says.
pub(super) fn found(pack: &Pack, assessment: &Assessment, outcome: &Outcome, field: &str) -> Option<String> {
    let found = View { pack, assessment, outcome }.observe(field)?;
    let is_list = ["deciding", "missing", "assumed", "office", "gates"].contains(&field);
    Some(match (is_list, found.as_str()) {
        (true, NONE) => "[]".into(),
        (true, names) => format!("[{names}]"),
        (false, NONE) => "null".into(),
        (false, _) => found,
    })
}

/// What came out of one policy, under the names expectations use.
#[derive(Clone, Copy)]
struct View<'a> {
    pack: &'a Pack,
    assessment: &'a Assessment,
    outcome: &'a Outcome,
}

impl View<'_> {
    /// How a field differs from what was expected, if it does.
    fn field(&self, field: &str, node: &Node) -> Option<String> {
        let wanted = match node.items() {
            [] => node.scalar().unwrap_or(NONE).to_owned(),
            many => many.iter().filter_map(Node::scalar).collect::<Vec<_>>().join(", "),
        };
        let found = self.observe(field)?;
        let equal = match field {
            "cash_at_most" | "cash_at_least" => shape::yuan(&wanted) == shape::yuan(&found),
            _ => wanted == found,
        };
        (!equal).then(|| format!("{field}: expected {wanted}, found {found}"))
    }

    /// What came out; lists joined as they are written.
    fn observe(&self, field: &str) -> Option<String> {
        let outcome = self.outcome;
        let day = |day: Option<Date>| day.map_or(NONE.to_owned(), |day| day.to_string());
        Some(match field {
            "status" => report::status(outcome.status).to_owned(),
            "scope" => match outcome.scope {
                Some(Scope::Policy) => "policy".into(),
                Some(Scope::Clause) => "clause".into(),
                None => NONE.into(),
            },
            "deciding" => self.clauses(outcome.deciding.iter().map(|deciding| deciding.clause)),
            "missing" => list(report::fact_paths(self.pack, &outcome.missing)),
            "assumed" => self.clauses(outcome.assumed.iter().copied()),
            "office" => self.clauses(outcome.office.iter().copied()),
            "gates" => {
                let not_passed = outcome.gates.iter().filter(|gate| gate.truth != Truth::Yes);
                self.clauses(not_passed.map(|gate| gate.clause))
            }
            "window" => report::window(outcome.axes.window).to_owned(),
            "sensitive" => outcome.sensitive.to_string(),
            "replaced_by" => {
                let later = outcome.replaced_by.and_then(|id| self.pack.policy(id));
                later.map_or(NONE.into(), |policy| policy.key.clone())
            }
            "from" => day(outcome.from),
            "until" => day(outcome.until),
            "latest" => day(outcome.latest),
            "next" => self
                .assessment
                .next
                .first()
                .map_or(NONE.into(), |question| report::fact_path(self.pack, FactRef::whole(question.fact))),
            "cash_at_most" => in_yuan(self.cash().max),
            "cash_at_least" => in_yuan(self.cash().min),
            "left_out_for" => self.left_out_for().map_or(NONE.into(), str::to_owned),
            _ => return None,
        })
    }

    fn clauses(&self, ids: impl Iterator<Item = ClauseId>) -> String {
        let policy = self.pack.policy(self.outcome.policy);
        let key = |id| policy.and_then(|policy| policy.clause(id)).map(|clause| clause.key.clone()).unwrap_or_default();
        list(ids.map(key).collect())
    }

    /// The sum of the kind of beneficiary whom this policy brings something.
    fn cash(&self) -> FenRange {
        let has = |combination: &&engine::Combination| {
            let own = self.outcome.policy;
            combination.chosen.iter().any(|(policy, ..)| *policy == own)
                || combination.excluded.iter().any(|left| left.policy == own)
        };
        self.assessment.combinations.iter().find(has).map(|combination| combination.cash).unwrap_or_default()
    }

    /// The policy that is taken in the place of this one.
    fn left_out_for(&self) -> Option<&str> {
        let mut left = self.assessment.combinations.iter().flat_map(|combination| &combination.excluded);
        let by = left.find(|left| left.policy == self.outcome.policy)?.by;
        self.pack.policy(by).map(|policy| policy.key.as_str())
    }

    /// How benefits differ from what was expected.
    fn benefits(&self, node: &Node) -> Vec<String> {
        let differs = |key: &str, wanted: &Node| {
            let found = self.benefit(key);
            let equal = match (wanted.scalar(), &found) {
                (Some("none"), Found::Nothing) | (Some("unknown"), Found::Unknown) => true,
                (None, Found::Total(total)) => {
                    let end =
                        |field: &str, end: Fen| wanted.text(field).is_none_or(|text| shape::yuan(text) == Some(end));
                    end("min", total.min) && end("max", total.max)
                }
                _ => false,
            };
            let wanted = wanted.scalar().map_or_else(|| bounds(wanted.text("min"), wanted.text("max")), str::to_owned);
            (!equal).then(|| format!("benefits.{key}: expected {wanted}, found {}", found.in_words()))
        };
        node.entries().iter().filter_map(|entry| differs(&entry.key.value, &entry.value)).collect()
    }

    /// All payments of a benefit together, over all objects it is given for.
    fn benefit(&self, key: &str) -> Found {
        let policy = self.pack.policy(self.outcome.policy);
        let is_named = |worked: &&BenefitOutcome| {
            policy.and_then(|policy| policy.benefits.get(worked.benefit)).is_some_and(|benefit| benefit.key == key)
        };
        let mut worked = self.outcome.benefits.iter().filter(is_named).peekable();
        if worked.peek().is_none() {
            return Found::Nothing;
        }
        let add = |sum: FenRange, one: FenRange| FenRange {
            min: sum.min.saturating_add(one.min),
            max: sum.max.saturating_add(one.max),
        };
        let total = worked.map(|worked| worked.total).try_fold(FenRange::default(), |sum, one| Some(add(sum, one?)));
        total.map_or(Found::Unknown, Found::Total)
    }
}

/// What became of a benefit.
enum Found {
    /// It is not given.
    Nothing,
    /// Nobody knows how much it is.
    Unknown,
    /// All of it together.
    Total(FenRange),
}

impl Found {
    fn in_words(&self) -> String {
        match self {
            Self::Nothing => "none".into(),
            Self::Unknown => "unknown".into(),
            Self::Total(total) => bounds(Some(&in_yuan(total.min)), Some(&in_yuan(total.max))),
        }
    }
}

fn bounds(min: Option<&str>, max: Option<&str>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if shape::yuan(min) == shape::yuan(max) => min.to_owned(),
        (min, max) => format!("{} to {}", min.unwrap_or("anything"), max.unwrap_or("anything")),
    }
}

fn list(names: Vec<String>) -> String {
    if names.is_empty() { NONE.to_owned() } else { names.join(", ") }
}

fn in_yuan(amount: Fen) -> String {
    match amount.yuan_and_fen() {
        (yuan, 0) => yuan.to_string(),
        (yuan, fen) => format!("{yuan}.{fen:02}"),
    }
}
