//! Comparisons: `== != < <= > >=` and `in`.
//!
//! Like with like only. A comparison of numbers must flip at most once as the day goes on, so that the
//! timeline can tell the day.

use cel::{
    IdedExpr,
    common::ast::{Expr as Cel, LiteralValue, operators},
};

use super::{
    SUBSET,
    check::{Checker, any, counted, truth},
    direction::{Direction, direction},
    kind::{Subject, Value},
};
use crate::{
    author::finding::{Code, Finding},
    pack::{Expr, Kind, Num, Order},
    value::OptionId,
};

impl<'a> Checker<'a, '_> {
    /// `left operator right`.
    pub fn comparison(&mut self, tree: &IdedExpr, operator: &str, left: &IdedExpr, right: &IdedExpr) -> Option<Expr> {
        if let Some(hint) = self.multiplied(operator, left, right) {
            return self.unsupported(tree, "`/`", &hint);
        }
        let (a, b) = (self.value(left), self.value(right));
        let (a, b) = (a?, b?);
        let is_equality = matches!(operator, operators::EQUALS | operators::NOT_EQUALS);
        let equal = match (a, b) {
            (Value::Null, other) | (other, Value::Null) if is_equality => self.is_none(tree, &other)?,
            (Value::Named(subject), Value::Text(text)) if is_choice(&subject) => {
                let option = self.option(right, &subject, &text)?;
                if !is_equality {
                    self.ordered(tree, &subject)?;
                    return Some(in_order(operator, Num::Of(subject.at), position(option)));
                }
                Expr::Is(subject.at, option)
            }
            (Value::Text(text), Value::Named(subject)) if is_choice(&subject) => {
                let option = self.option(left, &subject, &text)?;
                if !is_equality {
                    self.ordered(tree, &subject)?;
                    return Some(in_order(operator, position(option), Num::Of(subject.at)));
                }
                Expr::Is(subject.at, option)
            }
            (Value::Named(a), Value::Named(b)) if is_choice(&a) && is_choice(&b) => {
                if a.kind != b.kind || !is_ordered(&a) {
                    let hint = "only ordered enums with the same options can be compared with each other";
                    return self.unsupported(tree, "comparing two enums", hint);
                }
                return Some(in_order(operator, Num::Of(a.at), Num::Of(b.at)));
            }
            (a, b) => match (truth(&a), truth(&b), counted(&a), counted(&b)) {
                (Some(a), Some(b), _, _) if is_equality => match (a, b) {
                    (Expr::Const(holds), rule) | (rule, Expr::Const(holds)) => {
                        if holds {
                            rule
                        } else {
                            Expr::Not(Box::new(rule))
                        }
                    }
                    _ => {
                        let hint = "write `(a && b) || (!a && !b)`";
                        return self.unsupported(tree, "comparing two conditions", hint);
                    }
                },
                (_, _, Some(a), Some(b)) => {
                    let joined = self.same_measure(tree, "compare", (left, a), (right, b))?;
                    self.invertible(tree, [(left, &joined.left), (right, &joined.right)])?;
                    return Some(in_order(operator, joined.left, joined.right));
                }
                _ => return self.cannot(tree, "compare", &a, &b),
            },
        };
        Some(if operator == operators::NOT_EQUALS { Expr::Not(Box::new(equal)) } else { equal })
    }

    /// How a comparison with a quotient is written instead: with a product on the other side.
    fn multiplied(&self, operator: &str, left: &IdedExpr, right: &IdedExpr) -> Option<String> {
        let factor = |tree: &IdedExpr| {
            let written = self.map.written(tree);
            let is_simple = matches!(&tree.expr, Cel::Literal(_) | Cel::Ident(_) | Cel::Select(_));
            if is_simple { written.to_owned() } else { format!("({written})") }
        };
        let sign = operator.trim_matches('_');
        let written = |tree: &IdedExpr| self.map.written(tree).to_owned();
        Some(match (quotient(left), quotient(right)) {
            (Some((of, by)), None) => format!("write `{} {sign} {} * {}`", written(of), factor(right), factor(by)),
            (None, Some((of, by))) => format!("write `{} * {} {sign} {}`", factor(left), factor(by), written(of)),
            _ => return None,
        })
    }

    /// `'option' in set`, or `fact in ['option', …]`.
    pub fn member(&mut self, tree: &IdedExpr, member: &IdedExpr, set: &IdedExpr) -> Option<Expr> {
        if let Cel::List(list) = &set.expr {
            return match self.value(member)? {
                Value::Named(subject) if is_choice(&subject) => {
                    let options: Vec<Option<OptionId>> =
                        list.elements.iter().map(|element| self.listed(element, &subject)).collect();
                    let options = options.into_iter().collect::<Option<Vec<OptionId>>>()?;
                    Some(any(options.into_iter().map(|option| Expr::Is(subject.at, option))))
                }
                Value::Named(subject) => {
                    let message = format!("`in [ ]` needs an enum, found {}", subject.described());
                    self.fail(member, Code::TypeMismatch, message, subject.how_to_use())
                }
                other => {
                    let message = format!("`in [ ]` needs an enum, found {}", other.described());
                    self.fail(member, Code::TypeMismatch, message, "write `fact in ['a', 'b']`".into())
                }
            };
        }
        match self.value(set)? {
            Value::Named(subject) if matches!(subject.kind, Kind::Set { .. }) => match self.value(member)? {
                Value::Text(text) => Some(Expr::Has(subject.at, self.option(member, &subject, &text)?)),
                other => {
                    let message = format!("expected an option of `{}`, found {}", subject.name, other.described());
                    self.fail(member, Code::TypeMismatch, message, subject.how_to_use())
                }
            },
            Value::Named(subject) => {
                let message = format!("`in` needs a set, found {}", subject.described());
                self.fail(set, Code::TypeMismatch, message, subject.how_to_use())
            }
            other => {
                let message = format!("`in` needs a set, found {}", other.described());
                self.fail(tree, Code::TypeMismatch, message, SUBSET.into())
            }
        }
    }

    /// An element of `['a', 'b']`.
    fn listed(&mut self, element: &IdedExpr, subject: &Subject<'a>) -> Option<OptionId> {
        match &element.expr {
            Cel::Literal(LiteralValue::String(text)) => self.option(element, subject, text.inner()),
            _ => {
                let found = self.value(element)?.described();
                let message = format!("expected an option of `{}`, found {found}", subject.name);
                self.fail(element, Code::TypeMismatch, message, subject.how_to_use())
            }
        }
    }

    /// The option of an enum or set that a text names.
    fn option(&mut self, tree: &IdedExpr, subject: &Subject<'a>, text: &str) -> Option<OptionId> {
        if let Some(option) = subject.option(text) {
            return Some(option);
        }
        let message = format!("`{}` has no option `{text}`", subject.name);
        let finding = Finding::new(Code::UnknownOption, self.map.span(tree), message);
        self.report(if text == "none" && subject.may_be_none {
            finding.hint(format!("write `{} == null` where there is none", subject.name))
        } else {
            finding.suggest(text, subject.kind.options().iter().map(String::as_str))
        })
    }

    /// `fact == null`.
    fn is_none(&mut self, tree: &IdedExpr, value: &Value<'a>) -> Option<Expr> {
        match value {
            Value::Named(subject) if subject.may_be_none => Some(Expr::IsNone(subject.at)),
            Value::Named(subject) => {
                let message = format!("`{}` is never none", subject.name);
                let hint = "null is the answer none, and not an open question; give the fact `may_be: none`, or leave this out";
                self.fail(tree, Code::TypeMismatch, message, hint.into())
            }
            other => {
                let message = format!("expected a fact beside null, found {}", other.described());
                self.fail(tree, Code::TypeMismatch, message, "write `fact == null` where there is none".into())
            }
        }
    }

    /// Demands an order of an enum.
    fn ordered(&mut self, tree: &IdedExpr, subject: &Subject<'a>) -> Option<()> {
        if is_ordered(subject) {
            return Some(());
        }
        let message = format!("the options of `{}` have no order", subject.name);
        let hint = format!("write `{} in ['…', '…']`, or declare the fact ordered", subject.name);
        self.fail(tree, Code::TypeMismatch, message, hint)
    }

    /// Demands that a comparison flips at most once between the days on which a number jumps.
    fn invertible(&mut self, tree: &IdedExpr, sides: [(&IdedExpr, &Num); 2]) -> Option<()> {
        let facts = self.names.facts;
        let [(left_tree, left), (right_tree, right)] = sides;
        if direction(left, facts).with(direction(right, facts).flipped()) != Direction::Mixed {
            return Some(());
        }
        let mut moving: Vec<String> = Vec::new();
        self.moving(left_tree, &mut moving);
        self.moving(right_tree, &mut moving);
        let (how, hint) = match moving.as_slice() {
            [_] => (
                "rises and falls as the days go on",
                "let one side alone move with the day, as in `years_between(birth_date, on) < 35` or \
                 `issued_on >= add_months(on, -12)`",
            ),
            _ => (
                "move against each other as the days go on",
                "compare each with a number of its own, let one of them choose fixed numbers, as in `age < 36 ? 10 : 5`, or \
                 ask for one of them as a number",
            ),
        };
        let message =
            format!("no day can be told on which this begins or ends to hold: `{}` {how}", moving.join("` and `"));
        self.fail(tree, Code::DateNotInvertible, message, hint.into())
    }

    /// The summands of a side that move with the day, as written.
    fn moving(&mut self, tree: &IdedExpr, found: &mut Vec<String>) {
        if let Cel::Call(call) = &tree.expr
            && matches!(call.func_name.as_str(), operators::ADD | operators::SUBSTRACT)
        {
            return call.args.iter().for_each(|part| self.moving(part, found));
        }
        let facts = self.names.facts;
        let moves = self.number(tree, "a number").is_some_and(|n| direction(&n.num, facts) != Direction::Constant);
        let written = self.map.written(tree).split_whitespace().collect::<Vec<_>>().join(" ");
        if moves && !found.contains(&written) {
            found.push(written);
        }
    }
}

/// What is divided, and by what.
fn quotient(tree: &IdedExpr) -> Option<(&IdedExpr, &IdedExpr)> {
    match &tree.expr {
        Cel::Call(call) if call.func_name == operators::DIVIDE => match call.args.as_slice() {
            [of, by] => Some((of, by)),
            _ => None,
        },
        _ => None,
    }
}

fn is_choice(subject: &Subject<'_>) -> bool {
    matches!(subject.kind, Kind::Choice { .. })
}

fn is_ordered(subject: &Subject<'_>) -> bool {
    matches!(subject.kind, Kind::Choice { ordered: true, .. })
}

fn position(option: OptionId) -> Num {
    Num::Lit(i64::from(option.0))
}

/// The comparison of two numbers. `>` and `>=` exchange their sides.
fn in_order(operator: &str, left: Num, right: Num) -> Expr {
    let compare = |order, a, b| Expr::Compare(order, Box::new(a), Box::new(b));
    match operator {
        operators::LESS => compare(Order::Less, left, right),
        operators::LESS_EQUALS => compare(Order::AtMost, left, right),
        operators::GREATER => compare(Order::Less, right, left),
        operators::GREATER_EQUALS => compare(Order::AtMost, right, left),
        operators::NOT_EQUALS => Expr::Not(Box::new(compare(Order::Equal, left, right))),
        _ => compare(Order::Equal, left, right),
    }
}
