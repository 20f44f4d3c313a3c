//! The shape of a file: forms of values, tables of fields, and the pass that holds nodes against them.
//!
//! One table per section says name, form, whether required, and what it is for. The same table gives
//! did-you-mean and, later, the language reference. Whether names refer to something is `lower`'s.

use super::{
    finding::{Code, Finding},
    node::{Node, NodeKind, Scalar},
};
use crate::value::{Date, Fen};

/// A field of a section.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub form: Form,
    /// Whether it must be there.
    pub required: bool,
    /// What it is for, one sentence.
    pub doc: &'static str,
}

/// A table of fields.
#[derive(Debug)]
pub struct Section {
    /// What messages call it, with its article.
    pub name: &'static str,
    /// The fields, in the order authors should write them.
    pub fields: &'static [Field],
}

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// Any text.
    Text,
    /// A name: Latin letters, digits, `-`, `_`.
    Name,
    /// `true` or `false`.
    Flag,
    /// A whole number from 0.
    Count,
    /// A whole number from 0 to this one.
    UpTo(u32),
    /// An amount in yuan with at most two decimals.
    Yuan,
    /// A day, `2026-11-23`.
    Date,
    /// A day of every year, `11-23`.
    MonthDay,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// One of these words, or a list of them.
    SomeOf(&'static [&'static str]),
    /// `unverified since 2025-04-08`, or `confirmed`.
    Currency,
    /// Text in `zh` (required) and `en`.
    Translated,
    /// A CEL condition, so written that places in it can be found again.
    Rule,
    /// A CEL condition or number, so written.
    Number,
    /// An amount in yuan, or a CEL number so written.
    Amount,
    /// A day, or a CEL date so written.
    Day,
    /// `list.filter(r, condition)` in CEL, so written.
    Filter,
    /// A clause, or `all:`, `any:`, `at_least:`, `not:` over conditions, or `use:` with a definition.
    Condition,
    /// A list of at least one condition.
    Conditions,
    /// `policies`, or names with a translated text each.
    Options,
    /// A nested section.
    Section(&'static Section),
    /// A list of values of one form.
    List(&'static Form),
    /// A mapping from names to values of one form.
    Named(&'static Form),
    /// A mapping from facts, or fields of facts such as `licences.level`, to values of one form.
    Groups(&'static Form),
    /// Checked later, by what it answers.
    Answers,
    /// `unknown`, `none`, or bounds in yuan.
    Expected,
}

/// The two languages of a text.
pub static TRANSLATED: Section = Section {
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
            NodeKind::Map(_) => check_section(node, &super::section::EXPECTED, findings),
            _ => check(node, Form::OneOf(&["unknown", "none"]), findings),
        },
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
            "at_least" => check_section(&only.value, &super::section::AT_LEAST, findings),
            "not" => check_condition(&only.value, findings),
            "use" => check(&only.value, Form::Name, findings),
            _ => check_section(node, &super::section::CLAUSE, findings),
        },
        _ => check_section(node, &super::section::CLAUSE, findings),
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

/// An amount of yuan with at most two decimals, in fen; never through a float.
pub fn yuan(text: &str) -> Option<Fen> {
    decimal(text, 2).map(Fen)
}

/// A number with at most `scale` decimals, as an integer of its last place; never through a float.
pub fn decimal(text: &str, scale: u8) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let scale = usize::from(scale);
    if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > scale || text.ends_with('.') {
        return None;
    }
    format!("{whole}{fraction:0<scale$}").parse().ok()
}

/// A day of every year, as month and day. 29 February is none: most years lack it.
pub fn month_day(text: &str) -> Option<(u8, u8)> {
    // 2023 is a common year.
    let (_, month, day) = Date::parse(&format!("2023-{text}")).ok()?.year_month_day();
    Some((u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

/// Since when a figure is unverified: none where it is confirmed. The outer none: not of this form.
pub fn currency(text: &str) -> Option<Option<Date>> {
    match text {
        "confirmed" => Some(None),
        _ => Date::parse(text.strip_prefix("unverified since ")?).ok().map(Some),
    }
}

/// Whether `text` can be a name.
pub fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn bad_name(span: super::source::Span, text: &str) -> Finding {
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
