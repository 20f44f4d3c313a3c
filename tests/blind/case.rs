//! One person on one day under both encodings: what differs, and how the answers read.
//!
//! Deliberately judges no difference: `known` lists the reviewed ones.

use std::collections::{BTreeMap, BTreeSet};

use caice::{
    engine::{Gates, Status, Truth},
    pack::{Fact, Kind, Pack},
    value::{Answer, Answers, Date, DateRange, FenRange, OptionId, Range, Record, Value},
};

use super::known::About;

/// The compared aspects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub conditions: Truth,
    pub gates: Gates,
    pub status: Status,
    pub benefits: BTreeMap<String, Option<FenRange>>,
}

/// One person on one day, under both encodings.
pub struct Case<'a> {
    pub pack: &'a Pack,
    pub answers: &'a Answers,
    /// When the job began; only our encoding asks.
    pub contract_start: Option<Answer>,
    pub on: Date,
    /// The day the answers were given.
    pub given: Date,
    pub ours: Seen,
    pub blind: Seen,
}

impl Case<'_> {
    pub fn answer(&self, key: &str) -> &Answer {
        self.pack.fact_id(key).map_or(&Answer::Absent, |id| self.answers.get(id.index()))
    }

    pub fn chose(&self, key: &str, option: &str) -> bool {
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

    pub fn days(&self, key: &str) -> Option<DateRange> {
        match self.answer(key) {
            Answer::Value(Value::Date(range)) => Some(*range),
            _ => None,
        }
    }

    pub fn number(&self, key: &str) -> Option<Range> {
        match self.answer(key) {
            Answer::Value(Value::Number(range)) => Some(*range),
            _ => None,
        }
    }

    /// A counter of months on the day: it grows while there is an employer.
    pub fn counted(&self, key: &str) -> Option<Range> {
        let months = self.given.months_until(self.on);
        let (surely, perhaps) = match self.answer("employment_status") {
            Answer::Value(_) if self.employed() => (months, months),
            Answer::Value(_) => (0, 0),
            _ => (0, months),
        };
        let range = match self.answer(key) {
            Answer::None => return None,
            _ => self.number(key).unwrap_or(Range { min: 0, max: i64::MAX }),
        };
        Some(Range { min: range.min + surely, max: range.max.saturating_add(perhaps) })
    }

    /// Whether the person surely has an employer.
    pub fn employed(&self) -> bool {
        ["employed_contract", "dispatch_worker"].iter().any(|key| self.chose("employment_status", key))
    }

    pub fn records(&self) -> impl Iterator<Item = &Record> {
        let records = match self.answer("skill_certificates") {
            Answer::Value(Value::Records(records)) => records.as_slice(),
            _ => &[],
        };
        records.iter()
    }

    pub fn field<'r>(&self, record: &'r Record, key: &str) -> &'r Answer {
        let list = self.pack.fact_id("skill_certificates").and_then(|id| self.pack.fact(id));
        let at = list.and_then(|fact| fact.fields().iter().position(|field| field.key == key));
        at.map_or(&Answer::Absent, |at| record.get(at))
    }

    /// Whether the field of a record was answered with this option.
    pub fn field_is(&self, record: &Record, key: &str, option: &str) -> bool {
        let list = self.pack.fact_id("skill_certificates").and_then(|id| self.pack.fact(id));
        let kind = list.and_then(|fact| fact.fields().iter().find(|field| field.key == key)).map(|field| &field.kind);
        let at = kind.and_then(|kind| kind.options().iter().position(|key| key == option));
        match self.field(record, key) {
            Answer::Value(Value::Choice(id)) => at == Some(usize::from(id.0)),
            _ => false,
        }
    }

    /// The person's total under ours and under the other.
    pub fn total(&self, key: &str) -> Option<(FenRange, FenRange)> {
        let of = |seen: &Seen| seen.benefits.get(key).copied().flatten();
        of(&self.ours).zip(of(&self.blind))
    }

    pub fn cash(&self) -> Option<(RangeOf, RangeOf)> {
        let plain = |range: FenRange| RangeOf { min: range.min.0, max: range.max.0 };
        self.total("CashSubsidy to Person").map(|(ours, blind)| (plain(ours), plain(blind)))
    }

    pub fn tax_differs(&self) -> bool {
        let of = |seen: &Seen| seen.benefits.get("TaxCredit to Person").copied();
        of(&self.ours) != of(&self.blind)
    }

    /// What differs, in words, and which aspects it touches.
    pub fn differences(&self) -> Vec<(About, String)> {
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

    /// The answers that were given.
    pub fn told(&self) -> String {
        let facts = self.pack.facts.iter().zip(self.answers.iter());
        let given = facts.filter(|(_, answer)| **answer != Answer::Absent);
        let one = |(fact, answer): (&Fact, &Answer)| format!("{}={}", fact.key, told(&fact.kind, answer));
        format!("on {}: {}", self.on, given.map(one).collect::<Vec<_>>().join(", "))
    }
}

/// Two bounds, in fen.
pub struct RangeOf {
    pub min: i64,
    pub max: i64,
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
