//! Holds a file against its table of fields, all the way down, and reports every misfit.
//!
//! Whether names refer to something is `lower`'s.

use super::{
    form::{Field, Form, Section},
    node::{Node, NodeKind, Scalar},
    scalar::{currency, is_name, is_phone, month_day, yuan},
    section::{AT_LEAST, CLAUSE, EXPECTED},
};
use crate::{
    author::{
        finding::{Code, Finding},
        source::Span,
    },
    value::Date,
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
        return misfit(node, section.name, findings);
    };
    for entry in entries {
        match section.fields.iter().find(|field| field.name == entry.key.value) {
            // A field left empty is not there; whether it must be is looked at below.
            Some(_) if matches!(entry.value.kind, NodeKind::Null) => {}
            Some(field) => check(&entry.value, field.form, findings),
            None => {
                let message = format!("{} has no field `{}`", section.name, entry.key.value);
                let names = section.fields.iter().map(|field| field.name);
                findings
                    .push(Finding::new(Code::UnknownField, entry.key.span, message).suggest(&entry.key.value, names));
            }
        }
    }
    for field in section.fields.iter().filter(|field| field.required && node.get(field.name).is_none()) {
        let message = format!("{} needs the field `{}`", section.name, field.name);
        findings.push(Finding::new(Code::MissingField, node.span, message).hint(field.doc));
    }
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
    let mut bad = |expected: &str| {
        let message = format!("expected {expected}, found `{}`", shorten(text));
        findings.push(Finding::new(Code::BadValue, node.span, message));
    };
    match form {
        Form::Text if text.trim().is_empty() => bad("some text"),
        Form::Flag if !matches!(text, "true" | "false") || scalar.quoted => bad("true or false"),
        Form::Count if text.parse::<u32>().is_err() => bad("a whole number"),
        Form::UpTo(most) if text.parse::<u32>().map_or(true, |number| number > most) => {
            bad(&format!("a whole number from 0 to {most}"));
        }
        Form::Yuan if yuan(text).is_none() => bad("an amount in yuan, such as 3000 or 99.50"),
        Form::MonthDay if month_day(text).is_none() => bad("a month and day such as \"11-23\""),
        Form::Phone if !is_phone(text) => bad("a number to call such as \"12333\" or \"0578-1234567\""),
        Form::Date if Date::parse(text).is_err() => bad("a day such as 2026-11-23"),
        Form::Currency if currency(text).is_none() => bad("`confirmed` or `unverified since 2026-11-23`"),
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
    findings.push(Finding::new(Code::WrongShape, node.span, format!("expected {expected}, found {}", node.noun())));
}

/// The beginning of a text, so that a message stays one line.
fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 40 { line.to_owned() } else { line.chars().take(39).chain(['…']).collect() }
}
