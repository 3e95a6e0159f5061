//! Saying a hint or a prompt aloud with the phone's own voice.

use domain::words::Lang;
use web_sys::SpeechSynthesisUtterance;

/// Whether this browser can speak.
pub fn can_speak() -> bool {
    web_sys::window().and_then(|window| window.speech_synthesis().ok()).is_some_and(|speech| speech.is_object())
}

/// Says it now; what is still being said is of no use any more.
pub fn speak(words: &str, lang: Lang) {
    let Some(speech) = web_sys::window().and_then(|window| window.speech_synthesis().ok()) else { return };
    speech.cancel();
    if let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(words) {
        utterance.set_lang(lang.tag());
        speech.speak(&utterance);
    }
}

/// Silence, in the middle of a word if need be.
pub fn hush() {
    if let Some(speech) = web_sys::window().and_then(|window| window.speech_synthesis().ok()) {
        speech.cancel();
    }
}
