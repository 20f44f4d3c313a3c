//! Compiled rules as text again, in CEL, so that findings can say which part they mean.
//!
//! Quotes the author where the part stands in some rule, and writes it anew only where it does not: turned round, or made
//! from a day of the rule. For people only: nothing reads it back.

use super::{
    expr::{Meaning, Phrase},
    lower::Lowered,
    source::Span,
};
use crate::{
    pack::{Expr, Kind, Num, Order, Pack, Ref},
    value::{Date, Fen, OptionId},
};

/// Name of a record where the author's own is not known any more.
const RECORD: &str = "r";

/// A condition in CEL: as its author wrote it near `at`, else as it was compiled.
pub(crate) fn condition(lowered: &Lowered, at: Span, expr: &Expr) -> String {
    Writer::new(lowered, at).expr(expr)
}

/// A condition turned round, in CEL.
pub(crate) fn negated(lowered: &Lowered, at: Span, expr: &Expr) -> String {
    let writer = Writer::new(lowered, at);
    match expr {
        Expr::Not(inner) => writer.expr(inner),
        Expr::Flag(_) | Expr::Exists(..) | Expr::Every(..) => format!("!{}", writer.expr(expr)),
        _ => format!("!({})", writer.expr(expr)),
    }
}

/// A number that is reckoned, in CEL, likewise.
pub(crate) fn computed(lowered: &Lowered, at: Span, num: &Num) -> String {
    let writer = Writer::new(lowered, at);
    writer.num(num, writer.unit(num))
}

/// A number of some kind as rules write it: money in yuan, a day as `date('2026-11-23')`.
pub fn number(number: i64, kind: Option<&Kind>) -> String {
    literal(number, kind)
}

#[derive(Clone, Copy)]
struct Writer<'l> {
    pack: &'l Pack,
    /// What authors wrote; nothing where their words would not fit.
    phrases: &'l [Phrase],
    /// The place a finding points at.
    at: Span,
}

impl<'l> Writer<'l> {
    fn new(lowered: &'l Lowered, at: Span) -> Self {
        Self { pack: &lowered.pack, phrases: &lowered.phrases, at }
    }

    /// What the author nearest to the place called it.
    fn phrase(self, is_meant: impl Fn(&Meaning) -> bool) -> Option<String> {
        let meant = self.phrases.iter().filter(|phrase| is_meant(&phrase.meaning));
        let distance = |phrase: &&Phrase| {
            // What a finding is about follows its place: the rule of a clause its id.
            let (start, at) = (phrase.span.start, self.at.start);
            (phrase.span.file != self.at.file, start < at, start.abs_diff(at), phrase.span.end)
        };
        meant.min_by_key(distance).map(|phrase| phrase.text.clone())
    }

    fn expr(self, expr: &Expr) -> String {
        let is_it = |meaning: &Meaning| matches!(meaning, Meaning::Condition(known) if known == expr);
        self.phrase(is_it).unwrap_or_else(|| self.compiled(expr))
    }

    fn compiled(self, expr: &Expr) -> String {
        match expr {
            Expr::Const(holds) => holds.to_string(),
            Expr::Flag(name) => self.name(*name),
            Expr::Is(name, option) => format!("{} == {}", self.name(*name), self.option(*name, *option)),
            Expr::Has(name, option) => format!("{} in {}", self.option(*name, *option), self.name(*name)),
            Expr::IsNone(name) => format!("{} == null", self.name(*name)),
            Expr::Compare(order, left, right) => self.compare(*order, left, right),
            Expr::Not(inner) => match &**inner {
                Expr::Flag(_) | Expr::Exists(..) | Expr::Every(..) => format!("!{}", self.expr(inner)),
                Expr::Is(name, option) => format!("{} != {}", self.name(*name), self.option(*name, *option)),
                _ => format!("!({})", self.expr(inner)),
            },
            Expr::And(parts) => self.joined(parts, " && "),
            Expr::Or(parts) => self.joined(parts, " || "),
            Expr::Exists(list, inner) => self.looked("exists", *list, inner),
            Expr::Every(list, inner) => self.looked("all", *list, inner),
        }
    }

    fn joined(self, parts: &[Expr], by: &str) -> String {
        let part = |part: &Expr| match part {
            Expr::And(_) | Expr::Or(_) => format!("({})", self.expr(part)),
            _ => self.expr(part),
        };
        match parts {
            [] => (by == " && ").to_string(),
            parts => parts.iter().map(part).collect::<Vec<_>>().join(by),
        }
    }

    fn looked(self, method: &str, list: crate::pack::FactId, inner: &Expr) -> String {
        // The author's words would name the record otherwise.
        let own_words = Self { phrases: &[], ..self };
        format!("{}.{method}({RECORD}, {})", self.name(Ref::Fact(list)), own_words.expr(inner))
    }

    /// A comparison, with what is computed on the left, or the day where it meets a fixed one.
    fn compare(self, order: Order, left: &Num, right: &Num) -> String {
        let unit = self.unit(left).or(self.unit(right));
        let (a, b) = (self.num(left, unit), self.num(right, unit));
        let turned = match left {
            Num::On => !matches!(right, Num::Lit(_)),
            left => matches!(left, Num::Lit(_) | Num::Figure(..)),
        };
        match (order, turned) {
            (Order::Equal, _) => format!("{a} == {b}"),
            (Order::Less, false) => format!("{a} < {b}"),
            (Order::AtMost, false) => format!("{a} <= {b}"),
            (Order::Less, true) => format!("{b} > {a}"),
            (Order::AtMost, true) => format!("{b} >= {a}"),
        }
    }

    fn num(self, num: &Num, unit: Option<&Kind>) -> String {
        let is_it = |meaning: &Meaning| matches!(meaning, Meaning::Number(known) if known == num);
        if let Some(written) = self.phrase(is_it) {
            return written;
        }
        let own = |num: &Num| self.num(num, self.unit(num));
        let with = |num: &Num| self.num(num, unit);
        let call = |name: &str, args: &[String]| format!("{name}({})", args.join(", "));
        match num {
            Num::Lit(number) => literal(*number, unit),
            Num::Of(name) => self.name(*name),
            Num::On => "on".into(),
            Num::Figure(id, day) => {
                let key = self.pack.figures.get(id.index()).map(|figure| figure.key.as_str()).unwrap_or_default();
                let key = key.rsplit('.').next().unwrap_or_default();
                match day {
                    Some(day) => format!("figure('{key}', {})", own(day)),
                    None => format!("figure('{key}')"),
                }
            }
            Num::Add(a, b) if self.is_day(a) => call("add_days", &[own(a), own(b)]),
            Num::Sub(a, b) if self.is_day(a) => call("days_between", &[own(b), own(a)]),
            Num::Add(a, b) => format!("{} + {}", with(a), with(b)),
            Num::Sub(a, b) => format!("{} - {}", with(a), with(b)),
            // Of two plain numbers the literal was written in the unit.
            Num::Mul(a, b) if matches!(**a, Num::Lit(_)) => format!("{} * {}", with(a), factor(b, own(b))),
            Num::Mul(a, b) if self.unit(a).is_none() => format!("{} * {}", factor(a, own(a)), with(b)),
            Num::Mul(a, b) => format!("{} * {}", factor(a, own(a)), factor(b, own(b))),
            Num::Part(a, percent, 100) => call("percent", &[with(a), percent.to_string()]),
            Num::Part(a, parts, of) => call("fraction", &[with(a), parts.to_string(), of.to_string()]),
            Num::Over(a, b) => match &**a {
                Num::Mul(x, parts) => call("fraction", &[with(x), own(parts), own(b)]),
                a => call("fraction", &[with(a), "1".into(), own(b)]),
            },
            Num::Min(parts) => call("min", &parts.iter().map(with).collect::<Vec<_>>()),
            Num::Max(parts) => call("max", &parts.iter().map(with).collect::<Vec<_>>()),
            Num::Between(a, b) => call("between", &[with(a), with(b)]),
            Num::If(condition, a, b) => format!("{} ? {} : {}", self.expr(condition), with(a), with(b)),
            Num::AddMonths(day, months) => call("add_months", &[own(day), own(months)]),
            Num::MonthsBetween(a, b) => call("months_between", &[own(a), own(b)]),
            Num::YearsBetween(a, b) => call("years_between", &[own(a), own(b)]),
            Num::Year(day) => call("year", &[own(day)]),
            Num::MonthStart(day) => call("month_start", &[own(day)]),
            Num::YearStart(day) => call("year_start", &[own(day)]),
            Num::YearEnd(day) => call("year_end", &[own(day)]),
            Num::Count(list, condition) => match &**condition {
                Expr::Const(true) => format!("{}.size()", self.name(Ref::Fact(*list))),
                condition => format!("{}.size()", self.looked("filter", *list, condition)),
            },
            Num::Sum(list, condition, num) => {
                let records = match &**condition {
                    Expr::Const(true) => self.name(Ref::Fact(*list)),
                    condition => self.looked("filter", *list, condition),
                };
                // The author's words would name the record otherwise.
                let own_words = Self { phrases: &[], ..self };
                format!("{records}.map({RECORD}, {}).sum()", own_words.num(num, unit.or(self.unit(num))))
            }
        }
    }

    /// What a number counts, as far as a fact says so.
    fn unit(&self, num: &Num) -> Option<&Kind> {
        match num {
            Num::Of(name) => self.kind(*name),
            Num::On | Num::AddMonths(..) | Num::MonthStart(_) | Num::YearStart(_) | Num::YearEnd(_) => {
                Some(&Kind::Date)
            }
            Num::Add(a, b) | Num::Sub(a, b) | Num::Mul(a, b) | Num::Between(a, b) | Num::If(_, a, b) => {
                self.unit(a).or(self.unit(b))
            }
            Num::Part(a, ..) | Num::Sum(_, _, a) | Num::Over(a, _) => self.unit(a),
            Num::Min(parts) | Num::Max(parts) => parts.iter().find_map(|part| self.unit(part)),
            Num::Lit(_)
            | Num::Figure(..)
            | Num::MonthsBetween(..)
            | Num::YearsBetween(..)
            | Num::Year(_)
            | Num::Count(..) => None,
        }
    }

    fn is_day(&self, num: &Num) -> bool {
        matches!(self.unit(num), Some(Kind::Date))
    }

    fn kind(&self, name: Ref) -> Option<&Kind> {
        match name {
            Ref::Fact(fact) => self.pack.fact(fact).map(|fact| &fact.kind),
            Ref::Field(list, field) => self.pack.fact(list)?.fields().get(field.index()).map(|field| &field.kind),
        }
    }

    fn name(self, name: Ref) -> String {
        match name {
            Ref::Fact(fact) => self.pack.fact(fact).map(|fact| fact.key.clone()).unwrap_or_default(),
            Ref::Field(list, field) => {
                let field = self.pack.fact(list).and_then(|fact| fact.fields().get(field.index()));
                format!("{RECORD}.{}", field.map(|field| field.key.as_str()).unwrap_or_default())
            }
        }
    }

    fn option(self, name: Ref, option: OptionId) -> String {
        let key = self.kind(name).and_then(|kind| kind.options().get(usize::from(option.0)));
        format!("'{}'", key.map(String::as_str).unwrap_or_default())
    }
}

/// What is multiplied, in brackets where it needs them.
fn factor(num: &Num, written: String) -> String {
    match num {
        Num::Add(..) | Num::Sub(..) | Num::If(..) => format!("({written})"),
        _ => written,
    }
}

/// A constant as its unit writes it.
fn literal(number: i64, unit: Option<&Kind>) -> String {
    match unit {
        Some(Kind::Date) => {
            Date::from_unix_days(number).map_or_else(|_| number.to_string(), |day| format!("date('{day}')"))
        }
        Some(Kind::Money) => match Fen(number).yuan_and_fen() {
            (yuan, 0) => yuan.to_string(),
            (yuan, fen) => format!("{yuan}.{fen:02}"),
        },
        Some(Kind::Decimal { scale: places @ 1.. }) => {
            let unit = 10_i64.checked_pow(u32::from(*places)).unwrap_or(1);
            format!("{}.{:0width$}", number.div_euclid(unit), number.rem_euclid(unit), width = usize::from(*places))
        }
        Some(Kind::Choice { options, .. }) => {
            let key = usize::try_from(number).ok().and_then(|index| options.get(index));
            key.map_or_else(|| number.to_string(), |key| format!("'{key}'"))
        }
        _ => number.to_string(),
    }
}
