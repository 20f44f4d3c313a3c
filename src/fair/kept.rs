//! What the device keeps for the stand: the firm's profile, and the tally of today.
//!
//! Nothing of a candidate is ever written here or anywhere else. Any storage may refuse; the caller learns so.

use gloo::utils::window;
use web_sys::Storage;

const PROFILE: &str = "caice-fair";
const TALLY: &str = "caice-fair-tally";
/// Where the self-check on this device keeps a person's answers (`app::browser::storage`, `public/boot/kept.js`).
const ANSWERS: &str = "caice";

fn place() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn read(name: &str) -> String {
    place().and_then(|place| place.get_item(name).ok().flatten()).unwrap_or_default()
}

fn write(name: &str, text: &str) -> bool {
    place().is_some_and(|place| {
        let done = if text.is_empty() { place.remove_item(name) } else { place.set_item(name, text) };
        done.is_ok()
    })
}

/// Whether anything can be stored.
pub fn is_there() -> bool {
    place().is_some()
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

/// Whether somebody's answers from the self-check are on this device.
pub fn has_answers() -> bool {
    [place(), tab()].into_iter().flatten().any(|place| place.get_item(ANSWERS).ok().flatten().is_some())
}
