//! Holds a file against its table of fields, all the way down, and reports every misfit.
//!
//! Whether names refer to something is `lower`'s.

use super::{
    form::{Field, Form, Section},
    node::{Entry, Node, NodeKind, Scalar},
    scalar::{currency, is_mail, is_name, is_phone, month_day, yuan},
    section::{AT_LEAST, CLAUSE, EXPECTED},
};
use crate::{
    author::{
        finding::{Code, Finding},
        source::Span,
    },
    value::{Date, DateError},
};

/// The two languages of a text.
static TRANSLATED: Section = Section {
    name: "`{ zh: …, en: … }`",
    fields: &[
        Field { name: "zh", form: Form::Text, required: true, doc: "the text in Chinese" },
        Field { name: "en", form: Form::Text, required: false, doc: "the text in English" },
    ],
};

/// Holds `node` against `form`, all the way down, and reports every misfit.
pub fn check(node: &Node, form: Form, findings: &mut Vec<Finding>) {
    match form {
        Form::Text
        | Form::Name
        | Form::Flag
        | Form::Count
        | Form::UpTo(_)
        | Form::Yuan
        | Form::Date
        | Form::MonthDay
        | Form::Phone
        | Form::Mail
        | Form::OneOf(_)
        | Form::Currency
        | Form::Rule
        | Form::Number
        | Form::Amount
        | Form::Day
        | Form::Filter => match &node.kind {
            NodeKind::Scalar(scalar) => check_scalar(node, scalar, form, findings),
            _ => misfit(node, "text", findings),
        },
        Form::SomeOf(words) => match &node.kind {
            NodeKind::List(items) => items.iter().for_each(|item| check(item, Form::OneOf(words), findings)),
            _ => check(node, Form::OneOf(words), findings),
        },
        Form::Translated => check_section(node, &TRANSLATED, findings),
        Form::Section(section) => check_section(node, section, findings),
        Form::Condition => check_condition(node, findings),
        Form::Conditions => match &node.kind {
            NodeKind::List(members) if !members.is_empty() => {
                members.iter().for_each(|member| check_condition(member, findings));
            }
            NodeKind::List(_) => misfit(node, "at least one condition", findings),
            _ => misfit(node, "a list", findings),
        },
        Form::Options => match &node.kind {
            NodeKind::Map(_) => check(node, Form::Named(&Form::Translated), findings),
            _ => check(node, Form::OneOf(&["policies"]), findings),
        },
        Form::List(item_form) => match &node.kind {
            NodeKind::List(items) => items.iter().for_each(|item| check(item, *item_form, findings)),
            _ => misfit(node, "a list", findings),
        },
        Form::Named(value_form) | Form::Groups(value_form) => match &node.kind {
            NodeKind::Map(entries) => {
                for entry in entries {
                    let mut parts = entry.key.value.splitn(if matches!(form, Form::Groups(_)) { 2 } else { 1 }, '.');
                    if !parts.all(is_name) {
                        findings.push(bad_name(entry.key.span, &entry.key.value));
                    }
                    check(&entry.value, *value_form, findings);
                }
            }
            _ => misfit(node, "a mapping", findings),
        },
        Form::Expected => match &node.kind {
            NodeKind::Map(_) => check_section(node, &EXPECTED, findings),
            _ => check(node, Form::OneOf(&["unknown", "none"]), findings),
        },
        Form::OrNone(inner) => match node.scalar() {
            Some("none") => {}
            _ => check(node, *inner, findings),
        },
        // Whether they are such is for whoever knows the fact.
        Form::Values => {}
        Form::Answers => {
            if !matches!(node.kind, NodeKind::Map(_)) {
                misfit(node, "a mapping from facts to answers", findings);
            }
        }
    }
}

/// Holds a mapping against a section: unknown fields, missing fields, then each value.
pub fn check_section(node: &Node, section: &Section, findings: &mut Vec<Finding>) {
    let NodeKind::Map(entries) = &node.kind else {
        let message = format!("expected {}, found {}", section.name, found(node));
        findings.push(
            Finding::new(Code::WrongShape, node.span, message).hint(format!("write `{}`", pattern(node, section))),
        );
        return;
    };
    let mut before: Option<&Entry> = None;
    for entry in entries {
        let behind = before.replace(entry);
        match section.fields.iter().find(|field| field.name == entry.key.value) {
            // A field left empty is not there; whether it must be is looked at below.
            Some(_) if matches!(entry.value.kind, NodeKind::Null) => {}
            Some(field) => check(&entry.value, field.form, findings),
            None => {
                let message = format!("{} has no field `{}`", section.name, entry.key.value);
                let finding = Finding::new(Code::UnknownField, entry.key.span, message);
                findings.push(match meant(behind, entry) {
                    Some(hint) => finding.hint(hint),
                    None => {
                        let names: Vec<&str> = section.fields.iter().map(|field| field.name).collect();
                        let listed = format!("known: {}", names.join(", "));
                        let suggested = finding.suggest(&entry.key.value, names.iter().copied());
                        if suggested.hint.is_some() { suggested } else { suggested.hint(listed) }
                    }
                });
            }
        }
    }
    for field in section.fields.iter().filter(|field| field.required && node.get(field.name).is_none()) {
        let message = format!("{} needs the field `{}`", section.name, field.name);
        findings.push(Finding::new(Code::MissingField, node.span, message).hint(field.doc));
    }
}

/// What was meant by a field that is none: the rest of a text with a comma, or a field with a full-width colon.
fn meant(before: Option<&Entry>, entry: &Entry) -> Option<String> {
    if !matches!(entry.value.kind, NodeKind::Null) {
        return None;
    }
    if let Some((name, _)) = entry.key.value.split_once('：').filter(|(name, _)| is_name(name)) {
        return Some(format!("write `{name}: ` with a plain colon and a space"));
    }
    let before = before?;
    let text = before.value.scalar()?;
    let key = &entry.key.value;
    if [text, key].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
        return Some(format!("write the number without commas: `{}: {text}{key}`", before.key.value));
    }
    // In a number there is no space behind the comma.
    let is_close = entry.key.span.start == before.value.span.end + 1;
    let whole = format!("{text},{}{key}", if is_close { "" } else { " " });
    Some(format!("a comma ends a value in `{{ }}`: write `{}: \"{}\"` in quotes", before.key.value, shorten(&whole)))
}

/// How a section is written: with the fields it must have, or its first.
fn pattern(node: &Node, section: &Section) -> String {
    if let (true, Some(text)) = (std::ptr::eq(section, &raw const TRANSLATED), node.scalar()) {
        return format!("{{ zh: {}, en: … }}", shorten(text));
    }
    let required: Vec<&str> = section.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    let first = section.fields.iter().take(2).map(|field| field.name).collect();
    let names = if required.is_empty() { first } else { required };
    let fields: Vec<String> = names.iter().map(|name| format!("{name}: …")).collect();
    format!("{{ {} }}", fields.join(", "))
}

/// What stands alone in a mapping that combines conditions; any other mapping is a clause.
fn check_condition(node: &Node, findings: &mut Vec<Finding>) {
    let NodeKind::Map(entries) = &node.kind else {
        return misfit(node, "a clause, or `all:`, `any:`, `at_least:`, `not:` or `use:`", findings);
    };
    match entries.as_slice() {
        [only] => match only.key.value.as_str() {
            "all" | "any" => check(&only.value, Form::Conditions, findings),
            "at_least" => check_section(&only.value, &AT_LEAST, findings),
            "not" => check_condition(&only.value, findings),
            "use" => check(&only.value, Form::Name, findings),
            _ => check_section(node, &CLAUSE, findings),
        },
        _ => check_section(node, &CLAUSE, findings),
    }
}

fn check_scalar(node: &Node, scalar: &Scalar, form: Form, findings: &mut Vec<Finding>) {
    let text = scalar.text.as_str();
    let mut bad = |expected: &str, hint: &str| {
        let message = format!("expected {expected}, found `{}`", shorten(text));
        findings.push(Finding::new(Code::BadValue, node.span, message).hint(hint));
    };
    match form {
        Form::Text if text.trim().is_empty() => bad("some text", "write it, or remove the field"),
        Form::Flag if !matches!(text, "true" | "false") || scalar.quoted => {
            bad("true or false", "write it without quotes")
        }
        Form::Count if text.parse::<u32>().is_err() => bad("a whole number", "write digits alone, such as 36"),
        Form::UpTo(most) if text.parse::<u32>().map_or(true, |number| number > most) => {
            bad(&format!("a whole number from 0 to {most}"), "write digits alone, such as 36");
        }
        Form::Yuan if yuan(text).is_none() => {
            bad("an amount in yuan, such as 3000 or 99.50", "write digits alone, with at most two decimals")
        }
        Form::MonthDay if month_day(text).is_none() => bad("a month and day such as \"11-23\"", "write month and day"),
        Form::Phone if !is_phone(text) => {
            bad("a number to call such as \"12333\" or \"0578-1234567\"", "write digits and hyphens alone")
        }
        Form::Mail if !is_mail(text) => {
            bad("an address for mail such as \"policy@example.org\"", "write the address alone, without a name")
        }
        Form::Date => match Date::parse(text) {
            Ok(_) => {}
            Err(DateError::OutOfRange) => bad("a day from 1800 to 2200", "leave a last day out where there is none"),
            Err(_) => bad("a day such as 2026-11-23", "write year, month and day, and one that there is"),
        },
        Form::Currency if currency(text).is_none() => bad(
            "`confirmed` or `unverified since 2026-11-23`",
            "say whether the figure of today was seen, or since when nobody looked",
        ),
        Form::OneOf(words) if !words.contains(&text) => {
            let message = format!("expected one of {}; found `{}`", words.join(", "), shorten(text));
            findings.push(Finding::new(Code::BadValue, node.span, message).suggest(text, words.iter().copied()));
        }
        Form::Name if !is_name(text) => findings.push(bad_name(node.span, text)),
        Form::Rule | Form::Number | Form::Filter | Form::Amount | Form::Day if scalar.origin.is_empty() => findings
            .push(
                Finding::new(Code::RuleScalarStyle, node.span, "places in this rule cannot be found again")
                    .hint("write it on one line without escapes, or as a `|-` block"),
            ),
        _ => {}
    }
}

fn bad_name(span: Span, text: &str) -> Finding {
    Finding::new(Code::BadKey, span, format!("`{}` cannot be a name", shorten(text)))
        .hint("begin with a letter and use letters, digits, `-` and `_`")
}

fn misfit(node: &Node, expected: &str, findings: &mut Vec<Finding>) {
    let hint = match (expected, &node.kind) {
        ("a list", NodeKind::Scalar(scalar)) => format!("write `[{}]`", shorten(&scalar.text)),
        ("a list", _) => "begin each entry with `- ` on a line of its own".to_owned(),
        ("at least one condition", _) => "add a clause, or remove the list".to_owned(),
        ("text", NodeKind::List(_) | NodeKind::Map(_)) => "put it in quotes if it is one text".to_owned(),
        ("text", _) => "write it, or remove the field".to_owned(),
        _ => "write `name: value` on lines below, or as `{ name: value }`".to_owned(),
    };
    let message = format!("expected {expected}, found {}", found(node));
    findings.push(Finding::new(Code::WrongShape, node.span, message).hint(hint));
}

/// What messages say was found.
fn found(node: &Node) -> String {
    match &node.kind {
        NodeKind::Scalar(scalar) if !scalar.text.trim().is_empty() => format!("`{}`", shorten(&scalar.text)),
        _ => node.noun().to_owned(),
    }
}

/// The beginning of a text, so that a message stays one line.
fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 40 { line.to_owned() } else { line.chars().take(39).chain(['…']).collect() }
}
