//! The doors of the first screen: what is behind each, that asking about it alone asks nothing else, and the way back.

use std::collections::BTreeSet;

use caice::{
    engine::Status,
    interview::{Place, session::Focus, view::DoorView},
    pack::{Audience, PolicyId},
};

use crate::{
    Outcome,
    counter::person,
    packs::{bundled, examples},
    walk::{Walk, the_day},
};

fn door(walk: &Walk, key: &str) -> Outcome<usize> {
    let found = walk.interview.session.pack.doors.iter().position(|door| door.key == key);
    Ok(found.ok_or_else(|| format!("no door {key}"))?)
}

fn shown(walk: &Walk, index: usize) -> Outcome<DoorView> {
    let shown = DoorView::of(&walk.interview.session, &walk.interview.view.assessment, index, walk.text);
    Ok(shown.ok_or("nothing behind it")?)
}

#[test]
fn every_policy_that_people_answer_for_is_behind_a_door_and_nothing_else_is() -> Outcome {
    let pack = &bundled()?.lowered.pack;
    let behind: BTreeSet<usize> =
        pack.doors.iter().flat_map(|door| &door.policies).map(|policy| policy.index()).collect();
    for (at, policy) in pack.policies.iter().enumerate() {
        assert_eq!(behind.contains(&at), policy.audience() == Audience::Person, "{}", policy.key);
    }
    Ok(())
}

#[test]
fn a_door_asks_only_what_its_policies_turn_on_and_ends_at_the_door() -> Outcome {
    for index in 0..bundled()?.lowered.pack.doors.len() {
        let mut walk = Walk::of(bundled()?)?;
        let key = walk.interview.session.pack.doors.get(index).map(|door| door.key.clone()).ok_or("no door")?;
        walk.open(&format!("#/door/{key}"));
        let before = shown(&walk, index)?;
        assert!(before.cards.is_empty() && !before.lines.is_empty() && !before.call.is_empty(), "{key}");
        assert!(
            before.lines.iter().all(|line| line.tag.as_ref().is_none_or(|(status, _)| *status == Status::Withdrawn))
        );
        let step = walk.interview.ask_at_door(index);
        walk.carry_out(step);
        let mut n_asked = 0;
        while let Place::Ask(named) = walk.interview.place {
            n_asked += 1;
            assert!(n_asked < 60, "{key} never ends");
            let lacked = |policy: &PolicyId| {
                let outcome = walk.interview.view.assessment.of(*policy);
                outcome.is_some_and(|of| of.missing.iter().any(|lacked| lacked.fact == named.fact))
            };
            let policies = walk.interview.session.pack.doors.get(index).map(|door| door.policies.clone());
            assert!(policies.unwrap_or_default().iter().any(lacked), "{key} asks about something else");
            walk.unsure()?;
            walk.past_the_pause();
        }
        assert_eq!(walk.interview.place, Place::Door(index), "{key}");
        assert!(!shown(&walk, index)?.open, "{key}");
    }
    Ok(())
}

#[test]
fn behind_a_door_stands_what_the_result_says_and_each_policy_once() -> Outcome {
    for id in ["technician", "founder", "graduate", "doctor"] {
        let walk = person(id)?;
        let assessment = &walk.interview.view.assessment;
        for (index, door) in walk.interview.session.pack.doors.iter().enumerate() {
            let shown = shown(&walk, index)?;
            assert_eq!(shown.cards.len() + shown.lines.len(), door.policies.len(), "{id}: {}", door.key);
            for card in &shown.cards {
                assert_eq!(assessment.of(card.policy).map(|outcome| outcome.status), Some(card.status));
            }
        }
    }
    Ok(())
}

#[test]
fn what_is_asked_alone_outlasts_a_trap_and_ends_with_the_whole_result() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    let index = door(&walk, "skills")?;
    walk.open("#/door/skills");
    let step = walk.interview.ask_at_door(index);
    walk.carry_out(step);
    walk.unsure()?;
    let again = Walk::resumed(bundled()?, &walk.interview.session.keep(), Some(the_day()?))?;
    assert_eq!(again.interview.session.focus, Some(Focus::Door(index)));
    walk.open("#/result");
    assert_eq!(walk.interview.session.focus, None);
    Ok(())
}

#[test]
fn a_door_that_is_not_there_leads_to_all_policies() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/door/skills");
    assert_eq!(walk.interview.place, Place::Policies(false));
    Ok(())
}

#[test]
fn a_question_behind_a_door_counts_the_policies_there_and_no_others() -> Outcome {
    let mut n_fewer = 0;
    for index in 0..bundled()?.lowered.pack.doors.len() {
        let mut walk = Walk::of(bundled()?)?;
        let policies =
            walk.interview.session.pack.doors.get(index).map(|door| door.policies.clone()).ok_or("no door")?;
        let step = walk.interview.ask_at_door(index);
        walk.carry_out(step);
        let mut n_asked = 0;
        while let Place::Ask(named) = walk.interview.place {
            n_asked += 1;
            assert!(n_asked < 60, "it never ends");
            let question = walk.question().ok_or("no question")?;
            let waits = |policy: &&PolicyId| {
                let outcome = walk.interview.view.assessment.of(**policy);
                outcome.is_some_and(|of| of.missing.iter().any(|lacked| lacked.fact == named.fact))
            };
            let here = policies.iter().filter(waits).count();
            let all = walk.interview.view.assessment.outcomes.iter().map(|outcome| outcome.policy);
            n_fewer += usize::from(all.filter(|policy| waits(&policy)).count() > here);
            if let Some(why) = question.why.filter(|why| why.contains("项政策")) {
                assert!(why.contains(&format!("：{here} 项政策")), "{here} wait behind the door: {why}");
            }
            assert!(question.helps.iter().all(|policy| policies.contains(policy)), "{:?}", question.helps);
            walk.unsure()?;
            walk.past_the_pause();
        }
    }
    assert!(n_fewer > 0, "no question concerns anything else");
    Ok(())
}
