//! What goes together, in the words of the result.
//!
//! `tests/combination.rs` shows which set is best, against trying every one.

use std::collections::BTreeSet;

use caice::value::{Answer, Value};

use crate::{
    Outcome,
    counter::{person, person_but},
};

#[test]
fn two_subsidies_of_which_no_text_speaks_are_named_and_the_sum_is_at_most_both() -> Outcome {
    let walk = person("founder")?;
    let result = walk.result();
    let sum = result.headline.sum.as_ref().ok_or("no sum")?;
    assert_eq!(sum.figure, "最多 ¥17,000");
    // One pair has two figures. The third subsidy has none, so no small print of figures is about it.
    assert!(sum.notes.iter().any(|note| note.starts_with("算进去的有 1 对没查到")), "{:?}", sum.notes);
    assert!(sum.notes.iter().any(|note| note == "含公开摘要或转载的数字"), "{:?}", sum.notes);
    let together = result.together.as_ref().ok_or("nothing together")?;
    let takes = |title: &str, figure: &str| together.take.contains(&(title.to_owned(), figure.to_owned()));
    assert!(takes("一次性创业社保补贴", "最多 ¥5,000") && takes("创业带动就业补贴", "最多 ¥12,000"), "{together:#?}");
    // Its figure is not published: the entry appears without one.
    assert!(takes("一次性创业补贴", "金额待确认"), "{together:#?}");
    assert!(together.left_out.is_empty() && together.instead.is_none(), "{together:#?}");
    // A paper that two of them want is listed once.
    assert!(together.papers.contains(&"营业执照".to_owned()) && together.papers.len() > 3, "{together:#?}");
    assert_eq!(together.papers.iter().collect::<BTreeSet<_>>().len(), together.papers.len(), "{together:#?}");
    let pair = "“一次性创业社保补贴”和“创业带动就业补贴”：没查到能不能一起拿，两项都先问。";
    assert!(together.silent.iter().any(|line| line == pair), "{together:#?}");
    Ok(())
}

#[test]
fn what_excludes_a_subsidy_of_the_firm_is_told_by_its_own_words() -> Outcome {
    let walk = person_but("young-farmer", |pack, answers| {
        let recognised = pack.fact_id("sector_recognised_by_authority").map(|fact| fact.index());
        answers.set(recognised.unwrap_or_default(), Answer::Value(Value::Bool(true)));
    })?;
    let result = walk.result();
    let together = result.together.as_ref().ok_or("nothing together")?;
    let words = "一次性创业补贴，和养老、家政、现代农业企业创业补贴，不重复享受。";
    assert!(together.silent.iter().any(|line| line == words), "{together:#?}");
    Ok(())
}

#[test]
fn one_subsidy_alone_is_put_together_with_nothing() -> Outcome {
    for id in ["technician", "student-in-hardship", "laid-off"] {
        assert_eq!(person(id)?.result().together, None, "{id}");
    }
    Ok(())
}
