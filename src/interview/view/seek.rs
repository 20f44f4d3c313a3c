//! What somebody looks for in the list of all policies, and what is found.
//!
//! A word is found in names, in what a policy demands and whom it is for, or by the sound of its names. No order by how
//! well it fits: the list keeps that of the pack.

use super::PolicyLine;
use crate::pack::{LongText, SearchText, fold};

/// What somebody looks for in the list of all policies.
#[derive(Debug, Clone, Copy)]
pub struct Seeking<'a> {
    /// Words, parted by spaces, in any order.
    pub words: &'a str,
    /// A theme, by number; none: any.
    pub theme: Option<usize>,
    /// A situation, likewise.
    pub stage: Option<usize>,
    /// Whether only what employers have to do with.
    pub employer: bool,
}

impl Seeking<'_> {
    /// Whether a policy is what is looked for: every word, under the chosen theme and situation.
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

    /// Where to look when nothing was found: the themes that have a policy, by number and name.
    pub fn suggestions(long: &LongText) -> Vec<(usize, String)> {
        let has_any = |theme: usize| {
            let mut themes = long.policies.iter().flat_map(|policy| &policy.themes);
            themes.any(|of| usize::from(*of) == theme)
        };
        long.themes.iter().cloned().enumerate().filter(|(theme, _)| has_any(*theme)).collect()
    }
}

/// Whether a folded word is found.
fn finds(search: &SearchText, word: &str) -> bool {
    holds(&search.names, word)
        || holds(&search.about, word)
        || search.names.lines().any(|name| abbreviates(word, name))
        || search.sounds.lines().any(|sound| sounds_like(word, sound))
}

/// Whether a word leaves characters of a name out, as 社保 does of 社会保险. Not for letters: nearly any few of them stand
/// in order in an English name.
fn abbreviates(word: &str, name: &str) -> bool {
    let mut characters = name.chars();
    !word.chars().any(|character| character.is_ascii()) && word.chars().all(|wanted| characters.any(|c| c == wanted))
}

/// Whether a word is typed for a name in pinyin: whole syllables or first letters, either with gaps, or the beginning of what
/// is being typed, without.
fn sounds_like(word: &str, sound: &str) -> bool {
    let initial = |syllable: &str| syllable.chars().next().map_or(0, char::len_utf8);
    made_of(word, sound, initial) || made_of(word, sound, str::len) || begins_in(word, sound)
}

/// Whether a word is made of the first letters of syllables, as many as `taken` says, in their order.
///
/// Which syllables is not chosen greedily: of xi xian the word "xian" is the second.
fn made_of(word: &str, sound: &str, taken: fn(&str) -> usize) -> bool {
    // The parts of the word that may be left once some syllables are used.
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

/// Whether the syllables from some one on, run together, begin with the word.
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

/// Whether `word` stands in `text`. Byte by byte: a searcher for long texts costs more than it saves here.
fn holds(text: &str, word: &str) -> bool {
    word.is_empty() || text.as_bytes().windows(word.len()).any(|part| part == word.as_bytes())
}
