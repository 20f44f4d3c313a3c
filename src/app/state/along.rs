//! Taking answers and results along: in a link, in a picture, on this device; and going on from them.
//!
//! What a link holds is the codec's business, where something is stored the browser side's.

use leptos::prelude::Track;

use super::State;
use crate::{
    app::browser::{address, bridge, clock, page, storage},
    handoff::{self, Selection},
    interview::{
        session::Session,
        view::{Along, CounterSheet, ShownView, poster},
    },
};

impl State {
    /// A link to the page with answers or results in it; none where the pack has no numbers for it.
    pub fn link(self, with_answers: bool, sensitive: bool) -> Option<String> {
        let payload = self.session(|session| {
            let what = Selection { sensitive };
            if with_answers {
                session.payload(sensitive)
            } else {
                handoff::results(&session.pack, &session.assess().outcomes, session.on, what)
            }
        })?;
        Some([address::here().as_str(), "#", payload.as_str()].concat())
    }

    /// Whether a sensitive question was answered.
    pub fn has_sensitive(self) -> bool {
        self.session(Session::has_sensitive)
    }

    /// The lines of the picture that is saved.
    pub fn poster(self) -> String {
        self.read(|interview| poster(&interview.session, &interview.view, self.text))
    }

    /// The sheet for the counter.
    pub fn counter(self, along: Along) -> CounterSheet {
        self.read(|interview| CounterSheet::of(&interview.session, &interview.view, along, self.text))
    }

    /// The result that somebody handed on; drawn again when the long texts arrive.
    pub fn shown(self) -> Option<ShownView> {
        self.view.track();
        self.session(|session| ShownView::of(session, self.text))
    }

    /// Whether the answers are kept on this device, and for how long at most.
    pub fn keeps(self) -> bool {
        !storage::stored().is_empty()
    }

    /// Keeps the answers on this device from now on, or no more. False where the device refuses.
    pub fn keep_here(self, on: bool) -> bool {
        let text = self.session(|session| session.payload(true)).filter(|_| on);
        (text.is_some() || !on) && storage::store(&text.unwrap_or_default())
    }

    /// Goes on from the answers that are kept on this device, unless there are some already.
    pub fn resume(self) {
        let stored = storage::stored();
        let at_home = address::fragment().len() <= "#/".len();
        if self.act(|interview| interview.resume(&stored, clock::today(), at_home)) {
            page::notice(self.text.resumed);
        }
    }

    /// Keeps the answers where they outlive a trap, and on this device where the person said so.
    pub(super) fn remember(self, session: &Session) {
        bridge::keep(&session.keep());
        if self.keeps() {
            // A device that refuses now kept the answers before this one; the box then says so.
            storage::store(&session.payload(true).unwrap_or_default());
        }
    }
}
