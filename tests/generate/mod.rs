//! Generates packs and answers for property tests: facts of every kind with small domains, derived ones, figures that
//! change, conditions that depend on the day, policies with clauses of every kind, validity and windows.
//!
//! Reads a pack off a tape of numbers, so that a failing one shrinks. Builds it from the public types, not from YAML;
//! uses only comparisons that the checker accepts, because the timeline relies on that.

use caice::{
    author::expr::{Direction, direction},
    pack::{
        Ask, Asked, Award, Benefit, BenefitKind, Bound, Clause, ClauseId, ClauseKind, Condition, Currency, Derived,
        Expr, Fact, FactId, Field, FieldId, Figure, FigureId, Grade, Kind, Num, Order, Pack, Pause, Policy, PolicyId,
        Ref, Role, Roles, Row, SourceId, Validity, Window,
    },
    value::{Answer, Answers, Date, DateRange, OptionId, OptionSet, PartSet, Range, Record, Value},
};
use proptest::prelude::*;

/// The result of a property.
pub type Law = Result<(), TestCaseError>;

/// Cases per property: `CAICE_CASES`, else proptest's own `PROPTEST_CASES`, else `modest`.
pub fn config(modest: u32) -> ProptestConfig {
    let given = ["CAICE_CASES", "PROPTEST_CASES"].iter().find_map(|name| std::env::var(name).ok()?.parse().ok());
    ProptestConfig { cases: given.unwrap_or(modest), failure_persistence: None, ..ProptestConfig::default() }
}

/// The day on which generated packs were checked and answers given.
pub fn checked() -> Date {
    day(2026, 11, 23)
}

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::new(year, month, day).unwrap_or(Date::EPOCH)
}

/// Days on which something may depend: month ends, leap days, the day itself and its neighbours.
fn some_days() -> [Date; 8] {
    [
        day(2026, 11, 23),
        day(2024, 2, 29),
        day(2025, 11, 24),
        day(2026, 5, 31),
        day(2026, 11, 22),
        day(2027, 1, 31),
        day(2027, 3, 15),
        day(2028, 2, 29),
    ]
}

/// A tape of numbers to read decisions from; past its end everything is 0, the simplest choice.
struct Tape<'t> {
    numbers: &'t [u16],
    at: usize,
}

impl Tape<'_> {
    /// A number below `n`.
    fn pick(&mut self, n: usize) -> usize {
        let number = self.numbers.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(number) % n.max(1)
    }

    fn once_in(&mut self, n: usize) -> bool {
        self.pick(n) == n - 1
    }

    fn lit(&mut self, least: i64, n: usize) -> Num {
        Num::Lit(least + i64::try_from(self.pick(n)).unwrap_or(0))
    }

    fn of<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        let index = self.pick(list.len());
        list.get(index).cloned()
    }
}

/// What a condition may refer to.
struct Scope<'f> {
    facts: &'f [Fact],
    /// The list whose records it looks at.
    list: Option<FactId>,
    /// Whether it may name the day.
    dated: bool,
    /// Whether it may contain wording that leaves something open.
    wide: bool,
}

impl Scope<'_> {
    /// Names of the requested kind.
    fn names(&self, wanted: impl Fn(&Kind) -> bool) -> Vec<Ref> {
        let facts = self.facts.iter().enumerate().filter(|(_, fact)| wanted(&fact.kind));
        let mut names: Vec<Ref> = facts.map(|(index, _)| Ref::Fact(FactId::at(index))).collect();
        if let Some(list) = self.list {
            let fields = self.facts.get(list.index()).map(Fact::fields).unwrap_or_default();
            let fields = fields.iter().enumerate().filter(|(_, field)| wanted(&field.kind));
            names.extend(fields.map(|(index, _)| Ref::Field(list, FieldId::at(index))));
        }
        names
    }

    fn kind(&self, name: Ref) -> Option<&Kind> {
        match name {
            Ref::Fact(id) => self.facts.get(id.index()).map(|fact| &fact.kind),
            Ref::Field(id, field) => Some(&self.facts.get(id.index())?.fields().get(field.index())?.kind),
        }
    }

    fn may_be_none(&self, name: Ref) -> bool {
        match name {
            Ref::Fact(id) => self.facts.get(id.index()).is_some_and(|f| {
                f.may_be_none || f.applies_when.is_some() || matches!(f.derived, Some(Derived::Number(_)))
            }),
            Ref::Field(id, field) => self
                .facts
                .get(id.index())
                .and_then(|fact| fact.fields().get(field.index()))
                .is_some_and(|field| field.may_be_none),
        }
    }

    fn expr(&self, tape: &mut Tape<'_>, depth: u8) -> Expr {
        let Some(below) = depth.checked_sub(1) else { return self.atom(tape) };
        match tape.pick(7) {
            0..4 => self.atom(tape),
            4 => Expr::Not(Box::new(self.expr(tape, below))),
            5 => Expr::And((0..1 + tape.pick(3)).map(|_| self.expr(tape, below)).collect()),
            _ => Expr::Or((0..1 + tape.pick(3)).map(|_| self.expr(tape, below)).collect()),
        }
    }

    fn atom(&self, tape: &mut Tape<'_>) -> Expr {
        let name = tape.of(&self.names(|kind| !matches!(kind, Kind::Records { .. })));
        let list = tape.of(&self.names(|kind| matches!(kind, Kind::Records { .. })));
        match (tape.pick(10), name, list) {
            (0..5, Some(name), _) => self.of_name(tape, name),
            (5, Some(name), _) if self.may_be_none(name) => Expr::IsNone(name),
            (6, _, Some(Ref::Fact(list))) if self.list.is_none() => {
                let inner = Scope { list: Some(list), ..*self };
                let condition = Box::new(inner.expr(tape, 1));
                if tape.once_in(2) { Expr::Every(list, condition) } else { Expr::Exists(list, condition) }
            }
            _ => self.compare(tape),
        }
    }

    fn of_name(&self, tape: &mut Tape<'_>, name: Ref) -> Expr {
        match self.kind(name) {
            Some(Kind::Choice { options, ordered }) if !ordered || tape.once_in(2) => {
                Expr::Is(name, OptionId(u8::try_from(tape.pick(options.len())).unwrap_or(0)))
            }
            Some(Kind::Choice { options, .. }) => {
                let position = tape.lit(0, options.len());
                self.ordered(tape, Num::Of(name), position)
            }
            Some(Kind::Set { options }) => {
                Expr::Has(name, OptionId(u8::try_from(tape.pick(options.len())).unwrap_or(0)))
            }
            Some(Kind::Bool) => Expr::Flag(name),
            _ => self.compare(tape),
        }
    }

    /// A comparison that the checker would accept: it flips at most once as days pass.
    fn compare(&self, tape: &mut Tape<'_>) -> Expr {
        let (left, right) = match tape.pick(7) {
            0 | 1 => (self.count(tape, 1), self.count(tape, 1)),
            2 | 3 => (self.date(tape, 1), self.date(tape, 1)),
            4 => {
                let (from, to) = (Box::new(self.date(tape, 1)), Box::new(self.date(tape, 1)));
                (Num::YearsBetween(from, to), tape.lit(-1, 5))
            }
            5 => {
                let (from, to) = (Box::new(self.date(tape, 1)), Box::new(self.date(tape, 1)));
                (Num::MonthsBetween(from, to), tape.lit(-2, 40))
            }
            _ => (Num::Year(Box::new(self.date(tape, 1))), tape.lit(2024, 7)),
        };
        if direction(&Num::Sub(Box::new(left.clone()), Box::new(right.clone())), self.facts) == Direction::Mixed {
            return Expr::Compare(Order::AtMost, Box::new(Num::On), Box::new(Num::Lit(checked().unix_days() + 40)));
        }
        self.ordered(tape, left, right)
    }

    fn ordered(&self, tape: &mut Tape<'_>, left: Num, right: Num) -> Expr {
        let order = tape.of(&[Order::AtMost, Order::Less, Order::Equal]).unwrap_or(Order::AtMost);
        let (left, right) = if tape.once_in(2) { (right, left) } else { (left, right) };
        Expr::Compare(order, Box::new(left), Box::new(right))
    }

    /// A count of persons, months or the like.
    fn count(&self, tape: &mut Tape<'_>, depth: u8) -> Num {
        let name = tape.of(&self.names(|kind| matches!(kind, Kind::Int | Kind::Money)));
        let list = tape.of(&self.names(|kind| matches!(kind, Kind::Records { .. })));
        let below = depth.saturating_sub(1);
        let two = |tape: &mut Tape<'_>| (Box::new(self.count(tape, below)), Box::new(self.count(tape, below)));
        match (tape.pick(if depth == 0 { 5 } else { 16 }), name, list) {
            (0..3, Some(name), _) => Num::Of(name),
            (3, ..) => self.figure(tape, below),
            (5, ..) => {
                let (a, b) = two(tape);
                Num::Add(a, b)
            }
            (6, ..) => {
                let (a, b) = two(tape);
                Num::Sub(a, b)
            }
            (7, ..) => Num::Mul(Box::new(tape.lit(-1, 4)), Box::new(self.count(tape, below))),
            (8, ..) => Num::Min(vec![self.count(tape, below), self.count(tape, below)]),
            (9, ..) => Num::Max(vec![self.count(tape, below), self.count(tape, below)]),
            (10, ..) => {
                let condition = Scope { dated: self.dated && tape.once_in(3), ..*self }.expr(tape, 0);
                let (a, b) = two(tape);
                Num::If(Box::new(condition), a, b)
            }
            (11, _, Some(Ref::Fact(list))) if self.list.is_none() => {
                Num::Count(list, Box::new(Scope { list: Some(list), ..*self }.expr(tape, 0)))
            }
            (12, ..) if self.wide => {
                let (a, b) = two(tape);
                Num::Between(a.clone(), Box::new(Num::Add(a, Box::new(Num::Max(vec![Num::Lit(0), *b])))))
            }
            (14, _, Some(Ref::Fact(list))) if self.list.is_none() => {
                let record = Scope { list: Some(list), ..*self };
                let condition = record.expr(tape, 0);
                Num::Sum(list, Box::new(condition), Box::new(record.count(tape, below)))
            }
            (15, ..) if self.wide => {
                let (a, b) = two(tape);
                Num::Over(a, b)
            }
            (13, ..) if self.wide => Num::Part(Box::new(self.count(tape, below)), 2, 3),
            _ => tape.lit(0, 7),
        }
    }

    fn figure(&self, tape: &mut Tape<'_>, depth: u8) -> Num {
        let id = FigureId::at(tape.pick(if self.wide { 3 } else { 2 }));
        match tape.pick(3) {
            0 if self.dated => Num::Figure(id, None),
            1 if self.dated => Num::Figure(id, Some(Box::new(Num::On))),
            _ => Num::Figure(id, Some(Box::new(Scope { dated: false, ..*self }.date(tape, depth)))),
        }
    }

    fn date(&self, tape: &mut Tape<'_>, depth: u8) -> Num {
        let name = tape.of(&self.names(|kind| matches!(kind, Kind::Date)));
        let below = depth.saturating_sub(1);
        match (tape.pick(if depth == 0 { 5 } else { 12 }), name) {
            (0 | 1, _) if self.dated => Num::On,
            (2 | 3, Some(name)) => Num::Of(name),
            (5 | 6, _) => Num::AddMonths(Box::new(self.date(tape, below)), Box::new(tape.lit(-14, 40))),
            (7, _) => Num::Add(Box::new(self.date(tape, below)), Box::new(tape.lit(-40, 90))),
            (8, _) => Num::MonthStart(Box::new(self.date(tape, below))),
            (9, _) => Num::YearStart(Box::new(self.date(tape, below))),
            (10, _) => Num::YearEnd(Box::new(self.date(tape, below))),
            (11, _) => Num::Max(vec![self.date(tape, below), self.date(tape, below)]),
            _ => Num::Lit(tape.of(&some_days()).unwrap_or(Date::EPOCH).unix_days()),
        }
    }
}

fn keys(letter: &str, n: usize) -> Vec<String> {
    (0..n).map(|index| format!("{letter}{index}")).collect()
}

fn kind(tape: &mut Tape<'_>) -> Kind {
    let asked = [Asked::WithEntry, Asked::FollowUp, if tape.pick(3) == 0 { Asked::Never } else { Asked::WithEntry }];
    let field =
        |((index, kind), asked)| Field { may_be_none: index == 1, asked, ..Field::of(format!("g{index}"), kind) };
    match tape.pick(12) {
        0..3 => Kind::Bool,
        3 => Kind::Choice { options: keys("o", 2 + tape.pick(2)), ordered: false },
        4 => Kind::Choice { options: keys("o", 3), ordered: true },
        5 => Kind::Set { options: keys("o", 1 + tape.pick(2)) },
        6 | 7 => Kind::Int,
        8 | 9 => Kind::Date,
        10 => Kind::Money,
        _ => Kind::Records {
            fields: [Kind::Int, Kind::Date, Kind::Bool].into_iter().enumerate().zip(asked).map(field).collect(),
        },
    }
}

fn facts(tape: &mut Tape<'_>, wide: bool) -> Vec<Fact> {
    let asks =
        [(true, true, false), (true, true, false), (true, false, false), (false, false, true), (false, false, false)];
    let mut facts: Vec<Fact> = Vec::new();
    let n_asked = 2 + tape.pick(4);
    for index in 0..n_asked + tape.pick(3) {
        let scope = Scope { facts: &facts, list: None, dated: false, wide };
        let mut fact = Fact { effort: 1, ..Fact::of(format!("f{index}"), Kind::Bool) };
        if index < n_asked {
            fact.kind = kind(tape);
            fact.sensitive = tape.once_in(6);
            let (fair, phone, office) = tape.of(&asks).unwrap_or_default();
            fact.ask = Ask { fair, phone, office, employer: false };
            fact.may_be_none = tape.once_in(4) && !matches!(fact.kind, Kind::Set { .. } | Kind::Records { .. });
            fact.applies_when =
                (index > 0 && tape.once_in(5)).then(|| Scope { dated: tape.once_in(2), ..scope }.expr(tape, 0));
            fact.accrues_while = (fact.kind == Kind::Int && tape.once_in(2)).then(|| match index {
                0 => Expr::Const(true),
                _ => scope.expr(tape, 0),
            });
        } else if tape.once_in(2) {
            fact.kind = Kind::Int;
            fact.derived = Some(Derived::Number(scope.count(tape, 1)));
        } else {
            fact.derived = Some(Derived::Flag(Scope { dated: true, ..scope }.expr(tape, 1)));
        }
        facts.push(fact);
    }
    facts
}

/// One that never changes, one that changes twice, one that is unknown for some days.
fn figures() -> Vec<Figure> {
    let row = |from, to, value| Row { from, to, value, grade: Grade::A, source: SourceId::at(0) };
    let (a, b) = (day(2026, 12, 31), day(2028, 2, 29));
    let change = vec![row(None, Some(a), 2), row(Some(a.tomorrow()), Some(b), 4), row(Some(b.tomorrow()), None, 3)];
    let gap = vec![row(None, Some(a), 3), row(Some(b), None, 5)];
    let figure = |(index, rows)| Figure { key: format!("p.{index}"), rows };
    [vec![row(None, None, 3)], change, gap].into_iter().enumerate().map(figure).collect()
}

/// Clauses and their combinations; below `not` only what answers decide.
fn condition(
    tape: &mut Tape<'_>,
    scope: &Scope<'_>,
    depth: u8,
    positive: bool,
    clauses: &mut Vec<Clause>,
) -> Condition {
    let below = depth.saturating_sub(1);
    let mut some = |tape: &mut Tape<'_>| -> Vec<Condition> {
        (0..1 + tape.pick(3)).map(|_| condition(tape, scope, below, positive, clauses)).collect()
    };
    match tape.pick(if depth == 0 || clauses_are_many(tape) { 1 } else { 8 }) {
        1..4 => Condition::All(some(tape)),
        4 | 5 => Condition::Any(some(tape)),
        6 => {
            let members = some(tape);
            Condition::AtLeast(u8::try_from(tape.pick(members.len()) + 1).unwrap_or(1), members)
        }
        7 => Condition::Not(Box::new(condition(tape, scope, below, false, clauses))),
        _ => {
            let kind = match tape.pick(12) {
                9 if positive => ClauseKind::Office,
                10 if positive => ClauseKind::Gate(scope.expr(tape, 1)),
                8 | 11 if positive => ClauseKind::Presumed(scope.expr(tape, 1)),
                _ => ClauseKind::Asked(scope.expr(tape, 2)),
            };
            let id = ClauseId::at(clauses.len());
            let key = format!("c{}", clauses.len());
            clauses.push(Clause::of(key, kind));
            Condition::Clause(id)
        }
    }
}

/// Whether the tape is nearly used up; the rest is then leaves.
fn clauses_are_many(tape: &Tape<'_>) -> bool {
    tape.at >= tape.numbers.len()
}

fn window(tape: &mut Tape<'_>, scope: &Scope<'_>) -> Window {
    let undated = Scope { dated: false, ..*scope };
    match tape.pick(8) {
        5 => Window::Unknown,
        6 => {
            let opens = tape.once_in(2).then(|| undated.date(tape, 1));
            Window::Days { opens, closes: Some(undated.date(tape, 1)), confirmed: tape.once_in(2) }
        }
        7 => {
            // Never 29 February: the checker refuses days that some years lack.
            let opens = if tape.once_in(4) { (2, 28) } else { (3, 1) };
            Window::Yearly { opens, closes: (11, 30), confirmed: false }
        }
        _ => Window::None,
    }
}

/// Pauses in order with a day between them, as the checker merges them; the last may have no end.
fn pauses(tape: &mut Tape<'_>) -> Vec<Pause> {
    let mut pauses: Vec<Pause> = Vec::new();
    let count = if tape.once_in(4) { 1 + tape.pick(3) } else { 0 };
    let mut days: Vec<Date> = (0..count).filter_map(|_| tape.of(&some_days())).collect();
    days.sort_unstable();
    for from in days {
        let earliest = pauses.last().map(|last| last.to.map(|to| to.tomorrow().tomorrow()));
        let from = match earliest {
            Some(None) => break,
            Some(Some(earliest)) => from.max(earliest),
            None => from,
        };
        let to = tape.of(&[Some(from), Some(from.add_months(1)), Some(from.add_months(5)), None]).flatten();
        pauses.push(Pause { from, to });
    }
    pauses
}

fn policy(index: usize, tape: &mut Tape<'_>, facts: &[Fact], wide: bool) -> Policy {
    let scope = Scope { facts, list: None, dated: true, wide };
    let mut clauses = Vec::new();
    let when = condition(tape, &scope, 2, true, &mut clauses);
    let some_day = |tape: &mut Tape<'_>, n| tape.once_in(n).then(|| tape.of(&some_days())).flatten();
    let validity = Validity {
        from: some_day(tape, 6),
        to: some_day(tape, 6).map(|to| to.add_months(12)),
        run_on: tape.once_in(3),
        withdrawn: some_day(tape, 40),
        replaced_by: None,
    };
    let amount = Num::Mul(Box::new(Num::Lit(10_000)), Box::new(Scope { dated: false, ..scope }.count(tape, 1)));
    let paid = tape.once_in(4).then(|| Scope { dated: false, ..scope }.count(tape, 0));
    let cash = Benefit {
        amount: Some(amount),
        times: if paid.is_some() { (1, 3) } else { (1, 1) },
        paid,
        bound: tape.of(&[Bound::Exact, Bound::AtMost]).unwrap_or(Bound::Exact),
        currency: Currency::UnverifiedSince(Date::EPOCH),
        ..Benefit::of("cash", BenefitKind::CashSubsidy)
    };
    Policy {
        grade: if tape.once_in(10) { Grade::D } else { Grade::B },
        validity,
        window: window(tape, &scope),
        pauses: pauses(tape),
        award: if tape.once_in(8) { Award::Competitive } else { Award::Entitled },
        roles: Roles { beneficiary: Role::Person, applicant: Role::School, payee: Role::Person },
        when,
        benefits: vec![cash],
        ..Policy::of(format!("p{index}"), clauses)
    }
}

/// Makes policies versions of one another in order, as the two lowest bits of `which` say. One in force until further
/// notice ends on a day that the other bits choose; the next begins the day after, or on its own day if that is later.
fn as_versions(policies: &mut [Policy], which: usize) {
    let Some(some_day) = some_days().get(which >> 2).map(|day| day.add_months(6)) else { return };
    for index in 1..policies.len() {
        let Some([earlier, later]) = policies.get_mut(index - 1..=index) else { return };
        if which >> (index - 1) & 1 == 1 {
            let to = earlier.validity.to.unwrap_or(some_day).max(earlier.validity.from.unwrap_or(some_day));
            let from = later.validity.from.filter(|from| *from > to).unwrap_or(to.tomorrow());
            earlier.validity.to = Some(to);
            earlier.validity.replaced_by = Some(PolicyId::at(index));
            later.validity.from = Some(from);
            later.validity.to = later.validity.to.filter(|to| *to >= from);
        }
    }
}

fn build(numbers: &[u16], wide: bool) -> Pack {
    let mut tape = Tape { numbers, at: 0 };
    let facts = facts(&mut tape, wide);
    let versions = tape.pick(32);
    let mut policies: Vec<Policy> = (0..1 + tape.pick(3)).map(|index| policy(index, &mut tape, &facts, wide)).collect();
    as_versions(&mut policies, versions);
    let (version, fingerprint) = ("1".into(), "0123456789ab".into());
    let mut pack = Pack {
        version,
        fingerprint,
        sources: vec!["S01".into()],
        figures: figures(),
        policies,
        ..Pack::of(facts, checked())
    };
    caice::pack::cut(&mut pack);
    pack
}

/// A pack. Only `wide` packs contain what complete answers leave open (unknown figures, wording that leaves a span).
pub fn pack(wide: bool) -> impl Strategy<Value = Pack> {
    prop::collection::vec(any::<u16>(), 0..160).prop_map(move |numbers| build(&numbers, wide))
}

/// Values that represent everything a fact of this kind can hold; none is a range.
pub fn domain(kind: &Kind) -> Vec<Value> {
    let ids = |n: usize| (0..n).filter_map(|index| u8::try_from(index).ok().map(OptionId));
    match kind {
        Kind::Bool => vec![Value::Bool(false), Value::Bool(true)],
        Kind::Choice { options, .. } => ids(options.len()).map(Value::Choice).collect(),
        Kind::Set { options } if options.len() <= 4 => (0..1_u8 << options.len())
            .map(|bits| ids(options.len()).filter(|option| bits >> option.0 & 1 == 1).collect::<OptionSet>())
            .map(Value::Set)
            .collect(),
        Kind::Set { options } => core::iter::once(OptionSet::EMPTY)
            .chain(ids(options.len()).map(|id| OptionSet::EMPTY.with(id, true)))
            .map(Value::Set)
            .collect(),
        Kind::Int => [0, 1, 2, 3, 6, 12, 36].map(|n| Value::Number(Range::exactly(n))).into(),
        Kind::Money | Kind::Decimal { .. } => [0, 2, 300, 500_000].map(|n| Value::Number(Range::exactly(n))).into(),
        Kind::Date => some_days().map(|day| Value::Date(DateRange { first: day, last: day })).into(),
        Kind::Records { fields } => {
            let record = |step: usize| {
                let pick = |(at, field): (usize, &Field)| {
                    let values = domain(&field.kind);
                    values.get((step * (at + 3)) % values.len().max(1)).cloned().map_or(Answer::Absent, Answer::Value)
                };
                Record(fields.iter().enumerate().map(pick).collect())
            };
            [0..0, 0..1, 1..2, 2..4, 3..6].map(|steps| Value::Records(steps.map(record).collect())).into()
        }
    }
}

/// Whether "none" is a possible answer.
pub fn may_be_none(fact: &Fact) -> bool {
    (fact.may_be_none || fact.applies_when.is_some()) && !matches!(fact.kind, Kind::Set { .. })
}

/// A value with its ends moved apart, or with gaps in its records.
fn vague(value: Value, n_options: u8, which: usize) -> Value {
    let more = i64::try_from(which % 5).unwrap_or(0);
    match value {
        Value::Number(range) => {
            Value::Number(Range { max: if more == 4 { i64::MAX } else { range.max + more }, ..range })
        }
        Value::Date(days) => Value::Date(DateRange { last: days.last.add_months(more * 5), ..days }),
        Value::Records(mut records) => {
            for (index, answer) in records.iter_mut().flat_map(|record| &mut record.0).enumerate() {
                if which >> (index % 6) & 1 == 1 {
                    *answer = if index % 3 == 1 && which.is_multiple_of(2) { Answer::None } else { Answer::Absent };
                }
            }
            Value::Records(records)
        }
        Value::Set(set) => {
            // For each option it is either known or unknown whether it is a member.
            let known = (0..n_options).map(OptionId).filter(|option| which >> (option.0 % 5) & 1 == 1);
            Value::Part(known.fold(PartSet::default(), |part, option| part.with(option, set.contains(option))))
        }
        other => other,
    }
}

/// An answer to each fact, chosen by `picks`: absent, unsure, a value, a range, none.
pub fn answers_by(pack: &Pack, picks: &[(u8, usize)]) -> Answers {
    let mut answers = Answers::none(pack.facts.len());
    for (index, (fact, (how, which))) in pack.facts.iter().zip(picks).enumerate() {
        let values = domain(&fact.kind);
        let value = values.get(which % values.len().max(1)).cloned();
        let answer = match (how, value) {
            (0..3, _) | (_, None) => Answer::Absent,
            (3, _) => Answer::Unsure,
            // A derived number always follows; a derived flag seldom has its own answer.
            (_, Some(Value::Number(_))) if fact.derived.is_some() => Answer::Absent,
            (4..8, Some(_)) if fact.derived.is_some() => Answer::Absent,
            (7, Some(_)) if may_be_none(fact) => Answer::None,
            (8, Some(value)) => {
                let n_options = u8::try_from(fact.kind.options().len()).unwrap_or(u8::MAX);
                Answer::Value(vague(value, n_options, which / 7))
            }
            (_, Some(value)) => Answer::Value(value),
        };
        answers.set(index, answer);
    }
    answers
}

/// Numbers for [`answers_by`].
pub fn picks() -> impl Strategy<Value = Vec<(u8, usize)>> {
    prop::collection::vec((0..9_u8, 0..512_usize), 12)
}
