//! What the device keeps for the stand: the firm's profile, and the tally of today.
//!
//! Nothing of a candidate is ever written here or anywhere else. Any storage may refuse; the caller learns so.

use crate::app::browser::storage::place;

const PROFILE: &str = "caice-fair";
const TALLY: &str = "caice-fair-tally";

fn read(name: &str) -> String {
    place().and_then(|place| place.get_item(name).ok().flatten()).unwrap_or_default()
}

fn write(name: &str, text: &str) -> bool {
    place().is_some_and(|place| {
        let done = if text.is_empty() { place.remove_item(name) } else { place.set_item(name, text) };
        done.is_ok()
    })
}

/// The profile as text; empty if there is none.
pub fn profile() -> String {
    read(PROFILE)
}

/// Keeps the profile; empty forgets it. Returns whether that worked.
pub fn keep_profile(text: &str) -> bool {
    write(PROFILE, text)
}

/// The tally as text; empty if there is none.
pub fn tally() -> String {
    read(TALLY)
}

/// Keeps the tally; empty forgets it.
pub fn keep_tally(text: &str) {
    // A device that refuses has no tally.
    let _ = write(TALLY, text);
}
