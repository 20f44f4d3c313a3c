//! Reads aloud with voices on the device, because others send the text away.

use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use crate::interview::text::Language;

/// Whether the device has its own voice for `language`.
pub fn has_voice(language: Language) -> bool {
    synthesis().is_some_and(|synthesis| voice(&synthesis, language).is_some())
}

/// Reads `words` aloud, interrupting what is being read.
pub fn say(language: Language, words: &str) {
    let Some(synthesis) = synthesis() else { return };
    if let (Some(voice), Ok(words)) = (voice(&synthesis, language), SpeechSynthesisUtterance::new_with_text(words)) {
        words.set_voice(Some(&voice));
        synthesis.cancel();
        synthesis.speak(&words);
    }
}

fn synthesis() -> Option<SpeechSynthesis> {
    // Browsers without it return an error or undefined.
    window().speech_synthesis().ok().filter(|synthesis| !synthesis.is_undefined())
}

fn voice(synthesis: &SpeechSynthesis, language: Language) -> Option<SpeechSynthesisVoice> {
    let voices = synthesis.get_voices();
    let mut voices = voices.iter().filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok());
    voices.find(|voice| voice.local_service() && voice.lang().starts_with(language.code()))
}
