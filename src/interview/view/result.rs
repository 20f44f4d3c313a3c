//! The result screen: its headline, groups of cards in order of status, a line for each policy that does not fit, and
//! what to look up.

use super::{
    Call, Card, NearMiss, OfferLine, View,
    first::{First, first},
    headline::{Counts, Headline, Sum},
    href_of, is_sensitive, lacks_day,
    offer::pays,
    said::label,
    since::Since,
    together::Together,
};
use crate::{
    engine::{Assessment, FactRef, Outcome, Scope, Status},
    interview::{place::Place, plan::Task, session::Session, text::Text},
    pack::{FactId, FieldId},
    value::Answer,
};

/// How many policies lacking answers are shown unfolded.
const OPEN_SHOWN: usize = 3;

/// If nothing is decided and more policies than this lack answers, questions help more than cards.
const TOO_MANY: usize = 5;

/// All statuses in display order.
pub(super) const STATUSES: [Status; 9] = [
    Status::Met,
    Status::MetLater,
    Status::GateFirst,
    Status::NeedsAnswer,
    Status::Competitive,
    Status::Unconfirmed,
    Status::Ended,
    Status::Withdrawn,
    Status::NotMet,
];

/// The result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultView {
    /// The day it is for.
    pub on: String,
    /// The same, and up to which day the rules were checked.
    pub days: String,
    /// The top of the screen.
    pub headline: Headline,
    /// What has changed since the result was kept; `None` unless it was.
    pub since: Option<Since>,
    /// What to do first; `None` if nothing is left to do.
    pub first: Option<First>,
    /// How many policies are settled, of how many.
    pub settled: String,
    /// Cards by status, in the order of [`Status`]; no empty groups.
    pub groups: Vec<Group>,
    /// What does not fit but is only a step away.
    pub near: Vec<NearMiss>,
    /// What does not fit, under the topics that it fails for.
    pub not_met: Vec<(String, Vec<NotMet>)>,
    /// What the person can receive together, if several policies bring money.
    pub together: Option<Together>,
    /// Sums of other beneficiaries, never added to the person's own.
    pub others: Vec<Sum>,
    /// Questions that were put off or that the person could not answer.
    pub to_look_up: Vec<Pending>,
    /// Whom to call; only if nothing is decided about too many policies to read. Then all cards are folded, and what to look
    /// up comes first.
    pub calls: Vec<Call>,
    /// Whether there is a question left to continue with.
    pub open: bool,
    /// What a job here would bring, for people without one.
    pub offers: Vec<OfferLine>,
}

/// A policy that does not fit, as one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotMet {
    /// Its name.
    pub title: String,
    /// Why it fails.
    pub reason: String,
    /// Its page.
    pub href: String,
}

/// Policies of one status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The status.
    pub status: Status,
    /// Its name with the number of cards.
    pub title: String,
    /// The cards, as in the plan; those lacking answers ordered by how many they lack, those known by name only last.
    pub cards: Vec<Card>,
    /// How many of them to show unfolded.
    pub n_shown: usize,
}

/// A question awaiting an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The question.
    pub label: String,
    /// A remark: where to look it up, or what it is for.
    pub remark: Option<String>,
    /// The link to it; `None` if only others can ask it.
    pub href: Option<String>,
}

impl Pending {
    /// The question about `named`.
    pub(super) fn of(session: &Session, named: FactRef, text: &Text) -> Self {
        let mut label = label(session, named, text);
        if lacks_day(session, named) {
            label.push_str(text.date().which);
        }
        Self { label, remark: None, href: href_of(session, named) }
    }

    /// The questions about all of them. An unknown list stands for its fields.
    pub(super) fn each(session: &Session, named: &[FactRef], text: &Text) -> Vec<Self> {
        let whole = |fact: FactId| named.contains(&FactRef::whole(fact));
        let mut seen: Vec<(FactId, Option<FieldId>)> = Vec::new();
        let asked = named.iter().filter(|named| named.field.is_none() || !whole(named.fact)).filter(|named| {
            // If several entries lack the same field, the first stands for all.
            let of_entry = (named.fact, named.field);
            let is_new = !seen.contains(&of_entry);
            seen.extend(is_new.then_some(of_entry));
            is_new
        });
        asked.map(|named| Self::of(session, *named, text)).collect()
    }
}

impl ResultView {
    /// Puts the assessment into words.
    pub fn of(session: &Session, view: &View, text: &Text) -> Self {
        let assessment = &view.assessment;
        let counts = Counts::of(&assessment.outcomes);
        let (decided, of) = counts.decided();
        let is_open = decided == 0 && counts.near + counts.open > TOO_MANY;
        let groups = groups(session, assessment, is_open, text);
        let offers = OfferLine::all(session, text);
        let near = NearMiss::all(session, assessment, text);
        let (headline, others) = Headline::of(session, view, (&offers, near.len()), text);
        Self {
            on: (text.as_of)(assessment.on),
            days: (text.paper().days)(assessment.on, session.pack.checked),
            headline,
            since: Since::of(session, assessment, text),
            others,
            together: Together::of(session, assessment, text),
            settled: (text.settled_of)(decided, of),
            first: first(session, assessment, &groups, &offers, text),
            near,
            not_met: NotMet::all(session, assessment, text),
            groups,
            to_look_up: to_look_up(session, assessment, text),
            calls: if is_open { Call::all(session) } else { Vec::new() },
            open: view.open.is_some(),
            offers,
        }
    }
}

impl NotMet {
    /// The policies that do not fit, by the topic of what fails.
    fn all(session: &Session, assessment: &Assessment, text: &Text) -> Vec<(String, Vec<Self>)> {
        let mut topics: Vec<(String, Vec<Self>)> = Vec::new();
        for outcome in assessment.outcomes.iter().filter(|outcome| outcome.status == Status::NotMet) {
            let Some(card) = Card::of(session, outcome, text) else { continue };
            let behind = outcome.deciding.iter().flat_map(|deciding| &deciding.facts).next();
            let topic = behind.and_then(|named| session.short.facts.get(named.fact.index()));
            let topic = topic.map(|fact| fact.topic.clone()).unwrap_or_default();
            let reason = card.reasons.first();
            let said =
                reason.and_then(|reason| reason.said.first().filter(|_| !reason.text.ends_with(text.lack.one_of)));
            let said = said.map(|said| (said.label.as_str(), said.answer.as_str()));
            let line = Self {
                title: card.title.clone(),
                reason: reason.map(|reason| (text.lacks)(&reason.text, said)).unwrap_or_default(),
                href: Place::Policy(outcome.policy).route(session).href(),
            };
            match topics.iter_mut().find(|(name, _)| *name == topic) {
                Some((_, lines)) => lines.push(line),
                None => topics.push((topic, vec![line])),
            }
        }
        topics
    }
}

/// Facts the person put off or did not know, as long as something depends on them.
fn to_look_up(session: &Session, assessment: &Assessment, text: &Text) -> Vec<Pending> {
    let still_open = |fact: FactId| match session.answers.get(fact.index()) {
        Answer::Absent => session.skipped.contains(&fact),
        Answer::Unsure => {
            !is_sensitive(session, fact)
                && assessment.outcomes.iter().flat_map(|outcome| &outcome.missing).any(|open| open.fact == fact)
        }
        Answer::None | Answer::Value(_) => false,
    };
    let pending = |fact: FactId| {
        let find_out = session.short.facts.get(fact.index()).map(|words| words.find_out.as_str()).unwrap_or_default();
        let remark = Some(find_out).filter(|place| !place.is_empty()).map(text.find_out);
        Pending { remark, ..Pending::of(session, FactRef::whole(fact), text) }
    };
    // First what most outcomes wait for.
    let waiting = |fact: &FactId| {
        let waits = |outcome: &&Outcome| outcome.missing.iter().any(|open| open.fact == *fact);
        assessment.outcomes.iter().filter(waits).count()
    };
    let mut facts: Vec<FactId> = Vec::new();
    for fact in session.trail.iter().copied().filter(|fact| still_open(*fact)) {
        let at = facts.partition_point(|other| waiting(other) >= waiting(&fact));
        facts.insert(at, fact);
    }
    facts.into_iter().map(pending).collect()
}

fn groups(session: &Session, assessment: &Assessment, is_open: bool, text: &Text) -> Vec<Group> {
    let plan = Task::all(session, assessment);
    let group = |status: Status| {
        let of_status = assessment.outcomes.iter().filter(|outcome| outcome.status == status);
        // Fewest missing answers first, one more where there is no money in it; last, those with an answer the person
        // declined. Of what is not confirmed, what only has a name comes last.
        let weighs = |outcome: &Outcome| match (status, outcome.missing.len()) {
            (Status::NeedsAnswer, 0) => usize::MAX,
            (Status::NeedsAnswer, n) => n + usize::from(!pays(&session.pack, outcome)),
            (Status::Unconfirmed, _) => usize::from(outcome.scope == Some(Scope::Policy)),
            // What the best combination leaves out has no task, and comes last.
            _ => plan.iter().position(|task| task.policy() == outcome.policy).unwrap_or(usize::MAX),
        };
        let mut sorted: Vec<&Outcome> = Vec::new();
        for outcome in of_status {
            sorted.insert(sorted.partition_point(|other| weighs(other) <= weighs(outcome)), outcome);
        }
        let n_shown = match status {
            Status::NeedsAnswer | Status::Unconfirmed if is_open => 0,
            // The nearest few are enough to continue with.
            Status::NeedsAnswer => OPEN_SHOWN,
            Status::Unconfirmed => sorted.iter().filter(|outcome| outcome.scope != Some(Scope::Policy)).count(),
            Status::Ended | Status::Withdrawn => 0,
            _ => usize::MAX,
        };
        let cards: Vec<Card> = sorted.iter().filter_map(|outcome| Card::of(session, outcome, text)).collect();
        (!cards.is_empty()).then(|| Group { status, title: (text.group)(status, cards.len()), n_shown, cards })
    };
    STATUSES.into_iter().filter_map(group).collect()
}
