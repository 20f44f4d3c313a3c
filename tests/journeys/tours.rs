//! Tours of all screens: once on a phone and once on a tablet with a keyboard, each visit separately.
//!
//! On the phone, each screen is compared with its stored screen reader tree, examined, pictured, then looked at in the
//! dark and with letters twice as large in the smallest window. On the tablet, Tab goes through it in a small computer
//! window, then it is examined and pictured. `tree`, `reading`, `keyboard_all` and `pictures` define the checks,
//! `screens` the screens.

use crate::axe;
use crate::engine::Engine;
use crate::harness::{Outcome, PHONE, Setup};
use crate::keyboard::COMPUTER;
use crate::keyboard_all::walk;
use crate::page::Page;
use crate::pictures::take;
use crate::reading::examine;
use crate::screens::{examples, failing, filling, working};
use crate::tree::{Stored, the_day};

/// Which screens to visit.
#[derive(Clone, Copy)]
enum Visit {
    /// Those of a working page.
    Working,
    /// Those of the examples.
    Examples,
    /// The forms, and taking the result along.
    Filling,
    /// Those of a page with something broken.
    Failing,
}

impl Visit {
    /// The folder with the stored screen reader trees.
    fn folder(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::Examples => "examples",
            Self::Filling => "filling",
            Self::Failing => "failing",
        }
    }

    fn make(self, setup: Setup<'_>, look: impl AsyncFn(&Page, &str) -> Outcome) -> Outcome {
        match self {
            Self::Working => working(setup, look),
            Self::Examples => examples(setup, look),
            Self::Filling => filling(setup, look),
            Self::Failing => failing(setup, look),
        }
    }
}

/// The whole tour on a telephone.
fn on_a_phone(visit: Visit) -> Outcome {
    let before = the_day()?;
    let setup = Setup { motion: false, before: &before, ..PHONE };
    let dark = Setup { dark: true, ..setup.clone() };
    let large = Setup { window: (320, 640), letters: 200, ..setup.clone() };
    if Engine::of_this_run()? != Engine::Chromium {
        // The other drivers give no tree, and cannot change colours or letter size while the page is open.
        return visit.make(setup.clone(), async |page, screen| examine(page, screen, &setup).await);
    }
    let stored = Stored::of(visit.folder());
    visit.make(setup.clone(), async |page, screen| {
        stored.look(page, screen).await?;
        take(page, "phone", screen, &setup).await?;
        examine(page, screen, &setup).await?;
        page.look(true, false).await?;
        take(page, "dark", screen, &dark).await?;
        axe::no_violation(page, &format!("{screen} in the dark")).await?;
        page.look(false, false).await?;
        page.letters(200).await?;
        page.resize(320, 640, 1, true).await?;
        take(page, "large", screen, &large).await?;
        let examined = examine(page, &format!("{screen} with large letters"), &large).await;
        page.letters(100).await?;
        let (width, height) = setup.window;
        page.resize(width, height, 1, true).await?;
        examined
    })?;
    stored.end()
}

/// The whole tour on a tablet, or a computer as wide, with a keyboard.
fn on_a_tablet(visit: Visit) -> Outcome {
    let setup = Setup { motion: false, window: (1180, 820), mobile: false, ..PHONE };
    let (width, height) = setup.window;
    let has_keyboard = Engine::of_this_run()? == Engine::Chromium;
    visit.make(setup.clone(), async |page, screen| {
        if has_keyboard {
            let (narrow, low) = COMPUTER.window;
            page.resize(narrow, low, 1, false).await?;
            walk(page, screen).await?;
            page.resize(width, height, 1, false).await?;
        }
        take(page, "tablet", screen, &setup).await?;
        examine(page, screen, &setup).await
    })
}

#[test]
fn every_screen_on_a_phone() -> Outcome {
    on_a_phone(Visit::Working)
}

#[test]
fn every_example_on_a_phone() -> Outcome {
    on_a_phone(Visit::Examples)
}

#[test]
fn everything_to_fill_in_and_to_take_along_on_a_phone() -> Outcome {
    on_a_phone(Visit::Filling)
}

#[test]
fn every_failure_on_a_phone() -> Outcome {
    on_a_phone(Visit::Failing)
}

#[test]
fn every_screen_on_a_tablet_with_a_keyboard() -> Outcome {
    on_a_tablet(Visit::Working)
}

#[test]
fn every_example_on_a_tablet_with_a_keyboard() -> Outcome {
    on_a_tablet(Visit::Examples)
}

#[test]
fn everything_to_fill_in_and_to_take_along_on_a_tablet_with_a_keyboard() -> Outcome {
    on_a_tablet(Visit::Filling)
}

#[test]
fn every_failure_on_a_tablet_with_a_keyboard() -> Outcome {
    on_a_tablet(Visit::Failing)
}
