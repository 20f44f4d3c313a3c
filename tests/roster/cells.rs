//! What cells of every sort mean.

use caice::roster::Refusal;
use serde_json::{Value as Json, json};

use crate::{
    Shown, bad, csv, first, list,
    make::{Book, Sheet, day, nothing, raw, text},
};

/// What the cell under a heading gives for a fact, in a workbook, and what is wrong with it.
fn cell(heading: &str, cell: String, fact: &str) -> Result<(Json, String), &'static str> {
    let beside = if heading == "学历" { "月工资" } else { "学历" };
    let sheet = Sheet::of("一").texts(&["姓名", heading, beside]).row(&[text("甲"), cell, nothing()]);
    let roster = list(&Book::of(sheet).bytes()).map_err(Refusal::slug)?;
    let wrong = bad(&roster)
        .iter()
        .map(|(_, code, used)| if *used { format!("{code}, used") } else { (*code).to_owned() })
        .collect::<Vec<_>>();
    Ok((first(&roster)[fact].clone(), wrong.join(" ")))
}

fn typed(heading: &str, value: &str, fact: &str) -> Result<(Json, String), &'static str> {
    cell(heading, text(value), fact)
}

/// Fails unless each text gives what stands beside it.
fn give(heading: &str, fact: &str, cases: &[(&str, Json, &str)]) -> Shown {
    for (value, expected, wrong) in cases {
        let (found, found_wrong) = typed(heading, value, fact)?;
        assert_eq!((&found, found_wrong.as_str()), (expected, *wrong), "{heading}: {value:?}");
    }
    Ok(())
}

#[test]
fn dates_are_read_as_people_write_them() -> Shown {
    let day = || json!("2024-07-01");
    let month = || json!("2024-07");
    let year = || json!("2024");
    give(
        "毕业时间",
        "graduation_date",
        &[
            ("2024-07-01", day(), ""),
            ("2024/7/1", day(), ""),
            ("2024.7.1", day(), ""),
            ("2024.07.01", day(), ""),
            ("2024年7月1日", day(), ""),
            ("2024年07月01号", day(), ""),
            ("2024 年 7 月 1 日", day(), ""),
            ("２０２４－０７－０１", day(), ""),
            ("2024-07-01 00:00:00", day(), ""),
            ("2024-07-01T08:30:00", day(), ""),
            ("2024/7/1 8:30", day(), ""),
            ("20240701", day(), ""),
            ("二〇二四年七月一日", day(), ""),
            ("二零二四年七月一日", day(), ""),
            ("'2024-7-1", day(), ""),
            ("\t2024-7-1 ", day(), ""),
            ("2024、7、1", day(), ""),
            ("2024 7 1", day(), ""),
            ("45474", day(), ""),
            ("2024年7月", month(), ""),
            ("2024.7", month(), ""),
            ("2024.7日", month(), ""),
            ("2024-07", month(), ""),
            ("2024/07", month(), ""),
            ("202407", month(), ""),
            ("二〇二四年七月", month(), ""),
            ("二O二四年七月", month(), ""),
            ("2O24年7月", json!(null), "not-a-date"),
            ("2024年7", month(), ""),
            ("2024年7月份", month(), ""),
            ("2024份", json!(null), "not-a-date"),
            ("2024-07-01 星期一", day(), ""),
            ("2024年7月1日（周一）", day(), ""),
            ("7/2024", month(), ""),
            ("2024.1", json!("2024-01"), ""),
            ("2024.10", json!("2024-10"), ""),
            ("二〇二四年十二月三十一日", json!("2024-12-31"), ""),
            ("二〇二四年十月", json!("2024-10"), ""),
            ("2024", year(), ""),
            ("2024年", year(), ""),
            ("二〇二四", year(), ""),
            ("24.7", json!(null), "two-digit-year"),
            ("24-7-1", json!(null), "two-digit-year"),
            ("24年7月", json!(null), "two-digit-year"),
            ("7/1/24", json!(null), "two-digit-year"),
            ("240701", json!(null), "two-digit-year"),
            ("2024-02-30", json!(null), "no-such-day"),
            ("2024.13", json!(null), "no-such-day"),
            ("20240230", json!(null), "no-such-day"),
            ("2023-02-29", json!(null), "no-such-day"),
            ("去年", json!(null), "not-a-date"),
            ("7/1/2024", json!(null), "not-a-date"),
            ("0024-07-01", json!(null), "not-a-date"),
            ("2024-7-1-1", json!(null), "not-a-date"),
            ("99999999999999999999", json!(null), "not-a-date"),
            ("", json!(null), ""),
            ("-", json!(null), ""),
            ("——", json!(null), ""),
            ("/", json!(null), ""),
            ("N/A", json!(null), ""),
            ("待补", json!(null), ""),
            (" \u{200b}\u{feff}", json!(null), ""),
            ("无", json!("none"), ""),
        ],
    )
    // 无 contradicts nothing where the education is open.
}

#[test]
fn numbers_under_a_heading_of_days_are_days_months_or_years() -> Shown {
    for (value, expected, wrong) in [
        ("45474", json!("2024-07-01"), ""),
        ("45474.99", json!(null), "not-a-date"),
        ("10000", json!("1927-05-18"), ""),
        ("2024", json!("2024"), ""),
        ("202407", json!("2024-07"), ""),
        ("20240701", json!("2024-07-01"), ""),
        ("2024.7", json!("2024-07"), ""),
        ("2024.07", json!("2024-07"), ""),
        ("2024.12", json!("2024-12"), ""),
        ("2024.1", json!("2024"), "ambiguous-month, used"),
        ("2024.13", json!(null), "no-such-day"),
        ("24.7", json!(null), "two-digit-year"),
        ("80001", json!(null), "not-a-date"),
        ("-5", json!(null), "two-digit-year"),
        ("1e300", json!(null), "not-a-date"),
    ] {
        let found = cell("毕业时间", raw(&format!("><v>{value}</v>")), "graduation_date")?;
        if value == "-5" {
            assert_eq!(found.0, expected);
        } else {
            assert_eq!(found, (expected, wrong.to_owned()), "{value}");
        }
    }
    // Shown as a date, any number is one.
    for (value, expected, wrong) in [
        ("45474.99", json!("2024-07-01"), ""),
        ("1", json!("1900-01-01"), ""),
        ("59", json!("1900-02-28"), ""),
        ("60", json!(null), "no-such-day"),
        ("61", json!("1900-03-01"), ""),
        ("0", json!(null), "not-a-date"),
        ("-1", json!(null), "not-a-date"),
        ("999999999", json!(null), "not-a-date"),
    ] {
        assert_eq!(
            cell("毕业时间", raw(&format!(r#" s="1"><v>{value}</v>"#)), "graduation_date")?,
            (expected, wrong.to_owned()),
            "{value}"
        );
    }
    assert_eq!(
        cell("毕业时间", raw(r#" t="d"><v>2024-07-01T00:00:00Z</v>"#), "graduation_date")?.0,
        json!("2024-07-01")
    );
    // In a CSV nobody knows whether 2024.1 was typed or is a number that lost its zero.
    let roster = csv("姓名,毕业时间\n甲,2024.1\n乙,2024.10\n").map_err(Refusal::slug)?;
    assert_eq!(
        crate::facts(&roster).into_iter().map(|(_, facts)| facts["graduation_date"].clone()).collect::<Vec<_>>(),
        ["2024", "2024-10"]
    );
    assert_eq!(bad(&roster), [("B2".to_owned(), "ambiguous-month", true)]);
    Ok(())
}

#[test]
fn lengths_of_contracts_have_a_unit_or_are_both() -> Shown {
    let open = || json!({ "min": 36 });
    let fact = "labour_contract_months";
    give(
        "合同期限",
        fact,
        &[
            ("三年", json!(36), ""),
            ("2年", json!(24), ""),
            ("壹年", json!(12), ""),
            ("两年", json!(24), ""),
            ("十年", json!(120), ""),
            ("60个月", json!(60), ""),
            ("36月", json!(36), ""),
            ("三十六个月", json!(36), ""),
            ("一年半", json!(18), ""),
            ("1.5年", json!(18), ""),
            ("1年6个月", json!(18), ""),
            ("半年", json!(6), ""),
            ("3年期", json!(36), ""),
            ("3 years", json!(36), ""),
            ("36 months", json!(36), ""),
            ("无固定期限", open(), ""),
            ("无固定期限劳动合同", open(), ""),
            ("open-ended", open(), ""),
            ("不定期", open(), ""),
            ("permanent", open(), ""),
            ("非无固定期限", json!(null), "not-a-number"),
            ("三年期固定", json!(36), ""),
            // A day, and no length of two thousand years.
            ("2027年6月", json!(null), "out-of-range"),
            ("Open ended", open(), ""),
            ("2024.7.1-2027.6.30", json!(36), ""),
            ("2024年7月1日至2027年6月30日", json!(36), ""),
            ("3", json!({ "min": 3, "max": 36 }), "no-unit, used"),
            ("面议", json!(null), "not-a-number"),
            ("-3年", json!(null), "not-a-number"),
            ("0", json!(null), "not-a-number"),
            ("9999999999年", json!(null), "not-a-number"),
            ("999999年", json!(null), "out-of-range"),
            ("—", json!(null), ""),
        ],
    )?;
    for (heading, value, months) in [
        ("合同期限（月）", "36", 36),
        ("合同期限（年）", "3", 36),
        ("合同年限", "3", 36),
        ("合同期限(个月)", "12", 12),
        ("合同期限(年)", "0.5", 6),
    ] {
        assert_eq!(cell(heading, raw(&format!("><v>{value}</v>")), fact)?, (json!(months), String::new()), "{heading}");
    }
    Ok(())
}

#[test]
fn money_is_exact_and_nothing_but_money() -> Shown {
    give(
        "月工资",
        "monthly_wage",
        &[
            ("5200", json!(5200), ""),
            ("5,200", json!(5200), ""),
            ("5，200.00", json!(5200), ""),
            ("５２００元", json!(5200), ""),
            ("5200元/月", json!(5200), ""),
            ("¥7,450.50", json!(7450.5), ""),
            ("￥7450.5", json!(7450.5), ""),
            ("RMB 7450.5", json!(7450.5), ""),
            ("0.68万", json!(6800), ""),
            ("1.2万元", json!(12000), ""),
            ("6.8k", json!(6800), ""),
            ("5200.005", json!(5200.01), ""),
            ("面议", json!(null), "not-a-number"),
            ("5000-6000", json!(null), "not-a-number"),
            ("约5000", json!(null), "not-a-number"),
            ("-5200", json!(null), "not-a-number"),
            ("5,20", json!(null), "not-a-number"),
            ("52.00.1", json!(null), "not-a-number"),
            ("99999999999", json!(null), "out-of-range"),
            ("99999999999999999999999", json!(null), "not-a-number"),
            ("--", json!(null), ""),
        ],
    )?;
    assert_eq!(cell("月工资（万元）", raw("><v>0.68</v>"), "monthly_wage")?.0, json!(6800));
    // A unit of its own comes before that of the heading, and what nobody has in a month is none.
    assert_eq!(typed("月工资（万元）", "6800元", "monthly_wage")?.0, json!(6800));
    assert_eq!(typed("月工资（万元）", "6800", "monthly_wage")?, (json!(null), "out-of-range".to_owned()));
    // Above what the phone's page takes, a list takes none either.
    assert_eq!(typed("月工资（元）", "200000", "monthly_wage")?.0, json!(200_000));
    assert_eq!(typed("月工资（元）", "200001", "monthly_wage")?, (json!(null), "out-of-range".to_owned()));
    // A day that slipped from another column.
    assert_eq!(cell("月工资", day("46023"), "monthly_wage")?, (json!(null), "not-a-number".to_owned()));
    let fact = "labour_contract_months";
    assert_eq!(cell("合同期限（月）", day("46568"), fact)?, (json!(null), "not-a-number".to_owned()));
    assert_eq!(cell("月工资", raw("><v>5333.333333333333</v>"), "monthly_wage")?.0, json!(5333.33));
    assert_eq!(cell("月工资", raw(r#" t="b"><v>1</v>"#), "monthly_wage")?.1, "not-a-number");
    Ok(())
}

#[test]
fn degrees_are_known_by_their_words_and_what_is_not_a_degree_yet_is_none() -> Shown {
    let words = [
        ("junior_secondary_or_below", "初中 小学 初中及以下 初中毕业"),
        ("senior_secondary", "高中 中专 技校 职高 中专/高中 高中学历 High\u{a0}school"),
        ("junior_college", "大专 专科 高职 大学专科 大专(高职) 全日制大专 Junior\u{a0}college"),
        ("bachelor", "本科 大学本科 学士 全日制本科 本科(非全日制) 本科学历 本科毕业生 BACHELOR 专升本"),
        ("master", "硕士 硕士研究生 硕士学位 Master's Master’s"),
        ("doctor", "博士 博士研究生 PhD Ph.D. 博\u{3000}士"),
    ];
    for (option, values) in words {
        for value in values.split(' ') {
            assert_eq!(typed("学历", value, "education_level")?, (json!(option), String::new()), "{value}");
        }
    }
    for value in ["自学成才", "本科在读", "本科肄业", "大学", "研究生", "本科(在读)", "结业", "5", "硕士/博士"]
    {
        assert_eq!(typed("学历", value, "education_level")?, (json!(null), "unknown-value".to_owned()), "{value}");
    }
    Ok(())
}

#[test]
fn the_longest_word_of_a_skill_level_wins() -> Shown {
    let words = [
        ("l5_junior", "初级 初级工 五级 五级/初级工 5级 Junior"),
        ("l4_intermediate", "中级 中级工（四级） 四级"),
        ("l3_senior", "高级 高级工 三级/高级工 三级 Senior\u{a0}(level\u{a0}3) 汽车维修工高级 Ⅲ级 计算机操作员三级"),
        ("l2_technician", "技师 二级 二级/技师 Technician"),
        ("l1_senior_technician", "高级技师 一级 一级/高级技师 Senior\u{a0}technician"),
        ("special_technician", "特级技师"),
    ];
    for (option, values) in words {
        for value in values.split(' ') {
            assert_eq!(
                typed("技能等级", value, "skill_certificates")?,
                (json!([{ "level": option }]), String::new()),
                "{value}"
            );
        }
    }
    for value in ["无", "无证书", "none", "None", "没有"] {
        assert_eq!(typed("技能等级", value, "skill_certificates")?, (json!("none"), String::new()), "{value}");
    }
    for value in ["-", "N/A", "待补", ""] {
        assert_eq!(typed("技能等级", value, "skill_certificates")?, (json!(null), String::new()), "{value}");
    }
    for value in
        ["中级会计师", "有", "中级五级", "十三级", "13级", "英语四级", "计算机二级", "普通话二级甲等", "二级建造师"]
    {
        assert_eq!(
            typed("技能等级", value, "skill_certificates")?,
            (json!(null), "unknown-value".to_owned()),
            "{value}"
        );
    }
    Ok(())
}

#[test]
fn the_form_of_employment_is_a_contract_dispatch_or_re_employment_or_open() -> Shown {
    for value in ["劳动合同", "合同制", "正式", "正式工", "全职", "固定期限劳动合同", "无固定期限", "劳动合同制"]
    {
        assert_eq!(typed("用工形式", value, "employment_status")?.1, "", "{value}");
    }
    for (value, option) in
        [("劳务派遣", "dispatch_worker"), ("派遣工", "dispatch_worker"), ("退休返聘", "retired"), ("返聘", "retired")]
    {
        assert_eq!(typed("用工形式", value, "employment_status")?.0, json!(option), "{value}");
    }
    for value in [
        "全职实习",
        "正式（兼职）",
        "劳动合同（派遣）",
        "派遣合同工",
        "劳动合同（劳务）",
        "实习",
        "实习生",
        "劳务",
        "兼职",
        "非全日制",
        "未签劳动合同",
        "非正式",
        "外包",
    ] {
        assert_eq!(
            typed("用工形式", value, "employment_status")?,
            (json!(null), "not-an-employee".to_owned()),
            "{value}"
        );
        let roster = csv(&format!("姓名,用工形式\n甲,{value}\n")).map_err(Refusal::slug)?;
        assert_eq!(first(&roster), json!({}), "{value}");
    }
    Ok(())
}

#[test]
fn a_formula_counts_by_its_stored_value() -> Shown {
    for (xml, expected, wrong) in [
        ("><f>1+1</f><v>5200</v>", json!(5200), ""),
        (r#" t="str"><f>A1</f><v>5200元</v>"#, json!(5200), ""),
        ("><f>1+1</f><v></v>", json!(null), "formula-without-value"),
        ("><f>1+1</f><v/>", json!(null), "formula-without-value"),
        ("><f>1+1</f>", json!(null), "formula-without-value"),
        (r#"><f t="shared" si="0"/>"#, json!(null), "formula-without-value"),
        // The empty text is a value: nothing.
        (r#" t="str"><f>A1</f><v></v>"#, json!(null), ""),
        (r#" t="e"><f>NA()</f><v>#N/A</v>"#, json!(null), "cell-error"),
        (r#" t="e"><v>#SPILL!</v>"#, json!(null), "cell-error"),
        (r##" t="str"><f>A1</f><v>#REF!</v>"##, json!(null), "cell-error"),
    ] {
        assert_eq!(cell("月工资", raw(xml), "monthly_wage")?, (expected, wrong.to_owned()), "{xml}");
    }
    Ok(())
}

#[test]
fn what_stands_in_brackets_behind_a_length_changes_nothing() -> Shown {
    let fact = "labour_contract_months";
    let months = [("3年（固定期限）", 36), ("固定期限三年", 36), ("36（月）", 36), ("劳动合同期限2年", 24)];
    for (value, months) in months {
        assert_eq!(typed("合同期限", value, fact)?, (json!(months), String::new()), "{value}");
    }
    for value in ["（固定期限）", "3年（4年", "（）"] {
        assert_eq!(typed("合同期限", value, fact)?, (json!(null), "not-a-number".to_owned()), "{value}");
    }
    Ok(())
}
