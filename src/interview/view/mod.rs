//! What the screens show, derived from the session: what every screen needs is computed after each change, the rest
//! when a screen that shows it is drawn.
//!
//! Plain data in words: pages only lay it out. Nothing here remembers or changes anything, except the progress bar's
//! furthest point.

mod age;
mod amount;
mod call;
mod card;
mod counter;
mod door;
mod fair;
mod firm;
mod first;
mod hand_over;
mod headline;
mod near;
mod offer;
mod one_of;
mod plan;
mod policy;
mod poster;
mod question;
mod refused;
mod report;
mod result;
mod said;
mod seek;
mod shown;
mod since;
mod size;
mod together;
mod what_if;

use std::sync::{Arc, OnceLock};

pub use age::AgeLine;
pub use amount::Amount;
pub use call::Call;
pub use card::{Assumed, Card, Cite, Reason, Said, Step};
pub use counter::{Along, CounterSheet, Handed, Mark};
pub use door::DoorView;
pub use fair::{FairView, Found, Line, PostView, ProfileView};
pub use firm::{FirmResult, FirmSheet, FirmView, Judged, MOST_ASKED, OF_FIRM, roles_of};
pub use first::First;
pub use hand_over::HandOver;
pub use headline::{Counts, Headline, Sum};
pub use near::{NearMiss, Way, near_card};
pub use offer::{Brought, OfferLine, OfferView, Unchanged};
pub use plan::{Dated, PlanPaper, PlanStep, PlanView, Span, WIDTH};
pub use policy::{PolicyLine, PolicyView, Rule};
pub use poster::{offer_poster, poster};
pub use question::{Entry, EntryView, FieldView, Input, Inputs, QuestionView, RowView, another, typed};
pub use refused::refused;
pub use report::Report;
pub use result::{Group, NotMet, Pending, ResultView};
pub use said::{answered, in_words, label as label_of};
pub use seek::Seeking;
pub use shown::{ShownLine, ShownView};
pub use since::{Moved, Since};
pub use size::SizeView;
pub use together::{LeftOut, Together};
pub use what_if::{Differs, WhatIf};

use self::said::{label, said};
use super::{
    place::Place,
    session::{Focus, Reply, Session, Share, has_screen},
    text::{Language, Text},
};
use crate::{
    engine::{self, Assessment, FactRef, Question, Status},
    pack::{Asked, Expr, FactId, FieldId, Ref, Visit},
    value::{Answer, Date, DateRange, OptionId, Record, Value},
};

/// What follows from the answers, for any next screen.
#[derive(Debug)]
pub struct View {
    /// The engine's assessment.
    pub assessment: Assessment,
    /// The first open question that was not put off; after those, a date whose day is still needed.
    pub open: Option<FactRef>,
    /// Whether that question comes from a link's offer.
    pub for_offer: bool,
    /// Facts and fields of lists whose answers could settle something, each once.
    pub missing: Vec<FactRef>,
    /// Dates, and lists with dates, known only to the month, whose day would settle something.
    pub lacking_day: Vec<FactId>,
    /// Options of sets that rules look for, still unknown, in policies that depend on them.
    pub open_options: Vec<(FactId, OptionId)>,
    /// The progress so far.
    pub progress: Share,
    /// The result screen in each language, once it has been shown.
    result: [OnceLock<Arc<ResultView>>; 2],
}

impl View {
    /// Assesses the session.
    pub fn of(session: &mut Session) -> Self {
        let assessment = session.assess_and_keep();
        session.advance(&assessment);
        let mut missing: Vec<FactRef> = Vec::new();
        for named in assessment.outcomes.iter().flat_map(|outcome| &outcome.missing) {
            if !missing.contains(named) {
                missing.push(*named);
            }
        }
        let lacking_day = lacking_day(session, &assessment, &missing);
        let (open, for_offer) = open(session, &assessment, &lacking_day);
        Self {
            open,
            for_offer,
            progress: session.furthest,
            open_options: open_options(session, &assessment),
            result: Default::default(),
            assessment,
            missing,
            lacking_day,
        }
    }

    /// Records a reply and assesses again.
    pub fn after(session: &mut Session, reply: Reply, today: Option<Date>) -> Self {
        let left = reply.leaves();
        session.hear(reply, today);
        let mut view = Self::of(session);
        if let Some(fact) = left.filter(|fact| view.lacking_day.contains(fact)) {
            // This changes what is asked, but no outcome.
            session.leave(fact);
            session.advance(&view.assessment);
            view.progress = session.furthest;
            (view.open, view.for_offer) = open(session, &view.assessment, &view.lacking_day);
        }
        view
    }

    /// The result screen.
    pub fn result(&self, session: &Session, text: &Text) -> Arc<ResultView> {
        let [zh, en] = &self.result;
        let made = if text.language == Language::Zh { zh } else { en };
        Arc::clone(made.get_or_init(|| Arc::new(ResultView::of(session, self, text))))
    }

    /// How many questions are open now that were not open before.
    pub fn n_new(&self, before: &Self) -> usize {
        let was_open = |named: FactRef| before.assessment.next.iter().any(|question| question.named() == named);
        self.assessment.next.iter().filter(|question| !was_open(question.named())).count()
    }

    /// Whether to offer a date's day: it was given, or only the month is known and that leaves something open.
    fn offers_day(&self, named: FactRef, given: &Answer) -> bool {
        matches!(given, Answer::Value(Value::Date(days)) if is_day(*days) || self.missing.contains(&named))
    }
}

/// What to ask now, and whether it is about the offer of a link. In order: what the one policy in focus needs, what
/// that offer needs, what the way in puts first, and what is best to ask; then what an offer is one answer away from;
/// last, a date whose day is needed. Never what was put off.
fn open(session: &Session, assessment: &Assessment, lacking_day: &[FactId]) -> (Option<FactRef>, bool) {
    // A list that was put off may still have follow-up questions.
    let wanted = |named: &FactRef| named.field.is_some() || !session.skipped.contains(&named.fact);
    if let Some(Focus::Door(door)) = session.focus {
        return (door::next(session, assessment, door).filter(wanted), false);
    }
    if let Some(Focus::Policy(policy)) = session.focus {
        let questions = engine::questions_about(&session.index, &session.pack, &session.in_force, assessment, policy);
        return (questions.iter().map(Question::named).find(wanted), false);
    }
    let about_offer = offer::lacking(session).into_iter().map(FactRef::whole).find(wanted);
    if about_offer.is_some() {
        return (about_offer, true);
    }
    let worth = |fact: &FactId| {
        assessment.next.iter().find(|question| question.fact == *fact && !question.refutes && !question.details)
    };
    let pinned = session.first().iter().filter_map(worth).map(Question::named);
    let best = assessment.next.iter().map(Question::named);
    let of_policies = pinned.chain(best).find(wanted);
    // Check the offers only once the policies have no questions left, not after every answer.
    let of_offers = || offer::one_answer_away(session).into_iter().map(FactRef::whole).find(wanted);
    let of_days = || lacking_day.iter().copied().map(FactRef::whole).find(wanted);
    (of_policies.or_else(of_offers).or_else(of_days), false)
}

/// Options that policies still in question look for.
fn open_options(session: &Session, assessment: &Assessment) -> Vec<(FactId, OptionId)> {
    let mut options = Vec::new();
    let gone = |status| matches!(status, Status::NotMet | Status::Unconfirmed | Status::Ended | Status::Withdrawn);
    for outcome in assessment.outcomes.iter().filter(|outcome| !gone(outcome.status)) {
        let Some(policy) = session.pack.policy(outcome.policy) else { continue };
        policy.walk(&mut |visit| {
            if let Visit::Expr(Expr::Has(Ref::Fact(fact), option)) = visit {
                options.push((*fact, *option));
            }
        });
    }
    options
}

/// Dates whose day would settle something now: tries the first and the last day of their month.
fn lacking_day(session: &Session, now: &Assessment, missing: &[FactRef]) -> Vec<FactId> {
    let mut facts: Vec<FactId> = Vec::new();
    for FactRef { fact, .. } in missing.iter().copied() {
        let settles = |last: bool| {
            let Some(answer) = on_a_day(session.in_force.get(fact.index()), last) else { return false };
            let mut answers = session.in_force.clone();
            answers.set(fact.index(), answer);
            engine::settles(&session.index, &session.pack, &answers, now, fact)
        };
        if !facts.contains(&fact) && (settles(false) || settles(true)) {
            facts.push(fact);
        }
    }
    facts
}

/// The answer with months replaced by their first or last day; `None` if it has no month.
fn on_a_day(answer: &Answer, last: bool) -> Option<Answer> {
    match answer {
        Answer::Value(Value::Date(days)) if !is_day(*days) => {
            let day = if last { days.last } else { days.first };
            Some(Answer::Value(Value::Date(DateRange { first: day, last: day })))
        }
        Answer::Value(Value::Records(records)) => {
            let mut records = records.clone();
            let mut found = false;
            for answer in records.iter_mut().flat_map(|record| &mut record.0) {
                if let Some(day) = on_a_day(answer, last) {
                    *answer = day;
                    found = true;
                }
            }
            found.then_some(Answer::Value(Value::Records(records)))
        }
        _ => None,
    }
}

/// Whether all that is not known of what `named` asks for is the day of a month.
fn lacks_day(session: &Session, named: FactRef) -> bool {
    let is_month = |answer: &Answer| matches!(answer, Answer::Value(Value::Date(days)) if !is_day(*days));
    match (session.in_force.get(named.fact.index()), named.field) {
        (Answer::Value(Value::Records(records)), Some(field)) => {
            let given = |record: &Record| *record.get(field.index()) != Answer::Absent;
            records.iter().all(given) && records.iter().any(|record| is_month(record.get(field.index())))
        }
        (answer, _) => is_month(answer),
    }
}

fn is_day(days: DateRange) -> bool {
    days.first == days.last
}

/// One line of the list of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerLine {
    /// What was asked.
    pub label: String,
    /// The answer.
    pub said: String,
    /// Whether it still has to be answered.
    pub open: bool,
    /// Where to change it.
    pub href: String,
}

impl AnswerLine {
    /// The list of answers.
    pub fn all(session: &Session, text: &Text) -> Vec<Self> {
        session.trail.iter().map(|fact| Self::of(session, *fact, text)).collect()
    }

    /// What the way in answered and the person has not reviewed; empty after the first question.
    pub fn supposed(session: &Session, text: &Text) -> Vec<Self> {
        if session.by_start.len() == session.trail.len() { Self::all(session, text) } else { Vec::new() }
    }

    /// The line of `fact`.
    pub fn of(session: &Session, fact: FactId, text: &Text) -> Self {
        let open = *session.answers.get(fact.index()) == Answer::Absent;
        let named = FactRef::whole(fact);
        Self {
            label: label(session, named, text),
            said: match (open, session.is_parked(fact)) {
                (true, _) => text.put_off.to_string(),
                (_, true) => (text.parked)(&said::whole(session, fact, text)),
                (_, false) => said(session, named, text),
            },
            open,
            href: href(session, fact).unwrap_or_default(),
        }
    }
}

/// The subject of the screen that asks for `named`: a fact, or a follow-up on an entry; `None` if there is no such
/// screen.
fn asked_as(session: &Session, named: FactRef) -> Option<FactRef> {
    let list = session.pack.fact(named.fact).filter(|fact| has_screen(fact))?;
    let follows_up =
        |field: FieldId| list.fields().get(field.index()).map(|field| field.asked) == Some(Asked::FollowUp);
    Some(if named.field.is_some_and(follows_up) { named } else { FactRef::whole(named.fact) })
}

/// The link to the question for `named`; `None` if it has no screen.
fn href_of(session: &Session, named: FactRef) -> Option<String> {
    if session.by_firm {
        let asked = session.is_asked_of_firm(named.fact);
        let key = session.pack.fact(named.fact).filter(|_| asked)?.key.as_str();
        return Some([OF_FIRM, key].concat());
    }
    asked_as(session, named).map(|named| Place::Ask(named).route(session).href())
}

/// The link to the question for a fact; `None` if it has no screen.
fn href(session: &Session, fact: FactId) -> Option<String> {
    href_of(session, FactRef::whole(fact))
}

fn is_sensitive(session: &Session, fact: FactId) -> bool {
    session.pack.fact(fact).is_some_and(|fact| fact.sensitive)
}
