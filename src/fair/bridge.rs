//! What the scripts of the stand's page do for it: forgetting a candidate, saving a file, reading codes, the state of the service
//! worker.
//!
//! Sends nothing. QR codes, texts and large letters come from the same scripts as on the phone (`app::browser::bridge`).

use wasm_bindgen::prelude::*;

mod scripts {
    //! The names under `window.caice`.
    use super::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = caice)]
        pub fn wipe();

        #[wasm_bindgen(js_namespace = caice)]
        pub fn look();

        #[wasm_bindgen(js_namespace = caice, js_name = lookAway)]
        pub fn look_away();

        #[wasm_bindgen(js_namespace = caice)]
        pub fn picture(file: &JsValue);

        #[wasm_bindgen(js_namespace = caice)]
        pub fn trial() -> js_sys::Promise;

        #[wasm_bindgen(js_namespace = caice, js_name = atFirm)]
        pub fn at_firm(here: bool);

        #[wasm_bindgen(js_namespace = caice)]
        pub fn cover(covered: bool);

        #[wasm_bindgen(js_namespace = caice)]
        pub fn save(name: &str, text: &str);

        #[wasm_bindgen(js_namespace = caice)]
        pub fn worker() -> String;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn update();

        #[wasm_bindgen(js_namespace = caice)]
        pub fn persists() -> String;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn persist();

        #[wasm_bindgen(js_namespace = caice)]
        pub fn home(payload: &str) -> String;
    }
}

/// The event on the window that says that [`worker`] or [`persists`] has changed.
pub const CHANGED: &str = "caice-fair";

/// Empties the screen and the memory, and opens a new document for the next candidate.
pub fn wipe() {
    scripts::wipe();
}

/// The event on the window that says what has become of a look for a code; see [`Seen`].
pub const SEEN: &str = "caice-scan";

/// What has become of a look for a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// A code, and what it says.
    Code(String),
    /// A picture without one.
    NoCode,
    /// Somebody refused the camera.
    Refused,
    /// There is no camera, or another program has it.
    NoCamera,
    /// The part that reads codes did not arrive, or broke.
    NoReader,
}

/// What the event says; `None` if that is nothing of ours.
pub fn seen(event: &web_sys::Event) -> Option<Seen> {
    let detail = js_sys::Reflect::get(event, &JsValue::from_str("detail")).ok()?.as_string()?;
    let (what, text) = detail.split_once(' ')?;
    Some(match what {
        "code" => Seen::Code(text.to_owned()),
        "no-code" => Seen::NoCode,
        "refused" => Seen::Refused,
        "no-camera" => Seen::NoCamera,
        _ => Seen::NoReader,
    })
}

/// Opens the camera in `#camera`, and looks until there is a code.
pub fn look() {
    scripts::look();
}

/// Puts the camera away.
pub fn look_away() {
    scripts::look_away();
}

/// Looks for a code in the picture that the event's field has chosen.
pub fn picture(event: &web_sys::Event) {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let files = js_sys::Reflect::get(&input, &JsValue::from_str("files")).unwrap_or_default();
    let file = js_sys::Reflect::get_u32(&files, 0).unwrap_or_default();
    if !file.is_undefined() {
        scripts::picture(&file);
    }
    // The same picture may be chosen again.
    input.set_value("");
}

/// What came of reading a code that the device has drawn itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trial {
    /// It was read, and there is a camera.
    Fine,
    /// It was read.
    NoCamera,
    /// It was not.
    Unread,
}

/// Passes on whether this device reads a code that it has drawn itself.
pub fn trial(done: impl FnOnce(Trial) + 'static) {
    let trial = wasm_bindgen_futures::JsFuture::from(scripts::trial());
    wasm_bindgen_futures::spawn_local(async move {
        done(match trial.await.ok().and_then(|said| said.as_string()).as_deref() {
            Some("yes") => Trial::Fine,
            Some("no-camera") => Trial::NoCamera,
            _ => Trial::Unread,
        });
    });
}

/// What the address says at the firm's own check.
pub const FIRM: &str = "firm";

/// Writes into the address whether the firm's own check is open, so that a reload finds it again.
pub fn at_firm(here: bool) {
    scripts::at_firm(here);
}

/// What the button of the warning carries that empties the screen at once.
pub const NOW: &str = "data-now";

/// Whether a touch or a key is on that button.
pub fn says_now(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.and_then(|target| target.closest("[data-now]").ok().flatten()).is_some()
}

/// Covers the screen, or uncovers it.
pub fn cover(covered: bool) {
    scripts::cover(covered);
}

/// Saves a text as a file of that name.
pub fn save(name: &str, text: &str) {
    scripts::save(name, text);
}

/// Whether the page works without a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worker {
    /// This browser has no service workers, or refuses them here.
    Never,
    /// The files are on their way.
    Coming,
    /// It does.
    Ready,
    /// It does, and a newer version waits.
    Update,
}

/// Whether the page works without a network, as far as is known now.
pub fn worker() -> Worker {
    match scripts::worker().as_str() {
        "ready" => Worker::Ready,
        "update" => Worker::Update,
        "coming" => Worker::Coming,
        _ => Worker::Never,
    }
}

/// Takes the newer version: reloads the page.
pub fn update() {
    scripts::update();
}

/// Whether the device promised to keep what is stored; `None` while that is not known.
pub fn persists() -> Option<bool> {
    match scripts::persists().as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// Asks the device for that promise.
pub fn persist() {
    scripts::persist();
}

/// The address of the phone's page with a payload.
pub fn home(payload: &str) -> String {
    scripts::home(payload)
}
