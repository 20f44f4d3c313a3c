//! Caice (才策): self-assessment of talent and youth policies, entirely in the browser.
//!
//! The passes, in reading order:
//!
//! 1. [`author`] (native only) reads a folder of YAML into spanned nodes, lowers them from one field
//!    table per section, checks names and types, and compiles a pack. Bad input becomes findings with
//!    a place, never a panic and never only the first one. [`publish`] writes what is deployed, and
//!    [`command`] is the `caice` command over both.
//! 2. [`pack`] is what the browser receives: typed ids, rules, texts, a binary codec with a hash.
//! 3. [`engine`] takes a pack, a person's answers and a date and returns outcomes, reasons, amounts
//!    and the next question. It is pure and total: no clock, no browser, no panic, no floats.
//! 4. [`handoff`] turns answers or results into the text of a link or QR code, and reads one again.
//! 5. [`interview`] is what one person is asked and shown, and where they are: sentences, screens as data, steps.
//! 6. `app` (wasm32 only, feature `page`) draws that and passes answers back; [`contract`] (native only)
//!    does so for programs, in JSON.
//!
//! [`value`] holds what all of them speak about: answers, money, civil dates.
//! Each layer sees only the ones before it; a test checks the direction.
//!
//! # Glossary
//!
//! One word per notion, in code, YAML, tests and on the screen.
//!
//! | word | meaning |
//! |---|---|
//! | pack | a compiled set of policies with version, checked date and fingerprint |
//! | policy | one programme a person or employer may benefit from |
//! | fact, answer | what can be asked; what was said: absent, unsure, or a value |
//! | later version | a policy that takes the place of another from its first day on: the same programme, newly decided |
//! | clause | one condition of a policy, with its text and citation |
//! | office clause | a clause only the office can judge: never asked, never guessed |
//! | presumed clause | a clause taken as met until the person says otherwise; listed as assumed |
//! | outcome, status | what came out for one policy; its one-word form |
//! | truth, cause | yes, no or unknown; whether person, rule or office is why it is unknown |
//! | basis | a law or document that a policy rests on; a citation says where it was read |
//! | grade, currency | how a figure is known (A–D); whether it is known to hold today |
//! | benefit | what a policy gives: kind, amount, how often |
//! | residual | what is left of a condition after the known answers; its facts are the open ones |
//! | hand-off, payload | what leaves the app by the person's own doing; its text in a link or QR code |
//! | wire number | what stands for a fact, field, option or policy in a payload; never changes its meaning |
//! | persona | an example person written beside the rules, with the expected outcome |
//! | finding | a message to an author: code, place, message, hint |

#![deny(clippy::indexing_slicing, clippy::string_slice, clippy::float_arithmetic)]

extern crate alloc;

pub mod engine;
pub mod handoff;
pub mod interview;
pub mod pack;
pub mod value;

#[cfg(all(feature = "author", not(target_arch = "wasm32")))]
pub mod author;
#[cfg(all(feature = "author", not(target_arch = "wasm32")))]
pub mod command;
#[cfg(all(feature = "author", not(target_arch = "wasm32")))]
pub mod contract;
#[cfg(all(feature = "author", not(target_arch = "wasm32")))]
pub mod publish;

#[cfg(all(feature = "page", target_arch = "wasm32"))]
pub mod app;
