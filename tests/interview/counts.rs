//! What a policy lacks is said as it is: no number of answers after which it would be decided, and conditions of which one
//! suffices never as if all were needed.

use caice::{
    engine::Status,
    interview::{
        Place,
        view::{Card, Input, Inputs, QuestionView},
    },
    value::{Answer, Range, Value},
};

use crate::{Outcome, counter::person, packs::bundled, people::Lead, walk::Walk};

/// The cards that lack answers.
fn lacking(walk: &Walk) -> Vec<Card> {
    let result = walk.result();
    result
        .groups
        .iter()
        .flat_map(|group| &group.cards)
        .filter(|card| card.status == Status::NeedsAnswer)
        .cloned()
        .collect()
}

/// What the screen of the only question that a card lacks takes: each row, or numbers small and large.
fn replies(walk: &Walk, card: &Card) -> Outcome<Vec<(caice::pack::FactId, Answer)>> {
    let session = &walk.interview.session;
    let outcome = walk.interview.view.assessment.of(card.policy).ok_or("no outcome")?;
    let named = *outcome.missing.first().ok_or("nothing is missing")?;
    let view = QuestionView::of(session, &walk.interview.view, named, true, walk.text).ok_or("no screen")?;
    Ok(match view.inputs {
        Inputs::One(Input::Rows { rows, .. }) => rows.into_iter().map(|row| (named.fact, row.answer)).collect(),
        Inputs::One(Input::Number { .. }) => {
            let each = [0, 1, 6, 12, 36, 1000, 100_000, 10_000_000];
            each.into_iter().map(|n| (named.fact, Answer::Value(Value::Number(Range::exactly(n))))).collect()
        }
        _ => Vec::new(),
    })
}

/// Whether the policy of a card waits for more once this is answered.
fn waits_on(walk: &Walk, card: &Card, (fact, answer): (caice::pack::FactId, Answer)) -> bool {
    let mut session = walk.interview.session.clone();
    session.answer(fact, answer, walk.today);
    session.assess().of(card.policy).is_some_and(|outcome| outcome.status == Status::NeedsAnswer)
}

#[test]
fn the_last_open_question_is_said_to_be_the_least_that_is_missing() -> Outcome {
    let compiled = bundled()?;
    let (mut n_settled, mut n_led_on) = (0, 0);
    for person in &compiled.lowered.people {
        let mut walk = Walk::on(compiled, Some(person.on))?;
        walk.open("#/ask");
        let mut lead = Lead::of(compiled, person, walk)?;
        while let Place::Ask(named) = lead.walk.interview.place {
            for card in lacking(&lead.walk).into_iter().filter(|card| !card.missing.is_empty()) {
                let wanted = if card.missing.len() == 1 { "至少还差 1 个回答" } else { "还差几个回答" };
                assert_eq!(card.tag, wanted, "{}", card.title);
                for reply in replies(&lead.walk, &card).unwrap_or_default() {
                    let leads_on = card.missing.len() == 1 && waits_on(&lead.walk, &card, reply);
                    (n_led_on, n_settled) = (n_led_on + usize::from(leads_on), n_settled + usize::from(!leads_on));
                }
            }
            let lacks_day = lead.walk.question().is_some_and(|question| question.lacks_day);
            lead.deal_with(named, lacks_day)?;
            lead.walk.past_the_pause();
        }
    }
    // Neither number would be true: some of the last questions lead on, and some of several are the last.
    assert!(n_led_on > 5 && n_settled > 50, "{n_led_on} replies led on, {n_settled} settled");
    Ok(())
}

const SETTLING: &str = "高校毕业生、技术工人、职业院校毕业生、留学归国人员落户";

/// Somebody with a secondary school and no certificate, out of work, from another province.
fn from_elsewhere() -> Outcome<Walk> {
    let mut walk = Walk::of(bundled()?)?;
    for (fact, row) in [
        ("student_status", "不是在校大学生"),
        ("education_level", "高中、中专或技校"),
        ("secondary_school", "普通高中"),
        ("employment_status", "没有工作"),
        ("hukou_place", "外省"),
    ] {
        walk.tell(fact, row)?;
    }
    walk.open("#/ask/skill_certificates");
    walk.pick(&["没有证书"])?;
    walk.open("#/result");
    Ok(walk)
}

#[test]
fn conditions_of_which_one_suffices_are_said_to_be_such() -> Outcome {
    let walk = from_elsewhere()?;
    let card = walk.card(SETTLING)?;
    assert_eq!(card.status, Status::NotMet, "{card:#?}");
    assert_eq!(
        card.verdict,
        "没对上：高校毕业生（含留学归国人员）等几种里的一种（你填：高中、中专或技校）。有疑问可直接咨询或申请。"
    );
    let reasons: Vec<&str> = card.reasons.iter().map(|reason| reason.text.as_str()).collect();
    assert!(reasons.iter().all(|text| text.ends_with("等几种里的一种")) && reasons.len() == 5, "{reasons:?}");
    let result = walk.result();
    let lines = result.not_met.iter().flat_map(|(_, lines)| lines);
    let line = lines.clone().find(|line| line.title == SETTLING).ok_or("no line")?;
    assert!(line.reason.starts_with("要高校毕业生（含留学归国人员）等几种里的一种"), "{}", line.reason);
    Ok(())
}

#[test]
fn a_condition_needed_by_itself_and_one_that_holds_are_said_as_before() -> Outcome {
    // 户口已在市区: that alone fails, whichever of the ways holds.
    let mut walk = from_elsewhere()?;
    walk.tell("education_level", "本科")?;
    walk.open("#/ask/graduation_date");
    walk.year("2020")?;
    walk.month(6)?;
    walk.submit()?;
    walk.tell("hukou_place", "丽水市区")?;
    walk.open("#/result");
    assert_eq!(walk.card(SETTLING)?.verdict, "没对上：户口还不在丽水市区（你填：丽水市区）。有疑问可直接咨询或申请。");
    // What holds was enough, and says nothing about others.
    let walk = person("technician")?;
    let card = walk.card(SETTLING)?;
    assert!(card.reasons.iter().all(|reason| !reason.text.contains("里的一种")), "{:#?}", card.reasons);
    Ok(())
}
