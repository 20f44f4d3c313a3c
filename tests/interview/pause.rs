//! After three questions in a row without an answer, people may see what there is, call, or continue for three more.

use caice::interview::{Place, view::Call};

use crate::{Outcome, packs::bundled, walk::Walk};

fn three_unsure(walk: &mut Walk) -> Outcome {
    for _ in 0..3 {
        assert!(walk.interview.place.asks(), "{:?}", walk.interview.place);
        walk.unsure()?;
    }
    Ok(())
}

#[test]
fn after_three_unsure_answers_people_are_asked_whether_to_go_on() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.open("#/ask");
    three_unsure(&mut walk)?;
    assert_eq!((walk.interview.place, walk.address()), (Place::Pause, "#/pause"));
    assert!(Call::all(&walk.interview.session).iter().any(|call| call.phone == "12333"));
    // Three more, and again.
    walk.open("#/ask");
    three_unsure(&mut walk)?;
    assert_eq!(walk.interview.place, Place::Pause);
    Ok(())
}

#[test]
fn where_nothing_is_decided_the_result_is_three_questions_and_whom_to_call() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.open("#/ask");
    while walk.interview.place.asks() {
        walk.unsure()?;
        walk.past_the_pause();
    }
    walk.open("#/result");
    let result = walk.result();
    let shown: usize = result.groups.iter().map(|group| group.n_shown.min(group.cards.len())).sum();
    assert_eq!(shown, 0, "cards are folded");
    assert!(result.to_look_up.len() > 2, "{:?}", result.to_look_up);
    assert!(result.calls.iter().any(|call| call.phone == "12333"), "{:?}", result.calls);
    // An answer that decides something brings the cards back.
    walk.open("#/ask/has_founded");
    walk.pick(&["否"])?;
    walk.open("#/result");
    let result = walk.result();
    assert!(result.calls.is_empty() && result.groups.iter().any(|group| group.n_shown > 0));
    Ok(())
}

#[test]
fn an_answer_in_between_begins_the_count_anew() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.open("#/ask/student_status");
    walk.unsure()?;
    walk.unsure()?;
    walk.open("#/ask/education_level");
    walk.pick(&["本科"])?;
    walk.unsure()?;
    walk.unsure()?;
    assert!(walk.interview.place.asks(), "{:?}", walk.interview.place);
    Ok(())
}

#[test]
fn who_changes_one_answer_to_unsure_goes_back_to_the_list() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.open("#/ask");
    walk.unsure()?;
    walk.unsure()?;
    walk.open("#/answers");
    walk.open("#/ask/education_level");
    walk.unsure()?;
    assert_eq!(walk.interview.place, Place::Answers);
    Ok(())
}
