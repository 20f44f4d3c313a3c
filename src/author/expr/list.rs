//! Lists of records: `exists`, `all`, `filter` and `size`; `map` and `sum`.
//!
//! Inside such a condition the fields of that record can be named, and facts, but not the fields of
//! an outer record.

use cel::{
    IdedExpr,
    common::ast::{CallExpr, Expr as Cel},
};

use super::{
    check::{Checker, Scope},
    kind::{Measure, Typed, Value},
};
use crate::{
    author::finding::Code,
    pack::{Expr, FactId, Kind, Num},
};

impl<'a> Checker<'a, '_> {
    /// `list.exists(c, condition)` and its like.
    pub fn method(&mut self, tree: &IdedExpr, target: &IdedExpr, call: &CallExpr) -> Option<Value<'a>> {
        let written = self.map.written(target).to_owned();
        match call.func_name.as_str() {
            "size" => {
                if !call.args.is_empty() {
                    let message = format!("`size` takes nothing, found {} values", call.args.len());
                    return self.fail(tree, Code::TypeMismatch, message, format!("write `{written}.size()`"));
                }
                self.size(target)
            }
            name @ ("exists" | "all" | "filter") => {
                let (list, variable, condition) = self.each(tree, target, call)?;
                Some(match name {
                    "exists" => Value::Condition(Expr::Exists(list, Box::new(condition))),
                    "all" => Value::Condition(Expr::Every(list, Box::new(condition))),
                    _ => Value::Filtered { variable, list, condition },
                })
            }
            "exists_one" => {
                let hint = format!("write `{written}.filter(c, …).size() == 1`");
                self.unsupported(tree, "`exists_one`", &hint)
            }
            "map" => self.map(tree, target, call),
            "sum" => self.sum(tree, target, call),
            name => {
                let hint = match super::function::signature(name) {
                    Some(signature) => format!("write `{signature}`"),
                    None => "lists have `exists`, `all`, `filter`, `size` and `map(…).sum()`".to_owned(),
                };
                self.unsupported(tree, &format!("`.{name}(…)`"), &hint)
            }
        }
    }

    /// How many records there are, or fulfil a filter.
    pub fn size(&mut self, target: &IdedExpr) -> Option<Value<'a>> {
        let count = |list, condition| {
            Some(Value::Number(Typed { num: Num::Count(list, Box::new(condition)), measure: Measure::Plain(0) }))
        };
        match self.value(target)? {
            Value::Filtered { list, condition, .. } => count(list, condition),
            // However many numbers they have.
            Value::Mapped { list, condition, .. } => count(list, condition),
            Value::Named(subject) => match (subject.list(), subject.kind) {
                (Some(list), _) => count(list, Expr::Const(true)),
                (None, Kind::Set { .. }) => {
                    self.unsupported(target, "the size of a set", "name the options: `'a' in set || 'b' in set`")
                }
                (None, _) => self.expected(target, "a list", &Value::Named(subject)),
            },
            other => self.expected(target, "a list", &other),
        }
    }

    /// `list.map(c, number)`, of all records or of those of a filter.
    fn map(&mut self, tree: &IdedExpr, target: &IdedExpr, call: &CallExpr) -> Option<Value<'a>> {
        let (list, condition) = match self.value(target)? {
            Value::Filtered { list, condition, .. } => (list, condition),
            Value::Named(subject) => match subject.list() {
                Some(list) => (list, Expr::Const(true)),
                None => return self.expected(target, "a list", &Value::Named(subject)),
            },
            other => return self.expected(target, "a list", &other),
        };
        let [IdedExpr { expr: Cel::Ident(variable), .. }, number] = call.args.as_slice() else {
            let hint = format!("write `{}.map(c, c.amount).sum()`", self.map.written(target));
            let message = "`map` takes a name for the record and a number".to_owned();
            return self.fail(tree, Code::TypeMismatch, message, hint);
        };
        let fact = self.names.facts.get(list.index())?;
        self.scopes.push(Scope { variable: variable.clone(), list, key: &fact.key, fields: fact.fields() });
        let of_each = self.number(number, "a number");
        self.scopes.pop();
        let of_each = of_each?;
        if of_each.measure == Measure::Date {
            let hint = "write `days_between(a, b)` or `months_between(a, b)` for how much time is between two".into();
            return self.fail(number, Code::TypeMismatch, "days cannot be added up".into(), hint);
        }
        Some(Value::Mapped { list, condition, of_each })
    }

    /// `list.map(c, number).sum()`.
    fn sum(&mut self, tree: &IdedExpr, target: &IdedExpr, call: &CallExpr) -> Option<Value<'a>> {
        let written = self.map.written(target).to_owned();
        if !call.args.is_empty() {
            let message = format!("`sum` takes nothing, found {} values", call.args.len());
            return self.fail(tree, Code::TypeMismatch, message, "write `list.map(c, c.amount).sum()`".into());
        }
        match self.value(target)? {
            Value::Mapped { list, condition, of_each: Typed { num, measure } } => {
                let num = Num::Sum(list, Box::new(condition), Box::new(num));
                Some(Value::Number(Typed { num, measure }))
            }
            Value::Filtered { .. } => self.which_number(target, &written),
            Value::Named(subject) if subject.list().is_some() => self.which_number(target, &written),
            other => self.expected(target, "a number of each record", &other),
        }
    }

    /// Reports that records themselves cannot be added up.
    fn which_number<T>(&mut self, tree: &IdedExpr, written: &str) -> Option<T> {
        let message = "expected a number of each record, found the records".to_owned();
        self.fail(tree, Code::TypeMismatch, message, format!("write `{written}.map(c, c.amount).sum()`"))
    }

    /// The list, the variable and the condition of `list.exists(c, condition)`.
    fn each(&mut self, tree: &IdedExpr, target: &IdedExpr, call: &CallExpr) -> Option<(FactId, String, Expr)> {
        let list = match self.value(target)? {
            Value::Named(subject) => match subject.list() {
                Some(list) => list,
                None => return self.expected(target, "a list", &Value::Named(subject)),
            },
            Value::Filtered { .. } => {
                return self.unsupported(tree, "a filter of a filter", "join the conditions with `&&`");
            }
            other => return self.expected(target, "a list", &other),
        };
        let name = &call.func_name;
        let (variable, condition) = match call.args.as_slice() {
            [IdedExpr { expr: Cel::Ident(variable), .. }, condition] => (variable.clone(), condition),
            _ => {
                let hint = format!("write `{}.{name}(c, c.field == …)`", self.map.written(target));
                let message = format!("`{name}` takes a name for the record and a condition");
                return self.fail(tree, Code::TypeMismatch, message, hint);
            }
        };
        let fact = self.names.facts.get(list.index())?;
        self.scopes.push(Scope { variable: variable.clone(), list, key: &fact.key, fields: fact.fields() });
        let condition = self.condition(condition);
        self.scopes.pop();
        Some((list, variable, condition?))
    }
}
