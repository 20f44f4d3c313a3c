//! What is known about one person: the pack, the answers, and how far the questions have come.
//!
//! Plain data and pure steps; no signal, no browser, no sentence. The page keeps one in its state.

use std::sync::Arc;

use super::{
    age::{self, Age},
    text::Text,
};
use crate::{
    engine::{self, Assessment, Clash, Env, FactRef, Index, Interval, Receipt, Truth},
    handoff::{self, Content, Opened, Results},
    pack::{
        self, Asked, Audience, ClauseId, ClauseText, Damage, Expr, Fact, FactId, FieldId, Implication, LongText, Pack,
        PolicyId, ShortText,
    },
    value::{Answer, Answers, Date, OptionSet, Record, Value},
};

/// A pack, one person's answers, and the day.
#[derive(Debug, Clone)]
pub struct Session {
    /// The rules.
    pub pack: Arc<Pack>,
    /// What stands where in them.
    pub index: Arc<Index>,
    /// The last answers assessed, and what came out: the next ones are assessed from there.
    pub(super) last: Option<Arc<(Answers, Assessment)>>,
    /// Their words.
    pub short: Arc<ShortText>,
    /// The texts of verdicts and opened cards, once they have been fetched.
    pub long: Option<Arc<LongText>>,
    /// Whether fetching them failed.
    pub long_missing: bool,
    /// The person's answers.
    pub answers: Answers,
    /// The answers without the parked ones, which make no sense beside the others. They come back as soon as those
    /// change.
    pub in_force: Answers,
    /// Questions dealt with, in that order: answered, not known, or skipped.
    pub trail: Vec<FactId>,
    /// Questions put off: still absent or lacking a day, and not offered again this round.
    pub skipped: Vec<FactId>,
    /// The way in chosen on the first screen, by its index in the pack.
    pub start: Option<usize>,
    /// Facts answered by that choice and not confirmed since: they give way to the person's own answers.
    pub by_start: Vec<FactId>,
    /// The address of the list from which a single question was opened: where to go back to, instead of on to the next
    /// question. Empty if none.
    pub return_to: String,
    /// What alone to ask about, if the person chose to look at only some policies.
    pub focus: Option<Focus>,
    /// A result shared by another person, and its day.
    pub shown: Option<(Date, Results)>,
    /// The result that the answers came with, from a link; dropped once an answer changes.
    pub receipt: Option<Arc<Receipt>>,
    /// What the person supposes instead of an offer's own values: the offer, the fact, the answer.
    pub chosen_offers: Vec<(usize, FactId, Answer)>,
    /// The offer that a link was about: it comes first for the person who opened that link.
    pub preset: Option<usize>,
    /// The keys of the plan's tasks and papers that are ticked off.
    pub ticked: Vec<String>,
    /// What a firm says about itself. Never mixed with a person's answers.
    pub firm: Vec<(FactId, Answer)>,
    /// Whom the firm hires, as indices into the pack's kinds of hires; `None` until that is answered.
    pub hires: Option<OptionSet>,
    /// Whether a firm looks at it: links to questions lead to the firm's.
    pub by_firm: bool,
    /// The day the person chose instead of today.
    pub chosen: Option<Date>,
    /// The day outcomes are for.
    pub on: Date,
    /// The day the answers were given.
    pub as_of: Date,
    /// How old the rules are today.
    pub age: Age,
    /// Whether the device's clock shows a day before the rules were checked, or none of our calendar, so it cannot be right.
    pub clock_is_wrong: bool,
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

/// What alone to ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// One policy.
    Policy(PolicyId),
    /// The policies behind a door, by its position in the pack.
    Door(usize),
}

/// A person's reply to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// An answer; the flag says whether the day of a date was asked for too.
    Answer(FactRef, Answer, bool),
    /// They do not know or decline.
    Unsure(FactId),
    /// An entry of a list: a replacement for an existing one, or a new one.
    Entry(FactId, Option<usize>, Vec<(FieldId, Answer)>),
    /// A list is complete.
    Complete(FactId),
}

impl Reply {
    /// The fact not to ask about again merely because its day is missing.
    pub fn leaves(&self) -> Option<FactId> {
        match self {
            Self::Answer(FactRef { fact, field: None, .. }, _, true) | Self::Complete(fact) => Some(*fact),
            _ => None,
        }
    }
}

/// Why the files do not make up a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// One cannot be decoded.
    Damaged,
    /// They are from different builds.
    Mixed,
}

impl Session {
    /// Decodes the files. Ignores kept answers that cannot be decoded or are from another build. If the device does
    /// not know the day, uses the one the pack was checked on.
    pub fn open(rules: &[u8], short: &[u8], kept: &[u8], today: Option<Date>) -> Result<Self, Opening> {
        let damaged = |_: Damage| Opening::Damaged;
        let pack: Pack = pack::decode(rules).map_err(damaged)?;
        let short: ShortText = pack::decode(short).map_err(damaged)?;
        if pack.fingerprint != short.fingerprint {
            return Err(Opening::Mixed);
        }
        let clock_is_wrong = today.is_none_or(|today| today < pack.checked);
        let on = today.filter(|_| !clock_is_wrong).unwrap_or(pack.checked);
        let mut session = Self {
            answers: Answers::none(pack.facts.len()),
            in_force: Answers::none(pack.facts.len()),
            trail: Vec::new(),
            skipped: Vec::new(),
            start: None,
            by_start: Vec::new(),
            return_to: String::new(),
            focus: None,
            shown: None,
            receipt: None,
            chosen_offers: Vec::new(),
            preset: None,
            ticked: Vec::new(),
            firm: Vec::new(),
            hires: None,
            by_firm: false,
            chosen: None,
            on,
            as_of: on,
            age: Age::of(&pack, on),
            clock_is_wrong,
            furthest: Share { value: 0, max: 1 },
            index: Arc::new(Index::where_answers(Audience::Person, &pack)),
            last: None,
            pack: Arc::new(pack),
            short: Arc::new(short),
            long: None,
            long_missing: false,
        };
        session.go_on_from(core::str::from_utf8(kept).unwrap_or_default(), today);
        Ok(session)
    }

    /// The answers and how far the questions have come, for [`Session::open`] after a trap or a reload. First the
    /// payload of a link; then, one line each, the keys of the trail, of the questions put off and of those the way in
    /// answered, the way in, the chosen day, and the policy or door asked about alone; then what [`super::supposed`] writes.
    /// Empty if there is nothing to keep, or the pack has no numbers for it.
    pub fn keep(&self) -> Vec<u8> {
        if self.trail.is_empty() && self.chosen.is_none() && self.start.is_none() && !self.keeps_more() {
            return Vec::new();
        }
        let Some(mut kept) = self.payload(true) else { return Vec::new() };
        for facts in [&self.trail, &self.skipped, &self.by_start] {
            kept.push('\n');
            for fact in facts.iter().filter_map(|fact| self.pack.fact(*fact)) {
                kept.extend([fact.key.as_str(), " "]);
            }
        }
        let start = self.start.and_then(|start| self.pack.starts.get(start)).map(|start| start.key.as_str());
        let chosen = self.chosen.map(|chosen| chosen.to_string());
        let focus = self.focus.and_then(|focus| match focus {
            Focus::Policy(policy) => self.pack.policy(policy).map(|policy| policy.key.as_str()),
            Focus::Door(at) => self.pack.doors.get(at).map(|door| door.key.as_str()),
        });
        for line in [start, chosen.as_deref(), focus] {
            kept.extend(["\n", line.unwrap_or_default()]);
        }
        self.keep_supposed(&mut kept);
        kept.into_bytes()
    }

    /// Continues, as of today, from what [`Session::keep`] wrote. Ignores what cannot be decoded.
    fn go_on_from(&mut self, kept: &str, today: Option<Date>) {
        let mut lines = kept.split('\n');
        let mut line = || lines.next().unwrap_or_default();
        let opened = handoff::decode(&self.pack, line());
        let Ok(Opened { content: Content::Answers { answers, as_of, .. }, .. }) = opened else { return };
        (self.answers, self.as_of) = (answers, as_of);
        for facts in [&mut self.trail, &mut self.skipped, &mut self.by_start] {
            *facts = line().split(' ').filter_map(|key| self.pack.fact_id(key)).collect();
        }
        let start = line();
        self.start = self.pack.starts.iter().position(|known| known.key == start);
        self.chosen = Date::parse(line()).ok();
        let focus = line();
        let door = self.pack.doors.iter().position(|door| door.key == focus).map(Focus::Door);
        self.focus = self.pack.policy_id(focus).map(Focus::Policy).or(door);
        self.suppose_again(&mut lines);
        self.park();
        self.date(today);
        self.complete_ticks();
    }

    /// Takes the way in at `index`: its answers apply where the person gave none, and replace those of an earlier way
    /// in.
    pub fn begin(&mut self, index: usize, today: Option<Date>) {
        let Some(start) = self.pack.starts.get(index).cloned() else { return };
        for fact in core::mem::take(&mut self.by_start) {
            self.forget(fact);
        }
        for (fact, answer) in start.answers {
            if *self.answers.get(fact.index()) == Answer::Absent && self.clash(fact, &answer).is_none() {
                self.answers.set(fact.index(), answer);
                self.pass(fact);
                self.by_start.push(fact);
            }
        }
        self.start = Some(index);
        self.date(today);
    }

    /// The facts to ask about before all others.
    pub fn first(&self) -> &[FactId] {
        self.start.and_then(|index| self.pack.starts.get(index)).map(|start| start.first.as_slice()).unwrap_or_default()
    }

    /// The other fact whose answer contradicts `answer`, by the implications between facts.
    pub fn clash(&self, fact: FactId, answer: &Answer) -> Option<FactId> {
        let mut answers = self.answers.clone();
        answers.set(fact.index(), answer.clone());
        let truth = |expr: &Expr| engine::expr_truth(&self.pack, &answers, self.on, self.as_of, expr);
        for (index, asked) in self.pack.facts.iter().enumerate() {
            let said = |id: &FactId| *id != fact && answers.get(id.index()).is_given();
            for Implication { when, then } in &asked.implies {
                let named: Vec<FactId> =
                    [FactId::at(index)].into_iter().chain(when.facts()).chain(then.facts()).collect();
                if named.contains(&fact) && truth(when) == Truth::Yes && truth(then) == Truth::No {
                    return named.into_iter().find(said);
                }
            }
        }
        None
    }

    /// Whether the person's own answers rule out an answer to `fact`, so that it is not offered: it contradicts one of
    /// them or, before `fact` is answered, leaves one without a question. Those of a way in rule out nothing, because
    /// they give way; and whoever changes an answer may park others.
    pub fn rules_out(&self, fact: FactId, answer: &Answer) -> bool {
        let own = |other: &FactId| !self.by_start.contains(other);
        let mut answers = self.in_force.clone();
        answers.set(fact.index(), answer.clone());
        let env = Env::new(&self.pack, &answers, self.on, self.as_of);
        let arises = |clash: &Clash<'_>| matches!(clash, Clash::Arises(_));
        let parks = |other: &FactId| own(other) && engine::clashes(env, *other).iter().any(arises);
        self.clash(fact, answer).is_some_and(|other| own(&other))
            || (*self.answers.get(fact.index()) == Answer::Absent && self.trail.iter().any(parks))
    }

    /// Records a reply.
    pub fn hear(&mut self, reply: Reply, today: Option<Date>) {
        match reply {
            Reply::Answer(named, answer, _) if named.field.is_some() => self.follow(named, answer, today),
            Reply::Answer(named, answer, _) => self.answer(named.fact, answer, today),
            Reply::Unsure(fact) => self.unsure(fact, today),
            Reply::Entry(fact, at, fields) => self.save_entry(fact, at, fields, today),
            Reply::Complete(_) => {}
        }
    }

    /// Records an answer given today. Answers from a way in give way to it.
    pub fn answer(&mut self, fact: FactId, answer: Answer, today: Option<Date>) {
        self.by_start.retain(|given| *given != fact);
        if let Some(other) = self.clash(fact, &answer).filter(|other| self.by_start.contains(other)) {
            self.by_start.retain(|given| *given != other);
            self.forget(other);
        }
        if *self.answers.get(fact.index()) != answer {
            self.receipt = None;
        }
        self.answers.set(fact.index(), answer);
        self.skipped.retain(|skipped| *skipped != fact);
        self.pass(fact);
        self.date(today);
    }

    /// The entries of a list; empty if it is not a list or not answered.
    pub fn records(&self, fact: FactId) -> &[Record] {
        match self.answers.get(fact.index()) {
            Answer::Value(Value::Records(records)) => records,
            _ => &[],
        }
    }

    /// Records an existing or new entry of a list, as far as it is filled in. Leaves fields that are not in `fields`
    /// unchanged: follow-up fields are asked only if something depends on them.
    pub fn save_entry(&mut self, fact: FactId, at: Option<usize>, fields: Vec<(FieldId, Answer)>, today: Option<Date>) {
        let n_fields = self.pack.fact(fact).map_or(0, |fact| fact.fields().len());
        let mut records = self.records(fact).to_vec();
        let at = at.filter(|at| *at < records.len()).unwrap_or(records.len());
        if at == records.len() {
            records.push(Record::default());
        }
        if let Some(record) = records.get_mut(at) {
            record.0.resize(n_fields, Answer::Absent);
            for (field, answer) in fields {
                if let Some(slot) = record.0.get_mut(field.index()) {
                    *slot = answer;
                }
            }
        }
        self.answer(fact, Answer::Value(Value::Records(records)), today);
    }

    /// The complete answer that `answer` to `named` amounts to: the whole list for a field, else the answer itself.
    pub fn whole(&self, named: FactRef, answer: Answer) -> Answer {
        let FactRef { fact, field: Some(field), record: Some(at) } = named else { return answer };
        let mut records = self.records(fact).to_vec();
        if let Some(record) = records.get_mut(at) {
            let n_fields = record.0.len().max(field.index() + 1);
            record.0.resize(n_fields, Answer::Absent);
            if let Some(slot) = record.0.get_mut(field.index()) {
                *slot = answer;
            }
        }
        Answer::Value(Value::Records(records))
    }

    /// Records a follow-up answer on an entry. A list that was put off stays put off.
    fn follow(&mut self, named: FactRef, answer: Answer, today: Option<Date>) {
        let answer = self.whole(named, answer);
        self.receipt = None;
        self.answers.set(named.fact.index(), answer);
        self.date(today);
    }

    /// Removes an entry from a list. An empty list reopens the question.
    pub fn remove_entry(&mut self, fact: FactId, at: usize, today: Option<Date>) {
        let mut records = self.records(fact).to_vec();
        if at < records.len() {
            records.remove(at);
        }
        let answer = if records.is_empty() { Answer::Absent } else { Answer::Value(Value::Records(records)) };
        self.answer(fact, answer, today);
    }

    /// Records that the person does not know or declines. Known members of a set stay known.
    pub fn unsure(&mut self, fact: FactId, today: Option<Date>) {
        if matches!(self.answers.get(fact.index()), Answer::Value(Value::Part(_))) {
            self.leave(fact);
            self.pass(fact);
        } else {
            self.answer(fact, Answer::Unsure, today);
        }
    }

    /// Stops asking about what an answer left open.
    pub fn leave(&mut self, fact: FactId) {
        if !self.skipped.contains(&fact) {
            self.skipped.push(fact);
        }
    }

    /// Whether the person answered something themselves, beyond the way in's answers.
    pub fn has_own_answers(&self) -> bool {
        self.trail.iter().any(|fact| !self.by_start.contains(fact))
    }

    /// Whether outcomes are already for `today`, or for a chosen day.
    pub fn is_of(&self, today: Option<Date>) -> bool {
        let is_ours = |today| today < self.pack.checked || today == self.on && !self.clock_is_wrong;
        self.chosen.is_some() || today.is_none_or(is_ours)
    }

    pub(super) fn has_screen(&self, fact: FactId) -> bool {
        self.pack.fact(fact).is_some_and(has_screen)
    }

    /// Forgets every answer of the person; what a firm says about itself is not theirs.
    pub fn restart(&mut self, today: Option<Date>) {
        self.answers = Answers::none(self.pack.facts.len());
        self.trail.clear();
        self.skipped.clear();
        (self.start, self.focus, self.shown, self.chosen) = (None, None, None, None);
        (self.return_to, self.receipt) = (String::new(), None);
        self.chosen_offers.clear();
        self.preset = None;
        self.ticked.clear();
        self.by_start.clear();
        self.furthest = Share { value: 0, max: 1 };
        self.date(today);
    }

    /// Switches to the words of another language. Ignores those of another build and returns false.
    pub fn speak(&mut self, short: ShortText) -> bool {
        let ours = short.fingerprint == self.pack.fingerprint;
        if ours {
            self.short = Arc::new(short);
            self.long = None;
        }
        ours
    }

    /// A clause's text, or a placeholder saying that it is on its way or could not be fetched.
    pub fn clause(&self, policy: PolicyId, clause: ClauseId, text: &Text) -> ClauseText {
        let of_policy = self.long.as_ref().and_then(|long| long.policies.get(policy.index()));
        let words = of_policy.and_then(|policy| policy.clauses.get(clause.index()));
        words.cloned().unwrap_or_else(|| {
            let instead = if self.long_missing { text.clause_missing } else { text.clause_coming };
            ClauseText { text: instead.to_owned(), step: instead.to_owned(), how: String::new() }
        })
    }

    /// Assesses the answers in force; without figures and last days where the rules are too old for them.
    pub fn assess(&self) -> Assessment {
        self.shown(self.assess_whole())
    }

    fn shown(&self, mut assessment: Assessment) -> Assessment {
        if self.age.hides() {
            age::hide(&mut assessment);
        }
        assessment
    }

    fn assess_whole(&self) -> Assessment {
        match self.last.as_deref() {
            Some((answers, before)) if (before.on, before.as_of) == (self.on, self.as_of) => {
                engine::again(&self.index, &self.pack, (answers, before), &self.in_force)
            }
            _ => engine::assess_by(&self.index, &self.pack, &self.in_force, self.on, self.as_of),
        }
    }

    /// The same, kept as what the next assessment begins with.
    pub fn assess_and_keep(&mut self) -> Assessment {
        let assessment = self.assess_whole();
        self.last = Some(Arc::new((self.in_force.clone(), assessment.clone())));
        self.shown(assessment)
    }

    /// Whether a sensitive question was answered.
    pub fn has_sensitive(&self) -> bool {
        let mut answers = self.pack.facts.iter().zip(self.answers.iter());
        answers.any(|(fact, answer)| fact.sensitive && answer.is_given())
    }

    /// Whether the question about `fact` arises, given the other answers.
    pub fn arises(&self, fact: FactId) -> bool {
        Env::new(&self.pack, &self.in_force, self.on, self.as_of).applies(fact) == Truth::Yes
    }

    /// Whether the answer to `fact` is kept but not used now.
    pub fn is_parked(&self, fact: FactId) -> bool {
        self.answers.get(fact.index()) != self.in_force.get(fact.index())
    }

    /// Parks the answers to questions that do not arise, and days to come that have come: those are asked again.
    pub(super) fn park(&mut self) {
        let mut answers = self.answers.clone();
        for (index, _) in self.pack.facts.iter().enumerate().filter(|(_, fact)| fact.to_come) {
            if matches!(answers.get(index), Answer::Value(Value::Date(days)) if days.last < self.as_of) {
                answers.set(index, Answer::Absent);
            }
        }
        self.in_force = engine::in_force(&self.pack, &answers, self.on, self.as_of);
    }

    /// Moves the progress bar to match `assessment`, never backwards.
    pub fn advance(&mut self, assessment: &Assessment) {
        let open = assessment.next.iter().filter(|question| !self.skipped.contains(&question.fact)).count();
        let done = self.trail.len() + assessment.progress.settled;
        let all = self.trail.len() + open + assessment.progress.total;
        let now = Share { value: done.min(all), max: all.max(1) };
        if now.beyond(self.furthest) {
            self.furthest = now;
        }
    }

    /// Whether the options are the pack's policies; those are asked about a few at a time.
    pub fn are_policies(&self, options: &[String]) -> bool {
        options.iter().eq(self.pack.policies.iter().map(|policy| &policy.key))
    }

    /// A policy's title.
    pub fn title(&self, policy: PolicyId) -> Option<String> {
        self.short.policies.get(policy.index()).map(|words| words.title.clone())
    }

    /// The fact with this key, if it has a screen.
    pub fn askable(&self, key: &str) -> Option<FactId> {
        let id = self.pack.fact_id(key)?;
        self.pack.fact(id).filter(|fact| has_screen(fact)).map(|_| id)
    }

    /// The field of entry `at` of the list `key`, if people are asked for it.
    pub fn follow_up(&self, key: &str, at: usize, field: usize) -> Option<FactRef> {
        let list = self.askable(key).filter(|list| at < self.records(*list).len())?;
        let asked = self.pack.fact(list)?.fields().get(field)?.asked;
        (asked != Asked::Never).then_some(FactRef::of_record(list, at, FieldId::at(field)))
    }

    /// Moves the day of the answers to today, if the device knows it, and with it the day to assess for, unless the
    /// person chose another. Then updates what depends on them.
    pub(super) fn date(&mut self, today: Option<Date>) {
        self.clock_is_wrong = today.is_none_or(|today| today < self.pack.checked);
        let today = today.filter(|_| !self.clock_is_wrong).unwrap_or(self.as_of.max(self.pack.checked));
        self.age = Age::of(&self.pack, today);
        // Counters answered earlier have grown since, by complete months. Move the day by just those months, so that
        // the rest of a month still counts.
        let grows = |(fact, answer): (&Fact, &Answer)| {
            fact.accrues_while.is_some() && matches!(answer, Answer::Value(Value::Number(_)))
        };
        if !self.pack.facts.iter().zip(self.answers.iter()).any(grows) || today < self.as_of {
            self.as_of = today;
        }
        let months = self.as_of.months_until(today);
        if months > 0 {
            let env = Env::new(&self.pack, &self.in_force, today, self.as_of);
            let mut grown = self.answers.clone();
            for index in 0..self.pack.facts.len() {
                if let Answer::Value(Value::Number(range)) = self.answers.get(index) {
                    let range = env.accrued(FactId::at(index), Interval::of(*range)).range;
                    grown.set(index, Answer::Value(Value::Number(range)));
                }
            }
            self.answers = grown;
            self.as_of = self.as_of.add_months(months);
        }
        self.on = self.chosen.unwrap_or(today);
        self.park();
    }

    /// Sets an answer on a copy used to try something out.
    pub fn suppose(&mut self, fact: FactId, answer: Answer) {
        self.answers.set(fact.index(), answer);
        self.park();
    }

    /// Chooses the day to assess for; `None` means today.
    pub fn assess_on(&mut self, on: Option<Date>, today: Option<Date>) {
        self.chosen = on.filter(|on| Some(*on) != today);
        self.date(today);
    }

    fn forget(&mut self, fact: FactId) {
        self.answers.set(fact.index(), Answer::Absent);
        self.trail.retain(|passed| *passed != fact);
    }

    fn pass(&mut self, fact: FactId) {
        if !self.trail.contains(&fact) {
            self.trail.push(fact);
        }
    }
}

/// Whether the page has a screen that asks for `fact`.
pub fn has_screen(fact: &Fact) -> bool {
    fact.ask.of(Audience::Person)
}
