//! One platform: its verdict, its reasons with how to mend each, what it is for, and 【重新上传】.

use crate::clock::Clock;
use crate::components::{ButtonKind, Pill, RetakeButton, Tone};
use crate::messages::{Words, measure, platform as words, use_lang};
use domain::liveness;
use domain::platform::{PlatformVerdict, State};
use domain::reason::ReasonCode;
use domain::time::Timestamp;
use domain::verdict::Reason;
use domain::words::{Lang, liveness as words_of_liveness, reason};
use leptos::prelude::*;

/// Sign, tone and word of a state: none of them stands alone.
pub fn mark(state: &State) -> (&'static str, Tone, Words) {
    match state {
        State::Passed => ("✓", Tone::Ok, words::PASSED),
        State::Unconfirmed => ("…", Tone::Info, words::UNCONFIRMED),
        State::Failed { .. } => ("✕", Tone::Danger, words::FAILED),
    }
}

#[component]
pub fn PlatformPill(state: State) -> impl IntoView {
    let lang = use_lang();
    let (sign, tone, word) = mark(&state);
    view! { <Pill tone><span aria-hidden="true">{sign} " "</span> {word.of(lang)}</Pill> }.into_any()
}

/// When and how another picture can be taken; nothing where it cannot.
#[derive(Clone, Copy)]
pub struct Retake {
    pub clock: Clock,
    pub until: Option<Timestamp>,
    pub go: Callback<()>,
}

#[component]
pub fn PlatformCard(
    said: PlatformVerdict,
    state: State,
    #[prop(optional_no_strip)] retake: Option<Retake>,
    /// What was wrong with the burst of this photo.
    burst: Vec<liveness::Reason>,
    /// Whether the photo is still to be submitted.
    open: bool,
) -> impl IntoView {
    let lang = use_lang();
    let platform = said.platform;
    let heading = format!("platform-{}", platform.id);
    let failed = matches!(state, State::Failed { .. });
    let why = match &state {
        State::Failed { measured, found } => {
            let measured = measured.iter().map(|why| measured_line(why, &burst, lang));
            let found = found.iter().map(|code| line(*code, None, vec![reason::mend(*code, lang).into()], lang));
            measured.chain(found).collect_view().into_any()
        }
        State::Unconfirmed => view! { <li class="note">{words::UNCONFIRMED_NOTE.of(lang)}</li> }.into_any(),
        State::Passed => ().into_any(),
    };
    let hints = said.verdict.hints.iter().map(|hint| measured_line(hint, &burst, lang)).collect_view();
    let has_hints = !failed && !said.verdict.hints.is_empty();
    let rule = if platform.required { words::REQUIRED } else { words::OPTIONAL };
    view! {
        <li class="Card PlatformCard" data-state=if failed { "failed" } else { "good" }>
            <div class="head">
                <h2 id=heading.clone()>{platform.name}</h2>
                <PlatformPill state/>
            </div>
            {(failed && open).then(|| view! { <p class="note">{rule.of(lang)}</p> })}
            <ul class="why">{why}</ul>
            <div class="foot">
                <details>
                    <summary aria-describedby=heading.clone()>{words::DETAILS.of(lang)}</summary>
                    <p>{platform.purpose}</p>
                    {has_hints.then(|| view! {
                        <p class="note">{crate::messages::capture::HINTS.of(lang)}</p>
                        <ul class="why">{hints}</ul>
                    })}
                </details>
                {retake.filter(|_| failed).map(|Retake { clock, until, go }| view! {
                    <RetakeButton clock until kind=ButtonKind::Secondary words=words::UPLOAD_AGAIN described_by=heading announced=false on_press=go/>
                })}
            </div>
        </li>
    }
    .into_any()
}

/// A measure that strays, with its number. Of a burst only sentences are told: a number would tell how to pass with a picture.
fn measured_line(why: &Reason, burst: &[liveness::Reason], lang: Lang) -> AnyView {
    match why.code {
        ReasonCode::Liveness if burst.is_empty() => {
            line(why.code, None, vec![reason::mend(why.code, lang).into()], lang)
        }
        ReasonCode::Liveness => {
            let mend = burst.iter().map(|fault| words_of_liveness::mend(fault, lang)).collect();
            line(why.code, None, mend, lang)
        }
        code => line(code, Some(measure::told(why, lang)), vec![reason::advice(why, lang).into()], lang),
    }
}

fn line(code: ReasonCode, told: Option<String>, mend: Vec<String>, lang: Lang) -> AnyView {
    view! {
        <li>
            <p>
                <strong>{reason::name(code, lang)}</strong>
                {told.map(|told| view! { " " <span class="note figures">{told}</span> })}
            </p>
            {mend.into_iter().map(|mend| view! { <p>{mend}</p> }).collect_view()}
        </li>
    }
    .into_any()
}
