//! Finds every string of the pack that a screen may show: complete in both languages, without a promise, without
//! another city's name; and for every persona and each of the ten people, everything their outcomes refer to has
//! words, and no figure of grade D appears.
//!
//! `tidy` reads the files line by line and `english` the texts it lists; this suite walks the compiled texts whole, so
//! that it also sees phrases across two lines and new kinds of text. The forbidden phrases are listed there only.
#![cfg(feature = "author")]

use std::{collections::BTreeSet, error::Error, fs, path::Path};

use caice::{
    author::{
        lower::{self, Lowered, Texts},
        read,
    },
    engine::{self, Assessment, FactRef, Index, Scope},
    pack::{Grade, LongText, PolicyId, ShortText},
    value::{Answers, Date},
};
use serde_json::Value as Json;

type Shown = Result<(), Box<dyn Error>>;

/// Texts that are not our words: marks, addresses, days, search terms, and numbers and articles of documents, which
/// are printed as they are.
const NO_WORDS: [&str; 6] = ["fingerprint", "url", "seen", "search", "number", "article"];

/// Cities with policies of their own: those of the province, and those whose programmes people know. Nobody may
/// mistake theirs for ours. In English case-insensitive, as whole words.
const OTHER_CITIES: [(&str, &str); 28] = [
    ("杭州", "hangzhou"),
    ("宁波", "ningbo"),
    ("温州", "wenzhou"),
    ("嘉兴", "jiaxing"),
    ("湖州", "huzhou"),
    ("绍兴", "shaoxing"),
    ("金华", "jinhua"),
    ("衢州", "quzhou"),
    ("舟山", "zhoushan"),
    ("台州", "taizhou"),
    ("义乌", "yiwu"),
    ("北京", "beijing"),
    ("上海", "shanghai"),
    ("天津", "tianjin"),
    ("重庆", "chongqing"),
    ("广州", "guangzhou"),
    ("深圳", "shenzhen"),
    ("成都", "chengdu"),
    ("武汉", "wuhan"),
    ("南京", "nanjing"),
    ("苏州", "suzhou"),
    ("西安", "xi'an"),
    ("长沙", "changsha"),
    ("郑州", "zhengzhou"),
    ("青岛", "qingdao"),
    ("厦门", "xiamen"),
    ("合肥", "hefei"),
    ("福州", "fuzhou"),
];

/// Files whose sentences appear beside the pack's.
const OF_THE_PAGE: [&str; 4] =
    ["src/interview/text/zh.rs", "src/interview/text/en.rs", "src/interview/text/loader.rs", "index.html"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn ours() -> Result<Lowered, Box<dyn Error>> {
    let (_, lowered, findings) = lower::lower(read::read(&root().join("policies")));
    lowered.ok_or_else(|| format!("our pack does not lower: {findings:#?}").into())
}

/// The strings of a list in another test, so that only one list exists.
fn phrases(file: &str, list: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let text = fs::read_to_string(root().join("tests").join(file))?;
    let (_, rest) = text.split_once(&format!("const {list}: [")).ok_or(format!("{file} has no {list}"))?;
    let (_, rest) = rest.split_once("= [").ok_or("no list")?;
    let (list, _) = rest.split_once("];").ok_or("the list has no end")?;
    Ok(list.split('"').skip(1).step_by(2).map(str::to_owned).collect())
}

/// All strings below `json`, each with its path.
fn strings(json: &Json, path: &str, found: &mut Vec<(String, String)>) {
    match json {
        Json::String(text) => found.push((path.to_owned(), text.clone())),
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                strings(item, &format!("{path}[{index}]"), found);
            }
        }
        Json::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| !NO_WORDS.contains(&name.as_str())) {
                strings(value, &format!("{path}.{name}"), found);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// All words of one language.
fn words(texts: &Texts) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut found = Vec::new();
    strings(&serde_json::to_value(&texts.short)?, "short", &mut found);
    strings(&serde_json::to_value(&texts.long)?, "long", &mut found);
    assert!(found.len() > 500, "only {} texts were found in {}", found.len(), texts.language);
    Ok(found)
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}')
}

/// The city named, if any.
fn city(text: &str) -> Option<&'static str> {
    let english = text.to_lowercase();
    let named = |name: &str| {
        english.match_indices(name).any(|(at, _)| {
            let (before, after) = (english.get(..at).unwrap_or_default(), english.get(at + name.len()..));
            !before.ends_with(char::is_alphabetic) && !after.unwrap_or_default().starts_with(char::is_alphabetic)
        })
    };
    OTHER_CITIES.iter().find(|(chinese, name)| text.contains(chinese) || named(name)).map(|(chinese, _)| *chinese)
}

#[test]
fn every_text_is_there_in_both_languages() -> Shown {
    let lowered = ours()?;
    let of = |language: &str| lowered.texts.iter().find(|texts| texts.language == language).ok_or("not there");
    let (zh, en) = (words(of("zh")?)?, words(of("en")?)?);
    let paths = |of: &[(String, String)]| of.iter().map(|(path, _)| path.clone()).collect::<BTreeSet<String>>();
    let (in_zh, in_en) = (paths(&zh), paths(&en));
    assert_eq!(in_zh.symmetric_difference(&in_en).collect::<Vec<_>>(), Vec::<&String>::new(), "in one language only");
    let mut complaints = Vec::new();
    for ((path, chinese), (_, english)) in zh.iter().zip(&en) {
        let blank = |text: &str| text.trim().is_empty();
        if blank(chinese) != blank(english) || (chinese == english && chinese.contains(is_chinese)) {
            complaints.push(format!("{path}: {chinese:?} is {english:?}"));
        } else if english.contains(is_chinese) {
            complaints.push(format!("{path}: {english:?} is no English"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn no_text_promises_and_none_names_another_city() -> Shown {
    let lowered = ours()?;
    let (verdicts, harmless) = (phrases("tidy.rs", "VERDICTS")?, phrases("tidy.rs", "HARMLESS")?);
    let promises = phrases("english.rs", "PROMISES")?;
    assert!(verdicts.len() > 10 && harmless.len() == 1 && promises.len() > 8, "{verdicts:?} {harmless:?} {promises:?}");
    let mut complaints = Vec::new();
    for texts in &lowered.texts {
        for (path, text) in words(texts)? {
            let text = harmless.iter().fold(text, |text, word| text.replace(word.as_str(), ""));
            let place = format!("{} {path}: {text:?}", texts.language);
            complaints.extend(city(&text).map(|city| format!("{city}: {place}")));
            complaints.extend(verdicts.iter().filter(|one| text.contains(*one)).map(|one| format!("{one}: {place}")));
            // As `english` has it: the name of a kind of loan; what an office has approved is its own doing.
            let english = text.to_lowercase().replace("guaranteed start-up loan", "");
            let promised = |one: &&String| english.contains(*one) && !["official", "approved"].contains(&one.as_str());
            complaints.extend(promises.iter().filter(promised).map(|one| format!("{one}: {place}")));
        }
    }
    for path in OF_THE_PAGE {
        for (index, line) in fs::read_to_string(root().join(path))?.lines().enumerate() {
            complaints.extend(city(line).map(|city| format!("{city}: {path}:{}", index + 1)));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn cities_are_found_in_both_languages_and_nothing_else_is_one() {
    for text in ["在杭州参保", "insured in Hangzhou.", "a Xi'an firm", "（宁波）"] {
        assert!(city(text).is_some(), "{text}");
    }
    for text in ["丽水市缙云县", "Lishui", "浙江省内", "suzhouish"] {
        assert_eq!(city(text), None);
    }
}

/// Everybody whose outcomes the pack lists, with the day.
fn everybody(lowered: &Lowered) -> Vec<(String, &Answers, Date, Date)> {
    let key = |policy: PolicyId| lowered.pack.policy(policy).map(|policy| policy.key.as_str()).unwrap_or_default();
    let persona = |one: &'_ lower::Persona| format!("{} · {}", key(one.policy), one.name.value);
    let personas = lowered.personas.iter().map(|one| (persona(one), &one.answers, one.on, one.as_of));
    let people = lowered.people.iter().map(|one| (one.id.value.clone(), &one.answers, one.on, one.as_of));
    let everybody: Vec<_> = personas.chain(people).collect();
    assert!(everybody.len() > 50, "only {} people", everybody.len());
    everybody
}

/// Anything an assessment refers to that has no words.
fn wordless(lowered: &Lowered, short: &ShortText, long: &LongText, assessment: &Assessment) -> Vec<String> {
    let mut lacking = Vec::new();
    let mut wants = |what: String, text: Option<&String>| {
        if text.is_none_or(|text| text.trim().is_empty()) {
            lacking.push(what);
        }
    };
    let named = |fact: &FactRef| {
        let words = short.facts.get(fact.fact.index())?;
        Some(match fact.field {
            Some(field) => &words.fields.get(field.index())?.label,
            None => &words.label,
        })
    };
    for outcome in &assessment.outcomes {
        let index = outcome.policy.index();
        let (policy, words) = (lowered.pack.policies.get(index), short.policies.get(index));
        let texts = long.policies.get(index);
        let key = policy.map(|policy| policy.key.as_str()).unwrap_or_default();
        wants(format!("title of {key}"), words.map(|words| &words.title));
        wants(format!("contact of {key}"), words.map(|words| &words.contact));
        let explained = outcome.deciding.iter().chain(&outcome.gates);
        let clauses = explained.clone().map(|one| one.clause).chain(outcome.assumed.iter().copied());
        for clause in clauses.chain(outcome.office.iter().copied()) {
            let text = texts.and_then(|words| words.clauses.get(clause.index())).map(|clause| &clause.text);
            wants(format!("clause {} of {key}", clause.index()), text);
        }
        let facts = explained.flat_map(|one| &one.facts).chain(&outcome.missing);
        for fact in facts.chain(outcome.benefits.iter().flat_map(|worked| &worked.needs)) {
            wants(format!("label of {fact:?} in {key}"), named(fact));
        }
        for gate in &outcome.gates {
            let how = texts.and_then(|words| words.clauses.get(gate.clause.index())).map(|clause| &clause.how);
            wants(format!("the way to gate {} of {key}", gate.clause.index()), how);
        }
    }
    for question in &assessment.next {
        let words = short.facts.get(question.fact.index());
        wants(format!("question of {:?}", question.fact), words.map(|words| &words.question));
        for option in words.into_iter().flat_map(|words| &words.options) {
            wants(format!("an option of {:?}", question.fact), Some(option));
        }
    }
    lacking
}

#[test]
fn whatever_comes_out_for_anybody_has_words_in_both_languages() -> Shown {
    let lowered = ours()?;
    let index = Index::of(&lowered.pack);
    let mut complaints = BTreeSet::new();
    for (who, answers, on, as_of) in everybody(&lowered) {
        // At the end, and on the way there: with each answer left out.
        let mut tries = vec![answers.clone(), Answers::none(answers.len())];
        for index in (0..answers.len()).filter(|index| answers.get(*index).is_given()) {
            let mut without = answers.clone();
            without.set(index, caice::value::Answer::Absent);
            tries.push(without);
        }
        for answers in &tries {
            let assessment = engine::assess_by(&index, &lowered.pack, answers, on, as_of);
            for texts in &lowered.texts {
                let lacking = wordless(&lowered, &texts.short, &texts.long, &assessment);
                complaints.extend(lacking.into_iter().map(|what| format!("{} lacks {what} ({who})", texts.language)));
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
    Ok(())
}

#[test]
fn what_has_no_words_is_found() -> Shown {
    let lowered = ours()?;
    let nothing_said = Answers::none(lowered.pack.facts.len());
    let assessment = engine::assess(&lowered.pack, &nothing_said, lowered.pack.checked, lowered.pack.checked);
    let texts = lowered.texts.first().ok_or("no texts")?;
    let (whole, long) = (&texts.short, &texts.long);
    assert_eq!(wordless(&lowered, whole, long, &assessment), Vec::<String>::new());
    let mut lacking = whole.clone();
    lacking.policies.first_mut().ok_or("no policy")?.title = " ".into();
    lacking.facts.iter_mut().for_each(|fact| fact.question.clear());
    let found = wordless(&lowered, &lacking, long, &assessment);
    assert_eq!(found.len(), 1 + assessment.next.len(), "{found:?}");
    Ok(())
}

#[test]
fn nobody_is_shown_a_figure_of_grade_d() -> Shown {
    let lowered = ours()?;
    let pack = &lowered.pack;
    let mut n_unconfirmed = 0;
    for (who, answers, on, as_of) in everybody(&lowered) {
        let assessment = engine::assess(pack, answers, on, as_of);
        for outcome in &assessment.outcomes {
            let policy = pack.policy(outcome.policy).ok_or("no policy")?;
            for worked in &outcome.benefits {
                let grade = policy.benefits.get(worked.benefit).ok_or("no benefit")?.grade;
                let shows = worked.each.is_some() || worked.total.is_some() || !worked.schedule.is_empty();
                assert!(grade.max(policy.grade) < Grade::D || !shows, "{who}: {} {worked:?}", policy.key);
            }
            if outcome.scope == Some(Scope::Policy) {
                n_unconfirmed += 1;
                let added = assessment.combinations.iter().flat_map(|one| &one.chosen);
                assert_eq!(added.filter(|(chosen, ..)| *chosen == outcome.policy).count(), 0, "{who}: {}", policy.key);
            }
        }
    }
    assert!(n_unconfirmed > 0, "nothing is of grade D");
    Ok(())
}

#[test]
fn no_text_about_something_of_grade_d_has_a_figure() -> Shown {
    let lowered = ours()?;
    // A year, a day or how many offices issued a document is no figure.
    let has_figure = |text: &str| {
        let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        let numbers = text.split(|c: char| !is_digit(c)).filter(|number| !number.is_empty());
        let mut numbers = numbers.filter(|number| !(number.len() == 4 && number.starts_with("20")));
        numbers.next().is_some()
    };
    let (mut n_texts, mut complaints) = (0, Vec::new());
    for texts in &lowered.texts {
        for (index, policy) in lowered.pack.policies.iter().enumerate() {
            let short = texts.short.policies.get(index).ok_or("no short texts")?;
            let long = texts.long.policies.get(index).ok_or("no long texts")?;
            let mut about = Vec::new();
            if policy.grade == Grade::D {
                strings(&serde_json::to_value(short)?, &policy.key, &mut about);
                strings(&serde_json::to_value(long)?, &policy.key, &mut about);
            }
            for (clause, words) in policy.clauses.iter().zip(&long.clauses) {
                if clause.grade == Grade::D {
                    about.push((format!("{} {}", policy.key, clause.key), words.text.clone()));
                }
            }
            for (at, benefit) in policy.benefits.iter().enumerate().filter(|(_, one)| one.grade == Grade::D) {
                let tiers = long.tiers.get(at).into_iter().flatten();
                for text in short.benefits.get(at).into_iter().chain(tiers) {
                    about.push((format!("{} {}", policy.key, benefit.key), text.clone()));
                }
            }
            n_texts += about.len();
            let is_told = |path: &str| !path.contains(".basis[");
            complaints.extend(about.into_iter().filter(|(path, text)| is_told(path) && has_figure(text)));
        }
    }
    assert!(n_texts > 10, "only {n_texts} texts are about something of grade D");
    assert!(complaints.is_empty(), "{complaints:#?}");
    Ok(())
}
