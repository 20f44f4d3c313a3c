//! What every page of one language is made from, and where the pages lie.
//!
//! The session in it is nobody's: no answers, the day the pack was checked, the policies of both audiences.

use std::sync::Arc;

use super::words::Words;
use crate::{
    author::lower::Lowered,
    engine::Index,
    interview::{
        session::Session,
        text::{Language, Text},
    },
    pack::{LongText, PolicyId, encode},
    value::{Date, DateRange},
};

/// The pack in one language.
pub(super) struct Setting<'a> {
    pub(super) lowered: &'a Lowered,
    pub(super) language: Language,
    pub(super) session: Session,
    pub(super) long: Arc<LongText>,
    pub(super) text: &'static Text,
    pub(super) words: &'static Words,
    /// Whether the pages lie in a folder of the deployed page.
    pub(super) beside_app: bool,
    /// The name of the stylesheet.
    pub(super) sheet: &'a str,
}

impl<'a> Setting<'a> {
    /// `None` if the pack has no texts in that language, which no checked pack lacks.
    pub(super) fn new(lowered: &'a Lowered, language: Language, beside_app: bool, sheet: &'a str) -> Option<Self> {
        let texts = lowered.texts.iter().find(|texts| texts.language == language.code())?;
        let mut session = Session::open(&encode(&lowered.pack), &encode(&texts.short), &[], None).ok()?;
        let long = Arc::new(texts.long.clone());
        session.long = Some(Arc::clone(&long));
        session.index = Arc::new(Index::of(&lowered.pack));
        let (text, words) = (language.text(), Words::of(language));
        Some(Self { lowered, language, session, long, text, words, beside_app, sheet })
    }

    /// The title of a policy.
    pub(super) fn title(&self, id: PolicyId) -> String {
        self.session.title(id).unwrap_or_default()
    }

    /// A day in words.
    pub(super) fn day(&self, date: Date) -> String {
        (self.text.days)(DateRange { first: date, last: date })
    }

    /// The way from a page to the folder of the Chinese pages.
    pub(super) fn up(&self) -> &'static str {
        match self.language {
            Language::Zh => "",
            Language::En => "../",
        }
    }

    /// The address of a page of the deployed app, if the pages lie beside it; `route` begins with `#`.
    pub(super) fn app(&self, route: &str) -> Option<String> {
        self.beside_app.then(|| format!("{}../{route}", self.up()))
    }
}

/// The folder of a language's pages, within that of all.
pub(super) fn folder(language: Language) -> &'static str {
    match language {
        Language::Zh => "",
        Language::En => "en/",
    }
}
