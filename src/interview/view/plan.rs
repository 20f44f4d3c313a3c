//! 我的计划: each task with its days, papers and whom to call; the days in a list and over 24 months; the papers of all
//! tasks, each once.
//!
//! Puts [`Task`]s into words, and decides nothing. What rests on sensitive answers is marked, and stays out of print and of
//! the file of all days.

use super::{Amount, Call, Card, LeftOut, OfferLine, Pending, View, age::aged, counter::keeps, href_of, together};
use crate::{
    engine::{Assessment, DecisiveClause, End, Outcome, Status, Truth},
    interview::{
        calendar::Event,
        plan::{Deed, Task},
        route::Route,
        session::Session,
        text::{Text, plan::PlanText},
    },
    pack::{PolicyId, Role},
    value::Date,
};

/// How far the picture looks ahead.
const MONTHS: i64 = 24;
/// The width of the picture: ten for each month.
pub const WIDTH: i64 = MONTHS * 10;

/// The width of a year's name there.
const NAME: i64 = 32;

/// The plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanView {
    /// The day it is for, and the day the rules were checked.
    pub days: String,
    /// The tasks, in their order.
    pub steps: Vec<PlanStep>,
    /// What is left out because other policies exclude it.
    pub left_out: Vec<LeftOut>,
    /// The days to remember, the nearest first.
    pub dates: Vec<Dated>,
    /// When each policy can be applied for, over 24 months; empty without a day.
    pub spans: Vec<Span>,
    /// The years in the picture: where each begins, and its name.
    pub years: Vec<(i64, String)>,
    /// The papers of all tasks; `None` until the texts have arrived.
    pub papers: Option<Vec<PlanPaper>>,
    /// How many tasks rest on sensitive answers.
    pub n_sensitive: usize,
    /// What of it does not surely go together, in the rules' words.
    pub together: Vec<String>,
    /// How many policies still lack answers; `None` if none does.
    pub undecided: Option<String>,
    /// Questions put off or not known.
    pub to_look_up: Vec<Pending>,
    /// What a job here would add, for people without one: each offer with its first figure, and its screen.
    pub offers: Vec<(String, String)>,
    /// Whether questions are open that may add to it.
    pub open: bool,
    /// Whom to call, if there is nothing to do.
    pub calls: Vec<Call>,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanStep {
    /// The key of its tick.
    pub key: String,
    /// Whether it is ticked off.
    pub done: bool,
    /// Whether it rests on sensitive answers.
    pub sensitive: bool,
    /// What to do.
    pub what: String,
    /// How, what for, and what is not known.
    pub remarks: Vec<String>,
    /// From when and until when.
    pub days: Vec<String>,
    /// What it may bring.
    pub figures: Vec<String>,
    /// The papers to bring.
    pub papers: Vec<String>,
    /// Which office.
    pub contact: String,
    /// Whom to call.
    pub call: Vec<Call>,
    /// The page of its policy.
    pub href: String,
    /// Where to say that a step is taken, so that outcomes follow.
    pub answer: Option<String>,
}

/// A day to remember.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub day: String,
    /// What it is.
    pub what: String,
    /// Whether it rests on sensitive answers.
    pub sensitive: bool,
    /// The same for a calendar.
    pub event: Event,
}

/// When a policy can be applied for, as far as known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The policy.
    pub title: String,
    /// The days, in words.
    pub days: String,
    /// From where to where in the picture.
    pub bar: (i64, i64),
    /// Whether it rests on sensitive answers.
    pub sensitive: bool,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPaper {
    /// The key of its tick.
    pub key: String,
    /// Whether it is in hand.
    pub done: bool,
    /// What it is.
    pub name: String,
    /// What it is for, without what rests on sensitive answers.
    pub policies: String,
    /// What it is for besides, resting on those.
    pub private: String,
    /// Whether only what rests on sensitive answers wants it.
    pub sensitive: bool,
}

impl PlanView {
    /// The plan for a result.
    pub fn of(session: &Session, view: &View, text: &Text) -> Self {
        // The result's cards, which are made once for each change.
        let result = view.result(session, text);
        let tasks = errands(session, Task::all(session, &view.assessment), text);
        let mut steps = Vec::new();
        let mut dates: Vec<(Date, Dated)> = Vec::new();
        let mut spans = Vec::new();
        for task in &tasks {
            let card = result.groups.iter().flat_map(|group| &group.cards).find(|card| card.policy == task.policy());
            let Some((outcome, card)) = view.assessment.of(task.policy()).zip(card) else { continue };
            for (day, dated) in dated(session, task, card, text) {
                dates.insert(dates.partition_point(|(other, _)| *other <= day), (day, dated));
            }
            spans.extend(span(session, task, card, text));
            steps.push(step(session, task, outcome, card, text));
        }
        let lacks = |outcome: &&Outcome| outcome.status == Status::NeedsAnswer;
        let n_open = view.assessment.outcomes.iter().filter(lacks).count();
        let papers = session.long.is_some().then(|| papers(session, &tasks, text));
        let own = view.assessment.combinations.iter().find(|combination| combination.beneficiary == Role::Person);
        Self {
            days: aged((text.paper().days)(session.on, session.pack.checked), session, text),
            n_sensitive: steps.iter().filter(|step: &&PlanStep| step.sensitive).count(),
            left_out: own.map(|own| together::left_out(session, own, text)).unwrap_or_default(),
            years: if spans.is_empty() { Vec::new() } else { years(session.on) },
            dates: dates.into_iter().map(|(_, dated)| dated).collect(),
            calls: if steps.is_empty() { Call::all(session) } else { Vec::new() },
            offers: result.offers.iter().map(|offer| in_a_line(offer, text)).collect(),
            together: result.together.iter().flat_map(|together| together.silent.clone()).collect(),
            undecided: (text.paper().others)(n_open, 0),
            to_look_up: result.to_look_up.clone(),
            open: view.open.is_some(),
            steps,
            spans,
            papers,
        }
    }

    /// How many tasks and days are in the plan; `None` without a task.
    pub fn in_short(session: &Session, assessment: &Assessment, text: &Text) -> Option<String> {
        let tasks = errands(session, Task::all(session, assessment), text);
        let left = || tasks.iter().filter(|task| !session.is_ticked(&task.key(session)));
        let n_days = left().map(|task| days(session, task).len()).sum();
        (!tasks.is_empty()).then(|| (text.plan().has)(left().count(), n_days))
    }

    /// The days that may leave the device together.
    pub fn events(&self) -> Vec<Event> {
        self.dates.iter().filter(|dated| !dated.sensitive).map(|dated| dated.event.clone()).collect()
    }
}

/// An offer with its first figure, and its screen.
fn in_a_line(offer: &OfferLine, text: &Text) -> (String, String) {
    let figure = offer.brings.iter().find_map(|brought| brought.figure.as_deref());
    let parts: Vec<&str> = [offer.title.as_str()].into_iter().chain(figure).collect();
    (parts.join(text.colon), offer.href.clone())
}

/// The tasks, with what is the same errand only once, at its earliest place.
fn errands(session: &Session, tasks: Vec<Task>, text: &Text) -> Vec<Task> {
    let mut errands: Vec<(Option<String>, Task)> = Vec::new();
    for task in tasks {
        let words = match task.deed {
            Deed::First(gate) => Some(session.clause(task.policy(), gate, text).step),
            _ => None,
        };
        match errands.iter_mut().find(|(other, _)| words.is_some() && *other == words && session.long.is_some()) {
            Some((_, errand)) => errand.join(task),
            None => errands.push((words, task)),
        }
    }
    errands.into_iter().map(|(_, task)| task).collect()
}

fn step(session: &Session, task: &Task, outcome: &Outcome, card: &Card, text: &Text) -> PlanStep {
    let words = text.plan();
    let titles: Vec<String> = task.policies.iter().filter_map(|id| session.title(*id)).collect();
    let (what, mut remarks) = match task.deed {
        Deed::First(gate) => {
            let clause = session.clause(task.policy(), gate, text);
            let how = Some(clause.how).filter(|how| !how.is_empty());
            (clause.step, how.into_iter().chain([(words.serves)(&titles)]).collect())
        }
        Deed::Apply(after) => (apply(session, task, after, words), Vec::new()),
        Deed::Watch => ((words.watch)(&card.title), Vec::new()),
        Deed::AskDays | Deed::AskRule => ((words.ask)(&card.title), Vec::new()),
    };
    // What is assumed, lacking or not known; of a step it is said where it leads, where its steps stand before it.
    match task.deed {
        Deed::First(_) => {}
        Deed::Apply(true) => remarks.extend(Some(card.by_office.trim().to_owned()).filter(|said| !said.is_empty())),
        _ => remarks.push(card.verdict.clone()),
    }
    let of_policy = !matches!(task.deed, Deed::First(_));
    remarks.extend(keeps(session, task.policy(), text).filter(|_| of_policy));
    let waits = task.from.filter(|from| *from > session.on).map(|from| (words.from)(from, task.at_latest));
    let ends = task
        .until
        .filter(|_| card.urgent.is_none() || task.end == End::Holding)
        .map(|until| (words.until)(until, task.end));
    let is_gate = |gate: &&DecisiveClause| gate.truth == Truth::No && task.deed == Deed::First(gate.clause);
    let behind = outcome.gates.iter().filter(is_gate).flat_map(|gate| &gate.facts);
    PlanStep {
        key: task.key(session),
        done: session.is_ticked(&task.key(session)),
        sensitive: task.sensitive,
        what,
        remarks,
        days: card.urgent.iter().cloned().chain(waits).chain(ends).collect(),
        figures: card
            .amounts
            .iter()
            .filter(|amount| of_policy && !amount.bare)
            .map(|amount| figure(amount, text))
            .collect(),
        papers: if brings(task) { together::papers(session, &task.policies) } else { Vec::new() },
        // A step is taken at an office of its own, which its words name; the policy's has not to do with it.
        contact: if of_policy { card.contact.clone() } else { String::new() },
        call: if of_policy { card.call.clone() } else { Call::all(session) },
        href: page(session, task.policy()),
        answer: { behind }.find_map(|named| href_of(session, *named)),
    }
}

/// A figure, with whether it is known that there is one: whoever has only the plan at hand has no card to read that on.
fn figure(amount: &Amount, text: &Text) -> String {
    match amount.perhaps {
        true => [amount.in_short().as_str(), text.semicolon, text.perhaps].concat(),
        false => amount.in_short(),
    }
}

fn apply(session: &Session, task: &Task, after: bool, words: &PlanText) -> String {
    let title = session.title(task.policy()).unwrap_or_default();
    let applicant = session.pack.policy(task.policy()).map_or(Role::Person, |policy| policy.roles.applicant);
    (words.apply)(&title, applicant, after)
}

fn page(session: &Session, policy: PolicyId) -> String {
    session.pack.policy(policy).map(|policy| Route::Policy(policy.key.clone()).href()).unwrap_or_default()
}

/// The days of a task, and whether each is its last: the first, if it is ahead, and the last. Those of a step are those of
/// what it opens.
fn days(session: &Session, task: &Task) -> Vec<(Date, bool)> {
    let of_policy = !matches!(task.deed, Deed::First(_));
    let first = task.from.filter(|from| of_policy && *from > session.on).map(|day| (day, false));
    let last = task.until.filter(|_| of_policy).map(|day| (day, true));
    first.into_iter().chain(last).collect()
}

/// The same in words.
fn dated(session: &Session, task: &Task, card: &Card, text: &Text) -> Vec<(Date, Dated)> {
    let words = text.plan();
    let call = card.call.iter().map(|call| [call.name.as_str(), " ", &call.phone].concat());
    let papers = together::papers(session, &task.policies).join(text.comma);
    let bring =
        Some(papers).filter(|papers| brings(task) && !papers.is_empty()).map(|papers| (text.paper().bring)(&papers));
    let note = [card.contact.clone()].into_iter().chain(call).chain(bring).chain([text.disclaimer.to_owned()]);
    let note = note.collect::<Vec<_>>().join("\n");
    // A calendar replaces a day that it has under the same id, whatever there is to do on it by now.
    let policy = session.pack.policy(task.policy()).map_or("", |policy| &policy.key);
    let dated = |(day, is_last): (Date, bool)| {
        let (what, kind) = if is_last {
            ((words.last_day)(&card.title, task.end), "-last")
        } else {
            ((words.first_day)(&card.title, task.at_latest), "-first")
        };
        let event = Event { id: [policy, kind].concat(), day, title: what.clone(), note: note.clone() };
        (day, Dated { day: (words.day)(day), what, sensitive: task.sensitive, event })
    };
    days(session, task).into_iter().map(dated).collect()
}

/// When the task's policy can be applied for, if any day of it is known.
fn span(session: &Session, task: &Task, card: &Card, text: &Text) -> Option<Span> {
    let words = text.plan();
    let of_policy = !matches!(task.deed, Deed::First(_) | Deed::Watch);
    let is_known = task.until.is_some() || task.from.is_some_and(|from| from > session.on);
    if !of_policy || !is_known {
        return None;
    }
    let from = task.from.unwrap_or(session.on).max(session.on);
    let at = |day: Date| position(session.on, day).clamp(0, WIDTH);
    let bar = (at(from), task.until.map_or(WIDTH, at));
    // Only a time to apply in has two ends.
    let days = match task.until {
        None => (words.from)(from, task.at_latest),
        Some(until) if task.end == End::Applying => (words.between)(from, until),
        Some(until) => (words.until)(until, task.end),
    };
    Some(Span { title: card.title.clone(), days, bar, sensitive: task.sensitive })
}

/// Where a day is in the picture that begins with the month of `on`: ten for each month.
fn position(on: Date, day: Date) -> i64 {
    let start = on.month_start();
    let months = start.months_until(day.month_start());
    months * 10 + i64::from(day.days_since(day.month_start())) * 10 / 31
}

/// Where the years begin in the picture. One that ends at once has no room for its name.
fn years(on: Date) -> Vec<(i64, String)> {
    let (year, ..) = on.year_month_day();
    let begins = |year: i32| Some((position(on, Date::new(year, 1, 1).ok()?).max(0), year.to_string()));
    let next = position(on, Date::new(year + 1, 1, 1).unwrap_or(on));
    let shown = |(at, _): &(i64, String)| *at < WIDTH && (*at > 0 || next > NAME);
    (year..=year + 2).filter_map(begins).filter(shown).collect()
}

/// Whether one brings papers: not for a step, nor before it is known whether there is anything to get.
fn brings(task: &Task) -> bool {
    matches!(task.deed, Deed::Apply(_) | Deed::AskDays)
}

/// The papers of these tasks, each once, in the order in which they are wanted.
fn papers(session: &Session, tasks: &[Task], text: &Text) -> Vec<PlanPaper> {
    let Some(long) = session.long.as_ref() else { return Vec::new() };
    let mut found: Vec<(u16, PlanPaper)> = Vec::new();
    for task in tasks.iter().filter(|task| brings(task)) {
        let id = task.policy();
        let (Some(policy), Some(words)) = (session.pack.policy(id), long.policies.get(id.index())) else { continue };
        let title = session.title(id).unwrap_or_default();
        for (number, name) in policy.papers.iter().zip(&words.papers) {
            let at = found.iter().position(|(other, _)| other == number).unwrap_or_else(|| {
                let key = session.pack.papers.get(usize::from(*number)).map_or("", String::as_str);
                let key = ["paper:", key].concat();
                let done = session.is_ticked(&key);
                let none = String::new;
                let paper =
                    PlanPaper { key, done, name: name.clone(), policies: none(), private: none(), sensitive: true };
                found.push((*number, paper));
                found.len() - 1
            });
            let Some((_, paper)) = found.get_mut(at) else { continue };
            let list = if task.sensitive { &mut paper.private } else { &mut paper.policies };
            let comma = if list.is_empty() { "" } else { text.comma };
            list.extend([comma, title.as_str()]);
            paper.sensitive &= task.sensitive;
        }
    }
    found.into_iter().map(|(_, paper)| paper).collect()
}
