//! Shows that English is English: no Chinese character in the interface's sentences or in the texts of our packs, and
//! no word that promises what an office decides.
//!
//! The compiler shows that no sentence is missing (`src/interview/text/mod.rs` is one type for both languages); the
//! journeys show how switching looks. No program can tell whether a translation says what the Chinese says.
#![cfg(feature = "author")]

use std::{error::Error, fs, path::Path};

use caice::{
    author::{lower, read},
    pack::{FactText, LongText, ShortText},
};

type Shown = Result<(), Box<dyn Error>>;

/// What English never says, in lower case: 「符合条件」「可以领取」「保证」 and the like.
const PROMISES: [&str; 11] = [
    "guarantee",
    "you qualify",
    "you are eligible",
    "you are entitled",
    "you will receive",
    "you will get",
    "you can get",
    "you can claim",
    "certainly",
    "approved",
    "official",
];

/// Chinese characters, their punctuation and their wide forms.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn promises(text: &str) -> Option<&'static str> {
    // The name of a kind of loan.
    let text = text.to_lowercase().replace("guaranteed start-up loan", "");
    PROMISES.into_iter().find(|promise| text.contains(promise))
}

#[test]
fn the_interface_is_english_and_promises_nothing() -> Shown {
    let text = fs::read_to_string(root().join("src/interview/text/en.rs"))?;
    let mut complaints = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        // The name that the button for Chinese may carry.
        if line.replace("中文", "").contains(is_chinese) {
            complaints.push(format!("en.rs:{}: Chinese: {line}", index + 1));
        }
        complaints.extend(promises(line).map(|promise| format!("en.rs:{}: {promise}", index + 1)));
    }
    assert!(text.contains("Initial match") && text.lines().count() > 200, "this is not the file with the sentences");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn the_first_screen_has_english_words_for_all_that_is_chinese() -> Shown {
    let page = fs::read_to_string(root().join("index.html"))?;
    let body = page.split_once("<body>").map(|(_, body)| body).ok_or("index.html has no body")?;
    let mut n_texts = 0;
    // Every piece of text with the tag before it, except those shown only without scripts.
    let (before, rest) = body.split_once("<noscript>").ok_or("no noscript")?;
    let after = rest.split_once("</noscript>").map(|(_, after)| after).ok_or("noscript has no end")?;
    for piece in [before, after].into_iter().flat_map(|part| part.split('<')) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        if text.contains(is_chinese) {
            n_texts += 1;
            assert!(tag.contains(" data-en=\""), "no English beside {text:?}");
        }
        if tag.split(" aria-label=\"").nth(1).is_some_and(|label| label.contains(is_chinese)) {
            assert!(tag.contains(" data-en-label=\""), "no English beside the label of <{tag}>");
        }
        for (name, english) in [" data-en=\"", " data-en-label=\""].into_iter().filter_map(|name| tag.split_once(name))
        {
            let english = english.split('"').next().unwrap_or_default();
            assert!(english == "中文" || !english.contains(is_chinese), "{name}: {english:?} is no English");
            assert_eq!(promises(english), None, "{english:?}");
        }
    }
    assert!(n_texts > 8, "only {n_texts} texts were found");
    Ok(())
}

/// The texts of a fact.
fn of_fact(fact: &FactText) -> Vec<&String> {
    let own = [&fact.topic, &fact.question, &fact.help, &fact.label, &fact.unit, &fact.find_out];
    let listed = fact.options.iter().chain(&fact.none);
    own.into_iter().chain(listed).chain(fact.fields.iter().flat_map(of_fact)).collect()
}

/// All texts of a language.
fn all<'a>(short: &'a ShortText, long: &'a LongText) -> Vec<&'a String> {
    let mut all: Vec<&String> = short.publisher.iter().chain(short.facts.iter().flat_map(of_fact)).collect();
    all.extend(short.starts.iter().chain(&long.themes));
    all.extend(short.contacts.iter().flat_map(|contact| [&contact.name, &contact.hours, &contact.address]));
    for policy in &short.policies {
        all.extend([&policy.title, &policy.contact]);
        all.extend(&policy.benefits);
    }
    for policy in &long.policies {
        all.extend(policy.clauses.iter().flat_map(|clause| [&clause.text, &clause.how]));
        all.push(&policy.how);
        all.extend(policy.aliases.iter().chain(policy.tiers.iter().flatten()));
        all.extend(policy.papers.iter().chain(&policy.obligations).chain(&policy.uncertain));
    }
    all.extend(long.sources.iter().map(|source| &source.title));
    all
}

#[test]
fn our_packs_are_english_in_english() -> Shown {
    for folder in ["policies", "tests/journeys/pack", "tests/journeys/forms"] {
        let (_, lowered, findings) = lower::lower(read::read(&root().join(folder)));
        let lowered = lowered.ok_or_else(|| format!("{folder} does not lower: {findings:#?}"))?;
        let of = |language: &str| {
            lowered.texts.iter().find(|texts| texts.language == language).ok_or("a language is not there")
        };
        let (zh, en) = (of("zh")?, of("en")?);
        let (chinese, english) = (all(&zh.short, &zh.long), all(&en.short, &en.long));
        assert_eq!(chinese.len(), english.len(), "{folder}");
        assert!(chinese.len() > 50, "{folder} has only {} texts", chinese.len());
        let mut complaints = Vec::new();
        for (chinese, english) in chinese.into_iter().zip(english) {
            if english.contains(is_chinese) || english.is_empty() != chinese.is_empty() {
                complaints.push(format!("{chinese:?} is {english:?}"));
            }
            let promise = promises(english).filter(|promise| *promise != "official" && *promise != "approved");
            complaints.extend(promise.map(|promise| format!("{promise}: {english:?}")));
        }
        assert!(complaints.is_empty(), "{folder}:\n{}", complaints.join("\n"));
    }
    Ok(())
}
