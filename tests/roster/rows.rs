//! Which rows are people, and what one row says beside the others.

use caice::roster::{Refusal, Settings, gb18030, read};
use serde_json::json;

use crate::{
    Shown, bad, csv, facts, first, list,
    make::{Book, Sheet, day, number, text},
    pack, said, skipped,
};

fn rows(roster: &caice::roster::Roster) -> Vec<u32> {
    roster.people.iter().map(|person| person.row).collect()
}

#[test]
fn sections_sums_notes_and_empty_rows_are_nobody() -> Shown {
    let sheet = Sheet::of("一")
        .texts(&["序号", "姓名", "学历", "毕业时间", "月工资"])
        .texts(&["一车间"])
        .texts(&["1", "甲", "本科", "2024-07", "5200"])
        .texts(&["小 计", "", "", "", "5200"])
        .texts_at(7, &["2", "乙", "大专", "2023-07", "5000"])
        .texts(&["3"])
        .texts(&["合计：", "", "", "", "10200"])
        .texts(&["备注：试用期人员不在内"])
        .texts(&["制表人：张三", "", "审核人：李四"])
        .texts(&[" ", "\u{200b}", "　"])
        .texts(&["说明文字，很长的一段"])
        .merge("A2:E2")
        .merge("A10:E10")
        .merge("A13:E13");
    let roster = list(&Book::of(sheet).bytes()).map_err(Refusal::slug)?;
    assert_eq!(rows(&roster), [3, 7]);
    let expected = [
        (2, "section"),
        (4, "total"),
        (5, "blank"),
        (6, "blank"),
        (8, "blank"),
        (9, "total"),
        (10, "note"),
        (11, "note"),
        (12, "blank"),
        (13, "note"),
    ];
    assert_eq!(skipped(&roster), expected);
    assert_eq!(bad(&roster), []);
    Ok(())
}

#[test]
fn who_has_left_is_nobody() -> Shown {
    let text = "姓名,学历,员工状态,离职日期\n甲,本科,在职,\n乙,本科,离职,\n丙,本科,已离职,2024-01-01\n丁,本科,未离职,\n戊,本科,,2025-03-01\n己,本科,,2027-03-01\n庚,本科,试用期,2024-01-01\n";
    let roster = csv(text).map_err(Refusal::slug)?;
    assert_eq!(rows(&roster), [2, 5, 7, 8]);
    assert_eq!(skipped(&roster), [(3, "left"), (4, "left"), (6, "left")]);
    Ok(())
}

#[test]
fn a_value_merged_down_holds_for_each_row_and_an_empty_cell_stays_empty() -> Shown {
    let sheet = Sheet::of("一")
        .texts(&["姓名", "学历", "月工资"])
        .row(&[text("甲"), text("本科"), number("5000")])
        .row(&[text("乙")])
        .row(&[text("丙")])
        .row(&[text("丁")])
        .merge("B2:B4")
        .merge("C2:C3");
    let roster = list(&Book::of(sheet).bytes()).map_err(Refusal::slug)?;
    let expected = [
        (2, json!({ "education_level": "bachelor", "monthly_wage": 5000 })),
        (3, json!({ "education_level": "bachelor", "monthly_wage": 5000 })),
        (4, json!({ "education_level": "bachelor" })),
        (5, json!({})),
    ];
    assert_eq!(facts(&roster), expected);
    Ok(())
}

#[test]
fn a_bad_cell_spoils_nothing_but_itself() -> Shown {
    let good = ["甲", "本科", "2024-07-01", "2024-08-01", "36", "2024-08", "高级工", "2025-06-01", "5200", "合同制"];
    let headings = "姓名,学历,毕业时间,合同起始日期,合同期限（月）,参保起始年月,技能等级,发证日期,月工资,用工形式";
    let whole = first(&csv(&format!("{headings}\n{}\n", good.join(","))).map_err(Refusal::slug)?);
    assert_eq!(whole.as_object().map(serde_json::Map::len), Some(7));
    let spoils = [
        (1, "education_level"),
        (2, "graduation_date"),
        (3, "labour_contract_start"),
        (4, "labour_contract_months"),
        (5, "continuous_insured_months_same_employer"),
        (6, "skill_certificates"),
        (8, "monthly_wage"),
    ];
    for (at, fact) in spoils {
        let mut cells = good.to_vec();
        cells[at] = "#REF!";
        let roster = csv(&format!("{headings}\n{}\n", cells.join(","))).map_err(Refusal::slug)?;
        let mut expected = whole.clone();
        expected.as_object_mut().ok_or("no object")?.remove(fact);
        assert_eq!(first(&roster), expected, "{fact}");
        assert_eq!(roster.bad.len(), 1, "{fact}");
    }
    // The day of a certificate is a part of it, and an employment that cannot be read is not the one of everybody else.
    let mut cells = good.to_vec();
    (cells[7], cells[9]) = ("去年", "#N/A");
    let roster = csv(&format!("{headings}\n{}\n", cells.join(","))).map_err(Refusal::slug)?;
    assert_eq!(first(&roster)["skill_certificates"], json!([{ "level": "l3_senior" }]));
    assert_eq!(first(&roster).get("employment_status"), None);
    Ok(())
}

#[test]
fn what_does_not_apply_is_left_out_and_what_contradicts_the_row_is_named() -> Shown {
    let headings = "姓名,学历,毕业时间,合同起始日期,合同期限（月）,参保起始年月,月工资,用工形式\n";
    let of = |row: &str| csv(&[headings, row, "\n"].concat()).map_err(Refusal::slug);
    let retired = of("甲,本科,1985-07,2024-01-01,12,2024-01,5000,退休返聘")?;
    assert_eq!(
        first(&retired),
        json!({ "education_level": "bachelor", "graduation_date": "1985-07", "employment_status": "retired" })
    );
    assert_eq!(bad(&retired), []);
    // Of a secondary school nobody has a college certificate.
    assert_eq!(first(&of("甲,高中,2010-07,,,,,")?), json!({ "education_level": "senior_secondary" }));
    let roster = of("甲,本科,无,,,,,")?;
    assert_eq!(first(&roster), json!({ "education_level": "bachelor" }));
    assert_eq!(bad(&roster), [("C2".to_owned(), "contradiction", false)]);
    // Insured for years by an employer whose contract began last month.
    let roster = of("甲,本科,2010-07,2026-10-08,36,2016-08,5000,劳动合同")?;
    assert_eq!(bad(&roster), [("F2".to_owned(), "contradiction", false)]);
    assert_eq!(first(&roster)["labour_contract_start"], "2026-10-08");
    Ok(())
}

#[test]
fn a_day_still_to_come_is_not_used() -> Shown {
    let roster = csv("姓名,毕业时间,合同起始日期,合同结束日期,参保起始年月,出生日期,技能等级,发证日期\n甲,2027-06,2026-12-01,2029-11-30,2027-01,2030-01-01,高级,2027-02-01\n").map_err(Refusal::slug)?;
    assert_eq!(
        first(&roster),
        json!({ "labour_contract_months": 36, "skill_certificates": [{ "level": "l3_senior" }] })
    );
    let cells: Vec<String> = bad(&roster).into_iter().map(|(cell, code, _)| format!("{cell} {code}")).collect();
    assert_eq!(
        cells,
        ["B2 still-to-come", "C2 still-to-come", "E2 still-to-come", "F2 still-to-come", "H2 still-to-come"]
    );
    // The month of the list itself has begun.
    let roster = csv("姓名,参保起始年月\n甲,2026-11\n").map_err(Refusal::slug)?;
    assert_eq!(first(&roster), json!({ "continuous_insured_months_same_employer": { "max": 1 } }));
    Ok(())
}

#[test]
fn the_length_of_a_contract_is_its_own_cell_or_from_its_first_day_to_the_day_after_its_last() -> Shown {
    let headings = "姓名,合同起始日期,合同结束日期,合同期限（月）\n";
    for (row, expected) in [
        ("甲,2024-07-01,2027-06-30,", json!(36)),
        ("甲,2024-07-01,2027-07-01,", json!(36)),
        ("甲,2024-07-01,2027-06-29,", json!(35)),
        ("甲,2024-02-29,2025-02-27,", json!(12)),
        ("甲,2024-07-01,2027-06-30,24", json!(24)),
        ("甲,2024-07-01,无固定期限,", json!({ "min": 36 })),
        ("甲,2024-07,2027-06,", json!({ "min": 34, "max": 36 })),
        ("甲,2024,2024,", json!({ "max": 12 })),
        ("甲,2024-07-01,,", json!(null)),
        ("甲,,2024-07-01,", json!(null)),
        ("甲,,无固定期限,", json!({ "min": 36 })),
    ] {
        let roster = csv(&[headings, row, "\n"].concat()).map_err(Refusal::slug)?;
        assert_eq!(first(&roster)["labour_contract_months"], expected, "{row}");
        assert_eq!(bad(&roster), [], "{row}");
    }
    let roster = csv(&[headings, "甲,2024-07-01,2023-06-30,\n"].concat()).map_err(Refusal::slug)?;
    assert_eq!(bad(&roster), [("C2".to_owned(), "end-before-start", false)]);
    Ok(())
}

#[test]
fn the_day_somebody_came_is_the_contracts_only_where_the_desk_says_so() -> Shown {
    let text =
        "姓名,入职日期,合同起始日期,合同到期日期\n甲,2024-07-01,,2027-06-30\n乙,2020-01-01,2024-07-01,2027-06-30\n";
    let roster = csv(text).map_err(Refusal::slug)?;
    assert_eq!(first(&roster), json!({}));
    let confirmed = Settings { hire_date_is_contract_start: true, ..said() };
    let roster = read(text.as_bytes(), pack(), &confirmed, gb18030).map_err(Refusal::slug)?;
    let same = json!({ "labour_contract_start": "2024-07-01", "labour_contract_months": 36 });
    assert_eq!(facts(&roster), [(2, same.clone()), (3, same)]);
    Ok(())
}

#[test]
fn months_of_insurance_are_certain_only_without_interruptions() -> Shown {
    let text = "姓名,参保起始年月\n甲,2025-09\n乙,2024\n丙,2025-09-30\n";
    let months = |confirmed: bool| -> Result<Vec<serde_json::Value>, &'static str> {
        let settings = Settings { no_interruptions: confirmed, ..said() };
        let roster = read(text.as_bytes(), pack(), &settings, gb18030).map_err(Refusal::slug)?;
        Ok(facts(&roster)
            .into_iter()
            .map(|(_, facts)| facts["continuous_insured_months_same_employer"].clone())
            .collect())
    };
    assert_eq!(
        months(true)?,
        [json!({ "min": 14, "max": 15 }), json!({ "min": 23, "max": 35 }), json!({ "min": 14, "max": 15 })]
    );
    assert_eq!(months(false)?, [json!({ "max": 15 }), json!({ "max": 35 }), json!({ "max": 15 })]);
    Ok(())
}

#[test]
fn an_unknown_value_is_listed_once_and_one_choice_settles_all() -> Shown {
    let text = "姓名,学历,用工形式,技能等级\n甲,自学成才,实习,特级\n乙,自学成才,实习生,特级\n丙,自学 成才,全职,\n";
    let roster = csv(text).map_err(Refusal::slug)?;
    let unknown: Vec<_> = roster.unknown.iter().map(|one| (one.role.key(), one.value.as_str(), one.rows)).collect();
    assert!(unknown.contains(&("education_level", "自学成才", 3)), "{unknown:?}");
    assert!(unknown.contains(&("employment_status", "实习", 1)), "{unknown:?}");
    let choice = |role, value: &str, option: &str| caice::roster::Choice {
        role,
        value: value.to_owned(),
        option: Some(option.to_owned()),
    };
    let settled = Settings {
        values: vec![
            choice(caice::roster::Role::Education, "自学成才", "senior_secondary"),
            choice(caice::roster::Role::SkillLevel, "特级", "none"),
            caice::roster::Choice { role: caice::roster::Role::Employment, value: "实习".to_owned(), option: None },
        ],
        ..said()
    };
    let roster = read(text.as_bytes(), pack(), &settled, gb18030).map_err(Refusal::slug)?;
    let degrees: Vec<_> = facts(&roster).into_iter().map(|(_, facts)| facts["education_level"].clone()).collect();
    assert_eq!(degrees, ["senior_secondary", "senior_secondary", "senior_secondary"]);
    assert_eq!(first(&roster)["skill_certificates"], "none");
    assert_eq!(first(&roster).get("employment_status"), None);
    let left: Vec<_> = roster.unknown.iter().map(|one| one.value.as_str()).collect();
    assert_eq!(left, ["实习生"]);
    Ok(())
}

#[test]
fn identity_numbers_are_read_only_with_consent_and_only_for_the_date_of_birth() -> Shown {
    let sheet = Sheet::of("一")
        .texts(&["姓名", "身份证号", "出生日期"])
        .row(&[text("甲"), text("'33119919960101018x")])
        .row(&[text("乙"), number("3.3119919991203e+17")])
        .row(&[text("丙"), text("331199680801001")])
        .row(&[text("丁"), text("331199680801001"), day("24685")])
        .row(&[text("戊"), text("33119919960101018X"), text("1996-01")])
        .row(&[text("己"), text("33119919960101018X"), day("35066")])
        .row(&[text("庚"), text("331199199601010181")])
        .row(&[text("辛"), text("E12345678")])
        .row(&[text("壬"), text("3.31E+17")])
        .row(&[text("癸"), number("331199680801001")])
        .row(&[text("子"), text("331199199613450189")]);
    let bytes = Book::of(sheet).bytes();
    let roster = list(&bytes).map_err(Refusal::slug)?;
    let births: Vec<_> =
        facts(&roster).into_iter().map(|(_, facts)| facts["birth_date"].as_str().unwrap_or("-").to_owned()).collect();
    assert_eq!(
        births,
        [
            "1996-01-01",
            "1999-12-03",
            "1968-08-01",
            "1967-08-01",
            "1996-01-01",
            "1996-01-02",
            "-",
            "-",
            "-",
            "1968-08-01",
            "-"
        ]
    );
    let wrong: Vec<String> =
        bad(&roster).into_iter().map(|(cell, code, used)| format!("{cell} {code} {used}")).collect();
    let expected = [
        "B3 id-rounded true",
        "B5 id-birth-differs false",
        "B7 id-birth-differs false",
        "B8 id-check-digit false",
        "B9 id-length false",
        "B10 id-lost false",
    ];
    assert_eq!(wrong.get(..6), Some(expected.map(str::to_owned).as_slice()));
    let without = read(&bytes, pack(), &Settings { id_consent: false, ..said() }, gb18030).map_err(Refusal::slug)?;
    assert_eq!(facts(&without).iter().filter(|(_, facts)| facts.get("birth_date").is_some()).count(), 3);
    assert!(without.bad.is_empty());
    // Nothing of a number is kept.
    assert!(!format!("{roster:?}").contains("331199"));
    Ok(())
}

#[test]
fn a_staff_number_is_kept_as_it_is_written() -> Shown {
    let sheet = Sheet::of("一")
        .texts(&["姓名", "学历", "毕业时间", "工号"])
        .row(&[text("甲"), text("本科"), text(""), text("007")])
        .row(&[text("乙"), text("本科"), text(""), number("7")])
        .row(&[text("丙"), text("本科"), text(""), text(" Ａ０１２ ")])
        .row(&[text("丁"), text("本科"), text(""), number("1234567890123")])
        // Neither a date nor an identity number, typed or saved as a number, is a staff number; nor is 无.
        .row(&[text("戊"), text("本科"), text(""), day("45838")])
        .row(&[text("己"), text("本科"), text(""), text("33119919960101018X")])
        .row(&[text("庚"), text("本科"), text(""), number("3.3119919991203e+17")])
        .row(&[text("辛"), text("本科"), text(""), text("331199680801001")])
        .row(&[text("壬"), text("本科"), text(""), text("331199199601010181")])
        .row(&[text("癸"), text("本科"), text(""), text("无")])
        // A number that nobody has yet.
        .row(&[text(""), text(""), text(""), text("012")]);
    let roster = list(&Book::of(sheet).bytes()).map_err(Refusal::slug)?;
    let numbers: Vec<Option<&str>> = roster.people.iter().map(|person| person.staff_number.as_deref()).collect();
    let mut expected = vec![Some("007"), Some("7"), Some("A012"), Some("1234567890123")];
    expected.resize(10, None);
    assert_eq!(numbers, expected);
    assert_eq!(skipped(&roster), [(12, "blank")]);
    assert!(!format!("{roster:?}").contains("331199"));
    Ok(())
}

#[test]
fn what_a_program_left_below_a_merged_cell_is_not_seen() -> Shown {
    let sheet = Sheet::of("一")
        .texts(&["姓名", "学历"])
        .texts(&["甲", "本科"])
        .texts(&["乙", "博士"])
        .texts(&["丙", "大专"])
        .merge("B2:B3");
    let roster = list(&Book::of(sheet).bytes()).map_err(Refusal::slug)?;
    let levels: Vec<_> = facts(&roster).into_iter().map(|(_, facts)| facts["education_level"].clone()).collect();
    assert_eq!(levels, ["bachelor", "bachelor", "junior_college"]);
    Ok(())
}

#[test]
fn of_two_wide_cells_in_a_row_either_may_be_the_section() -> Shown {
    let sheet = Sheet::of("一")
        .texts(&["姓名", "学历", "毕业时间", "月工资", "部门", "岗位", "备注", "性别"])
        .texts(&["一车间"])
        .texts(&["甲", "本科"])
        .merge("A2:D2")
        .merge("E2:H2");
    let roster = list(&Book::of(sheet).bytes()).map_err(Refusal::slug)?;
    assert_eq!(skipped(&roster), [(2, "section")]);
    Ok(())
}

#[test]
fn both_rows_of_headings_that_are_repeated_are_nobody() -> Shown {
    let upper = ["序号", "姓名", "学历", "劳动合同", "", "月工资"];
    let lower = ["", "", "", "起始日期", "期限（月）", ""];
    let person = |name| ["1", name, "本科", "2024-07-01", "36个月", "5200"];
    let mut sheet = Sheet::of("一").texts(&upper).texts(&lower).texts(&person("甲")).texts(&upper).texts(&lower);
    for top in [1, 4] {
        for column in ["A", "B", "C", "F"] {
            sheet = sheet.merge(&format!("{column}{top}:{column}{}", top + 1));
        }
        sheet = sheet.merge(&format!("D{top}:E{top}"));
    }
    let roster = list(&Book::of(sheet.texts(&person("乙"))).bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.headings.rows, [1, 2]);
    assert_eq!(rows(&roster), [3, 6]);
    assert_eq!(skipped(&roster), [(4, "section"), (5, "section")]);
    assert_eq!(bad(&roster), []);
    Ok(())
}

#[test]
fn what_stands_below_a_list_is_nobody_also_in_cells_of_its_own() -> Shown {
    for (why, row) in [
        ("note", "制表人,王五,,审核人,赵六"),
        ("note", "制表人：,王五,,审核人：,赵六"),
        ("note", "单位负责人：,王五,,填表人：,赵六"),
        ("note", "填表日期：,2026年11月1日,,,"),
        ("note", "备注：,本表一式两份,,,"),
        ("note", "制表：王五,,,审核：赵六,"),
        ("section", "单位名称：,某某公司,,,"),
        ("section", "单位：某某公司,,,2026年11月,"),
        ("total", "生产部小计,,,,10000"),
        ("total", "共 2 人,,,,10000"),
        ("total", "平均,,,,5000"),
        ("total", "3,总计,,,10000"),
        ("total", "合计（2人）,2,,,10000"),
    ] {
        let text =
            format!("部门,姓名,学历,毕业时间,月工资\n一车间,甲,本科,2024-07,5000\n{row}\n一车间,乙,本科,,5000\n");
        let roster = csv(&text).map_err(Refusal::slug)?;
        assert_eq!((rows(&roster), skipped(&roster)), (vec![2, 4], vec![(3, why)]), "{row}");
        assert_eq!(bad(&roster), [], "{row}");
    }
    Ok(())
}

#[test]
fn who_works_where_the_name_begins_like_a_sum_or_a_note_is_somebody() -> Shown {
    for department in ["注塑车间", "审核部", "说明书组", "总计划部", "合计科", "负责人", "审核", "A组：早班"]
    {
        let text = format!("部门,姓名,学历,月工资\n{department},甲,本科,5000\n");
        let roster = csv(&text).map_err(Refusal::slug)?;
        assert_eq!((rows(&roster), skipped(&roster)), (vec![2], Vec::new()), "{department}");
    }
    Ok(())
}

#[test]
fn a_section_that_is_merged_over_the_names_is_one_also_with_a_sum_beside_it() -> Shown {
    let sheet = Sheet::of("一")
        .texts(&["序号", "姓名", "学历", "毕业时间", "月工资"])
        .texts(&["一车间", "", "", "", "5200"])
        .texts(&["1", "甲", "本科", "2024-07", "5200"])
        .merge("A2:D2");
    let roster = list(&Book::of(sheet).bytes()).map_err(Refusal::slug)?;
    assert_eq!((rows(&roster), skipped(&roster)), (vec![3], vec![(2, "section")]));
    Ok(())
}

#[test]
fn who_is_no_more_on_the_staff_by_another_word_has_left() -> Shown {
    for (state, has_left) in [
        ("非在职", true),
        ("不在职", true),
        ("已退休", true),
        ("退休", true),
        ("自离", true),
        ("退休返聘", false),
        ("待退休", false),
        ("未离职", false),
        ("待离职", false),
    ] {
        let roster = csv(&format!("姓名,学历,员工状态\n甲,本科,{state}\n")).map_err(Refusal::slug)?;
        assert_eq!(roster.people.is_empty(), has_left, "{state}");
    }
    Ok(())
}

#[test]
fn a_length_that_nobody_believes_is_named_in_the_column_it_comes_from() -> Shown {
    let roster = csv("姓名,合同起始日期,合同到期日期\n甲,2024-07-01,2199-12-31\n").map_err(Refusal::slug)?;
    assert_eq!(bad(&roster), [("C2".to_owned(), "out-of-range", false)]);
    assert_eq!(first(&roster), json!({ "labour_contract_start": "2024-07-01" }));
    Ok(())
}
