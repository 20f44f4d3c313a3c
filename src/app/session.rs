//! What is known about one person: the pack, the answers, and how far the questions have come.
//!
//! Plain data and pure steps; no signal, no browser, no sentence. Only [`super::state`] holds one.

use serde::{Deserialize, Serialize};

use crate::{
    engine::{self, Assessment},
    pack::{self, Ask, Damage, Fact, FactId, FieldId, Pack, ShortText},
    value::{Answer, Answers, Date, Record, Value},
};

/// A pack, one person's answers, and the day.
#[derive(Debug, Clone)]
pub struct Session {
    /// The rules.
    pub pack: Pack,
    /// Their words.
    pub short: ShortText,
    /// What the person said.
    pub answers: Answers,
    /// Questions the person has dealt with, in that order: answered, not known, or skipped.
    pub trail: Vec<FactId>,
    /// Questions put off: still absent, or lacking a day, and not offered again this round.
    pub skipped: Vec<FactId>,
    /// The day outcomes are for.
    pub on: Date,
    /// The day the answers were given.
    pub as_of: Date,
    /// The furthest the progress bar has come; it never goes back.
    pub furthest: Share,
}

/// A part of a whole, for the progress bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub value: usize,
    /// The whole; never zero.
    pub max: usize,
}

impl Share {
    /// Whether more is done than in `other`.
    fn beyond(self, other: Self) -> bool {
        self.value.saturating_mul(other.max) > other.value.saturating_mul(self.max)
    }
}

/// Why the files do not make a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// One does not read.
    Damaged,
    /// They are of two builds.
    Mixed,
}

/// What outlives a trap.
#[derive(Serialize, Deserialize)]
struct Kept {
    fingerprint: String,
    answers: Answers,
    trail: Vec<FactId>,
    skipped: Vec<FactId>,
}

impl Session {
    /// Reads the files. Kept answers that do not read, or belong to another build, are left aside. A
    /// device that does not know the day gets the one the pack was checked on.
    pub fn open(rules: &[u8], short: &[u8], kept: &[u8], today: Option<Date>) -> Result<Self, Opening> {
        let damaged = |_: Damage| Opening::Damaged;
        let pack: Pack = pack::decode(rules).map_err(damaged)?;
        let short: ShortText = pack::decode(short).map_err(damaged)?;
        if pack.fingerprint != short.fingerprint {
            return Err(Opening::Mixed);
        }
        let today = today.unwrap_or(pack.checked);
        let mut session = Self {
            answers: Answers::none(pack.facts.len()),
            trail: Vec::new(),
            skipped: Vec::new(),
            on: today,
            as_of: today,
            furthest: Share { value: 0, max: 1 },
            pack,
            short,
        };
        if let Ok(kept) = postcard::from_bytes::<Kept>(kept)
            && kept.fingerprint == session.pack.fingerprint
            && kept.answers.len() == session.answers.len()
        {
            session.answers = kept.answers;
            session.trail = kept.trail;
            session.skipped = kept.skipped;
        }
        Ok(session)
    }

    /// The answers and the trail, for [`Session::open`] after a trap.
    pub fn keep(&self) -> Vec<u8> {
        let kept = Kept {
            fingerprint: self.pack.fingerprint.clone(),
            answers: self.answers.clone(),
            trail: self.trail.clone(),
            skipped: self.skipped.clone(),
        };
        // Fails only where memory does; then a trap costs the answers, which is no worse than the trap.
        postcard::to_allocvec(&kept).unwrap_or_default()
    }

    /// Records an answer given today.
    pub fn answer(&mut self, fact: FactId, answer: Answer, today: Option<Date>) {
        self.answers.set(fact.index(), answer);
        self.skipped.retain(|skipped| *skipped != fact);
        self.pass(fact);
        self.date(today);
    }

    /// The entries of a list; none where it is no list, or not answered.
    pub fn records(&self, fact: FactId) -> &[Record] {
        match self.answers.get(fact.index()) {
            Answer::Value(Value::Records(records)) => records,
            _ => &[],
        }
    }

    /// Records an entry of a list, or a new one, as far as it is filled in. What is left open is not known:
    /// it is not asked again by itself.
    pub fn save_entry(&mut self, fact: FactId, at: Option<usize>, fields: Vec<(FieldId, Answer)>, today: Option<Date>) {
        let n_fields = self.pack.fact(fact).map_or(0, |fact| fact.fields().len());
        let mut records = self.records(fact).to_vec();
        let at = at.filter(|at| *at < records.len()).unwrap_or(records.len());
        if at == records.len() {
            records.push(Record::default());
        }
        if let Some(record) = records.get_mut(at) {
            record.0.resize(n_fields, Answer::Unsure);
            for (field, answer) in fields {
                if let Some(slot) = record.0.get_mut(field.index()) {
                    *slot = answer;
                }
            }
        }
        self.answer(fact, Answer::Value(Value::Records(records)), today);
    }

    /// Takes an entry out of a list. Without any, the question is open again.
    pub fn remove_entry(&mut self, fact: FactId, at: usize, today: Option<Date>) {
        let mut records = self.records(fact).to_vec();
        if at < records.len() {
            records.remove(at);
        }
        let answer = if records.is_empty() { Answer::Absent } else { Answer::Value(Value::Records(records)) };
        self.answer(fact, answer, today);
    }

    /// Puts a question off. One that has an answer keeps it.
    pub fn skip(&mut self, fact: FactId) {
        if *self.answers.get(fact.index()) == Answer::Absent {
            self.leave(fact);
        }
        self.pass(fact);
    }

    /// Does not ask again for what an answer leaves open.
    pub fn leave(&mut self, fact: FactId) {
        if !self.skipped.contains(&fact) {
            self.skipped.push(fact);
        }
    }

    /// Forgets every answer.
    pub fn restart(&mut self, today: Option<Date>) {
        self.answers = Answers::none(self.pack.facts.len());
        self.trail.clear();
        self.skipped.clear();
        self.furthest = Share { value: 0, max: 1 };
        self.date(today);
    }

    /// Takes the words of another language in place of its own. Those of another build are left aside, and
    /// it says so.
    pub fn speak(&mut self, short: ShortText) -> bool {
        let ours = short.fingerprint == self.pack.fingerprint;
        if ours {
            self.short = short;
        }
        ours
    }

    /// What the engine says now.
    pub fn assess(&self) -> Assessment {
        engine::assess(&self.pack, &self.answers, self.on, self.as_of)
    }

    /// Moves the progress bar to where `assessment` shows it, never back.
    pub fn advance(&mut self, assessment: &Assessment) {
        let open = assessment.next.iter().filter(|question| !self.skipped.contains(&question.fact)).count();
        let done = self.trail.len() + assessment.progress.settled;
        let all = self.trail.len() + open + assessment.progress.total;
        let now = Share { value: done.min(all), max: all.max(1) };
        if now.beyond(self.furthest) {
            self.furthest = now;
        }
    }

    /// The fact at `key`, if there is a screen for it.
    pub fn askable(&self, key: &str) -> Option<FactId> {
        let id = self.pack.fact_id(key)?;
        self.pack.fact(id).filter(|fact| has_screen(fact)).map(|_| id)
    }

    /// Moves both days to today, where the device knows it.
    fn date(&mut self, today: Option<Date>) {
        self.on = today.unwrap_or(self.on);
        self.as_of = today.unwrap_or(self.as_of);
    }

    fn pass(&mut self, fact: FactId) {
        if !self.trail.contains(&fact) {
            self.trail.push(fact);
        }
    }
}

/// Whether the page has a screen that asks for `fact`.
pub fn has_screen(fact: &Fact) -> bool {
    let Ask { phone, fair, .. } = fact.ask;
    phone || fair
}
