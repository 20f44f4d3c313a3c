//! Lists: people add, change and remove entries, and each is an answer by itself.
//!
//! `follow_up` covers fields that follow up on an entry.

use caice::{
    engine::Status,
    interview::{Place, draft::Fault},
    value::Answer,
};

use crate::{
    Outcome,
    packs::examples,
    walk::{Refused, Walk},
    words::examples::{CERTIFICATE, CERTIFICATES, ENTRY},
};

fn list() -> Outcome<Walk> {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/ask/certificates");
    walk.at(CERTIFICATES);
    Ok(walk)
}

/// Adds an entry to the open list.
pub fn add(walk: &mut Walk, level: &str, year: &str, month: u32) -> Outcome {
    walk.add()?;
    walk.at(ENTRY);
    walk.tick(level)?;
    walk.year(year)?;
    walk.month(month)?;
    walk.submit()?;
    walk.at(CERTIFICATES);
    Ok(())
}

#[test]
fn entries_are_added_changed_and_removed() -> Outcome {
    let mut walk = list()?;
    add(&mut walk, "初级工", "2025", 3)?;
    assert_eq!(walk.listed()?, ["初级工 · 2025年3月"]);
    add(&mut walk, "高级工", "2024", 1)?;
    assert_eq!(walk.listed()?, ["初级工 · 2025年3月", "高级工 · 2024年1月"]);
    assert_eq!(walk.card(CERTIFICATE)?.status, Status::NotMet);
    // The second, issued later: it matches.
    walk.edit(1)?;
    walk.at(ENTRY);
    walk.picked(&["高级工"]);
    walk.year("2025")?;
    walk.submit()?;
    assert_eq!(walk.listed()?, ["初级工 · 2025年3月", "高级工 · 2025年1月"]);
    assert_eq!(walk.card(CERTIFICATE)?.status, Status::Met);
    // Once it is removed, the other stays.
    walk.remove(1)?;
    walk.at(CERTIFICATES);
    assert_eq!(walk.listed()?, ["初级工 · 2025年3月"]);
    assert_eq!(walk.card(CERTIFICATE)?.status, Status::NotMet);
    // Without any entry the question is open again.
    walk.remove(0)?;
    assert_eq!(walk.listed()?, Vec::<String>::new());
    assert_eq!(walk.card(CERTIFICATE)?.status, Status::NeedsAnswer);
    Ok(())
}

#[test]
fn a_list_without_an_entry_is_answered_by_saying_so() -> Outcome {
    let mut walk = list()?;
    walk.submit()?;
    assert_eq!(walk.refused, Some(Refused::Fault(Fault::Empty)));
    walk.pick(&["没有证书"])?;
    walk.is_said("技能证书", "没有证书");
    assert_eq!(walk.card(CERTIFICATE)?.status, Status::NotMet);
    Ok(())
}

#[test]
fn an_entry_with_nothing_or_half_a_date_is_not_saved() -> Outcome {
    let mut walk = list()?;
    walk.add()?;
    walk.submit()?;
    assert_eq!(walk.refused, Some(Refused::Fault(Fault::Empty)));
    walk.tick("初级工")?;
    walk.year("2025")?;
    walk.submit()?;
    assert_eq!(walk.refused, Some(Refused::Half));
    walk.at(ENTRY);
    walk.year("25")?;
    walk.month(3)?;
    walk.submit()?;
    assert_eq!(walk.refused, Some(Refused::Fault(Fault::NoYear)));
    Ok(())
}

#[test]
fn a_field_that_was_picked_can_be_left_open_again() -> Outcome {
    let mut walk = list()?;
    add(&mut walk, "高级工", "2025", 1)?;
    walk.edit(0)?;
    walk.tick("不清楚")?;
    walk.submit()?;
    assert_eq!(walk.listed()?, ["2025年1月"]);
    let records = walk.interview.session.records(walk.fact("certificates")?).to_vec();
    assert_eq!(records.first().map(|record| record.get(0)), Some(&Answer::Unsure));
    Ok(())
}

#[test]
fn going_on_from_a_list_takes_it_as_complete() -> Outcome {
    let mut walk = list()?;
    // In June of that year the day would decide.
    add(&mut walk, "高级工", "2024", 6)?;
    assert!(walk.question().ok_or("no question")?.lacks_day);
    walk.submit()?;
    while let Place::Ask(named) = walk.interview.place {
        assert!(named.fact != walk.fact("certificates")? || named.field.is_some(), "the list is asked again");
        walk.unsure()?;
    }
    Ok(())
}

#[test]
fn an_address_of_no_entry_leads_to_its_list() -> Outcome {
    let mut walk = list()?;
    add(&mut walk, "高级工", "2025", 1)?;
    for address in ["#/ask/certificates/7", "#/ask/certificates/0"] {
        walk.open("#/result");
        walk.open(address);
        let at = walk.interview.place;
        let known = matches!(at, Place::Ask(_) | Place::Entry(_, None));
        assert!(known, "{address} leads to {at:?}");
    }
    Ok(())
}
