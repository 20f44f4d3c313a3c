//! 还差一步: what one could do so that a policy one misses may fit, in the words of the result.
//!
//! `tests/nearby.rs` shows that each way was tried and that none is more than needed.

use caice::{
    engine::Status,
    interview::view::near_card,
    value::{Answer, Date, DateRange, OptionId, Range, Value},
};

use crate::{
    Outcome,
    counter::{person, person_but},
    walk::Walk,
};

#[test]
fn a_worker_without_a_certificate_sees_what_each_level_brings_and_from_when() -> Outcome {
    let walk = person_but("technician", |pack, answers| {
        let certificates = pack.fact_id("skill_certificates").map(|fact| fact.index());
        answers.set(certificates.unwrap_or_default(), Answer::None);
    })?;
    let result = walk.result();
    let title = "失业保险技能提升补贴";
    let miss = result.near.iter().find(|miss| miss.title == title).ok_or("nothing near")?;
    let ways: Vec<(&str, Option<&str>)> =
        miss.ways.iter().map(|way| (way.does.as_str(), way.figure.as_deref())).collect();
    assert_eq!(
        ways,
        [
            ("考取技能等级证书（能考哪一级，看报考条件）：高级工（三级）", Some("最多 ¥2,000")),
            ("考取技能等级证书（能考哪一级，看报考条件）：中级工（四级）", Some("最多 ¥1,500")),
            ("考取技能等级证书（能考哪一级，看报考条件）：初级工（五级）", Some("最多 ¥1,000")),
        ]
    );
    assert!(result.headline.rest.iter().any(|line| line == "1 项还差一步：看下面怎么办"), "{:?}", result.headline.rest);
    // By then the office has to say which months count: the amount alone would be firmer than the text.
    for way in &miss.ways {
        assert!(way.remarks.iter().any(|remark| remark == "还有条件由经办机构定，先问"), "{way:#?}");
    }
    // Nothing else is near: whether the tax deduction counts such a certificate, no text says.
    assert_eq!(result.near.len(), 1, "{:#?}", result.near);
    let session = &walk.interview.session;
    let card = near_card(session, &walk.interview.view.assessment, miss.policy, 0, walk.text).ok_or("no card")?;
    assert!(matches!(card.status, Status::Met | Status::MetLater), "{card:#?}");
    assert!(card.reasons.iter().all(|reason| reason.said.is_empty()), "what is supposed is nobody's answer");
    Ok(())
}

#[test]
fn what_only_lacks_a_published_figure_says_to_call() -> Outcome {
    // A graduate of this year, insured by a small firm for four months, with a contract for half a year.
    let walk = person_but("engineer", |pack, answers| {
        let mut say = |key: &str, value: Value| {
            answers.set(pack.fact_id(key).map_or(usize::MAX, |fact| fact.index()), Answer::Value(value));
        };
        let days = |text: &str| Date::parse(text).map(|day| DateRange { first: day, last: day });
        for (key, day) in [("graduation_date", "2026-06-30"), ("labour_contract_start", "2026-08-01")] {
            days(day).into_iter().for_each(|days| say(key, Value::Date(days)));
        }
        say("institution_type", Value::Choice(OptionId(0)));
        say("enterprise_size", Value::Choice(OptionId(2)));
        say("continuous_insured_months_same_employer", Value::Number(Range::exactly(4)));
        say("labour_contract_months", Value::Number(Range::exactly(6)));
    })?;
    let result = walk.result();
    let ways: Vec<_> = result.near.iter().flat_map(|miss| miss.ways.iter().map(move |way| (miss, way))).collect();
    let longer =
        ways.iter().find(|(_, way)| way.does == "和单位签期限更长的劳动合同：满 1 年").ok_or("no longer contract")?;
    assert_eq!(longer.0.title, "高校毕业生到中小微企业就业岗位补贴");
    assert_eq!(longer.1.figure, None, "no figure is published");
    assert_eq!(longer.1.remarks, ["金额或条件没核到，打电话问", "还有条件由经办机构定，先问"]);
    Ok(())
}

#[test]
fn whoever_misses_nothing_by_little_sees_no_section() -> Outcome {
    let walk = person("technician")?;
    let near = &walk.result().near;
    assert!(near.is_empty(), "{near:#?}");
    Ok(())
}

/// The technician with a certificate of this level (counted from 学徒工) that cannot be looked up, and no other.
fn with_a_certificate_that_cannot_be_looked_up(level: u8) -> Outcome<Walk> {
    person_but("technician", |pack, answers| {
        let Some((id, fact)) = pack.fact_id("skill_certificates").and_then(|id| Some((id, pack.fact(id)?))) else {
            return;
        };
        let Answer::Value(Value::Records(mut records)) = answers.get(id.index()).clone() else { return };
        records.truncate(1);
        for (key, value) in [("level", Value::Choice(OptionId(level))), ("verifiable_online", Value::Bool(false))] {
            let at = fact.fields().iter().position(|field| field.key == key).unwrap_or(usize::MAX);
            if let Some(slot) = records.first_mut().and_then(|record| record.0.get_mut(at)) {
                *slot = Answer::Value(value);
            }
        }
        answers.set(id.index(), Answer::Value(Value::Records(records)));
    })
}

#[test]
fn whoever_holds_a_certificate_is_not_sent_for_the_same_or_a_lower_one() -> Outcome {
    let title = "失业保险技能提升补贴";
    let ways = |walk: &Walk| -> Vec<String> {
        let near = walk.result().near.clone();
        near.into_iter().filter(|miss| miss.title == title).flat_map(|miss| miss.ways).map(|way| way.does).collect()
    };
    let called = |level: &str| format!("考取技能等级证书（能考哪一级，看报考条件）：{level}");
    let (junior, intermediate, senior) = (1, 2, 3);
    for (level, wanted) in [
        (senior, vec![]),
        (intermediate, vec![called("高级工（三级）")]),
        (junior, vec![called("高级工（三级）"), called("中级工（四级）")]),
    ] {
        let walk = with_a_certificate_that_cannot_be_looked_up(level)?;
        assert_eq!(walk.card(title)?.status, Status::NotMet);
        assert_eq!(ways(&walk), wanted);
    }
    Ok(())
}
