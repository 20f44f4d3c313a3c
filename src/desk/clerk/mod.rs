//! The worker's side: keeps the file and the rules, reads, judges person by person, and words what the page shows.
//!
//! Without a browser, so that native tests ask it what a page would. Judges nothing by itself: the engine does, and the words for
//! an outcome are those of the phone's cards.
//!
//! Reading order: `settings` (what was said), `earlier` (another list), `work` (a list being worked on), `policy` (an outcome as it travels), then what it tells:
//! `understood`, `firm`, `listed`, `person`, `written`, `compared`.

mod compared;
mod earlier;
mod firm;
mod listed;
mod person;
mod policy;
mod settings;
mod understood;
mod work;
mod written;

pub use work::{Clerk, STEP};
