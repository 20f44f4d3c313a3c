//! Words for degrees, skill levels and employment.
//!
//! A word counts only where nothing beside it can mean something else: 本科在读 is no bachelor's degree and 未签劳动合同 no
//! contract. What is not known is asked about once, and not guessed.

use crate::roster::words::{
    EDUCATION, EDUCATION_AFTER, EDUCATION_BEFORE, EMPLOYMENT, LEFT, NO_CERTIFICATE, NO_CONTRACT, NO_SKILL, NOT,
    RETIRED, SKILL,
};

/// What a labour contract is in this table.
const EMPLOYED: &str = "employed_contract";

/// Small letters, no spaces, one kind of apostrophe.
fn small(text: &str) -> String {
    text.to_lowercase().replace('’', "'").chars().filter(|c| !c.is_whitespace()).collect()
}

/// The option of education that a value means.
pub fn education(value: &str) -> Option<&'static str> {
    let value = small(value);
    let value = bare(&value);
    let known = |word: &str| EDUCATION.iter().find(|(_, words)| words.contains(&word)).map(|(option, _)| *option);
    known(&value).or_else(|| {
        let mut rest = value.as_str();
        for before in EDUCATION_BEFORE {
            rest = rest.strip_prefix(before).unwrap_or(rest);
        }
        if let Some(option) = known(rest) {
            return Some(option);
        }
        // More than one may stand at the end: 本科毕业生学历.
        for _ in 0..2 {
            let ended = EDUCATION_AFTER.iter().find_map(|after| rest.strip_suffix(after));
            rest = ended.unwrap_or(rest).trim_end_matches(['-', '/', '·']);
            if let Some(option) = known(rest) {
                return Some(option);
            }
        }
        // 中专/高中: both the same.
        let mut options = rest.split(['/', '、', '或']).map(known);
        let first = options.next()??;
        options.all(|option| option == Some(first)).then_some(first)
    })
}

/// A value without brackets around words that change nothing: 本科(全日制).
fn bare(value: &str) -> String {
    let Some((before, inside)) =
        value.split_once('(').and_then(|(before, rest)| Some((before, rest.strip_suffix(')')?)))
    else {
        return value.to_owned();
    };
    let changes_nothing = EDUCATION_BEFORE.contains(&inside)
        || EDUCATION.iter().any(|(_, words)| words.contains(&inside) && words.contains(&before));
    if changes_nothing { before.to_owned() } else { value.to_owned() }
}

/// What a value says about a skill certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skill {
    /// There is none.
    None,
    /// One of that level.
    Level(&'static str),
}

/// What a value under 技能等级 means.
pub fn skill(value: &str) -> Option<Skill> {
    let value = small(value);
    if NO_CERTIFICATE.contains(&value.as_str()) {
        return Some(Skill::None);
    }
    if NO_SKILL.iter().any(|word| value.contains(word)) {
        return None;
    }
    longest(&value, &SKILL).map(Skill::Level)
}

/// The option of employment that a value means.
pub fn employment(value: &str) -> Option<&'static str> {
    let value = small(value);
    if NO_CONTRACT.iter().any(|word| value.contains(word)) {
        return None;
    }
    let option = longest(&value, &EMPLOYMENT)?;
    // What says two things says neither: 劳动合同(派遣). A word within a longer one says nothing of its own.
    let (_, own) = EMPLOYMENT.iter().find(|(known, _)| *known == option)?;
    let rest = own.iter().fold(value.clone(), |rest, word| rest.replace(word, "|"));
    let others = EMPLOYMENT.iter().filter(|(known, _)| *known != option);
    let says_other = others.flat_map(|(_, words)| *words).any(|word| stands_in(&rest, word));
    let is_service = option == EMPLOYED && rest.contains("劳务");
    (!says_other && !is_service).then_some(option)
}

/// Whether a value under 员工状态 says that somebody has left.
pub fn has_left(value: &str) -> bool {
    let value = small(value);
    RETIRED.contains(&value.as_str()) || LEFT.iter().any(|word| stands_in(&value, word))
}

/// The option whose word within a value is longest; none if two options have words of that length.
fn longest(value: &str, table: &[(&'static str, &[&str])]) -> Option<&'static str> {
    let of = |(option, words): &(&'static str, &[&str])| {
        let longest = words.iter().filter(|word| stands_in(value, word)).map(|word| word.chars().count()).max();
        longest.map(|length| (length, *option))
    };
    let found: Vec<(usize, &'static str)> = table.iter().filter_map(of).collect();
    let most = found.iter().map(|(length, _)| *length).max()?;
    let mut best = found.iter().filter(|(length, _)| *length == most);
    let (_, option) = best.next()?;
    best.next().is_none().then_some(*option)
}

/// Whether a word stands in a value, once at least without its opposite before it.
fn stands_in(value: &str, word: &str) -> bool {
    value.match_indices(word).any(|(at, _)| {
        let before = value.get(..at).unwrap_or_default();
        // Three of 13级 or 十三级 is no level, and a part of a word no word.
        let begins = |is: fn(char) -> bool| word.starts_with(is) && before.ends_with(is);
        let is_part = begins(|c| c.is_ascii_alphanumeric()) || begins(|c| "一二三四五六七八九十".contains(c));
        !before.ends_with(NOT) && !is_part
    })
}
