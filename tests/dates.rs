//! Shows that every day from 1800 to 2200 is read, counted and printed as the `jiff` crate does it, that days before
//! and after are refused, and that only ISO 8601 days, months and years are read.
//!
//! Deliberately does not show what rules do with dates: no rule compares them yet.

use std::error::Error;

use caice::value::{Date, DateError, DateRange};
use jiff::civil;
use proptest::prelude::*;

type Shown = Result<(), Box<dyn Error>>;

/// Days since 1970-01-01 of the earliest and latest possible date.
const FIRST: i64 = -62_091;
const LAST: i64 = 84_370;

/// The same day by `jiff`.
fn by_jiff(days: i64) -> Result<civil::Date, jiff::Error> {
    civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days)?)
}

fn in_words(error: DateError) -> String {
    format!("{error:?}")
}

#[test]
fn every_day_from_1800_to_2200_agrees_with_jiff_and_round_trips() -> Shown {
    let mut n_days = 0;
    let mut before = None;
    for days in FIRST..=LAST {
        let date = Date::from_unix_days(days).map_err(|error| format!("{days}: {error:?}"))?;
        let theirs = by_jiff(days)?;
        let (year, month, day) = date.year_month_day();
        assert_eq!((year, month, day), (theirs.year().into(), theirs.month().try_into()?, theirs.day().try_into()?));
        assert_eq!(Date::new(year, month, day), Ok(date));
        let text = date.to_string();
        assert_eq!(text, theirs.to_string());
        assert_eq!(Date::parse(&text), Ok(date));
        assert_eq!(i64::from(date.days_since(Date::EPOCH)), days);
        assert!(before < Some(date), "{date} comes after the day before it");
        before = Some(date);
        n_days += 1;
    }
    // 401 years, 97 leap days in each 400 years and none in 2200, which is the 401st.
    assert_eq!(n_days, 401 * 365 + 97);
    assert_eq!(Date::from_unix_days(FIRST).map(|date| date.to_string()), Ok("1800-01-01".into()));
    assert_eq!(Date::from_unix_days(LAST).map(|date| date.to_string()), Ok("2200-12-31".into()));
    Ok(())
}

#[test]
fn days_outside_1800_to_2200_are_refused() {
    for days in [FIRST - 1, LAST + 1, i64::from(i32::MIN), i64::from(i32::MAX), i64::MIN, i64::MAX] {
        assert_eq!(Date::from_unix_days(days), Err(DateError::OutOfRange), "{days}");
    }
    for text in ["1799-12-31", "2201-01-01", "0000-01-01", "9999-12-31"] {
        assert_eq!(Date::parse(text), Err(DateError::OutOfRange), "{text}");
    }
    assert_eq!(Date::new(i32::MIN, 1, 1), Err(DateError::OutOfRange));
    assert_eq!(Date::new(i32::MAX, 1, 1), Err(DateError::OutOfRange));
}

#[test]
fn a_day_exists_exactly_where_jiff_says_so() -> Shown {
    for year in 1800..=2200_i16 {
        for month in 0..=14_u32 {
            for day in 0..=33_u32 {
                let theirs =
                    civil::Date::new(year, month.try_into()?, day.try_into()?).ok().map(|date| date.to_string());
                let ours = Date::new(year.into(), month, day);
                assert_eq!(ours.map(|date| date.to_string()).ok(), theirs, "{year} {month} {day}");
                assert!(ours.is_ok() || ours == Err(DateError::NoSuchDay), "{year} {month} {day}: {ours:?}");
            }
        }
    }
    Ok(())
}

#[test]
fn other_forms_are_refused() {
    let forms = [
        "",
        "-",
        "--",
        "2026",
        "2026-11",
        "2026-1-1",
        "26-11-23",
        "02026-11-23",
        "2026-11-023",
        "2026/11/23",
        "2026.11.23",
        "20261123",
        "2026-11-23-",
        "-2026-11-23",
        "+2026-11-23",
        "2026-11-23T00:00",
        "2026-11-23 ",
        " 2026-11-23",
        "2026-11-",
        "2026--23",
        "2026-+1-23",
        "2026-1１-23",
        "２０２６-11-23",
        "2026年11月23日",
        "today",
        "2026-11-23\n",
        "2026-ab-cd",
    ];
    for form in forms {
        assert_eq!(Date::parse(form), Err(DateError::Form), "{form:?}");
    }
    for day in ["2026-02-29", "2026-00-10", "2026-13-01", "2026-11-00", "2026-11-31", "1900-02-29", "2100-02-29"] {
        assert_eq!(Date::parse(day), Err(DateError::NoSuchDay), "{day}");
    }
}

#[test]
fn a_month_and_a_year_are_all_their_days() -> Shown {
    for year in 1800..=2200_i16 {
        let whole = DateRange::parse(&format!("{year}")).map_err(in_words)?;
        assert_eq!(
            (whole.first.to_string(), whole.last.to_string()),
            (format!("{year}-01-01"), format!("{year}-12-31"))
        );
        for month in 1..=12_i8 {
            let range = DateRange::parse(&format!("{year}-{month:02}")).map_err(in_words)?;
            let last = civil::date(year, month, 1).last_of_month();
            assert_eq!(range.first.to_string(), civil::date(year, month, 1).to_string());
            assert_eq!(range.last.to_string(), last.to_string());
        }
    }
    let day = DateRange::parse("2028-02-29").map_err(in_words)?;
    assert_eq!((day.first, day.last), (Date::parse("2028-02-29").map_err(in_words)?, day.first));
    for (form, error) in [
        ("", DateError::Form),
        ("2026-", DateError::Form),
        ("202", DateError::Form),
        ("2026-6", DateError::Form),
        ("2026-06-", DateError::Form),
        ("2026-13", DateError::NoSuchDay),
        ("2026-00", DateError::NoSuchDay),
        ("1799", DateError::OutOfRange),
        ("2201-01", DateError::OutOfRange),
    ] {
        assert_eq!(DateRange::parse(form), Err(error), "{form:?}");
    }
    Ok(())
}

/// Cases per property: `CAICE_CASES`, else proptest's own `PROPTEST_CASES`, else a few.
fn config() -> ProptestConfig {
    let given = ["CAICE_CASES", "PROPTEST_CASES"].iter().find_map(|name| std::env::var(name).ok()?.parse().ok());
    ProptestConfig { cases: given.unwrap_or(256), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_read_as_the_day_it_prints_or_refused(text in "\\PC{0,12}|[0-9]{4}-[0-9]{2}-[0-9]{2}") {
        if let Ok(date) = Date::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn days_between_two_days_are_what_jiff_counts(a in FIRST..=LAST, b in FIRST..=LAST) {
        let date = |days| Date::from_unix_days(days).map_err(|error| TestCaseError::fail(in_words(error)));
        prop_assert_eq!(i64::from(date(a)?.days_since(date(b)?)), a - b);
        prop_assert_eq!(date(a)?.cmp(&date(b)?), a.cmp(&b));
    }
}
