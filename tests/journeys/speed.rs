//! How soon an answer is on the screen on a slow telephone: the processor at a quarter of its speed, all ten people
//! through the deployed page.
//!
//! Three times are taken, each until the first task after the frame that shows it: from a tap until what it changed is
//! painted; from giving an answer until the next question is painted, which the engine has chosen by then; and from
//! the last answer until the result is. Each of them is taken in five runs, and the median counts: what else a machine is
//! doing, or one that it shares its processor with, is not the page's. It is a measurement and not part of every run;
//! `scripts/test.sh long` runs it.

use std::time::Duration;

use caice::author::lower::Person;
use serde::Deserialize;
use serde_json::json;

use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::lead::{Lead, World, noon_of, real};

/// So much slower is the processor.
const SLOWER: u32 = 4;
/// Milliseconds within which 95 of 100 taps are painted.
const SOON: f64 = 50.0;
/// The same for a new question.
const SOON_DRAWN: f64 = 100.0;
/// The same for the result, once, with everything on it: nobody notices a fifth of a second there.
const SOON_RESULT: f64 = 250.0;

/// So often everything is done.
const RUNS: usize = 5;
/// So long the page is left to itself after a tap.
const REST: Duration = Duration::from_millis(400);

/// Takes the times.
const WATCH: &str = "(() => {
    const times = window.times = { taps: [], questions: [], results: [] };
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: [kind, begun] }) => times[kind].push(performance.now() - begun);
    const painted = (kind, begun) => requestAnimationFrame(() => port2.postMessage([kind, begun]));
    let since = 0;
    // A tap on a row is told twice, the second time for its input.
    addEventListener('click', ({ target, timeStamp }) => { if (target.tagName !== 'INPUT') painted('taps', timeStamp); }, true);
    addEventListener('submit', () => { since = performance.now(); }, true);
    addEventListener('DOMContentLoaded', () => {
        new MutationObserver(() => {
            if (since) painted(location.hash === '#/result' ? 'results' : 'questions', since);
            since = 0;
        }).observe(document.getElementById('live'), { childList: true });
    });
})();";

/// Milliseconds.
#[derive(Debug, Default, Deserialize)]
struct Times {
    taps: Vec<f64>,
    questions: Vec<f64>,
    results: Vec<f64>,
}

#[test]
fn an_answer_is_painted_soon_on_a_slow_telephone() -> Outcome {
    let world = World::real()?;
    let folder = Folder::of(&real())?;
    let mut all = Times::default();
    for person in &world.people {
        let mut runs: Vec<Times> = Vec::new();
        for _ in 0..RUNS {
            runs.push(run(&world, &folder, person)?);
        }
        all.taps.extend(medians(&runs, |times| &times.taps)?);
        all.questions.extend(medians(&runs, |times| &times.questions)?);
        all.results.extend(medians(&runs, |times| &times.results)?);
    }
    let mut slow = Vec::new();
    for (what, times, soon) in
        [("taps", all.taps, SOON), ("next questions", all.questions, SOON_DRAWN), ("results", all.results, SOON_RESULT)]
    {
        let [half, most, worst] = percentiles(times.clone());
        let n = times.len();
        println!("{n} {what}, painted after ms: half {half:.0}, 95 of 100 {most:.0}, all {worst:.0}; wanted {soon}");
        ensure(n >= 10, format!("too few {what} were seen to say anything"))?;
        if most > 2.0 * soon {
            slow.push(what);
        }
    }
    ensure(slow.is_empty(), format!("more than twice as slow as wanted: {slow:?}"))
}

/// One person through the page, once.
fn run(world: &World, folder: &Folder, person: &Person) -> Outcome<Times> {
    let before = [noon_of(person.on).as_str(), WATCH].concat();
    let setup = Setup { folder: Some(folder), before: &before, slow: true, ..PHONE };
    let mut times = Times::default();
    journey(setup, async |page| {
        let mut lead = Lead::of(page, world, person);
        lead.rest = REST;
        let first = lead.enter(way_in(&person.id.value)).await?;
        page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
        lead.until_the_result(first, |_| ()).await?;
        times = serde_json::from_value(page.ask("return window.times").await?)?;
        Ok(())
    })?;
    Ok(times)
}

/// The median over the runs of every time; in each run the same is done.
fn medians(runs: &[Times], of: impl Fn(&Times) -> &Vec<f64>) -> Outcome<Vec<f64>> {
    let n = runs.first().map_or(0, |times| of(times).len());
    ensure(runs.iter().all(|times| of(times).len() == n), "not every run did the same")?;
    Ok((0..n).map(|at| percentiles(runs.iter().filter_map(|times| of(times).get(at).copied()).collect())[0]).collect())
}

/// The way in does not matter here, as long as it says nothing that the person does not.
fn way_in(person: &str) -> &'static str {
    crate::people::WAYS_IN.iter().find(|(name, _)| *name == person).map_or("student", |(_, chip)| chip)
}

/// The middle one, the one that 95 of 100 do not exceed, and the greatest.
fn percentiles(mut times: Vec<f64>) -> [f64; 3] {
    times.sort_by(f64::total_cmp);
    [50, 95, 100].map(|share| {
        let rank = (times.len() * share).div_ceil(100).saturating_sub(1);
        times.get(rank).copied().unwrap_or_default()
    })
}
