//! What a person on their way sees: the current screen, as the text of its view.
//!
//! Deliberately goes nowhere and answers nothing.

use std::sync::Arc;

use caice::{
    interview::{
        Interview, Place, draft,
        view::{
            AnswerLine, Card, DoorView, EntryView, HandOver, Input, OfferView, PlanView, PolicyLine, PolicyView,
            QuestionView, ResultView, ShownView,
        },
    },
    pack::{FactId, PolicyId},
};

use super::{Walk, tidy};
use crate::Outcome;

impl Walk {
    /// The current question.
    pub fn question(&self) -> Option<QuestionView> {
        let Place::Ask(named) = self.interview.place else { return None };
        let Interview { session, view, .. } = &self.interview;
        QuestionView::of(session, view, named, self.interview.on_errand(), self.text)
    }

    pub(super) fn entry(&self, list: FactId, at: Option<usize>) -> Option<EntryView> {
        EntryView::of(&self.interview.session, &self.interview.view, list, at, self.text)
    }

    /// The result, whether or not it is on screen.
    pub fn result(&self) -> Arc<ResultView> {
        self.interview.view.result(&self.interview.session, self.text)
    }

    /// The page of a policy.
    pub fn policy(&self, key: &str) -> Outcome<PolicyView> {
        PolicyView::of(&self.interview.session, self.policy_id(key)?, self.text).ok_or_else(|| "no page".into())
    }

    /// A policy by its key.
    pub fn policy_id(&self, key: &str) -> Outcome<PolicyId> {
        Ok(self.interview.session.pack.policy_id(key).ok_or_else(|| format!("no policy {key}"))?)
    }

    /// A fact by its key.
    pub fn fact(&self, key: &str) -> Outcome<FactId> {
        Ok(self.interview.session.pack.fact_id(key).ok_or_else(|| format!("no fact {key}"))?)
    }

    /// The card of a policy on the result, by its title.
    pub fn card(&self, title: &str) -> Outcome<Card> {
        let result = self.result();
        let card = result.groups.iter().flat_map(|group| &group.cards).find(|card| card.title == title);
        Ok(card.ok_or_else(|| format!("no card {title:?}"))?.clone())
    }

    /// The heading of the screen; the window's title for views without one.
    pub fn heading(&self) -> String {
        match self.interview.place {
            Place::Ask(_) => self.question().map(|question| question.question).unwrap_or_default(),
            Place::Entry(list, at) => self.entry(list, at).map(|entry| entry.question).unwrap_or_default(),
            place => self.title_of(place),
        }
    }

    /// The window's title.
    pub fn title(&self) -> String {
        self.interview.place.title(&self.interview.session, self.text)
    }

    /// The title without the product's name.
    fn title_of(&self, place: Place) -> String {
        let title = place.title(&self.interview.session, self.text);
        title.split(" · ").next().unwrap_or_default().to_owned()
    }

    /// Everything the screen is given to show, without white space; collapsed content included.
    pub fn words(&self) -> String {
        let Interview { session, view, place, .. } = &self.interview;
        let shown = match place {
            Place::Ask(_) => format!("{:?}", self.question()),
            Place::Entry(list, at) => format!("{:?}", self.entry(*list, *at)),
            Place::Result => format!("{:?}", self.result()),
            Place::Answers => format!("{:?}", AnswerLine::all(session, self.text)),
            Place::Policies(_) => format!("{:?}", PolicyLine::all(session, &view.assessment, self.text)),
            Place::Policy(policy) => format!("{:?}", PolicyView::of(session, *policy, self.text)),
            Place::Offer(index) => format!("{:?}", OfferView::of(session, *index, self.text)),
            Place::Door(index) => format!("{:?}", DoorView::of(session, &view.assessment, *index, self.text)),
            Place::HandOver => format!("{:?}", HandOver::of(session, self.text)),
            Place::Plan => format!("{:?}", PlanView::of(session, view, self.text)),
            Place::Shown => format!("{:?}", ShownView::of(session, self.text)),
            Place::Home | Place::WhatIf | Place::Share | Place::Replace | Place::Pause => String::new(),
        };
        tidy(&[self.said.as_str(), &self.title(), &shown].concat())
    }

    /// The screen has this heading.
    #[track_caller]
    pub fn at(&self, heading: &str) {
        assert_eq!(tidy(&self.heading()), tidy(heading), "at {}", self.address());
    }

    /// The first screen.
    #[track_caller]
    pub fn at_home(&self) {
        assert_eq!(self.interview.place, Place::Home, "at {}", self.address());
    }

    /// The screen contains all of these texts.
    #[track_caller]
    pub fn shows(&self, texts: &[&str]) {
        let words = self.words();
        for text in texts {
            assert!(words.contains(&tidy(text)), "{text:?} is not among\n{words}");
        }
    }

    /// The screen contains none of these texts.
    #[track_caller]
    pub fn lacks(&self, texts: &[&str]) {
        let words = self.words();
        for text in texts {
            assert!(!words.contains(&tidy(text)), "{text:?} is among\n{words}");
        }
    }

    /// The rows of the current question are exactly these.
    #[track_caller]
    pub fn offers(&self, wanted: &[&str]) {
        let rows: Vec<&str> = { self.forms.iter() }
            .filter_map(|form| match &form.input {
                Input::Rows { rows, .. } => Some(rows.iter().map(|row| row.label.as_str())),
                _ => None,
            })
            .flatten()
            .collect();
        assert_eq!(rows, wanted);
    }

    /// Exactly these rows are picked.
    #[track_caller]
    pub fn picked(&self, wanted: &[&str]) {
        let mut picked = Vec::new();
        for form in &self.forms {
            if let Input::Rows { rows, .. } = &form.input {
                let is_picked = |(index, _): &(usize, _)| draft::is_picked(&form.draft, *index);
                picked.extend(rows.iter().enumerate().filter(is_picked).map(|(_, row)| row.label.as_str()));
            }
        }
        assert_eq!(picked, wanted);
    }

    /// The list of answers says this for a label; empty means it has no such line.
    #[track_caller]
    pub fn is_said(&self, label: &str, wanted: &str) {
        let lines = AnswerLine::all(&self.interview.session, self.text);
        let said = lines.iter().find(|line| line.label == label).map_or("", |line| line.said.as_str());
        assert_eq!(said, wanted, "{label}");
    }

    /// How many answers are listed.
    pub fn n_answers(&self) -> usize {
        AnswerLine::all(&self.interview.session, self.text).len()
    }

    /// The titles of the result's groups, with their counts.
    pub fn groups(&self) -> Vec<String> {
        self.result().groups.iter().map(|group| tidy(&group.title)).collect()
    }
}
