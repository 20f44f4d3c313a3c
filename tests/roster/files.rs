//! Which files are read, and why the others are refused: seen from their bytes.

use caice::roster::{Format, Refusal, gb18030, read};
use serde_json::json;

use crate::{
    Shown, bad, columns, csv, facts, first, ignored, list,
    make::{Book, PLAIN, Sheet, day, number, plain, raw, text, zipped},
    pack, said,
};

fn refused(bytes: &[u8]) -> Option<&'static str> {
    list(bytes).err().map(Refusal::slug)
}

#[test]
fn a_plain_workbook_is_read_whatever_wrote_it() -> Shown {
    let expected = json!({ "education_level": "bachelor", "graduation_date": "2025-06-30", "labour_contract_months": 36, "monthly_wage": 5200 });
    for book in [
        Book::of(plain()),
        Book::of(plain()).strict(),
        Book::of(plain()).prefixed(),
        Book::of(plain()).strict().prefixed(),
    ] {
        let roster = list(&book.bytes()).map_err(Refusal::slug)?;
        assert_eq!(roster.format, Format::Xlsx { since_1904: false });
        assert_eq!(roster.sheet.as_deref(), Some("花名册"));
        assert_eq!(
            columns(&roster),
            "A=name B=education_level C=graduation_date D=labour_contract_months E=monthly_wage"
        );
        assert_eq!(first(&roster), expected);
        assert_eq!(roster.people.len(), 2);
        assert_eq!(roster.people.first().and_then(|person| person.name.as_deref()), Some("林一禾"));
    }
    Ok(())
}

#[test]
fn parts_are_found_by_their_relationships_and_names_in_any_case() -> Shown {
    let mut parts = Book::of(plain()).parts();
    for (name, text) in &mut parts {
        *name = name
            .replace("worksheets/sheet1.xml", "WorkSheets\\Sheet1.XML")
            .replace("xl/workbook.xml", "xl/Workbook.xml");
        *text = text.replace("worksheets/sheet1.xml", "./worksheets/../worksheets/sheet1.xml");
    }
    assert_eq!(list(&zipped(&parts)).map_err(Refusal::slug)?.people.len(), 2);
    Ok(())
}

#[test]
fn shared_strings_are_read_in_runs_without_readings_and_with_what_xml_cannot_hold() -> Shown {
    let shared = |at: usize| raw(&format!(r#" t="s"><v>{at}</v>"#));
    let sheet = Sheet::of("一").row(&[shared(0), shared(1)]).row(&[shared(2), shared(3)]).row(&[shared(9), shared(4)]);
    let strings = [
        "<t>姓名</t><phoneticPr/>",
        "<r><rPr><b/></rPr><t>学</t></r><r><t>历</t></r><rPh sb=\"0\" eb=\"1\"><t>ガク</t></rPh>",
        "<t>林&amp;一&#31166;</t>",
        "<t>本_x000D_科</t>",
        "<t/>",
    ];
    let roster = list(&Book::of(sheet).strings(&strings).bytes()).map_err(Refusal::slug)?;
    assert_eq!(columns(&roster), "A=name B=education_level");
    assert_eq!(roster.people.first().and_then(|person| person.name.as_deref()), Some("林&一禾"));
    assert_eq!(first(&roster), json!({ "education_level": "bachelor" }));
    // A string that is not there is an error in that cell, and nothing else.
    assert_eq!(bad(&roster), [("A3".to_owned(), "cell-error", false)]);
    Ok(())
}

#[test]
fn hidden_sheets_are_named_and_never_read() -> Shown {
    let other = |name| {
        Sheet::of(name)
            .texts(&["姓名", "学历", "毕业时间", "参保时间", "月工资", "技能等级"])
            .texts(&["外人", "博士", "2020", "2020-01", "9", "高级"])
    };
    let book = Book::of(other("旧表").state("hidden"))
        .and(plain())
        .and(other("代码").state("veryHidden"))
        .and(Sheet::of("说明").texts(&["填写说明"]));
    let roster = list(&book.bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.sheet.as_deref(), Some("花名册"));
    assert_eq!(roster.hidden_sheets, ["旧表", "代码"]);
    assert_eq!(roster.other_sheets, ["说明"]);
    let mut asked = said();
    asked.sheet = Some("旧表".to_owned());
    assert_eq!(read(&book.bytes(), pack(), &asked, gb18030).err(), Some(Refusal::NoSuchSheet));
    Ok(())
}

#[test]
fn days_count_from_the_year_that_the_workbook_says() -> Shown {
    let sheet = Sheet::of("一").texts(&["姓名", "毕业时间", "出生日期"]);
    let sheet = sheet.row(&[text("甲"), day("44376"), number("35000.75")]).row(&[
        text("乙"),
        raw(r#" s="2"><v>44376.5</v>"#),
        number("24107"),
    ]);
    let book = Book::of(sheet).since_1904();
    let roster = list(&book.bytes()).map_err(Refusal::slug)?;
    assert_eq!(roster.format, Format::Xlsx { since_1904: true });
    let dates: Vec<_> = facts(&roster).into_iter().map(|(_, facts)| facts["graduation_date"].clone()).collect();
    assert_eq!(dates, ["2025-06-30", "2025-06-30"]);
    assert_eq!(facts(&roster)[1].1["birth_date"], "1970-01-01");
    Ok(())
}

#[test]
fn a_text_is_decoded_by_its_mark_else_as_utf8_else_as_gb18030() -> Shown {
    let table = format!("{}\n林一禾,本科,2025-06-30,36,5200\n", PLAIN.join(","));
    let utf16 =
        |to: fn(u16) -> [u8; 2], mark: [u8; 2]| [mark.to_vec(), table.encode_utf16().flat_map(to).collect()].concat();
    let (gbk, _, _) = encoding_rs::GBK.encode(&table);
    let files = [
        ("utf-8", table.as_bytes().to_vec()),
        ("utf-8", [b"\xef\xbb\xbf".to_vec(), table.as_bytes().to_vec()].concat()),
        ("utf-16le", utf16(u16::to_le_bytes, [0xff, 0xfe])),
        ("utf-16be", utf16(u16::to_be_bytes, [0xfe, 0xff])),
        ("gb18030", gbk.into_owned()),
    ];
    for (name, bytes) in files {
        let roster = list(&bytes).map_err(Refusal::slug)?;
        let Format::Csv { encoding, delimiter } = roster.format else { return Err("no text".into()) };
        assert_eq!((encoding.name(), delimiter), (name, ','));
        assert_eq!(first(&roster)["monthly_wage"], 5200, "{name}");
    }
    Ok(())
}

#[test]
fn the_delimiter_is_the_most_frequent_one_outside_quotes() -> Shown {
    for (text, delimiter) in [
        ("姓名;学历;\"备注,说明,其他,更多\"\n林一禾;本科;", ';'),
        ("姓名\t学历\n林一禾\t本科\n", '\t'),
        ("姓名,学历\r\n林一禾,本科\r\n", ','),
        ("员工花名册\n姓名;学历\n林一禾;本科\n", ';'),
    ] {
        let roster = csv(text).map_err(Refusal::slug)?;
        assert!(matches!(roster.format, Format::Csv { delimiter: found, .. } if found == delimiter), "{text}");
        assert_eq!(first(&roster)["education_level"], "bachelor", "{text}");
    }
    Ok(())
}

#[test]
fn a_line_break_in_quotes_makes_no_record_and_an_empty_line_does() -> Shown {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["姓名,学历,备注", "林一禾,本科,\"一\n二\r\n三\"", "", "", "周二木,大专,\"说\"\"话\"\"\""].join(end);
        let roster = csv(&text).map_err(Refusal::slug)?;
        assert_eq!(roster.people.iter().map(|person| person.row).collect::<Vec<_>>(), [2, 5], "{end:?}");
        assert_eq!(crate::skipped(&roster), [(3, "blank"), (4, "blank")], "{end:?}");
    }
    Ok(())
}

#[test]
fn other_kinds_of_files_are_refused_by_their_bytes_and_each_refusal_has_its_cure() -> Shown {
    let compound = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].to_vec(), vec![0; 600], name, vec![0; 200]].concat()
    };
    let part = |name: &str| zipped(&[(name.to_owned(), "<a/>".to_owned())]);
    for (bytes, code) in [
        (compound("EncryptedPackage"), "encrypted"),
        (compound("Workbook"), "old-xls"),
        (compound("WordDocument"), "not-a-spreadsheet"),
        (vec![9, 8, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 10, 0, 0, 0], "old-xls"),
        (vec![9, 4, 6, 0, 0, 0, 16, 0, 0, 0], "old-xls"),
        (b"<html><body><table><tr><td>\xe5\xa7\x93</td></tr></table></body></html>".to_vec(), "html-table"),
        (b"\xef\xbb\xbf  \r\n<TABLE border=1><tr><td>1</td></tr></TABLE>".to_vec(), "html-table"),
        (b"<!DOCTYPE html><html></html>".to_vec(), "html-table"),
        (
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>"
                .to_vec(),
            "xml-2003",
        ),
        (b"<?xml version=\"1.0\"?><other/>".to_vec(), "not-a-spreadsheet"),
        (b"%PDF-1.7\n".to_vec(), "not-a-spreadsheet"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "not-a-spreadsheet"),
        (vec![0x13; 5].into_iter().chain([0]).collect(), "not-a-spreadsheet"),
        (part("word/document.xml"), "not-a-spreadsheet"),
        (part("readme.txt"), "not-a-spreadsheet"),
        (part("xl/workbook.bin"), "other-workbook"),
        (part("content.xml"), "other-workbook"),
        (Vec::new(), "empty"),
        (b"\xef\xbb\xbf \n \n".to_vec(), "empty"),
        (Book::of(Sheet::of("一")).bytes(), "empty"),
        (b"PK\x03\x04nothing more".to_vec(), "damaged"),
        ("日期,金额\n2024,3\n".as_bytes().to_vec(), "no-headings"),
        (Book::of(Sheet::of("一").texts(&["日期", "金额"])).bytes(), "no-headings"),
        // One known heading alone is none.
        ("姓名,金额\n甲,3\n".as_bytes().to_vec(), "no-headings"),
    ] {
        assert_eq!(refused(&bytes), Some(code), "{}", String::from_utf8_lossy(bytes.get(..60).unwrap_or(&bytes)));
    }
    for refusal in Refusal::ALL {
        let (zh, en) = (refusal.zh(), refusal.en());
        assert!([zh.what, zh.cure, en.what, en.cure].iter().all(|text| !text.is_empty()), "{refusal:?}");
    }
    Ok(())
}

#[test]
fn a_workbook_with_a_damaged_part_is_refused_and_one_with_an_odd_cell_is_not() -> Shown {
    let mut parts = Book::of(plain()).parts();
    for (name, text) in &mut parts {
        if name.ends_with("sheet1.xml") {
            *text = text.replace("</sheetData>", "");
        }
    }
    assert_eq!(refused(&zipped(&parts)), Some("damaged"));
    let odd = [
        raw(r#" t="odd"><v>本科</v>"#),
        raw(r#" t="n"><v>abc</v>"#),
        raw(r#" t="s"><v>77</v>"#),
        raw(r#" t="b"><v>1</v>"#),
    ];
    let sheet = Sheet::of("一").texts(&["学历", "月工资", "毕业时间", "合同期限（月）"]).row(&odd);
    let roster = list(&Book::of(sheet).bytes()).map_err(Refusal::slug)?;
    assert_eq!(first(&roster), json!({ "education_level": "bachelor" }));
    let expected = [("B2", "not-a-number"), ("C2", "cell-error"), ("D2", "not-a-number")];
    assert_eq!(bad(&roster), expected.map(|(cell, code)| (cell.to_owned(), code, false)));
    Ok(())
}

#[test]
fn cells_without_references_stand_one_after_the_other() -> Shown {
    let parts: Vec<_> = Book::of(plain())
        .parts()
        .into_iter()
        .map(|(name, text)| {
            let is_sheet = name.ends_with("sheet1.xml");
            let bare = || {
                let mut bare = text.clone();
                for row in 1..=3 {
                    for column in 0..5 {
                        bare = bare.replace(&format!(r#" r="{}{row}""#, caice::roster::letters(column)), "");
                    }
                    bare = bare.replace(&format!(r#"<row r="{row}">"#), "<row>");
                }
                bare
            };
            let text = if is_sheet { bare() } else { text.clone() };
            (name, text)
        })
        .collect();
    let roster = list(&zipped(&parts)).map_err(Refusal::slug)?;
    assert_eq!(ignored(&roster), "");
    assert_eq!(facts(&roster).len(), 2);
    assert_eq!(first(&roster)["monthly_wage"], 5200);
    Ok(())
}

#[test]
fn a_list_that_is_only_in_hidden_sheets_has_no_headings_to_be_seen() {
    let hidden = Sheet::of("二").texts(&["姓名", "学历"]).texts(&["甲", "本科"]).state("hidden");
    assert_eq!(refused(&Book::of(Sheet::of("一")).and(hidden).bytes()), Some("no-headings"));
}

#[test]
fn a_quote_that_is_never_closed_hides_nobody() {
    assert_eq!(refused("姓名,学历,工资\n甲,\"本科,5200\n乙,大专,5000\n".as_bytes()), Some("damaged"));
    for text in [
        "姓名,学历\n甲\"小\",本科\n",
        "姓名,学历\n乙\"b,本科\n",
        "姓名,学历\n\"乙\"\"\",\"\"\n",
        "姓名,学历\na\"\"b,本科",
    ] {
        assert_eq!(refused(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn a_field_that_is_written_as_a_formula_is_its_text() -> Shown {
    let text = "姓名,身份证号,毕业时间,学历\n甲,=\"331199200305170109\",=\"2024-07\",\"=\"\"本科\"\"\"\n";
    let roster = list(text.as_bytes()).map_err(Refusal::slug)?;
    assert_eq!(
        first(&roster),
        json!({ "birth_date": "2003-05-17", "graduation_date": "2024-07", "education_level": "bachelor" })
    );
    Ok(())
}
