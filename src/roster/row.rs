//! One person's row as answers: each cell read by its column, then all of them beside each other.
//!
//! A bad cell is an unknown and spoils nothing else. What does not apply to the person is left out, and what cannot be true
//! beside the rest is left out and named. Looks at no other row.

use super::{
    cells::{self, Calendar, Content, Reading, Skill, Term},
    code::BadCell,
    facts::{Facts, Hired},
    headings::Column,
    hire::HireOf,
    role::{Role, Unit},
    settings::{Choice, NONE, Settings},
    sheet::{Cell, compact},
};
use crate::{
    engine::{Clash, Env, clashes},
    pack::{Audience, FactId, Pack},
    value::{Answer, Answers, Date, DateRange, Range, Value},
};

/// No contract and no insurance lasts longer, in months: 2027年6月 under 合同期限 is a day.
pub(super) const MOST_MONTHS: i64 = 1200;
/// Nobody has more in a month, in yuan, whatever the rules believe: 6800 under 万元 is not meant so.
const MOST_MONTHLY: i64 = 1_000_000;
/// A staff number has no more characters.
const LONGEST_NUMBER: usize = 40;

/// What is needed to read any row of a list.
#[derive(Clone, Copy)]
pub struct Reader<'r> {
    /// The rules.
    pub pack: &'r Pack,
    /// Where its facts are.
    pub facts: &'r Facts,
    /// What was said about the list.
    pub settings: &'r Settings,
    /// The columns that mean something.
    pub columns: &'r [Column],
    /// How the file writes dates.
    pub calendar: Calendar,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// What the person is called.
    pub name: Option<String>,
    /// The number by which the employer knows the person.
    pub staff_number: Option<String>,
    /// Whether the person has left.
    pub has_left: bool,
    /// First day of the contract, still to come or not.
    pub contract_start: Option<DateRange>,
    /// When the person came.
    pub hired_on: Option<DateRange>,
    /// What is known, by fact.
    pub facts: Vec<(FactId, Answer)>,
    /// The person as somebody whom the firm has hired.
    pub hire: HireOf,
    /// What is wrong: column, code, and whether the value is used all the same; by column.
    pub bad: Vec<(u32, BadCell, bool)>,
    /// Values that are not known, with their columns.
    pub unknown: Vec<(Role, String)>,
}

impl<'r> Reader<'r> {
    /// Reads a row; `cell` gives the content of a column.
    pub fn row<'c>(&self, cell: &dyn Fn(u32) -> Option<&'c Cell>) -> Row {
        let mut in_hand = InHand { reader: *self, cell, row: Row::default(), insured: None };
        in_hand.read();
        self.settle(&mut in_hand.row, &|_| true);
        let own: Vec<FactId> = in_hand.row.facts.iter().map(|(fact, _)| *fact).collect();
        in_hand.firm();
        let mut row = in_hand.row;
        // What the firm says gives way to what the list says of the person.
        self.settle(&mut row, &|fact| !own.contains(&fact));
        row.bad.sort_by_key(|(column, code, _)| (*column, *code));
        row
    }

    fn column(&self, role: Role) -> Option<&'r Column> {
        self.columns.iter().find(|column| column.role == role)
    }

    /// Of what `may_go`, takes out what does not apply beside the other answers, and what contradicts them, until nothing does.
    fn settle(&self, row: &mut Row, may_go: &dyn Fn(FactId) -> bool) {
        for _ in 0..row.facts.len().saturating_mul(2) {
            let mut answers = Answers::none(self.pack.facts.len());
            row.facts.iter().for_each(|(fact, answer)| answers.set(fact.index(), answer.clone()));
            let env = Env::new(self.pack, &answers, self.settings.on, self.settings.on);
            let found: Vec<(FactId, bool)> = row
                .facts
                .iter()
                .filter(|(fact, _)| may_go(*fact))
                .filter_map(|(fact, _)| {
                    let clashes = clashes(env, *fact);
                    let is_idle = clashes.iter().any(|clash| matches!(clash, Clash::Arises(_)));
                    (!clashes.is_empty()).then_some((*fact, is_idle))
                })
                .collect();
            // What does not apply goes first: without it there may be no contradiction.
            let Some((fact, is_idle)) = found.iter().find(|(_, is_idle)| *is_idle).or(found.first()) else { break };
            row.facts.retain(|(known, _)| known != fact);
            if !is_idle {
                let columns = self.facts.roles(*fact).iter().filter_map(|role| self.column(*role));
                // The first of the columns that fact comes from.
                row.bad.extend(columns.take(1).map(|column| (column.at, BadCell::Contradiction, false)));
            }
        }
    }
}

/// A row that is being read.
struct InHand<'a, 'c, 'r> {
    reader: Reader<'r>,
    cell: &'a dyn Fn(u32) -> Option<&'c Cell>,
    row: Row,
    /// The first insured month, if it has been.
    insured: Option<DateRange>,
}

impl InHand<'_, '_, '_> {
    fn read(&mut self) {
        // A row that slipped by a column may have an identity number here.
        if let Some(name) = self.text(Role::Name).filter(|name| !cells::is_identity(name)) {
            self.row.name = Some(name.chars().take(60).collect());
        }
        self.staff_number();
        self.staff();
        self.employment();
        self.birth();
        self.education();
        self.contract();
        self.insurance();
        self.certificate();
        self.wage();
    }

    /// The person as a hire, and what the firm says of itself, which holds for whoever has a contract with it.
    fn firm(&mut self) {
        let Reader { pack, facts, settings, .. } = self.reader;
        let group = self.group();
        let answered = |fact: Option<FactId>| {
            self.row.facts.iter().find(|(of, _)| Some(*of) == fact).map(|(_, answer)| answer.clone())
        };
        let employment = answered(facts.employment);
        if employment.is_none() || employment != facts.employed {
            self.row.hire = if employment.is_none() { HireOf::Perhaps } else { HireOf::No };
            return;
        }
        let hired_on = self.hired_on();
        let day = |days: DateRange| Answer::Value(Value::Date(days));
        // When insurance was perhaps interrupted, it may have begun anew on any day since.
        let insured_since = self.insured.map(|days| match settings.no_interruptions {
            true => days,
            false => DateRange { first: days.first, last: settings.on.max(days.first) },
        });
        let hired = Hired {
            group,
            hired_on: hired_on.map(day),
            contract_months: answered(facts.contract_months),
            insured_since: insured_since.map(day),
            said: &settings.of_hires,
        };
        if let Some(record) = facts.hire(hired) {
            self.row.hire = HireOf::Yes(record, hired_on);
        }
        let of_person = |fact: &FactId| pack.fact(*fact).is_some_and(|fact| fact.ask.of(Audience::Person));
        let known = |fact: &FactId| self.row.facts.iter().any(|(of, _)| of == fact);
        let said: Vec<_> = settings.firm.iter().filter(|(fact, _)| of_person(fact) && !known(fact)).cloned().collect();
        self.row.facts.extend(said);
    }

    /// The day of the hire: a contract may have been renewed, so whoever came or was insured before it was hired before it.
    fn hired_on(&self) -> Option<DateRange> {
        let on = self.reader.settings.on;
        let been = |days: Option<DateRange>| days.filter(|days| days.first <= on);
        let (start, hired) = (been(self.row.contract_start), been(self.row.hired_on));
        match (start, hired) {
            (Some(start), Some(hired)) => {
                Some(DateRange { first: start.first.min(hired.first), last: start.last.min(hired.last) })
            }
            (None, hired) => hired,
            (Some(start), None) => {
                let before = self.insured.filter(|insured| insured.last < start.first);
                Some(DateRange { first: before.map_or(start.first, |insured| insured.first), last: start.last })
            }
        }
    }

    /// Of which group the person was when hired: only what somebody has said the value means.
    fn group(&mut self) -> Option<Answer> {
        let value = match self.content(Role::HireGroup).0 {
            Content::Empty | Content::Placeholder(_) => return None,
            Content::Bad(code) => {
                self.complain(Role::HireGroup, code, false);
                return None;
            }
            Content::Bool => {
                self.complain(Role::HireGroup, BadCell::UnknownValue, false);
                return None;
            }
            Content::Text(value) | Content::Number { digits: value, .. } => value,
        };
        match self.chosen(Role::HireGroup, &value) {
            Some(option) => option.and_then(|option| self.reader.facts.group(&option)),
            None => {
                self.not_known(Role::HireGroup, &value, BadCell::UnknownValue);
                None
            }
        }
    }

    fn content(&self, role: Role) -> (Content, Option<Unit>) {
        match self.reader.column(role) {
            Some(column) => (Content::of((self.cell)(column.at)), column.unit),
            None => (Content::Empty, None),
        }
    }

    /// Notes what is wrong with a column's cell.
    fn complain(&mut self, role: Role, code: BadCell, is_used: bool) {
        if let Some(column) = self.reader.column(role) {
            self.row.bad.push((column.at, code, is_used));
        }
    }

    /// The value of a reading; what is wrong is noted.
    fn take<T>(&mut self, role: Role, reading: Reading<T>) -> Option<T> {
        if let Some(code) = reading.bad {
            self.complain(role, code, reading.value.is_some());
        }
        reading.value
    }

    fn text(&mut self, role: Role) -> Option<String> {
        match self.content(role).0 {
            Content::Bad(code) => {
                self.complain(role, code, false);
                None
            }
            content => content.text().map(str::to_owned),
        }
    }

    fn date(&mut self, role: Role) -> Option<DateRange> {
        let reading = cells::date(&self.content(role).0, self.reader.calendar);
        self.take(role, reading)
    }

    /// A date that must have been; one still to come is noted and left out.
    fn past(&mut self, role: Role) -> Option<DateRange> {
        let days = self.date(role)?;
        self.not_to_come(role, days)
    }

    fn not_to_come(&mut self, role: Role, days: DateRange) -> Option<DateRange> {
        if days.first > self.reader.settings.on {
            self.complain(role, BadCell::StillToCome, false);
            return None;
        }
        Some(days)
    }

    fn answer(&mut self, fact: Option<FactId>, answer: Answer) {
        if let Some(fact) = fact {
            self.row.facts.push((fact, answer));
        }
    }

    fn answer_option(&mut self, fact: Option<FactId>, option: &str) {
        let kind = fact.and_then(|fact| self.reader.pack.fact(fact)).map(|fact| &fact.kind);
        if let Some(option) = kind.and_then(|kind| self.reader.facts.option(kind, option)) {
            self.answer(fact, Answer::Value(Value::Choice(option)));
        }
    }

    /// What was said of a value: the option, or `None` if nothing is known by it.
    fn chosen(&self, role: Role, value: &str) -> Option<Option<String>> {
        let same = |choice: &&Choice| choice.role == role && compact(&choice.value) == compact(value);
        self.reader.settings.values.iter().find(same).map(|choice| choice.option.clone())
    }

    fn not_known(&mut self, role: Role, value: &str, code: BadCell) {
        self.complain(role, code, false);
        if !cells::is_identity(value) {
            self.row.unknown.push((role, compact(value).chars().take(60).collect()));
        }
    }

    /// The staff number as it is written. A date is none, and an identity number under this heading is not kept.
    fn staff_number(&mut self) {
        let is_date = matches!(self.content(Role::StaffNumber).0, Content::Number { dated: true, .. });
        let number = self.text(Role::StaffNumber).map(|number| compact(&number));
        self.row.staff_number =
            number.filter(|number| !is_date && !cells::is_identity(number) && number.chars().count() <= LONGEST_NUMBER);
    }

    fn staff(&mut self) {
        let state = self.text(Role::StaffState);
        let left_on = self.date(Role::LeftOn);
        self.row.has_left = match state {
            Some(state) => cells::has_left(&state),
            None => left_on.is_some_and(|days| days.last <= self.reader.settings.on),
        };
    }

    fn employment(&mut self) {
        let fact = self.reader.facts.employment;
        match self.content(Role::Employment).0 {
            Content::Empty | Content::Placeholder(_) => {
                if let Some(option) = self.reader.settings.default_status.clone() {
                    self.answer_option(fact, &option);
                }
            }
            Content::Bad(code) => self.complain(Role::Employment, code, false),
            Content::Bool => self.complain(Role::Employment, BadCell::NotAnEmployee, false),
            Content::Text(value) | Content::Number { digits: value, .. } => match self.chosen(Role::Employment, &value)
            {
                Some(chosen) => chosen.iter().for_each(|option| self.answer_option(fact, option)),
                None => match cells::employment(&value) {
                    Some(option) => self.answer_option(fact, option),
                    None => self.not_known(Role::Employment, &value, BadCell::NotAnEmployee),
                },
            },
        }
    }

    /// The date of birth: its own column wins over the identity number.
    fn birth(&mut self) {
        let stated = self.past(Role::BirthDate);
        let by_number = if self.reader.settings.id_consent {
            let reading = cells::identity(&self.content(Role::IdNumber).0);
            match (reading.value, stated) {
                (Some(day), Some(days)) if day < days.first || day > days.last => {
                    self.complain(Role::IdNumber, BadCell::IdBirthDiffers, false);
                    None
                }
                _ => self.take(Role::IdNumber, reading),
            }
        } else {
            None
        };
        let by_number = by_number.map(|day| DateRange { first: day, last: day });
        let by_number = by_number.and_then(|days| self.not_to_come(Role::IdNumber, days));
        if let Some(days) = by_number.or(stated) {
            self.answer(self.reader.facts.birth, Answer::Value(Value::Date(days)));
        }
    }

    fn education(&mut self) {
        let fact = self.reader.facts.education;
        match self.content(Role::Education).0 {
            Content::Empty | Content::Placeholder(_) => {}
            Content::Bad(code) => self.complain(Role::Education, code, false),
            Content::Bool => self.complain(Role::Education, BadCell::UnknownValue, false),
            Content::Text(value) | Content::Number { digits: value, .. } => {
                match self.chosen(Role::Education, &value) {
                    Some(chosen) => chosen.iter().for_each(|option| self.answer_option(fact, option)),
                    None => match cells::education(&value) {
                        Some(option) => self.answer_option(fact, option),
                        None => self.not_known(Role::Education, &value, BadCell::UnknownValue),
                    },
                }
            }
        }
        let fact = self.reader.facts.graduation;
        if cells::is_none(&self.content(Role::Graduation).0) {
            self.answer(fact, Answer::None);
        } else if let Some(days) = self.past(Role::Graduation) {
            self.answer(fact, Answer::Value(Value::Date(days)));
        }
    }

    /// The contract's first day and its length.
    fn contract(&mut self) {
        let mut start = self.date(Role::ContractStart);
        let mut from = Role::ContractStart;
        let is_empty = matches!(self.content(Role::ContractStart).0, Content::Empty | Content::Placeholder(_));
        let hired = self.date(Role::HireDate);
        (self.row.contract_start, self.row.hired_on) = (start, hired);
        if is_empty && self.reader.settings.hire_date_is_contract_start {
            (start, from) = (hired, Role::HireDate);
        }
        let (term, said_by) = self.term(start);
        if let Some(term) = term.filter(|term| self.is_plausible(said_by, *term)) {
            self.answer(self.reader.facts.contract_months, Answer::Value(Value::Number(term)));
        }
        if let Some(days) = start.and_then(|days| self.not_to_come(from, days)) {
            self.answer(self.reader.facts.contract_start, Answer::Value(Value::Date(days)));
        }
    }

    /// The length of the contract, and the column that says it.
    fn term(&mut self, start: Option<DateRange>) -> (Option<Term>, Role) {
        let (content, unit) = self.content(Role::ContractMonths);
        let reading = cells::term(&content, unit, self.reader.calendar);
        let stated = self.take(Role::ContractMonths, reading);
        let last = self.content(Role::ContractEnd).0;
        let is_open = cells::is_open_ended(&last);
        let last_day = if is_open { None } else { self.date(Role::ContractEnd) };
        if stated.is_some() {
            return (stated, Role::ContractMonths);
        }
        let term = if is_open {
            cells::term(&last, None, self.reader.calendar).value
        } else {
            let reading = start.zip(last_day).map(|(first, last)| cells::between(first, last));
            reading.and_then(|reading| self.take(Role::ContractEnd, reading))
        };
        (term, Role::ContractEnd)
    }

    /// Months since the first insured one; both the first and the current month may count.
    fn insurance(&mut self) {
        let Some(days) = self.past(Role::InsuredSince) else { return };
        self.insured = Some(days);
        let Settings { on, no_interruptions, .. } = self.reader.settings;
        let since = |day: Date| day.month_start().months_until(on.month_start());
        let min = if *no_interruptions { since(days.last).max(0) } else { 0 };
        let range = Range { min, max: since(days.first).max(0).saturating_add(1) };
        if self.is_plausible(Role::InsuredSince, range) {
            self.answer(self.reader.facts.insured_months, Answer::Value(Value::Number(range)));
        }
    }

    fn certificate(&mut self) {
        let fact = self.reader.facts.certificates;
        let issued = self.past(Role::SkillIssued);
        let content = self.content(Role::SkillLevel).0;
        let value = match &content {
            Content::Empty => return,
            Content::Bad(code) => return self.complain(Role::SkillLevel, *code, false),
            Content::Bool => return self.complain(Role::SkillLevel, BadCell::UnknownValue, false),
            // Of the texts for nothing some are an answer here.
            Content::Placeholder(value) if cells::skill(value) != Some(Skill::None) => return,
            Content::Placeholder(value) | Content::Text(value) | Content::Number { digits: value, .. } => value,
        };
        let level = match self.chosen(Role::SkillLevel, value) {
            Some(None) => return,
            Some(Some(option)) => option,
            None => match cells::skill(value) {
                Some(Skill::Level(option)) => option.to_owned(),
                Some(Skill::None) => NONE.to_owned(),
                None => return self.not_known(Role::SkillLevel, value, BadCell::UnknownValue),
            },
        };
        if level == NONE {
            self.answer(fact, Answer::None);
        } else if let Some(record) = self.reader.facts.certificate(&level, issued) {
            self.answer(fact, Answer::Value(Value::Records(vec![record])));
        }
    }

    fn wage(&mut self) {
        let (content, unit) = self.content(Role::Wage);
        let reading = cells::money(&content, unit);
        if let Some(fen) = self.take(Role::Wage, reading) {
            let wage = self.reader.facts.wage;
            let believed = wage.and_then(|wage| self.reader.pack.fact(wage)).map(|fact| fact.kind.most(fact.most));
            if fen > believed.unwrap_or(MOST_MONTHLY).min(MOST_MONTHLY).saturating_mul(100) {
                return self.complain(Role::Wage, BadCell::OutOfRange, false);
            }
            self.answer(wage, Answer::Value(Value::Number(Range::exactly(fen))));
        }
    }

    /// Whether a count is one that anybody would believe; else that is noted.
    fn is_plausible(&mut self, role: Role, range: Range) -> bool {
        let is_open = range.max == Range::COUNT.max;
        let is_plausible = range.min <= MOST_MONTHS && (is_open || range.max <= MOST_MONTHS);
        if !is_plausible {
            self.complain(role, BadCell::OutOfRange, false);
        }
        is_plausible
    }
}
