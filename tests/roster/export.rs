//! What is written about a list holds what came out of it: every claim once with its days and amounts, everybody's statuses in the
//! page's words, what is missing, what could not be read, and what the result rests on.
//!
//! Workbooks are read back with calamine, which shares no code with what wrote them; what is expected is put together here from the
//! batch. How odd texts survive is in `export_texts`, the command in `export_command`.

use std::{io::Cursor, path::Path, sync::OnceLock};

use caice::{
    author::{
        lower::{self, Lowered},
        read as folder,
    },
    engine::{FactRef, Status, WindowState},
    interview::text,
    pack::ShortText,
    roster::{
        Batch, Choice, Claim, OfFirm, Role, Roster, Settings, gb18030, letters, read,
        say::Language,
        write::{About, Book, book, csv, xlsx},
    },
    value::{Date, Fen, FenRange},
};
use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};

use crate::{Shown, make, on, said};

/// Our own rules with their texts.
pub fn ours() -> Result<&'static Lowered, &'static str> {
    static OURS: OnceLock<Option<Lowered>> = OnceLock::new();
    let lowered = || lower::lower(folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies"))).1;
    OURS.get_or_init(lowered).as_ref().ok_or("our rules do not lower")
}

pub fn texts(language: Language) -> Result<&'static ShortText, &'static str> {
    let texts = ours()?.texts.iter().find(|texts| texts.language == language.code());
    texts.map(|texts| &texts.short).ok_or("a language has no texts")
}

/// The page's language, whose words statuses have.
fn on_the_page(language: Language) -> text::Language {
    match language {
        Language::Zh => text::Language::Zh,
        Language::En => text::Language::En,
    }
}

/// A list with something of everything: what may fit, what waits for answers, bad cells and rows that are nobody's.
pub fn rich() -> String {
    let mut list = "姓名,身份证号,学历,毕业时间,合同起始日期,合同期限（月）,参保起始年月,技能等级,发证日期,月工资（元）,手机号,最高学历\n".to_owned();
    list += "甲,33119919960101018X,本科,2025-07-01,2025-08-01,36,2025-08,,,5200,1,大专\n";
    list += ",,大专,2026-06-30,2026-07-15,24,2026-07,高级工,2026-05-18,6800.5,2,本科\n";
    list += "\n";
    list += "丙,331199199601010181,自学成才,2024.13,2016-08-01,无固定期限,2016-08,高级工,2026-05-18,面议,3,\n";
    list += "丁,,,,,,,,,,4,\n";
    list += "合计,,,,,,,,,,,\n";
    list
}

/// What came out of a list.
pub struct Out {
    pub settings: Settings,
    pub roster: Roster,
    pub batch: Batch,
}

pub fn out(list: &str, settings: Settings) -> Result<Out, Box<dyn std::error::Error>> {
    let pack = &ours()?.pack;
    let roster = read(list.as_bytes(), pack, &settings, gb18030).map_err(|refusal| refusal.slug())?;
    let batch = Batch::of(pack, &roster, settings.on);
    Ok(Out { settings, roster, batch })
}

pub fn of(out: &Out, language: Language) -> Result<Book, &'static str> {
    let Out { settings, roster, batch } = out;
    let (pack, texts) = (&ours()?.pack, Some(texts(language)?));
    let firm = OfFirm::of(pack, roster, settings);
    Ok(book(&About { pack, texts, language, settings, roster, batch, firm: firm.as_ref(), file: "花名册.csv" }))
}

/// Sheets by name, each with its rows.
type Sheets = Vec<(String, Vec<Vec<Data>>)>;

/// What another reader finds in a workbook.
pub fn sheets(bytes: Vec<u8>) -> Result<Sheets, Box<dyn std::error::Error>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes))?;
    let sheets = book.worksheets().into_iter();
    Ok(sheets.map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect())
}

/// A cell as text, with an amount to the fen and a day as people write it.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => format!("{number:.2}"),
        Data::DateTime(day) => {
            // Days of a workbook are counted from 30 December 1899.
            let days = format!("{:.0}", day.as_f64()).parse::<i64>().unwrap_or_default() - 25_569;
            Date::from_unix_days(days).map_or_else(|_| "no day".to_owned(), |day| day.to_string())
        }
        other => format!("{other:?}"),
    }
}

pub fn told(rows: &[Vec<Data>]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(shown).collect()).collect()
}

fn fen(amount: Fen) -> String {
    format!("{}.{:02}", amount.0 / 100, amount.0 % 100)
}

/// What facts are called, each once.
fn names(texts: &ShortText, facts: &[FactRef]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for fact in facts {
        let text = &texts.facts[fact.fact.index()];
        let name = match fact.field {
            Some(field) => format!("{}·{}", text.label, text.fields[field.index()].label),
            None => text.label.clone(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What stands beside a claim's amounts.
fn remarks(claim: &Claim, language: Language) -> String {
    let zh = language == Language::Zh;
    let said = |zh_words: String, en_words: String| if zh { zh_words } else { en_words };
    let old = claim.unverified.then(|| {
        said(
            "金额是以前的标准，今年以窗口答复为准".to_owned(),
            "the amount is an earlier standard; ask the office for this year's".to_owned(),
        )
    });
    let over = claim.contract_over.then(|| {
        said(
            "名单上的合同已到期；续签了的，先改表再算".to_owned(),
            "the contract on the list is over; if it was renewed, correct the list first".to_owned(),
        )
    });
    let office = (claim.office > 0).then(|| {
        said(
            format!("另有{}项由主管部门核定", claim.office),
            format!("conditions that only the office can judge: {}", claim.office),
        )
    });
    let assumed = (claim.assumed > 0).then(|| {
        said(
            format!("没有说的按成立推定了{}项", claim.assumed),
            format!("conditions taken as met unless somebody says otherwise: {}", claim.assumed),
        )
    });
    [old, over, office, assumed].into_iter().flatten().collect::<Vec<_>>().join(if zh { "；" } else { "; " })
}

/// A row for each claim, as it must stand: policy, name, row, status, days, days to apply, amounts, what is missing.
fn expected(out: &Out, language: Language) -> Result<Vec<Vec<String>>, Box<dyn std::error::Error>> {
    let (texts, page) = (texts(language)?, on_the_page(language).text());
    let mut rows = Vec::new();
    for list in &out.batch.policies {
        let title = &texts.policies.get(list.policy.index()).ok_or("a policy without a title")?.title;
        for claim in &list.claims {
            let person = out.roster.people.get(claim.person).ok_or("nobody's claim")?;
            let nameless = if language == Language::Zh { "（没有姓名）" } else { "(no name)" };
            let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            rows.push(vec![
                title.clone(),
                person.name.clone().unwrap_or_else(|| nameless.to_owned()),
                format!("{}.00", person.row),
                match (claim.status, claim.window) {
                    // That it is over for now is as much as the page says.
                    (Status::Met, WindowState::Closed) => page.tag_met_late.to_owned(),
                    (status, _) => (page.tag)(status).to_owned(),
                },
                day(claim.from),
                day(claim.until),
                day(claim.applies.0),
                day(claim.applies.1),
                claim.cash.map(|cash| fen(cash.min)).unwrap_or_default(),
                claim.cash.map(|cash| fen(cash.max)).unwrap_or_default(),
                names(texts, &claim.needs).join(if language == Language::Zh { "、" } else { ", " }),
                remarks(claim, language),
            ]);
        }
    }
    Ok(rows)
}

/// More claims, of every kind: a list knows too little of people for most of them.
fn enrich(out: &mut Out) -> Result<(), &'static str> {
    let amounts = [(0, 123_456), (100_000, 100_000), (1, 99), (300_000_000, 300_000_005)];
    let statuses = [Status::Met, Status::MetLater, Status::GateFirst, Status::Competitive];
    let mut kinds = amounts.into_iter().zip(statuses).cycle();
    for (at, list) in out.batch.policies.iter_mut().enumerate().filter(|(at, _)| at % 4 == 0) {
        let ((min, max), status) = kinds.next().ok_or("no kind")?;
        let day = |months: i64| Some(on().add_months(months));
        let (from, until) = if at % 8 == 0 { (day(1), day(30)) } else { (None, day(2)) };
        // One open, one over for now, one whose days are not known.
        let windows = [WindowState::Open, WindowState::Closed, WindowState::Unknown];
        let window = windows.get(at / 4 % 3).copied().unwrap_or(WindowState::None);
        let applies = if window == WindowState::Unknown { (None, None) } else { (day(-1), day(3)) };
        let cash = Some(FenRange { min: Fen(min), max: Fen(max) });
        let needs = list.missing.iter().map(|(fact, _)| *fact).chain(list.missing.iter().map(|(fact, _)| *fact));
        list.claims.push(Claim {
            person: at % 4,
            status,
            window,
            applies,
            unverified: at % 8 == 0,
            contract_over: at % 8 != 0,
            office: 2,
            assumed: 0,
            from,
            until,
            cash,
            needs: needs.collect(),
        });
    }
    Ok(())
}

#[test]
fn every_claim_stands_once_with_its_days_and_amounts() -> Shown {
    let mut out = out(&rich(), said())?;
    enrich(&mut out)?;
    for language in Language::ALL {
        let expected = expected(&out, language)?;
        assert!(expected.len() > 10, "{expected:?}");
        let has = |at: usize| expected.iter().any(|row| !row[at].is_empty());
        assert!((4..12).all(has), "{expected:?}");
        let book = of(&out, language)?;
        let sheets = sheets(xlsx(&book)?)?;
        let (_, rows) = sheets.first().ok_or("no sheet")?;
        let found: Vec<Vec<String>> = told(rows).into_iter().skip(1).map(|row| row[..12].to_vec()).collect();
        assert_eq!(found, expected, "{language:?}");
        // The same as text, with everything the workbook says elsewhere behind it.
        let bytes = csv(&book);
        let text = String::from_utf8(bytes)?;
        let text = text.strip_prefix('\u{feff}').ok_or("no mark")?;
        assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let width = reader.headers()?.len();
        let rows: Vec<::csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
        let found: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                let cells = row.iter().take(12).enumerate();
                cells.map(|(at, cell)| if at == 2 { format!("{cell}.00") } else { cell.to_owned() }).collect()
            })
            .collect();
        assert_eq!(found, expected, "{language:?}");
        for row in &rows {
            assert_eq!(row.len(), width);
            let behind: Vec<&str> = row.iter().skip(12).collect();
            for wanted in ["2026-11-23", &ours()?.pack.version, &ours()?.pack.fingerprint, disclaimer(language)] {
                assert!(behind.contains(&wanted), "{wanted} is not in {behind:?}");
            }
        }
    }
    Ok(())
}

fn disclaimer(language: Language) -> &'static str {
    match language {
        Language::Zh => "自测参考，以主管部门审核为准",
        Language::En => "A self-assessment for reference; the authority decides",
    }
}

#[test]
fn everybody_stands_in_the_matrix_with_a_word_for_every_policy_of_people() -> Shown {
    let out = out(&rich(), said())?;
    for language in Language::ALL {
        let (texts, page) = (texts(language)?, on_the_page(language).text());
        let sheets = sheets(xlsx(&of(&out, language)?)?)?;
        let rows = told(&sheets.get(1).ok_or("no second sheet")?.1);
        let titles: Vec<&String> = out
            .batch
            .policies
            .iter()
            .filter_map(|list| texts.policies.get(list.policy.index()))
            .map(|policy| &policy.title)
            .collect();
        assert_eq!(rows[0].iter().skip(2).collect::<Vec<_>>(), titles);
        assert_eq!(rows.len(), out.roster.people.len() + 1);
        for ((row, person), statuses) in rows.iter().skip(1).zip(&out.roster.people).zip(&out.batch.statuses) {
            assert_eq!(row[1], format!("{}.00", person.row));
            for (cell, list) in row.iter().skip(2).zip(&out.batch.policies) {
                let status = statuses.iter().find(|(policy, _)| *policy == list.policy).ok_or("no status")?.1;
                assert_eq!(cell, (page.tag)(status));
            }
        }
        // Of 丁 nothing is known but the employment: most of it waits, and nothing is silently a no.
        let open = (page.tag)(Status::NeedsAnswer);
        let last = rows.last().ok_or("no rows")?;
        assert_eq!(last[0], "丁");
        assert!(last.iter().filter(|cell| *cell == open).count() > 5, "{last:?}");
    }
    Ok(())
}

#[test]
fn statuses_and_the_demonstration_are_called_what_the_page_calls_them() {
    let all = [
        Status::Met,
        Status::MetLater,
        Status::GateFirst,
        Status::NeedsAnswer,
        Status::Competitive,
        Status::Unconfirmed,
        Status::Ended,
        Status::Withdrawn,
        Status::NotMet,
    ];
    for language in Language::ALL {
        let (say, page) = (language.say(), on_the_page(language));
        for status in all {
            assert_eq!((say.status)(status), (page.text().tag)(status));
        }
        assert_eq!(say.about.demo.1, text::demo::demo(page));
    }
}

#[test]
fn what_is_missing_is_counted_by_policy_and_by_column() -> Shown {
    let mut out = out(&rich(), said())?;
    // What a column could settle by itself is rare in a list; the numbers are to be told apart.
    let fact = out.batch.policies.iter().find_map(|list| list.missing.first()).ok_or("nothing is missing")?.0;
    out.batch.gains.push(caice::roster::Gain { fact, outcomes: 7, people: 5, policies: 3 });
    let sheets = sheets(xlsx(&of(&out, Language::Zh)?)?)?;
    let rows = told(&sheets.get(3).ok_or("no fourth sheet")?.1);
    let (gains, missing): (Vec<_>, Vec<_>) = rows.iter().skip(1).partition(|row| row[0] == "全部政策");
    let number = |n: u32| format!("{n}.00");
    let expected: Vec<[String; 3]> =
        out.batch.gains.iter().map(|gain| [gain.outcomes, gain.people, gain.policies].map(number)).collect();
    assert!(!expected.is_empty());
    assert_eq!(gains.iter().map(|row| row[3..].to_vec()).collect::<Vec<_>>(), expected);
    let texts = texts(Language::Zh)?;
    let lists = out.batch.policies.iter().flat_map(|list| list.missing.iter().map(move |missing| (list, missing)));
    let expected: Vec<(&str, String)> = lists
        .filter_map(|(list, (_, n))| Some((texts.policies.get(list.policy.index())?.title.as_str(), number(*n))))
        .collect();
    assert!(expected.len() > 5);
    assert_eq!(missing.iter().map(|row| (row[0].as_str(), row[2].clone())).collect::<Vec<_>>(), expected);
    assert!(rows.iter().all(|row| !row[1].is_empty()), "every fact has a name");
    Ok(())
}

#[test]
fn bad_cells_and_rows_that_are_nobody_s_are_named_with_the_cure() -> Shown {
    let out = out(&rich(), said())?;
    let sheets = sheets(xlsx(&of(&out, Language::Zh)?)?)?;
    let rows = told(&sheets.get(4).ok_or("no fifth sheet")?.1);
    assert!(!out.roster.bad.is_empty() && !out.roster.skipped.is_empty(), "{:?}", out.roster);
    assert_eq!(rows.len(), 1 + out.roster.bad.len() + out.roster.skipped.len());
    for (row, bad) in rows.iter().skip(1).zip(&out.roster.bad) {
        let place = format!("{}{}", letters(bad.column), bad.row);
        assert_eq!(
            (row[1].as_str(), row[3].as_str(), row[4].as_str()),
            (place.as_str(), bad.code.zh().what, bad.code.zh().cure)
        );
    }
    let behind = rows.iter().skip(1 + out.roster.bad.len());
    for (row, skipped) in behind.zip(&out.roster.skipped) {
        assert_eq!((row[0].as_str(), row[3].as_str()), (format!("{}.00", skipped.row).as_str(), skipped.why.zh().what));
    }
    // Of what stands in a bad cell nothing is repeated.
    let all: String = sheets.iter().flat_map(|(_, rows)| told(rows)).flatten().collect();
    assert!(!all.contains("331199") && !all.contains("面议"), "{all}");
    Ok(())
}

/// What the last sheet says: items and what they say.
fn last_sheet(out: &Out, language: Language) -> Result<Vec<(String, String)>, Box<dyn std::error::Error>> {
    let mut sheets = sheets(xlsx(&of(out, language)?)?)?;
    // Behind it is only the one for programs.
    let at = sheets.iter().position(|(name, _)| *name == language.say().sheets.about).ok_or("no sheet")?;
    let (_, rows) = sheets.swap_remove(at);
    Ok(told(&rows).into_iter().map(|row| (row[0].clone(), row[1].clone())).collect())
}

#[test]
fn the_last_sheet_says_what_the_result_rests_on() -> Shown {
    let settings = Settings {
        values: vec![Choice { role: Role::Education, value: "夜大".into(), option: Some("senior_secondary".into()) }],
        columns: vec![(10, None)],
        ..said()
    };
    let out = out(&rich(), settings)?;
    let pack = &ours()?.pack;
    let lines = last_sheet(&out, Language::Zh)?;
    let has = |item: &str, told: &str| {
        assert!(
            lines.iter().any(|(at, says)| at == item && says.contains(told)),
            "{item}: {told} is not in {lines:#?}"
        );
    };
    has("隐藏的工作表 caice", "下次比较用");
    has("声明", "自测参考，以主管部门审核为准");
    has("演示版", "不是政府网站");
    has("按哪天测算", "2026-11-23");
    has("规则版本", &pack.version);
    has("规则核对至", &pack.checked.to_string());
    has("规则指纹", &pack.fingerprint);
    has("读的文件", "花名册.csv");
    has("读的工作表", "文本表格");
    has("表头在第几行", "1");
    has("读出几人", "4");
    has("认出的列 B", "身份证号（表头：身份证号）；只用来取出生日期");
    has("没有读的列 K", "手机号");
    has("没有读的列 L", "最高学历（和前面的「学历」重复）");
    has("对所有人按单位说明", "参保没有中断过");
    has("单位没有说明", "不拿入职日期代替");
    has("学历的写法", "「夜大」按「");
    has("学历的写法", "「自学成才」（1行）没有说明是什么意思，按不清楚算");
    let open: u32 = out.batch.policies.iter().map(|list| list.open).sum();
    assert!(open > 0);
    has("没有列出的", &format!("另有 {open} 项次还差回答"));
    // What nobody said is not taken for granted, and said so.
    let nothing_said = self::out(&rich(), Settings::on(on()))?;
    let lines = last_sheet(&nothing_said, Language::Zh)?;
    let says = |part: &str| lines.iter().any(|(_, says)| says.contains(part));
    assert!(
        says("没有同意读取，这一列没有读") && says("用工身份按不清楚算") && says("只按最多参保几个月算"),
        "{lines:#?}"
    );
    assert!(!lines.iter().any(|(item, _)| item == "对所有人按单位说明" || item == "规则较旧"), "{lines:#?}");
    // Rules that nobody has looked at for long are said to be old.
    let late = pack.checked.unix_days() + i64::from(pack.stale_after) + 1;
    let late = self::out(
        &rich(),
        Settings { on: Date::from_unix_days(late).map_err(|error| format!("{error:?}"))?, ..said() },
    )?;
    let lines = last_sheet(&late, Language::Zh)?;
    assert!(lines.iter().any(|(item, says)| item == "规则较旧" && says.contains(&(pack.stale_after + 1).to_string())));
    Ok(())
}

#[test]
fn in_english_nothing_is_chinese_but_what_the_list_says() -> Shown {
    let list = "Name,Education,Graduation date\nAnn,bachelor,2025-07-01\nBob,self-taught,2024.13\n\n";
    let out = out(list, said())?;
    let Out { settings, roster, batch } = &out;
    let (pack, language) = (&ours()?.pack, Language::En);
    let (texts, firm) = (Some(texts(language)?), OfFirm::of(pack, roster, settings));
    let book = book(&About { pack, texts, language, settings, roster, batch, firm: firm.as_ref(), file: "staff.csv" });
    let mut n_texts = 0;
    for (name, rows) in sheets(xlsx(&book)?)? {
        for text in told(&rows).into_iter().flatten().chain([name]) {
            n_texts += 1;
            // Cures of headings and units quote what stands in Chinese lists.
            let chinese = text.chars().any(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'));
            assert!(!chinese, "{text}");
        }
    }
    assert!(n_texts > 100, "only {n_texts} texts");
    Ok(())
}

#[test]
fn our_own_reader_finds_the_same_people_in_what_was_written() -> Shown {
    let out = out(&rich(), said())?;
    let mut book = of(&out, Language::Zh)?;
    // By its other sheets it would be known for what it is.
    book.sheets.truncate(1);
    let mut names: Vec<String> = Vec::new();
    for claim in out.batch.policies.iter().flat_map(|list| &list.claims) {
        let name = out.roster.people.get(claim.person).and_then(|person| person.name.clone());
        names.push(name.unwrap_or_else(|| "(没有姓名)".to_owned()));
    }
    let settings = Settings { header_rows: Some((1, 1)), columns: vec![(1, Some(Role::Name))], ..Settings::on(on()) };
    let again = read(&xlsx(&book)?, &ours()?.pack, &settings, gb18030).map_err(|refusal| refusal.slug())?;
    let found: Vec<String> = again.people.into_iter().filter_map(|person| person.name).collect();
    assert_eq!(found, names);
    Ok(())
}

#[test]
fn a_list_for_which_nothing_may_fit_still_says_what_it_is() -> Shown {
    let out = out("姓名,用工形式\n甲,实习\n", Settings::on(on()))?;
    let n: usize = out.batch.policies.iter().map(|list| list.claims.len()).sum();
    assert_eq!(n, 0);
    let text = String::from_utf8(csv(&of(&out, Language::Zh)?))?;
    assert_eq!(text.lines().count(), 2);
    assert!(text.contains("（没有可列的结果）") && text.contains("没列出不等于不满足"), "{text}");
    assert!(text.contains(disclaimer(Language::Zh)));
    Ok(())
}

#[test]
fn a_workbook_of_several_sheets_names_those_that_were_not_read() -> Shown {
    let bytes = make::Book::of(make::plain())
        .and(make::Sheet::of("旧").state("hidden"))
        .and(make::Sheet::of("备用").texts(&["姓名"]))
        .bytes();
    let pack = &ours()?.pack;
    let settings = said();
    let roster = read(&bytes, pack, &settings, gb18030).map_err(|refusal| refusal.slug())?;
    let batch = Batch::of(pack, &roster, settings.on);
    let lines = last_sheet(&Out { settings, roster, batch }, Language::Zh)?;
    for (item, says) in [("读的工作表", "花名册"), ("没有读的工作表", "备用"), ("没有读的隐藏工作表", "旧")]
    {
        assert!(lines.contains(&(item.to_owned(), says.to_owned())), "{item} is not in {lines:#?}");
    }
    Ok(())
}
