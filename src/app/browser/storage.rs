//! Storage on this device: the encoded answers, for a day, if the person chose so.
//!
//! Any storage may refuse (private mode, a full disk, a WebView without it): then nothing is kept, and the caller
//! learns so. `gloo-storage` is not used because it panics if there is no storage.

use gloo::utils::window;
use web_sys::Storage;

use super::clock;

/// The storage key.
const NAME: &str = "caice";
/// A day, in milliseconds.
const KEPT_FOR: i64 = 24 * 60 * 60 * 1000;

/// The kept answers in a link's form; empty if there are none. Answers older than a day are deleted.
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

/// Keeps answers for a day from now, replacing earlier ones; empty keeps none. Returns false if the device refuses.
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
