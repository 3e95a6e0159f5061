//! 活体检测: what the student was asked to do before the photo, and what deserves a second look. Never a score.

use super::super::messages as say;
use crate::components::{Pill, Tone};
use crate::messages::use_lang;
use domain::liveness::{Challenge, Verdict};
use domain::words::liveness as words;
use leptos::prelude::*;

#[component]
pub fn LivenessResult(challenge: Challenge, verdict: Verdict) -> impl IntoView {
    let lang = use_lang();
    let asked: Vec<_> = challenge.gestures().iter().map(|gesture| words::gesture(*gesture, lang)).collect();
    let (tone, told) =
        if verdict.passed() { (Tone::Ok, say::LIVENESS_PASSED) } else { (Tone::Danger, say::ATTEMPT_LIVENESS) };
    let flags = verdict.flags.iter().map(|flag| view! { <li>{words::flag(flag, lang)}</li> }).collect_view();
    let flagged = !verdict.flags.is_empty();
    view! {
        <section class="LivenessResult" aria-labelledby="liveness-title">
            <header>
                <h2 id="liveness-title">{say::LIVENESS.of(lang)}</h2>
                <Pill tone>{told.of(lang)}</Pill>
            </header>
            <p class="note">{say::LIVENESS_ASKED.of(lang)} {asked.join(lang.pick("、", ", "))}</p>
            {flagged.then(|| view! { <ul class="Bullets">{flags}</ul> })}
        </section>
    }
    .into_any()
}
