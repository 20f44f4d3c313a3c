//! The screen of one question.
//!
//! What may be picked and what was picked before; picking itself is the page's.

use super::{View, is_sensitive, none_label};
use crate::{
    app::{
        session::{Session, Share},
        text::Text,
    },
    pack::{FactId, Kind},
    value::{Answer, OptionId, OptionSet, Value},
};

/// A question as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionView {
    /// The fact it is about.
    pub fact: FactId,
    /// Above it: topic and number.
    pub heading: String,
    /// The question.
    pub question: String,
    /// Help; may be empty.
    pub help: String,
    /// What can be picked.
    pub rows: Vec<RowView>,
    /// Whether several rows may be picked together.
    pub several: bool,
    /// What was picked before.
    pub given: Answer,
    /// What the button for having no answer is called.
    pub unsure: &'static str,
    /// What answering is good for.
    pub why: Option<String>,
    /// Whether the question was opened from a list, to go back there.
    pub errand: bool,
    /// How far the person is.
    pub progress: Share,
}

/// A row that can be picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowView {
    /// What it is called.
    pub label: String,
    /// What picking it says. In a question with several picks: a set of one, or the empty set for the
    /// row that excludes the others.
    pub value: Value,
}

impl QuestionView {
    /// The screen for `fact`; none where it has no question.
    pub fn of(session: &Session, view: &View, fact: FactId, errand: bool, text: &Text) -> Option<Self> {
        let asked = session.pack.fact(fact)?;
        let words = session.short.facts.get(fact.index())?;
        let option_rows = |wrap: fn(OptionId) -> Value| {
            let row = |(index, label): (usize, &String)| {
                let id = OptionId(u8::try_from(index).ok()?);
                Some(RowView { label: label.clone(), value: wrap(id) })
            };
            words.options.iter().enumerate().filter_map(row).collect::<Vec<_>>()
        };
        let rows = match asked.kind {
            Kind::Bool => vec![
                RowView { label: text.yes.to_string(), value: Value::Bool(true) },
                RowView { label: text.no.to_string(), value: Value::Bool(false) },
            ],
            Kind::Choice { .. } => option_rows(Value::Choice),
            Kind::Set { .. } => {
                let mut rows = option_rows(|id| Value::Set(OptionSet::EMPTY.with(id, true)));
                if asked.may_be_none {
                    rows.push(RowView { label: none_label(session, fact, text), value: Value::Set(OptionSet::EMPTY) });
                }
                rows
            }
            Kind::Date => return None,
        };
        let several = matches!(asked.kind, Kind::Set { .. });
        let mut help = words.help.clone();
        if several {
            help.push_str(text.pick_many);
        }
        let number = session.trail.iter().position(|passed| *passed == fact).unwrap_or(session.trail.len()) + 1;
        Some(Self {
            fact,
            heading: if errand { words.topic.clone() } else { (text.nth_question)(&words.topic, number) },
            question: words.question.clone(),
            help,
            rows,
            several,
            given: session.answers.get(fact.index()),
            unsure: if asked.sensitive { text.declined } else { text.unsure },
            why: why(session, view, fact, text),
            errand,
            progress: view.progress,
        })
    }
}

/// What answering is good for. Silent about sensitive facts: nobody is to be lured into those.
fn why(session: &Session, view: &View, fact: FactId, text: &Text) -> Option<String> {
    let question = view.questions.iter().find(|question| question.fact == fact)?;
    if is_sensitive(session, fact) {
        None
    } else if question.refutes {
        Some(text.refutes.to_string())
    } else {
        Some(question.settles.1).filter(|n| *n > 0).map(text.settles)
    }
}
