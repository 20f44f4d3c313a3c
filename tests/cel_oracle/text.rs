//! Adapts source text to the `cel` interpreter: ordered options become positions, tests for none become names of their
//! own, whole numbers become decimals; and conditions are taken apart where the interpreter would fail.
//!
//! Deliberately reads nothing that our own checker compiled.

use caice::pack::{Fact, Kind, Pack};
use cel::{Context, ExecutionError, Program, Value as Cel};

/// A rule taken apart at its connectives, because the interpreter fails when it compares a number that is none: such a
/// comparison is no.
pub enum Parts {
    Or(Vec<Parts>),
    And(Vec<Parts>),
    Not(Box<Parts>),
    Leaf(Box<Program>),
}

impl Parts {
    pub fn of(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let (or, and) = (split(text, "||"), split(text, "&&"));
        let all = |parts: Vec<&str>| parts.into_iter().map(Self::of).collect::<Result<Vec<Self>, String>>();
        if or.len() > 1 {
            return Ok(Self::Or(all(or)?));
        }
        if and.len() > 1 {
            return Ok(Self::And(all(and)?));
        }
        if let Some(inner) = text.strip_prefix('!') {
            return Ok(Self::Not(Box::new(Self::of(inner)?)));
        }
        if text.starts_with('(') && closes(text) == Some(text.len() - 1) {
            return Self::of(text.get(1..text.len() - 1).unwrap_or_default());
        }
        Program::compile(text).map(|program| Self::Leaf(Box::new(program))).map_err(|error| error.to_string())
    }

    pub fn holds(&self, context: &Context<'_, '_>) -> Result<bool, String> {
        Ok(match self {
            Self::Or(parts) => {
                parts.iter().map(|part| part.holds(context)).collect::<Result<Vec<_>, _>>()?.contains(&true)
            }
            Self::And(parts) => {
                !parts.iter().map(|part| part.holds(context)).collect::<Result<Vec<_>, _>>()?.contains(&false)
            }
            Self::Not(inner) => !inner.holds(context)?,
            Self::Leaf(program) => match program.execute(context) {
                Ok(Cel::Bool(holds)) => holds,
                Err(ExecutionError::NoSuchOverload(error)) if format!("{error:?}").contains(TWO_NUMBERS) => false,
                other => return Err(format!("{other:?}")),
            },
        })
    }
}

/// A number as written. If it turns on a comparison with a none, it is none.
pub struct Amount(Program);

impl Amount {
    pub fn of(text: &str) -> Result<Self, String> {
        Program::compile(text.trim()).map(Self).map_err(|error| error.to_string())
    }

    /// The number; none is not a number.
    pub fn assess_on(&self, context: &Context<'_, '_>) -> Result<f64, String> {
        match self.0.execute(context) {
            Ok(Cel::Float(number)) => Ok(number),
            // How many records there are is far below what a float holds exactly.
            Ok(Cel::Int(number)) => Ok(super::values::float(number)),
            Err(ExecutionError::NoSuchOverload(error)) if format!("{error:?}").contains(TWO_NUMBERS) => Ok(f64::NAN),
            other => Err(format!("{other:?}")),
        }
    }
}

/// The interpreter's complaint when one of two compared numbers is not a number.
const TWO_NUMBERS: &str = r#"["double", "double"]"#;

/// The parts of a text between occurrences of `connective` outside brackets and quotes.
fn split<'t>(text: &'t str, connective: &str) -> Vec<&'t str> {
    let (mut depth, mut quoted, mut start, mut parts) = (0_i32, false, 0, Vec::new());
    for (at, c) in text.char_indices() {
        quoted ^= c == '\'';
        match c {
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 && !quoted && text.get(at..).is_some_and(|rest| rest.starts_with(connective)) && at >= start {
            parts.push(text.get(start..at).unwrap_or_default());
            start = at + connective.len();
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

/// Where the text's opening bracket closes.
fn closes(text: &str) -> Option<usize> {
    let mut depth = 0_i32;
    text.char_indices().find_map(|(at, c)| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        (depth == 0).then_some(at)
    })
}

/// The text before `at`, without a comparison operator; none if there is none.
pub fn compared(before: &str) -> Option<&str> {
    let before = before.trim_end();
    ["==", "!=", "<=", ">=", "<", ">"].iter().find_map(|operator| before.strip_suffix(operator))
}

/// The name at the end of a text, after its last dot.
fn last_name(text: &str) -> &str {
    let text = text.trim_end();
    let start = text.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |at| at + 1);
    text.get(start..).unwrap_or_default()
}

/// The ordered options of facts and fields by name.
fn ordered<'p>(pack: &'p Pack, name: &str) -> Option<&'p [String]> {
    let fields = pack.facts.iter().flat_map(Fact::fields).map(|field| (&field.key, &field.kind));
    let mut named = pack.facts.iter().map(|fact| (&fact.key, &fact.kind)).chain(fields);
    match named.find(|(key, kind)| key.as_str() == name && matches!(kind, Kind::Choice { .. }))?.1 {
        Kind::Choice { options, ordered: true } => Some(options),
        _ => None,
    }
}

/// A rule of a policy with ordered options as positions and tests for none as names of their own.
pub fn rewritten(pack: &Pack, policy: &str, rule: &str) -> String {
    let mut text = rule.to_owned();
    for operator in ["==", "!="] {
        let wanted = format!(" {operator} null");
        while let Some(at) = text.find(&wanted) {
            let path: String = text
                .get(..at)
                .unwrap_or_default()
                .chars()
                .rev()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let not = if operator == "!=" { "!" } else { "" };
            text.replace_range(at - path.len()..at + wanted.len(), &format!("{not}{path}__none"));
        }
    }
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((before, quoted)) = rest.split_once('\'') {
        let Some((key, after)) = quoted.split_once('\'') else { break };
        out.push_str(before);
        let name = match compared(&out) {
            Some(name) => Some(last_name(name)),
            // Within `name in ['a', 'b']`.
            None => out
                .rsplit_once('[')
                .filter(|(_, list)| !list.contains(']'))
                .and_then(|(head, _)| head.trim_end().strip_suffix(" in").map(last_name)),
        };
        let position =
            name.and_then(|name| ordered(pack, name)).and_then(|options| options.iter().position(|o| o == key));
        match position {
            Some(position) => out.push_str(&position.to_string()),
            None => out.push_str(&format!("'{key}'")),
        }
        rest = after;
    }
    with_figures(policy, &with_floats(&(out + rest)))
}

/// Figures by full name; those without a day get the assessed one: their only row holds on any day.
fn with_figures(policy: &str, text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("figure('") {
        let Some((name, after)) = after.split_once('\'') else { break };
        out.push_str(before);
        let day = if after.starts_with(')') { ", on" } else { "" };
        out.push_str(&format!("figure('{policy}.{name}'{day}"));
        rest = after;
    }
    out + rest
}

/// Whole numbers as decimals, because the interpreter compares only like with like; except numbers compared with a
/// size.
fn with_floats(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut quoted = false;
    while let Some(c) = rest.chars().next() {
        quoted ^= c == '\'';
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let joined = out.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
        if quoted || joined || digits.is_empty() {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            continue;
        }
        rest = rest.get(digits.len()..).unwrap_or_default();
        // A size is an int, and the interpreter does not mix them.
        let times = out.trim_end().strip_suffix('*');
        let of_size = compared(&out).or(times).is_some_and(|before| before.trim_end().ends_with("size()"));
        let whole = !of_size && !rest.starts_with('.');
        out.push_str(&digits);
        out.push_str(if whole { ".0" } else { "" });
    }
    out
}
