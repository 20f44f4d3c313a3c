//! The stand of a firm at a recruitment fair: what the firm says of itself once, and what one candidate after another says
//! on its screen.
//!
//! What a candidate says is a supposition about a job that begins on a day to come, and is judged as such. Nothing sensitive
//! is asked, received or named here. Deliberately remembers no candidate, and knows no clock: the page passes in the day and
//! the time. How large a firm is by the official classes is worked out in `size`. The firm's part can be written out and read back (`profile`); a candidate's never is.

mod idle;
mod profile;
mod size;
mod tally;

pub use idle::{HARD_LIMIT, Idle, Phase, WARNING};
pub use profile::{MINUTES, MOST_POSTS, Post, Profile, Unread};
pub use size::{GRADE, Guess, INDUSTRIES, Industry, Measure, Size, band};
pub use tally::Tally;

use std::sync::Arc;

use super::session::Session;
use crate::{
    engine::{self, Truth},
    handoff::{self, Refusal, Selection},
    pack::{FactId, LongText, Offer, ShortText},
    value::{Answer, Answers, Date, DateRange, OptionId, OptionSet, Record, Value},
};

/// A stand, with the candidate at it.
#[derive(Debug, Clone)]
pub struct Stand {
    /// The rules, their words and today, with nobody's answers.
    pub(super) nobody: Session,
    /// What the firm says of itself.
    pub profile: Profile,
    /// The candidate at the stand.
    pub candidate: Candidate,
}

/// What one candidate says. Dropped as a whole when the next one comes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Candidate {
    /// Answers to what candidates are asked.
    pub answers: Vec<(FactId, Answer)>,
    /// The post they want, by its place among the firm's.
    pub post: usize,
    /// What is agreed on otherwise than the post says, such as the contract.
    pub job: Vec<(FactId, Answer)>,
    /// The month in which the job begins, if otherwise than the post says.
    pub start: Option<Answer>,
}

impl Stand {
    /// A stand without a profile; `None` if the pack has no door for firms. `session` gives the rules and the day.
    pub fn of(session: &Session) -> Option<Self> {
        session.pack.firm.as_ref()?;
        let nobody = session.of_nobody();
        Some(Self { nobody, profile: Profile::default(), candidate: Candidate::default() })
    }

    /// The rules, their words and the day.
    pub fn session(&self) -> &Session {
        &self.nobody
    }

    /// Takes the words of another language; returns false if they are from another build.
    pub fn speak(&mut self, short: ShortText) -> bool {
        let ours = short.fingerprint == self.nobody.pack.fingerprint;
        if ours {
            self.nobody.short = Arc::new(short);
            self.nobody.long = None;
        }
        ours
    }

    /// Takes the long texts, which have the conditions in words; ignores those of another build.
    pub fn take_long(&mut self, long: LongText) {
        if long.fingerprint == self.nobody.pack.fingerprint {
            self.nobody.long = Some(Arc::new(long));
        }
    }

    /// Moves to another day: midnight has passed, or the clock was set.
    pub fn turn_of_day(&mut self, today: Option<Date>) {
        self.nobody.assess_on(None, today);
        self.nobody.as_of = self.nobody.on;
    }

    /// What a candidate is asked beside the job.
    pub fn asks(&self) -> &[FactId] {
        self.nobody.pack.firm.as_ref().map(|firm| firm.candidate.as_slice()).unwrap_or_default()
    }

    /// What a post says of the job: the contract.
    pub fn of_job(&self) -> Vec<FactId> {
        let hired = self.nobody.pack.firm.as_ref().and_then(|firm| firm.hired.as_ref());
        hired.map(|hired| hired.from.iter().map(|(_, fact)| *fact).collect()).unwrap_or_default()
    }

    /// What the firm says of itself: everything that firms are asked, except what a post says.
    pub fn of_firm(&self) -> Vec<FactId> {
        let of_job = self.of_job();
        let asks = self.nobody.pack.firm.as_ref().map(|firm| firm.asks.as_slice()).unwrap_or_default();
        asks.iter().copied().filter(|fact| !of_job.contains(fact)).collect()
    }

    /// The question of how large the firm is; `None` if the pack names none.
    pub fn size_fact(&self) -> Option<FactId> {
        self.nobody.pack.firm.as_ref()?.size
    }

    /// Answers that question.
    pub fn say_size(&mut self, size: Size) {
        // The options stand in the order of the classes.
        let option = OptionId(size as u8);
        if let Some(fact) = self.size_fact() {
            self.profile.say(fact, Answer::Value(Value::Choice(option)));
        }
    }

    /// All that a firm may say of itself: what it is asked, then what its policies ask besides.
    fn may_say(&self) -> Vec<FactId> {
        let mut all = [self.of_firm(), self.of_job()].concat();
        for fact in (0..self.nobody.pack.facts.len()).map(FactId::at) {
            if self.nobody.is_asked_of_firm(fact) && !all.contains(&fact) {
                all.push(fact);
            }
        }
        all
    }

    /// The firm's own side: the rules, with what it says of itself, and whom it hires. Of the job it says what it said in its
    /// own check, else what its first post says.
    pub fn firm(&self) -> Session {
        let mut firm = self.nobody.clone();
        firm.firm.clone_from(&self.profile.firm);
        for (fact, answer) in self.profile.posts.first().map(|post| post.job.as_slice()).unwrap_or_default() {
            if !firm.firm.iter().any(|(of, _)| of == fact) {
                firm.firm.push((*fact, answer.clone()));
            }
        }
        firm.hires = self.profile.hires;
        firm
    }

    /// The date that says when the job begins.
    pub fn start_fact(&self) -> Option<FactId> {
        self.offer()?.today.first().copied()
    }

    /// The job at the stand, as the pack supposes it.
    fn offer(&self) -> Option<&Offer> {
        self.nobody.pack.offers.get(usize::from(self.nobody.pack.firm.as_ref()?.offer))
    }

    /// The post that the candidate wants; `None` while the firm has none.
    pub fn post(&self) -> Option<&Post> {
        self.profile.posts.get(self.candidate.post).or(self.profile.posts.first())
    }

    /// What is said of the job: by the candidate, else by the post.
    pub fn job(&self) -> Vec<(FactId, Answer)> {
        let of_post = self.post().map(|post| post.job.as_slice()).unwrap_or_default();
        let said = |fact: FactId| {
            let mut all = self.candidate.job.iter().chain(of_post);
            all.find(|(of, _)| *of == fact).cloned()
        };
        self.of_job().into_iter().filter_map(said).collect()
    }

    /// When the job begins, to the month or the day; absent while nobody has said so.
    pub fn start(&self) -> Answer {
        let of_post = || self.post().map(|post| post.start.clone()).unwrap_or_default();
        self.candidate.start.clone().unwrap_or_else(of_post)
    }

    /// Records what the candidate says; an absent answer takes it back.
    pub fn say(&mut self, fact: FactId, answer: Answer) {
        put(&mut self.candidate.answers, fact, answer);
    }

    /// Records what is agreed on about the job with this candidate.
    pub fn say_of_job(&mut self, fact: FactId, answer: Answer) {
        put(&mut self.candidate.job, fact, answer);
    }

    /// What the candidate said to `fact`.
    pub fn said(&self, fact: FactId) -> Answer {
        let said = self.candidate.answers.iter().find(|(of, _)| *of == fact);
        said.map(|(_, answer)| answer.clone()).unwrap_or_default()
    }

    /// The answers of a small code that a candidate's phone shows (`view::HandOver`), as far as a stand asks for them.
    ///
    /// # Errors
    /// Says why the text is none.
    pub fn read_code(&self, text: &str) -> Result<Vec<(FactId, Answer)>, Refusal> {
        let answers = handoff::read_small(&self.nobody.pack, text)?;
        let given = self.asks().iter().map(|fact| (*fact, as_picked(answers.get(fact.index()))));
        Ok(given.filter(|(_, answer)| answer.is_given()).collect())
    }

    /// How many of the questions to candidates are answered.
    pub fn n_answered(&self) -> usize {
        self.candidate.answers.len()
    }

    /// Whether there is anything of a candidate to forget.
    pub fn is_serving(&self) -> bool {
        self.candidate != Candidate::default()
    }

    /// The day from which the job is judged: the first of its month, but neither before today nor before a day to come that
    /// the candidate names, such as the graduation.
    pub fn begins(&self) -> Date {
        let mut day = self.nobody.on;
        if let Answer::Value(Value::Date(start)) = self.start() {
            day = day.max(start.first);
        }
        self.days_to_come().fold(day, Date::max)
    }

    /// Whether the candidate names a day to come, such as the graduation: before it there is no job.
    pub fn waits(&self) -> bool {
        self.days_to_come().next().is_some()
    }

    fn days_to_come(&self) -> impl Iterator<Item = Date> {
        self.candidate.answers.iter().filter_map(|(_, answer)| match answer {
            Answer::Value(Value::Date(days)) if days.last > self.nobody.on => Some(days.last),
            _ => None,
        })
    }

    /// What the firm says of itself without the job: in its own check it may suppose another one than its posts say.
    fn of_itself(&self) -> impl Iterator<Item = (FactId, Answer)> {
        let of_job = self.of_job();
        self.profile.firm.iter().filter(move |(fact, _)| !of_job.contains(fact)).cloned()
    }

    /// The candidate in the job, on its first day.
    pub(super) fn there(&self) -> Option<Session> {
        let offer = self.offer()?;
        let mut there = self.nobody.clone();
        let begins = self.begins();
        there.assess_on(Some(begins), Some(self.nobody.on));
        // What the job supposes, such as a first month of insurance, is so on that day, and has not grown since today.
        there.as_of = begins;
        let first_day = Answer::Value(Value::Date(DateRange { first: begins, last: begins }));
        let firms = self.of_itself().chain(offer.answers.iter().cloned()).chain(self.job());
        let begun = offer.today.iter().map(|fact| (*fact, first_day.clone()));
        for (fact, answer) in self.candidate.answers.iter().cloned().chain(firms).chain(begun) {
            there.suppose(fact, answer);
        }
        Some(there)
    }

    /// The firm with this candidate hired, as every kind of hire that the candidate is by what was said.
    pub(super) fn firm_there(&self) -> Option<Session> {
        let there = self.there()?;
        let door = there.pack.firm.as_ref()?;
        let mut kinds = OptionSet::EMPTY;
        for (kind, hire) in (0..).zip(&door.hires) {
            let truth = hire
                .when
                .as_ref()
                .map(|when| engine::expr_truth(&there.pack, &there.in_force, there.on, there.as_of, when));
            if truth == Some(Truth::Yes) {
                kinds = kinds.with(OptionId(kind), true);
            }
        }
        let mut firm = self.nobody.clone();
        firm.assess_on(Some(there.on), Some(self.nobody.on));
        firm.firm = self.of_itself().chain(self.job()).collect();
        firm.hires = Some(kinds);
        Some(firm.of_firm())
    }

    /// The payload of a link with which somebody goes on at home: the job as it stands here and, if wanted, what the
    /// candidate said. `None` if the pack has no numbers for it.
    pub fn link(&self, with_answers: bool) -> Option<String> {
        let offer = self.offer()?;
        let of_job: Vec<_> = self.of_itself().chain(self.job()).collect();
        let of_job: Vec<_> = of_job.into_iter().filter(|(fact, _)| offer.asks.contains(fact)).collect();
        let mut own = Answers::none(self.nobody.pack.facts.len());
        let studies = self.waits();
        for (fact, answer) in &self.candidate.answers {
            match offer.from {
                // Who still studies has neither the degree nor that day yet.
                Some((expected, becomes)) if studies && *fact == becomes => own.set(expected.index(), answer.clone()),
                _ if studies => {}
                _ => own.set(fact.index(), answer.clone()),
            }
        }
        self.nobody.payload_of(&offer.key, &of_job, with_answers.then_some((&own, Selection::default())))
    }
}

/// An answer in the form in which the stand's rows have it: entries without what is absent at their end.
fn as_picked(answer: &Answer) -> Answer {
    let mut answer = answer.clone();
    if let Answer::Value(Value::Records(records)) = &mut answer {
        for Record(fields) in records {
            while fields.last() == Some(&Answer::Absent) {
                fields.pop();
            }
        }
    }
    answer
}

/// Sets what is said of a fact, once; an absent answer removes it.
fn put(said: &mut Vec<(FactId, Answer)>, fact: FactId, answer: Answer) {
    said.retain(|(of, _)| *of != fact);
    if answer != Answer::Absent {
        said.push((fact, answer));
    }
}
