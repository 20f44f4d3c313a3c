//! Journeys of people through the built page, in real browsers of three engines, with the real server.
//!
//! Each test opens a browser with an empty profile and does what a person does; at the end the harness checks that
//! nothing unexpected was written to the console and nothing requested from any other server. They need a built page
//! (`make dist`, or the folder named by `CAICE_DIST`), and the browser named by `CAICE_BROWSER` (chromium, firefox or
//! webkit; Chromium by default) with its driver: `make test` provides all of that. A driver that cannot run a journey
//! skips it and says so. The personas show what the rules give; this suite covers only what a browser can show.

mod axe;
mod browser;
mod desk;
mod desk_kinds;
mod driver;
mod engine;
mod examples;
mod failures;
mod fair;
mod fair_day;
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
mod near;
#[path = "../interview/numerals.rs"]
mod numerals;
mod offer;
mod offline;
mod other_day;
mod outlasting;
mod page;
mod panic;
mod paper;
mod people;
mod person;
mod pictures;
mod plan;
mod policies;
mod reading;
mod renewed;
mod result;
mod scan;
mod screens;
mod speed;
mod spoken;
mod tap;
mod tours;
mod trap;
mod tree;
mod watch;
mod ways_in;
mod windows;
mod wiped;
