//! The language of rules and amounts: what each construct compiles to, and for each mistake the finding with the exact
//! text it underlines.
//!
//! Every rule follows Chinese text in a line of YAML, because one library counts places in characters, another in
//! bytes, and people see columns. What expressions mean is the engine's business.

#![expect(clippy::unwrap_used, reason = "a broken example must stop the test where it stands")]

mod compiled;
mod mismatches;
mod refused;
mod slips;
mod time;

use caice::{
    author::{
        expr::{self, FigureName, Names, Phrases, Unit},
        finding::Finding,
        shape::node::{self, Node},
        source::Sources,
    },
    pack::{Ask, Derived, Expr, Fact, FactId, Field, FieldId, FigureId, Kind, Num, Order, Ref},
    value::{Date, OptionId},
};

// The facts of these rules, by position.
const MEMBER: usize = 0;
const STATUS: usize = 1;
const EDUCATION: usize = 2;
const HARDSHIP: usize = 3;
const MONTHS: usize = 4;
const WAGE: usize = 5;
const RATE: usize = 6;
const BIRTH_DATE: usize = 7;
const GRADUATED_ON: usize = 8;
const CERTIFICATES: usize = 9;
const PAID_MONTHS: usize = 10;
const AGE: usize = 11;
const WANTED_EDUCATION: usize = 12;
const HIRES: usize = 13;

// The fields of certificates.
const OCCUPATION: usize = 0;
const LEVEL: usize = 1;
const ISSUED_ON: usize = 2;
const ONLINE: usize = 3;
const FEE: usize = 4;

fn options(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

fn fact(key: &str, kind: Kind) -> Fact {
    Fact { ask: Ask { fair: false, phone: true, office: false, employer: false }, ..Fact::of(key, kind) }
}

fn facts() -> Vec<Fact> {
    let degrees = || Kind::Choice { options: options(&["junior", "bachelor", "master", "doctor"]), ordered: true };
    let field = |key: &str, kind, may_be_none| Field { may_be_none, ..Field::of(key, kind) };
    let occupation = Kind::Choice { options: options(&["cook", "welder"]), ordered: false };
    let level = Kind::Choice { options: options(&["l5", "l4", "l3"]), ordered: true };
    vec![
        fact("member", Kind::Bool),
        fact("status", Kind::Choice { options: options(&["student", "working", "retired"]), ordered: false }),
        fact("education", degrees()),
        fact("hardship", Kind::Set { options: options(&["loan", "disabled"]) }),
        fact("months", Kind::Int),
        fact("wage", Kind::Money),
        fact("rate", Kind::Decimal { scale: 1 }),
        fact("birth_date", Kind::Date),
        Fact { may_be_none: true, ..fact("graduated_on", Kind::Date) },
        fact(
            "certificates",
            Kind::Records {
                fields: vec![
                    field("occupation", occupation, false),
                    field("level", level, false),
                    field("issued_on", Kind::Date, true),
                    field("online", Kind::Bool, false),
                    field("fee", Kind::Money, false),
                ],
            },
        ),
        Fact { accrues_while: Some(Expr::Const(true)), ..fact("paid_months", Kind::Int) },
        Fact {
            derived: Some(Derived::Number(Num::YearsBetween(Box::new(of(BIRTH_DATE)), Box::new(Num::On)))),
            ..fact("age", Kind::Int)
        },
        fact("wanted_education", degrees()),
        fact("hires", Kind::Records { fields: vec![field("hired_on", Kind::Date, false)] }),
    ]
}

fn figures() -> Vec<FigureName> {
    let figure = |key: &str, index, unit| FigureName { key: key.into(), id: FigureId::at(index), unit };
    vec![
        figure("one.wage-line", 0, Unit::Money),
        figure("one.months", 1, Unit::Int),
        figure("one.deadline", 2, Unit::Date),
        figure("one.rate", 3, Unit::Decimal(2)),
    ]
}

// Short forms of compiled expressions.

fn at(fact: usize) -> Ref {
    Ref::Fact(FactId::at(fact))
}

fn field(field: usize) -> Ref {
    Ref::Field(FactId::at(CERTIFICATES), FieldId::at(field))
}

fn of(fact: usize) -> Num {
    Num::Of(at(fact))
}

fn lit(number: i64) -> Num {
    Num::Lit(number)
}

fn day(text: &str) -> Num {
    lit(Date::parse(text).unwrap().unix_days())
}

fn is(fact: usize, option: u8) -> Expr {
    Expr::Is(at(fact), OptionId(option))
}

fn flag(fact: usize) -> Expr {
    Expr::Flag(at(fact))
}

fn not(inner: Expr) -> Expr {
    Expr::Not(Box::new(inner))
}

fn less(a: Num, b: Num) -> Expr {
    Expr::Compare(Order::Less, Box::new(a), Box::new(b))
}

fn at_most(a: Num, b: Num) -> Expr {
    Expr::Compare(Order::AtMost, Box::new(a), Box::new(b))
}

fn equal(a: Num, b: Num) -> Expr {
    Expr::Compare(Order::Equal, Box::new(a), Box::new(b))
}

fn two(make: fn(Box<Num>, Box<Num>) -> Num, a: Num, b: Num) -> Num {
    make(Box::new(a), Box::new(b))
}

fn one(make: fn(Box<Num>) -> Num, a: Num) -> Num {
    make(Box::new(a))
}

fn count(condition: Expr) -> Num {
    Num::Count(FactId::at(CERTIFICATES), Box::new(condition))
}

fn sum(condition: Expr, of_each: Num) -> Num {
    Num::Sum(FactId::at(CERTIFICATES), Box::new(condition), Box::new(of_each))
}

fn exists(condition: Expr) -> Expr {
    Expr::Exists(FactId::at(CERTIFICATES), Box::new(condition))
}

/// A finding as the tables write it: code, underlined text, message, hint.
type Told = (String, String, String, String);

/// Lowers a rule that follows Chinese text on the same line, and returns its findings.
fn lowered<T>(
    text: &str,
    lower: impl for<'a> Fn(&'a Node, &'a Names<'a>, &mut Vec<Finding>) -> Option<T>,
) -> (Option<T>, Vec<Told>) {
    let yaml = format!("{{ text: {{ zh: 毕业学年，从秋季算起 }}, 规则: \"{text}\", en: after }}\n");
    let mut sources = Sources::default();
    let file = sources.add("one.yaml", yaml.clone());
    let mut findings = Vec::new();
    let root = node::parse(file, &yaml, &mut findings).unwrap();
    assert!(findings.is_empty(), "{text}: {findings:?}");
    let (facts, figures) = (facts(), figures());
    let phrases = Phrases::default();
    let scope = Some(("r", FactId::at(CERTIFICATES)));
    let names = Names { facts: &facts, figures: &figures, scope, phrases: &phrases };
    let lowered = lower(root.get("规则").unwrap(), &names, &mut findings);
    let told = findings.into_iter().map(|finding| {
        let underlined = sources.text(finding.span).to_owned();
        (finding.code.slug().to_owned(), underlined, finding.message, finding.hint.unwrap_or_default())
    });
    (lowered, told.collect())
}

fn rule(text: &str) -> (Option<Expr>, Vec<Told>) {
    lowered(text, expr::rule)
}

fn number(text: &str, unit: Unit) -> (Option<Num>, Vec<Told>) {
    lowered(text, |node, names, findings| expr::number(node, unit, names, findings))
}

/// A table of rules and what they compile to.
fn compiles(table: &[(&str, Expr)]) {
    for (text, expected) in table {
        assert_eq!(rule(text), (Some(expected.clone()), vec![]), "{text}");
    }
}

/// A table of numbers and what they compile to.
fn computes(unit: Unit, table: &[(&str, Num)]) {
    for (text, expected) in table {
        assert_eq!(number(text, unit), (Some(expected.clone()), vec![]), "{text}");
    }
}

/// A table of rules with one mistake each: the rule, then code, underlined text, message, hint.
fn misses(table: &[(&str, &str, &str, &str, &str)]) {
    for (text, code, underlined, message, hint) in table {
        let told = |text: &str| text.to_owned();
        let expected = vec![(told(code), told(underlined), told(message), told(hint))];
        assert_eq!(rule(text), (None, expected), "{text}");
    }
}

/// What hints say if no better one is known.
const SUBSET: &str =
    "a rule compares facts: fact == 'option', 'option' in fact, months >= 12, day <= on, a yes/no fact, && || ! ( )";
