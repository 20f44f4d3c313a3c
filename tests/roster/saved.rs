//! What was saved of a list, handed back: it is never read as a list, and says what came out then as well as the command's own report.
//!
//! What the comparison makes of it is shown in `compare`, for whatever report.

use caice::{
    engine::Status,
    pack::Pack,
    roster::{
        Batch, Misfit, Record, Recorded, Refusal, Roster, gb18030, read, record,
        say::Language,
        write::{About, Export, book, xlsx},
    },
};

use crate::{
    Shown,
    compare::{HEADINGS, for_the, later, other_rules, recorded},
    export::rich,
    list, make, on, pack,
};

/// A list of three people, and who they are.
fn three() -> String {
    [HEADINGS, "甲,01,大专,2023-07-01,36,2023-08,高级工,2025-09-20\n乙,02,大专,2023-07-01,36,2023-08,高级工,2025-12-10\n丙,03,大专,2023-07-01,36,2023-08,无,\n"].concat()
}

fn of(text: &str) -> Result<Roster, &'static str> {
    list(text.as_bytes()).map_err(Refusal::slug)
}

/// What is saved of a list by these rules.
fn saved(pack: &Pack, list: &Roster, language: Language, kind: Export) -> Result<Vec<u8>, String> {
    let (settings, batch) = (for_the(on()), Batch::of(pack, list, on()));
    let about =
        About { pack, texts: None, language, settings: &settings, roster: list, batch: &batch, firm: None, file: "" };
    kind.bytes(&book(&about)).map_err(|failed| failed.to_string())
}

fn workbook(pack: &Pack, list: &Roster) -> Result<Record, String> {
    let bytes = saved(pack, list, Language::Zh, Export::Xlsx)?;
    record(&bytes, gb18030).ok_or_else(|| "nothing was recorded".to_owned())
}

/// By person, what came out of a policy that any list has.
fn statuses(of: &[Option<Recorded>]) -> Vec<Vec<Status>> {
    of.iter().flatten().map(|one| one.statuses.iter().map(|(_, status)| *status).collect()).collect()
}

#[test]
fn it_records_the_same_as_the_report_of_the_command() -> Shown {
    for text in [three(), rich()] {
        let list = of(&text)?;
        for rules in [pack(), other_rules()?] {
            let (saved, told) = (workbook(rules, &list)?, recorded(rules, &list, on()));
            assert_eq!((&saved.version, &saved.fingerprint, saved.on), (&told.version, &told.fingerprint, told.on));
            let (saved, told) = (saved.of(pack(), &list, on()), told.of(pack(), &list, on()));
            let (saved, told) = (saved.map_err(|_| "a misfit")?, told.map_err(|_| "a misfit")?);
            assert_eq!(saved, told);
            assert_eq!(statuses(&saved).len(), list.people.len());
            assert!(statuses(&saved).iter().all(|of| of.len() == pack().policies.len()));
        }
    }
    Ok(())
}

#[test]
fn that_of_another_day_of_other_people_or_of_another_reading_is_refused() -> Shown {
    let list = of(&three())?;
    let good = workbook(pack(), &list)?;
    assert_eq!(good.of(pack(), &list, later()), Err(Misfit::Day));
    let other = of(&three().replace("乙", "丁"))?;
    assert_eq!(good.of(pack(), &other, on()), Err(Misfit::People(1)));
    let shorter = of(three().trim_end().rsplit_once('\n').map(|(rows, _)| rows).unwrap_or_default())?;
    assert_eq!(good.of(pack(), &shorter, on()), Err(Misfit::People(2)));
    let corrected = of(&three().replace("2025-12-10", "2025-12-11"))?;
    assert_eq!(good.of(pack(), &corrected, on()), Err(Misfit::Facts(1)));
    // By other rules nobody can say whose doing a difference is.
    let old = workbook(other_rules()?, &list)?.of(pack(), &corrected, on()).map_err(|_| "a misfit")?;
    assert_eq!(old.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, true]);
    Ok(())
}

#[test]
fn it_is_never_read_as_a_list() -> Shown {
    let people = of(&rich())?;
    for language in Language::ALL {
        for kind in Export::ALL {
            let bytes = saved(pack(), &people, language, kind)?;
            let refused = read(&bytes, pack(), &for_the(on()), gb18030).map(|list| list.people.len());
            assert_eq!(refused, Err(Refusal::OwnResult), "{language:?} {kind:?}");
        }
    }
    // A text has nothing to compare with.
    assert_eq!(record(&saved(pack(), &people, Language::Zh, Export::Csv)?, gb18030), None);
    Ok(())
}

#[test]
fn whatever_else_it_is_records_nothing() -> Shown {
    let list = of(&three())?;
    let whole = book(&About {
        pack: pack(),
        texts: None,
        language: Language::Zh,
        settings: &for_the(on()),
        roster: &list,
        batch: &Batch::of(pack(), &list, on()),
        firm: None,
        file: "",
    });
    let hidden = whole.sheets.last().ok_or("no sheet")?;
    assert!(hidden.hidden && whole.sheets.iter().filter(|sheet| sheet.hidden).count() == 1);
    // The heading, and each line of the rules, the day and the people.
    for spoilt in 0..hidden.rows.len() {
        let mut other = whole.clone();
        let Some(sheet) = other.sheets.last_mut() else { return Err("no sheet".into()) };
        if spoilt == 0 {
            sheet.columns = vec!["caice record 2".to_owned()];
        } else {
            sheet.rows.remove(spoilt);
        }
        let found = record(&xlsx(&other)?, gb18030);
        // A line less of the people is a report of fewer people; of the rest, none at all.
        let fewer = found.as_ref().is_some_and(|record| record.rows.len() < list.people.len());
        assert!(found.is_none() || fewer, "{spoilt}: {found:?}");
    }
    assert_eq!(record(three().as_bytes(), gb18030), None);
    assert_eq!(record(b"%PDF-1.7", gb18030), None);
    let workbook = make::Book::of(make::Sheet::of("caice").texts(&["姓名"]));
    assert_eq!(record(&workbook.bytes(), gb18030), None);
    Ok(())
}
