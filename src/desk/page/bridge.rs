//! What the scripts of the page do for it: hand files and questions to the worker, pass on what it tells, save a file.
//!
//! Sends nothing. Large letters come from the same script as on the phone (`app::browser::bridge`).

use wasm_bindgen::prelude::*;
use web_sys::Event;

use crate::desk::message::{Ask, Told, decode, encode};

mod scripts {
    //! The names under `window.caice`.
    use super::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = caice)]
        pub fn take(files: &JsValue) -> bool;

        #[wasm_bindgen(js_namespace = caice, js_name = takeBefore)]
        pub fn take_before(files: &JsValue) -> bool;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn ask(bytes: &[u8], judges: bool, reads: bool);

        #[wasm_bindgen(js_namespace = caice)]
        pub fn stop();

        #[wasm_bindgen(js_namespace = caice)]
        pub fn speak(language: &str);

        #[wasm_bindgen(js_namespace = caice)]
        pub fn fail(kind: &str);

        #[wasm_bindgen(js_namespace = caice)]
        pub fn save(name: &str, kind: &str, content: &[u8]);
    }
}

/// The event on the window that says what the worker has told; see [`heard`].
pub const HEARD: &str = "caice-desk";

/// What became of something.
pub enum Heard {
    /// The worker has a file of that name; perhaps there were more.
    Taken(String, bool),
    /// It tells something.
    Told(Told),
    /// The worker has the earlier list.
    TakenBefore,
    /// The earlier list cannot be read.
    UnreadableBefore,
    /// The file cannot be read.
    Unreadable,
    /// It words in another language now, or has the conditions in words.
    Worded(bool),
    /// The words of the other language did not arrive.
    Wordless,
    /// It broke, and another one began; it knows of no file.
    Broken,
    /// It cannot begin.
    Failed(String),
}

/// What the event says; `None` if that is nothing of ours.
pub fn heard(event: &Event) -> Option<Heard> {
    let of = |value: &JsValue, name: &str| js_sys::Reflect::get(value, &JsValue::from_str(name)).ok();
    let detail = of(event, "detail")?;
    Some(match of(&detail, "kind")?.as_string()?.as_str() {
        "taken" => Heard::Taken(of(&detail, "name")?.as_string()?, of(&detail, "many")?.is_truthy()),
        "told" => {
            let bytes = of(&detail, "bytes")?.dyn_into::<js_sys::Uint8Array>().ok()?;
            Heard::Told(decode(&bytes.to_vec())?)
        }
        "takenBefore" => Heard::TakenBefore,
        "unreadableBefore" => Heard::UnreadableBefore,
        "unreadable" => Heard::Unreadable,
        "worded" => Heard::Worded(of(&detail, "all")?.is_truthy()),
        "wordless" => Heard::Wordless,
        "broken" => Heard::Broken,
        other => Heard::Failed(other.to_owned()),
    })
}

/// Hands over the files of a field or of a drop. Returns whether there was one.
pub fn take(event: &Event) -> bool {
    hand_over(event, scripts::take)
}

/// The same for an earlier list.
pub fn take_before(event: &Event) -> bool {
    hand_over(event, scripts::take_before)
}

fn hand_over(event: &Event, take: fn(&JsValue) -> bool) -> bool {
    let of = |value: &JsValue, name: &str| js_sys::Reflect::get(value, &JsValue::from_str(name)).unwrap_or_default();
    let dropped = of(&of(event, "dataTransfer"), "files");
    if dropped.is_object() {
        return take(&dropped);
    }
    let Some(field) = event.target() else { return false };
    let took = take(&of(&field, "files"));
    // The same file may be chosen again.
    let _ = js_sys::Reflect::set(&field, &JsValue::from_str("value"), &JsValue::from_str(""));
    took
}

/// Asks the worker.
pub fn ask(ask: &Ask) {
    scripts::ask(&encode(ask), matches!(ask, Ask::Judge | Ask::Compare(_)), matches!(ask, Ask::Read(_)));
}

/// Asks, and has the worker judge no further.
pub fn stop_judging(ask: &Ask) {
    scripts::ask(&encode(ask), false, true);
}

/// Ends what the worker does, and forgets its list.
pub fn stop() {
    scripts::stop();
}

/// Words in another language.
pub fn speak(language: &str) {
    scripts::speak(language);
}

/// Says that the page cannot go on.
pub fn fail(kind: &str) {
    scripts::fail(kind);
}

/// Saves a file.
pub fn save(name: &str, kind: &str, content: &[u8]) {
    scripts::save(name, kind, content);
}
