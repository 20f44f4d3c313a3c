//! The stand's screen: what a candidate is asked, all at once, and what comes out, live.
//!
//! Everything is supposed: a job with this firm, from the first day of the month agreed on. Names no answer that a stand may not
//! ask for; how many are missing is all it says of those. Deliberately orders policies by how much is known of them, and no
//! person by anything.

use super::{
    Card, FieldView, Input, Judged, RowView, Sum,
    hand_over::telling,
    headline::sum,
    offer::{is_gone, nobodys, pays, turns_on},
    question::single,
    together,
};
use crate::{
    engine::{Assessment, BenefitOutcome, Combination, DecisiveClause, Env, Outcome, Scope, Status, Truth},
    interview::{
        fair::{MINUTES, Post, Stand},
        session::Session,
        text::{Text, fair::FairText},
    },
    pack::{FactId, FieldId, Kind, PolicyId, Role},
    value::{Answer, Date, Fen, OptionId, Record, Value},
};

/// How many years ahead a candidate may graduate, and a job begin.
const AHEAD: i32 = 2;

/// The candidate's screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FairView {
    /// The names of the posts; empty without any.
    pub posts: Vec<String>,
    /// Which of them is wanted.
    pub post: usize,
    /// The questions to the candidate, and whether each arises by what was said.
    pub asks: Vec<(FactId, FieldView, bool)>,
    /// When the job begins.
    pub start: Option<FieldView>,
    /// What is agreed on about the job.
    pub job: Vec<(FactId, FieldView)>,
    /// What comes out; `None` before anything is answered.
    pub found: Option<Found>,
}

/// What comes out for a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// On which supposition.
    pub begins: String,
    /// The sentence to say aloud.
    pub aloud: String,
    /// The money, if a sum is known.
    pub sum: Option<Sum>,
    /// What the job may bring.
    pub brings: Vec<Card>,
    /// What may fit without it.
    pub besides: Vec<Card>,
    /// What needs more answers.
    pub open: Vec<Line>,
    /// What fails by what was said.
    pub fails: Vec<Line>,
    /// Which of these policies exclude each other, with the source.
    pub apart: Vec<String>,
    /// Whether something may fit, for the tally.
    pub fits: bool,
}

/// A policy and a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The policy.
    pub title: String,
    /// What is to be said of it.
    pub remark: String,
}

/// A post as it is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostView {
    /// Its name.
    pub name: String,
    /// When the job begins.
    pub start: Option<FieldView>,
    /// What it says of the job.
    pub job: Vec<(FactId, FieldView)>,
}

/// What a firm says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileView {
    /// The questions to the firm.
    pub asks: Vec<(FactId, FieldView)>,
    /// Its posts.
    pub posts: Vec<PostView>,
    /// After how many minutes an idle screen is cleared: the choices and the one chosen.
    pub minutes: ([u8; 3], u8),
}

impl FairView {
    /// The screen as it stands.
    pub fn of(stand: &Stand, text: &Text) -> Self {
        let words = FairText::of(text.language);
        let there = stand.there();
        let asks = stand.asks().iter().filter_map(|fact| {
            let arises = there.as_ref().is_none_or(|there| may_arise(there, *fact));
            Some((*fact, asked(stand, *fact, text)?, arises))
        });
        let name = |(at, post): (usize, &Post)| match post.name.as_str() {
            "" => (words.nth_post)(at + 1),
            name => name.to_owned(),
        };
        Self {
            posts: stand.profile.posts.iter().enumerate().map(name).collect(),
            post: stand.candidate.post,
            asks: asks.collect(),
            start: start(stand, &stand.start(), text),
            job: job(stand, &stand.job(), text),
            found: there.filter(|_| stand.n_answered() > 0).and_then(|there| Found::of(stand, &there, text)),
        }
    }

    /// What the firm gets itself by hiring this candidate.
    pub fn firm(stand: &Stand, text: &Text) -> Option<(Judged, bool)> {
        let firm = stand.firm_there()?;
        // Of what fails only what the firm said of itself: about the candidate nobody asked for it.
        let list = firm.pack.firm.as_ref().and_then(|door| Some(door.hired.as_ref()?.list));
        let of_firm = |outcome: &Outcome| {
            let mut behind = outcome.deciding.iter().flat_map(|clause| &clause.facts);
            !behind.any(|named| Some(named.fact) == list)
        };
        let known = firm.hires.is_some_and(|kinds| !kinds.is_empty());
        Some((Judged::own(&firm, &of_firm, text), known))
    }
}

impl Found {
    fn of(stand: &Stand, there: &Session, text: &Text) -> Option<Self> {
        let words = FairText::of(text.language);
        let firm = there.pack.firm.as_ref()?;
        let waits = stand.waits();
        let of_job = |outcome: &Outcome| turns_on(&there.pack, outcome, &firm.asks);
        let said_here = |clause: &DecisiveClause| {
            clause.facts.iter().all(|named| firm.asks.contains(&named.fact) || firm.candidate.contains(&named.fact))
        };
        let fails = |outcome: &Outcome| pays(&there.pack, outcome) && outcome.deciding.iter().all(said_here);
        let reword = |card: &mut Card, outcome: &Outcome| {
            nobodys(card, outcome, text);
            card.supposed = true;
            card.urgent = None;
            if outcome.status == Status::Met {
                // The stand names every clause that is left to the office below it.
                card.verdict = if waits { words.met_then } else { words.met }.to_owned();
            }
        };
        let judged = Judged::of(there, (&of_job, &fails, &reword), "", text);
        let (mut brings, mut open) = (Vec::new(), Vec::new());
        for card in judged.cards {
            match card.status {
                // By name alone it says nothing about this candidate.
                Status::Unconfirmed if card.reasons.is_empty() => {}
                Status::NeedsAnswer => open.push(Line { remark: missing(stand, &card, text), title: card.title }),
                _ => brings.push(card),
            }
        }
        let assessment = there.assess();
        let besides = |outcome: &&Outcome| matches!(outcome.status, Status::Met | Status::MetLater) && !of_job(outcome);
        let besides = assessment.outcomes.iter().filter(besides).filter_map(|outcome| {
            let mut card = Card::of(there, outcome, text)?;
            reword(&mut card, outcome);
            Some(card)
        });
        let besides: Vec<Card> = besides.collect();
        let (sum, old) = own_sum(there, &assessment, text).unzip();
        let of_this_job = brings.iter().filter(|card| is_fitting(card.status)).count();
        let fitting = of_this_job + besides.len();
        let unpublished = assessment.outcomes.iter().filter(|outcome| {
            of_job(outcome) && outcome.status == Status::Unconfirmed && outcome.scope == Some(Scope::Clause)
        });
        let n_unpublished = unpublished.count();
        let aloud = match (of_this_job, &sum, n_unpublished, open.is_empty()) {
            (0, _, 0, _) if fitting > 0 => (words.say_besides)(fitting),
            (0, _, 0, true) => words.say_nothing.to_owned(),
            (0, _, 0, false) => words.say_open.to_owned(),
            (0, _, n, _) => (words.say_unpublished)(n),
            (_, Some(sum), ..) => (words.say_sum)(fitting, &sum.figure, old == Some(true)),
            (_, None, ..) => (words.say_fits)(fitting),
        };
        // What fits only from a day to come on is not said as if it were so now.
        let claims = fitting > 0 || n_unpublished > 0;
        let aloud = if waits && claims { (words.say_then)(&aloud) } else { aloud };
        let is_late =
            waits && matches!(stand.start(), Answer::Value(Value::Date(start)) if start.last < stand.begins());
        let shown: Vec<PolicyId> = brings.iter().chain(&besides).map(|card| card.policy).collect();
        let apart = together::apart(there, &shown, text);
        let begins = if is_late { words.begins_late } else { words.begins };
        let fails = judged.fails.into_iter().map(|(title, why)| Line { title, remark: why.join(text.semicolon) });
        Some(Self {
            begins: begins(stand.begins()),
            aloud,
            sum,
            brings,
            besides,
            open,
            fails: fails.collect(),
            apart,
            fits: fitting > 0,
        })
    }
}

impl ProfileView {
    /// The screen as it stands.
    pub fn of(stand: &Stand, text: &Text) -> Self {
        let asks = stand.of_firm().into_iter().filter_map(|fact| {
            let at = stand.session().pack.firm.as_ref()?.asks.iter().position(|asked| *asked == fact)?;
            let mut field = single(stand.session(), fact, &stand.profile.firm, text)?;
            field.question.clone_from(stand.session().short.firm.asks.get(at)?);
            field.help.clear();
            Some((fact, with_unsure(field, text)))
        });
        let post = |post: &Post| PostView {
            name: post.name.clone(),
            start: start(stand, &post.start, text),
            job: job(stand, &post.job, text),
        };
        Self {
            asks: asks.collect(),
            posts: stand.profile.posts.iter().map(post).collect(),
            minutes: (MINUTES, stand.profile.minutes),
        }
    }
}

/// What a policy still needs: by name what is asked on this screen and of the firm; of all else only how many answers.
fn missing(stand: &Stand, card: &Card, text: &Text) -> String {
    let words = FairText::of(text.language);
    let short = &stand.session().short;
    let labels = |facts: &[FactId]| -> Vec<String> {
        let labels = facts.iter().filter_map(|fact| Some(short.facts.get(fact.index())?.label.clone()));
        labels.filter(|label| card.missing.iter().any(|open| open.label == *label)).collect()
    };
    let mut asked = [stand.asks(), &stand.of_job()].concat();
    // Who does not know is not asked again.
    asked.retain(|fact| stand.said(*fact) == Answer::Absent);
    let (here, of_firm) = (labels(&asked), labels(&stand.of_firm()));
    let elsewhere = card.missing.len().saturating_sub(here.len() + of_firm.len());
    let said = [
        (!here.is_empty()).then(|| (words.here)(&here.join(text.comma))),
        (!of_firm.is_empty()).then(|| (words.of_profile)(&of_firm.join(text.comma))),
        (elsewhere > 0).then(|| (words.at_home)(elsewhere)),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(text.semicolon)
}

/// Whether a question makes sense, as far as one knows.
fn may_arise(there: &Session, fact: FactId) -> bool {
    Env::new(&there.pack, &there.in_force, there.on, there.as_of).applies(fact) != Truth::No
}

/// Whether a card says that something may be had.
fn is_fitting(status: Status) -> bool {
    !is_gone(status) && !matches!(status, Status::NeedsAnswer | Status::Unconfirmed)
}

/// The candidate's money, if a sum is known, and whether any of it is by a standard of earlier years.
fn own_sum(there: &Session, assessment: &Assessment, text: &Text) -> Option<(Sum, bool)> {
    let own = |of: &&Combination| of.beneficiary == Role::Person && of.cash.max > Fen::ZERO;
    let own = assessment.combinations.iter().find(own)?;
    let old = own.chosen.iter().any(|(policy, index, object)| {
        let worked = assessment.of(*policy).map(|outcome| outcome.benefits.as_slice()).unwrap_or_default();
        let is_it = |worked: &&BenefitOutcome| worked.benefit == *index && worked.object == *object;
        worked.iter().find(is_it).is_some_and(|worked| worked.total.is_some() && !worked.confirmed)
    });
    Some((sum(there, assessment, own, text), old))
}

/// A question to the candidate; a list is asked for as the most telling field of one entry, or none.
fn asked(stand: &Stand, fact: FactId, text: &Text) -> Option<FieldView> {
    let session = stand.session();
    let kind = &session.pack.fact(fact)?.kind;
    if let Kind::Records { .. } = kind {
        return listed(stand, fact, text);
    }
    let said = [(fact, stand.said(fact))];
    let mut field = single(session, fact, &said, text)?;
    if matches!(kind, Kind::Date) {
        ahead(&mut field.input, session.on);
        FairText::of(text.language).to_come.clone_into(&mut field.help);
    } else {
        field.help.clear();
        if matches!(kind, Kind::Choice { ordered: true, .. }) {
            let words = FairText::of(text.language);
            words.degree.clone_into(&mut field.question);
            words.degree_to_come.clone_into(&mut field.help);
        }
    }
    Some(with_unsure(field, text))
}

/// The same for a list: its first field with options.
fn listed(stand: &Stand, fact: FactId, text: &Text) -> Option<FieldView> {
    let session = stand.session();
    let words = session.short.facts.get(fact.index())?;
    let list = session.pack.fact(fact)?;
    let at = telling(list)?;
    let said = words.fields.get(at)?;
    let none = RowView { label: words.none.clone().unwrap_or_else(|| text.no.to_owned()), answer: Answer::None };
    let entry = |answer: Answer| {
        let mut record = Record(vec![Answer::Absent; at]);
        record.0.push(answer);
        Answer::Value(Value::Records(vec![record]))
    };
    let row = |(option, label): (u8, &String)| RowView {
        label: label.clone(),
        answer: entry(Answer::Value(Value::Choice(OptionId(option)))),
    };
    let other = said.none.clone().map(|label| RowView { label, answer: entry(Answer::None) });
    let rows = [none].into_iter().chain((0..).zip(&said.options).map(row)).chain(other).collect();
    let input = Input::Rows { rows, several: false };
    let (question, help) = (words.question.clone(), String::new());
    Some(with_unsure(FieldView { field: FieldId::at(0), question, help, input, given: stand.said(fact) }, text))
}

/// When a job begins.
fn start(stand: &Stand, given: &Answer, text: &Text) -> Option<FieldView> {
    let fact = stand.start_fact()?;
    let mut field = single(stand.session(), fact, &[(fact, given.clone())], text)?;
    FairText::of(text.language).start.clone_into(&mut field.question);
    field.help.clear();
    ahead(&mut field.input, stand.session().on);
    if let Input::Date { years, .. } = &mut field.input {
        // A job on offer has begun a year ago at most.
        years.1 = years.0 - AHEAD - 1;
    }
    Some(field)
}

/// What is said of the job.
fn job(stand: &Stand, said: &[(FactId, Answer)], text: &Text) -> Vec<(FactId, FieldView)> {
    let asked = stand.of_job().into_iter().filter_map(|fact| {
        let mut field = single(stand.session(), fact, said, text)?;
        FairText::of(text.language).contract.clone_into(&mut field.question);
        field.help.clear();
        Some((fact, with_unsure(field, text)))
    });
    asked.collect()
}

/// Lets a date lie ahead.
fn ahead(input: &mut Input, on: Date) {
    if let Input::Date { years, until, .. } = input {
        let (year, ..) = on.year_month_day();
        years.0 = year + AHEAD;
        *until = Date::new(years.0, 12, 31).unwrap_or(on);
    }
}

/// Adds the row that leaves it open.
fn with_unsure(mut field: FieldView, text: &Text) -> FieldView {
    if let Input::Rows { rows, several: false } = &mut field.input {
        rows.push(RowView { label: text.unsure.to_owned(), answer: Answer::Unsure });
    }
    field
}
