//! Searching the list of all policies.
//!
//! Matches words in names, conditions and intended recipients, or the sound of names. Does not rank: the list keeps
//! the pack's order.

use super::PolicyLine;
use crate::pack::{LongText, SearchText, fold};

/// A search in the list of all policies.
#[derive(Debug, Clone, Copy)]
pub struct Seeking<'a> {
    /// Words separated by spaces, in any order.
    pub words: &'a str,
    /// A theme, by index; `None` for any.
    pub theme: Option<usize>,
    /// A situation, likewise.
    pub stage: Option<usize>,
    /// Whether to show only policies relevant to employers.
    pub employer: bool,
}

impl Seeking<'_> {
    /// Whether a policy matches: every word, the chosen theme and the chosen situation.
    pub fn finds(&self, line: &PolicyLine, long: &LongText) -> bool {
        let Some(policy) = long.policies.get(line.policy.index()) else { return false };
        let under = |chosen: Option<usize>, of: &[u16]| {
            chosen.is_none_or(|chosen| of.iter().any(|of| usize::from(*of) == chosen))
        };
        (line.employer || !self.employer)
            && under(self.theme, &policy.themes)
            && under(self.stage, &policy.stages)
            && fold(self.words).split(' ').all(|word| finds(&policy.search, word))
    }

    /// Suggestions if nothing was found: the themes that have a policy, by index and name.
    pub fn suggestions(long: &LongText) -> Vec<(usize, String)> {
        let has_any = |theme: usize| {
            let mut themes = long.policies.iter().flat_map(|policy| &policy.themes);
            themes.any(|of| usize::from(*of) == theme)
        };
        long.themes.iter().cloned().enumerate().filter(|(theme, _)| has_any(*theme)).collect()
    }
}

/// Whether a folded word matches.
fn finds(search: &SearchText, word: &str) -> bool {
    holds(&search.names, word)
        || holds(&search.about, word)
        || search.names.lines().any(|name| abbreviates(word, name))
        || search.sounds.lines().any(|sound| sounds_like(word, sound))
}

/// Whether a word abbreviates a name by leaving out characters, as 社保 does for 社会保险. Not for letters: almost any few
/// of them occur in order in an English name.
fn abbreviates(word: &str, name: &str) -> bool {
    let mut characters = name.chars();
    !word.chars().any(|character| character.is_ascii()) && word.chars().all(|wanted| characters.any(|c| c == wanted))
}

/// Whether a word is a name in pinyin: whole syllables or first letters, either with gaps, or without gaps the
/// beginning of a word still being typed.
fn sounds_like(word: &str, sound: &str) -> bool {
    let initial = |syllable: &str| syllable.chars().next().map_or(0, char::len_utf8);
    made_of(word, sound, initial) || made_of(word, sound, str::len) || begins_in(word, sound)
}

/// Whether a word consists of beginnings of syllables in order, each as long as `taken` says.
///
/// Does not choose syllables greedily: in xi xian, the word "xian" is the second syllable.
fn made_of(word: &str, sound: &str, taken: fn(&str) -> usize) -> bool {
    // The possible rests of the word after the syllables used so far.
    let mut left = vec![word];
    for syllable in sound.split(' ') {
        let Some(piece) = syllable.get(..taken(syllable)).filter(|piece| !piece.is_empty()) else { continue };
        let shorter: Vec<&str> = left.iter().filter_map(|rest| rest.strip_prefix(piece)).collect();
        for rest in shorter {
            if rest.is_empty() {
                return true;
            }
            if !left.contains(&rest) {
                left.push(rest);
            }
        }
    }
    false
}

/// Whether the word is a prefix of the syllables joined from some syllable on.
fn begins_in(word: &str, sound: &str) -> bool {
    let mut from = Some(sound);
    while let Some(rest) = from {
        let mut letters = rest.bytes().filter(|letter| *letter != b' ');
        if word.bytes().all(|wanted| letters.next() == Some(wanted)) {
            return true;
        }
        from = rest.split_once(' ').map(|(_, after)| after);
    }
    false
}

/// Whether `word` occurs in `text`. Compares byte by byte: a searcher for long texts costs more than it saves here.
fn holds(text: &str, word: &str) -> bool {
    word.is_empty() || text.as_bytes().windows(word.len()).any(|part| part == word.as_bytes())
}
