//! Who on a later list is who on an earlier one: by staff number, else by name and a day, and everybody else named as doubtful;
//! and the laws, on lists that nobody wrote.

use std::collections::BTreeSet;

use caice::roster::{Doubt, MatchedBy, Matching, Person, Refusal, matching};
use proptest::prelude::*;

use crate::{Shown, compare::cases, csv, pack};

/// Two lists matched, by rows: `2=3 number` for who is on both.
fn rows(before: &str, now: &str) -> Result<String, &'static str> {
    let (before, now) = (csv(before).map_err(Refusal::slug)?, csv(now).map_err(Refusal::slug)?);
    let found = matching(pack(), &before.people, &now.people);
    Ok(said(&before.people, &now.people, &found))
}

fn said(before: &[Person], now: &[Person], found: &Matching) -> String {
    let row = |people: &[Person], at: &usize| people.get(*at).map_or_else(|| "?".to_owned(), |one| one.row.to_string());
    let all = |people: &[Person], at: &[usize]| at.iter().map(|at| row(people, at)).collect::<Vec<_>>().join(",");
    let mut parts = Vec::new();
    for pair in &found.same {
        let by = match pair.by {
            MatchedBy::StaffNumber => "number",
            MatchedBy::NameAndDay => "day",
        };
        parts.push(format!("{}={} {by}", row(before, &pair.before), row(now, &pair.now)));
    }
    if !found.new.is_empty() {
        parts.push(format!("new {}", all(now, &found.new)));
    }
    if !found.gone.is_empty() {
        parts.push(format!("gone {}", all(before, &found.gone)));
    }
    for one in &found.doubtful {
        parts.push(format!("{}?{} {}", all(before, &one.before), all(now, &one.now), one.why.slug()));
    }
    parts.join("; ")
}

const BY_NUMBER: &str = "姓名,工号,学历\n";
const BY_DAY: &str = "姓名,合同起始日期,入职日期,出生日期\n";

fn with(headings: &str, lines: &str) -> String {
    [headings, &lines.replace(' ', "\n"), "\n"].concat()
}

#[test]
fn by_a_staff_number_people_are_known_again_in_any_order_and_with_a_new_contract() -> Shown {
    let before = with(BY_NUMBER, "甲,001,本科 乙,002,本科 丙,003,大专");
    let now = with(BY_NUMBER, "丁,004,本科 丙,003,大专 甲,001,硕士");
    assert_eq!(rows(&before, &now)?, "4=3 number; 2=4 number; new 2; gone 3");
    // A contract that was renewed says nothing against it.
    let headings = "姓名,工号,合同起始日期\n";
    let (before, now) = (with(headings, "甲,1,2023-07-01"), with(headings, "甲,1,2026-07-01"));
    assert_eq!(rows(&before, &now)?, "2=2 number");
    Ok(())
}

#[test]
fn one_number_with_two_names_is_doubtful_and_so_is_a_number_that_changed() -> Shown {
    let before = with(BY_NUMBER, "甲,007,本科 乙,008,本科");
    let now = with(BY_NUMBER, "丙,007,大专 乙,008,本科");
    assert_eq!(rows(&before, &now)?, "3=3 number; 2?2 number-reused");
    let headings = "姓名,工号,合同起始日期\n";
    let before = with(headings, "甲,7,2024-07-01");
    assert_eq!(rows(&before, &with(headings, "甲,9,2024-07-01"))?, "2?2 number-changed");
    // A program that takes a text for a number drops its zeros.
    assert_eq!(rows(&before, &with(headings, "甲,007,2024-07-01"))?, "2=2 day");
    // Who has the number of somebody else is not matched by name either.
    let (before, now) = (with(headings, "甲,7,2024-07-01"), with(headings, "乙,7,2026-07-01 甲,,2024-07-01"));
    assert_eq!(rows(&before, &now)?, "2?2,3 number-reused");
    Ok(())
}

#[test]
fn a_number_that_a_list_has_twice_identifies_nobody() -> Shown {
    let headings = "姓名,工号,合同起始日期\n";
    let before = with(headings, "甲,5,2024-07-01 乙,5,2025-07-01");
    assert_eq!(rows(&before, &before)?, "2=2 day; 3=3 day");
    let no_days = with(BY_NUMBER, "甲,5,本科 乙,5,本科");
    assert_eq!(rows(&no_days, &no_days)?, "2,3?2,3 several-alike");
    Ok(())
}

#[test]
fn without_numbers_a_name_and_one_day_are_enough_and_a_name_alone_is_not() -> Shown {
    let list = with(BY_DAY, "甲,2024-07-01,, 乙,,2020-03-02, 丙,,,1996-01-01 丁,,,");
    assert_eq!(rows(&list, &list)?, "2=2 day; 3=3 day; 4=4 day; 5?5 name-alone");
    for (before, now, expected) in [
        // The contract was renewed, the day of coming stays.
        ("甲,2023-07-01,2020-03-02,", "甲,2026-07-01,2020-03-02,", "2=2 day"),
        ("甲,2023-07-01,,", "甲,2026-07-01,,", "2?2 name-alone"),
        // Whoever came on another day or was born on another is somebody else, or there is a mistake.
        ("甲,2023-07-01,2020-03-02,", "甲,2023-07-01,2021-03-02,", "2?2 name-alone"),
        ("甲,2023-07-01,,1996-01-01", "甲,2023-07-01,,1990-01-01", "2?2 name-alone"),
        // A month will do, a year will not.
        ("甲,2023-07,,", "甲,2023-07,,", "2=2 day"),
        ("甲,2023,,", "甲,2023,,", "2?2 name-alone"),
        // A contract still to come is known as well.
        ("甲,2026-12-01,,", "甲,2026-12-01,,", "2=2 day"),
        ("甲,2023-07-01,,", "乙,2023-07-01,,", "new 2; gone 2"),
        ("张 三,2023-07-01,,", "张三,2023-07-01,,", "2=2 day"),
    ] {
        let with = |line: &str| [BY_DAY, line, "\n"].concat();
        assert_eq!(rows(&with(before), &with(now))?, expected, "{before} | {now}");
    }
    Ok(())
}

#[test]
fn of_one_name_those_with_their_own_day_are_told_apart_and_the_others_named_together() -> Shown {
    let before = with(BY_DAY, "王伟,2020-07-01,, 王伟,2021-07-01,,");
    assert_eq!(rows(&before, &before)?, "2=2 day; 3=3 day");
    // One of the two has left, and another has come: that one is new.
    let now = with(BY_DAY, "王伟,2021-07-01,, 李娜,2026-11-01,,");
    assert_eq!(rows(&before, &now)?, "3=2 day; new 3; gone 2");
    // Who of several it is cannot be told, even if the numbers of people agree.
    let twins = with(BY_DAY, "王伟,2020-07-01,, 王伟,2020-07-01,,");
    assert_eq!(rows(&before, &twins)?, "2,3?2,3 several-alike");
    let joined = with(BY_DAY, "王伟,2020-07-01,, 王伟,2021-07-01,, 王伟,2026-11-01,,");
    assert_eq!(rows(&before, &joined)?, "2=2 day; 3=3 day; new 4");
    // The first day of the contract says one, and the day of coming speaks against that one and for the other.
    let before = with(BY_DAY, "王伟,2024-07-01,2020-03-02,");
    let now = with(BY_DAY, "王伟,2024-07-01,2024-07-01, 王伟,2026-07-01,2020-03-02,");
    assert_eq!(rows(&before, &now)?, "2=3 day; new 2");
    Ok(())
}

#[test]
fn without_a_name_or_a_number_that_both_lists_have_nobody_is_new_or_gone() -> Shown {
    let numbers = "工号,学历,毕业时间\n1,本科,2024-07\n2,大专,2023-07\n";
    assert_eq!(rows(numbers, "工号,学历,毕业时间\n2,大专,2023-07\n3,本科,2020-07\n")?, "3=2 number; new 3; gone 2");
    let names = "姓名,学历\n甲,本科\n";
    let expected = "?2 nothing-to-compare; ?3 nothing-to-compare; 2? nothing-to-compare";
    assert_eq!(rows(names, numbers)?, expected);
    // A row without either, among others that have them.
    let stray = "姓名,学历\n甲,本科\n,本科\n";
    assert_eq!(rows(names, stray)?, "?3 nothing-to-compare; 2?2 name-alone");
    Ok(())
}

/// Somebody of few names, numbers and days, so that all of them meet.
fn anybody() -> impl Strategy<Value = Person> {
    let one_of = |all: &'static [&'static str]| prop::sample::select(all);
    let day = |text: &str| caice::value::DateRange::parse(text).ok();
    let days = ["", "", "2024-07-01", "2025-03", "2026-01-05"];
    (one_of(&["甲", "甲", "乙", "丙", ""]), one_of(&["", "", "1", "01", "2", "3"]), 0..5_usize, 0..5_usize).prop_map(
        move |(name, number, contract, hired)| Person {
            row: 1,
            name: Some(name.to_owned()).filter(|name| !name.is_empty()),
            staff_number: Some(number.to_owned()).filter(|number| !number.is_empty()),
            contract_start: days.get(contract).and_then(|text| day(text)),
            hired_on: days.get(hired).and_then(|text| day(text)),
            facts: Vec::new(),
            hire: caice::roster::HireOf::No,
        },
    )
}

fn anybodies() -> impl Strategy<Value = Vec<Person>> {
    prop::collection::vec(anybody(), 0..9)
}

/// Everybody of one list where they were put, sorted.
fn placed(same: Vec<usize>, alone: &[usize], doubtful: Vec<usize>) -> Vec<usize> {
    let mut all: Vec<usize> = same.into_iter().chain(alone.iter().copied()).chain(doubtful).collect();
    all.sort_unstable();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(2_000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everybody_is_in_exactly_one_place(before in anybodies(), now in anybodies()) {
        let found = matching(pack(), &before, &now);
        let earlier = placed(
            found.same.iter().map(|pair| pair.before).collect(),
            &found.gone,
            found.doubtful.iter().flat_map(|one| one.before.clone()).collect(),
        );
        prop_assert_eq!(earlier, (0..before.len()).collect::<Vec<_>>());
        let later = placed(
            found.same.iter().map(|pair| pair.now).collect(),
            &found.new,
            found.doubtful.iter().flat_map(|one| one.now.clone()).collect(),
        );
        prop_assert_eq!(later, (0..now.len()).collect::<Vec<_>>());
    }

    #[test]
    fn swapping_the_lists_exchanges_new_and_gone_and_nothing_else(before in anybodies(), now in anybodies()) {
        let (there, back) = (matching(pack(), &before, &now), matching(pack(), &now, &before));
        prop_assert_eq!((&there.new, &there.gone), (&back.gone, &back.new));
        let pairs = |found: &Matching, swap: bool| -> BTreeSet<(usize, usize)> {
            found.same.iter().map(|pair| if swap { (pair.now, pair.before) } else { (pair.before, pair.now) }).collect()
        };
        prop_assert_eq!(pairs(&there, false), pairs(&back, true));
        type Doubts = BTreeSet<(Vec<usize>, Vec<usize>, Doubt)>;
        let doubts: Doubts = there.doubtful.iter().map(|one| (one.before.clone(), one.now.clone(), one.why)).collect();
        let swapped: Doubts = back.doubtful.iter().map(|one| (one.now.clone(), one.before.clone(), one.why)).collect();
        prop_assert_eq!(doubts, swapped);
    }

    #[test]
    fn on_the_same_list_nobody_is_new_gone_or_somebody_else(list in anybodies()) {
        let found = matching(pack(), &list, &list);
        prop_assert!(found.new.is_empty() && found.gone.is_empty(), "{found:?}");
        prop_assert!(found.same.iter().all(|pair| pair.before == pair.now), "{found:?}");
    }

    #[test]
    fn who_is_matched_has_one_identity_and_who_is_new_or_gone_shares_none(before in anybodies(), now in anybodies()) {
        let found = matching(pack(), &before, &now);
        for pair in &found.same {
            let (one, two) = (&before[pair.before], &now[pair.now]);
            prop_assert!(one.name.is_none() || two.name.is_none() || one.name == two.name);
            let n = |list: &[Person]| list.iter().filter(|person| person.staff_number == one.staff_number).count();
            match pair.by {
                MatchedBy::StaffNumber => prop_assert!(one.staff_number.is_some() && (n(&before), n(&now)) == (1, 1)),
                MatchedBy::NameAndDay => prop_assert!(
                    one.name.is_some()
                        && ((one.contract_start.is_some() && one.contract_start == two.contract_start)
                            || (one.hired_on.is_some() && one.hired_on == two.hired_on))
                ),
            }
        }
        // Nobody that may still be on the other list counts as gone.
        let taken: BTreeSet<usize> = found.same.iter().map(|pair| pair.now).collect();
        for at in &found.gone {
            for (_, other) in now.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
                let shares = |one: &Option<String>, two: &Option<String>| one.is_some() && one == two;
                prop_assert!(!shares(&before[*at].name, &other.name));
                prop_assert!(!shares(&before[*at].staff_number, &other.staff_number));
            }
        }
    }

    #[test]
    fn with_numbers_that_nobody_shares_the_order_makes_no_difference(
        (order, n_before) in (Just((0..12_usize).collect::<Vec<_>>()).prop_shuffle(), 0..12_usize)
    ) {
        let one = |number: &usize| Person {
            row: u32::try_from(*number).unwrap_or_default(),
            name: Some(["王伟", "李娜"][number % 2].to_owned()),
            staff_number: Some(format!("{number:03}")),
            contract_start: None,
            hired_on: None,
            facts: Vec::new(), hire: caice::roster::HireOf::No,
        };
        // The first nine were there before; of the later list some of them are missing, and the last three are new.
        let before: Vec<Person> = (0..9).map(|number| one(&number)).collect();
        let later: Vec<usize> = order.iter().copied().filter(|number| *number >= n_before.min(8)).collect();
        let now: Vec<Person> = later.iter().map(one).collect();
        let found = matching(pack(), &before, &now);
        let same: Vec<(u32, u32)> =
            found.same.iter().map(|pair| (before[pair.before].row, now[pair.now].row)).collect();
        prop_assert!(same.iter().all(|(one, two)| one == two), "{same:?}");
        prop_assert_eq!(same.len(), later.iter().filter(|number| **number < 9).count());
    }
}

#[test]
fn many_of_one_name_take_no_time() -> Shown {
    let start = std::time::Instant::now();
    let one = |row: u32| Person {
        row,
        name: Some(format!("王{}", row / 3)),
        staff_number: Some((row / 5).to_string()),
        contract_start: None,
        hired_on: None,
        facts: Vec::new(),
        hire: caice::roster::HireOf::No,
    };
    let many: Vec<Person> = (0..60_000).map(one).collect();
    let found = matching(pack(), &many, &many);
    assert_eq!(found.doubtful.len(), 60_000 / 15);
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
    Ok(())
}
