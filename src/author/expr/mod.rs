//! Rules and amounts: CEL text to typed expressions, with findings that point into the YAML file.
//!
//! Parsed by the `cel` crate without macro expansion, so that what the author wrote is what is
//! checked. Takes the part of CEL that has a three-valued meaning here and says of the rest that it is
//! unsupported. Evaluates nothing. `place` maps places, `kind` says what can stand where, `number`,
//! `function`, `compare` and `list` each lower one family of constructs, `direction` tells how a
//! number moves with time.

mod check;
mod compare;
mod direction;
mod function;
mod kind;
mod list;
mod number;
mod phrase;
mod place;
mod slip;

pub use direction::{Direction, direction};
pub use phrase::{Meaning, Phrase, Phrases};

use cel::{Env, IdedExpr};

use self::{
    check::{Checker, Scope},
    kind::{Measure, Value},
    place::{Map, Places},
};
use super::{
    finding::{Code, Finding},
    shape::node::{Node, NodeKind, Scalar},
};
use crate::{
    pack::{Expr, Fact, FactId, FigureId, MAX_NESTING, Num, Visit},
    value::Date,
};

/// What a rule may mention.
pub struct Names<'a> {
    /// The facts, in pack order.
    pub facts: &'a [Fact],
    /// The figures, in any order.
    pub figures: &'a [FigureName],
    /// The variable that stands for a record of a list, where amounts are for each record.
    pub scope: Option<(&'a str, FactId)>,
    /// Where the author's own words are kept.
    pub phrases: &'a Phrases,
}

/// A figure as rules name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureName {
    /// Its key.
    pub key: String,
    /// Its position in the pack.
    pub id: FigureId,
    /// What its values count.
    pub unit: Unit,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Persons, months, years, times.
    Int,
    /// Money; written in yuan, compiled to fen.
    Money,
    /// A day.
    Date,
    /// A decimal with this many places.
    Decimal(u8),
}

/// What hints name as the supported part of CEL.
const SUBSET: &str =
    "a rule compares facts: fact == 'option', 'option' in fact, months >= 12, day <= on, a yes/no fact, && || ! ( )";

/// Bounds on one rule, so that neither the parser nor the checker exhausts the stack: the deepest
/// nesting of brackets, and the most operators outside of `&&` and `||`.
const DEEPEST: usize = 8;
const MOST_OPERATORS: usize = 150;

/// Names that mean something in every rule and so can name no fact: `on`, and what CEL keeps for
/// itself.
const RESERVED: &[&str] = &[
    "on",
    "true",
    "false",
    "null",
    "in",
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "namespace",
    "package",
    "return",
    "var",
    "void",
    "while",
];

/// Whether a rule can name a fact, a field or a record so: a letter, then letters, digits and `_`, and
/// no word that means something else.
pub fn can_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !RESERVED.contains(&text)
}

/// Reads the rule in `node`. None where it has findings.
pub fn rule<'a>(node: &'a Node, names: &'a Names<'a>, findings: &mut Vec<Finding>) -> Option<Expr> {
    let (map, tree) = parse(node, findings)?;
    let rule = checker(names, map, findings).condition(&tree)?;
    can_be_read(node, Visit::Expr(&rule), findings).then_some(rule)
}

/// Reads the number in `node`: an amount, a count or a day. A plain YAML number or day will do; of an
/// amount it is in yuan. None where it has findings.
pub fn number<'a>(node: &'a Node, wanted: Unit, names: &'a Names<'a>, findings: &mut Vec<Finding>) -> Option<Num> {
    if let (Unit::Date, NodeKind::Scalar(scalar)) = (wanted, &node.kind)
        && let Ok(day) = Date::parse(&scalar.text)
    {
        return Some(Num::Lit(day.unix_days()));
    }
    let (map, tree) = parse(node, findings)?;
    let number = checker(names, map, findings).number_of(&tree, Measure::of(wanted))?;
    can_be_read(node, Visit::Num(&number), findings).then_some(number)
}

/// Reads which records of which list are meant: `list.filter(c, condition)` gives `c`, the list and
/// the condition; a bare list name gives the variable `it` and every record. None where it has
/// findings.
pub fn filter<'a>(node: &'a Node, names: &'a Names<'a>, findings: &mut Vec<Finding>) -> Option<(String, FactId, Expr)> {
    let (map, tree) = parse(node, findings)?;
    let mut checker = checker(names, map, findings);
    match checker.value(&tree)? {
        Value::Filtered { variable, list, condition } => {
            can_be_read(node, Visit::Expr(&condition), findings).then_some((variable, list, condition))
        }
        Value::Named(subject) => match subject.list() {
            Some(list) => Some(("it".to_owned(), list, Expr::Const(true))),
            None => checker.expected(&tree, "a list", &Value::Named(subject)),
        },
        other => checker.expected(&tree, "a list", &other),
    }
}

fn checker<'a, 'f>(names: &'a Names<'a>, map: Map<'a>, findings: &'f mut Vec<Finding>) -> Checker<'a, 'f> {
    let scope = names.scope.and_then(|(variable, list)| {
        let fact = names.facts.get(list.index())?;
        Some(Scope { variable: variable.to_owned(), list, key: &fact.key, fields: fact.fields() })
    });
    Checker { names, map, scopes: scope.into_iter().collect(), findings }
}

/// The tree of the expression in `node` and the places of its parts. Nothing where it is no scalar or
/// its places cannot be told: the shape has been reported.
fn parse<'a>(node: &'a Node, findings: &mut Vec<Finding>) -> Option<(Map<'a>, IdedExpr)> {
    let NodeKind::Scalar(scalar) = &node.kind else { return None };
    if scalar.origin.is_empty() {
        return None;
    }
    let places = Places { file: node.span.file, origin: &scalar.origin, whole: node.span };
    let size = place::size(&scalar.text);
    if size.depth > DEEPEST || size.operators > MOST_OPERATORS {
        let message = if size.depth > DEEPEST { "nested too deeply" } else { "too many operators" };
        findings.push(too_much(node, message));
        return None;
    }
    match Env::default().parser().parse_with_source_info(&scalar.text) {
        Ok((tree, info)) => Some((Map { places, text: &scalar.text, info }, tree)),
        Err(errors) => {
            // What follows the first error usually follows from it.
            let error = errors.errors.iter().find(|error| error.pos.0 > 0).or(errors.errors.first())?;
            findings.push(syntax(scalar, &places, &error.msg, error.pos));
            None
        }
    }
}

/// Whether the page would read the tree of the rule in `node`; a finding where it nests too deeply for that.
fn can_be_read(node: &Node, tree: Visit<'_>, findings: &mut Vec<Finding>) -> bool {
    let can = tree.depth() <= usize::from(MAX_NESTING);
    if !can {
        findings.push(too_much(node, "nested too deeply"));
    }
    can
}

fn too_much(node: &Node, message: &str) -> Finding {
    Finding::new(Code::RuleSyntax, node.span, message).hint("give parts of it as derived facts")
}

/// A syntax error in our words.
fn syntax(scalar: &Scalar, places: &Places<'_>, message: &str, position: (isize, isize)) -> Finding {
    let text = scalar.text.as_str();
    let offset = place::offset(text, position);
    let known = slip::slip(text, offset.unwrap_or(text.len()));
    let span = match (&known, offset) {
        (Some(slip), _) => places.at(slip.start, slip.end),
        (None, Some(offset)) => places
            .at(offset, offset + text.get(offset..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)),
        (None, None) => places.end(),
    };
    let message = message.split(" expecting ").next().unwrap_or(message);
    let quoted = message.split_once('\'').and_then(|(_, rest)| rest.rsplit_once('\'')).map(|(quoted, _)| quoted.trim());
    let plain = match (&known, quoted) {
        (Some(slip), _) => format!("`{}` cannot stand here", text.get(slip.start..slip.end).unwrap_or_default()),
        (None, Some(token)) if token.ends_with("<EOF>") => "it ends too early".into(),
        (None, Some(token)) => format!("`{token}` cannot stand here"),
        (None, None) if message.contains("Incomplete") => "something is missing".into(),
        (None, None) => message.trim_start_matches("Syntax error: ").to_owned(),
    };
    let hint = match (quoted, known) {
        (Some("="), _) => "write `==` to compare".to_owned(),
        (Some("&"), _) => "write `&&` for and".to_owned(),
        (Some("|"), _) => "write `||` for or".to_owned(),
        (_, Some(slip)) => slip.hint,
        // In `{ }` a comma ends the rule.
        (Some(token), None) if token.ends_with("<EOF>") && !scalar.quoted && text.contains('(') => {
            "close the bracket; in `{ }`, put a rule that has a comma in quotes".to_owned()
        }
        _ => SUBSET.to_owned(),
    };
    Finding::new(Code::RuleSyntax, span, format!("not a rule: {plain}")).hint(hint)
}
