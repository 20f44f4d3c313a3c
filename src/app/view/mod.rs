//! What the screens show, derived from the session after every change.
//!
//! Plain comparable data in words: pages only lay it out. Nothing here remembers or changes anything
//! but the progress bar's furthest point.

mod card;
mod question;
mod result;

use std::sync::Arc;

pub use card::{Assumed, Card, Reason, Said};
pub use question::{QuestionView, RowView};
pub use result::{Group, Headline, Pending, ResultView, Sum};

use super::{
    route::Route,
    session::{Session, Share, has_screen},
    text::Text,
};
use crate::{
    engine::Question,
    pack::FactId,
    value::{Answer, OptionId, Value},
};

/// Everything the screens show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The first open question that was not put off.
    pub open: Option<FactId>,
    /// All open questions, best first.
    pub questions: Vec<Question>,
    /// How far the person is.
    pub progress: Share,
    /// The result screen.
    pub result: Arc<ResultView>,
    /// The list of answers.
    pub answers: Arc<[AnswerLine]>,
}

impl View {
    /// Asks the engine, and puts what it says into words.
    pub fn of(session: &mut Session, text: &Text) -> Self {
        let assessment = session.assess();
        session.advance(&assessment);
        let open = assessment.next.iter().map(|question| question.fact).find(|fact| !session.skipped.contains(fact));
        Self {
            open,
            progress: session.furthest,
            result: Arc::new(ResultView::of(session, &assessment, open.is_some(), text)),
            answers: session.trail.iter().map(|fact| AnswerLine::of(session, *fact, text)).collect(),
            questions: assessment.next,
        }
    }
}

/// One line of the list of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerLine {
    /// What was asked.
    pub label: String,
    /// What was said.
    pub said: String,
    /// Whether it is still to be answered.
    pub open: bool,
    /// Where to change it.
    pub href: String,
}

impl AnswerLine {
    fn of(session: &Session, fact: FactId, text: &Text) -> Self {
        let open = session.answers.get(fact.index()) == Answer::Absent;
        Self {
            label: label(session, fact),
            said: if open { text.put_off.to_string() } else { said(session, fact, text) },
            open,
            href: href(session, fact).unwrap_or_default(),
        }
    }
}

/// What a fact is called in a list.
fn label(session: &Session, fact: FactId) -> String {
    session.short.facts.get(fact.index()).map(|fact| fact.label.clone()).unwrap_or_default()
}

/// Where a fact is asked; none where there is no screen for it.
fn href(session: &Session, fact: FactId) -> Option<String> {
    let fact = session.pack.fact(fact).filter(|fact| has_screen(fact))?;
    Some(Route::Ask(Some(fact.key.clone())).href())
}

/// What the person said about a fact, in words.
fn said(session: &Session, fact: FactId, text: &Text) -> String {
    let words = session.short.facts.get(fact.index());
    let option =
        |id: OptionId| words.and_then(|words| words.options.get(usize::from(id.0))).cloned().unwrap_or_default();
    match session.answers.get(fact.index()) {
        Answer::Absent => text.not_answered.to_string(),
        Answer::Unsure if is_sensitive(session, fact) => text.declined.to_string(),
        Answer::Unsure => text.unsure.to_string(),
        Answer::Value(Value::Bool(true)) => text.yes.to_string(),
        Answer::Value(Value::Bool(false)) => text.no.to_string(),
        Answer::Value(Value::Choice(id)) => option(id),
        Answer::Value(Value::Set(set)) if set.is_empty() => none_label(session, fact, text),
        Answer::Value(Value::Set(set)) => set.iter().map(option).collect::<Vec<_>>().join(text.comma),
        Answer::Value(Value::Date(range)) => (text.days)(range),
    }
}

/// What "none of them" is called for a fact.
fn none_label(session: &Session, fact: FactId, text: &Text) -> String {
    let none = session.short.facts.get(fact.index()).and_then(|words| words.none.clone());
    none.unwrap_or_else(|| text.none_of_them.to_string())
}

fn is_sensitive(session: &Session, fact: FactId) -> bool {
    session.pack.fact(fact).is_some_and(|fact| fact.sensitive)
}
