//! The hint over the viewfinder: shown, announced, and said aloud where that is wanted.

use crate::camera;
use crate::messages::{capture as words, use_lang};
use domain::guidance::Hint;
use domain::guidance::voice::Voice;
use domain::words::Lang;
use domain::words::guidance::{self as hints, Next};
use leptos::prelude::*;
use std::time::Duration;

/// What guidance says at the moment. Without it the page gives its own advice, as it did before there were hints.
#[derive(Clone, Copy)]
pub struct Guidance {
    shown: RwSignal<Option<Hint>>,
    /// For screen readers, which must not be talked to all the time.
    told: RwSignal<Option<Hint>>,
    aloud: RwSignal<bool>,
    voice: StoredValue<Voice>,
    next: Next,
    lang: Lang,
}

impl Guidance {
    pub fn silent(next: Next) -> Guidance {
        Guidance {
            shown: RwSignal::new(None),
            told: RwSignal::new(None),
            aloud: RwSignal::new(false),
            voice: StoredValue::new(Voice::default()),
            next,
            lang: use_lang(),
        }
    }

    fn words(self, hint: Hint) -> &'static str {
        hints::hint(hint, self.next, self.lang)
    }

    /// In the browser only. The page may have been left meanwhile.
    pub fn show(self, hint: Option<Hint>) {
        if self.shown.try_get_untracked().is_none_or(|shown| shown.is_none() && hint.is_none()) {
            return;
        }
        if self.shown.get_untracked() != hint {
            self.shown.set(hint);
        }
        if hint.is_none() {
            self.told.set(None);
            // After a retake the same hint is news again.
            self.voice.set_value(Voice::default());
        }
        let at = Duration::from_millis(js_sys::Date::now().max(0.0) as u64);
        let said = hint.and_then(|hint| self.voice.try_update_value(|voice| voice.say(hint, at)).flatten());
        if let Some(hint) = said {
            self.told.set(Some(hint));
            if self.aloud.get_untracked() {
                camera::speak(self.words(hint), self.lang);
            }
        }
    }

    /// Says something else aloud, where that is wanted. In the browser only.
    pub fn say(self, words: &str) {
        if self.aloud.try_get_untracked() == Some(true) {
            camera::speak(words, self.lang);
        }
    }

    /// Tracks.
    pub fn ready(self) -> bool {
        self.shown.get() == Some(Hint::Ready)
    }

    fn switch(self) {
        self.aloud.update(|aloud| *aloud = !*aloud);
        match self.shown.get_untracked() {
            // Said at once, so that it is heard what was switched on.
            Some(hint) if self.aloud.get_untracked() => camera::speak(self.words(hint), self.lang),
            _ => camera::hush(),
        }
    }
}

#[component]
pub fn Advice(
    guidance: Guidance,
    /// The camera is being opened.
    opening: Signal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let own = move || if opening.get() { words::OPENING } else { words::FRAME }.of(lang);
    let shown = move || guidance.shown.get().map_or_else(own, |hint| guidance.words(hint));
    let told = move || guidance.told.get().map_or_else(own, |hint| guidance.words(hint));
    view! {
        <p class="advice" aria-hidden="true">{shown}</p>
        <p class="visually-hidden" role="status">{told}</p>
    }
    .into_any()
}

/// “语音提示”, where the browser can speak and there is something to say.
#[component]
pub fn VoiceSwitch(
    guidance: Guidance,
    /// There will be prompts to say, whether or not there are hints.
    prompts: bool,
) -> impl IntoView {
    let lang = use_lang();
    // Only the browser knows whether it can.
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    let able = move || (guidance.told.with(Option::is_some) || prompts && awake.get()) && camera::can_speak();
    on_cleanup(move || {
        if guidance.aloud.try_get_untracked() == Some(true) {
            camera::hush();
        }
    });
    let view = move || {
        able().then(|| {
            view! {
                <button
                    class="Voice"
                    type="button"
                    aria-pressed=move || if guidance.aloud.get() { "true" } else { "false" }
                    on:click=move |_| guidance.switch()
                >
                    {words::VOICE.of(lang)}
                </button>
            }
        })
    };
    view.into_any()
}
