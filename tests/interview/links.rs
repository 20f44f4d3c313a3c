//! Links: what one carries and what not, what it opens, and what the page says about an unreadable one.
//!
//! `handoff` covers a payload's bytes, `journeys` that it appears nowhere in a browser's history, and `replace` a link
//! that meets other answers.

use std::{collections::BTreeSet, sync::Arc};

use caice::{
    engine::{self, Index, Receipt, Scope, Status},
    handoff::{self, Content, Results, Selection},
    interview::{
        Place,
        view::{AnswerLine, Card, PlanView, ShownLine, ShownView},
    },
    pack::{Audience, CorrectionText},
    value::{Answer, Answers, Date},
};

use crate::{
    Outcome,
    counter::person,
    packs::{Compiled, bundled},
    walk::Walk,
};

/// A person who answered a sensitive question and has a match that rests on it.
const STUDENT: &str = "student-in-hardship";

/// The pack, this person's answers in a link with or without the sensitive ones, and the answers it carries.
fn with_answers(pack: &Compiled, sensitive: bool) -> Outcome<(String, Answers)> {
    let person = pack.lowered.people.iter().find(|person| person.id.value == STUDENT).ok_or("nobody")?;
    let what = Selection { sensitive };
    let text = handoff::answers(&pack.lowered.pack, &person.answers, person.as_of, person.as_of, what);
    let mut carried = person.answers.clone();
    for (index, _) in pack.lowered.pack.facts.iter().enumerate().filter(|(_, fact)| fact.sensitive && !sensitive) {
        carried.set(index, Answer::Absent);
    }
    Ok((format!("#{}", text.ok_or("no numbers")?), carried))
}

/// A walk on the day of that person.
fn walk(pack: &Compiled) -> Outcome<Walk> {
    let person = pack.lowered.people.iter().find(|person| person.id.value == STUDENT).ok_or("nobody")?;
    Walk::on(pack, Some(person.on))
}

#[test]
fn answers_come_back_whole_and_the_address_has_nothing_of_them() -> Outcome {
    let pack = bundled()?;
    for sensitive in [true, false] {
        let (link, carried) = with_answers(pack, sensitive)?;
        let mut walk = walk(pack)?;
        walk.open(&link);
        assert_eq!((walk.interview.place, walk.address()), (Place::Result, "#/result"));
        assert!(walk.said.starts_with("已打开链接里的答案"), "{:?}", walk.said);
        assert_eq!(walk.interview.session.answers, carried);
        let mut lines: BTreeSet<String> =
            AnswerLine::all(&walk.interview.session, walk.text).into_iter().map(|line| line.label).collect();
        assert_eq!(lines.remove("本人或家庭情况"), sensitive, "{lines:?}");
        assert!(!lines.is_empty());
        // Back leads to the screen before the link, and forward to the result again.
        assert!(walk.back());
        walk.at_home();
        assert!(walk.forward());
        assert_eq!(walk.interview.place, Place::Result);
    }
    Ok(())
}

#[test]
fn without_the_sensitive_answers_their_question_is_open_again() -> Outcome {
    let pack = bundled()?;
    let mut whole = walk(pack)?;
    whole.open(&with_answers(pack, true)?.0);
    let mut open = walk(pack)?;
    open.open(&with_answers(pack, false)?.0);
    assert_ne!(whole.result(), open.result());
    let asked = open.interview.view.missing.iter().filter_map(|named| pack.lowered.pack.fact(named.fact));
    assert!(asked.into_iter().any(|fact| fact.sensitive), "what is not known is not said to be missing");
    Ok(())
}

#[test]
fn what_messengers_put_behind_a_link_is_left_aside() -> Outcome {
    let pack = bundled()?;
    let (link, carried) = with_answers(pack, true)?;
    for end in ["&from=singlemessage", "?from=singlemessage"] {
        let mut walk = walk(pack)?;
        walk.open(&[link.as_str(), end].concat());
        assert_eq!((walk.interview.place, &walk.interview.session.answers), (Place::Result, &carried), "{end}");
    }
    Ok(())
}

#[test]
fn links_that_are_cut_or_altered_say_so_and_open_nothing() -> Outcome {
    let pack = bundled()?;
    let (answers, _) = with_answers(pack, true)?;
    let mut told = walk(pack)?;
    told.open(&answers);
    let session = &told.interview.session;
    let results =
        handoff::results(&session.pack, &session.assess().outcomes, &[], session.on, Selection { sensitive: false });
    let results = format!("#{}", results.ok_or("no numbers")?);
    for link in [answers, results] {
        let (before, after) = link.split_at(link.len() / 2);
        let other = if after.starts_with('A') { 'B' } else { 'A' };
        let altered = format!("{before}{other}{}", after.chars().skip(1).collect::<String>());
        let cut: String = link.chars().take(link.len() - 10).collect();
        for (link, said) in [
            (cut, "这个链接不完整，后面被截掉了"),
            (altered, "这个链接在路上被改过，读不出来"),
            (link.replacen('1', "2", 1), "这个链接是更新的版本做的"),
            ("#result-of-somebody".to_owned(), "这个链接里没有能读的答案"),
        ] {
            let mut walk = walk(pack)?;
            walk.open(&link);
            walk.at_home();
            assert!(walk.said.starts_with(said), "{link}: {:?}", walk.said);
            assert_eq!((walk.address(), walk.n_answers()), ("#/", 0));
        }
    }
    Ok(())
}

#[test]
fn a_link_with_results_shows_them_and_no_answer() -> Outcome {
    let pack = bundled()?;
    let mut told = walk(pack)?;
    told.open(&with_answers(pack, true)?.0);
    let session = &told.interview.session;
    let outcomes = session.assess().outcomes;
    let link = handoff::results(&session.pack, &outcomes, &[], session.on, Selection { sensitive: false });
    let link = format!("#{}", link.ok_or("no numbers")?);
    let opened = handoff::decode(&session.pack, &link).map_err(|why| format!("{why:?}"))?;
    let Content::Results(Results { statuses, n_skipped: 0, .. }) = opened.content else { Err("no results")? };
    // One for each policy; those of employers have none.
    let of = |policy: usize| outcomes.iter().find(|outcome| outcome.policy.index() == policy);
    let told_of = |policy: usize| of(policy).filter(|outcome| !outcome.sensitive).map(|outcome| outcome.status);
    let wanted: Vec<Option<Status>> = (0..session.pack.policies.len()).map(told_of).collect();
    assert_eq!(statuses, wanted);
    assert!(wanted.contains(&None), "no result rests on a sensitive answer");

    let mut other = walk(pack)?;
    other.open(&link);
    assert_eq!((other.interview.place, other.address()), (Place::Shown, "#/shown"));
    assert_eq!(other.n_answers(), 0);
    let shown = ShownView::of(&other.interview.session, other.text).ok_or("nothing is shown")?;
    let listed: Vec<Status> = shown.lines.iter().map(|line| line.status).collect();
    let (not_met, mut others): (Vec<Status>, Vec<Status>) =
        wanted.into_iter().flatten().partition(|status| *status == Status::NotMet);
    others.sort_unstable();
    // What only has a name is counted.
    let named: Vec<usize> = outcomes
        .iter()
        .filter(|outcome| outcome.scope == Some(Scope::Policy))
        .map(|outcome| outcome.policy.index())
        .collect();
    let first = others.iter().position(|status| *status == Status::Unconfirmed).ok_or("nothing is unconfirmed")?;
    others.drain(first..first + named.len());
    assert!(!named.is_empty());
    assert_eq!((listed, shown.n_named, shown.n_not_met), (others, named.len(), not_met.len()));
    // None of it becomes their own.
    other.open("#/result");
    assert!(!other.groups().iter().any(|group| group.starts_with("初步匹配")), "{:?}", other.groups());
    other.open("#/shown");
    assert_eq!(other.interview.place, Place::Shown);
    Ok(())
}

#[test]
fn a_shared_result_has_the_order_of_the_senders_with_figures_as_ceilings_a_step_and_a_number() -> Outcome {
    let pack = bundled()?;
    let (mut n_figures, mut n_steps, mut n_planned, mut n_first) = (0, 0, 0, 0);
    for one in &pack.lowered.people {
        let sender = person(&one.id.value)?;
        let link = sender.interview.session.results(true).ok_or("no numbers")?;
        let mut walk = Walk::on(pack, Some(one.on))?;
        walk.open(&format!("#{link}"));
        let shown = ShownView::of(&walk.interview.session, walk.text).ok_or("nothing is shown")?;
        // First what there is to do, in the order of the sender's plan; then the others in that of the cards. Links do not carry the
        // number of missing answers, by which those that lack some are ordered.
        let (planned, rest): (Vec<&ShownLine>, Vec<&ShownLine>) =
            shown.lines.iter().partition(|line| line.place.is_some());
        assert!(shown.lines.iter().take(planned.len()).all(|line| line.place.is_some()), "{}", one.id.value);
        let plan = PlanView::of(&sender.interview.session, &sender.interview.view, sender.text);
        let mut pages: Vec<&str> = Vec::new();
        for step in &plan.steps {
            let new = !pages.contains(&step.href.as_str());
            pages.extend(Some(step.href.as_str()).filter(|_| new));
        }
        // A step for several policies stands once, under the first of them.
        let hrefs: Vec<String> = planned.iter().map(|line| format!("#/policy/{}", line.key)).collect();
        let listed = hrefs.iter().map(String::as_str).filter(|href| pages.contains(href));
        assert!(listed.eq(pages.iter().copied()), "{}: {hrefs:?} {pages:?}", one.id.value);
        n_planned += planned.len();
        let result = sender.result();
        if let Some(first) = result.first.as_ref().filter(|first| first.href.starts_with("#/policy/")) {
            let leads = planned.first().is_some_and(|line| first.href == format!("#/policy/{}", line.key));
            assert!(leads, "{}: {first:?} {hrefs:?}", one.id.value);
            n_first += 1;
        }
        let decided = |status: Status| !matches!(status, Status::NeedsAnswer | Status::NotMet);
        let is_planned = |title: &str| planned.iter().any(|line| line.title == title);
        let cards = result.groups.iter().flat_map(|group| &group.cards);
        let is_named = |card: &Card| {
            sender.interview.view.assessment.of(card.policy).is_some_and(|outcome| outcome.scope == Some(Scope::Policy))
        };
        let cards = cards.filter(|card| decided(card.status) && !is_planned(&card.title) && !is_named(card));
        let rest = rest.into_iter().filter(|line| decided(line.status));
        assert!(cards.map(|card| &card.title).eq(rest.map(|line| &line.title)), "{}", one.id.value);
        let lines: Vec<&ShownLine> = shown.lines.iter().filter(|line| decided(line.status)).collect();
        for line in lines {
            for figure in line.figures.iter().filter(|figure| figure.contains('¥')) {
                n_figures += 1;
                assert!(figure.contains("最高") && !figure.contains("至"), "{}: {figure}", line.title);
            }
            if line.status == Status::Met {
                n_steps += 1;
                assert!(line.step.is_some() && !line.call.is_empty() && !line.office.is_empty(), "{line:?}");
            }
            if line.status == Status::Ended {
                assert!(line.step.is_none() && line.figures.is_empty(), "{line:?}");
            }
        }
    }
    assert!(n_figures > 5 && n_steps > 5, "{n_figures} figures and {n_steps} steps in all");
    assert!(n_planned > 20 && n_first > 3, "{n_planned} with a place, {n_first} with a first step");
    Ok(())
}

#[test]
fn without_sensitive_answers_the_order_of_a_shared_result_does_not_rest_on_them() -> Outcome {
    let pack = bundled()?;
    let mut n = 0;
    for one in &pack.lowered.people {
        let sender = person(&one.id.value)?;
        let mut session = sender.interview.session.clone();
        let link = session.results(false).ok_or("no numbers")?;
        let order = |link: &str| match handoff::decode(&session.pack, link).map(|opened| opened.content) {
            Ok(Content::Results(Results { plan, statuses, .. })) => Ok((plan, statuses)),
            other => Err(format!("{other:?}")),
        };
        let (plan, statuses) = order(&link)?;
        assert!(
            plan.iter().all(|policy| statuses.get(policy.index()).is_some_and(Option::is_some)),
            "{}",
            one.id.value
        );
        // Told nothing sensitive, the same person has the same order, as far as the two links speak of the same.
        let (_, untold) = engine::without_sensitive(&session.pack, &session.answers);
        n += usize::from(untold != session.answers);
        session.in_force = engine::in_force(&session.pack, &untold, session.on, session.as_of);
        let (mut other, _) = order(&session.results(true).ok_or("no numbers")?)?;
        other.retain(|policy| plan.contains(policy));
        assert_eq!(plan, other, "{}", one.id.value);
    }
    assert!(n > 2, "{n} of them have sensitive answers");
    Ok(())
}

#[test]
fn each_figure_of_a_shared_result_says_for_whom_it_is() -> Outcome {
    let shown = |id: &str| -> Outcome<ShownView> {
        let sender = person(id)?;
        let session = &sender.interview.session;
        let link =
            handoff::results(&session.pack, &session.assess().outcomes, &[], session.on, Selection { sensitive: true });
        let mut walk = Walk::of(bundled()?)?;
        walk.open(&format!("#{}", link.ok_or("no numbers")?));
        Ok(ShownView::of(&walk.interview.session, walk.text).ok_or("nothing is shown")?)
    };
    let figures =
        |view: &ShownView, key: &str| view.lines.iter().find(|line| line.key == key).map(|line| line.figures.clone());
    // Whoever gets less than the ceiling reads that there is less.
    assert_eq!(
        figures(&shown("technician")?, "cn-ui-skill-upgrade-subsidy").ok_or("no line")?,
        ["最高 ¥2,000（旧标准）：初级工（五级）最高1000元；中级工（四级）最高1500元；高级工（三级）最高2000元"]
    );
    // Undergraduates and postgraduates have a figure each.
    assert_eq!(
        figures(&shown("student-in-hardship")?, "cn-student-loan-limits").ok_or("no line")?,
        ["贷款额度 · 本专科生 最高 ¥20,000/年（旧标准）", "贷款额度 · 研究生 最高 ¥25,000/年（旧标准）"]
    );
    Ok(())
}

#[test]
fn what_is_over_since_a_result_was_handed_on_names_no_figure_and_no_step() -> Outcome {
    let pack = bundled()?;
    let person = person("technician")?;
    let session = &person.interview.session;
    // The subsidy for small firms ended at the end of 2025; somebody's link says it fits.
    let mut outcomes = session.assess().outcomes;
    let id = session.pack.policy_id("cn-sme-personal-sb").ok_or("no such policy")?;
    outcomes.get_mut(id.index()).ok_or("no outcome")?.status = Status::Met;
    let link = handoff::results(&session.pack, &outcomes, &[], session.on, Selection { sensitive: true });
    let mut walk = Walk::on(pack, Some(session.on))?;
    walk.open(&format!("#{}", link.ok_or("no numbers")?));
    let shown = ShownView::of(&walk.interview.session, walk.text).ok_or("nothing is shown")?;
    let line = shown.lines.iter().find(|line| line.key == "cn-sme-personal-sb").ok_or("it is not there")?;
    assert_eq!((line.tag, &line.figures[..], &line.step, &line.call[..]), ("已过执行期", &[][..], &None, &[][..]));
    Ok(())
}

#[test]
fn results_alone_are_the_same_for_whoever_made_them() -> Outcome {
    let pack = bundled()?;
    for person in &pack.lowered.people {
        let outcomes = engine::assess_by(
            &Index::where_answers(Audience::Person, &pack.lowered.pack),
            &pack.lowered.pack,
            &person.answers,
            person.on,
            person.as_of,
        )
        .outcomes;
        let what = Selection { sensitive: true };
        let link = handoff::results(&pack.lowered.pack, &outcomes, &[], person.on, what).ok_or("no numbers")?;
        let mut walk = Walk::on(pack, Some(person.on))?;
        walk.open(&format!("#{link}"));
        let shown = walk.interview.session.shown.clone().ok_or("nothing is shown")?;
        let of = |at: usize| outcomes.iter().find(|outcome| outcome.policy.index() == at).map(|outcome| outcome.status);
        let wanted: Vec<Option<Status>> = (0..pack.lowered.pack.policies.len()).map(of).collect();
        assert_eq!((shown.0, shown.1.statuses), (person.on, wanted), "{}", person.id.value);
    }
    Ok(())
}

#[test]
fn a_link_of_another_day_keeps_it_and_says_so() -> Outcome {
    let pack = bundled()?;
    let mut told = walk(pack)?;
    told.open(&with_answers(pack, true)?.0);
    let other = told.interview.session.on.add_months(8);
    told.assess_on(Some(other));
    let link = told.interview.session.payload(true).ok_or("no numbers")?;
    let mut walk = walk(pack)?;
    walk.open(&format!("#{link}"));
    assert_eq!(walk.interview.session.chosen, Some(other));
    assert_eq!(walk.result().groups, told.result().groups);
    walk.open("#/policies");
    assert_eq!(walk.said, (walk.text.reckoned)(other));
    Ok(())
}

/// The person's own link with answers, opened again on `on`.
fn opened_again(pack: &Compiled, on: Date) -> Outcome<Walk> {
    let mut walk = walk(pack)?;
    walk.open(&with_answers(pack, true)?.0);
    let link = format!("#{}", walk.interview.session.receipt(true).ok_or("no link")?);
    let mut later = Walk::on(pack, Some(on))?;
    later.open(&link);
    assert_eq!(later.interview.place, Place::Result);
    Ok(later)
}

#[test]
fn a_link_opened_again_says_that_nothing_has_changed_or_what_time_has_changed() -> Outcome {
    let pack = bundled()?;
    let on = walk(pack)?.today.ok_or("no day")?;
    let same = opened_again(pack, on)?;
    let since = same.result().since.clone().ok_or("no comparison")?;
    assert_eq!((since.title.as_str(), since.lines.len()), ("和2026年11月23日存下的结果相比", 0));
    // Two years later this student has long left.
    let later = opened_again(pack, on.add_months(24))?;
    let since = later.result().since.clone().ok_or("no comparison")?;
    assert!(!since.lines.is_empty());
    for line in &since.lines {
        assert!(line.said[0].starts_with("那时：") && line.said[0].contains("，现在："), "{line:?}");
        assert_eq!(line.said[1..], ["按那天算还是一样，是日子过去了"]);
    }
    Ok(())
}

#[test]
fn a_link_without_the_sensitive_answers_compares_every_policy_too() -> Outcome {
    let pack = bundled()?;
    let mut walk = walk(pack)?;
    walk.open(&with_answers(pack, true)?.0);
    let link = format!("#{}", walk.interview.session.receipt(false).ok_or("no link")?);
    let mut again = Walk::on(pack, walk.today)?;
    again.open(&link);
    let receipt = again.interview.session.receipt.clone().ok_or("no receipt")?;
    // What rested on the answers that stayed is not known to this link: it stands as what the others leave open.
    let persons = pack.lowered.pack.policies.iter().map(|policy| policy.audience() == Audience::Person);
    assert!(receipt.was.iter().map(Option::is_some).eq(persons), "{:?}", receipt.was);
    assert_ne!(
        receipt.was,
        walk.interview.session.assess().outcomes.iter().map(|o| Some(o.status)).collect::<Vec<_>>()
    );
    assert_eq!(again.result().since.as_ref().map(|since| since.lines.len()), Some(0));
    Ok(())
}

#[test]
fn a_changed_answer_ends_the_comparison_and_the_same_answer_does_not() -> Outcome {
    let pack = bundled()?;
    let on = walk(pack)?.today.ok_or("no day")?;
    let mut walk = opened_again(pack, on)?;
    let study = pack.lowered.pack.fact_id("study_mode").ok_or("no such fact")?;
    let session = &mut walk.interview.session;
    let same = session.answers.get(study.index()).clone();
    session.answer(study, same, Some(on));
    assert!(session.receipt.is_some());
    session.answer(study, Answer::Unsure, Some(on));
    assert!(session.receipt.is_none());
    Ok(())
}

#[test]
fn what_the_rules_changed_is_told_with_the_correction() -> Outcome {
    let pack = bundled()?;
    let on = walk(pack)?.today.ok_or("no day")?;
    let mut walk = opened_again(pack, on)?;
    let session = &mut walk.interview.session;
    // As if an older version had judged one policy differently, and the ledger said why.
    let receipt = session.receipt.as_deref().ok_or("no receipt")?.clone();
    let mut was = vec![None; session.pack.policies.len()];
    for (policy, _) in receipt.again.iter().filter(|(_, status)| *status == Status::NotMet) {
        *was.get_mut(policy.index()).ok_or("no such policy")? = Some(Status::Met);
    }
    session.receipt = Some(Arc::new(Receipt { version: "2026.10.1".into(), was, ..receipt }));
    let wrong = session.receipt.as_ref().and_then(|r| r.was.iter().position(Option::is_some)).ok_or("all fit")?;
    let mut long = (**session.long.as_ref().ok_or("no texts")?).clone();
    let correction = |version: &str, policy: usize| CorrectionText {
        version: version.into(),
        on: "2026-11-01".into(),
        policies: vec![u16::try_from(policy).unwrap_or(0)],
        text: format!("{version} 版更正了{policy}"),
    };
    long.corrections =
        vec![correction("2026.9.1", wrong), correction("2026.11.1", wrong), correction("2026.11.1", wrong + 1)];
    session.long = Some(Arc::new(long));
    let since = walk.result().since.clone().ok_or("no comparison")?;
    let line = since.lines.first().ok_or("nothing changed")?;
    let expected = [
        "那时：初步匹配，现在：目前不满足",
        "规则有更新（那时是 2026.10.1 版）",
        &format!("2026.11.1 版更正了{wrong}"),
    ];
    assert_eq!(line.said, expected);
    Ok(())
}

#[test]
fn everything_a_whole_person_says_fits_a_code_that_phones_read_from_a_screen() -> Outcome {
    let pack = bundled()?;
    let lowered = &pack.lowered;
    let of =
        |people: &[caice::author::lower::Person]| people.iter().map(|one| one.id.value.clone()).collect::<Vec<_>>();
    let people = of(&lowered.people);
    assert!(people.len() >= 10, "{people:?}");
    for id in people {
        let walk = person(&id)?;
        let session = &walk.interview.session;
        for payload in [session.payload(true), session.receipt(true)] {
            let payload = payload.ok_or("no link")?;
            // An address as long as that of a page of the city's government.
            let link = format!("https://rencai.lishui.example.gov.cn/caice/#{payload}");
            let code =
                qrcodegen::QrCode::encode_text(&link, qrcodegen::QrCodeEcc::Low).map_err(|said| said.to_string())?;
            assert!(
                code.version().value() <= 15,
                "{id}: version {}, {} characters",
                code.version().value(),
                link.len()
            );
            // And back: the same answers.
            let mut again = Walk::on(pack, Some(session.on))?;
            again.open(&format!("#{payload}"));
            assert_eq!(again.interview.session.answers, session.answers, "{id}");
        }
    }
    Ok(())
}
