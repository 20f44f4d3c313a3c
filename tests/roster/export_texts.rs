//! Whatever a text begins with or holds, it is written as a text and the file opens; the same list gives the same bytes; a large
//! one takes seconds.
//!
//! Texts are put into the workbook as they are, since names are freed of most oddities before; some come through a list as well.

use std::{
    io::{Cursor, Read as _},
    time::{Duration, Instant},
};

use caice::{
    roster::{
        say::Language,
        write::{Book, Cell, Export, Sheet, csv, xlsx},
    },
    value::{Date, Fen},
};
use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};

use crate::{
    Shown,
    export::{of, out, sheets},
    on, said,
};

/// What calculates in some program, or tries to.
const FORMULAS: [&str; 16] = [
    "=HYPERLINK(\"http://x\",\"y\")",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "　=1",
    "＝1",
    "＋1",
    "－1",
    "＠SUM",
    "=cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
];

/// What looks odd and calculates nowhere.
const HARMLESS: [&str; 8] =
    ["a=1", "'=1", "http://example.org", "mailto:a@b.cn", "a;=1", "a\",\"=1", "_x0041_", " leading and trailing "];

/// A workbook with these texts below a heading, each with a number, an amount and a day beside it.
fn with(texts: &[String]) -> Book {
    let row =
        |text: &String| vec![Cell::text(text.clone()), Cell::Whole(7), Cell::Money(Fen(-12_345)), Cell::Day(on())];
    let sheet = Sheet {
        name: "一".to_owned(),
        columns: ["=A", "n", "m", "d"].map(str::to_owned).into(),
        rows: texts.iter().map(row).collect(),
        kept: 1,
        filtered: true,
        hidden: false,
    };
    let remarks = vec![("+r".to_owned(), Cell::text("=r"))];
    Book { on: on(), title: String::new(), disclaimer: String::new(), sheets: vec![sheet], remarks }
}

fn all_texts() -> Vec<String> {
    FORMULAS.into_iter().chain(HARMLESS).map(str::to_owned).collect()
}

/// The parts of a workbook that are XML, each with its name.
fn parts(bytes: &[u8]) -> Result<Vec<(String, String)>, Box<dyn std::error::Error>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes))?;
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at)?;
        let (name, mut text) = (part.name()?.into_owned(), String::new());
        part.read_to_string(&mut text)?;
        parts.push((name, text));
    }
    Ok(parts)
}

#[test]
fn in_a_workbook_every_text_is_a_text() -> Shown {
    let texts = all_texts();
    let bytes = xlsx(&with(&texts))?;
    let sheets = sheets(bytes.clone())?;
    let (_, rows) = sheets.first().ok_or("no sheet")?;
    for (row, text) in rows.iter().skip(1).zip(&texts) {
        // A carriage return is no character of a cell.
        assert_eq!(row[0], Data::String(text.replace('\r', "\u{fffd}")));
        assert_eq!((&row[1], &row[2]), (&Data::Float(7.0), &Data::Float(-123.45)));
        assert!(matches!(row[3], Data::DateTime(_)), "{:?}", row[3]);
    }
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes.clone()))?;
    assert_eq!(book.worksheet_formula("一")?.used_cells().count(), 0);
    let parts = parts(&bytes)?;
    assert!(parts.iter().any(|(name, _)| name == "xl/worksheets/sheet1.xml"));
    for (name, text) in &parts {
        for link in ["<f>", "<f ", "hyperlink", "externalLink", "TargetMode=\"External\""] {
            let told = if name == "xl/sharedStrings.xml" { "" } else { text };
            assert!(!told.contains(link), "{link} in {name}");
        }
        roxmltree::Document::parse(text).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

#[test]
fn in_a_csv_what_would_calculate_has_an_apostrophe_before_it_and_nothing_else_has() -> Shown {
    let texts = all_texts();
    let bytes = csv(&with(&texts));
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.get(3..).ok_or("no mark")?);
    let rows: Vec<::csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
    assert_eq!(rows[0].iter().collect::<Vec<_>>(), ["'=A", "n", "m", "d", "'+r"]);
    assert_eq!(rows.len(), 1 + texts.len());
    for (row, text) in rows.iter().skip(1).zip(&texts) {
        let guarded = if FORMULAS.contains(&text.as_str()) { format!("'{text}") } else { text.clone() };
        assert_eq!(row.iter().collect::<Vec<_>>(), [&guarded, "7", "-123.45", "2026-11-23", "'=r"]);
    }
    Ok(())
}

#[test]
fn names_that_are_formulas_come_through_a_list_as_texts() -> Shown {
    let mut list = "姓名,学历,毕业时间,合同起始日期,合同期限（月）,参保起始年月\n".to_owned();
    let names = ["=HYPERLINK(\"\"http://x\"\",\"\"y\"\")", "+1", "@SUM", "\t=1", "＝1"];
    for name in names {
        list += &format!("\"{name}\",本科,2025-07-01,2025-08-01,36,2025-08\n");
    }
    let out = out(&list, said())?;
    assert_eq!(out.roster.people.len(), names.len());
    let book = of(&out, Language::Zh)?;
    let sheets = sheets(xlsx(&book)?)?;
    for (row, person) in sheets[1].1.iter().skip(1).zip(&out.roster.people) {
        assert_eq!(Some(row[0].to_string()), person.name);
    }
    let bytes = csv(&book);
    let mut reader = ::csv::Reader::from_reader(bytes.get(3..).ok_or("no mark")?);
    let mut n_claims = 0;
    for row in reader.records() {
        n_claims += 1;
        assert!(row?.get(1).is_some_and(|name| name.starts_with('\'')));
    }
    assert!(n_claims >= names.len());
    Ok(())
}

#[test]
fn what_no_cell_can_hold_is_cut_or_replaced_and_said() -> Shown {
    let long: String = "长".repeat(40_000);
    // Two units each: as many characters as fit would be too many units.
    let wide: String = "𠀀".repeat(20_000);
    let controls = "a\u{0}b\u{1}c\u{b}d\u{1f}e\u{7f}f\u{fffe}g\u{202e}h\ni\tj";
    let bytes = xlsx(&with(&[long.clone(), wide, controls.to_owned()]))?;
    for (name, text) in parts(&bytes)? {
        roxmltree::Document::parse(&text).map_err(|error| format!("{name}: {error}"))?;
    }
    let sheets = sheets(bytes)?;
    let text = |row: usize| sheets[0].1[row][0].to_string();
    for row in [1, 2] {
        let units = text(row).encode_utf16().count();
        assert!(units <= 32_767 && units > 32_700, "{units}");
    }
    assert_eq!(text(3), "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f\u{fffd}g\u{fffd}h\ni\tj");
    // From a list: a heading so long, of a column that means nothing. The file says that it was shortened.
    let list = format!("姓名,学历,{long}\n甲,本科,1\n");
    let book = of(&out(&list, said())?, Language::Zh)?;
    let last = book.sheets.iter().rfind(|sheet| !sheet.hidden).ok_or("no sheet")?;
    let says =
        |part: &str| last.rows.iter().flatten().any(|cell| matches!(cell, Cell::Text(text) if text.contains(part)));
    assert!(says("…（太长，后面略去）") && says("有 1 处文字太长"), "nothing is said of it");
    assert_eq!(self::sheets(xlsx(&book)?)?.len(), 7);
    Ok(())
}

#[test]
fn names_of_sheets_are_made_to_fit() -> Shown {
    let mut book = with(&["a".to_owned()]);
    let sheet = book.sheets[0].clone();
    for name in [
        "a name of more than thirty-one characters",
        "A NAME OF more than thirty-one characters",
        "[a]:*?/\\b",
        "''",
        "",
    ] {
        book.sheets.push(Sheet { name: name.to_owned(), ..sheet.clone() });
    }
    let names: Vec<String> = sheets(xlsx(&book)?)?.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 6);
    assert!(names.iter().all(|name| !name.is_empty() && name.encode_utf16().count() <= 31), "{names:?}");
    let different: std::collections::BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(different.len(), 6, "{names:?}");
    Ok(())
}

#[test]
fn what_no_program_keeps_as_a_number_or_day_is_a_text() -> Shown {
    let mut book = with(&["a".to_owned()]);
    book.sheets[0].rows = vec![vec![
        Cell::Empty,
        Cell::Whole(u64::MAX),
        Cell::Money(Fen(i64::MAX)),
        Cell::Day(Date::new(1899, 12, 31).map_err(|error| format!("{error:?}"))?),
    ]];
    book.sheets[0].rows.push(vec![Cell::Empty, Cell::Whole(0), Cell::Money(Fen(999_999_999_999_999)), Cell::Day(on())]);
    let sheets = sheets(xlsx(&book)?)?;
    let text = |text: &str| Data::String(text.to_owned());
    assert_eq!(
        sheets[0].1[1],
        [Data::Empty, text("18446744073709551615"), text("92233720368547758.07"), text("1899-12-31")]
    );
    assert_eq!(sheets[0].1[2][1..3], [Data::Float(0.0), Data::Float(9_999_999_999_999.99)]);
    Ok(())
}

#[test]
fn the_same_list_gives_the_same_bytes_whenever_it_is_written() -> Shown {
    let out = out(&crate::export::rich(), said())?;
    let write =
        |export: Export| -> Result<Vec<u8>, Box<dyn std::error::Error>> { Ok(export.bytes(&of(&out, Language::Zh)?)?) };
    let first = (write(Export::Xlsx)?, write(Export::Csv)?);
    // The library reads a clock, which must have gone on.
    std::thread::sleep(Duration::from_millis(1100));
    let second = (write(Export::Xlsx)?, write(Export::Csv)?);
    assert!(first == second, "the bytes differ");
    let parts = parts(&first.0)?;
    let core = parts.iter().find(|(name, _)| name == "docProps/core.xml").ok_or("no core.xml")?;
    assert_eq!(core.1.matches("2026-11-23T00:00:00Z").count(), 2, "{}", core.1);
    Ok(())
}

#[test]
fn three_thousand_people_are_written_in_seconds() -> Shown {
    let mut list = "姓名,学历,毕业时间,合同起始日期,合同期限（月）,参保起始年月,月工资（元）\n".to_owned();
    for n in 0..30 {
        list += &format!("员工{n},本科,2025-0{}-01,2025-08-01,36,2025-08,{}\n", n % 9 + 1, 5000 + n);
    }
    let mut out = out(&list, said())?;
    // A hundred times the same thirty: assessing them all would be timed elsewhere.
    let (people, statuses) = (out.roster.people.clone(), out.batch.statuses.clone());
    let claims: Vec<_> = out.batch.policies.iter().map(|list| list.claims.clone()).collect();
    for times in 1..100 {
        out.roster.people.extend(people.iter().cloned());
        out.batch.statuses.extend(statuses.iter().cloned());
        for (list, claims) in out.batch.policies.iter_mut().zip(&claims) {
            let later =
                claims.iter().cloned().map(|claim| caice::roster::Claim { person: claim.person + times * 30, ..claim });
            list.claims.extend(later);
        }
    }
    let started = Instant::now();
    let book = of(&out, Language::Zh)?;
    let (xlsx, csv) = (xlsx(&book)?, csv(&book));
    let took = started.elapsed();
    // Far more than it takes without optimisation on a busy machine.
    assert!(took < Duration::from_secs(30), "{took:?}");
    println!("{} claims: {} and {} bytes in {took:?}", book.sheets[0].rows.len(), xlsx.len(), csv.len());
    let sheets = sheets(xlsx)?;
    assert_eq!((sheets[0].1.len(), sheets[1].1.len()), (book.sheets[0].rows.len() + 1, 3001));
    Ok(())
}
