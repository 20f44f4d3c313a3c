//! The other language: every screen comes in it, and answers, places and days stay.
//!
//! The compiler and `english` show that every sentence has a translation; `journeys` shows how a browser switches.

use caice::{
    engine::Status,
    interview::{Place, text::Language},
    pack::ShortText,
};

use crate::{
    Outcome,
    packs::{Compiled, examples, subsidy},
    walk::Walk,
    words::examples::{UNEMPLOYED, YEAR_OF_INSURANCE},
};

/// Continues in a language.
fn speak(walk: &mut Walk, pack: &Compiled, language: Language) -> Outcome {
    assert!(walk.interview.speak(pack.short_in(language)?));
    assert!(walk.interview.take_long(pack.long_in(language)?));
    walk.text = language.text();
    Ok(())
}

/// The Chinese text on a screen.
fn chinese(walk: &Walk) -> String {
    let is_chinese = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}');
    // Neither the product's name nor an article of a document has an English form.
    walk.words().replace("才策", "").replace("第三条", "").chars().filter(|c| is_chinese(*c)).collect()
}

#[test]
fn all_screens_follow_and_answers_stay() -> Outcome {
    for (pack, keys) in [
        (subsidy()?, ["ls-job-seeking-subsidy"].as_slice()),
        (
            examples()?,
            &["example-hired", "example-looking", "example-insured", "example-opened", "example-certificate"],
        ),
    ] {
        let mut walk = Walk::of(pack)?;
        walk.open("#/ask");
        let mut rounds = 0;
        while let Place::Ask(_) = walk.interview.place {
            rounds += 1;
            speak(&mut walk, pack, Language::En)?;
            assert_eq!(chinese(&walk), "", "{}", walk.address());
            speak(&mut walk, pack, Language::Zh)?;
            assert_ne!(chinese(&walk), "", "{}", walk.address());
            walk.unsure()?;
        }
        assert!(rounds > 1, "{rounds}");
        speak(&mut walk, pack, Language::En)?;
        let pages = keys.iter().map(|key| format!("#/policy/{key}"));
        for address in
            ["#/result", "#/answers", "#/policies", "#/offer", "#/share"].into_iter().map(str::to_owned).chain(pages)
        {
            walk.open(&address);
            assert_eq!(chinese(&walk), "", "{address}");
        }
        assert_eq!(walk.n_answers(), rounds);
    }
    Ok(())
}

#[test]
fn outcomes_and_what_was_said_are_the_same_in_both() -> Outcome {
    let pack = examples()?;
    let mut walk = Walk::of(pack)?;
    walk.tell("employment", UNEMPLOYED)?;
    let statuses =
        |walk: &Walk| walk.result().groups.iter().map(|group| (group.status, group.cards.len())).collect::<Vec<_>>();
    let (before, kept) = (statuses(&walk), walk.interview.session.keep());
    speak(&mut walk, pack, Language::En)?;
    assert_eq!(statuses(&walk), before);
    walk.is_said("Employment", "Out of work");
    assert_eq!(walk.interview.session.keep(), kept);
    Ok(())
}

#[test]
fn another_day_is_told_in_the_language_that_is_spoken() -> Outcome {
    let pack = examples()?;
    let mut walk = Walk::of(pack)?;
    walk.open("#/ask/insured_since");
    walk.year("2026")?;
    walk.month(10)?;
    walk.submit()?;
    walk.assess_on(Some(walk.interview.session.on.add_months(24)));
    assert_eq!(walk.card(YEAR_OF_INSURANCE)?.status, Status::Met);
    speak(&mut walk, pack, Language::En)?;
    let said = walk.interview.tell_day(walk.text);
    walk.say(said);
    assert!(walk.said.contains("23 November 2028"), "{:?}", walk.said);
    Ok(())
}

#[test]
fn words_of_another_build_are_not_spoken() -> Outcome {
    let pack = examples()?;
    let mut walk = Walk::of(pack)?;
    let other = ShortText { fingerprint: "another".into(), ..pack.short_in(Language::En)? };
    assert!(!walk.interview.speak(other));
    walk.open("#/ask/employment");
    assert_ne!(chinese(&walk), "");
    // Nor those of another pack.
    assert!(!walk.interview.speak(subsidy()?.short_in(Language::En)?));
    Ok(())
}
