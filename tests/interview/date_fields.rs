//! Fields for dates: that the words of each say which precision it takes, and that a day which must lie ahead does.
//!
//! What a draft becomes is shown by `drafts`; which days decide anything, by the personas.

use caice::{
    interview::{
        draft::Fault,
        text::Language,
        view::{EntryView, FieldView, Input, Inputs, another, refused},
    },
    pack::{Asked, FactText, Kind},
    value::{Answer, Date, Value},
};

use crate::{
    Outcome,
    packs::bundled,
    walk::{Refused, Walk},
};

/// Words that ask for a day, whatever the field takes.
const OF_A_DAY: [&str; 5] = ["哪天", "那天", "几号", "which day", "先选年月"];

fn says_month(help: &str) -> bool {
    help.contains("选年和月就行") || help.contains("Year and month will do")
}

#[test]
fn no_question_for_a_date_names_a_precision_of_its_own() -> Outcome {
    let pack = &bundled()?.lowered.pack;
    let mut n = 0;
    for language in [Language::Zh, Language::En] {
        let short = bundled()?.short_in(language)?;
        let is_date = |kind: &Kind| matches!(kind, Kind::Date);
        let mut texts: Vec<&FactText> = Vec::new();
        for (fact, words) in pack.facts.iter().zip(&short.facts) {
            texts.extend(Some(words).filter(|_| is_date(&fact.kind)));
            let fields = fact.fields().iter().zip(&words.fields);
            texts.extend(fields.filter(|(field, _)| is_date(&field.kind)).map(|(_, words)| words));
        }
        for words in texts {
            n += 1;
            let said = [words.question.as_str(), &words.help].join(" ");
            assert!(OF_A_DAY.iter().all(|word| !said.contains(word)), "{said}");
            assert!(!said.contains("ear and month"), "the page says so itself: {said}");
        }
    }
    assert!(n > 20, "{n}");
    Ok(())
}

#[test]
fn every_field_for_a_date_says_that_the_month_will_do_until_it_offers_the_day() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    let pack = walk.interview.session.pack.clone();
    let mut n = 0;
    for text in [Language::Zh.text(), Language::En.text()] {
        walk.text = text;
        for fact in pack.facts.iter().filter(|fact| fact.ask.phone) {
            let id = walk.fact(&fact.key)?;
            if fact.kind == Kind::Date {
                walk.open(&format!("#/ask/{}", fact.key));
                let question = walk.question().ok_or_else(|| format!("{} is not asked", fact.key))?;
                let Inputs::One(input) = &question.inputs else { Err("a list")? };
                assert_eq!(says_month(&question.help), !input.offers_day(), "{}: {}", fact.key, question.help);
                let elsewhere = another(&walk.interview.session, id, text).ok_or("no field")?;
                assert!(says_month(&elsewhere.help), "{}: {}", fact.key, elsewhere.help);
                n += 1;
            }
            if fact.fields().iter().any(|field| field.kind == Kind::Date && field.asked == Asked::WithEntry) {
                let entry = EntryView::of(&walk.interview.session, &walk.interview.view, id, None, text);
                let fields = entry.ok_or("no entry")?.fields;
                let dates = fields.iter().filter(|field| matches!(field.input, Input::Date { .. }));
                for FieldView { question, help, input, .. } in dates {
                    assert_eq!(says_month(help), !input.offers_day(), "{question}: {help}");
                    n += 1;
                }
            }
        }
    }
    assert!(n > 16, "{n}");
    Ok(())
}

#[test]
fn where_the_day_of_a_certificate_decides_it_is_offered_and_may_be_left() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.open("#/ask/skill_certificates");
    walk.add()?;
    let when = "这张证书什么时候发的？";
    walk.tick_of(None, "高级工（三级）")?;
    walk.year_of(Some(when), "2025")?;
    walk.choose_of(Some(when), 1, 11)?;
    walk.submit()?;
    let list = walk.fact("skill_certificates")?;
    let entry = EntryView::of(&walk.interview.session, &walk.interview.view, list, Some(0), walk.text);
    let fields = entry.ok_or("no entry")?.fields;
    let issued = fields.iter().find(|field| field.question == when).ok_or("it is not asked")?;
    assert_eq!(issued.input.offers_day(), issued.help.contains("日记不清就空着"), "{}", issued.help);
    assert_ne!(issued.input.offers_day(), says_month(&issued.help), "{}", issued.help);
    Ok(())
}

// --- days that must lie ahead --------------------------------------------------------------------------

fn day(day: &str) -> Outcome<Date> {
    Date::parse(day).map_err(|_| day.into())
}

/// A student at the question for the day of the expected graduation.
fn student() -> Outcome<Walk> {
    let mut walk = Walk::of(bundled()?)?;
    walk.tell("student_status", "在校，正读最后一学年")?;
    walk.open("#/ask/expected_graduation_date");
    Ok(walk)
}

#[test]
fn an_expected_graduation_that_has_passed_is_refused_in_a_plain_sentence() -> Outcome {
    for (year, month) in [("2026", 10), ("2025", 12), ("1999", 6)] {
        let mut walk = student()?;
        walk.year(year)?;
        walk.month(month)?;
        walk.submit()?;
        assert_eq!(walk.refused, Some(Refused::Fault(Fault::Passed)), "{year}-{month}");
        let question = walk.question().ok_or("no question")?;
        let Inputs::One(input) = &question.inputs else { Err("a list")? };
        for text in [Language::Zh.text(), Language::En.text()] {
            let why = refused(Fault::Passed, input, question.unsure, &question.help, text);
            assert!(why.contains("已经过去") || why.contains("has passed"), "{why}");
        }
        let fact = walk.fact("expected_graduation_date")?;
        assert_eq!(*walk.interview.session.answers.get(fact.index()), Answer::Absent);
    }
    Ok(())
}

#[test]
fn this_month_and_later_ones_may_still_come() -> Outcome {
    for (year, month) in [("2026", 11), ("2026", 12), ("2032", 6)] {
        let mut walk = student()?;
        walk.year(year)?;
        walk.month(month)?;
        walk.submit()?;
        assert_eq!(walk.refused, None, "{year}-{month}");
    }
    Ok(())
}

#[test]
fn a_graduation_expected_for_a_day_that_has_passed_since_is_asked_again() -> Outcome {
    let mut walk = student()?;
    walk.year("2026")?;
    walk.month(12)?;
    walk.submit()?;
    let fact = walk.fact("expected_graduation_date")?;
    let kept = walk.interview.session.keep();
    let in_time = Walk::resumed(bundled()?, &kept, Some(day("2026-12-31")?))?;
    let in_force = |walk: &Walk| walk.interview.session.in_force.get(fact.index()).clone();
    assert!(matches!(in_force(&in_time), Answer::Value(Value::Date(_))));
    let mut too_late = Walk::resumed(bundled()?, &kept, Some(day("2027-01-01")?))?;
    assert_eq!(in_force(&too_late), Answer::Absent);
    let asked = |walk: &Walk| walk.interview.view.assessment.next.iter().any(|question| question.fact == fact);
    assert!(asked(&too_late), "it is not asked again");
    // Another day to look at is no day that has come.
    let mut looking = in_time;
    looking.assess_on(Some(day("2027-06-01")?));
    assert!(matches!(in_force(&looking), Answer::Value(Value::Date(_))));
    // What was said is not lost: it stands in the field, and is refused there.
    too_late.open("#/ask/expected_graduation_date");
    assert!(too_late.draft().starts_with("2026-12"), "{}", too_late.draft());
    too_late.submit()?;
    assert_eq!(too_late.refused, Some(Refused::Fault(Fault::Passed)));
    Ok(())
}
