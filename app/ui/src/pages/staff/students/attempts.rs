//! Attempts as staff see them: a few lines beside a review, whole in the student's file.

use crate::components::{Pill, Tone};
use crate::messages::{measure, use_lang};
use crate::pages::staff::messages as say;
use crate::pages::staff::parts::use_zone;
use crate::pages::staff::reviews::gauge;
use domain::attempt::{Attempt, FailureKind, Outcome, Source};
use domain::reason::ReasonCode;
use domain::time::Timestamp;
use domain::verdict::Reason;
use domain::words::{Lang, clock, reason};
use leptos::prelude::*;

/// 拍摄记录: a line an attempt, then the submission and its promise.
#[component]
pub fn AttemptTimes(
    attempts: Vec<Attempt>,
    submitted_at: Timestamp,
    due_at: Timestamp,
    now: Timestamp,
) -> impl IntoView {
    let lang = use_lang();
    let line = move |at: Timestamp, words: String| {
        view! {
            <li>
                <time>{clock::near(at, now, use_zone(), lang)}</time>
                <span>{words}</span>
            </li>
        }
    };
    view! {
        <section class="AttemptTimes" aria-labelledby="attempts-title">
            <h2 id="attempts-title">{say::ATTEMPTS.of(lang)}</h2>
            <ol>
                {attempts.iter().map(|attempt| line(attempt.at, told(attempt, lang))).collect_view()}
                {line(submitted_at, say::SUBMITTED.of(lang).to_owned())}
            </ol>
            <p class="note">{say::PROMISED.of(lang)} " " {clock::near(due_at, now, use_zone(), lang)}</p>
        </section>
    }
    .into_any()
}

fn told(attempt: &Attempt, lang: Lang) -> String {
    let outcome = outcome(&attempt.outcome).1.of(lang);
    let source = (attempt.source == Source::Emergency).then(|| say::ATTEMPT_EMERGENCY.of(lang));
    let calibrated = attempt.calibrated.map(|_| say::ATTEMPT_CALIBRATED.of(lang).to_owned());
    let why = further(attempt).iter().map(|why| reason::name(why.code, lang)).collect::<Vec<_>>();
    let why = (!why.is_empty()).then(|| why.join(lang.pick("、", ", ")));
    [calibrated, Some(outcome.to_owned()), why, source.map(str::to_owned)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

fn outcome(outcome: &Outcome) -> (Tone, crate::messages::Words) {
    match outcome {
        Outcome::Passed { .. } => (Tone::Ok, say::ATTEMPT_PASSED),
        Outcome::Failed { kind: FailureKind::Quality } => (Tone::Danger, say::ATTEMPT_FAILED),
        Outcome::Failed { kind: FailureKind::Liveness } => (Tone::Danger, say::ATTEMPT_LIVENESS),
    }
}

/// The reasons that the outcome does not say already. A check for a living person has no measure to tell either, only how
/// many faults it found.
fn further(attempt: &Attempt) -> Vec<Reason> {
    let failed_liveness = attempt.outcome == Outcome::Failed { kind: FailureKind::Liveness };
    let said = |why: &&Reason| failed_liveness && why.code == ReasonCode::Liveness;
    attempt.verdict.reasons.iter().filter(|why| !said(why)).cloned().collect()
}

/// Every attempt with its picture, reasons and measures, newest first.
#[component]
pub fn AttemptList(attempts: Vec<Attempt>, now: Timestamp) -> impl IntoView {
    let lang = use_lang();
    if attempts.is_empty() {
        return view! { <p class="note">{say::NO_ATTEMPTS.of(lang)}</p> }.into_any();
    }
    let items = attempts.into_iter().rev().map(|attempt| view! { <AttemptItem attempt now/> });
    view! { <ol class="AttemptList">{items.collect_view()}</ol> }.into_any()
}

#[component]
fn AttemptItem(attempt: Attempt, now: Timestamp) -> impl IntoView {
    let lang = use_lang();
    let (tone, words) = outcome(&attempt.outcome);
    let at = clock::near(attempt.at, now, use_zone(), lang);
    let measured = attempt.measures.clone();
    let failures = further(&attempt);
    let reasons = |tone: Tone, reasons: Vec<Reason>| {
        reasons.into_iter().map(move |why| {
            let measured =
                format!("{} ({})", measure::value(&why.name, why.measure), gauge::limit(&why.name, why.limit));
            view! {
                <li>
                    <Pill tone=tone>{reason::name(why.code, lang)}</Pill>
                    " "
                    <span class="note">{measured}</span>
                </li>
            }
        })
    };
    view! {
        <li>
            {match attempt.photo {
                Some(photo) => view! { <img src=api::photos::source(photo) alt="" width="60" height="80" loading="lazy"/> }.into_any(),
                None => view! { <span class="nobody" aria-hidden="true"></span> }.into_any(),
            }}
            <div>
                <p>
                    <strong>{at}</strong>
                    <Pill tone=tone>{words.of(lang)}</Pill>
                    {attempt.calibrated.map(|_| view! { <Pill tone=Tone::Quiet>{say::ATTEMPT_CALIBRATED.of(lang)}</Pill> })}
                    {(attempt.source == Source::Emergency).then(|| view! { <Pill tone=Tone::Quiet>{say::ATTEMPT_EMERGENCY.of(lang)}</Pill> })}
                </p>
                <ul class="reasons">
                    {reasons(Tone::Danger, failures).collect_view()}
                    {reasons(Tone::Warn, attempt.verdict.hints).collect_view()}
                </ul>
                {(!measured.is_empty()).then(|| view! {
                    <details>
                        <summary>{say::MEASURES.of(lang)} " " {measured.len()}</summary>
                        <dl>
                            {measured.into_iter().map(|(name, value)| view! {
                                <div>
                                    <dt>{measure::name(&name, lang)}</dt>
                                    <dd>{measure::value(&name, value)}</dd>
                                </div>
                            }).collect_view()}
                        </dl>
                    </details>
                })}
            </div>
        </li>
    }
    .into_any()
}
