//! Whom to call: on every card and on every policy's page, from the pack and never made up.
//!
//! `journeys` shows that a tap dials; nobody can check here whether anybody answers.

use caice::{
    interview::{
        text::Language,
        view::{Call, Card},
    },
    pack::Audience,
};

use crate::{
    Outcome,
    packs::{bundled, examples},
    walk::Walk,
};

/// The national numbers; no local office's number is verified.
const NATIONAL: [&str; 3] = ["tel:12333", "tel:12366", "tel:12345"];

#[test]
fn every_policy_names_a_number_to_call_on_its_page_and_on_its_card() -> Outcome {
    let walk = Walk::of(bundled()?)?;
    let assessment = &walk.interview.view.assessment;
    let pack = &bundled()?.lowered.pack;
    let persons = pack.policies.iter().filter(|policy| policy.audience() == Audience::Person).count();
    assert_eq!(assessment.outcomes.len(), persons);
    for outcome in &assessment.outcomes {
        let policy = pack.policy(outcome.policy).ok_or("no policy")?;
        let card = Card::of(&walk.interview.session, outcome, walk.text).ok_or("no card")?;
        let page = walk.policy(&policy.key)?;
        assert!(!card.call.is_empty(), "{} says nobody to call", policy.key);
        assert!(card.call.iter().all(|call| NATIONAL.contains(&call.href.as_str())), "{:?}", card.call);
        assert_eq!((card.call, card.search), (page.call, page.search), "{}", policy.key);
    }
    Ok(())
}

#[test]
fn a_call_is_a_number_with_a_name_and_no_hours_that_nobody_saw() -> Outcome {
    let walk = Walk::of(bundled()?)?;
    let page = walk.policy("cn-tax-veteran")?;
    let tax =
        Call { name: "税务服务热线".into(), phone: "12366".into(), href: "tel:12366".into(), notes: Vec::new() };
    assert_eq!(page.call, [tax]);
    assert_eq!(page.search, None);
    assert_eq!(walk.policy("zj-startup-loan-personal")?.search.as_deref(), Some("浙里办搜：创业担保贷款"));
    Ok(())
}

#[test]
fn english_names_who_answers_and_leaves_what_is_searched_for_in_chinese() -> Outcome {
    let short = bundled()?.short_in(Language::En)?;
    let names: Vec<&str> = short.contacts.iter().map(|contact| contact.name.as_str()).collect();
    assert_eq!(names, ["Human resources and social security hotline", "Tax hotline", "Public services hotline"]);
    assert_eq!((Language::En.text().search_there)("创业担保贷款"), "Search the Zheliban app for: 创业担保贷款");
    Ok(())
}

#[test]
fn a_pack_without_contacts_shows_the_office_in_words_alone() -> Outcome {
    let walk = Walk::of(examples()?)?;
    let page = walk.policy("example-hired")?;
    assert_eq!((page.contact.as_str(), page.call, page.search), ("例子，没有可以问的地方。", Vec::new(), None));
    Ok(())
}
