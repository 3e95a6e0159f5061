//! 活体检测: what the student was asked to do before the photo, and what deserves a second look. Never a score.

use super::super::messages as say;
use crate::components::{Pill, Tone};
use crate::messages::use_lang;
use domain::liveness::{Challenge, Flag, Verdict};
use domain::reason::ReasonCode;
use domain::words::{liveness as words, reason};
use leptos::prelude::*;

#[component]
pub fn LivenessResult(challenge: Challenge, verdict: Verdict) -> impl IntoView {
    let lang = use_lang();
    let asked: Vec<_> = challenge.gestures().iter().map(|gesture| words::gesture(*gesture, lang)).collect();
    let (tone, told) =
        if verdict.passed() { (Tone::Ok, say::LIVENESS_PASSED) } else { (Tone::Danger, say::ATTEMPT_LIVENESS) };
    view! {
        <section class="LivenessResult" aria-labelledby="liveness-title">
            <header>
                <h2 id="liveness-title">{say::LIVENESS.of(lang)}</h2>
                <Pill tone>{told.of(lang)}</Pill>
            </header>
            <p class="note">{say::LIVENESS_ASKED.of(lang)} {asked.join(lang.pick("、", ", "))}</p>
        </section>
    }
    .into_any()
}

/// 疑似翻拍: a row a flag, under the name that a policy's own finding of it has.
#[component]
pub fn ReshootHints(flags: Vec<Flag>) -> impl IntoView {
    let lang = use_lang();
    let row = |flag: &Flag| {
        view! {
            <li>
                <Pill tone=Tone::Warn>{reason::name(ReasonCode::Reshoot, lang)}</Pill>
                <span>{words::flag(flag, lang)}</span>
            </li>
        }
    };
    let rows = flags.iter().map(row).collect_view();
    (!flags.is_empty()).then(|| view! { <ul class="ReshootHints">{rows}</ul> }).into_any()
}
