//! People in tables, each with a row for the day of the answers and one for the day outcomes are for; and the columns that
//! follow from others, filled in fact by fact: whether a question applied, what a fact derives from, how a counter grew.
//!
//! Takes exact and missing answers only. Uses nothing of the engine; the calendar is that of the `jiff` crate.

use std::error::Error;

use caice::{
    pack::{Derived, Expr, Fact, FactId, Kind, Pack, Row},
    value::{Answer, Answers, Date, OptionId, Record, Value},
};
use rusqlite::{
    Connection, ToSql,
    functions::{Context, FunctionFlags},
    params_from_iter,
};

use super::{
    calendar::{add_months, civil, months_between, unix_days, years_between},
    say::{Said, Sayer},
};

type Done<T = ()> = Result<T, Box<dyn Error>>;

/// Somebody's answers, the day they were true, and the day outcomes are for, which is no earlier.
pub struct Person {
    pub answers: Answers,
    pub as_of: Date,
    pub on: Date,
}

/// Functions of whole numbers; of nothing they give nothing.
fn function<const N: usize>(sql: &Connection, name: &str, f: fn([i64; N]) -> i64) -> rusqlite::Result<()> {
    let arity = i32::try_from(N).unwrap_or(-1);
    sql.create_scalar_function(name, arity, FunctionFlags::SQLITE_DETERMINISTIC, move |given: &Context<'_>| {
        let mut numbers = [0; N];
        for (at, number) in numbers.iter_mut().enumerate() {
            match given.get::<Option<i64>>(at)? {
                Some(given) => *number = given,
                None => return Ok(None),
            }
        }
        Ok(Some(f(numbers)))
    })
}

fn functions(sql: &Connection) -> rusqlite::Result<()> {
    function(sql, "add_months", |[day, months]| add_months(day, months))?;
    function(sql, "months_between", |[from, to]| months_between(from, to))?;
    function(sql, "years_between", |[from, to]| years_between(from, to))?;
    function(sql, "year_of", |[day]| civil(day).year().into())?;
    function(sql, "month_start", |[day]| unix_days(civil(day).first_of_month()))?;
    function(sql, "year_start", |[day]| unix_days(civil(day).first_of_year()))?;
    function(sql, "year_end", |[day]| unix_days(civil(day).last_of_year()))
}

/// A value, and whether it is none. Missing is neither.
fn cells(answer: &Answer) -> Done<(Option<i64>, Option<i64>)> {
    let value = match answer {
        Answer::Absent | Answer::Unsure => return Ok((None, None)),
        Answer::None => return Ok((None, Some(1))),
        Answer::Value(value) => value,
    };
    Ok(match value {
        Value::Bool(said) => (Some(i64::from(*said)), Some(0)),
        Value::Choice(option) => (Some(option.0.into()), Some(0)),
        Value::Number(range) if range.min == range.max => (Some(range.min), Some(0)),
        Value::Date(days) if days.first == days.last => (Some(days.first.unix_days()), Some(0)),
        // None of them is none.
        Value::Set(set) => {
            let bits = (0..63).filter(|at| set.contains(OptionId(*at))).map(|at| 1_i64 << at).sum();
            (Some(bits), Some(i64::from(set.is_empty())))
        }
        Value::Records(_) => (Some(1), Some(0)),
        Value::Number(_) | Value::Date(_) | Value::Part(_) => return Err(format!("{value:?} is not exact").into()),
    })
}

/// Writes rows of whole numbers and nothing.
fn insert(sql: &Connection, table: &str, rows: impl Iterator<Item = Vec<Option<i64>>>) -> Done {
    let mut statement = None;
    for row in rows {
        if statement.is_none() {
            let marks = vec!["?"; row.len()].join(", ");
            statement = Some(sql.prepare(&format!("INSERT INTO {table} VALUES ({marks})"))?);
        }
        if let Some(statement) = &mut statement {
            statement.execute(params_from_iter(row.iter().map(|cell| cell as &dyn ToSql)))?;
        }
    }
    Ok(())
}

/// What a pack and people are in SQL.
pub struct Tables<'p> {
    pub say: Sayer<'p>,
    sql: Connection,
}

impl<'p> Tables<'p> {
    pub fn of(pack: &'p Pack, people: &[Person]) -> Done<Self> {
        let mut tables = Self { say: Sayer::new(pack), sql: Connection::open_in_memory()? };
        functions(&tables.sql)?;
        tables.sql.execute_batch("BEGIN")?;
        tables.answers(people)?;
        let mut waiting: Vec<usize> = (0..pack.facts.len()).collect();
        // What a fact follows from comes first. What is left over is in a circle, or cannot be said.
        loop {
            let n_waiting = waiting.len();
            let mut left = Vec::new();
            for at in waiting {
                match pack.facts.get(at) {
                    Some(fact) if tables.is_ready(fact) => tables.follow(at, fact)?,
                    _ => left.push(at),
                }
            }
            waiting = left;
            if waiting.len() == n_waiting {
                return Ok(tables);
            }
        }
    }

    fn answers(&self, people: &[Person]) -> Done {
        let facts = &self.say.pack.facts;
        let columns: String = (0..facts.len()).map(|at| format!(", f{at}, n{at}, a{at}")).collect();
        self.sql.execute_batch(&format!(
            "CREATE TABLE p (id, ahead, as_of, day{columns}, PRIMARY KEY (id, ahead)); CREATE TABLE figure (id, since, until, value)"
        ))?;
        let number = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
        let mut rows = Vec::new();
        for (at, person) in people.iter().enumerate() {
            for (ahead, day) in [(0, person.as_of), (1, person.on)] {
                let mut row = [number(at), ahead, person.as_of.unix_days(), day.unix_days()].map(Some).to_vec();
                for answer in person.answers.iter() {
                    let (value, none) = cells(answer)?;
                    row.extend([value, none, Some(1)]);
                }
                rows.push(row);
            }
        }
        insert(&self.sql, "p", rows.into_iter())?;
        let rows = self.say.pack.figures.iter().enumerate().flat_map(|(at, figure)| {
            let row = move |row: &Row| {
                vec![Some(number(at)), row.from.map(Date::unix_days), row.to.map(Date::unix_days), Some(row.value)]
            };
            figure.rows.iter().map(row)
        });
        insert(&self.sql, "figure", rows)?;
        for (at, fact) in facts.iter().enumerate().filter(|(_, fact)| matches!(fact.kind, Kind::Records { .. })) {
            let columns: String = (0..fact.fields().len()).map(|field| format!(", g{field}, n{field}")).collect();
            self.sql.execute_batch(&format!(
                "CREATE TABLE r{at} (person{columns}); CREATE INDEX i{at} ON r{at} (person)"
            ))?;
            let mut rows = Vec::new();
            for (id, person) in people.iter().enumerate() {
                let Answer::Value(Value::Records(records)) = person.answers.get(at) else { continue };
                for record in records {
                    rows.push(record_cells(number(id), record, fact)?);
                }
            }
            insert(&self.sql, &format!("r{at}"), rows.into_iter())?;
        }
        Ok(())
    }

    /// Whether all it follows from is filled in.
    fn is_ready(&self, fact: &Fact) -> bool {
        let mut named: Vec<FactId> = fact.derived.as_ref().map(Derived::facts).unwrap_or_default();
        named.extend(fact.applies_when.iter().chain(&fact.accrues_while).flat_map(Expr::facts));
        named.iter().all(|id| self.say.facts.get(id.index()).is_some_and(Option::is_some))
    }

    /// Fills in the columns of a fact; leaves it out if SQL cannot say what it follows from.
    fn follow(&mut self, at: usize, fact: &Fact) -> Done {
        let mut bounded = false;
        let update = |what: String| self.sql.execute(&format!("UPDATE p SET {what}"), ());
        if let Some(condition) = &fact.applies_when {
            let Some(said) = self.say.condition(condition) else { return Ok(()) };
            bounded |= said.bounded;
            update(format!("a{at} = ({}) WHERE ahead = 0", said.sql))?;
            // Later days do not change it.
            update(format!("a{at} = (SELECT q.a{at} FROM p AS q WHERE q.id = p.id AND q.ahead = 0) WHERE ahead = 1"))?;
            update(format!("n{at} = 1 WHERE f{at} IS NULL AND n{at} IS NULL AND a{at} = 0"))?;
        }
        let missing = format!("f{at} IS NULL AND n{at} IS NULL");
        match &fact.derived {
            Some(Derived::Flag(rule)) => {
                let Some(said) = self.say.condition(rule) else { return Ok(()) };
                bounded |= said.bounded;
                update(format!("f{at} = ({}), n{at} = 0 WHERE {missing}", said.sql))?;
            }
            Some(Derived::Number(num)) => {
                let Some((value, none)) = self.say.value_and_none(num) else { return Ok(()) };
                bounded = true;
                update(format!("f{at} = ({}), n{at} = ({}) WHERE {missing}", value.sql, none.sql))?;
            }
            None => {}
        }
        if let Some(condition) = fact.accrues_while.as_ref().filter(|_| fact.kind == Kind::Int) {
            // What is derived does not grow by itself.
            let Some(said) = self.say.condition(condition).filter(|_| fact.derived.is_none()) else { return Ok(()) };
            bounded = true;
            let months = "months_between(as_of, day)";
            update(format!(
                "f{at} = CASE ({}) WHEN 1 THEN f{at} + {months} WHEN 0 THEN f{at} END WHERE {months} > 0",
                said.sql
            ))?;
        }
        if let Some(slot) = self.say.facts.get_mut(at) {
            *slot = Some(bounded);
        }
        Ok(())
    }

    /// What each of these is for each person on the day outcomes are for.
    pub fn truths(&self, conditions: &[&Said]) -> Done<Vec<Vec<Option<bool>>>> {
        if conditions.is_empty() {
            return Ok(Vec::new());
        }
        let columns: Vec<String> = conditions.iter().map(|said| format!("({})", said.sql)).collect();
        let text = format!("SELECT {} FROM p WHERE ahead = 1 ORDER BY id", columns.join(", "));
        let mut statement = self.sql.prepare(&text)?;
        let row = |row: &rusqlite::Row<'_>| (0..conditions.len()).map(|at| row.get(at)).collect();
        Ok(statement.query_map((), row)?.collect::<Result<_, _>>()?)
    }
}

fn record_cells(person: i64, record: &Record, fact: &Fact) -> Done<Vec<Option<i64>>> {
    let mut row = vec![Some(person)];
    for at in 0..fact.fields().len() {
        let (value, none) = cells(record.get(at))?;
        row.extend([value, none]);
    }
    Ok(row)
}
