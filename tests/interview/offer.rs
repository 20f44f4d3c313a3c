//! 如果入职: a supposed job, worked out on a copy, and nothing of it anybody's answer.
//!
//! Whether the changes are right is the personas' business; that each card is marked as supposed is `journeys`'.

use caice::{
    engine::Status,
    interview::view::{Input, OfferView},
    pack::FactId,
    value::Answer,
};

use crate::{
    Outcome,
    packs::examples,
    walk::Walk,
    words::examples::{CONTRACT, EMPLOYED, HIRED, LESS, SELF_EMPLOYED, UNEMPLOYED, YEAR},
};

/// What this supposition, or none, would change.
fn offer(walk: &Walk, row: Option<&str>) -> Outcome<OfferView> {
    let none = OfferView::of(&walk.interview.session, &[], walk.text).ok_or("no job may be supposed")?;
    let Some(row) = row else { return Ok(none) };
    let supposed: Vec<(FactId, Answer)> = { none.asks.iter() }
        .filter_map(|(fact, field)| match &field.input {
            Input::Rows { rows, .. } => Some((*fact, rows.iter().find(|known| known.label == row)?.answer.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(supposed.len(), 1, "no row {row:?}");
    Ok(OfferView::of(&walk.interview.session, &supposed, walk.text).ok_or("no job may be supposed")?)
}

fn out_of_work() -> Outcome<Walk> {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", UNEMPLOYED)?;
    walk.tell("insured_by_employer", "否")?;
    Ok(walk)
}

fn titles(offer: &OfferView) -> Vec<(&str, Status)> {
    offer.cards.iter().map(|card| (card.title.as_str(), card.status)).collect()
}

#[test]
fn a_supposed_job_shows_what_would_change() -> Outcome {
    let walk = out_of_work()?;
    let bare = offer(&walk, None)?;
    let asks: Vec<&str> = bare.asks.iter().map(|(_, field)| field.question.as_str()).collect();
    assert_eq!(asks, [CONTRACT], "only what is not supposed is asked");
    assert_eq!(titles(&bare), [(HIRED, Status::NeedsAnswer)]);
    let year = offer(&walk, Some(YEAR))?;
    assert_eq!(titles(&year), [(HIRED, Status::Met)]);
    let card = year.cards.first().ok_or("no card")?;
    assert_eq!(card.verdict, "按这个假设，公开条件都对得上，以审核为准。");
    // Too short a contract: it would not fit, as it does not now.
    assert_eq!(titles(&offer(&walk, Some(LESS))?), []);
    Ok(())
}

#[test]
fn a_supposed_job_changes_no_answer_and_no_result() -> Outcome {
    let mut walk = out_of_work()?;
    let (before, kept) = (walk.result(), walk.interview.session.keep());
    walk.open("#/offer");
    offer(&walk, Some(YEAR))?;
    assert_eq!(walk.interview.session.keep(), kept);
    walk.open("#/result");
    assert_eq!(walk.result(), before);
    walk.is_said("工作情况", UNEMPLOYED);
    walk.is_said("合同期限", "");
    assert_eq!(walk.n_answers(), 2);
    Ok(())
}

#[test]
fn nothing_that_is_supposed_is_repeated_as_said_or_leads_to_a_question() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", SELF_EMPLOYED)?;
    for row in [None, Some(YEAR)] {
        let offer = offer(&walk, row)?;
        assert_eq!(offer.cards.len(), 1);
        for card in &offer.cards {
            assert!(card.reasons.iter().all(|reason| reason.said.is_empty()), "{:?}", card.reasons);
            assert!(card.missing.iter().all(|pending| pending.href.is_none()), "{:?}", card.missing);
            assert!(card.assumed.iter().all(|line| line.href.is_none()), "{:?}", card.assumed);
        }
    }
    Ok(())
}

#[test]
fn who_has_a_job_is_not_offered_one() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    assert!(walk.result().may_suppose_job);
    walk.tell("employment", EMPLOYED)?;
    assert!(!walk.result().may_suppose_job);
    assert_eq!(OfferView::of(&walk.interview.session, &[], walk.text), None);
    Ok(())
}

#[test]
fn who_has_said_nothing_may_suppose_a_job() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/offer");
    assert_eq!(titles(&offer(&walk, Some(YEAR))?), [(HIRED, Status::Met)]);
    assert_eq!(walk.n_answers(), 0);
    Ok(())
}
