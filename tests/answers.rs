//! Answers in JSON: which are read, which are refused and with what message, and that writing is the inverse of
//! reading.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a broken example must stop the test where it stands")]

use caice::{
    contract::answers::{self, Problem},
    pack::{Ask, Derived, Expr, Fact, FactId, Field, Implication, Kind, Num, Order, Pack, Ref},
    value::{Answer, Answers, Date, DateRange, OptionId, OptionSet, PartSet, Range, Record, Value},
};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const MEMBER: usize = 0;
const STATUS: usize = 1;
const HARDSHIP: usize = 2;
const MONTHS: usize = 3;
const WAGE: usize = 4;
const RATE: usize = 5;
const BIRTH_DATE: usize = 6;
const REGISTERED_ON: usize = 7;
const CERTIFICATES: usize = 8;
const CLASS: usize = 10;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn fact(key: &str, kind: Kind) -> Fact {
    Fact { ask: Ask { fair: false, phone: true, office: false, employer: false }, ..Fact::of(key, kind) }
}

fn choice(options: &[&str]) -> Kind {
    Kind::Choice { options: options.iter().map(|option| (*option).to_owned()).collect(), ordered: false }
}

fn pack() -> Pack {
    let fact_at = |index| Ref::Fact(FactId::at(index));
    let field = |key: &str, kind, may_be_none| Field { may_be_none, ..Field::of(key, kind) };
    let is_employed = || Expr::Is(fact_at(STATUS), OptionId(1));
    let certificates = Kind::Records {
        fields: vec![
            field("level", choice(&["l5", "l4"]), false),
            field("issued_on", Kind::Date, true),
            field("fee", Kind::Money, false),
        ],
    };
    let age = Num::YearsBetween(Box::new(Num::Of(fact_at(BIRTH_DATE))), Box::new(Num::On));
    let facts = vec![
        fact("member", Kind::Bool),
        fact("status", choice(&["student", "employed", "unemployed"])),
        fact("hardship", Kind::Set { options: vec!["loan".into(), "disabled".into()] }),
        fact("months", Kind::Int),
        Fact { applies_when: Some(is_employed()), ..fact("wage", Kind::Money) },
        fact("rate", Kind::Decimal { scale: 1 }),
        fact("birth_date", Kind::Date),
        Fact {
            may_be_none: true,
            implies: vec![Implication {
                when: Expr::Not(Box::new(Expr::IsNone(fact_at(REGISTERED_ON)))),
                then: Expr::Not(Box::new(Expr::Is(fact_at(STATUS), OptionId(0)))),
            }],
            ..fact("registered_on", Kind::Date)
        },
        fact("certificates", certificates),
        Fact {
            derived: Some(Derived::Flag(Expr::Has(fact_at(HARDSHIP), OptionId(1)))),
            ..fact("disabled", Kind::Bool)
        },
        fact("class", choice(&["none", "A"])),
        Fact { derived: Some(Derived::Number(age)), ..fact("age", Kind::Int) },
        Fact {
            derived: Some(Derived::Flag(Expr::Compare(
                Order::AtMost,
                Box::new(Num::Lit(12)),
                Box::new(Num::Of(fact_at(MONTHS))),
            ))),
            ..fact("a_year_paid", Kind::Bool)
        },
    ];
    Pack::of(facts, day("2026-11-23"))
}

fn read(given: &Json) -> Result<Answers, Vec<Problem>> {
    answers::read(&pack(), given, day("2026-11-23"))
}

/// The one answer in a JSON object of one field.
fn one(given: Json) -> Answer {
    let key = given.as_object().unwrap().keys().next().unwrap().clone();
    let id = pack().fact_id(&key).unwrap();
    match read(&given) {
        Ok(answers) => answers.get(id.index()).clone(),
        Err(problems) => panic!("{given}: {problems:?}"),
    }
}

/// Problems as `code | path | message | hint`.
fn problems(given: Json) -> Vec<String> {
    match read(&given) {
        Ok(answers) => panic!("{given} reads as {answers:?}"),
        Err(problems) => problems
            .into_iter()
            .map(|p| format!("{} | {} | {} | {}", p.code.slug(), p.path, p.message, p.hint.unwrap_or_default()))
            .collect(),
    }
}

fn number(min: i64, max: i64) -> Answer {
    Answer::Value(Value::Number(Range { min, max }))
}

fn days(first: &str, last: &str) -> Answer {
    Answer::Value(Value::Date(DateRange { first: day(first), last: day(last) }))
}

#[test]
fn every_kind_reads() {
    let set = |options: &[u8]| Answer::Value(Value::Set(options.iter().copied().map(OptionId).collect()));
    let part = |has: &[u8], lacks: &[u8]| {
        let of = |options: &[u8]| options.iter().copied().map(OptionId).collect();
        Answer::Value(Value::Part(PartSet { has: of(has), lacks: of(lacks) }))
    };
    let table = [
        (json!({"member": true}), Answer::Value(Value::Bool(true))),
        (json!({"member": null}), Answer::Unsure),
        (json!({"status": "employed"}), Answer::Value(Value::Choice(OptionId(1)))),
        (json!({"class": "none"}), Answer::Value(Value::Choice(OptionId(0)))),
        (json!({"hardship": ["loan", "disabled"]}), set(&[0, 1])),
        (json!({"hardship": [{"policy_id": "disabled", "year": 2025}]}), set(&[1])),
        (json!({"hardship": "none"}), set(&[])),
        (json!({"hardship": ["none"]}), set(&[])),
        (json!({"hardship": []}), set(&[])),
        (json!({"hardship": {"has": ["loan"], "lacks": ["disabled"]}}), part(&[0], &[1])),
        (json!({"hardship": {"lacks": ["loan"]}}), part(&[], &[0])),
        (json!({"months": 12}), number(12, 12)),
        (json!({"months": 12.0}), number(12, 12)),
        (json!({"months": {"min": 12, "max": 35}}), number(12, 35)),
        (json!({"months": {"min": 12}}), number(12, i64::MAX)),
        (json!({"months": {"max": 35}}), number(0, 35)),
        (json!({"wage": 3000}), number(300_000, 300_000)),
        (json!({"wage": 99.5}), number(9_950, 9_950)),
        (json!({"wage": 0.1}), number(10, 10)),
        (json!({"wage": 4503599627370.49}), number(450_359_962_737_049, 450_359_962_737_049)),
        (json!({"wage": {"min": 3000, "max": 4999.99}}), number(300_000, 499_999)),
        (json!({"wage": "none"}), Answer::None),
        (json!({"rate": 5.5}), number(55, 55)),
        (json!({"rate": 20}), number(200, 200)),
        (json!({"birth_date": "2003-07-15"}), days("2003-07-15", "2003-07-15")),
        (json!({"birth_date": "2004-02"}), days("2004-02-01", "2004-02-29")),
        (json!({"birth_date": "2003"}), days("2003-01-01", "2003-12-31")),
        (json!({"birth_date": 2003}), days("2003-01-01", "2003-12-31")),
        (json!({"birth_date": {"min": "2003-03", "max": "2003-04-02"}}), days("2003-03-01", "2003-04-02")),
        (json!({"birth_date": {"min": "2003"}}), days("2003-01-01", "2200-12-31")),
        (json!({"registered_on": "none"}), Answer::None),
        (json!({"certificates": []}), Answer::Value(Value::Records(vec![]))),
        (json!({"certificates": "none"}), Answer::Value(Value::Records(vec![]))),
        (
            json!({"certificates": [{"level": "l4", "issued_on": "2026-05"}, {"issued_on": "none", "fee": null}]}),
            Answer::Value(Value::Records(vec![
                Record(vec![
                    Answer::Value(Value::Choice(OptionId(1))),
                    days("2026-05-01", "2026-05-31"),
                    Answer::Absent,
                ]),
                Record(vec![Answer::Absent, Answer::None, Answer::Unsure]),
            ])),
        ),
    ];
    for (given, expected) in table {
        assert_eq!(one(given.clone()), expected, "{given}");
    }
    let empty = read(&json!({})).unwrap();
    assert!(empty.iter().all(|answer| *answer == Answer::Absent));
}

#[test]
fn reversed_ranges_and_days_beyond_the_calendar_are_told_as_such() {
    let told = |given: Json| {
        let problems = read(&given).unwrap_err();
        problems.iter().map(|p| format!("{} | {}", p.message, p.hint.clone().unwrap_or_default())).collect::<Vec<_>>()
    };
    let reversed = |min: &str, max: &str| {
        [format!("expected the lower end as `min`, found {min} as `min` and {max} as `max` | exchange the two")]
    };
    assert_eq!(told(json!({"months": {"min": 35, "max": 12}})), reversed("the number 35", "the number 12"));
    assert_eq!(told(json!({"wage": {"min": 35.5, "max": 35.25}})), reversed("the number 35.5", "the number 35.25"));
    let days = json!({"birth_date": {"min": "2004", "max": "2003"}});
    assert_eq!(told(days), reversed("the text \"2004\"", "the text \"2003\""));
    for far in [json!("9999-12-31"), json!({"min": "2003", "max": "9999-12-31"})] {
        let right = "write \"none\" for 长期 if the fact may be none, else leave it out";
        let message = format!("expected a day from 1800 to 2200, found the text \"9999-12-31\" | {right}");
        assert_eq!(told(json!({ "birth_date": far })), [message]);
    }
}

#[test]
fn what_cannot_be_read_is_told_with_path_and_remedy() {
    const OR: &str = "leave it out if it was not asked, or write null for 不清楚; else";
    let amount = "an amount in yuan such as 3000 or 99.5, or {\"min\": 3000, \"max\": 5000}";
    let whole = "a whole number such as 12, or {\"min\": 12, \"max\": 35}";
    let date = "a date such as \"2026-06-30\", \"2026-06\" or \"2026\"";
    let expected = |path: &str, expected: &str, found: &str| {
        format!("bad-answer | {path} | expected {expected}, found {found} | {OR} {expected}")
    };
    let table = [
        (json!([]), vec!["bad-answer |  | expected an object, found a list | write an object such as {\"student_status\": \"not_student\"}".into()]),
        (json!({"monhts": 1}), vec!["unknown-fact | monhts | unknown fact `monhts` | did you mean `months`?".into()]),
        (json!({"member": "yes"}), vec![expected("member", "true or false", "the text \"yes\"")]),
        (json!({"member": "none"}), vec!["bad-answer | member | `member` is never none | write null for 不清楚, or leave it out if it was not asked".into()]),
        (json!({"status": ["student"]}), vec![expected("status", "one option as text", "a list")]),
        (json!({"status": "none"}), vec!["unknown-option | status | `status` has no option `none` | known: student, employed, unemployed".into()]),
        (json!({"hardship": "loan"}), vec![expected("hardship", "a list of options, or \"none\"", "the text \"loan\"")]),
        (json!({"hardship": ["none", "loan"]}), vec!["bad-answer | hardship[0] | `none` cannot stand beside other options | write \"none\" alone, or only the options".into()]),
        (json!({"hardship": ["loan", 3]}), vec!["bad-answer | hardship[1] | expected an option as text, found the number 3 | write the option's key".into()]),
        (json!({"hardship": ["lona"]}), vec!["unknown-option | hardship[0] | `hardship` has no option `lona` | did you mean `loan`?".into()]),
        (json!({"hardship": {"has": "loan"}}), vec!["bad-answer | hardship.has | expected a list of options, found the text \"loan\" | write what is known as lists, and leave out what is not".into()]),
        (json!({"hardship": {"has": ["loan"], "lacks": ["loan"]}}), vec!["bad-answer | hardship | `loan` stands in `has` and in `lacks` | keep one of the two".into()]),
        (json!({"hardship": {"have": ["loan"]}}), vec![expected("hardship", "a list of options, or \"none\"", "an object")]),
        (json!({"months": -1}), vec![expected("months", whole, "the number -1")]),
        (json!({"months": 1.5}), vec![expected("months", whole, "the number 1.5")]),
        (json!({"months": "12"}), vec![expected("months", whole, "the text \"12\"")]),
        (json!({"months": {}}), vec![expected("months", whole, "an object")]),
        (json!({"months": {"min": 3, "most": 4}}), vec![expected("months", whole, "an object")]),
        (json!({"wage": 99.555}), vec![expected("wage", amount, "the number 99.555")]),
        (json!({"wage": 1e20}), vec![expected("wage", amount, "the number 1e+20")]),
        (json!({"birth_date": "2003-02-30"}), vec![expected("birth_date", date, "the text \"2003-02-30\"")]),
        (json!({"birth_date": "15/07/2003"}), vec![expected("birth_date", date, "the text \"15/07/2003\"")]),
        (json!({"certificates": {"level": "l4"}}), vec![expected("certificates", "a list of records, or \"none\"", "an object")]),
        (json!({"certificates": ["l4"]}), vec!["bad-answer | certificates[0] | expected a record, found the text \"l4\" | write an object such as {\"level\": …}".into()]),
        (
            json!({"certificates": [{"level": "l4"}, {"levle": "l4", "level": "l6", "issued_on": true}]}),
            vec![
                "unknown-field | certificates[1].levle | a record here has no field `levle` | did you mean `level`?".into(),
                "unknown-option | certificates[1].level | `level` has no option `l6` | did you mean `l4`?".into(),
                expected("certificates[1].issued_on", date, "true"),
            ],
        ),
        (json!({"member": 1, "rate": 5.55}), vec![
            expected("member", "true or false", "the number 1"),
            expected("rate", "a number such as 5.5, or {\"min\": 5, \"max\": 20}", "the number 5.55"),
        ]),
    ];
    for (given, expected) in table {
        assert_eq!(problems(given.clone()), expected, "{given}");
    }
}

#[test]
fn contradictions_name_both_facts() {
    let table = [
        (
            json!({"hardship": ["disabled"], "disabled": false}),
            "contradiction | disabled | `disabled` is false, but `hardship` says otherwise | correct one of the two, or leave the first out",
        ),
        (
            json!({"hardship": [], "disabled": true}),
            "contradiction | disabled | `disabled` is true, but `hardship` says otherwise | correct one of the two, or leave the first out",
        ),
        (
            json!({"months": {"min": 12}, "a_year_paid": false}),
            "contradiction | a_year_paid | `a_year_paid` is false, but `months` says otherwise | correct one of the two, or leave the first out",
        ),
        // 23 on the birthday, which is the day of the answers.
        (
            json!({"birth_date": "2003-11-23", "age": 22}),
            "contradiction | age | `age` is 22, but `birth_date` says otherwise | correct one of the two, or leave the first out",
        ),
        (
            json!({"birth_date": "2003", "age": {"min": 24}}),
            "contradiction | age | `age` is {\"min\":24}, but `birth_date` says otherwise | correct one of the two, or leave the first out",
        ),
        (
            json!({"status": "student", "wage": 3000}),
            "contradiction | wage | `wage` is answered, but by `status` the question does not arise | leave it out or write \"none\", or correct the other answer",
        ),
        (
            json!({"status": "student", "registered_on": "2026-01-05"}),
            "contradiction | registered_on | what `registered_on` says rules out what `status` says | correct one of the two",
        ),
    ];
    for (given, expected) in table {
        assert_eq!(problems(given.clone()), [expected], "{given}");
    }
    for fine in [
        json!({"hardship": ["disabled"], "disabled": true}),
        json!({"hardship": null, "disabled": true}),
        json!({"months": {"min": 6}, "a_year_paid": false}),
        json!({"birth_date": "2003-11-23", "age": 23}),
        json!({"birth_date": "2003", "age": {"min": 22, "max": 22}}),
        json!({"age": 22}),
        json!({"status": "student", "wage": "none"}),
        json!({"status": "student", "wage": null}),
        json!({"status": null, "wage": 3000}),
        json!({"status": "student", "registered_on": "none"}),
        json!({"status": "unemployed", "registered_on": "2026-01-05"}),
        json!({"registered_on": "2026-01-05"}),
    ] {
        assert!(read(&fine).is_ok(), "{fine}: {:?}", read(&fine));
    }
    // The day on which the answers were true decides.
    let given = json!({"birth_date": "2003-11-23", "age": 22});
    assert!(answers::read(&pack(), &given, day("2026-11-22")).is_ok());
}

// Writing is the inverse of reading, over every answer that reading can give.

fn a_date() -> impl Strategy<Value = Date> {
    (-62_000_i64..84_000).prop_map(|days| Date::from_unix_days(days).unwrap())
}

fn a_value(kind: Kind) -> BoxedStrategy<Value> {
    match kind {
        Kind::Bool => any::<bool>().prop_map(Value::Bool).boxed(),
        Kind::Choice { options, .. } => {
            (0..options.len()).prop_map(|index| Value::Choice(OptionId(u8::try_from(index).unwrap()))).boxed()
        }
        Kind::Set { options } => {
            let members = proptest::collection::vec(any::<bool>(), options.len());
            let set = members.prop_map(|members| {
                let members = (0_u8..).zip(members).filter(|(_, member)| *member);
                Value::Set(members.map(|(index, _)| OptionId(index)).collect::<OptionSet>())
            });
            let known = proptest::collection::vec(proptest::option::of(any::<bool>()), options.len());
            let part = known.prop_map(|known| {
                let known = (0_u8..).zip(known).filter_map(|(index, member)| Some((OptionId(index), member?)));
                Value::Part(known.fold(PartSet::default(), |part, (option, member)| part.with(option, member)))
            });
            prop_oneof![set, part].boxed()
        }
        Kind::Int | Kind::Money | Kind::Decimal { .. } => {
            let end = || prop_oneof![0..100_i64, 0..1_000_000_000_000_i64];
            prop_oneof![
                end().prop_map(Range::exactly),
                (end(), end()).prop_map(|(a, b)| Range { min: a.min(b), max: a.max(b) }),
                end().prop_map(|min| Range { min, max: i64::MAX }),
            ]
            .prop_map(Value::Number)
            .boxed()
        }
        Kind::Date => {
            let month = a_date().prop_map(|date| DateRange::parse(&date.to_string()[..7]).unwrap());
            let year = a_date().prop_map(|date| DateRange::parse(&date.to_string()[..4]).unwrap());
            let between = (a_date(), a_date()).prop_map(|(a, b)| DateRange { first: a.min(b), last: a.max(b) });
            prop_oneof![a_date().prop_map(|date| DateRange { first: date, last: date }), month, year, between]
                .prop_map(Value::Date)
                .boxed()
        }
        Kind::Records { fields } => {
            let record: Vec<BoxedStrategy<Answer>> =
                fields.into_iter().map(|field| an_answer(field.kind, field.may_be_none)).collect();
            proptest::collection::vec(record.prop_map(Record), 0..4).prop_map(Value::Records).boxed()
        }
    }
}

fn an_answer(kind: Kind, may_be_none: bool) -> BoxedStrategy<Answer> {
    let none = if may_be_none { Answer::None } else { Answer::Unsure };
    prop_oneof![
        1 => Just(Answer::Absent),
        1 => Just(Answer::Unsure),
        1 => Just(none),
        5 => a_value(kind).prop_map(Answer::Value),
    ]
    .boxed()
}

/// Facts without derivations and conditions: those of the other tests, minus what they rule out.
fn plain_pack() -> Pack {
    let mut pack = pack();
    for fact in &mut pack.facts {
        fact.may_be_none |= fact.applies_when.take().is_some();
        fact.derived = None;
        fact.implies.clear();
    }
    pack
}

fn all_answers() -> impl Strategy<Value = Vec<Answer>> {
    let facts: Vec<BoxedStrategy<Answer>> =
        plain_pack().facts.into_iter().map(|fact| an_answer(fact.kind, fact.may_be_none)).collect();
    facts
}

proptest! {
    #[test]
    fn writing_is_the_inverse_of_reading(given in all_answers()) {
        let pack = plain_pack();
        let mut before = Answers::none(pack.facts.len());
        for (index, answer) in given.into_iter().enumerate() {
            before.set(index, answer);
        }
        let json = answers::to_json(&pack, &before);
        // Through text, as in files.
        let json: Json = serde_json::from_str(&json.to_string()).unwrap();
        prop_assert_eq!(answers::read(&pack, &json, pack.checked), Ok(before), "{}", json);
    }

    #[test]
    fn any_json_is_read_or_told(text in "[\\[\\]{}\":,a-z0-9 .-]{0,40}", key in 0_usize..13) {
        let pack = pack();
        let given = serde_json::from_str(&text).unwrap_or(Json::String(text));
        let object = json!({ pack.facts[key].key.clone(): given });
        if let Err(problems) = answers::read(&pack, &object, pack.checked) {
            prop_assert!(!problems.is_empty());
        }
    }
}

#[test]
fn written_as_people_write_it() {
    let table = [
        (WAGE, number(9_950, 9_950), json!(99.5)),
        (WAGE, number(300_000, 300_000), json!(3000)),
        (WAGE, number(5, 5), json!(0.05)),
        (RATE, number(55, 200), json!({"min": 5.5, "max": 20})),
        (MONTHS, number(0, 35), json!({"max": 35})),
        (MONTHS, number(0, i64::MAX), json!({"min": 0})),
        (MEMBER, Answer::Unsure, Json::Null),
        (CLASS, Answer::Value(Value::Choice(OptionId(0))), json!("none")),
        (REGISTERED_ON, Answer::None, json!("none")),
        (BIRTH_DATE, days("2003-01-01", "2003-12-31"), json!("2003")),
        (BIRTH_DATE, days("2003-02-01", "2003-02-28"), json!("2003-02")),
        (BIRTH_DATE, days("2003-02-01", "2003-02-27"), json!({"min": "2003-02-01", "max": "2003-02-27"})),
        (CERTIFICATES, Answer::Value(Value::Records(vec![])), json!([])),
    ];
    for (index, answer, expected) in table {
        let pack = pack();
        let mut answers = Answers::none(pack.facts.len());
        answers.set(index, answer);
        assert_eq!(answers::to_json(&pack, &answers), json!({ pack.facts[index].key.clone(): expected }));
    }
}
