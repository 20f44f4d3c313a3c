//! Shows that answers and results survive a link: with packs of every kind, with packs changed since, through what
//! messengers do; and that any other text is refused, never misread.
//!
//! Builds the bytes a second time, from the description in src/handoff/mod.rs and with another checksum, to pin the
//! form. Deliberately does not show what pages do with a link.
#![cfg(feature = "author")]

mod examples;
#[path = "../generate/mod.rs"]
mod generate;
mod numbers;

use std::{collections::BTreeSet, path::Path, sync::LazyLock};

use caice::{
    author::{lower, read},
    engine::{self, Status},
    handoff::{self, Content, Opened, Refusal, Results, Selection, Skipped},
    pack::{Fact, Kind, Pack, PolicyId},
    value::{Answer, Answers, Date, OptionId, OptionSet, PartSet, Value},
};
use examples::small;
use generate::{answers_by, checked, config, pack, picks};
use proptest::{prelude::*, sample::Index};

const ALL: Selection = Selection { sensitive: true };
const PLAIN: Selection = Selection { sensitive: false };

fn fail(error: impl std::fmt::Debug) -> TestCaseError {
    TestCaseError::fail(format!("{error:?}"))
}

/// Our own folder of policies, compiled; its findings if it does not compile.
static OURS: LazyLock<Result<Pack, String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let (_, lowered, findings) = lower::lower(read::read(&folder));
    lowered.map(|lowered| lowered.pack).ok_or_else(|| format!("{findings:#?}"))
});

fn ours() -> Result<Pack, TestCaseError> {
    OURS.clone().map_err(fail)
}

/// A fact's own number, its options', and its fields' with their options'.
type Slot = (u16, Vec<u16>, Vec<(u16, Vec<u16>)>);

/// Wire numbers unfolded: of each fact with its options, of its fields with theirs, and of policies.
#[derive(Debug, Clone, Default)]
struct Numbers {
    facts: Vec<Slot>,
    policies: Vec<u16>,
}

/// Distinct numbers for `n` things, unordered and with gaps.
fn different(n: usize, tape: &mut impl Iterator<Item = u16>) -> Vec<u16> {
    let mut given = BTreeSet::new();
    let mut numbers = Vec::new();
    while numbers.len() < n {
        let mut number = tape.next().unwrap_or(0);
        // Small ones as in practice, and the largest possible.
        number = if number.is_multiple_of(11) { u16::MAX - number % 7 } else { number % 200 };
        while !given.insert(number) {
            number = number.wrapping_add(1);
        }
        numbers.push(number);
    }
    numbers
}

fn some_numbers(pack: &Pack, tape: &[u16]) -> Numbers {
    let mut tape = tape.iter().copied();
    let own = different(pack.facts.len(), &mut tape);
    let mut numbers = Numbers::default();
    for (fact, own) in pack.facts.iter().zip(own) {
        let options = different(fact.kind.options().len(), &mut tape);
        let fields = different(fact.fields().len(), &mut tape);
        let options_of = fact.fields().iter().map(|field| different(field.kind.options().len(), &mut tape));
        numbers.facts.push((own, options, fields.into_iter().zip(options_of).collect()));
    }
    numbers.policies = different(pack.policies.len(), &mut tape);
    numbers
}

/// The pack with these numbers, as the checker would write them.
fn numbered(mut pack: Pack, numbers: &Numbers) -> Pack {
    let mut wire = Vec::new();
    let step = |last: &mut u16, number: u16| {
        let step = number.wrapping_sub(*last);
        *last = number;
        step
    };
    let (mut last, mut last_policy) = (0, 0);
    for (own, options, fields) in &numbers.facts {
        wire.push(step(&mut last, *own));
        let (mut last_option, mut last_field) = (0, 0);
        wire.extend(options.iter().map(|number| step(&mut last_option, *number)));
        for (own, options) in fields {
            wire.push(step(&mut last_field, *own));
            let mut last_option = 0;
            wire.extend(options.iter().map(|number| step(&mut last_option, *number)));
        }
    }
    wire.extend(numbers.policies.iter().map(|number| step(&mut last_policy, *number)));
    pack.wire = wire;
    pack
}

/// A generated pack with all kinds of numbers.
fn numbered_pack() -> impl Strategy<Value = Pack> {
    (pack(true), prop::collection::vec(any::<u16>(), 80)).prop_map(|(pack, tape)| {
        let numbers = some_numbers(&pack, &tape);
        numbered(pack, &numbers)
    })
}

/// Drops a none where the pack allows none.
fn possible(pack: &Pack, mut answers: Answers) -> Answers {
    for (index, fact) in pack.facts.iter().enumerate() {
        let mut answer = answers.get(index).clone();
        if let Answer::Value(Value::Records(records)) = &mut answer {
            for (field, answer) in records.iter_mut().flat_map(|record| fact.fields().iter().zip(&mut record.0)) {
                if *answer == Answer::None && !field.may_be_none {
                    *answer = Answer::Absent;
                }
            }
        }
        answers.set(index, answer);
    }
    answers
}

/// The answers without the sensitive ones.
fn without_sensitive(pack: &Pack, answers: &Answers) -> Answers {
    let mut left = answers.clone();
    for (index, _) in pack.facts.iter().enumerate().filter(|(_, fact)| fact.sensitive) {
        left.set(index, Answer::Absent);
    }
    left
}

/// A payload that must carry answers.
fn opened(pack: &Pack, text: &str) -> Result<(Opened, Answers, Date, Skipped), TestCaseError> {
    let opened = handoff::decode(pack, text).map_err(fail)?;
    match opened.content.clone() {
        Content::Answers { answers, as_of, skipped, .. } => Ok((opened, answers, as_of, skipped)),
        Content::Results(_) | Content::Offer { .. } => Err(fail(opened)),
    }
}

fn link(pack: &Pack, answers: &Answers, what: Selection) -> Result<String, TestCaseError> {
    handoff::answers(pack, answers, checked(), checked().tomorrow(), what).ok_or_else(|| fail("no link"))
}

const CHARACTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64url without padding, bit by bit.
fn base64url(bytes: &[u8]) -> String {
    let bits: Vec<bool> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1)).collect();
    let six = |bits: &[bool]| (0..6).fold(0, |six, at| six << 1 | usize::from(bits.get(at) == Some(&true)));
    bits.chunks(6).map(|bits| char::from(CHARACTERS.as_bytes()[six(bits)])).collect()
}

/// Back again.
fn from_base64url(text: &str) -> Vec<u8> {
    let six = |character| CHARACTERS.find(character).unwrap_or(0);
    let bits: Vec<bool> =
        text.chars().map(six).flat_map(|six| (0..6).rev().map(move |bit| six >> bit & 1 == 1)).collect();
    bits.chunks_exact(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit))).collect()
}

fn number(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 128 {
        bytes.push(u8::try_from(number % 128).unwrap_or(0) + 128);
        number /= 128;
    }
    bytes.push(u8::try_from(number).unwrap_or(0));
    bytes
}

/// A payload with fitting length and checksum around any body.
fn enclosed(letter: &str, body: &[u8]) -> String {
    let covered = [letter.as_bytes(), &number(body.len() as u64 + 4), body].concat();
    let bytes = [&covered, crc32fast::hash(&covered).to_le_bytes().as_slice()].concat();
    format!("{letter}{}", base64url(&bytes[2..]))
}

/// The start of a body: version "1", the mark of a pack of these tests, 2020-01-02, the same day.
fn head(pack: &Pack) -> Vec<u8> {
    let mark = crc32fast::hash(pack.fingerprint.as_bytes()).to_le_bytes();
    [&[1, b'1'], &mark[..2], &[2, 0]].concat()
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn answers_survive_a_link(pack in numbered_pack(), picks in picks()) {
        let answers = answers_by(&pack, &picks);
        for (what, expected) in [(ALL, answers.clone()), (PLAIN, without_sensitive(&pack, &answers))] {
            let text = link(&pack, &answers, what)?;
            let (opened, back, as_of, skipped) = opened(&pack, &text)?;
            prop_assert_eq!(&back, &expected);
            prop_assert_eq!((as_of, opened.on, skipped), (checked(), checked().tomorrow(), Skipped::default()));
            prop_assert_eq!((opened.version.as_str(), opened.is_this_pack), (pack.version.as_str(), true));
            prop_assert_eq!(link(&pack, &back, what)?, text, "the same answers, another text");
        }
    }

    #[test]
    fn answers_to_our_own_questions_survive_a_link(picks in prop::collection::vec((0..9_u8, 0..512_usize), 80)) {
        let pack = ours()?;
        let answers = possible(&pack, answers_by(&pack, &picks));
        let (_, back, _, skipped) = opened(&pack, &link(&pack, &answers, ALL)?)?;
        prop_assert_eq!((back, skipped), (answers.clone(), Skipped::default()));
        let (_, back, ..) = opened(&pack, &link(&pack, &answers, PLAIN)?)?;
        prop_assert_eq!(back, without_sensitive(&pack, &answers));
    }

    #[test]
    fn a_changed_link_is_refused_or_says_the_same(
        pack in numbered_pack(), picks in picks(), at in any::<Index>(), by in 1..64_usize, cut in any::<Index>(),
    ) {
        let text = link(&pack, &answers_by(&pack, &picks), ALL)?;
        let before = handoff::decode(&pack, &text).map_err(fail)?;
        let changed: String = {
            let mut characters: Vec<char> = text.chars().collect();
            let at = at.index(characters.len());
            let order: Vec<char> = CHARACTERS.chars().chain("+/=%?&#".chars()).collect();
            characters[at] = order[(by * 7 + at) % order.len()];
            characters.into_iter().collect()
        };
        if let Ok(after) = handoff::decode(&pack, &changed) {
            prop_assert_eq!(&after, &before, "{} became {}", text, changed);
        }
        let cut = &text[..cut.index(text.len())];
        let refusal = handoff::decode(&pack, cut).err();
        let expected = if cut.len() < 2 { Refusal::NotOurs } else { Refusal::Short };
        prop_assert_eq!(refusal, Some(expected), "{}", cut);
    }

    #[test]
    fn every_changed_bit_is_noticed(pack in numbered_pack(), picks in picks(), at in any::<Index>()) {
        let text = link(&pack, &answers_by(&pack, &picks), ALL)?;
        let mut bytes = from_base64url(&text[2..]);
        let at = at.index(bytes.len() * 8);
        bytes[at / 8] ^= 1 << (at % 8);
        let changed = format!("a1{}", base64url(&bytes));
        prop_assert!(handoff::decode(&pack, &changed).is_err(), "bit {} of {}", at, text);
    }

    #[test]
    fn numbers_decide_the_order_and_not_the_pack(
        pack in numbered_pack(), picks in picks(), tape in prop::collection::vec(any::<u16>(), 80),
        order in Just((0..12_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let numbers = some_numbers(&pack, &tape);
        let answers = answers_by(&pack, &picks);
        let first = numbered(bare(pack.clone()), &Numbers { policies: vec![], ..numbers.clone() });
        let order: Vec<usize> = order.into_iter().filter(|index| *index < pack.facts.len()).collect();
        let mut second = first.clone();
        second.facts = order.iter().map(|index| first.facts[*index].clone()).collect();
        let facts = order.iter().map(|index| numbers.facts[*index].clone()).collect();
        let second = numbered(second, &Numbers { facts, policies: vec![] });
        let mut moved = Answers::none(order.len());
        for (to, from) in order.iter().enumerate() {
            moved.set(to, answers.get(*from).clone());
        }
        prop_assert_eq!(link(&first, &answers, ALL)?, link(&second, &moved, ALL)?);
    }

    #[test]
    fn a_pack_that_has_changed_keeps_what_it_still_has_and_reports_the_rest(
        older in pack(true), picks in picks(), tape in prop::collection::vec(any::<u16>(), 80),
        gone in any::<Index>(), lost in any::<Index>(), added in any::<Index>(),
    ) {
        let older = bare(older);
        let numbers = Numbers { policies: vec![], ..some_numbers(&older, &tape) };
        let answers = answers_by(&older, &picks);
        let older = numbered(older, &numbers);
        let text = link(&older, &answers, ALL)?;

        // One fact is gone, another lost an option or field, every list gained one, and one fact is new.
        let (mut newer, mut numbers) = (older.clone(), numbers);
        newer.version = "2".into();
        let (gone, lost) = (gone.index(newer.facts.len()), lost.index(newer.facts.len()));
        let mut expected: Vec<Answer> = answers.iter().cloned().collect();
        let mut skipped = Skipped::default();
        let option_gone = shrink(&mut newer.facts[lost], &mut numbers.facts[lost]);
        let field_gone = !option_gone && !newer.facts[lost].fields().is_empty();
        if option_gone {
            // The first option is gone: the others moved one place down.
            if let Some(Value::Part(part)) = expected[lost].value() {
                skipped.values += usize::from(part.contains(OptionId(0)).is_some() && lost != gone);
            }
            let moved = expected[lost].value().map(moved_down);
            match moved {
                Some(Some(value)) => expected[lost] = Answer::Value(value),
                Some(None) => {
                    expected[lost] = Answer::Absent;
                    skipped.values += usize::from(lost != gone);
                }
                None => {}
            }
        }
        if field_gone && let Answer::Value(Value::Records(records)) = &mut expected[lost] {
            for record in records {
                let first = record.0.remove(0);
                skipped.fields += usize::from(first != Answer::Absent && lost != gone);
            }
        }
        for (fact, numbers) in newer.facts.iter_mut().zip(&mut numbers.facts) {
            grow(fact, numbers);
        }
        for answer in &mut expected {
            if let Answer::Value(Value::Records(records)) = answer {
                records.iter_mut().for_each(|record| record.0.push(Answer::Absent));
            }
        }
        newer.facts.remove(gone);
        let old = numbers.facts.remove(gone);
        skipped.facts += usize::from(expected.remove(gone) != Answer::Absent);
        if gone == lost && skipped.facts == 0 && *answers.get(gone) != Answer::Absent {
            skipped.facts = 1;
        }
        let added = added.index(newer.facts.len() + 1);
        let mut unused = (0..).find(|number| *number != old.0 && numbers.facts.iter().all(|fact| fact.0 != *number));
        newer.facts.insert(added, Fact { key: "added".into(), kind: Kind::Bool, ..older.facts[gone].clone() });
        numbers.facts.insert(added, (unused.take().unwrap_or(0), vec![], vec![]));
        expected.insert(added, Answer::Absent);

        let newer = numbered(newer, &numbers);
        let (opened, back, _, reported) = opened(&newer, &text)?;
        prop_assert_eq!(back.iter().cloned().collect::<Vec<_>>(), expected);
        prop_assert_eq!(reported, skipped);
        prop_assert_eq!((opened.version.as_str(), opened.is_this_pack), ("1", false));
        // The other way round: the older pack reads what the newer one writes, as far as it knows it.
        let again = link(&newer, &back, ALL)?;
        prop_assert!(handoff::decode(&older, &again).is_ok());
    }

    #[test]
    fn results_survive_and_hold_statuses_and_an_order_alone(
        pack in numbered_pack(), picks in picks(), others in picks(), wanted in prop::collection::vec(any::<Index>(), 0..20),
    ) {
        let assess = |picks: &[(u8, usize)]| engine::assess(&pack, &answers_by(&pack, picks), checked(), checked()).outcomes;
        let (outcomes, other) = (assess(&picks), assess(&others));
        let mut plan: Vec<PolicyId> = Vec::new();
        for wanted in wanted.iter().filter(|_| !outcomes.is_empty()) {
            let policy = outcomes[wanted.index(outcomes.len())].policy;
            plan.extend(Some(policy).filter(|policy| !plan.contains(policy)));
        }
        let (_, steps) = pack.wire.split_at(pack.wire.len() - pack.policies.len());
        let numbers = steps.iter().scan(0_u16, |last, step| { *last = last.wrapping_add(*step); Some(*last) });
        let has_places = numbers.max().is_none_or(|number| number < 0x8000);
        let leaving = |leaves: &dyn Fn(&engine::Outcome) -> bool| -> Vec<PolicyId> {
            let leaves = |policy: &PolicyId| outcomes.iter().any(|outcome| outcome.policy == *policy && leaves(outcome));
            plan.iter().copied().filter(|policy| has_places && leaves(policy)).take(16).collect()
        };
        let text = handoff::results(&pack, &outcomes, &plan, checked(), ALL).ok_or_else(|| fail("no link"))?;
        let statuses: Vec<Option<Status>> = outcomes.iter().map(|outcome| Some(outcome.status)).collect();
        let opened = handoff::decode(&pack, &text).map_err(fail)?;
        prop_assert_eq!(opened.on, checked());
        prop_assert_eq!(opened.content, Content::Results(Results { statuses, plan: leaving(&|_| true), n_skipped: 0 }));
        // Everything but the statuses belongs to another person.
        let mixed: Vec<_> = outcomes.iter().zip(other).map(|(outcome, other)| engine::Outcome { status: outcome.status, ..other }).collect();
        prop_assert_eq!(handoff::results(&pack, &mixed, &plan, checked(), ALL), Some(text.clone()));
        prop_assert!(text.len() <= 44 + 8 * pack.policies.len(), "{}", text);
        // Anything that rests on a sensitive answer stays here.
        let text = handoff::results(&pack, &outcomes, &plan, checked(), PLAIN).ok_or_else(|| fail("no link"))?;
        let statuses = outcomes.iter().map(|outcome| (!outcome.sensitive).then_some(outcome.status)).collect();
        let opened = handoff::decode(&pack, &text).map_err(fail)?;
        let plan = leaving(&|outcome| !outcome.sensitive);
        prop_assert_eq!(opened.content, Content::Results(Results { statuses, plan, n_skipped: 0 }));
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn an_offer_survives_and_holds_own_answers_only_where_they_are_given(
        pack in numbered_pack(), supposes in picks(), picks in picks(), key in "[a-z-]{0,20}",
    ) {
        let (supposed, own) = (answers_by(&pack, &supposes), answers_by(&pack, &picks));
        let on = checked().add_months(2);
        let write = |own| handoff::offer(&pack, &key, &supposed, own, (checked(), on)).ok_or_else(|| fail("no link"));
        let read = |text: &str| handoff::decode(&pack, text).map_err(fail);
        let expected = |answers| Content::Offer { key: key.clone(), supposed: supposed.clone(), answers, as_of: checked() };
        let opened = read(&write(None)?)?;
        prop_assert_eq!((opened.on, opened.content), (on, expected(Answers::none(pack.facts.len()))));
        prop_assert_eq!(read(&write(Some((&own, ALL)))?)?.content, expected(own.clone()));
        prop_assert_eq!(read(&write(Some((&own, PLAIN)))?)?.content, expected(without_sensitive(&pack, &own)));
    }
}

/// The pack without anything that refers to facts.
fn bare(mut pack: Pack) -> Pack {
    pack.policies.clear();
    for fact in &mut pack.facts {
        fact.may_be_none |= fact.applies_when.take().is_some();
        (fact.derived, fact.accrues_while) = (None, None);
    }
    pack
}

/// Removes the first option or field; returns whether it was an option.
fn shrink(fact: &mut Fact, numbers: &mut Slot) -> bool {
    match &mut fact.kind {
        Kind::Choice { options, .. } | Kind::Set { options } => {
            options.remove(0);
            numbers.1.remove(0);
            true
        }
        Kind::Records { fields } => {
            fields.remove(0);
            numbers.2.remove(0);
            false
        }
        _ => false,
    }
}

/// Adds an option or a field with an unused number.
fn grow(fact: &mut Fact, numbers: &mut Slot) {
    match &mut fact.kind {
        Kind::Choice { options, .. } | Kind::Set { options } => {
            options.push("new".into());
            numbers.1.push(5_000);
        }
        Kind::Records { fields } => {
            let field = caice::pack::Field::of("new", Kind::Bool);
            fields.push(field);
            numbers.2.push((5_000, vec![]));
        }
        _ => {}
    }
}

/// A choice or set after the first option is gone; `None` if it held that one.
fn moved_down(value: &Value) -> Option<Value> {
    match value {
        Value::Choice(id) => Some(Value::Choice(OptionId(id.0.checked_sub(1)?))),
        Value::Set(set) => {
            let members: Option<OptionSet> = set.iter().map(|id| Some(OptionId(id.0.checked_sub(1)?))).collect();
            members.map(Value::Set)
        }
        // The removed option is no longer mentioned; the others stay as they were.
        Value::Part(part) => {
            let down = |set: OptionSet| set.iter().filter_map(|id| Some(OptionId(id.0.checked_sub(1)?))).collect();
            Some(Value::Part(PartSet { has: down(part.has), lacks: down(part.lacks) }))
        }
        other => Some(other.clone()),
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn a_receipt_carries_the_answers_and_what_came_out_of_those_that_may_leave(
        pack in numbered_pack(), picks in picks(), sensitive in any::<bool>(),
    ) {
        let answers = answers_by(&pack, &picks);
        let (on, what) = (checked().tomorrow(), Selection { sensitive });
        let outcomes = engine::assess(&pack, &answers, on, checked()).outcomes;
        let text = handoff::receipt(&pack, &answers, &outcomes, (checked(), on), what).ok_or_else(|| fail("no receipt"))?;
        let read = handoff::decode(&pack, &text).map_err(fail)?;
        prop_assert_eq!((read.on, read.is_this_pack), (on, true));
        let Content::Answers { answers: carried, as_of, statuses, .. } = read.content else { return Err(fail("no answers")) };
        // The answers are those of a link with answers alone.
        let alone = handoff::answers(&pack, &answers, checked(), on, what).ok_or_else(|| fail("no link"))?;
        prop_assert_eq!((carried, as_of), { let (_, answers, as_of, _) = opened(&pack, &alone)?; (answers, as_of) });
        let expected = outcomes.iter().map(|o| (sensitive || !o.sensitive).then_some(o.status));
        prop_assert_eq!(statuses, expected.collect::<Vec<_>>());
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn any_text_is_refused_and_never_a_panic(text in any::<String>()) {
        let pack = small();
        prop_assert!(handoff::decode(&pack, &text).is_err());
    }

    #[test]
    fn any_characters_behind_our_letters_are_refused(
        letter in prop::sample::select(vec!["a1", "r1", "#a1", "a2", "r9", "a"]), text in "[A-Za-z0-9_%?-]{0,300}",
    ) {
        let pack = ours()?;
        let text = format!("{letter}{text}");
        prop_assert!(handoff::decode(&pack, &text).is_err());
    }

    #[test]
    fn any_bytes_in_a_fitting_envelope_are_read_or_refused_and_what_is_read_can_be_assessed(
        pack in numbered_pack(), letter in prop::sample::select(vec!["a1", "r1", "o1", "c1"]), headed in any::<bool>(),
        bytes in prop::collection::vec(prop_oneof![3 => 0..40_u8, 1 => any::<u8>()], 0..120),
    ) {
        let body = if headed { [head(&pack), bytes].concat() } else { bytes };
        if let Ok(Opened { content: Content::Answers { answers, as_of, .. }, on, .. }) =
            handoff::decode(&pack, &enclosed(letter, &body))
        {
            prop_assert_eq!(answers.len(), pack.facts.len());
            let assessment = engine::assess(&pack, &answers, on, as_of);
            prop_assert_eq!(assessment.outcomes.len(), pack.policies.len());
            // Anything readable can be written, and then equals itself.
            let text = handoff::answers(&pack, &answers, as_of, on, ALL).ok_or_else(|| fail("no link"))?;
            prop_assert_eq!(opened(&pack, &text)?.1, answers);
        }
    }
}
