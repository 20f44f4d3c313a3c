//! Follow-up fields of a list entry: asked separately, for that entry, and only if something depends on it.
//!
//! The personas show what the answer does to an outcome.

use caice::interview::Place;

use crate::{
    Outcome,
    lists::add,
    packs::examples,
    walk::Walk,
    words::examples::{CERTIFICATE, CERTIFICATES, WITHDRAWN},
};

/// Asks only about the certificates, adds these, and leaves the list.
fn holds(entries: &[(&str, &str, u32)]) -> Outcome<Walk> {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/policy/example-certificate");
    walk.ask_about_it()?;
    walk.at(CERTIFICATES);
    for (level, year, month) in entries {
        add(&mut walk, level, year, *month)?;
    }
    walk.submit()?;
    Ok(walk)
}

/// A junior certificate and a recent senior one; only the senior one has follow-ups.
fn followed_up() -> Outcome<Walk> {
    let walk = holds(&[("初级工", "2025", 3), ("高级工", "2025", 1)])?;
    walk.at(WITHDRAWN);
    assert_eq!(walk.address(), "#/ask/certificates/2/3");
    walk.shows(&["技能证书：高级工 · 2025年1月"]);
    Ok(walk)
}

#[track_caller]
fn stands(walk: &Walk, verdict: &str) {
    walk.at(CERTIFICATE);
    walk.shows(&[verdict]);
}

#[test]
fn it_is_asked_of_the_one_entry_that_it_matters_for() -> Outcome {
    let mut walk = followed_up()?;
    walk.pick(&["否"])?;
    stands(&walk, "公开条件都对得上，以审核为准");
    assert_eq!(walk.policy("example-certificate")?.open, []);
    Ok(())
}

#[test]
fn it_can_refute_what_was_assumed() -> Outcome {
    let mut walk = followed_up()?;
    walk.pick(&["是"])?;
    stands(&walk, "没对上：这样的证书没有被撤销");
    Ok(())
}

#[test]
fn who_does_not_know_is_not_asked_again_and_it_stays_assumed() -> Outcome {
    let mut walk = followed_up()?;
    walk.unsure()?;
    stands(&walk, "初步匹配");
    let page = walk.policy("example-certificate")?;
    assert_eq!(page.open, []);
    let assumed = page.card.map(|card| card.assumed).unwrap_or_default();
    let line = assumed.first().ok_or("nothing is assumed")?;
    assert_eq!(line.text, "这样的证书没有被撤销");
    // People who find out later say so where it was asked.
    walk.open(&line.href.clone().ok_or("it cannot be refuted")?);
    walk.answer(WITHDRAWN, &["是"])?;
    stands(&walk, "目前不满足");
    Ok(())
}

#[test]
fn it_is_not_asked_where_nothing_turns_on_it() -> Outcome {
    let walk = holds(&[("初级工", "2025", 3), ("高级工", "2023", 1)])?;
    stands(&walk, "目前不满足");
    Ok(())
}

#[test]
fn its_answer_is_changed_with_the_entry_and_goes_with_it() -> Outcome {
    let mut walk = followed_up()?;
    walk.pick(&["否"])?;
    walk.open("#/ask/certificates");
    walk.edit(1)?;
    walk.tick_of(Some(WITHDRAWN), "是")?;
    walk.submit()?;
    assert_eq!(walk.listed()?, ["初级工 · 2025年3月", "高级工 · 2025年1月 · 被撤销：是"]);
    walk.open("#/policy/example-certificate");
    stands(&walk, "目前不满足");
    // Another certificate is another question.
    walk.open("#/ask/certificates");
    walk.remove(1)?;
    walk.open("#/policy/example-certificate");
    walk.lacks(&["被撤销：是"]);
    Ok(())
}

#[test]
fn it_is_not_among_what_a_new_entry_asks_for() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/ask/certificates");
    walk.add()?;
    walk.lacks(&[WITHDRAWN]);
    Ok(())
}

#[test]
fn an_address_of_no_entry_leads_to_a_question_that_is_open() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    for address in ["#/ask/certificates/7/3", "#/ask/certificates/1/9", "#/ask/nothing/1/1"] {
        walk.open(address);
        assert!(matches!(walk.interview.place, Place::Ask(_)), "{address}");
        assert!(walk.address().starts_with("#/ask/") && walk.address() != address, "{address}");
    }
    Ok(())
}
