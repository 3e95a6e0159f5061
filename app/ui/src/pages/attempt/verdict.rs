//! What the check found: the made photo with the places marked, and one card a reason.

use super::calibration_offer::CalibrationOffer;
use crate::act::Act;
use crate::clock::Clock;
use crate::components::{ActionBar, Alert, ButtonKind, LinkButton, Pill, Portrait, RetakeButton, Screen, Tone};
use crate::messages::{calibration, capture as words, common, measure, use_lang};
use crate::pages::platform::{PlatformSummary, Subject};
use crate::pages::step_page::{Guide, Needs, StepPage, replacing, use_guide};
use crate::place;
use api::ApiError;
use domain::attempt::{Attempt, Outcome};
use domain::cooldown::Standing;
use domain::id::AttemptId;
use domain::liveness;
use domain::reason::{Area, ReasonCode, Rect};
use domain::task::Task;
use domain::verdict::Reason;
use domain::words::{Lang, liveness as words_of_liveness, reason, refusal};
use leptos::prelude::*;
use leptos_router::components::Redirect;

#[component]
pub fn ResultPage() -> impl IntoView {
    let guide = use_guide();
    let view = move |task: Task| match task.result.is_some() {
        true => view! { <Verdict task guide/> }.into_any(),
        false => view! { <Redirect path=place::capture(&task.session.code) options=replacing()/> }.into_any(),
    };
    view! { <StepPage needs=Needs::Capture view/> }.into_any()
}

/// Holds the task as it is after a calibration was undone.
#[component]
fn Verdict(task: Task, guide: Guide) -> impl IntoView {
    let code = task.session.code.clone();
    let task = RwSignal::new(task);
    let session = code.clone();
    let restore = Act::new(
        move |undone: AttemptId| api::attempts::restore(code.clone(), undone),
        move |answer: Result<Task, ApiError>| match answer {
            Ok(restored) => {
                task.set(restored);
                None
            }
            Err(error) => guide.lost(&session, error),
        },
    );
    let retake = Callback::new(move |()| guide.go(place::capture(&task.read_untracked().session.code)));
    move || {
        let task = task.get();
        task.result.clone().map(|attempt| view! { <VerdictView task attempt retake restore/> })
    }
}

#[component]
pub fn VerdictView(task: Task, attempt: Attempt, retake: Callback<()>, restore: Act<AttemptId>) -> impl IntoView {
    let lang = use_lang();
    let code = task.session.code.clone();
    let clock = Clock::starting(task.now);
    let passed = matches!(attempt.outcome, Outcome::Passed { .. });
    let (tone, state) = if passed { (Tone::Ok, words::PASSED) } else { (Tone::Danger, words::FAILED) };
    let title = if passed {
        words::PASSED_TITLE.of(lang).to_owned()
    } else {
        words::to_mend(attempt.verdict.reasons.len(), lang)
    };
    let facts = attempt.photo.and_then(|photo| task.photos.get(&photo).cloned());
    let marks = marks(&attempt);
    let photo = attempt.photo.map(|photo| view! { <Portrait photo facts alt=words::MADE_ALT.of(lang) marks/> });
    let reasons = attempt.verdict.reasons.iter().map(|found| match found.code {
        ReasonCode::Liveness if !task.liveness.is_empty() => liveness_card(&task.liveness, lang),
        _ => reason_card(found, Tone::Danger, lang),
    });
    let reasons = reasons.collect_view();
    let hints = attempt.verdict.hints.iter().map(|found| reason_card(found, Tone::Warn, lang)).collect_view();
    let has_hints = !attempt.verdict.hints.is_empty();
    let drafts = task.drafts.len();
    let note = summary(&attempt, lang);
    let calibrated = attempt.calibrated.is_some();
    let platforms = Subject::made_by(&task, attempt.id, attempt.photo);
    let unfit = platforms.as_ref().filter(|_| passed).and_then(|subject| subject.unfit.as_ref());
    let unfit = unfit.map(|why| refusal::text(why, task.school.zone, lang));
    let onward = match &platforms {
        Some(subject) if subject.said.len() > 1 || subject.failed() > 0 => place::platforms(&code),
        _ => place::drafts(&code),
    };
    let summary_of_platforms =
        platforms.map(|subject| view! { <PlatformSummary subject href=place::platforms(&code)/> });
    view! {
        <Screen title school=task.school.name.clone() stage=Some((if passed { 3 } else { 2 }, if passed { 1.0 } else { 0.85 })) signed_in=Some(code.clone())
            above=move || view! {
                <p class="pills">
                    <Pill tone>{state.of(lang)}</Pill>
                    {calibrated.then(|| view! { <Pill>{calibration::CALIBRATED.of(lang)}</Pill> })}
                </p>
            }>
            <div class="Verdict" role="status">
                {photo}
                <p class="note">{note.into_iter().map(|line| view! { <span>{line}</span> }).collect_view()}</p>
            </div>
            <ul class="Reasons">{reasons}</ul>
            {has_hints.then(|| view! { <h2>{words::HINTS.of(lang)}</h2> <ul class="Reasons">{hints}</ul> })}
            {(!passed && drafts > 0).then(|| view! { <Alert>{words::drafts_ready(drafts, lang)}</Alert> })}
            {unfit.map(|text| view! { <Alert tone=Tone::Warn>{text}</Alert> })}
            {locked(&task, lang)}
            {summary_of_platforms}
            <CalibrationOffer task=task.clone() present=attempt.id restore/>
            <ActionBar>
                {if passed {
                    view! {
                        <LinkButton href=onward>{common::NEXT.of(lang)}</LinkButton>
                        <Retake task clock retake kind=ButtonKind::Quiet/>
                    }.into_any()
                } else {
                    view! {
                        <Retake task clock retake/>
                        {(drafts > 0).then(|| view! {
                            <LinkButton href=place::drafts(&code) kind=ButtonKind::Quiet>{words::TO_DRAFTS.of(lang)}</LinkButton>
                        })}
                    }.into_any()
                }}
            </ActionBar>
        </Screen>
    }
    .into_any()
}

/// The retake as far as the standing allows: at once, after a countdown, or not at all.
#[component]
fn Retake(task: Task, clock: Clock, retake: Callback<()>, #[prop(optional)] kind: ButtonKind) -> impl IntoView {
    let full = task.session.settings.drafts.check_room(task.drafts.len()).is_err();
    let until = match task.standing {
        Standing::Locked(_) => return None,
        _ if full => return None,
        Standing::Cooling { until } => Some(until),
        Standing::Free => None,
    };
    Some(view! { <RetakeButton clock until kind on_press=retake/> })
}

/// The lock that this failure brought, in its published words.
fn locked(task: &Task, lang: Lang) -> Option<AnyView> {
    let Standing::Locked(_) = task.standing else { return None };
    let why = task.standing.check(task.has_fit_draft()).err()?;
    let text = refusal::text(&why, task.school.zone, lang);
    Some(view! { <Alert tone=Tone::Warn>{text}</Alert> }.into_any())
}

/// A line each: beside the photo there is little room, and a number is not parted from its unit.
fn summary(attempt: &Attempt, lang: Lang) -> Vec<String> {
    let failed = attempt.verdict.reasons.len() as u32;
    match failed {
        0 => vec![words::ALL_PASSED.of(lang).into(), words::checked(attempt.checks, attempt.took_ms, lang)],
        _ if attempt.photo.is_none() => vec![words::NO_PHOTO.of(lang).into()],
        _ => vec![words::rest_passed(attempt.checks.saturating_sub(failed), lang)],
    }
}

/// Each place once; a reason about the whole frame marks nothing.
pub fn marks(attempt: &Attempt) -> Vec<Rect> {
    let mut areas: Vec<Area> = attempt.verdict.reasons.iter().map(|reason| reason.code.area()).collect();
    areas.sort_unstable();
    areas.dedup();
    areas
        .into_iter()
        .filter(|area| *area != Area::Frame)
        .filter_map(|area| attempt.places.get(&area).copied())
        .collect()
}

/// What was wrong with the frames before the photo: sentences and no number, which would tell how to pass with a picture.
fn liveness_card(faults: &[liveness::Reason], lang: Lang) -> AnyView {
    let mend = faults.iter().map(|fault| view! { <p>{words_of_liveness::mend(fault, lang)}</p> }).collect_view();
    view! {
        <li class="Card">
            <p class="line"><Pill tone=Tone::Danger>{reason::name(ReasonCode::Liveness, lang)}</Pill></p>
            {mend}
        </li>
    }
    .into_any()
}

/// The reason, its measure against its limit, and one sentence that says what to do.
pub fn reason_card(found: &Reason, tone: Tone, lang: Lang) -> AnyView {
    let (name, told, mend) = (reason::name(found.code, lang), measure::told(found, lang), reason::advice(found, lang));
    view! {
        <li class="Card">
            <p class="line">
                <Pill tone>{name}</Pill>
                <span class="note figures">{told}</span>
            </p>
            <p>{mend}</p>
        </li>
    }
    .into_any()
}
