//! The firm's own benefits in what is written about a list: summed over whom it hired, and open where nobody knows.

use std::error::Error;

use caice::{
    engine::Status,
    roster::{Choice, OfFirm, Role, Settings, hire_asks, say::Language, write::xlsx},
    value::{Answer, OptionId, Value},
};

use crate::{
    Shown,
    export::{of, ours, out, sheets, texts, told},
    said,
};

/// Two graduates of this year, one of whom nobody knows which group, and one who came long ago.
const HIRED: &str = "\
姓名,学历,毕业时间,合同开始,合同期限（月）,用工形式,参保起始年月,重点群体\n\
甲,本科,2026-06,2026-07-01,36,劳动合同,2026-07,应届\n\
乙,大专,2026-06,2026-07-01,36,劳动合同,2026-07,应届\n\
丙,高中,,2026-07-01,36,劳动合同,2026-07,\n\
丁,高中,,2019-07-01,无固定期限,劳动合同,2019-07,脱贫\n";

/// An enterprise that has received nothing for them before.
fn enterprise() -> Result<Settings, Box<dyn Error>> {
    let pack = &ours()?.pack;
    let kind = pack.fact_id("employer_type").ok_or("no such fact")?;
    let fact = pack.fact(kind).ok_or("no such fact")?;
    let enterprise = fact.kind.options().iter().position(|option| option == "enterprise").ok_or("no such option")?;
    let (_, paid) = hire_asks(pack)
        .into_iter()
        .find(|(list, field)| {
            pack.fact(*list)
                .is_some_and(|fact| fact.fields().get(field.index()).is_some_and(|field| field.key == "expansion_paid"))
        })
        .ok_or("no such field")?;
    let group = |value: &str, option: &str| Choice {
        role: Role::HireGroup,
        value: value.to_owned(),
        option: Some(option.to_owned()),
    };
    Ok(Settings {
        firm: vec![(kind, Answer::Value(Value::Choice(OptionId(u8::try_from(enterprise)?))))],
        of_hires: vec![(paid, Answer::Value(Value::Bool(false)))],
        values: vec![group("应届", "graduate_this_year"), group("脱贫", "lifted_out_of_poverty")],
        ..said()
    })
}

/// The rows of the firm's sheet, headings first.
fn rows(settings: Settings, language: Language) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let sheets = sheets(xlsx(&of(&out(HIRED, settings)?, language)?)?)?;
    let name = language.say().sheets.firm;
    let (_, rows) = sheets.iter().find(|(found, _)| found == name).ok_or("no such sheet")?;
    Ok(told(rows))
}

#[test]
fn what_is_given_for_each_hire_is_added_up_and_who_is_open_counts_at_the_upper_end_alone() -> Shown {
    let rows = rows(enterprise()?, Language::Zh)?;
    let place = |heading: &str| rows[0].iter().position(|found| found == heading).ok_or(format!("no {heading}"));
    let row = rows.iter().find(|row| row[0].contains("扩岗补助") && !row[place("算到几人").unwrap_or(0)].is_empty());
    let row = row.ok_or("no such row")?;
    let cells = ["算到几人", "还不知道几人", "最低金额（元）", "最高金额（元）"];
    let found: Vec<&str> =
        cells.iter().map(|heading| place(heading).map(|at| row[at].as_str())).collect::<Result<_, _>>()?;
    assert_eq!(found, ["2.00", "1.00", "0.00", "4500.00"], "{row:?}");
    assert!(row[place("要留意")?].contains("以前的标准"), "{row:?}");
    // What a list cannot tell stands below.
    let last: Vec<&str> = rows.iter().rev().take(2).map(|row| row[0].as_str()).collect();
    assert!(last[0].contains("裁员率"), "{last:?}");
    assert!(last[1].contains("3人"), "{last:?}");
    Ok(())
}

#[test]
fn every_policy_of_firms_has_a_row_and_none_that_waits_has_an_amount() -> Shown {
    let settings = said();
    let roster = out(HIRED, settings.clone())?.roster;
    let firm = OfFirm::of(&ours()?.pack, &roster, &settings).ok_or("nothing for firms")?;
    for language in Language::ALL {
        let rows = rows(settings.clone(), language)?;
        let words = texts(language)?;
        for outcome in &firm.outcomes {
            let title = &words.policies.get(outcome.policy.index()).ok_or("no title")?.title;
            assert!(rows.iter().any(|row| row[0] == *title), "{title}");
        }
        let waits = (language.say().status)(Status::NeedsAnswer);
        let waiting: Vec<&Vec<String>> = rows.iter().filter(|row| row[1] == waits).collect();
        assert!(waiting.len() > 3, "{rows:?}");
        for row in waiting {
            assert!(row[9].is_empty() && row[10].is_empty() && !row[11].is_empty(), "{row:?}");
        }
    }
    Ok(())
}
