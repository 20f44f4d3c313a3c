//! Damages inputs: seeded, so that a case is the same on every machine, and aimed at what readers count, nest and name.
//!
//! Knows bytes and a few words; what the words mean is the readers' business.

/// A generator of numbers (splitmix64): small, without state elsewhere, and the same everywhere.
pub struct Dice(u64);

impl Dice {
    /// The generator of a case.
    pub fn of(case: u64) -> Self {
        Self(case.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5eed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 where there is none.
    pub fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % n).unwrap_or(0)
    }

    /// In how many places to damage something: mostly one, since what is damaged in many is refused at the first.
    fn places(&mut self) -> usize {
        if self.below(3) > 0 { 1 } else { 2 + self.below(5) }
    }

    /// One of several; `None` of none.
    pub fn one_of<'t, T>(&mut self, all: &'t [T]) -> Option<&'t T> {
        all.get(self.below(all.len()))
    }
}

/// Pieces that readers treat in a way of their own.
const PIECES: [&str; 64] = [
    "\n",
    "\t",
    " ",
    ":",
    ": ",
    "- ",
    "- - ",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "#",
    "|\n",
    ">\n",
    "&a ",
    "*a",
    "!!int ",
    "---\n",
    "...\n",
    "? ",
    "null",
    "~",
    "true",
    "false",
    "none",
    "\u{0}",
    "\u{feff}",
    "\u{2028}",
    "，",
    "：",
    "“",
    "😀",
    "e\u{301}",
    "0",
    "-1",
    "1e9",
    "99999999999999999999",
    "0.1",
    "9223372036854775807",
    "2026-02-30",
    "2026-11-23",
    "9999-12-31",
    "0000-00-00",
    "on",
    "in",
    " in [",
    "==",
    "!=",
    "<=",
    "&&",
    "||",
    "!",
    "(",
    ")",
    "? 1 : ",
    "+",
    "*",
    "%",
    ".exists(c, ",
    "years_between(",
    "size()",
    "\\u0000",
];

/// Damages a text in up to six places; takes whole lines from `other` now and then.
pub fn text(dice: &mut Dice, original: &str, other: &str) -> String {
    let mut chars: Vec<char> = original.chars().collect();
    for _ in 0..dice.places() {
        let at = dice.below(chars.len() + 1);
        match dice.below(9) {
            0 => {
                let end = (at + 1 + dice.below(8)).min(chars.len());
                chars.drain(at.min(end)..end);
            }
            1 | 2 => insert(&mut chars, at, dice.one_of(&PIECES).copied().unwrap_or_default()),
            3 => {
                let end = (at + 1 + dice.below(60)).min(chars.len());
                let again: String = chars.get(at.min(end)..end).unwrap_or_default().iter().collect();
                let to = dice.below(chars.len() + 1);
                insert(&mut chars, to, &again);
            }
            4 => chars.truncate(at),
            5 => {
                // Nesting, opened and rarely closed.
                let open =
                    dice.one_of(&["[", "{a: ", "(", "!", "- ", "c ? (", "{\"a\":", "-"]).copied().unwrap_or_default();
                let deep = open.repeat(1 + dice.below(200));
                insert(&mut chars, at, &deep);
            }
            6 => {
                let lines: Vec<&str> = other.lines().collect();
                let line = dice.one_of(&lines).copied().unwrap_or_default();
                let start = line_start(&chars, at);
                insert(&mut chars, start, &[line, "\n"].concat());
            }
            7 => {
                // One line more or less indented.
                let start = line_start(&chars, at);
                match chars.get(start) {
                    Some(' ') if dice.below(2) == 0 => drop(chars.remove(start)),
                    _ => insert(&mut chars, start, "  "),
                }
            }
            _ => {
                // A line moves.
                let start = line_start(&chars, at);
                let end = chars.iter().skip(start).position(|c| *c == '\n').map_or(chars.len(), |n| start + n + 1);
                let line: String = chars.drain(start..end).collect();
                let elsewhere = dice.below(chars.len() + 1);
                let to = line_start(&chars, elsewhere);
                insert(&mut chars, to, &line);
            }
        }
    }
    chars.into_iter().collect()
}

fn insert(chars: &mut Vec<char>, at: usize, piece: &str) {
    let at = at.min(chars.len());
    chars.splice(at..at, piece.chars());
}

fn line_start(chars: &[char], at: usize) -> usize {
    let before = chars.get(..at.min(chars.len())).unwrap_or_default();
    before.iter().rposition(|c| *c == '\n').map_or(0, |newline| newline + 1)
}

/// Damages bytes in up to six places.
pub fn bytes(dice: &mut Dice, original: &[u8]) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for _ in 0..dice.places() {
        let at = dice.below(bytes.len());
        let any = u8::try_from(dice.below(256)).unwrap_or_default();
        match dice.below(6) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.below(8);
                }
            }
            1 => {
                // Numbers are LEB128: these bytes make them long.
                let value = *dice.one_of(&[0, 1, 2, 0x7f, 0x80, 0xff, any]).unwrap_or(&0);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = value;
                }
            }
            2 => {
                let end = (at + 1 + dice.below(8)).min(bytes.len());
                bytes.drain(at.min(end)..end);
            }
            3 => {
                let end = (at + 1 + dice.below(40)).min(bytes.len());
                let again = bytes.get(at.min(end)..end).unwrap_or_default().to_vec();
                let to = dice.below(bytes.len() + 1);
                bytes.splice(to..to, again);
            }
            4 => bytes.truncate(at),
            _ => {
                let filling = vec![any; dice.below(100)];
                bytes.splice(at..at, filling);
            }
        }
    }
    bytes
}
