//! The people of `policies/people`, ten whole lives, through the deployed page from the first tap to the result: how
//! much they tap and type, when the first money stands, and that what the page shows in the end is what the engine
//! says of all their answers.
//!
//! They walk the folder that is deployed, or the one that `CAICE_REAL` names, on the day they were written for.
//! Whether the outcomes are right is the business of their files; how a tap is made stands in `lead`.

use std::collections::BTreeMap;
use std::thread;

use caice::author::lower::Person;
use caice::contract::report;
use caice::engine::{self, Assessment, BenefitOutcome, FactRef, Status};
use caice::pack::{Pack, Role};
use caice::value::{Answer, Answers, Date, Fen, Value};

use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, Trouble, ensure, journey};
use crate::lead::{Lead, Screen, World, back_at, noon_of, real};
use crate::page::{Page, tidy};

/// Who goes in by which chip.
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

/// What the groups of the result are called, and the status each of them stands for.
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

/// The longest question and the longest help, in characters.
const LONGEST: (usize, usize) = (24, 40);
/// What stands behind the help of a question with several picks, and is no part of it.
const PICK_MANY: &str = "可以多选。";

/// Taps of the whole way, for half of the people at most so many.
const MEDIAN_TAPS: usize = 45;
/// Taps until the first money stands, for everybody who has any.
const MOST_TO_CASH: usize = 8;
/// The same where it rests on a sensitive answer alone: that is asked for last, and nobody is lured there by money.
const MOST_TO_SENSITIVE_CASH: usize = 11;

/// How one person fared.
struct Fared {
    person: String,
    chip: &'static str,
    n_questions: usize,
    taps: usize,
    typed: usize,
    /// Taps when the first match with cash stood that still stands in the end; none where there is no such match.
    to_cash: Option<usize>,
    /// Whether all answers together give a match with cash.
    has_cash: bool,
    /// Whether every such match rests on a sensitive answer.
    is_sensitive: bool,
    /// The fewest taps that could be: the way in, and the answers without which that match would not stand.
    least_to_cash: Option<(usize, String)>,
    asked: Vec<String>,
    /// Where days or amounts are less exact than all answers could make them, because rows are wider than answers.
    wider: Vec<String>,
}

#[test]
fn ten_people_learn_what_may_be_theirs_with_few_taps() -> Outcome {
    let world = World::real()?;
    let folder = Folder::of(&real())?;
    let one =
        |person: &Person| walk(&world, &folder, person).map_err(|trouble| format!("{}: {trouble:?}", person.id.value));
    let all: Vec<Result<Fared, String>> = thread::scope(|scope| {
        let begun: Vec<_> = world.people.iter().map(|person| scope.spawn(move || one(person))).collect();
        { begun.into_iter() }.map(|walk| walk.join().unwrap_or_else(|_| Err("it panicked".into()))).collect()
    });
    let troubles: Vec<&String> = all.iter().filter_map(|fared| fared.as_ref().err()).collect();
    ensure(troubles.is_empty(), format!("{troubles:#?}").replace("\\n", "\n"))?;
    let all: Vec<Fared> = all.into_iter().flatten().collect();
    ensure(all.len() == WAYS_IN.len(), format!("{} people walked", all.len()))?;
    println!(
        "{:<22}{:<10}{:>10}{:>6}{:>7}{:>14}{:>7}",
        "person", "chip", "questions", "taps", "typed", "taps to cash", "least"
    );
    for fared in &all {
        let Fared { person, chip, n_questions, taps, typed, to_cash, has_cash, least_to_cash, asked, wider, .. } =
            fared;
        let to_cash = to_cash.map_or(if *has_cash { "never" } else { "–" }.to_owned(), |taps| taps.to_string());
        let (least, needed) = least_to_cash.as_ref().map_or(("–".into(), ""), |(taps, of)| (taps.to_string(), of));
        println!("{person:<22}{chip:<10}{n_questions:>10}{taps:>6}{typed:>7}{to_cash:>14}{least:>7}");
        println!("    asked: {}", asked.join(" "));
        wider.iter().for_each(|wider| println!("    {wider}"));
        if !needed.is_empty() {
            println!("    money rests on: {needed}");
        }
    }
    let most = |fared: &Fared| if fared.is_sensitive { MOST_TO_SENSITIVE_CASH } else { MOST_TO_CASH };
    let late = all.iter().filter(|fared| fared.has_cash && fared.to_cash.is_none_or(|taps| taps > most(fared)));
    let late: Vec<(&str, usize)> = late.map(|fared| (fared.person.as_str(), most(fared))).collect();
    ensure(late.is_empty(), format!("the first money takes more taps than that: {late:?}"))?;
    let mut taps: Vec<usize> = all.iter().map(|fared| fared.taps).collect();
    taps.sort_unstable();
    let median = taps.get(4..6).map(|middle| middle.iter().sum::<usize>() / 2).ok_or("not ten people")?;
    println!("median of taps {median}");
    ensure(median <= MEDIAN_TAPS, format!("half of the people need more than {median} taps"))
}

/// Leads one person to the result, looks at it, and goes all the way back.
fn walk(world: &World, folder: &Folder, person: &Person) -> Outcome<Fared> {
    let id = person.id.value.as_str();
    let chip = WAYS_IN.iter().find(|(name, _)| *name == id).map(|(_, chip)| *chip).ok_or("nobody chose a way in")?;
    let before = noon_of(person.on);
    let complete = engine::assess(&world.pack, &person.answers, person.on, person.as_of);
    let in_the_end = with_cash(&world.pack, &complete);
    let mut fared = None;
    journey(Setup { folder: Some(folder), before: &before, ..PHONE }, async |page| {
        let mut lead = Lead::of(page, world, person);
        let first = lead.enter(chip).await?;
        let mut to_cash = None;
        let told = |lead: &Lead<'_>| {
            let now = engine::assess(&world.pack, &lead.answers, person.on, person.as_of);
            if with_cash(&world.pack, &now).iter().any(|key| in_the_end.contains(key)) {
                to_cash.get_or_insert(lead.taps);
            }
        };
        lead.until_the_result(first, told).await?;
        let now = engine::assess(&world.pack, &lead.answers, person.on, person.as_of);
        as_it_should_be(page, world, person, &complete, &now).await?;
        no_more_than_true(&complete, &now)?;
        short_enough(&lead.asked)?;
        never_backwards(&lead.asked)?;
        fared = Some(Fared {
            person: id.to_owned(),
            chip,
            n_questions: lead.asked.len(),
            taps: lead.taps,
            typed: lead.typed,
            to_cash,
            least_to_cash: least_to_cash(world, person, &lead, to_cash),
            has_cash: !in_the_end.is_empty(),
            is_sensitive: {
                let paying = complete.outcomes.iter().filter(|outcome| {
                    let key = world.pack.policy(outcome.policy).map(|policy| policy.key.as_str());
                    key.is_some_and(|key| in_the_end.contains(&key))
                });
                { paying }.all(|outcome| outcome.sensitive)
            },
            asked: lead.asked.iter().map(|screen| screen.at.replace("#/ask/", "")).collect(),
            wider: wider(&world.pack, &complete, &now),
        });
        // Half of them by our own link, the others by the system's.
        way_back(page, &lead.asked, id.len().is_multiple_of(2)).await
    })?;
    fared.ok_or_else(|| Trouble::new("nobody came to the result"))
}

/// The policies that are met and bring cash of a known amount.
fn with_cash<'p>(pack: &'p Pack, assessment: &Assessment) -> Vec<&'p str> {
    let met = assessment.outcomes.iter().filter(|outcome| outcome.status == Status::Met);
    met.filter_map(|outcome| {
        let policy = pack.policy(outcome.policy)?;
        let pays = |worked: &BenefitOutcome| {
            let is_cash = policy.benefits.get(worked.benefit).is_some_and(|benefit| benefit.kind.is_cash());
            is_cash && worked.total.is_some_and(|total| total.max > Fen::ZERO)
        };
        outcome.benefits.iter().any(pays).then_some(policy.key.as_str())
    })
    .collect()
}

/// The fewest taps after which money could stand: for each match with cash, answers are taken away, what took most
/// taps first, as long as it still stands without them; what is left has to be asked. None where there is no such match.
fn least_to_cash(world: &World, person: &Person, lead: &Lead<'_>, to_cash: Option<usize>) -> Option<(usize, String)> {
    let mut before = 1;
    let mut costs: Vec<(usize, FactRef)> = Vec::new();
    for (named, after) in &lead.after {
        costs.push((after - before, *named));
        before = *after;
    }
    costs.sort_by_key(|(taps, _)| std::cmp::Reverse(*taps));
    let stands = |answers: &Answers, key: &str| {
        let now = engine::assess(&world.pack, answers, person.on, person.as_of);
        with_cash(&world.pack, &now).contains(&key)
    };
    let all = engine::assess(&world.pack, &lead.answers, person.on, person.as_of);
    let least = |key: &&str| {
        let mut answers = lead.answers.clone();
        let (mut taps, mut needed) = (1, Vec::new());
        for (cost, named) in &costs {
            let said = answers.get(named.fact.index()).clone();
            answers.set(named.fact.index(), without(&said, *named));
            if !stands(&answers, key) {
                answers.set(named.fact.index(), said);
                taps += cost;
                needed.push(world.pack.fact(named.fact).map(|fact| fact.key.as_str()).unwrap_or_default());
            }
        }
        // A list counts as a whole here; its first entry may have been enough.
        (taps.min(to_cash.unwrap_or(taps)), needed.join(" "))
    };
    with_cash(&world.pack, &all).iter().map(least).min()
}

/// An answer without what `named` names: nothing, or the list without that field of one entry.
fn without(said: &Answer, named: FactRef) -> Answer {
    let (Answer::Value(Value::Records(records)), Some(at), Some(field)) = (said, named.record, named.field) else {
        return Answer::Absent;
    };
    let mut records = records.clone();
    if let Some(slot) = records.get_mut(at).and_then(|record| record.0.get_mut(field.index())) {
        *slot = Answer::Absent;
    }
    Answer::Value(Value::Records(records))
}

/// What the result shows: each policy once with the status that the person's file expects, which is also what all
/// answers together give; and the sum that the engine reckons.
async fn as_it_should_be(
    page: &Page,
    world: &World,
    person: &Person,
    complete: &Assessment,
    now: &Assessment,
) -> Outcome {
    // What is folded is drawn when it is unfolded.
    let unfold = "const folded = [...document.querySelectorAll('.screen.result .body > details.more')];
        folded.filter((part) => !part.open).forEach((part) => part.firstElementChild.click());
        return folded.every((part) => part.querySelector('article.card'))";
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
            const folded = tidy(child.querySelector('summary').textContent);
            child.querySelectorAll('article.card').forEach((card) => listed.push([folded, title(card)]));
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
    for (policy, outcome) in world.pack.policies.iter().zip(&complete.outcomes) {
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
    let top = page.ask_text("return tidy(document.querySelector('.sum').innerText)").await?;
    match own {
        None => ensure(!top.contains('¥'), format!("the result names a sum, the engine none: {top}")),
        Some(own) => {
            let wanted = format!("¥{}", in_yuan(if own.cash.min > Fen::ZERO { own.cash.min } else { own.cash.max }));
            ensure(top.contains(&wanted), format!("the result should name {wanted}, it says {top}"))
        }
    }
}

/// What rows leave open makes an amount wider and a time shorter, and never leaves out what is true.
fn no_more_than_true(complete: &Assessment, now: &Assessment) -> Outcome {
    for (all, said) in complete.outcomes.iter().zip(&now.outcomes).filter(|(all, _)| all.status != Status::NotMet) {
        let within = |said: Option<Date>, all: Option<Date>| said.zip(all).is_none_or(|(said, all)| said <= all);
        ensure(within(said.until, all.until) && within(all.from, said.from), format!("{all:?} is shown as {said:?}"))?;
        for true_one in &all.benefits {
            let same = |one: &&BenefitOutcome| (one.benefit, one.object) == (true_one.benefit, true_one.object);
            let shown = said.benefits.iter().find(same).and_then(|one| one.total);
            let holds = match (shown, true_one.total) {
                (Some(shown), Some(total)) => shown.min <= total.min && total.max <= shown.max,
                (shown, None) => shown.is_none(),
                (None, Some(_)) => true,
            };
            ensure(holds, format!("{true_one:?} is shown as {shown:?}"))?;
        }
    }
    Ok(())
}

/// Days and amounts of what is not refused that all answers together make otherwise.
fn wider(pack: &Pack, complete: &Assessment, now: &Assessment) -> Vec<String> {
    let mut lines = Vec::new();
    for (all, said) in complete.outcomes.iter().zip(&now.outcomes) {
        let key = pack.policy(all.policy).map(|policy| policy.key.as_str()).unwrap_or_default();
        let days = |day: Option<Date>| day.map_or("–".to_owned(), |day| day.to_string());
        for (what, all, said) in [("from", all.from, said.from), ("until", all.until, said.until)] {
            if all != said {
                lines.push(format!("{key}: {what} {} by all answers, {} on the page", days(all), days(said)));
            }
        }
        let totals = |outcome: &engine::Outcome| outcome.benefits.iter().map(|worked| worked.total).collect::<Vec<_>>();
        if all.status != Status::NotMet && totals(all) != totals(said) {
            lines.push(format!("{key}: {:?} by all answers, {:?} on the page", totals(all), totals(said)));
        }
    }
    lines
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

fn short_enough(asked: &[Screen]) -> Outcome {
    for screen in asked {
        let help = screen.help.strip_suffix(PICK_MANY).unwrap_or(&screen.help);
        let lengths = (screen.heading.chars().count(), help.chars().count());
        let fits = lengths.0 <= LONGEST.0 && lengths.1 <= LONGEST.1;
        ensure(fits, format!("{} is too long: {lengths:?}", screen.at))?;
    }
    Ok(())
}

/// The progress bar moves on or stands still.
fn never_backwards(asked: &[Screen]) -> Outcome {
    let mut furthest = (0, 1);
    for screen in asked {
        let (value, max) = screen.share.ok_or_else(|| format!("{} has no progress bar", screen.at))?;
        let onward = u64::from(value) * u64::from(furthest.1) >= u64::from(furthest.0) * u64::from(max);
        ensure(onward && value <= max && max > 0, format!("at {} the bar goes back to {value}/{max}", screen.at))?;
        furthest = (value, max);
    }
    Ok(())
}

/// Back from every screen leads to the one before, to the first.
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
