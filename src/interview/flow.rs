//! The course of an interview: where each step leads, what it announces, and what follows from the answers.
//!
//! Every action takes what the person did and returns a [`Step`]: what happens to the address, and the notice above
//! the screen. The page only carries that out. No browser and no clock: the day is an argument.

use std::sync::Arc;

use super::{
    carried::Taken,
    place::Place,
    route::Route,
    session::{Focus, Reply, Session},
    text::Text,
    view::{AnswerLine, View},
};
use crate::{
    engine::FactRef,
    handoff::{self, Content, Opened},
    pack::{FactId, FieldId, LongText, PolicyId, ShortText},
    value::{Answer, Date},
};

/// How far from the day of the answers a chosen day may be: as far as the engine looks ahead.
const MOST_MONTHS_AWAY: i64 = 120;

/// One person's interview: what is known, what follows from it, and the current screen.
#[derive(Debug)]
pub struct Interview {
    /// What is known.
    pub session: Session,
    /// What follows from that.
    pub view: Arc<View>,
    /// The current screen.
    pub place: Place,
    /// Counts the screens shown, including the same one shown again.
    pub n_shown: usize,
    /// Whether a notice is waiting for the next screen.
    news: bool,
    /// What would replace the person's own answers, until they decide.
    pending: Option<Pending>,
    /// Whether the last answer settled the last question that the link's offer depended on.
    offer_is_told: bool,
    /// How many questions in a row went unanswered.
    n_unsure: usize,
}

/// After this many unanswered questions in a row, ask whether to continue.
const TIRED: usize = 3;

/// What would replace the person's own answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Pending {
    /// A way in, by its place among those of the pack.
    Start(usize),
    /// The answers from a link.
    Link(Box<Opened>),
}

/// What public/sw.js puts behind the address that it leads to in place of a page it has not got.
const NOT_HERE: &str = "?not-here";

/// What the browser still has to do after an action.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// What happens to the address.
    pub address: Address,
    /// The notice above the screen from now on.
    pub said: Said,
}

/// What happens to the address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Address {
    /// It stays.
    #[default]
    Stays,
    /// Navigate to it; the previous screen stays in the history.
    Goes(Route),
    /// Replace the current address without navigating.
    Becomes(Route),
    /// Go back to it, or forward if there is no history to go back to.
    Back(Route),
}

/// The notice above the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Said {
    /// The previous notice.
    #[default]
    Stays,
    /// No notice any more; the loader's has its own button and stays.
    Nothing,
    /// This.
    This(String),
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::This(text) }
    }
}

impl Interview {
    /// An interview on `session`, at the home screen.
    pub fn of(mut session: Session) -> Self {
        let view = Arc::new(View::of(&mut session));
        Self {
            session,
            view,
            place: Place::Home,
            n_shown: 0,
            news: false,
            pending: None,
            offer_is_told: false,
            n_unsure: 0,
        }
    }

    /// Records an answer to `named` and moves on; first asks for the day if it decides and was not offered yet.
    pub fn answer(
        &mut self,
        named: FactRef,
        answer: Answer,
        day_offered: bool,
        today: Option<Date>,
        text: &Text,
    ) -> Step {
        let said = self.hear(Reply::Answer(named, answer, day_offered), today, text);
        if named.field.is_none() && !day_offered && self.view.lacking_day.contains(&named.fact) {
            self.show(Place::Ask(named));
            return Step { address: Address::Stays, said };
        }
        self.go_on(said)
    }

    /// Records that the person does not know or declines, and moves on.
    pub fn unsure(&mut self, named: FactRef, today: Option<Date>, text: &Text) -> Step {
        if named.field.is_some() {
            return self.answer(named, Answer::Unsure, true, today, text);
        }
        let said = self.hear(Reply::Unsure(named.fact), today, text);
        self.go_on(said)
    }

    /// Moves on from a list whose entries are already recorded, without asking for a day again.
    pub fn complete(&mut self, list: FactId, today: Option<Date>, text: &Text) -> Step {
        let said = self.hear(Reply::Complete(list), today, text);
        self.go_on(said)
    }

    /// Records an existing or new entry of a list and goes back to the list.
    pub fn save_entry(
        &mut self,
        list: FactId,
        at: Option<usize>,
        fields: Vec<(FieldId, Answer)>,
        today: Option<Date>,
        text: &Text,
    ) -> Step {
        let said = self.hear(Reply::Entry(list, at, fields), today, text);
        Step { address: self.back_to_list(list), said }
    }

    /// Records a valid draft of a question that was left without pressing its button. Drops one that clashes with
    /// other answers, since the person did not get to decide.
    pub fn keep_draft(&mut self, named: FactRef, answer: Answer, today: Option<Date>, text: &Text) {
        if self.clash(named, &answer, text).is_none() {
            self.view = Arc::new(View::after(&mut self.session, Reply::Answer(named, answer, true), today));
        }
    }

    /// The same for an entry of a list.
    pub fn keep_entry(&mut self, list: FactId, at: Option<usize>, fields: Vec<(FieldId, Answer)>, today: Option<Date>) {
        self.view = Arc::new(View::after(&mut self.session, Reply::Entry(list, at, fields), today));
    }

    /// Replaces the answers with what waits at [`Place::Replace`], or discards it.
    pub fn replace(&mut self, yes: bool, today: Option<Date>, text: &Text) -> Step {
        let Some(pending) = self.pending.take() else { return self.go_on(Said::Stays) };
        if !yes {
            return self.go_on(Said::Stays);
        }
        match pending {
            Pending::Start(index) => {
                self.session.restart(today);
                self.session.begin(index, today);
                self.look();
                self.go_on(Said::Nothing)
            }
            Pending::Link(opened) => self.take_over(*opened, today, text),
        }
    }

    /// Re-checks the day, because a page may stay open over midnight. Returns the notice if the device's day cannot be
    /// today.
    pub fn turn_of_day(&mut self, today: Option<Date>, text: &Text) -> Said {
        if self.session.is_of(today) {
            return Said::Stays;
        }
        self.session.assess_on(self.session.chosen, today);
        self.look();
        self.tell_day(text)
    }

    /// What is waiting to replace the answers.
    pub fn pending(&self) -> Option<&Pending> {
        self.pending.as_ref()
    }

    /// Removes an entry from a list and shows the list.
    pub fn remove_entry(&mut self, list: FactId, at: usize, today: Option<Date>) {
        self.session.remove_entry(list, at, today);
        self.look();
        self.show(Place::Ask(FactRef::whole(list)));
    }

    /// Leads from an entry back to its list.
    pub fn back_to_list(&self, list: FactId) -> Address {
        Address::Back(Place::Ask(FactRef::whole(list)).route(&self.session))
    }

    /// Asks about one policy alone.
    pub fn ask_about(&mut self, policy: PolicyId) -> Step {
        self.ask_only(Focus::Policy(policy))
    }

    /// Asks about the policies behind a door alone.
    pub fn ask_at_door(&mut self, door: usize) -> Step {
        self.ask_only(Focus::Door(door))
    }

    fn ask_only(&mut self, focus: Focus) -> Step {
        self.session.focus = Some(focus);
        self.look();
        self.session.return_to.clear();
        self.go_on(Said::Stays)
    }

    /// Chooses the day to assess for; `None` means today. Says so of a day further away than the engine looks, and stays.
    pub fn assess_on(&mut self, on: Option<Date>, today: Option<Date>, text: &Text) -> Said {
        let reach = |months: i64| self.session.as_of.add_months(months);
        if on.is_some_and(|on| on < reach(-MOST_MONTHS_AWAY) || on > reach(MOST_MONTHS_AWAY)) {
            return Said::from(text.day_too_far.to_owned());
        }
        self.session.assess_on(on, today);
        self.look();
        self.tell_day(text)
    }

    /// Ticks a task or paper of the plan off, or takes the tick back: no outcome changes, but what the result names first.
    pub fn tick(&mut self, key: &str, done: bool) {
        self.session.tick(key, done);
        self.look();
    }

    /// Forgets every answer of the person and goes home.
    pub fn restart(&mut self, today: Option<Date>) -> Step {
        self.session.restart(today);
        self.look();
        Step { address: Address::Goes(Route::Home), said: Said::Nothing }
    }

    /// Resumes from what [`Session::kept_for_a_day`] wrote, unless there are answers already; returns whether it did.
    pub fn resume(&mut self, stored: &str, today: Option<Date>, at_home: bool) -> bool {
        let (stored, ticked) = stored.split_once(' ').unwrap_or((stored, ""));
        let opened = handoff::decode(&self.session.pack, stored);
        let Some(opened) = opened.ok().filter(|_| self.session.trail.is_empty()) else { return false };
        self.session.take_over(opened, today);
        self.session.take_ticks(ticked);
        self.session.complete_ticks();
        self.look();
        self.news = !at_home;
        true
    }

    /// Follows an address. One that names no screen (an anchor, a fact that people are not asked) leads to the first
    /// open question, or to the result if there is none.
    pub fn arrive(&mut self, fragment: &str, today: Option<Date>, text: &Text) -> Step {
        if ["#a", "#r", "#o", "#c"].iter().any(|begin| fragment.starts_with(begin)) {
            return self.open(fragment, today, text);
        }
        let Some(route) = Route::parse(fragment) else { return Step::default() };
        let from = self.place;
        // While only one policy is asked about, continue with its open questions.
        let on_its_page = matches!(from, Place::Policy(_) | Place::Door(_)) && self.session.focus.is_none();
        let is_list = on_its_page || matches!(from, Place::Result | Place::Plan | Place::Answers | Place::Offer(_));
        let list = is_list.then(|| from.route(&self.session).href());
        let mut address = Address::Stays;
        let place = match route {
            Route::Home => Place::Home,
            Route::Result => Place::Result,
            Route::Answers => Place::Answers,
            Route::Policies(employer) => Place::Policies(employer),
            Route::Offer(key) => self.offer(key.as_deref()),
            Route::Pause => Place::Pause,
            Route::HandOver => Place::HandOver,
            Route::Plan => Place::Plan,
            Route::WhatIf => Place::WhatIf,
            Route::Door(key) => {
                let door = self.session.pack.doors.iter().position(|door| door.key == key);
                door.map_or(Place::Policies(false), Place::Door)
            }
            Route::Share => Place::Share,
            Route::Shown if self.session.shown.is_some() => Place::Shown,
            Route::Shown => Place::Home,
            Route::Policy(key) => self.session.pack.policy_id(&key).map_or(Place::Policies(false), Place::Policy),
            Route::Start(key) => match self.session.pack.starts.iter().position(|start| start.key == key) {
                Some(index) if self.session.has_own_answers() => {
                    self.pending = Some(Pending::Start(index));
                    address = Address::Becomes(Route::Replace);
                    Place::Replace
                }
                Some(index) => {
                    self.session.begin(index, today);
                    self.look();
                    self.asked_first(&mut address)
                }
                None => self.asked_first(&mut address),
            },
            Route::Replace if self.pending.is_some() => Place::Replace,
            Route::Replace => Place::Home,
            Route::Ask(key) => {
                let fact = key.and_then(|key| self.session.askable(&key));
                self.asked(fact.map(FactRef::whole), list, &mut address)
            }
            Route::Field(key, at, field) => self.asked(self.session.follow_up(&key, at, field), list, &mut address),
            Route::Entry(key, at) => match self.session.askable(&key) {
                Some(fact) if at.is_none_or(|at| at < self.session.records(fact).len()) => Place::Entry(fact, at),
                Some(fact) => Place::Ask(FactRef::whole(fact)),
                None => self.asked_first(&mut address),
            },
        };
        if !place.asks() {
            self.session.return_to.clear();
            self.n_unsure = 0;
        }
        if place != Place::Replace {
            self.pending = None;
        }
        if matches!(place, Place::Home | Place::Result | Place::Policies(_)) && self.session.focus.is_some() {
            self.session.focus = None;
            self.look();
        }
        let mut said = Said::Stays;
        if place != from {
            // Drop the notice for the previous screen, but keep one raised on the way to this one.
            if !core::mem::take(&mut self.news) {
                said = self.tell_day(text);
            }
            self.show(place);
        }
        // The service worker leads here whoever wanted a page that is not on the device.
        if place == Place::Policies(true) && fragment.ends_with(NOT_HERE) {
            address = Address::Becomes(Route::Policies(true));
            said = Said::from(text.not_here.to_owned());
        }
        Step { address, said }
    }

    /// Whether this question was opened from a list, outside the usual sequence.
    pub fn on_errand(&self) -> bool {
        !self.session.return_to.is_empty()
    }

    /// The earlier answer that contradicts `answer`: its name, its value and where to change it. `None` for one a way
    /// in gave: that gives way without asking.
    pub fn clash(&self, named: FactRef, answer: &Answer, text: &Text) -> Option<AnswerLine> {
        let answer = self.session.whole(named, answer.clone());
        let other = self.session.clash(named.fact, &answer);
        let other = other.filter(|other| !self.session.by_start.contains(other))?;
        Some(AnswerLine::of(&self.session, other, text))
    }

    /// The notice above every screen while outcomes are for another day than today, or the device's day cannot be
    /// right.
    pub fn tell_day(&self, text: &Text) -> Said {
        let wrong = || self.session.clock_is_wrong.then(|| (text.clock_is_wrong)(self.session.on));
        Said::from(self.session.chosen.map(text.reckoned).or_else(wrong).unwrap_or_default())
    }

    /// Keeps the notice above the screen for the next one as well.
    pub fn keep_notice(&mut self) {
        self.news = true;
    }

    /// Takes the long texts; returns false if they are from another build.
    pub fn take_long(&mut self, long: LongText) -> bool {
        let ours = long.fingerprint == self.session.pack.fingerprint;
        if ours {
            self.session.long = Some(Arc::new(long));
            // Only the words change.
            self.look();
        }
        ours
    }

    /// Marks the long texts as missing, or as being fetched again; their placeholders say which.
    pub fn miss_long(&mut self, missing: bool) {
        if self.session.long_missing != missing && self.session.long.is_none() {
            self.session.long_missing = missing;
            self.look();
        }
    }

    /// Switches to another language's words; returns false if they are from another build.
    pub fn speak(&mut self, short: ShortText) -> bool {
        let taken = self.session.speak(short);
        if taken {
            // Only the words change.
            self.look();
        }
        taken
    }

    /// The offer with this key, the first without one. Another than was meant is never shown: where it is not offered, the
    /// result for who has one.
    fn offer(&self, key: Option<&str>) -> Place {
        let called = |index: &usize| {
            let offer = self.session.pack.offers.get(*index);
            key.is_none_or(|key| offer.is_some_and(|offer| offer.key == key))
        };
        let meant = key.is_some() && !self.session.has_own_answers();
        let instead = if meant { Place::Home } else { Place::Result };
        self.session.offers().find(called).map_or(instead, Place::Offer)
    }

    /// Records what the person supposes about an offer.
    pub fn suppose(&mut self, index: usize, fact: FactId, answer: Answer) {
        self.session.choose(index, fact, answer);
        self.look();
    }

    /// Takes over a link's payload and removes it from the address.
    fn open(&mut self, fragment: &str, today: Option<Date>, text: &Text) -> Step {
        match handoff::decode(&self.session.pack, fragment) {
            Ok(opened) if self.would_replace(&opened) => {
                self.pending = Some(Pending::Link(Box::new(opened)));
                self.becomes(Place::Replace, String::new())
            }
            Ok(opened) => self.take_over(opened, today, text),
            Err(refusal) => self.becomes(Place::Home, (text.link_refused)(refusal)),
        }
    }

    /// Whether a link would replace the person's own answers with different ones.
    fn would_replace(&self, opened: &Opened) -> bool {
        let (Content::Answers { answers, .. } | Content::Offer { answers, .. }) = &opened.content else { return false };
        // A link with an offer and no answers replaces nothing.
        let none = matches!(opened.content, Content::Offer { .. }) && answers.iter().all(|answer| !answer.is_given());
        self.session.has_own_answers() && !none && *answers != self.session.answers
    }

    fn take_over(&mut self, opened: Opened, today: Option<Date>, text: &Text) -> Step {
        let taken = self.session.take_over(opened, today);
        self.look();
        match taken {
            Taken::Answers(n_lost) => self.becomes(Place::Result, (text.link_opened)(n_lost)),
            Taken::Results => self.becomes(Place::Shown, String::new()),
            Taken::Offer(Some(index)) => self.becomes(Place::Offer(index), text.of_offer.opened.to_owned()),
            Taken::Offer(None) => self.becomes(Place::Home, text.of_offer.gone.to_owned()),
        }
    }

    /// Shows a place, replacing the current address.
    fn becomes(&mut self, place: Place, said: String) -> Step {
        self.show(place);
        Step { address: Address::Becomes(place.route(&self.session)), said: Said::from(said) }
    }

    /// The question named by an address; remembers the list it was opened from.
    fn asked(&mut self, named: Option<FactRef>, list: Option<String>, address: &mut Address) -> Place {
        let Some(named) = named else { return self.asked_first(address) };
        if let Some(list) = list {
            self.session.return_to = list;
        }
        Place::Ask(named)
    }

    /// The first open question; writes its address in place of one that names none.
    fn asked_first(&mut self, address: &mut Address) -> Place {
        self.session.return_to.clear();
        let place = self.next_place();
        // Going back must return to this question, not to whichever is first open by then.
        *address = Address::Becomes(place.route(&self.session));
        place
    }

    /// Records a reply; returns the notice about it: how many new questions a changed answer raised.
    fn hear(&mut self, reply: Reply, today: Option<Date>, text: &Text) -> Said {
        let before = Arc::clone(&self.view);
        self.n_unsure = match reply {
            Reply::Unsure(_) => self.n_unsure + 1,
            _ => 0,
        };
        self.view = Arc::new(View::after(&mut self.session, reply, today));
        self.offer_is_told = before.for_offer && !self.view.for_offer;
        // People who go on answering will see new questions anyway; those who change an answer from a list will not.
        let n_new = if !self.session.return_to.is_empty() { self.view.n_new(&before) } else { 0 };
        if n_new == 0 {
            return Said::Stays;
        }
        self.news = true;
        let day = self.session.chosen.map(text.reckoned).unwrap_or_default();
        Said::This([(text.new_questions)(n_new), day].join(" "))
    }

    fn show(&mut self, place: Place) {
        self.place = place;
        self.n_shown += 1;
    }

    /// Recomputes the view.
    fn look(&mut self) {
        self.view = Arc::new(View::of(&mut self.session));
    }

    /// After a question: back to the list it was opened from, else on to the next one.
    fn go_on(&mut self, said: Said) -> Step {
        let told = core::mem::take(&mut self.offer_is_told);
        let offer = self.session.preset.filter(|_| told).map(Place::Offer);
        let next = self.next_place();
        let tired = (self.n_unsure >= TIRED && next.asks()).then_some(Place::Pause);
        let place = offer.or(tired).unwrap_or(next);
        let back = Route::parse(&self.session.return_to).filter(|_| self.on_errand());
        Step { address: Address::Goes(back.unwrap_or_else(|| place.route(&self.session))), said }
    }

    /// The next question, or the screen after the last.
    fn next_place(&self) -> Place {
        let done = match self.session.focus {
            Some(Focus::Policy(policy)) => Place::Policy(policy),
            Some(Focus::Door(door)) => Place::Door(door),
            None => Place::Result,
        };
        self.view.open.map_or(done, Place::Ask)
    }
}
