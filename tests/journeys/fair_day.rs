//! A day at the stand: one candidate after another on a tablet whose network is gone, and the start from the home screen.
//!
//! `fair` has the steps and `wiped` every way in which a candidate is forgotten; this takes measures: requests, memory, elements,
//! time. They are Chromium's, since only its driver tells. `CAICE_QUEUE` says how many come; the long run lets 200 come.

use std::io::Read as _;
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

use crate::driver::real;
use crate::fair::{NO_NETWORK, TABLET, at_stand, offline, profile};
use crate::folder::Folder;
use crate::harness::{Outcome, Setup, Trouble, ensure, journey};
use crate::page::Page;

/// How many come in every run.
const QUEUE: usize = 40;
/// From this one on nothing may grow: by then everything was loaded once.
const SETTLED: usize = 20;
/// By how many percent memory and elements may grow after that.
const GROWTH: f64 = 5.0;
/// From the tap on the icon until the first question can be tapped.
const SOON: Duration = Duration::from_secs(1);

/// Answers all five questions of the candidate at `arguments[0]`, a little at a time; true once the outcomes are there.
const ANSWER: &str = "
    const [nth] = arguments;
    const section = (words) => all('section.entry').find((e) => tidy(e.querySelector('h2').textContent).includes(words));
    const education = section('学历');
    if (!education) { all('.way').find((e) => tidy(e.textContent) === '接待')?.click(); return false }
    const pick = (words, at) => {
        const rows = [...section(words).querySelectorAll('label.row input')];
        const row = rows[at % (rows.length - 1)];
        if (!row.checked) row.click();
    };
    if (!document.querySelector('.aloud')) {
        const put = (e, value, event) => { e.value = value; e.dispatchEvent(new Event(event, { bubbles: true })) };
        pick('学历', 2 + nth % 4);
        put(section('毕业的').querySelector('input[type=text]'), String(2018 + nth % 9), 'input');
        put(section('毕业的').querySelector('select'), String(1 + nth % 12), 'change');
        pick('社保', nth);
        pick('证书', nth);
        pick('合同', nth);
        return false;
    }
    all('.next')[0].click();
    return true";

/// The next candidate's document is there, with empty questions.
const NEXT: &str =
    "return document.querySelector('.said') !== null && document.querySelector('.asks label.row') !== null
    && document.querySelector('.asks section:not(.of-job *) input:checked, .aloud') === null";

/// Remembers the memory of the WebAssembly, for its size.
const HELD: &str = "{ const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
        const made = await instantiate(...given);
        const { exports } = made.instance ?? made;
        if (exports.memory) window.held = exports.memory;
        return made;
    } }";

/// What the page takes up, once what is not needed is gone.
#[derive(Debug, Clone, Copy)]
struct Taken {
    heap: f64,
    nodes: f64,
    wasm: f64,
}

impl Taken {
    async fn of(page: &Page) -> Outcome<Self> {
        for _ in 0..2 {
            page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let metrics = page.cdp("Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let all = metrics.get("metrics").and_then(Value::as_array);
            let found = all.and_then(|all| all.iter().find(|metric| metric["name"] == name));
            found.and_then(|metric| metric["value"].as_f64()).ok_or_else(|| Trouble::new(format!("no metric {name}")))
        };
        let wasm = page.ask("return window.held.buffer.byteLength").await?.as_f64().ok_or("no WebAssembly")?;
        Ok(Self { heap: metric("JSHeapUsedSize")?, nodes: metric("Nodes")?, wasm })
    }
}

/// What a connection asked for; empty if it asked nothing.
fn first_line(mut stream: TcpStream) -> String {
    let mut said = [0; 512];
    let waits = stream.set_nonblocking(false).and_then(|()| stream.set_read_timeout(Some(Duration::from_millis(200))));
    let n = waits.and_then(|()| stream.read(&mut said)).unwrap_or_default();
    let said = String::from_utf8_lossy(said.get(..n).unwrap_or_default());
    said.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_day_of_candidates_without_a_network_asks_for_nothing_and_grows_nothing() -> Outcome {
    let n = std::env::var("CAICE_QUEUE").ok().and_then(|n| n.parse().ok()).unwrap_or(QUEUE);
    let folder = Folder::of(&real())?;
    let setup = Setup { folder: Some(&folder), before: HELD, not_in: NO_NETWORK, ..TABLET };
    journey(setup, async |page| {
        page.open_at("fair.html").await?;
        page.shows(&["断网也能用"]).await?;
        profile(page).await?;
        page.cdp("Performance.enable", json!({})).await?;
        offline(page, true).await?;
        // Whoever asks in spite of that is counted.
        let asked = folder.swallow()?;
        asked.set_nonblocking(true)?;
        let mut settled = None;
        for nth in 0..n {
            page.until(format!("the outcomes of the {nth}th"), ANSWER, &[json!(nth)]).await?;
            page.until(format!("an empty screen after the {nth}th"), NEXT, &[]).await?;
            if nth + 1 == SETTLED.min(n / 2) {
                settled = Some(Taken::of(page).await?);
            }
        }
        let (first, last) = (settled.ok_or("too few")?, Taken::of(page).await?);
        // The browser opens connections for navigations to come without asking anything, and looks for a newer service worker
        // from time to time: both are its own doing.
        let all: Vec<String> =
            std::iter::from_fn(|| asked.accept().ok()).map(|(stream, _)| first_line(stream)).collect();
        let (own, requests): (Vec<_>, Vec<_>) =
            all.iter().partition(|line| line.is_empty() || line.starts_with("GET /sw.js "));
        let from = SETTLED.min(n / 2);
        println!("{n} candidates: requests {requests:?}, the browser's own {own:?}");
        println!("after the {from}th {first:?}, at last {last:?}");
        ensure(requests.is_empty(), format!("requests: {requests:?}"))?;
        for (what, before, after) in
            [("heap", first.heap, last.heap), ("elements", first.nodes, last.nodes), ("memory", first.wasm, last.wasm)]
        {
            let grown = (after / before - 1.0) * 100.0;
            ensure(grown <= GROWTH, format!("the {what} grew by {grown:.1} %, from {before} to {after}"))?;
        }
        offline(page, false).await
    })
}

/// Opens the candidate's screen as soon as it can be opened, and marks when the first question can be tapped.
const MARK: &str = "const waits = setInterval(() => {
    document.querySelector('.opening > .go')?.click();
    if (document.querySelector('.asks label.row input')) { performance.mark('ready'); clearInterval(waits) } }, 4)";

#[test]
fn from_the_home_screen_without_a_network_the_first_question_is_there_at_once() -> Outcome {
    let folder = Folder::of(&real())?;
    let manifest: Value = serde_json::from_slice(&std::fs::read(folder.file("fair", ".webmanifest")?)?)?;
    let start =
        manifest["start_url"].as_str().ok_or("the manifest starts nowhere")?.trim_start_matches("./").to_owned();
    at_stand(Setup { not_in: NO_NETWORK, ..TABLET }, async |page| {
        page.shows(&["断网也能用"]).await?;
        profile(page).await?;
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": MARK })).await?;
        offline(page, true).await?;
        let mut quickest = Duration::MAX;
        // The quickest of some: other browsers work beside this one.
        for _ in 0..5 {
            page.leave().await?;
            page.open_at(&start).await?;
            let ready = "return performance.getEntriesByName('ready')[0]?.startTime";
            let ready = page.until("the first question", ready, &[]).await?.json().as_f64().ok_or("no time")?;
            println!("the first question is there after {ready:.0} ms");
            quickest = quickest.min(Duration::from_secs_f64(ready / 1000.0));
        }
        ensure(quickest <= SOON, format!("the first question came after {quickest:?}"))?;
        offline(page, false).await
    })
}
