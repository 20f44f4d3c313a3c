//! The stand at a recruitment fair: the firm's profile, a candidate after another, and what comes out for each.
//!
//! The personas show whether the rules are right; `journeys` covers the screen, the clearing and the network.

use caice::{
    engine::Status,
    interview::{
        fair::{Guess, Post, Profile, Size, Stand, Unread},
        text::{Language, Text},
        view::{FairView, FieldView, FirmResult, Found, Input, ProfileView, SizeView},
    },
    pack::FactId,
    value::{Answer, Date, DateRange},
};

use crate::{
    Outcome,
    packs::{bundled, examples},
    walk::Walk,
};

const CARE: &str = "高校毕业生到养老、家政、现代农业企业就业岗位补贴";
const SMALL_FIRMS: &str = "高校毕业生到中小微企业就业岗位补贴";

fn zh() -> &'static Text {
    Language::Zh.text()
}

/// A stand without a profile, on the day the pack was checked.
fn bare() -> Outcome<Stand> {
    Ok(Stand::of(&Walk::of(bundled()?)?.interview.session).ok_or("no door for firms")?)
}

fn fact(stand: &Stand, key: &str) -> Outcome<FactId> {
    Ok(stand.session().pack.fact_id(key).ok_or_else(|| format!("no fact {key}"))?)
}

/// The answer of the row with this label among the fields asked.
fn row(fields: &[(FactId, FieldView)], question: &str, label: &str) -> Outcome<(FactId, Answer)> {
    let found = fields.iter().filter(|(_, field)| field.question.contains(question)).find_map(|(fact, field)| {
        let Input::Rows { rows, .. } = &field.input else { return None };
        Some((*fact, rows.iter().find(|row| row.label == label)?.answer.clone()))
    });
    Ok(found.ok_or_else(|| format!("no row {label:?} of {question:?}"))?)
}

fn month(year: i32, month: u32) -> Outcome<Answer> {
    let first = Date::new(year, month, 1).map_err(|_| "no month")?;
    let last = first.add_months(1).yesterday();
    Ok(Answer::Value(caice::value::Value::Date(DateRange { first, last })))
}

/// A small, recognised firm in elderly care in the zone, with one post: three years, from March 2027.
fn care_firm() -> Outcome<Stand> {
    let mut stand = bare()?;
    for (question, label) in [
        ("大、中", "小型"),
        ("哪一行", "养老服务"),
        ("认定过", "是"),
        ("社保交在", "丽水经开区"),
        ("哪一类单位", "企业"),
    ] {
        let (fact, answer) = row(&ProfileView::of(&stand, zh()).asks, question, label)?;
        stand.profile.say(fact, answer);
    }
    let months = row(&FairView::of(&stand, zh()).job, "合同", "满 3 年")
        .or_else(|_| row(&FairView::of(&stand, zh()).job, "合同", "满 1 年"))?;
    let start = month(2027, 3)?;
    let post = stand.profile.post_at(0).ok_or("no post")?;
    post.rename("护理员");
    post.say(months.0, months.1);
    post.start = start;
    Ok(stand)
}

/// The candidate answers with these rows; the month of graduation by itself.
fn candidate(stand: &mut Stand, rows: &[(&str, &str)], graduated: Option<(i32, u32)>) -> Outcome {
    let asks: Vec<_> = FairView::of(stand, zh()).asks.into_iter().map(|(fact, field, _)| (fact, field)).collect();
    for (question, label) in rows {
        let (fact, answer) = row(&asks, question, label)?;
        stand.say(fact, answer);
    }
    if let Some((year, of_year)) = graduated {
        let answer = month(year, of_year)?;
        stand.say(fact(stand, "graduation_date")?, answer);
    }
    Ok(())
}

fn found(stand: &Stand) -> Outcome<Found> {
    Ok(FairView::of(stand, zh()).found.ok_or("nothing was answered")?)
}

fn card<'f>(found: &'f Found, title: &str) -> Outcome<&'f caice::interview::view::Card> {
    let all = || found.brings.iter().chain(&found.besides);
    Ok(all()
        .find(|card| card.title == title)
        .ok_or_else(|| format!("no card {title}, only {:?}", all().map(|card| &card.title).collect::<Vec<_>>()))?)
}

#[test]
fn a_candidate_is_asked_five_things_and_nothing_sensitive() -> Outcome {
    let stand = care_firm()?;
    let view = FairView::of(&stand, zh());
    let asked: Vec<&str> = view.asks.iter().map(|(_, field, _)| field.question.as_str()).collect();
    assert_eq!(asked.len(), 4, "{asked:?}");
    assert!(view.start.is_some() && view.job.len() == 1, "the fifth is the month and the contract");
    let never = ["birth_date", "hardship_categories", "disability_certificate", "hukou_place", "startup_loan_state"];
    for (id, ..) in &view.asks {
        let fact = stand.session().pack.fact(*id).ok_or("no fact")?;
        assert!(fact.ask.fair && !fact.sensitive && !never.contains(&fact.key.as_str()), "{}", fact.key);
    }
    assert_eq!(view.found, None, "nothing comes out of nothing");
    Ok(())
}

#[test]
fn two_answers_say_what_the_job_may_bring_from_which_day() -> Outcome {
    let mut stand = care_firm()?;
    candidate(&mut stand, &[("学历", "本科")], Some((2026, 6)))?;
    let found = found(&stand)?;
    assert_eq!(found.begins, "按 2027年3月1日 入职、已交社保1个月假设");
    assert_eq!(found.aloud, "有2项政策可能适合你，按旧标准最多 ¥30,000，今年以窗口为准。");
    let care = card(&found, CARE)?;
    assert_eq!(care.status, Status::Met);
    assert_eq!(care.amounts.first().map(|amount| amount.figure.as_str()), Some("¥10,000/年（旧标准）"));
    assert!(care.reasons.iter().all(|reason| reason.said.is_empty()), "nobody said what is supposed");
    assert_eq!(card(&found, SMALL_FIRMS)?.status, Status::Unconfirmed);
    assert!(found.fits);
    Ok(())
}

#[test]
fn what_is_said_aloud_is_short_and_promises_nothing() -> Outcome {
    let of = |education: &str, graduated| -> Outcome<String> {
        let mut stand = care_firm()?;
        candidate(&mut stand, &[("学历", education)], graduated)?;
        Ok(found(&stand)?.aloud)
    };
    for (education, graduated) in [
        ("本科", Some((2026, 6))),
        ("本科", Some((2015, 6))),
        ("本科", None),
        ("初中及以下", None),
        ("博士", Some((2028, 6))),
        ("不清楚", None),
    ] {
        let aloud = of(education, graduated)?;
        assert!(aloud.chars().count() <= 40, "{aloud}");
        for promise in ["一定", "保证", "可以领", "能领", "符合条件"] {
            assert!(!aloud.contains(promise), "{aloud}");
        }
    }
    Ok(())
}

#[test]
fn what_is_left_open_is_never_a_no() -> Outcome {
    let mut stand = bare()?;
    candidate(&mut stand, &[("学历", "本科")], None)?;
    let found = found(&stand)?;
    assert!(found.fails.is_empty(), "{:?}", found.fails);
    assert!(!found.open.is_empty());
    // What is asked on the screen is named; of all else nothing but how many.
    let care = found.open.iter().find(|line| line.title == CARE).ok_or("it is not open")?;
    assert!(care.remark.starts_with("左边再答：毕业时间、劳动合同期限；“单位和岗位”里还没填："), "{}", care.remark);
    let private = ["困难", "残疾", "户口", "住房", "贷款", "出生"];
    for line in &found.open {
        assert!(private.iter().all(|word| !line.remark.contains(word)), "{line:?}");
    }
    Ok(())
}

#[test]
fn who_still_studies_is_judged_from_the_graduation_on() -> Outcome {
    let mut stand = care_firm()?;
    candidate(&mut stand, &[("学历", "大专或高职")], Some((2027, 6)))?;
    let found = found(&stand)?;
    assert_eq!(found.begins, "毕业比说好的入职晚：只有 2027年6月30日 以后入职才算，并假设已交社保1个月");
    assert_eq!(card(&found, CARE)?.status, Status::Met);
    // On the phone the degree to come is no degree.
    let payload = stand.link(true).ok_or("no link")?;
    let mut phone = Walk::of(bundled()?)?;
    phone.open(&format!("#{payload}"));
    let session = &phone.interview.session;
    let said = |key: &str| -> Outcome<Answer> { Ok(session.answers.get(fact(&stand, key)?.index()).clone()) };
    assert_eq!(said("education_level")?, Answer::Absent);
    assert_eq!(said("graduation_date")?, Answer::Absent);
    assert_eq!(said("expected_graduation_date")?, month(2027, 6)?);
    Ok(())
}

#[test]
fn the_code_carries_the_job_and_the_answers_only_if_wanted() -> Outcome {
    let mut stand = care_firm()?;
    candidate(&mut stand, &[("学历", "本科")], Some((2026, 6)))?;
    let open = |with_answers: bool| -> Outcome<Walk> {
        let mut phone = Walk::of(bundled()?)?;
        phone.open(&format!("#{}", stand.link(with_answers).ok_or("no link")?));
        Ok(phone)
    };
    let (bare, full) = (open(false)?, open(true)?);
    assert!(bare.interview.session.answers.iter().all(|answer| *answer == Answer::Absent));
    assert!(bare.interview.session.preset.is_some(), "the job is there");
    assert_eq!(full.interview.session.answers.get(fact(&stand, "graduation_date")?.index()), &month(2026, 6)?);
    // What the firm says of itself beyond the job is no candidate's business.
    let kind = fact(&stand, "employer_type")?;
    assert!(bare.interview.session.chosen_offers.iter().all(|(_, of, _)| *of != kind));
    Ok(())
}

#[test]
fn the_firm_sees_its_own_benefits_as_the_kind_of_hire_that_the_candidate_is() -> Outcome {
    let of = |graduated: (i32, u32), insured: Option<&str>| -> Outcome<(bool, Option<Status>)> {
        let mut stand = care_firm()?;
        stand.candidate.start = Some(month(2026, 12)?);
        candidate(&mut stand, &[("学历", "本科")], Some(graduated))?;
        if let Some(insured) = insured {
            candidate(&mut stand, &[("交过社保", insured)], None)?;
        }
        let (own, known) = FairView::firm(&stand, zh()).ok_or("no view")?;
        let subsidy = own.cards.iter().find(|card| card.title == "小微企业招用高校毕业生社保补贴");
        Ok((known, subsidy.map(|card| card.status)))
    };
    // This year's graduate; one of last year, never insured; the same, insured; of that nothing said; too long ago.
    assert_eq!(of((2026, 6), None)?, (true, Some(Status::Met)));
    assert_eq!(of((2025, 6), Some("否"))?, (true, Some(Status::Met)));
    assert!(!of((2025, 6), Some("是"))?.0);
    assert!(!of((2025, 6), None)?.0);
    assert!(!of((2024, 6), Some("否"))?.0);
    Ok(())
}

#[test]
fn a_candidate_is_forgotten_as_a_whole() -> Outcome {
    let mut stand = care_firm()?;
    let empty = FairView::of(&stand, zh());
    candidate(&mut stand, &[("学历", "本科"), ("证书", "没有证书")], Some((2026, 6)))?;
    stand.candidate.start = Some(month(2027, 1)?);
    assert!(stand.is_serving());
    let written = stand.write_profile();
    stand.candidate = Default::default();
    assert!(!stand.is_serving());
    assert_eq!(FairView::of(&stand, zh()), empty);
    assert_eq!(stand.write_profile(), written, "a profile knows no candidate");
    Ok(())
}

#[test]
fn another_post_brings_its_own_month_and_contract() -> Outcome {
    let mut stand = care_firm()?;
    let post = stand.profile.post_at(1).ok_or("no second post")?;
    post.rename("  行政\t助理  ");
    assert_eq!(post.name, "行政 助理");
    let start = month(2027, 9)?;
    post.start = start;
    candidate(&mut stand, &[("学历", "本科")], Some((2026, 6)))?;
    stand.candidate.post = 1;
    let view = FairView::of(&stand, zh());
    assert_eq!(view.posts, ["护理员", "行政 助理"]);
    assert_eq!(view.found.ok_or("nothing")?.begins, "按 2027年9月1日 入职、已交社保1个月假设");
    Ok(())
}

#[test]
fn a_profile_is_written_and_read_back_and_anything_else_refused() -> Outcome {
    let stand = care_firm()?;
    let text = stand.write_profile().ok_or("it cannot be written")?;
    let other = bare()?;
    assert_eq!(other.read_profile(&text), Ok(stand.profile.clone()));
    // As a Windows editor saves it.
    assert_eq!(other.read_profile(&format!("\u{feff}{}", text.replace('\n', "\r\n"))), Ok(stand.profile.clone()));
    assert_eq!(other.read_profile(""), Err(Unread::NotOurs));
    assert_eq!(other.read_profile("姓名,学历"), Err(Unread::NotOurs));
    assert_eq!(other.read_profile(&text.replacen("stand 2", "stand 3", 1)), Err(Unread::Newer));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(other.read_profile(lines.first().ok_or("no lines")?), Err(Unread::Damaged));
    for (at, line) in lines.iter().enumerate().skip(2) {
        // One character less of any payload.
        let mut cut: Vec<&str> = lines.clone();
        let shorter = line.get(..line.len() - 1).ok_or("no line")?;
        *cut.get_mut(at).ok_or("no line")? = shorter;
        assert_eq!(other.read_profile(&cut.join("\n")), Err(Unread::Damaged), "{line}");
    }
    let empty = bare()?;
    let nothing = empty.write_profile().ok_or("it cannot be written")?;
    assert_eq!(empty.read_profile(&nothing), Ok(Profile::default()));
    Ok(())
}

#[test]
fn no_more_posts_than_fit_and_none_without_a_place() -> Outcome {
    let mut stand = bare()?;
    for at in 0..caice::interview::fair::MOST_POSTS {
        assert!(stand.profile.post_at(at).is_some());
    }
    assert!(stand.profile.post_at(caice::interview::fair::MOST_POSTS).is_none());
    assert!(stand.profile.post_at(99).is_none());
    stand.profile.posts = vec![Post::default()];
    assert_eq!(FairView::of(&stand, zh()).posts, ["岗位1"]);
    Ok(())
}

#[test]
fn midnight_moves_the_day_and_a_month_that_has_begun_counts_from_today() -> Outcome {
    let mut stand = care_firm()?;
    candidate(&mut stand, &[("学历", "本科")], Some((2026, 6)))?;
    let later = Date::new(2027, 3, 10).map_err(|_| "no day")?;
    stand.turn_of_day(Some(later));
    assert_eq!(found(&stand)?.begins, "按 2027年3月10日 入职、已交社保1个月假设");
    Ok(())
}

#[test]
fn it_speaks_english_too() -> Outcome {
    let mut stand = care_firm()?;
    candidate(&mut stand, &[("学历", "本科")], Some((2026, 6)))?;
    let english = bundled()?.lowered.texts.iter().find(|texts| texts.language == "en").ok_or("no English")?;
    assert!(stand.speak(english.short.clone()));
    let found = FairView::of(&stand, Language::En.text()).found.ok_or("nothing")?;
    assert_eq!(found.aloud, "2 policies may suit you. Up to ¥30,000 by earlier standards; the authority decides.");
    Ok(())
}

#[test]
fn a_pack_without_a_door_for_firms_has_no_stand() -> Outcome {
    assert!(Stand::of(&Walk::of(examples()?)?.interview.session).is_none());
    Ok(())
}

#[test]
fn a_month_gone_by_is_no_graduation_to_come() -> Outcome {
    let mut stand = care_firm()?;
    candidate(&mut stand, &[("学历", "本科")], None)?;
    stand.candidate.start = Some(month(1998, 12)?);
    let begins = found(&stand)?.begins;
    assert!(!begins.contains("毕业"), "{begins}");
    Ok(())
}

#[test]
fn who_graduates_after_the_job_begins_is_told_so_aloud() -> Outcome {
    let mut stand = care_firm()?;
    candidate(&mut stand, &[("学历", "本科")], Some((2027, 6)))?;
    let found = found(&stand)?;
    assert_eq!(found.aloud, "毕业后来：有2项政策可能适合你，按旧标准最多 ¥30,000，今年以窗口为准。");
    assert!(
        found.aloud.chars().count() <= 40 && found.begins.contains("只有 2027年6月30日 以后入职才算"),
        "{}",
        found.begins
    );
    for card in found.brings.iter().chain(&found.besides).filter(|card| card.status == Status::Met) {
        assert_eq!(card.verdict, "毕业后公开条件都对得上，以审核为准。", "{}", card.title);
    }
    Ok(())
}

#[test]
fn which_of_two_subsidies_exclude_each_other_is_said_at_the_stand() -> Outcome {
    let mut stand = care_firm()?;
    candidate(&mut stand, &[("学历", "本科")], Some((2026, 6)))?;
    stand.take_long(bundled()?.long_in(Language::Zh)?);
    let apart = found(&stand)?.apart;
    assert!(apart.len() == 1 && apart.iter().all(|line| line.contains("不重复享受")), "{apart:?}");
    Ok(())
}

#[test]
fn a_job_on_offer_does_not_begin_years_ago() -> Outcome {
    let stand = care_firm()?;
    let Some(Input::Date { years: (last, first), .. }) = FairView::of(&stand, zh()).start.map(|field| field.input)
    else {
        Err("no month")?
    };
    assert_eq!((first, last), (2025, 2028));
    Ok(())
}

/// The answer of the row with this label.
fn choose(field: &FieldView, label: &str) -> Outcome<Answer> {
    let Input::Rows { rows, .. } = &field.input else { Err("no rows")? };
    let found = rows.iter().find(|row| row.label == label).map(|row| row.answer.clone());
    Ok(found
        .ok_or_else(|| format!("no row {label:?} among {:?}", rows.iter().map(|row| &row.label).collect::<Vec<_>>()))?)
}

#[test]
fn a_firm_that_does_not_know_its_size_works_it_out_and_takes_it_over() -> Outcome {
    let mut stand = bare()?;
    let mut guess = Guess::default();
    let view = |guess: &Guess| SizeView::of(guess, zh());
    assert_eq!((view(&guess).said.as_str(), view(&guess).bands.len()), ("", 0));
    guess.say_industry(choose(&view(&guess).industry, "餐饮业")?);
    assert_eq!(view(&guess).said, "待确认，还要选：年末有多少从业人员？、全年营业收入（主营业务收入）有多少？");
    let pick = |guess: &mut Guess, at: usize, label: &str| -> Outcome {
        let answer = choose(view(guess).bands.get(at).ok_or("no figure")?, label)?;
        guess.say_band(at, answer);
        Ok(())
    };
    pick(&mut guess, 0, "100–299人")?;
    assert_eq!(view(&guess).size, None);
    // Not to know leaves it open.
    pick(&mut guess, 1, "不清楚")?;
    assert_eq!(view(&guess).size, None);
    pick(&mut guess, 1, "100万元起，不到2000万元")?;
    assert_eq!((view(&guess).said.as_str(), view(&guess).size), ("按所选的，是小型企业。", Some(Size::Small)));
    stand.say_size(Size::Small);
    let asks = ProfileView::of(&stand, zh()).asks;
    let size = stand.size_fact().ok_or("the pack names no size")?;
    let (_, field) = asks.iter().find(|(fact, _)| *fact == size).ok_or("it is not asked")?;
    assert_eq!(field.given, choose(field, "小型")?);
    Ok(())
}

#[test]
fn each_class_is_the_option_of_that_name_and_an_industry_without_a_row_has_none() -> Outcome {
    let mut stand = bare()?;
    let size = stand.size_fact().ok_or("the pack names no size")?;
    for (class, label) in [(Size::Large, "大型"), (Size::Medium, "中型"), (Size::Small, "小型"), (Size::Micro, "微型")]
    {
        stand.say_size(class);
        let (_, field) =
            ProfileView::of(&stand, zh()).asks.into_iter().find(|(fact, _)| *fact == size).ok_or("not asked")?;
        assert_eq!(field.given, choose(&field, label)?);
    }
    for text in [zh(), Language::En.text()] {
        let mut guess = Guess::default();
        let industry = SizeView::of(&guess, text).industry;
        let Input::Rows { rows, .. } = &industry.input else { Err("no rows")? };
        guess.say_industry(rows.last().ok_or("no rows")?.answer.clone());
        let view = SizeView::of(&guess, text);
        assert!(view.size.is_none() && view.bands.is_empty());
        assert!(view.said.contains("待确认") || view.said.contains("to be confirmed"), "{}", view.said);
    }
    Ok(())
}

#[test]
fn a_stand_asks_for_the_education_at_the_first_day_and_not_for_what_one_has() -> Outcome {
    let stand = care_firm()?;
    let asks = FairView::of(&stand, zh()).asks;
    let (fact, field, _) = asks.iter().find(|(_, field, _)| field.question.contains("学历")).ok_or("not asked")?;
    assert_eq!(field.question, "入职时的最高学历是？");
    // The phone asks for certificates that one holds.
    let phone = stand.session().short.facts.get(fact.index()).ok_or("no words")?;
    assert_eq!(phone.question, "你已取得的最高学历是？");
    Ok(())
}

#[test]
fn what_no_firm_can_answer_about_a_hire_says_who_knows() -> Outcome {
    let mut n_persons = 0;
    for firm in [bare()?, care_firm()?] {
        for card in FirmResult::of(&firm, zh()).ok_or("no door for firms")?.hires.iter().flat_map(|kind| &kind.cards) {
            for open in &card.missing {
                assert_eq!(
                    open.href.is_none(),
                    open.remark.as_deref() == Some("本人才知道"),
                    "{}: {open:?}",
                    card.title
                );
                n_persons += usize::from(open.href.is_none());
            }
            // Nothing is owed where the firm has said all it can.
            if !card.missing.is_empty() && card.missing.iter().all(|open| open.href.is_none()) {
                assert_eq!(card.tag, "要问本人", "{}", card.title);
                assert!(card.verdict.starts_with("单位这边不用再答；要问本人："), "{}", card.verdict);
            }
        }
    }
    assert!(n_persons > 0, "no card asks for what only the person knows");
    Ok(())
}
