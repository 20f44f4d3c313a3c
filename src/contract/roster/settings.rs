//! Reads what was said about a list from JSON: the same keys as in the settings of an expected result.
//!
//! Reports every problem with a path and a hint; a key that is not known is one.

use serde_json::{Map, Value as Json};

use super::super::{
    Code,
    answers::{Problem, read},
    suggestion,
};
use crate::{
    pack::{FactId, FieldId, Pack},
    roster::{Choice, Role, Settings, column, firm_asks, hire_asks, options},
    value::{Answer, Date, Value},
};

const KEYS: [&str; 10] = [
    "on",
    "id_consent",
    "no_interruptions",
    "default_status",
    "hire_date_is_contract_start",
    "sheet",
    "header_rows",
    "columns",
    "values",
    "firm",
];

/// The settings in this JSON; the day is `on` unless it says one.
pub fn settings(pack: &Pack, given: &Json, on: Date) -> Result<Settings, Vec<Problem>> {
    let mut reading = Reading { pack, settings: Settings::on(on), problems: Vec::new() };
    match given {
        Json::Object(object) => object.iter().for_each(|(key, value)| reading.entry(key, value)),
        _ => reading.wrong("", "settings are an object", "write an object such as {\"id_consent\": true}"),
    }
    if reading.problems.is_empty() { Ok(reading.settings) } else { Err(reading.problems) }
}

struct Reading<'p> {
    pack: &'p Pack,
    settings: Settings,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn wrong(&mut self, path: &str, message: &str, hint: &str) {
        self.problems.push(Problem::new(Code::BadValue, path, message, hint));
    }

    /// Notes a name that is not known.
    fn unknown<'k>(&mut self, code: Code, path: &str, name: &str, known: impl IntoIterator<Item = &'k str>) {
        let hint = suggestion(name, known).unwrap_or_else(|| "docs/roster.md lists what settings can say".to_owned());
        self.problems.push(Problem::new(code, path, format!("`{name}` is not known here"), hint));
    }

    fn entry(&mut self, key: &str, value: &Json) {
        match key {
            "on" => match value.as_str().and_then(|day| Date::parse(day).ok()) {
                Some(day) => self.settings.on = day,
                None => self.wrong(key, "expected a day", "write a day such as \"2026-11-23\""),
            },
            "id_consent" => self.settings.id_consent = self.flag(key, value),
            "no_interruptions" => self.settings.no_interruptions = self.flag(key, value),
            "hire_date_is_contract_start" => self.settings.hire_date_is_contract_start = self.flag(key, value),
            "default_status" => self.settings.default_status = self.option(key, Role::Employment, value),
            "sheet" => match value {
                Json::Null => {}
                Json::String(name) => self.settings.sheet = Some(name.clone()),
                _ => self.wrong(key, "expected the name of a sheet", "write the name as text"),
            },
            "header_rows" => self.settings.header_rows = self.rows(key, value),
            "columns" => self.columns(value),
            "values" => self.values(value),
            "firm" => self.firm(value),
            _ => self.unknown(Code::UnknownField, key, key, KEYS),
        }
    }

    fn flag(&mut self, path: &str, value: &Json) -> bool {
        if !value.is_boolean() {
            self.wrong(path, "expected true or false", "write true or false without quotes");
        }
        value.as_bool().unwrap_or(false)
    }

    /// An option of the fact of a column.
    fn option(&mut self, path: &str, role: Role, value: &Json) -> Option<String> {
        let text = match value {
            Json::Null => return None,
            Json::String(text) => text,
            _ => {
                self.wrong(path, "expected an option as text, or null", "write null if nothing is known by it");
                return None;
            }
        };
        let known = options(self.pack, role);
        if !known.iter().any(|option| option == text) {
            self.unknown(Code::UnknownOption, path, text, known.iter().map(String::as_str));
            return None;
        }
        Some(text.clone())
    }

    fn rows(&mut self, path: &str, value: &Json) -> Option<(u32, u32)> {
        let hint = "write [3], or [3, 4] for two rows one below the other";
        let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
        let rows: Vec<u32> =
            items.iter().filter_map(|row| u32::try_from(row.as_u64()?).ok()).filter(|row| *row > 0).collect();
        match rows.as_slice() {
            _ if value.is_null() => None,
            [row] if items.len() == 1 => Some((*row, *row)),
            [upper, lower] if items.len() == 2 && lower.checked_sub(*upper) == Some(1) => Some((*upper, *lower)),
            _ => {
                self.wrong(path, "expected the rows of the headings, counted from 1", hint);
                None
            }
        }
    }

    /// What an object says, or a problem.
    fn object<'j>(&mut self, path: &str, value: &'j Json) -> Option<&'j Map<String, Json>> {
        if value.as_object().is_none() {
            self.wrong(path, "expected an object", "see docs/roster.md for an example");
        }
        value.as_object()
    }

    fn columns(&mut self, value: &Json) {
        for (letters, meaning) in self.object("columns", value).into_iter().flatten() {
            let path = format!("columns.{letters}");
            let Some(at) = column(letters) else {
                self.wrong(&path, "expected the letters of a column", "write A for the first column, AA for the 27th");
                continue;
            };
            match meaning {
                Json::Null => self.settings.columns.push((at, None)),
                Json::String(key) => match Role::of_key(key) {
                    Some(role) => self.settings.columns.push((at, Some(role))),
                    None => self.unknown(Code::BadValue, &path, key, Role::ALL.iter().map(|role| role.key())),
                },
                _ => self.wrong(
                    &path,
                    "expected what the column means, or null",
                    "write null for a column that is not to be read",
                ),
            }
        }
    }

    /// What the firm says of itself: answers to what it is asked, by the keys of their facts.
    fn firm(&mut self, value: &Json) {
        let asks = firm_asks(self.pack);
        let key = |fact: &FactId| self.pack.fact(*fact).map(|fact| fact.key.as_str());
        let hires = hire_asks(self.pack);
        let field = |(list, field): &(FactId, FieldId)| {
            let list = self.pack.fact(*list)?;
            Some(format!("{}.{}", list.key, list.fields().get(field.index())?.key))
        };
        let of_hires: Vec<(String, FieldId)> = hires.iter().filter_map(|of| Some((field(of)?, of.1))).collect();
        let known: Vec<&str> =
            asks.iter().filter_map(key).chain(of_hires.iter().map(|(key, _)| key.as_str())).collect();
        let mut given = Map::new();
        for (name, answer) in self.object("firm", value).into_iter().flatten() {
            if let Some((_, field)) = of_hires.iter().find(|(key, _)| key == name) {
                let is = self.flag(&format!("firm.{name}"), answer);
                self.settings.of_hires.push((*field, Answer::Value(Value::Bool(is))));
            } else if known.contains(&name.as_str()) {
                given.insert(name.clone(), answer.clone());
            } else {
                self.unknown(Code::UnknownFact, &format!("firm.{name}"), name, known.iter().copied());
            }
        }
        match read(self.pack, &Json::Object(given), self.settings.on) {
            Ok(answers) => {
                let said = asks.iter().map(|fact| (*fact, answers.get(fact.index()).clone()));
                self.settings.firm = said.filter(|(_, answer)| answer.is_given()).collect();
            }
            Err(problems) => self.problems.extend(
                problems.into_iter().map(|problem| Problem { path: ["firm.", &problem.path].concat(), ..problem }),
            ),
        }
    }

    fn values(&mut self, value: &Json) {
        let with_values = [Role::Education, Role::SkillLevel, Role::Employment, Role::HireGroup];
        for (key, choices) in self.object("values", value).into_iter().flatten() {
            let path = format!("values.{key}");
            let Some(role) = with_values.into_iter().find(|role| role.key() == key) else {
                self.unknown(Code::BadValue, &path, key, with_values.iter().map(|role| role.key()));
                continue;
            };
            for (value, option) in self.object(&path, choices).into_iter().flatten() {
                let option = self.option(&format!("{path}.{value}"), role, option);
                self.settings.values.push(Choice { role, value: value.clone(), option });
            }
        }
    }
}
