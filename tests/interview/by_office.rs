//! What the office has yet to judge: that every verdict which claims a match says so, wherever it stands, and no other does.
//!
//! Which clauses those are is the engine's part (`tests/outcome.rs`); here the words.

use caice::{
    engine::{Outcome as Found, Scope, Status},
    handoff::{self, Selection},
    interview::{
        plan::{Deed, Task},
        view::{Along, Card, CounterSheet, Differs, Mark, PlanView, ShownView, WhatIf, poster},
    },
    pack::ClauseKind,
    value::{Answer, Date, DateRange, Value},
};

use crate::{Outcome, counter::person, packs::bundled, walk::Walk};

const STUDENT_AID: &str = "有就业意愿并积极求职创业";

/// Whether its verdict says that whatever the answers can show fits, or would.
fn claims_a_match(found: &Found) -> bool {
    matches!(found.status, Status::Met | Status::MetLater | Status::GateFirst | Status::Competitive)
        || found.scope == Some(Scope::Clause)
}

/// A walk, and the card of each outcome at its end.
type Walked = (Walk, Vec<(Found, Card)>);

/// Every person of the folder with each of their cards and what the engine found.
fn cards() -> Outcome<Vec<Walked>> {
    let mut all = Vec::new();
    for person in &bundled()?.lowered.people {
        let walk = self::person(&person.id.value)?;
        let found = walk.interview.view.assessment.outcomes.clone();
        let with_card = |found: Found| Some((found.clone(), Card::of(&walk.interview.session, &found, walk.text)?));
        let cards = found.into_iter().filter_map(with_card).collect();
        all.push((walk, cards));
    }
    Ok(all)
}

#[test]
fn a_verdict_that_claims_a_match_says_how_much_of_it_the_office_judges() -> Outcome {
    let mut n_said = 0;
    for (_, cards) in cards()? {
        for (found, card) in cards {
            let n = found.office.len();
            if claims_a_match(&found) && n > 0 {
                n_said += 1;
                assert!(
                    card.verdict.contains(&format!("另有 {n} 项由主管部门核定")),
                    "{}: {}",
                    card.title,
                    card.verdict
                );
            } else {
                assert!(!card.verdict.contains("主管部门核定"), "{}: {}", card.title, card.verdict);
            }
        }
    }
    assert!(n_said > 20, "{n_said}");
    Ok(())
}

#[test]
fn a_short_name_is_said_and_a_long_one_is_not_cut() -> Outcome {
    let walk = person("student-in-hardship")?;
    let card = walk.card("困难高校毕业生求职创业补贴")?;
    assert!(card.verdict.contains(&format!("“{STUDENT_AID}”")), "{}", card.verdict);
    for (walk, cards) in cards()? {
        for (found, card) in cards.iter().filter(|(found, _)| claims_a_match(found)) {
            let Some(first) = found.office.first() else { continue };
            let name = walk.interview.session.clause(found.policy, *first, walk.text).text;
            assert_eq!(card.by_office.contains(&name), name.chars().count() <= 24, "{}: {}", name, card.by_office);
        }
    }
    Ok(())
}

#[test]
fn before_the_texts_are_here_the_number_stands_alone() -> Outcome {
    let mut walk = person("student-in-hardship")?;
    walk.interview.session.long = None;
    for found in walk.interview.view.assessment.outcomes.iter().filter(|found| claims_a_match(found)) {
        let card = Card::of(&walk.interview.session, found, walk.text).ok_or("no card")?;
        assert!(!card.by_office.contains('（') && !card.by_office.contains('“'), "{}", card.by_office);
        assert_eq!(card.by_office.is_empty(), found.office.is_empty(), "{}", card.title);
    }
    Ok(())
}

#[test]
fn two_answers_between_which_only_the_office_differs_are_compared() -> Outcome {
    // Once five years have passed, for one, it is for the office to say whether the day of the hire counts.
    let mut n_office_alone = 0;
    for person in &bundled()?.lowered.people {
        let walk = self::person(&person.id.value)?;
        let (session, fact) = (&walk.interview.session, walk.fact("graduation_date")?);
        let now = &walk.interview.view.assessment;
        for year in 2018..=2026 {
            let day = Date::new(year, 6, 30).map_err(|_| "no such day")?;
            let answer = Answer::Value(Value::Date(DateRange { first: day, last: day }));
            let shown = WhatIf::of(session, now, Some((fact, &answer)), walk.text);
            if shown.clash.is_some() {
                continue;
            }
            let mut there = session.clone();
            there.suppose(fact, answer);
            for (is, would) in now.outcomes.iter().zip(&there.assess().outcomes) {
                if is.office == would.office || !claims_a_match(is) || is.status != would.status {
                    continue;
                }
                n_office_alone += 1;
                let title = session.title(is.policy).unwrap_or_default();
                let line = shown.differs.iter().find(|line| line.title == title);
                let Differs { now, then, .. } = line.ok_or_else(|| format!("{title} differs and is not named"))?;
                assert!([now, then].iter().any(|said| said.contains("由主管部门核定：")), "{now} / {then}");
            }
        }
    }
    assert!(n_office_alone > 0, "nobody's match differs in what the office judges alone");
    Ok(())
}

#[test]
fn the_plan_the_picture_and_the_sheet_say_it_as_well() -> Outcome {
    let mut n_gated = 0;
    for (walk, cards) in cards()? {
        let (session, view) = (&walk.interview.session, &walk.interview.view);
        let plan = PlanView::of(session, view, walk.text);
        let tasks = Task::all(session, &view.assessment);
        let picture = poster(session, view, walk.text);
        let sheet = CounterSheet::of(session, view, Along { answers: true, sensitive: true }, walk.text);
        for (found, card) in cards.iter().filter(|(_, card)| !card.by_office.is_empty()) {
            let task =
                tasks.iter().find(|task| task.policies == [found.policy] && !matches!(task.deed, Deed::First(_)));
            if let Some(task) = task {
                let key = task.key(session);
                let step = plan.steps.iter().find(|step| step.key == key).ok_or("no step")?;
                assert!(step.remarks.concat().contains(card.by_office.trim()), "{}: {:?}", card.title, step.remarks);
                n_gated += usize::from(task.deed == Deed::Apply(true));
            }
            if !found.sensitive {
                assert!(picture.contains(card.by_office.trim()), "{} in {picture}", card.title);
            }
            let handed = sheet.policies.iter().find(|handed| handed.card.policy == found.policy).ok_or("not on it")?;
            let n = handed.conditions.iter().filter(|(mark, _)| *mark == Mark::Office).count();
            assert_eq!(n, found.office.len(), "{}", card.title);
        }
    }
    assert!(n_gated > 0, "no step comes first anywhere");
    Ok(())
}

#[test]
fn a_result_of_somebody_else_says_that_there_may_be_such_conditions() -> Outcome {
    let sender = person("technician")?;
    let session = &sender.interview.session;
    let outcomes = session.assess().outcomes;
    let link = handoff::results(&session.pack, &outcomes, &[], session.on, Selection { sensitive: false });
    let link = link.ok_or("no link")?;
    let mut walk = Walk::on(bundled()?, Some(session.on))?;
    walk.open(&format!("#{link}"));
    let shown = ShownView::of(&walk.interview.session, walk.text).ok_or("nothing is shown")?;
    let mut n_said = 0;
    for line in &shown.lines {
        let id = walk.policy_id(&line.key)?;
        let policy = walk.interview.session.pack.policy(id).ok_or("no policy")?;
        let has_office = policy.clauses.iter().any(|clause| clause.kind == ClauseKind::Office);
        if matches!(line.status, Status::Met | Status::MetLater | Status::GateFirst) {
            assert_eq!(line.by_office.is_some(), has_office, "{}", line.title);
            n_said += usize::from(has_office);
        }
    }
    assert!(n_said > 0, "{shown:#?}");
    Ok(())
}
