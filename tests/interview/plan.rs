//! 我的计划: what is in it, in which order, which days and papers it names, and what becomes of its ticks.
//!
//! How it is drawn, saved and printed is for `journeys`. The files for a calendar are read by a parser that is not ours.

use std::collections::BTreeSet;

use caice::{
    engine::{End, Scope, Status, Truth},
    interview::{
        calendar::{Event, address, calendar},
        plan::{Deed, Task},
        text::Language,
        view::PlanView,
    },
    pack::Role,
    value::{Answer, Date, Range, Value},
};
use icalendar::{Calendar, Component, DatePerhapsTime};

use crate::{
    Outcome,
    counter::{person, person_but},
    packs::bundled,
    walk::{Walk, the_day},
};

fn plan(walk: &Walk) -> PlanView {
    PlanView::of(&walk.interview.session, &walk.interview.view, walk.text)
}

fn day(day: &str) -> Outcome<Date> {
    Date::parse(day).map_err(|_| day.into())
}

fn tasks(walk: &Walk) -> Vec<Task> {
    Task::all(&walk.interview.session, &walk.interview.view.assessment)
}

#[test]
fn every_person_of_the_folder_has_a_plan_with_a_day_or_a_number_to_call() -> Outcome {
    let mut n_with_steps = 0;
    for person in &bundled()?.lowered.people {
        let walk = self::person(&person.id.value)?;
        let plan = plan(&walk);
        let says = |step: &caice::interview::view::PlanStep| !step.days.is_empty() || !step.call.is_empty();
        assert!(plan.steps.iter().all(says), "{}: {:#?}", person.id.value, plan.steps);
        // Who has nothing to do yet can still call.
        assert!(!plan.steps.is_empty() || !plan.calls.is_empty(), "{}", person.id.value);
        n_with_steps += usize::from(!plan.steps.is_empty());
    }
    assert!(n_with_steps > 8, "{n_with_steps} of the people have something to do");
    Ok(())
}

#[test]
fn a_step_stands_before_what_it_opens_and_a_near_last_day_before_a_far_one() -> Outcome {
    for person in &bundled()?.lowered.people {
        let walk = self::person(&person.id.value)?;
        let (session, tasks) = (&walk.interview.session, tasks(&walk));
        for (at, task) in tasks.iter().enumerate() {
            let before = tasks.get(..at).unwrap_or_default();
            if let Deed::Apply(true) = task.deed {
                let outcome = walk.interview.view.assessment.of(task.policy()).ok_or("no outcome")?;
                for gate in outcome.gates.iter().filter(|gate| gate.truth == Truth::No) {
                    let stands =
                        |other: &Task| other.deed == Deed::First(gate.clause) && other.policies == task.policies;
                    assert!(before.iter().any(stands), "{}: {task:?}", person.id.value);
                }
            }
            let soon = |task: &Task| task.until.filter(|last| *last <= session.on.add_months(12));
            let waits = |task: &Task| task.from.is_some_and(|from| from > session.on);
            if let (Some(last), false) = (soon(task), waits(task)) {
                let later = |other: &&Task| !waits(other) && soon(other).is_none_or(|other| other > last);
                assert_eq!(before.iter().find(later), None, "{}: stands before {task:?}", person.id.value);
            }
            assert!(before.iter().all(|other| !waits(other) || waits(task)), "{}: {task:?}", person.id.value);
        }
    }
    Ok(())
}

#[test]
fn the_cards_of_what_may_fit_stand_in_the_order_of_the_plan() -> Outcome {
    let mut n_unlike_the_pack = 0;
    for person in &bundled()?.lowered.people {
        let walk = self::person(&person.id.value)?;
        let tasks = tasks(&walk);
        let may_fit = [Status::Met, Status::MetLater, Status::GateFirst, Status::Competitive];
        for group in walk.result().groups.iter().filter(|group| may_fit.contains(&group.status)) {
            // What the best choice leaves out has no task.
            let place = |id| tasks.iter().position(|task| task.policy() == id).unwrap_or(usize::MAX);
            assert!(group.cards.is_sorted_by_key(|card| place(card.policy)), "{}: {}", person.id.value, group.title);
            n_unlike_the_pack += usize::from(!group.cards.is_sorted_by_key(|card| card.policy));
        }
    }
    assert!(n_unlike_the_pack > 3, "{n_unlike_the_pack} orders differ from the pack's");
    Ok(())
}

#[test]
fn the_plan_has_what_may_fit_and_nothing_else_and_leaves_out_what_the_best_choice_does() -> Outcome {
    for person in &bundled()?.lowered.people {
        let walk = self::person(&person.id.value)?;
        let assessment = &walk.interview.view.assessment;
        let tasks = tasks(&walk);
        let own = assessment.combinations.iter().find(|combination| combination.beneficiary == Role::Person);
        let left: Vec<_> = own.map(|own| own.excluded.iter().map(|left| left.policy).collect()).unwrap_or_default();
        for outcome in &assessment.outcomes {
            let n =
                tasks.iter().filter(|task| task.policies == [outcome.policy] && !matches!(task.deed, Deed::First(_)));
            let may_fit =
                matches!(outcome.status, Status::Met | Status::MetLater | Status::GateFirst | Status::Competitive)
                    || outcome.scope == Some(Scope::Clause);
            let wanted = usize::from(may_fit && !left.contains(&outcome.policy));
            assert_eq!(n.count(), wanted, "{}: {outcome:#?}", person.id.value);
        }
    }
    Ok(())
}

#[test]
fn the_technician_applies_by_a_day_with_these_papers() -> Outcome {
    let walk = person("technician")?;
    let plan = plan(&walk);
    let step = plan.steps.iter().find(|step| step.what == "申请“失业保险技能提升补贴”").ok_or("not in it")?;
    assert_eq!(step.days, ["到2027年4月16日为止"]);
    assert!(step.figures.iter().any(|figure| figure.contains("¥2,000")), "{:?}", step.figures);
    assert!(step.call.iter().any(|call| call.phone == "12333"), "{:?}", step.call);
    let dated = plan.dates.iter().find(|dated| dated.what.contains("失业保险技能提升补贴")).ok_or("no day")?;
    assert_eq!((dated.day.as_str(), dated.event.day), ("2027年4月16日", day("2027-04-16")?));
    assert!(plan.spans.iter().any(|span| span.title == "失业保险技能提升补贴" && span.bar.0 < span.bar.1));
    let papers = plan.papers.ok_or("the texts are here")?;
    let names: BTreeSet<&str> = papers.iter().map(|paper| paper.name.as_str()).collect();
    assert_eq!(names.len(), papers.len(), "a paper is listed twice");
    let paper = papers.iter().find(|paper| paper.name.contains("职业技能等级证书")).ok_or("no certificate")?;
    assert!(paper.policies.contains("失业保险技能提升补贴"), "{paper:?}");
    Ok(())
}

#[test]
fn a_day_after_which_the_office_decides_is_no_last_day_anywhere() -> Outcome {
    // 20 months of contributions lie between what the notice of the skill subsidy asks and what an office may want to see.
    let walk = person_but("technician", |pack, answers| {
        if let Some(id) = pack.fact_id("cumulative_ui_months") {
            answers.set(id.index(), Answer::Value(Value::Number(Range::exactly(20))));
        }
    })?;
    let assessment = &walk.interview.view.assessment;
    let title = "失业保险技能提升补贴";
    let named = |id| walk.interview.session.title(id).as_deref() == Some(title);
    let outcome = assessment.outcomes.iter().find(|outcome| named(outcome.policy)).ok_or("no outcome")?;
    assert_eq!(outcome.end(), End::Undisputed, "{outcome:#?}");
    let plan = plan(&walk);
    let step = plan.steps.iter().find(|step| step.what.contains(title)).ok_or("not in it")?;
    let dated = plan.dates.iter().find(|dated| dated.what.contains(title)).ok_or("no day")?;
    let span = plan.spans.iter().find(|span| span.title == title).ok_or("not in the picture")?;
    let said = step.days.iter().chain([&dated.what, &span.days]);
    assert!(said.clone().all(|said| said.contains("之后由经办机构定")), "{:?}", said.collect::<Vec<_>>());
    let card = walk.card(title)?;
    assert!(card.urgent.iter().all(|said| said.contains("之后由经办机构定")), "{:?}", card.urgent);
    Ok(())
}

#[test]
fn a_figure_that_an_open_question_decides_says_so_in_the_plan() -> Outcome {
    let mut n_open = 0;
    for one in &bundled()?.lowered.people {
        let walk = person_but(&one.id.value, |pack, answers| {
            for key in ["in_degree_continuing_education", "enrolled_level"] {
                if let Some(id) = pack.fact_id(key) {
                    answers.set(id.index(), Answer::Unsure);
                }
            }
        })?;
        let result = walk.result();
        let cards = result.groups.iter().flat_map(|group| &group.cards);
        let open: Vec<_> = cards.flat_map(|card| &card.amounts).filter(|amount| amount.perhaps).collect();
        for figure in plan(&walk).steps.iter().flat_map(|step| &step.figures) {
            let is_open = open.iter().any(|amount| figure.starts_with(&amount.in_short()));
            n_open += usize::from(is_open);
            assert_eq!(figure.contains("还要看没答的问题"), is_open, "{}: {figure}", one.id.value);
        }
    }
    assert!(n_open > 0, "no figure is open");
    Ok(())
}

#[test]
fn an_errand_for_several_policies_stands_once_and_names_them() -> Outcome {
    for person in &bundled()?.lowered.people {
        let walk = self::person(&person.id.value)?;
        let plan = plan(&walk);
        let words: Vec<&str> = plan.steps.iter().map(|step| step.what.as_str()).collect();
        let once: BTreeSet<&&str> = words.iter().collect();
        assert_eq!(once.len(), words.len(), "{}: {words:#?}", person.id.value);
    }
    Ok(())
}

#[test]
fn what_rests_on_sensitive_answers_is_marked_and_is_not_saved_with_the_rest() -> Outcome {
    let walk = person("student-in-hardship")?;
    let plan = plan(&walk);
    let assessment = &walk.interview.view.assessment;
    assert!(plan.n_sensitive > 0);
    for step in &plan.steps {
        let outcome = assessment.outcomes.iter().find(|outcome| {
            walk.interview.session.title(outcome.policy).is_some_and(|title| step.what.contains(&title))
        });
        if let Some(outcome) = outcome {
            assert_eq!(step.sensitive, outcome.sensitive, "{}", step.what);
        }
    }
    let saved: Vec<String> = plan.events().into_iter().map(|event| event.id).collect();
    for dated in &plan.dates {
        assert_eq!(saved.contains(&dated.event.id), !dated.sensitive, "{}", dated.what);
    }
    Ok(())
}

#[test]
fn ticks_outlast_a_trap_and_a_day_on_the_device_and_go_with_the_answers() -> Outcome {
    let mut walk = person("technician")?;
    let first = plan(&walk).steps.first().map(|step| step.key.clone()).ok_or("nothing to do")?;
    let paper = plan(&walk).papers.and_then(|papers| Some(papers.first()?.key.clone())).ok_or("no paper")?;
    walk.interview.session.tick(&first, true);
    walk.interview.session.tick(&paper, true);
    let is_done = |walk: &Walk| {
        let plan = plan(walk);
        let step = plan.steps.iter().any(|step| step.key == first && step.done);
        let paper = plan.papers.is_some_and(|papers| papers.iter().any(|it| it.key == paper && it.done));
        (step, paper)
    };
    assert_eq!(is_done(&walk), (true, true));
    let (on, kept) = (walk.interview.session.on, walk.interview.session.keep());
    let again = Walk::resumed(bundled()?, &kept, Some(on))?;
    assert_eq!(again.interview.session.ticked, [first.clone(), paper.clone()]);
    let stored = walk.interview.session.kept_for_a_day().ok_or("nothing to keep")?;
    let mut next = Walk::on(bundled()?, Some(on))?;
    assert!(next.interview.resume(&stored, Some(on), true));
    assert_eq!(next.interview.session.ticked, [first.clone(), paper.clone()]);
    assert_eq!(next.interview.session.answers, walk.interview.session.answers);
    // A link carries none, and who starts again has none.
    let link = walk.interview.session.payload(true).ok_or("no link")?;
    assert!(!link.contains(' '), "{link}");
    next.restart();
    assert_eq!(next.interview.session.ticked, Vec::<String>::new());
    walk.interview.session.tick(&first, false);
    assert_eq!(is_done(&walk), (false, true));
    Ok(())
}

#[test]
fn a_tick_kept_by_an_earlier_version_without_any_is_not_missed() -> Outcome {
    let walk = person("technician")?;
    let stored = walk.interview.session.payload(true).ok_or("no link")?;
    let on = walk.interview.session.on;
    let mut next = Walk::on(bundled()?, Some(on))?;
    assert!(next.interview.resume(&stored, Some(on), true));
    assert_eq!(next.interview.session.ticked, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_call_that_was_made_is_no_application_and_a_step_makes_none_of_another() -> Outcome {
    let mut walk = person("founder")?;
    let call = tasks(&walk).into_iter().find(|task| task.deed == Deed::AskDays).ok_or("nobody to call")?;
    let key = |deed: Deed, walk: &Walk| Task { deed, ..call.clone() }.key(&walk.interview.session);
    let called = key(Deed::AskDays, &walk);
    walk.interview.tick(&called, true);
    let is_done = |deed: Deed| walk.interview.session.is_ticked(&key(deed, &walk));
    assert!(is_done(Deed::AskDays));
    for deed in [Deed::Apply(false), Deed::Apply(true), Deed::Watch, Deed::AskRule] {
        assert!(!is_done(deed), "{deed:?} is ticked off by a call about the days");
    }
    assert_eq!(key(Deed::Apply(false), &walk), key(Deed::Apply(true), &walk));
    Ok(())
}

#[test]
fn ticks_of_an_earlier_version_stay_on_what_was_ticked() -> Outcome {
    for id in ["founder", "technician"] {
        let mut walk = person(id)?;
        let session = &walk.interview.session;
        let keys: Vec<String> = tasks(&walk).iter().map(|task| task.key(session)).collect();
        // That version wrote the policy alone, whatever there was to do about it.
        let known = tasks(&walk);
        let old = known.iter().map(|task| match task.deed {
            Deed::First(_) => task.key(session),
            _ => session.pack.policy(task.policy()).map(|policy| policy.key.clone()).unwrap_or_default(),
        });
        let old: Vec<String> = old.chain(["paper:application-form".to_owned()]).collect();
        assert!(old.iter().any(|key| !keys.contains(key)));
        walk.interview.session.ticked = old;
        let on = walk.interview.session.on;
        let again = Walk::resumed(bundled()?, &walk.interview.session.keep(), Some(on))?;
        let stored = walk.interview.session.kept_for_a_day().ok_or("nothing to keep")?;
        let mut next = Walk::on(bundled()?, Some(on))?;
        assert!(next.interview.resume(&stored, Some(on), true));
        for walk in [&again, &next] {
            let session = &walk.interview.session;
            assert!(keys.iter().all(|key| session.is_ticked(key)), "{:?}", session.ticked);
            assert!(session.is_ticked("paper:application-form"));
        }
    }
    Ok(())
}

#[test]
fn what_is_only_kept_is_not_listed_to_bring_and_is_said_where_it_belongs() -> Outcome {
    let compiled = bundled()?;
    let (pack, long) = (&compiled.lowered.pack, compiled.long_in(Language::Zh)?);
    let mut n_kept = 0;
    for (policy, words) in pack.policies.iter().zip(&long.policies) {
        for paper in words.papers.iter().chain(&words.keeps) {
            assert!(!paper.contains("备查") && !paper.contains("留存"), "{}: {paper}", policy.key);
        }
        n_kept += words.keeps.len();
        assert!(words.keeps.iter().all(|paper| !words.papers.contains(paper)), "{}", policy.key);
        assert_eq!(policy.papers.len(), words.papers.len(), "{}", policy.key);
    }
    assert!(n_kept > 3, "{n_kept}");
    let mut n_said = 0;
    for person in &compiled.lowered.people {
        let walk = self::person(&person.id.value)?;
        let plan = plan(&walk);
        for task in tasks(&walk).iter().filter(|task| !matches!(task.deed, Deed::First(_))) {
            let keeps = long.policies.get(task.policy().index()).map(|words| words.keeps.clone()).unwrap_or_default();
            let Some(paper) = keeps.first() else { continue };
            let key = task.key(&walk.interview.session);
            let step = plan.steps.iter().find(|step| step.key == key).ok_or("no step")?;
            n_said += 1;
            assert!(step.remarks.iter().any(|said| said.contains("不用带") && said.contains(paper)), "{step:?}");
            assert!(!step.papers.contains(paper), "{step:?}");
        }
    }
    assert!(n_said > 0, "nobody has such a paper");
    Ok(())
}

#[test]
fn a_diploma_stands_once_with_every_policy_that_wants_it() -> Outcome {
    let compiled = bundled()?;
    let names = ["学历证明", "学历证书", "毕业证书"];
    let long = compiled.long_in(Language::Zh)?;
    // One paper begins with one of its names; another that takes its place says so in brackets.
    let mut diplomas = BTreeSet::new();
    for paper in long.policies.iter().flat_map(|policy| &policy.papers) {
        diplomas.extend(names.iter().any(|name| paper.starts_with(name)).then(|| paper.clone()));
    }
    diplomas.retain(|paper| !paper.contains("待确认"));
    assert_eq!(diplomas.len(), 1, "{diplomas:?}");
    let walk = person("young-farmer")?;
    let papers = plan(&walk).papers.ok_or("the texts are here")?;
    let n = papers.iter().filter(|paper| names.iter().any(|name| paper.name.starts_with(name))).count();
    assert!(n <= 1, "{papers:?}");
    Ok(())
}

#[test]
fn who_has_nothing_to_do_yet_sees_whom_to_call() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.open("#/plan");
    walk.at("我的计划");
    let plan = plan(&walk);
    assert_eq!((plan.steps.len(), plan.dates.len()), (0, 0));
    assert!(plan.open && !plan.calls.is_empty());
    assert_eq!(PlanView::in_short(&walk.interview.session, &walk.interview.view.assessment, walk.text), None);
    Ok(())
}

#[test]
fn before_the_texts_are_here_no_two_tasks_are_taken_for_one() -> Outcome {
    let mut walk = person("technician")?;
    walk.interview.session.long = None;
    assert_eq!(plan(&walk).steps.len(), tasks(&walk).len());
    assert_eq!(plan(&walk).papers, None);
    Ok(())
}

#[test]
fn who_cannot_wait_any_longer_is_not_sent_to_a_day_that_has_passed() -> Outcome {
    for person in &bundled()?.lowered.people {
        let walk = person_but(&person.id.value, |_, answers| {
            // One answer less, whichever: nothing may become firmer by it.
            answers.set(0, Answer::Absent);
        })?;
        let on = walk.interview.session.on;
        let plan = plan(&walk);
        assert!(plan.dates.iter().all(|dated| dated.event.day >= on), "{}: {:#?}", person.id.value, plan.dates);
        let days: Vec<Date> = plan.dates.iter().map(|dated| dated.event.day).collect();
        assert!(days.is_sorted(), "{days:?}");
    }
    Ok(())
}

// --- the file for a calendar ---------------------------------------------------------------------------

fn parsed(file: &str) -> Outcome<Calendar> {
    file.parse::<Calendar>().map_err(|said| said.into())
}

#[test]
fn a_parser_of_others_reads_every_day_of_everybody() -> Outcome {
    let mut n_days = 0;
    for person in &bundled()?.lowered.people {
        let walk = self::person(&person.id.value)?;
        let plan = plan(&walk);
        let events: Vec<Event> = plan.dates.iter().map(|dated| dated.event.clone()).collect();
        let file = calendar(&events, the_day()?);
        let read = parsed(&file)?;
        let found: Vec<_> = read.events().collect();
        assert_eq!(found.len(), events.len());
        for (event, found) in events.iter().zip(found) {
            n_days += 1;
            assert_eq!(found.get_summary(), Some(event.title.as_str()));
            assert_eq!(found.get_description(), Some(event.note.as_str()));
            assert_eq!(found.get_uid().map(str::to_owned), Some(format!("{}@caice", event.id)));
            let Some(DatePerhapsTime::Date(day)) = found.get_start() else { return Err("no day".into()) };
            assert_eq!(day.to_string(), event.day.to_string());
            let Some(DatePerhapsTime::Date(next)) = found.get_end() else { return Err("no end".into()) };
            assert_eq!(next.to_string(), event.day.tomorrow().to_string());
        }
        let ids: BTreeSet<&str> = events.iter().map(|event| event.id.as_str()).collect();
        assert_eq!(ids.len(), events.len(), "two days share an id");
    }
    assert!(n_days > 5, "{n_days}");
    Ok(())
}

#[test]
fn lines_are_folded_between_characters_and_end_as_the_standard_says() -> Outcome {
    let long = "丽水经开区，一次性；创业补贴\\（第一行）\n".repeat(20);
    let event = Event { id: "a-last".into(), day: day("2028-02-29")?, title: long.clone(), note: long.clone() };
    let file = calendar(&[event], the_day()?);
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    let read = parsed(&file)?;
    let found = read.events().next().ok_or("no event")?;
    assert_eq!(found.get_summary(), Some(long.as_str()));
    let Some(DatePerhapsTime::Date(next)) = found.get_end() else { return Err("no end".into()) };
    assert_eq!(next.to_string(), "2028-03-01");
    Ok(())
}

#[test]
fn the_address_of_a_file_holds_it_and_nothing_that_ends_an_address() -> Outcome {
    let address = address("BEGIN:VCALENDAR\r\n丽 #&\"'");
    let coded = address.strip_prefix("data:text/calendar;charset=utf-8,").ok_or("another scheme")?;
    assert!(coded.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'%'), "{coded}");
    let mut bytes = Vec::new();
    let mut rest = coded.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair: Vec<u8> = rest.by_ref().take(2).collect();
            bytes.push(u8::from_str_radix(core::str::from_utf8(&pair)?, 16)?);
        } else {
            bytes.push(byte);
        }
    }
    assert_eq!(String::from_utf8(bytes)?, "BEGIN:VCALENDAR\r\n丽 #&\"'");
    Ok(())
}

#[test]
fn how_long_conditions_hold_is_not_called_a_last_day_to_apply() -> Outcome {
    let walk = person("founder")?;
    let plan = plan(&walk);
    let mut n_holds = 0;
    for (task, step) in tasks(&walk).iter().zip(&plan.steps) {
        let outcome = walk.interview.view.assessment.of(task.policy()).ok_or("no outcome")?;
        assert_eq!(task.end == End::Holding, outcome.until.is_none() && outcome.latest.is_some(), "{}", step.what);
        if task.end == End::Holding {
            n_holds += 1;
            assert!(step.days.iter().any(|day| day.starts_with("条件确定满足到")), "{:?}", step.days);
            assert!(!step.days.iter().any(|day| day.contains("为止")), "{:?}", step.days);
            assert!(step.what.starts_with("打电话问"), "{}", step.what);
        }
    }
    assert!(n_holds > 2, "{n_holds}");
    for span in &plan.spans {
        assert!(span.days.starts_with("条件确定满足到"), "{}: {}", span.title, span.days);
    }
    let last: Vec<&str> = plan.dates.iter().map(|dated| dated.event.title.as_str()).collect();
    assert!(last.iter().all(|title| !title.contains("最后一天")), "{last:?}");
    Ok(())
}

#[test]
fn a_paper_names_nothing_private_among_what_is_printed() -> Outcome {
    let walk = person("student-in-hardship")?;
    let (plan, session) = (plan(&walk), &walk.interview.session);
    let private: Vec<String> = { walk.interview.view.assessment.outcomes.iter() }
        .filter(|outcome| outcome.sensitive)
        .filter_map(|outcome| session.title(outcome.policy))
        .collect();
    let papers = plan.papers.ok_or("the texts are here")?;
    assert!(papers.iter().any(|paper| !paper.private.is_empty()));
    for paper in &papers {
        assert!(private.iter().all(|title| !paper.policies.contains(title)), "{paper:?}");
        assert_eq!(paper.sensitive, paper.policies.is_empty(), "{paper:?}");
    }
    Ok(())
}

#[test]
fn what_is_ticked_off_is_no_longer_the_first_thing_to_do() -> Outcome {
    let mut walk = person("technician")?;
    let first = walk.result().first.clone().ok_or("nothing first")?;
    assert!(first.text.contains("失业保险技能提升补贴"), "{}", first.text);
    assert_eq!(
        PlanView::in_short(&walk.interview.session, &walk.interview.view.assessment, walk.text).as_deref(),
        Some("5 件事，2 个日子")
    );
    let key =
        plan(&walk).steps.iter().find(|step| step.what.contains("失业保险技能提升补贴")).map(|step| step.key.clone());
    walk.interview.tick(&key.ok_or("not in it")?, true);
    let then = walk.result().first.clone().ok_or("nothing first")?;
    assert!(!then.text.contains("失业保险技能提升补贴"), "{}", then.text);
    assert_eq!(
        PlanView::in_short(&walk.interview.session, &walk.interview.view.assessment, walk.text).as_deref(),
        Some("4 件事，1 个日子")
    );
    Ok(())
}

#[test]
fn a_task_says_what_is_assumed_and_what_it_waits_for() -> Outcome {
    for person in &bundled()?.lowered.people {
        let walk = self::person(&person.id.value)?;
        let result = walk.result();
        for (task, step) in tasks(&walk).iter().zip(&plan(&walk).steps) {
            let card = result.groups.iter().flat_map(|group| &group.cards).find(|card| card.policy == task.policy());
            let card = card.ok_or("no card")?;
            if !matches!(task.deed, Deed::First(_) | Deed::Apply(true)) {
                assert!(step.remarks.contains(&card.verdict), "{}: {}", person.id.value, step.what);
            }
            assert!(card.urgent.iter().all(|urgent| step.days.contains(urgent)), "{}: {}", person.id.value, step.what);
        }
    }
    Ok(())
}
