//! 如果来这里工作: what a supposed job would bring, computed on a copy; none of it becomes anybody's answer.
//!
//! The personas show whether the changes are right; `journeys` shows that each card is marked as supposed.

use caice::{
    engine::Status,
    interview::{
        Place,
        fair::Stand,
        view::{Input, OfferView, PlanView, Unchanged},
    },
    value::{Answer, OptionId, Value},
};

use crate::{
    Outcome,
    packs::{bundled, examples},
    walk::Walk,
    words::examples::{CONTRACT, EMPLOYED, HIRED, LESS, SELF_EMPLOYED, UNEMPLOYED, YEAR},
};

/// What the only offer of the examples would bring.
fn offer(walk: &Walk) -> Outcome<OfferView> {
    Ok(OfferView::of(&walk.interview.session, 0, walk.text).ok_or("no job may be supposed")?)
}

/// Picks a row of a question that the offer asks.
fn suppose(walk: &mut Walk, row: &str) -> Outcome {
    let view = offer(walk)?;
    let found = view.asks.iter().find_map(|(fact, field)| match &field.input {
        Input::Rows { rows, .. } => Some((*fact, rows.iter().find(|known| known.label == row)?.answer.clone())),
        _ => None,
    });
    let (fact, answer) = found.ok_or_else(|| format!("no row {row:?}"))?;
    walk.interview.suppose(0, fact, answer);
    Ok(())
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
    let mut walk = out_of_work()?;
    walk.open("#/offer");
    assert_eq!((walk.interview.place, walk.heading().as_str()), (Place::Offer(0), "找到工作"));
    let bare = offer(&walk)?;
    let asks: Vec<&str> = bare.asks.iter().map(|(_, field)| field.question.as_str()).collect();
    assert_eq!(asks, [CONTRACT], "only what is not supposed is asked");
    assert_eq!(titles(&bare), [(HIRED, Status::NeedsAnswer)]);
    suppose(&mut walk, YEAR)?;
    let year = offer(&walk)?;
    assert_eq!(titles(&year), [(HIRED, Status::Met)]);
    assert_eq!(year.cards.first().ok_or("no card")?.verdict, "按这个假设，公开条件都对得上，以审核为准。");
    // The contract is too short: it would not fit, as it does not now.
    suppose(&mut walk, LESS)?;
    assert_eq!(titles(&offer(&walk)?), []);
    Ok(())
}

#[test]
fn what_a_job_does_not_change_is_said_with_why() -> Outcome {
    let mut walk = out_of_work()?;
    suppose(&mut walk, LESS)?;
    let shown = offer(&walk)?;
    assert_eq!(titles(&shown), []);
    // It failed before for want of a job, and would with one whose contract is too short.
    assert_eq!(
        shown.unchanged,
        [Unchanged { title: HIRED.to_owned(), why: "目前不满足；合同一年以上".to_owned(), fits: false }]
    );
    suppose(&mut walk, YEAR)?;
    assert_eq!(offer(&walk)?.unchanged, []);
    Ok(())
}

#[test]
fn a_supposed_job_changes_no_answer_and_no_outcome() -> Outcome {
    let mut walk = out_of_work()?;
    let (before, link) = (walk.result(), walk.interview.session.payload(true));
    walk.open("#/offer");
    suppose(&mut walk, YEAR)?;
    assert_eq!(walk.interview.session.payload(true), link);
    walk.open("#/result");
    assert_eq!(walk.result().groups, before.groups);
    walk.is_said("工作情况", UNEMPLOYED);
    walk.is_said("合同期限", "");
    assert_eq!(walk.n_answers(), 2);
    Ok(())
}

#[test]
fn the_result_names_what_the_offer_would_bring_as_it_is_supposed() -> Outcome {
    let mut walk = out_of_work()?;
    let line = |walk: &Walk| walk.result().offers.first().cloned();
    let bare = line(&walk).ok_or("no offer")?;
    assert_eq!((bare.title.as_str(), bare.more, bare.href.as_str()), ("找到工作", 0, "#/offer/job"));
    let brought: Vec<_> = bare.brings.iter().map(|one| (one.title.as_str(), one.figure.as_deref())).collect();
    // It is not yet known whether it would fit: no figure.
    assert_eq!(brought, [(HIRED, None)]);
    suppose(&mut walk, YEAR)?;
    let year = line(&walk).ok_or("no offer")?;
    assert_eq!(year.brings.first().and_then(|one| one.figure.as_deref()), Some("¥2,000"));
    suppose(&mut walk, LESS)?;
    assert_eq!(line(&walk), None);
    Ok(())
}

#[test]
fn what_is_supposed_is_forgotten_with_the_rest() -> Outcome {
    let mut walk = out_of_work()?;
    suppose(&mut walk, YEAR)?;
    assert_eq!(titles(&offer(&walk)?), [(HIRED, Status::Met)]);
    walk.restart();
    // Whether it would fit is as unknown as before.
    assert_eq!(titles(&offer(&walk)?), []);
    Ok(())
}

#[test]
fn nothing_that_is_supposed_is_repeated_as_said_or_leads_to_a_question() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", SELF_EMPLOYED)?;
    for row in [None, Some(YEAR)] {
        if let Some(row) = row {
            suppose(&mut walk, row)?;
        }
        let offer = offer(&walk)?;
        assert_eq!(offer.cards.len(), 1);
        for card in &offer.cards {
            assert!(card.reasons.iter().all(|reason| reason.said.is_empty()), "{:?}", card.reasons);
            // The offer asks for the contract above the cards, not in the interview, where that question does not
            // arise.
            let asks = |href: &Option<String>| href.as_deref() == Some("#/ask/contract_months");
            assert!(!card.missing.iter().any(|pending| asks(&pending.href)), "{:?}", card.missing);
            assert!(card.assumed.iter().all(|line| line.href.is_none()), "{:?}", card.assumed);
        }
    }
    Ok(())
}

#[test]
fn who_has_a_job_is_not_offered_one() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", EMPLOYED)?;
    assert_eq!(walk.result().offers, []);
    assert_eq!(OfferView::of(&walk.interview.session, 0, walk.text), None);
    Ok(())
}

#[test]
fn who_has_said_nothing_may_suppose_a_job() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/offer/job");
    suppose(&mut walk, YEAR)?;
    assert_eq!(titles(&offer(&walk)?), [(HIRED, Status::Met)]);
    assert_eq!(walk.n_answers(), 0);
    Ok(())
}

#[test]
fn nothing_is_offered_before_an_answer_speaks_for_it() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    let offered = |walk: &Walk| -> Vec<String> {
        let named = PlanView::of(&walk.interview.session, &walk.interview.view, walk.text).offers;
        let lines = walk.result().offers.iter().map(|offer| offer.title.clone()).collect::<Vec<_>>();
        assert_eq!(named.len(), lines.len());
        lines
    };
    assert_eq!(offered(&walk), Vec::<String>::new());
    // Neither does an answer that has nothing to do with it.
    walk.tell("hukou_place", "丽水市区")?;
    assert_eq!(offered(&walk), Vec::<String>::new());
    // Who is out of work may take a job; whether they would found something they have not said.
    walk.tell("employment_status", "没有工作")?;
    let jobs = offered(&walk);
    assert!(!jobs.is_empty() && jobs.iter().all(|title| !title.starts_with("自己创办")), "{jobs:?}");
    walk.tell("has_founded", "否")?;
    assert!(offered(&walk).iter().any(|title| title.starts_with("自己创办")), "{:?}", offered(&walk));
    Ok(())
}

#[test]
fn an_address_without_an_offer_leads_to_the_first_one() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/offer");
    assert_eq!(walk.interview.place, Place::Offer(0));
    Ok(())
}

#[test]
fn every_offer_of_the_policies_leads_to_the_others() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    let n_offers = walk.interview.session.pack.offers.len();
    assert!(n_offers > 0);
    let open: Vec<usize> = walk.interview.session.offers().collect();
    for index in open.clone() {
        let view = OfferView::of(&walk.interview.session, index, walk.text).ok_or("it may not be supposed")?;
        assert_eq!(view.others.len() + 1, open.len(), "{}", view.title);
        walk.open("#/result");
        for (title, href) in view.others {
            walk.open(&href);
            assert_eq!(walk.heading(), title);
        }
    }
    Ok(())
}

/// The link to the only offer of the examples, as supposed.
fn link(walk: &Walk, with_answers: bool) -> Outcome<String> {
    Ok(format!("#{}", walk.interview.session.offer_payload(0, with_answers).ok_or("no link")?))
}

#[test]
fn a_link_shows_the_offer_as_its_sender_supposed_it() -> Outcome {
    let mut sender = out_of_work()?;
    suppose(&mut sender, YEAR)?;
    let mut walk = Walk::of(examples()?)?;
    walk.open(&link(&sender, false)?);
    assert_eq!((walk.interview.place, walk.address(), walk.n_answers()), (Place::Offer(0), "#/offer/job", 0));
    assert_eq!(titles(&offer(&walk)?), [(HIRED, Status::Met)]);
    let figures = offer(&walk)?.cards.into_iter().flat_map(|card| card.amounts).map(|amount| amount.figure);
    assert_eq!(figures.collect::<Vec<_>>(), ["¥2,000", "实物或服务"]);
    assert_eq!(walk.said, walk.text.of_offer.opened);
    Ok(())
}

#[test]
fn a_link_carries_the_senders_answers_only_where_they_say_so() -> Outcome {
    let mut sender = out_of_work()?;
    suppose(&mut sender, YEAR)?;
    let mut walk = Walk::of(examples()?)?;
    walk.open(&link(&sender, true)?);
    assert_eq!(walk.interview.place, Place::Offer(0));
    walk.is_said("工作情况", UNEMPLOYED);
    // People with answers are asked first.
    let mut other = Walk::of(examples()?)?;
    other.tell("employment", SELF_EMPLOYED)?;
    other.open(&link(&sender, true)?);
    assert_eq!(other.interview.place, Place::Replace);
    let step = other.interview.replace(true, other.today, other.text);
    other.carry_out(step);
    assert_eq!(other.interview.place, Place::Offer(0));
    other.is_said("工作情况", UNEMPLOYED);
    Ok(())
}

#[test]
fn what_is_supposed_outlives_a_reload() -> Outcome {
    let mut walk = out_of_work()?;
    suppose(&mut walk, YEAR)?;
    let again = Walk::resumed(examples()?, &walk.interview.session.keep(), walk.today)?;
    assert_eq!(titles(&offer(&again)?), [(HIRED, Status::Met)]);
    Ok(())
}

#[test]
fn a_link_to_an_offer_that_is_gone_leads_home_and_says_so() -> Outcome {
    let sender = Walk::of(bundled()?)?;
    let firm = Stand::of(&sender.interview.session).ok_or("no door for firms")?;
    let payload = firm.link(false).ok_or("no link")?;
    let mut walk = Walk::of(examples()?)?;
    walk.open(&format!("#{payload}"));
    walk.at_home();
    assert_eq!(walk.said, walk.text.of_offer.gone);
    Ok(())
}

#[test]
fn an_address_of_an_offer_that_is_not_offered_shows_no_other_one() -> Outcome {
    for address in ["#/offer/nope", "#/offer/this-firm"] {
        let mut walk = Walk::of(bundled()?)?;
        walk.open(address);
        walk.at_home();
    }
    Ok(())
}

/// A graduate of 2026 without work, who answers what they know and 不清楚 to the rest; returns the questions asked up to
/// the result.
fn graduate(way_in: &str) -> Outcome<(Walk, Vec<String>)> {
    let mut walk = Walk::of(bundled()?)?;
    walk.open(&format!("#/start/{way_in}"));
    let pack = &bundled()?.lowered.pack;
    let mut asked = Vec::new();
    while walk.interview.place != Place::Result {
        if walk.interview.place == Place::Pause {
            walk.past_the_pause();
            continue;
        }
        let fact = walk.asked()?.fact;
        let key = pack.fact(fact).ok_or("no such fact")?.key.clone();
        match key.as_str() {
            "student_status" => walk.pick(&["不是在校大学生"])?,
            "education_level" => walk.pick(&["本科"])?,
            "employment_status" => walk.pick(&["没有工作"])?,
            "last_job_ended" => walk.pick(&["还没工作过"])?,
            "has_founded" => walk.pick(&["否"])?,
            "graduation_date" => {
                walk.year("2026")?;
                walk.month(6)?;
                walk.submit()?;
            }
            _ => walk.unsure()?,
        }
        asked.push(key);
    }
    Ok((walk, asked))
}

#[test]
fn a_graduate_without_work_is_asked_what_the_offers_turn_on_whichever_way_they_came_in() -> Outcome {
    for way_in in ["student", "looking"] {
        let (walk, asked) = graduate(way_in)?;
        assert_eq!(asked.iter().filter(|key| *key == "graduation_date").count(), 1, "{way_in}: {asked:?}");
        let result = walk.result();
        let figures: Vec<&str> = result
            .offers
            .iter()
            .flat_map(|offer| &offer.brings)
            .filter_map(|brought| brought.figure.as_deref())
            .collect();
        assert!(figures.iter().any(|figure| figure.contains("10,000")), "{way_in}: {:#?}", result.offers);
        assert!(walk.taps <= 14, "{way_in}: {} taps, {asked:?}", walk.taps);
    }
    Ok(())
}

#[test]
fn what_pays_nothing_and_can_wait_comes_after_a_job_that_would_pay() -> Outcome {
    for way_in in ["student", "looking"] {
        let (walk, _) = graduate(way_in)?;
        let result = walk.result();
        let first = result.first.as_ref().ok_or("nothing to do first")?;
        let offer = result.offers.iter().find(|offer| offer.pays.is_some()).ok_or("no offer pays")?;
        assert_eq!(first.href, offer.href, "{way_in}: {}", first.text);
        for wanted in [offer.title.as_str(), offer.pays.as_deref().unwrap_or_default(), "10,000", "（假设）"] {
            assert!(first.text.contains(wanted), "{way_in}: {} lacks {wanted}", first.text);
        }
    }
    Ok(())
}

#[test]
fn who_served_and_has_no_firm_is_asked_so_where_they_suppose_one() -> Outcome {
    // No bundled policy is for them as they are, so that the questions leave it out: the credit is for who has a shop.
    let mut walk = Walk::of(bundled()?)?;
    walk.tell("employment_status", "没有工作")?;
    walk.tell("has_founded", "否")?;
    let pack = &bundled()?.lowered.pack;
    let fact = |key: &str| pack.fact_id(key).ok_or("no such fact");
    let served = fact("veteran_type")?;
    assert!(walk.interview.view.assessment.next.iter().all(|question| question.fact != served));
    let index = pack.offers.iter().position(|offer| offer.key == "own-care-firm").ok_or("no such offer")?;
    let form = fact("founded_entity_type")?;
    let shop = pack.fact(form).and_then(|fact| fact.kind.options().iter().position(|key| key == "individual_business"));
    let shop = OptionId(u8::try_from(shop.ok_or("no such row")?)?);
    walk.interview.suppose(index, form, Answer::Value(Value::Choice(shop)));
    let offer = OfferView::of(&walk.interview.session, index, walk.text).ok_or("it may not be supposed")?;
    let card = offer.cards.iter().find(|card| card.title.contains("退役士兵")).ok_or("not a word of who served")?;
    let asks = card.missing.iter().filter_map(|question| question.href.as_deref()).collect::<Vec<_>>();
    assert_eq!(asks, ["#/ask/veteran_type"], "{card:#?}");
    Ok(())
}
