//! What survives a trap or a reload: everything a person said, the way in, the chosen day, and their progress.
//!
//! `journeys` shows that the page keeps it in time, and what it says about a trap.

use caice::{interview::Place, value::Date};

use crate::{
    Outcome,
    packs::{bundled, examples},
    walk::{Walk, the_day},
    words::examples::{EMPLOYMENT, INSURED, OPENED, RECEIVED, SELF_EMPLOYED, UNEMPLOYED},
};

/// The same person with a new instance, on this day.
fn after_a_trap(walk: &Walk, today: Date) -> Outcome<Walk> {
    Walk::resumed(examples()?, &walk.interview.session.keep(), Some(today))
}

#[test]
fn everything_that_was_said_outlives_a_trap() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/start/looking");
    walk.pick(&["否"])?;
    walk.open("#/ask/monthly_rent");
    walk.type_in("300")?;
    walk.submit()?;
    walk.open("#/ask/opened_on");
    walk.year("2024")?;
    walk.month(6)?;
    walk.submit()?;
    walk.day(3)?;
    walk.submit()?;
    walk.open("#/ask/certificates");
    walk.unsure()?;
    walk.open("#/ask/received");
    walk.at(RECEIVED);
    walk.unsure()?;
    let again = after_a_trap(&walk, the_day()?)?;
    let (before, after) = (&walk.interview.session, &again.interview.session);
    assert_eq!(after.answers, before.answers);
    assert_eq!(after.in_force, before.in_force);
    assert_eq!((&after.trail, &after.skipped, &after.by_start), (&before.trail, &before.skipped, &before.by_start));
    assert_eq!((after.on, after.as_of, after.chosen), (before.on, before.as_of, before.chosen));
    assert_eq!(again.interview.view.open, walk.interview.view.open, "another question comes next");
    assert_eq!(again.result(), walk.result());
    Ok(())
}

#[test]
fn the_way_in_is_kept_and_still_gives_way() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/start/looking");
    let mut again = after_a_trap(&walk, the_day()?)?;
    again.open("#/ask/insured_by_employer");
    again.at(INSURED);
    assert_eq!(again.interview.session.start, Some(0));
    let supposed = again.question().ok_or("no question")?.supposed;
    assert_eq!(supposed.first().map(|line| line.said.as_str()), Some(UNEMPLOYED));
    again.pick(&["是"])?;
    assert_eq!(again.refused, None);
    again.is_said("工作情况", "");
    // Its answers are nobody's own, so another way in replaces them without asking.
    let mut again = Walk::of(examples()?)?;
    again.open("#/start/looking");
    let mut again = after_a_trap(&again, the_day()?)?;
    again.open("#/start/founder");
    again.at(OPENED);
    Ok(())
}

#[test]
fn the_day_that_was_chosen_is_kept() -> Outcome {
    let other = the_day()?.add_months(14);
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", UNEMPLOYED)?;
    walk.assess_on(Some(other));
    let mut again = after_a_trap(&walk, the_day()?)?;
    let session = &again.interview.session;
    assert_eq!((session.chosen, session.on, session.as_of), (Some(other), other, the_day()?));
    again.open("#/result");
    assert_eq!(again.said, (again.text.reckoned)(other));
    assert_eq!(again.result(), walk.result());
    Ok(())
}

#[test]
fn the_day_the_answers_were_given_is_kept_so_that_what_grows_has_grown() -> Outcome {
    let pack = bundled()?;
    let grows = pack.lowered.pack.facts.iter().position(|fact| fact.accrues_while.is_some());
    let index = grows.ok_or("no fact grows")?;
    // Of people who have such a counter.
    let mut n_grown = 0;
    for person in &pack.lowered.people {
        let mut walk = Walk::on(pack, Some(person.as_of))?;
        let session = &walk.interview.session;
        let link = caice::handoff::answers(
            &session.pack,
            &person.answers,
            person.as_of,
            person.as_of,
            caice::handoff::Selection { sensitive: true },
        );
        walk.open(&format!("#{}", link.ok_or("no numbers")?));
        let kept = walk.interview.session.keep();
        let later = person.as_of.add_months(3);
        let resumed = Walk::resumed(pack, &kept, Some(later))?;
        let said = walk.interview.session.answers.get(index);
        let grown = resumed.interview.session.answers.get(index);
        n_grown += usize::from(said != grown);
        // Assessed for that day at once, it is the same.
        let mut at_once = walk.interview.session.clone();
        at_once.assess_on(None, Some(later));
        assert_eq!(resumed.interview.session.answers, at_once.answers, "{}", person.id.value);
        assert_eq!(resumed.interview.session.as_of, at_once.as_of, "{}", person.id.value);
    }
    assert!(n_grown > 0, "no counter of anybody has grown in three months");
    Ok(())
}

#[test]
fn a_clock_that_is_wrong_is_told_after_a_reload_too() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/start/looking");
    walk.pick(&["否"])?;
    let resumed = after_a_trap(&walk, Date::EPOCH)?;
    assert!(resumed.interview.session.clock_is_wrong);
    assert_eq!(resumed.interview.session.on, the_day()?);
    Ok(())
}

#[test]
fn the_one_policy_that_was_asked_about_is_kept() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/policy/example-looking");
    walk.ask_about_it()?;
    walk.answer(EMPLOYMENT, &[UNEMPLOYED])?;
    let mut again = after_a_trap(&walk, the_day()?)?;
    again.open(walk.address());
    again.answer(INSURED, &["否"])?;
    again.answer(RECEIVED, &["都没领过"])?;
    assert!(matches!(again.interview.place, Place::Policy(_)), "{:?}", again.interview.place);
    Ok(())
}

#[test]
fn what_was_put_aside_is_kept() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", "在单位上班")?;
    walk.tell("contract_months", "满 1 年")?;
    walk.tell("employment", UNEMPLOYED)?;
    let mut again = after_a_trap(&walk, the_day()?)?;
    again.is_said("合同期限", "满 1 年（现在用不上，先收着）");
    again.tell("employment", "在单位上班")?;
    again.is_said("合同期限", "满 1 年");
    Ok(())
}

#[test]
fn what_does_not_read_is_left_aside() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", UNEMPLOYED)?;
    let kept = walk.interview.session.keep();
    assert!(!kept.is_empty());
    // Cut anywhere, it never traps: at most something is missing.
    for end in 0..kept.len() {
        Walk::resumed(examples()?, kept.get(..end).unwrap_or_default(), walk.today)?;
    }
    for other in [&b"\xff\xfe"[..], b"nothing", b"\n\n\n\n\n\n"] {
        let again = Walk::resumed(examples()?, other, walk.today)?;
        assert_eq!(again.n_answers(), 0);
    }
    Ok(())
}

#[test]
fn what_is_stored_on_a_device_goes_on_where_nothing_was_answered() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", SELF_EMPLOYED)?;
    let stored = walk.interview.session.payload(true).ok_or("no numbers")?;
    let mut again = Walk::of(examples()?)?;
    assert!(again.interview.resume(&stored, again.today, true));
    again.open("#/result");
    again.is_said("工作情况", SELF_EMPLOYED);
    // Existing answers stay.
    let mut busy = Walk::of(examples()?)?;
    busy.tell("employment", UNEMPLOYED)?;
    assert!(!busy.interview.resume(&stored, busy.today, true));
    busy.is_said("工作情况", UNEMPLOYED);
    assert!(!again.interview.resume("nothing that reads", again.today, true));
    Ok(())
}
