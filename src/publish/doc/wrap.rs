//! How wide a text is, and where its lines break: SVG does neither by itself.
//!
//! Widths are estimates on the wide side, for the widest of the fonts that the stylesheet names, so that no text leaves its
//! box. Chinese breaks between characters, never before a closing mark or after an opening one; everything else breaks
//! between words. Measures no real font.

/// Marks that stay with what comes before them.
const CLOSING: &str = "，。；：、）》”’」】！？…—·%,.;:!?)]}/";
/// Marks that stay with what comes after them.
const OPENING: &str = "（《“‘「【([{";

/// The width of `text` at this font size, in pixels, rounded up.
pub(super) fn width(text: &str, size: u32) -> u32 {
    (text.chars().map(em).sum::<u32>() * size).div_ceil(1000)
}

/// The advance of a character in thousandths of the font size.
fn em(c: char) -> u32 {
    match c {
        _ if is_wide(c) => 1000,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 940,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | '-' => {
            410
        }
        'A'..='Z' => 740,
        _ => 630,
    }
}

/// Whether a character takes a full square in a Chinese font.
fn is_wide(c: char) -> bool {
    c >= '\u{2e80}' || "“”‘’—…·".contains(c)
}

/// The lines of `text` where each may be `room` pixels wide. What has no break and is wider is cut between characters.
pub(super) fn wrap(text: &str, room: u32, size: u32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for (word, spaced) in words(text) {
        let space = if spaced && !line.is_empty() { " " } else { "" };
        let longer = [line.as_str(), space, &word].concat();
        if width(&longer, size) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            if !line.is_empty() && width(&line, size) + width(c.encode_utf8(&mut [0; 4]), size) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The pieces between which a line may break, each with whether a space stood before it.
fn words(text: &str) -> Vec<(String, bool)> {
    let mut words: Vec<(String, bool)> = Vec::new();
    let mut spaced = false;
    for c in text.chars() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let last = words.last().and_then(|(word, _)| word.chars().next_back()).filter(|_| !spaced);
        let joins = last.is_some_and(|last| {
            CLOSING.contains(c) || OPENING.contains(last) || !(is_wide(last) || is_wide(c) || OPENING.contains(c))
        });
        match words.last_mut().filter(|_| joins) {
            Some((word, _)) => word.push(c),
            None => words.push((c.into(), spaced)),
        }
        spaced = false;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{width, wrap};

    #[test]
    fn chinese_breaks_between_characters_and_keeps_marks_with_their_words() {
        // Room for four characters: the comma may not begin a line, nor the opening mark end one.
        assert_eq!(wrap("毕业两年，在职", 56, 14), ["毕业两", "年，在职"]);
        assert_eq!(wrap("办过公司（登记）", 70, 14), ["办过公司", "（登记）"]);
        assert_eq!(wrap("毕业24个月", 45, 14), ["毕业", "24个", "月"]);
    }

    #[test]
    fn english_breaks_between_words() {
        let lines = wrap("graduated within two years (of leaving)", 120, 14);
        assert_eq!(lines.join(" "), "graduated within two years (of leaving)");
        assert!(lines.len() > 1 && lines.iter().all(|line| width(line, 14) <= 120), "{lines:?}");
    }

    #[test]
    fn what_cannot_break_is_cut() {
        let lines = wrap("aaaaaaaaaaaa", 40, 14);
        assert!(lines.len() > 1 && lines.concat() == "aaaaaaaaaaaa");
        assert!(wrap("", 40, 14).is_empty());
    }
}
