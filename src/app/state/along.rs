//! Taking answers and results along: in a link, in a picture, on this device; and going on from them.
//!
//! What a link holds is the codec's business, where something is stored the browser side's.

use leptos::prelude::{Set, UpdateValue};

use super::{Place, State};
use crate::{
    app::{
        browser::{clock, dom, focus, hash, keep},
        session::Taken,
        view::{Card, ShownView},
    },
    engine::Status,
    handoff::{self, Selection},
    pack::PolicyId,
};

impl State {
    /// Takes in what a link carries behind `#`, and takes it out of the address before anything is drawn. False
    /// where there is nothing of ours.
    pub(super) fn open_link(self) -> bool {
        let fragment = hash::fragment();
        if !["#a", "#r"].iter().any(|begin| fragment.starts_with(begin)) {
            return false;
        }
        let opened = self.session(|session| handoff::decode(&session.pack, &fragment));
        let (place, said) = match opened {
            Ok(opened) => {
                let mut taken = (Place::Home, String::new());
                self.change(|session| {
                    let shown = session.take_over(opened, clock::today());
                    taken = match shown {
                        Taken::Answers(n_lost) => (Place::Result, (self.text.link_opened)(n_lost)),
                        Taken::Results => (Place::Shown, String::new()),
                    };
                });
                taken
            }
            Err(refusal) => (Place::Home, (self.text.link_refused)(refusal)),
        };
        hash::replace(&self.route(place));
        dom::notice(&said);
        if place == Place::Result {
            focus::after_paint(move || self.fetch_long());
        }
        self.place.set(place);
        true
    }

    /// A link to the page with answers or results in it; none where the pack has no numbers for it.
    pub fn link(self, with_answers: bool, sensitive: bool) -> Option<String> {
        let payload = self.session(|session| {
            let what = Selection { sensitive };
            if with_answers {
                session.travelling(sensitive)
            } else {
                handoff::results(&session.pack, &session.assess().outcomes, session.on, what)
            }
        })?;
        Some([hash::here().as_str(), "#", payload.as_str()].concat())
    }

    /// Whether a sensitive question was answered.
    pub fn has_sensitive(self) -> bool {
        self.session(|session| {
            let answers = session.pack.facts.iter().zip(session.answers.iter());
            { answers }.any(|(fact, answer)| fact.sensitive && answer.is_given())
        })
    }

    /// The lines of the picture that is saved: for each status its policies with what they give. What rests on
    /// sensitive answers stays out.
    pub fn poster(self) -> String {
        let result = self.result_now();
        let (text, mut lines) = (self.text, ["#", self.text.result_title, "\n.", &result.on].concat());
        self.session(|session| {
            let outcomes = session.assess().outcomes;
            let is_open = |policy: PolicyId| outcomes.get(policy.index()).is_some_and(|outcome| !outcome.sensitive);
            for group in result.groups.iter().filter(|group| group.status.is_settled()) {
                let cards: Vec<&Card> = group.cards.iter().filter(|card| is_open(card.policy)).collect();
                if cards.is_empty() || group.status == Status::NotMet {
                    continue;
                }
                lines.extend(["\n=", &(text.group)(group.status, cards.len())]);
                for card in cards {
                    lines.extend(["\n-", &card.title]);
                    card.amounts.iter().for_each(|amount| lines.extend(["  ", &amount.figure]));
                }
            }
            lines + "\n" + &(text.poster_foot)(&session.pack.version, session.pack.published)
        })
    }

    /// The result that somebody handed on.
    pub fn shown(self) -> Option<ShownView> {
        self.session(|session| ShownView::of(session, self.text))
    }

    /// Whether the answers are kept on this device, and for how long at most.
    pub fn keeps(self) -> bool {
        keep::keeps()
    }

    /// Keeps the answers on this device from now on, or no more. False where the device refuses.
    pub fn keep_here(self, on: bool) -> bool {
        let text = self.session(|session| session.travelling(true)).filter(|_| on);
        (text.is_some() || !on) && keep::store(&text.unwrap_or_default())
    }

    /// Goes on from the answers that are kept on this device, unless there are some already.
    pub fn resume(self) {
        let text = keep::stored();
        let opened = self
            .session(|session| session.trail.is_empty().then(|| handoff::decode(&session.pack, &text).ok()).flatten());
        if let Some(opened) = opened {
            self.change(|session| {
                session.take_over(opened, clock::today());
            });
            dom::notice(self.text.resumed);
            self.held.update_value(|held| held.news = hash::fragment().len() > 2);
        }
    }
}
