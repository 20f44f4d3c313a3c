//! Days and amounts have one form each on every screen of a person: the day in words, whole yuan, one hedge.

use caice::{interview::Place, pack::Role};

use crate::{Outcome, counter::person, packs::bundled, people::Lead, walk::Walk};

/// Whether `text` has a day written as 2026-11-23.
fn has_bare_day(text: &str) -> Option<String> {
    let digits = |part: &[char]| part.iter().all(char::is_ascii_digit);
    let all: Vec<char> = text.chars().collect();
    let found = all.windows(10).find(|ten| match ten {
        [y @ .., a, m1, m2, b, d1, d2] => digits(y) && *a == '-' && *b == '-' && digits(&[*m1, *m2, *d1, *d2]),
        _ => false,
    });
    found.map(|ten| ten.iter().collect())
}

/// An amount with fen, such as `¥16,666.66`.
fn has_fen(text: &str) -> Option<&str> {
    text.split('¥').skip(1).find(|amount| {
        let rest = amount.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
        rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// What a screen says, checked.
fn look(walk: &Walk) {
    let words = walk.words();
    let place = walk.address();
    assert_eq!(has_bare_day(&words), None, "at {place}");
    assert_eq!(has_fen(&words).map(|at| at.chars().take(12).collect::<String>()), None, "at {place}");
    // Two hedges on one figure say less than one.
    for stacked in ["原标准最高", "旧标准）（旧标准", "约约", "最多最高", "最高最高"] {
        assert!(!words.contains(stacked), "{stacked} at {place}");
    }
}

#[test]
fn days_are_words_and_amounts_whole_yuan_on_every_screen_of_ten_people() -> Outcome {
    assert_eq!(has_bare_day("到2026-11-28为止").as_deref(), Some("2026-11-28"), "the check finds nothing");
    assert!(has_fen("约 ¥16,666.66").is_some() && has_fen("¥16,666。").is_none(), "the check finds nothing");
    let compiled = bundled()?;
    for one in &compiled.lowered.people {
        let mut walk = Walk::on(compiled, Some(one.on))?;
        walk.open("#/ask");
        let mut lead = Lead::of(compiled, one, walk)?;
        while let Place::Ask(named) = lead.walk.interview.place {
            look(&lead.walk);
            let lacks_day = lead.walk.question().is_some_and(|question| question.lacks_day);
            lead.deal_with(named, lacks_day)?;
            lead.walk.past_the_pause();
        }
        let mut walk = person(&one.id.value)?;
        look(&walk);
        for policy in &compiled.lowered.pack.policies {
            walk.open(&format!("#/policy/{}", policy.key));
            look(&walk);
        }
        for offer in walk.interview.session.offers().collect::<Vec<_>>() {
            walk.interview.place = Place::Offer(offer);
            look(&walk);
        }
    }
    Ok(())
}

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

#[test]
fn a_sum_says_what_comes_in_the_first_year_exactly_if_more_comes_later() -> Outcome {
    let mut n_later = 0;
    for one in &bundled()?.lowered.people {
        let walk = person(&one.id.value)?;
        let own = walk.interview.view.assessment.combinations.iter().find(|own| own.beneficiary == Role::Person);
        let Some(sum) = walk.result().headline.sum.clone() else { continue };
        let own = own.ok_or("a sum of nothing")?;
        let more_later = own.first_year.max < own.cash.max;
        n_later += usize::from(more_later);
        let note = format!("分几年给，头一年{}", (walk.text.up_to)(own.first_year));
        assert_eq!(sum.notes.contains(&note), more_later, "{}: {:?}", one.id.value, sum.notes);
    }
    assert!(n_later > 0, "nobody is paid over several years");
    Ok(())
}
