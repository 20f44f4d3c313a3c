//! What the worker has told and what the person at the desk has said, in signals. Screens read from here and call its actions.
//!
//! Decides nothing about a list: the worker does.

use gloo::{events::EventListener, utils::window};
use leptos::prelude::*;
use web_sys::Event;

use super::{
    bridge::{self, Heard},
    kept,
    press::Press,
};
use crate::{
    app::browser::focus,
    desk::message::{Ask, Compared, Kind, Listed, PersonView, Row, Said, Told, Understood, Wrong, count},
    interview::text::{Language, Text, desk::DeskText},
    value::Date,
};

/// A screen of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// Choosing a file.
    Put,
    /// What was understood of it.
    Columns,
    /// Who stands where.
    List,
    /// One person.
    Person,
}

impl Screen {
    /// What the address says; nothing about anybody.
    fn hash(self) -> &'static str {
        match self {
            Self::Put => "#put",
            Self::Columns => "#columns",
            Self::List => "#list",
            Self::Person => "#person",
        }
    }
}

/// Handle on everything; copying it copies only the handle.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The screen that is open.
    pub screen: RwSignal<Screen>,
    /// The name of the file that is being read.
    pub reading: RwSignal<Option<String>>,
    /// Why there is no list.
    pub wrong: RwSignal<Option<Wrong>>,
    /// What has been said about the list.
    pub said: RwSignal<Said>,
    /// Whether it was confirmed that this may be done.
    pub consent: RwSignal<bool>,
    /// What was understood.
    pub understood: RwSignal<Option<Understood>>,
    /// Where everybody stands.
    pub listed: RwSignal<Listed>,
    /// How far the judging is.
    pub progress: RwSignal<(u32, u32)>,
    /// More people of a policy than the first few.
    pub more: RwSignal<Vec<(u32, Vec<Row>)>>,
    /// The person that is open.
    pub person: RwSignal<PersonView>,
    /// The day of the earlier list.
    pub earlier_on: RwSignal<Option<Date>>,
    /// What has become of it.
    pub compared: RwSignal<Option<Compared>>,
    /// Of how many of how many people it is known by now.
    pub comparing: RwSignal<Option<(u32, u32)>>,
    /// Why it cannot be compared.
    pub not_compared: RwSignal<Option<Wrong>>,
    /// Whether a file is being written.
    pub writing: RwSignal<bool>,
    /// Whether what the columns mean is to be remembered.
    pub remember: RwSignal<bool>,
    /// A message above the screen; empty without one.
    pub notice: RwSignal<String>,
    /// Whether the corrections, and the cells about which something is wrong, are unfolded.
    pub unfolded: [RwSignal<bool>; 2],
    /// What stands above every screen.
    pub above: RwSignal<(Option<String>, Option<String>)>,
    /// The element from which a person was opened.
    from: RwSignal<String>,
    /// Whether a file was chosen that the worker has not got yet: what it still tells is of the list before.
    expecting: RwSignal<bool>,
    /// How many readings are being waited for.
    pub pending: RwSignal<u32>,
    /// Whether something was said that the list has not been read with.
    unread: RwSignal<bool>,
    /// Whether what is listed is of the list as it was read last.
    judging: RwSignal<bool>,
    /// Whether judging is to begin once it has.
    then_judge: RwSignal<bool>,
    /// Whether remembered headings have been applied to this list.
    recalled: RwSignal<bool>,
    spoken: RwSignal<Language>,
    /// Every sentence that the phone's page has as well.
    pub text: &'static Text,
    /// The page's own sentences.
    pub words: &'static DeskText,
}

impl Desk {
    /// Nothing yet.
    pub fn new(language: Language) -> Self {
        Self {
            screen: RwSignal::new(Screen::Put),
            reading: RwSignal::new(None),
            wrong: RwSignal::new(None),
            said: RwSignal::new(Said::default()),
            consent: RwSignal::new(false),
            understood: RwSignal::new(None),
            listed: RwSignal::new(Listed::default()),
            progress: RwSignal::new((0, 0)),
            more: RwSignal::new(Vec::new()),
            person: RwSignal::new(PersonView::default()),
            earlier_on: RwSignal::new(None),
            compared: RwSignal::new(None),
            comparing: RwSignal::new(None),
            not_compared: RwSignal::new(None),
            writing: RwSignal::new(false),
            remember: RwSignal::new(false),
            notice: RwSignal::new(String::new()),
            unfolded: [RwSignal::new(false), RwSignal::new(false)],
            above: RwSignal::new((None, None)),
            from: RwSignal::new(String::new()),
            expecting: RwSignal::new(false),
            pending: RwSignal::new(0),
            unread: RwSignal::new(false),
            judging: RwSignal::new(false),
            then_judge: RwSignal::new(false),
            recalled: RwSignal::new(false),
            spoken: RwSignal::new(language),
            text: language.text(),
            words: DeskText::of(language),
        }
    }

    /// The handle in the language on the screen; what is drawn with it is drawn again when that changes.
    pub fn current(self) -> Self {
        let language = self.spoken.get();
        Self { text: language.text(), words: DeskText::of(language), ..self }
    }

    /// The language on the screen.
    pub fn language(self) -> Language {
        self.spoken.get()
    }

    /// Listens to the worker, and to the browser's own way back.
    pub fn listen(self) {
        let press = Press::new(move |heard| self.hear(heard));
        EventListener::new(&window(), bridge::HEARD, move |event| {
            if let Some(heard) = bridge::heard(event) {
                press.then(heard);
            }
        })
        .forget();
        EventListener::new(&window(), "popstate", move |_| self.go_back()).forget();
        self.address(Screen::Put, false);
        focus::heading(false, 0.0);
    }

    fn hear(self, heard: Heard) {
        match heard {
            Heard::Taken(name, many) => {
                self.expecting.set(false);
                self.reading.set(Some(name));
                self.notice.set(if many { self.now().one_file.to_owned() } else { String::new() });
                self.read();
            }
            Heard::Told(Told::Ready { demo, age }) => self.above.set((demo, age)),
            Heard::Told(Told::Refused(wrong)) if self.expecting.get_untracked() => {
                // Larger than may be: it was never taken.
                self.expecting.set(false);
                self.take(Told::Refused(wrong));
            }
            Heard::Told(_) if self.expecting.get_untracked() => {}
            Heard::Told(told) => self.take(told),
            Heard::Wordless => {
                let other = self.spoken.get_untracked().other();
                self.spoken.set(other);
                bridge::speak(other.code());
                self.notice.set(self.now().not_worded.to_owned());
            }
            Heard::TakenBefore => {
                if let Some(on) = self.earlier_on.get_untracked() {
                    bridge::ask(&Ask::Compare(on));
                }
            }
            Heard::UnreadableBefore => {
                let (what, cure) = self.now().unreadable;
                self.not_compared.set(Some(Wrong { what: what.to_owned(), cure: cure.to_owned() }));
            }
            Heard::Unreadable => self.refuse(self.now().unreadable),
            Heard::Broken => self.refuse(self.now().broken),
            Heard::Failed(kind) => bridge::fail(&kind),
            Heard::Worded(all) => {
                if all && self.understood.with_untracked(Option::is_some) {
                    bridge::ask(&Ask::Understood);
                    self.listed.set(Listed::default());
                    self.more.set(Vec::new());
                    bridge::ask(&Ask::Listed);
                    if let Some(on) =
                        self.earlier_on.get_untracked().filter(|_| self.compared.with_untracked(Option::is_some))
                    {
                        bridge::ask(&Ask::Compare(on));
                    }
                }
                if self.screen.get_untracked() == Screen::Person {
                    bridge::ask(&Ask::Person(self.person.with_untracked(|person| person.person)));
                }
            }
        }
    }

    fn take(self, told: Told) {
        match told {
            Told::Ready { .. } => {}
            // What was said since is still being read: by that this is out of date.
            Told::Refused(_) | Told::Read(_) if !self.is_answered() => {}
            Told::Refused(wrong) => {
                self.reading.set(None);
                self.then_judge.set(false);
                if self.screen.get_untracked() == Screen::Columns && self.understood.with_untracked(Option::is_some) {
                    // A correction went wrong: nothing that was said is lost.
                    self.notice.set([wrong.what.as_str(), "。", &wrong.cure].concat());
                    self.wrong.set(Some(wrong));
                } else {
                    self.understood.set(None);
                    self.wrong.set(Some(wrong));
                    self.open(Screen::Put);
                }
            }
            Told::Read(understood) => {
                if self.recall(&understood) {
                    return;
                }
                self.reading.set(None);
                if self.wrong.with_untracked(Option::is_some) {
                    self.notice.set(String::new());
                }
                self.wrong.set(None);
                if self.screen.get_untracked() == Screen::Columns {
                    focus::keep();
                } else {
                    focus::heading(false, 0.0);
                }
                let refused = understood.firm.iter().find_map(|ask| ask.refused.clone());
                self.understood.set(Some(understood));
                self.open(Screen::Columns);
                if self.then_judge.get_untracked() {
                    self.then_judge.set(false);
                    match refused {
                        None => self.judge(),
                        Some(why) => self.notice.set(why),
                    }
                }
            }
            Told::Understood(understood) => {
                focus::keep();
                self.understood.set(Some(understood));
            }
            // Of a judging that was stopped.
            Told::Listed(_) if !self.judging.get_untracked() => {}
            Told::Listed(listed) => {
                self.progress.set((listed.done, listed.of));
                let shown = self.listed.with_untracked(|shown| !shown.policies.is_empty());
                // Redrawn once there is something and once all is there, not all the time in between.
                if !shown || listed.done >= listed.of {
                    if shown {
                        focus::keep();
                    }
                    self.listed.set(listed);
                }
            }
            Told::Claims { policy, from, rows } if self.n_shown(policy) == from => {
                focus::keep();
                self.more.update(|more| match more.iter_mut().find(|(of, _)| *of == policy) {
                    Some((_, known)) => known.extend(rows),
                    None => more.push((policy, rows)),
                })
            }
            // Asked for twice, or of a list that was worded anew.
            Told::Claims { .. } => {}
            Told::Person(person) => {
                self.person.set(person);
                self.open(Screen::Person);
                focus::heading(false, 0.0);
            }
            Told::NoBefore(wrong) => {
                self.comparing.set(None);
                self.not_compared.set(Some(wrong));
            }
            Told::Comparing(done, of) => self.comparing.set(Some((done, of))),
            // A day was chosen, and no list yet.
            Told::Compared(compared) if compared.line.is_empty() => self.comparing.set(None),
            Told::Compared(compared) => {
                self.comparing.set(None);
                self.compared.set(Some(compared));
                focus::soon("#compared");
            }
            Told::Unwritten(wrong) => {
                self.writing.set(false);
                self.notice.set([wrong.what.as_str(), " ", &wrong.cure].concat());
            }
            Told::Written { name, mime, bytes } => {
                self.writing.set(false);
                bridge::save(&name, &mime, &bytes);
            }
        }
    }

    /// The sentences of the language on the screen.
    fn now(self) -> &'static DeskText {
        DeskText::of(self.spoken.get_untracked())
    }

    fn refuse(self, (what, cure): (&str, &str)) {
        self.clear();
        self.reading.set(None);
        self.wrong.set(Some(Wrong { what: what.to_owned(), cure: cure.to_owned() }));
        self.open(Screen::Put);
    }

    /// Applies what headings were remembered to mean, once for each list. Returns whether it is read again for that.
    fn recall(self, understood: &Understood) -> bool {
        if self.recalled.get_untracked() {
            return false;
        }
        self.recalled.set(true);
        let kept = kept::columns();
        let mut columns = Vec::new();
        for column in &understood.columns {
            let known = kept.iter().find(|(heading, _)| *heading == column.heading);
            if let Some((_, role)) = known.filter(|(_, role)| *role != column.role) {
                columns.push((column.at, role.clone()));
            }
        }
        let has = !columns.is_empty();
        if has {
            self.notice.set((self.now().remembered)(columns.len()));
            self.said.update(|said| said.columns = columns);
            self.read();
        }
        has
    }

    /// Takes the files of a field or of a drop, and forgets the list before.
    pub fn choose(self, event: &Event) {
        if bridge::take(event) {
            self.clear();
            self.expecting.set(true);
            self.reading.set(Some(String::new()));
        }
    }

    fn clear(self) {
        self.said.update(|said| {
            // Who does this, and for which day, stays; what concerns one file goes.
            *said = Said { on: said.on, ..Said::default() };
        });
        self.wrong.set(None);
        self.understood.set(None);
        self.listed.set(Listed::default());
        self.more.set(Vec::new());
        self.forget_compared();
        self.earlier_on.set(None);
        self.person.set(PersonView::default());
        self.pending.set(0);
        for flag in [self.recalled, self.expecting, self.unread, self.then_judge, self.judging, self.writing] {
            flag.set(false);
        }
        self.unfolded.iter().for_each(|unfolded| unfolded.set(false));
        self.notice.set(String::new());
    }

    /// How many people of a policy are shown.
    fn n_shown(self, policy: u32) -> u32 {
        let first = self.listed.with_untracked(|listed| {
            listed.policies.iter().find(|part| part.policy == policy).map_or(0, |part| part.rows.len())
        });
        let more = self
            .more
            .with_untracked(|more| more.iter().find(|(of, _)| *of == policy).map_or(0, |(_, rows)| rows.len()));
        count(first + more)
    }

    /// Takes note of one more answer to a reading; whether it is the last one.
    fn is_answered(self) -> bool {
        let left = self.pending.get_untracked().saturating_sub(1);
        self.pending.set(left);
        left == 0
    }

    /// Reads the list with what was said. What came out of another reading means nothing any more.
    pub fn read(self) {
        self.listed.set(Listed::default());
        self.more.set(Vec::new());
        self.forget_compared();
        self.person.set(PersonView::default());
        self.pending.update(|pending| *pending = pending.saturating_add(1));
        self.unread.set(false);
        self.judging.set(false);
        bridge::ask(&Ask::Read(self.said.get_untracked()));
    }

    /// Changes what was said, and reads the list again with it.
    pub fn change(self, change: impl FnOnce(&mut Said)) {
        self.said.update(change);
        self.read();
    }

    /// Changes what was said of the firm. The list is read with it when judging begins: a screen that is drawn again between two fields
    /// would swallow the tap on the second.
    pub fn say_of_firm(self, change: impl FnOnce(&mut Said)) {
        self.said.update(change);
        self.unread.set(true);
    }

    /// Stops judging; the list and what was said of it stay.
    pub fn stop_judging(self) {
        self.judging.set(false);
        bridge::stop_judging(&Ask::Understood);
        self.listed.set(Listed::default());
        self.to_columns();
    }

    /// Judges everybody.
    pub fn judge(self) {
        if !self.consent.get_untracked() {
            self.notice.set(self.now().consent_first.to_owned());
            return;
        }
        if self.unread.get_untracked() || self.pending.get_untracked() > 0 {
            self.then_judge.set(true);
            if self.unread.get_untracked() {
                self.read();
            }
            return;
        }
        if self.wrong.with_untracked(Option::is_some) {
            return;
        }
        if self.understood.with_untracked(|of| of.as_ref().is_none_or(|of| of.people == 0)) {
            self.notice.set(self.now().nobody.to_owned());
            return;
        }
        if self.remember.get_untracked() {
            self.keep_corrections();
        }
        self.notice.set(String::new());
        self.listed.set(Listed::default());
        self.more.set(Vec::new());
        self.progress.set((0, self.understood.with_untracked(|of| of.as_ref().map_or(0, |of| of.people))));
        self.open(Screen::List);
        focus::heading(false, 0.0);
        self.judging.set(true);
        bridge::ask(&Ask::Judge);
    }

    /// Remembers what was said by hand of columns with a heading, beside what was remembered before.
    fn keep_corrections(self) {
        let said = self.said.with_untracked(|said| said.columns.clone());
        let mut columns = kept::columns();
        self.understood.with_untracked(|understood| {
            for column in understood.iter().flat_map(|understood| &understood.columns) {
                if let Some((_, role)) = said.iter().find(|(at, _)| *at == column.at && !column.heading.is_empty()) {
                    columns.retain(|(heading, _)| *heading != column.heading);
                    columns.push((column.heading.clone(), role.clone()));
                }
            }
        });
        kept::keep_columns(&columns);
    }

    /// Forgets what columns were said to mean in earlier lists.
    pub fn forget_columns(self) {
        kept::keep_columns(&[]);
        self.notice.set(self.now().columns_forgotten.to_owned());
    }

    /// Back to what was understood.
    pub fn to_columns(self) {
        self.open(Screen::Columns);
        focus::heading(false, 0.0);
    }

    /// Shows more people of a policy.
    pub fn show_more(self, policy: u32, from: u32) {
        bridge::ask(&Ask::Claims { policy, from });
    }

    /// Opens a person, from the element with that id.
    pub fn look_at(self, person: u32, from: &str) {
        self.from.set(from.to_owned());
        bridge::ask(&Ask::Person(person));
    }

    /// Takes the day of the earlier list, and compares anew if that was chosen already.
    pub fn choose_day(self, day: Option<Date>) {
        self.forget_compared();
        self.earlier_on.set(day);
        if let Some(day) = day {
            bridge::ask(&Ask::Compare(day));
        }
    }

    /// Takes the earlier list, true for the day that was chosen, and compares with it.
    pub fn choose_earlier(self, event: &Event) {
        self.forget_compared();
        bridge::take_before(event);
    }

    fn forget_compared(self) {
        self.compared.set(None);
        self.comparing.set(None);
        self.not_compared.set(None);
    }

    /// Writes the list as a file.
    pub fn write(self, kind: Kind) {
        self.writing.set(true);
        bridge::ask(&Ask::Write(kind));
    }

    /// Ends whatever the worker does, and forgets the list.
    pub fn forget(self) {
        bridge::stop();
        self.clear();
        self.consent.set(false);
        self.reading.set(None);
        self.notice.set(self.now().forgotten.to_owned());
        self.open(Screen::Put);
        focus::heading(false, 0.0);
    }

    /// Opens a screen.
    pub fn open(self, screen: Screen) {
        if self.screen.get_untracked() != screen {
            self.address(screen, true);
            self.screen.set(screen);
        }
    }

    /// The browser went back or on: to a screen whose content is still there.
    fn go_back(self) {
        let hash = window().location().hash().unwrap_or_default();
        let screens = [Screen::Columns, Screen::List, Screen::Person];
        let wanted = screens.into_iter().find(|screen| screen.hash() == hash).unwrap_or(Screen::Put);
        let has = match wanted {
            Screen::Put => true,
            Screen::Columns => self.understood.with_untracked(Option::is_some),
            Screen::List => self.listed.with_untracked(|listed| listed.of > 0),
            Screen::Person => self.person.with_untracked(|person| !person.title.is_empty()),
        };
        let else_to = if self.understood.with_untracked(Option::is_some) { Screen::Columns } else { Screen::Put };
        self.screen.set(if has { wanted } else { else_to });
        self.arrive();
    }

    /// Back from a person to the list, to where one was.
    pub fn back_to_list(self) {
        self.open(Screen::List);
        self.arrive();
    }

    /// The focus on what one came from, else on the heading.
    fn arrive(self) {
        let from = self.from.get_untracked();
        if self.screen.get_untracked() == Screen::List && !from.is_empty() {
            self.from.set(String::new());
            focus::on(from);
        } else {
            focus::heading(false, 0.0);
        }
    }

    fn address(self, screen: Screen, adds: bool) {
        let Ok(history) = window().history() else { return };
        let hash = Some(screen.hash());
        // Fails only where the address may not be changed; then the browser's way back leaves the page.
        let _ = match adds {
            true => history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", hash),
            false => history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", hash),
        };
    }

    /// Switches to the other language.
    pub fn speak_other(self) {
        let other = self.spoken.get_untracked().other();
        self.spoken.set(other);
        bridge::speak(other.code());
    }
}
