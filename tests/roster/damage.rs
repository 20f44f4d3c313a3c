//! Damaged and made-up inputs: whatever comes in, nothing panics, nothing takes long, and what is read can be assessed.
//!
//! Seeded as in `fuzz`, whose dice it shares: a case is run again by its number. `CAICE_CASES` asks for more.

#[path = "../fuzz/mutate.rs"]
mod mutate;

use std::time::{Duration, Instant};

use caice::{
    contract::answers,
    engine,
    roster::{Refusal, Roster, Settings},
};
use mutate::Dice;

use crate::{
    Shown, list,
    make::{Book, PLAIN, Sheet, plain, raw, text, zipped},
    on, pack,
};

/// Far more than any input takes on a busy machine.
const LONG: Duration = Duration::from_secs(20);

fn cases(modest: u64) -> u64 {
    std::env::var("CAICE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(modest)
}

/// Reads one input; says whether it was read.
fn look(case: u64, input: &[u8]) -> Result<bool, Box<dyn std::error::Error>> {
    let start = Instant::now();
    let read = list(input);
    assert!(start.elapsed() < LONG, "case {case} takes {:?}", start.elapsed());
    match read {
        Ok(roster) => sound(&roster).map(|()| true).map_err(|problem| format!("case {case}: {problem}").into()),
        Err(_) => Ok(false),
    }
}

/// What is read names places within the file, and every person can be assessed by what `caice assess` takes.
fn sound(roster: &Roster) -> Result<(), String> {
    let columns = &roster.headings.columns;
    for bad in &roster.bad {
        if !columns.iter().any(|column| column.at == bad.column)
            || !roster.people.iter().any(|person| person.row == bad.row)
        {
            return Err(format!("{bad:?} is nowhere"));
        }
    }
    for person in roster.people.iter().take(20) {
        let given = person.answers(pack());
        let json = answers::to_json(pack(), &given);
        let again = answers::read(pack(), &json, on()).map_err(|problems| format!("{json}: {problems:?}"))?;
        if again != given {
            return Err(format!("{json} reads back as something else"));
        }
        let _statuses = engine::statuses(&engine::Index::of(pack()), pack(), &given, on(), on());
    }
    Ok(())
}

/// Runs as many cases as asked for; a few of them at least must be read, or only the first line of a reader is shown.
fn fuzz(modest: u64, make: impl Fn(&mut Dice) -> Vec<u8>) -> Shown {
    let n_cases = cases(modest);
    let mut n_read = 0;
    for case in 0..n_cases {
        n_read += u64::from(look(case, &make(&mut Dice::of(case)))?);
    }
    assert!(n_read > n_cases / 200, "only {n_read} of {n_cases} inputs were read");
    Ok(())
}

/// Pieces of cells.
const PIECES: [&str; 44] = [
    "2024",
    "2024.1",
    "2024-07-01",
    "二〇二四年七月",
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
    "无固定期限",
    "无",
    "-",
    "/",
    "本科",
    "硕士",
    "高级工",
    "三级",
    "331199200305170109",
    "33119919960101018X",
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
    "#N/A",
    "\u{200b}",
    "\u{3000}",
    "'",
    "(",
    "）",
    "至",
    "O",
    "😀",
];

/// A cell of a few pieces.
fn made_up(dice: &mut Dice) -> String {
    (0..dice.below(4)).filter_map(|_| dice.one_of(&PIECES).copied()).collect()
}

const HEADINGS: [&str; 14] = [
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
    "入职日期",
];

#[test]
fn cells_of_any_pieces_are_read_or_named() -> Shown {
    fuzz(600, |dice| {
        let rows = (0..5).map(|_| HEADINGS.map(|_| made_up(dice)).join(","));
        [HEADINGS.join(",")].into_iter().chain(rows).collect::<Vec<_>>().join("\n").into_bytes()
    })
}

#[test]
fn texts_damaged_anywhere() -> Shown {
    let table = format!("{}\n林一禾,本科,2025-06-30,36,5200\n周二木,大专,2021-06,24,\"6,800\"\n", PLAIN.join(","));
    let (gbk, _, _) = encoding_rs::GBK.encode(&table);
    fuzz(600, |dice| match dice.below(3) {
        0 => mutate::bytes(dice, &gbk),
        1 => mutate::bytes(dice, table.as_bytes()),
        _ => mutate::text(dice, &table, &table).into_bytes(),
    })
}

/// A workbook with something of everything.
fn rich() -> Book {
    let sheet = Sheet::of("一")
        .texts(&["花名册"])
        .texts(&["姓名", "学历", "毕业时间", "月工资", "备注"])
        .texts(&["一车间"])
        .row(&[
            text("甲"),
            raw(r#" t="s"><v>0</v>"#),
            raw(r#" s="1"><v>45838</v>"#),
            raw("><f>1+1</f><v>5200</v>"),
            raw(r#" t="b"><v>1</v>"#),
        ])
        .row(&[
            text("乙"),
            raw(r#" t="str"><f>A1</f><v>大专</v>"#),
            raw(r#" t="d"><v>2021-06-20</v>"#),
            raw(r#" t="e"><v>#N/A</v>"#),
        ])
        .merge("A1:E1")
        .merge("A3:E3")
        .merge("C4:C5");
    Book::of(sheet).and(Sheet::of("二").state("hidden").texts(&["姓名"])).strings(&["<r><t>本</t></r><r><t>科</t></r>"])
}

#[test]
fn archives_damaged_anywhere() -> Shown {
    let good = rich().bytes();
    fuzz(600, |dice| if dice.below(4) == 0 { good.clone() } else { mutate::bytes(dice, &good) })
}

#[test]
fn parts_damaged_anywhere() -> Shown {
    let parts = rich().parts();
    fuzz(600, |dice| {
        let mut damaged = parts.clone();
        let at = dice.below(damaged.len());
        let other = dice.one_of(&parts).map(|(_, text)| text.clone()).unwrap_or_default();
        if let Some((_, text)) = damaged.get_mut(at) {
            *text = mutate::text(dice, text, &other);
        }
        zipped(&damaged)
    })
}

#[test]
fn what_rests_on_these_checks_can_itself_fail() -> Shown {
    let mut roster = list(&Book::of(plain()).bytes()).map_err(Refusal::slug)?;
    sound(&roster)?;
    roster.bad.push(caice::roster::Bad { row: 99, column: 0, code: caice::roster::BadCell::NotADate, used: false });
    assert!(sound(&roster).is_err());
    assert!(Settings::on(on()).default_status.is_none());
    Ok(())
}
