//! Caice (才策): self-assessment of talent and youth policies, entirely in the browser.
//!
//! The passes, in reading order:
//!
//! 1. [`author`] (native only) reads a folder of YAML into spanned nodes, lowers them from one field
//!    table per section, checks names and types, and compiles a pack. Bad input yields findings with a
//!    place, all of them at once, and never a panic. [`publish`] writes the files to deploy; [`command`]
//!    is the `caice` command over both.
//! 2. [`pack`] defines what the browser receives: typed ids, rules, texts, a binary codec with a checksum.
//! 3. [`engine`] takes a pack, a person's answers and a date and returns outcomes, reasons, amounts
//!    and the next question. It is pure and total: no clock, no browser, no panic, no floats.
//! 4. [`handoff`] turns answers or results into the text of a link or QR code, and back.
//! 5. [`interview`] decides what one person is asked and shown, and tracks where they are: sentences, screens as
//!    data, steps.
//! 6. `app` (wasm32 only, feature `page`) draws the screens and passes answers back; so does `fair` (feature `fair`) on the
//!    tablet of a stand; [`contract`] (native only) serves programs, in JSON.
//!
//! 7. [`roster`] (feature `roster`) reads a spreadsheet of staff as people with answers, and has the engine assess them;
//!    [`desk`] is the page for that, and its worker.
//!
//! [`value`] holds the types they all share: answers, money, civil dates.
//! Each layer uses only earlier ones; a test checks the direction.
//!
//! # Glossary
//!
//! One word per notion, in code, YAML, tests and on the screen.
//!
//! | word | meaning |
//! |---|---|
//! | pack | a compiled set of policies with version, checked date and fingerprint |
//! | policy | one programme a person or employer may benefit from |
//! | later version | a policy that replaces another from its first day on: the same programme, decided anew |
//! | fact, answer | something that can be asked; what the person said: absent, unsure, none, or a value |
//! | entry, record | one item of a list as people see it; the same in code. A payload has an entry per fact or policy |
//! | parked | of an answer: kept but unused while another answer makes its question meaningless |
//! | way in | a situation to tap on the first screen (`Start` in code): obvious answers, and what to ask first |
//! | offer | a job, or a firm of one's own, that a person may suppose to see what it would bring; never an answer |
//! | clause | one condition of a policy, with its text and citation |
//! | office clause | a clause only the office can judge: never asked, never guessed |
//! | presumed clause | a clause taken as met until the person says otherwise; listed as assumed |
//! | gate | a clause that demands a step to be taken first, such as a registration |
//! | window | the days on which one can apply for a policy |
//! | segment | a run of days on which nothing about a policy changes |
//! | outcome, status | the result for one policy; that result in one word |
//! | truth, cause | yes, no or unknown; whether the person, the rule or the office could settle an unknown |
//! | interval | what a number may be: its lower and upper end, and whether there may be no number at all |
//! | basis | a law or document that a policy rests on; a citation says where it was read |
//! | figure | a published value that rules look up, with the days it holds; never an amount worked out for a person |
//! | grade, currency | how well a rule or figure is known (A–D); whether it is known to hold today |
//! | benefit | what a policy gives: kind, amount, how often |
//! | relation | what a text says of having two policies together: not both, the better one, both, or nothing |
//! | combination | all the benefits one kind of beneficiary may have together, and their sum |
//! | residual | what remains of a condition once the known answers are filled in; its facts are the open ones |
//! | cell, cut | answers that no rule tells apart; the number at which one begins |
//! | prior | how common an answer is, as the author guesses; only the order of questions rests on it |
//! | near miss | a policy that does not fit but would after one or two doable changes |
//! | receipt | a kept result: version, days, answers and statuses; opened again it says what has become of it |
//! | correction | an entry of the pack's ledger: what was wrong in earlier versions, and what is right |
//! | hand-off, payload | data that a person chooses to send out of the app; its text in a link or QR code |
//! | wire number | the number of a fact, field, option or policy in a payload; its meaning never changes |
//! | persona | an example person written beside the rules, with the expected outcome |
//! | finding | a message to an author: code, place, message, hint |

#![deny(clippy::indexing_slicing, clippy::string_slice, clippy::float_arithmetic)]

extern crate alloc;

#[cfg(any(feature = "roster", feature = "desk"))]
pub mod desk;
pub mod engine;
pub mod handoff;
pub mod interview;
pub mod pack;
#[cfg(feature = "roster")]
pub mod roster;
#[cfg(feature = "scan")]
pub mod scan;
pub mod value;

#[cfg(all(feature = "author", not(target_arch = "wasm32")))]
pub mod author;
#[cfg(all(feature = "author", not(target_arch = "wasm32")))]
pub mod command;
#[cfg(all(feature = "author", not(target_arch = "wasm32")))]
pub mod contract;
#[cfg(all(feature = "author", not(target_arch = "wasm32")))]
pub mod publish;

#[cfg(all(any(feature = "page", feature = "fair", feature = "desk"), target_arch = "wasm32"))]
pub mod app;
#[cfg(all(feature = "fair", target_arch = "wasm32"))]
pub mod fair;
#[cfg(all(any(feature = "page", feature = "fair", feature = "desk", feature = "clerk"), target_arch = "wasm32"))]
mod memory;
