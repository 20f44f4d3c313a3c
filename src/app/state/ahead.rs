//! What would follow from an answer that is picked but not given yet: worked out, and drawn out of sight, while the
//! person still looks at it, so that nothing but showing it is left to do.
//!
//! Nothing of it counts or is seen before that very answer is given, and it is gone with any other change.

use std::sync::Arc;

use leptos::prelude::{UpdateValue, WithValue};

use super::{State, beside};
use crate::{
    app::{
        browser::{clock, draw, keep},
        session::Session,
        view::{QuestionView, View},
    },
    engine::{FactRef, possible_answers},
    value::{Answer, Date},
};

/// An answer that may be given, and what then follows.
pub(super) struct Ahead {
    named: FactRef,
    answer: Answer,
    today: Option<Date>,
    session: Session,
    view: Arc<View>,
    next: Next,
}

/// The screen of the question that comes next, where it is drawn.
pub(super) type Next = Option<(FactRef, draw::Ready)>;

impl Ahead {
    fn is_of(&self, named: FactRef, answer: &Answer) -> bool {
        (self.named, &self.answer, self.today) == (named, answer, clock::today())
    }
}

impl State {
    /// Works out what follows if `answer` is given to `named`; comes to the question that is asked then, if one is and
    /// this is news.
    pub fn foresee(self, named: FactRef, answer: Answer) -> Option<QuestionView> {
        if self.held.with_value(|held| held.ahead.as_ref().is_some_and(|ahead| ahead.is_of(named, &answer))) {
            return None;
        }
        let today = clock::today();
        let mut session = self.session(Session::clone);
        session.give(named, answer.clone(), today);
        let view = Arc::new(View::of(&mut session));
        let day_is_asked = named.field.is_none() && view.lacking_day.contains(&named.fact);
        let question = view
            .open
            .filter(|_| !day_is_asked)
            .and_then(|next| QuestionView::of(&session, &view, next, false, self.text));
        if view.open.is_none() {
            view.result(&session, self.text);
        }
        let question = question.map(|question| QuestionView { so_far: beside(&session, &view, self.text), ..question });
        self.set_ahead(Some(Ahead { named, answer, today, session, view, next: None }));
        question
    }

    /// Takes the screen of the question that [`State::foresee`] came to.
    pub fn foreseen(self, question: FactRef, screen: draw::Ready) {
        self.held.update_value(|held| {
            if let Some(ahead) = &mut held.ahead {
                ahead.next = Some((question, screen));
            }
        });
    }

    /// What to go through before anybody answers: some answer to the first question.
    pub fn rehearsal(self) -> Option<(FactRef, Answer)> {
        // Whoever starts again after this finds something kept, and does not rehearse.
        keep::keep(&self.session(Session::keep));
        let fact = self.view_now().open?.fact;
        let answer = self.session(|session| possible_answers(&session.pack, fact)).into_iter().next()?;
        Some((FactRef::whole(fact), answer))
    }

    /// Goes over to what was foreseen, if that was it.
    pub(super) fn as_foreseen(self, named: FactRef, answer: &Answer) -> bool {
        let foreseen = self.set_ahead(None).filter(|ahead| ahead.is_of(named, answer));
        let Some(Ahead { session, view, next, .. }) = foreseen else { return false };
        self.held.update_value(|held| (held.session, held.next) = (session, next));
        self.changed(Some(view));
        true
    }

    /// Keeps what is foreseen, in place of what was, which it gives back. A screen that was drawn for that and not shown
    /// is over.
    pub(super) fn set_ahead(self, ahead: Option<Ahead>) -> Option<Ahead> {
        let mut before = (None, None);
        self.held.update_value(|held| before = (core::mem::replace(&mut held.ahead, ahead), held.next.take()));
        before.0
    }

    /// The screen that asks `named`, where it is drawn already.
    pub fn drawn(self, named: FactRef) -> Option<draw::Ready> {
        let mut next = None;
        self.held.update_value(|held| next = held.next.take());
        next.filter(|(question, _)| *question == named).map(|(_, screen)| screen)
    }
}
