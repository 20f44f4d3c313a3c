//! Rules that nobody has looked at for long: said past the first limit, and past the second without figures and last days,
//! on the phone and at the stand.
//!
//! Walks the bundled pack on days to come; `journeys` shows where the line stands on the screen.

use caice::{
    handoff::{self, Selection},
    interview::{
        age::Age,
        fair::Stand,
        text::{Language, Text},
        view::{AgeLine, Along, CounterSheet, DoorView, PlanView, ShownView, WhatIf, poster},
    },
    pack::{Audience, Pack},
    value::{Answer, Date, OptionId, Value},
};

use crate::{Outcome, packs::bundled, walk::Walk};

/// `source_age` in the pack.
const SOFT: i32 = 180;

/// That many days after the pack was checked.
fn after(pack: &Pack, days: i32) -> Outcome<Date> {
    Ok(Date::from_unix_days(pack.checked.unix_days() + i64::from(days)).map_err(|_| "no such day")?)
}

/// A person of the pack, whose result is opened that many days after it was checked.
fn opened(id: &str, days: i32) -> Outcome<Walk> {
    let compiled = bundled()?;
    let pack = &compiled.lowered.pack;
    let person = compiled.lowered.people.iter().find(|person| person.id.value == id).ok_or("no such person")?;
    let everything = Selection { sensitive: true };
    let payload = handoff::answers(pack, &person.answers, person.as_of, person.on, everything).ok_or("no link")?;
    let mut walk = Walk::on(compiled, Some(after(pack, days)?))?;
    walk.open(&format!("#{payload}"));
    walk.open("#/result");
    Ok(walk)
}

fn line(walk: &Walk, text: &Text) -> Option<AgeLine> {
    AgeLine::of(&walk.interview.session, text)
}

#[test]
fn both_limits_are_the_last_days_on_their_side() -> Outcome {
    let pack = &bundled()?.lowered.pack;
    assert_eq!(i32::from(pack.stale_after), SOFT);
    for (days, age) in [
        (-1, Age::Fresh),
        (0, Age::Fresh),
        (SOFT, Age::Fresh),
        (SOFT + 1, Age::Old(SOFT + 1)),
        (2 * SOFT, Age::Old(2 * SOFT)),
        (2 * SOFT + 1, Age::TooOld(2 * SOFT + 1)),
        (40_000, Age::TooOld(40_000)),
    ] {
        assert_eq!(Age::of(pack, after(pack, days)?), age, "{days} days");
    }
    // A pack made without that field never ages.
    let plain = Pack::of(Vec::new(), pack.checked);
    assert_eq!(Age::of(&plain, after(pack, 30_000)?), Age::Fresh);
    Ok(())
}

#[test]
fn it_is_said_from_the_first_limit_on_and_whom_to_call_from_the_second() -> Outcome {
    let compiled = bundled()?;
    let (zh, en) = (Language::Zh.text(), Language::En.text());
    assert_eq!(line(&Walk::on(compiled, Some(after(&compiled.lowered.pack, SOFT)?))?, zh), None);
    let old = Walk::on(compiled, Some(after(&compiled.lowered.pack, SOFT + 1)?))?;
    let said = line(&old, zh).ok_or("nothing is said")?;
    assert_eq!(said.said, "规则核对至2026年11月23日，已有 181 天没有再核对，可能有变化。办理前请先打电话问。");
    assert!(said.call.is_empty());
    let too_old = Walk::on(compiled, Some(after(&compiled.lowered.pack, 2 * SOFT + 1)?))?;
    let said = line(&too_old, zh).ok_or("nothing is said")?;
    assert!(said.said.contains("361 天") && said.said.contains("金额和截止日期暂不显示"), "{}", said.said);
    assert_eq!(said.call.iter().map(|call| call.phone.as_str()).collect::<Vec<_>>(), ["12333", "12366", "12345"]);
    let said = line(&too_old, en).ok_or("nothing is said")?;
    assert!(said.said.contains("361 days ago: amounts and last days are not shown"), "{}", said.said);
    Ok(())
}

/// What a person with money in the result sees of figures and last days: everything where a figure may stand.
fn figures(walk: &Walk) -> Vec<String> {
    let (session, view) = (&walk.interview.session, &walk.interview.view);
    let result = walk.result();
    let mut all = vec![poster(session, view, walk.text)];
    all.push(format!("{:?} {:?} {:?}", result.headline, result.together, result.others));
    all.extend(result.groups.iter().flat_map(|group| &group.cards).flat_map(|card| {
        let amounts =
            card.amounts.iter().flat_map(|amount| [vec![amount.figure.clone()], amount.notes.clone()].concat());
        amounts.collect::<Vec<_>>()
    }));
    all.extend(result.near.iter().flat_map(|miss| &miss.ways).filter_map(|way| way.figure.clone()));
    all.extend(result.offers.iter().flat_map(|offer| &offer.brings).filter_map(|brought| brought.figure.clone()));
    let sheet = CounterSheet::of(session, view, Along { answers: false, sensitive: true }, walk.text);
    all.extend(sheet.policies.iter().flat_map(|policy| policy.figures()));
    let plan = PlanView::of(session, view, walk.text);
    all.extend(plan.steps.iter().flat_map(|step| step.figures.clone()));
    all.extend(plan.offers.iter().map(|(name, _)| name.clone()));
    for index in 0..session.pack.doors.len() {
        let shown = DoorView::of(session, &view.assessment, index, walk.text);
        all.extend(shown.iter().flat_map(|shown| &shown.cards).map(|card| format!("{:?}", card.amounts)));
    }
    let changes = WhatIf::of(session, &view.assessment, None, walk.text).asks;
    for (fact, _) in changes {
        let answer = Answer::Value(Value::Choice(OptionId(0)));
        let compared = WhatIf::of(session, &view.assessment, Some((fact, &answer)), walk.text);
        // What the office judges is quoted from the rules, which stay whatever their age.
        let said = |line: &str| line.split("由主管部门核定").next().unwrap_or_default().to_owned();
        let lines = compared.differs.iter().chain(&compared.money);
        all.extend(lines.map(|line| [said(&line.now), said(&line.then)].join(" ")));
    }
    all
}

#[test]
fn past_the_second_limit_no_figure_and_no_last_day_is_left_and_none_is_zero() -> Outcome {
    let compiled = bundled()?;
    let mut n_figures = 0;
    for person in &compiled.lowered.people {
        let before = opened(&person.id.value, 2 * SOFT)?;
        n_figures += figures(&before).iter().filter(|said| said.contains('¥')).count();
        let then = opened(&person.id.value, 2 * SOFT + 1)?;
        for said in figures(&then) {
            assert!(!said.contains('¥') && !said.contains('%'), "{}: {said}", person.id.value);
        }
        let result = then.result();
        assert_eq!(result.headline.sum, None);
        for card in result.groups.iter().flat_map(|group| &group.cards) {
            assert_eq!((&card.days, &card.urgent), (&Vec::new(), &None), "{}", card.title);
        }
        let plan = PlanView::of(&then.interview.session, &then.interview.view, then.text);
        assert!(plan.dates.iter().all(|dated| !dated.event.id.ends_with("-last")), "{:#?}", plan.dates);
        assert!(plan.days.contains("天没有再核对"), "{}", plan.days);
        // What fits and why stays: the day alone made the difference.
        let status = |walk: &Walk| walk.result().groups.iter().map(|group| group.status).collect::<Vec<_>>();
        assert_eq!(status(&before), status(&then), "{}", person.id.value);
    }
    assert!(n_figures > 30, "only {n_figures} figures were there before");
    Ok(())
}

#[test]
fn what_is_not_shown_is_called_that_and_not_unconfirmed() -> Outcome {
    let then = opened("doctor", 2 * SOFT + 1)?;
    let cards: Vec<_> = then.result().groups.iter().flat_map(|group| group.cards.clone()).collect();
    let figures: Vec<&str> = cards.iter().flat_map(|card| &card.amounts).map(|amount| amount.figure.as_str()).collect();
    assert!(figures.contains(&"金额暂不显示"), "{figures:?}");
    assert!(!figures.contains(&"金额待确认"), "{figures:?}");
    assert!(poster(&then.interview.session, &then.interview.view, then.text).contains("361 天没有再核对"));
    let sheet = CounterSheet::of(&then.interview.session, &then.interview.view, Along::default(), then.text);
    assert!(sheet.days.contains("361 天没有再核对"), "{}", sheet.days);
    Ok(())
}

#[test]
fn no_policys_page_and_no_shared_result_shows_a_figure_either() -> Outcome {
    let compiled = bundled()?;
    let pack = &compiled.lowered.pack;
    let mut walk = Walk::on(compiled, Some(after(pack, 2 * SOFT + 1)?))?;
    for policy in pack.policies.iter().filter(|policy| policy.audience() == Audience::Person) {
        let page = walk.policy(&policy.key)?;
        assert!(page.hides && page.in_force.is_none(), "{}", policy.key);
        for amount in &page.gives {
            assert!(!amount.figure.contains(['¥', '%']), "{}: {}", policy.key, amount.figure);
        }
    }
    let sender = opened(&compiled.lowered.people.first().ok_or("nobody")?.id.value, 0)?;
    let outcomes = &sender.interview.view.assessment.outcomes;
    let everything = Selection { sensitive: true };
    let payload = handoff::results(pack, outcomes, &[], pack.checked, everything).ok_or("no link")?;
    walk.open(&format!("#{payload}"));
    let shown = ShownView::of(&walk.interview.session, walk.text).ok_or("no shared result")?;
    assert!(shown.lines.iter().all(|line| line.figures.iter().all(|figure| !figure.contains(['¥', '%']))), "{shown:?}");
    Ok(())
}

#[test]
fn a_page_left_open_ages_and_so_does_a_stand() -> Outcome {
    let compiled = bundled()?;
    let pack = &compiled.lowered.pack;
    let mut walk = Walk::on(compiled, Some(after(pack, SOFT)?))?;
    let mut stand = Stand::of(&walk.interview.session).ok_or("no door for firms")?;
    assert_eq!((walk.interview.session.age, stand.session().age), (Age::Fresh, Age::Fresh));
    let next = Some(after(pack, SOFT + 1)?);
    walk.interview.turn_of_day(next, walk.text);
    stand.turn_of_day(next);
    assert_eq!((walk.interview.session.age, stand.session().age), (Age::Old(SOFT + 1), Age::Old(SOFT + 1)));
    // Another day to look at is not today.
    walk.today = next;
    walk.assess_on(Some(after(pack, 5 * SOFT)?));
    assert_eq!(walk.interview.session.age, Age::Old(SOFT + 1));
    // A clock before the rules were checked says nothing about their age.
    assert_eq!(Walk::on(compiled, Some(after(pack, -400)?))?.interview.session.age, Age::Fresh);
    Ok(())
}
