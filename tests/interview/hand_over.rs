//! 给展位: what a candidate's phone puts into the small code, and what a stand takes from it.
//!
//! `tests/scan.rs` shows that a camera reads such codes, `journeys` the two screens.

use caice::{
    handoff::{self, LONGEST, Refusal},
    interview::{
        fair::Stand,
        text::Language,
        view::{FairView, HandOver},
    },
    value::{Answer, Answers, OptionId, Value},
};

use crate::{Outcome, packs::bundled, walk::Walk};

fn handed(walk: &Walk) -> HandOver {
    HandOver::of(&walk.interview.session, Language::Zh.text())
}

fn stand(walk: &Walk) -> Outcome<Stand> {
    Ok(Stand::of(&walk.interview.session).ok_or("no door for firms")?)
}

/// A graduate of 2026 with a certificate, who has said more than a stand may ask.
fn graduate() -> Outcome<Walk> {
    let mut walk = Walk::of(bundled()?)?;
    walk.tell("student_status", "不是在校大学生")?;
    walk.tell("education_level", "本科")?;
    walk.open("#/ask/graduation_date");
    walk.year("2026")?;
    walk.month(6)?;
    walk.submit()?;
    Ok(walk)
}

#[test]
fn a_graduate_hands_over_what_the_stand_asks_and_no_more() -> Outcome {
    let mut walk = graduate()?;
    walk.tell("employment_status", "没有工作")?;
    let given = handed(&walk);
    let lines: Vec<(&str, &str)> = given.lines.iter().map(|(label, said)| (label.as_str(), said.as_str())).collect();
    assert_eq!(lines, [("最高学历", "本科"), ("毕业时间", "2026年6月")]);
    let code = given.code.ok_or("no code")?;
    assert!(code.len() <= LONGEST && code.starts_with("K1"), "{code}");
    let mut stand = stand(&walk)?;
    stand.candidate.answers = stand.read_code(&code).map_err(|why| format!("{why:?}"))?;
    assert_eq!(stand.n_answered(), 2);
    // Typed by hand, it is the same.
    let typed = format!(" {} - {}\n", code.to_lowercase().get(..7).ok_or("short")?, code.get(7..).ok_or("short")?);
    assert_eq!(stand.read_code(&typed).map_err(|why| format!("{why:?}"))?, stand.candidate.answers);
    let found = FairView::of(&stand, Language::Zh.text()).found.ok_or("nothing comes out")?;
    assert!(found.fits || !found.open.is_empty());
    Ok(())
}

#[test]
fn nobody_hands_over_what_was_not_said() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    assert_eq!(handed(&walk), HandOver { lines: Vec::new(), code: None });
    walk.open("#/ask/education_level");
    walk.unsure()?;
    assert_eq!(handed(&walk).code, None, "not to know is no answer");
    Ok(())
}

#[test]
fn a_day_goes_as_its_month() -> Outcome {
    let mut walk = graduate()?;
    let session = &mut walk.interview.session;
    let fact = session.pack.fact_id("graduation_date").ok_or("no such fact")?;
    let month = session.in_force.get(fact.index()).clone();
    let Answer::Value(Value::Date(days)) = month.clone() else { Err("no month")? };
    let day = caice::value::Date::from_unix_days(days.first.unix_days() + 13).map_err(|_| "no day")?;
    let day = caice::value::DateRange { first: day, last: day };
    session.in_force.set(fact.index(), Answer::Value(Value::Date(day)));
    let code = handed(&walk).code.ok_or("no code")?;
    let read = stand(&walk)?.read_code(&code).map_err(|why| format!("{why:?}"))?;
    assert!(read.contains(&(fact, month)), "{read:?}");
    Ok(())
}

#[test]
fn who_still_studies_hands_over_the_month_to_come_alone() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.tell("student_status", "在校，正读最后一学年")?;
    walk.tell("education_level", "高中、中专或技校")?;
    walk.open("#/ask/expected_graduation_date");
    walk.year("2027")?;
    walk.month(6)?;
    walk.submit()?;
    let given = handed(&walk);
    assert_eq!(given.lines, [("毕业时间".to_owned(), "2027年6月".to_owned())]);
    Ok(())
}

#[test]
fn of_several_certificates_the_highest_goes() -> Outcome {
    let mut walk = graduate()?;
    let session = &mut walk.interview.session;
    let fact = session.pack.fact_id("skill_certificates").ok_or("no such fact")?;
    let one = |level: u8| caice::value::Record(vec![Answer::Value(Value::Choice(OptionId(level)))]);
    let all = |levels: &[u8]| Answer::Value(Value::Records(levels.iter().map(|level| one(*level)).collect()));
    session.in_force.set(fact.index(), all(&[1, 3, 2]));
    let code = handed(&walk).code.ok_or("no code")?;
    assert!(code.len() <= LONGEST, "{code}");
    let read = stand(&walk)?.read_code(&code).map_err(|why| format!("{why:?}"))?;
    assert!(read.contains(&(fact, all(&[3]))), "{read:?}");
    Ok(())
}

#[test]
fn a_stand_takes_nothing_that_it_may_not_ask() -> Outcome {
    let walk = Walk::of(bundled()?)?;
    let pack = &walk.interview.session.pack;
    // A code made by hand, with everything that has a yes.
    let mut answers = Answers::none(pack.facts.len());
    for key in ["has_founded", "certified_hard_to_employ"] {
        answers.set(pack.fact_id(key).ok_or("no such fact")?.index(), Answer::Value(Value::Bool(true)));
    }
    let code = handoff::small(pack, &answers).ok_or("no code")?;
    assert_eq!(stand(&walk)?.read_code(&code), Ok(Vec::new()));
    Ok(())
}

#[test]
fn what_is_no_such_code_is_refused_with_the_reason() -> Outcome {
    let walk = graduate()?;
    let stand = stand(&walk)?;
    let code = handed(&walk).code.ok_or("no code")?;
    for (text, why) in [
        ("", Refusal::NotOurs),
        ("https://example.com/#c1AAAA", Refusal::NotOurs),
        ("K2ABCDEFGH", Refusal::Newer),
        ("K1", Refusal::Short),
        ("K1*", Refusal::Altered),
    ] {
        assert_eq!(stand.read_code(text), Err(why), "{text}");
    }
    assert_eq!(stand.read_code(&format!("{code}{code}{code}")), Err(Refusal::TooLong));
    // One character less or another one is never read as something else.
    for at in 2..code.len() {
        let cut = [code.get(..at).ok_or("cut")?, code.get(at + 1..).ok_or("cut")?].concat();
        assert!(stand.read_code(&cut).is_err(), "{cut}");
        let other = if code.get(at..=at) == Some("7") { "8" } else { "7" };
        let wrong = [code.get(..at).ok_or("cut")?, other, code.get(at + 1..).ok_or("cut")?].concat();
        assert!(stand.read_code(&wrong).is_err() || at + 1 == code.len(), "{wrong}");
    }
    Ok(())
}
