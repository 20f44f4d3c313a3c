//! What would follow from a reply that is picked but not given yet: worked out, drawn and laid out unseen, while the
//! person still looks at it, so that nothing but showing it is left to do.
//!
//! Nothing of it counts or is seen before that very reply is given, and it is gone with any other change.

use std::sync::Arc;

use leptos::prelude::{UpdateValue, WithValue};

use super::{Place, State, beside, wants_day};
use crate::{
    app::{
        browser::{clock, draw, keep},
        session::{Reply, Session},
        view::{QuestionView, View},
    },
    engine::{FactRef, possible_answers},
    value::Date,
};

/// A reply that may be given, and what then follows.
pub(super) struct Ahead {
    reply: Reply,
    today: Option<Date>,
    session: Session,
    view: Arc<View>,
    next: Next,
}

/// A screen that may come next, where it is drawn.
pub(super) type Next = Option<(Place, draw::Ready)>;

impl Ahead {
    fn is_of(&self, reply: &Reply) -> bool {
        (&self.reply, self.today) == (reply, clock::today())
    }
}

impl State {
    /// Works out what follows from `reply`; comes to the question that is asked then, if one is and this is news.
    pub fn foresee(self, reply: Reply) -> Option<QuestionView> {
        if self.held.with_value(|held| held.ahead.as_ref().is_some_and(|ahead| ahead.is_of(&reply))) {
            return None;
        }
        let today = clock::today();
        let mut session = self.session(Session::clone);
        let view = Arc::new(View::after(&mut session, reply.clone(), today));
        let errand = self.errand().is_some();
        let question = self
            .asked_after(&reply, &view)
            .and_then(|next| QuestionView::of(&session, &view, next, errand, self.text))
            .map(|question| QuestionView { so_far: beside(&session, &view, self.text), ..question });
        if question.is_none() {
            view.result(&session, self.text);
        }
        self.set_ahead(Some(Ahead { reply, today, session, view, next: None }));
        question
    }

    /// The question that is asked after `reply`, which leads to `view`.
    fn asked_after(self, reply: &Reply, view: &View) -> Option<FactRef> {
        match reply {
            Reply::Entry(list, ..) => Some(FactRef::whole(*list)),
            Reply::Answer(named, _, day_offered) if wants_day(*named, *day_offered, view) => Some(*named),
            _ => view.open,
        }
    }

    /// Takes the screen of the question that [`State::foresee`] came to for this reply, if that is still awaited.
    pub fn foreseen(self, reply: &Reply, screen: (Place, draw::Ready)) {
        self.held.update_value(|held| {
            if let Some(ahead) = held.ahead.as_mut().filter(|ahead| ahead.is_of(reply)) {
                ahead.next = Some(screen);
            }
        });
    }

    /// What to go through before anybody answers: some answer to the first question.
    pub fn rehearsal(self) -> Option<Reply> {
        // Whoever starts again after this finds something kept, and does not rehearse.
        keep::keep(&self.session(Session::keep));
        let fact = self.view_now().open?.fact;
        let answer = self.session(|session| possible_answers(&session.pack, fact)).into_iter().next()?;
        Some(Reply::Answer(FactRef::whole(fact), answer, false))
    }

    /// Goes over to what was foreseen, if that was it.
    pub(super) fn as_foreseen(self, reply: &Reply) -> bool {
        let foreseen = self.set_ahead(None).filter(|ahead| ahead.is_of(reply));
        let Some(Ahead { session, view, next, .. }) = foreseen else { return false };
        self.held.update_value(|held| (held.session, held.next) = (session, next));
        self.changed(Some(view));
        true
    }

    /// Keeps what is foreseen, in place of what was, which it gives back. A screen that was drawn for that and not shown
    /// is over.
    fn set_ahead(self, ahead: Option<Ahead>) -> Option<Ahead> {
        let mut before = (None, None);
        self.held.update_value(|held| before = (core::mem::replace(&mut held.ahead, ahead), held.next.take()));
        before.0
    }

    /// Takes a screen that may be opened as things stand, in place of all that was foreseen: there is never more than one
    /// such screen, and it stands behind the one that is shown. Ids mean the first element that has them.
    pub fn set_next(self, screen: (Place, draw::Ready)) {
        self.give_up();
        self.held.update_value(|held| held.next = Some(screen));
    }

    /// Throws away what is foreseen.
    pub fn give_up(self) {
        self.set_ahead(None);
    }

    /// The screen for `place`, where it is drawn already. What was foreseen for the one before is over with that.
    pub fn drawn(self, place: Place) -> Option<draw::Ready> {
        let mut next = None;
        self.held.update_value(|held| next = held.next.take());
        self.give_up();
        next.filter(|(drawn, _)| *drawn == place).map(|(_, screen)| screen)
    }
}
