//! The facts of a pack that a list can answer, looked up once.
//!
//! A pack need not have all of them, nor of the kind that is expected: what is missing is not answered.

use super::{
    role::Role,
    settings::{EMPLOYED, NONE},
};
use crate::{
    pack::{FactId, Field, FieldId, Kind, Pack},
    value::{Answer, DateRange, OptionId, OptionSet, PartSet, Record, Value},
};

/// Where the facts are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Employment.
    pub employment: Option<FactId>,
    /// Date of birth.
    pub birth: Option<FactId>,
    /// Highest education.
    pub education: Option<FactId>,
    /// Graduation.
    pub graduation: Option<FactId>,
    /// First day of the contract.
    pub contract_start: Option<FactId>,
    /// Its length in months.
    pub contract_months: Option<FactId>,
    /// Months insured by this employer.
    pub insured_months: Option<FactId>,
    /// Skill certificates.
    pub certificates: Option<FactId>,
    /// Wage of a month.
    pub wage: Option<FactId>,
    /// What a labour contract is under employment.
    pub employed: Option<Answer>,
    /// The levels a certificate can have: key and option.
    pub levels: Vec<(String, OptionId)>,
    fields: usize,
    level: Option<usize>,
    issued: Option<usize>,
    hires: Option<Hires>,
}

/// Where the fields of the list of those hired are.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hires {
    fields: usize,
    group: Option<usize>,
    groups: Vec<String>,
    hired_on: Option<usize>,
    contract_months: Option<usize>,
    insured_since: Option<usize>,
}

/// What is known of somebody as a hire.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hired<'s> {
    /// Of which group.
    pub group: Option<Answer>,
    /// Since when there is a contract.
    pub hired_on: Option<Answer>,
    /// For how long.
    pub contract_months: Option<Answer>,
    /// Since when social insurance is paid.
    pub insured_since: Option<Answer>,
    /// What is so of everybody hired.
    pub said: &'s [(FieldId, Answer)],
}

impl Facts {
    /// Looks them up.
    pub fn of(pack: &Pack) -> Self {
        let find = |role: Role, is: fn(&Kind) -> bool| {
            let key = role.key().split('.').next().unwrap_or_default();
            pack.fact_id(key).filter(|id| pack.fact(*id).is_some_and(|fact| is(&fact.kind)))
        };
        let is_choice = |kind: &Kind| matches!(kind, Kind::Choice { .. });
        let is_date = |kind: &Kind| *kind == Kind::Date;
        let is_count = |kind: &Kind| *kind == Kind::Int;
        let certificates = find(Role::SkillLevel, |kind| matches!(kind, Kind::Records { .. }));
        let fields: &[Field] = certificates.and_then(|id| pack.fact(id)).map(|fact| fact.fields()).unwrap_or_default();
        let at = |key: &str| fields.iter().position(|field| field.key == key);
        let level = at("level").filter(|at| fields.get(*at).is_some_and(|field| is_choice(&field.kind)));
        let options = level.and_then(|at| fields.get(at)).map(|field| field.kind.options()).unwrap_or_default();
        let levels = options.iter().zip(0_u8..).map(|(key, at)| (key.clone(), OptionId(at))).collect();
        let employment = find(Role::Employment, is_choice);
        let contract = employment.and_then(|id| pack.fact(id)).and_then(|fact| option(&fact.kind, EMPLOYED));
        Self {
            employment,
            employed: contract.map(|contract| Answer::Value(Value::Choice(contract))),
            hires: Hires::of(pack),
            birth: find(Role::BirthDate, is_date),
            education: find(Role::Education, is_choice),
            graduation: find(Role::Graduation, is_date),
            contract_start: find(Role::ContractStart, is_date),
            contract_months: find(Role::ContractMonths, is_count),
            insured_months: find(Role::InsuredSince, is_count),
            certificates,
            wage: find(Role::Wage, |kind| *kind == Kind::Money),
            levels,
            fields: fields.len(),
            level,
            issued: at("issued_on").filter(|at| fields.get(*at).is_some_and(|field| is_date(&field.kind))),
        }
    }

    /// The columns that a fact comes from, the likeliest first.
    pub fn roles(&self, fact: FactId) -> &'static [Role] {
        let all: [(Option<FactId>, &'static [Role]); 9] = [
            (self.employment, &[Role::Employment]),
            (self.birth, &[Role::BirthDate, Role::IdNumber]),
            (self.education, &[Role::Education]),
            (self.graduation, &[Role::Graduation]),
            (self.contract_start, &[Role::ContractStart, Role::HireDate]),
            (self.contract_months, &[Role::ContractMonths, Role::ContractEnd]),
            (self.insured_months, &[Role::InsuredSince]),
            (self.certificates, &[Role::SkillLevel]),
            (self.wage, &[Role::Wage]),
        ];
        all.into_iter().find(|(id, _)| *id == Some(fact)).map(|(_, roles)| roles).unwrap_or_default()
    }

    /// The option of that key.
    pub fn option(&self, kind: &Kind, key: &str) -> Option<OptionId> {
        option(kind, key)
    }

    /// The answer that somebody was of the group with that key when hired. The others stay open: one may be of several.
    pub fn group(&self, key: &str) -> Option<Answer> {
        let groups = &self.hires.as_ref()?.groups;
        if key == NONE {
            return Some(Answer::Value(Value::Set(OptionSet::EMPTY)));
        }
        let at = groups.iter().position(|group| group == key)?;
        let has = OptionSet::EMPTY.with(OptionId(u8::try_from(at).ok()?), true);
        Some(Answer::Value(Value::Part(PartSet { has, lacks: OptionSet::EMPTY })))
    }

    /// Somebody as an entry of the list of those hired; `None` if the pack has none. What is not known stays open.
    pub fn hire(&self, of: Hired<'_>) -> Option<Record> {
        let hires = self.hires.as_ref()?;
        let mut fields = vec![Answer::Absent; hires.fields];
        for (at, answer) in [
            (hires.group, of.group),
            (hires.hired_on, of.hired_on),
            (hires.contract_months, of.contract_months),
            (hires.insured_since, of.insured_since),
        ] {
            if let Some((field, answer)) = at.and_then(|at| fields.get_mut(at)).zip(answer) {
                *field = answer;
            }
        }
        for (field, answer) in of.said {
            if let Some(field) = fields.get_mut(field.index()) {
                *field = answer.clone();
            }
        }
        Some(Record(fields))
    }

    /// A certificate of that level, with the day of its issue if it is known.
    pub fn certificate(&self, level: &str, issued: Option<DateRange>) -> Option<Record> {
        let (_, option) = self.levels.iter().find(|(key, _)| key == level)?;
        let mut fields = vec![Answer::Absent; self.fields];
        *fields.get_mut(self.level?)? = Answer::Value(Value::Choice(*option));
        if let Some((days, field)) = issued.zip(self.issued.and_then(|at| fields.get_mut(at))) {
            *field = Answer::Value(Value::Date(days));
        }
        Some(Record(fields))
    }
}

impl Hires {
    fn of(pack: &Pack) -> Option<Self> {
        let list = pack.firm.as_ref()?.hired.as_ref()?.list;
        let fields = pack.fact(list)?.fields();
        let at = |key: &str, is: fn(&Kind) -> bool| fields.iter().position(|field| field.key == key && is(&field.kind));
        let group = at("category", |kind| matches!(kind, Kind::Set { .. }));
        let groups = group.and_then(|at| fields.get(at)).map(|field| field.kind.options().to_vec()).unwrap_or_default();
        Some(Self {
            fields: fields.len(),
            group,
            groups,
            hired_on: at("hired_on", |kind| *kind == Kind::Date),
            contract_months: at("contract_months", |kind| *kind == Kind::Int),
            insured_since: at("insured_since", |kind| *kind == Kind::Date),
        })
    }
}

fn option(kind: &Kind, key: &str) -> Option<OptionId> {
    let at = kind.options().iter().position(|option| option == key)?;
    u8::try_from(at).ok().map(OptionId)
}
