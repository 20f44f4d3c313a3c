//! The picture of a rule: how its clauses combine, as inline SVG.
//!
//! A tree drawn from the top down. A group says in its heading how many of its members must hold; a clause is a box with its
//! number in the list below and the pack's own words. Who can tell is said by the shape of the box and by a word in it, so
//! nothing depends on colour. Fixed width, for a telephone held upright; the stylesheet has the colours. Judges nothing, and
//! draws no answers.

use super::{
    html::said,
    words::Words,
    wrap::{width, wrap},
};
use crate::{
    interview::text::Text,
    pack::{Clause, ClauseKind, ClauseText, Condition, Grade, Policy},
    publish::dist::escape,
};

/// The width of every picture, in the units of its `viewBox`: a telephone of 390 pixels without its margins.
const WIDTH: u32 = 356;
/// Size and line height of the words of a clause, and of the remark below them.
const SIZE: u32 = 14;
const LINE: u32 = 20;
const SMALL: u32 = 12;
const SMALL_LINE: u32 = 17;
/// From the edge of a box to its words.
const PAD: u32 = 9;
/// The column of a clause's number.
const NUMBER: u32 = 22;
/// How much further right the members of a group begin; its rail is in the middle of that.
const INDENT: u32 = 20;
/// Between members, and between alternatives, where a word stands on the rail.
const GAP: u32 = 8;
const OR_GAP: u32 = 26;
/// The radius of the disc behind that word.
const OR_DISC: u32 = 10;
/// How far the corners of an office clause are cut, and how far the point of a gate reaches.
const CUT: u32 = 8;
const POINT: u32 = 12;

/// Who can tell whether a clause holds; each has a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A rectangle: the answers.
    Asked,
    /// A box with round ends and a broken line: taken as met.
    Presumed,
    /// A box without corners: the office.
    Office,
    /// A signpost: a step that comes first.
    Gate,
}

impl Look {
    /// All of them, in the order of the key.
    pub(super) const ALL: [Self; 4] = [Self::Asked, Self::Gate, Self::Presumed, Self::Office];

    pub(super) fn of(clause: &Clause) -> Self {
        match clause.kind {
            ClauseKind::Asked(_) => Self::Asked,
            ClauseKind::Presumed(_) => Self::Presumed,
            ClauseKind::Office => Self::Office,
            ClauseKind::Gate(_) => Self::Gate,
        }
    }

    /// The word for it in a box; none where the answers decide, which is what most clauses do.
    pub(super) fn word(self, text: &Text) -> Option<&'static str> {
        match self {
            Self::Asked => None,
            Self::Presumed => Some(text.assumed),
            Self::Office => Some(text.office),
            Self::Gate => Some(text.gate),
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Presumed => "presumed",
            Self::Office => "office",
            Self::Gate => "gate",
        }
    }

    /// The outline of a box at this place.
    fn outline(self, x: u32, y: u32, w: u32, h: u32) -> String {
        let (right, bottom) = (x + w, y + h);
        let points = |points: &[(u32, u32)]| {
            let points: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
            format!("<polygon class=\"box {}\" points=\"{}\"/>", self.class(), points.join(" "))
        };
        let rounded = |radius: u32| {
            let class = self.class();
            format!("<rect class=\"box {class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{radius}\"/>")
        };
        match self {
            Self::Asked => rounded(2),
            Self::Presumed => rounded(16),
            Self::Office => points(&[
                (x + CUT, y),
                (right - CUT, y),
                (right, y + CUT),
                (right, bottom - CUT),
                (right - CUT, bottom),
                (x + CUT, bottom),
                (x, bottom - CUT),
                (x, y + CUT),
            ]),
            Self::Gate => {
                points(&[(x, y), (right - POINT, y), (right, y + h / 2), (right - POINT, bottom), (x, bottom)])
            }
        }
    }

    /// A small one for the key to the picture.
    pub(super) fn small(self) -> String {
        let outline = self.outline(1, 1, 42, 20);
        format!(
            "<svg class=\"key\" viewBox=\"0 0 44 22\" width=\"44\" height=\"22\" aria-hidden=\"true\">{outline}</svg>"
        )
    }
}

/// The picture of a policy's rule, under a title.
pub(super) fn picture(policy: &Policy, clauses: &[ClauseText], text: &Text, words: &Words, title: &str) -> String {
    let mut drawing = Drawing { policy, clauses, text, words, rails: String::new(), boxes: String::new() };
    let (_, bottom) = drawing.node(&policy.when, 1, 1);
    let height = bottom + 1;
    let width = WIDTH;
    let [title, about] = [said("title", "", title), said("desc", "", &drawing.in_words(&policy.when))];
    let (rails, boxes) = (drawing.rails, drawing.boxes);
    // The sizes stand here as well, so that the words fit if the stylesheet does not arrive.
    format!(
        "<svg class=\"rule\" role=\"img\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-size=\"{SIZE}\">{title}{about}<g class=\"rails\">{rails}</g>{boxes}</svg>"
    )
}

struct Drawing<'a> {
    policy: &'a Policy,
    clauses: &'a [ClauseText],
    text: &'a Text,
    words: &'a Words,
    rails: String,
    boxes: String,
}

impl<'a> Drawing<'a> {
    /// Draws a condition with its upper left corner at (x, y). Returns the height at which a rail meets it, and its lower
    /// end.
    fn node(&mut self, condition: &'a Condition, x: u32, y: u32) -> (u32, u32) {
        match Part::of(condition) {
            Part::Clause(index) => self.clause(index, x, y),
            Part::Group(members) => self.group(condition, members, x, y),
        }
    }

    fn group(&mut self, condition: &'a Condition, members: &'a [Condition], x: u32, y: u32) -> (u32, u32) {
        let is_choice = matches!(condition, Condition::Any(_));
        let heading = heading(condition, self.text);
        let lines = wrap(&heading, (WIDTH - 1).saturating_sub(x + 2 * PAD + 2), SIZE);
        let wide = lines.iter().map(|line| width(line, SIZE)).max().unwrap_or_default() + 2 * PAD;
        let tall = lines_tall(lines.len(), LINE) + 6;
        let (class, radius) = if is_choice { ("any", tall / 2) } else { ("all", 2) };
        self.boxes += &format!(
            "<rect class=\"group {class}\" x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{tall}\" rx=\"{radius}\"/>"
        );
        self.lines(&lines, ("heading", SIZE, LINE), x + PAD, y + 3);
        let rail = x + INDENT / 2;
        let (mut next, mut last) = (y + tall + GAP, y + tall);
        for (index, member) in members.iter().enumerate() {
            if index > 0 && is_choice {
                let middle = next - OR_GAP / 2;
                self.boxes += &format!(
                    "<circle class=\"or\" cx=\"{rail}\" cy=\"{middle}\" r=\"{OR_DISC}\"/>\
                     <text class=\"or\" x=\"{rail}\" y=\"{}\" font-size=\"11\">{}</text>",
                    middle + 4,
                    escape(self.words.or)
                );
            }
            let (meets, bottom) = self.node(member, x + INDENT, next);
            self.rails += &format!("<path d=\"M{rail} {meets}H{}\"/>", x + INDENT);
            last = meets;
            next = bottom + if is_choice { OR_GAP } else { GAP };
        }
        self.rails += &format!("<path d=\"M{rail} {}V{last}\"/>", y + tall);
        (y + tall / 2, next - if is_choice { OR_GAP } else { GAP })
    }

    fn clause(&mut self, index: usize, x: u32, y: u32) -> (u32, u32) {
        let Some(clause) = self.policy.clauses.get(index) else { return (y, y) };
        let look = Look::of(clause);
        let wide = (WIDTH - 1).saturating_sub(x);
        let room = wide.saturating_sub(2 * PAD + NUMBER + if look == Look::Gate { POINT } else { 0 });
        let lines = wrap(self.clause_text(index), room, SIZE);
        let remarks = wrap(&self.remark(clause).unwrap_or_default(), room, SMALL);
        let tall = 2 * PAD + lines_tall(lines.len().max(1), LINE) + lines_tall(remarks.len(), SMALL_LINE);
        self.boxes += &look.outline(x, y, wide, tall);
        let (number, top) = (index + 1, y + PAD);
        self.boxes += &format!("<text class=\"number\" x=\"{}\" y=\"{}\">{number}</text>", x + PAD, top + 15);
        self.lines(&lines, ("says", SIZE, LINE), x + PAD + NUMBER, top);
        let below = top + lines_tall(lines.len().max(1), LINE);
        self.lines(&remarks, ("remark", SMALL, SMALL_LINE), x + PAD + NUMBER, below);
        (y + PAD + LINE / 2, y + tall)
    }

    /// Who can tell, and that the clause itself is not known, where it is not.
    fn remark(&self, clause: &Clause) -> Option<String> {
        let unknown = (clause.grade == Grade::D).then(|| (self.text.grade)(Grade::D).1);
        let remarks: Vec<&str> = Look::of(clause).word(self.text).into_iter().chain(unknown).collect();
        (!remarks.is_empty()).then(|| remarks.join(self.text.dot))
    }

    fn lines(&mut self, lines: &[String], (class, size, tall): (&str, u32, u32), x: u32, y: u32) {
        let mut base = y + tall * 3 / 4;
        for line in lines {
            let words = escape(line);
            self.boxes +=
                &format!("<text class=\"{class}\" x=\"{x}\" y=\"{base}\" font-size=\"{size}\">{words}</text>");
            base += tall;
        }
    }

    fn clause_text(&self, index: usize) -> &'a str {
        self.clauses.get(index).map(|clause| clause.text.as_str()).unwrap_or_default()
    }

    /// The rule as a sentence, for people who do not see the picture.
    fn in_words(&self, condition: &'a Condition) -> String {
        match Part::of(condition) {
            Part::Clause(index) => {
                let remark = self.policy.clauses.get(index).and_then(|clause| self.remark(clause));
                let remark = remark.map(|remark| (self.words.aside)(&remark)).unwrap_or_default();
                format!("{} {}{remark}", index + 1, self.clause_text(index))
            }
            Part::Group(members) => {
                let members: Vec<String> = members.iter().map(|member| self.in_words(member)).collect();
                let heading = heading(condition, self.text);
                [heading.as_str(), self.text.colon, &(self.words.aside)(&members.join(self.text.semicolon))].concat()
            }
        }
    }
}

/// What is drawn of a condition: the clause at a position, or a group.
enum Part<'a> {
    Clause(usize),
    Group(&'a [Condition]),
}

impl<'a> Part<'a> {
    /// A group of one that must hold is that one.
    fn of(condition: &'a Condition) -> Self {
        match condition {
            Condition::Clause(id) => Self::Clause(id.index()),
            Condition::All(members) | Condition::Any(members) => match members.as_slice() {
                [only] => Self::of(only),
                members => Self::Group(members),
            },
            Condition::AtLeast(_, members) => Self::Group(members),
            Condition::Not(inner) => Self::Group(std::slice::from_ref(inner.as_ref())),
        }
    }
}

/// How the members of a group combine, as a heading without its colon.
fn heading(condition: &Condition, text: &Text) -> String {
    let heading = match condition {
        Condition::Any(_) => text.any_of.to_owned(),
        Condition::AtLeast(n, _) => (text.at_least_of)(*n),
        Condition::Not(_) => text.none_of.to_owned(),
        Condition::All(_) | Condition::Clause(_) => text.all_of.to_owned(),
    };
    heading.trim_end_matches(['：', ':']).to_owned()
}

/// The height of `n` lines.
fn lines_tall(n: usize, line: u32) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX).saturating_mul(line)
}
