//! Takes the people of `policies/people`, ten whole lives, through the bundled policies from the way in to the result:
//! which questions they are asked, how much they tap and type, when the first money appears, and that the final result
//! shows what the engine says of all their answers.
//!
//! A person uses only what a screen offers: rows by their words, a year and a month, fields, buttons. Their files show
//! whether the outcomes are right; `journeys` shows that fingers do the same on the page.

use std::collections::BTreeMap;

use caice::{
    author::lower::Person,
    contract::report,
    engine::{self, Assessment, BenefitOutcome, Env, FactRef, Index, Status},
    interview::{
        Place,
        view::{Input, Inputs, QuestionView},
    },
    pack::{Asked, Audience, FactId, FactText, Kind, Pack, PolicyShort, Role},
    value::{Answer, Date, Fen, OptionId, Record, Value},
};

use crate::{
    Outcome,
    numerals::{fits, typed},
    packs::{Compiled, bundled},
    walk::{Walk, tidy},
};

/// Which way in each person takes.
const WAYS_IN: [(&str, &str); 10] = [
    ("doctor", "employed"),
    ("engineer", "employed"),
    ("founder", "founder"),
    ("graduate", "student"),
    ("intern", "student"),
    ("laid-off", "looking"),
    ("student-in-hardship", "student"),
    ("technician", "employed"),
    ("veteran", "founder"),
    ("young-farmer", "founder"),
];

/// The name of "none" if the pack has no word of its own.
const NONE_OF_THEM: &str = "都没有";
/// The longest question and the longest help, in characters.
const LONGEST: (usize, usize) = (24, 40);
/// The note after the help of a question with several picks, which is not part of the help.
const PICK_MANY: &str = "可以多选。";
/// As little does what it says of a date.
const MONTH_DOES: &str = "选年和月就行。";
/// Upper bound for the taps of the whole way, for half of the people.
const MEDIAN_TAPS: usize = 45;
/// Taps until the first money appears, for everybody who gets any. Founders are asked first where their firm is: it
/// decides.
const MOST_TO_CASH: usize = 10;
/// The same if it rests only on a sensitive answer: that question comes last, and money lures nobody there.
const MOST_TO_SENSITIVE_CASH: usize = 11;

/// Who is left without which verdict, because the row they fit into says less than their number: for part of it, it is
/// open whether the goal can be reached in time. A wrong "no" would be worse; an empty list would be best.
const TOO_WIDE: [(&str, &str); 1] = [("graduate", "cn-ui-skill-upgrade-subsidy")];

/// One person on the way.
pub struct Lead<'a> {
    /// Where they are.
    pub walk: Walk,
    pack: &'a Pack,
    words: &'a [FactText],
    titles: &'a [PolicyShort],
    person: &'a Person,
    /// The addresses of the question screens in order, each once.
    asked: Vec<String>,
    /// Taps at the first match with cash that lasts to the end.
    to_cash: Option<usize>,
    in_the_end: Vec<&'a str>,
}

impl<'a> Lead<'a> {
    /// A person entering by their way in, which must not say anything that they do not.
    fn enter(compiled: &'a Compiled, person: &'a Person) -> Outcome<Self> {
        let pack = &compiled.lowered.pack;
        let id = person.id.value.as_str();
        let key = WAYS_IN.iter().find(|(name, _)| *name == id).map(|(_, key)| *key).ok_or("nobody chose a way in")?;
        let start = pack.starts.iter().find(|start| start.key == key).ok_or("no such way in")?;
        for (fact, answer) in &start.answers {
            assert_eq!(person.answers.get(fact.index()), answer, "{id} goes in by {key}");
        }
        let mut walk = Walk::on(compiled, Some(person.on))?;
        walk.taps += 1;
        walk.open(&format!("#/start/{key}"));
        Self::of(compiled, person, walk)
    }

    /// A person who has entered.
    pub fn of(compiled: &'a Compiled, person: &'a Person, walk: Walk) -> Outcome<Self> {
        let pack = &compiled.lowered.pack;
        let chinese = compiled.lowered.texts.iter().find(|texts| texts.language == "zh").ok_or("no Chinese")?;
        let complete = engine::assess_by(&persons(pack), pack, &person.answers, person.on, person.as_of);
        let in_the_end = with_cash(pack, &complete);
        Ok(Self {
            walk,
            pack,
            words: &chinese.short.facts,
            titles: &chinese.short.policies,
            person,
            asked: Vec::new(),
            to_cash: None,
            in_the_end,
        })
    }

    /// Goes from question to question until the result appears.
    fn until_the_result(&mut self) -> Outcome {
        let mut furthest = (0, 1);
        while let Place::Ask(named) = self.walk.interview.place {
            let question = self.walk.question().ok_or("no question")?;
            let at = self.walk.address().to_owned();
            // The same question comes again only for its day.
            if self.asked.last() != Some(&at) {
                assert!(!self.asked.contains(&at), "{at} is asked twice");
                self.asked.push(at.clone());
            } else {
                assert!(question.lacks_day, "{at} does not take the answer: {:?}", self.walk.refused);
            }
            assert!(self.asked.len() < 60, "sixty questions and no result");
            let help = question
                .help
                .strip_suffix(PICK_MANY)
                .or(question.help.strip_suffix(MONTH_DOES))
                .unwrap_or(&question.help);
            let lengths = (question.question.chars().count(), help.chars().count());
            if named.field.is_none() {
                assert!(lengths.0 <= LONGEST.0 && lengths.1 <= LONGEST.1, "{at} is too long: {lengths:?}");
            }
            let (value, max) = (question.progress.value, question.progress.max);
            assert!(
                value * furthest.1 >= furthest.0 * max && value <= max,
                "at {at} the bar goes back to {value}/{max}"
            );
            furthest = (value, max);
            self.only_offers_what_may_be_true(named, &question)?;
            self.deal_with(named, question.lacks_day)?;
            self.note_cash();
        }
        assert_eq!(self.walk.interview.place, Place::Result);
        Ok(())
    }

    /// No row of a question with one answer contradicts an answer of the person's own, by the engine's own reading, which
    /// the command refuses files by. Where a single row is left all are offered: the other answer may be the wrong one.
    fn only_offers_what_may_be_true(&self, named: FactRef, question: &QuestionView) -> Outcome {
        let Inputs::One(Input::Rows { rows, several: false }) = &question.inputs else { return Ok(()) };
        let session = &self.walk.interview.session;
        let clashes = |answer: &Answer| {
            let mut answers = session.in_force.clone();
            session.by_start.iter().for_each(|fact| answers.set(fact.index(), Answer::Absent));
            answers.set(named.fact.index(), answer.clone());
            let env = Env::new(self.pack, &answers, session.on, session.as_of);
            (0..self.pack.facts.len()).map(|at| engine::clashes(env, FactId::at(at)).len()).sum::<usize>()
        };
        if named.field.is_none() {
            let before = clashes(&Answer::Absent);
            let (possible, not): (Vec<_>, Vec<_>) = rows.iter().partition(|row| clashes(&row.answer) <= before);
            let at = self.walk.address();
            assert!(not.is_empty() || possible.len() == 1, "{}: at {at} {not:?} cannot be", self.person.id.value);
        }
        Ok(())
    }

    /// Records the taps when the first money appears.
    fn note_cash(&mut self) {
        let now = self.walk.interview.session.assess();
        if with_cash(self.pack, &now).iter().any(|key| self.in_the_end.contains(key)) {
            self.to_cash.get_or_insert(self.walk.taps);
        }
    }

    /// Handles one question.
    pub fn deal_with(&mut self, named: FactRef, lacks_day: bool) -> Outcome {
        let (pack, words) = (self.pack, self.words);
        let fact = pack.fact(named.fact).ok_or("no such fact")?;
        let words = words.get(named.fact.index()).ok_or("no words")?;
        let answer = self.person.answers.get(named.fact.index()).clone();
        if let (Some(at), Some(field)) = (named.record, named.field) {
            let Answer::Value(Value::Records(records)) = &answer else { Err("there is no entry to follow up on")? };
            let answer = records.get(at).ok_or("no such entry")?.get(field.index());
            let asked = fact.fields().get(field.index()).ok_or("no such field")?;
            let words = words.fields.get(field.index()).ok_or("no words")?;
            assert_eq!(self.walk.heading(), words.question);
            if *answer == Answer::Unsure {
                return self.walk.unsure();
            }
            return self.one(&asked.kind, words, answer);
        }
        assert_eq!(self.walk.heading(), words.question);
        match (&answer, &fact.kind) {
            (Answer::Absent, _) => Err(format!("{} has no answer to {}", self.person.id.value, fact.key))?,
            (Answer::Unsure, _) => self.walk.unsure(),
            (Answer::Value(Value::Records(records)), Kind::Records { .. }) => {
                self.list(named.fact, words, records, lacks_day)?;
                self.walk.submit()
            }
            _ => self.one(&fact.kind, words, &answer),
        }
    }

    /// Fills in the answer of a question that wants one, and continues.
    fn one(&mut self, kind: &Kind, words: &FactText, answer: &Answer) -> Outcome {
        let goes_on = self.walk.goes_on();
        self.fill(None, kind, words, answer)?;
        if goes_on {
            // The tap on the row was the last one.
            self.walk.taps -= 1;
        }
        self.walk.submit()
    }

    /// Adds the entries of a list one by one, or the days of existing ones.
    fn list(&mut self, id: FactId, words: &FactText, records: &[Record], lacks_day: bool) -> Outcome {
        if !lacks_day {
            for record in records {
                self.walk.add()?;
                self.entry(id, words, record)?;
                self.note_cash();
            }
        }
        if self.walk.question().is_some_and(|question| question.lacks_day) {
            for (at, record) in records.iter().enumerate() {
                self.walk.edit(at)?;
                self.entry(id, words, record)?;
            }
        }
        Ok(())
    }

    /// Fills in a newly opened entry and saves it.
    fn entry(&mut self, id: FactId, words: &FactText, record: &Record) -> Outcome {
        let Place::Entry(_, at) = self.walk.interview.place else { Err("no entry is open")? };
        let fields = self.pack.fact(id).ok_or("no such list")?.fields();
        let before = at.and_then(|at| self.walk.interview.session.records(id).get(at).cloned()).unwrap_or_default();
        for (index, (field, words)) in fields.iter().zip(&words.fields).enumerate() {
            // Follow-ups are not asked with the entry, and can be changed there once answered.
            let is_shown = match field.asked {
                Asked::WithEntry => true,
                Asked::FollowUp => *before.get(index) != Answer::Absent,
                Asked::Never => false,
            };
            let answer = record.get(index);
            if is_shown && answer.is_given() {
                self.fill(Some(&words.question), &field.kind, words, answer)?;
            }
        }
        self.walk.submit()?;
        assert_eq!(self.walk.interview.place, Place::Ask(FactRef::whole(id)), "{:?}", self.walk.refused);
        Ok(())
    }

    /// Gives one answer with the controls on screen, without continuing.
    fn fill(&mut self, of: Option<&str>, kind: &Kind, words: &FactText, answer: &Answer) -> Outcome {
        let none = words.none.as_deref().unwrap_or(NONE_OF_THEM);
        let option = |id: OptionId| words.options.get(usize::from(id.0)).map(String::as_str).unwrap_or_default();
        let rows = self.walk.rows(of);
        let walk = &mut self.walk;
        match answer {
            Answer::None | Answer::Absent | Answer::Unsure => walk.tick_of(of, none),
            Answer::Value(Value::Bool(true)) => walk.tick_of(of, "是"),
            Answer::Value(Value::Bool(false)) => {
                walk.tick_of(of, if rows.contains(&"否".to_owned()) { "否" } else { none })
            }
            Answer::Value(Value::Choice(id)) => walk.tick_of(of, option(*id)),
            Answer::Value(Value::Set(set)) => {
                let offered: Vec<&str> =
                    set.iter().map(option).filter(|label| rows.iter().any(|row| row == label)).collect();
                for row in &offered {
                    walk.tick_of(of, row)?;
                }
                // Only some policies are offered, so the others stay open.
                let policies = self.pack.policies.iter().map(|policy| &policy.key);
                let of_policies = matches!(kind, Kind::Set { options } if options.iter().eq(policies));
                assert!(of_policies || offered.len() == set.iter().count(), "only {rows:?} are offered");
                if offered.is_empty() { self.walk.tick_of(of, none) } else { Ok(()) }
            }
            Answer::Value(Value::Number(range)) => {
                let places = match kind {
                    Kind::Money => 2,
                    Kind::Decimal { scale } => *scale,
                    _ => 0,
                };
                if rows.iter().all(|row| row == none) {
                    return walk.type_in(&typed(range.min, places));
                }
                let fitting: Vec<&String> = { rows.iter() }
                    .filter(|row| *row != none && fits(&tidy(row), range.min, &words.unit, places) == Some(true))
                    .collect();
                let [row] = fitting.as_slice() else { Err(format!("of {rows:?} fit {fitting:?} for {}", range.min))? };
                walk.tick_of(of, row)
            }
            Answer::Value(Value::Date(days)) => {
                let (year, month, day) = days.first.year_month_day();
                let stands = walk.date_of(of)?;
                if stands.0 != year.to_string() {
                    walk.year_of(of, &year.to_string())?;
                }
                if stands.1 != month.to_string() {
                    walk.choose_of(of, 1, month)?;
                }
                if days.first == days.last && walk.offers_day_of(of) && stands.2 != day.to_string() {
                    walk.choose_of(of, 2, day)?;
                }
                Ok(())
            }
            Answer::Value(Value::Part(_) | Value::Records(_)) => Err("nobody answers like that")?,
        }
    }
}

/// The policies that are met and pay a known amount of cash.
fn with_cash<'p>(pack: &'p Pack, assessment: &Assessment) -> Vec<&'p str> {
    let met = assessment.outcomes.iter().filter(|outcome| outcome.status == Status::Met);
    met.filter_map(|outcome| {
        let policy = pack.policy(outcome.policy)?;
        let pays = |worked: &BenefitOutcome| {
            let is_cash = policy.benefits.get(worked.benefit).is_some_and(|benefit| benefit.kind.is_cash());
            is_cash && worked.total.is_some_and(|total| total.max > Fen::ZERO)
        };
        outcome.benefits.iter().any(pays).then_some(policy.key.as_str())
    })
    .collect()
}

/// Checks the result: each policy once, with the status that the person's file expects, which all answers together
/// also give; and the sum that the engine computes.
fn as_it_should_be(lead: &Lead<'_>, complete: &Assessment) -> Outcome {
    let Lead { walk, pack, person, .. } = lead;
    let result = walk.result();
    let mut shown: BTreeMap<&str, &str> = BTreeMap::new();
    for (status, card) in result.groups.iter().flat_map(|group| group.cards.iter().map(|card| (group.status, card))) {
        let key = pack.policy(card.policy).map(|policy| policy.key.as_str()).ok_or("no such policy")?;
        assert_eq!((status, shown.insert(key, report::status(status))), (card.status, None), "{key}");
    }
    for outcome in &complete.outcomes {
        let policy = pack.policy(outcome.policy).ok_or("no policy")?;
        let written = person.expected.iter().find(|expected| expected.policy == outcome.policy);
        let written = written.map_or("(nothing)", |expected| expected.status.as_str());
        let all = report::status(outcome.status);
        let found = shown.get(policy.key.as_str()).copied().unwrap_or("(nothing)");
        let key = (person.id.value.as_str(), policy.key.as_str());
        let wanted = if TOO_WIDE.contains(&key) { "needs_answer" } else { all };
        assert_eq!((written, found), (all, wanted), "{key:?}: by file and on the page");
    }
    let now = walk.interview.session.assess();
    let own = now.combinations.iter().find(|one| one.beneficiary == Role::Person && one.cash.max > Fen::ZERO);
    match (&result.headline.sum, own) {
        (Some(sum), Some(own)) => {
            let wanted = in_yuan(if own.cash.min > Fen::ZERO { own.cash.min } else { own.cash.max });
            assert!(sum.figure.contains(&format!("¥{wanted}")), "{} should name {wanted}", sum.figure);
        }
        (None, Some(own)) => Err(format!("the engine reckons {:?}, the result names no sum", own.cash))?,
        // If nothing says that they go together, the result names the largest, and says that it is one of them.
        (Some(sum), None) => {
            let is_one = |policy: &&PolicyShort| sum.head.contains(&policy.title);
            let policy = lead.titles.iter().find(is_one).ok_or_else(|| format!("{} is of no policy", sum.head))?;
            let card = result.groups.iter().flat_map(|group| &group.cards).find(|card| card.title == policy.title);
            assert_eq!(card.map(|card| card.status), Some(Status::Met), "{}", sum.head);
        }
        (None, None) => {}
    }
    Ok(())
}

/// The policies that concern people.
fn persons(pack: &Pack) -> Index {
    Index::where_answers(Audience::Person, pack)
}

/// What rows leave open makes an amount wider and a time shorter, but never excludes the truth.
fn no_more_than_true(complete: &Assessment, now: &Assessment) {
    let both = now.outcomes.iter().filter_map(|said| Some((complete.of(said.policy)?, said)));
    for (all, said) in both.filter(|(all, _)| all.status != Status::NotMet) {
        let within = |said: Option<Date>, all: Option<Date>| said.zip(all).is_none_or(|(said, all)| said <= all);
        assert!(within(said.until, all.until) && within(all.from, said.from), "{all:?} is shown as {said:?}");
        for true_one in &all.benefits {
            let same = |one: &&BenefitOutcome| (one.benefit, one.object) == (true_one.benefit, true_one.object);
            let shown = said.benefits.iter().find(same).and_then(|one| one.total);
            let holds = match (shown, true_one.total) {
                (Some(shown), Some(total)) => shown.min <= total.min && total.max <= shown.max,
                (shown, None) => shown.is_none(),
                (None, Some(_)) => true,
            };
            assert!(holds, "{true_one:?} is shown as {shown:?}");
        }
    }
}

/// `12,000`.
fn in_yuan(amount: Fen) -> String {
    let digits = amount.yuan_and_fen().0.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[test]
fn ten_people_learn_what_may_be_theirs_with_few_taps() -> Outcome {
    let compiled = bundled()?;
    let pack = &compiled.lowered.pack;
    assert_eq!(compiled.lowered.people.len(), WAYS_IN.len());
    let mut all_taps = Vec::new();
    println!("{:<22}{:>10}{:>6}{:>7}{:>14}", "person", "questions", "taps", "typed", "taps to cash");
    for person in &compiled.lowered.people {
        let id = person.id.value.as_str();
        let complete = engine::assess_by(&persons(pack), pack, &person.answers, person.on, person.as_of);
        let mut lead = Lead::enter(compiled, person)?;
        lead.until_the_result()?;
        as_it_should_be(&lead, &complete)?;
        no_more_than_true(&complete, &lead.walk.interview.session.assess());
        let to_cash = lead.to_cash.map_or("–".to_owned(), |taps| taps.to_string());
        let Walk { taps, typed, .. } = lead.walk;
        println!("{id:<22}{:>10}{taps:>6}{typed:>7}{to_cash:>14}", lead.asked.len());
        println!("    {}", lead.asked.join(" ").replace("#/ask/", ""));
        let paying = complete.outcomes.iter().filter(|outcome| {
            let key = pack.policy(outcome.policy).map(|policy| policy.key.as_str());
            key.is_some_and(|key| lead.in_the_end.contains(&key))
        });
        let most = if { paying }.all(|outcome| outcome.sensitive) { MOST_TO_SENSITIVE_CASH } else { MOST_TO_CASH };
        let in_time = lead.in_the_end.is_empty() || lead.to_cash.is_some_and(|taps| taps <= most);
        assert!(in_time, "{id}: the first money takes {to_cash} taps, more than {most}");
        all_taps.push(taps);
    }
    all_taps.sort_unstable();
    let median = all_taps.get(4..6).map(|middle| middle.iter().sum::<usize>() / 2).ok_or("not ten people")?;
    println!("median of taps {median}");
    assert!(median <= MEDIAN_TAPS, "half of the people need more than {median} taps");
    Ok(())
}

#[test]
fn back_leads_through_every_question_to_the_first_screen() -> Outcome {
    let compiled = bundled()?;
    for person in &compiled.lowered.people {
        let mut lead = Lead::enter(compiled, person)?;
        lead.until_the_result()?;
        let kept = lead.walk.interview.session.keep();
        for at in lead.asked.iter().rev() {
            assert!(lead.walk.back(), "{at}");
            // The entries of a list come after it.
            while matches!(lead.walk.interview.place, Place::Entry(..)) || lead.walk.address() != at {
                assert!(lead.walk.back(), "{} never comes to {at}", person.id.value);
            }
        }
        assert!(lead.walk.back());
        lead.walk.at_home();
        assert_eq!(lead.walk.interview.session.keep(), kept, "going back changed an answer");
    }
    Ok(())
}

#[test]
fn answers_that_a_trap_brings_back_give_the_same_result_for_everybody() -> Outcome {
    let compiled = bundled()?;
    for person in &compiled.lowered.people {
        let mut lead = Lead::enter(compiled, person)?;
        // In the middle of the way.
        for _ in 0..6 {
            if let Place::Ask(named) = lead.walk.interview.place {
                let lacks_day = lead.walk.question().is_some_and(|question| question.lacks_day);
                lead.deal_with(named, lacks_day)?;
            }
        }
        let again = Walk::resumed(compiled, &lead.walk.interview.session.keep(), Some(person.on))?;
        assert_eq!(again.result(), lead.walk.result(), "{}", person.id.value);
        assert_eq!(again.interview.view.open, lead.walk.interview.view.open, "{}", person.id.value);
    }
    Ok(())
}
