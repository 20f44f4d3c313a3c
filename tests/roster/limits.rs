//! What is too large is refused before it takes memory or time.

use std::{
    io::{Cursor, Write as _},
    time::{Duration, Instant},
};

use caice::roster::Refusal;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    Shown, csv, list,
    make::{Book, Sheet, plain, text, zipped},
};

/// Far more than it takes without optimisation on a busy machine.
const LONG: Duration = Duration::from_secs(20);

/// A workbook with a part of so many MiB of one letter.
fn bomb(part: &str, mebibytes: usize) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    for (name, text) in Book::of(plain()).parts() {
        if name != part {
            zip.start_file(&name, options)?;
            zip.write_all(text.as_bytes())?;
        }
    }
    zip.start_file(part, options)?;
    let block = vec![b'a'; 1 << 20];
    zip.write_all(b"<sst><si><t>")?;
    for _ in 0..mebibytes {
        zip.write_all(&block)?;
    }
    zip.write_all(b"</t></si></sst>")?;
    Ok(zip.finish()?.into_inner())
}

/// The same bytes with every stated size of a part above that made a small one.
fn understated(mut bytes: Vec<u8>, above: u32) -> Vec<u8> {
    // The unpacked size stands 22 bytes into a local head and 24 into a central one.
    for at in 0..bytes.len().saturating_sub(30) {
        let size_at = match bytes.get(at..at + 4) {
            Some(b"PK\x03\x04") => at + 22,
            Some(b"PK\x01\x02") => at + 24,
            _ => continue,
        };
        if let Some(size) = bytes.get_mut(size_at..size_at + 4) {
            let stated = u32::from_le_bytes([size[0], size[1], size[2], size[3]]);
            if stated > above {
                size.copy_from_slice(&10_u32.to_le_bytes());
            }
        }
    }
    bytes
}

#[test]
fn more_than_400_mebibytes_are_refused_by_what_is_stated_and_by_what_is_counted() -> Shown {
    let honest = bomb("xl/sharedStrings.xml", 401)?;
    let start = Instant::now();
    assert_eq!(list(&honest).err(), Some(Refusal::TooLarge));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    let lying = understated(honest, 1 << 20);
    let start = Instant::now();
    assert!(matches!(list(&lying).err(), Some(Refusal::TooLarge | Refusal::Damaged)));
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
    Ok(())
}

#[test]
fn more_than_two_hundred_thousand_rows_are_refused_and_empty_ones_do_not_count() -> Shown {
    let rows = |n: usize| "甲,本科\n".repeat(n);
    let head = "姓名,学历\n";
    assert_eq!(csv(&[head, &rows(200_000)].concat()).err(), Some(Refusal::TooLarge));
    let many = csv(&[head, &",\n".repeat(250_000), &rows(1)].concat()).map_err(Refusal::slug)?;
    assert_eq!(many.people.iter().map(|person| person.row).collect::<Vec<_>>(), [250_002]);
    assert_eq!((many.skipped.len(), many.more_blank), (1000, 249_000));
    Ok(())
}

#[test]
fn the_rectangle_a_sheet_says_it_has_costs_nothing() -> Shown {
    let start = Instant::now();
    for area in ["A1:XFD1048576", "A1:ZZZZZ99999999999", "nonsense"] {
        let sheet = plain()
            .dimension(area)
            .row_at(1_048_576, &[text("末人"), text("硕士"), text(" ")])
            .merge("A1:XFD1048576")
            .merge("B5:B1048576");
        let roster = list(&Book::of(sheet).bytes()).map_err(Refusal::slug)?;
        assert_eq!(roster.people.last().map(|person| person.row), Some(1_048_576));
    }
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
    Ok(())
}

#[test]
fn numbers_that_a_workbook_states_reserve_nothing() -> Shown {
    let mut parts = Book::of(plain()).strings(&["<t>一</t>"]).parts();
    for (name, text) in &mut parts {
        if name.ends_with("sharedStrings.xml") {
            *text = text.replace("<sst ", r#"<sst count="18446744073709551615" uniqueCount="9223372036854775807" "#);
        }
        if name.ends_with("sheet1.xml") {
            *text = text.replace("<sheetData>", r#"<sheetData><row r="4294967295"><c r="ZZZZZZZ99999999999" s="99999999999" t="s"><v>99999999999999999999</v></c></row><row r="1">"#)
                .replacen(r#"<row r="1"><row r="1">"#, r#"<row r="1">"#, 1);
        }
    }
    assert_eq!(list(&zipped(&parts)).map_err(Refusal::slug)?.people.len(), 2);
    Ok(())
}

#[test]
fn nesting_without_end_is_no_workbook_and_no_overflow() -> Shown {
    let mut parts = Book::of(Sheet::of("一").texts(&["姓名", "学历"])).parts();
    for (name, text) in &mut parts {
        if name.ends_with("sheet1.xml") {
            *text = ["<worksheet>".to_owned(), "<a>".repeat(200_000)].concat();
        }
    }
    assert!(list(&zipped(&parts)).is_err());
    Ok(())
}
