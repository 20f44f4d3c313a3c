//! The stand, held in signals. Screens read from here what they draw and call its actions.
//!
//! Decides nothing: [`crate::interview::fair`] does. Keeps the firm's profile on the device, and of a candidate nothing.

use std::sync::Arc;

use gloo::{
    events::EventListener,
    timers::callback::Interval,
    utils::{document, window},
};
use leptos::prelude::*;

use super::{
    bridge::{self, Seen, Trial, Worker},
    kept,
};
use crate::{
    app::browser::{bridge as texts, clock, focus, storage},
    handoff::Refusal,
    interview::{
        fair::{Idle, Phase, Size, Stand, Tally, Unread},
        text::{Language, Text, demo::demo, fair::FairText},
        view::{AgeLine, FairView, FirmResult, FirmSheet, FirmView, Judged, OF_FIRM, ProfileView, Report, roles_of},
    },
    pack::{FactId, LongText, PolicyId},
    value::{Answer, Date, OptionSet},
};

/// How often the time is looked at, in milliseconds.
const TICK: u32 = 500;

/// A screen of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// 开场检查.
    Opening,
    /// 单位和岗位.
    Profile,
    /// 单位自测.
    Firm,
    /// 接待.
    Serve,
    /// 扫码.
    Scan,
    /// 收摊.
    Closing,
}

/// Handle on everything; copying it copies only the handle.
#[derive(Clone, Copy)]
pub struct Fair {
    stand: StoredValue<Stand>,
    idle: StoredValue<Idle>,
    /// The screen that is open.
    pub screen: RwSignal<Screen>,
    /// Changes with whatever a candidate says.
    said: RwSignal<u32>,
    /// Changes when the questions have to be drawn again.
    form: RwSignal<u32>,
    /// What is to be done about the candidate's answers.
    pub phase: RwSignal<Phase>,
    /// A message above the screen; empty without one.
    pub notice: RwSignal<&'static str>,
    /// Why nothing is seen; empty while the camera works.
    pub blind: RwSignal<&'static str>,
    /// What is wrong with the last code; empty without one.
    pub scanned: RwSignal<&'static str>,
    /// What a code said, until somebody decides whether it replaces what is on the screen.
    pub handed: RwSignal<Option<Vec<(FactId, Answer)>>>,
    /// Whether this device reads codes; `None` until that was tried.
    reads: RwSignal<Option<Trial>>,
    /// The firm's question that an open condition has led to.
    pub meant: RwSignal<Option<FactId>>,
    /// Whether the firm's own benefits are shown.
    pub firm_view: RwSignal<bool>,
    /// Whether the candidate's answers go into the code for the phone.
    pub with_answers: RwSignal<bool>,
    /// Changes when the browser has news for the opening check.
    news: RwSignal<u32>,
    spoken: RwSignal<Language>,
    /// Every sentence that the phone's page has as well.
    pub text: &'static Text,
    /// The stand's own sentences.
    pub words: &'static FairText,
}

/// What the device says about the stand, for the opening check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// Whether the page works without a network.
    pub worker: Worker,
    /// Whether anything can be stored.
    pub stores: bool,
    /// Whether what is stored is promised to stay.
    pub persists: Option<bool>,
    /// Whether somebody's answers from the self-check are here.
    pub has_answers: bool,
    /// Whether it reads codes; `None` until that was tried.
    pub reads: Option<Trial>,
}

impl Fair {
    /// The page for `stand`, with the profile that the device keeps, at what the address asked for: `next` after a candidate
    /// has gone, `firm` for the firm's own check.
    pub fn new(mut stand: Stand, language: Language, asked: &str) -> Self {
        let next = asked == "next";
        let screen = match asked {
            "next" => Screen::Serve,
            bridge::FIRM => Screen::Firm,
            _ => Screen::Opening,
        };
        // What cannot be read stays where it is until something is written over it.
        if let Ok(profile) = stand.read_profile(&kept::profile()) {
            stand.profile = profile;
        }
        let words = FairText::of(language);
        Self {
            stand: StoredValue::new(stand),
            idle: StoredValue::new(Idle::default()),
            screen: RwSignal::new(screen),
            said: RwSignal::new(0),
            form: RwSignal::new(0),
            phase: RwSignal::new(Phase::Empty),
            notice: RwSignal::new(if next { words.emptied } else { "" }),
            blind: RwSignal::new(""),
            scanned: RwSignal::new(""),
            handed: RwSignal::new(None),
            reads: RwSignal::new(None),
            meant: RwSignal::new(None),
            firm_view: RwSignal::new(false),
            with_answers: RwSignal::new(false),
            news: RwSignal::new(0),
            spoken: RwSignal::new(language),
            text: language.text(),
            words,
        }
    }

    /// The handle in the language on the screen; what is drawn with it is drawn again when that changes.
    pub fn current(self) -> Self {
        let language = self.spoken.get();
        Self { text: language.text(), words: FairText::of(language), ..self }
    }

    /// The language on the screen.
    pub fn language(self) -> Language {
        self.spoken.get()
    }

    /// Listens to touches, to the time, and to the page being put away.
    pub fn listen(self) {
        for event in ["pointerdown", "keydown"] {
            let touched = move |event: &web_sys::Event| {
                // Whoever says that all goes now does not extend it.
                if !bridge::says_now(event) {
                    self.touch();
                }
            };
            EventListener::new(&document(), event, touched).forget();
        }
        EventListener::new(&document(), "visibilitychange", move |_| {
            let hidden = document().hidden();
            // Whoever wakes the tablet must not see whom it served last, even for the blink until the time is looked at.
            bridge::cover(hidden && self.is_serving());
            let scans = self.screen.get_untracked() == Screen::Scan;
            if hidden {
                // Nobody looks at what the camera sees.
                bridge::look_away();
            } else {
                self.tick();
                if scans && self.handed.with_untracked(Option::is_none) {
                    self.look();
                }
            }
        })
        .forget();
        EventListener::new(&window(), bridge::SEEN, move |event| {
            if let Some(seen) = bridge::seen(event) {
                self.heard(seen);
            }
        })
        .forget();
        self.try_codes();
        EventListener::new(&window(), bridge::CHANGED, move |_| self.news.update(|news| *news += 1)).forget();
        Interval::new(TICK, move || self.tick()).forget();
        EventListener::new(&window(), "storage", move |_| self.take_profile()).forget();
        self.fetch_long();
        focus::heading(false, 0.0);
    }

    /// Another tab has changed the profile: nothing of it may be written over from here.
    fn take_profile(self) {
        self.stand.update_value(|stand| {
            if let Ok(profile) = stand.read_profile(&kept::profile()) {
                stand.profile = profile;
            }
        });
        self.form.update(|form| *form += 1);
        self.said.update(|said| *said += 1);
    }

    /// Fetches the conditions in words; without them nothing but why something fails is missing.
    fn fetch_long(self) {
        texts::long(self.spoken.get_untracked(), move |long| {
            if let Some(long) = long {
                self.stand.update_value(|stand| stand.take_long(long));
                self.said.update(|said| *said += 1);
            }
        });
    }

    /// Somebody touched the screen.
    fn touch(self) {
        let serving = self.is_serving();
        // A touch that comes too late does not keep what was to be cleared.
        self.tick();
        self.idle.update_value(|idle| idle.touch(clock::now(), serving));
        self.tick();
    }

    fn tick(self) {
        let minutes = self.stand.with_value(|stand| stand.profile.minutes);
        let phase = self.idle.with_value(|idle| idle.phase(clock::now(), minutes));
        if phase == Phase::Over {
            self.next();
        } else if phase != self.phase.get_untracked() {
            self.phase.set(phase);
        }
        let today = clock::today();
        if today.is_some_and(|today| today > self.day()) {
            self.stand.update_value(|stand| stand.turn_of_day(today));
            self.said.update(|said| *said += 1);
        }
    }

    /// Tries once, for the opening check, whether this device reads codes.
    fn try_codes(self) {
        if self.screen.get_untracked() == Screen::Opening && self.reads.get_untracked().is_none() {
            bridge::trial(move |reads| self.reads.set(Some(reads)));
        }
    }

    /// Opens a screen.
    pub fn open(self, screen: Screen) {
        self.notice.set("");
        bridge::at_firm(screen == Screen::Firm);
        bridge::look_away();
        self.handed.set(None);
        if screen == Screen::Scan {
            self.look();
        }
        self.screen.set(screen);
        self.try_codes();
        focus::heading(false, 0.0);
    }

    /// Switches to the other language once its words have arrived.
    pub fn speak_other(self) {
        let language = self.spoken.get_untracked().other();
        texts::short(language, move |short| {
            let mut taken = false;
            self.stand.update_value(|stand| taken = short.is_some_and(|short| stand.speak(short)));
            if taken {
                self.notice.set("");
                self.spoken.set(language);
                self.fetch_long();
            }
            texts::spoke(language, taken);
        });
    }

    /// The day.
    pub fn day(self) -> Date {
        self.stand.with_value(|stand| stand.session().on)
    }

    /// That nobody vouches for the rules; `None` if somebody does.
    pub fn demo(self) -> Option<&'static str> {
        let published = self.stand.with_value(|stand| stand.session().pack.published);
        (!published).then(|| demo(self.text.language))
    }

    /// How to report a mistake in a policy.
    pub fn report(self, policy: PolicyId) -> Option<Report> {
        self.stand.with_value(|stand| {
            let session = stand.session();
            Report::of((&session.pack, &session.short), policy, None, self.text)
        })
    }

    /// That the rules are old, if they are.
    pub fn age(self) -> Option<AgeLine> {
        self.said.track();
        self.stand.with_value(|stand| AgeLine::of(stand.session(), self.text))
    }

    /// The day up to which the rules were checked, and whether the device's clock shows an earlier one.
    pub fn checked(self) -> (Date, bool) {
        self.stand.with_value(|stand| (stand.session().pack.checked, stand.session().clock_is_wrong))
    }

    /// What the device says.
    pub fn device(self) -> Device {
        self.news.track();
        Device {
            worker: bridge::worker(),
            stores: storage::place().is_some(),
            persists: bridge::persists(),
            has_answers: storage::holds_answers(),
            reads: self.reads.get(),
        }
    }

    // --- the candidate -----------------------------------------------------------------------------------

    /// Whether there is anything of a candidate to forget.
    pub fn is_serving(self) -> bool {
        self.stand.with_value(Stand::is_serving)
    }

    /// The screen as it stands when its questions are drawn.
    pub fn asked(self) -> FairView {
        self.form.track();
        self.stand.with_value(|stand| FairView::of(stand, self.text))
    }

    /// The same, whenever anything is said.
    pub fn found(self) -> Arc<FairView> {
        self.said.track();
        Arc::new(self.stand.with_value(|stand| FairView::of(stand, self.text)))
    }

    /// What the firm gets by hiring this candidate, and whether what was said makes a kind of hire.
    pub fn firm(self) -> Option<(Judged, bool)> {
        self.said.track();
        self.stand.with_value(|stand| FairView::firm(stand, self.text))
    }

    /// The address with which the candidate goes on at home.
    pub fn home(self) -> Option<String> {
        self.said.track();
        let with_answers = self.with_answers.get();
        self.stand.with_value(|stand| stand.link(with_answers)).map(|payload| bridge::home(&payload))
    }

    fn act(self, act: impl FnOnce(&mut Stand)) {
        self.stand.update_value(act);
        self.notice.set("");
        let serving = self.is_serving();
        self.idle.update_value(|idle| idle.touch(clock::now(), serving));
        self.said.update(|said| *said += 1);
    }

    /// Records what the candidate says.
    pub fn say(self, fact: FactId, answer: Answer) {
        self.act(|stand| stand.say(fact, answer));
    }

    /// Records what is agreed on about the job.
    pub fn say_of_job(self, fact: FactId, answer: Answer) {
        self.act(|stand| stand.say_of_job(fact, answer));
    }

    /// Records when the job begins.
    pub fn say_start(self, answer: Answer) {
        self.act(|stand| stand.candidate.start = Some(answer));
    }

    /// Records which post is wanted; what was agreed on about another one no longer holds.
    pub fn choose_post(self, post: usize) {
        self.act(|stand| {
            stand.candidate.post = post;
            stand.candidate.job.clear();
            stand.candidate.start = None;
        });
        self.form.update(|form| *form += 1);
    }

    /// Counts the candidate, and opens an empty screen for the next one.
    pub fn next(self) {
        self.stand.with_value(|stand| {
            if stand.n_answered() > 0 {
                let found = FairView::of(stand, self.text).found;
                let mut tally = self.tally_of(stand.session().on);
                let has_sum = found.as_ref().is_some_and(|found| found.sum.is_some());
                tally.count(found.is_some_and(|found| found.fits), has_sum);
                kept::keep_tally(&tally.write());
            }
        });
        bridge::wipe();
    }

    // --- what a candidate's phone shows ----------------------------------------------------------------------

    /// Looks through the camera, once the screen is there.
    pub fn look(self) {
        self.blind.set("");
        self.scanned.set("");
        self.handed.set(None);
        focus::after_paint(bridge::look);
    }

    fn heard(self, seen: Seen) {
        match seen {
            Seen::Code(text) => self.take_code(&text),
            Seen::NoCode => self.scanned.set(self.words.no_code),
            Seen::Refused => self.blind.set(self.words.camera_refused),
            Seen::NoCamera => self.blind.set(self.words.camera_none),
            Seen::NoReader => self.blind.set(self.words.no_reader),
        }
    }

    /// Takes a code over, or says why not; asks first if somebody's answers are on the screen.
    pub fn take_code(self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        match self.stand.with_value(|stand| stand.read_code(text)) {
            Ok(given) if given.is_empty() => self.scanned.set(self.words.code_empty),
            Ok(given) => {
                self.handed.set(Some(given));
                if !self.is_serving() {
                    self.take_handed();
                }
            }
            Err(Refusal::Newer) => self.scanned.set(self.words.code_newer),
            Err(Refusal::NotOurs) => self.scanned.set(self.words.code_not_ours),
            Err(Refusal::Altered) => self.scanned.set(self.words.code_wrong),
            Err(Refusal::Short | Refusal::TooLong) => self.scanned.set(self.words.code_damaged),
        }
    }

    /// Puts what a code said in place of what is on the screen.
    pub fn take_handed(self) {
        let Some(given) = self.handed.get_untracked() else { return };
        self.handed.set(None);
        self.act(|stand| stand.candidate.answers = given);
        self.form.update(|form| *form += 1);
        self.open(Screen::Serve);
        self.notice.set(self.words.taken);
    }

    // --- the profile -------------------------------------------------------------------------------------

    /// The profile as it stands when the screen is drawn.
    pub fn profile(self) -> ProfileView {
        self.form.track();
        self.stand.with_value(|stand| ProfileView::of(stand, self.text))
    }

    /// Whether anything was said of the firm, and how many posts there are.
    pub fn has_profile(self) -> (bool, usize) {
        self.stand.with_value(|stand| (!stand.profile.is_empty(), stand.profile.posts.len()))
    }

    /// Changes the profile and keeps it; `redraw` if the screen has other fields than before.
    pub fn change(self, redraw: bool, change: impl FnOnce(&mut Stand)) {
        self.stand.update_value(change);
        let text = self.stand.with_value(|stand| stand.write_profile()).unwrap_or_default();
        let kept = kept::keep_profile(&text);
        bridge::persist();
        self.notice.set(if kept { "" } else { self.words.not_kept });
        if redraw {
            self.form.update(|form| *form += 1);
        }
    }

    /// Forgets the profile.
    pub fn forget(self) {
        self.stand.update_value(|stand| stand.profile = Default::default());
        kept::keep_profile("");
        self.form.update(|form| *form += 1);
    }

    /// Saves the profile as a file.
    pub fn export(self) {
        if let Some(text) = self.stand.with_value(|stand| stand.write_profile()) {
            bridge::save("caice-stand.txt", &text);
        }
    }

    /// Takes a profile from a file's text.
    pub fn import(self, text: &str) {
        let read = self.stand.with_value(|stand| stand.read_profile(text));
        match read {
            Ok(profile) => {
                self.change(true, |stand| stand.profile = profile);
                if self.notice.get_untracked().is_empty() {
                    self.notice.set(self.words.imported);
                }
            }
            Err(why) => self.notice.set(match why {
                Unread::NotOurs => self.words.not_ours,
                Unread::Newer => self.words.newer,
                Unread::Damaged => self.words.damaged,
            }),
        }
    }

    /// The address on the stand's poster.
    pub fn poster(self) -> Option<String> {
        self.form.track();
        self.stand.with_value(|stand| stand.link(false)).map(|payload| bridge::home(&payload))
    }

    // --- the firm's own check ------------------------------------------------------------------------------

    /// What the firm is asked, as it stands when the screen is drawn.
    pub fn firm_asked(self) -> Option<FirmView> {
        self.form.track();
        self.stand.with_value(|stand| FirmView::of(stand, self.meant.get(), self.text))
    }

    /// What the firm and its hires may get, whenever the firm says anything.
    pub fn firms_result(self) -> Option<FirmResult> {
        self.said.track();
        self.stand.with_value(|stand| FirmResult::of(stand, self.text))
    }

    /// The same on paper.
    pub fn firms_sheet(self) -> Option<FirmSheet> {
        self.stand.with_value(|stand| FirmSheet::of(stand, self.text))
    }

    /// Who benefits from a policy, who applies and who is paid.
    pub fn roles(self, policy: PolicyId) -> Option<String> {
        self.stand.with_value(|stand| roles_of(stand, policy, self.text))
    }

    /// The conditions, papers and ways to apply in words; `None` until they have arrived.
    pub fn long(self) -> Option<Arc<LongText>> {
        self.stand.with_value(|stand| stand.session().long.clone())
    }

    /// Records what the firm says in its own check.
    pub fn say_of_firm(self, fact: FactId, answer: Answer) {
        self.change(false, |stand| stand.profile.say(fact, answer));
        self.said.update(|said| *said += 1);
    }

    /// The question of how large the firm is.
    pub fn size_fact(self) -> Option<FactId> {
        self.stand.with_value(Stand::size_fact)
    }

    /// Answers it with what was worked out.
    pub fn take_size(self, size: Size) {
        self.change(true, |stand| stand.say_size(size));
        self.said.update(|said| *said += 1);
        focus::soon("[data-size] input:checked");
    }

    /// Records whom the firm hires.
    pub fn say_whom(self, hires: Option<OptionSet>) {
        self.change(false, |stand| stand.profile.hires = hires);
        self.said.update(|said| *said += 1);
    }

    /// Leads to the firm's question behind a link.
    pub fn ask_firm(self, href: &str) {
        let key = href.strip_prefix(OF_FIRM).unwrap_or_default();
        self.meant.set(self.stand.with_value(|stand| stand.session().pack.fact_id(key)));
        focus::soon("#meant input");
    }

    /// Forgets what the firm said of itself, but not its posts.
    pub fn clear_firm(self) {
        self.meant.set(None);
        self.change(true, |stand| {
            stand.profile.firm.clear();
            stand.profile.hires = None;
        });
        self.said.update(|said| *said += 1);
    }

    // --- closing -----------------------------------------------------------------------------------------

    /// Today's tally, which begins again at none.
    pub fn take_tally(self) -> Tally {
        let tally = self.tally_of(self.day());
        kept::keep_tally("");
        tally
    }

    fn tally_of(self, day: Date) -> Tally {
        Tally::read(&kept::tally(), day).unwrap_or(Tally::of(day))
    }
}
