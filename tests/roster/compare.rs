//! What has become of a list: each change with its causes, told apart as docs/roster.md says. The statuses beside which they are
//! judged come from lists assessed one by one, each for its day.

use std::collections::BTreeMap;

use caice::{
    author::{lower, read as folder},
    contract::{answers::to_json, report::status},
    engine::Status,
    pack::{Pack, PolicyId},
    roster::{
        Batch, Before, Change, Comparison, Matched, Misfit, Now, Record, Recorded, RecordedRow, Refusal, Roster,
        Settings, Whose, compare, for_day, gb18030, read,
    },
    value::Date,
};
use proptest::prelude::*;

use crate::{
    Shown,
    make::{Book, Sheet, day, number, text},
    on, pack, said,
};

/// How many cases a property runs here.
pub fn cases(modest: u32) -> u32 {
    std::env::var("CAICE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(modest)
}

/// A month after the day of the other lists.
pub fn later() -> Date {
    Date::new(2026, 12, 23).unwrap_or(Date::EPOCH)
}

pub fn for_the(on: Date) -> Settings {
    Settings { on, ..said() }
}

/// Two files, each read for its day, and what has become of the first.
struct Month {
    before: Roster,
    now: Roster,
    comparison: Comparison,
}

/// What was recorded of the earlier list.
type Report<'r> = &'r dyn Fn(&Roster) -> Record;

fn months(pack: &Pack, files: [&[u8]; 2], days: [Date; 2], report: Option<Report<'_>>) -> Result<Month, Refusal> {
    let [then, today] = days;
    let [earlier, present] = files;
    let before = read(earlier, pack, &for_the(then), gb18030)?;
    let again = read(earlier, pack, &for_day(&for_the(then), &before, today), gb18030)?;
    let now = read(present, pack, &for_the(today), gb18030)?;
    let recorded = report.map(|report| report(&before).of(pack, &before, then));
    // A report of another list has its own tests.
    let recorded: Option<Vec<Option<Recorded>>> = recorded.and_then(Result::ok);
    let side = Before { on: then, list: &before, again: &again, recorded: recorded.as_deref() };
    let comparison = compare(pack, side, Now { on: today, list: &now });
    Ok(Month { before, now, comparison })
}

fn a_month(before: &str, now: &str) -> Result<Month, &'static str> {
    months(pack(), [before.as_bytes(), now.as_bytes()], [on(), later()], None).map_err(Refusal::slug)
}

/// What `caice roster` would have recorded of a list, by these rules.
pub fn recorded(pack: &Pack, list: &Roster, on: Date) -> Record {
    let batch = Batch::of(pack, list, on);
    let key = |(id, status): &(PolicyId, Status)| Some((pack.policy(*id)?.key.clone(), *status));
    let rows = list.people.iter().zip(&batch.statuses).map(|(person, statuses)| RecordedRow {
        row: person.row,
        whose: Whose::Told(person.name.clone(), Some(person.answers(pack))),
        statuses: statuses.iter().filter_map(key).collect(),
    });
    Record { version: pack.version.clone(), fingerprint: pack.fingerprint.clone(), on, rows: rows.collect() }
}

/// What a change says: statuses and causes in one line.
fn line(change: &Change) -> String {
    let rules = match change.by.rules {
        None => "?",
        Some(true) => "rules",
        Some(false) => "",
    };
    let by = [rules, if change.by.day { "day" } else { "" }, if change.by.answers { "answers" } else { "" }];
    let by: Vec<&str> = by.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{} -> {}: {}", change.was.map_or("-", status), status(change.is), by.join(" "))
}

/// What has become of a policy for one person.
fn change_of(one: &Matched, policy: &str) -> String {
    let id = pack().policy_id(policy);
    one.changes.iter().find(|change| Some(change.policy) == id).map(line).unwrap_or_default()
}

fn facts(one: &Matched) -> Vec<&str> {
    one.facts.iter().filter_map(|id| Some(pack().fact(*id)?.key.as_str())).collect()
}

fn only(month: &Month) -> Result<&Matched, &'static str> {
    match month.comparison.matched.as_slice() {
        [one] => Ok(one),
        _ => Err("not one person"),
    }
}

pub const HEADINGS: &str = "姓名,工号,学历,合同起始日期,合同期限（月）,参保起始年月,技能等级,发证日期\n";
const SKILL: &str = "cn-ui-skill-upgrade-subsidy";

fn of(line: &str) -> String {
    [HEADINGS, line, "\n"].concat()
}

#[test]
fn somebody_who_obtains_a_certificate_changes_by_answers() -> Shown {
    let without = of("甲,01,大专,2023-07-01,36,2023-08,无,");
    let month = a_month(&without, &of("甲,01,大专,2023-07-01,36,2023-08,高级工,2026-12-10"))?;
    let one = only(&month)?;
    assert_eq!(facts(one), ["skill_certificates"]);
    assert_eq!(change_of(one, SKILL), "not_met -> needs_answer: ? answers");
    Ok(())
}

#[test]
fn a_certificate_whose_year_ends_changes_by_the_day_and_no_answer_has_changed() -> Shown {
    let list = of("甲,01,大专,2023-07-01,36,2023-08,高级工,2025-12-10");
    let month = a_month(&list, &list)?;
    let one = only(&month)?;
    assert_eq!(facts(one), [] as [&str; 0]);
    assert_eq!(change_of(one, SKILL), "needs_answer -> not_met: ? day");
    assert!(one.changes.iter().all(|change| !change.by.answers), "{:?}", one.changes);
    Ok(())
}

#[test]
fn of_a_change_with_several_causes_all_are_named() -> Shown {
    // The year of one certificate ends, and the person retires: each alone makes it a no, so the day did it, and the list
    // changed nothing any more.
    let before = of("甲,01,大专,2023-07-01,36,2023-08,高级工,2025-12-10");
    let headings = HEADINGS.replace('\n', ",用工形式\n");
    let retired = [headings.as_str(), "甲,01,大专,,,,高级工,2025-12-10,退休返聘\n"].concat();
    let month = a_month(&before, &retired)?;
    let one = only(&month)?;
    assert_eq!(change_of(one, SKILL), "needs_answer -> not_met: ? day");
    assert!(facts(one).contains(&"employment_status"), "{:?}", facts(one));
    // With a report of other rules, those have their part as well.
    let rules = |list: &Roster| {
        let mut record = recorded(pack(), list, on());
        for (key, status) in record.rows.iter_mut().flat_map(|row| &mut row.statuses) {
            if key == SKILL {
                *status = Status::Met;
            }
        }
        record
    };
    let files = [before.as_bytes(), retired.as_bytes()];
    let month = months(pack(), files, [on(), later()], Some(&rules)).map_err(Refusal::slug)?;
    assert_eq!(change_of(only(&month)?, SKILL), "met -> not_met: rules day");
    Ok(())
}

#[test]
fn months_of_insurance_that_grow_are_no_changed_answer_and_a_later_first_month_is_one() -> Shown {
    let list = |since: &str| of(&format!("甲,01,大专,2023-07-01,36,{since},无,"));
    // Over the turn of a month without a complete month in between, over two months, and on the same day.
    for (then, today) in
        [((2026, 11, 30), (2026, 12, 1)), ((2026, 11, 1), (2027, 1, 31)), ((2026, 11, 5), (2026, 11, 5))]
    {
        let day = |(year, month, day): (i32, u32, u32)| Date::new(year, month, day).map_err(|e| format!("{e:?}"));
        let days = [day(then)?, day(today)?];
        let same = list("2025-12");
        let month = months(pack(), [same.as_bytes(), same.as_bytes()], days, None).map_err(Refusal::slug)?;
        assert_eq!(facts(only(&month)?), [] as [&str; 0], "{days:?}");
        let other = list("2026-01");
        let month = months(pack(), [same.as_bytes(), other.as_bytes()], days, None).map_err(Refusal::slug)?;
        assert_eq!(facts(only(&month)?), ["continuous_insured_months_same_employer"], "{days:?}");
    }
    Ok(())
}

#[test]
fn a_contract_that_has_begun_meanwhile_is_no_changed_answer_either() -> Shown {
    let list = of("甲,01,大专,2026-12-01,36,,无,");
    let month = a_month(&list, &list)?;
    assert_eq!(month.before.bad.len(), 1);
    assert_eq!(facts(only(&month)?), [] as [&str; 0]);
    assert_eq!(month.now.bad.len(), 0);
    Ok(())
}

#[test]
fn who_leaves_on_a_day_in_between_is_compared_until_the_list_lacks_them() -> Shown {
    let headings = "姓名,工号,学历,离职日期,离职时间\n";
    let before = [headings, "甲,1,本科,2026-12-01,\n乙,2,本科,,2026-12-01\n丙,3,本科,,\n"].concat();
    // The later list drops the column: the day was put off, or forgotten.
    let month = a_month(&before, "姓名,工号,学历\n甲,1,硕士\n乙,2,本科\n丙,3,本科\n")?;
    let found: Vec<_> = month.comparison.matched.iter().map(facts).collect();
    assert_eq!(found, [vec!["education_level"], vec![], vec![]]);
    // With it, who has left is gone.
    let month = a_month(&before, &before)?;
    assert_eq!((month.comparison.matched.len(), month.comparison.gone.as_slice()), (2, [0].as_slice()));
    Ok(())
}

#[test]
fn a_workbook_is_compared_with_a_text_and_numbers_are_read_as_their_digits() -> Shown {
    let sheet = Sheet::of("十一月")
        .texts(&["花名册"])
        .texts(&["序号", "姓名", "工号", "最高学历", "毕业时间", "月工资（元）"])
        .row(&[number("1"), text("甲"), number("1001"), text("本科"), day("45838"), number("5200")])
        .row(&[number("2"), text("乙"), number("1002"), text("本科"), day("45838"), number("5200")])
        .merge("A1:F1");
    let book = Book::of(sheet).and(Sheet::of("旧").state("hidden")).bytes();
    let now = "工号,姓名,学历,毕业时间,月工资\n1002,乙,本科,2025-06-30,6100\n1001,甲,本科,2025-06-30,5200\n";
    let month = months(pack(), [&book, now.as_bytes()], [on(), later()], None).map_err(Refusal::slug)?;
    let rows: Vec<(u32, u32, Vec<&str>)> = month
        .comparison
        .matched
        .iter()
        .map(|one| (month.before.people[one.before].row, month.now.people[one.now].row, facts(one)))
        .collect();
    assert_eq!(rows, [(4, 2, vec!["monthly_wage"]), (3, 3, vec![])]);
    Ok(())
}

/// Our rules with twenty-four months in the place of twelve since a certificate was issued.
pub fn other_rules() -> Result<&'static Pack, Box<dyn std::error::Error>> {
    static OTHER: std::sync::OnceLock<Option<Pack>> = std::sync::OnceLock::new();
    let made = || {
        let place = tempfile::TempDir::new().ok()?;
        crate::copied::copy(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies"), place.path()).ok()?;
        let path = place.path().join("national/cn-ui-skill-upgrade-subsidy.yaml");
        let text = std::fs::read_to_string(&path).ok()?;
        std::fs::write(&path, text.replace("add_months(c.issued_on, 12)", "add_months(c.issued_on, 24)")).ok()?;
        let (_, lowered, _) = lower::lower(folder::read(place.path()));
        lowered.map(|lowered| lowered.pack)
    };
    OTHER.get_or_init(made).as_ref().ok_or_else(|| "the changed rules do not lower".into())
}

#[test]
fn what_the_rules_change_is_told_from_what_the_day_changes() -> Shown {
    let other = other_rules()?;
    assert_ne!(other.fingerprint, pack().fingerprint);
    // One certificate is fourteen months old already, one becomes thirteen, and one person has none.
    let list = [HEADINGS, "甲,01,大专,2023-07-01,36,2023-08,高级工,2025-09-20\n乙,02,大专,2023-07-01,36,2023-08,高级工,2025-12-10\n丙,03,大专,2023-07-01,36,2023-08,无,\n"].concat();
    let files = [list.as_bytes(), list.as_bytes()];
    let then = |list: &Roster| recorded(pack(), list, on());
    let month = months(other, files, [on(), later()], Some(&then)).map_err(Refusal::slug)?;
    let lines: Vec<String> = month.comparison.matched.iter().map(|one| change_of(one, SKILL)).collect();
    assert_eq!(lines, ["not_met -> needs_answer: rules", "", ""]);
    // Back again, the day takes what the older rules had taken before.
    let then = |list: &Roster| recorded(other, list, on());
    let month = months(pack(), files, [on(), later()], Some(&then)).map_err(Refusal::slug)?;
    let lines: Vec<String> = month.comparison.matched.iter().map(|one| change_of(one, SKILL)).collect();
    assert_eq!(lines, ["needs_answer -> not_met: rules", "needs_answer -> not_met: day", ""]);
    // All other policies are the same text, and nothing of them is put down to the rules.
    let id = pack().policy_id(SKILL);
    let others =
        month.comparison.matched.iter().flat_map(|one| &one.changes).filter(|change| Some(change.policy) != id);
    assert!(others.clone().all(|change| change.by.rules == Some(false)), "{:?}", others.collect::<Vec<_>>());
    Ok(())
}

#[test]
fn a_policy_that_came_or_went_is_a_change_of_the_rules() -> Shown {
    let list = of("甲,01,大专,2023-07-01,36,2023-08,高级工,2026-06-10");
    let files = [list.as_bytes(), list.as_bytes()];
    let without = |list: &Roster| {
        let mut record = recorded(pack(), list, on());
        for row in &mut record.rows {
            row.statuses.retain(|(key, _)| key != SKILL);
            row.statuses.push(("a-policy-of-then".to_owned(), Status::Met));
        }
        record
    };
    let month = months(pack(), files, [on(), later()], Some(&without)).map_err(Refusal::slug)?;
    let one = only(&month)?;
    assert_eq!(change_of(one, SKILL), "- -> needs_answer: rules");
    assert_eq!(one.dropped, [("a-policy-of-then".to_owned(), Status::Met)]);
    Ok(())
}

#[test]
fn a_report_of_another_list_day_or_reading_is_refused_and_by_other_rules_left_open() -> Shown {
    let list = of("甲,01,大专,2023-07-01,36,2023-08,高级工,2026-06-10");
    let list = read(list.as_bytes(), pack(), &for_the(on()), gb18030).map_err(Refusal::slug)?;
    let good = recorded(pack(), &list, on());
    assert_eq!(good.of(pack(), &list, on()).map(|rows| rows.len()), Ok(1));
    assert_eq!(good.of(pack(), &list, later()), Err(Misfit::Day));
    let mut renamed = good.clone();
    renamed.rows[0].whose = Whose::Told(Some("乙".to_owned()), None);
    assert_eq!(renamed.of(pack(), &list, on()), Err(Misfit::People(0)));
    let mut longer = good.clone();
    longer.rows.extend(good.rows.clone());
    assert_eq!(longer.of(pack(), &list, on()), Err(Misfit::People(1)));
    let mut shorter = good.clone();
    shorter.rows.clear();
    assert_eq!(shorter.of(pack(), &list, on()), Err(Misfit::People(0)));
    let mut other = good.clone();
    other.rows[0].whose = Whose::Told(Some("甲".to_owned()), None);
    assert_eq!(other.of(pack(), &list, on()), Err(Misfit::Facts(0)));
    other.fingerprint = "of other rules".to_owned();
    assert_eq!(other.of(pack(), &list, on()), Ok(vec![None]));
    // Of that person nobody knows what the rules did.
    let file = of("甲,01,大专,2023-07-01,36,2023-08,高级工,2025-12-10");
    let then = |list: &Roster| {
        let mut record = recorded(pack(), list, on());
        record.fingerprint = "of other rules".to_owned();
        record.rows.iter_mut().for_each(|row| row.whose = Whose::Told(Some("甲".to_owned()), None));
        record
    };
    let month =
        months(pack(), [file.as_bytes(), file.as_bytes()], [on(), later()], Some(&then)).map_err(Refusal::slug)?;
    assert_eq!(change_of(only(&month)?, SKILL), "needs_answer -> not_met: ? day");
    Ok(())
}

/// A cell of each column, good and bad ones, such that the same ones meet.
fn a_line(number: usize) -> impl Strategy<Value = String> {
    let one_of = |all: &'static [&'static str]| prop::sample::select(all);
    (
        one_of(&["大专", "本科", "", "自学"]),
        one_of(&["2023-07-01", "2026-12-01", "2025-12", ""]),
        one_of(&["12", "36", "无固定期限", ""]),
        one_of(&["2023-08", "2025-12", "2026-12", ""]),
        one_of(&["高级工", "无", "", "中级工"]),
        one_of(&["2025-12-10", "2026-06-10", "2026-12-05", ""]),
    )
        .prop_map(move |(degree, start, months, since, level, issued)| {
            format!("甲{number},{number:02},{degree},{start},{months},{since},{level},{issued}")
        })
}

fn a_list() -> impl Strategy<Value = String> {
    (a_line(1), a_line(2)).prop_map(|(one, two)| [HEADINGS, &one, "\n", &two, "\n"].concat())
}

/// The statuses of everybody by staff number, each list assessed by itself.
fn assessed(file: &str, on: Date) -> Result<BTreeMap<String, Vec<(PolicyId, Status)>>, TestCaseError> {
    let list = read(file.as_bytes(), pack(), &for_the(on), gb18030).map_err(|e| TestCaseError::fail(e.slug()))?;
    let batch = Batch::of(pack(), &list, on);
    let number = |person: &caice::roster::Person| person.staff_number.clone().unwrap_or_default();
    Ok(list.people.iter().map(number).zip(batch.statuses).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(40).min(2_000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn causes_are_what_separate_assessments_say(before in a_list(), now in a_list()) {
        let found = a_month(&before, &now).map_err(TestCaseError::fail)?;
        let (then, aged, today) = (assessed(&before, on())?, assessed(&before, later())?, assessed(&now, later())?);
        prop_assert_eq!(found.comparison.matched.len(), 2);
        for one in &found.comparison.matched {
            let person = &found.now.people[one.now];
            let number = person.staff_number.clone().unwrap_or_default();
            let mut expected = Vec::new();
            for (((policy, b), (_, c)), (_, d)) in then[&number].iter().zip(&aged[&number]).zip(&today[&number]) {
                if b != d {
                    expected.push((*policy, *b, *d, b != c, c != d));
                }
            }
            let found: Vec<_> = one
                .changes
                .iter()
                .map(|change| (change.policy, change.was.unwrap_or(change.is), change.is, change.by.day, change.by.answers))
                .collect();
            prop_assert_eq!(found, expected);
            prop_assert!(one.changes.iter().all(|change| change.by.rules.is_none()));
        }
    }

    #[test]
    fn the_same_list_on_another_day_changes_by_nothing_but_the_day(list in a_list()) {
        let found = a_month(&list, &list).map_err(TestCaseError::fail)?;
        for one in &found.comparison.matched {
            prop_assert!(one.facts.is_empty(), "{:?}", to_json(pack(), &found.now.people[one.now].answers(pack())));
            prop_assert!(one.changes.iter().all(|change| change.by.day && !change.by.answers), "{:?}", one.changes);
        }
    }

    #[test]
    fn the_same_list_on_the_same_day_changes_by_nothing(list in a_list()) {
        let files = [list.as_bytes(), list.as_bytes()];
        let then = |list: &Roster| recorded(pack(), list, on());
        for report in [None, Some(&then as Report<'_>)] {
            let found = months(pack(), files, [on(), on()], report).map_err(|e| TestCaseError::fail(e.slug()))?;
            prop_assert_eq!(found.comparison.matched.len(), 2);
            prop_assert!(found.comparison.matched.iter().all(|one| one.changes.is_empty() && one.facts.is_empty()));
        }
    }
}
