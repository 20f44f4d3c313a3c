//! Shows that the office's clerk says of a list what the rules say of its rows, in the phone's words: what was understood, what to
//! confirm, who has a claim, what is missing; and that no message has anything of an identity number or of a column nobody reads.
//!
//! Reading files is shown by `roster`, the page in browsers by the journeys.
#![cfg(all(feature = "author", feature = "roster"))]

mod firm;

use std::{collections::BTreeMap, error::Error, fs, path::Path, process::Command, sync::OnceLock};

use caice::{
    author::{lower, read as folder},
    desk::{
        clerk::{Clerk, STEP},
        message::{Ask, Compared, Kind, Listed, Said, Standing, Told, Understood, Wrong, decode, encode},
    },
    engine::Status,
    interview::text::Language,
    pack::{self, Pack},
    roster::{Batch, Settings, gb18030, read},
    value::Date,
};

type Shown = Result<(), Box<dyn Error>>;

const PHONE: &str = "https://caice.example/";

/// A list with all sorts of things wrong, and with what nobody may see again.
const LIST: &str = "\
姓名,学历,毕业时间,合同开始,合同期限,身份证号,手机号码,用工形式\n\
甲,本科,2026-06,2026-07-01,36个月,331199200301010017,13900000001,劳动合同\n\
乙,自学成才,2024-06,2026-07-01,三年,331199199901010038,13900000002,\n\
丙,自学成才,24.7,2026-07-01,三年,331199199901010039,13900000003,\n\
合计,3\n";

fn lowered() -> Result<lower::Lowered, Box<dyn Error>> {
    let (_, lowered, _) = lower::lower(folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")));
    lowered.ok_or_else(|| "the policies do not lower".into())
}

fn texts(lowered: &lower::Lowered, language: Language) -> Result<&lower::Texts, Box<dyn Error>> {
    lowered.texts.iter().find(|texts| texts.language == language.code()).ok_or_else(|| "no such language".into())
}

/// The folder of the files that a page loads.
fn built() -> Result<&'static Path, Box<dyn Error>> {
    static FOLDER: OnceLock<Result<tempfile::TempDir, String>> = OnceLock::new();
    let write = || {
        let folder = tempfile::tempdir().map_err(|why| why.to_string())?;
        let mut build = Command::new(env!("CARGO_BIN_EXE_caice"));
        build.current_dir(env!("CARGO_MANIFEST_DIR")).args(["build", "policies", "-o"]).arg(folder.path());
        let ran = build.output().map_err(|why| why.to_string())?;
        if ran.status.success() { Ok(folder) } else { Err(String::from_utf8_lossy(&ran.stderr).into_owned()) }
    };
    Ok(FOLDER.get_or_init(write).as_ref().map_err(String::as_str)?.path())
}

/// A clerk with our rules on a day, or on the day they were checked.
fn clerk(language: Language, today: Option<Date>) -> Result<Clerk, Box<dyn Error>> {
    let file = |name: &str| Ok::<_, Box<dyn Error>>(fs::read(built()?.join(name))?);
    let (rules, short) = (file("whole.bin")?, file(&format!("short.{}.bin", language.code()))?);
    Clerk::open((&rules, &short), language, today, PHONE, gb18030).map_err(|why| format!("{why:?}").into())
}

/// A clerk with other rules, of as many policies.
fn clerk_with(rules: &Pack, language: Language) -> Result<Clerk, Box<dyn Error>> {
    let lowered = lowered()?;
    let mut short = texts(&lowered, language)?.short.clone();
    short.fingerprint.clone_from(&rules.fingerprint);
    Clerk::open((&pack::encode(rules), &pack::encode(&short)), language, None, PHONE, gb18030)
        .map_err(|why| format!("{why:?}").into())
}

/// What the clerk tells, as it reaches the page.
fn told(clerk: &mut Clerk, ask: Ask) -> Result<Told, Box<dyn Error>> {
    let ask: Ask = decode(&encode(&ask)).ok_or("the question does not arrive")?;
    decode(&encode(&clerk.hear(ask))).ok_or_else(|| "the answer does not arrive".into())
}

fn understood(clerk: &mut Clerk, list: &str, said: Said) -> Result<Understood, Box<dyn Error>> {
    clerk.take("名单.csv", list.as_bytes().to_vec());
    match told(clerk, Ask::Read(said))? {
        Told::Read(understood) => Ok(understood),
        other => Err(format!("{other:?}").into()),
    }
}

fn judged(clerk: &mut Clerk) -> Result<Listed, Box<dyn Error>> {
    told(clerk, Ask::Judge)?;
    while clerk.step() {}
    // What the steps came to is told once.
    let told = clerk.tell();
    assert_eq!(clerk.tell(), None);
    match told {
        Some(Told::Listed(listed)) => Ok(listed),
        // Of nobody there is nothing new.
        _ => listed(clerk),
    }
}

fn listed(clerk: &mut Clerk) -> Result<Listed, Box<dyn Error>> {
    match told(clerk, Ask::Listed)? {
        Told::Listed(listed) => Ok(listed),
        other => Err(format!("{other:?}").into()),
    }
}

fn everybody() -> Said {
    Said { all_employed: true, no_interruptions: true, id_consent: true, ..Said::default() }
}

#[test]
fn rules_without_the_names_of_options_are_refused() -> Shown {
    let file = |name: &str| Ok::<_, Box<dyn Error>>(fs::read(built()?.join(name))?);
    let (rules, short) = (file("rules.bin")?, file("short.zh.bin")?);
    assert!(Clerk::open((&rules, &short), Language::Zh, None, PHONE, gb18030).is_err());
    Ok(())
}

#[test]
fn one_line_says_what_was_understood_and_each_part_can_be_changed() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    let before = understood(&mut clerk, LIST, Said::default())?;
    assert_eq!(before.line, "文本表格 · 第1行是表头 · 认出7列 · 忽略1列 · 3人");
    assert_eq!(before.skipped, [("合计".to_owned(), 1)]);
    let phone = before.columns.iter().find(|column| column.heading == "手机号码").ok_or("no column")?;
    assert_eq!((phone.letters.as_str(), &phone.role), ("G", &None));
    let said = Said { columns: vec![(1, None)], ..Said::default() };
    let after = understood(&mut clerk, LIST, said)?;
    assert_eq!(after.line, "文本表格 · 第1行是表头 · 认出6列 · 忽略2列 · 3人");
    assert!(after.unknown.is_empty());
    Ok(())
}

#[test]
fn a_value_is_asked_about_once_and_settled_by_one_choice() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    let before = understood(&mut clerk, LIST, everybody())?;
    let [unknown] = before.unknown.as_slice() else { return Err(format!("{:?}", before.unknown).into()) };
    assert_eq!((unknown.value.as_str(), unknown.rows, unknown.role.as_str()), ("自学成才", 2, "education_level"));
    assert!(unknown.options.iter().any(|(key, name)| key == "senior_secondary" && !name.is_empty()));
    let choice = (unknown.role.clone(), unknown.value.clone(), Some("senior_secondary".to_owned()));
    let after = understood(&mut clerk, LIST, Said { values: vec![choice], ..everybody() })?;
    assert!(after.unknown.is_empty());
    assert!(after.n_bad < before.n_bad);
    Ok(())
}

#[test]
fn only_what_matters_to_the_list_is_to_be_confirmed() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    let asks = understood(&mut clerk, LIST, Said::default())?.asks;
    assert_eq!(asks, [Standing::AllEmployed, Standing::IdConsent]);
    // What was confirmed stays to be seen and taken back.
    let asks = understood(&mut clerk, LIST, everybody())?.asks;
    assert!(asks.contains(&Standing::AllEmployed));
    let other = "姓名,用工形式,参保起始年月,入职日期\n甲,劳动合同,2026-01,2026-01-05\n";
    let asks = understood(&mut clerk, other, Said::default())?.asks;
    assert_eq!(asks, [Standing::NoInterruptions, Standing::HireDate]);
    Ok(())
}

#[test]
fn the_list_has_everybody_for_whom_the_rules_have_something() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    let understood = understood(&mut clerk, LIST, everybody())?;
    let listed = judged(&mut clerk)?;
    assert_eq!((listed.done, listed.of), (3, 3));
    let lowered = lowered()?;
    let on = understood.on.ok_or("no day")?;
    let said = Settings {
        id_consent: true,
        no_interruptions: true,
        default_status: Some("employed_contract".into()),
        ..Settings::on(on)
    };
    let roster = read(LIST.as_bytes(), &lowered.pack, &said, gb18030).map_err(|why| why.slug())?;
    let batch = Batch::of(&lowered.pack, &roster, on);
    let of_rules: BTreeMap<u32, (usize, u32)> = batch
        .policies
        .iter()
        .filter(|list| !list.claims.is_empty() || list.open > 0)
        .map(|list| Ok((u32::try_from(list.policy.index())?, (list.claims.len(), list.open))))
        .collect::<Result<_, std::num::TryFromIntError>>()?;
    let shown: BTreeMap<u32, usize> = listed.policies.iter().map(|part| (part.policy, part.rows.len())).collect();
    assert_eq!(shown.keys().collect::<Vec<_>>(), of_rules.keys().collect::<Vec<_>>());
    assert!(of_rules.values().any(|(claims, _)| *claims > 0), "nobody has anything");
    for part in &listed.policies {
        let (claims, open) = of_rules.get(&part.policy).copied().unwrap_or_default();
        assert_eq!((part.rows.len(), part.waiting.is_some()), (claims, open > 0), "{}", part.title);
        for row in &part.rows {
            assert!(!row.tag.is_empty() && !row.name.is_empty(), "{row:?}");
        }
    }
    let by_rank = |row: &caice::desk::message::Row| Status::ALL.into_iter().find(|status| status.rank() == row.status);
    for list in &batch.policies {
        let part = listed.policies.iter().find(|part| usize::try_from(part.policy) == Ok(list.policy.index()));
        let rows = part.map(|part| part.rows.as_slice()).unwrap_or_default();
        let said: Vec<_> = rows.iter().map(|row| (usize::try_from(row.person).ok(), by_rank(row))).collect();
        let is: Vec<_> = list.claims.iter().map(|claim| (Some(claim.person), Some(claim.status))).collect();
        assert_eq!(said, is);
    }
    Ok(())
}

#[test]
fn no_message_has_an_identity_number_or_a_column_that_is_not_read() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    let mut messages = Vec::new();
    messages.push(encode(&Told::Read(understood(&mut clerk, LIST, everybody())?)));
    messages.push(encode(&Told::Listed(judged(&mut clerk)?)));
    for person in 0..3 {
        messages.push(encode(&told(&mut clerk, Ask::Person(person))?));
    }
    for secret in ["33119919", "33119920", "1390000", "0010017"] {
        for message in &messages {
            let found = message.windows(secret.len()).any(|part| part == secret.as_bytes());
            assert!(!found, "{secret} in {}", String::from_utf8_lossy(message));
        }
    }
    Ok(())
}

#[test]
fn whoever_is_asked_gets_a_link_that_says_nothing_about_them() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    understood(&mut clerk, LIST, everybody())?;
    judged(&mut clerk)?;
    let Told::Person(person) = told(&mut clerk, Ask::Person(1))? else { return Err("no person".into()) };
    assert_eq!(person.title, "乙 · 第3行");
    assert!(!person.ask.is_empty() && person.message.ends_with(PHONE), "{}", person.message);
    // Only what arises now, as on the phone: not when a firm was founded by somebody who may have founded none.
    assert!(!person.ask.iter().any(|ask| ask == "创办的主体" || ask == "执照登记日期"), "{:?}", person.ask);
    assert!(!person.message.contains('乙') && !person.message.contains("2024"), "{}", person.message);
    assert!(person.known.iter().any(|(_, said)| said.contains("2024")), "{:?}", person.known);
    // Nobody is there.
    let Told::Person(nobody) = told(&mut clerk, Ask::Person(99))? else { return Err("no person".into()) };
    assert!(nobody.title.is_empty());
    Ok(())
}

#[test]
fn what_was_said_for_everybody_stands_below_the_result() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    understood(&mut clerk, LIST, Said::default())?;
    assert!(judged(&mut clerk)?.rests_on.iter().any(|line| line == "单位没有作统一说明。"));
    understood(&mut clerk, LIST, everybody())?;
    let rests = judged(&mut clerk)?.rests_on;
    assert!(
        rests.iter().any(|line| line.contains("没写用工形式的按「在企业上班，签劳动合同」；参保没有中断过")),
        "{rests:?}"
    );
    assert!(rests.iter().any(|line| line.contains("以主管部门审核为准")), "{rests:?}");
    Ok(())
}

#[test]
fn a_long_list_is_judged_in_steps_and_more_people_come_when_asked_for() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    let people = STEP * 2 + 50;
    let row = |n: usize| format!("员工{n},本科,2026-06,2026-07-01,36个月,劳动合同\n");
    let list = "姓名,学历,毕业时间,合同开始,合同期限,用工形式\n".to_owned() + &(0..people).map(row).collect::<String>();
    understood(&mut clerk, &list, everybody())?;
    let Told::Listed(begun) = told(&mut clerk, Ask::Judge)? else { return Err("no list".into()) };
    assert_eq!((begun.done, begun.policies.len()), (0, 0));
    let mut steps = Vec::new();
    let mut last = begun;
    while clerk.step() {
        last = listed(&mut clerk)?;
        steps.push(last.done);
    }
    assert_eq!(steps, [100, 200, 250]);
    let part = last.policies.first().ok_or("nothing")?;
    assert_eq!((part.claims, part.rows.len()), (250, 5));
    let mut rows = part.rows.clone();
    while let Told::Claims { rows: more, .. } =
        told(&mut clerk, Ask::Claims { policy: part.policy, from: u32::try_from(rows.len())? })?
    {
        if more.is_empty() {
            break;
        }
        rows.extend(more);
    }
    let names: Vec<String> = rows.into_iter().map(|row| row.name).collect();
    assert_eq!(names, (0..people).map(|n| format!("员工{n}")).collect::<Vec<_>>());
    Ok(())
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_what_to_do() -> Shown {
    for (language, what) in [(Language::Zh, "这不是表格文件"), (Language::En, "This is no spreadsheet.")] {
        let mut clerk = clerk(language, None)?;
        clerk.take("名单.pdf", b"%PDF-1.7 something".to_vec());
        let Told::Refused(wrong) = told(&mut clerk, Ask::Read(Said::default()))? else { return Err("read".into()) };
        assert_eq!(wrong.what, what);
        assert!(!wrong.cure.is_empty());
        // Judging what is not there judges nobody.
        assert_eq!(judged(&mut clerk)?, Listed::default());
    }
    Ok(())
}

#[test]
fn rules_that_are_too_old_show_no_amount_and_no_last_day() -> Shown {
    let late = Date::new(2028, 6, 1).map_err(|why| format!("{why:?}"))?;
    let mut clerk = clerk(Language::Zh, Some(late))?;
    let Told::Ready { age, .. } = clerk.ready() else { return Err("not ready".into()) };
    assert!(age.is_some());
    let list = LIST.replace("2026-07-01", "2028-04-01").replace("2026-06", "2027-12");
    understood(&mut clerk, &list, everybody())?;
    let listed = judged(&mut clerk)?;
    let rows: Vec<_> = listed.policies.iter().flat_map(|part| &part.rows).collect();
    assert!(!rows.is_empty(), "nobody has anything");
    for row in rows {
        assert!(row.gives.iter().all(|gives| !gives.contains('元')), "{row:?}");
        assert!(row.days.iter().all(|day| !day.contains("202")), "{row:?}");
    }
    Ok(())
}

#[test]
fn another_language_words_the_same_list() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    understood(&mut clerk, LIST, everybody())?;
    let zh = judged(&mut clerk)?;
    let lowered = lowered()?;
    let english = texts(&lowered, Language::En)?;
    clerk.take_words(Language::En, Some(english.short.clone()), Some(english.long.clone()));
    let en = judged(&mut clerk)?;
    assert_eq!(zh.policies.len(), en.policies.len());
    let letters = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for part in &en.policies {
        assert!(!letters(&part.title), "{}", part.title);
        for row in &part.rows {
            assert!(!letters(&row.tag) && !row.notes.iter().chain(&row.days).any(|text| letters(text)), "{row:?}");
        }
    }
    Ok(())
}

/// An earlier list, and the same a month later: one is new, one has other papers by now, and a number has another name.
const EARLIER: &str = "\
姓名,工号,学历,毕业时间,合同开始,合同期限,用工形式,参保起始年月,技能等级\n\
甲,001,本科,2026-06,2026-07-01,36个月,劳动合同,2026-07,\n\
乙,002,大专,2026-06,2026-07-01,36个月,劳动合同,2026-07,\n\
丙,003,高中,,2026-07-01,36个月,劳动合同,2026-07,\n";
const LATER: &str = "\
姓名,工号,学历,毕业时间,合同开始,合同期限,用工形式,参保起始年月,技能等级\n\
甲,001,本科,2026-06,2026-07-01,36个月,劳动合同,2026-07,\n\
丙,003,本科,2026-06,2026-07-01,36个月,劳动合同,2026-07,高级工\n\
丁,002,大专,2026-06,2026-07-01,36个月,劳动合同,2026-07,\n\
戊,005,本科,2026-06,2026-11-01,36个月,劳动合同,2026-11,\n";

#[test]
fn the_same_list_a_month_later_says_who_is_new_gone_doubtful_and_changed() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    understood(&mut clerk, LATER, everybody())?;
    judged(&mut clerk)?;
    clerk.take_before(EARLIER.as_bytes().to_vec(), true);
    let on = Date::new(2026, 10, 23).map_err(|why| format!("{why:?}"))?;
    let Told::Comparing(0, 2) = told(&mut clerk, Ask::Compare(on))? else { return Err("nothing was begun".into()) };
    while clerk.step() {}
    let Some(Told::Compared(compared)) = clerk.tell() else { return Err("no comparison".into()) };
    assert_eq!(clerk.tell(), None);
    assert!(compared.line.starts_with("两次都在的2人"), "{}", compared.line);
    assert_eq!(compared.new.names, ["戊 · 005 · 第5行"]);
    assert_eq!((compared.gone.n, compared.doubtful.len()), (0, 1));
    let (who, wrong) = compared.doubtful.first().ok_or("nobody is doubtful")?;
    assert_eq!(who, "上次：乙 · 002 · 第3行；这次：丁 · 002 · 第4行");
    assert!(!wrong.cure.is_empty());
    let changed = compared.changed.iter().find(|one| one.name.starts_with("丙")).ok_or("nothing has changed")?;
    assert_eq!(changed.facts, ["最高学历", "毕业时间", "技能证书"]);
    assert!(changed.changes.iter().all(|change| change.contains(" → ") && change.contains('（')), "{changed:?}");
    assert!(compared.rules.contains("判断不了"));
    assert!(!changed.changes.iter().any(|change| change.contains("规则")), "{changed:?}");
    // What cannot be read says so, and the list stays.
    clerk.take_before(b"%PDF-1.7".to_vec(), true);
    assert!(matches!(told(&mut clerk, Ask::Compare(on))?, Told::NoBefore(_)));
    assert!(matches!(told(&mut clerk, Ask::Listed)?, Told::Listed(listed) if listed.done == 4));
    // Another file has no earlier list yet.
    understood(&mut clerk, LATER, everybody())?;
    let Told::Compared(nothing) = told(&mut clerk, Ask::Compare(on))? else { return Err("no comparison".into()) };
    assert_eq!(nothing, Compared::default());
    Ok(())
}

/// What the clerk says of the earlier list, once it is compared.
fn compared(clerk: &mut Clerk, on: Date) -> Result<Result<Compared, Wrong>, Box<dyn Error>> {
    match told(clerk, Ask::Compare(on))? {
        Told::NoBefore(wrong) => return Ok(Err(wrong)),
        Told::Comparing(..) => {}
        other => return Err(format!("{other:?}").into()),
    }
    while clerk.step() {}
    match clerk.tell() {
        Some(Told::Compared(compared)) => Ok(Ok(compared)),
        other => Err(format!("{other:?}").into()),
    }
}

#[test]
fn with_what_was_saved_of_the_earlier_list_the_rules_have_their_part_too() -> Shown {
    let on = Date::new(2026, 10, 23).map_err(|why| format!("{why:?}"))?;
    let then = Said { on: Some(on), ..everybody() };
    let saved = |rules: &Pack| -> Result<Vec<u8>, Box<dyn Error>> {
        let mut clerk = clerk_with(rules, Language::En)?;
        understood(&mut clerk, EARLIER, then.clone())?;
        judged(&mut clerk)?;
        match told(&mut clerk, Ask::Write(Kind::Xlsx))? {
            Told::Written { bytes, .. } => Ok(bytes),
            other => Err(format!("{other:?}").into()),
        }
    };
    let today = lowered()?.pack;
    let same = saved(&today)?;
    let mut clerk = clerk(Language::Zh, None)?;
    understood(&mut clerk, LATER, everybody())?;
    judged(&mut clerk)?;
    // Alone it is known for what it is, and waits for the list.
    clerk.take_before(same.clone(), true);
    let wrong = compared(&mut clerk, on)?.err().ok_or("compared without a list")?;
    assert!(wrong.what.contains("2026年10月23日") && wrong.cure.contains("花名册"), "{wrong:?}");
    clerk.take_before(EARLIER.as_bytes().to_vec(), true);
    clerk.take_before(same.clone(), false);
    let by_both = compared(&mut clerk, on)?.map_err(|wrong| wrong.what)?;
    assert!(by_both.rules.contains("就是现在这份规则"), "{}", by_both.rules);
    // By rules of then that had one policy less, and another one.
    let mut other = today.clone();
    other.version = "2026.10.1".to_owned();
    other.fingerprint = "0".repeat(other.fingerprint.len());
    other.policies.first_mut().ok_or("no policies")?.key = "gone-by-now".to_owned();
    let others = saved(&other)?;
    clerk.take_before(others, true);
    let changed = compared(&mut clerk, on)?.map_err(|wrong| wrong.what)?;
    assert!(changed.rules.contains("2026.10.1"), "{}", changed.rules);
    // Both who are on either list: a policy came, and another one went.
    let lines: Vec<&String> = changed.changed.iter().flat_map(|one| &one.changes).collect();
    let n = |part: &str| lines.iter().filter(|line| line.contains(part)).count();
    assert_eq!((n("当时没有这一项 → "), n("gone-by-now：")), (2, 2), "{lines:?}");
    assert_eq!(n("因为规则变了"), 4, "{lines:?}");
    // Of another day; and of the same one, when the firm said something else of everybody.
    let next = Date::new(2026, 10, 24).map_err(|why| format!("{why:?}"))?;
    let wrong = compared(&mut clerk, next)?.err().ok_or("compared for another day")?;
    assert!(wrong.what.contains("10月23日") && wrong.what.contains("10月24日"), "{wrong:?}");
    understood(&mut clerk, LATER, Said { no_interruptions: false, ..everybody() })?;
    clerk.take_before(EARLIER.as_bytes().to_vec(), true);
    clerk.take_before(same, false);
    let wrong = compared(&mut clerk, on)?.err().ok_or("compared though it is read in another way")?;
    assert!(wrong.what.contains("第2行") || wrong.what.contains("不一样"), "{wrong:?}");
    Ok(())
}

#[test]
fn a_list_is_saved_as_the_language_on_the_screen_has_it() -> Shown {
    for (language, heading) in [(Language::Zh, "初步匹配"), (Language::En, "Initial match")] {
        let mut clerk = clerk(language, None)?;
        understood(&mut clerk, firm::HIRED, everybody())?;
        // Nothing has been judged yet, and then not everybody: half a list would look like a whole one.
        assert!(matches!(told(&mut clerk, Ask::Write(Kind::Csv))?, Told::Unwritten(_)));
        told(&mut clerk, Ask::Judge)?;
        assert!(matches!(told(&mut clerk, Ask::Write(Kind::Xlsx))?, Told::Unwritten(_)));
        judged(&mut clerk)?;
        let Told::Written { name, mime, bytes } = told(&mut clerk, Ask::Write(Kind::Csv))? else {
            return Err("no file".into());
        };
        let text = String::from_utf8(bytes)?;
        assert!(name.ends_with(".csv") && mime.starts_with("text/csv"), "{name} {mime}");
        assert!(text.starts_with('\u{feff}') && text.contains(heading), "{text}");
        let Told::Written { name, bytes, .. } = told(&mut clerk, Ask::Write(Kind::Xlsx))? else {
            return Err("no file".into());
        };
        assert!(name.ends_with(".xlsx") && bytes.starts_with(b"PK"), "{name}");
    }
    Ok(())
}

#[test]
fn what_is_saved_of_rules_that_are_too_old_has_no_amount() -> Shown {
    let late = Date::new(2028, 6, 1).map_err(|why| format!("{why:?}"))?;
    let mut clerk = clerk(Language::Zh, Some(late))?;
    let list = LIST.replace("2026-07-01", "2028-04-01").replace("2026-06", "2027-12");
    understood(&mut clerk, &list, everybody())?;
    judged(&mut clerk)?;
    let Told::Written { bytes, .. } = told(&mut clerk, Ask::Write(Kind::Csv))? else { return Err("no file".into()) };
    let text = String::from_utf8(bytes)?;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headings = reader.headers()?.clone();
    let at = |name: &str| headings.iter().position(|heading| heading == name).ok_or(format!("no column {name}"));
    let hidden = [at("最低金额（元）")?, at("最高金额（元）")?, at("到哪天止")?, at("申请截止")?];
    let mut rows = 0;
    for row in reader.records() {
        let row = row?;
        rows += 1;
        assert!(hidden.iter().all(|at| row.get(*at) == Some("")), "{row:?}");
    }
    assert!(rows > 0);
    Ok(())
}

#[test]
fn an_identity_number_in_another_column_is_kept_nowhere() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    // The second row, whose empty cells leave the headings above as they are, may be taken for one of headings.
    let list = "姓名,学历,备注,毕业时间,用工形式\n甲,,331199199901010038,,\n331199199901010038,本科,,2026-06,劳动合同\n乙,331199199901010038,,2026-06,331199199901010038\n";
    let said = Said { header_rows: Some((1, 2)), ..everybody() };
    let mut messages = Vec::new();
    for said in [everybody(), said] {
        messages.push(encode(&Told::Read(understood(&mut clerk, list, said)?)));
        messages.push(encode(&Told::Listed(judged(&mut clerk)?)));
        for person in 0..3 {
            messages.push(encode(&told(&mut clerk, Ask::Person(person))?));
        }
        messages.push(encode(&told(&mut clerk, Ask::Write(Kind::Csv))?));
    }
    for message in &messages {
        let text = String::from_utf8_lossy(message);
        assert!(!text.contains("33119919"), "{text}");
    }
    Ok(())
}

#[test]
fn a_contract_that_is_over_is_said_to_be_wherever_somebody_has_a_claim() -> Shown {
    let mut clerk = clerk(Language::Zh, None)?;
    let list = "姓名,学历,毕业时间,合同开始,合同期限,用工形式\n甲,本科,2025-06,2025-09-01,12个月,劳动合同\n乙,本科,2025-06,2025-09-01,无固定期限,劳动合同\n丙,本科,2025-06,2025-09-01,36个月,劳动合同\n";
    understood(&mut clerk, list, everybody())?;
    let listed = judged(&mut clerk)?;
    let rows: Vec<_> = listed.policies.iter().flat_map(|part| &part.rows).collect();
    assert!(!rows.is_empty());
    for row in rows {
        assert_eq!(row.notes.iter().any(|note| note.contains("合同已到期")), row.name == "甲", "{row:?}");
    }
    for (person, over) in [(0, true), (1, false), (2, false)] {
        let Told::Person(person) = told(&mut clerk, Ask::Person(person))? else { return Err("no person".into()) };
        assert_eq!(person.warning.is_some(), over, "{}", person.title);
    }
    let Told::Written { bytes, .. } = told(&mut clerk, Ask::Write(Kind::Csv))? else { return Err("no file".into()) };
    let text = String::from_utf8(bytes)?;
    let said = |name: &str| text.lines().filter(|line| line.contains(name)).all(|line| line.contains("合同已到期"));
    assert!(said("甲") && !said("乙") && !said("丙"), "{text}");
    Ok(())
}
