//! The office's page: a list of staff is dropped, understood, corrected, judged and looked through, with a keyboard too, and nothing of it
//! stays.
//!
//! `tests/roster` shows natively how files are read and `tests/desk` what comes out; this covers the page, its worker, and
//! what only a browser has: dropping, cancelling, going back, memory, how long anything takes.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::axe::no_violation;
use crate::driver::real;
use crate::engine::Engine;
use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::keyboard::tab_to;
use crate::page::Page;
use crate::pictures::take;

/// A computer.
pub const DESK: Setup<'static> = Setup { window: (1280, 860), mobile: false, ..PHONE };
pub const TITLE: &str = "花名册测算";
pub const UNDERSTOOD: &str = "读到的内容";
pub const LIST: &str = "按政策看";
pub const CONSENT: &str = "请确认贵单位有权为人事管理处理这些信息。文件只在本机读取。";
pub const BEGIN: &str = "开始测算";

/// A list of the kind that offices have: one value nobody knows, one bad cell, columns that mean nothing.
const STAFF: &str = "\
某某养老服务有限公司花名册,,,,,,,\n\
姓名,学历,毕业时间,合同开始,合同期限,用工形式,手机号码,参保起始年月\n\
陈一,本科,2026-06,2026-07-01,三年,劳动合同,13900000001,2026-07\n\
李二,自学成才,24.7,2026-07-01,三年,劳动合同,13900000002,2026-07\n\
王三,大专,2026-06,2026-07-01,三年,,13900000003,2026-07\n\
合计,3,,,,,,\n";

/// A list as a file that a person can choose.
struct Chosen {
    /// Goes when nobody needs it any more.
    folder: tempfile::TempDir,
    name: &'static str,
}

impl Chosen {
    fn of(name: &'static str, content: &[u8]) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join(name), content)?;
        Ok(Self { folder, name })
    }

    async fn put(&self, page: &Page) -> Outcome {
        let field = page.driver.find(By::Css("#file")).await?;
        field.send_keys(self.folder.path().join(self.name).to_string_lossy()).await?;
        Ok(())
    }
}

/// The journey at the desk of the deployed folder.
pub fn at_desk(setup: Setup<'_>, steps: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    let folder = Folder::of(&real())?;
    journey(Setup { folder: Some(&folder), ..setup }, async |page| {
        page.open_at("desk.html").await?;
        page.at(TITLE).await?;
        steps(page).await
    })
}

/// Ticks the box whose label begins so.
pub async fn tick(page: &Page, label: &str) -> Outcome {
    let script = "const row = all('label.row').find((e) => tidy(e.textContent).startsWith(arguments[0]));
        if (!row) return false; row.querySelector('input').click(); return true";
    page.until(format!("a box {label:?}"), script, &[json!(label)]).await.map(drop)
}

/// From a file to the list.
async fn through(page: &Page, chosen: &Chosen) -> Outcome {
    chosen.put(page).await?;
    page.at(UNDERSTOOD).await?;
    tick(page, CONSENT).await?;
    page.tap(BEGIN).await?;
    page.at(LIST).await?;
    page.shows(&["都测算完了"]).await
}

#[test]
fn a_list_that_is_read_again_under_a_finger_does_not_swallow_the_tap() -> Outcome {
    let chosen = Chosen::of("staff.csv", STAFF.as_bytes())?;
    at_desk(DESK, async |page| {
        chosen.put(page).await?;
        page.at(UNDERSTOOD).await?;
        tick(page, CONSENT).await?;
        let begin = page.driver.find(By::Css("#begin")).await?;
        begin.scroll_into_view().await?;
        page.driver.action_chain().click_and_hold_element(&begin).perform().await?;
        // The list is read again, and its screen would be drawn anew, under the finger.
        let change = "window.pressed = document.querySelector('#begin'); const day = document.querySelector('#day');
            day.value = '2026-11-25'; day.dispatchEvent(new Event('change', { bubbles: true }))";
        page.run(change, Vec::new()).await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        ensure(
            page.ask("return window.pressed.isConnected").await? == json!(true),
            "the button went under the finger",
        )?;
        page.driver.action_chain().release().perform().await?;
        page.at(LIST).await?;
        page.shows(&["3人都测算完了"]).await
    })
}

/// Whatever a browser keeps for the site.
async fn kept(page: &Page) -> Outcome<Value> {
    page.ask("return [{ ...localStorage }, { ...sessionStorage }, location.href, document.cookie]").await
}

#[test]
fn three_taps_lead_from_a_file_to_who_has_what() -> Outcome {
    at_desk(DESK, async |page| {
        no_violation(page, TITLE).await?;
        take(page, "desk", "desk-put", &DESK).await?;
        let chosen = Chosen::of("花名册.csv", STAFF.as_bytes())?;
        chosen.put(page).await?;
        page.at(UNDERSTOOD).await?;
        page.shows(&["文本表格 · 第2行是表头 · 认出7列 · 忽略1列 · 3人", "学历写「自学成才」的有1行"]).await?;
        no_violation(page, UNDERSTOOD).await?;
        take(page, "desk", "desk-columns", &DESK).await?;
        // Without the right to do this nothing begins.
        page.tap(BEGIN).await?;
        page.shows(&["先确认上面这一条，再开始。"]).await?;
        tick(page, CONSENT).await?;
        page.tap(BEGIN).await?;
        page.at(LIST).await?;
        page.shows(&[
            "3人都测算完了",
            "陈一",
            "高校毕业生到养老、家政、现代农业企业就业岗位补贴",
            "这些结果是怎么来的",
            "以主管部门审核为准",
        ])
        .await?;
        no_violation(page, LIST).await?;
        take(page, "desk", "desk-list", &DESK).await?;
        Ok(())
    })
}

#[test]
fn a_dropped_file_is_read_and_of_two_only_the_first() -> Outcome {
    at_desk(DESK, async |page| {
        let drop = "const files = new DataTransfer();
            for (const [name, text] of arguments[0]) files.items.add(new File([text], name));
            const event = new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true });
            document.querySelector('.put').dispatchEvent(event); return event.defaultPrevented";
        let files = json!([["甲.csv", STAFF], ["乙.csv", "别的"]]);
        let prevented = page.run(drop, vec![files]).await?.json().clone();
        ensure(prevented == json!(true), "the browser itself opens what is dropped")?;
        page.at(UNDERSTOOD).await?;
        page.shows(&["一次看一份：已读第一份，其余没有读。", "3人"]).await
    })
}

#[test]
fn a_file_of_another_kind_says_what_to_do() -> Outcome {
    at_desk(DESK, async |page| {
        let chosen = Chosen::of("名单.xlsx", b"%PDF-1.7 no list")?;
        chosen.put(page).await?;
        page.shows(&["这不是表格文件", "请选 .xlsx、.xls 或 .csv 花名册"]).await?;
        no_violation(page, "refused").await?;
        // The page goes on.
        through(page, &Chosen::of("花名册.csv", STAFF.as_bytes())?).await
    })
}

#[test]
fn a_file_that_goes_while_it_is_open_is_read_as_it_was() -> Outcome {
    at_desk(DESK, async |page| {
        let chosen = Chosen::of("花名册.csv", STAFF.as_bytes())?;
        chosen.put(page).await?;
        page.at(UNDERSTOOD).await?;
        fs::remove_file(chosen.folder.path().join(chosen.name))?;
        tick(page, "名单里没写用工形式的").await?;
        page.shows(&["3人"]).await
    })
}

#[test]
fn gb18030_is_read_as_the_browser_reads_it() -> Outcome {
    at_desk(DESK, async |page| {
        let (bytes, _, _) = encoding_rs::GB18030.encode(STAFF);
        through(page, &Chosen::of("花名册.csv", &bytes)?).await?;
        page.shows(&["陈一"]).await
    })
}

#[test]
fn what_was_misunderstood_is_put_right_and_remembered_if_one_says_so() -> Outcome {
    let columns = "return localStorage.getItem('caice-columns')";
    let choose = "const row = all('.desk-column').find((e) => tidy(e.textContent).includes(arguments[0]));
        if (!row) return false; const select = row.querySelector('select'); select.value = arguments[1];
        select.dispatchEvent(new Event('change', { bubbles: true })); return true";
    at_desk(DESK, async |page| {
        let chosen = Chosen::of("花名册.csv", STAFF.replace("毕业时间", "离校").as_bytes())?;
        chosen.put(page).await?;
        page.at(UNDERSTOOD).await?;
        page.shows(&["认出6列"]).await?;
        page.run("document.querySelector('details').open = true", Vec::new()).await?;
        page.until("the column", choose, &[json!("离校"), json!("graduation_date")]).await?;
        page.shows(&["认出7列"]).await?;
        page.until("the value", choose, &[json!("自学成才"), json!("bachelor")]).await?;
        page.until("nothing unknown", "return !document.body.textContent.includes('写「自学成才」的有')", &[]).await?;
        ensure(page.ask(columns).await? == Value::Null, "remembered unasked")?;
        page.run("document.querySelector('details').open = true", Vec::new()).await?;
        tick(page, "在这台电脑上记住各列的意思").await?;
        tick(page, CONSENT).await?;
        page.tap(BEGIN).await?;
        page.at(LIST).await?;
        page.shows(&["都测算完了"]).await?;
        let kept = page.ask_text(columns).await?;
        ensure(kept.contains("graduation_date\t离校") && !kept.contains("陈一"), kept)?;
        // The next list is understood by it at once.
        page.open_at("desk.html").await?;
        page.at(TITLE).await?;
        chosen.put(page).await?;
        page.shows(&["认出7列", "有1列按上次记住的意思读"]).await?;
        // And forgotten on request.
        page.run("document.querySelector('details').open = true", Vec::new()).await?;
        page.tap("忘掉记住的各列意思").await?;
        page.until("nothing kept", "return localStorage.getItem('caice-columns') === null", &[]).await.map(drop)
    })
}

#[test]
fn a_person_can_be_looked_at_and_asked() -> Outcome {
    at_desk(DESK, async |page| {
        through(page, &Chosen::of("花名册.csv", STAFF.as_bytes())?).await?;
        let open = "const found = all('.desk-table th button').find((e) => tidy(e.textContent) === '陈一');
            if (!found) return false; found.click(); return true";
        page.until("the person", open, &[]).await?;
        page.at("陈一 · 第3行").await?;
        page.shows(&["名单里读到的", "最值得先问TA的", "链接里没有TA的任何信息"]).await?;
        no_violation(page, "a person").await?;
        take(page, "desk", "desk-person", &DESK).await?;
        let message = page.ask_text("return document.querySelector('.message').textContent").await?;
        ensure(message.contains("http") && !message.contains("陈一") && !message.contains('#'), message)?;
        // The browser's own way back leads to the list, which is still there.
        page.back().await?;
        page.shows(&[LIST]).await?;
        page.until("the name", "return document.activeElement.textContent === '陈一'", &[]).await.map(drop)
    })
}

#[test]
fn nothing_of_a_list_stays() -> Outcome {
    at_desk(DESK, async |page| {
        let before = kept(page).await?;
        through(page, &Chosen::of("花名册.csv", STAFF.as_bytes())?).await?;
        let during = kept(page).await?;
        ensure(before.get(0) == during.get(0) && before.get(1) == during.get(1), format!("{before} {during}"))?;
        ensure(!during.to_string().contains("陈一"), during.to_string())?;
        page.tap("清空这份名单").await?;
        page.at(TITLE).await?;
        page.shows(&["名单已清空，没有留下内容。"]).await?;
        page.back().await?;
        page.until("no list", "return !document.body.textContent.includes('陈一')", &[]).await?;
        // Whoever leaves and comes back finds nothing.
        through(page, &Chosen::of("花名册.csv", STAFF.as_bytes())?).await?;
        page.driver.goto(format!("{}/", page.origin)).await?;
        page.back().await?;
        page.until(
            "an empty page",
            "return document.querySelector('#file') && !document.body.textContent.includes('陈一')",
            &[],
        )
        .await
        .map(drop)
    })
}

#[test]
fn another_language_and_large_letters_keep_the_list() -> Outcome {
    at_desk(DESK, async |page| {
        through(page, &Chosen::of("花名册.csv", STAFF.as_bytes())?).await?;
        page.tap("English").await?;
        page.at("By policy").await?;
        page.shows(&["Done: 3 people", "陈一"]).await?;
        no_violation(page, "English").await?;
        take(page, "desk", "desk-list-english", &DESK).await?;
        page.tap("Large text").await?;
        let fits = "return document.documentElement.scrollWidth <= innerWidth";
        page.until("no sliding sideways", fits, &[]).await?;
        take(page, "desk", "desk-list-large", &DESK).await
    })
}

#[test]
fn a_keyboard_leads_from_the_file_to_the_saved_list() -> Outcome {
    at_desk(DESK, async |page| {
        // The browser's own window for choosing a file is not a page's.
        let chosen = Chosen::of("花名册.csv", STAFF.as_bytes())?;
        chosen.put(page).await?;
        page.at(UNDERSTOOD).await?;
        tab_to(page, CONSENT).await?;
        page.press(Key::Space).await?;
        tab_to(page, BEGIN).await?;
        page.press(Key::Enter).await?;
        page.at(LIST).await?;
        page.shows(&["都测算完了"]).await?;
        tab_to(page, "陈一").await?;
        page.press(Key::Enter).await?;
        page.at("陈一 · 第3行").await?;
        tab_to(page, "回到名单").await?;
        page.press(Key::Enter).await?;
        // Back where one was.
        page.until("the name", "return document.activeElement.textContent === '陈一'", &[]).await?;
        tab_to(page, "存成 Excel").await
    })
}

#[test]
fn a_tablet_and_a_phone_show_the_list_without_sliding_sideways() -> Outcome {
    for (window, name) in [((1180, 820), "tablet"), ((390, 844), "phone")] {
        let setup = Setup { window, mobile: true, dark: name == "tablet", ..DESK };
        at_desk(setup.clone(), async |page| {
            // The corrections, with large letters: the widest of what there is.
            let chosen = Chosen::of("花名册.csv", STAFF.as_bytes())?;
            chosen.put(page).await?;
            page.at(UNDERSTOOD).await?;
            page.run("document.querySelector('details').open = true", Vec::new()).await?;
            page.tap("大字").await?;
            page.until("no sliding", "return document.documentElement.scrollWidth <= innerWidth", &[]).await?;
            take(page, name, "desk-columns", &setup).await?;
            page.tap("大字").await?;
            page.tap("清空这份名单").await?;
            page.at(TITLE).await?;
            through(page, &Chosen::of("花名册.csv", STAFF.as_bytes())?).await?;
            page.until("no sliding", "return document.documentElement.scrollWidth <= innerWidth", &[]).await?;
            take(page, name, "desk-list", &setup).await
        })?;
    }
    Ok(())
}

#[test]
fn the_list_is_saved_as_a_workbook_and_as_text() -> Outcome {
    at_desk(DESK, async |page| {
        through(page, &Chosen::of("花名册.csv", STAFF.as_bytes())?).await?;
        // What is saved goes through an address of its own, which can be looked at before the browser takes it away.
        let listen = "window.saved = []; const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => { window.saved.push(blob); return make.call(URL, blob) };
            HTMLAnchorElement.prototype.click = function () { window.names = [...(window.names || []), this.download] };
            return true";
        page.run(listen, Vec::new()).await?;
        page.tap("存成 Excel").await?;
        page.tap("存成 CSV").await?;
        page.until("both files", "return window.saved.length === 2", &[]).await?;
        let names = page.ask_text("return window.names.join()").await?;
        ensure(names.contains(".xlsx") && names.contains(".csv"), names)?;
        let read = "const [book, text] = window.saved;
            const head = new Uint8Array(await book.slice(0, 2).arrayBuffer());
            return [String.fromCharCode(...head), book.size, await text.text()]";
        let said = page.promise(read).await?;
        ensure(said.get(0) == Some(&json!("PK")), format!("{said}"))?;
        let text = said.get(2).and_then(Value::as_str).unwrap_or_default();
        ensure(text.contains("陈一") && text.contains("以主管部门审核为准"), text.to_owned())
    })
}

#[test]
fn an_earlier_list_says_who_is_new_and_who_is_gone() -> Outcome {
    at_desk(DESK, async |page| {
        through(page, &Chosen::of("花名册.csv", STAFF.as_bytes())?).await?;
        page.shows(&["先选上次那份是哪天的，再选文件。"]).await?;
        let day = "const day = document.querySelector('#earlier-day'); day.value = '2026-10-20';
            day.dispatchEvent(new Event('change', { bubbles: true })); return true";
        page.until("the day", day, &[]).await?;
        let earlier = Chosen::of("上月.csv", STAFF.replace("陈一", "赵六").as_bytes())?;
        page.until("the field", "return document.querySelector('#before')", &[]).await?;
        let field = page.driver.find(By::Css("#before")).await?;
        field.send_keys(earlier.folder.path().join(earlier.name).to_string_lossy()).await?;
        page.shows(&["两次都在的2人", "新来的1人", "不在了的1人", "光看两份名单判断不了"]).await?;
        no_violation(page, "compared").await?;
        take(page, "desk", "desk-compared", &DESK).await?;
        // What was saved of it, chosen together with it, says what the rules did.
        let place = tempfile::tempdir()?;
        let (settings, saved) = (place.path().join("said.json"), place.path().join("saved.xlsx"));
        fs::write(&settings, r#"{ "on": "2026-10-20" }"#)?;
        let mut write = Command::new(env!("CARGO_BIN_EXE_caice"));
        write.current_dir(env!("CARGO_MANIFEST_DIR")).arg("roster").arg(earlier.folder.path().join(earlier.name));
        let wrote = write.arg("--settings").arg(&settings).arg("--out").arg(&saved).output()?;
        ensure(wrote.status.success(), String::from_utf8_lossy(&wrote.stderr).into_owned())?;
        let both =
            [earlier.folder.path().join(earlier.name), saved.clone()].map(|path| path.to_string_lossy().into_owned());
        page.driver.find(By::Css("#before")).await?.send_keys(both.join("\n")).await?;
        page.shows(&["两次都在的2人", "上次存下的结果用的就是现在这份规则"]).await?;
        // Alone it waits for the list, and for another day it is not taken.
        let day = day.replace("10-20", "10-21");
        page.until("another day", &day, &[]).await?;
        page.shows(&["存下的结果是2026年10月20日的", "把上面的日子改成存下的结果那天"]).await?;
        no_violation(page, "not compared").await
    })
}

#[test]
fn what_was_saved_of_a_list_is_not_taken_for_one() -> Outcome {
    at_desk(DESK, async |page| {
        let place = tempfile::tempdir()?;
        let (list, saved) = (place.path().join("list.csv"), place.path().join("saved.xlsx"));
        fs::write(&list, STAFF)?;
        let mut write = Command::new(env!("CARGO_BIN_EXE_caice"));
        write.current_dir(env!("CARGO_MANIFEST_DIR")).arg("roster").arg(&list).arg("--out").arg(&saved);
        ensure(write.output()?.status.success(), "nothing was written")?;
        let chosen = Chosen::of("结果.xlsx", &fs::read(&saved)?)?;
        chosen.put(page).await?;
        page.shows(&["存下的结果，不是花名册", "请选原来的花名册"]).await
    })
}

#[test]
fn a_number_that_is_typed_and_a_tap_right_behind_it_both_count() -> Outcome {
    at_desk(DESK, async |page| {
        let chosen = Chosen::of("花名册.csv", STAFF.as_bytes())?;
        chosen.put(page).await?;
        page.at(UNDERSTOOD).await?;
        tick(page, CONSENT).await?;
        let rate = page.driver.find(By::Css("#firm-layoff_rate_last_year")).await?;
        rate.send_keys("1O").await?;
        page.tap(BEGIN).await?;
        page.shows(&["请填一个数，单位是%，最多 2 位小数，如 3。"]).await?;
        let rate = page.driver.find(By::Css("#firm-layoff_rate_last_year")).await?;
        rate.clear().await?;
        rate.send_keys("3").await?;
        page.tap(BEGIN).await?;
        page.at(LIST).await?;
        page.shows(&["都测算完了", "上年度裁员率 3.00"]).await
    })
}

/// A list of so many people, with twenty columns.
fn many(people: usize) -> String {
    let mut list = "工号,姓名,学历,毕业时间,合同开始,合同期限,用工形式,参保起始年月,月工资".to_owned();
    for column in 0..11 {
        let _ = write!(list, ",备用{column}");
    }
    list.push('\n');
    for n in 0..people {
        let (education, month) = (["本科", "大专", "硕士", "高中"][n % 4], n % 9 + 1);
        let _ = write!(
            list,
            "A{n:06},员工{n},{education},2026-06,2026-0{month}-01,三年,劳动合同,2026-0{month},5{:03}",
            n % 1000
        );
        list.push_str(",甲,乙,丙,丁,戊,己,庚,辛,壬,癸,子\n");
    }
    list
}

#[test]
fn five_thousand_people_are_judged_while_the_page_answers() -> Outcome {
    let chromium_alone = [(Engine::Firefox, "has no long tasks"), (Engine::WebKit, "has no long tasks")];
    at_desk(Setup { not_in: &chromium_alone, ..DESK }, async |page| {
        let watch = "window.long = []; new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.long.push(duration) })
            .observe({ type: 'longtask', buffered: false })";
        let chosen = Chosen::of("花名册.csv", many(5000).as_bytes())?;
        chosen.put(page).await?;
        page.at(UNDERSTOOD).await?;
        page.shows(&["5000人"]).await?;
        tick(page, CONSENT).await?;
        page.run(watch, Vec::new()).await?;
        let timed = "const began = performance.now(); document.querySelector('#begin').click();
            const until = (what) => new Promise((done) => { const look = () => what() ? done(performance.now() - began) : setTimeout(look, 10); look() });
            const first = await until(() => document.querySelector('.desk-table'));
            const all = await until(() => document.body.textContent.includes('5000人都测算完了'));
            return [first, all, window.long]";
        let took = page.promise(timed).await?;
        println!("5,000 people: first rows, whole list, long tasks: {took}");
        let ms = |at: usize| took.get(at).and_then(Value::as_f64).unwrap_or(f64::MAX);
        // docs/speed.md has what they take on a quiet machine.
        ensure(ms(0) < 1_000.0 && ms(1) < 3_000.0, format!("{took}"))
    })
}

#[test]
fn a_hundred_thousand_rows_are_read_and_can_be_cancelled() -> Outcome {
    at_desk(DESK, async |page| {
        let chosen = Chosen::of("花名册.csv", many(100_000).as_bytes())?;
        chosen.put(page).await?;
        page.until("the heading", "return document.body.textContent.includes('100000人')", &[]).await?;
        tick(page, CONSENT).await?;
        page.tap(BEGIN).await?;
        page.shows(&["已测算"]).await?;
        let cancel = "const began = performance.now(); all('button').find((e) => tidy(e.textContent) === '取消').click();
            const until = () => new Promise((done) => { const look = () => document.querySelector('#begin') ? done(performance.now() - began) : setTimeout(look, 5); look() });
            return await until()";
        let script = format!("const all = (s) => [...document.querySelectorAll(s)], tidy = (t) => t.trim(); {cancel}");
        let took = page.promise(&script).await?.as_f64().unwrap_or(f64::MAX);
        println!("cancelled after {took:.0} ms");
        ensure(took < 2_000.0, format!("{took:.0} ms"))?;
        // The list and what was said of it are still there; what comes next is read as if nothing had been.
        page.at(UNDERSTOOD).await?;
        page.shows(&["100000人"]).await?;
        // Nothing of what was judged by then is left to go forward to.
        page.driver.execute("history.forward()", Vec::new()).await?;
        page.until("no half list", "return !document.body.textContent.includes('已测算')", &[]).await?;
        page.tap("清空这份名单").await?;
        page.at(TITLE).await?;
        through(page, &Chosen::of("花名册.csv", STAFF.as_bytes())?).await
    })
}
