//! Whole interviews without a browser: the next question, the words on screen, and what is kept.
//!
//! Each test walks as a person does: picks rows by their words, follows links and goes back ([`walk::Walk`] replaces
//! the browser). Compiles the packs here: the bundled one and the two that the journeys walk. Leaves drawing, focus,
//! keys, storage and everything else that only a browser can show to `journeys`, and single rules to the personas.
#![cfg(feature = "author")]

mod age;
mod by_office;
mod contacts;
mod counter;
mod counts;
mod date_fields;
mod days;
mod doors;
mod drafts;
mod fair;
mod figures;
mod firm;
mod follow_up;
mod hand_over;
mod keeping;
mod languages;
mod links;
mod lists;
mod moves;
mod near;
mod numerals;
mod offer;
mod other_day;
mod packs;
mod pause;
mod people;
mod place;
mod plan;
mod policies;
mod questions;
mod received;
mod replace;
mod report;
mod result;
mod together;
mod unsaved;
mod walk;
mod walked;
mod ways_in;
mod what_if;
mod withdrawn;
mod words;
mod written;

use std::{fmt, panic::Location};

/// The result of a test, or of one of its steps.
pub type Outcome<T = ()> = Result<T, Trouble>;

/// Why a step could not be taken, and at which line.
pub struct Trouble {
    said: String,
    at: &'static Location<'static>,
}

impl fmt::Debug for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  at {}", self.said, self.at)
    }
}

impl<E: fmt::Display> From<E> for Trouble {
    #[track_caller]
    fn from(error: E) -> Self {
        Self { said: error.to_string(), at: Location::caller() }
    }
}
