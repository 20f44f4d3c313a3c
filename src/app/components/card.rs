//! One policy on a card: the verdict first, then why, then how; the next step last.

use leptos::prelude::{Get, GetUntracked, RwSignal, Set};

use super::{
    contact::contact,
    icon::{icon, tag},
    lines::{assumed, pending, to_work_out, unseen},
    long::{applying, rests_on, uncertain, with_long},
    reasons::reasons,
};
use crate::{
    app::{
        browser::{
            element::{El, el, nothing},
            fields,
        },
        state::{Part, State},
    },
    interview::view::{Amount, Card, Step},
    pack::PolicyId,
};

/// How many open questions a card shows unfolded.
const SHOWN_QUESTIONS: usize = 3;

/// A card.
pub fn card(state: State, card: &Card) -> El {
    let text = state.text;
    let policy = card.policy;
    let Figures { beside, notes, below } = figures(&card.amounts);
    let days = card.days.iter().map(|day| el("p").with(el("b").class("due").text(day.clone())));
    let automatic = card.automatic.then(|| el("p").text(text.automatic));
    let urgent =
        card.urgent.clone().map(|urgent| el("p").class("urgent").with(icon("#i-clock")).with(el("b").text(urgent)));
    let later = card.later.clone().map(|(title, href)| el("a").attr("href", href).text(title));
    // A policy known by name only has nothing to explain.
    let explained = !(card.reasons.is_empty() && card.office.is_empty() && card.assumed.is_empty());
    // They have the same name on every card, so add the policy's for screen readers.
    let name = |name: &'static str| el("summary").text(name).with(unseen(state, card.title.clone()));
    let why = explained.then(|| {
        let (decided, office, taken) = (card.reasons.clone(), card.office.clone(), card.assumed.clone());
        let sources = card.sources.clone();
        part(state, policy, Part::Why, name(text.why), move || {
            let sources = sources.clone();
            let reasons = reasons(state.text, decided.clone(), office.clone());
            // One placeholder for all texts, so that a failure is reported only once.
            let long = with_long(state, move |state, long| {
                let uncertain = uncertain(state.text.uncertain, long, policy);
                Some(el("div").all(uncertain).all(rests_on(state, long, policy, &sources)))
            });
            el("div").with(reasons).all(assumed(state, taken.clone())).with(long)
        })
    });
    let apply = explained.then(|| {
        part(state, policy, Part::Apply, name(text.apply), move || {
            with_long(state, move |state, long| applying(state.text, long, policy))
        })
    });
    el("article")
        .class("card")
        .with(tag(card))
        .with(el("h3").with(el("span").text(card.title.clone())).all(beside))
        .with(el("p").text(card.verdict.clone()).all(later))
        .all(urgent)
        .all(days)
        .all(automatic)
        .all(notes)
        .all(steps(&card.steps))
        .all(below)
        .all(to_work_out(state, card.to_work_out.clone()))
        .all(missing(state, card))
        .all(why)
        .all(apply)
        .with(contact(text, &card.contact, &card.call, card.search.as_ref(), state.report(policy)))
}

/// Where a card shows what a policy gives.
pub struct Figures {
    /// Beside the name: a single plain figure.
    pub beside: Option<El>,
    /// Below it, the remarks on that figure.
    pub notes: Vec<El>,
    /// All others, each with its name.
    pub below: Option<El>,
}

/// What a policy gives, laid out for a card.
pub fn figures(amounts: &[Amount]) -> Figures {
    match amounts {
        [only] if only.plain => Figures {
            beside: Some(figure(only)),
            notes: only.notes.iter().map(|note| el("p").text(note.clone())).collect(),
            below: None,
        },
        [] => Figures { beside: None, notes: Vec::new(), below: None },
        several => Figures { beside: None, notes: Vec::new(), below: Some(benefits(several)) },
    }
}

fn figure(amount: &Amount) -> El {
    el("em").text(amount.figure.clone())
}

/// Benefits with their names, figures and remarks.
pub fn benefits(amounts: &[Amount]) -> El {
    let benefit = |amount: &Amount| {
        let notes = amount.notes.iter().map(|note| el("small").text(note.clone()));
        el("div").with(el("dt").text(amount.name.clone())).with(el("dd").with(figure(amount)).all(notes))
    };
    el("dl").class("facts gives").all(amounts.iter().map(benefit))
}

/// What has to be done first, and how.
fn steps(steps: &[Step]) -> Option<El> {
    let step = |step: &Step| {
        let how = (!step.how.is_empty()).then(|| el("small").text(step.how.clone()));
        el("li").class("step").with(icon("#i-steps")).with(el("span").text(step.text.clone()).all(how))
    };
    (!steps.is_empty()).then(|| el("ul").class("reasons").all(steps.iter().map(step)))
}

/// The questions that would settle it; folded if there are many.
fn missing(state: State, card: &Card) -> Option<El> {
    let questions = pending(state, card.missing.clone())?;
    Some(if card.missing.len() > SHOWN_QUESTIONS {
        more((state.text.open_questions)(card.missing.len()), questions)
    } else {
        questions
    })
}

/// A card next to a question: only tag and name.
pub fn brief(card: &Card) -> El {
    el("article").class("card").with(tag(card)).with(el("h3").text(card.title.clone()))
}

/// A folded section with a name.
pub fn more(name: impl Into<String>, body: El) -> El {
    el("details").class("more").with(el("summary").text(name.into())).with(body)
}

/// The same, drawn only when first unfolded: most sections never are.
///
/// Draws on the tap or key itself: `toggle` comes a moment later, and the next key may be faster. A browser that
/// unfolds sections itself, for find in page, finds nothing in undrawn ones.
pub fn folded(name: El, body: impl Fn() -> El + Send + 'static) -> El {
    unfolding(el("details"), false, name, body)
}

/// A part of a card, folded unless it was unfolded before: cards are redrawn when texts arrive.
fn part(state: State, policy: PolicyId, part: Part, name: El, body: impl Fn() -> El + Send + 'static) -> El {
    let open = state.is_unfolded(policy, part);
    let details = if open { el("details").attr("open", "") } else { el("details") };
    let details = details.on("toggle", move |event| state.unfold(policy, part, fields::is_open(&event)));
    unfolding(details, open, name, body)
}

fn unfolding(details: El, open: bool, name: El, body: impl Fn() -> El + Send + 'static) -> El {
    let unfolded = RwSignal::new(open);
    let unfold = move |_| {
        if !unfolded.get_untracked() {
            unfolded.set(true);
        }
    };
    let body = move || if unfolded.get() { body() } else { nothing() };
    details.class("more").with(name).on("click", unfold).live(body)
}
