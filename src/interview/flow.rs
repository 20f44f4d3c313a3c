//! How an interview goes: where each step leads, what is said on the way, and what follows from the answers.
//!
//! Every action takes what the person did and comes to a [`Step`]: what is to become of the address, and what is said
//! above the screen. The page carries that out and nothing more. No browser and no clock: the day is an argument.

use std::sync::Arc;

use super::{
    place::Place,
    route::Route,
    session::{Reply, Session, Taken},
    text::Text,
    view::{AnswerLine, View},
};
use crate::{
    engine::FactRef,
    handoff::{self, Content, Opened},
    pack::{FactId, FieldId, LongText, PolicyId, ShortText},
    value::{Answer, Date, OptionSet},
};

/// One person's interview: what is known, what follows from it, and where they are.
#[derive(Debug)]
pub struct Interview {
    /// What is known.
    pub session: Session,
    /// What follows from that.
    pub view: Arc<View>,
    /// The screen they are at.
    pub place: Place,
    /// How many screens were shown; also the same one anew counts.
    pub n_shown: usize,
    /// Where to go back to after one question that was opened from a list, instead of going on asking.
    return_to: Option<Place>,
    /// Whether something was said for the screen that comes next.
    news: bool,
    /// What would replace a person's own answers, until they say whether it shall.
    pending: Option<Pending>,
    /// Whether the last answer was the last one that the offer of a link turned on.
    offer_is_told: bool,
    /// How many questions in a row the person had no answer to.
    n_unsure: usize,
}

/// After so many questions in a row without an answer a person is asked whether to go on.
const TIRED: usize = 3;

/// What would replace a person's own answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Pending {
    /// A way in, by its place among those of the pack.
    Start(usize),
    /// The answers that a link carries.
    Link(Box<Opened>),
}

/// What is left to do in the browser after an action.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// What becomes of the address.
    pub address: Address,
    /// What is said above the screen from now on.
    pub said: Said,
}

/// What becomes of the address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Address {
    /// It stays.
    #[default]
    Stays,
    /// It is gone to; the screen before stays to go back to.
    Goes(Route),
    /// It stands in place of the one there is, without having been gone to.
    Becomes(Route),
    /// The browser goes back to it, or on where there is nothing to go back to.
    Back(Route),
}

/// What is said above the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Said {
    /// What was said before.
    #[default]
    Stays,
    /// Nothing any more; what the loader says has a button of its own and stays.
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
    /// An interview at home, about what `session` knows.
    pub fn of(mut session: Session) -> Self {
        let view = Arc::new(View::of(&mut session));
        Self {
            session,
            view,
            place: Place::Home,
            n_shown: 0,
            return_to: None,
            news: false,
            pending: None,
            offer_is_told: false,
            n_unsure: 0,
        }
    }

    /// Records what the person said about `named` and goes on; asks for the day first, where that decides and was not
    /// offered.
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

    /// Records that the person does not know, or will not say, and goes on.
    pub fn unsure(&mut self, named: FactRef, today: Option<Date>, text: &Text) -> Step {
        if named.field.is_some() {
            return self.answer(named, Answer::Unsure, true, today, text);
        }
        let said = self.hear(Reply::Unsure(named.fact), today, text);
        self.go_on(said)
    }

    /// Puts `fact` off and goes on.
    pub fn skip(&mut self, fact: FactId, today: Option<Date>, text: &Text) -> Step {
        let said = self.hear(Reply::Skip(fact), today, text);
        self.go_on(said)
    }

    /// Goes on from a list, whose entries are recorded, without asking for a day again.
    pub fn complete(&mut self, list: FactId, today: Option<Date>, text: &Text) -> Step {
        let said = self.hear(Reply::Complete(list), today, text);
        self.go_on(said)
    }

    /// Records an entry of a list, or a new one, and goes back to the list.
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

    /// Records what was validly filled in on a question that is left without its button. What clashes with other answers
    /// is left alone: nobody was there to decide.
    pub fn keep_draft(&mut self, named: FactRef, answer: Answer, today: Option<Date>, text: &Text) {
        if self.clash(named, &answer, text).is_none() {
            self.view = Arc::new(View::after(&mut self.session, Reply::Answer(named, answer, true), today));
        }
    }

    /// The same of an entry of a list.
    pub fn keep_entry(&mut self, list: FactId, at: Option<usize>, fields: Vec<(FieldId, Answer)>, today: Option<Date>) {
        self.view = Arc::new(View::after(&mut self.session, Reply::Entry(list, at, fields), today));
    }

    /// Lets what waits at [`Place::Replace`] take the place of the answers there are, or forgets it.
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

    /// Looks at the day anew: a page may be left open over midnight. What is said of it, where the device's day cannot
    /// be today.
    pub fn turn_of_day(&mut self, today: Option<Date>, text: &Text) -> Said {
        if self.session.is_of(today) {
            return Said::Stays;
        }
        self.session.assess_on(self.session.chosen, today);
        self.look();
        self.tell_day(text)
    }

    /// What waits to replace the answers.
    pub fn pending(&self) -> Option<&Pending> {
        self.pending.as_ref()
    }

    /// Takes an entry out of a list and shows the list.
    pub fn remove_entry(&mut self, list: FactId, at: usize, today: Option<Date>) {
        self.session.remove_entry(list, at, today);
        self.look();
        self.show(Place::Ask(FactRef::whole(list)));
    }

    /// The way from an entry to its list.
    pub fn back_to_list(&self, list: FactId) -> Address {
        Address::Back(Place::Ask(FactRef::whole(list)).route(&self.session))
    }

    /// Asks about one policy alone.
    pub fn ask_about(&mut self, policy: PolicyId) -> Step {
        self.session.focus = Some(policy);
        self.look();
        self.return_to = None;
        self.go_on(Said::Stays)
    }

    /// Chooses the day outcomes are for; none: today.
    pub fn assess_on(&mut self, on: Option<Date>, today: Option<Date>, text: &Text) -> Said {
        self.session.assess_on(on, today);
        self.look();
        self.tell_day(text)
    }

    /// Forgets every answer and goes home.
    pub fn restart(&mut self, today: Option<Date>) -> Step {
        self.session.restart(today);
        self.look();
        self.return_to = None;
        Step { address: Address::Goes(Route::Home), said: Said::Nothing }
    }

    /// Goes on from answers that were stored as a link carries them, unless there are some already. Whether it did.
    pub fn resume(&mut self, stored: &str, today: Option<Date>, at_home: bool) -> bool {
        let opened = handoff::decode(&self.session.pack, stored);
        let Some(opened) = opened.ok().filter(|_| self.session.trail.is_empty()) else { return false };
        self.session.take_over(opened, today);
        self.look();
        self.news = !at_home;
        true
    }

    /// Follows an address. One that names no screen (an anchor, a fact nobody can be asked) leads to the first open
    /// question, or to the result where none is left.
    pub fn arrive(&mut self, fragment: &str, today: Option<Date>, text: &Text) -> Step {
        if ["#a", "#r", "#o"].iter().any(|begin| fragment.starts_with(begin)) {
            return self.open(fragment, today, text);
        }
        let Some(route) = Route::parse(fragment) else { return Step::default() };
        let from = self.place;
        // Who asks about one policy alone goes on by what is open about it.
        let on_its_page = matches!(from, Place::Policy(_)) && self.session.focus.is_none();
        let list = (on_its_page || matches!(from, Place::Result | Place::Answers | Place::Offer(_))).then_some(from);
        let mut address = Address::Stays;
        let place = match route {
            Route::Home => Place::Home,
            Route::Result => Place::Result,
            Route::Answers => Place::Answers,
            Route::Policies(employer) => Place::Policies(employer),
            Route::Offer(key) => self.offer(key.as_deref()),
            Route::Pause => Place::Pause,
            Route::Firm(result) if self.session.pack.firm.is_some() => Place::Firm(result),
            Route::Firm(_) => Place::Policies(true),
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
            self.return_to = None;
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
            // What was said about the screen before is over; what was said on the way to this one is not.
            if !core::mem::take(&mut self.news) {
                said = self.tell_day(text);
            }
            self.show(place);
        }
        Step { address, said }
    }

    /// Whether a screen of its own stands between this question and the rest: it was opened from a list.
    pub fn on_errand(&self) -> bool {
        self.return_to.is_some()
    }

    /// What was answered before and cannot be true together with `answer`: what it is called, what was said, and where
    /// to change it. What a way in had answered gives way by itself.
    pub fn clash(&self, named: FactRef, answer: &Answer, text: &Text) -> Option<AnswerLine> {
        let answer = self.session.whole(named, answer.clone());
        let other = self.session.clash(named.fact, &answer);
        let other = other.filter(|other| !self.session.by_start.contains(other))?;
        Some(AnswerLine::of(&self.session, other, text))
    }

    /// What is said above every screen while outcomes are for another day than today, or the device's day cannot be.
    pub fn tell_day(&self, text: &Text) -> Said {
        let wrong = || self.session.clock_is_wrong.then(|| (text.clock_is_wrong)(self.session.on));
        Said::from(self.session.chosen.map(text.reckoned).or_else(wrong).unwrap_or_default())
    }

    /// Takes the long texts; false where they are of another build.
    pub fn take_long(&mut self, long: LongText) -> bool {
        let ours = long.fingerprint == self.session.pack.fingerprint;
        if ours {
            self.session.long = Some(Arc::new(long));
            // Nothing but the words.
            self.look();
        }
        ours
    }

    /// The long texts are not here and did not come, or are on their way again: what stands in their place says so.
    pub fn miss_long(&mut self, missing: bool) {
        if self.session.long_missing != missing && self.session.long.is_none() {
            self.session.long_missing = missing;
            self.look();
        }
    }

    /// Takes words of another language in place of those there are; false where they are of another build.
    pub fn speak(&mut self, short: ShortText) -> bool {
        let taken = self.session.speak(short);
        if taken {
            // Nothing but the words.
            self.look();
        }
        taken
    }

    /// The offer called so, or the first one; the result where nothing may be supposed.
    fn offer(&self, key: Option<&str>) -> Place {
        let called = |index: &usize| {
            let offer = self.session.pack.offers.get(*index);
            key.is_none_or(|key| offer.is_some_and(|offer| offer.key == key))
        };
        let first = self.session.offers().next();
        self.session.offers().find(called).or(first).map_or(Place::Result, Place::Offer)
    }

    /// Keeps what the person supposes of an offer.
    pub fn suppose(&mut self, index: usize, fact: FactId, answer: Answer) {
        self.session.choose(index, fact, answer);
        self.look();
    }

    /// Keeps what a firm says of itself.
    pub fn say_of_firm(&mut self, fact: FactId, answer: Answer) {
        self.session.say_of_firm(fact, answer);
        self.look();
    }

    /// Keeps whom the firm hires.
    pub fn say_whom(&mut self, hires: OptionSet) {
        self.session.hires = Some(hires);
        self.look();
    }

    /// Takes in what a link carries, and takes it out of the address.
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

    /// Whether a link would replace what a person answered themselves by something else.
    fn would_replace(&self, opened: &Opened) -> bool {
        let (Content::Answers { answers, .. } | Content::Offer { answers, .. }) = &opened.content else { return false };
        // A link that is about an offer alone replaces nothing.
        let none = matches!(opened.content, Content::Offer { .. }) && answers.iter().all(|answer| !answer.is_given());
        self.session.has_own_answers() && !none && *answers != self.session.answers
    }

    fn take_over(&mut self, opened: Opened, today: Option<Date>, text: &Text) -> Step {
        let taken = self.session.take_over(opened, today);
        self.look();
        match taken {
            Taken::Answers(n_lost) => self.becomes(Place::Result, (text.link_opened)(n_lost)),
            Taken::Results => self.becomes(Place::Shown, String::new()),
            Taken::Offer(Some(index)) => self.becomes(Place::Offer(index), text.firm.offer_opened.to_owned()),
            Taken::Offer(None) => self.becomes(Place::Home, text.firm.offer_gone.to_owned()),
        }
    }

    /// Shows a place in place of the address there is.
    fn becomes(&mut self, place: Place, said: String) -> Step {
        self.show(place);
        Step { address: Address::Becomes(place.route(&self.session)), said: Said::from(said) }
    }

    /// The question that an address names, to go back to the list it was opened from.
    fn asked(&mut self, named: Option<FactRef>, list: Option<Place>, address: &mut Address) -> Place {
        let Some(named) = named else { return self.asked_first(address) };
        if list.is_some() {
            self.return_to = list;
        }
        Place::Ask(named)
    }

    /// The first open question, in place of an address that names none.
    fn asked_first(&mut self, address: &mut Address) -> Place {
        self.return_to = None;
        let place = self.next_place();
        // Going back must lead to this question, not to whichever is then the first open one.
        *address = Address::Becomes(place.route(&self.session));
        place
    }

    /// Records what the person said; comes to what there is to say of it: how many questions a changed answer has
    /// brought up.
    fn hear(&mut self, reply: Reply, today: Option<Date>, text: &Text) -> Said {
        let before = Arc::clone(&self.view);
        self.n_unsure = match reply {
            Reply::Unsure(_) | Reply::Skip(_) => self.n_unsure + 1,
            _ => 0,
        };
        self.view = Arc::new(View::after(&mut self.session, reply, today));
        self.offer_is_told = before.for_offer && !self.view.for_offer;
        // Who goes on asking sees what comes up; who changes an answer from a list does not.
        let n_new = if self.return_to.is_some() { self.view.n_new(&before) } else { 0 };
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

    /// Asks the engine anew.
    fn look(&mut self) {
        self.view = Arc::new(View::of(&mut self.session));
    }

    /// After a question: back to the list it was opened from, else to the next one.
    fn go_on(&mut self, said: Said) -> Step {
        let told = core::mem::take(&mut self.offer_is_told);
        let offer = self.session.preset.filter(|_| told).map(Place::Offer);
        let next = self.next_place();
        let tired = (self.n_unsure >= TIRED && next.asks()).then_some(Place::Pause);
        let place = self.return_to.or(offer).or(tired).unwrap_or(next);
        Step { address: Address::Goes(place.route(&self.session)), said }
    }

    /// The next question, or where questions end.
    fn next_place(&self) -> Place {
        let done = self.session.focus.map_or(Place::Result, Place::Policy);
        self.view.open.map_or(done, Place::Ask)
    }
}
