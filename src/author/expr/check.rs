//! The checker: names, literals and connectives, and how findings are reported.
//!
//! Every part of a rule is lowered even where another part has a finding, so that an author sees all
//! of them at once; what has a finding lowers to nothing.

use cel::{
    IdedExpr,
    common::ast::{CallExpr, Expr as Cel, LiteralValue, SelectExpr, operators},
};

use super::{
    Meaning, Names, SUBSET,
    kind::{Measure, Subject, Typed, Value},
    place::Map,
};
use crate::{
    author::finding::{Code, Finding},
    pack::{Expr, Fact, FactId, Field, FieldId, Kind, Num, Ref},
};

/// Checks and lowers one rule.
pub(super) struct Checker<'a, 'f> {
    /// What the rule may mention.
    pub names: &'a Names<'a>,
    /// Where its parts stand.
    pub map: Map<'a>,
    /// The record variables in force, outermost first. Only the last can be used.
    pub scopes: Vec<Scope<'a>>,
    /// Where findings go.
    pub findings: &'f mut Vec<Finding>,
}

/// A variable that stands for a record.
pub(super) struct Scope<'a> {
    /// Its name.
    pub variable: String,
    /// The list.
    pub list: FactId,
    /// The list's key.
    pub key: &'a str,
    /// The fields of its records.
    pub fields: &'a [Field],
}

impl<'a> Checker<'a, '_> {
    /// What an expression stands for.
    fn meaning(&mut self, tree: &IdedExpr) -> Option<Value<'a>> {
        match &tree.expr {
            Cel::Literal(literal) => self.literal(tree, literal),
            Cel::Ident(name) => self.named(tree, name),
            Cel::Select(select) => self.field(tree, select),
            Cel::Call(call) => self.call(tree, call),
            Cel::List(_) => Some(Value::Options),
            Cel::Map(_) | Cel::Struct(_) => self.unsupported(tree, "`{ }`", SUBSET),
            Cel::Comprehension(_) | Cel::Unspecified => self.unsupported(tree, "this", SUBSET),
        }
    }

    /// What an expression stands for, its wording kept.
    pub fn value(&mut self, tree: &IdedExpr) -> Option<Value<'a>> {
        let value = self.meaning(tree)?;
        let meaning = match &value {
            Value::Condition(expr) => Meaning::Condition(expr.clone()),
            Value::Number(typed) => Meaning::Number(typed.num.clone()),
            _ => return Some(value),
        };
        self.names.phrases.note(self.map.span(tree), self.map.written(tree), meaning);
        Some(value)
    }

    /// An expression that must be a condition.
    pub fn condition(&mut self, tree: &IdedExpr) -> Option<Expr> {
        match self.value(tree)? {
            Value::Condition(expr) => Some(expr),
            Value::Named(subject) => match subject.kind {
                Kind::Bool => Some(Expr::Flag(subject.at)),
                _ => {
                    let message = format!("`{}` is no yes/no fact", subject.name);
                    self.fail(tree, Code::TypeMismatch, message, subject.how_to_use())
                }
            },
            other => self.expected(tree, "a condition", &other),
        }
    }

    /// An expression that must be a number of this measure.
    pub fn number_of(&mut self, tree: &IdedExpr, wanted: Measure) -> Option<Num> {
        let typed = self.number(tree, wanted.noun())?;
        self.fitted(tree, typed, wanted)
    }

    /// An expression that must be a number; `wanted` is what messages call it.
    pub fn number(&mut self, tree: &IdedExpr, wanted: &str) -> Option<Typed> {
        match self.value(tree)? {
            Value::Number(typed) => Some(typed),
            Value::Named(subject) => match subject.number() {
                Some(typed) => Some(typed),
                None => self.expected(tree, wanted, &Value::Named(subject)),
            },
            other => self.expected(tree, wanted, &other),
        }
    }

    fn literal(&mut self, tree: &IdedExpr, literal: &LiteralValue) -> Option<Value<'a>> {
        match literal {
            LiteralValue::Boolean(holds) => Some(Value::Condition(Expr::Const(*holds.inner()))),
            LiteralValue::String(text) => Some(Value::Text(text.inner().to_owned())),
            LiteralValue::Null => Some(Value::Null),
            LiteralValue::Int(_) | LiteralValue::Double(_) => match plain_number(self.map.written(tree)) {
                Some((number, places)) => {
                    Some(Value::Number(Typed { num: Num::Lit(number), measure: Measure::Plain(places) }))
                }
                None => self.fail(
                    tree,
                    Code::BadValue,
                    format!("expected a number, found `{}`", self.map.written(tree)),
                    "write digits such as 3000 or 99.5, at most 15 of them".into(),
                ),
            },
            LiteralValue::UInt(_) => self.unsupported(tree, "a number with `u`", "write the digits alone"),
            LiteralValue::Bytes(_) => self.unsupported(tree, "a text with `b`", "write the text alone"),
        }
    }

    /// The day, a fact, or a record variable.
    fn named(&mut self, tree: &IdedExpr, name: &str) -> Option<Value<'a>> {
        if self.scopes.iter().any(|scope| scope.variable == name) {
            return Some(Value::Record(name.to_owned()));
        }
        if name == "on" {
            return Some(Value::Number(Typed { num: Num::On, measure: Measure::Date }));
        }
        if let Some((index, fact)) = self.names.facts.iter().enumerate().find(|(_, fact)| fact.key == name) {
            return Some(Value::Named(Subject {
                name: name.to_owned(),
                at: Ref::Fact(FactId::at(index)),
                kind: &fact.kind,
                may_be_none: may_be_none(fact),
            }));
        }
        let finding = Finding::new(Code::UnknownFact, self.map.span(tree), format!("unknown fact `{name}`"));
        let finding = match self.scopes.last() {
            Some(scope) if scope.fields.iter().any(|field| field.key == name) => {
                finding.hint(format!("write `{}.{name}` for the field of `{}`", scope.variable, scope.key))
            }
            _ => match self.meant(name) {
                Some(hint) => finding.hint(hint),
                None => finding.suggest(name, self.names.facts.iter().map(|fact| fact.key.as_str())),
            },
        };
        self.report(finding)
    }

    /// What somebody meant who wrote a word that names no fact.
    fn meant(&self, name: &str) -> Option<String> {
        match name.to_ascii_lowercase().as_str() {
            "none" | "null" | "nil" | "nothing" => {
                return Some("write `null`, as in `fact == null`: answers say none, rules say null".to_owned());
            }
            "yes" | "true" => return Some("write the fact alone where it is yes, or `== true`".to_owned()),
            "no" | "false" => return Some("write `!fact` where it is no, or `== false`".to_owned()),
            "today" | "now" => return Some("write `on` for the day outcomes are for".to_owned()),
            _ => {}
        }
        let fields = self.scopes.iter().flat_map(|scope| scope.fields).map(|field| (&field.key, &field.kind));
        let facts = self.names.facts.iter().map(|fact| (&fact.key, &fact.kind));
        let (key, _) = fields.chain(facts).find(|(_, kind)| kind.options().iter().any(|option| option == name))?;
        Some(format!("write `'{name}'` in quotes for the option of `{key}`"))
    }

    /// A field of the record at hand.
    fn field(&mut self, tree: &IdedExpr, select: &SelectExpr) -> Option<Value<'a>> {
        let key = select.field.as_str();
        let variable = match self.value(&select.operand)? {
            Value::Record(variable) => variable,
            Value::Named(subject) if subject.list().is_some() => {
                let hint = format!("write `{}.exists(c, …)` with conditions on `c.{key}`", subject.name);
                return self.unsupported(tree, "a field of a whole list", &hint);
            }
            other => {
                let message = format!("{} has no fields", other.described());
                return self.fail(tree, Code::TypeMismatch, message, SUBSET.into());
            }
        };
        match self.scopes.last() {
            Some(scope) if scope.variable == variable => {
                let found = scope.fields.iter().enumerate().find(|(_, field)| field.key == key);
                if let Some((index, field)) = found {
                    return Some(Value::Named(Subject {
                        name: format!("{variable}.{key}"),
                        at: Ref::Field(scope.list, FieldId::at(index)),
                        kind: &field.kind,
                        may_be_none: field.may_be_none,
                    }));
                }
                let message = format!("a record of `{}` has no field `{key}`", scope.key);
                let finding = Finding::new(Code::UnknownField, self.map.span(tree), message);
                let finding = finding.suggest(key, scope.fields.iter().map(|field| field.key.as_str()));
                self.report(finding)
            }
            _ => {
                let what = format!("`{variable}` inside a condition on another list");
                self.unsupported(tree, &what, "only fields of the innermost record can be compared")
            }
        }
    }

    fn call(&mut self, tree: &IdedExpr, call: &CallExpr) -> Option<Value<'a>> {
        if let Some(target) = &call.target {
            return self.method(tree, target, call);
        }
        match (call.func_name.as_str(), call.args.as_slice()) {
            (operators::LOGICAL_NOT, [inner]) => Some(Value::Condition(Expr::Not(Box::new(self.condition(inner)?)))),
            (operators::LOGICAL_AND, [left, right]) => {
                let (left, right) = (self.condition(left), self.condition(right));
                Some(Value::Condition(all([left?, right?])))
            }
            (operators::LOGICAL_OR, [left, right]) => {
                let (left, right) = (self.condition(left), self.condition(right));
                Some(Value::Condition(any([left?, right?])))
            }
            (
                operator @ (operators::EQUALS
                | operators::NOT_EQUALS
                | operators::LESS
                | operators::LESS_EQUALS
                | operators::GREATER
                | operators::GREATER_EQUALS),
                [left, right],
            ) => self.comparison(tree, operator, left, right).map(Value::Condition),
            (operators::IN, [member, set]) => self.member(tree, member, set).map(Value::Condition),
            (operators::CONDITIONAL, [condition, then, other]) => self.choice(tree, condition, then, other),
            (operator @ (operators::ADD | operators::SUBSTRACT | operators::MULTIPLY), [left, right]) => {
                self.arithmetic(tree, operator, left, right).map(Value::Number)
            }
            (operators::NEGATE, [_]) => {
                self.unsupported(tree, "`-` before anything but a number", "write `0 - …`, or exchange the sides")
            }
            (operators::DIVIDE, [of, by]) => {
                let hint = match self.map.written(by).parse::<u32>() {
                    Ok(parts) => format!("write `fraction({}, 1, {parts})`", self.map.written(of)),
                    Err(_) => format!(
                        "write `fraction({}, 1, {})`, or multiply the other side of a comparison",
                        self.map.written(of),
                        self.map.written(by)
                    ),
                };
                self.unsupported(tree, "`/`", &hint)
            }
            (operators::MODULO, _) => self.unsupported(tree, "`%`", "write `percent(x, 60)` for 60 % of x"),
            (operators::INDEX, [list, _]) => {
                let hint = format!("write `{}.exists(c, …)` or `.all(c, …)`", self.map.written(list));
                self.unsupported(tree, "`[ ]`", &hint)
            }
            (name, args) => self.function(tree, name, args),
        }
    }

    /// `c ? a : b`, over numbers or conditions.
    fn choice(
        &mut self,
        tree: &IdedExpr,
        condition: &IdedExpr,
        then: &IdedExpr,
        other: &IdedExpr,
    ) -> Option<Value<'a>> {
        let condition = self.condition(condition);
        let (a, b) = (self.value(then), self.value(other));
        let (condition, a, b) = (condition?, a?, b?);
        if let (Some(a), Some(b)) = (truth(&a), truth(&b)) {
            if [&condition, &a, &b].into_iter().map(parts).sum::<usize>() > MOST_PARTS {
                return self.unsupported(tree, "so large a choice between conditions", "write it with `&&` and `||`");
            }
            // The third part keeps what both sides agree on while the condition is open.
            let otherwise = all([Expr::Not(Box::new(condition.clone())), b.clone()]);
            let parts = [all([condition, a.clone()]), otherwise, all([a, b])];
            return Some(Value::Condition(any(parts)));
        }
        let (a, b) = match (counted(&a), counted(&b)) {
            (Some(a), Some(b)) => (a, b),
            _ => return self.cannot(tree, "choose between", &a, &b),
        };
        let joined = self.same_measure(tree, "choose between", (then, a), (other, b))?;
        let num = Num::If(Box::new(condition), Box::new(joined.left), Box::new(joined.right));
        Some(Value::Number(Typed { num, measure: joined.measure }))
    }

    /// Reports that something else was wanted here.
    pub fn expected<T>(&mut self, tree: &IdedExpr, wanted: &str, found: &Value<'_>) -> Option<T> {
        let message = format!("expected {wanted}, found {}", found.described());
        let hint = match found {
            Value::Named(subject) => subject.how_to_use(),
            Value::Text(text) if wanted == Measure::Date.noun() => format!("write a day as `date('{text}')`"),
            Value::Text(_) if wanted != "a condition" => "write a number without quotes".into(),
            Value::Filtered { .. } => "end it with `.size()` to count, or write `exists` instead of `filter`".into(),
            Value::Mapped { .. } => ADD_UP.into(),
            Value::Record(variable) => format!("name a field of it, as in `{variable}.level`"),
            Value::Number(_) if wanted == "a condition" => "compare it, as in `… >= 12`".into(),
            _ => SUBSET.into(),
        };
        self.fail(tree, Code::TypeMismatch, message, hint)
    }

    /// Reports that two things do not go together.
    pub fn cannot<T>(&mut self, tree: &IdedExpr, verb: &str, left: &Value<'_>, right: &Value<'_>) -> Option<T> {
        let message = format!("cannot {verb} {} {} {}", left.described(), joining(verb), right.described());
        let hint = match (left, right) {
            (Value::Named(subject), Value::Text(text)) | (Value::Text(text), Value::Named(subject))
                if matches!(subject.kind, Kind::Date) =>
            {
                format!("write a day as `date('{text}')`")
            }
            (Value::Number(Typed { measure: Measure::Date, .. }), Value::Text(text))
            | (Value::Text(text), Value::Number(Typed { measure: Measure::Date, .. })) => {
                format!("write a day as `date('{text}')`")
            }
            (Value::Condition(_), Value::Number(_)) | (Value::Number(_), Value::Condition(_)) if verb == "compare" => {
                "write two comparisons, as in `3 < x && x < 5`".into()
            }
            (Value::Named(subject), _) | (_, Value::Named(subject)) => subject.how_to_use(),
            (Value::Filtered { .. }, _) | (_, Value::Filtered { .. }) => "end it with `.size()` to count".into(),
            (Value::Mapped { .. }, _) | (_, Value::Mapped { .. }) => ADD_UP.into(),
            _ => SUBSET.into(),
        };
        self.fail(tree, Code::TypeMismatch, message, hint)
    }

    /// Reports a part of CEL that cannot be used.
    pub fn unsupported<T>(&mut self, tree: &IdedExpr, what: &str, hint: &str) -> Option<T> {
        self.fail(tree, Code::UnsupportedConstruct, format!("{what} cannot be used in a rule"), hint.into())
    }

    /// Reports a finding that underlines `tree`.
    pub fn fail<T>(&mut self, tree: &IdedExpr, code: Code, message: String, hint: String) -> Option<T> {
        self.report(Finding::new(code, self.map.span(tree), message).hint(hint))
    }

    /// Reports a finding.
    pub fn report<T>(&mut self, finding: Finding) -> Option<T> {
        self.findings.push(finding);
        None
    }
}

/// What to do with a number of each record.
pub(super) const ADD_UP: &str = "end it with `.sum()` to add up";

/// The most parts of a choice between conditions: it compiles to more than twice as many.
const MOST_PARTS: usize = 60;

/// How many conditions and numbers an expression is made of.
fn parts(expr: &Expr) -> usize {
    let mut n_parts = 0;
    expr.walk(&mut |_| n_parts += 1);
    n_parts
}

/// The word between the two things that a verb does not go with.
fn joining(verb: &str) -> &'static str {
    if matches!(verb, "compare" | "multiply") { "with" } else { "and" }
}

/// Whether there may be none of a fact. What follows from facts of which there is none may be none too.
fn may_be_none(fact: &Fact) -> bool {
    fact.may_be_none || fact.applies_when.is_some() || fact.derived.is_some()
}

/// The condition that a value is, if it is one.
pub(super) fn truth(value: &Value<'_>) -> Option<Expr> {
    match value {
        Value::Condition(expr) => Some(expr.clone()),
        Value::Named(subject) if matches!(subject.kind, Kind::Bool) => Some(Expr::Flag(subject.at)),
        _ => None,
    }
}

/// The number that a value is, if it is one.
pub(super) fn counted(value: &Value<'_>) -> Option<Typed> {
    match value {
        Value::Number(typed) => Some(typed.clone()),
        Value::Named(subject) => subject.number(),
        _ => None,
    }
}

/// A conjunction, those in it taken apart.
fn all(parts: impl IntoIterator<Item = Expr>) -> Expr {
    let flat = parts.into_iter().flat_map(|part| match part {
        Expr::And(inner) => inner,
        other => vec![other],
    });
    Expr::And(flat.collect())
}

/// A disjunction, those in it taken apart.
pub(super) fn any(parts: impl IntoIterator<Item = Expr>) -> Expr {
    let flat = parts.into_iter().flat_map(|part| match part {
        Expr::Or(inner) => inner,
        other => vec![other],
    });
    Expr::Or(flat.collect())
}

/// A literal in units of its last place, and its places; none where it is not plainly written.
fn plain_number(written: &str) -> Option<(i64, u8)> {
    let (sign, digits) = match written.strip_prefix('-') {
        Some(rest) => (-1, rest.trim_start()),
        None => (1, written),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) || whole.len() + fraction.len() > 15 || digits.ends_with('.') {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let number: i64 = format!("{whole}{fraction}").parse().ok()?;
    Some((sign * number, u8::try_from(fraction.len()).ok()?))
}
