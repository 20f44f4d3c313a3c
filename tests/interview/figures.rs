//! The small print of a sum fits the figure beside it.

use crate::{Outcome, counter::person, packs::bundled};

#[test]
fn the_small_print_of_a_sum_speaks_of_no_figure_that_is_not_there() -> Outcome {
    let mut n_notes = 0;
    for one in &bundled()?.lowered.people {
        let mut walk = person(&one.id.value)?;
        for english in [false, true] {
            if english {
                walk.text = caice::interview::text::Language::En.text();
            }
            let result = walk.result();
            let Some(sum) = result.headline.sum.clone() else { continue };
            let range = sum.figure.matches('¥').count() > 1;
            for note in &sum.notes {
                n_notes += 1;
                let low = ["有把握", "最低", "低的", "lower", "at least"].into_iter().find(|word| note.contains(word));
                assert!(low.is_none() || range, "{}: {note:?} beside {:?}", one.id.value, sum.figure);
                let most = ["“最多”", "\"up to\""].into_iter().find(|word| note.contains(word));
                assert_eq!(most, None, "{}: {note:?} beside {:?}", one.id.value, sum.figure);
            }
        }
    }
    assert!(n_notes > 5, "only {n_notes} notes");
    Ok(())
}
