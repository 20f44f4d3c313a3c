//! The stand's page: one candidate after another on a shared screen, of whom nothing stays; with and without a network.
//!
//! `tests/interview` shows natively what comes out for a candidate; this covers what only a browser has: clearing, going back,
//! waking up, the file, the service worker.

use serde_json::json;

use crate::axe::no_violation;
use crate::driver::real;
use crate::engine::Engine;
use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, Trouble, ensure, journey};
use crate::page::Page;
use crate::pictures::take;

/// A tablet as it stands at a fair.
pub const TABLET: Setup<'static> = Setup { window: (1180, 820), ..PHONE };
const STAND: &str = "fair.html";
const CHECK: &str = "开门前看一遍";
const NOBODY: &str = "左边答一题，这里就出结果";
pub const EMPTIED: &str = "已清空，本页面不再保留上一位的答案。请下一位。";
const CARE: &str = "高校毕业生到养老、家政、现代农业企业就业岗位补贴";
/// Lets a journey move the time on, until the next document.
pub const CLOCK: &str =
    "const { Date } = window; const now = Date.now.bind(Date); window.ahead = 0; Date.now = () => now() + window.ahead";

/// The journey at a stand of the deployed folder.
pub fn at_stand(setup: Setup<'_>, steps: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    let folder = Folder::of(&real())?;
    journey(Setup { folder: Some(&folder), ..setup }, async |page| {
        page.open_at(STAND).await?;
        page.shows(&[CHECK]).await?;
        steps(page).await
    })
}

/// Picks the row of a question.
pub async fn say(page: &Page, question: &str, row: &str) -> Outcome {
    let script = "const asked = all('section.entry').find((e) => tidy(e.querySelector('h2').textContent).includes(arguments[0]));
        const found = asked && [...asked.querySelectorAll('label.row')].find((e) => tidy(e.textContent) === arguments[1]);
        if (!found) return false; found.querySelector('input').click(); return true";
    let arguments = [json!(question), json!(row)];
    page.until(format!("a row {row:?} of {question:?}"), script, &arguments).await.map(drop)
}

/// Fills in a month.
pub async fn fill(page: &Page, question: &str, year: u32, month: u32) -> Outcome {
    let script = "const asked = all('section.entry').find((e) => tidy(e.querySelector('h2').textContent).includes(arguments[0]));
        const put = (e, value, event) => { e.value = value; e.dispatchEvent(new Event(event, { bubbles: true })) };
        put(asked.querySelector('input[type=text]'), arguments[1], 'input');
        put(asked.querySelector('select'), arguments[2], 'change')";
    page.run(script, vec![json!(question), json!(year.to_string()), json!(month.to_string())]).await.map(drop)
}

/// The firm says what it is: a small, recognised firm in elderly care in the zone, with one post.
pub async fn profile(page: &Page) -> Outcome {
    page.tap_in(".ways", "单位和岗位").await?;
    page.shows(&["贵单位"]).await?;
    for (question, row) in
        [("大、中", "小型"), ("哪一行", "养老服务"), ("认定过", "是"), ("社保交在", "丽水经开区"), ("哪一类", "企业")]
    {
        say(page, question, row).await?;
    }
    // WebKit's driver loses a tap now and then while another browser works beside it.
    let add =
        "if (document.querySelector('.post')) return true; document.querySelector('.row.add').click(); return false";
    page.until("a post", add, &[]).await?;
    say(page, "合同", "满1年").await
}

/// A graduate of June 2026 answers, after which the job's benefit is there.
pub async fn serve(page: &Page) -> Outcome {
    page.tap_in(".ways", "接待").await?;
    // Nobody vouches for the rules yet.
    page.shows(&[NOBODY, "演示版：据公开资料整理，未经主管部门审核"]).await?;
    say(page, "学历", "本科").await?;
    fill(page, "毕业的", 2026, 6).await?;
    page.shows(&[CARE, "有2项政策可能适合你"]).await
}

/// Nothing of that graduate is on the screen, in the address or stored.
pub async fn nothing_of_the_last(page: &Page) -> Outcome {
    page.lacks(&[CARE, "有2项政策"]).await?;
    let left = page
        .ask(
            "const kept = [localStorage, sessionStorage].flatMap((place) => Object.keys(place));
            const filled = [...document.querySelectorAll('input')].filter((e) =>
                e.type === 'text' ? e.value : e.checked && e.name !== 'minutes' && !e.closest('.of-job, .profile'));
            return [location.href, filled.length, history.state, kept.filter((name) =>
                !['caice-fair', 'caice-fair-tally', 'caice-look'].includes(name))]",
        )
        .await?;
    let expected = json!([format!("{}/{STAND}", page.origin), 0, null, []]);
    ensure(left == expected, format!("something is left: {left}"))
}

#[test]
fn five_taps_and_a_year_say_what_the_job_may_bring() -> Outcome {
    at_stand(TABLET, async |page| {
        profile(page).await?;
        serve(page).await?;
        page.shows(&["¥10,000/年（旧标准）", "补贴测算不得作为录用条件"]).await?;
        page.tap("单位视图").await?;
        page.shows(&["小微企业招用高校毕业生社保补贴"]).await?;
        page.tap("收起单位视图").await?;
        page.lacks(&["小微企业招用高校毕业生社保补贴"]).await
    })
}

#[test]
fn the_next_candidate_finds_nothing_of_the_last_by_any_way_back() -> Outcome {
    at_stand(TABLET, async |page| {
        profile(page).await?;
        serve(page).await?;
        page.take_notes().await?;
        page.tap("下一位").await?;
        page.shows(&[EMPTIED, NOBODY]).await?;
        nothing_of_the_last(page).await?;
        page.reload().await?;
        page.shows(&[CHECK]).await?;
        nothing_of_the_last(page).await?;
        // The profile stays.
        page.shows(&["单位情况已填，1个岗位"]).await?;
        // Another site, and back.
        serve(page).await?;
        page.take_notes().await?;
        page.driver.goto("about:blank").await?;
        page.driver.back().await?;
        page.shows(&[CHECK]).await?;
        nothing_of_the_last(page).await?;
        // A tab of its own.
        serve(page).await?;
        page.take_notes().await?;
        let first = page.driver.window().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second).await?;
        page.open_at(STAND).await?;
        page.shows(&[CHECK]).await?;
        nothing_of_the_last(page).await?;
        page.take_notes().await?;
        page.driver.close_window().await?;
        page.driver.switch_to_window(first).await?;
        page.shows(&[CARE]).await
    })
}

#[test]
fn one_tap_empties_the_screen_at_once() -> Outcome {
    at_stand(TABLET, async |page| {
        profile(page).await?;
        serve(page).await?;
        page.take_notes().await?;
        let left = page.ask("all('.next')[0].click(); return document.getElementById('live').textContent").await?;
        ensure(left == "", format!("still there: {left}"))?;
        page.shows(&[EMPTIED]).await
    })
}

#[test]
fn a_screen_that_nobody_touches_is_emptied_after_a_warning() -> Outcome {
    at_stand(TABLET, async |page| {
        page.ask(CLOCK).await?;
        profile(page).await?;
        serve(page).await?;
        page.ask("window.ahead += 155000").await?;
        page.shows(&["秒后自动清空。", "还在用", CARE]).await?;
        page.tap("还在用").await?;
        page.lacks(&["秒后自动清空。"]).await?;
        page.shows(&[CARE]).await?;
        page.take_notes().await?;
        page.ask("window.ahead += 181000").await?;
        page.shows(&[EMPTIED]).await?;
        nothing_of_the_last(page).await?;
        // An empty screen may stay.
        page.ask(CLOCK).await?;
        page.ask("window.ahead += 3600000").await?;
        page.drawn().await?;
        page.lacks(&["秒后自动清空。"]).await
    })
}

#[test]
fn no_touch_suspends_the_end_after_a_quarter_of_an_hour() -> Outcome {
    at_stand(TABLET, async |page| {
        page.ask(CLOCK).await?;
        profile(page).await?;
        serve(page).await?;
        for _ in 0..7 {
            page.ask("window.ahead += 125000").await?;
            page.tap_in(".asks", "本科").await?;
            page.shows(&[CARE]).await?;
        }
        page.ask("window.ahead += 10000").await?;
        page.shows(&["秒后自动清空。", "现在清空"]).await?;
        page.lacks(&["还在用"]).await?;
        page.take_notes().await?;
        page.ask("window.ahead += 30000").await?;
        page.shows(&[EMPTIED]).await?;
        nothing_of_the_last(page).await
    })
}

#[test]
fn a_tablet_put_away_is_covered_and_wakes_up_empty() -> Outcome {
    at_stand(TABLET, async |page| {
        page.ask(CLOCK).await?;
        profile(page).await?;
        serve(page).await?;
        let hide = "Object.defineProperty(document, 'hidden', { configurable: true, value: arguments[0] });
            document.dispatchEvent(new Event('visibilitychange'));
            return getComputedStyle(document.getElementById('live')).visibility";
        let seen = page.run(hide, vec![json!(true)]).await?;
        ensure(seen.json() == "hidden", "the last screen shows while the tablet sleeps")?;
        let seen = page.run(hide, vec![json!(false)]).await?;
        ensure(seen.json() == "visible", "a short look elsewhere costs nothing")?;
        page.shows(&[CARE]).await?;
        page.run(hide, vec![json!(true)]).await?;
        page.take_notes().await?;
        // Hours later.
        page.ask("window.ahead += 8 * 3600000").await?;
        page.run(hide, vec![json!(false)]).await?;
        page.shows(&[EMPTIED]).await?;
        nothing_of_the_last(page).await
    })
}

#[test]
fn a_page_that_breaks_ends_empty_and_goes_on() -> Outcome {
    at_stand(TABLET, async |page| {
        profile(page).await?;
        serve(page).await?;
        // Sooner it would break again at once, which it says instead.
        page.until("five seconds", "return performance.now() > 5000", &[]).await?;
        page.take_notes().await?;
        // Firefox's driver runs scripts beside the page: the error has to be one of the page's own.
        let trap = "const own = window.wrappedJSObject ?? window;
            own.dispatchEvent(new own.ErrorEvent('error', { error: new own.WebAssembly.RuntimeError('unreachable') }))";
        page.ask(trap).await?;
        page.shows(&[EMPTIED]).await?;
        nothing_of_the_last(page).await
    })
}

#[test]
fn what_is_no_year_is_said_once_the_field_is_left_and_counts_for_nothing() -> Outcome {
    at_stand(TABLET, async |page| {
        profile(page).await?;
        serve(page).await?;
        let write = "const asked = all('section.entry').find((e) => tidy(e.querySelector('h2').textContent).includes('毕业的'));
            const year = asked.querySelector('input[type=text]'); year.value = arguments[0];
            year.dispatchEvent(new Event('input', { bubbles: true }));
            if (arguments[1]) year.dispatchEvent(new Event('change', { bubbles: true }))";
        page.run(write, vec![json!("20266"), json!(false)]).await?;
        page.lacks(&["有2项政策", "年份请填四位数字"]).await?;
        page.run(write, vec![json!("20266"), json!(true)]).await?;
        page.shows(&["年份请填四位数字"]).await?;
        page.run(write, vec![json!("2026"), json!(true)]).await?;
        page.shows(&["有2项政策可能适合你"]).await?;
        page.lacks(&["年份请填四位数字"]).await
    })
}

#[test]
fn a_profile_goes_to_another_tablet_as_a_file() -> Outcome {
    let text = std::cell::RefCell::new(String::new());
    at_stand(TABLET, async |page| {
        profile(page).await?;
        let kept = page.ask_text("return localStorage.getItem('caice-fair')").await?;
        ensure(kept.starts_with("caice-stand 2\n"), format!("no profile is kept: {kept:?}"))?;
        *text.borrow_mut() = kept;
        Ok(())
    })?;
    let text = text.into_inner();
    let choose = "const input = document.querySelector('input[type=file]'); const files = new DataTransfer();
        files.items.add(new File([arguments[0]], 'caice-stand.txt')); input.files = files.files;
        input.dispatchEvent(new Event('change'))";
    at_stand(TABLET, async |page| {
        page.tap_in(".ways", "单位和岗位").await?;
        page.shows(&["从文件读入"]).await?;
        page.run(choose, vec![json!("姓名,学历\n张三,本科\n")]).await?;
        page.shows(&["这个文件不是单位档案"]).await?;
        page.run(choose, vec![json!(text)]).await?;
        page.shows(&["读入了。"]).await?;
        serve(page).await
    })
}

#[test]
fn the_numbers_of_the_day_are_few_and_only_for_closing_time() -> Outcome {
    at_stand(TABLET, async |page| {
        profile(page).await?;
        serve(page).await?;
        page.tap_in(".ways", "收摊").await?;
        page.lacks(&["看今天的人数"]).await?;
        page.shows(&["还有一位求职者的回答没清空。"]).await?;
        page.take_notes().await?;
        page.tap("下一位").await?;
        page.shows(&[EMPTIED]).await?;
        page.tap_in(".ways", "收摊").await?;
        page.tap("看今天的人数").await?;
        page.shows(&["接待过（至少答了一题）‹5", "能说出金额的‹5"]).await?;
        // Counting begins again, so that two looks tell nothing of who came in between.
        let kept = page.ask("return localStorage.getItem('caice-fair-tally')").await?;
        ensure(kept.is_null(), format!("it counts on: {kept}"))
    })
}

/// Takes the network away, or gives it back; for the service worker as well.
pub async fn offline(page: &Page, offline: bool) -> Outcome {
    let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.cdp("Network.emulateNetworkConditions", conditions).await.map(drop)
}

/// Only Chromium's driver takes the network away, and waits for what a service worker does.
pub const NO_NETWORK: &[(Engine, &str)] =
    &[(Engine::Firefox, "no way to take the network away"), (Engine::WebKit, "no way to take the network away")];
/// Dark screens and the person's own text size.
const NO_LOOKS: &[(Engine, &str)] =
    &[(Engine::Firefox, "no way to choose the looks"), (Engine::WebKit, "no way to choose the looks")];

#[test]
fn without_a_network_the_stand_opens_and_serves() -> Outcome {
    at_stand(Setup { not_in: NO_NETWORK, ..TABLET }, async |page| {
        page.shows(&["断网也能用"]).await?;
        profile(page).await?;
        offline(page, true).await?;
        page.reload().await?;
        page.shows(&[CHECK, "断网也能用"]).await?;
        for _ in 0..3 {
            serve(page).await?;
            page.tap("下一位").await?;
            page.shows(&[EMPTIED]).await?;
            nothing_of_the_last(page).await?;
        }
        page.tap("English").await?;
        page.shows(&["Next candidate"]).await?;
        offline(page, false).await
    })
}

#[test]
fn a_cache_that_is_half_gone_breaks_nothing() -> Outcome {
    at_stand(Setup { not_in: NO_NETWORK, ..TABLET }, async |page| {
        page.shows(&["断网也能用"]).await?;
        let gone = "let n = 0; for (const name of await caches.keys()) { const cache = await caches.open(name);
            const all = await cache.keys(); for (const [at, key] of all.entries()) if (at % 2) await cache.delete(key);
            n += all.length } return n";
        let n = page.promise(gone).await?;
        ensure(n.as_u64().is_some_and(|n| n > 15), format!("only {n} files were stored"))?;
        page.reload().await?;
        page.shows(&[CHECK]).await?;
        profile(page).await?;
        serve(page).await
    })
}

#[test]
fn a_newer_version_waits_until_somebody_takes_it() -> Outcome {
    let folder = Folder::of(&real())?;
    let setup = Setup { folder: Some(&folder), not_in: NO_NETWORK, ..TABLET };
    journey(setup, async |page| {
        page.open_at(STAND).await?;
        page.shows(&["断网也能用"]).await?;
        let file = folder.path().join("sw.js");
        let text = std::fs::read_to_string(&file)?;
        let named = |text: &str| text.split('"').nth(1).map(str::to_owned);
        let build = named(&text).ok_or_else(|| Trouble::new("no build in sw.js"))?;
        folder.write(&file, text.replace(&build, "0123456789abcdef").as_bytes(), &["br", "gz"])?;
        page.reload().await?;
        page.shows(&["有新版本。"]).await?;
        profile(page).await?;
        serve(page).await?;
        let of = |build: &str| [format!("caice-{build}"), format!("caice-{build}-stand")];
        let (old, new) = (of(&build), of("0123456789abcdef"));
        let mut both = [new.clone(), old].concat();
        both.sort();
        let names = page.promise("return (await caches.keys()).sort()").await?;
        ensure(names == json!(both), format!("caches: {names}"))?;
        page.tap("下一位").await?;
        page.shows(&[EMPTIED]).await?;
        page.tap_in(".ways", "开场检查").await?;
        page.tap("现在更新").await?;
        page.shows(&[CHECK, "断网也能用"]).await?;
        page.lacks(&["有新版本。"]).await?;
        let names = page.promise("return (await caches.keys()).sort()").await?;
        ensure(names == json!(new), format!("caches: {names}"))
    })
}

#[test]
fn every_screen_of_the_stand_is_accessible_upright_and_across() -> Outcome {
    for (name, window, dark, letters) in [
        ("across", (1180, 820), false, 100),
        ("upright", (820, 1180), true, 100),
        ("large", (1180, 820), false, 200),
        ("phone", (390, 844), false, 100),
    ] {
        let setup = Setup { window, dark, letters, not_in: NO_LOOKS, ..TABLET };
        at_stand(Setup { not_in: NO_LOOKS, ..setup }, async |page| {
            let look = async |screen: &str| -> Outcome {
                no_violation(page, screen).await?;
                take(page, name, &format!("stand, {screen}"), &setup).await?;
                let small = page
                    .ask(
                        "return all('button, label.row, a.plain, input[type=text], select').filter((e) =>
                            !e.closest('label.row input') && e.getBoundingClientRect().height < 47.5)
                            .map((e) => `${e.className} ${tidy(e.textContent)}`)",
                    )
                    .await?;
                ensure(small == json!([]), format!("too small on {screen}: {small}"))?;
                let wide = page.ask("return document.documentElement.scrollWidth <= innerWidth").await?;
                ensure(wide == true, format!("{screen} is wider than the window"))
            };
            look("the opening check").await?;
            profile(page).await?;
            look("the profile").await?;
            page.tap_in(".ways", "单位自测").await?;
            page.shows(&[CARE]).await?;
            let whole = "return document.documentElement.scrollHeight <= innerHeight";
            ensure(name != "across" || page.ask(whole).await? == true, "the firm's check is longer than the window")?;
            look("the firm's own check").await?;
            serve(page).await?;
            page.tap("单位视图").await?;
            // Across, all five questions are in sight at once.
            let whole = "const asks = document.querySelector('.asks'); return asks.scrollHeight <= asks.clientHeight";
            ensure(name != "across" || page.ask(whole).await? == true, "a question is below the fold")?;
            // Across, nothing of the candidate's screen is below the fold: both halves scroll by themselves.
            let held = "return scrollY === 0 && document.documentElement.scrollHeight <= innerHeight
                && [...document.querySelectorAll('.next')].every((e) => e.getBoundingClientRect().bottom <= innerHeight)";
            ensure(
                name != "across" || page.ask(held).await? == true,
                "the candidate's screen is longer than the window",
            )?;
            look("a candidate").await?;
            page.tap("扫求职者手机上的码").await?;
            page.shows(&["或输入码下面的那串字"]).await?;
            look("scanning").await?;
            page.tap_in(".ways", "收摊").await?;
            look("closing").await
        })?;
    }
    Ok(())
}

#[test]
fn large_letters_keep_both_halves_and_the_next_candidate_in_sight() -> Outcome {
    at_stand(Setup { not_in: NO_LOOKS, ..TABLET }, async |page| {
        profile(page).await?;
        page.tap("大字").await?;
        serve(page).await?;
        take(page, "big", "stand, a candidate", &TABLET).await?;
        let held = "const box = (name) => document.querySelector(name).getBoundingClientRect();
            return scrollY === 0 && document.documentElement.scrollHeight <= innerHeight
                && document.documentElement.scrollWidth <= innerWidth && box('.next').bottom <= innerHeight
                && box('.say').bottom <= innerHeight && box('.asks').right <= box('.found').left + 1";
        ensure(page.ask(held).await? == true, "the candidate's screen is longer than the window")?;
        no_violation(page, "a candidate in large letters").await
    })
}

#[test]
fn a_firm_works_its_size_out_and_takes_it_over() -> Outcome {
    at_stand(TABLET, async |page| {
        page.tap_in(".ways", "单位和岗位").await?;
        page.shows(&["贵单位"]).await?;
        let unfold = "const lead = all('summary').find((e) => tidy(e.textContent).includes('不清楚划型'));
            if (!lead) return false; lead.click(); return true";
        page.until("the help", unfold, &[]).await?;
        page.shows(&["贵单位的主要业务在哪一行？"]).await?;
        say(page, "主要业务", "餐饮业").await?;
        page.shows(&["待确认，还要选："]).await?;
        say(page, "从业人员", "100–299人").await?;
        say(page, "营业收入", "100万元起，不到2000万元").await?;
        page.shows(&["按所选的，是小型企业。"]).await?;
        take(page, "across", "stand, the size", &TABLET).await?;
        if page.engine == Engine::Chromium {
            no_violation(page, "the size").await?;
        }
        page.tap("单位划型填“小型”").await?;
        let taken = "const asked = all('section.entry').find((e) => tidy(e.querySelector('h2').textContent).includes('大、中'));
            const row = [...asked.querySelectorAll('label.row')].find((e) => e.querySelector('input').checked);
            return row && tidy(row.textContent) === '小型' && document.activeElement === row.querySelector('input')";
        page.until("the answer, with the focus", taken, &[]).await?;
        page.reload().await?;
        page.shows(&["单位情况已填"]).await
    })
}

#[test]
fn the_poster_is_printed_in_the_middle() -> Outcome {
    at_stand(Setup { not_in: NO_LOOKS, ..TABLET }, async |page| {
        page.tap_in(".ways", "单位和岗位").await?;
        page.until("the code", "return document.querySelector('.poster .code svg') !== null", &[]).await?;
        page.resize(794, 1123, 1, false).await?;
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        take(page, "print", "stand, the poster", &Setup { window: (794, 1123), mobile: false, ..TABLET }).await?;
        let middle =
            "const middle = (e) => { const { left, right } = e.getBoundingClientRect(); return (left + right) / 2 };
            return all('.poster .say, .poster .code svg').map((e) => Math.abs(middle(e) - innerWidth / 2) < 3)";
        let found = page.ask(middle).await?;
        ensure(found == json!([true, true]), format!("the poster is not in the middle: {found}"))
    })
}
