//! A list being worked on: the file, what was said of it, and how far the judging is.
//!
//! The file's bytes stay here, so that a correction is read from them and not from a file that may have changed meanwhile; whoever drops
//! the clerk drops everything.

use alloc::{collections::BTreeMap, sync::Arc};

use super::{earlier::EarlierList, settings};
use crate::desk::message::{Ask, Row, Said, Told, Wrong};
use crate::{
    engine::{Index, Outcome, outcomes},
    interview::{
        age,
        session::{Opening, Session},
        text::{Language, Text, demo::demo, desk::DeskText},
        view::AgeLine,
    },
    pack::{LongText, PolicyId, ShortText},
    roster::{Gb18030, Making, Person, Record, Refusal, Role, Roster, Settings, Words, options, read, record, say},
    value::Date,
};

/// So many people are judged before the clerk looks up: a few hundredths of a second in a browser.
pub const STEP: usize = 100;

/// A list being worked on.
pub struct Clerk {
    pub(super) session: Session,
    pub(super) index: Arc<Index>,
    pub(super) language: Language,
    pub(super) gb18030: Gb18030,
    /// The address of the phone's page, for the link that asks somebody.
    pub(super) phone: String,
    pub(super) file: (String, Vec<u8>),
    /// The earlier list, if one was handed over.
    pub(super) before: Option<Vec<u8>>,
    /// What was saved of it then, if that was handed over, too.
    pub(super) record: Option<Record>,
    pub(super) said: Said,
    pub(super) settings: Settings,
    pub(super) roster: Option<Roster>,
    /// What has been judged so far, and how many people.
    pub(super) making: Option<Making>,
    pub(super) done: usize,
    /// The first people with a claim on each policy, in words.
    pub(super) worded: BTreeMap<PolicyId, Vec<Row>>,
    /// The earlier list as it is being compared.
    pub(super) earlier: Option<EarlierList>,
    /// What has come out of a step and was not told yet: of the list, and of comparing.
    pub(super) untold: (bool, bool),
}

impl Clerk {
    /// With the rules and all their names, the short texts of a language, today's day if the device knows it, and the phone page's address.
    pub fn open(
        (rules, short): (&[u8], &[u8]),
        language: Language,
        today: Option<Date>,
        phone: &str,
        gb18030: Gb18030,
    ) -> Result<Self, Opening> {
        let session = Session::open(rules, short, &[], today)?;
        // Without the names of options a list would be read as if it said nothing.
        let is_named = Role::ALL.iter().all(|role| options(&session.pack, *role).iter().all(|key| !key.is_empty()));
        if !is_named {
            return Err(Opening::Mixed);
        }
        let index = Arc::new(Index::of(&session.pack));
        let settings = Settings::on(session.on);
        Ok(Self {
            session,
            index,
            language,
            gb18030,
            phone: phone.to_owned(),
            file: Default::default(),
            before: None,
            record: None,
            said: Said::default(),
            settings,
            roster: None,
            making: None,
            done: 0,
            worded: BTreeMap::new(),
            earlier: None,
            untold: (false, false),
        })
    }

    /// What stands above every screen.
    pub fn ready(&self) -> Told {
        let demo = (!self.session.pack.published).then(|| demo(self.language).to_owned());
        Told::Ready { demo, age: AgeLine::of(&self.session, self.text()).map(|line| line.said) }
    }

    /// Takes the words of another language, or of the conditions, as they arrive.
    pub fn take_words(&mut self, language: Language, short: Option<ShortText>, long: Option<LongText>) {
        if short.is_some_and(|short| self.session.speak(short)) {
            self.language = language;
            self.worded.clear();
        }
        if let Some(long) = long.filter(|long| long.fingerprint == self.session.pack.fingerprint) {
            self.session.long = (language == self.language).then(|| Arc::new(long));
        }
    }

    /// Takes a file, and forgets the one before.
    pub fn take(&mut self, name: &str, bytes: Vec<u8>) {
        self.file = (name.to_owned(), bytes);
        (self.before, self.record) = (None, None);
        self.forget_results();
    }

    /// Takes an earlier list to compare with, or what was saved of it; `first` for the first of the files that were chosen together. An
    /// earlier list stays while what was saved of it is chosen alone.
    pub fn take_before(&mut self, bytes: Vec<u8>, first: bool) {
        if first {
            self.record = None;
        }
        match record(&bytes, self.gb18030) {
            Some(record) => self.record = Some(record),
            None => self.before = Some(bytes),
        }
    }

    fn forget_results(&mut self) {
        (self.roster, self.making, self.done) = (None, None, 0);
        (self.earlier, self.untold) = (None, (false, false));
        self.worded.clear();
    }

    /// Answers the page. [`Ask::Judge`] and [`Ask::Compare`] only begin; [`Self::step`] goes on, and [`Self::tell`] says how far it is.
    pub fn hear(&mut self, ask: Ask) -> Told {
        match ask {
            Ask::Read(said) => self.read(said),
            Ask::Understood => {
                Told::Understood(self.roster.as_ref().map(|roster| self.understood(roster)).unwrap_or_default())
            }
            Ask::Listed => Told::Listed(self.listed()),
            Ask::Judge => {
                self.making = Some(Making::of(&self.session.pack, self.settings.on));
                self.done = 0;
                self.worded.clear();
                Told::Listed(self.listed())
            }
            Ask::Claims { policy, from } => Told::Claims { policy, from, rows: self.claims(policy, from) },
            Ask::Person(person) => Told::Person(self.person(person)),
            Ask::Write(kind) => self.written(kind),
            Ask::Compare(on) => self.compare(on),
        }
    }

    fn read(&mut self, said: Said) -> Told {
        self.forget_results();
        self.settings = settings::settings(&said, &self.session);
        self.said = said;
        match read(&self.file.1, &self.session.pack, &self.settings, self.gb18030) {
            Ok(roster) => {
                let told = self.understood(&roster);
                self.roster = Some(roster);
                Told::Read(told)
            }
            Err(refusal) => Told::Refused(self.refused(refusal)),
        }
    }

    /// Judges the next people, or once all have been compares the next ones with an earlier list; false if there is nothing to do. What
    /// came of it is for [`Self::tell`] to say: putting it in words takes longer than a step.
    pub fn step(&mut self) -> bool {
        let Some((roster, making)) = self.roster.as_ref().zip(self.making.as_mut()) else { return false };
        if self.done >= roster.people.len() {
            let stepped = self.step_compare();
            self.untold.1 |= stepped;
            return stepped;
        }
        self.untold.0 = true;
        for person in roster.people.iter().skip(self.done).take(STEP) {
            making.add(&self.session.pack, self.done, person);
            self.done += 1;
        }
        true
    }

    /// What has come out of the steps since it was told last; `None` once everything is told.
    pub fn tell(&mut self) -> Option<Told> {
        if core::mem::take(&mut self.untold.0) {
            return Some(Told::Listed(self.listed()));
        }
        core::mem::take(&mut self.untold.1).then(|| self.compared()).flatten()
    }

    pub(super) fn text(&self) -> &'static Text {
        self.language.text()
    }

    /// The words that files written of a list have as well.
    pub(super) fn say(&self) -> &'static say::Say {
        self.language_of_files().say()
    }

    pub(super) fn language_of_files(&self) -> say::Language {
        match self.language {
            Language::Zh => say::Language::Zh,
            Language::En => say::Language::En,
        }
    }

    pub(super) fn words(&self) -> &'static DeskText {
        DeskText::of(self.language)
    }

    /// What is wrong and its cure, in the language on the screen.
    pub(super) fn wrong(&self, zh: Words, en: Words) -> Wrong {
        let Words { what, cure } = if self.language == Language::Zh { zh } else { en };
        Wrong { what: what.to_owned(), cure: cure.to_owned() }
    }

    /// Why a file is refused, in the language on the screen.
    pub fn refused(&self, refusal: Refusal) -> Wrong {
        self.wrong(refusal.zh(), refusal.en())
    }

    /// A person as somebody who answers, and what comes out; figures are left out where the rules are too old for them.
    pub(super) fn judged(&self, person: &Person) -> (Session, Vec<Outcome>) {
        let mut session = self.session.clone();
        session.answers = person.answers(&session.pack);
        session.in_force = session.answers.clone();
        (session.on, session.as_of) = (self.settings.on, self.settings.on);
        let mut of = outcomes(&self.index, &session.pack, &session.answers, session.on, session.as_of);
        if session.age.hides() {
            age::hide_of(&mut of);
        }
        (session, of)
    }
}
