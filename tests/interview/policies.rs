//! All policies: search and filters, a page for each, and asking about one policy alone.
//!
//! `journeys` covers typing into the list; nobody can check here whether a rule is written down correctly.

use caice::{
    interview::{
        Place,
        text::Language,
        view::{PolicyLine, Rule, Seeking},
    },
    pack::Audience,
};

use crate::{
    Outcome,
    packs::{bundled, examples},
    walk::Walk,
    words::examples::{
        CERTIFICATE, CONTRACT, EMPLOYED, EMPLOYMENT, HIRED, INSURED, LESS, LOOKING, RECEIVED, SHOP, UNEMPLOYED, YEAR,
        YEAR_OF_INSURANCE,
    },
};

const ALL: [&str; 5] = [CERTIFICATE, HIRED, YEAR_OF_INSURANCE, LOOKING, SHOP];

/// The titles that the list finds.
pub fn found(
    walk: &Walk,
    words: &str,
    theme: Option<&str>,
    stage: Option<&str>,
    employer: bool,
) -> Outcome<Vec<String>> {
    let long = examples()?.long_in(Language::Zh)?;
    let number = |names: &[String], name: &str| {
        names.iter().position(|known| known == name).ok_or_else(|| format!("no {name:?} among {names:?}"))
    };
    let theme = theme.map(|theme| number(&long.themes, theme)).transpose()?;
    let stage = stage.map(|stage| number(&walk.interview.session.short.starts, stage)).transpose()?;
    let seeking = Seeking { words, theme, stage, employer };
    let lines = PolicyLine::all(&walk.interview.session, &walk.interview.view.assessment, walk.text);
    Ok(lines.into_iter().filter(|line| seeking.finds(line, &long)).map(|line| line.title).collect())
}

#[test]
fn a_search_finds_names_initials_and_english() -> Outcome {
    let walk = Walk::of(examples()?)?;
    for (words, wanted) in [
        ("在找工作的人", &[LOOKING][..]),
        // The search also covers whom a policy is for: 正在找工作.
        ("在找工作", &[HIRED, LOOKING]),
        ("zgzdr", &[LOOKING]),
        ("ZGZDR", &[LOOKING]),
        ("hires", &[HIRED]),
        // A condition: 没有单位交社保.
        ("单位", &[HIRED, LOOKING]),
        ("例子 招人", &[HIRED]),
        ("招人 例子", &[HIRED]),
        ("例子", &ALL),
        (" ", &ALL),
        ("没有这个词", &[]),
    ] {
        assert_eq!(found(&walk, words, None, None, false)?, wanted, "{words:?}");
    }
    Ok(())
}

/// The keys of the published policies that the list finds.
fn published(words: &str, language: Language) -> Outcome<Vec<String>> {
    let walk = Walk::of(bundled()?)?;
    let long = bundled()?.long_in(language)?;
    let seeking = Seeking { words, theme: None, stage: None, employer: false };
    let lines = PolicyLine::all(&walk.interview.session, &walk.interview.view.assessment, walk.text);
    Ok(lines.into_iter().filter(|line| seeking.finds(line, &long)).map(|line| line.key).collect())
}

#[test]
fn a_search_finds_what_people_call_things() -> Outcome {
    for (words, wanted) in [
        // Names that people use and documents do not.
        ("创业贷款", &["zj-startup-loan-personal"][..]),
        ("失业金", &["cn-ui-benefit"]),
        ("技能补贴", &["cn-ui-skill-upgrade-subsidy"]),
        ("退役军人", &["cn-tax-veteran"]),
        ("个体户", &["cn-tax-veteran", "cn-tax-key-group-selfemployed"]),
        ("买房", &["zone-talent-package"]),
        ("租房", &["zone-talent-package"]),
        ("房补", &["zone-talent-package"]),
        ("人才补贴", &["zone-talent-package"]),
        ("实习", &["zone-youth-station"]),
        ("失业", &["cn-ui-benefit", "cn-ui-skill-upgrade-subsidy"]),
        // Characters of a name with others in between.
        ("社保", &["cn-hardship-flexible-sb", "cn-sme-personal-sb", "zj-graduate-flexible-sb"]),
        ("社保", &["zj-one-time-startup-sb-subsidy"]),
        ("社　保", &["cn-hardship-flexible-sb"]),
        // Pinyin: whole with gaps, initials with gaps, half typed; wide letters and capitals.
        ("shebao", &["cn-hardship-flexible-sb", "zj-one-time-startup-sb-subsidy"]),
        ("shiyejin", &["cn-ui-benefit"]),
        ("syj", &["cn-ui-benefit"]),
        ("shiyebaox", &["cn-ui-benefit"]),
        ("ｓｂ", &["zj-one-time-startup-sb-subsidy", "zj-graduate-flexible-sb"]),
        ("ＳｈｅＢａｏ", &["zj-one-time-startup-sb-subsidy"]),
        ("nvxing", &[]),
        // Conditions, target groups, in any order, English.
        ("劳动合同", &["zj-graduate-sme-job-subsidy"]),
        ("正在找工作", &["cn-ui-benefit"]),
        ("贴息 贷款", &["zj-startup-loan-personal"]),
        ("贷款 个人", &["zj-startup-loan-personal"]),
        ("LOAN interest", &["zj-startup-loan-personal"]),
        ("looking for work", &["cn-ui-benefit"]),
        // The number of a document, which alone does not say which one: two offices gave it in the same year.
        ("公告2023年第12号", &["cn-tax-sole-trader-half"]),
        ("2023年第15号", &["cn-tax-key-group-selfemployed", "cn-tax-key-group-employer"]),
        ("国办发〔2016〕72号", &["cn-hukou-graduates"]),
    ] {
        for language in [Language::Zh, Language::En] {
            let found = published(words, language)?;
            for wanted in wanted {
                assert!(found.iter().any(|key| key == wanted), "{words:?} finds {found:?}, not {wanted}");
            }
        }
    }
    Ok(())
}

#[test]
fn a_search_finds_no_more_than_it_should() -> Outcome {
    for (words, wanted) in [
        ("失业金", &["cn-ui-benefit"][..]),
        ("买房", &["ls-home-purchase-2020", "zone-talent-package"]),
        ("创业贷款", &["zj-startup-loan-micro", "zj-startup-loan-personal"]),
        ("shiyejin", &["cn-ui-benefit"]),
        ("没有这个词", &[]),
        ("vvv", &[]),
        // The end of one syllable plus the beginning of the next is not a word.
        ("ebao", &[]),
    ] {
        assert_eq!(published(words, Language::Zh)?, wanted, "{words:?}");
    }
    Ok(())
}

#[test]
fn where_nothing_is_found_every_suggestion_leads_somewhere() -> Outcome {
    let walk = Walk::of(examples()?)?;
    let long = examples()?.long_in(Language::Zh)?;
    assert_eq!(found(&walk, "没有这个词", None, None, false)?, [""; 0]);
    let suggestions = Seeking::suggestions(&long);
    assert!(suggestions.iter().any(|(_, name)| name == "就业"), "{suggestions:?}");
    for (number, name) in suggestions {
        assert_eq!(long.themes.get(number), Some(&name));
        assert_ne!(found(&walk, "", Some(&name), None, false)?, [""; 0], "{name}");
    }
    Ok(())
}

#[test]
fn filters_narrow_the_list_down_together() -> Outcome {
    let walk = Walk::of(examples()?)?;
    for (words, theme, stage, employer, wanted) in [
        ("", Some("就业"), None, false, &[HIRED, YEAR_OF_INSURANCE, LOOKING][..]),
        ("", Some("就业"), Some("正在找工作"), false, &[HIRED, LOOKING]),
        ("", Some("就业"), Some("已上班"), false, &[HIRED]),
        ("", Some("开店"), Some("已上班"), false, &[]),
        ("", Some("开店"), None, false, &[SHOP]),
        ("工作", Some("开店"), None, false, &[]),
        ("工作", None, None, false, &[HIRED, LOOKING]),
        ("工作", None, None, true, &[HIRED]),
        ("工作的人", None, None, true, &[]),
        ("", None, None, true, &[HIRED]),
    ] {
        assert_eq!(found(&walk, words, theme, stage, employer)?, wanted, "{words:?} {theme:?} {stage:?} {employer}");
    }
    Ok(())
}

#[test]
fn the_list_says_how_each_policy_stands_once_something_was_answered() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    let tags = |walk: &Walk| {
        let lines = PolicyLine::all(&walk.interview.session, &walk.interview.view.assessment, walk.text);
        lines.into_iter().filter_map(|line| Some((line.title, line.tag?.1))).collect::<Vec<_>>()
    };
    assert_eq!(tags(&walk), []);
    walk.tell("employment", UNEMPLOYED)?;
    walk.tell("insured_by_employer", "否")?;
    let tags = tags(&walk);
    for (title, wanted) in [(LOOKING, "初步匹配"), (HIRED, "目前不满足"), (YEAR_OF_INSURANCE, "至少还差 1 个回答")]
    {
        let tag = tags.iter().find(|(name, _)| name == title).map(|(_, tag)| tag.as_str());
        assert_eq!(tag, Some(wanted), "{title}");
    }
    Ok(())
}

#[test]
fn the_page_of_a_policy_says_its_rule_its_benefits_and_its_sources() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/policy/example-hired");
    let page = walk.policy("example-hired")?;
    assert_eq!(page.about, ["丽水市政策", "个人享受，单位申请，给到单位"]);
    assert_eq!(page.in_force.as_deref(), Some("2025年1月1日起执行"));
    let Some(Rule::Parts(how, parts)) = page.rule else { Err("no rule")? };
    assert_eq!(how, "都要满足：");
    let clauses: Vec<(String, Option<&str>, Option<String>)> = { parts.into_iter() }
        .filter_map(|part| match part {
            Rule::Clause { text, remark, cite } => Some((text, remark, cite.and_then(|cite| cite.article))),
            Rule::Parts(..) => None,
        })
        .collect();
    assert_eq!(
        clauses,
        [
            ("在单位上班".into(), None, None),
            ("单位交社保".into(), None, Some("第三条".into())),
            ("合同一年以上".into(), None, None),
            ("没领过这一项".into(), Some("默认成立，请核对"), None),
        ]
    );
    let gives: Vec<(String, String)> = page.gives.into_iter().map(|amount| (amount.name, amount.figure)).collect();
    assert!(gives.iter().any(|(name, figure)| name.contains("安家的钱") && figure.contains("¥2,000")), "{gives:?}");
    assert_eq!(page.contact, "例子，没有可以问的地方。");
    // Nothing was answered, so nothing is excluded and no answer is repeated.
    assert_eq!(page.card, None);
    walk.lacks(&["你填：", "初步匹配", "目前不满足", "有没有这一项"]);
    assert_eq!(walk.policy("example-looking")?.about, ["丽水经开区政策", "个人享受，个人申请，给到个人"]);
    Ok(())
}

#[test]
fn the_page_of_a_policy_says_how_it_stands() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", UNEMPLOYED)?;
    walk.open("#/policy/example-hired");
    let page = walk.policy("example-hired")?;
    let card = page.card.ok_or("it stands in no way")?;
    assert!(card.verdict.starts_with("没对上：在单位上班（你填：没有工作）"), "{}", card.verdict);
    // There is nothing left to ask about it.
    assert_eq!(page.open, []);
    Ok(())
}

/// Answers every question until there is none left; returns the questions.
fn answer_all(walk: &mut Walk, ways: &[(&str, &str)]) -> Outcome<Vec<String>> {
    let mut asked = Vec::new();
    while let Place::Ask(_) = walk.interview.place {
        let heading = walk.heading();
        let way = ways.iter().find(|(question, _)| *question == heading);
        let (_, row) = way.ok_or_else(|| format!("unexpectedly asked: {heading:?}"))?;
        assert!(!asked.contains(&heading), "{heading} is asked twice");
        walk.pick(&[row])?;
        asked.push(heading);
    }
    Ok(asked)
}

#[test]
fn one_policy_alone_asks_its_questions_only_and_leads_back() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/policy/example-hired");
    let promised = walk.policy("example-hired")?.open.len();
    walk.ask_about_it()?;
    let ways = [(EMPLOYMENT, EMPLOYED), (INSURED, "是"), (CONTRACT, YEAR), (RECEIVED, "都没领过")];
    let asked = answer_all(&mut walk, &ways)?;
    // First the questions that settle it, then the one that checks the assumption.
    assert_eq!((promised, asked.len(), asked.last().map(String::as_str)), (3, 4, Some(RECEIVED)));
    walk.at(HIRED);
    walk.shows(&["初步匹配", "公开条件都对得上，以审核为准"]);
    assert_eq!(walk.policy("example-hired")?.open, []);
    // Elsewhere every question comes again.
    walk.open("#/result");
    walk.open("#/ask");
    assert!(![EMPLOYMENT, INSURED, CONTRACT, RECEIVED].contains(&walk.heading().as_str()), "{}", walk.heading());
    Ok(())
}

#[test]
fn one_policy_alone_stops_where_it_is_settled() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/policy/example-hired");
    let promised = walk.policy("example-hired")?.open.len();
    walk.ask_about_it()?;
    let asked = answer_all(&mut walk, &[(EMPLOYMENT, EMPLOYED), (CONTRACT, LESS), (INSURED, "否")])?;
    assert!(asked.len() < promised, "it was settled and went on: {asked:?}");
    walk.at(HIRED);
    walk.shows(&["目前不满足", "没对上：单位交社保（你填：否）"]);
    Ok(())
}

#[test]
fn one_policy_alone_ends_with_the_look_at_the_result() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/policy/example-opened");
    let promised = walk.policy("example-opened")?.open.len();
    walk.ask_about_it()?;
    assert!(matches!(walk.interview.place, Place::Ask(_)));
    assert!(walk.interview.session.focus.is_some());
    walk.open("#/result");
    assert_eq!(walk.interview.session.focus, None);
    walk.open("#/policy/example-opened");
    assert_eq!(walk.policy("example-opened")?.open.len(), promised, "questions of the policy were lost");
    Ok(())
}

#[test]
fn received_benefits_of_one_policy_are_asked_for_alone() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/policy/example-looking");
    walk.ask_about_it()?;
    walk.answer(EMPLOYMENT, &[UNEMPLOYED])?;
    walk.answer(INSURED, &["否"])?;
    walk.at(RECEIVED);
    walk.offers(&[LOOKING, "都没领过"]);
    Ok(())
}

#[test]
fn an_address_of_no_policy_leads_to_the_list() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/policy/no-such-policy");
    assert_eq!(walk.interview.place, Place::Policies(false));
    Ok(())
}

#[test]
fn of_a_policy_known_by_name_alone_nobody_is_said_to_apply_or_to_be_paid() -> Outcome {
    let walk = Walk::of(bundled()?)?;
    let policies = &walk.interview.session.pack.policies;
    let by_name = policies.iter().filter(|policy| policy.clauses.is_empty() && policy.audience() == Audience::Person);
    let by_name: Vec<&str> = by_name.map(|policy| policy.key.as_str()).collect();
    assert!(by_name.contains(&"zone-talent-package"), "{by_name:?}");
    for key in by_name {
        let page = walk.policy(key)?;
        assert!(page.rule.is_none() && !page.call.is_empty(), "{page:?}");
        assert!(!page.about.iter().any(|about| about.contains("享受") || about.contains("申请")), "{:?}", page.about);
    }
    // Of any other it is said.
    let about = walk.policy("cn-ui-benefit")?.about;
    assert!(about.iter().any(|about| about.contains("个人申请")), "{about:?}");
    Ok(())
}
