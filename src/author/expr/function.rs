//! Functions: dates, bounds, shares and published figures.
//!
//! One table says how each is written; the hints of findings and the arity check read it.

use cel::{
    IdedExpr,
    common::ast::{Expr as Cel, LiteralValue},
};

use super::{
    check::Checker,
    kind::{Measure, Typed, Value},
    number::Joined,
};
use crate::{
    author::finding::{Code, Finding},
    pack::Num,
    value::{Date, DateError},
};

/// How each function is written, with the fewest and most values it takes.
const FUNCTIONS: &[(&str, &str, usize, usize)] = &[
    ("date", "date('2026-01-01')", 1, 1),
    ("add_days", "add_days(day, 30)", 2, 2),
    ("add_months", "add_months(day, 6)", 2, 2),
    ("add_years", "add_years(day, 2)", 2, 2),
    ("days_between", "days_between(from, to)", 2, 2),
    ("months_between", "months_between(from, to)", 2, 2),
    ("years_between", "years_between(birth_date, on)", 2, 2),
    ("year", "year(day)", 1, 1),
    ("month_start", "month_start(day)", 1, 1),
    ("year_start", "year_start(day)", 1, 1),
    ("year_end", "year_end(day)", 1, 1),
    ("min", "min(a, b)", 2, usize::MAX),
    ("max", "max(a, b)", 2, usize::MAX),
    ("percent", "percent(amount, 60)", 2, 2),
    ("fraction", "fraction(amount, 2, 3)", 3, 3),
    ("between", "between(20000, 24000)", 2, 2),
    ("figure", "figure('key')` or `figure('key', day)", 1, 2),
    ("size", "size(list)", 1, 1),
];

/// How a function is written, if there is one of that name.
pub(super) fn signature(name: &str) -> Option<&'static str> {
    FUNCTIONS.iter().find(|(known, ..)| *known == name).map(|(_, signature, ..)| *signature)
}

impl<'a> Checker<'a, '_> {
    /// `name(…)`.
    pub fn function(&mut self, tree: &IdedExpr, name: &str, args: &[IdedExpr]) -> Option<Value<'a>> {
        let Some((_, signature, fewest, most)) = FUNCTIONS.iter().find(|(known, ..)| *known == name) else {
            let message = format!("`{name}` is no function of rules");
            let finding = Finding::new(Code::UnsupportedConstruct, self.map.span(tree), message);
            let finding = match name.to_ascii_lowercase().as_str() {
                "not" => return self.report(finding.hint("write `!( … )`")),
                "and" => return self.report(finding.hint("write `a && b`")),
                "or" => return self.report(finding.hint("write `a || b`")),
                "today" | "now" => return self.report(finding.hint("write `on` for the day outcomes are for")),
                _ => finding,
            };
            let suggested = finding.suggest(name, FUNCTIONS.iter().map(|(known, ..)| *known));
            return self.report(match suggested.hint {
                Some(_) => suggested,
                None => suggested.hint(super::SUBSET),
            });
        };
        if args.len() < *fewest || args.len() > *most {
            let noun = if *fewest == 1 { "value" } else { "values" };
            let message = format!("expected {fewest} {noun}, found {}", args.len());
            return self.fail(tree, Code::TypeMismatch, message, format!("write `{signature}`"));
        }
        match (name, args) {
            ("date", [text]) => self.day(text),
            ("size", [list]) => self.size(list),
            ("figure", [key]) => self.figure(key, None),
            ("figure", [key, day]) => self.figure(key, Some(day)),
            ("percent", [of, share]) => self.part(of, share, None),
            ("fraction", [of, parts, whole]) => self.part(of, parts, Some(whole)),
            ("between", [a, b]) => self.between(tree, a, b),
            ("min" | "max", parts) => self.extreme(name, parts),
            ("year", [day]) => self.of_date(day, Num::Year, Measure::Plain(0)),
            ("month_start", [day]) => self.of_date(day, Num::MonthStart, Measure::Date),
            ("year_start", [day]) => self.of_date(day, Num::YearStart, Measure::Date),
            ("year_end", [day]) => self.of_date(day, Num::YearEnd, Measure::Date),
            ("add_days" | "add_months" | "add_years", [day, more]) => {
                let (day, more) = (self.number_of(day, Measure::Date), self.number_of(more, Measure::Plain(0)));
                let (day, more) = (Box::new(day?), more?);
                let num = match name {
                    "add_days" => Num::Add(day, Box::new(more)),
                    "add_months" => Num::AddMonths(day, Box::new(more)),
                    _ => Num::AddMonths(day, Box::new(twelvefold(more))),
                };
                number(num, Measure::Date)
            }
            (_, [from, to]) => {
                let (from, to) = (self.number_of(from, Measure::Date), self.number_of(to, Measure::Date));
                let (from, to) = (Box::new(from?), Box::new(to?));
                let num = match name {
                    "days_between" => Num::Sub(to, from),
                    "months_between" => Num::MonthsBetween(from, to),
                    _ => Num::YearsBetween(from, to),
                };
                number(num, Measure::Plain(0))
            }
            _ => self.unsupported(tree, &format!("`{name}`"), super::SUBSET),
        }
    }

    /// A function of one date.
    fn of_date(&mut self, day: &IdedExpr, num: fn(Box<Num>) -> Num, measure: Measure) -> Option<Value<'a>> {
        number(num(Box::new(self.number_of(day, Measure::Date)?)), measure)
    }

    /// `date('2026-01-01')`.
    fn day(&mut self, tree: &IdedExpr) -> Option<Value<'a>> {
        let Cel::Literal(LiteralValue::String(text)) = &tree.expr else {
            let found = self.value(tree)?.described();
            let message = format!("expected a day as text, found {found}");
            return self.fail(tree, Code::TypeMismatch, message, "write `date('2026-01-01')`".into());
        };
        let text = text.inner();
        let message = match Date::parse(text) {
            Ok(day) => return number(Num::Lit(day.unix_days()), Measure::Date),
            Err(DateError::Form) => format!("expected a day, found `{text}`"),
            Err(DateError::NoSuchDay) => format!("there is no day `{text}`"),
            Err(DateError::OutOfRange) => format!("`{text}` is before 1800 or after 2200"),
        };
        self.fail(tree, Code::BadValue, message, "write year, month and day: `date('2026-01-01')`".into())
    }

    /// `min(a, b, …)` and `max(a, b, …)`.
    fn extreme(&mut self, name: &str, parts: &[IdedExpr]) -> Option<Value<'a>> {
        let numbers: Vec<Option<Typed>> = parts.iter().map(|part| self.number(part, "a number")).collect();
        let numbers = numbers.into_iter().collect::<Option<Vec<Typed>>>()?;
        let (first_tree, first) = (parts.first()?, numbers.first()?.clone());
        // Twice: the first round finds the measure that holds all, the second brings all to it.
        let mut widest = first;
        for (part, typed) in parts.iter().zip(&numbers).skip(1) {
            let joined = self.same_measure(part, "compare", (first_tree, widest), (part, typed.clone()))?;
            widest = Typed { num: joined.left, measure: joined.measure };
        }
        let fitted: Vec<Option<Num>> =
            parts.iter().zip(numbers).map(|(part, typed)| self.fitted(part, typed, widest.measure)).collect();
        let nums = fitted.into_iter().collect::<Option<Vec<Num>>>()?;
        number(if name == "min" { Num::Min(nums) } else { Num::Max(nums) }, widest.measure)
    }

    /// `percent(amount, 60)`, `fraction(amount, 2, 3)`; each of the numbers may be reckoned from facts.
    fn part(&mut self, of: &IdedExpr, share: &IdedExpr, whole: Option<&IdedExpr>) -> Option<Value<'a>> {
        let (typed, parts) = (self.number(of, "a number"), self.number(share, "a number"));
        let hundred = Typed { num: Num::Lit(100), measure: Measure::Plain(0) };
        let (whole_tree, whole_num) = match whole {
            Some(whole) => (whole, self.number(whole, "a number")),
            None => (share, Some(hundred)),
        };
        let (typed, parts, whole_num) = (typed?, parts?, whole_num?);
        for (tree, typed) in [(of, &typed), (share, &parts), (whole_tree, &whole_num)] {
            if typed.measure == Measure::Date {
                return self.expected(tree, "a number", &Value::Number(typed.clone()));
            }
        }
        let are_written =
            whole.is_none_or(|_| matches!(whole_num.num, Num::Lit(_))) && matches!(parts.num, Num::Lit(_));
        let Joined { left: parts, right: whole_num, .. } = if are_written {
            let parts = self.fitted(share, parts, Measure::Plain(0))?;
            Joined {
                left: parts,
                right: self.fitted(whole_tree, whole_num, Measure::Plain(0))?,
                measure: typed.measure,
            }
        } else {
            self.same_measure(share, "divide", (share, parts), (whole_tree, whole_num))?
        };
        let wrong = match (&parts, &whole_num) {
            (Num::Lit(0..=100_000), Num::Lit(1..=100_000)) => None,
            (Num::Lit(parts), Num::Lit(_)) => {
                Some(if (0..=100_000).contains(parts) { (whole_tree, 1) } else { (share, 0) })
            }
            (_, Num::Lit(..=0)) => Some((whole_tree, 1)),
            _ => None,
        };
        if let Some((wrong, least)) = wrong {
            let message = format!("expected a number from {least} to 100000, found `{}`", self.map.written(wrong));
            let hint = "write whole numbers, as in `percent(x, 60)` or `fraction(x, 2, 3)`";
            return self.fail(wrong, Code::BadValue, message, hint.into());
        }
        let of = Box::new(typed.num);
        let num = match (parts, whole_num) {
            (Num::Lit(parts), Num::Lit(whole)) => Num::Part(of, parts, whole),
            (Num::Lit(1), whole) => Num::Over(of, Box::new(whole)),
            (parts, Num::Lit(whole)) => Num::Part(Box::new(Num::Mul(of, Box::new(parts))), 1, whole),
            (parts, whole) => Num::Over(Box::new(Num::Mul(of, Box::new(parts))), Box::new(whole)),
        };
        number(num, typed.measure)
    }

    /// `between(a, b)`.
    fn between(&mut self, tree: &IdedExpr, a_tree: &IdedExpr, b_tree: &IdedExpr) -> Option<Value<'a>> {
        let (a, b) = (self.number(a_tree, "a number"), self.number(b_tree, "a number"));
        let joined = self.same_measure(tree, "compare", (a_tree, a?), (b_tree, b?))?;
        if let (Num::Lit(a), Num::Lit(b)) = (&joined.left, &joined.right)
            && a > b
        {
            return self.fail(tree, Code::BadValue, "expected the lower end first".into(), "exchange them".into());
        }
        number(Num::Between(Box::new(joined.left), Box::new(joined.right)), joined.measure)
    }

    /// `figure('key')`, `figure('key', day)`.
    fn figure(&mut self, key: &IdedExpr, day: Option<&IdedExpr>) -> Option<Value<'a>> {
        let day = match day {
            Some(day) => Some(Box::new(self.number_of(day, Measure::Date)?)),
            None => None,
        };
        let Cel::Literal(LiteralValue::String(text)) = &key.expr else {
            let found = self.value(key)?.described();
            let message = format!("expected the key of a figure, found {found}");
            return self.fail(key, Code::TypeMismatch, message, "write `figure('key')`".into());
        };
        let text = text.inner();
        match self.names.figures.iter().find(|figure| figure.key == text) {
            Some(figure) => number(Num::Figure(figure.id, day), Measure::of(figure.unit)),
            None => {
                let finding = Finding::new(Code::UnknownFigure, self.map.span(key), format!("unknown figure `{text}`"));
                self.report(finding.suggest(text, self.names.figures.iter().map(|figure| figure.key.as_str())))
            }
        }
    }
}

fn number<'a>(num: Num, measure: Measure) -> Option<Value<'a>> {
    Some(Value::Number(Typed { num, measure }))
}

/// Years as months.
fn twelvefold(years: Num) -> Num {
    match years {
        Num::Lit(years) => Num::Lit(years.saturating_mul(12)),
        other => Num::Mul(Box::new(other), Box::new(Num::Lit(12))),
    }
}
