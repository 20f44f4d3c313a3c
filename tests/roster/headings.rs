//! Where headings are found, and which column means what.

use caice::roster::{Refusal, Role, Settings, gb18030, read};
use serde_json::json;

use crate::{
    Shown, columns, csv, first, ignored, list,
    make::{Book, Sheet, number, raw, text},
    pack, said,
};

#[test]
fn headings_are_known_in_every_spelling() -> Shown {
    let known = [
        (Role::Name, "姓名 名字 员工姓名 Name 姓　名 *姓名 姓名(必填)"),
        (Role::IdNumber, "身份证号 身份证号码 公民身份号码 证件号 证件号码 身份证"),
        (Role::BirthDate, "出生日期 出生年月 出生年月日 出生时间 生日"),
        (Role::Education, "学历 最高学历 文化程度 Education 最高的学历 学历（最高）"),
        (Role::Graduation, "毕业时间 毕业日期 毕业年月 Graduation\u{a0}date 毕业的时间"),
        (
            Role::ContractStart,
            "合同起始日期 合同开始日期 合同开始 签订合同日期 当前合同开始日 Contract\u{a0}start 劳动合同起始时间 合同签订日期 现合同开始日期 合同起始日",
        ),
        (
            Role::ContractEnd,
            "合同结束日期 合同到期日期 合同终止日期 当前合同结束日 Contract\u{a0}end 劳动合同到期时间 合同到期日 合同截止日期",
        ),
        (Role::ContractMonths, "合同期限 合同年限 合同期限(月) 劳动合同期限（年） 合同期"),
        (Role::InsuredSince, "参保起始年月 参保时间 参保日期 社保起始缴纳月 社保缴纳起始时间 参保起始时间"),
        (Role::SkillLevel, "技能等级 职业技能等级 Skill\u{a0}level 职业资格等级"),
        (Role::SkillIssued, "发证日期 证书发证日期 发证时间 技能证书发证日期"),
        (Role::Wage, "月工资 工资 申报工资 月工资（元） 月薪 工资(元/月)"),
        (Role::Employment, "用工形式 合同类型 聘用形式 用工性质"),
        (Role::StaffState, "员工状态 在职状态"),
        (Role::LeftOn, "离职日期 离职时间"),
        (Role::HireDate, "入职日期 入职时间 入职年月"),
        (
            Role::StaffNumber,
            "工号 员工编号 员工号 职工号 人员编号 Employee\u{a0}ID Staff\u{a0}no. *工号 工号（必填） 员工的编号",
        ),
    ];
    for (role, headings) in known {
        for heading in headings.split(' ') {
            // Beside headings that are known by themselves.
            let beside = if role == Role::Name { "学历,毕业时间" } else { "姓名,离职日期" };
            let beside = if role == Role::LeftOn { "姓名,学历" } else { beside };
            let roster = csv(&format!("{heading},{beside}\n,,\n一,二,\n"))
                .map_err(|refusal| format!("{heading}: {}", refusal.slug()))?;
            let found = roster.headings.columns.first().map(|column| column.role);
            assert_eq!(found, Some(role), "{heading}");
        }
    }
    Ok(())
}

#[test]
fn what_is_private_or_something_else_is_never_taken_for_a_fact() -> Shown {
    let others = [
        "年龄",
        "司龄",
        "手机",
        "手机号码",
        "联系人",
        "联系人姓名",
        "紧急联系人姓名",
        "银行",
        "开户行",
        "银行账号",
        "微信",
        "邮箱",
        "住址",
        "家庭住址",
        "婚姻",
        "婚姻状况",
        "民族",
        "政治面貌",
        "公积金",
        "公积金参保时间",
        "试用期",
        "试用期工资",
        "试用期结束日期",
        "序号",
        "编号",
        "No.",
        "部门",
        "岗位",
        "性别",
        "备注",
        "是否签订劳动合同",
        "首次参保时间",
        "参加工作时间",
        "基本工资",
        "年薪",
        "第一学历",
        "毕业院校",
        "专业",
        "合同编号",
        "合同签订次数",
        "职称",
    ];
    let text = format!("姓名,学历,{}\n甲,本科,{}\n", others.join(","), vec!["2024-07-01"; others.len()].join(","));
    let roster = csv(&text).map_err(Refusal::slug)?;
    assert_eq!(columns(&roster), "A=name B=education_level");
    assert_eq!(roster.headings.ignored.len(), others.len());
    assert_eq!(first(&roster), json!({ "education_level": "bachelor" }));
    Ok(())
}

#[test]
fn of_two_columns_that_mean_the_same_the_first_is_taken_and_the_other_named() -> Shown {
    let roster = csv("姓名,学历,最高学历,备注\n甲,本科,大专,\n").map_err(Refusal::slug)?;
    assert_eq!(columns(&roster), "A=name B=education_level");
    assert_eq!(ignored(&roster), "C D");
    let repeated: Vec<_> = roster.headings.ignored.iter().map(|column| column.same_as).collect();
    assert_eq!(repeated, [Some(Role::Education), None]);
    Ok(())
}

#[test]
fn titles_may_stand_above_and_the_columns_further_right() -> Shown {
    let sheet = Sheet::of("一")
        .texts(&["某某公司员工花名册（姓名、学历等）"])
        .texts(&["填表单位：人事部", "", "", "填表日期：2026-11-01"])
        .texts_at(7, &["", "", "姓名", "学历", "毕业时间"])
        .texts(&["", "", "甲", "本科", "2024.07"])
        .merge("A1:E1");
    let roster = list(&Book::of(sheet).bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.headings.rows, [7]);
    assert_eq!(columns(&roster), "C=name D=education_level E=graduation_date");
    assert_eq!(first(&roster), json!({ "education_level": "bachelor", "graduation_date": "2024-07" }));
    Ok(())
}

fn two_rows() -> Sheet {
    Sheet::of("一")
        .texts(&["花名册"])
        .texts(&["序号", "基本信息", "", "劳动合同", "", "", "职业技能", "", "紧急联系人", "", "社会保险", ""])
        .texts(&[
            "",
            "姓名",
            "学历",
            "起始日期",
            "终止日期",
            "期限（年）",
            "等级",
            "取得时间",
            "姓名",
            "电话",
            "起始时间",
            "基数",
        ])
        .texts(&["1", "甲", "本科", "2024-07-01", "2027-06-30", "3", "高级工", "2025.6", "乙", "1", "2024.8", "4000"])
        .merge("A2:A3")
        .merge("B2:C2")
        .merge("D2:F2")
        .merge("G2:H2")
        .merge("I2:J2")
        .merge("K2:L2")
}

const TWO_ROWS: &str = "B=name C=education_level D=labour_contract_start E=labour_contract_end F=labour_contract_months \
     G=skill_certificates.level H=skill_certificates.issued_on K=continuous_insured_months_same_employer";

#[test]
fn in_two_rows_the_lower_text_counts_with_the_upper_one_where_it_spans() -> Shown {
    let roster = list(&Book::of(two_rows()).bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.headings.rows, [2, 3]);
    assert_eq!(columns(&roster), TWO_ROWS);
    assert_eq!(ignored(&roster), "A I J L");
    let facts = first(&roster);
    assert_eq!(facts["labour_contract_months"], 36);
    assert_eq!(facts["skill_certificates"], json!([{ "level": "l3_senior", "issued_on": "2025-06" }]));
    assert_eq!(facts["continuous_insured_months_same_employer"], json!({ "min": 27, "max": 28 }));
    Ok(())
}

#[test]
fn a_text_has_two_rows_of_headings_as_well() -> Shown {
    let rows = [
        "序号,基本信息,,劳动合同,,,职业技能,,紧急联系人,,社会保险,",
        ",姓名,学历,起始日期,终止日期,期限（年）,等级,取得时间,姓名,电话,起始时间,基数",
        "1,甲,本科,2024-07-01,2027-06-30,3,高级工,2025.6,乙,1,2024.8,4000",
    ];
    let roster = csv(&rows.join("\n")).map_err(Refusal::slug)?;
    assert_eq!(roster.headings.rows, [1, 2]);
    assert_eq!(columns(&roster), TWO_ROWS);
    Ok(())
}

#[test]
fn one_row_comes_before_two_an_earlier_one_before_a_later_and_the_fuller_sheet_before_others() -> Shown {
    let sheet = |name: &str| {
        Sheet::of(name).texts(&["姓名", "学历"]).texts(&["甲", "本科"]).texts(&["姓名", "学历"]).texts(&["乙", "大专"])
    };
    let roster = list(&Book::of(sheet("一")).and(sheet("二")).bytes()).map_err(Refusal::slug)?;
    assert_eq!((roster.sheet.as_deref(), roster.headings.rows.as_slice()), (Some("一"), [1].as_slice()));
    // Headings that are repeated on every page are nobody.
    assert_eq!(roster.people.iter().map(|person| person.row).collect::<Vec<_>>(), [2, 4]);
    let fuller = Sheet::of("三").texts(&["姓名", "学历", "毕业时间"]);
    let roster = list(&Book::of(sheet("一")).and(fuller).bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.sheet.as_deref(), Some("三"));
    let late = Sheet::of("一").texts_at(21, &["姓名", "学历"]).texts(&["甲", "本科"]);
    assert_eq!(list(&Book::of(late).bytes()).err(), Some(Refusal::NoHeadings));
    Ok(())
}

#[test]
fn columns_sheets_and_heading_rows_can_be_corrected_by_hand() -> Shown {
    let sheet = Sheet::of("一").texts(&["人", "最高学历", "入学学历", "日期"]).row(&[
        text("甲"),
        text("本科"),
        text("大专"),
        number("2024.7"),
    ]);
    let book = Book::of(sheet).and(Sheet::of("二").texts(&["姓名", "学历", "毕业时间"]).row(&[
        text("乙"),
        text("硕士"),
        raw("><v>2020</v>"),
    ]));
    let corrected = Settings {
        sheet: Some("一".to_owned()),
        header_rows: Some((1, 1)),
        columns: vec![(0, Some(Role::Name)), (1, None), (2, Some(Role::Education)), (3, Some(Role::Graduation))],
        ..said()
    };
    let roster = read(&book.bytes(), pack(), &corrected, gb18030).map_err(Refusal::slug)?;
    assert_eq!(columns(&roster), "A=name C=education_level D=graduation_date");
    assert_eq!(ignored(&roster), "B");
    assert_eq!(first(&roster), json!({ "education_level": "junior_college", "graduation_date": "2024-07" }));
    Ok(())
}

#[test]
fn a_staff_number_is_none_of_the_two_headings_that_a_list_must_have() -> Shown {
    assert_eq!(csv("姓名,工号\n甲,001\n").err(), Some(Refusal::NoHeadings));
    assert_eq!(csv("工号,学历\n001,本科\n").err(), Some(Refusal::NoHeadings));
    // Nor does it decide where the headings are.
    let register = Sheet::of("登记").texts(&["姓名", "学历", "工号"]).texts(&["甲", "本科", "001"]);
    let fuller = Sheet::of("花名册").texts(&["姓名", "学历", "毕业时间"]).texts(&["乙", "本科", "2024-07"]);
    let roster = list(&Book::of(register).and(fuller).bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.sheet.as_deref(), Some("花名册"));
    Ok(())
}

#[test]
fn one_row_comes_before_two_of_an_earlier_sheet() -> Shown {
    let two = Sheet::of("一")
        .texts(&["姓名", "劳动合同", ""])
        .texts(&["", "起始日期", "期限（月）"])
        .texts(&["甲", "2024-07-01", "36"])
        .merge("A1:A2")
        .merge("B1:C1");
    let one = Sheet::of("二").texts(&["姓名", "学历", "毕业时间"]).texts(&["乙", "本科", "2024"]);
    let roster = list(&Book::of(two).and(one).bytes()).map_err(Refusal::slug)?;
    assert_eq!((roster.sheet.as_deref(), roster.headings.rows.as_slice()), (Some("二"), [1].as_slice()));
    Ok(())
}

#[test]
fn a_number_is_a_heading_that_means_nothing() -> Shown {
    let sheet = Sheet::of("一").row(&[text("姓名"), number("2024"), text("学历")]).texts(&["甲", "x", "本科"]);
    let roster = list(&Book::of(sheet).bytes()).map_err(Refusal::slug)?;
    assert_eq!((columns(&roster).as_str(), ignored(&roster).as_str()), ("A=name C=education_level", "B"));
    Ok(())
}

#[test]
fn what_is_merged_down_over_three_rows_of_headings_is_seen_in_the_lower_two() -> Shown {
    let sheet = Sheet::of("一")
        .texts(&["某公司花名册"])
        .texts(&["姓名", "学历", "用工信息", "", "月工资"])
        .texts(&["", "", "劳动合同"])
        .texts(&["", "", "起始日期", "期限（年）"])
        .row(&[text("甲"), text("本科"), text("2024-07-01"), number("3"), number("5200")])
        .merge("A1:E1")
        .merge("A2:A4")
        .merge("B2:B4")
        .merge("C2:D2")
        .merge("E2:E4")
        .merge("C3:D3");
    let roster = list(&Book::of(sheet).bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.headings.rows, [3, 4]);
    assert_eq!(
        columns(&roster),
        "A=name B=education_level C=labour_contract_start D=labour_contract_months E=monthly_wage"
    );
    assert_eq!(first(&roster)["labour_contract_months"], 36);
    Ok(())
}

#[test]
fn a_heading_in_two_languages_is_known_where_both_say_the_same() -> Shown {
    let roster =
        csv("姓名 Name,\"学历\nEducation\",毕业时间/Graduation date,Contract start 合同起始日期,工资 USD,学历 Name\n")
            .map_err(Refusal::slug)?;
    assert_eq!(columns(&roster), "A=name B=education_level C=graduation_date D=labour_contract_start");
    assert_eq!(ignored(&roster), "E F");
    Ok(())
}

#[test]
fn the_first_contract_is_not_that_of_today() -> Shown {
    let roster = csv("姓名,首次合同起始日期,第一次合同到期日期,当前合同开始日,当前合同结束日\n甲,2015-07-01,2018-06-30,2024-07-01,2027-06-30\n")
        .map_err(Refusal::slug)?;
    assert_eq!(columns(&roster), "A=name D=labour_contract_start E=labour_contract_end");
    assert_eq!(first(&roster), json!({ "labour_contract_start": "2024-07-01", "labour_contract_months": 36 }));
    Ok(())
}

#[test]
fn a_unit_is_known_in_brackets_and_behind_a_slash_and_beside_a_year() -> Shown {
    for (heading, value, fact, expected) in [
        ("月工资（万元，2025年）", "0.68", "monthly_wage", json!(6800)),
        ("月工资（2025年，千元）", "6.8", "monthly_wage", json!(6800)),
        ("月工资/万元", "0.68", "monthly_wage", json!(6800)),
        ("月工资/元/月", "6800", "monthly_wage", json!(6800)),
        ("合同期限/月", "36", "labour_contract_months", json!(36)),
        ("合同期限/年", "3", "labour_contract_months", json!(36)),
        ("合同期限（年/月）", "3", "labour_contract_months", json!({ "min": 3, "max": 36 })),
    ] {
        let roster = csv(&format!("姓名,\"{heading}\"\n甲,{value}\n")).map_err(Refusal::slug)?;
        assert_eq!(first(&roster)[fact], expected, "{heading}");
    }
    Ok(())
}

#[test]
fn the_kind_of_a_contract_is_known_below_a_heading_about_contracts() -> Shown {
    let sheet = Sheet::of("一")
        .texts(&["姓名", "劳动合同签订情况", "", ""])
        .texts(&["", "起始日期", "终止日期", "类型"])
        .texts(&["甲", "2024-07-01", "2027-06-30", "劳务派遣"])
        .merge("A1:A2")
        .merge("B1:D1");
    let roster = list(&Book::of(sheet).bytes()).map_err(Refusal::slug)?;
    assert_eq!(columns(&roster), "A=name B=labour_contract_start C=labour_contract_end D=employment_status");
    assert_eq!(first(&roster)["employment_status"], "dispatch_worker");
    Ok(())
}
