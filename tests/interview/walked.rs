//! Sixteen people walked from the first screen's chip to the result: after how many taps they know something, what the result
//! says, and what there is to tap. The table of docs/people-walked.md is what comes out here; `UPDATE=1` rewrites it.
//!
//! They are invented here, and answer 不清楚 to whatever is not written beside them: a question that should not have come
//! costs them a tap. Whether the outcomes are right is for the personas and `policies/people`; how a browser draws dark or a
//! tablet is for `journeys`, so those rows differ from another in nothing but that.

use std::{fs, path::Path};

use caice::{
    author::lower::Person,
    contract::answers,
    engine::Status,
    interview::{
        Place,
        fair::Stand,
        text::Language,
        view::{FirmResult, OfferView, PlanView, ResultView},
    },
    pack::Pack,
    value::{Answer, Answers, OptionId, Value},
};
use serde_json::{Value as Json, json};

use crate::{
    Outcome,
    packs::{Compiled, bundled},
    people::Lead,
    walk::{Walk, tidy},
};

/// An address of the first screen, which a chip or 开始 leads to.
const START: &str = "#/ask";

/// What somebody says; everything else is 不清楚.
struct Somebody {
    who: &'static str,
    enters: &'static str,
    says: Json,
}

/// A person, what they enter by and what they say.
fn somebody(who: &'static str, enters: &'static str, says: Json) -> Somebody {
    Somebody { who, enters, says }
}

/// Everything a graduate of 2026 without work has to say.
fn graduate() -> Json {
    json!({
        "student_status": "not_student", "education_level": "bachelor", "graduation_date": "2026-06", "study_mode": "full_time",
        "institution_type": "regular_univ", "employment_status": "unemployed", "last_job_ended": "never_worked",
        "has_founded": false, "hardship_categories": ["student_loan"], "skill_certificates": null,
        "unemployment_registered_since": "none", "hukou_place": "zhejiang_other", "prior_benefits": null,
    })
}

/// Laid off at 52 after sixteen years in one firm.
fn laid_off() -> Json {
    json!({
        "student_status": "not_student", "education_level": "senior_secondary", "secondary_school": "general",
        "birth_date": "1974-03", "employment_status": "unemployed", "last_job_ended": "dismissed",
        "cumulative_ui_months": 192, "unemployment_registered_since": "none", "receiving_ui_benefit": false,
        "has_founded": false, "hukou_place": "lishui_urban", "certified_hard_to_employ": "none",
    })
}

/// A founder of a home-care firm with four people in the zone.
fn founder(recognised: Json) -> Json {
    json!({
        "student_status": "not_student", "education_level": "bachelor", "graduation_date": "2023-06", "study_mode": "full_time",
        "institution_type": "regular_univ", "employment_status": "self_employed_registered", "has_founded": true,
        "founded_entity_type": "company", "entity_registered_on": "2025-10", "entity_operating_since": "2025-10",
        "entity_place": "etdz", "is_first_startup": true, "founder_role": "legal_representative",
        "entity_sector": "domestic_service", "sector_recognised_by_authority": recognised,
        "founder_insured_months_in_entity": 13, "employees_insured_12m": 4, "veteran_type": "none",
        "hukou_place": "lishui_urban",
    })
}

/// The sixteen, in the order of the table. Rows that share a number are one person met in two ways.
fn people() -> Vec<(&'static str, Somebody)> {
    let next_year = json!({
        "student_status": "enrolled_final_academic_year", "study_mode": "full_time", "enrolled_level": "master",
        "institution_type": "regular_univ", "enrolled_institution_region": "zhejiang", "education_level": "bachelor",
        "graduation_date": "2024-06", "expected_graduation_date": "2027-06", "has_founded": false,
        "employment_status": "student", "hukou_place": "zhejiang_other",
    });
    let technician = json!({
        "employment_status": "employed_contract", "education_level": "junior_college", "graduation_date": "2021-06",
        "cumulative_ui_months": 20, "continuous_insured_months_same_employer": 20, "has_founded": false,
        "employer_place": "etdz", "enterprise_size": "medium", "employer_sector": "manufacturing",
        "skill_certificates": [{ "level": "l3_senior", "issued_on": "2026-03", "verifiable_online": true, "in_national_catalogue": null, "already_subsidised": false }],
    });
    let doctor = json!({
        "student_status": "not_student", "education_level": "doctor", "graduation_date": "2026-05", "institution_type": "overseas",
        "study_mode": "full_time", "employment_status": "unemployed", "last_job_ended": "never_worked", "birth_date": "1993-05",
        "has_founded": false, "hukou_place": "other_province",
    });
    let veteran = json!({
        "student_status": "not_student", "education_level": "senior_secondary", "secondary_school": "general",
        "employment_status": "self_employed_registered", "has_founded": true, "founded_entity_type": "individual_business",
        "entity_registered_on": "2026-03", "entity_operating_since": "2026-03", "entity_place": "etdz",
        "is_first_startup": true, "founder_role": "principal", "entity_sector": "other", "employees_insured_12m": 0,
        "founder_insured_months_in_entity": 8, "veteran_type": "self_employment_soldier", "annual_tax_payable": 8000,
    });
    let candidate = json!({
        "student_status": "not_student", "education_level": "bachelor", "graduation_date": "2025-06", "study_mode": "full_time",
        "institution_type": "regular_univ", "employment_status": "employed_contract", "employer_place": "lishui_urban_other",
        "enterprise_size": "medium", "employer_sector": "other", "labour_contract_months": 12, "has_founded": false,
        "continuous_insured_months_same_employer": 12, "cumulative_ui_months": 12,
    });
    let gig = json!({
        "student_status": "not_student", "education_level": "junior_college", "graduation_date": "2026-06",
        "study_mode": "full_time", "institution_type": "higher_vocational", "employment_status": "flexible_employment",
        "employer_place": "etdz", "flexible_sb_paid_monthly": 900, "has_founded": false, "certified_hard_to_employ": "none",
        "graduate_registered_at_public_agency": "none", "birth_date": "2004-02",
    });
    let carer = json!({
        "student_status": "not_student", "education_level": "bachelor", "graduation_date": "2026-06", "study_mode": "full_time",
        "institution_type": "regular_univ", "employment_status": "employed_contract", "employer_place": "etdz",
        "enterprise_size": "small", "employer_sector": "elderly_care", "employer_recognised_by_authority": true,
        "labour_contract_months": 36, "labour_contract_start": "2026-08", "continuous_insured_months_same_employer": 3,
        "cumulative_ui_months": 3, "has_founded": false,
    });
    vec![
        ("1", somebody("Bachelor of 2026, out of work, student loan", "#/start/student", graduate())),
        ("1b", somebody("the same, by 正在找工作", "#/start/looking", graduate())),
        ("2", somebody("Master, graduates in 2027", "#/start/student", next_year)),
        ("3", somebody("Technician, level 3 since spring, insured for 20 months", "#/start/employed", technician)),
        ("4", somebody("Doctor from abroad, 33, no job", START, doctor)),
        (
            "5",
            somebody("Founder in home care, staff of 4, not recognised yet", "#/start/founder", founder(json!("none"))),
        ),
        ("5b", somebody("the same, recognised", "#/start/founder", founder(json!(true)))),
        ("6", somebody("Laid off at 52", "#/start/looking", laid_off())),
        ("7", somebody("Veteran with a shop since spring", "#/start/founder", veteran)),
        ("8", somebody("不清楚 to everything", START, json!({}))),
        ("9", somebody("6 in English", "#/start/looking", laid_off())),
        ("10", somebody("6 in 长辈模式", "#/start/looking", laid_off())),
        ("11", somebody("6 in the dark", "#/start/looking", laid_off())),
        ("12", somebody("6 on a tablet", "#/start/looking", laid_off())),
        ("13a", somebody("At a stand: still studies", "#/start/student", graduate_to_be())),
        ("13b", somebody("At a stand: looks for work", "#/start/looking", graduate())),
        ("13c", somebody("At a stand: one-year contract in a medium firm", "#/start/employed", candidate)),
        ("15", somebody("Gig worker, junior college 2026", "#/start/employed", gig)),
        ("16", somebody("Graduate in an elderly-care firm", "#/start/employed", carer)),
    ]
}

/// A student in the last year of a bachelor.
fn graduate_to_be() -> Json {
    json!({
        "student_status": "enrolled_final_academic_year", "study_mode": "full_time", "enrolled_level": "bachelor",
        "institution_type": "regular_univ", "enrolled_institution_region": "zhejiang", "education_level": "senior_secondary",
        "expected_graduation_date": "2027-06", "employment_status": "student", "has_founded": false,
        "hardship_categories": ["student_loan"],
    })
}

/// What is known on the way.
#[derive(Debug, PartialEq, Eq)]
struct Known {
    /// Taps until the result would name money or a match; `None` if it never does.
    something: Option<usize>,
    /// Taps until it would name the amounts of two offers.
    offers: Option<usize>,
}

/// The answers of a person, as the pack reads them; whatever is not written is 不清楚.
fn answers_of(pack: &Pack, says: &Json, on: caice::value::Date) -> Outcome<Answers> {
    let mut answers = answers::read(pack, says, on).map_err(|problems| format!("{problems:#?}"))?;
    for at in 0..pack.facts.len() {
        if *answers.get(at) == Answer::Absent {
            answers.set(at, Answer::Unsure);
        }
    }
    Ok(answers)
}

/// Walks one person to their result.
fn walked(compiled: &Compiled, number: &str, one: &Somebody) -> Outcome<(Walk, Known, usize)> {
    let pack = &compiled.lowered.pack;
    let pattern = compiled.lowered.people.first().ok_or("nobody")?;
    let person = Person {
        answers: answers_of(pack, &one.says, pack.checked)?,
        on: pack.checked,
        as_of: pack.checked,
        ..pattern.clone()
    };
    let mut walk = Walk::of(compiled)?;
    walk.taps += 1;
    walk.open(one.enters);
    let mut lead = Lead::of(compiled, &person, walk)?;
    let mut known = Known { something: None, offers: None };
    let mut n_asked = 0;
    loop {
        match lead.walk.interview.place {
            Place::Ask(named) => {
                let lacks_day = lead.walk.question().ok_or("no question")?.lacks_day;
                n_asked += usize::from(!lacks_day);
                // In 长辈模式 a tap on a row does not go on.
                let confirms =
                    number == "10" && lead.walk.goes_on() && *person.answers.get(named.fact.index()) != Answer::Unsure;
                lead.deal_with(named, lacks_day)?;
                lead.walk.taps += usize::from(confirms);
            }
            Place::Pause => {
                lead.walk.taps += 1;
                lead.walk.past_the_pause();
            }
            Place::Result => break,
            place => Err(format!("{}: at {place:?}", one.who))?,
        }
        assert!(n_asked < 60, "{}: sixty questions and no result", one.who);
        let result = lead.walk.result();
        // 看结果 stands on every question.
        let taps = lead.walk.taps + usize::from(lead.walk.interview.place != Place::Result);
        if result.headline.sum.is_some() || has(&result, Status::Met) {
            known.something.get_or_insert(taps);
        }
        if amounts_of_offers(&result) >= 2 {
            known.offers.get_or_insert(taps);
        }
    }
    let Lead { mut walk, .. } = lead;
    if number == "9" {
        walk.taps += 1;
        assert!(walk.interview.speak(compiled.short_in(Language::En)?));
        assert!(walk.interview.take_long(compiled.long_in(Language::En)?));
        walk.text = Language::En.text();
    }
    Ok((walk, known, n_asked))
}

fn has(result: &ResultView, status: Status) -> bool {
    result.groups.iter().any(|group| group.status == status)
}

/// How many offers name an amount.
fn amounts_of_offers(result: &ResultView) -> usize {
    let names = |figure: &Option<String>| figure.as_deref().is_some_and(|figure| figure.contains('¥'));
    result.offers.iter().filter(|offer| offer.brings.iter().any(|one| names(&one.figure))).count()
}

/// What there is to tap on the result, besides the cards: a step, numbers to call, offers.
fn to_tap(result: &ResultView) -> String {
    let mut all = Vec::new();
    all.extend(result.first.as_ref().map(|first| format!("step: {}", first.text)));
    let mut phones: Vec<&str> = { result.groups.iter() }
        .filter(|group| !matches!(group.status, Status::NotMet | Status::Ended | Status::Withdrawn))
        .flat_map(|group| group.cards.iter().take(group.n_shown).flat_map(|card| &card.call))
        .chain(&result.calls)
        .map(|call| call.phone.as_str())
        .collect();
    phones.sort_unstable();
    phones.dedup();
    if !phones.is_empty() {
        all.push(format!("call {}", phones.join(", ")));
    }
    if !result.offers.is_empty() {
        all.push(format!("{} offers, {} with amounts", result.offers.len(), amounts_of_offers(result)));
    }
    all.join("; ")
}

/// What somebody leaves with: how much is in the plan, and its first day or else whom to call. One more tap leads there.
fn leaves_with(walk: &Walk, who: &str) -> String {
    let plan = PlanView::of(&walk.interview.session, &walk.interview.view, walk.text);
    let calls = plan.steps.iter().flat_map(|step| &step.call).chain(&plan.calls);
    let day = plan.dates.first().map(|dated| format!("{} {}", dated.day, dated.what));
    let call = { calls }.next().map(|call| format!("call {}", call.phone));
    let first = day.or(call);
    assert!(first.is_some(), "{who} leaves with neither a day nor a number: {plan:#?}");
    format!("{}: {}", plan.steps.len(), first.unwrap_or_default())
}

fn count(number: Option<usize>) -> String {
    number.map_or("–".to_owned(), |number| number.to_string())
}

/// A line of the table.
fn line(cells: &[&str]) -> String {
    format!("| {} |", cells.iter().map(|cell| cell.replace('|', "/")).collect::<Vec<_>>().join(" | "))
}

#[test]
fn sixteen_people_end_on_a_result_that_says_something_and_has_something_to_tap() -> Outcome {
    let compiled = bundled()?;
    let mut lines = Vec::new();
    for (number, one) in people() {
        let (walk, known, n_asked) = walked(compiled, number, &one)?;
        let result = walk.result();
        let statement = result.headline.statement.clone();
        let money = result.headline.sum.as_ref().map(|sum| sum.figure.trim().to_owned()).unwrap_or("–".to_owned());
        let tap = to_tap(&result);
        assert!(!tap.is_empty() && !statement.is_empty(), "{}: nothing to tap", one.who);
        let is_told = has(&result, Status::Met) || !result.offers.is_empty() || result.first.is_some();
        assert!(is_told, "{}: an empty screen: {:?}", one.who, result.headline);
        let taps = walk.taps.to_string();
        lines.push(line(&[
            number,
            one.who,
            &n_asked.to_string(),
            &taps,
            &count(known.something),
            &count(known.offers),
            &statement,
            &money,
            &tap,
            &leaves_with(&walk, one.who),
        ]));
    }
    let (taps, result) = of_a_firm(compiled)?;
    let (who, taps, tap) =
        ("HR of a care home: what can we get", taps.to_string(), "own benefits, hires, papers, print");
    let at = lines.iter().position(|line| line.starts_with("| 15 ")).unwrap_or(lines.len());
    lines.insert(at, line(&["14", who, "5", &taps, "–", "–", &result, "–", tap, "–"]));
    stands_in_the_document(&lines)
}

/// A firm at its own check: what it says, and what the first line of its result is. Returns the taps: the chip, five rows, and
/// on a phone the button that leads to the result.
fn of_a_firm(compiled: &Compiled) -> Outcome<(usize, String)> {
    let walk = Walk::of(compiled)?;
    let mut firm = Stand::of(&walk.interview.session).ok_or("no door for firms")?;
    let said = [("enterprise_size", 2), ("employer_sector", 0), ("employer_place", 0), ("employer_type", 0)];
    let said = said.map(|(fact, option)| (fact, Value::Choice(OptionId(option))));
    let said = said.into_iter().chain([("employer_recognised_by_authority", Value::Bool(true))]);
    let mut taps = 2;
    for (fact, value) in said {
        taps += 1;
        let fact = compiled.lowered.pack.fact_id(fact).ok_or("no such fact")?;
        firm.profile.say(fact, Answer::Value(value));
    }
    let shown = FirmResult::of(&firm, walk.text).ok_or("no door for firms")?;
    let cards = shown.hires.iter().chain([&shown.own]).flat_map(|judged| &judged.cards);
    let n_money = cards.flat_map(|card| &card.amounts).filter(|amount| amount.figure.contains('¥')).count();
    assert!(n_money > 0, "a care home reads no amount at its door");
    Ok((taps, "own benefits and what its hires may get, with amounts".to_owned()))
}

#[test]
fn a_graduate_out_of_work_reads_the_amounts_of_two_offers_within_twelve_taps() -> Outcome {
    for (number, one) in people().into_iter().filter(|(number, _)| ["1", "1b", "13b"].contains(number)) {
        let (walk, known, _) = walked(bundled()?, number, &one)?;
        assert!(known.offers.is_some_and(|taps| taps <= 12), "{number}: {known:?}, {:#?}", walk.result().offers);
        // They stay to the end.
        assert!(amounts_of_offers(&walk.result()) >= 2, "{number}: {:#?}", walk.result().offers);
    }
    Ok(())
}

/// The level that somebody studies for is theirs when a job begins after graduation: nobody who will be a graduate by then reads that graduates
/// alone may have it.
#[test]
fn a_student_reads_the_amounts_of_two_offers_whatever_they_hold_today() -> Outcome {
    let said = |level: Json, had: &str, expected: Json| {
        let mut says = graduate_to_be();
        says["enrolled_level"] = level;
        says["education_level"] = had.into();
        says["expected_graduation_date"] = expected;
        says
    };
    for (level, had) in
        [("bachelor", "senior_secondary"), ("junior_college", "senior_secondary"), ("master", "bachelor")]
    {
        let mut says = said(level.into(), had, "2027-06".into());
        if had == "bachelor" {
            says["graduation_date"] = "2024-06".into();
        }
        let (walk, ..) = walked(bundled()?, level, &somebody("", "#/start/student", says))?;
        assert!(amounts_of_offers(&walk.result()) >= 2, "{level}: {:#?}", walk.result().offers);
    }
    // What is not said stays open, and is no plain no.
    for says in [
        said(Json::Null, "senior_secondary", "2027-06".into()),
        said("bachelor".into(), "senior_secondary", Json::Null),
    ] {
        let (walk, ..) = walked(bundled()?, "", &somebody("", "#/start/student", says))?;
        for (index, offer) in
            bundled()?.lowered.pack.offers.iter().enumerate().filter(|(_, offer)| offer.level.is_some())
        {
            let Some(view) = OfferView::of(&walk.interview.session, index, walk.text) else { continue };
            let refused: Vec<_> =
                view.unchanged.iter().filter(|line| line.why.contains("毕业5年以内的高校毕业生")).collect();
            assert!(refused.is_empty(), "{}: {refused:#?}", offer.key);
        }
    }
    Ok(())
}

/// The lines stand in the document as they are, between the head of their table and the next empty line.
fn stands_in_the_document(lines: &[String]) -> Outcome {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/people-walked.md");
    let text = fs::read_to_string(&path)?;
    let head = "| | who | questions | taps | to something | to two offers |";
    let from = text
        .find(head)
        .and_then(|at| Some(at + text.get(at..)?.match_indices('\n').nth(1)?.0 + 1))
        .ok_or("no table")?;
    let to = text.get(from..).and_then(|rest| rest.find("\n\n")).map_or(text.len(), |at| from + at + 1);
    let (before, rest) = text.split_at(from);
    let written = rest.get(..to - from).unwrap_or_default();
    let wanted = lines.join("\n") + "\n";
    if std::env::var_os("UPDATE").is_some_and(|update| update == "1") {
        fs::write(&path, [before, &wanted, rest.get(to - from..).unwrap_or_default()].concat())?;
        return Ok(());
    }
    for (line, known) in wanted.lines().zip(written.lines().chain(std::iter::repeat(""))) {
        assert_eq!(
            tidy(line),
            tidy(known),
            "the table of docs/people-walked.md is of another day; UPDATE=1 rewrites it"
        );
    }
    assert_eq!(wanted.lines().count(), written.lines().count(), "the table has other rows");
    Ok(())
}
