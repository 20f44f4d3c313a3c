//! The screen of one question.
//!
//! The possible answers and the previous one; picking or filling in is up to the page.

use super::{
    AnswerLine, View, asked_as, is_sensitive,
    said::{entry, none_label, places},
};
use crate::{
    engine::{FactRef, Outcome, bands},
    interview::{
        route::Route,
        session::{Focus, Session, Share},
        text::Text,
    },
    pack::{Asked, FactId, FactText, Field, FieldId, Kind, PolicyId},
    value::{Answer, Date, OptionId, OptionSet, PartSet, Record, Value},
};

/// How many years back dates go: nearly every person's birth.
const YEARS_BACK: i32 = 80;

/// Below this number of answers, explain that tapping an answer continues.
const ADVISED: usize = 3;

/// A question as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionView {
    /// The subject of the question.
    pub named: FactRef,
    /// Above the question: topic and number.
    pub heading: String,
    /// The question.
    pub question: String,
    /// Help; may be empty.
    pub help: String,
    /// How it is answered.
    pub inputs: Inputs,
    /// The previous answer.
    pub given: Answer,
    /// Whether something depends on the day of a date known only to the month.
    pub lacks_day: bool,
    /// The label of the button for having no answer.
    pub unsure: &'static str,
    /// The purpose of answering.
    pub why: Option<String>,
    /// The policies it helps to judge, of those the person asks about; empty for sensitive questions.
    pub helps: Vec<PolicyId>,
    /// Whether to go back to the list it was opened from.
    pub returns: bool,
    /// What the way in answered and the person has not reviewed.
    pub supposed: Vec<AnswerLine>,
    /// Whether to explain that tapping an answer continues.
    pub advised: bool,
    /// The progress so far.
    pub progress: Share,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inputs {
    /// With one answer.
    One(Input),
    /// With a list.
    List {
        /// The existing entries.
        entries: Vec<Entry>,
        /// An input to say that there are none, if that is an answer.
        none: Input,
    },
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its summary.
    pub said: String,
    /// Where to change it.
    pub href: String,
}

/// The screen of one entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryView {
    /// The list.
    pub fact: FactId,
    /// Its index in the list; `None` for a new one.
    pub at: Option<usize>,
    /// Above it: the topic.
    pub heading: String,
    /// The name of the list.
    pub question: String,
    /// The fields of an entry.
    pub fields: Vec<FieldView>,
}

/// A field of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldView {
    /// The field.
    pub field: FieldId,
    /// The question.
    pub question: String,
    /// Help; may be empty.
    pub help: String,
    /// How it is answered.
    pub input: Input,
    /// The previous answer.
    pub given: Answer,
}

/// How one answer is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// By picking from rows.
    Rows {
        /// The options.
        rows: Vec<RowView>,
        /// Whether several rows may be picked.
        several: bool,
    },
    /// By typing a number.
    Number {
        /// The field's name.
        label: String,
        /// Its unit; may be empty.
        unit: String,
        /// The largest number that is believed, in whole units.
        most: i64,
        /// Its name and question: what the number may be called.
        about: String,
        /// How many decimals may be typed.
        places: u8,
        /// How many decimals are stored.
        stored_places: u8,
        /// The label for having none, if that is an answer.
        none: Option<String>,
    },
    /// By choosing year and month.
    Date {
        /// The common name of the fields.
        label: String,
        /// Latest and earliest year.
        years: (i32, i32),
        /// The earliest day that makes sense, where what is asked for lies ahead.
        since: Option<Date>,
        /// The latest day that makes sense.
        until: Date,
        /// Whether to offer the day as well.
        day: bool,
        /// The label for having none, if that is an answer.
        none: Option<String>,
    },
}

impl Input {
    /// Whether it offers the choice of a day.
    pub fn offers_day(&self) -> bool {
        matches!(self, Self::Date { day: true, .. })
    }

    /// How precise a date has to be; empty for anything else.
    fn precision(&self, text: &Text) -> &'static str {
        match self {
            Self::Date { day: true, .. } => text.date().day,
            Self::Date { day: false, .. } => text.date().month,
            Self::Rows { .. } | Self::Number { .. } => "",
        }
    }
}

/// A row that can be picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowView {
    /// Its label.
    pub label: String,
    /// The answer it stands for. If several can be picked: a set of one, or the empty set for the row that excludes
    /// the others.
    pub answer: Answer,
}

impl RowView {
    fn new(label: impl Into<String>, value: Value) -> Self {
        Self { label: label.into(), answer: Answer::Value(value) }
    }
}

impl QuestionView {
    /// The screen for `named`; `None` if the pack has no such question.
    pub fn of(session: &Session, view: &View, named: FactRef, returns: bool, text: &Text) -> Option<Self> {
        let fact = named.fact;
        let asked = session.pack.fact(fact)?;
        let words = session.short.facts.get(fact.index())?;
        let mut heading = words.topic.clone();
        let (question, mut help, given, inputs);
        if let Some(at) = named.record {
            let record = session.records(fact).get(at)?;
            let shown = field_view(session, view, named, record, text)?;
            // Identify the entry by the values filled in with it.
            let filled_in = |(answer, field): (&Answer, &Field)| {
                if field.asked == Asked::WithEntry { answer.clone() } else { Answer::Absent }
            };
            let begun = Record(record.0.iter().zip(asked.fields()).map(filled_in).collect());
            let about = entry(&begun, &asked.kind, words, text);
            let dot = if shown.help.is_empty() { "" } else { text.dot };
            help = [words.label.as_str(), text.colon, &about, dot, &shown.help].concat();
            (question, given, inputs) = (shown.question, shown.given, Inputs::One(shown.input));
        } else {
            (question, help) = (words.question.clone(), words.help.clone());
            given = session.answers.get(fact.index()).clone();
            inputs = match &asked.kind {
                Kind::Records { .. } => list(session, fact, words, text)?,
                Kind::Set { options } if session.are_policies(options) => {
                    Inputs::One(received(session, view, fact, words, text))
                }
                kind => {
                    let day = view.offers_day(named, &given);
                    let (most, exact, cuts) = (asked.most, asked.exact, asked.cuts.as_slice());
                    let (may_be_none, ahead, to_come) = (asked.may_be_none, asked.ahead, asked.to_come);
                    let about = About { kind, words, may_be_none, day, ahead, to_come, most, exact, cuts };
                    let mut input = about.input(session, text)?;
                    // Of several that may be picked, the others may make up for one.
                    if let Input::Rows { rows, several: false } = &mut input {
                        let mut left = rows.clone();
                        left.retain(|row| row.answer == given || !session.rules_out(fact, &row.answer));
                        // A single row is no choice; the other answer may be the wrong one.
                        if left.len() > 1 {
                            *rows = left;
                        }
                    }
                    Inputs::One(input)
                }
            };
            let lacks_day = view.lacking_day.contains(&fact);
            match &inputs {
                _ if matches!(asked.kind, Kind::Set { .. }) => help.push_str(text.pick_many),
                // Where the day decides, the screen says so itself.
                Inputs::One(input) if !(lacks_day && input.offers_day()) => help.push_str(input.precision(text)),
                Inputs::One(_) | Inputs::List { .. } => {}
            }
            if !returns {
                // Do not count what the way in answered: it was never asked.
                let before = session.trail.iter().filter(|passed| !session.by_start.contains(passed));
                let number = before.take_while(|passed| **passed != fact).count() + 1;
                heading = (text.nth_question)(&heading, number);
            }
        }
        let all = if asked.sensitive { Vec::new() } else { helps(session, view, named) };
        let helps: Vec<PolicyId> = all.iter().copied().filter(|policy| in_focus(session, *policy)).collect();
        Some(Self {
            named,
            heading,
            question,
            help,
            inputs,
            given,
            lacks_day: named.field.is_none() && view.lacking_day.contains(&fact),
            unsure: if asked.sensitive { text.declined } else { text.unsure },
            why: why(session, view, named, (helps.len(), all.len()), text),
            helps,
            returns,
            supposed: AnswerLine::supposed(session, text),
            advised: session.trail.len() < ADVISED,
            progress: view.progress,
        })
    }
}

/// A field of an entry as it is asked; `None` if people are not asked for it.
fn field_view(session: &Session, view: &View, named: FactRef, record: &Record, text: &Text) -> Option<FieldView> {
    let (id, fact) = (named.field?, session.pack.fact(named.fact)?);
    let field = fact.fields().get(id.index()).filter(|field| field.asked != Asked::Never)?;
    let words = session.short.facts.get(named.fact.index())?.fields.get(id.index())?;
    let given = record.get(id.index()).clone();
    let day = view.offers_day(named, &given);
    let Field { kind, cuts, .. } = field;
    let (may_be_none, most, exact) = (field.may_be_none, field.most, field.exact);
    let about = About { kind, words, may_be_none, day, ahead: 0, to_come: false, most, exact, cuts };
    Some(about.field(id, given, about.input(session, text)?, text))
}

/// Which policies were received: asks only about those that something depends on and those already answered, and says
/// nothing about the others.
fn received(session: &Session, view: &View, fact: FactId, words: &FactText, text: &Text) -> Input {
    let given = session.answers.get(fact.index());
    let is_known = |id: OptionId| match given {
        Answer::Value(Value::Part(part)) => part.contains(id).is_some(),
        Answer::Value(Value::Set(set)) => set.contains(id),
        _ => false,
    };
    let all = || (0_u8..).zip(&words.options).map(|(index, label)| (OptionId(index), label));
    let mut offered: Vec<(OptionId, &String)> =
        all().filter(|(id, _)| is_known(*id) || view.open_options.contains(&(fact, *id))).collect();
    if offered.is_empty() {
        offered = all().collect();
    }
    let part = |has: Option<OptionId>, lacks: OptionSet| Value::Part(PartSet { has: has.into_iter().collect(), lacks });
    let row = |(id, label): &(OptionId, &String)| RowView::new(label.as_str(), part(Some(*id), OptionSet::EMPTY));
    let none = RowView::new(none_label(words, text), part(None, offered.iter().map(|(id, _)| *id).collect()));
    Input::Rows { rows: offered.iter().map(row).chain([none]).collect(), several: true }
}

/// The entries of a list with links to change them, and last a link to add one.
fn list(session: &Session, fact: FactId, words: &FactText, text: &Text) -> Option<Inputs> {
    let asked = session.pack.fact(fact)?;
    let href = |at: Option<usize>| Route::Entry(asked.key.clone(), at).href();
    let records = session.records(fact);
    let mut entries: Vec<Entry> = Vec::new();
    for (at, record) in records.iter().enumerate() {
        entries.push(Entry { said: entry(record, &asked.kind, words, text), href: href(Some(at)) });
    }
    entries.push(Entry { said: text.add_entry.to_owned(), href: href(None) });
    let none = asked.may_be_none.then(|| RowView { label: none_label(words, text), answer: Answer::None });
    Some(Inputs::List { entries, none: Input::Rows { rows: none.into_iter().collect(), several: false } })
}

impl EntryView {
    /// The screen for an entry of `fact`; `None` if it is not a list or has no such entry.
    pub fn of(session: &Session, view: &View, fact: FactId, at: Option<usize>, text: &Text) -> Option<Self> {
        let asked = session.pack.fact(fact)?;
        let words = session.short.facts.get(fact.index())?;
        let empty = Record::default();
        let record = match at {
            Some(at) => session.records(fact).get(at)?,
            None => &empty,
        };
        let mut fields = Vec::new();
        for (index, field) in asked.fields().iter().enumerate() {
            // Follow-up fields can be changed here once they have been asked.
            if field.asked == Asked::FollowUp && *record.get(index) == Answer::Absent {
                continue;
            }
            let named = FactRef { fact, field: Some(FieldId::at(index)), record: at };
            let Some(mut shown) = field_view(session, view, named, record, text) else { continue };
            if let Input::Rows { rows, several: false } = &mut shown.input {
                // Allow leaving it open again after a pick.
                rows.push(RowView { label: text.unsure.to_owned(), answer: Answer::Unsure });
            }
            fields.push(shown);
        }
        Some(Self { fact, at, heading: words.topic.clone(), question: words.label.clone(), fields })
    }
}

/// The input for one fact outside the interview, with its answer taken from `given`.
pub fn single(session: &Session, fact: FactId, given: &[(FactId, Answer)], text: &Text) -> Option<FieldView> {
    let given = given.iter().find(|(id, _)| *id == fact).map(|(_, answer)| answer.clone());
    one(session, fact, given.unwrap_or_default(), false, text)
}

/// The same with a number typed, where the interview would have it picked from ranges.
pub fn typed(session: &Session, fact: FactId, text: &Text) -> Option<FieldView> {
    one(session, fact, Answer::Absent, true, text)
}

/// The same for another answer than the own: a number that an amount depends on is asked for as its question does, and a
/// row that the own number lies in is the same answer, only vaguer. `None` if there is no other.
pub fn another(session: &Session, fact: FactId, text: &Text) -> Option<FieldView> {
    let own = session.answers.get(fact.index());
    let mut field = one(session, fact, own.clone(), session.pack.fact(fact)?.exact, text)?;
    if let Input::Rows { rows, .. } = &mut field.input {
        rows.retain(|row| match (own.value(), row.answer.value()) {
            (Some(Value::Number(own)), Some(Value::Number(row))) => {
                own == row || own.min < row.min || row.max < own.max
            }
            _ => true,
        });
        if rows.is_empty() {
            return None;
        }
    }
    Some(field)
}

fn one(session: &Session, fact: FactId, given: Answer, exact: bool, text: &Text) -> Option<FieldView> {
    let asked = session.pack.fact(fact)?;
    let words = session.short.facts.get(fact.index())?;
    let about = About {
        kind: &asked.kind,
        words,
        may_be_none: asked.may_be_none,
        day: false,
        ahead: asked.ahead,
        to_come: asked.to_come,
        most: asked.most,
        exact,
        cuts: &asked.cuts,
    };
    Some(about.field(FieldId::at(0), given, about.input(session, text)?, text))
}

/// The subject of one answer.
struct About<'a> {
    kind: &'a Kind,
    words: &'a FactText,
    may_be_none: bool,
    day: bool,
    /// How many years after this one a date may be.
    ahead: u8,
    /// Whether it lies ahead by what it means.
    to_come: bool,
    /// The largest number that is believed, if the author names one.
    most: Option<i64>,
    /// Whether to ask for the exact number: rows would leave an amount that depends on it wide open.
    exact: bool,
    /// Where the rows of a number begin.
    cuts: &'a [i64],
}

impl About<'_> {
    /// Its question and help with that input.
    fn field(&self, field: FieldId, given: Answer, input: Input, text: &Text) -> FieldView {
        let help = [self.words.help.as_str(), input.precision(text)].concat();
        FieldView { field, question: self.words.question.clone(), help, input, given }
    }

    /// The input for it; `None` for lists.
    fn input(&self, session: &Session, text: &Text) -> Option<Input> {
        let Self { kind, words, .. } = self;
        let none = self.may_be_none.then(|| none_label(words, text));
        let options = |wrap: fn(OptionId) -> Value| {
            let row = |(index, label): (usize, &String)| {
                Some(RowView::new(label.as_str(), wrap(OptionId(u8::try_from(index).ok()?))))
            };
            words.options.iter().enumerate().filter_map(row).collect::<Vec<_>>()
        };
        let none_row = |none: Option<String>| none.map(|label| RowView { label, answer: Answer::None });
        let (rows, several) = match kind {
            Kind::Bool => {
                // "None, or never heard of it" serves as the "no" of such a question.
                let no = none_row(none).unwrap_or_else(|| RowView::new(text.no, Value::Bool(false)));
                (vec![RowView::new(text.yes, Value::Bool(true)), no], false)
            }
            Kind::Choice { .. } => (options(Value::Choice).into_iter().chain(none_row(none)).collect(), false),
            Kind::Set { .. } => {
                let none = none.map(|label| RowView::new(label, Value::Set(OptionSet::EMPTY)));
                let rows = options(|id| Value::Set(OptionSet::EMPTY.with(id, true)));
                (rows.into_iter().chain(none).collect(), true)
            }
            Kind::Int | Kind::Money | Kind::Decimal { .. } => {
                let stored_places = places(kind);
                if self.cuts.is_empty() || self.exact {
                    let (label, unit) = (words.label.clone(), words.unit.clone());
                    let about = [label.as_str(), &words.question].concat();
                    let most = kind.most(self.most);
                    return Some(Input::Number {
                        label,
                        unit,
                        most,
                        about,
                        places: stored_places,
                        stored_places,
                        none,
                    });
                }
                let mut rows: Vec<RowView> = none_row(none).into_iter().collect();
                for range in bands(self.cuts) {
                    rows.push(RowView::new((text.range)(range, &words.unit, stored_places), Value::Number(range)));
                }
                (rows, false)
            }
            Kind::Date => {
                // What has to be in the past is limited to today, whatever day is assessed.
                let (from, ahead) = if self.ahead == 0 { (session.as_of, 0) } else { (session.on, self.ahead) };
                let (year, ..) = from.year_month_day();
                // What lies ahead lies after today, too, whatever day is assessed.
                let today = session.chosen.map_or(session.on, |_| session.as_of);
                let since = self.to_come.then_some(today);
                let earliest = since.map_or(year - YEARS_BACK, |since| since.year_month_day().0);
                let years = (year + i32::from(ahead), earliest);
                let until = if ahead == 0 { from } else { Date::new(years.0, 12, 31).ok()? };
                return Some(Input::Date { label: words.label.clone(), years, since, until, day: self.day, none });
            }
            Kind::Records { .. } => return None,
        };
        Some(Input::Rows { rows, several })
    }
}

/// The policies waiting for an answer to `named`, in pack order.
fn helps(session: &Session, view: &View, named: FactRef) -> Vec<PolicyId> {
    let here = asked_as(session, named);
    let waits = |outcome: &&Outcome| outcome.missing.iter().any(|named| asked_as(session, *named) == here);
    view.assessment.outcomes.iter().filter(waits).map(|outcome| outcome.policy).collect()
}

/// Whether the person asked about `policy`: about it alone, about what is behind its door, or about everything.
fn in_focus(session: &Session, policy: PolicyId) -> bool {
    match session.focus {
        None => true,
        Some(Focus::Policy(only)) => only == policy,
        Some(Focus::Door(at)) => session.pack.doors.get(at).is_some_and(|door| door.policies.contains(&policy)),
    }
}

/// The purpose of answering. `None` for sensitive facts: do not tempt people to reveal them.
///
/// Takes how many policies wait for the answer: of those the person asks about, and of all.
fn why(session: &Session, view: &View, named: FactRef, (n, of): (usize, usize), text: &Text) -> Option<String> {
    let question = view.assessment.next.iter().find(|question| question.named() == named)?;
    if is_sensitive(session, named.fact) {
        None
    } else if question.refutes {
        Some(text.refutes.to_string())
    } else if question.details {
        Some(text.details.to_string())
    } else {
        // Which of them an answer settles is counted over all.
        let n_settled = if n == of { question.settles.1 } else { 0 };
        (n > 0).then(|| (text.helps)(n, n_settled))
    }
}
