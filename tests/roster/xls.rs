//! What is read of an .xls, record by record: texts of both editions, numbers in all their forms, values of formulas, merged cells,
//! hidden sheets; and that nothing such a file states costs memory.
//!
//! Files that programs wrote are in `kept`.

use std::time::{Duration, Instant};

use caice::roster::{Format, Refusal};
use serde_json::{Value as Json, json};

use crate::{
    Shown, bad, columns, facts, first, list,
    make_xls::{
        Edition, Xls, XlsSheet, cell, compound, formula, gbk_text, label, merged, number, shared, styles, wide_text,
        words,
    },
    skipped,
};

/// A cell with a shared string.
fn string(row: u16, column: u16, at: u16) -> (u16, Vec<u8>) {
    cell(0x00fd, row, column, 0, &words(&[at, 0]))
}

/// A sheet with headings in its first row and these records behind.
fn sheet(headings: &[&str], records: Vec<(u16, Vec<u8>)>) -> XlsSheet {
    let headings = (0..).zip(headings).map(|(column, text)| label(0, column, text));
    XlsSheet::of("花名册", headings.chain(records).collect())
}

#[test]
fn numbers_are_read_in_all_their_forms() -> Shown {
    let rk = |bits: u32| bits.to_le_bytes();
    // 5200 as a whole number; 745050 hundredths; the greater half of 6800.0; 0.5.
    let several: Vec<u8> =
        [[words(&[0]), rk(36 << 2 | 2).to_vec()], [words(&[1]), rk(45_838 << 2 | 2).to_vec()]].concat().concat();
    let book = Xls::of(sheet(
        &["姓名", "月工资", "合同期限（月）", "毕业时间"],
        vec![
            label(1, 0, "甲"),
            cell(0x027e, 1, 1, 0, &rk(5200 << 2 | 2)),
            (0x00bd, [words(&[1, 2]), several, words(&[3])].concat()),
            label(2, 0, "乙"),
            cell(0x027e, 2, 1, 0, &rk(745_050 << 2 | 3)),
            number(2, 2, 0, 24.0),
            number(2, 3, 1, 45_838.75),
            label(3, 0, "丙"),
            cell(0x027e, 3, 1, 0, &rk(u32::try_from(6800_f64.to_bits() >> 32)?)),
            number(3, 2, 0, f64::NAN),
            label(4, 0, "丁"),
            cell(0x027e, 4, 1, 0, &rk(!3 | 2)),
        ],
    ))
    .with(styles(&[0, 14]));
    let roster = list(&book.bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.format, Format::Xls { since_1904: false });
    let all: Vec<Json> = facts(&roster).into_iter().map(|(_, facts)| facts).collect();
    assert_eq!(
        all,
        [
            json!({ "graduation_date": "2025-06-30", "labour_contract_months": 36, "monthly_wage": 5200 }),
            json!({ "graduation_date": "2025-06-30", "labour_contract_months": 24, "monthly_wage": 7450.5 }),
            json!({ "monthly_wage": 6800 }),
            json!({}),
        ]
    );
    assert_eq!(bad(&roster), [("C4".to_owned(), "cell-error", false), ("B5".to_owned(), "not-a-number", false)]);
    Ok(())
}

#[test]
fn a_formula_counts_by_the_value_stored_with_it() -> Shown {
    let given = |text: &str| (0x0207, wide_text(text));
    let book = Xls::of(sheet(
        &["姓名", "月工资", "学历"],
        vec![
            label(1, 0, "甲"),
            formula(1, 1, 5200_f64.to_le_bytes(), 0),
            formula(1, 2, [0, 0, 0, 0, 0, 0, 0xff, 0xff], 0),
            // A formula that several cells share stands between one of them and its text.
            (0x04bc, vec![0; 10]),
            given("本科"),
            label(2, 0, "乙"),
            formula(2, 1, [2, 0, 0x2a, 0, 0, 0, 0xff, 0xff], 0),
            // The empty text is a value: nothing.
            formula(2, 2, [3, 0, 0, 0, 0, 0, 0xff, 0xff], 0),
            label(3, 0, "丙"),
            // Whoever never calculates writes the same and asks for it.
            formula(3, 1, [3, 0, 0, 0, 0, 0, 0xff, 0xff], 3),
            // A text that is not there.
            formula(3, 2, [0, 0, 0, 0, 0, 0, 0xff, 0xff], 0),
            label(4, 0, "丁"),
            formula(4, 1, [1, 0, 1, 0, 0, 0, 0xff, 0xff], 0),
            cell(0x0205, 4, 2, 0, &[0x2a, 1]),
        ],
    ));
    let roster = list(&book.bytes()).map_err(Refusal::slug)?;
    assert_eq!(facts(&roster)[0].1, json!({ "education_level": "bachelor", "monthly_wage": 5200 }));
    assert_eq!(facts(&roster)[1].1, json!({}));
    let expected = [
        ("B3", "cell-error"),
        ("B4", "formula-without-value"),
        ("C4", "formula-without-value"),
        ("B5", "not-a-number"),
        ("C5", "cell-error"),
    ];
    assert_eq!(bad(&roster), expected.map(|(cell, code)| (cell.to_owned(), code, false)));
    Ok(())
}

#[test]
fn strings_go_on_in_further_records_and_change_their_width_there() -> Shown {
    // 姓名 is wide, breaks behind its first letter, and goes on wide; 学历 breaks into a record that says so again.
    let begins = [vec![4, 0, 0, 0, 4, 0, 0, 0], words(&[2]), vec![1], words(&[0x59d3])].concat();
    let second = [vec![1], words(&[0x540d]), words(&[2]), vec![1], words(&[0x5b66])].concat();
    // A string with looks and readings, which are left out; its letters begin in the next record and are narrow there.
    let third = [vec![1], words(&[0x5386]), words(&[3]), vec![0x0d], words(&[1]), vec![6, 0, 0, 0]].concat();
    let fourth = [vec![0], b"Bob".to_vec(), vec![9; 4], vec![9; 6], wide_text("本科")].concat();
    let records = vec![(0x00fc, begins), (0x003c, second), (0x003c, third), (0x003c, Vec::new()), (0x003c, fourth)];
    let book = Xls::of(XlsSheet::of(
        "一",
        vec![string(0, 0, 0), string(0, 1, 1), string(1, 0, 2), string(1, 1, 3), string(2, 1, 7)],
    ))
    .with(records);
    let roster = list(&book.bytes()).map_err(Refusal::slug)?;
    assert_eq!(columns(&roster), "A=name B=education_level");
    assert_eq!(roster.people.first().and_then(|person| person.name.as_deref()), Some("Bob"));
    assert_eq!(first(&roster), json!({ "education_level": "bachelor" }));
    // A string that is not there is an error in that cell, and nothing else.
    assert_eq!(bad(&roster), [("B3".to_owned(), "cell-error", false)]);
    Ok(())
}

#[test]
fn many_strings_are_read_over_many_records() -> Shown {
    let names: Vec<String> = (0..4000).map(|n| format!("员工{n}号")).collect();
    let mut strings = vec!["姓名", "学历", "本科"];
    strings.extend(names.iter().map(String::as_str));
    // Cut anywhere, even within a letter's two bytes, as only a careless program would; here between the two.
    let (kind, data) = shared(&strings);
    let mut pieces: Vec<(u16, Vec<u8>)> = Vec::new();
    let mut at = 8;
    let mut piece = data.get(..8).unwrap_or_default().to_vec();
    while at < data.len() {
        let length = 3 + 2 * usize::from(u16::from_le_bytes([data[at], data[at + 1]]));
        if piece.len() + length > 8000 {
            pieces.push((if pieces.is_empty() { kind } else { 0x003c }, std::mem::take(&mut piece)));
        }
        piece.extend(data.get(at..at + length).unwrap_or_default());
        at += length;
    }
    pieces.push((0x003c, piece));
    let mut cells = vec![string(0, 0, 0), string(0, 1, 1)];
    cells.extend((0..4000).flat_map(|n| [string(n + 1, 0, n + 3), string(n + 1, 1, 2)]));
    let roster = list(&Xls::of(XlsSheet::of("一", cells)).with(pieces).bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.people.len(), 4000);
    assert_eq!(roster.people.last().and_then(|person| person.name.as_deref()), Some("员工3999号"));
    Ok(())
}

#[test]
fn excel_95_wrote_the_bytes_of_its_system() -> Shown {
    let text = |row, column, text: &str| cell(0x0204, row, column, 0, &gbk_text(text));
    let format = (0x041e, [words(&[50]), gbk_text("yyyy\"年\"m\"月\"").split_off(2)].concat());
    let format =
        (format.0, [format.1.get(..2).unwrap_or_default(), &[14], format.1.get(2..).unwrap_or_default()].concat());
    let rich = cell(0x00d6, 1, 1, 0, &[gbk_text("本科"), vec![1, 0, 0]].concat());
    let book = Xls {
        edition: Edition::Biff5,
        globals: [vec![(0x0042, words(&[936])), format], styles(&[0, 50])].concat(),
        stream: "/Book",
        ..Xls::of(XlsSheet::of(
            "在职",
            vec![
                text(0, 0, "姓名"),
                text(0, 1, "学历"),
                text(0, 2, "毕业时间"),
                text(1, 0, "林一禾"),
                rich,
                number(1, 2, 1, 45_838.25),
            ],
        ))
    };
    let roster = list(&book.bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.sheet.as_deref(), Some("在职"));
    assert_eq!(roster.people.first().and_then(|person| person.name.as_deref()), Some("林一禾"));
    assert_eq!(first(&roster), json!({ "education_level": "bachelor", "graduation_date": "2025-06-30" }));
    Ok(())
}

#[test]
fn chinese_formats_that_a_file_does_not_name_show_dates() -> Shown {
    for (format, expected, wrong) in
        [(57, json!("2025-06-30"), ""), (31, json!("2025-06-30"), ""), (2, Json::Null, "not-a-date")]
    {
        let records = vec![label(1, 0, "甲"), number(1, 1, 1, 45_838.5)];
        let book = Xls::of(sheet(&["姓名", "毕业时间"], records)).with(styles(&[0, format]));
        let roster = list(&book.bytes()).map_err(Refusal::slug)?;
        assert_eq!(first(&roster)["graduation_date"], expected, "{format}");
        assert_eq!(bad(&roster).first().map(|(_, code, _)| *code).unwrap_or_default(), wrong, "{format}");
    }
    Ok(())
}

#[test]
fn rows_are_read_in_order_however_they_were_written() -> Shown {
    let records = vec![
        label(3, 1, "硕士"),
        label(1, 1, "本科"),
        label(3, 0, "丙"),
        label(1, 0, "甲"),
        merged(&[[4, 4, 0, 4]]),
        label(4, 0, "二车间"),
    ];
    let roster = list(&Xls::of(sheet(&["姓名", "学历"], records)).bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.people.iter().map(|person| person.row).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(skipped(&roster), [(3, "blank"), (5, "section")]);
    Ok(())
}

#[test]
fn hidden_sheets_and_charts_are_not_read_and_merged_cells_hold() -> Shown {
    let fuller = || vec![label(0, 0, "姓名"), label(0, 1, "学历"), label(0, 2, "毕业时间"), label(1, 0, "外人")];
    // A chart within a sheet has records that look like cells.
    let chart = [(0x0809, words(&[0x0600, 0x20, 0, 0])), label(9, 0, "图"), label(9, 1, "博士"), (0x000a, Vec::new())];
    let mut cells = vec![
        merged(&[[1, 2, 1, 1], [7, 7, 7, 7]]),
        label(1, 0, "甲"),
        label(1, 1, "本科"),
        label(2, 0, "乙"),
        label(3, 0, "丙"),
    ];
    cells.extend(chart);
    let book = Xls::of(XlsSheet::of("旧表", fuller()).state(1))
        .and(sheet(&["姓名", "学历"], cells))
        .and(XlsSheet::of("代码", fuller()).state(2));
    let roster = list(&book.bytes()).map_err(Refusal::slug)?;
    assert_eq!((roster.sheet.as_deref(), roster.hidden_sheets.join("、")), (Some("花名册"), "旧表、代码".to_owned()));
    let all: Vec<Json> = facts(&roster).into_iter().map(|(_, facts)| facts).collect();
    let bachelor = json!({ "education_level": "bachelor" });
    assert_eq!(all, [bachelor.clone(), bachelor, json!({})]);
    Ok(())
}

#[test]
fn days_count_from_the_year_that_the_file_says() -> Shown {
    let records = vec![label(1, 0, "甲"), number(1, 1, 0, 44_376.0)];
    let book = Xls::of(sheet(&["姓名", "毕业时间"], records)).with(vec![(0x0022, words(&[1]))]);
    let roster = list(&book.bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.format, Format::Xls { since_1904: true });
    assert_eq!(first(&roster)["graduation_date"], "2025-06-30");
    Ok(())
}

#[test]
fn a_password_is_called_one_and_what_cannot_be_read_an_old_file() -> Shown {
    let plain = || sheet(&["姓名", "学历"], vec![label(1, 0, "甲"), label(1, 1, "本科")]);
    let code = |bytes: &[u8]| list(bytes).err().map(Refusal::slug);
    let good = Xls::of(plain()).bytes();
    assert_eq!(code(&good), None);
    let encrypted = Xls::of(plain()).with(vec![(0x002f, words(&[1, 1, 1]))]);
    assert_eq!(code(&encrypted.bytes()), Some("encrypted"));
    let records = Xls::of(plain()).records();
    let without_its_end = records.get(..records.len() - 4).unwrap_or_default().to_vec();
    for (streams, expected) in [
        (vec![("/EncryptedPackage", vec![0; 5000]), ("/EncryptionInfo", vec![0; 50])], "encrypted"),
        (vec![("/WordDocument", vec![0; 5000])], "not-a-spreadsheet"),
        (vec![("/Workbook", without_its_end)], "old-xls"),
        (vec![("/Workbook", records.get(..40).unwrap_or_default().to_vec())], "old-xls"),
        (vec![("/Workbook", Vec::new())], "old-xls"),
        (vec![("/Something", records.clone())], "old-xls"),
        // Excel 4, and nothing that is a beginning.
        (vec![("/Book", crate::make_xls::bytes(&[(0x0409, words(&[0, 0x10]))]))], "old-xls"),
        (vec![("/Book", crate::make_xls::bytes(&[(0x0809, words(&[0x0400, 5]))]))], "old-xls"),
    ] {
        assert_eq!(code(&compound(&streams)), Some(expected), "{}", streams[0].0);
    }
    // Cut off anywhere, it says so.
    for length in [good.len() / 2, 600, 512, 100, 8] {
        assert_eq!(code(good.get(..length).unwrap_or_default()), Some("old-xls"), "{length}");
    }
    // Neither a document within the workbook nor these words in a cell are what the file is.
    let words_in_cells =
        Xls::of(sheet(&["姓名", "学历"], vec![label(1, 0, "EncryptedPackage甲"), label(1, 1, "本科")]));
    let streams = [("/Workbook", words_in_cells.records()), ("/Object", Vec::new())];
    assert_eq!(code(&compound(&streams)), None);
    assert_eq!(code(&Xls::of(XlsSheet::of("空", Vec::new())).bytes()), Some("empty"));
    Ok(())
}

#[test]
fn what_an_xls_states_costs_neither_memory_nor_time() -> Shown {
    let start = Instant::now();
    // A rectangle of everything, corners far apart, a column no sheet has, strings by the billion, areas that are not there.
    let rectangle =
        (0x0200, [u32::MAX.to_le_bytes().to_vec(), u32::MAX.to_le_bytes().to_vec(), words(&[0, 256, 0])].concat());
    let (kind, mut strings) = shared(&["甲"]);
    strings.splice(..8, [0xff; 8]);
    let cells = vec![
        rectangle,
        label(1, 0, "甲"),
        label(1, 1, "本科"),
        label(1, 65_535, "远"),
        label(65_535, 255, "角"),
        label(65_535, 0, "末"),
        merged(&[[0, 65_535, 0, 65_535], [5, 2, 9, 1]]),
        (0x00e5, words(&[65_535, 1])),
        (0x00bd, words(&[9, 9])),
        (0x0203, vec![1]),
        cell(0x0203, 9, 0, 0, &[1, 2]),
    ];
    let roster =
        list(&Xls::of(sheet(&["姓名", "学历"], cells)).with(vec![(kind, strings)]).bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.people.iter().map(|person| person.row).collect::<Vec<_>>(), [2, 10, 65_536]);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    Ok(())
}
