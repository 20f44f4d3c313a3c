//! Journeys of people through the built page, in real browsers of three engines over the real server.
//!
//! Each test opens a browser with an empty profile, does what a person does, and at the end the harness checks that
//! nothing was written to the console and nothing was asked of any other server. They need a built page (`make dist`,
//! or the folder that `CAICE_DIST` names), and the browser that `CAICE_BROWSER` names (chromium, firefox or webkit;
//! Chromium without it) with its driver: `make test` sees to all of that. A journey that a driver cannot make is
//! skipped there, and says so.
//! What comes out of the rules is shown by the personas; here is only what a browser can show.

mod axe;
mod browser;
mod driver;
mod engine;
mod examples;
mod failures;
mod finger;
mod firm;
mod first;
mod folder;
mod forms;
mod harness;
mod history;
mod kept;
mod keyboard;
mod keyboard_all;
mod keyboard_ways;
mod language;
mod links;
mod loader;
#[path = "../interview/numerals.rs"]
mod numerals;
mod offer;
mod other_day;
mod outlasting;
mod page;
mod panic;
mod paper;
mod people;
mod person;
mod pictures;
mod policies;
mod reading;
mod renewed;
mod result;
mod screens;
mod speed;
mod spoken;
mod tap;
mod tours;
mod trap;
mod tree;
mod watch;
mod ways_in;
