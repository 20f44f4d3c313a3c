//! Storage on this device: the encoded answers, for a day, if the person chose so.
//!
//! There is one copy for all tabs. A tab replaces or clears only the copy that it wrote or continued, which it knows by
//! its end, in milliseconds: another one may be another person's. What is written into a copy moves its end by one, so that
//! the day counts from the tick and other tabs see that the copy has changed. Decides nothing about them; the state asks first.
//!
//! Any storage may refuse (private mode, a full disk, a WebView without it): then nothing is kept, and the caller
//! learns so. `gloo-storage` is not used because it panics if there is no storage.

use gloo::utils::window;
use web_sys::Storage;

use super::clock;

/// The storage key.
const NAME: &str = "caice";
/// Where the tab notes which copy is its own.
const OURS: &str = "caice-ours";
/// A day, in milliseconds.
const KEPT_FOR: i64 = 24 * 60 * 60 * 1000;

/// The kept answers in a link's form; empty if there are none. Answers older than a day are deleted.
pub fn stored() -> String {
    kept().1
}

/// Whether this tab wrote or continued them.
pub fn is_ours() -> bool {
    let until = kept().0;
    !until.is_empty() && until == ours()
}

/// Whether another tab did.
pub fn is_anothers() -> bool {
    let until = kept().0;
    !until.is_empty() && until != ours()
}

/// Whether another tab has cleared or replaced what this one kept, before its day was over; true only once.
pub fn is_lost() -> bool {
    let ours = ours();
    let lost = !ours.is_empty() && ours != kept().0;
    if lost {
        own("");
    }
    lost && is_to_come(&ours)
}

/// The tab continues from what is kept, which is its own from now on.
pub fn continued() {
    own(&kept().0);
}

/// Keeps answers for a day from now, or for what is left of it if this tab keeps some already; replaces earlier ones, and
/// empty keeps none. Returns false if the device refuses.
pub fn store(text: &str) -> bool {
    let Some(place) = place() else { return text.is_empty() };
    if text.is_empty() {
        own("");
        return place.remove_item(NAME).is_ok();
    }
    let end =
        kept().0.parse().ok().filter(|_| is_ours()).map_or(clock::now().saturating_add(KEPT_FOR), |end: i64| end + 1);
    let until = end.to_string();
    let stored = place.set_item(NAME, &[until.as_str(), " ", text].concat()).is_ok();
    if stored {
        own(&until);
    }
    stored
}

/// When the copy ends, and the answers.
fn kept() -> (String, String) {
    let kept = place().and_then(|place| place.get_item(NAME).ok().flatten()).unwrap_or_default();
    match kept.split_once(' ') {
        Some((until, text)) if is_to_come(until) => (until.to_owned(), text.to_owned()),
        _ => {
            if !kept.is_empty() {
                store("");
            }
            Default::default()
        }
    }
}

fn is_to_come(end: &str) -> bool {
    end.parse().is_ok_and(|end: i64| clock::now() < end)
}

/// When the copy of this tab ends; empty if it has none. In the tab's storage, since a reload does not change whose it is.
fn ours() -> String {
    tab().and_then(|tab| tab.get_item(OURS).ok().flatten()).unwrap_or_default()
}

fn own(until: &str) {
    if let Some(tab) = tab() {
        // A tab that may not store this asks before it replaces the copy.
        let _ = if until.is_empty() { tab.remove_item(OURS) } else { tab.set_item(OURS, until) };
    }
}

/// Whether somebody's answers are on this device, kept for a day or in this tab (`public/boot/kept.js`).
#[cfg(feature = "fair")]
pub fn holds_answers() -> bool {
    [place(), tab()].into_iter().flatten().any(|place| place.get_item(NAME).ok().flatten().is_some())
}

/// What stays on the device; `None` if it refuses.
pub fn place() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
