//! What people take along on paper, in a picture and in a link of results: what is on it and what is not.
//!
//! People judge how it looks on paper; `journeys` shows that a printer gets it.

use caice::{
    handoff::{self, Selection},
    interview::view::{Along, Card, CounterSheet, Handed, Mark, poster},
    pack::Pack,
    value::{Answer, Answers, Value},
};

use crate::{Outcome, packs::bundled, walk::Walk};

/// One of the ten people, with all their answers, at the result.
pub fn person(id: &str) -> Outcome<Walk> {
    person_but(id, |_, _| {})
}

/// The same with some answers changed.
pub fn person_but(id: &str, change: impl Fn(&Pack, &mut Answers)) -> Outcome<Walk> {
    let compiled = bundled()?;
    let pack = &compiled.lowered.pack;
    let person = compiled.lowered.people.iter().find(|person| person.id.value == id).ok_or("no such person")?;
    let mut answers = person.answers.clone();
    change(pack, &mut answers);
    let everything = Selection { sensitive: true };
    let payload = handoff::answers(pack, &answers, person.as_of, person.on, everything).ok_or("no link")?;
    let mut walk = Walk::on(compiled, Some(person.on))?;
    walk.open(&format!("#{payload}"));
    walk.open("#/result");
    Ok(walk)
}

fn sheet(walk: &Walk, along: Along) -> CounterSheet {
    CounterSheet::of(&walk.interview.session, &walk.interview.view, along, walk.text)
}

fn picture(walk: &Walk) -> String {
    poster(&walk.interview.session, &walk.interview.view, walk.text)
}

const ALL: Along = Along { answers: true, sensitive: true };

#[test]
fn the_sheet_has_conditions_papers_office_number_figure_and_last_day_of_what_may_fit() -> Outcome {
    let walk = person("technician")?;
    let sheet = sheet(&walk, Along::default());
    let policy =
        sheet.policies.iter().find(|policy| policy.card.title == "失业保险技能提升补贴").ok_or("it is not there")?;
    let Handed { card, conditions, papers, .. } = policy;
    let Card { amounts, call, contact: office, .. } = card;
    let days: Vec<&String> = policy.days().collect();
    assert!(amounts.iter().any(|amount| amount.figure.contains("¥2,000")), "{amounts:?}");
    assert!(days.iter().any(|day| day.contains("2027年4月16日")), "{days:?}");
    assert!(conditions.iter().any(|(mark, _)| *mark == Mark::Holds), "{conditions:?}");
    assert!(conditions.iter().any(|(mark, _)| *mark == Mark::Office), "{conditions:?}");
    assert!(papers.as_ref().is_some_and(|papers| papers.len() > 1), "{papers:?}");
    assert!(!office.is_empty());
    assert!(call.iter().any(|call| call.phone == "12333"), "{call:?}");
    assert!(sheet.days.contains("规则核对至：2026年11月23日"), "{}", sheet.days);
    Ok(())
}

#[test]
fn the_sheet_has_nothing_that_does_not_fit_or_is_over() -> Outcome {
    for person in &bundled()?.lowered.people {
        let walk = self::person(&person.id.value)?;
        for policy in sheet(&walk, ALL).policies {
            let status = caice::contract::report::status(policy.card.status);
            let fits = ["met", "met_later", "gate_first", "competitive", "unconfirmed"].contains(&status);
            assert!(fits && !policy.conditions.is_empty(), "{}: {} is {status}", person.id.value, policy.card.title);
        }
    }
    Ok(())
}

#[test]
fn answers_stand_on_the_sheet_only_where_that_is_ticked_and_sensitive_ones_only_where_that_is() -> Outcome {
    let walk = person("student-in-hardship")?;
    assert_eq!(sheet(&walk, Along::default()).answers, []);
    let some = sheet(&walk, Along { answers: true, sensitive: false });
    let all = sheet(&walk, ALL);
    let labels = |sheet: &CounterSheet| sheet.answers.iter().map(|(label, _)| label.clone()).collect::<Vec<_>>();
    let (some_labels, all_labels) = (labels(&some), labels(&all));
    assert!(!some_labels.is_empty() && some_labels.len() < all_labels.len(), "{some_labels:?} of {all_labels:?}");
    let facts = walk.interview.session.pack.facts.iter().zip(&walk.interview.session.short.facts);
    for (_, words) in facts.filter(|(fact, _)| fact.sensitive) {
        assert!(!some_labels.contains(&words.label), "{} is sensitive", words.label);
    }
    Ok(())
}

#[test]
fn what_rests_on_sensitive_answers_is_left_out_and_that_is_said() -> Outcome {
    let walk = person("student-in-hardship")?;
    let (without, with) = (sheet(&walk, Along::default()), sheet(&walk, ALL));
    assert!(without.n_left_out > 0, "nothing is left out");
    assert_eq!((with.n_left_out, with.policies.len()), (0, without.policies.len() + without.n_left_out));
    assert!(picture(&walk).contains(&format!("另有 {} 项未带", without.n_left_out)), "{}", picture(&walk));
    for policy in with.policies.iter().filter(|policy| !without.policies.contains(policy)) {
        assert!(!picture(&walk).contains(&policy.card.title), "{} is in the picture", policy.card.title);
    }
    Ok(())
}

#[test]
fn before_the_texts_are_here_the_sheet_says_that_the_papers_are_missing() -> Outcome {
    let mut walk = person("technician")?;
    walk.interview.session.long = None;
    assert!(sheet(&walk, Along::default()).policies.iter().all(|policy| policy.papers.is_none()));
    Ok(())
}

#[test]
fn the_picture_says_whose_it_is_what_to_bring_and_whom_to_call() -> Outcome {
    let walk = person("founder")?;
    let picture = picture(&walk);
    assert!(picture.contains("\n.才策 · 丽水经开区人才政策自测\n"), "{picture}");
    let sheet = sheet(&walk, Along::default());
    for policy in &sheet.policies {
        assert!(picture.contains(&policy.card.title), "{} is missing", policy.card.title);
        for amount in &policy.card.amounts {
            assert!(picture.contains(&amount.figure), "{}: {}", policy.card.title, amount.figure);
        }
    }
    assert!(picture.contains("\n.带：") && picture.contains("12333"), "{picture}");
    assert!(!picture.contains("已过执行期"), "{picture}");
    Ok(())
}

#[test]
fn what_may_not_be_had_together_is_on_the_sheet_and_the_picture_with_its_source() -> Outcome {
    let walk = person_but("young-farmer", |pack, answers| {
        let recognised = pack.fact_id("sector_recognised_by_authority").map(|fact| fact.index());
        answers.set(recognised.unwrap_or_default(), Answer::Value(Value::Bool(true)));
    })?;
    let listed = sheet(&walk, Along::default());
    let [line] = listed.apart.as_slice() else { Err(format!("{:?}", listed.apart))? };
    assert!(line.starts_with("一次性创业补贴，和养老、家政、现代农业企业创业补贴，不重复享受。见："), "{line}");
    assert!(picture(&walk).contains(&format!("\n=不能都拿\n.{line}")), "{}", picture(&walk));
    // Where no two of them exclude each other nothing is said.
    for id in ["technician", "laid-off", "engineer"] {
        let walk = person(id)?;
        assert_eq!(sheet(&walk, ALL).apart, [] as [String; 0], "{id}");
        assert!(!picture(&walk).contains("不能都拿"), "{id}");
    }
    Ok(())
}
