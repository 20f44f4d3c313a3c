//! Rules: CEL text to typed expressions, with findings that point into the YAML file.
//!
//! Parsed by the `cel` crate without macro expansion, so that what the author wrote is what is
//! checked. Takes the part of CEL that has a three-valued meaning here and says of the rest that it is
//! unsupported. Evaluates nothing.

use cel::{
    Env, IdedExpr,
    common::ast::{CallExpr, Expr as Cel, LiteralValue, SourceInfo, operators},
};

use super::{
    finding::{Code, Finding},
    node::{Node, NodeKind},
    source::Span,
};
use crate::{
    pack::{Expr, Fact, FactId, Kind},
    value::{OptionId, OptionSet},
};

/// What a rule may mention.
pub struct Names<'a> {
    /// The facts, in pack order.
    pub facts: &'a [Fact],
}

/// Reads the rule in `node`. None where it has findings.
pub fn rule<'a>(node: &'a Node, names: &'a Names<'a>, findings: &mut Vec<Finding>) -> Option<Expr> {
    let NodeKind::Scalar(scalar) = &node.kind else { return None };
    if scalar.origin.is_empty() {
        return None; // rule-scalar-style, reported with the shape
    }
    let places = Places { file: node.span.file, origin: &scalar.origin, whole: node.span };
    let parsed = Env::default().parser().parse_with_source_info(&scalar.text);
    let (tree, info) = match parsed {
        Ok(parsed) => parsed,
        Err(errors) => {
            // The first error; the parser's others are its consequences.
            let span = errors.errors.first().map_or(node.span, |e| places.at_line_column(&scalar.text, e.pos));
            let message = errors.errors.first().map_or("it cannot be read".into(), |e| plain(&e.msg));
            let compares = ["==", "!=", "<=", ">="].iter().any(|operator| scalar.text.contains(operator));
            let hint = if scalar.text.contains('=') && !compares { "write `==` to compare" } else { SUBSET };
            findings.push(Finding::new(Code::RuleSyntax, span, format!("not a rule: {message}")).hint(hint));
            return None;
        }
    };
    let mut checker = Checker { names, places, info, findings, ok: true };
    let expr = checker.condition(&tree);
    expr.filter(|_| checker.ok)
}

/// What hints name as the supported part of CEL.
const SUBSET: &str = "a rule compares facts: fact == 'option', 'option' in fact, a yes/no fact, and && || ! ( )";

/// Maps places in the rule's text to places in the file.
struct Places<'a> {
    file: usize,
    origin: &'a [usize],
    whole: Span,
}

impl Places<'_> {
    /// The file's span for bytes `start..end` of the rule.
    fn at(&self, start: usize, end: usize) -> Span {
        let last = end.max(start + 1) - 1;
        match (self.origin.get(start), self.origin.get(last)) {
            (Some(&start), Some(&last)) => Span { file: self.file, start, end: (last + 1).max(start) },
            _ => self.whole,
        }
    }

    /// The character at a line and column (both from 1, in characters), as syntax errors give it.
    fn at_line_column(&self, text: &str, (line, column): (isize, isize)) -> Span {
        let (Ok(line), Ok(column)) = (usize::try_from(line), usize::try_from(column)) else { return self.whole };
        let start_of_line: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let rest = text.get(start_of_line..).unwrap_or_default();
        match rest.char_indices().nth(column.saturating_sub(1)) {
            Some((offset, c)) => self.at(start_of_line + offset, start_of_line + offset + c.len_utf8()),
            // The error is that the text ended: point behind its last character.
            None => match text.char_indices().next_back() {
                Some((offset, c)) => self.at(offset, offset + c.len_utf8()),
                None => self.whole,
            },
        }
    }
}

struct Checker<'a, 'f> {
    names: &'a Names<'a>,
    places: Places<'a>,
    info: SourceInfo,
    findings: &'f mut Vec<Finding>,
    /// Whether the rule has had no finding so far.
    ok: bool,
}

impl<'a> Checker<'a, '_> {
    /// An expression that must be a condition.
    fn condition(&mut self, tree: &IdedExpr) -> Option<Expr> {
        match &tree.expr {
            Cel::Literal(LiteralValue::Boolean(holds)) => Some(Expr::Const(*holds.inner())),
            Cel::Ident(_) => {
                let (id, fact) = self.fact(tree)?;
                match fact.kind {
                    Kind::Bool => Some(Expr::Flag(id)),
                    _ => self.fail(
                        tree,
                        Code::TypeMismatch,
                        format!("`{}` is no yes/no fact", fact.key),
                        how_to_use(fact),
                    ),
                }
            }
            Cel::Call(call) => self.call(tree, call),
            Cel::Literal(_) => {
                self.fail(tree, Code::TypeMismatch, "expected a condition, found a value".into(), SUBSET.into())
            }
            _ => self.unsupported(tree, "this"),
        }
    }

    fn call(&mut self, tree: &IdedExpr, call: &CallExpr) -> Option<Expr> {
        match (call.func_name.as_str(), call.args.as_slice()) {
            (operators::LOGICAL_NOT, [inner]) => Some(Expr::Not(Box::new(self.condition(inner)?))),
            (operators::LOGICAL_AND, [left, right]) => {
                let (left, right) = (self.condition(left), self.condition(right));
                Some(Expr::And(vec![left?, right?]))
            }
            (operators::LOGICAL_OR, [left, right]) => {
                let (left, right) = (self.condition(left), self.condition(right));
                Some(Expr::Or(vec![left?, right?]))
            }
            (operators::EQUALS, [left, right]) => self.equals(tree, left, right),
            (operators::NOT_EQUALS, [left, right]) => Some(Expr::Not(Box::new(self.equals(tree, left, right)?))),
            (operators::IN, [member, set]) => self.member(member, set),
            (name, _) => {
                let name = name.trim_matches('_').to_owned();
                self.unsupported(tree, &format!("`{name}`"))
            }
        }
    }

    /// `fact == 'option'`, `fact == true`, either way round.
    fn equals(&mut self, tree: &IdedExpr, left: &IdedExpr, right: &IdedExpr) -> Option<Expr> {
        let (subject, value) = match (&left.expr, &right.expr) {
            (Cel::Ident(_), _) => (left, right),
            (_, Cel::Ident(_)) => (right, left),
            _ => return self.unsupported(tree, "a comparison without a fact"),
        };
        let (id, fact) = self.fact(subject)?;
        match (&fact.kind, &value.expr) {
            (Kind::Choice { options }, Cel::Literal(LiteralValue::String(text))) => {
                let option = self.option(value, fact, options, text.inner())?;
                Some(Expr::Is(id, option))
            }
            (Kind::Bool, Cel::Literal(LiteralValue::Boolean(holds))) => {
                let flag = Expr::Flag(id);
                Some(if *holds.inner() { flag } else { Expr::Not(Box::new(flag)) })
            }
            (_, Cel::Ident(_)) => self.unsupported(value, "comparing two facts"),
            _ => {
                let message = format!("cannot compare {} with {}", type_of(fact), what(value));
                self.fail(tree, Code::TypeMismatch, message, how_to_use(fact))
            }
        }
    }

    /// `'option' in set`.
    fn member(&mut self, member: &IdedExpr, set: &IdedExpr) -> Option<Expr> {
        if !matches!(set.expr, Cel::Ident(_)) {
            return self.unsupported(set, "`in` something other than a fact");
        }
        let (id, fact) = self.fact(set)?;
        match (&fact.kind, &member.expr) {
            (Kind::Set { options }, Cel::Literal(LiteralValue::String(text))) => {
                let option = self.option(member, fact, options, text.inner())?;
                Some(Expr::Has(id, option))
            }
            (Kind::Set { .. }, _) => {
                let message = format!("expected an option of `{}`, found {}", fact.key, what(member));
                self.fail(member, Code::TypeMismatch, message, how_to_use(fact))
            }
            _ => {
                let message = format!("`in` needs a set, found {}", type_of(fact));
                self.fail(set, Code::TypeMismatch, message, how_to_use(fact))
            }
        }
    }

    /// The fact an identifier names.
    fn fact(&mut self, tree: &IdedExpr) -> Option<(FactId, &'a Fact)> {
        let Cel::Ident(name) = &tree.expr else { return None };
        match self.names.facts.iter().enumerate().find(|(_, fact)| fact.key == *name) {
            Some((index, fact)) => Some((FactId::at(index), fact)),
            None => {
                let span = self.span(tree);
                let known = self.names.facts.iter().map(|fact| fact.key.as_str());
                self.report(
                    Finding::new(Code::UnknownFact, span, format!("unknown fact `{name}`")).suggest(name, known),
                )
            }
        }
    }

    fn option(&mut self, tree: &IdedExpr, fact: &Fact, options: &[String], text: &str) -> Option<OptionId> {
        match options.iter().position(|option| option == text) {
            // Too many options: reported where they are declared.
            Some(index) if index >= OptionSet::CAPACITY => {
                self.ok = false;
                None
            }
            Some(index) => u8::try_from(index).ok().map(OptionId),
            None => {
                let message = format!("`{}` has no option `{text}`", fact.key);
                let span = self.span(tree);
                let finding = Finding::new(Code::UnknownOption, span, message);
                self.report(finding.suggest(text, options.iter().map(String::as_str)))
            }
        }
    }

    fn unsupported<T>(&mut self, tree: &IdedExpr, what: &str) -> Option<T> {
        self.fail(tree, Code::UnsupportedConstruct, format!("{what} cannot be used in a rule"), SUBSET.into())
    }

    fn fail<T>(&mut self, tree: &IdedExpr, code: Code, message: String, hint: String) -> Option<T> {
        let span = self.span(tree);
        self.report(Finding::new(code, span, message).hint(hint))
    }

    fn report<T>(&mut self, finding: Finding) -> Option<T> {
        self.ok = false;
        self.findings.push(finding);
        None
    }

    /// The stretch a node covers: an operator's own offset is its token, so children are united.
    fn span(&self, tree: &IdedExpr) -> Span {
        match self.extent(tree) {
            Some((start, end)) => self.places.at(start, end),
            None => self.places.whole,
        }
    }

    fn extent(&self, tree: &IdedExpr) -> Option<(usize, usize)> {
        // The parser's `stop` is the token's last byte.
        let own = self.info.offset_for(tree.id).map(|(start, stop)| (start as usize, stop as usize + 1));
        let children: Vec<&IdedExpr> = match &tree.expr {
            Cel::Call(call) => call.target.iter().map(|target| &**target).chain(&call.args).collect(),
            Cel::Select(select) => vec![&select.operand],
            Cel::List(list) => list.elements.iter().collect(),
            _ => Vec::new(),
        };
        children
            .into_iter()
            .filter_map(|child| self.extent(child))
            .chain(own)
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }
}

/// What messages call the type of a fact.
fn type_of(fact: &Fact) -> String {
    let noun = match fact.kind {
        Kind::Bool => "a yes/no fact",
        Kind::Choice { .. } => "an enum",
        Kind::Set { .. } => "a set",
        Kind::Date => "a date",
    };
    format!("`{}` ({noun})", fact.key)
}

/// What messages call an operand.
fn what(tree: &IdedExpr) -> String {
    match &tree.expr {
        Cel::Literal(LiteralValue::String(text)) => format!("the text '{}'", text.inner()),
        Cel::Literal(LiteralValue::Boolean(_)) => "true or false".into(),
        Cel::Literal(LiteralValue::Int(_) | LiteralValue::UInt(_) | LiteralValue::Double(_)) => "a number".into(),
        Cel::Literal(_) => "this value".into(),
        Cel::List(_) => "a list".into(),
        Cel::Ident(name) => format!("`{name}`"),
        _ => "an expression".into(),
    }
}

/// How a fact of this type is used in a rule.
fn how_to_use(fact: &Fact) -> String {
    let key = &fact.key;
    match &fact.kind {
        Kind::Bool => format!("write `{key}` or `!{key}`"),
        Kind::Choice { options } => format!("write `{key} == '{}'`", options.first().map_or("option", String::as_str)),
        Kind::Set { options } => format!("write `'{}' in {key}`", options.first().map_or("option", String::as_str)),
        Kind::Date => "dates cannot be compared yet".into(),
    }
}

/// The parser's message in our words.
fn plain(message: &str) -> String {
    let message = message.trim_start_matches("Syntax error: ");
    let message = message.split(" expecting ").next().unwrap_or(message);
    if message.contains("<EOF>") {
        return "it ends too early".into();
    }
    let quoted = message.split_once('\'').and_then(|(_, rest)| rest.rsplit_once('\'')).map(|(quoted, _)| quoted.trim());
    match quoted {
        Some(token) if !token.is_empty() => format!("`{token}` cannot stand here"),
        _ => message.to_owned(),
    }
}
