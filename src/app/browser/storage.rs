//! What is kept on this device: the encoded answers, for a day, where the person said so.
//!
//! Any storage may refuse (private mode, a full disk, a WebView without it): then nothing is kept, and who asks is told.
//! `gloo-storage` is not used for that very case: it panics where there is no storage.

use gloo::utils::window;
use web_sys::Storage;

use super::clock;

/// Under this name.
const NAME: &str = "caice";
/// A day, in milliseconds.
const KEPT_FOR: i64 = 24 * 60 * 60 * 1000;

/// The kept answers as a link carries them; empty where there are none, or their day is over: then they are forgotten.
pub fn stored() -> String {
    let kept = place().and_then(|place| place.get_item(NAME).ok().flatten()).unwrap_or_default();
    match kept.split_once(' ') {
        Some((until, text)) if until.parse().is_ok_and(|until: i64| clock::now() < until) => text.to_owned(),
        _ => {
            if !kept.is_empty() {
                store("");
            }
            String::new()
        }
    }
}

/// Keeps answers for a day from now, in place of what was kept; empty: keeps none. False where the device refuses.
pub fn store(text: &str) -> bool {
    let Some(place) = place() else { return text.is_empty() };
    if text.is_empty() {
        return place.remove_item(NAME).is_ok();
    }
    let until = clock::now().saturating_add(KEPT_FOR).to_string();
    place.set_item(NAME, &[until.as_str(), " ", text].concat()).is_ok()
}

fn place() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
