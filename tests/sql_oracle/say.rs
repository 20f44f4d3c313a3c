//! Conditions and numbers as SQL text: what is missing is NULL, and SQL's own three-valued logic does the rest.
//!
//! A row of `p` is a person on a day. Fact `i` has the columns `f{i}`, its value (a day number for dates, a position for
//! options, bits for sets), and `n{i}`: 1 if it is none, 0 if it is not, NULL if that is open. Fields of the list `i` are
//! the columns `g{j}` and `n{j}` of `r{i}`. Uses nothing of the engine.
//!
//! Deliberately says nothing of what the text leaves open (`between`, shares), and of numbers only what SQL does: a number
//! that is computed from something missing is NULL, even where its bounds are known. [`Said::bounded`] marks those.

use std::cell::Cell;

use caice::pack::{Expr, Fact, FactId, Field, Kind, Num, Order, Pack, Ref, Row};

/// SQL for a condition.
#[derive(Debug, Clone)]
pub struct Said {
    pub sql: String,
    /// Whether bounds may settle what SQL leaves open.
    pub bounded: bool,
}

/// A number: its value, and whether there is none.
struct Number {
    value: String,
    none: String,
}

/// Translates for one pack, fact by fact.
pub struct Sayer<'p> {
    pub pack: &'p Pack,
    /// Of each fact whose columns can be filled in, whether bounds may say more than they do.
    pub facts: Vec<Option<bool>>,
    bounded: Cell<bool>,
}

impl<'p> Sayer<'p> {
    pub fn new(pack: &'p Pack) -> Self {
        Self { pack, facts: vec![None; pack.facts.len()], bounded: Cell::new(false) }
    }

    /// A condition; `None` if SQL cannot say it.
    pub fn condition(&self, expr: &Expr) -> Option<Said> {
        self.bounded.set(false);
        let sql = self.expr(expr)?;
        Some(Said { sql, bounded: self.bounded.get() })
    }

    /// A number's value, and whether it is none.
    pub fn value_and_none(&self, num: &Num) -> Option<(Said, Said)> {
        self.bounded.set(false);
        let Number { value, none } = self.num(num)?;
        let said = |sql| Said { sql, bounded: self.bounded.get() };
        Some((said(value), said(none)))
    }

    fn fact(&self, id: FactId) -> Option<&'p Fact> {
        let bounded = (*self.facts.get(id.index())?)?;
        self.bounded.set(self.bounded.get() || bounded);
        self.pack.fact(id)
    }

    fn field(&self, name: Ref) -> Option<&'p Field> {
        let Ref::Field(list, field) = name else { return None };
        self.pack.fact(list)?.fields().get(field.index())
    }

    /// The kind of a name and its two columns.
    fn columns(&self, name: Ref) -> Option<(&'p Kind, String, String)> {
        match name {
            Ref::Fact(id) => {
                let at = id.index();
                Some((&self.fact(id)?.kind, format!("p.f{at}"), format!("p.n{at}")))
            }
            Ref::Field(list, field) => {
                let (list, at) = (list.index(), field.index());
                Some((&self.field(name)?.kind, format!("r{list}.g{at}"), format!("r{list}.n{at}")))
            }
        }
    }

    fn expr(&self, expr: &Expr) -> Option<String> {
        // A comparison with none is no.
        let unless_none = |name: Ref, test: &dyn Fn(&str) -> String| {
            let (_, value, none) = self.columns(name)?;
            Some(format!("CASE WHEN {none} = 1 THEN 0 ELSE {} END", test(&value)))
        };
        let all = |parts: &[Expr], by: &str, of_none: &str| {
            let parts = parts.iter().map(|part| self.expr(part)).collect::<Option<Vec<String>>>()?;
            Some(if parts.is_empty() { of_none.to_owned() } else { format!("({})", parts.join(by)) })
        };
        match expr {
            Expr::Const(holds) => Some(u8::from(*holds).to_string()),
            Expr::Flag(name) => unless_none(*name, &str::to_owned),
            Expr::Is(name, option) => unless_none(*name, &|value| format!("{value} = {}", option.0)),
            Expr::Has(name, option) => {
                let bit = 1_i64.checked_shl(option.0.into()).filter(|bit| *bit > 0)?;
                unless_none(*name, &|value| format!("({value} & {bit}) <> 0"))
            }
            Expr::IsNone(name) => self.columns(*name).map(|(_, _, none)| none),
            Expr::Compare(order, left, right) => self.compare(*order, left, right),
            Expr::Not(inner) => Some(format!("NOT ({})", self.expr(inner)?)),
            Expr::And(parts) => all(parts, " AND ", "1"),
            Expr::Or(parts) => all(parts, " OR ", "0"),
            Expr::Exists(list, inner) => self.list(*list, inner, "c = 1", ("1", "0")),
            Expr::Every(list, inner) => self.list(*list, inner, "c = 0", ("0", "1")),
        }
    }

    /// A decision over the records of a list: the first of the two if some record meets `test`, else open if one is open,
    /// else the second. SQL's own EXISTS knows no open.
    fn list(&self, list: FactId, inner: &Expr, test: &str, (some, otherwise): (&str, &str)) -> Option<String> {
        let decide = format!(
            "CASE WHEN count(*) FILTER (WHERE {test}) > 0 THEN {some} \
             WHEN count(*) FILTER (WHERE c IS NULL) > 0 THEN NULL ELSE {otherwise} END"
        );
        Some(format!("CASE {} ELSE ({}) END", self.unknown(list, otherwise)?, self.over(list, inner, &decide)?))
    }

    /// The arms of a CASE for a list that is none, which gives `none`, and for one that is missing.
    fn unknown(&self, list: FactId, none: &str) -> Option<String> {
        let (_, value, is_none) = self.columns(Ref::Fact(list))?;
        Some(format!("WHEN {is_none} = 1 THEN {none} WHEN {value} IS NULL THEN NULL"))
    }

    /// Selects `what` of `c`, the condition in each record.
    fn over(&self, list: FactId, inner: &Expr, what: &str) -> Option<String> {
        let (condition, at) = (self.expr(inner)?, list.index());
        Some(format!("SELECT {what} FROM (SELECT ({condition}) AS c FROM r{at} WHERE r{at}.person = p.id)"))
    }

    fn compare(&self, order: Order, left: &Num, right: &Num) -> Option<String> {
        let (a, b) = (self.num(left)?, self.num(right)?);
        if !self.is_free(order, left, right) {
            self.bounded.set(true);
        }
        let sign = match order {
            Order::Less => "<",
            Order::AtMost => "<=",
            Order::Equal => "=",
        };
        Some(format!("CASE WHEN {} = 1 OR {} = 1 THEN 0 ELSE ({}) {sign} ({}) END", a.none, b.none, a.value, b.value))
    }

    fn num(&self, num: &Num) -> Option<Number> {
        let call = |function: &str, parts: &[&Num]| self.call(parts, |of| format!("{function}({})", of.join(", ")));
        let infix = |sign: &str, a: &Num, b: &Num| self.call(&[a, b], |of| format!("({})", of.join(sign)));
        let of_several = |function: &str, parts: &[Num]| match parts {
            [only] => self.num(only),
            parts => call(function, &parts.iter().collect::<Vec<_>>()),
        };
        let known = |value: String| Number { value, none: "0".into() };
        match num {
            Num::Lit(number) => Some(known(number.to_string())),
            Num::On => Some(known("p.day".into())),
            Num::Of(name) => self.named(*name),
            Num::Figure(id, key) => {
                let figure = self.pack.figures.get(id.index())?;
                let key = key.as_deref().map_or(Some(known("p.day".into())), |key| self.num(key))?;
                let always = matches!(figure.rows.as_slice(), [Row { from: None, to: None, .. }]);
                // On a day without a row it is not known.
                let row = format!(
                    "(SELECT value FROM figure WHERE id = {} AND ({key} >= since OR since IS NULL) AND ({key} <= until OR until IS NULL))",
                    id.index(),
                    key = key.value
                );
                Some(Number { value: row, none: if always { "0".into() } else { key.none } })
            }
            Num::Add(a, b) => infix(" + ", a, b),
            Num::Sub(a, b) => infix(" - ", a, b),
            Num::Mul(a, b) => infix(" * ", a, b),
            Num::Min(parts) => of_several("min", parts),
            Num::Max(parts) => of_several("max", parts),
            Num::AddMonths(date, months) => call("add_months", &[date, months]),
            Num::MonthsBetween(from, to) => call("months_between", &[from, to]),
            Num::YearsBetween(from, to) => call("years_between", &[from, to]),
            Num::Year(date) => call("year_of", &[date]),
            Num::MonthStart(date) => call("month_start", &[date]),
            Num::YearStart(date) => call("year_start", &[date]),
            Num::YearEnd(date) => call("year_end", &[date]),
            Num::If(condition, then, other) => {
                let (c, a, b) = (self.expr(condition)?, self.num(then)?, self.num(other)?);
                // While it is open, there may be none if either may.
                let open = |a: &str, b: &str| {
                    format!("CASE WHEN {a} = 1 AND {b} = 1 THEN 1 WHEN {a} = 0 AND {b} = 0 THEN 0 END")
                };
                let choose = |a: &str, b: &str, open: &str| {
                    format!("CASE ({c}) WHEN 1 THEN {a} WHEN 0 THEN {b} ELSE {open} END")
                };
                Some(Number {
                    value: choose(&a.value, &b.value, "NULL"),
                    none: choose(&a.none, &b.none, &open(&a.none, &b.none)),
                })
            }
            Num::Count(list, condition) => {
                let count =
                    "CASE WHEN count(*) FILTER (WHERE c IS NULL) > 0 THEN NULL ELSE count(*) FILTER (WHERE c = 1) END";
                let records = self.over(*list, condition, count)?;
                Some(known(format!("(CASE {} ELSE ({records}) END)", self.unknown(*list, "0")?)))
            }
            Num::Sum(list, condition, num) => {
                let of_each = self.num(num)?;
                // A record counts if the condition holds; open is what it has if that is open, or if its own number is.
                let open = "count(*) FILTER (WHERE c IS NULL OR (c = 1 AND v IS NULL))";
                let sum = format!("CASE WHEN {open} > 0 THEN NULL ELSE coalesce(sum(v) FILTER (WHERE c = 1), 0) END");
                let maybe = "count(*) FILTER (WHERE (c = 1 AND n IS NULL) OR (c IS NULL AND (n IS NULL OR n = 1)))";
                let none = format!(
                    "CASE WHEN count(*) FILTER (WHERE c = 1 AND n = 1) > 0 THEN 1 WHEN {maybe} > 0 THEN NULL ELSE 0 END"
                );
                let (condition, at) = (self.expr(condition)?, list.index());
                let over = |what: String| {
                    let records = format!(
                        "SELECT ({condition}) AS c, ({}) AS v, ({}) AS n FROM r{at} WHERE r{at}.person = p.id",
                        of_each.value, of_each.none
                    );
                    format!("(SELECT {what} FROM ({records}))")
                };
                Some(Number {
                    value: format!("(CASE {} ELSE {} END)", self.unknown(*list, "0")?, over(sum)),
                    none: format!("(CASE {} ELSE {} END)", self.unknown(*list, "0")?, over(none)),
                })
            }
            Num::Part(..) | Num::Between(..) | Num::Over(..) => None,
        }
    }

    /// What is computed from none is none; what is computed from what is missing is missing.
    fn call(&self, parts: &[&Num], value: impl Fn(&[String]) -> String) -> Option<Number> {
        let parts = parts.iter().map(|part| self.num(part)).collect::<Option<Vec<Number>>>()?;
        let (values, nones): (Vec<String>, Vec<String>) = parts.into_iter().map(|n| (n.value, n.none)).unzip();
        Some(Number { value: value(&values), none: format!("({})", nones.join(" OR ")) })
    }

    fn named(&self, name: Ref) -> Option<Number> {
        let (_, value, none) = self.columns(name)?;
        let none = match name {
            // Of a missing answer it is open whether it is none only where that may be.
            Ref::Fact(id) if self.fact(id)?.derived.is_none() && !self.fact(id)?.may_be_none => {
                format!("coalesce({none}, CASE WHEN p.a{} = 1 THEN 0 END)", id.index())
            }
            Ref::Field(..) if !self.field(name)?.may_be_none => format!("coalesce({none}, 0)"),
            _ => none,
        };
        Some(Number { value, none })
    }

    /// Whether what is missing on either side leaves the comparison open, as it does in SQL: a day can be any, and a number
    /// beside a constant can be on either side of it.
    fn is_free(&self, order: Order, left: &Num, right: &Num) -> bool {
        match (left, right) {
            (Num::Of(name), Num::Lit(number)) => self.is_cut(*name, |(least, most)| match order {
                Order::Less => least < *number && most >= *number,
                Order::AtMost => least <= *number && most > *number,
                Order::Equal => least <= *number && most >= *number && least < most,
            }),
            (Num::Lit(number), Num::Of(name)) => self.is_cut(*name, |(least, most)| match order {
                Order::Less => *number < most && *number >= least,
                Order::AtMost => *number <= most && *number > least,
                Order::Equal => least <= *number && most >= *number && least < most,
            }),
            _ => self.is_any(left) && self.is_any(right),
        }
    }

    fn is_cut(&self, name: Ref, parts: impl Fn((i64, i64)) -> bool) -> bool {
        match self.columns(name).map(|(kind, ..)| kind) {
            Some(Kind::Int | Kind::Money | Kind::Decimal { .. }) => parts((0, i64::MAX)),
            Some(Kind::Choice { options, .. }) => parts((0, i64::try_from(options.len()).unwrap_or(0) - 1)),
            _ => true,
        }
    }

    /// Whether a number can be any once something it is computed from is missing.
    fn is_any(&self, num: &Num) -> bool {
        match num {
            Num::Lit(_) | Num::On => true,
            Num::Of(name) => matches!(self.columns(*name), Some((Kind::Date, ..))),
            Num::Figure(_, key) => matches!(key.as_deref(), None | Some(Num::On | Num::Lit(_))),
            Num::Add(a, b) | Num::Sub(a, b) | Num::AddMonths(a, b) => self.is_any(a) && self.is_any(b),
            Num::MonthsBetween(a, b) | Num::YearsBetween(a, b) => self.is_any(a) && self.is_any(b),
            Num::Year(a) | Num::MonthStart(a) | Num::YearStart(a) | Num::YearEnd(a) => self.is_any(a),
            _ => false,
        }
    }
}
