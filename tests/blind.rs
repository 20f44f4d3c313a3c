//! Shows that five policies, read from their sources by somebody who had not seen our encoding, come to
//! the same outcomes as ours: conditions, gates, status and amounts, for people generated around the
//! thresholds, on three days. The second encoding stands in `tests/blind`.
//!
//! It deliberately does not show which reading is right where the two differ: such people are listed in
//! [`KNOWN`] with a reason each, and whoever changes a policy reviews that list.
#![cfg(feature = "author")]

#[path = "blind/people.rs"]
mod people;

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    path::Path,
};

use caice::{
    author::{lower, read},
    engine::{self, BenefitOutcome, Gates, Outcome, Status, Truth},
    pack::{Ask, BenefitKind, Fact, FactId, Kind, Num, Pack, Policy, Role},
    value::{Answer, Answers, Date, DateRange, FenRange, OptionId, Range, Record, Value},
};
use people::{Dice, person, translated};

type Shown = Result<(), Box<dyn Error>>;

const PEOPLE: usize = 10_000;
const SEED: u64 = 20_261_123;
/// The day the answers were given, and the days they are assessed for: now, after the temporary rule
/// on unemployment insurance, after the tax rule.
const GIVEN: &str = "2026-11-23";
const DAYS: [&str; 3] = [GIVEN, "2027-01-01", "2028-01-15"];

const POLICIES: [&str; 5] = [
    "cn-ui-skill-upgrade-subsidy",
    "zj-graduate-sme-job-subsidy",
    "zj-graduate-care-agri-job-subsidy",
    "zj-startup-jobs-subsidy",
    "cn-tax-veteran",
];

/// What a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    /// Conditions, gates and status.
    Truth,
    /// What it gives, where neither of us says no.
    Amount,
}

/// A difference that was looked at. Never a whole policy: exactly the people it is about.
struct Known {
    policy: &'static str,
    about: About,
    /// How either of us reads the source there.
    reason: &'static str,
    is_it: fn(&Case<'_>) -> bool,
}

/// What the presumption of the other takes along.
const SUBSIDY_FIELDS: [&str; 3] = ["level", "issued_on", "already_subsidised"];

const SKILL: &str = POLICIES[0];
const SME: &str = POLICIES[1];
const CARE: &str = POLICIES[2];
const STARTUP: &str = POLICIES[3];
const VETERAN: &str = POLICIES[4];

const KNOWN: &[Known] = &[
    Known {
        policy: SKILL,
        about: About::Truth,
        reason: "that a certificate can be verified online is presumed by us and asked by the other",
        is_it: |case| {
            let open = |record: &Record| !case.field(record, "verifiable_online").is_given();
            let less = (case.ours.conditions, case.blind.conditions) == (Truth::Yes, Truth::Unknown);
            (less || case.ours.status == Status::MetLater) && case.records().any(open)
        },
    },
    Known {
        policy: SKILL,
        about: About::Truth,
        reason: "once one certificate has been subsidised, what is open of another is asked by us and presumed by the other",
        is_it: |case| {
            let subsidised = |r: &Record| *case.field(r, "already_subsidised") == Answer::Value(Value::Bool(true));
            let open = |r: &Record| !SUBSIDY_FIELDS.iter().all(|key| case.field(r, key).is_given());
            (case.ours.conditions, case.blind.conditions) == (Truth::Unknown, Truth::Yes)
                && case.records().any(subsidised)
                && case.records().any(open)
        },
    },
    Known {
        policy: SME,
        about: About::Truth,
        reason: "that the employer pays insurance is presumed by us and asked by the other",
        is_it: |case| case.blind.conditions == Truth::Unknown && case.may_be_uninsured(),
    },
    Known {
        policy: CARE,
        about: About::Truth,
        reason: "that the employer pays insurance is presumed by us and asked by the other",
        is_it: |case| case.blind.conditions == Truth::Unknown && case.may_be_uninsured(),
    },
    Known {
        policy: STARTUP,
        about: About::Truth,
        reason: "who has staff insured for a year has founded something (ours); the other has it said",
        is_it: |case| {
            !case.answer("founded_entity_type").is_given()
                && (case.ours.conditions, case.blind.conditions) == (Truth::Yes, Truth::Unknown)
        },
    },
    Known {
        policy: STARTUP,
        about: About::Truth,
        reason: "half a year of registered unemployment complete only after the founding: left to the office (ours) or refused",
        is_it: |case| {
            let Some(since) = case.days("unemployment_registered_since") else { return false };
            let surely_before = |day: DateRange| since.last.add_months(6) <= day.first;
            since.first.add_months(6) <= case.on && !case.days("entity_registered_on").is_some_and(surely_before)
        },
    },
    Known {
        policy: STARTUP,
        about: About::Amount,
        reason: "rural e-commerce: whether 20 % more may pass 20000 is of grade D; ours stays within, the other does not",
        is_it: |case| {
            let may_be = *case.answer("is_rural_ecommerce") != Answer::Value(Value::Bool(false));
            may_be && case.cash().is_some_and(|(ours, blind)| ours.max < blind.max && ours.max == 6_000_000)
        },
    },
    Known {
        policy: STARTUP,
        about: About::Amount,
        reason: "while it is open whether there are three, the lower end is that of three (ours) or of fewer",
        is_it: |case| {
            let few = case.number("employees_insured_12m").is_none_or(|range| range.min < 3);
            few && case.cash().is_some_and(|(ours, blind)| ours.min == 200_000 && blind.min < ours.min)
        },
    },
    Known {
        policy: VETERAN,
        about: About::Truth,
        reason: "the credit of an employer that hires is left out of ours, which is for persons",
        is_it: |case| {
            let employed = ["employed_contract", "dispatch_worker"].map(|key| case.chose("employment_status", key));
            (case.blind.conditions != Truth::No || case.blind.status == Status::MetLater)
                && (employed.contains(&true) || !case.answer("employment_status").is_given())
        },
    },
    Known {
        policy: VETERAN,
        about: About::Amount,
        reason: "the credit of an employer that hires is left out of ours, which is for persons",
        is_it: |case| case.blind.benefits.contains_key("TaxCredit to Employer") && !case.tax_differs(),
    },
    Known {
        policy: VETERAN,
        about: About::Amount,
        reason: "ours is the credit of this calendar year by months, the other's a ceiling for all three years",
        is_it: |case| case.tax_differs() && case.tax_fits(),
    },
];

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    conditions: Truth,
    gates: Gates,
    status: Status,
    benefits: BTreeMap<String, Option<FenRange>>,
}

/// One person on one day, under both encodings.
struct Case<'a> {
    pack: &'a Pack,
    answers: &'a Answers,
    on: Date,
    ours: Seen,
    blind: Seen,
}

impl Case<'_> {
    fn answer(&self, key: &str) -> &Answer {
        self.pack.fact_id(key).map_or(&Answer::Absent, |id| self.answers.get(id.index()))
    }

    fn chose(&self, key: &str, option: &str) -> bool {
        let options =
            self.pack.fact_id(key).and_then(|id| self.pack.fact(id)).map_or(&[][..], |fact| fact.kind.options());
        match self.answer(key) {
            Answer::Value(Value::Choice(id)) => options.get(usize::from(id.0)).is_some_and(|key| key == option),
            Answer::Value(Value::Set(set)) => {
                set.iter().any(|id| options.get(usize::from(id.0)).is_some_and(|key| key == option))
            }
            _ => false,
        }
    }

    fn days(&self, key: &str) -> Option<DateRange> {
        match self.answer(key) {
            Answer::Value(Value::Date(range)) => Some(*range),
            _ => None,
        }
    }

    fn number(&self, key: &str) -> Option<Range> {
        match self.answer(key) {
            Answer::Value(Value::Number(range)) => Some(*range),
            _ => None,
        }
    }

    fn records(&self) -> impl Iterator<Item = &Record> {
        let records = match self.answer("skill_certificates") {
            Answer::Value(Value::Records(records)) => records.as_slice(),
            _ => &[],
        };
        records.iter()
    }

    fn field<'r>(&self, record: &'r Record, key: &str) -> &'r Answer {
        let list = self.pack.fact_id("skill_certificates").and_then(|id| self.pack.fact(id));
        let at = list.and_then(|fact| fact.fields().iter().position(|field| field.key == key));
        at.map_or(&Answer::Absent, |at| record.get(at))
    }

    fn may_be_uninsured(&self) -> bool {
        self.number("continuous_insured_months_same_employer").is_none_or(|range| range.min == 0)
    }

    /// What the person gets in all by ours and by the other.
    fn total(&self, key: &str) -> Option<(FenRange, FenRange)> {
        let of = |seen: &Seen| seen.benefits.get(key).copied().flatten();
        of(&self.ours).zip(of(&self.blind))
    }

    fn cash(&self) -> Option<(RangeOf, RangeOf)> {
        let plain = |range: FenRange| RangeOf { min: range.min.0, max: range.max.0 };
        self.total("CashSubsidy to Person").map(|(ours, blind)| (plain(ours), plain(blind)))
    }

    fn tax_differs(&self) -> bool {
        let of = |seen: &Seen| seen.benefits.get("TaxCredit to Person").copied();
        of(&self.ours) != of(&self.blind)
    }

    /// A year of ours within a third of the other's ceiling.
    fn tax_fits(&self) -> bool {
        self.total("TaxCredit to Person")
            .is_some_and(|(ours, blind)| blind.min.0 == 0 && ours.max.0.saturating_mul(3) <= blind.max.0)
    }

    /// What differs, in words, and what that is about.
    fn differences(&self) -> Vec<(About, String)> {
        let (a, b) = (&self.ours, &self.blind);
        let mut truths = Vec::new();
        if a.conditions != b.conditions {
            truths.push(format!("conditions {:?}, blind {:?}", a.conditions, b.conditions));
        }
        if a.gates != b.gates {
            truths.push(format!("gates {:?}, blind {:?}", a.gates, b.gates));
        }
        if a.status != b.status {
            truths.push(format!("status {:?}, blind {:?}", a.status, b.status));
        }
        let mut amounts = Vec::new();
        if a.conditions != Truth::No && b.conditions != Truth::No {
            let keys: BTreeSet<&String> = a.benefits.keys().chain(b.benefits.keys()).collect();
            for (key, ours, blind) in keys.into_iter().map(|key| (key, a.benefits.get(key), b.benefits.get(key))) {
                if ours != blind {
                    amounts.push(format!("{key} {}, blind {}", shown(ours), shown(blind)));
                }
            }
        }
        let found = [(About::Truth, truths), (About::Amount, amounts)];
        found
            .into_iter()
            .filter(|(_, found)| !found.is_empty())
            .map(|(about, found)| (about, found.join("; ")))
            .collect()
    }

    /// The answers, those that were given.
    fn told(&self) -> String {
        let facts = self.pack.facts.iter().zip(self.answers.iter());
        let given = facts.filter(|(_, answer)| **answer != Answer::Absent);
        let one = |(fact, answer): (&Fact, &Answer)| format!("{}={}", fact.key, told(&fact.kind, answer));
        format!("on {}: {}", self.on, given.map(one).collect::<Vec<_>>().join(", "))
    }
}

/// Two ends, in fen.
struct RangeOf {
    min: i64,
    max: i64,
}

fn shown(total: Option<&Option<FenRange>>) -> String {
    match total {
        None => "not given".into(),
        Some(None) => "no figure".into(),
        Some(Some(range)) => format!("{}..{}", range.min.0 / 100, range.max.0 / 100),
    }
}

fn told(kind: &Kind, answer: &Answer) -> String {
    let option = |id: OptionId| kind.options().get(usize::from(id.0)).cloned().unwrap_or_default();
    match answer {
        Answer::Value(Value::Choice(id)) => option(*id),
        Answer::Value(Value::Set(set)) => format!("{:?}", set.iter().map(option).collect::<Vec<_>>()),
        Answer::Value(Value::Bool(holds)) => holds.to_string(),
        Answer::Value(Value::Number(range)) => format!("{}..{}", range.min, range.max),
        Answer::Value(Value::Date(range)) => format!("{}..{}", range.first, range.last),
        Answer::Value(Value::Records(records)) => {
            let Kind::Records { fields } = kind else { return String::new() };
            let one = |record: &Record| {
                let each = fields.iter().zip(&record.0).map(|(f, a)| format!("{}={}", f.key, told(&f.kind, a)));
                format!("{{{}}}", each.collect::<Vec<_>>().join(" "))
            };
            records.iter().map(one).collect()
        }
        other => format!("{other:?}"),
    }
}

// --- packs ---------------------------------------------------------------------------------------

/// The pack of a folder, which must have no error. No question is looked for: that takes most of the time.
fn pack(folder: &str) -> Result<Pack, Box<dyn Error>> {
    let (_, lowered, findings) = lower::lower(read::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)));
    let faults: Vec<String> = findings.iter().map(|f| format!("{:?}: {} {:?}", f.code, f.message, f.hint)).collect();
    assert!(faults.is_empty(), "{folder}: {faults:#?}");
    let mut pack = lowered.ok_or("no pack")?.pack;
    for fact in &mut pack.facts {
        fact.ask = Ask { office: fact.ask.anywhere(), ..Ask::default() };
    }
    Ok(pack)
}

/// The pack with this policy alone.
fn alone(pack: &Pack, key: &str) -> Result<Pack, Box<dyn Error>> {
    let policy = pack.policies.iter().find(|policy| policy.key == key).ok_or(format!("no policy {key}"))?;
    Ok(Pack { policies: vec![policy.clone()], ..pack.clone() })
}

/// Keys of the facts that a policy's rules and amounts rest on, directly or not.
fn facts_of(pack: &Pack, policy: &Policy) -> BTreeSet<String> {
    let mut waiting: Vec<FactId> =
        policy.clauses.iter().filter_map(|clause| clause.kind.rule()).flat_map(|r| r.facts()).collect();
    for benefit in &policy.benefits {
        waiting.extend(benefit.when.iter().flat_map(|rule| rule.facts()));
        waiting.extend(benefit.amount.iter().chain(&benefit.schedule).flat_map(Num::facts));
        waiting.extend(benefit.for_each.iter().map(|(list, _)| *list));
    }
    let mut found = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let Some(fact) = pack.fact(id) else { continue };
        if found.insert(fact.key.clone()) {
            waiting.extend(fact.applies_when.iter().chain(&fact.accrues_while).flat_map(|rule| rule.facts()));
            waiting.extend(fact.derived.iter().flat_map(|derived| derived.facts()));
        }
    }
    found
}

/// What is compared of an outcome. Benefits of the same nature to the same payee are tiers of one: their hull.
fn seen(policy: &Policy, outcome: &Outcome) -> Seen {
    let mut benefits: BTreeMap<String, Option<FenRange>> = BTreeMap::new();
    for BenefitOutcome { benefit, total, .. } in &outcome.benefits {
        let Some(benefit) = policy.benefits.get(*benefit) else { continue };
        let (kind, to): (BenefitKind, Role) = (benefit.kind, benefit.to);
        let hull = |a: FenRange, b: FenRange| FenRange { min: a.min.min(b.min), max: a.max.max(b.max) };
        let entry = benefits.entry(format!("{kind:?} to {to:?}")).or_insert(*total);
        *entry = entry.zip(*total).map(|(a, b)| hull(a, b));
    }
    Seen { conditions: outcome.axes.conditions, gates: outcome.axes.gates, status: outcome.status, benefits }
}

fn assessed(pack: &Pack, answers: &Answers, on: Date, given: Date) -> Result<Seen, Box<dyn Error>> {
    let assessment = engine::assess(pack, answers, on, given);
    let (Some(policy), Some(outcome)) = (pack.policies.first(), assessment.outcomes.first()) else {
        return Err("no outcome".into());
    };
    Ok(seen(policy, outcome))
}

fn compare(key: &str, ours: &Pack, blind: &Pack) -> Result<Vec<String>, Box<dyn Error>> {
    let (ours, blind) = (alone(ours, key)?, alone(blind, key)?);
    let mut keys = BTreeSet::new();
    for pack in [&ours, &blind] {
        pack.policies.iter().for_each(|policy| keys.extend(facts_of(pack, policy)));
    }
    let asked: Vec<FactId> = (0..blind.facts.len())
        .map(FactId::at)
        .filter(|id| blind.fact(*id).is_some_and(|fact| keys.contains(&fact.key)))
        .collect();
    let day = |text: &str| Date::parse(text).map_err(|error| format!("{error:?}"));
    let days = DAYS.iter().map(|text| day(text)).collect::<Result<Vec<_>, _>>()?;
    let mut dice = Dice(SEED);
    let mut classes: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let mut used: BTreeMap<(usize, String), (usize, String)> = BTreeMap::new();
    let mut statuses: BTreeMap<String, usize> = BTreeMap::new();
    for n_people in 0..PEOPLE {
        // One in four answers on the last day only.
        let given = *if dice.one_in(4) { days.last() } else { days.first() }.ok_or("no day")?;
        let mut answers = person(&blind, &asked, &mut dice, given)?;
        // Most people chosen so fail everything: they get a few more chances, under one encoding in turn.
        for _ in 0..6 {
            let (pack, said) = if n_people % 2 == 0 {
                (&blind, answers.clone())
            } else {
                (&ours, translated(&answers, &blind, &ours))
            };
            if assessed(pack, &said, given, given)?.conditions != Truth::No {
                break;
            }
            answers = person(&blind, &asked, &mut dice, given)?;
        }
        let same = translated(&answers, &blind, &ours);
        for on in days.iter().filter(|on| **on >= given) {
            let case = Case {
                pack: &blind,
                answers: &answers,
                on: *on,
                ours: assessed(&ours, &same, *on, given)?,
                blind: assessed(&blind, &answers, *on, given)?,
            };
            *statuses.entry(format!("{:?}", case.blind.status)).or_default() += 1;
            for (about, difference) in case.differences() {
                let fits = |known: &&Known| known.policy == key && known.about == about && (known.is_it)(&case);
                let (count, _) = match KNOWN.iter().position(|known| fits(&known)) {
                    Some(at) => used.entry((at, difference)).or_insert_with(|| (0, case.told())),
                    None => classes.entry(difference).or_insert_with(|| (0, case.told())),
                };
                *count += 1;
            }
        }
    }
    println!("{key}: by the other {statuses:?}");
    for ((at, class), (count, example)) in &used {
        let reason = KNOWN.get(*at).map_or("", |known| known.reason);
        println!("  known: {reason}\n    {count} x {class}\n      {example}");
    }
    let mut left: Vec<(String, (usize, String))> = classes.into_iter().collect();
    left.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    let mut complaints: Vec<String> =
        left.into_iter().map(|(class, (count, example))| format!("{key}: {count} x {class}\n    {example}")).collect();
    for (at, known) in KNOWN.iter().enumerate().filter(|(_, known)| known.policy == key) {
        if !used.keys().any(|(used, _)| *used == at) {
            complaints.push(format!("{key}: nobody differs any more, because {}", known.reason));
        }
    }
    Ok(complaints)
}

#[test]
fn both_encodings_come_to_the_same() -> Shown {
    let (ours, blind) = (pack("policies")?, pack("tests/blind")?);
    let mut complaints = Vec::new();
    for key in POLICIES {
        complaints.extend(compare(key, &ours, &blind)?);
    }
    assert!(
        complaints.is_empty(),
        "{} classes of differences nobody has looked at\n{}",
        complaints.len(),
        complaints.join("\n")
    );
    Ok(())
}
