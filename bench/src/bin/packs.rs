//! Writes what the other two programs read: the workload's pack, the bundled policies, and states of people's
//! interviews about them.
//!
//! `bench-packs RULES POLICIES FOLDER`. Needs the authors' side and no speed, so it is built like the command. The
//! engine is asked here only for the order in which it asks.

use std::{env, error::Error, fs, path::Path};

use caice::{
    author::{lower, read},
    engine,
    pack::{Pack, encode},
    value::{Answer, Answers, Date},
};
use caice_bench::{Case, State};

#[path = "../translate.rs"]
mod translate;

/// The day of the workload. Nothing of it depends on the day.
const DAY: &str = "2026-11-23";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().collect();
    let [_, rules, policies, folder] = arguments.as_slice() else {
        return Err("expected RULES POLICIES FOLDER".into());
    };
    let folder = Path::new(folder);
    let rules = serde_json::from_str(&fs::read_to_string(rules)?)?;
    fs::write(
        folder.join("workload.bin"),
        encode(&translate::pack(&rules, Date::parse(DAY).map_err(|error| format!("{error:?}"))?)?),
    )?;

    let (_, lowered, _) = lower::lower(read::read(Path::new(policies)));
    let lowered = lowered.ok_or("the policies do not compile; run: make check")?;
    let states = states(&lowered);
    fs::write(folder.join("real.bin"), encode(&lowered.pack))?;
    fs::write(folder.join("states.bin"), postcard::to_allocvec(&states)?)?;
    Ok(())
}

/// The states of each case, in the order of `Case::ALL`.
fn states(lowered: &lower::Lowered) -> [Vec<State>; Case::ALL.len()] {
    let pack = &lowered.pack;
    let none = Answers::none(pack.facts.len());
    let mut states = [const { Vec::new() }; Case::ALL.len()];
    let [nothing, half, one_more] = &mut states;
    for person in &lowered.people {
        if !nothing.iter().any(|(on, ..): &State| *on == person.on) {
            nothing.push((person.on, none.clone(), none.clone()));
        }
        for odd in [0, 1] {
            let mut some = none.clone();
            let given = person.answers.iter().enumerate().filter(|(_, answer)| answer.is_given());
            for (_, (fact, answer)) in given.enumerate().filter(|(nth, _)| nth % 2 == odd) {
                some.set(fact, answer.clone());
            }
            half.push((person.on, none.clone(), some));
        }
        let steps = interview(pack, &person.answers, person.on);
        one_more.extend(steps.windows(2).map(|pair| (person.on, pair[0].clone(), pair[1].clone())));
    }
    states
}

/// What is known after each question that the engine asks first, from nothing on.
fn interview(pack: &Pack, all: &Answers, on: Date) -> Vec<Answers> {
    let mut steps = vec![Answers::none(pack.facts.len())];
    while let Some(now) = steps.last() {
        let assessment = engine::assess(pack, now, on, on);
        // A person without an answer to it says so, or the question would come again.
        let open = |fact: usize| matches!(now.get(fact), Answer::Absent);
        let Some(asked) = assessment.next.iter().map(|question| question.fact.index()).find(|fact| open(*fact)) else {
            break;
        };
        let mut then = now.clone();
        let answer = all.get(asked).clone();
        then.set(asked, if answer == Answer::Absent { Answer::Unsure } else { answer });
        steps.push(then);
    }
    steps
}
