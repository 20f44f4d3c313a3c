//! The result: groups, verdicts, the sum on top, and the first thing to do.
//!
//! The personas show whether an outcome is right; this file shows how people see it.

use caice::{
    engine::Status,
    interview::{
        Place,
        plan::{Deed, Task},
        view::Counts,
    },
    pack::{Kind, Pack},
    value::{Answer, Answers, Date, DateRange, OptionId, Range, Value},
};

use crate::{
    Outcome, Trouble,
    counter::{person, person_but},
    moves::matching,
    packs::{bundled, examples, subsidy},
    walk::Walk,
    words::{
        examples::{SHOP, YEAR_OF_INSURANCE},
        subsidy::{CONTACT, FINAL_YEAR, HARDSHIP, LOAN, NOT_STUDENT, SCHOOL, STATUS, SUBSIDY},
    },
};

/// A person who matches under assumptions, at the result.
fn assumed() -> Outcome<Walk> {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    walk.answer(STATUS, &[FINAL_YEAR])?;
    walk.answer(HARDSHIP, &[LOAN])?;
    walk.at(SCHOOL);
    walk.open("#/result");
    Ok(walk)
}

#[test]
fn a_match_says_what_it_assumes_what_it_rests_on_and_that_the_office_decides() -> Outcome {
    let walk = assumed()?;
    assert_eq!(walk.groups(), ["初步匹配1项"]);
    let card = walk.card(SUBSIDY)?;
    assert!(card.verdict.contains("其中 2 条默认成立，请核对") && card.verdict.contains("以审核为准"), "{card:#?}");
    assert_eq!(card.contact, CONTACT);
    let reasons: Vec<String> = { card.reasons.iter() }
        .map(|reason| {
            let said: String = reason.said.iter().map(|said| said.answer.as_str()).collect();
            format!("{}：{said}", reason.text)
        })
        .collect();
    assert!(reasons.contains(&format!("毕业学年内的高校毕业生：{FINAL_YEAR}")), "{reasons:?}");
    assert!(reasons.iter().any(|reason| reason.starts_with("获得国家助学贷款")), "{reasons:?}");
    assert!(!card.office.is_empty(), "nothing is left to the office");
    let assumed: Vec<&str> = card.assumed.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(assumed, ["就读的学校在浙江（由学校统一申报）", "求学期间没领过这项补贴（每人限一次）"]);
    let sum = walk.result().headline.sum.clone().ok_or("no sum")?;
    assert_eq!(sum.figure, "最多 ¥3,000");
    assert!(sum.notes.iter().any(|note| note.contains("今年以窗口答复为准")), "{:?}", sum.notes);
    Ok(())
}

#[test]
fn a_policys_sources_stand_once_and_each_condition_names_its_own_by_number() -> Outcome {
    for one in &bundled()?.lowered.people {
        let walk = person(&one.id.value)?;
        let pack = &walk.interview.session.pack;
        for card in walk.result().groups.iter().flat_map(|group| &group.cards) {
            let policy = pack.policy(card.policy).ok_or("no such policy")?;
            for (at, source) in card.sources.iter().enumerate() {
                assert!(!card.sources[..at].contains(source), "{} names a source twice", policy.key);
            }
            for reason in card.reasons.iter().chain(&card.office) {
                let source = card.sources.get(reason.cite.number - 1);
                let texts =
                    walk.interview.session.long.as_ref().and_then(|long| long.policies.get(card.policy.index()));
                let clauses = texts.ok_or("no texts")?.clauses.iter().zip(&policy.clauses);
                let mut of_text = clauses
                    .filter(|(text, _)| text.text == reason.text.trim_end_matches(walk.text.lack.one_of))
                    .map(|(_, clause)| clause);
                let is_its_own = of_text.any(|clause| {
                    (Some(&clause.source), &clause.article, clause.grade)
                        == (source, &reason.cite.article, reason.cite.grade)
                });
                assert!(is_its_own, "{}: {reason:?}", policy.key);
            }
        }
    }
    Ok(())
}

#[test]
fn answering_the_rest_assumes_nothing_any_more() -> Outcome {
    let walk = matching()?;
    let card = walk.card(SUBSIDY)?;
    assert_eq!(card.assumed, []);
    assert!(card.verdict.starts_with("按你填的，公开条件都对得上，以审核为准。"), "{}", card.verdict);
    assert!(!walk.result().open);
    Ok(())
}

#[test]
fn who_does_not_match_is_told_which_clause_and_whom_to_ask_all_the_same() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    walk.answer(STATUS, &[NOT_STUDENT])?;
    assert_eq!(walk.groups(), ["目前不满足1项"]);
    let card = walk.card(SUBSIDY)?;
    assert_eq!(card.verdict, "没对上：毕业学年内的高校毕业生（你填：不在校）。有疑问可直接咨询或申请。");
    assert_eq!(card.contact, CONTACT);
    let headline = walk.result().headline.clone();
    assert_eq!((headline.statement.as_str(), headline.sum), ("按你填的，现在还没有适合的", None));
    Ok(())
}

#[test]
fn first_to_do_is_what_is_met_and_nobody_is_sent_to_a_sensitive_question() -> Outcome {
    let walk = assumed()?;
    let first = walk.result().first.clone().ok_or("nothing to do first")?;
    assert_eq!(first.text, format!("问清“{SUBSIDY}”现在能不能申请，要带什么。"));
    let mut walk = walk;
    walk.open(&first.href);
    walk.at(SUBSIDY);
    // With the household open, only that question is left, and nobody is sent there.
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    walk.answer(STATUS, &[FINAL_YEAR])?;
    walk.open("#/result");
    assert_eq!(walk.result().first, None);
    Ok(())
}

#[test]
fn a_step_to_be_done_first_is_named_and_is_no_match() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/ask/opened_on");
    walk.year("2024")?;
    walk.month(5)?;
    walk.submit()?;
    walk.tell("registered", "否")?;
    let card = walk.card(SHOP)?;
    assert_eq!((card.status, card.verdict.as_str()), (Status::GateFirst, "先办下面这一步，办好再申请。"));
    assert!(card.steps.iter().any(|step| step.how == "到登记的窗口补办"), "{:?}", card.steps);
    assert!(!walk.groups().contains(&"初步匹配1项".to_owned()));
    // Done: it matches.
    walk.open("#/result");
    let href = "#/ask/registered";
    walk.open(href);
    walk.pick(&["是"])?;
    assert_eq!(walk.interview.place, Place::Result);
    assert_eq!(walk.card(SHOP)?.status, Status::Met);
    Ok(())
}

#[test]
fn what_comes_with_time_names_the_day_and_is_no_match() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/ask/insured_since");
    walk.year("2026")?;
    walk.month(10)?;
    walk.submit()?;
    let card = walk.card(YEAR_OF_INSURANCE)?;
    assert_eq!(card.status, Status::MetLater);
    assert_eq!(card.verdict, "其他不变，最晚2027年10月31日起可能适用；现在差：参保满一年。");
    Ok(())
}

#[test]
fn a_figure_that_an_answer_would_make_exact_is_asked_for_on_the_card() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/ask/opened_on");
    walk.year("2024")?;
    walk.month(5)?;
    walk.submit()?;
    walk.tell("registered", "是")?;
    let asked: Vec<Option<String>> = walk.card(SHOP)?.to_work_out.into_iter().map(|pending| pending.href).collect();
    assert_eq!(asked, [Some("#/ask/monthly_rent".to_owned())]);
    walk.open("#/ask/monthly_rent");
    walk.type_in("300")?;
    walk.submit()?;
    let card = walk.card(SHOP)?;
    assert_eq!(card.to_work_out, []);
    assert!(card.amounts.iter().any(|amount| amount.figure.contains("¥300")), "{:?}", card.amounts);
    Ok(())
}

#[test]
fn a_last_day_that_is_near_presses_and_one_that_is_not_does_not() -> Outcome {
    let mut walk = person("technician")?;
    let urgent = |walk: &Walk| Ok::<_, Trouble>(walk.card("失业保险技能提升补贴")?.urgent);
    // It ends on 16 April 2027.
    assert_eq!(urgent(&walk)?, None);
    let mut on = |year, month, day| -> Outcome<Option<String>> {
        walk.assess_on(Some(Date::new(year, month, day).map_err(|_| "no such day")?));
        urgent(&walk)
    };
    assert_eq!(on(2027, 1, 15)?, None);
    assert_eq!(on(2027, 1, 16)?.as_deref(), Some("只剩 90 天，到2027年4月16日"));
    assert_eq!(on(2027, 4, 16)?.as_deref(), Some("今天是最后一天"));
    assert_eq!(on(2027, 4, 17)?, None);
    Ok(())
}

#[test]
fn where_nobody_knows_until_when_it_presses_without_a_number() -> Outcome {
    let walk = person("laid-off")?;
    let card = walk.card("失业保险金")?;
    let urgent = card.urgent.ok_or("nothing presses")?;
    assert!(urgent.starts_with("尽快办：") && !urgent.contains(|c: char| c.is_ascii_digit()), "{urgent}");
    Ok(())
}

/// A choice, or yes and no, as the answer to a fact.
fn choose(pack: &Pack, answers: &mut Answers, fact: &str, option: &str) {
    let Some(id) = pack.fact_id(fact) else { return };
    let answer = match pack.fact(id).map(|fact| &fact.kind) {
        Some(Kind::Bool) => Answer::Value(Value::Bool(option == "true")),
        Some(kind) => match kind.options().iter().position(|known| known == option) {
            Some(at) => Answer::Value(Value::Choice(OptionId(u8::try_from(at).unwrap_or_default()))),
            None => Answer::None,
        },
        None => Answer::Absent,
    };
    answers.set(id.index(), answer);
}

/// The graduate of 2026, in flexible work, registered or not, graduated in that year.
fn flexible(graduated: &str, registered: &str) -> Outcome<Walk> {
    person_but("laid-off", |pack, answers| {
        choose(pack, answers, "employment_status", "flexible_employment");
        choose(pack, answers, "last_job_ended", "never_worked");
        choose(pack, answers, "education_level", "junior_college");
        choose(pack, answers, "graduate_registered_at_public_agency", registered);
        choose(pack, answers, "certified_hard_to_employ", "false");
        choose(pack, answers, "employer_place", "etdz");
        let date = DateRange::parse(graduated).map(|days| Answer::Value(Value::Date(days)));
        if let (Some(fact), Ok(date)) = (pack.fact_id("graduation_date"), date) {
            answers.set(fact.index(), date);
        }
        if let Some(fact) = pack.fact_id("flexible_sb_paid_monthly") {
            answers.set(fact.index(), Answer::Value(Value::Number(Range::exactly(90_000))));
        }
    })
}

#[test]
fn nobody_is_sent_first_for_what_somebody_else_must_grant() -> Outcome {
    let hardship = "就业困难人员灵活就业社会保险补贴";
    for (graduated, registered) in [("2026-06-30", "false"), ("2026-06-30", "true"), ("2010-06-30", "false")] {
        let walk = flexible(graduated, registered)?;
        let card = walk.card(hardship)?;
        assert_eq!(card.status, Status::GateFirst, "{graduated} {registered}");
        let first = walk.result().first.clone();
        assert!(first.is_none_or(|first| !first.text.contains("就业困难")), "{:?}", walk.result().first);
    }
    // Anybody can register: the young graduate's own subsidy comes first.
    let first = flexible("2026-06-30", "false")?.result().first.clone().ok_or("nothing to do first")?;
    assert!(first.text.contains("实名登记") && first.text.contains("高校毕业生灵活就业社保补贴"), "{}", first.text);
    Ok(())
}

#[test]
fn who_is_paid_once_their_firm_is_recognised_asks_the_firm_before_they_register_here() -> Outcome {
    let walk = person_but("graduate", |pack, answers| {
        choose(pack, answers, "employer_recognised_by_authority", "false");
        if let Some(fact) = pack.fact_id("continuous_insured_months_same_employer") {
            answers.set(fact.index(), Answer::Value(Value::Number(Range::exactly(3))));
        }
        if let (Some(fact), Ok(day)) = (pack.fact_id("labour_contract_start"), DateRange::parse("2026-08-01")) {
            answers.set(fact.index(), Answer::Value(Value::Date(day)));
        }
    })?;
    let settling = "高校毕业生、技术工人、职业院校毕业生、留学归国人员落户";
    assert_eq!(walk.card(settling)?.status, Status::Met);
    let paid = "高校毕业生到养老、家政、现代农业企业就业岗位补贴";
    assert_eq!(walk.card(paid)?.status, Status::GateFirst);
    let first = walk.result().first.clone().ok_or("nothing to do first")?;
    assert_eq!(first.text, format!("请单位去申请认定（“{paid}”要用）"));
    Ok(())
}

#[test]
fn among_equals_the_largest_comes_first_and_a_near_last_day_before_it() -> Outcome {
    let mut walk = person("founder")?;
    let first = walk.result().first.clone().ok_or("nothing to do first")?;
    assert!(first.text.contains("大学生创办养老、家政、现代农业企业创业补贴"), "{}", first.text);
    let met = |walk: &Walk| {
        let result = walk.result();
        let group = result.groups.iter().find(|group| group.status == Status::Met);
        group.map(|group| {
            group.cards.iter().filter_map(|card| Some((card.urgent.clone()?, card.title.clone()))).collect::<Vec<_>>()
        })
    };
    assert_eq!(met(&walk), Some(Vec::new()));
    // Three months before its end, nothing else presses in the technician's result.
    walk = person("technician")?;
    walk.assess_on(Some(Date::new(2027, 3, 1).map_err(|_| "no such day")?));
    let first = walk.result().first.clone().ok_or("nothing to do first")?;
    assert!(first.text.contains("2027年4月16日"), "{}", first.text);
    assert_eq!(met(&walk).map(|urgent| urgent.len()), Some(1));
    Ok(())
}

#[test]
fn clauses_that_did_not_load_say_so_and_not_that_they_are_on_their_way() -> Outcome {
    let mut walk = person("technician")?;
    let long = walk.interview.session.long.take().ok_or("no texts")?;
    let texts = |walk: &mut Walk, missing: bool| -> Outcome<Vec<String>> {
        walk.interview.miss_long(!missing);
        walk.interview.miss_long(missing);
        Ok(walk.card("失业保险技能提升补贴")?.reasons.into_iter().map(|reason| reason.text).collect())
    };
    assert!(texts(&mut walk, false)?.iter().all(|text| text == "（条文正在取，稍等）"));
    assert!(texts(&mut walk, true)?.iter().all(|text| text == "（条文没取到）"));
    assert!(walk.interview.take_long((*long).clone()));
    assert!(texts(&mut walk, true)?.iter().all(|text| !text.starts_with('（')));
    Ok(())
}

#[test]
fn what_does_not_fit_is_one_line_with_a_reason_and_a_page() -> Outcome {
    for person in &bundled()?.lowered.people {
        let result = self::person(&person.id.value)?.result();
        assert!(!result.not_met.is_empty(), "{} fits everywhere", person.id.value);
        for line in result.not_met.iter().flat_map(|(_, lines)| lines) {
            assert!(!line.title.is_empty() && line.href.starts_with("#/policy/"), "{line:?}");
            let n = line.reason.chars().count();
            assert!((1..=90).contains(&n) && !line.reason.contains('\n'), "{n}: {line:?}");
        }
    }
    Ok(())
}

#[test]
fn what_has_to_be_done_first_is_said_as_something_to_do() -> Outcome {
    let card = person("laid-off")?.card("失业保险金")?;
    assert_eq!(card.steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>(), ["去办失业登记"]);
    for person in &bundled()?.lowered.people {
        let result = self::person(&person.id.value)?.result();
        for step in result.groups.iter().flat_map(|group| &group.cards).flat_map(|card| &card.steps) {
            assert!(!step.text.starts_with('已'), "{}: {:?} reads as done", person.id.value, step.text);
        }
    }
    Ok(())
}

#[test]
fn whoever_has_anything_to_come_to_ask_or_to_answer_has_something_to_do_first() -> Outcome {
    let says = |walk: &Walk, who: &str| {
        let (counts, result) = (Counts::of(&walk.interview.view.assessment.outcomes), walk.result());
        // What others must grant and private questions are suggested to nobody.
        let (session, assessment) = (&walk.interview.session, &walk.interview.view.assessment);
        let own = |task: &Task| matches!(task.deed, Deed::Apply(false) | Deed::AskDays | Deed::AskRule | Deed::Watch);
        let has_task = Task::all(session, assessment).iter().any(own);
        let has = counts.met + counts.call > 0 || !result.to_look_up.is_empty() || has_task;
        assert!(!has || result.first.is_some(), "{who}: {counts:?}");
        usize::from(has)
    };
    let mut n = 0;
    for one in &bundled()?.lowered.people {
        n += says(&person(&one.id.value)?, &one.id.value);
        let far = |pack: &Pack, answers: &mut Answers| {
            for place in ["employer_place", "entity_place", "hukou_place"] {
                if pack.fact_id(place).is_some_and(|fact| answers.get(fact.index()).is_given()) {
                    choose(pack, answers, place, "other");
                }
            }
        };
        n += says(&person_but(&one.id.value, far)?, &one.id.value);
    }
    let cases: [(&str, &[(&str, &str)]); 4] = [
        ("#/ask", &[]),
        ("#/start/student", &[]),
        ("#/start/looking", &[("education_level", "初中及以下"), ("last_job_ended", "自己辞职")]),
        ("#/start/employed", &[("employment_status", "在企业上班，签劳动合同"), ("employer_place", "外省")]),
    ];
    for (start, rows) in cases {
        let mut walk = Walk::of(bundled()?)?;
        walk.open(start);
        for (fact, row) in rows {
            walk.open(&format!("#/ask/{fact}"));
            walk.pick(&[row])?;
        }
        walk.open("#/ask");
        while walk.interview.place.asks() {
            walk.unsure()?;
            walk.past_the_pause();
        }
        walk.open("#/result");
        n += says(&walk, start);
    }
    assert!(n > 12, "{n}");
    Ok(())
}
