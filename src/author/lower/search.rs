//! What a policy is searched by: its texts in every language, folded, and how its Chinese names sound.
//!
//! Of a character with several sounds the most usual is taken: the library knows characters, not words.

use pinyin::ToPinyin;

use super::super::shape::node::Node;
use crate::pack::{SearchText, fold};

/// What a policy of these names, of these other texts and on documents of these numbers is searched by.
pub(super) fn search_text<'n>(
    names: &[&Node],
    about: &[&Node],
    numbers: impl Iterator<Item = &'n str>,
    languages: &[&str],
) -> SearchText {
    let numbers: String = numbers.map(|number| format!("\n{}", fold(number))).collect();
    SearchText {
        names: lines(names, languages),
        about: lines(about, languages) + &numbers,
        sounds: names.iter().filter_map(|name| name.text("zh")).map(sound).collect::<Vec<_>>().join("\n"),
    }
}

fn lines(texts: &[&Node], languages: &[&str]) -> String {
    let in_each = texts.iter().flat_map(|text| languages.iter().filter_map(|language| text.text(language)));
    in_each.map(fold).collect::<Vec<_>>().join("\n")
}

/// How a text is typed: a syllable for each character, letters and digits as they are, nothing for signs.
fn sound(text: &str) -> String {
    let syllable = |c: char| match c.to_pinyin() {
        // Keyboards type ü as v.
        Some(sound) => Some(sound.plain().replace('ü', "v")),
        None => c.is_ascii_alphanumeric().then(|| c.to_string()),
    };
    fold(text).chars().filter_map(syllable).collect::<Vec<_>>().join(" ")
}
