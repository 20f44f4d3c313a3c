//! Lists of staff as damaged files: texts, single cells, archives, parts of workbooks, and .xls in its container and record by record.
//! Whatever comes in is read or refused in words; what is read names places within the file, can be assessed, and reads the same again.
//!
//! Begins with the lists that programs wrote (`tests/roster/kept`) and with the corpus, both whole and damaged. What a list should be
//! read as is shown by `roster`.

use std::{
    collections::BTreeSet,
    fs,
    io::{Cursor, Read as _, Write as _},
    sync::OnceLock,
};

use caice::{
    contract::answers,
    engine,
    pack::Pack,
    roster::{Refusal, Roster, Settings, gb18030, read},
    value::Date,
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{
    Shown, fuzz, lowered,
    mutate::{self, Dice},
    root,
};

/// Far more than the rest of this program takes, and far less than a rectangle of all cells.
const MOST_KIB: u64 = 8 << 20;

fn rules() -> Result<&'static Pack, Box<dyn std::error::Error>> {
    static OURS: OnceLock<Result<Pack, String>> = OnceLock::new();
    let ours = OURS.get_or_init(|| lowered("policies").map(|lowered| lowered.pack).map_err(|why| why.to_string()));
    ours.as_ref().map_err(|why| why.as_str().into())
}

/// What most desks say.
fn said() -> Settings {
    Settings {
        id_consent: true,
        no_interruptions: true,
        default_status: Some("employed_contract".to_owned()),
        ..Settings::on(Date::new(2026, 11, 23).unwrap_or(Date::EPOCH))
    }
}

/// The files of a folder whose names end so.
fn files(folder: &str, ends: &[&str]) -> Result<Vec<Vec<u8>>, Box<dyn std::error::Error>> {
    let mut paths: Vec<_> = fs::read_dir(root().join(folder))?.collect::<Result<Vec<_>, _>>()?;
    paths.sort_by_key(|entry| entry.file_name());
    paths.retain(|entry| ends.iter().any(|end| entry.file_name().to_string_lossy().ends_with(end)));
    let files = paths.iter().map(|entry| fs::read(entry.path())).collect::<Result<Vec<_>, _>>()?;
    if files.is_empty() { Err(format!("no {ends:?} in {folder}").into()) } else { Ok(files) }
}

/// Lists that programs wrote, and those of the corpus.
fn seeds(target: &str, ends: &[&str]) -> Result<Vec<Vec<u8>>, Box<dyn std::error::Error>> {
    let mut seeds = files(&format!("tests/fuzz/corpus/{target}"), &[""])?;
    if !ends.is_empty() {
        seeds.extend(files("tests/roster/kept", ends)?);
    }
    Ok(seeds)
}

/// Reads a list; says whether it was read.
fn look(pack: &Pack, input: &[u8]) -> Result<bool, String> {
    match read(input, pack, &said(), gb18030) {
        Ok(roster) => {
            sound(pack, &roster)?;
            let again = read(input, pack, &said(), gb18030);
            if again.as_ref() == Ok(&roster) { Ok(true) } else { Err("read again it differs".to_owned()) }
        }
        Err(refusal) => in_words(refusal).map(|()| false),
    }
}

/// A refusal says what is wrong and what to do, in both languages.
fn in_words(refusal: Refusal) -> Result<(), String> {
    let (zh, en) = (refusal.zh(), refusal.en());
    let is_said = [refusal.slug(), zh.what, zh.cure, en.what, en.cure].iter().all(|words| !words.is_empty());
    if is_said { Ok(()) } else { Err(format!("{refusal:?} has no words")) }
}

/// What is read names places within the file, and every person can be assessed by what `caice assess` takes.
fn sound(pack: &Pack, roster: &Roster) -> Result<(), String> {
    let columns: BTreeSet<u32> = roster.headings.columns.iter().map(|column| column.at).collect();
    let rows: BTreeSet<u32> = roster.people.iter().map(|person| person.row).collect();
    for bad in &roster.bad {
        if !columns.contains(&bad.column) || !rows.contains(&bad.row) {
            return Err(format!("{bad:?} is nowhere"));
        }
    }
    if let Some(both) = roster.skipped.iter().find(|skipped| rows.contains(&skipped.row)) {
        return Err(format!("{both:?} is somebody's"));
    }
    let on = said().on;
    for person in roster.people.iter().take(20) {
        let given = person.answers(pack);
        let json = answers::to_json(pack, &given);
        let again = answers::read(pack, &json, on).map_err(|problems| format!("{json}: {problems:?}"))?;
        if again != given {
            return Err(format!("{json} reads back as something else"));
        }
        let _statuses = engine::statuses(&engine::Index::of(pack), pack, &given, on, on);
    }
    Ok(())
}

/// What this program has ever asked the system for, in KiB, where the system says so.
fn asked_for() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmPeak:")?.trim().strip_suffix("kB")?.trim().parse().ok())
}

/// Runs a target, and sees to it that no input made room for what is not there.
fn lists(target: &str, modest: u64, make: impl Fn(&mut Dice) -> Vec<u8> + Sync) -> Shown {
    let pack = rules()?;
    fuzz(target, modest, make, |input| look(pack, input))?;
    if let Some(kib) = asked_for() {
        assert!(kib < MOST_KIB, "{target}: {kib} KiB");
    }
    Ok(())
}

#[test]
fn texts_damaged_anywhere() -> Shown {
    let seeds = seeds("list-texts", &[])?;
    lists("list-texts", 800, |dice| {
        let one = dice.one_of(&seeds).cloned().unwrap_or_default();
        let other = dice.one_of(&seeds).cloned().unwrap_or_default();
        match String::from_utf8(one) {
            Ok(text) if dice.below(3) > 0 => mutate::text(dice, &text, &String::from_utf8_lossy(&other)).into_bytes(),
            Ok(text) => mutate::bytes(dice, text.as_bytes()),
            Err(bytes) => mutate::bytes(dice, bytes.as_bytes()),
        }
    })
}

const HEADINGS: [&str; 16] = [
    "姓名",
    "身份证号",
    "出生日期",
    "学历",
    "毕业时间",
    "合同起始日期",
    "合同结束日期",
    "合同期限",
    "参保起始年月",
    "技能等级",
    "发证日期",
    "月工资",
    "用工形式",
    "员工状态",
    "离职日期",
    "入职日期",
];

/// Pieces of cells.
const PIECES: [&str; 64] = [
    "2024",
    "2024.1",
    "2024-07-01",
    "二〇二四年七月",
    "二O二四",
    "45474",
    "99999999999999999999",
    "-1",
    "1e308",
    "0.1",
    "三年",
    "36",
    "个月",
    "年",
    "月",
    "日",
    "号",
    "半",
    "十",
    "一百",
    "固定期限",
    "无固定期限",
    "无",
    "-",
    "/",
    "本科",
    "硕士",
    "学历",
    "高级工",
    "三级",
    "331199200305170109",
    "33119919960101018X",
    "331199680801123",
    "3.31E+17",
    "劳动合同",
    "派遣",
    "返聘",
    "离职",
    "合计",
    "备注",
    "5,200",
    "¥",
    "万",
    "元/月",
    "#N/A",
    "\u{200b}",
    "\u{3000}",
    "\u{feff}",
    "'",
    "\"",
    ",",
    "(",
    "）",
    "至",
    "~",
    "O",
    "😀",
    "．",
    "：",
    "T08:30",
    "\t",
    "\n",
    "ﬁ",
    "㎡",
];

#[test]
fn cells_of_any_pieces() -> Shown {
    let pack = rules()?;
    let seeds = seeds("list-cells", &[])?;
    // A cell is put under every heading, once alone and once beside itself everywhere.
    let make = |dice: &mut Dice| {
        let made: String = (0..dice.below(4)).filter_map(|_| dice.one_of(&PIECES).copied()).collect();
        let seed = dice.one_of(&seeds).cloned().unwrap_or_default();
        match dice.below(3) {
            0 => mutate::text(dice, &String::from_utf8_lossy(&seed), &made).into_bytes(),
            1 => [seed.as_slice(), made.as_bytes()].concat(),
            _ => made.into_bytes(),
        }
    };
    fuzz("list-cells", 500, make, |input| {
        let text = String::from_utf8_lossy(input).replace('\0', "");
        let cell = format!("\"{}\"", text.replace('"', "\"\""));
        let mut list = HEADINGS.join(",") + "\n" + &vec![cell.as_str(); HEADINGS.len()].join(",");
        for at in 0..HEADINGS.len() {
            list += &format!("\n甲{}{cell}", ",".repeat(at.max(1)));
        }
        let read = look(pack, list.as_bytes())?;
        if read { Ok(true) } else { Err("a list of which only cells are odd is refused".to_owned()) }
    })
}

#[test]
fn archives_damaged_anywhere() -> Shown {
    let seeds = seeds("list-archives", &[".xlsx"])?;
    lists("list-archives", 800, |dice| {
        let one = dice.one_of(&seeds).cloned().unwrap_or_default();
        if dice.below(8) == 0 { one } else { mutate::bytes(dice, &one) }
    })
}

/// Names and contents.
type Parts = Vec<(String, Vec<u8>)>;

/// The parts of an archive.
fn parts(bytes: &[u8]) -> Result<Parts, Box<dyn std::error::Error>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at)?;
        let (name, mut content) = (part.name()?.into_owned(), Vec::new());
        part.read_to_end(&mut content)?;
        parts.push((name, content));
    }
    Ok(parts)
}

fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let written = zip.start_file(name, SimpleFileOptions::default()).map(|()| zip.write_all(content));
        if !matches!(written, Ok(Ok(()))) {
            return Vec::new();
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

#[test]
fn parts_damaged_anywhere() -> Shown {
    let seeds = seeds("list-parts", &[".xlsx"])?;
    // What once broke the reader may be no archive.
    let books: Vec<_> = seeds.iter().filter_map(|seed| parts(seed).ok()).collect();
    lists("list-parts", 800, |dice| {
        let mut book = dice.one_of(&books).cloned().unwrap_or_default();
        let other = dice.one_of(&books).and_then(|book| dice.one_of(book)).map(|(_, part)| part.clone());
        // Pictures and themes are not looked at.
        let read: Vec<usize> =
            (0..).zip(&book).filter(|(_, (name, _))| !name.contains("theme")).map(|(at, _)| at).collect();
        let at = dice.one_of(&read).copied().unwrap_or_default();
        if let Some((_, part)) = book.get_mut(at) {
            // Attributes and texts stand in one long line: as lines, they change places.
            let lines = |part: &[u8]| String::from_utf8_lossy(part).replace("><", ">\n<");
            let other = other.map(|other| lines(&other)).unwrap_or_default();
            *part = mutate::text(dice, &lines(part), &other).into_bytes();
        }
        zipped(&book)
    })
}

/// The records of an .xls.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes))?;
    let name = if file.is_stream("/Workbook") { "/Workbook" } else { "/Book" };
    let mut records = Vec::new();
    file.open_stream(name)?.read_to_end(&mut records)?;
    Ok(records)
}

fn compound(records: &[u8]) -> Vec<u8> {
    let made = || -> std::io::Result<Vec<u8>> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new()))?;
        file.create_stream("/Workbook")?.write_all(records)?;
        file.flush()?;
        Ok(file.into_inner().into_inner())
    };
    made().unwrap_or_default()
}

/// Records with one of them damaged, longer, shorter, gone, twice or elsewhere; where the sheets begin is no longer told rightly,
/// unless what changed stands behind it.
fn damaged(dice: &mut Dice, records: &[u8]) -> Vec<u8> {
    let mut all: Vec<&[u8]> = Vec::new();
    let mut rest = records;
    while let Some(head) = rest.first_chunk::<4>() {
        let length = 4 + usize::from(u16::from_le_bytes([head[2], head[3]]));
        let Some((record, after)) = rest.split_at_checked(length) else { break };
        all.push(record);
        rest = after;
    }
    let at = dice.below(all.len());
    let one = all.get(at).copied().unwrap_or_default().to_vec();
    let (head, body) = one.split_at_checked(4).unwrap_or_default();
    let longer;
    match dice.below(5) {
        0 => drop(all.remove(at)),
        1 => all.insert(dice.below(all.len()), &one),
        2 => {
            // With a length that is true again.
            let body = mutate::bytes(dice, body);
            let length = u16::try_from(body.len()).unwrap_or(u16::MAX).to_le_bytes();
            longer = [head.get(..2).unwrap_or_default(), &length, &body].concat();
            all[at] = &longer;
        }
        _ => {
            // As long as before, so that everything else stays where it is.
            let mut body = body.to_vec();
            for _ in 0..=dice.below(3) {
                let value = u8::try_from(dice.below(256)).unwrap_or_default();
                let place = dice.below(body.len());
                if let Some(byte) = body.get_mut(place) {
                    *byte = *dice.one_of(&[0, 1, 0x7f, 0xff, value, value]).unwrap_or(&value);
                }
            }
            longer = [head, &body].concat();
            all[at] = &longer;
        }
    }
    all.concat()
}

#[test]
fn old_workbooks_damaged_anywhere() -> Shown {
    let seeds = seeds("list-xls", &[".xls"])?;
    let streams: Vec<_> = seeds.iter().filter_map(|seed| stream(seed).ok()).collect();
    lists("list-xls", 1200, |dice| {
        let file = dice.one_of(&seeds).cloned().unwrap_or_default();
        let records = dice.one_of(&streams).cloned().unwrap_or_default();
        match dice.below(8) {
            0 => file,
            1 | 2 => mutate::bytes(dice, &file),
            // Loops and lengths are in the first sectors and the last.
            3 => {
                let mut file = file;
                for _ in 0..=dice.below(4) {
                    let word = dice.below(file.len() / 4).saturating_mul(4);
                    let word = if dice.below(2) == 0 { word % 512 } else { word };
                    let value = u32::try_from(dice.below(40)).unwrap_or_default();
                    let value = *dice.one_of(&[value, u32::MAX, u32::MAX - 1, u32::MAX - 2, 0, 1 << 31]).unwrap_or(&0);
                    let end = file.len().min(word + 4);
                    file.splice(word.min(end)..end, value.to_le_bytes());
                }
                file
            }
            4 => compound(&mutate::bytes(dice, &records)),
            _ => compound(&damaged(dice, &records)),
        }
    })
}

#[test]
fn what_rests_on_these_checks_can_itself_fail() -> Shown {
    let pack = rules()?;
    let text = files("tests/fuzz/corpus/list-texts", &[".csv"])?.into_iter().next().unwrap_or_default();
    let mut roster = read(&text, pack, &said(), gb18030).map_err(Refusal::slug)?;
    sound(pack, &roster)?;
    roster.bad.push(caice::roster::Bad { row: 99, column: 0, code: caice::roster::BadCell::NotADate, used: false });
    assert!(sound(pack, &roster).is_err());
    Ok(())
}
