//! The one place that changes anything. Pages read the view and call the actions here.
//!
//! It derives nothing itself: outcomes are the engine's, screens are [`super::view`]'s.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    browser::{clock, hash, keep},
    route::Route,
    session::Session,
    text::{Text, ZH},
    view::{QuestionView, View},
};
use crate::{
    pack::{FactId, LongText},
    value::{Answer, Value},
};

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The static first screen of index.html.
    Home,
    /// The question about a fact.
    Ask(FactId),
    /// The outcomes.
    Result,
    /// The answers.
    Answers,
}

/// The long texts on their way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Long {
    /// Nobody has needed them yet.
    NotAsked,
    /// Being fetched.
    Loading,
    /// Here.
    Ready(Arc<LongText>),
    /// They did not come, or are of another build.
    Failed,
}

/// Handle on everything; copying it copies the handle.
#[derive(Clone, Copy)]
pub struct State {
    session: StoredValue<Session>,
    view: RwSignal<Arc<View>>,
    place: RwSignal<Place>,
    long: RwSignal<Long>,
    /// Where to go back to after one question that was opened from a list, instead of going on asking.
    errand: RwSignal<Option<Place>>,
    /// Every sentence of the interface.
    pub text: &'static Text,
}

impl State {
    /// The state for `session`, at home until [`State::arrive`] looks at the address.
    pub fn new(mut session: Session) -> Self {
        let text = &ZH;
        let view = View::of(&mut session, text);
        Self {
            session: StoredValue::new(session),
            view: RwSignal::new(Arc::new(view)),
            place: RwSignal::new(Place::Home),
            long: RwSignal::new(Long::NotAsked),
            errand: RwSignal::new(None),
            text,
        }
    }

    /// Records what the person said about `fact` and goes on.
    pub fn answer(self, fact: FactId, value: Value) {
        self.change(|session| session.answer(fact, Answer::Value(value), clock::today()));
        self.go_on();
    }

    /// Records that the person does not know, or will not say, and goes on.
    pub fn unsure(self, fact: FactId) {
        self.change(|session| session.answer(fact, Answer::Unsure, clock::today()));
        self.go_on();
    }

    /// Puts `fact` off and goes on.
    pub fn skip(self, fact: FactId) {
        self.change(|session| session.skip(fact));
        self.go_on();
    }

    /// Forgets every answer and goes home.
    pub fn restart(self) {
        self.change(|session| session.restart(clock::today()));
        self.errand.set(None);
        hash::go(&Route::Home);
    }

    /// Follows the address. One that names no screen (an anchor, a fact nobody can be asked) leads to the
    /// first open question, or to the result where none is left.
    pub fn arrive(self) {
        let Some(route) = Route::parse(&hash::fragment()) else { return };
        let from = self.place.get_untracked();
        let listed = matches!(from, Place::Result | Place::Answers);
        let place = match route {
            Route::Home => Place::Home,
            Route::Result => Place::Result,
            Route::Answers => Place::Answers,
            Route::Ask(key) => {
                let named = key.and_then(|key| self.session.with_value(|session| session.askable(&key)));
                match named {
                    Some(fact) => {
                        if listed {
                            self.errand.set(Some(from));
                        }
                        Place::Ask(fact)
                    }
                    None => {
                        self.errand.set(None);
                        let place = self.next_place();
                        // Going back must lead to this question, not to whichever is then the first open one.
                        hash::replace(&self.route(place));
                        place
                    }
                }
            }
        };
        if !matches!(place, Place::Ask(_)) {
            self.errand.set(None);
        }
        if place == Place::Result {
            self.fetch_long();
        }
        if place != from {
            self.place.set(place);
        }
    }

    /// Fetches the long texts unless they are here or on their way.
    pub fn fetch_long(self) {
        if matches!(self.long.get_untracked(), Long::Loading | Long::Ready(_)) {
            return;
        }
        self.long.set(Long::Loading);
        keep::long(move |text| {
            let fingerprint = self.session.with_value(|session| session.pack.fingerprint.clone());
            let ours = text.filter(|text| text.fingerprint == fingerprint);
            self.long.set(ours.map_or(Long::Failed, |text| Long::Ready(Arc::new(text))));
        });
    }

    /// The current screen.
    pub fn place(self) -> Place {
        self.place.get()
    }

    /// What the screens show.
    pub fn view(self) -> Arc<View> {
        self.view.get()
    }

    /// What the screens show, for one that is not to be drawn again when that changes.
    pub fn view_now(self) -> Arc<View> {
        self.view.get_untracked()
    }

    /// The long texts.
    pub fn long(self) -> Long {
        self.long.get()
    }

    /// The question screen for `fact`, as it stands when it is opened.
    pub fn question(self, fact: FactId) -> Option<QuestionView> {
        let errand = self.errand.get_untracked().is_some();
        self.session.with_value(|session| QuestionView::of(session, &self.view_now(), fact, errand, self.text))
    }

    /// What the window is called at `place`.
    pub fn title(self, place: Place) -> String {
        let of_question = |fact: FactId| {
            self.session.with_value(|session| session.short.facts.get(fact.index()).map(|fact| fact.question.clone()))
        };
        match place {
            Place::Home => self.text.home_title.into(),
            Place::Ask(fact) => (self.text.title)(&of_question(fact).unwrap_or_default()),
            Place::Result => (self.text.title)(self.text.result_title),
            Place::Answers => (self.text.title)(self.text.answers_title),
        }
    }

    fn change(self, step: impl FnOnce(&mut Session)) {
        let text = self.text;
        let mut view = None;
        self.session.update_value(|session| {
            step(session);
            view = Some(View::of(session, text));
            keep::keep(&session.keep());
        });
        if let Some(view) = view {
            self.view.set(Arc::new(view));
        }
    }

    /// After a question: back to the list it was opened from, else to the next one.
    fn go_on(self) {
        let place = self.errand.get_untracked().unwrap_or_else(|| self.next_place());
        hash::go(&self.route(place));
    }

    fn next_place(self) -> Place {
        self.view_now().open.map_or(Place::Result, Place::Ask)
    }

    fn route(self, place: Place) -> Route {
        match place {
            Place::Home => Route::Home,
            Place::Ask(fact) => {
                Route::Ask(self.session.with_value(|session| session.pack.fact(fact).map(|fact| fact.key.clone())))
            }
            Place::Result => Route::Result,
            Place::Answers => Route::Answers,
        }
    }
}
