//! The one place that changes anything. Pages read the view and call the actions here.
//!
//! It derives nothing itself: outcomes are the engine's, screens are [`super::view`]'s.

mod ahead;
mod along;

use std::sync::Arc;

use leptos::prelude::*;

use self::ahead::{Ahead, Next};
use super::{
    browser::{clock, dom, focus, hash, keep},
    route::Route,
    session::{Reply, Session},
    text::{Language, Text},
    view::{self, AnswerLine, Card, EntryView, OfferView, PolicyLine, PolicyView, QuestionView, ResultView, View},
};
use crate::{
    engine::FactRef,
    pack::{FactId, FieldId, LongText, PolicyId},
    value::{Answer, Date},
};

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The static first screen of index.html.
    Home,
    /// The question about a fact, or about what follows up on an entry.
    Ask(FactRef),
    /// An entry of a list, or a new one.
    Entry(FactId, Option<usize>),
    /// The outcomes.
    Result,
    /// The answers.
    Answers,
    /// All policies, or those that employers have to do with.
    Policies(bool),
    /// All about one policy.
    Policy(PolicyId),
    /// What a supposed job would change.
    Offer,
    /// Taking the result along.
    Share,
    /// A result that somebody handed on.
    Shown,
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
    held: StoredValue<Held>,
    view: RwSignal<Arc<View>>,
    place: RwSignal<Place>,
    long: RwSignal<Long>,
    spoken: RwSignal<Language>,
    /// What the list of all policies is narrowed down to.
    pub sought: Sought,
    /// Every sentence of the interface, in the language a screen is drawn in; see [`State::current`].
    pub text: &'static Text,
}

/// What the list of all policies is narrowed down to; as it was for who comes back from a policy.
#[derive(Clone, Copy)]
pub struct Sought {
    /// Words of names.
    pub words: RwSignal<String>,
    /// A theme, by number; any where it is empty.
    pub theme: RwSignal<String>,
    /// A situation, likewise.
    pub stage: RwSignal<String>,
    /// Whether only what employers have to do with.
    pub employer: RwSignal<bool>,
}

/// What no screen follows by itself.
struct Held {
    session: Session,
    /// Where to go back to after one question that was opened from a list, instead of going on asking.
    errand: Option<Place>,
    /// Whether something was said for the screen that comes next.
    news: bool,
    /// What follows from an answer that may be given.
    ahead: Option<Ahead>,
    /// The screen that comes next, where it is drawn already.
    next: Next,
}

impl State {
    /// The state for `session`, whose `view` that is and whose words are in `language`, at home until
    /// [`State::arrive`] looks at the address.
    pub fn new(session: Session, view: View, language: Language) -> Self {
        let text = language.text();
        Self {
            held: StoredValue::new(Held { session, errand: None, news: false, ahead: None, next: None }),
            view: RwSignal::new(Arc::new(view)),
            place: RwSignal::new(Place::Home),
            long: RwSignal::new(Long::NotAsked),
            spoken: RwSignal::new(language),
            sought: Sought {
                words: RwSignal::new(String::new()),
                theme: RwSignal::new(String::new()),
                stage: RwSignal::new(String::new()),
                employer: RwSignal::new(false),
            },
            text,
        }
    }

    /// The handle for drawing a screen: it speaks the current language, and what is drawn with it is drawn
    /// again when that changes.
    pub fn current(self) -> Self {
        Self { text: self.spoken.get().text(), ..self }
    }

    /// Goes on in `language`, once its words are here. Place and answers stay; so does the language where the
    /// words do not come or are of another build, and the loader says so.
    pub fn speak(self, language: Language) {
        keep::short(language, move |short| {
            let mut taken = false;
            if let Some(short) = short {
                self.held.update_value(|held| taken = held.session.speak(short));
            }
            if taken {
                self.spoken.set(language);
                // Nothing but the words.
                self.change(|_| ());
                if self.long.get_untracked() != Long::NotAsked {
                    self.long.set(Long::NotAsked);
                    self.fetch_long();
                }
            }
            keep::spoke(language, taken);
            if taken {
                // The loader has taken down what stood above the screens.
                self.tell_day();
            }
        });
    }

    /// Goes on in the other language.
    pub fn speak_other(self) {
        self.speak(self.spoken.get_untracked().other());
    }

    /// Records what the person said about `named` and goes on; asks for the day first, where that decides
    /// and was not offered.
    pub fn answer(self, named: FactRef, answer: Answer, day_offered: bool) {
        self.hear(Reply::Answer(named, answer, day_offered));
        if wants_day(named, day_offered, &self.view_now()) {
            self.place.set(Place::Ask(named));
        } else {
            self.go_on();
        }
    }

    /// What was answered before and cannot be true together with `answer`: what it is called, what was said, and
    /// where to change it. What a way in had answered gives way by itself.
    pub fn clash(self, named: FactRef, answer: &Answer) -> Option<AnswerLine> {
        self.session(|session| {
            let answer = session.whole(named, answer.clone());
            let other = session.clash(named.fact, &answer).filter(|other| !session.by_start.contains(other))?;
            Some(AnswerLine::of(session, other, self.text))
        })
    }

    /// Asks about one policy alone.
    pub fn ask_about(self, policy: PolicyId) {
        self.change(|session| session.focus = Some(policy));
        self.run_errand(None);
        hash::go(&self.route(self.next_place()));
    }

    /// Chooses the day outcomes are for; none: today.
    pub fn reckon(self, on: Option<Date>) {
        self.change(|session| session.reckon(on, clock::today()));
        self.tell_day();
    }

    /// Says above every screen that what is shown is for another day than today, where it is.
    fn tell_day(self) {
        let text = self.spoken.get_untracked().text();
        match self.session(|session| session.chosen.map(text.reckoned)) {
            Some(said) => dom::notice(&said),
            None => dom::unsay(),
        }
    }

    /// Says above the screen that comes next how many questions a changed answer has brought up.
    fn tell_new(self, n_new: usize) {
        if n_new > 0 {
            let day = self.session(|session| session.chosen.map(self.text.reckoned)).unwrap_or_default();
            dom::notice(&[(self.text.new_questions)(n_new), day].join(" "));
            self.held.update_value(|held| held.news = true);
        }
    }

    /// What the ways in are called.
    pub fn starts(self) -> Vec<String> {
        self.session(|session| session.short.starts.clone())
    }

    /// The day outcomes are for, as fields for days hold it.
    pub fn day(self) -> String {
        self.view();
        self.session(|session| session.on.to_string())
    }

    /// What there is to know about a policy; drawn again when an answer changes how it stands.
    pub fn policy(self, policy: PolicyId) -> Option<PolicyView> {
        self.view();
        self.session(|session| PolicyView::of(session, policy, self.text))
    }

    /// What a supposed job would change; `supposed` are the answers given to what it asks.
    pub fn offer(self, supposed: &[(FactId, Answer)]) -> Option<OfferView> {
        self.session(|session| OfferView::of(session, supposed, self.text))
    }

    /// Goes on from a list, whose entries are recorded, without asking for a day again.
    pub fn complete(self, list: FactId) {
        self.hear(Reply::Complete(list));
        self.go_on();
    }

    /// Records an entry of a list, or a new one, and goes back to the list.
    pub fn save_entry(self, fact: FactId, at: Option<usize>, fields: Vec<(FieldId, Answer)>) {
        self.hear(Reply::Entry(fact, at, fields));
        self.back_to_list(fact);
    }

    /// Takes an entry out of a list.
    pub fn remove_entry(self, fact: FactId, at: usize) {
        self.change(|session| session.remove_entry(fact, at, clock::today()));
        self.place.set(Place::Ask(FactRef::whole(fact)));
    }

    /// Goes back from an entry to its list.
    pub fn back_to_list(self, fact: FactId) {
        // The list is shown when the browser has got there: whoever is faster must not be led back from where they go.
        if !hash::back() {
            hash::go(&self.route(Place::Ask(FactRef::whole(fact))));
        }
    }

    /// Records that the person does not know, or will not say, and goes on.
    pub fn unsure(self, named: FactRef) {
        if named.field.is_some() {
            return self.answer(named, Answer::Unsure, true);
        }
        self.hear(Reply::Unsure(named.fact));
        self.go_on();
    }

    /// Puts `fact` off and goes on.
    pub fn skip(self, fact: FactId) {
        self.hear(Reply::Skip(fact));
        self.go_on();
    }

    /// Forgets every answer and goes home.
    pub fn restart(self) {
        keep::store("");
        self.change(|session| session.restart(clock::today()));
        dom::notice("");
        self.run_errand(None);
        hash::go(&Route::Home);
    }

    /// Follows the address. One that names no screen (an anchor, a fact nobody can be asked) leads to the
    /// first open question, or to the result where none is left.
    pub fn arrive(self) {
        if self.open_link() {
            return;
        }
        let Some(route) = Route::parse(&hash::fragment()) else { return };
        let from = self.place.get_untracked();
        // Who asks about one policy alone goes on by what is open about it.
        let on_its_page = matches!(from, Place::Policy(_)) && self.session(|session| session.focus.is_none());
        let listed = on_its_page || matches!(from, Place::Result | Place::Answers);
        let place = match route {
            Route::Home => Place::Home,
            Route::Result => Place::Result,
            Route::Answers => Place::Answers,
            Route::Policies(employer) => {
                if !matches!(from, Place::Policy(_) | Place::Policies(_)) {
                    let Sought { words, theme, stage, .. } = self.sought;
                    [words, theme, stage].into_iter().for_each(|sought| sought.set(String::new()));
                    self.sought.employer.set(employer);
                }
                Place::Policies(employer)
            }
            Route::Offer if self.offer(&[]).is_some() => Place::Offer,
            Route::Offer => Place::Result,
            Route::Share => Place::Share,
            Route::Shown if self.session(|session| session.shown.is_some()) => Place::Shown,
            Route::Shown => Place::Home,
            Route::Policy(key) => match self.session(|session| session.pack.policy_id(&key)) {
                Some(policy) => Place::Policy(policy),
                None => Place::Policies(false),
            },
            Route::Start(key) => {
                let index = self.session(|session| session.pack.starts.iter().position(|start| start.key == key));
                if let Some(index) = index {
                    self.change(|session| session.begin(index, clock::today()));
                }
                self.asked_first()
            }
            Route::Ask(key) => {
                let fact = key.and_then(|key| self.session(|session| session.askable(&key)));
                self.asked(fact.map(FactRef::whole), listed.then_some(from))
            }
            Route::Field(key, at, field) => {
                self.asked(self.session(|session| session.follow_up(&key, at, field)), listed.then_some(from))
            }
            Route::Entry(key, at) => {
                let has = |session: &Session, fact: FactId| at.is_none_or(|at| at < session.records(fact).len());
                match self.session(|session| session.askable(&key).map(|fact| (fact, has(session, fact)))) {
                    Some((fact, true)) => Place::Entry(fact, at),
                    Some((fact, false)) => Place::Ask(FactRef::whole(fact)),
                    None => self.asked_first(),
                }
            }
        };
        if !matches!(place, Place::Ask(_) | Place::Entry(..)) {
            self.run_errand(None);
        }
        if matches!(place, Place::Home | Place::Result | Place::Policies(_))
            && self.session(|session| session.focus.is_some())
        {
            self.change(|session| session.focus = None);
        }
        if matches!(place, Place::Result | Place::Policies(_) | Place::Policy(_) | Place::Offer) {
            focus::after_paint(move || self.fetch_long());
        }
        if place != from {
            // What was said about the screen before is over; what was said on the way to this one is not.
            if !self.held.try_update_value(|held| core::mem::take(&mut held.news)).unwrap_or_default() {
                self.tell_day();
            }
            self.place.set(place);
        }
    }

    /// The question that an address names, to go back to the list it was opened from.
    fn asked(self, named: Option<FactRef>, list: Option<Place>) -> Place {
        let Some(named) = named else { return self.asked_first() };
        if list.is_some() {
            self.run_errand(list);
        }
        Place::Ask(named)
    }

    /// The first open question, in place of an address that names none.
    fn asked_first(self) -> Place {
        self.run_errand(None);
        let place = self.next_place();
        // Going back must lead to this question, not to whichever is then the first open one.
        hash::replace(&self.route(place));
        place
    }

    /// Fetches the long texts unless they are here or on their way.
    pub fn fetch_long(self) {
        if matches!(self.long.get_untracked(), Long::Loading | Long::Ready(_)) {
            return;
        }
        self.long.set(Long::Loading);
        let language = self.spoken.get_untracked();
        keep::long(language, move |text| {
            // Asked for before a switch.
            if language != self.spoken.get_untracked() {
                return;
            }
            let fingerprint = self.session(|session| session.pack.fingerprint.clone());
            let ours = text.filter(|text| text.fingerprint == fingerprint);
            self.long.set(ours.map_or(Long::Failed, |text| Long::Ready(Arc::new(text))));
        });
    }

    /// The current screen.
    pub fn place(self) -> Place {
        self.place.get()
    }

    /// Whether `named` is what is asked now, in its turn.
    pub fn asks(self, named: FactRef) -> bool {
        self.errand().is_none() && self.is_at(Place::Ask(named))
    }

    /// Whether that is the screen now.
    pub fn is_at(self, place: Place) -> bool {
        self.place.get_untracked() == place
    }

    /// What follows from the answers; what reads it is drawn again when that changes.
    fn view(self) -> Arc<View> {
        self.view.get()
    }

    /// The same, for what is not to be drawn again.
    fn view_now(self) -> Arc<View> {
        self.view.get_untracked()
    }

    /// The result screen; what reads it is drawn again when it changes.
    pub fn result(self) -> Arc<ResultView> {
        self.view();
        self.result_now()
    }

    /// The same, for what is not to be drawn again.
    pub fn result_now(self) -> Arc<ResultView> {
        self.session(|session| self.view_now().result(session, self.text))
    }

    /// The list of answers; drawn again when it changes.
    pub fn answers(self) -> Vec<AnswerLine> {
        self.view();
        self.session(|session| AnswerLine::all(session, self.text))
    }

    /// What is known so far, for beside a question.
    pub fn so_far(self) -> Option<Arc<ResultView>> {
        self.session(|session| beside(session, &self.view_now(), self.text))
    }

    /// The list of all policies; drawn again when how they stand changes.
    pub fn policies(self) -> Vec<PolicyLine> {
        let view = self.view();
        self.session(|session| PolicyLine::all(session, &view.assessment, self.text))
    }

    /// A policy's name, with the first figure of what it gives.
    pub fn gives(self, policy: PolicyId) -> String {
        let view = self.view_now();
        let card = view.assessment.outcomes.get(policy.index());
        let card = self.session(|session| Card::of(session, card?, self.text));
        card.map(|Card { title, amounts, .. }| match amounts.first() {
            Some(amount) => [title.as_str(), "  ", &amount.figure].concat(),
            None => title,
        })
        .unwrap_or_default()
    }

    /// The long texts.
    pub fn long(self) -> Long {
        self.long.get()
    }

    /// The question screen for `named`, as it stands when it is opened.
    pub fn question(self, named: FactRef) -> Option<QuestionView> {
        let errand = self.errand().is_some();
        self.session(|session| {
            let view = self.view_now();
            let question = QuestionView::of(session, &view, named, errand, self.text)?;
            Some(QuestionView { so_far: beside(session, &view, self.text), ..question })
        })
    }

    /// The screen for an entry of a list.
    pub fn entry(self, fact: FactId, at: Option<usize>) -> Option<EntryView> {
        self.session(|session| EntryView::of(session, &self.view_now(), fact, at, self.text))
    }

    /// What the window is called at `place`.
    pub fn title(self, place: Place) -> String {
        let of_question = |FactRef { fact, field, .. }: FactRef| {
            self.session(|session| {
                let words = session.short.facts.get(fact.index())?;
                let words = field.and_then(|field| words.fields.get(field.index())).unwrap_or(words);
                Some(words.question.clone())
            })
        };
        let text = self.spoken.get().text();
        match place {
            Place::Home => text.home_title.into(),
            Place::Ask(named) => (text.title)(&of_question(named).unwrap_or_default()),
            Place::Entry(fact, _) => (text.title)(&of_question(FactRef::whole(fact)).unwrap_or_default()),
            Place::Result => (text.title)(text.result_title),
            Place::Answers => (text.title)(text.answers_title),
            Place::Policies(_) => (text.title)(text.policies_title),
            Place::Policy(policy) => (text.title)(&self.session(|session| session.title(policy)).unwrap_or_default()),
            Place::Offer => (text.title)(text.offer_title),
            Place::Share => (text.title)(text.share_title),
            Place::Shown => (text.title)(text.shown_title),
        }
    }

    /// Records what the person said; where that was foreseen, all that follows is there already.
    fn hear(self, reply: Reply) {
        if !self.as_foreseen(&reply) {
            self.give_up();
            let mut view = None;
            self.held.update_value(|held| view = Some(View::after(&mut held.session, reply, clock::today())));
            self.changed(view.map(Arc::new));
        }
    }

    fn change(self, step: impl FnOnce(&mut Session)) {
        self.held.update_value(|held| step(&mut held.session));
        self.give_up();
        self.changed(None);
    }

    /// What follows from any change, worked out here where that was not done ahead. Apart from [`Self::change`], which
    /// there is a copy of for every step.
    #[inline(never)]
    fn changed(self, mut view: Option<Arc<View>>) {
        self.held.update_value(|Held { session, .. }| {
            view.get_or_insert_with(|| Arc::new(View::of(session)));
            keep::keep(&session.keep());
            if keep::keeps() {
                // A device that refuses now kept the answers before this one; the box then says so.
                keep::store(&session.travelling(true).unwrap_or_default());
            }
        });
        if let Some(view) = view {
            // Who goes on asking sees what comes up; who changes an answer from a list does not.
            let n_new = if self.errand().is_some() { view.n_new(&self.view_now()) } else { 0 };
            self.view.set(view);
            self.tell_new(n_new);
        }
    }

    fn session<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.held.with_value(|held| read(&held.session))
    }

    fn errand(self) -> Option<Place> {
        self.held.with_value(|held| held.errand)
    }

    fn run_errand(self, errand: Option<Place>) {
        self.held.update_value(|held| held.errand = errand);
    }

    /// After a question: back to the list it was opened from, else to the next one.
    fn go_on(self) {
        let place = self.errand().unwrap_or_else(|| self.next_place());
        hash::go(&self.route(place));
    }

    fn next_place(self) -> Place {
        let done = self.session(|session| session.focus).map_or(Place::Result, Place::Policy);
        self.view_now().open.map_or(done, Place::Ask)
    }

    fn route(self, place: Place) -> Route {
        let key = |fact: FactId| self.session(|session| session.pack.fact(fact).map(|fact| fact.key.clone()));
        match place {
            Place::Home => Route::Home,
            Place::Ask(named) => self.session(|session| view::address(session, named)),
            Place::Entry(fact, at) => Route::Entry(key(fact).unwrap_or_default(), at),
            Place::Result => Route::Result,
            Place::Answers => Route::Answers,
            Place::Policies(employer) => Route::Policies(employer),
            Place::Policy(policy) => {
                let key = self.session(|session| session.pack.policy(policy).map(|policy| policy.key.clone()));
                key.map_or(Route::Policies(false), Route::Policy)
            }
            Place::Offer => Route::Offer,
            Place::Share => Route::Share,
            Place::Shown => Route::Shown,
        }
    }
}

/// Whether the day of `named` is asked for, which decides and was not offered.
fn wants_day(named: FactRef, day_offered: bool, view: &View) -> bool {
    named.field.is_none() && !day_offered && view.lacking_day.contains(&named.fact)
}

/// What is known so far; none where there is no room for it beside a question: it takes as long to draw as that.
fn beside(session: &Session, view: &View, text: &Text) -> Option<Arc<ResultView>> {
    dom::is_wide().then(|| view.result(session, text))
}
