//! Dates: people type a year beside a month, and give a day only if it decides.
//!
//! `drafts` covers what typed text means as a date.

use caice::interview::{Place, draft::Fault};

use crate::{
    Outcome,
    packs::examples,
    walk::{Refused, Walk},
    words::examples::{OPENED, SHOP},
};

fn opened() -> Outcome<Walk> {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/ask/opened_on");
    walk.at(OPENED);
    Ok(walk)
}

fn filled_in(walk: &mut Walk, year: &str, month: u32) -> Outcome {
    walk.year(year)?;
    walk.month(month)?;
    walk.submit()
}

#[test]
fn a_month_that_decides_asks_for_no_day() -> Outcome {
    let mut walk = opened()?;
    assert!(!walk.offers_day());
    // Any day of May is early enough.
    filled_in(&mut walk, "2024", 5)?;
    assert!(!walk.words().contains(OPENED), "it is still asked");
    walk.is_said("开业时间", "2024年5月");
    Ok(())
}

#[test]
fn a_month_that_does_not_decide_asks_for_the_day_and_takes_it() -> Outcome {
    let mut walk = opened()?;
    let before = walk.n_back();
    // In June the fifteenth decides.
    filled_in(&mut walk, "2024", 6)?;
    walk.at(OPENED);
    assert_eq!(walk.n_back(), before, "it is the same screen, with a list for the day");
    assert!(walk.offers_day() && walk.question().ok_or("no question")?.lacks_day);
    walk.day(31)?;
    walk.submit()?;
    assert_eq!(walk.refused, Some(Refused::Fault(Fault::NoDay)));
    walk.day(15)?;
    walk.submit()?;
    walk.is_said("开业时间", "2024年6月15日");
    assert!(walk.card(SHOP)?.verdict.contains("2024年6月15日前开业（你填：2024年6月15日）"));
    Ok(())
}

#[test]
fn who_does_not_remember_the_day_may_leave_it_open_and_is_not_asked_again() -> Outcome {
    let mut walk = opened()?;
    filled_in(&mut walk, "2024", 6)?;
    walk.at(OPENED);
    walk.submit()?;
    while let Place::Ask(_) = walk.interview.place {
        assert_ne!(walk.heading(), OPENED);
        walk.unsure()?;
    }
    walk.is_said("开业时间", "2024年6月");
    let shop = walk.card(SHOP)?;
    assert_eq!(shop.status, caice::engine::Status::NeedsAnswer);
    // The month is known: it is the day that is missing.
    assert!(shop.verdict.contains("开业时间（几号）"), "{}", shop.verdict);
    Ok(())
}

#[test]
fn an_empty_or_half_date_is_no_answer() -> Outcome {
    let mut walk = opened()?;
    walk.submit()?;
    assert_eq!(walk.refused, Some(Refused::Fault(Fault::Empty)));
    walk.year("2024")?;
    walk.submit()?;
    assert_eq!(walk.refused, Some(Refused::Fault(Fault::Empty)));
    walk.year("")?;
    walk.month(5)?;
    walk.submit()?;
    assert_eq!(walk.refused, Some(Refused::Fault(Fault::Empty)));
    Ok(())
}

#[test]
fn a_year_that_cannot_be_is_refused_and_stays_in_the_field() -> Outcome {
    for wrong in ["24", "20245", "1899", "2100", "二〇二四", "2024x"] {
        let mut walk = opened()?;
        filled_in(&mut walk, wrong, 5)?;
        assert_eq!(walk.refused, Some(Refused::Fault(Fault::NoYear)), "{wrong}");
        assert!(walk.draft().starts_with(wrong), "{wrong} became {}", walk.draft());
        walk.is_said("开业时间", "");
    }
    Ok(())
}

#[test]
fn a_date_comes_back_into_its_fields() -> Outcome {
    let mut walk = opened()?;
    filled_in(&mut walk, "2024", 5)?;
    walk.open("#/ask/opened_on");
    assert_eq!(walk.draft(), "2024-5-");
    filled_in(&mut walk, "2024年6月3日", 6)?;
    walk.is_said("开业时间", "2024年6月3日");
    walk.open("#/ask/opened_on");
    assert_eq!(walk.draft(), "2024-6-3");
    assert!(walk.offers_day(), "the day cannot be changed");
    Ok(())
}
