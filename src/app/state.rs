//! The interview, held in signals. Pages read from here what they draw and call its actions.
//!
//! Decides nothing: [`crate::interview`] works out the consequences of an action, which are carried out here.

mod along;

use std::sync::Arc;

use leptos::prelude::*;

use super::browser::{address, bridge, clock, focus, page, storage};
use crate::{
    engine::FactRef,
    interview::{
        Address, Interview, Pending, Place, Said, Step,
        session::Session,
        text::{Language, Text},
        view::{
            AgeLine, AnswerLine, Call, Card, DoorView, EntryView, FieldView, OfferView, PolicyLine, PolicyView,
            QuestionView, Report, ResultView, View, WhatIf, another, near_card,
        },
    },
    pack::{FactId, FieldId, LongText, PolicyId},
    value::{Answer, Date},
};

/// The state of the long texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Long {
    /// Not needed so far.
    NotAsked,
    /// Being fetched.
    Loading,
    /// Fetched.
    Ready(Arc<LongText>),
    /// Could not be fetched, or are from another build.
    Failed,
}

/// A folded part of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 为什么.
    Why,
    /// 材料与办理.
    Apply,
}

/// Handle on everything; copying it copies only the handle.
#[derive(Clone, Copy)]
pub struct State {
    held: StoredValue<Interview>,
    /// Records what was filled in on the screen but not submitted.
    unsaved: StoredValue<Option<Box<dyn Fn()>>, LocalStorage>,
    /// What follows from the answers: a copy of the interview's view, for redrawing when it changes.
    view: RwSignal<Arc<View>>,
    place: RwSignal<Place>,
    long: RwSignal<Long>,
    spoken: RwSignal<Language>,
    /// The unfolded parts of cards, so that redrawn cards look as before.
    unfolded: StoredValue<Vec<(PolicyId, Part)>>,
    /// The filters of the list of all policies.
    pub sought: Sought,
    /// What is compared on 换个回答比一比.
    pub supposed: Supposed,
    /// Every sentence of the interface, in the language a screen is drawn in; see [`State::current`].
    pub text: &'static Text,
}

/// The filters of the list of all policies; kept for when people come back from a policy.
#[derive(Clone, Copy)]
pub struct Sought {
    /// Words of names.
    pub words: RwSignal<String>,
    /// A theme, by index; empty for any.
    pub theme: RwSignal<String>,
    /// A situation, likewise.
    pub stage: RwSignal<String>,
    /// Whether to show only policies relevant to employers.
    pub employer: RwSignal<bool>,
}

/// Another answer to one question; kept for when people come back from a policy, and while they switch the language.
#[derive(Clone, Copy)]
pub struct Supposed {
    /// The question.
    pub fact: RwSignal<Option<FactId>>,
    /// The other answer.
    pub answer: RwSignal<Answer>,
}

impl Supposed {
    /// Supposes nothing, or nothing yet about `fact`.
    pub fn of(self, fact: Option<FactId>) {
        self.answer.set(Answer::Absent);
        self.fact.set(fact);
    }
}

impl State {
    /// The state for `interview`, worded in `language`; at home until [`State::arrive`] reads the address.
    pub fn new(interview: Interview, language: Language) -> Self {
        Self {
            view: RwSignal::new(Arc::clone(&interview.view)),
            place: RwSignal::new(interview.place),
            held: StoredValue::new(interview),
            unsaved: StoredValue::new_local(None),
            long: RwSignal::new(Long::NotAsked),
            spoken: RwSignal::new(language),
            unfolded: StoredValue::new(Vec::new()),
            sought: Sought {
                words: RwSignal::new(String::new()),
                theme: RwSignal::new(String::new()),
                stage: RwSignal::new(String::new()),
                employer: RwSignal::new(false),
            },
            supposed: Supposed { fact: RwSignal::new(None), answer: RwSignal::new(Answer::Absent) },
            text: language.text(),
        }
    }

    /// The handle for drawing a screen in the current language; what is drawn with it is redrawn when the language
    /// changes.
    pub fn current(self) -> Self {
        Self { text: self.spoken.get().text(), ..self }
    }

    /// Switches to `language` once its words have arrived. Place and answers stay. If the words cannot be fetched or
    /// are from another build, the language stays too, and the loader reports it.
    pub fn speak(self, language: Language) {
        bridge::short(language, move |short| {
            let taken = short.is_some_and(|short| self.act(|interview| interview.speak(short)));
            if taken {
                self.leave();
                self.spoken.set(language);
                if self.long.get_untracked() != Long::NotAsked {
                    self.long.set(Long::NotAsked);
                    self.fetch_long();
                }
            }
            bridge::spoke(language, taken);
            if taken {
                // The loader has removed the notice above the screens.
                self.say(self.read(|interview| interview.tell_day(language.text())));
            }
        });
    }

    /// Switches to the other language.
    pub fn speak_other(self) {
        self.speak(self.spoken.get_untracked().other());
    }

    /// Records an answer to `named` and moves on.
    pub fn answer(self, named: FactRef, answer: Answer, day_offered: bool) {
        self.step(|interview, today, text| interview.answer(named, answer, day_offered, today, text));
    }

    /// Records that the person does not know or declines, and moves on.
    pub fn unsure(self, named: FactRef) {
        self.step(|interview, today, text| interview.unsure(named, today, text));
    }

    /// Moves on from a list whose entries are already recorded.
    pub fn complete(self, list: FactId) {
        self.step(|interview, today, text| interview.complete(list, today, text));
    }

    /// Records an existing or new entry of a list and goes back to the list.
    pub fn save_entry(self, list: FactId, at: Option<usize>, fields: Vec<(FieldId, Answer)>) {
        self.step(|interview, today, text| interview.save_entry(list, at, fields, today, text));
    }

    /// Removes an entry from a list.
    pub fn remove_entry(self, list: FactId, at: usize) {
        self.act(|interview| interview.remove_entry(list, at, clock::today()));
    }

    /// Goes back from an entry to its list without recording it.
    pub fn cancel_entry(self, list: FactId) {
        self.unsaved.set_value(None);
        self.go(self.read(|interview| interview.back_to_list(list)));
    }

    /// Asks about one policy only.
    pub fn ask_about(self, policy: PolicyId) {
        self.step(|interview, _, _| interview.ask_about(policy));
    }

    /// Asks about the policies behind a door only.
    pub fn ask_at_door(self, door: usize) {
        self.step(|interview, _, _| interview.ask_at_door(door));
    }

    /// What is behind a door; redraws its reader on change.
    pub fn door(self, index: usize) -> Option<DoorView> {
        self.view.track();
        self.read(|interview| DoorView::of(&interview.session, &interview.view.assessment, index, self.text))
    }

    /// Chooses the day to assess for; `None` means today.
    pub fn assess_on(self, on: Option<Date>) {
        let said = self.act(|interview| interview.assess_on(on, clock::today(), self.text));
        self.say(said);
    }

    /// After a reload in mid-interview, says that the answers are still here and offers to clear them; not above another person's
    /// result, which it would seem to speak of.
    pub fn tell_restored(self) {
        if self.n_answered() > 0 && !matches!(self.place.get_untracked(), Place::Home | Place::Shown) {
            let text = self.spoken.get_untracked().text();
            page::notice_with(text.restored, text.restart_yes, move || self.restart());
        }
    }

    /// Forgets every answer of the person and goes home.
    pub fn restart(self) {
        if self.keeps() {
            storage::store("");
        }
        self.unfolded.update_value(Vec::clear);
        self.supposed.of(None);
        self.step(|interview, today, _| interview.restart(today));
        // Another tab may have continued this person's copy, or it may be another person's: they say.
        if self.keeps_anothers() {
            let words = self.spoken.get_untracked().text().door();
            page::notice_with(words.still_kept, words.clear_kept, || {
                storage::store("");
            });
        }
    }

    /// Registers `save` to record the inputs of the screen being drawn, in case it is left without pressing its
    /// button.
    pub fn on_leaving(self, save: impl Fn() + 'static) {
        self.unsaved.set_value(Some(Box::new(save)));
    }

    /// Records the inputs of the screen, which may be left now.
    pub fn leave(self) {
        if let Some(save) = self.unsaved.try_update_value(Option::take).flatten() {
            save();
        }
    }

    /// Records an answer to a question left without pressing its button.
    pub fn keep_draft(self, named: FactRef, answer: Answer) {
        self.act(|interview| interview.keep_draft(named, answer, clock::today(), self.text));
    }

    /// The same for an entry of a list.
    pub fn keep_entry(self, list: FactId, at: Option<usize>, fields: Vec<(FieldId, Answer)>) {
        self.act(|interview| interview.keep_entry(list, at, fields, clock::today()));
    }

    /// Replaces the existing answers by what is waiting, or discards that.
    pub fn replace(self, yes: bool) {
        if yes {
            self.supposed.of(None);
        }
        self.step(|interview, today, text| interview.replace(yes, today, text));
    }

    /// What is waiting to replace the answers, and how many questions are answered.
    pub fn pending(self) -> Option<(Pending, usize)> {
        self.read(|interview| Some((interview.pending()?.clone(), interview.session.trail.len())))
    }

    /// How many questions are dealt with; redraws its reader on change.
    pub fn n_answered(self) -> usize {
        self.view.track();
        self.session(|session| session.trail.len())
    }

    /// Checks the day again.
    pub fn turn_of_day(self) {
        let said = self.act(|interview| interview.turn_of_day(clock::today(), self.spoken.get_untracked().text()));
        self.say(said);
    }

    /// Follows the address.
    pub fn arrive(self) {
        self.leave();
        let from = self.place.get_untracked();
        let step = self.act(|interview| {
            interview.arrive(&address::fragment(), clock::today(), self.spoken.get_untracked().text())
        });
        let place = self.place.get_untracked();
        if let Place::Policies(employer) = place
            && !matches!(from, Place::Policy(_) | Place::Policies(_))
        {
            let Sought { words, theme, stage, .. } = self.sought;
            [words, theme, stage].into_iter().for_each(|sought| sought.set(String::new()));
            self.sought.employer.set(employer);
        }
        if place != Place::Home {
            focus::after_paint(move || self.fetch_long());
        }
        self.carry_out(step);
    }

    /// The earlier answer that contradicts `answer`.
    pub fn clash(self, named: FactRef, answer: &Answer) -> Option<AnswerLine> {
        self.read(|interview| interview.clash(named, answer, self.text))
    }

    /// Fetches the long texts unless they have arrived or are on their way.
    pub fn fetch_long(self) {
        if matches!(self.long.get_untracked(), Long::Loading | Long::Ready(_)) {
            return;
        }
        // A button that retries disappears along with its notice.
        let on_screen = focus::is_on_screen();
        self.long.set(Long::Loading);
        self.act(|interview| interview.miss_long(false));
        if on_screen {
            focus::regain();
        }
        let language = self.spoken.get_untracked();
        bridge::long(language, move |text| {
            // Requested before a language switch.
            if language != self.spoken.get_untracked() {
                return;
            }
            let on_screen = focus::is_on_screen();
            let ours = text.map(|text| self.act(|interview| interview.take_long(text)));
            if ours == Some(false) {
                bridge::unread(language);
            }
            let ours = ours == Some(true);
            if !ours {
                self.act(|interview| interview.miss_long(true));
            }
            // Everything that shows them is redrawn.
            if on_screen {
                focus::regain();
            }
            let long = self.session(|session| session.long.clone()).filter(|_| ours);
            self.long.set(long.map_or(Long::Failed, Long::Ready));
        });
    }

    /// Whether a part of a card is unfolded.
    pub fn is_unfolded(self, policy: PolicyId, part: Part) -> bool {
        self.unfolded.with_value(|unfolded| unfolded.contains(&(policy, part)))
    }

    /// Remembers whether a part of a card is unfolded.
    pub fn unfold(self, policy: PolicyId, part: Part, open: bool) {
        self.unfolded.update_value(|unfolded| {
            unfolded.retain(|other| *other != (policy, part));
            unfolded.extend(open.then_some((policy, part)));
        });
    }

    /// The current screen.
    pub fn place(self) -> Place {
        self.place.get()
    }

    /// The names of the ways in.
    pub fn starts(self) -> Vec<String> {
        self.session(|session| session.short.starts.clone())
    }

    /// The day outcomes are for, as the value of a date field.
    pub fn day(self) -> String {
        self.view.track();
        self.session(|session| session.on.to_string())
    }

    /// The result screen; redraws its reader on change.
    pub fn result(self) -> Arc<ResultView> {
        self.view.track();
        self.result_now()
    }

    /// The same without redrawing.
    pub fn result_now(self) -> Arc<ResultView> {
        self.read(|interview| interview.view.result(&interview.session, self.text))
    }

    /// The list of answers; redraws its reader on change.
    pub fn answers(self) -> Vec<AnswerLine> {
        self.view.track();
        self.session(|session| AnswerLine::all(session, self.text))
    }

    /// The list of all policies; redraws its reader when their status changes.
    pub fn policies(self) -> Vec<PolicyLine> {
        self.view.track();
        self.read(|interview| PolicyLine::all(&interview.session, &interview.view.assessment, self.text))
    }

    /// Everything about a policy; redraws its reader when an answer changes its status.
    pub fn policy(self, policy: PolicyId) -> Option<PolicyView> {
        self.view.track();
        self.session(|session| PolicyView::of(session, policy, self.text))
    }

    /// What an offer would bring; redraws its reader on change.
    pub fn offer(self, index: usize) -> Option<OfferView> {
        self.view.track();
        self.offer_now(index)
    }

    /// The same without redrawing.
    pub fn offer_now(self, index: usize) -> Option<OfferView> {
        self.session(|session| OfferView::of(session, index, self.text))
    }

    /// What would come out for a policy that is only a step away, by the way at `index`.
    pub fn near_card(self, policy: PolicyId, index: usize) -> Option<Card> {
        self.read(|interview| near_card(&interview.session, &interview.view.assessment, policy, index, self.text))
    }

    /// What would come out with another answer, beside what comes out now.
    pub fn what_if(self, changed: Option<(FactId, &Answer)>) -> WhatIf {
        self.read(|interview| WhatIf::of(&interview.session, &interview.view.assessment, changed, self.text))
    }

    /// The field for another answer to `fact`.
    pub fn another(self, fact: FactId) -> Option<FieldView> {
        self.session(|session| another(session, fact, self.text))
    }

    /// All phone contacts.
    pub fn calls(self) -> Vec<Call> {
        self.session(Call::all)
    }

    /// The phone contacts for a policy.
    pub fn calls_about(self, policy: PolicyId) -> Vec<Call> {
        self.session(|session| Call::about(session, policy))
    }

    /// That the rules are old, if they are; redraws its reader on change.
    pub fn age(self) -> Option<AgeLine> {
        self.view.track();
        self.session(|session| AgeLine::of(session, self.text))
    }

    /// How to report a mistake in a policy.
    pub fn report(self, policy: PolicyId) -> Option<Report> {
        self.session(|session| Report::of((&session.pack, &session.short), policy, None, self.text))
    }

    /// What to say about it, and how to report each of its clauses.
    pub fn report_in_full(self, policy: PolicyId) -> (String, Vec<Report>) {
        self.session(|session| {
            let of = (&*session.pack, &*session.short);
            let say = Report::say(&session.pack, policy, self.text).unwrap_or_default();
            (say, Report::by_clause(of, session.long.as_deref(), policy, self.text))
        })
    }

    /// Records what the person supposes about an offer.
    pub fn suppose(self, index: usize, fact: FactId, answer: Answer) {
        self.act(|interview| interview.suppose(index, fact, answer));
    }

    /// A policy's name, with the first figure of what it gives.
    pub fn gives(self, policy: PolicyId) -> String {
        self.read(|interview| Card::gives(&interview.session, &interview.view, policy, self.text))
    }

    /// The outcomes so far, for display next to a question; `None` if there is no room for them.
    pub fn so_far(self) -> Option<Arc<ResultView>> {
        page::is_wide().then(|| self.result_now())
    }

    /// The long texts.
    pub fn long(self) -> Long {
        self.long.get()
    }

    /// The question screen for `named`, as of when it is opened.
    pub fn question(self, named: FactRef) -> Option<QuestionView> {
        self.read(|interview| {
            let Interview { session, view, .. } = interview;
            QuestionView::of(session, view, named, interview.on_errand(), self.text)
        })
    }

    /// The screen for an entry of a list.
    pub fn entry(self, fact: FactId, at: Option<usize>) -> Option<EntryView> {
        self.read(|interview| EntryView::of(&interview.session, &interview.view, fact, at, self.text))
    }

    /// The window's title at `place`.
    pub fn title(self, place: Place) -> String {
        let text = self.spoken.get().text();
        self.session(|session| place.title(session, text))
    }

    /// Runs a step and carries out its result.
    fn step(self, step: impl FnOnce(&mut Interview, Option<Date>, &Text) -> Step) {
        self.unsaved.set_value(None);
        let text = self.spoken.get_untracked().text();
        let step = self.act(|interview| step(interview, clock::today(), text));
        self.carry_out(step);
    }

    fn carry_out(self, Step { address, said }: Step) {
        self.say(said);
        // In place of anything else, and still on the screen that the step leads to.
        if self.tell_lost() {
            self.act(Interview::keep_notice);
        }
        self.go(address);
    }

    fn go(self, address: Address) {
        match address {
            Address::Stays => {}
            Address::Goes(route) => address::go(&route),
            Address::Becomes(route) => address::replace(&route),
            // Show the screen when the browser has gone back; do not override a navigation that happened meanwhile.
            Address::Back(route) => {
                if !address::back() {
                    address::go(&route);
                }
            }
        }
    }

    fn say(self, said: Said) {
        match said {
            Said::Stays => {}
            Said::Nothing => page::unsay(),
            Said::This(text) => page::notice(&text),
        }
    }

    /// Changes the interview, keeps the answers, and shows the consequences.
    fn act<T: Default>(self, act: impl FnOnce(&mut Interview) -> T) -> T {
        let (mut done, mut view, mut place) = (T::default(), None, None);
        self.held.update_value(|interview| {
            let (before, n_shown) = (Arc::clone(&interview.view), interview.n_shown);
            let return_to = interview.session.return_to.clone();
            done = act(interview);
            let changed = !Arc::ptr_eq(&before, &interview.view);
            if changed || return_to != interview.session.return_to {
                self.remember(&interview.session);
            }
            view = changed.then(|| Arc::clone(&interview.view));
            place = (interview.n_shown != n_shown).then_some(interview.place);
        });
        if let Some(view) = view {
            self.view.set(view);
        }
        if let Some(place) = place {
            self.place.set(place);
        }
        done
    }

    fn read<T>(self, read: impl FnOnce(&Interview) -> T) -> T {
        self.held.with_value(read)
    }

    fn session<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.read(|interview| read(&interview.session))
    }
}
