//! What a value may be, and tables of fields: the vocabulary that sections are written in.
//!
//! Types only. The tables are `section`'s, and how a file is held against them is `check`'s.

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
    /// A number to call: digits, parted by hyphens where they are long, `+` in front where it is written.
    Phone,
    /// An address for mail.
    Mail,
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
    /// An answer, or several; checked later, by the fact they answer.
    Values,
    /// `unknown`, `none`, or bounds in yuan.
    Expected,
    /// `none`, or values of another form.
    OrNone(&'static Form),
}
