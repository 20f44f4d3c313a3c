//! What a firm says once of itself and of its hires: for whom that counts, what it brings the firm, and what stays open.

use caice::{
    desk::message::{FirmSaid, Listed, Said, Understood},
    engine::Status,
    interview::text::Language,
    roster::{MOST_HIRES, OfFirm, Person, Settings, gb18030, read},
    value::{Answer, OptionId, Value},
};
use std::error::Error;

use crate::{Shown, clerk, everybody, judged, lowered, understood};

/// A list of people whom a firm has hired, with their groups.
pub const HIRED: &str = "\
姓名,学历,毕业时间,合同开始,合同期限,用工形式,参保起始年月,重点群体\n\
甲,本科,2026-06,2026-07-01,36个月,劳动合同,2026-07,应届\n\
乙,大专,2026-06,2026-07-01,36个月,劳动合同,2026-07,应届\n\
丙,高中,,2026-07-01,36个月,劳动合同,2026-07,\n\
丁,高中,,2019-07-01,无固定期限,劳动合同,2019-07,脱贫\n";

fn fact(key: &str, said: FirmSaid) -> (String, FirmSaid) {
    (key.to_owned(), said)
}

fn option(understood: &Understood, key: &str, label: &str) -> Result<(String, FirmSaid), Box<dyn Error>> {
    let ask = understood.firm.iter().find(|ask| ask.fact == key).ok_or(format!("{key} is not asked"))?;
    let (said, _) = ask.options.iter().find(|(_, of)| of.contains(label)).ok_or(format!("{label} is no option"))?;
    Ok(fact(key, said.clone()))
}

#[test]
fn what_the_firm_says_once_counts_for_everybody_with_a_contract() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    let asked = understood(&mut clerk, HIRED, everybody())?;
    // What the list says of each person is not asked of the firm.
    assert!(asked.firm.iter().all(|ask| ask.fact != "labour_contract_months"), "{:?}", asked.firm);
    let care = "养老、家政、现代农业企业就业岗位补贴";
    let before = judged(&mut clerk)?;
    let part = before.policies.iter().find(|part| part.title.contains(care)).ok_or("no such policy")?;
    assert_eq!(part.claims, 0);
    assert!(part.waiting.as_ref().is_some_and(|said| said.contains("单位行业（2人）")), "{part:?}");
    let firm = vec![
        option(&asked, "employer_sector", "养老")?,
        option(&asked, "employer_place", "经开区")?,
        option(&asked, "enterprise_size", "小型")?,
        fact("employer_recognised_by_authority", FirmSaid::Flag(true)),
    ];
    understood(&mut clerk, HIRED, Said { firm, ..everybody() })?;
    let after = judged(&mut clerk)?;
    let part = after.policies.iter().find(|part| part.title.contains(care)).ok_or("no such policy")?;
    let names: Vec<&str> = part.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["甲", "乙"], "{part:?}");
    assert!(after.rests_on.iter().any(|line| line.contains("养老")), "{:?}", after.rests_on);
    Ok(())
}

#[test]
fn who_is_no_employee_of_the_firm_is_not_given_what_it_says_of_itself() -> Shown {
    let lowered = lowered()?;
    let place = lowered.pack.fact_id("employer_place").ok_or("no such fact")?;
    let said = |list: &str| {
        let settings = Settings {
            firm: vec![(place, Answer::Value(Value::Choice(OptionId(0))))],
            ..Settings::on(lowered.pack.checked)
        };
        let roster = read(list.as_bytes(), &lowered.pack, &settings, gb18030).map_err(|why| why.slug())?;
        let known = |person: &Person| person.facts.iter().any(|(fact, _)| *fact == place);
        Ok::<_, Box<dyn Error>>(roster.people.iter().map(known).collect::<Vec<_>>())
    };
    let list = "姓名,用工形式,学历\n甲,劳动合同,本科\n乙,劳务派遣,本科\n丙,退休返聘,本科\n丁,,本科\n";
    assert_eq!(said(list)?, [true, false, false, false]);
    Ok(())
}

#[test]
fn the_firms_own_benefits_are_summed_over_whom_it_hired_and_only_once_their_groups_are_known() -> Shown {
    let expansion = "扩岗补助";
    let mut clerk = clerk(Language::Zh, None)?;
    let asked = understood(&mut clerk, HIRED, everybody())?;
    assert_eq!(
        asked.unknown.iter().map(|one| (one.value.as_str(), one.rows)).collect::<Vec<_>>(),
        [("应届", 2), ("脱贫", 1)]
    );
    let mut firm = vec![option(&asked, "employer_type", "企业")?];
    understood(&mut clerk, HIRED, Said { firm: firm.clone(), ..everybody() })?;
    let open = judged(&mut clerk)?;
    let of = |listed: &Listed| listed.firm.iter().find(|policy| policy.title.contains(expansion)).cloned();
    let before = of(&open).ok_or("no such policy")?;
    assert_eq!(Status::ALL.into_iter().find(|status| status.rank() == before.status), Some(Status::NeedsAnswer));
    let group = |value: &str, option: &str| ("hires.category".to_owned(), value.to_owned(), Some(option.to_owned()));
    let values = vec![group("应届", "graduate_this_year"), group("脱贫", "lifted_out_of_poverty")];
    understood(&mut clerk, HIRED, Said { firm: firm.clone(), values: values.clone(), ..everybody() })?;
    // Whether anything was received for them before is not known.
    let perhaps = of(&judged(&mut clerk)?).ok_or("no such policy")?;
    assert_eq!(perhaps.gives.first().map(String::as_str), Some("全国上限：3人还不知道算不算"));
    firm.push(fact("hires.expansion_paid", FirmSaid::Flag(false)));
    understood(&mut clerk, HIRED, Said { firm, values, ..everybody() })?;
    let listed = judged(&mut clerk)?;
    let after = of(&listed).ok_or("no such policy")?;
    assert_ne!(Status::ALL.into_iter().find(|status| status.rank() == after.status), Some(Status::NeedsAnswer));
    // Two graduates count; whoever came in 2019 does not, and nobody is counted whose group is not known.
    assert_eq!(
        after.gives,
        [
            "全国上限：2人，各人各年加起来最多 ¥3,000（旧标准）；另有1人还不知道算不算",
            "补贴 · 浙江执行的标准 金额待确认"
        ]
    );
    assert!(listed.firm_notes.iter().any(|note| note.contains("裁员率请按社保数据填")), "{:?}", listed.firm_notes);
    assert!(listed.firm_notes.iter().any(|note| note.contains("近三年签合同的3人")), "{:?}", listed.firm_notes);
    Ok(())
}

#[test]
fn a_number_of_the_firm_that_is_none_is_said_to_be_none_and_not_used() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    let (months, too_many) = ("请填一个整数，单位是个月，如 12。", "这个数太大了，请核对一下，最多填 720个月。");
    for (typed, why) in
        [("12", ""), ("1.5", months), ("十二", ""), ("12个月", ""), ("-1", months), ("99999999999999999999", too_many)]
    {
        let firm = vec![fact("ui_paid_months_full", FirmSaid::Number(typed.to_owned()))];
        let asked = understood(&mut clerk, HIRED, Said { firm, ..everybody() })?;
        let ask = asked.firm.iter().find(|ask| ask.fact == "ui_paid_months_full").ok_or("not asked")?;
        assert_eq!(ask.refused.as_deref().unwrap_or_default(), why, "{typed}");
    }
    let (rate, too_high) = ("请填一个数，单位是%，最多 2 位小数，如 3。", "这个数太大了，请核对一下，最多填 100%。");
    for (typed, why) in
        [("5.25", ""), ("5.255", rate), ("0", ""), ("3%", ""), ("三", ""), ("裁过", rate), ("250", too_high)]
    {
        let firm = vec![fact("layoff_rate_last_year", FirmSaid::Number(typed.to_owned()))];
        let asked = understood(&mut clerk, HIRED, Said { firm, ..everybody() })?;
        let ask = asked.firm.iter().find(|ask| ask.fact == "layoff_rate_last_year").ok_or("not asked")?;
        assert_eq!(ask.refused.as_deref().unwrap_or_default(), why, "{typed}");
    }
    Ok(())
}

#[test]
fn as_many_hires_as_are_looked_at_together_take_no_time_that_anybody_would_notice() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    let row = |n: usize| {
        format!("员工{n},本科,2026-06,2026-0{}-0{},36个月,劳动合同,2026-0{},\n", n % 9 + 1, n % 7 + 1, n % 9 + 1)
    };
    let list =
        |n: usize| HIRED.lines().next().unwrap_or_default().to_owned() + "\n" + &(0..n).map(row).collect::<String>();
    let asked = understood(&mut clerk, &list(MOST_HIRES), everybody())?;
    let firm = vec![option(&asked, "employer_type", "企业")?];
    understood(&mut clerk, &list(MOST_HIRES), Said { firm: firm.clone(), ..everybody() })?;
    let began = std::time::Instant::now();
    let listed = judged(&mut clerk)?;
    // Some tenths of a second; a sum that looked at every pair of them would take minutes.
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
    assert!(listed.firm.iter().any(|policy| policy.title.contains("扩岗补助")), "{:?}", listed.firm_notes);
    understood(&mut clerk, &list(MOST_HIRES + 1), Said { firm, ..everybody() })?;
    let listed = judged(&mut clerk)?;
    assert!(listed.firm_notes.iter().any(|note| note.contains("太多，没有合起来算")), "{:?}", listed.firm_notes);
    Ok(())
}

/// What the list says of its people as those whom the firm has hired, in its words for a program.
fn hires(list: &str, said: impl Fn(&mut Settings)) -> Result<(Vec<String>, usize), Box<dyn Error>> {
    let lowered = lowered()?;
    let mut settings = Settings::on(lowered.pack.checked);
    said(&mut settings);
    let roster = read(list.as_bytes(), &lowered.pack, &settings, gb18030).map_err(|why| why.slug())?;
    let of = OfFirm::of(&lowered.pack, &roster, &settings).ok_or("nothing for firms")?;
    let facts = caice::contract::answers::to_json(&lowered.pack, &of.answers);
    let hires = facts.get("hires").and_then(|hires| hires.as_array().cloned()).unwrap_or_default();
    Ok((hires.iter().map(ToString::to_string).collect(), of.undecided))
}

#[test]
fn nobody_is_left_out_of_whom_a_firm_has_hired_as_if_they_were_not_there() -> Shown {
    let head = "姓名,用工形式,合同开始,入职日期,合同期限,参保起始年月\n";
    let sure = |said: &mut Settings| said.no_interruptions = true;
    // Of 乙 nobody knows on what footing: then the whole list stays open, and is no list without 乙.
    let list = format!("{head}甲,劳动合同,2026-07-01,,36个月,2026-07\n乙,,2026-07-01,,36个月,2026-07\n");
    assert_eq!(hires(&list, sure)?, (Vec::new(), 1));
    // Of 丙 the first day is not known: an entry of which only that is open.
    let list = format!(
        "{head}甲,劳动合同,2026-07-01,,36个月,2026-07\n丙,劳动合同,,,36个月,2026-07\n丁,劳务派遣,2026-07-01,,36个月,2026-07\n"
    );
    let (entries, undecided) = hires(&list, sure)?;
    assert_eq!((entries.len(), undecided), (2, 0), "{entries:?}");
    assert!(entries.iter().any(|entry| !entry.contains("hired_on")), "{entries:?}");
    Ok(())
}

#[test]
fn a_renewed_contract_is_no_new_hire_and_a_day_to_come_none_at_all() -> Shown {
    let head = "姓名,用工形式,合同开始,入职日期,合同期限,参保起始年月\n";
    let sure = |said: &mut Settings| said.no_interruptions = true;
    let one = |row: &str, said: &dyn Fn(&mut Settings)| {
        let (entries, _) = hires(&format!("{head}{row}\n"), said)?;
        entries.into_iter().next().ok_or_else(|| Box::<dyn Error>::from("no entry"))
    };
    // Who came before the contract was hired before it.
    assert!(one("甲,劳动合同,2026-07-01,2024-07-01,36个月,2024-07", &sure)?.contains("\"hired_on\":\"2024-07-01\""));
    // Insured before it, with no other day: somewhere in between.
    let between = one("甲,劳动合同,2026-07-01,,36个月,2024-07", &sure)?;
    assert!(!between.contains("\"hired_on\":\"2026-07-01\""), "{between}");
    // Insurance that is still to come is not used, as the report says.
    assert!(!one("甲,劳动合同,2026-07-01,,36个月,2027-03", &sure)?.contains("insured_since"));
    // Nobody said that it was never interrupted: it may have begun anew.
    let perhaps = one("甲,劳动合同,2026-07-01,,36个月,2026-07", &|_| {})?;
    assert!(!perhaps.contains("\"insured_since\":\"2026-07\""), "{perhaps}");
    assert!(one("甲,劳动合同,2026-07-01,,36个月,2026-07", &sure)?.contains("\"insured_since\":\"2026-07\""));
    Ok(())
}
