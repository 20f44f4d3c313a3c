//! Answers and results outside the page: in a link, in a picture, on this device; and resuming from them.
//!
//! The codec decides what a link contains, the browser side where things are stored.

use leptos::prelude::{GetUntracked, Track, UpdateValue};

use super::State;
use crate::{
    app::browser::{address, bridge, clock, page, storage},
    interview::{
        session::Session,
        view::{Along, CounterSheet, HandOver, PlanView, ShownView, offer_poster, poster},
    },
};

impl State {
    /// A link to the page with this payload; empty without one.
    pub fn link(self, payload: Option<String>) -> String {
        payload.map(|payload| [address::here().as_str(), "#", payload.as_str()].concat()).unwrap_or_default()
    }

    /// The payload of answers or results; `None` if the pack has no numbers for it.
    pub fn payload(self, with_answers: bool, sensitive: bool) -> Option<String> {
        self.session(|session| if with_answers { session.receipt(sensitive) } else { session.results(sensitive) })
    }

    /// The payload of an offer as currently supposed, with the person's own answers if they agree; redraws its reader on
    /// change.
    pub fn offer_payload(self, index: usize, with_answers: bool) -> Option<String> {
        self.view.track();
        self.session(|session| session.offer_payload(index, with_answers))
    }

    /// The text of the picture with a link to an offer.
    pub fn offer_poster(self, index: usize) -> String {
        self.session(|session| offer_poster(session, index, self.text))
    }

    /// Whether the pack has stands to hand anything to.
    pub fn has_stands(self) -> bool {
        self.session(|session| session.pack.firm.is_some())
    }

    /// What the person would hand to a firm's stand.
    pub fn hand_over(self) -> HandOver {
        self.view.track();
        self.session(|session| HandOver::of(session, self.text))
    }

    /// Whether a sensitive question was answered.
    pub fn has_sensitive(self) -> bool {
        self.session(Session::has_sensitive)
    }

    /// The text of the picture to save.
    pub fn poster(self) -> String {
        self.read(|interview| poster(&interview.session, &interview.view, self.text))
    }

    /// The sheet for the counter.
    pub fn counter(self, along: Along) -> CounterSheet {
        self.read(|interview| CounterSheet::of(&interview.session, &interview.view, along, self.text))
    }

    /// What to do, in which order; redraws its reader when the result changes.
    pub fn plan(self) -> PlanView {
        self.view.track();
        self.read(|interview| PlanView::of(&interview.session, &interview.view, self.text))
    }

    /// How many tasks and days are in it; `None` without a task.
    pub fn plan_in_short(self) -> Option<String> {
        self.view.track();
        self.read(|interview| PlanView::in_short(&interview.session, &interview.view.assessment, self.text))
    }

    /// Ticks a task or paper of the plan off, or takes the tick back. Changes no outcome, so nothing is redrawn.
    pub fn tick(self, key: &str, done: bool) {
        self.held.update_value(|interview| {
            interview.tick(key, done);
            self.remember(&interview.session);
        });
        self.tell_lost();
    }

    /// Says once that another tab has cleared or replaced what this one kept on the device.
    pub(super) fn tell_lost(self) -> bool {
        let is_lost = storage::is_lost();
        if is_lost {
            page::notice(self.spoken.get_untracked().text().kept_elsewhere);
        }
        is_lost
    }

    /// The result shared by another person; redraws its reader when the long texts arrive.
    pub fn shown(self) -> Option<ShownView> {
        self.view.track();
        self.session(|session| ShownView::of(session, self.text))
    }

    /// Whether this device keeps the answers of this tab, and their day is not over.
    pub fn keeps(self) -> bool {
        storage::is_ours()
    }

    /// Whether it keeps those of another tab, which may be another person's.
    pub fn keeps_anothers(self) -> bool {
        storage::is_anothers()
    }

    /// Starts or stops keeping the answers on this device. Returns false if the device refuses.
    pub fn keep_here(self, on: bool) -> bool {
        let text = self.session(Session::kept_for_a_day).filter(|_| on);
        (text.is_some() || !on) && storage::store(&text.unwrap_or_default())
    }

    /// Resumes from the answers kept on this device, unless there are answers already.
    pub fn resume(self) {
        let stored = storage::stored();
        let at_home = address::fragment().len() <= "#/".len();
        if self.act(|interview| interview.resume(&stored, clock::today(), at_home)) {
            storage::continued();
            page::notice(self.text.resumed);
        }
    }

    /// Keeps the answers where they survive a trap, and on this device if the person chose so.
    pub(super) fn remember(self, session: &Session) {
        bridge::keep(&session.keep());
        if self.keeps() {
            // If the device refuses now, it still holds the previous answers; the box then says so.
            storage::store(&session.kept_for_a_day().unwrap_or_default());
        }
    }
}
