//! Nothing of a candidate stays: every way in which one goes, and every way in which somebody might look for the last one; and a
//! queue of twenty, whose answers are looked for in the memory of the next one's page.
//!
//! `fair` has the ways back and the single steps; this goes through many of them in a row, each by its name.

use serde_json::json;
use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::{RequestData, SessionId};

use crate::engine::Engine;
use crate::fair::{CLOCK, EMPTIED, NO_NETWORK, TABLET, at_stand, fill, nothing_of_the_last, offline, profile, say};
use crate::harness::{Outcome, Setup, Trouble, ensure};
use crate::page::Page;

/// How many come to the stand.
const QUEUE: usize = 20;

/// A graduate of this year and month answers; true once the outcomes are there.
const ANSWERED: &str = "
    const section = (words) => all('section.entry').find((e) => tidy(e.querySelector('h2').textContent).includes(words));
    if (document.querySelector('.aloud')) return true;
    const education = section('学历');
    if (!education) {
        all('.way').find((e) => ['接待', 'Candidates'].includes(e.textContent.trim()))?.click();
        return false;
    }
    education.querySelectorAll('label.row input')[3].click();
    return false";

/// What is on the screen when the candidate goes.
#[derive(Debug, Clone, Copy)]
enum On {
    /// The candidate's own screen.
    Serving,
    /// Another one, by the way to it.
    Screen(&'static str),
    /// The camera's.
    Scanning,
    /// The same with something typed.
    Typed,
    /// The same with a code that waits to replace the answers.
    Handed,
    /// The firm's own benefits.
    FirmView,
    /// The candidate's, after this button.
    Look(&'static str),
}

/// How the candidate goes.
#[derive(Debug, Clone, Copy)]
enum Goes {
    /// 下一位.
    Button,
    /// The button of the warning.
    Now,
    /// Nobody touches the screen.
    Idle,
    /// Somebody touches it all the time, for a quarter of an hour.
    HardLimit,
    /// The tablet sleeps past the limit.
    Sleeps,
    /// Its clock goes back.
    ClockBack,
    /// The page breaks.
    Breaks,
    /// Nobody does anything; what follows has to end it.
    Not,
}

/// How somebody looks for them.
#[derive(Debug, Clone, Copy)]
enum Then {
    /// By what is there.
    Looks,
    /// Back.
    Back,
    /// Back, then forward.
    Forward,
    /// A reload.
    Reload,
    /// The address, typed once more.
    Address,
    /// The tab is closed and opened again.
    Reopened,
    /// Another tab beside it.
    Beside,
    /// Another site, and back.
    Elsewhere,
    /// The tab's process dies, and the page is opened again.
    Dies,
}

/// Every case by its name.
const CASES: [(&str, On, Goes, Then); 28] = [
    ("the button", On::Serving, Goes::Button, Then::Looks),
    ("the button, then back", On::Serving, Goes::Button, Then::Back),
    ("the button, then forward", On::Serving, Goes::Button, Then::Forward),
    ("the button, then a reload", On::Serving, Goes::Button, Then::Reload),
    ("the button, then the address", On::Serving, Goes::Button, Then::Address),
    ("the button, then the tab opened again", On::Serving, Goes::Button, Then::Reopened),
    ("the button with the firm's own benefits open", On::FirmView, Goes::Button, Then::Looks),
    ("idle", On::Serving, Goes::Idle, Then::Looks),
    ("idle, then back", On::Serving, Goes::Idle, Then::Back),
    ("idle, then a reload", On::Serving, Goes::Idle, Then::Reload),
    ("idle at the opening check", On::Screen("开场检查"), Goes::Idle, Then::Looks),
    ("idle at the profile", On::Screen("单位和岗位"), Goes::Idle, Then::Looks),
    ("idle at the firm's own check", On::Screen("单位自测"), Goes::Idle, Then::Looks),
    ("idle at closing", On::Screen("收摊"), Goes::Idle, Then::Looks),
    ("idle during a scan", On::Scanning, Goes::Idle, Then::Looks),
    ("idle with a code half typed", On::Typed, Goes::Idle, Then::Looks),
    ("idle with a code that waits", On::Handed, Goes::Idle, Then::Looks),
    ("idle in English", On::Look("English"), Goes::Idle, Then::Looks),
    ("idle in large letters", On::Look("大字"), Goes::Idle, Then::Looks),
    ("the warning's button", On::Serving, Goes::Now, Then::Looks),
    ("the hard limit", On::Serving, Goes::HardLimit, Then::Looks),
    ("asleep past the limit", On::Serving, Goes::Sleeps, Then::Looks),
    ("asleep past the limit during a scan", On::Scanning, Goes::Sleeps, Then::Back),
    ("the clock goes back", On::Serving, Goes::ClockBack, Then::Looks),
    ("a crash of the page, then a reload", On::Serving, Goes::Breaks, Then::Reload),
    ("no button: a reload", On::Serving, Goes::Not, Then::Reload),
    ("no button: another site and back", On::Serving, Goes::Not, Then::Elsewhere),
    ("two tabs: beside it, then the tab closed", On::Serving, Goes::Not, Then::Beside),
];

/// Cases that only Chromium's driver can make.
const OF_CHROMIUM: [(&str, On, Goes, Then); 2] = [
    ("the process dies and the page is opened again", On::Serving, Goes::Not, Then::Dies),
    ("the process dies during a scan", On::Scanning, Goes::Not, Then::Dies),
];

/// Another code than what is on the screen, made for the pack of the deployed folder.
fn some_code() -> Outcome<String> {
    let world = crate::driver::World::real()?;
    let mut answers = caice::value::Answers::none(world.pack.facts.len());
    let fact = world.pack.fact_id("education_level").ok_or("no such fact")?;
    answers.set(fact.index(), caice::value::Answer::Value(caice::value::Value::Choice(caice::value::OptionId(2))));
    caice::handoff::small(&world.pack, &answers).ok_or_else(|| Trouble::new("no code"))
}

/// Types into the field for a code.
async fn kind(page: &Page, text: &str) -> Outcome {
    let kind = "const field = document.querySelector('.by-hand input'); field.value = arguments[0];
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    page.run(kind, vec![json!(text)]).await.map(drop)
}

async fn open(page: &Page, on: On, code: &str) -> Outcome {
    page.until("outcomes", ANSWERED, &[]).await?;
    match on {
        On::Serving => {}
        On::Screen(way) => page.tap_in(".ways", way).await?,
        On::Look(button) => {
            page.tap(button).await?;
            page.drawn().await?;
        }
        On::FirmView => page.tap("单位视图").await?,
        On::Scanning | On::Typed | On::Handed => {
            page.tap("扫求职者手机上的码").await?;
            if matches!(on, On::Typed) {
                kind(page, "K1ABCD").await?;
            }
            if matches!(on, On::Handed) {
                kind(page, code).await?;
                page.tap("读入").await?;
                page.shows(&["屏幕上还有回答。换成刚扫的？"]).await?;
            }
        }
    }
    Ok(())
}

/// The screen says that it is empty, in whichever language.
async fn emptied(page: &Page) -> Outcome {
    let empty = "return document.querySelector('.aloud') === null && document.querySelector('.said') !== null
        && document.querySelector('.asks label.row') !== null";
    page.until("an empty screen", empty, &[]).await.map(drop)
}

async fn go(page: &Page, goes: Goes) -> Outcome {
    page.take_notes().await?;
    let ahead = |ms: i64| format!("window.ahead += {ms}");
    match goes {
        Goes::Not => return Ok(()),
        Goes::Button => {
            page.ask("all('.next')[0].click()").await?;
        }
        Goes::Now => {
            page.ask(&ahead(155_000)).await?;
            page.tap("现在清空").await?;
        }
        Goes::Idle => {
            page.ask(&ahead(181_000)).await?;
        }
        Goes::HardLimit => {
            let touched =
                "window.ahead += 125000; document.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))";
            for _ in 0..7 {
                page.ask(touched).await?;
            }
            page.ask("if (!document.querySelector('.aloud')) throw new Error('it ended too early')").await?;
            page.ask(
                "window.ahead += 26000; document.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))",
            )
            .await?;
        }
        Goes::Sleeps => {
            let hide = "Object.defineProperty(document, 'hidden', { configurable: true, value: arguments[0] });
                document.dispatchEvent(new Event('visibilitychange'))";
            page.run(hide, vec![json!(true)]).await?;
            page.ask(&ahead(8 * 3_600_000)).await?;
            page.run(hide, vec![json!(false)]).await?;
        }
        Goes::ClockBack => {
            page.ask(&ahead(-60_000)).await?;
        }
        Goes::Breaks => {
            page.until("five seconds", "return performance.now() > 5000", &[]).await?;
            // Firefox's driver runs scripts beside the page: the error has to be one of the page's own.
            page.ask(
                "const own = window.wrappedJSObject ?? window;
                own.dispatchEvent(new own.ErrorEvent('error', { error: new own.WebAssembly.RuntimeError('unreachable') }))",
            )
            .await?;
        }
    }
    emptied(page).await
}

/// Somebody looks for the last candidate.
async fn look(page: &Page, then: Then) -> Outcome {
    page.take_notes().await?;
    let stand = format!("{}/fair.html", page.origin);
    match then {
        Then::Looks => return nothing_of_the_last(page).await,
        Then::Back => page.driver.back().await?,
        Then::Forward => {
            page.driver.back().await?;
            page.driver.forward().await?;
        }
        Then::Reload => page.driver.refresh().await?,
        Then::Address => page.driver.goto(&stand).await?,
        Then::Elsewhere => {
            page.driver.goto("about:blank").await?;
            page.driver.back().await?;
        }
        Then::Reopened => {
            let tab = page.driver.new_tab().await?;
            page.driver.close_window().await?;
            page.driver.switch_to_window(tab).await?;
            page.driver.goto(&stand).await?;
        }
        Then::Beside | Then::Dies => {
            let first = page.driver.window().await?;
            let tab = page.driver.new_tab().await?;
            if matches!(then, Then::Dies) {
                // The driver hears of nothing more from there.
                let _ = page.cdp("Page.crash", json!({})).await;
            }
            page.driver.switch_to_window(tab.clone()).await?;
            page.driver.goto(&stand).await?;
            page.shows(&["开门前看一遍"]).await?;
            nothing_of_the_last(page).await?;
            page.take_notes().await?;
            // The one before is closed; this one goes on.
            page.driver.switch_to_window(first).await?;
            page.driver.close_window().await?;
            page.driver.switch_to_window(tab).await?;
        }
    }
    // Wherever that leads, the stand is there again, and empty.
    let away = "return location.pathname.endsWith('/fair.html')";
    if page.ask(away).await? != true {
        page.driver.goto(&stand).await?;
    }
    let there = "return document.querySelector('.ways') !== null";
    page.until("the stand", there, &[]).await?;
    nothing_of_the_last(page).await
}

fn all_of(cases: &[(&str, On, Goes, Then)]) -> Outcome {
    let code = some_code()?;
    // Without windows, the driver gives a whole browser up when a tab dies.
    let whole = cases.iter().any(|(.., then)| matches!(then, Then::Dies));
    at_stand(Setup { whole, ..TABLET }, async |page| {
        profile(page).await?;
        for (name, on, goes, then) in cases {
            let case = async {
                page.ask(CLOCK).await?;
                open(page, *on, &code).await?;
                go(page, *goes).await?;
                look(page, *then).await?;
                if matches!(on, On::Look("English")) {
                    page.tap("中文").await?;
                    page.shows(&["下一位"]).await?;
                }
                if matches!(on, On::Typed) {
                    page.tap("扫求职者手机上的码").await?;
                    let typed = "return [...document.querySelectorAll('.by-hand input')].every((e) => e.value === '')";
                    ensure(page.ask(typed).await? == true, "what was typed is still there")?;
                }
                Ok::<(), Trouble>(())
            };
            case.await.map_err(|trouble| Trouble::new(format!("{name}: {trouble:?}")))?;
        }
        Ok(())
    })
}

#[test]
fn however_a_candidate_goes_nothing_is_found_afterwards() -> Outcome {
    all_of(&CASES)
}

#[test]
fn a_process_that_dies_takes_the_candidate_with_it() -> Outcome {
    if Engine::of_this_run()? == Engine::Chromium { all_of(&OF_CHROMIUM) } else { Ok(()) }
}

/// The text of everything on the heap of the page's scripts, after what is not needed is gone: a command of Chromium's driver.
#[derive(Debug)]
struct HeapSnapshot;

impl FormatRequestData for HeapSnapshot {
    fn format_request(&self, session: &SessionId) -> RequestData {
        // Any command that only asks has its method.
        let mut request = Command::GetTimeouts.format_request(session);
        request.uri = format!("session/{session}/chromium/heap_snapshot").into();
        request
    }
}

async fn heap(page: &Page) -> Outcome<String> {
    let answer = page.driver.cmd(HeapSnapshot).await?;
    let snapshot = answer.value_json()?;
    let text = snapshot.as_str().map_or_else(|| snapshot.to_string(), str::to_owned);
    ensure(text.len() > 500_000, format!("a heap of {} characters is none", text.len()))?;
    Ok(text)
}

/// Whether the memory of the WebAssembly has this text.
async fn in_memory(page: &Page, text: &str) -> Outcome<bool> {
    let script = "const bytes = new Uint8Array(window.held.buffer);
        let text = ''; for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
        return text.includes(arguments[0])";
    Ok(*page.run(script, vec![json!(text)]).await?.json() == true)
}

/// Keeps hold of the memory of the WebAssembly, and lets the journey move the time on.
const BEFORE: &str = "{ const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
        const made = await instantiate(...given);
        const { exports } = made.instance ?? made;
        if (exports.memory) window.held = exports.memory;
        return made;
    };
    const now = Date.now.bind(Date); window.ahead = 0; Date.now = () => now() + window.ahead; }";

/// A finger, and the person who thinks before it: seconds of the stand's clock.
struct Person {
    taps: usize,
}

impl Person {
    async fn thinks(&self, page: &Page) -> Outcome {
        let ms = 2_000 + (self.taps * 7_919) % 9_000;
        page.ask(&format!("window.ahead += {ms}")).await.map(drop)
    }

    /// One tap on a row.
    async fn picks(&mut self, page: &Page, question: &str, row: &str) -> Outcome {
        self.thinks(page).await?;
        self.taps += 1;
        say(page, question, row).await
    }
}

#[test]
fn twenty_candidates_in_a_row_find_nothing_of_each_other_and_are_served_in_few_taps() -> Outcome {
    at_stand(Setup { before: BEFORE, not_in: NO_NETWORK, ..TABLET }, async |page| {
        page.shows(&["断网也能用"]).await?;
        profile(page).await?;
        page.tap_in(".ways", "接待").await?;
        offline(page, true).await?;
        let (mut firsts, mut wholes) = (Vec::new(), Vec::new());
        let mut nodes = json!(null);
        for nth in 0..QUEUE {
            let degree = ["本科", "大专或高职", "硕士", "博士"].into_iter().cycle().nth(nth).unwrap_or("本科");
            let mut person = Person { taps: 0 };
            person.picks(page, "学历", degree).await?;
            page.shows(&["可以这样说"]).await?;
            firsts.push(person.taps);
            person.thinks(page).await?;
            // The year's field, the list of months, the month.
            person.taps += 3;
            let month = u32::try_from(nth)?;
            fill(page, "毕业的", 2020 + month % 7, 1 + month % 12).await?;
            person.picks(page, "社保", if nth % 2 == 0 { "否" } else { "是" }).await?;
            person.picks(page, "证书", "没有证书").await?;
            if nth % 3 == 0 {
                // What the post says of the contract is agreed on otherwise.
                person.picks(page, "合同", "不到1年").await?;
            }
            wholes.push(person.taps);
            // Their answers as one text, for the code that they take home.
            page.tap("带上刚才的回答（谁扫都能看到）").await?;
            let link =
                "const code = document.querySelector('.home .code svg'); const link = code?.getAttribute('aria-label');
                return link && link !== window.bare && link.length > 80 && link";
            let link = page.until("the code with the answers", link, &[]).await?.json().clone();
            let theirs = link.as_str().and_then(|link| link.split_once('#')).map(|(_, theirs)| theirs.to_owned());
            let theirs = theirs.ok_or_else(|| Trouble::new("the code carries nothing"))?;
            ensure(in_memory(page, &theirs).await?, "the search finds not even what is there")?;
            ensure(nth > 0 || heap(page).await?.contains(&theirs), "nor on the heap")?;
            page.take_notes().await?;
            page.tap("下一位").await?;
            page.shows(&[EMPTIED]).await?;
            // First of all, before the search itself leaves the text anywhere.
            ensure(!heap(page).await?.contains(&theirs), format!("the {nth}th is on the heap of the next"))?;
            ensure(!in_memory(page, &theirs).await?, format!("the {nth}th is in the memory of the next"))?;
            nothing_of_the_last(page).await?;
            let now = page.ask("return document.querySelectorAll('*').length").await?;
            ensure(nth == 0 || now == nodes, format!("{nodes} elements became {now} at the {nth}th"))?;
            nodes = now;
        }
        firsts.sort_unstable();
        wholes.sort_unstable();
        println!("taps to the first outcome {firsts:?}, for all five questions {wholes:?}");
        ensure(firsts.last().is_some_and(|most| *most <= 6), format!("to the first outcome {firsts:?} taps"))?;
        let median = wholes.get(QUEUE / 2).copied().unwrap_or(usize::MAX);
        ensure(median <= 9, format!("for all five questions {wholes:?} taps"))?;
        offline(page, false).await
    })
}
