//! Payloads one by one: the bytes of a fixed pack, what messengers add, each refusal, values that a fact cannot hold,
//! limits, and how long a link becomes. The laws beside it cover all packs.

use caice::{
    engine::{self, Index, Status},
    handoff::{self, Content, Refusal, Results, Skipped},
    pack::{Ask, Audience, Fact, Field, Kind, Pack, PolicyId},
    value::{Answer, Answers, Date, DateRange, OptionId, OptionSet, Range, Record, Value},
};
use proptest::prelude::*;

use crate::{
    ALL, Numbers, base64url, enclosed, fail,
    generate::{Law, checked, domain},
    head, link, number, numbered, opened, ours,
};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or(Date::EPOCH)
}

/// A fixed pack: a fact of each kind, with unordered numbers.
pub fn small() -> Pack {
    let fact = |(index, kind): (usize, Kind)| Fact {
        to_come: false,
        key: format!("f{index}"),
        kind,
        ask: Ask { fair: true, phone: true, office: false, employer: false },
        sensitive: false,
        may_be_none: true,
        derived: None,
        applies_when: None,
        implies: vec![],
        accrues_while: None,
        effort: 0,
        ahead: 1,
        most: None,
        exact: false,
        changeable: caice::pack::Changeable::Fixed,
        prior: vec![],
        cuts: vec![],
    };
    let field = |key: &str, kind| Field { may_be_none: true, ..Field::of(key, kind) };
    let options = || ["x", "y", "z"].map(String::from).to_vec();
    let kinds = [
        Kind::Bool,
        Kind::Choice { options: options(), ordered: false },
        Kind::Set { options: options() },
        Kind::Int,
        Kind::Money,
        Kind::Date,
        Kind::Records {
            fields: vec![field("a", Kind::Bool), field("b", Kind::Choice { options: options(), ordered: true })],
        },
    ];
    let facts = kinds.into_iter().enumerate().map(fact).collect();
    let (version, fingerprint) = ("1".into(), "0123456789ab".into());
    let pack = Pack { version, fingerprint, ..Pack::of(facts, checked()) };
    let options = || vec![1, 2, 40];
    let facts = vec![
        (3, vec![], vec![]),
        (1, options(), vec![]),
        (2, options(), vec![]),
        (9, vec![], vec![]),
        (300, vec![], vec![]),
        (10, vec![], vec![]),
        (11, vec![], vec![(2, vec![]), (1, options())]),
    ];
    numbered(pack, &Numbers { facts, policies: vec![] })
}

/// An answer to each fact of [`small`].
fn small_answers() -> Answers {
    let record = |a, b| Record(vec![a, b]);
    let values = [
        Answer::Value(Value::Bool(true)),
        Answer::Value(Value::Choice(OptionId(2))),
        Answer::Value(Value::Set(OptionSet::EMPTY.with(OptionId(0), true).with(OptionId(2), true))),
        Answer::Value(Value::Number(Range { min: 36, max: i64::MAX })),
        Answer::Value(Value::Number(Range { min: 300_000, max: 500_000 })),
        Answer::Value(Value::Date(DateRange { first: day("2019-12-01"), last: day("2019-12-31") })),
        Answer::Value(Value::Records(vec![
            record(Answer::Value(Value::Bool(false)), Answer::Value(Value::Choice(OptionId(1)))),
            record(Answer::Absent, Answer::Unsure),
            record(Answer::None, Answer::Absent),
        ])),
    ];
    let mut answers = Answers::none(values.len());
    values.into_iter().enumerate().for_each(|(index, answer)| answers.set(index, answer));
    answers
}

#[test]
fn a_payload_is_the_bytes_that_the_description_says() -> Law {
    let pack = small();
    let day = day("2020-01-02");
    let text = handoff::answers(&pack, &small_answers(), day, day, ALL).ok_or_else(|| fail("no link"))?;
    let entries: Vec<u8> = [
        // Fact 1: an option, number 40. Fact 2: a set of the numbers 1 and 40. Fact 3: yes.
        vec![1 << 3 | 4, 40],
        vec![6, 2, 1, 38],
        vec![1],
        // Fact 9: at least 36. Fact 10: from -31 days on, 30 more.
        vec![5 << 3 | 6, 2, 36, 0],
        vec![6, 2, 61, 30],
        // Fact 11: fields 1 (option 2) and 2 (no); field 1 unsure; field 2 none.
        vec![6, 8, 3, 1 << 3 | 4, 2, 0, 1, 1 << 3 | 2, 1, 2 << 3 | 3],
        // Fact 300, 288 after 12: from 300,000 to 200,000 more, plus 1.
        [number(288 << 3 | 6), vec![6], number(300_000), number(200_001)].concat(),
    ]
    .concat();
    prop_assert_eq!(&text, &enclosed("a1", &[head(&pack), entries].concat()));
    prop_assert_eq!(opened(&pack, &text)?.1, small_answers());
    Ok(())
}

#[test]
fn an_offers_payload_is_the_bytes_that_the_description_says() -> Law {
    let pack = small();
    let day = day("2020-01-02");
    let mut supposed = Answers::none(pack.facts.len());
    supposed.set(0, Answer::Value(Value::Bool(true)));
    let mut own = Answers::none(pack.facts.len());
    own.set(1, Answer::Value(Value::Choice(OptionId(2))));
    let write = |own| handoff::offer(&pack, "job", &supposed, own, (day, day)).ok_or_else(|| fail("no link"));
    // After the head the key; then the supposition, fact 3: yes, with its length; then what the sender said, fact 1:
    // number 40.
    let about = [head(&pack), vec![3, b'j', b'o', b'b', 1, 3 << 3 | 1]].concat();
    prop_assert_eq!(write(None)?, enclosed("o1", &about));
    let both = write(Some((&own, ALL)))?;
    prop_assert_eq!(&both, &enclosed("o1", &[about, vec![1 << 3 | 4, 40]].concat()));
    let opened = handoff::decode(&pack, &both).map_err(fail)?;
    let content = Content::Offer { key: "job".into(), supposed, answers: own, as_of: day };
    prop_assert_eq!((opened.on, opened.content), (day, content));
    Ok(())
}

#[test]
fn what_messengers_add_changes_nothing() -> Law {
    let pack = small();
    // A day on which the text has a character that may come back escaped.
    let links = (0..200).filter_map(|month| {
        let on = checked().add_months(month);
        handoff::answers(&pack, &small_answers(), checked(), on, ALL)
    });
    let has_both = |text: &String| text.contains('-') && text.contains('_');
    let text = links.into_iter().find(has_both).ok_or_else(|| fail("nothing that could be escaped"))?;
    let expected = handoff::decode(&pack, &text).map_err(fail)?;
    let escaped = text.replace('-', "%2D").replace('_', "%5f");
    for around in [
        format!("#{text}"),
        format!("  {text}\n"),
        format!("{text}="),
        format!("{text}=="),
        format!("#{text}?from=singlemessage&isappinstalled=0"),
        format!("#{text}&from=timeline"),
        format!("https://example.org/?from=singlemessage#{text}"),
        format!("看这个：https://example.org/#{text}，你也试试"),
        format!("#{text}%20"),
        format!("#{text}/"),
        format!("#{text}AAAA"),
        escaped.clone(),
        format!("#{escaped}%"),
    ] {
        prop_assert_eq!(handoff::decode(&pack, &around), Ok(expected.clone()), "{}", around);
    }
    Ok(())
}

#[test]
fn each_refusal_has_its_reason() -> Law {
    let pack = small();
    let text = link(&pack, &small_answers(), ALL)?;
    let refusal = |text: &str| handoff::decode(&pack, text).err();
    for other in ["", "#", "#/result", "about", "a", "a0AAAA", "b1AAAA", "A1AAAA", "1a", "答案"] {
        prop_assert_eq!(refusal(other), Some(Refusal::NotOurs), "{}", other);
    }
    prop_assert_eq!(refusal(&text.replacen("a1", "a2", 1)), Some(Refusal::Newer));
    prop_assert_eq!(refusal("#r7"), Some(Refusal::Newer));
    prop_assert_eq!(refusal("#a1"), Some(Refusal::Short));
    prop_assert_eq!(refusal(&text[..text.len() - 1]), Some(Refusal::Short));
    // Answers do not pass as results.
    prop_assert_eq!(refusal(&text.replacen("a1", "r1", 1)), Some(Refusal::Altered));
    prop_assert_eq!(refusal(&format!("{}AAAAAAAA", &text[..text.len() - 8])), Some(Refusal::Altered));
    prop_assert_eq!(refusal("a1AAAA"), Some(Refusal::Altered));
    prop_assert_eq!(refusal(&format!("a1{}", base64url(&[0xff; 40]))), Some(Refusal::Altered));
    prop_assert_eq!(refusal(&format!("a1{}", base64url(&number(u64::MAX)))), Some(Refusal::TooLong));
    prop_assert_eq!(
        refusal(&format!("a1{}", base64url(&[number(5000), vec![0; 6000]].concat()))),
        Some(Refusal::TooLong)
    );
    // A valid checksum does not turn arbitrary bytes into days.
    prop_assert_eq!(refusal(&enclosed("a1", &[1, b'1', 0, 0, 0xff, 0xff, 0xff, 0x7f, 0])), Some(Refusal::Altered));
    prop_assert_eq!(refusal(&enclosed("a1", &[200, b'1'])), Some(Refusal::Altered));
    prop_assert_eq!(refusal(&enclosed("a1", &[1, 0xff, 0, 0, 0, 0])), Some(Refusal::Altered));
    // A number above all wire numbers.
    let far = [head(&pack), number(u64::from(u32::MAX) << 3 | 1)].concat();
    prop_assert_eq!(refusal(&enclosed("a1", &far)), Some(Refusal::Altered));
    Ok(())
}

#[test]
fn a_value_that_its_fact_cannot_take_is_absent_and_counted() -> Law {
    let mut pack = small();
    pack.facts[3].may_be_none = false;
    let values: [(&str, Vec<u8>); 11] = [
        ("a number for a choice", vec![1 << 3 | 5, 1]),
        ("an option that is not there", vec![1 << 3 | 4, 3]),
        ("a set with an option that is not there", vec![2 << 3 | 6, 2, 1, 1]),
        ("a number below zero or too large", [vec![9 << 3 | 5], number(1 << 63)].concat()),
        ("an upper end too large", [vec![9 << 3 | 6, 11, 1], number(i64::MAX as u64 + 1)].concat()),
        ("none where there is always one", vec![9 << 3 | 3]),
        ("yes for a number", vec![9 << 3 | 1]),
        ("a day after 2200", [vec![10 << 3 | 5], number(400_000)].concat()),
        ("more days than there are", [vec![10 << 3 | 6, 10, 0], number(u64::MAX >> 1)].concat()),
        ("records cut off", vec![11 << 3 | 6, 2, 9, 0]),
        ("a form of later", vec![3 << 3 | 7, 3, 1, 2, 3]),
    ];
    for (what, entry) in values {
        // An answer after it is still read.
        let number_of_it = u64::from(entry[0] >> 3);
        let behind = number((300 - number_of_it - 1) << 3 | 2);
        let text = enclosed("a1", &[head(&pack), entry, behind].concat());
        let (_, answers, _, skipped) = opened(&pack, &text)?;
        let expected = Skipped { values: 1, ..Skipped::default() };
        prop_assert_eq!(skipped, expected, "{}", what);
        let given: Vec<usize> = answers
            .iter()
            .enumerate()
            .filter(|(_, answer)| **answer != Answer::Absent)
            .map(|(index, _)| index)
            .collect();
        prop_assert_eq!(given, vec![4], "{}", what);
    }
    Ok(())
}

#[test]
fn what_is_too_much_or_has_no_numbers_gets_no_link() -> Law {
    let pack = small();
    let with = |n_records| {
        let mut answers = Answers::none(pack.facts.len());
        answers.set(6, Answer::Value(Value::Records(vec![Record(vec![Answer::Unsure, Answer::Absent]); n_records])));
        answers
    };
    prop_assert_eq!(opened(&pack, &link(&pack, &with(64), ALL)?)?.1, with(64));
    prop_assert!(link(&pack, &with(65), ALL).is_err());
    // Nobody else's payload has more than that either.
    let many = [vec![11 << 3 | 6], number(65), vec![0; 65]].concat();
    let (_, answers, _, skipped) = opened(&pack, &enclosed("a1", &[head(&pack), many].concat()))?;
    prop_assert_eq!((answers, skipped.values), (Answers::none(pack.facts.len()), 1));

    for wire in [vec![], vec![1], [pack.wire.clone(), vec![1]].concat()] {
        let without = Pack { wire, ..pack.clone() };
        prop_assert_eq!(handoff::answers(&without, &small_answers(), checked(), checked(), ALL), None);
        prop_assert_eq!(handoff::results(&without, &[], &[], checked(), ALL), None);
        // It reports that there were answers and that it can take none of them.
        let (_, answers, _, skipped) = opened(&without, &link(&pack, &small_answers(), ALL)?)?;
        prop_assert_eq!((answers, skipped.facts), (Answers::none(pack.facts.len()), 7));
    }
    // A version as long as a book exceeds what a link carries.
    let wordy = Pack { version: "1".repeat(5000), ..pack.clone() };
    prop_assert!(link(&wordy, &small_answers(), ALL).is_err());
    Ok(())
}

#[test]
fn results_of_another_version_keep_what_is_known() -> Law {
    let policies = ours()?.policies;
    let numbers = Numbers { facts: vec![], policies: (1..).take(policies.len()).collect() };
    let pack = numbered(Pack { facts: vec![], policies, ..small() }, &numbers);
    // Policies 2 (met), 5 (not met), 77 (met); then 78 with a status from a later version.
    let entries = [number(2 << 4), number(2 << 4 | 8), number(71 << 4), vec![9]];
    // In the plan 5 comes first, then 2, then 77.
    let places = [number((0x8002 - 79) << 4 | 1), number(2 << 4), number(71 << 4 | 2)];
    let body = [head(&pack)[..5].to_vec(), entries.concat(), places.concat()].concat();
    let opened = handoff::decode(&pack, &enclosed("r1", &body)).map_err(fail)?;
    let Content::Results(Results { statuses, plan, n_skipped }) = opened.content else { return Err(fail("answers")) };
    prop_assert_eq!(plan, [PolicyId::at(4), PolicyId::at(1)]);
    let known: Vec<(usize, Status)> =
        statuses.iter().enumerate().filter_map(|(index, status)| Some((index, (*status)?))).collect();
    prop_assert_eq!((known, n_skipped), (vec![(1, Status::Met), (4, Status::NotMet)], 3));
    prop_assert!(pack.policies.len() < 77);
    Ok(())
}

/// An answer to every question of our pack, as people give them: exact days, two members, one record.
fn everything(pack: &Pack) -> Answers {
    let one = |kind: &Kind| match (kind, domain(kind)) {
        (Kind::Int, _) => Value::Number(Range::exactly(17)),
        (Kind::Money | Kind::Decimal { .. }, _) => Value::Number(Range::exactly(650_000)),
        (Kind::Date, _) => {
            let day = day("2001-06-30");
            Value::Date(DateRange { first: day, last: day })
        }
        (Kind::Set { .. }, _) => Value::Set(OptionSet::EMPTY.with(OptionId(0), true).with(OptionId(1), true)),
        (_, mut values) => values.pop().unwrap_or(Value::Bool(true)),
    };
    let mut answers = Answers::none(pack.facts.len());
    for (index, fact) in pack.facts.iter().enumerate().filter(|(_, fact)| fact.ask.of(Audience::Person)) {
        let value = match &fact.kind {
            Kind::Records { fields } => {
                let record = fields.iter().map(|field| Answer::Value(one(&field.kind))).collect();
                Value::Records(vec![Record(record)])
            }
            kind => one(kind),
        };
        answers.set(index, Answer::Value(value));
    }
    answers
}

#[test]
fn everything_somebody_can_say_fits_a_link_of_300_characters() -> Law {
    let pack = ours()?;
    let answers = everything(&pack);
    let n_answers = answers.iter().filter(|answer| **answer != Answer::Absent).count();
    let text = handoff::answers(&pack, &answers, checked(), checked(), ALL).ok_or_else(|| fail("no link"))?;
    let index = Index::where_answers(Audience::Person, &pack);
    let outcomes = engine::assess_by(&index, &pack, &answers, checked(), checked()).outcomes;
    let results = handoff::results(&pack, &outcomes, &[], checked(), ALL).ok_or_else(|| fail("no link"))?;
    println!("{n_answers} answers: {} characters; {} results: {}", text.len(), outcomes.len(), results.len());
    prop_assert!(n_answers >= 30 && text.len() <= 300 && results.len() <= 120, "{text}\n{results}");
    prop_assert_eq!(opened(&pack, &text)?.1, answers);
    Ok(())
}
