//! How soon an answer appears on a slow phone: the processor at a quarter of its speed, all ten people through the
//! deployed page.
//!
//! Takes three times, each until the first task after the frame that shows it: from a tap that picks or opens
//! something until that is painted; from the tap that gives an answer (or the end of the pause after one on a row,
//! which `public/boot/tap.js` makes) until the next question, chosen by the engine by then, is painted; and from the
//! tap that gives the last answer until the result is. Each is taken in three runs, and the median counts, since other
//! work on the machine is not the page's fault. Reports the machine's own speed, which may change meanwhile, beside
//! them, as Lighthouse's index, so that figures from different machines and hours can be compared.
//!
//! Likewise how soon the first question stands there on a first visit over slow 4G: by the page's own clock, from the
//! request for it on.
//!
//! A measurement, not part of every run; `scripts/test.sh long` runs it. `CAICE_SLOWER` sets another slowdown.

use std::time::Duration;

use caice::author::lower::Person;
use serde::Deserialize;
use serde_json::json;

use crate::driver::{Driver, World, noon_of, real};
use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, ensure, journey};

/// The processor's slowdown.
const SLOWER: f64 = 4.0;
/// The time in milliseconds within which 95 of 100 taps and new questions must be painted.
const SOON: f64 = 50.0;
/// The same for the result, once, with everything on it: nobody notices a fifth of a second there.
const SOON_RESULT: f64 = 250.0;

/// The number of runs.
const RUNS: usize = 3;

/// The index of this machine: the mean number of times in a tenth of a second that it builds a text of ten thousand
/// letters, which makes garbage, and copies a hundred thousand numbers, which does not. Best of three, since other
/// work only lowers it.
const INDEX: &str = "
    const often = (work) => {
        const begun = performance.now();
        let times = 0;
        while (performance.now() - begun < 500) {
            for (let more = 0; more < 10; more += 1) work(times + more);
            times += 10;
        }
        return times / (performance.now() - begun) * 100;
    };
    const letters = () => {
        let text = '';
        for (let at = 0; at < 10000; at += 1) text += 'a';
        if (text.length === 1) throw text;
    };
    const both = [0, 1].map(() => Array.from({ length: 100000 }, (_, at) => at));
    const copied = (time) => {
        const [from, to] = time % 2 ? both : both.toReversed();
        for (let at = 0; at < from.length; at += 1) to[at] = from[at];
    };
    return Math.max(...[1, 2, 3].map(() => (often(letters) + often(copied)) / 2))";

/// The time in milliseconds within which the first question of a first visit must be there to be answered.
const SOON_FIRST: f64 = 2000.0;
/// Slow 4G as Lighthouse has it: bytes a second, and milliseconds for each request.
const SLOW_4G: (i64, u32) = (204_800, 150);
/// The number of first visits.
const VISITS: usize = 5;

/// Takes the time until the first question is painted and its rows can be tapped.
const FIRST: &str = "addEventListener('DOMContentLoaded', () => {
    const began = performance.now();
    const watch = new MutationObserver(() => {
        if (!document.querySelector('#live label.row')) return;
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => { window.questionSeen = [began, performance.now()] }));
    });
    watch.observe(document.getElementById('live'), { childList: true, subtree: true });
})";

/// How long a finger rests on its target; most rest longer.
const HOLD: Duration = Duration::from_millis(80);
/// How long to leave the page alone after a tap.
const REST: Duration = Duration::from_millis(400);

/// Takes the times.
const WATCH: &str = "(() => {
    const times = window.times = { taps: [], questions: [], results: [] };
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: [kind, begun] }) => times[kind].push([performance.now() - begun, location.hash]);
    const painted = (kind, begun) => requestAnimationFrame(() => port2.postMessage([kind, begun]));
    let since = 0, picked = 0, left = 0;
    addEventListener('touchend', ({ timeStamp }) => {
        left = timeStamp;
        setTimeout(() => { left = 0; });
    }, { capture: true, passive: true });
    addEventListener('click', ({ target, timeStamp, isTrusted }) => {
        // Where the page presses something for the finger, the tap was when that left.
        const tapped = left || timeStamp;
        // A tap on a row may be told twice, the second time for its input.
        if (target.tagName === 'INPUT' && (!left || picked === left)) return;
        if (target.closest('.go, .quiet-row')) {
            // A row goes on by itself after a pause in which its mark is seen; waiting longer than that counts.
            since = left || isTrusted ? tapped : picked + 90;
        } else {
            picked = tapped;
            painted('taps', tapped);
        }
    }, true);
    addEventListener('DOMContentLoaded', () => {
        new MutationObserver(() => {
            // A new screen is looked at between its layout and its painting, also where it came within a frame.
            const begun = since, kind = location.hash === '#/result' ? 'results' : 'questions';
            const looked = new ResizeObserver(() => {
                looked.disconnect();
                port2.postMessage([kind, begun]);
            });
            if (since) looked.observe(document.querySelector('#live > :last-child'));
            since = 0;
        }).observe(document.getElementById('live'), { childList: true });
    });
})();";

#[derive(Debug, Default, Deserialize)]
struct Times {
    taps: Vec<Taken>,
    questions: Vec<Taken>,
    results: Vec<Taken>,
}

/// Milliseconds, and the address reached.
#[derive(Debug, Clone, Deserialize)]
struct Taken(f64, String);

#[test]
fn an_answer_is_painted_soon_on_a_slow_telephone() -> Outcome {
    let world = World::real()?;
    let folder = Folder::of(&real())?;
    let slower = slower();
    let mut all = Times::default();
    let mut fast = Vec::new();
    for (at, person) in world.people.iter().enumerate() {
        if at % 3 == 0 {
            fast.push(index(&folder)?);
        }
        let mut runs: Vec<Times> = Vec::new();
        for _ in 0..RUNS {
            runs.push(run(&world, &folder, person, slower)?);
        }
        all.taps.extend(medians(&runs, |times| &times.taps)?);
        all.questions.extend(medians(&runs, |times| &times.questions)?);
        all.results.extend(medians(&runs, |times| &times.results)?);
    }
    fast.sort_by(f64::total_cmp);
    let [least, half, most] = [0, fast.len() / 2, fast.len() - 1].map(|at| fast[at]);
    println!("{slower:.1} times slower than a machine of index {half:.0}, at times {least:.0}, at times {most:.0}");
    let mut slow = Vec::new();
    for (what, times, soon) in
        [("taps", all.taps, SOON), ("next questions", all.questions, SOON), ("results", all.results, SOON_RESULT)]
    {
        let times = sorted(times);
        let n = times.len();
        ensure(n >= 10, format!("too few {what} were seen to say anything"))?;
        let [half, most, worst] = [50, 95, 100].map(|share| of(&times, share).0);
        println!("{n} {what}, painted after ms: half {half:.0}, 95 of 100 {most:.0}, all {worst:.0}; wanted {soon}");
        for Taken(time, address) in times.iter().rev().take(6) {
            println!("    {time:.0} {address}");
        }
        if most > 2.0 * soon {
            slow.push(what);
        }
    }
    ensure(slow.is_empty(), format!("more than twice as slow as wanted: {slow:?}"))
}

#[test]
fn the_first_question_is_there_soon_over_a_slow_network() -> Outcome {
    let folder = Folder::of(&real())?;
    let (speed, wait) = SLOW_4G;
    let mut times = Vec::new();
    for _ in 0..VISITS {
        let setup = Setup { folder: Some(&folder), before: FIRST, slow: true, ..PHONE };
        journey(setup, async |page| {
            page.network(speed, wait).await?;
            page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": slower() })).await?;
            page.open_at("#/ask").await?;
            let seen = page.until("the first question", "return window.questionSeen", &[]).await?;
            let [read, first]: [f64; 2] = serde_json::from_value(seen.json().clone())?;
            println!("page read after {read:.0} ms, first question after {first:.0}");
            times.push(Taken(first, "#/ask".to_owned()));
            Ok(())
        })?;
    }
    let Taken(half, _) = *of(&sorted(times), 50);
    println!("first question over slow 4G, median of {VISITS}: {half:.0} ms; wanted {SOON_FIRST}");
    ensure(half <= 2.0 * SOON_FIRST, "more than twice as slow as wanted")
}

/// The slowdown of this machine.
fn slower() -> f64 {
    let given = std::env::var("CAICE_SLOWER").ok().and_then(|given| given.parse().ok());
    given.unwrap_or(SLOWER)
}

/// The current speed of this machine.
fn index(folder: &Folder) -> Outcome<f64> {
    let mut index = 0.0;
    journey(Setup { folder: Some(folder), slow: true, ..PHONE }, async |page| {
        page.open().await?;
        index = page.ask(INDEX).await?.as_f64().unwrap_or_default();
        Ok(())
    })?;
    Ok(index)
}

/// One person through the page, once.
fn run(world: &World, folder: &Folder, person: &Person, slower: f64) -> Outcome<Times> {
    let before = [noon_of(person.on).as_str(), WATCH].concat();
    let setup = Setup { folder: Some(folder), before: &before, slow: true, ..PHONE };
    let mut times = Times::default();
    journey(setup, async |page| {
        let mut driver = Driver::of(page, world, person);
        (driver.hold, driver.rest) = (HOLD, REST);
        let first = driver.enter(way_in(&person.id.value)).await?;
        page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": slower })).await?;
        driver.until_the_result(first, |_| ()).await?;
        times = serde_json::from_value(page.ask("return window.times").await?)?;
        Ok(())
    })?;
    Ok(times)
}

/// The median of every time over the runs; each run does the same.
fn medians(runs: &[Times], times: impl Fn(&Times) -> &Vec<Taken>) -> Outcome<Vec<Taken>> {
    let n = runs.first().map_or(0, |run| times(run).len());
    ensure(runs.iter().all(|run| times(run).len() == n), "not every run did the same")?;
    let at = |at: usize| runs.iter().filter_map(|run| times(run).get(at).cloned()).collect();
    Ok((0..n).map(|index| of(&sorted(at(index)), 50).clone()).collect())
}

/// The way in does not matter here, as long as it says nothing that the person does not.
fn way_in(person: &str) -> &'static str {
    crate::people::WAYS_IN.iter().find(|(name, _)| *name == person).map_or("student", |(_, chip)| chip)
}

/// Shortest first.
fn sorted(mut times: Vec<Taken>) -> Vec<Taken> {
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    times
}

/// The value that this many of a hundred do not exceed.
fn of(times: &[Taken], share: usize) -> &Taken {
    &times[(times.len() * share).div_ceil(100).saturating_sub(1)]
}
