//! The oracle of the laws: a second evaluator that knows only complete answers and two values, with the calendar of
//! the `jiff` crate. It cannot judge what the text leaves open.

use caice::{
    engine::Gates,
    pack::{Clause, ClauseKind, Condition, Derived, Expr, FactId, Kind, Num, Order, Pack, Policy, Ref},
    value::{Answer, Answers, Date, DateRange, OptionId, OptionSet, Record, Value},
};

use super::calendar::{add_months, civil, months_between, unix_days, years_between};

/// Complete answers on a day.
#[derive(Clone, Copy)]
pub struct Oracle<'a> {
    pub pack: &'a Pack,
    pub answers: &'a Answers,
    pub on: Date,
    pub as_of: Date,
    pub record: Option<&'a Record>,
}

impl<'a> Oracle<'a> {
    pub fn new(pack: &'a Pack, answers: &'a Answers, on: Date, as_of: Date) -> Self {
        Self { pack, answers, on, as_of, record: None }
    }

    fn answer(&self, name: Ref) -> &'a Answer {
        match (name, self.record) {
            (Ref::Fact(id), _) => self.answers.get(id.index()),
            (Ref::Field(_, field), Some(record)) => record.get(field.index()),
            (Ref::Field(..), None) => &Answer::Absent,
        }
    }

    fn derived(&self, name: Ref) -> Option<&'a Derived> {
        let Ref::Fact(id) = name else { return None };
        self.pack.fact(id)?.derived.as_ref()
    }

    fn records(&self, list: FactId) -> &'a [Record] {
        match self.answers.get(list.index()) {
            Answer::Value(Value::Records(records)) => records,
            _ => &[],
        }
    }

    fn each(&self, list: FactId) -> impl Iterator<Item = Self> {
        let this = *self;
        self.records(list).iter().map(move |record| Self { record: Some(record), ..this })
    }

    /// Whether a condition holds.
    pub fn holds(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Const(value) => *value,
            Expr::Flag(name) => match self.derived(*name) {
                Some(Derived::Flag(rule)) => Self { record: None, ..*self }.holds(rule),
                _ => *self.answer(*name) == Answer::Value(Value::Bool(true)),
            },
            Expr::Is(name, option) => *self.answer(*name) == Answer::Value(Value::Choice(*option)),
            Expr::Has(name, option) => {
                matches!(self.answer(*name), Answer::Value(Value::Set(s)) if s.contains(*option))
            }
            Expr::IsNone(name) => match self.derived(*name) {
                Some(Derived::Number(num)) => Self { record: None, ..*self }.number(num).is_none(),
                Some(Derived::Flag(_)) => false,
                None => matches!(self.answer(*name), Answer::None | Answer::Value(Value::Set(OptionSet::EMPTY))),
            },
            Expr::Compare(order, left, right) => match (self.number(left), self.number(right), order) {
                (Some(a), Some(b), Order::Less) => a < b,
                (Some(a), Some(b), Order::AtMost) => a <= b,
                (Some(a), Some(b), Order::Equal) => a == b,
                _ => false,
            },
            Expr::Not(inner) => !self.holds(inner),
            Expr::And(parts) => parts.iter().all(|part| self.holds(part)),
            Expr::Or(parts) => parts.iter().any(|part| self.holds(part)),
            Expr::Exists(list, inner) => self.each(*list).any(|here| here.holds(inner)),
            Expr::Every(list, inner) => self.each(*list).all(|here| here.holds(inner)),
        }
    }

    /// A number, or none.
    pub fn number(&self, num: &Num) -> Option<i64> {
        let date = |num: &Num| self.number(num).map(civil);
        Some(match num {
            Num::Lit(number) => *number,
            Num::On => self.on.unix_days(),
            Num::Of(name) => match self.derived(*name) {
                Some(Derived::Number(num)) => Self { record: None, ..*self }.number(num)?,
                _ => match self.answer(*name) {
                    Answer::Value(Value::Number(range)) => range.min + self.grown(*name),
                    Answer::Value(Value::Date(days)) => days.first.unix_days(),
                    Answer::Value(Value::Choice(option)) => option.0.into(),
                    _ => return None,
                },
            },
            Num::Figure(id, key) => {
                let figure = self.pack.figures.get(id.index())?;
                if let [row] = figure.rows.as_slice() {
                    return Some(row.value);
                }
                let day = key.as_ref().map_or(Some(self.on.unix_days()), |key| self.number(key))?;
                let holds = |from: Option<Date>, to: Option<Date>| {
                    from.is_none_or(|from| from.unix_days() <= day) && to.is_none_or(|to| day <= to.unix_days())
                };
                figure.rows.iter().find(|row| holds(row.from, row.to))?.value
            }
            Num::Add(a, b) => self.number(a)? + self.number(b)?,
            Num::Sub(a, b) => self.number(a)? - self.number(b)?,
            Num::Mul(a, b) => self.number(a)? * self.number(b)?,
            Num::Min(parts) => {
                parts.iter().map(|part| self.number(part)).collect::<Option<Vec<_>>>()?.into_iter().min()?
            }
            Num::Max(parts) => {
                parts.iter().map(|part| self.number(part)).collect::<Option<Vec<_>>>()?.into_iter().max()?
            }
            Num::If(condition, then, other) => self.number(if self.holds(condition) { then } else { other })?,
            Num::AddMonths(from, months) => add_months(self.number(from)?, self.number(months)?),
            Num::MonthsBetween(from, to) => months_between(self.number(from)?, self.number(to)?),
            Num::YearsBetween(from, to) => years_between(self.number(from)?, self.number(to)?),
            Num::Year(of) => date(of)?.year().into(),
            Num::MonthStart(of) => unix_days(date(of)?.first_of_month()),
            Num::YearStart(of) => unix_days(date(of)?.first_of_year()),
            Num::YearEnd(of) => unix_days(date(of)?.last_of_year()),
            Num::Count(list, condition) => {
                i64::try_from(self.each(*list).filter(|here| here.holds(condition)).count()).unwrap_or(i64::MAX)
            }
            Num::Sum(list, condition, num) => {
                let records = self.each(*list).filter(|here| here.holds(condition));
                records.map(|here| here.number(num)).sum::<Option<i64>>()?
            }
            Num::Part(..) | Num::Between(..) | Num::Over(..) => return None,
        })
    }

    /// The growth of an accruing counter.
    fn grown(&self, name: Ref) -> i64 {
        let Ref::Fact(id) = name else { return 0 };
        let grows = self.pack.fact(id).and_then(|fact| fact.accrues_while.as_ref());
        let here = Self { record: None, ..*self };
        match grows {
            Some(condition) if here.holds(condition) => {
                months_between(self.as_of.unix_days(), self.on.unix_days()).max(0)
            }
            _ => 0,
        }
    }

    /// Whether the answers agree with each other: derived flags follow, a question that does not apply has no answer,
    /// none occurs only where allowed.
    pub fn agrees(&self) -> bool {
        self.pack.facts.iter().zip(self.answers.iter()).all(|(fact, answer)| {
            let follows = match (answer, &fact.derived) {
                (Answer::Value(Value::Bool(said)), Some(Derived::Flag(rule))) => self.holds(rule) == *said,
                _ => true,
            };
            let then = Self { on: self.as_of, record: None, ..*self };
            let applies = fact.applies_when.as_ref().is_none_or(|condition| then.holds(condition));
            let fits = match answer {
                Answer::Value(_) => applies,
                Answer::None => !applies || fact.may_be_none,
                Answer::Absent | Answer::Unsure => fact.derived.is_some(),
            };
            follows && fits
        })
    }

    /// Whether a clause holds; the office always says yes.
    pub fn clause(&self, clause: &Clause, gates: bool) -> bool {
        match &clause.kind {
            ClauseKind::Asked(rule) | ClauseKind::Presumed(rule) => self.holds(rule),
            ClauseKind::Gate(rule) => gates || self.holds(rule),
            ClauseKind::Office => true,
        }
    }

    /// Whether a condition holds, with gates passed or as they are.
    pub fn condition(&self, policy: &Policy, condition: &Condition, gates: bool) -> bool {
        let here = |condition: &Condition| self.condition(policy, condition, gates);
        match condition {
            Condition::Clause(id) => policy.clause(*id).is_some_and(|clause| self.clause(clause, gates)),
            Condition::All(members) => members.iter().all(here),
            Condition::Any(members) => members.iter().any(here),
            Condition::AtLeast(n, members) => members.iter().filter(|member| here(member)).count() >= usize::from(*n),
            Condition::Not(inner) => !here(inner),
        }
    }

    /// The gates axis.
    pub fn gates(&self, policy: &Policy) -> Gates {
        if !policy.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Gate(_))) {
            return Gates::None;
        }
        if self.condition(policy, &policy.when, false) { Gates::Yes } else { Gates::No }
    }
}

/// The exact answers among `values` that a vague one leaves possible.
fn exact(answer: &Answer, values: &[Value], kind: &Kind, domain: fn(&Kind) -> Vec<Value>) -> Vec<Answer> {
    let given: Vec<Answer> = values.iter().cloned().map(Answer::Value).collect();
    match answer {
        Answer::Absent | Answer::Unsure => given,
        Answer::Value(Value::Number(range)) if range.min < range.max => {
            let ends = [range.min, if range.max == i64::MAX { range.min + 50 } else { range.max }, range.min + 1];
            ends.map(|n| Answer::Value(Value::Number(caice::value::Range::exactly(n)))).into()
        }
        Answer::Value(Value::Date(days)) if days.first < days.last => [days.first, days.first.tomorrow(), days.last]
            .map(|day| Answer::Value(Value::Date(DateRange { first: day, last: day })))
            .into(),
        Answer::Value(Value::Part(part)) => {
            let fits = |value: &&Value| match value {
                Value::Set(set) => (0..64).map(OptionId).all(|o| part.contains(o).is_none_or(|m| m == set.contains(o))),
                _ => false,
            };
            let known = Answer::Value(Value::Set(part.has));
            std::iter::once(known).chain(values.iter().filter(fits).cloned().map(Answer::Value)).collect()
        }
        Answer::Value(Value::Records(records)) => {
            let Kind::Records { fields } = kind else { return vec![answer.clone()] };
            let mut all: Vec<Vec<Record>> = vec![Vec::new()];
            for record in records {
                let mut ways = vec![Record::default()];
                for (index, field) in fields.iter().enumerate() {
                    let mut values = exact(record.get(index), &domain(&field.kind), &field.kind, domain);
                    values.truncate(3);
                    if field.may_be_none && matches!(record.get(index), Answer::Absent | Answer::Unsure) {
                        values.push(Answer::None);
                    }
                    let with = |record: &Record, value: &Answer| {
                        let mut record = record.clone();
                        record.0.push(value.clone());
                        record
                    };
                    ways = ways.iter().flat_map(|record| values.iter().map(move |value| with(record, value))).collect();
                }
                let with =
                    |before: &Vec<Record>, record: &Record| [before.as_slice(), std::slice::from_ref(record)].concat();
                all = all.iter().flat_map(|before| ways.iter().map(move |record| with(before, record))).collect();
                all.truncate(200);
            }
            all.into_iter().map(|records| Answer::Value(Value::Records(records))).collect()
        }
        other => vec![other.clone()],
    }
}

/// Complete answers on a day that keep the given ones; `None` if there are more than `most`.
pub fn completions(
    pack: &Pack,
    answers: &Answers,
    (on, as_of): (Date, Date),
    most: usize,
    domain: fn(&Kind) -> Vec<Value>,
) -> Option<Vec<Answers>> {
    let mut all = vec![answers.clone()];
    for (index, fact) in pack.facts.iter().enumerate().filter(|(_, fact)| fact.derived.is_none()) {
        let mut ways = exact(answers.get(index), &domain(&fact.kind), &fact.kind, domain);
        let open = matches!(answers.get(index), Answer::Absent | Answer::Unsure);
        if open && (fact.may_be_none || fact.applies_when.is_some()) {
            ways.push(Answer::None);
        }
        let with = |answers: &Answers, answer: &Answer| {
            let mut answers = answers.clone();
            answers.set(index, answer.clone());
            answers
        };
        all = all.iter().flat_map(|answers| ways.iter().map(move |answer| with(answers, answer))).collect();
        if all.len() > most {
            return None;
        }
    }
    all.retain(|complete| Oracle::new(pack, complete, on, as_of).agrees());
    Some(all)
}
