//! Takes people of `policies/people`, whole lives, through the deployed page from the first tap to the result and
//! back: fingers give the answers that the person gives, and the final screen shows what the engine says of them.
//!
//! Walks the deployed folder, or the one named by `CAICE_REAL`, on the day it was written for. Two people walk in
//! every run, all ten with `CAICE_PEOPLE=all`. `tests/interview` shows natively for all ten how many taps and
//! questions there are, and that the outcomes match their files; `driver` makes the taps.

use std::collections::BTreeMap;
use std::thread;

use caice::author::lower::Person;
use caice::contract::report;
use caice::engine::{self, Assessment, Index};
use caice::pack::{Audience, Role};
use caice::value::Fen;

use crate::driver::{Driver, Screen, World, back_at, noon_of, real};
use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, Trouble, ensure, journey};
use crate::page::{Page, tidy};

/// Which chip each person enters by.
pub const WAYS_IN: [(&str, &str); 10] = [
    ("doctor", "employed"),
    ("engineer", "employed"),
    ("founder", "founder"),
    ("graduate", "student"),
    ("intern", "student"),
    ("laid-off", "looking"),
    ("student-in-hardship", "student"),
    ("technician", "employed"),
    ("veteran", "founder"),
    ("young-farmer", "founder"),
];

/// The names of the result's groups, and the status each represents.
const GROUPS: [(&str, &str); 9] = [
    ("初步匹配", "met"),
    ("到时可能适用", "met_later"),
    ("先办一步", "gate_first"),
    ("还没判断", "needs_answer"),
    ("需要评选", "competitive"),
    ("待确认", "unconfirmed"),
    ("已过执行期", "ended"),
    ("已撤下更正", "withdrawn"),
    ("目前不满足", "not_met"),
];

/// Who walks in every run: a person with a sensitive answer, and one with certificates that have follow-ups.
const ALWAYS: [&str; 2] = ["student-in-hardship", "technician"];

#[test]
fn people_come_to_their_result_and_back() -> Outcome {
    let world = World::real()?;
    let folder = Folder::of(&real())?;
    let all = std::env::var("CAICE_PEOPLE").is_ok_and(|people| people == "all");
    let walking = world.people.iter().filter(|person| all || ALWAYS.contains(&person.id.value.as_str()));
    let one =
        |person: &Person| walk(&world, &folder, person).map_err(|trouble| format!("{}: {trouble:?}", person.id.value));
    let fared: Vec<Result<(), String>> = thread::scope(|scope| {
        let begun: Vec<_> = walking.map(|person| scope.spawn(move || one(person))).collect();
        { begun.into_iter() }.map(|walk| walk.join().unwrap_or_else(|_| Err("it panicked".into()))).collect()
    });
    ensure(fared.len() == if all { WAYS_IN.len() } else { ALWAYS.len() }, format!("{} people walked", fared.len()))?;
    let troubles: Vec<&String> = fared.iter().filter_map(|fared| fared.as_ref().err()).collect();
    ensure(troubles.is_empty(), format!("{troubles:#?}").replace("\\n", "\n"))
}

/// Leads one person to the result, looks at it, and goes all the way back.
fn walk(world: &World, folder: &Folder, person: &Person) -> Outcome {
    let id = person.id.value.as_str();
    let chip = WAYS_IN.iter().find(|(name, _)| *name == id).map(|(_, chip)| *chip).ok_or("nobody chose a way in")?;
    let before = noon_of(person.on);
    let persons = Index::where_answers(Audience::Person, &world.pack);
    let complete = engine::assess_by(&persons, &world.pack, &person.answers, person.on, person.as_of);
    journey(Setup { folder: Some(folder), before: &before, ..PHONE }, async |page| {
        let mut driver = Driver::of(page, world, person);
        let first = driver.enter(chip).await?;
        driver.until_the_result(first, |_| ()).await?;
        let now = engine::assess_by(&persons, &world.pack, &driver.answers, person.on, person.as_of);
        as_it_should_be(page, world, person, &complete, &now).await?;
        // Half of them by our own link, the others by the system's Back.
        way_back(page, &driver.asked, id.len().is_multiple_of(2)).await
    })
}

/// Checks the result: each policy once, with the status that the person's file expects, which all answers together
/// also give; and the sum that the engine computes.
async fn as_it_should_be(
    page: &Page,
    world: &World,
    person: &Person,
    complete: &Assessment,
    now: &Assessment,
) -> Outcome {
    // Collapsed sections are drawn when unfolded.
    let unfold = "const folded = [...document.querySelectorAll('.screen.result .body > details.more')];
        folded.filter((part) => !part.open).forEach((part) => part.firstElementChild.click());
        return folded.every((part) => part.querySelector('article.card, .lines a'))";
    page.until("what is folded to be drawn", unfold, &[]).await?;
    let script = "
        const body = document.querySelector('.screen.result .body');
        const title = (card) => tidy(card.querySelector('h3 > span').textContent);
        const listed = [];
        let group = '';
        for (const child of body.children) {
          if (child.matches('h2.group')) group = tidy(child.querySelector('span').textContent);
          else if (child.matches('article.card')) listed.push([group, title(child)]);
          else if (child.matches('details.more')) {
            // More of the group above, a group of its own that is over, or what does not fit, in lines.
            const folded = tidy(child.querySelector('summary').textContent);
            const above = /^还有/.test(folded) ? group : folded;
            child.querySelectorAll('article.card').forEach((card) => listed.push([above, title(card)]));
            child.querySelectorAll('.lines a > span').forEach((line) => listed.push([folded, tidy(line.firstChild.data)]));
          } else {
            const name = tidy(child.querySelector('h2.group span')?.textContent ?? '');
            child.querySelectorAll('.lines a > span').forEach((line) => listed.push([name, tidy(line.firstChild.data)]));
          }
        }
        return listed";
    let shown: Vec<(String, String)> = serde_json::from_value(page.ask(script).await?)?;
    let mut found: BTreeMap<&str, &str> = BTreeMap::new();
    for (group, title) in &shown {
        let name = group.trim_end_matches('项').trim_end_matches(|c: char| c.is_ascii_digit());
        let status = GROUPS.iter().find(|(words, _)| *words == name).map(|(_, status)| *status);
        let status = status.ok_or_else(|| Trouble::new(format!("the result has a group {group:?}")))?;
        let policy = world.words.policies.iter().position(|policy| tidy(&policy.title) == *title);
        let policy = policy.and_then(|at| world.pack.policies.get(at)).ok_or_else(|| format!("no policy {title}"))?;
        ensure(found.insert(&policy.key, status).is_none(), format!("{} is shown twice", policy.key))?;
    }
    let mut wrong = Vec::new();
    for outcome in &complete.outcomes {
        let policy = world.pack.policy(outcome.policy).ok_or("no policy")?;
        let wanted = report::status(outcome.status);
        let written = person.expected.iter().find(|expected| expected.policy == outcome.policy);
        let written = written.map_or("(nothing)", |expected| expected.status.as_str());
        let shown = found.get(policy.key.as_str()).copied().unwrap_or("(nothing)");
        if wanted != shown || written != shown {
            wrong.push(format!("{}: written {written}, all answers {wanted}, the page {shown}", policy.key));
        }
    }
    ensure(wrong.is_empty(), format!("the result differs:\n{}", wrong.join("\n")))?;
    let own = now.combinations.iter().find(|one| one.beneficiary == Role::Person && one.cash.max > Fen::ZERO);
    let Some(own) = own else { return Ok(()) };
    let top = page.ask_text("return tidy(document.querySelector('.sum').innerText)").await?;
    let wanted = format!("¥{}", in_yuan(if own.cash.min > Fen::ZERO { own.cash.min } else { own.cash.max }));
    ensure(top.contains(&wanted), format!("the result should name {wanted}, it says {top}"))
}

/// `12,000`.
fn in_yuan(amount: Fen) -> String {
    let digits = amount.yuan_and_fen().0.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Back leads from every screen to the one before, up to the first.
async fn way_back(page: &Page, asked: &[Screen], by_link: bool) -> Outcome {
    for (n_back, screen) in asked.iter().rev().enumerate() {
        if by_link && n_back > 0 {
            page.tap("返回").await?;
        } else {
            page.back().await?;
        }
        back_at(page, screen).await?;
    }
    page.back().await?;
    page.at_home().await
}
