//! 单位自测: what a firm is asked, what follows from it, and the link that its candidates open.
//!
//! The personas show whether the rules are right; `journeys` covers the screen, and `fair` the stand.

use caice::{
    engine::Status,
    interview::{
        Place,
        fair::Stand,
        text::{Language, Text},
        view::{
            Card, FirmResult, FirmSheet, FirmView, Input, Judged, MOST_ASKED, OF_FIRM, OfferLine, OfferView, Unchanged,
            roles_of,
        },
    },
    pack::FactId,
    value::{Answer, OptionId, OptionSet, Range, Value},
};

use crate::{
    Outcome,
    packs::{bundled, examples},
    walk::{Walk, the_day},
};

const CARE: &str = "高校毕业生到养老、家政、现代农业企业就业岗位补贴";
const SMALL_FIRMS: &str = "高校毕业生到中小微企业就业岗位补贴";

fn zh() -> &'static Text {
    Language::Zh.text()
}

/// A firm that has said nothing, on the day the pack was checked.
fn bare() -> Outcome<Stand> {
    Ok(Stand::of(&Walk::of(bundled()?)?.interview.session).ok_or("no door for firms")?)
}

fn result(firm: &Stand) -> Outcome<FirmResult> {
    Ok(FirmResult::of(firm, zh()).ok_or("no door for firms")?)
}

fn fact(firm: &Stand, key: &str) -> Outcome<FactId> {
    Ok(firm.session().pack.fact_id(key).ok_or_else(|| format!("no fact {key}"))?)
}

/// A firm answers about itself: the row in the question with these words.
fn say(firm: &mut Stand, question: &str, row: &str) -> Outcome {
    let view = FirmView::of(firm, None, zh()).ok_or("no door for firms")?;
    let asked = view.asks.iter().filter(|(_, field)| field.question.contains(question));
    let found = asked.into_iter().find_map(|(fact, field)| match &field.input {
        Input::Rows { rows, .. } => Some((*fact, rows.iter().find(|known| known.label == row)?.answer.clone())),
        _ => None,
    });
    let (fact, answer) = found.ok_or_else(|| format!("no row {row:?} of {question:?}"))?;
    firm.profile.say(fact, answer);
    Ok(())
}

/// A small, recognised firm in elderly care in the zone that signs for a year or more.
fn care_firm() -> Outcome<Stand> {
    let mut firm = bare()?;
    for (question, row) in
        [("大、中", "小型"), ("哪一行", "养老服务"), ("认定过", "是"), ("社保交在", "丽水经开区"), ("多长", "满 1 年")]
    {
        say(&mut firm, question, row)?;
    }
    // So says its post, which goes into the link.
    let contract = fact(&firm, "labour_contract_months")?;
    let said = firm.profile.firm.iter().find(|(of, _)| *of == contract).map(|(_, answer)| answer.clone());
    firm.profile.post_at(0).ok_or("no post")?.say(contract, said.ok_or("not said")?);
    Ok(firm)
}

/// The card of `title` for the graduates among the hires.
fn of_graduates(firm: &Stand, title: &str) -> Outcome<Option<Card>> {
    let result = result(firm)?;
    let graduates = result.hires.first().ok_or("no hires")?;
    Ok(graduates.cards.iter().find(|card| card.title == title).cloned())
}

/// The outcome for them.
fn status_of(firm: &Stand, title: &str) -> Outcome<Option<Status>> {
    Ok(of_graduates(firm, title)?.map(|card| card.status))
}

/// A candidate who opens the firm's link.
fn candidate(firm: &Stand) -> Outcome<Walk> {
    let payload = firm.link(false).ok_or("no link")?;
    let mut walk = Walk::of(bundled()?)?;
    walk.open(&format!("#{payload}"));
    Ok(walk)
}

#[test]
fn a_firm_is_asked_eight_questions_in_its_own_words_and_whom_it_hires() -> Outcome {
    let view = FirmView::of(&bare()?, None, zh()).ok_or("no door for firms")?;
    assert_eq!(view.asks.len(), 8);
    // 你 is a person; a firm is 贵单位.
    assert!(view.asks.iter().all(|(_, field)| !field.question.contains('你') && !field.help.contains('你')));
    let Input::Rows { rows, several: true } = view.whom.input else { Err("no rows")? };
    assert_eq!(rows.len(), 6, "five kinds and none of them");
    Ok(())
}

#[test]
fn what_a_firm_leaves_open_stays_open_and_is_no_no() -> Outcome {
    let mut firm = bare()?;
    let bare = result(&firm)?;
    assert_eq!((bare.n_open, bare.said.len()), (8, 0));
    for title in [CARE, SMALL_FIRMS] {
        let card = of_graduates(&firm, title)?.ok_or("it is not shown")?;
        assert_eq!(card.status, Status::NeedsAnswer, "{title}");
        assert!(!card.missing.is_empty());
    }
    assert!(bare.hires.iter().all(|kind| kind.fails.is_empty()), "{:?}", bare.hires);
    // 不清楚 is no answer either.
    say(&mut firm, "大、中", "不清楚")?;
    assert_eq!(result(&firm)?.n_open, 8);
    assert_eq!(status_of(&firm, SMALL_FIRMS)?, Some(Status::NeedsAnswer));
    Ok(())
}

#[test]
fn what_is_open_about_the_firm_leads_to_its_questions_and_to_no_persons() -> Outcome {
    let firm = bare()?;
    let shown = result(&firm)?;
    let cards: Vec<_> = shown.hires.iter().flat_map(|kind| &kind.cards).collect();
    assert!(!cards.is_empty());
    let mut n_links = 0;
    for card in cards {
        for open in &card.missing {
            let Some(href) = &open.href else { continue };
            let asked = fact(&firm, href.strip_prefix(OF_FIRM).ok_or_else(|| format!("{href} asks a firm nothing"))?)?;
            let words = &firm.session().short.facts.get(asked.index()).ok_or("no words")?.label;
            assert_eq!(words, &open.label);
            // At the very question, wherever it stands.
            let view = FirmView::of(&firm, Some(asked), zh()).ok_or("no door for firms")?;
            assert!(view.asks.iter().any(|(of, _)| *of == asked), "{href}");
            n_links += 1;
        }
        assert!(card.assumed.iter().all(|clause| clause.href.is_none()));
        assert!(card.reasons.iter().all(|reason| reason.said.is_empty()));
    }
    assert!(n_links > 1);
    // A question that no firm is asked is none of its own.
    let birth = fact(&firm, "birth_date")?;
    let view = FirmView::of(&firm, Some(birth), zh()).ok_or("no door for firms")?;
    assert!(view.asks.iter().all(|(of, _)| *of != birth));
    Ok(())
}

#[test]
fn a_small_care_firm_sees_what_its_graduates_may_get() -> Outcome {
    let firm = care_firm()?;
    let card = of_graduates(&firm, CARE)?.ok_or("it is not shown")?;
    let figures: Vec<&str> = card.amounts.iter().map(|amount| amount.figure.as_str()).collect();
    assert_eq!((card.status, figures, card.missing.len()), (Status::Met, vec!["¥10,000/年（旧标准）"], 0));
    // The wage line of Lishui was not found: advise a call, and say neither yes nor no.
    assert_eq!(status_of(&firm, SMALL_FIRMS)?, Some(Status::Unconfirmed));
    let said = result(&firm)?.said;
    assert_eq!(said.first(), Some(&("单位划型".to_owned(), "小型".to_owned())));
    Ok(())
}

#[test]
fn a_large_firm_is_told_what_fails_for_its_size() -> Outcome {
    let mut firm = care_firm()?;
    say(&mut firm, "大、中", "大型")?;
    assert_eq!(status_of(&firm, SMALL_FIRMS)?, None);
    let fails = result(&firm)?.hires.first().ok_or("no hires")?.fails.clone();
    assert_eq!(fails, [(SMALL_FIRMS.to_owned(), vec!["在中型、小型或微型企业就业".to_owned()])]);
    assert_eq!(status_of(&firm, CARE)?, Some(Status::Met));
    Ok(())
}

#[test]
fn a_firm_hears_of_all_that_fails_at_once() -> Outcome {
    let mut firm = care_firm()?;
    say(&mut firm, "大、中", "大型")?;
    say(&mut firm, "社保交在", "外省")?;
    say(&mut firm, "多长", "不到 1 年")?;
    say(&mut firm, "认定过", "没有，或没听说过")?;
    let fails = result(&firm)?.hires.first().ok_or("no hires")?.fails.clone();
    let both = ["劳动合同期限1年以上", "单位在浙江交社保"].map(str::to_owned);
    let [size, recognised] = ["在中型、小型或微型企业就业", "企业经行业主管部门认定"].map(str::to_owned);
    let small_firms = [vec![size], both.to_vec()].concat();
    assert_eq!(
        fails,
        [(CARE.to_owned(), [both.to_vec(), vec![recognised]].concat()), (SMALL_FIRMS.to_owned(), small_firms)]
    );
    Ok(())
}

#[test]
fn the_recognition_that_a_firm_lacks_is_a_step_and_no_plain_no() -> Outcome {
    let mut firm = care_firm()?;
    say(&mut firm, "认定过", "没有，或没听说过")?;
    assert_eq!(status_of(&firm, CARE)?, Some(Status::GateFirst));
    Ok(())
}

#[test]
fn kinds_of_hires_without_a_policy_yet_have_no_verdict() -> Outcome {
    let shown = result(&care_firm()?)?;
    // Neither graduates of this year nor of the last two.
    let others = shown.hires.get(1..4).ok_or("no other kinds")?;
    // Nothing about them was decided: neither a card nor a no.
    assert!(others.iter().all(|Judged { cards, fails, .. }| cards.is_empty() && fails.is_empty()), "{others:?}");
    Ok(())
}

#[test]
fn what_goes_by_way_of_the_employer_is_named_with_whom_to_call_about_the_rest() -> Outcome {
    let shown = result(&care_firm()?)?;
    let listed: Vec<_> =
        { shown.listed.iter() }.map(|line| (line.key.as_str(), line.tag.as_ref().map(|(status, _)| *status))).collect();
    assert!(listed.contains(&("cn-sme-personal-sb", Some(Status::Ended))), "{listed:?}");
    assert!(listed.contains(&("ls-care-agri-startup-subsidy", None)), "{listed:?}");
    // What an employer applies for itself is judged, not listed.
    assert!(!listed.iter().any(|(key, _)| *key == "cn-ui-job-retention-rebate"), "{listed:?}");
    assert!(shown.call.iter().any(|call| call.phone == "12333"));
    Ok(())
}

#[test]
fn only_the_kinds_that_a_firm_picks_are_shown() -> Outcome {
    let mut firm = care_firm()?;
    firm.profile.hires = Some(OptionSet::EMPTY.with(OptionId(3), true));
    let titles =
        |firm: &Stand| -> Outcome<Vec<String>> { Ok(result(firm)?.hires.into_iter().map(|kind| kind.title).collect()) };
    assert_eq!(titles(&firm)?, ["自主就业退役士兵"]);
    firm.profile.hires = Some(OptionSet::EMPTY);
    assert_eq!(titles(&firm)?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_firms_answers_decide_nothing_about_a_person() -> Outcome {
    let firm = care_firm()?;
    let session = firm.firm().of_nobody();
    let nobody = firm.session().clone();
    assert_eq!(session.assess(), nobody.assess());
    // The firm's job is only for people with its link.
    let offered = nobody.offers().any(|index| Some(index) == nobody.firms_offer());
    assert!(!offered);
    Ok(())
}

#[test]
fn a_candidate_answers_only_the_rest_and_comes_back_to_the_job() -> Outcome {
    let mut walk = candidate(&care_firm()?)?;
    let job = walk.interview.session.firms_offer().ok_or("no job")?;
    assert_eq!((walk.interview.place, walk.address(), walk.n_answers()), (Place::Offer(job), "#/offer/this-firm", 0));
    // Before any answer: what it is about, and no figure presented as certain.
    let bare = OfferView::of(&walk.interview.session, job, walk.text).ok_or("no offer")?;
    assert!(bare.cards.iter().all(|card| card.status == Status::NeedsAnswer), "{:?}", bare.cards);
    assert!(
        [CARE, SMALL_FIRMS].iter().all(|title| bare.cards.iter().any(|card| card.title == *title)),
        "{:?}",
        bare.cards
    );
    walk.open("#/ask");
    walk.answer("你现在是在校大学生吗？", &["不是在校大学生"])?;
    walk.answer("你已取得的最高学历是？", &["本科"])?;
    walk.at("哪年哪月从大学（大专）毕业的？");
    walk.year("2026")?;
    walk.month(6)?;
    walk.submit()?;
    // Three answers; the firm has given five more.
    assert_eq!(walk.interview.place, Place::Offer(job));
    let told = OfferView::of(&walk.interview.session, job, walk.text).ok_or("no offer")?;
    let met = told.cards.iter().find(|card| card.status == Status::Met).ok_or("nothing fits")?;
    assert_eq!(met.title.as_str(), CARE);
    assert!(met.verdict.starts_with(walk.text.offer_met), "{}", met.verdict);
    // It leads the result, and none of the firm's statements became an answer.
    walk.open("#/result");
    let first: Option<OfferLine> = walk.result().offers.first().cloned();
    assert_eq!(first.map(|offer| offer.title), Some("到发这个链接的单位工作".to_owned()));
    walk.is_said("单位划型", "");
    assert_eq!(walk.n_answers(), 3);
    Ok(())
}

#[test]
fn a_candidate_who_studies_is_asked_until_when() -> Outcome {
    let mut walk = candidate(&care_firm()?)?;
    walk.open("#/ask");
    walk.answer("你现在是在校大学生吗？", &["在校，正读最后一学年"])?;
    walk.at("预计哪年哪月毕业？");
    Ok(())
}

#[test]
fn what_the_firm_left_open_is_open_to_the_candidate() -> Outcome {
    let mut firm = bare()?;
    say(&mut firm, "大、中", "小型")?;
    let walk = candidate(&firm)?;
    let job = walk.interview.session.firms_offer().ok_or("no job")?;
    let supposed = walk.interview.session.supposed(job);
    assert_eq!(supposed.len(), 1, "{supposed:?}");
    let cards = OfferView::of(&walk.interview.session, job, walk.text).ok_or("no offer")?.cards;
    assert!(cards.iter().all(|card| card.status == Status::NeedsAnswer));
    Ok(())
}

#[test]
fn a_firms_link_replaces_nobodys_answers() -> Outcome {
    let payload = care_firm()?.link(false).ok_or("no link")?;
    let mut walk = Walk::of(bundled()?)?;
    walk.open("#/ask/education_level");
    walk.pick(&["本科"])?;
    walk.open(&format!("#{payload}"));
    assert!(matches!(walk.interview.place, Place::Offer(_)));
    walk.is_said("最高学历", "本科");
    Ok(())
}

#[test]
fn who_has_a_job_can_look_at_the_one_in_the_link() -> Outcome {
    let payload = care_firm()?.link(false).ok_or("no link")?;
    let mut walk = Walk::of(bundled()?)?;
    walk.open("#/ask/employment_status");
    walk.pick(&["在企业上班，签劳动合同"])?;
    walk.open(&format!("#{payload}"));
    assert!(matches!(walk.interview.place, Place::Offer(_)), "{:?}", walk.interview.place);
    Ok(())
}

#[test]
fn what_a_firm_said_comes_back_from_the_device_with_whom_it_hires() -> Outcome {
    let mut firm = care_firm()?;
    // What its policies ask beside the eight questions, too.
    let rate = fact(&firm, "layoff_rate_last_year")?;
    firm.profile.say(rate, Answer::Value(Value::Number(Range::exactly(1786))));
    for hires in [None, Some(OptionSet::EMPTY), Some(OptionSet::EMPTY.with(OptionId(0), true).with(OptionId(4), true))]
    {
        firm.profile.hires = hires;
        let text = firm.write_profile().ok_or("no numbers")?;
        let mut again = bare()?;
        again.profile = again.read_profile(&text).map_err(|why| format!("{why:?}"))?;
        // The order in which they were said means nothing.
        for profile in [&mut firm.profile, &mut again.profile] {
            profile.firm.sort_by_key(|(fact, _)| fact.index());
        }
        assert_eq!((&again.profile, result(&again)?), (&firm.profile, result(&firm)?));
    }
    Ok(())
}

#[test]
fn a_profile_of_the_first_version_is_still_read() -> Outcome {
    let firm = care_firm()?;
    let text = firm.write_profile().ok_or("no numbers")?;
    let old = text.replacen("caice-stand 2", "caice-stand 1", 1).replacen("\n3\t\n", "\n3\n", 1);
    assert_ne!(old, text);
    assert_eq!(bare()?.read_profile(&old).map_err(|why| format!("{why:?}"))?, firm.profile);
    Ok(())
}

#[test]
fn what_a_firm_supposes_of_the_contract_changes_no_post() -> Outcome {
    let mut firm = care_firm()?;
    let contract = fact(&firm, "labour_contract_months")?;
    let long = Answer::Value(Value::Number(Range::exactly(36)));
    firm.profile.post_at(0).ok_or("no post")?.say(contract, long.clone());
    let short = Answer::Value(Value::Number(Range::exactly(6)));
    firm.profile.say(contract, short.clone());
    // Its own check takes what was said there; the stand, and its code, what the post says.
    assert!(firm.firm().firm.contains(&(contract, short)));
    assert_eq!(firm.job(), [(contract, long.clone())]);
    let opened = candidate(&firm)?;
    let job = opened.interview.session.firms_offer().ok_or("no job")?;
    assert!(opened.interview.session.supposed(job).contains(&(contract, long.clone())));
    // Without a word of its own, the first post speaks for it.
    firm.profile.say(contract, Answer::Absent);
    assert!(firm.firm().firm.contains(&(contract, long)));
    Ok(())
}

#[test]
fn on_paper_stand_the_policies_to_take_along_with_their_papers() -> Outcome {
    let mut firm = care_firm()?;
    assert!(FirmSheet::of(&bare()?, zh()).ok_or("no door for firms")?.parts.is_empty());
    firm.take_long(bundled()?.long_in(Language::Zh)?);
    let sheet = FirmSheet::of(&firm, zh()).ok_or("no door for firms")?;
    assert_eq!(sheet.said, result(&firm)?.said);
    let all: Vec<_> = sheet.parts.iter().flat_map(|(_, policies)| policies).collect();
    let care = all.iter().find(|policy| policy.card.title == CARE).ok_or("it is not on the sheet")?;
    assert!(care.papers.as_ref().is_some_and(|papers| !papers.is_empty()) && !care.conditions.is_empty());
    // What waits for an answer, or is not known, is no paper's business.
    let waits = |status| matches!(status, Status::NeedsAnswer | Status::Unconfirmed | Status::NotMet);
    assert!(all.iter().all(|policy| !waits(policy.card.status)));
    assert_eq!(roles_of(&firm, care.card.policy, zh()).as_deref(), Some("个人享受，个人申请，给到个人"));
    Ok(())
}

#[test]
fn the_job_of_a_link_outlives_a_reload() -> Outcome {
    let walk = candidate(&care_firm()?)?;
    let kept = walk.interview.session.keep();
    let again = Walk::resumed(bundled()?, &kept, Some(the_day()?))?;
    let job = walk.interview.session.firms_offer().ok_or("no job")?;
    assert_eq!(again.interview.session.preset, Some(job));
    assert_eq!(again.interview.session.supposed(job), walk.interview.session.supposed(job));
    Ok(())
}

#[test]
fn whoever_has_it_already_is_told_that_the_job_in_the_link_changes_nothing() -> Outcome {
    let payload = care_firm()?.link(false).ok_or("no link")?;
    let mut walk = Walk::of(bundled()?)?;
    for (fact, row) in [
        ("student_status", "不是在校大学生"),
        ("education_level", "本科"),
        ("employment_status", "在企业上班，签劳动合同"),
        ("institution_type", "普通高校"),
        ("study_mode", "全日制"),
        ("employer_sector", "养老服务"),
        ("employer_place", "丽水经开区"),
        ("labour_contract_months", "满 1 年"),
        ("employer_recognised_by_authority", "是"),
        ("continuous_insured_months_same_employer", "满 1 个月"),
    ] {
        walk.tell(fact, row)?;
    }
    for fact in ["labour_contract_start", "graduation_date"] {
        walk.open(&format!("#/ask/{fact}"));
        walk.year("2025")?;
        walk.month(6)?;
        walk.submit()?;
    }
    walk.open(&format!("#{payload}"));
    let job = walk.interview.session.firms_offer().ok_or("no job")?;
    let shown = OfferView::of(&walk.interview.session, job, walk.text).ok_or("no offer")?;
    assert!(shown.cards.iter().all(|card| card.title != CARE));
    let why = walk.text.of_offer.already.to_owned();
    let already = Unchanged { title: CARE.to_owned(), why, fits: true };
    assert_eq!(shown.unchanged.first(), Some(&already), "{:?}", shown.unchanged);
    Ok(())
}

#[test]
fn a_question_opened_from_the_job_leads_back_to_it_after_a_reload() -> Outcome {
    let mut walk = candidate(&care_firm()?)?;
    let job = walk.interview.session.firms_offer().ok_or("no job")?;
    walk.open("#/ask");
    // They do not know any of it: nothing is left to ask about the job by itself.
    while walk.interview.place != Place::Offer(job) {
        walk.unsure()?;
        walk.past_the_pause();
    }
    let shown = OfferView::of(&walk.interview.session, job, walk.text).ok_or("no offer")?;
    let href = shown.cards.iter().flat_map(|card| &card.missing).find_map(|open| open.href.clone());
    let href = href.ok_or("nothing to add")?;
    walk.open(&href);
    let mut again = Walk::resumed(bundled()?, &walk.interview.session.keep(), Some(the_day()?))?;
    again.open(&href);
    assert!(matches!(again.interview.place, Place::Ask(_)) && again.interview.on_errand(), "{href}");
    again.unsure()?;
    assert_eq!((again.interview.place, again.address()), (Place::Offer(job), "#/offer/this-firm"));
    // Whoever has gone elsewhere meanwhile goes on from there.
    again.open("#/policies");
    assert_eq!(again.interview.session.return_to, "");
    Ok(())
}

#[test]
fn a_firms_link_holds_nothing_of_a_person() -> Outcome {
    let opened = candidate(&care_firm()?)?;
    assert!(opened.interview.session.answers.iter().all(|answer| *answer == Answer::Absent));
    Ok(())
}

#[test]
fn a_pack_without_a_door_for_firms_has_no_check_for_them() -> Outcome {
    assert!(Stand::of(&Walk::of(examples()?)?.interview.session).is_none());
    Ok(())
}

#[test]
fn every_question_about_a_firm_fits_on_its_screen_and_the_one_meant_is_there() -> Outcome {
    let mut firm = bare()?;
    let session = firm.session();
    let facts = (0..session.pack.facts.len()).map(FactId::at);
    let asked: Vec<FactId> = facts.filter(|fact| session.is_asked_of_firm(*fact)).collect();
    assert!(asked.len() <= MOST_ASKED, "{} questions", asked.len());
    for fact in asked {
        let view = FirmView::of(&firm, Some(fact), zh()).ok_or("no door for firms")?;
        assert!(view.asks.iter().any(|(shown, _)| *shown == fact), "{fact:?}");
        let (_, field) = view.asks.into_iter().find(|(shown, _)| *shown == fact).ok_or("not asked")?;
        let answer = match field.input {
            Input::Rows { rows, .. } => rows.first().ok_or("no rows")?.answer.clone(),
            _ => Answer::Value(Value::Number(Range::exactly(100))),
        };
        firm.profile.say(fact, answer);
    }
    Ok(())
}

#[test]
fn a_firms_own_policies_are_judged_by_what_it_says() -> Outcome {
    let mut firm = bare()?;
    let open = result(&firm)?.own;
    assert!(!open.cards.is_empty() && open.fails.is_empty(), "nothing said is no no: {:?}", open.fails);
    for card in &open.cards {
        let decided = !matches!(card.status, Status::NeedsAnswer | Status::Unconfirmed);
        assert!(!decided, "{} is {:?} with nothing said", card.title, card.status);
    }
    for (question, row) in
        [("大、中", "小型"), ("哪一类单位", "企业"), ("社保交在哪里", "丽水经开区"), ("打算签", "满 1 年")]
    {
        say(&mut firm, question, row)?;
    }
    let hires = result(&firm)?.own;
    let of = |shown: &Judged, part: &str| shown.cards.iter().find(|card| card.title.contains(part)).cloned();
    // One hire lifted out of poverty, from today: up to 6,000 a year for three years, and marked as supposed.
    let credit = of(&hires, "企业招用重点群体").ok_or("no tax credit")?;
    assert!(credit.supposed && credit.status == Status::Met, "{credit:?}");
    assert!(credit.amounts.iter().any(|amount| amount.figure.contains("6,000")), "{:?}", credit.amounts);
    // What does not turn on hires is not supposed; its open questions lead to the firm's own.
    let rebate = of(&hires, "稳岗返还").ok_or("no rebate")?;
    assert!(!rebate.supposed && rebate.status == Status::NeedsAnswer);
    let links = rebate.missing.iter().map(|open| open.href.as_deref().unwrap_or_default());
    assert!(links.clone().all(|href| href.starts_with(OF_FIRM)), "{:?}", links.collect::<Vec<_>>());
    // A firm is 贵单位.
    let mut shown = hires.cards;
    shown.extend(open.cards);
    for card in &shown {
        let notes = card.amounts.iter().flat_map(|amount| &amount.notes);
        let steps = card.steps.iter().flat_map(|step| [&step.text, &step.how]);
        let reasons = card.reasons.iter().chain(&card.office).map(|reason| &reason.text);
        for words in notes.chain(steps).chain(reasons).chain([&card.verdict, &card.tag, &card.contact]) {
            assert!(!words.contains('你'), "{}: {words}", card.title);
        }
        assert!(card.reasons.iter().all(|reason| reason.said.is_empty()));
    }
    Ok(())
}

#[test]
fn a_candidates_link_holds_nothing_of_the_firm_but_the_job() -> Outcome {
    let mut firm = care_firm()?;
    let job = firm.link(false).ok_or("no link")?;
    let rate = fact(&firm, "layoff_rate_last_year")?;
    firm.profile.say(rate, Answer::Value(Value::Number(Range::exactly(1786))));
    assert_eq!(firm.link(false).ok_or("no link")?, job);
    Ok(())
}

#[test]
fn what_no_answer_here_settles_is_a_call_and_no_open_question() -> Outcome {
    let mut firm = care_firm()?;
    // Whatever the cards ask for is answered, until they ask for nothing more.
    for _ in 0..MOST_ASKED {
        let own = result(&firm)?.own;
        let open = own.cards.iter().flat_map(|card| &card.missing).find_map(|open| open.href.clone());
        let Some(href) = open else { break };
        let asked = fact(&firm, href.strip_prefix(OF_FIRM).ok_or("no question")?)?;
        let view = FirmView::of(&firm, Some(asked), zh()).ok_or("no door for firms")?;
        let (_, field) = view.asks.into_iter().find(|(of, _)| *of == asked).ok_or("not asked")?;
        firm.profile.say(
            asked,
            match field.input {
                Input::Rows { rows, .. } => rows.first().ok_or("no rows")?.answer.clone(),
                _ => Answer::Value(Value::Number(Range::exactly(100))),
            },
        );
    }
    let own = result(&firm)?.own;
    for card in &own.cards {
        assert!(card.missing.is_empty() || card.missing.iter().any(|open| open.href.is_some()), "{}", card.title);
    }
    let called: Vec<_> = own.cards.iter().filter(|card| card.verdict.contains("这里不问")).collect();
    assert!(!called.is_empty());
    assert!(called.iter().all(|card| card.tag == "待确认"), "{called:?}");
    Ok(())
}

#[test]
fn a_rate_is_banded_by_the_number_of_the_rule() -> Outcome {
    let view = FirmView::of(&bare()?, None, zh()).ok_or("no door for firms")?;
    let (_, rate) = view.asks.iter().find(|(_, field)| field.question.contains("裁员率")).ok_or("not asked")?;
    let Input::Rows { rows, .. } = &rate.input else { Err("no rows")? };
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["不超过 5.50 %", "超过 5.50 %，不超过 20 %", "超过 20 %", "不清楚"]);
    Ok(())
}
