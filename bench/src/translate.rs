//! The workload's rules as a pack of ours, each leaf a clause as an author would write it.
//!
//! `rules.json` names facts, policies and groups. An int is an `int`, a level an ordered choice, an option a choice, a
//! flag a `bool`. Of a group only one can be had (`choose_best`); everything else has a purpose of its own and so goes
//! together. Nothing is evaluated here, and the rules are trusted to be of this form: what is not is named in the error.

use caice::{
    engine::possible_answers,
    pack::{
        Ask, Benefit, BenefitKind, Clause, ClauseId, ClauseKind, Condition, Expr, Fact, FactId, Grade, Kind, Num,
        Order, Pack, Policy, PolicyId, Ref, Relation, RelationKind, SourceId,
    },
    value::{Answer, Date, OptionId, Value},
};
use serde_json::Value as Json;

/// The pack of these rules, for that day.
pub fn pack(rules: &Json, day: Date) -> Result<Pack, String> {
    let facts = list(rules, "facts")?;
    let mut pack = Pack::of(facts.iter().map(fact).collect::<Result<_, _>>()?, day);
    pack.sources = vec!["workload".into()];
    let policies = list(rules, "policies")?.iter().enumerate();
    pack.policies = policies.map(|(index, rule)| Rules(facts).policy(index, rule)).collect::<Result<_, _>>()?;
    for group in list(rules, "groups")? {
        let members = items(group)?.iter().map(|key| pack.policy_id(key.as_str().unwrap_or_default()));
        let members = members.collect::<Option<Vec<PolicyId>>>().ok_or_else(|| odd("a group of policies", group))?;
        for (at, second) in members.iter().enumerate() {
            pack.relations.extend(members.iter().take(at).map(|first| choose_best(*first, *second)));
        }
    }
    caice::pack::cut(&mut pack);
    for (at, rule) in facts.iter().enumerate() {
        let possible = possible_answers(&pack, FactId::at(at));
        let parts = possible.iter().map(|answer| Some((answer.clone(), share(rule, answer)?)));
        let prior = parts.collect::<Option<_>>().ok_or_else(|| odd("how often answers are drawn", rule))?;
        if let Some(fact) = pack.facts.get_mut(at) {
            fact.prior = prior;
        }
    }
    Ok(pack)
}

fn odd(expected: &str, found: &Json) -> String {
    format!("expected {expected}, found {found}")
}

fn items(json: &Json) -> Result<&[Json], String> {
    json.as_array().map(Vec::as_slice).ok_or_else(|| odd("a list", json))
}

fn list<'j>(json: &'j Json, key: &str) -> Result<&'j [Json], String> {
    items(json.get(key).unwrap_or(&Json::Null))
}

fn text<'j>(json: &'j Json, key: &str) -> Result<&'j str, String> {
    json.get(key).and_then(Json::as_str).ok_or_else(|| odd(key, json))
}

fn number(json: &Json) -> Result<i64, String> {
    json.as_i64().ok_or_else(|| odd("a whole number", json))
}

/// How often an answer is drawn, in thousandths but at least once: what an author would write as `prior`, and what the greedy
/// order in JavaScript learns from people. See `draw.mjs`.
fn share(rule: &Json, answer: &Answer) -> Option<u16> {
    let number = |key: &str| rule.get(key).and_then(Json::as_f64);
    let part = match answer.value()? {
        Value::Bool(flag) => number("share").map(|yes| if *flag { yes } else { 1.0 - yes })?,
        Value::Choice(option) => {
            let weights: Vec<f64> = rule.get("weights")?.as_array()?.iter().filter_map(Json::as_f64).collect();
            weights.get(usize::from(option.0))? / weights.iter().sum::<f64>()
        }
        Value::Number(band) => {
            let (min, max, skew) = (number("min")?, number("max")?, number("skew")?);
            let below = |end: i64| ((end as f64 - min) / (max - min + 1.0)).clamp(0.0, 1.0).powf(1.0 / skew);
            below(band.max.saturating_add(1)) - below(band.min)
        }
        _ => return None,
    };
    Some((part * 1000.0).round().clamp(1.0, 1000.0) as u16)
}

fn fact(json: &Json) -> Result<Fact, String> {
    let kind = match text(json, "type")? {
        "int" => Kind::Int,
        "flag" => Kind::Bool,
        "level" => {
            let options = (0..list(json, "weights")?.len()).map(|level| format!("level_{level}")).collect();
            Kind::Choice { options, ordered: true }
        }
        "option" => {
            let options = list(json, "options")?.iter().map(|option| option.as_str().map(str::to_owned));
            let options = options.collect::<Option<_>>().ok_or_else(|| odd("options", json))?;
            Kind::Choice { options, ordered: false }
        }
        _ => return Err(odd("a type of fact", json)),
    };
    let ask = Ask { fair: true, phone: true, office: true, employer: false };
    Ok(Fact { ask, ..Fact::of(text(json, "id")?, kind) })
}

fn choose_best(first: PolicyId, second: PolicyId) -> Relation {
    Relation {
        between: (first, second),
        kind: RelationKind::ChooseBest,
        same_object: false,
        office: false,
        from: None,
        to: None,
        source: SourceId::at(0),
        article: None,
        grade: Grade::B,
    }
}

/// The facts that rules name.
#[derive(Clone, Copy)]
struct Rules<'j>(&'j [Json]);

impl<'j> Rules<'j> {
    fn named(self, key: &str) -> Result<(Ref, &'j Json), String> {
        let known = self.0.iter().enumerate().find(|(_, fact)| text(fact, "id") == Ok(key));
        let (index, fact) = known.ok_or_else(|| format!("no fact {key}"))?;
        Ok((Ref::Fact(FactId::at(index)), fact))
    }

    fn policy(self, index: usize, json: &Json) -> Result<Policy, String> {
        let mut clauses = Vec::new();
        let when = self.condition(json.get("when").unwrap_or(&Json::Null), &mut clauses)?;
        Ok(Policy {
            when,
            benefits: vec![Benefit {
                purpose: Some(u16::try_from(index).map_err(|_| "too many policies")?),
                amount: Some(self.amount(json)?),
                ..Benefit::of("cash", BenefitKind::CashSubsidy)
            }],
            ..Policy::of(text(json, "id")?, clauses)
        })
    }

    fn condition(self, json: &Json, clauses: &mut Vec<Clause>) -> Result<Condition, String> {
        for (key, joined) in [("all", Condition::All as fn(Vec<Condition>) -> Condition), ("any", Condition::Any)] {
            if json.get(key).is_some() {
                let parts = list(json, key)?.iter().map(|part| self.condition(part, clauses));
                return parts.collect::<Result<_, _>>().map(joined);
            }
        }
        let id = ClauseId::at(clauses.len());
        clauses.push(Clause::of(format!("c{}", clauses.len()), ClauseKind::Asked(self.leaf(json)?)));
        Ok(Condition::Clause(id))
    }

    /// `[fact, operator, value]`.
    fn leaf(self, json: &Json) -> Result<Expr, String> {
        let [key, operator, value] = items(json)? else { return Err(odd("a comparison", json)) };
        let (name, fact) = self.named(key.as_str().unwrap_or_default())?;
        let is = |value: &Json| {
            let position = list(fact, "options")?.iter().position(|option| option == value);
            let option = position.and_then(|at| u8::try_from(at).ok()).ok_or_else(|| odd("an option", json))?;
            Ok::<_, String>(Expr::Is(name, OptionId(option)))
        };
        Ok(match (operator.as_str().unwrap_or_default(), value) {
            ("eq", Json::Bool(true)) => Expr::Flag(name),
            ("eq", Json::Bool(false)) => Expr::Not(Box::new(Expr::Flag(name))),
            ("eq", _) => is(value)?,
            ("ne", _) => Expr::Not(Box::new(is(value)?)),
            ("in", _) => Expr::Or(items(value)?.iter().map(is).collect::<Result<_, _>>()?),
            ("le", _) => at_most(Num::Of(name), Num::Lit(number(value)?)),
            ("ge", _) => at_most(Num::Lit(number(value)?), Num::Of(name)),
            _ => return Err(odd("an operator", json)),
        })
    }

    /// Steps `[from, yuan]`, lowest first, by one fact: nested choices, in fen.
    fn amount(self, json: &Json) -> Result<Num, String> {
        let (by, _) = self.named(text(json, "by")?)?;
        let mut amount = None;
        for step in list(json, "yuan")? {
            let [from, yuan] = items(step)? else { return Err(odd("a step", step)) };
            let fen = Num::Lit(number(yuan)? * 100);
            amount = Some(match amount {
                None => fen,
                Some(below) => {
                    let reached = at_most(Num::Lit(number(from)?), Num::Of(by));
                    Num::If(Box::new(reached), Box::new(fen), Box::new(below))
                }
            });
        }
        amount.ok_or_else(|| odd("steps", json))
    }
}

fn at_most(left: Num, right: Num) -> Expr {
    Expr::Compare(Order::AtMost, Box::new(left), Box::new(right))
}
