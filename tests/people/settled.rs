//! How soon each person and each employer knows: after how many questions half of the policies that matter are settled, and
//! after how many all are. `cargo test --test people settled -- --nocapture` prints the table.
//!
//! A policy matters if it is of the audience, known by more than its name, and has a clause that answers decide. It is settled
//! from the question on after which its status is the one that all answers give, and stays so. The bounds leave a
//! little room beyond the present order of questions, since a new policy brings questions of its own.

use caice::{
    engine::{self, Status},
    pack::{Grade, Pack, Policy},
};

use super::{Shown, interview, ours};

/// After how many questions half of the policies that matter must be settled, for everybody.
const HALF: usize = 6;
/// After how many all of them must be.
const ALL: usize = 25;

fn matters(policy: &Policy) -> bool {
    policy.grade != Grade::D && policy.clauses.iter().any(|clause| clause.kind.rule().is_some())
}

/// After how many questions each policy is settled that matters to this audience, fewest first. `history` has the statuses
/// after each number of questions, none at first.
fn settled_after(pack: &Pack, audience: caice::pack::Audience, history: &[Vec<Option<Status>>]) -> Vec<usize> {
    let Some(last) = history.last() else { return Vec::new() };
    let ours = pack.policies.iter().enumerate().filter(|(_, p)| p.audience() == audience && matters(p));
    let mut after: Vec<usize> = ours
        .filter_map(|(at, _)| {
            let at_last = last.get(at)?.as_ref()?;
            let differs = |statuses: &Vec<Option<Status>>| statuses.get(at) != Some(&Some(*at_last));
            Some(history.iter().rposition(differs).map_or(0, |n| n + 1))
        })
        .collect();
    after.sort_unstable();
    after
}

#[test]
fn half_of_what_matters_is_settled_early_and_all_of_it_within_bounds() -> Shown {
    let lowered = ours()?;
    let pack = &lowered.pack;
    let mut complaints = Vec::new();
    println!("{:<22} {:>8} {:>10} {:>6} {:>6} {:>6}", "person", "matter", "questions", "half", "most", "all");
    for person in lowered.people.iter().chain(&lowered.employers) {
        let name = person.id.value.as_str();
        let interview = interview(pack, person)?;
        let after = settled_after(pack, engine::who_answers(pack, &person.answers), &interview.history);
        let n = after.len();
        assert!(n >= 5, "{name}: only {n} policies matter");
        // Of an odd number, the larger half; nine tenths beside it, since the last ones often wait for a follow-up.
        let [half, most, all] = [n.div_ceil(2), (n * 9).div_ceil(10), n].map(|n| after.get(n - 1).copied());
        let [half, most, all] = [half.ok_or("none")?, most.ok_or("none")?, all.ok_or("none")?];
        println!("{name:<22} {n:>8} {:>10} {half:>6} {most:>6} {all:>6}", interview.asked.len());
        if half > HALF || all > ALL {
            complaints.push(format!("{name}: half after {half} (at most {HALF}), all after {all} (at most {ALL})"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn a_policy_that_changes_late_is_settled_late() -> Shown {
    let lowered = ours()?;
    let pack = &lowered.pack;
    let person = caice::pack::Audience::Person;
    let n_ours = pack.policies.iter().filter(|policy| policy.audience() == person && matters(policy)).count();
    let all = |status| vec![Some(status); pack.policies.len()];
    let history = [all(Status::NeedsAnswer), all(Status::Met), all(Status::NotMet), all(Status::NotMet)];
    assert_eq!(settled_after(pack, person, &history), vec![2; n_ours]);
    assert_eq!(settled_after(pack, person, &[all(Status::NotMet)]), vec![0; n_ours]);
    Ok(())
}
