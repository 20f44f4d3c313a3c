//! The place: who works, has a firm or studies elsewhere is asked where, and what is only for Zhejiang, Lishui or the zone is
//! not said to fit them.
//!
//! Which policies depend on a place, and on which, the personas show.

use caice::{
    contract::report,
    engine::Status,
    interview::Place,
    pack::{Level, Pack},
    value::{Answer, Answers, OptionId, Value},
};

use crate::{Outcome, counter::person_but, packs::bundled, walk::Walk};

/// The facts that say where somebody is, with the option that is another province.
const PLACES: [(&str, &str); 4] = [
    ("employer_place", "外省"),
    ("entity_place", "外省"),
    ("enrolled_institution_region", "外省"),
    ("hukou_place", "外省"),
];

/// Every place that was answered becomes another province.
fn elsewhere(pack: &Pack, answers: &mut Answers) {
    let words = |at: usize| {
        bundled().ok().and_then(|all| all.short_in(caice::interview::text::Language::Zh).ok()?.facts.get(at).cloned())
    };
    for (key, option) in PLACES {
        let Some(at) = pack.fact_id(key).map(|fact| fact.index()) else { continue };
        let Some(words) = words(at) else { continue };
        let option = words.options.iter().position(|label| label == option).and_then(|at| u8::try_from(at).ok());
        if let (Answer::Value(_), Some(option)) = (answers.get(at).clone(), option) {
            answers.set(at, Answer::Value(Value::Choice(OptionId(option))));
        }
    }
}

#[test]
fn what_is_only_for_the_province_fits_nobody_whose_place_is_another() -> Outcome {
    let mut n_lost = 0;
    for one in &bundled()?.lowered.people {
        let id = one.id.value.as_str();
        let fits = |status: Status| matches!(status, Status::Met | Status::MetLater | Status::GateFirst);
        let local = |walk: &Walk| -> Vec<String> {
            let session = &walk.interview.session;
            let outcomes = session.assess().outcomes.into_iter().filter(|outcome| fits(outcome.status));
            let policy = |outcome: caice::engine::Outcome| {
                let policy = session.pack.policy(outcome.policy).filter(|policy| policy.level != Level::National)?;
                Some(format!("{} {}", policy.key, report::status(outcome.status)))
            };
            outcomes.filter_map(policy).collect()
        };
        let (here, there) = (person_but(id, |_, _| {})?, person_but(id, elsewhere)?);
        n_lost += local(&here).len();
        assert_eq!(local(&there), [] as [String; 0], "{id} is elsewhere");
    }
    assert!(n_lost > 5, "nobody had anything to lose: {n_lost}");
    Ok(())
}

#[test]
fn who_works_or_has_a_firm_is_asked_where_before_the_money_is_named() -> Outcome {
    for (way_in, question, rows) in [
        (
            "employed",
            "employer_place",
            [("education_level", "本科"), ("employment_status", "在企业上班，签劳动合同")].as_slice(),
        ),
        ("founder", "entity_place", [("student_status", "不是在校大学生"), ("founded_entity_type", "公司")].as_slice()),
    ] {
        let mut walk = Walk::of(bundled()?)?;
        walk.open(&format!("#/start/{way_in}"));
        for (fact, row) in rows {
            walk.tell(fact, row)?;
        }
        let pack = &bundled()?.lowered.pack;
        walk.open("#/ask");
        let mut asked = Vec::new();
        while let Place::Ask(named) = walk.interview.place {
            asked.push(pack.fact(named.fact).ok_or("no fact")?.key.clone());
            walk.unsure()?;
            walk.past_the_pause();
        }
        println!("{way_in}: {asked:?}");
        let at = asked
            .iter()
            .position(|key| key == question)
            .ok_or_else(|| format!("{question} is not asked: {asked:?}"))?;
        assert!(at < 10, "{way_in}: {question} comes as number {at} of {asked:?}");
    }
    Ok(())
}
