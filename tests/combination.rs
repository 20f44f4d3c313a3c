//! Which benefits go together, checked against trying every set of items.
//!
//! The packs are made here: every policy is met; money, purposes, relations and payees differ. `outcome` and the laws
//! show which policies are met at all.
#![cfg(feature = "author")]
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a broken example must stop the test where it stands")]

#[expect(dead_code, reason = "only the number of cases and the day are taken from it")]
mod generate;

use caice::{
    engine::{self, Combination, Excluded},
    pack::{
        Benefit, BenefitKind, Clause, ClauseKind, Currency, Expr, Fact, FactId, Grade, Kind, Num, Pack, Per, Policy,
        PolicyId, Ref, Relation, RelationKind, Role, Roles, SourceId,
    },
    value::{Answer, Answers, Date, Fen, FenRange, Range, Record, Value},
};
use generate::{checked, config};
use proptest::prelude::*;

/// How an item is paid.
#[derive(Debug, Clone)]
struct Paid {
    yuan: i64,
    years: u16,
    purpose: Option<u16>,
    sure: bool,
    to: Role,
    each_record: bool,
    papers: u16,
}

/// A relation; its policies are positions that may be out of range.
#[derive(Debug, Clone)]
struct Said {
    between: (usize, usize),
    kind: RelationKind,
    same_object: bool,
    office: bool,
    over: bool,
}

fn policy(index: usize, paid: &Paid) -> Policy {
    let clause = Clause::of("yes", ClauseKind::Asked(Expr::Flag(Ref::Fact(FactId::at(0)))));
    let cash = Benefit {
        to: paid.to,
        purpose: paid.purpose,
        per: if paid.years > 1 { Per::Year } else { Per::Once },
        for_each: paid.each_record.then_some((FactId::at(1), Expr::Const(true))),
        amount: Some(Num::Lit(paid.yuan * 100)),
        times: (paid.years, paid.years),
        currency: if paid.sure { Currency::Confirmed } else { Currency::UnverifiedSince(Date::EPOCH) },
        ..Benefit::of("cash", BenefitKind::CashSubsidy)
    };
    Policy {
        grade: Grade::A,
        roles: Roles { beneficiary: paid.to, applicant: paid.to, payee: paid.to },
        benefits: vec![cash],
        papers: (0..paid.papers).collect(),
        ..Policy::of(format!("p{index}"), vec![clause])
    }
}

fn made(paid: &[Paid], said: &[Said]) -> Pack {
    let relation = |said: &Said| {
        let (a, b) = (said.between.0 % paid.len(), said.between.1 % paid.len());
        let to = said.over.then(|| checked().add_months(-1));
        (a != b).then(|| Relation {
            between: (PolicyId::at(a.min(b)), PolicyId::at(a.max(b))),
            kind: said.kind,
            same_object: said.same_object,
            office: said.office && matches!(said.kind, RelationKind::Excludes | RelationKind::ChooseBest),
            from: None,
            to,
            source: SourceId::at(0),
            article: None,
            grade: Grade::A,
        })
    };
    let mut relations: Vec<Relation> = Vec::new();
    for relation in said.iter().filter_map(relation) {
        // The checker refuses two relations for the same pair.
        if !relations.iter().any(|known| known.between == relation.between) {
            relations.push(relation);
        }
    }
    let facts = vec![Fact::of("yes", Kind::Bool), Fact::of("hires", Kind::Records { fields: Vec::new() })];
    Pack {
        sources: vec!["S01".into()],
        policies: paid.iter().enumerate().map(|(index, paid)| policy(index, paid)).collect(),
        relations,
        ..Pack::of(facts, checked())
    }
}

fn assessed(pack: &Pack, records: usize) -> Vec<Combination> {
    let mut answers = Answers::none(pack.facts.len());
    answers.set(0, Answer::Value(Value::Bool(true)));
    answers.set(1, Answer::Value(Value::Records(vec![Record::default(); records])));
    engine::assess(pack, &answers, checked(), checked()).combinations
}

/// An item as the oracle sees it: policy, object, purpose, whether it is certain, and what it pays in total and in a
/// year.
struct Item<'p> {
    policy: usize,
    object: Option<usize>,
    paid: &'p Paid,
}

#[derive(PartialEq)]
enum Pair {
    Together,
    Open,
    Exclusive { office: bool },
}

/// How two items go together, in the words of the language.
fn pair(pack: &Pack, a: &Item<'_>, b: &Item<'_>) -> Pair {
    if a.policy == b.policy {
        return Pair::Together;
    }
    let ids = (PolicyId::at(a.policy.min(b.policy)), PolicyId::at(a.policy.max(b.policy)));
    match pack.relations.iter().find(|said| said.between == ids && said.to.is_none()) {
        Some(said) if said.same_object && !(a.object.is_some() && a.object == b.object) => Pair::Together,
        Some(said) => match said.kind {
            RelationKind::Excludes | RelationKind::ChooseBest => Pair::Exclusive { office: said.office },
            RelationKind::Stacks => Pair::Together,
            RelationKind::Silent => Pair::Open,
        },
        None if a.paid.purpose.is_some() && b.paid.purpose.is_some() && a.paid.purpose != b.paid.purpose => {
            Pair::Together
        }
        None => Pair::Open,
    }
}

/// Every set of items, as positions.
fn sets(n: usize) -> impl Iterator<Item = Vec<usize>> {
    (0..1_u32 << n).map(move |set| (0..n).filter(|at| set >> at & 1 == 1).collect())
}

/// The best sum of `worth` over sets in which no pair is `wrong`.
fn best(items: &[Item<'_>], wrong: impl Fn(&Item<'_>, &Item<'_>) -> bool, worth: impl Fn(&Item<'_>) -> i64) -> i64 {
    sets(items.len())
        .filter(|set| set.iter().all(|a| set.iter().all(|b| a == b || !wrong(&items[*a], &items[*b]))))
        .map(|set| set.iter().map(|at| worth(&items[*at])).sum())
        .max()
        .unwrap_or_default()
}

fn kinds() -> impl Strategy<Value = RelationKind> {
    prop_oneof![
        3 => Just(RelationKind::Excludes),
        1 => Just(RelationKind::ChooseBest),
        1 => Just(RelationKind::Stacks),
        1 => Just(RelationKind::Silent)
    ]
}

fn paid() -> impl Strategy<Value = Paid> {
    let role = prop_oneof![4 => Just(Role::Person), 1 => Just(Role::Employer)];
    let each_record = prop::bool::weighted(0.3);
    (0_i64..6, 1_u16..4, prop::option::of(0_u16..3), any::<bool>(), role, each_record, 0_u16..4).prop_map(
        |(thousands, years, purpose, sure, to, each_record, papers)| Paid {
            yuan: thousands * 1000,
            years,
            purpose,
            sure,
            to,
            each_record,
            papers,
        },
    )
}

fn said(office: bool) -> impl Strategy<Value = Said> {
    (any::<(usize, usize)>(), kinds(), prop::bool::weighted(0.3), any::<bool>(), prop::bool::weighted(0.2)).prop_map(
        move |(between, kind, same_object, decided, over)| Said {
            between,
            kind,
            same_object,
            office: office && decided,
            over,
        },
    )
}

/// The items that one kind of beneficiary gets, in pack order.
fn items_of(paid: &[Paid], records: usize, role: Role) -> Vec<Item<'_>> {
    let of_policy = |(policy, paid): (usize, &'_ Paid)| -> Vec<(usize, Option<usize>)> {
        let objects: Vec<Option<usize>> = if paid.each_record { (0..records).map(Some).collect() } else { vec![None] };
        objects.into_iter().map(|object| (policy, object)).collect()
    };
    let own = paid.iter().enumerate().filter(|(_, paid)| paid.to == role);
    own.flat_map(of_policy).map(|(policy, object)| Item { policy, object, paid: &paid[policy] }).collect()
}

/// Pairs of items that exclude each other, as policies and the position of the relation, each pair of policies once.
fn exclusive<'i>(pack: &Pack, pairs: impl Iterator<Item = (&'i Item<'i>, &'i Item<'i>)>) -> Vec<(usize, usize, usize)> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (a, b) in pairs.filter(|(a, b)| matches!(pair(pack, a, b), Pair::Exclusive { .. })) {
        let ids = (PolicyId::at(a.policy.min(b.policy)), PolicyId::at(a.policy.max(b.policy)));
        let relation = pack.relations.iter().position(|said| said.between == ids).unwrap_or(usize::MAX);
        if !found.contains(&(a.policy, b.policy, relation)) {
            found.push((a.policy, b.policy, relation));
        }
    }
    found
}

fn named(pairs: &[Excluded]) -> Vec<(usize, usize, usize)> {
    pairs.iter().map(|pair| (pair.policy.index(), pair.by.index(), pair.relation)).collect()
}

/// What an item pays in all, in fen.
fn all(item: &Item<'_>) -> i64 {
    year(item) * i64::from(item.paid.years)
}

/// The same in a year.
fn year(item: &Item<'_>) -> i64 {
    item.paid.yuan * 100
}

/// One if it is surely paid, else nothing.
fn sure(item: &Item<'_>) -> i64 {
    i64::from(item.paid.sure)
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn what_is_left_out_what_no_text_speaks_of_and_the_second_best_are_those_of_trying_every_set(
        paid in prop::collection::vec(paid(), 1..6),
        said in prop::collection::vec(said(false), 0..8),
        records in 0_usize..3,
    ) {
        let pack = made(&paid, &said);
        for combination in assessed(&pack, records) {
            let role = combination.beneficiary;
            let items = items_of(&paid, records, role);
            let others = items_of(&paid, records, if role == Role::Person { Role::Employer } else { Role::Person });
            let is_in = |items: &[engine::Item], item: &Item<'_>| items.contains(&(PolicyId::at(item.policy), 0, item.object));
            let (taken, left): (Vec<&Item<'_>>, Vec<&Item<'_>>) = items.iter().partition(|item| is_in(&combination.chosen, item));

            // Each policy with something left out, beside the first that takes its place.
            let places = left.iter().filter_map(|item| {
                let by = taken.iter().find(|by| matches!(pair(&pack, item, by), Pair::Exclusive { .. }))?;
                Some((*item, *by))
            });
            prop_assert_eq!(named(&combination.excluded), exclusive(&pack, places));
            let across = items.iter().flat_map(|own| others.iter().map(move |other| (own, other)));
            prop_assert_eq!(named(&combination.either), exclusive(&pack, across));

            let mut silent: Vec<(PolicyId, PolicyId)> = Vec::new();
            for (at, a) in items.iter().enumerate() {
                for b in items.iter().skip(at + 1).filter(|b| pair(&pack, a, b) == Pair::Open) {
                    let ids = (PolicyId::at(a.policy), PolicyId::at(b.policy));
                    if !silent.contains(&ids) {
                        silent.push(ids);
                    }
                }
            }
            prop_assert_eq!(&combination.silent, &silent);

            let Some(second) = &combination.runner_up else { continue };
            let excluded = |a: &Item<'_>, b: &Item<'_>| matches!(pair(&pack, a, b), Pair::Exclusive { .. });
            let doubtful = |a: &Item<'_>, b: &Item<'_>| pair(&pack, a, b) != Pair::Together;
            let own: Vec<Item<'_>> = items.iter().filter(|item| is_in(&second.chosen, item))
                .map(|item| Item { policy: item.policy, object: item.object, paid: item.paid }).collect();
            prop_assert_eq!(own.len(), second.chosen.len());
            let range = |worth: &dyn Fn(&Item<'_>) -> i64| FenRange {
                min: Fen(best(&own, doubtful, |item| worth(item) * sure(item))),
                max: Fen(best(&own, excluded, worth)),
            };
            prop_assert_eq!((second.cash, second.first_year), (range(&all), range(&year)));
            prop_assert!(left.iter().any(|item| is_in(&second.chosen, item)), "nothing else is in it");
            // None with something of what is left out brings more, for sure or perhaps, with as few papers. What pays nothing
            // is taken where it can be, whatever its papers.
            let weigh = |set: &[usize]| {
                let sum = |worth: &dyn Fn(&Item<'_>) -> i64| set.iter().map(|at| worth(&items[*at])).sum::<i64>();
                (sum(&|item| all(item) * sure(item)), sum(&all), -sum(&|item| i64::from(item.paid.papers)))
            };
            let fits = |set: &[usize]| set.iter().all(|a| set.iter().all(|b| a == b || !excluded(&items[*a], &items[*b])));
            let other = |set: &[usize]| set.iter().any(|at| !is_in(&combination.chosen, &items[*at]));
            let most = sets(items.len()).filter(|set| fits(set) && other(set)).map(|set| weigh(&set)).max();
            let at: Vec<usize> = (0..items.len()).filter(|at| is_in(&second.chosen, &items[*at])).collect();
            let (sure_of_it, in_all, papers) = weigh(&at);
            if items.iter().all(|item| all(item) > 0) {
                prop_assert_eq!(Some((sure_of_it, in_all, papers)), most);
            } else {
                prop_assert_eq!(Some((sure_of_it, in_all)), most.map(|(sure, all, _)| (sure, all)));
            }
        }
    }

    #[test]
    fn sums_and_choice_are_those_of_trying_every_set(
        paid in prop::collection::vec(paid(), 1..6),
        said in prop::collection::vec(said(false), 0..8),
        records in 0_usize..3,
    ) {
        let pack = made(&paid, &said);
        let found = assessed(&pack, records);
        for role in [Role::Person, Role::Employer] {
            let items = items_of(&paid, records, role);
            let combination = found.iter().find(|one| one.beneficiary == role);
            prop_assert_eq!(combination.is_some(), !items.is_empty());
            let Some(combination) = combination else { continue };
            let excluded = |a: &Item<'_>, b: &Item<'_>| matches!(pair(&pack, a, b), Pair::Exclusive { .. });
            let doubtful = |a: &Item<'_>, b: &Item<'_>| pair(&pack, a, b) != Pair::Together;
            let range = |worth: &dyn Fn(&Item<'_>) -> i64| FenRange {
                min: Fen(best(&items, doubtful, |item| worth(item) * sure(item))),
                max: Fen(best(&items, excluded, worth)),
            };
            prop_assert!(combination.exact);
            prop_assert_eq!(combination.cash, range(&all));
            prop_assert_eq!(combination.first_year, range(&year));

            // The chosen set: no two exclude each other, none is more certain, and then none is larger.
            let at = |(policy, _, object): &engine::Item| items.iter().position(|item| item.policy == policy.index() && item.object == *object);
            let chosen: Vec<&Item<'_>> = combination.chosen.iter().filter_map(at).filter_map(|at| items.get(at)).collect();
            prop_assert_eq!(chosen.len(), combination.chosen.len());
            for a in &chosen {
                prop_assert!(chosen.iter().all(|b| std::ptr::eq(*a, *b) || !excluded(a, b)));
            }
            let weight = |item: &Item<'_>| (all(item) * sure(item)) * 1_000_000_000 + all(item);
            prop_assert_eq!(chosen.iter().map(|item| weight(item)).sum::<i64>(), best(&items, excluded, weight));

            // Among those none takes fewer papers; what pays nothing is taken for no reason but that it can be.
            if items.iter().all(|item| all(item) > 0) {
                let heaviest: i64 = chosen.iter().map(|item| weight(item)).sum();
                let papers = |set: &[&Item<'_>]| set.iter().map(|item| item.paid.papers).sum::<u16>();
                for set in sets(items.len()) {
                    let set: Vec<&Item<'_>> = set.iter().map(|at| &items[*at]).collect();
                    let fits = set.iter().all(|a| set.iter().all(|b| std::ptr::eq(*a, *b) || !excluded(a, b)));
                    let as_heavy = set.iter().map(|item| weight(item)).sum::<i64>() == heaviest;
                    prop_assert!(!(fits && as_heavy) || papers(&chosen) <= papers(&set));
                }
            }

            // Every omitted item gives way to a chosen one, or pays nothing.
            for item in items.iter().filter(|item| !chosen.iter().any(|taken| std::ptr::eq(*taken, *item))) {
                let named = combination.excluded.iter().any(|left| left.policy.index() == item.policy);
                prop_assert!(named || all(item) == 0, "p{} is left out without a word", item.policy);
            }
            prop_assert_eq!(combination.runner_up.is_some(), chosen.len() < items.len());
        }
    }

    #[test]
    fn where_an_authority_decides_no_more_is_sure_than_any_decision_leaves(
        paid in prop::collection::vec(paid(), 1..6),
        said in prop::collection::vec(said(true), 0..8),
    ) {
        let paid: Vec<Paid> = paid.into_iter().map(|paid| Paid { each_record: false, to: Role::Person, ..paid }).collect();
        let said: Vec<Said> = said.into_iter().map(|said| Said { same_object: false, ..said }).collect();
        let pack = made(&paid, &said);
        let items: Vec<Item<'_>> = paid.iter().enumerate().map(|(policy, paid)| Item { policy, object: None, paid }).collect();
        let found = assessed(&pack, 0);
        let Some(combination) = found.first() else { return Ok(()) };
        let surely = |item: &Item<'_>| all(item) * sure(item);
        // Whichever single item the authority leaves of those it decides about, at least that much remains.
        let decided = |item: &Item<'_>| items.iter().any(|other| pair(&pack, item, other) == Pair::Exclusive { office: true });
        let free: Vec<usize> = (0..items.len()).filter(|at| !decided(&items[*at])).collect();
        let doubtful = |a: &Item<'_>, b: &Item<'_>| pair(&pack, a, b) != Pair::Together;
        let most = best(&items, doubtful, surely);
        prop_assert!(combination.cash.min.0 <= most);
        if free.len() == items.len() {
            prop_assert_eq!(combination.cash.min.0, most);
        }
    }
}

#[test]
fn two_exclusive_subsidies_name_the_one_that_is_left_out_and_what_it_would_have_brought() {
    let paid = |yuan, purpose| Paid {
        yuan,
        years: 1,
        purpose: Some(purpose),
        sure: true,
        to: Role::Person,
        each_record: false,
        papers: 0,
    };
    let excludes =
        Said { between: (0, 1), kind: RelationKind::Excludes, same_object: false, office: false, over: false };
    let pack = made(&[paid(5000, 0), paid(8000, 0), paid(2000, 1)], &[excludes]);
    let found = assessed(&pack, 0);
    let [combination] = found.as_slice() else { panic!("{found:?}") };
    let yuan = |yuan: i64| FenRange { min: Fen(yuan * 100), max: Fen(yuan * 100) };
    // The third has another purpose, so both count.
    assert_eq!(combination.cash, yuan(10_000));
    let [left] = combination.excluded.as_slice() else { panic!("{:?}", combination.excluded) };
    assert_eq!((left.policy.index(), left.by.index(), left.relation), (0, 1, 0));
    let other = combination.runner_up.as_ref().map(|other| other.cash);
    assert_eq!(other, Some(yuan(7000)));
    assert!(combination.silent.is_empty());
}

#[test]
fn of_two_that_pay_the_same_the_one_with_fewer_papers_is_taken_and_else_the_first() {
    let paid =
        |papers| Paid { yuan: 5000, years: 1, purpose: None, sure: true, to: Role::Person, each_record: false, papers };
    let excludes =
        Said { between: (0, 1), kind: RelationKind::Excludes, same_object: false, office: false, over: false };
    for (papers, taken) in [((3, 1), 1), ((1, 3), 0), ((2, 2), 0)] {
        let found = assessed(&made(&[paid(papers.0), paid(papers.1)], std::slice::from_ref(&excludes)), 0);
        let [combination] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(combination.chosen, [(PolicyId::at(taken), 0, None)], "{papers:?}");
    }
}

#[test]
fn without_a_word_the_sure_sum_has_one_of_them_and_the_possible_one_both() {
    let paid =
        |yuan| Paid { yuan, years: 1, purpose: None, sure: true, to: Role::Person, each_record: false, papers: 0 };
    let found = assessed(&made(&[paid(5000), paid(8000)], &[]), 0);
    let [combination] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(combination.cash, FenRange { min: Fen(800_000), max: Fen(1_300_000) });
    assert_eq!(combination.silent, [(PolicyId::at(0), PolicyId::at(1))]);
    assert!(combination.excluded.is_empty() && combination.runner_up.is_none());
}

/// One policy that excludes each of the others, which all go together.
fn one_against_all(n: u16) -> Pack {
    let paid = |purpose| Paid {
        yuan: 1000,
        years: 1,
        purpose: Some(purpose),
        sure: true,
        to: Role::Person,
        each_record: false,
        papers: 0,
    };
    let excludes = |other| Said {
        between: (0, other),
        kind: RelationKind::Excludes,
        same_object: false,
        office: false,
        over: false,
    };
    made(&(0..n).map(paid).collect::<Vec<_>>(), &(1..usize::from(n)).map(excludes).collect::<Vec<_>>())
}

#[test]
fn of_a_group_of_more_than_128_the_first_are_tried_and_the_others_taken_where_they_fit() {
    for (n, exact) in [(127, true), (128, true), (129, false), (140, false)] {
        let found = assessed(&one_against_all(n), 0);
        let [combination] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(combination.exact, exact, "{n}");
        let chosen: Vec<usize> = combination.chosen.iter().map(|item| item.0.index()).collect();
        assert_eq!(chosen, (1..usize::from(n)).collect::<Vec<_>>());
        let sum = Fen(i64::from(n - 1) * 100_000);
        assert_eq!(combination.cash, FenRange { min: sum, max: sum });
    }
}

proptest! {
    #![proptest_config(config(128))]

    /// Uneven payments of which some were made, against every number of payments made and every number there may be in all.
    #[test]
    fn what_was_paid_is_not_to_come(
        yuan in prop::collection::vec(0..9_i64, 1..5), fewest in 0..5_u16, from in 0..6_i64, more in 0..4_i64,
        per in prop::sample::select(vec![Per::Year, Per::Month]),
    ) {
        let most = yuan.len();
        let fewest = usize::from(fewest).min(most);
        let mut policy = policy(0, &Paid {
            yuan: 0, years: 1, purpose: None, sure: true, to: Role::Person, each_record: false, papers: 0,
        });
        let times = (u16::try_from(fewest).unwrap_or(0), u16::try_from(most).unwrap_or(0));
        policy.benefits = vec![Benefit {
            per,
            schedule: yuan.iter().map(|yuan| Num::Lit(yuan * 100)).collect(),
            times,
            paid: Some(Num::Of(Ref::Fact(FactId::at(1)))),
            ..Benefit::of("cash", BenefitKind::CashSubsidy)
        }];
        let facts = vec![Fact::of("yes", Kind::Bool), Fact::of("paid", Kind::Int)];
        let pack = Pack { sources: vec!["S01".into()], policies: vec![policy], ..Pack::of(facts, checked()) };
        let mut answers = Answers::none(2);
        answers.set(0, Answer::Value(Value::Bool(true)));
        answers.set(1, Answer::Value(Value::Number(Range { min: from, max: from + more })));
        let now = engine::assess(&pack, &answers, checked(), checked());
        let (mut totals, mut years, mut counts) = (Vec::new(), Vec::new(), Vec::new());
        for made in from..=from + more {
            let made = usize::try_from(made).unwrap_or(0).min(most);
            for in_all in fewest.max(made)..=most {
                totals.push(yuan[made..in_all].iter().sum::<i64>());
                years.push(if per == Per::Year { yuan[made..in_all].first().copied().unwrap_or(0) } else { totals[totals.len() - 1] });
                counts.push(in_all - made);
            }
        }
        let hull = |all: &[i64]| FenRange {
            min: Fen(all.iter().min().copied().unwrap_or(0) * 100),
            max: Fen(all.iter().max().copied().unwrap_or(0) * 100),
        };
        let worked = &now.outcomes[0].benefits[0];
        prop_assert_eq!(worked.total, Some(hull(&totals)));
        let counted = (counts.iter().min().copied().unwrap_or(0), counts.iter().max().copied().unwrap_or(0));
        prop_assert_eq!((usize::from(worked.times.0), usize::from(worked.times.1)), counted);
        prop_assert_eq!(now.combinations[0].cash, hull(&totals));
        prop_assert_eq!(now.combinations[0].first_year, hull(&years));
    }
}

/// So many yuan for the person, once, for this purpose.
fn once(yuan: i64, purpose: u16) -> Paid {
    Paid { yuan, years: 1, purpose: Some(purpose), sure: true, to: Role::Person, each_record: false, papers: 0 }
}

fn between(a: usize, b: usize, kind: RelationKind) -> Said {
    Said { between: (a, b), kind, same_object: false, office: false, over: false }
}

#[test]
fn where_an_authority_decides_the_least_of_its_group_alone_is_sure_and_all_of_the_others() {
    let decided = Said { office: true, ..between(0, 1, RelationKind::Excludes) };
    let found = assessed(&made(&[once(5000, 0), once(8000, 0), once(2000, 1)], &[decided]), 0);
    let [combination] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(combination.cash, FenRange { min: Fen(700_000), max: Fen(1_000_000) });
}

#[test]
fn of_second_bests_that_bring_the_same_the_first_is_named() {
    let pairs = [(0, 1), (0, 2), (1, 2)].map(|(a, b)| between(a, b, RelationKind::Excludes));
    let found = assessed(&made(&[once(8000, 0), once(5000, 0), once(5000, 0)], &pairs), 0);
    let [combination] = found.as_slice() else { panic!("{found:?}") };
    let other = combination.runner_up.as_ref().map(|other| other.chosen.clone());
    assert_eq!(other, Some(vec![(PolicyId::at(1), 0, None)]));
}

#[test]
fn of_unknown_amounts_that_exclude_each_other_the_one_with_fewer_papers_is_taken() {
    let paid = |papers| Paid { papers, ..once(0, 0) };
    let found = assessed(&made(&[paid(3), paid(1)], &[between(0, 1, RelationKind::Excludes)]), 0);
    let [combination] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(combination.chosen, [(PolicyId::at(1), 0, None)]);
}

#[test]
fn what_is_ruled_out_for_one_object_goes_together_for_two() {
    let each = |yuan, to| Paid { each_record: true, to, ..once(yuan, 0) };
    let same = || Said { same_object: true, ..between(0, 1, RelationKind::Excludes) };
    let found = assessed(&made(&[each(5000, Role::Person), each(8000, Role::Person)], &[same()]), 2);
    let [combination] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(combination.cash, FenRange { min: Fen(1_600_000), max: Fen(1_600_000) });
    // Of two beneficiaries each pair of policies is named once, however many objects it has.
    let found = assessed(&made(&[each(5000, Role::Person), each(8000, Role::Employer)], &[same()]), 2);
    for (combination, (own, other)) in found.iter().zip([(0, 1), (1, 0)]) {
        let by = Excluded { policy: PolicyId::at(own), by: PolicyId::at(other), relation: 0 };
        assert_eq!(combination.either, [by]);
    }
    assert_eq!(found.len(), 2);
}

#[test]
fn what_a_text_lets_stack_is_sure_together_and_not_silent() {
    let found = assessed(&made(&[once(5000, 0), once(8000, 0)], &[between(0, 1, RelationKind::Stacks)]), 0);
    let [combination] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(combination.cash, FenRange { min: Fen(1_300_000), max: Fen(1_300_000) });
    assert!(combination.silent.is_empty());
}
