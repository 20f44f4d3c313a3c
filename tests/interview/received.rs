//! 以前领过吗: which policies are asked about, and that the question can be left.
//!
//! What received benefits exclude is the personas' part.

use crate::{Outcome, packs::bundled, walk::Walk};

/// Somebody who does not know what their employment is, which leaves policies of all kinds open.
#[test]
fn saying_that_nothing_was_received_leads_on() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.open("#/ask/employment_status");
    walk.unsure()?;
    walk.open("#/ask/prior_benefits");
    walk.pick(&["没领过"])?;
    walk.submit()?;
    let prior = walk.fact("prior_benefits")?;
    assert!(walk.question().is_none_or(|question| question.named.fact != prior), "asked again");
    let next = &walk.interview.view.assessment.next;
    assert!(next.iter().all(|question| question.fact != prior), "still worth asking: {next:#?}");
    Ok(())
}

#[test]
fn only_policies_in_question_are_asked_about() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.open("#/ask/prior_benefits");
    let rows = walk.rows(None);
    assert!(rows.len() <= 10, "{rows:?}");
    assert!(rows.iter().all(|row| !row.contains("博士后") && !row.contains("人才科技新政")), "{rows:?}");
    Ok(())
}
