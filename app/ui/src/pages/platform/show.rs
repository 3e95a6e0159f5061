//! The page of the platforms: a verdict each, and the success of all of them.

use super::card::{PlatformCard, Retake};
use super::subject::Subject;
use crate::clock::Clock;
use crate::components::{ActionBar, Alert, ButtonKind, LinkButton, Pill, Portrait, RetakeButton, Screen, Tone};
use crate::messages::{capture, common, platform as words, use_lang};
use crate::pages::step_page::{Needs, StepPage, replacing, use_guide};
use crate::place;
use domain::id::DraftId;
use domain::journey::{Step, check_capture};
use domain::refusal::Refusal;
use domain::task::Task;
use domain::words::{Lang, refusal};
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_query_map;

#[component]
pub fn PlatformsPage() -> impl IntoView {
    let guide = use_guide();
    let query = use_query_map();
    let view = move |task: Task| {
        let wanted = query.with_untracked(|query| query.get("draft").and_then(|id| id.parse::<DraftId>().ok()));
        let Some(subject) = Subject::of(&task, wanted) else {
            return view! { <Redirect path=place::resume(&task) options=replacing()/> }.into_any();
        };
        let camera = place::capture(&task.session.code);
        let retake = Callback::new(move |()| guide.go(camera.clone()));
        view! { <PlatformsView task subject retake/> }.into_any()
    };
    view! { <StepPage needs=Needs::Step(Step::Capture) view/> }.into_any()
}

#[component]
pub fn PlatformsView(task: Task, subject: Subject, retake: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let code = task.session.code.clone();
    let clock = Clock::starting(task.now);
    let open = check_capture(task.step, task.review.as_ref()).is_ok();
    let (again, why) = match task.check_retake() {
        Ok(()) => (Some(Retake { clock, until: None, go: retake }), None),
        Err(Refusal::Cooling { until }) => (Some(Retake { clock, until: Some(until), go: retake }), None),
        Err(why) => (None, Some(why)),
    };
    let failed = subject.failed();
    let why = why.filter(|_| failed > 0 || subject.rejected).map(|why| refusal::text(&why, task.school.zone, lang));
    let (title, tone, pill) = headline(&subject, lang);
    let facts = subject.photo.and_then(|photo| task.photos.get(&photo).cloned());
    let photo = subject.photo.map(|photo| view! { <Portrait photo facts alt=words::ALT.of(lang)/> });
    let count = words::passed_of(subject.passed(), subject.said.len(), lang);
    let judged_by = words::judged_by(subject.said.len(), lang);
    let stage = match &subject.draft {
        _ if !open => Step::Status.stage(),
        Some(_) if subject.unfit.is_none() => (3, 1.0),
        _ => Step::Capture.stage(),
    };
    let cards = subject.said.clone().into_iter().map(|(said, state)| {
        view! { <PlatformCard said state retake=again burst=task.liveness.clone() open/> }
    });
    let cards = cards.collect_view();
    view! {
        <Screen title school=task.school.name.clone() stage=Some(stage) signed_in=Some(code)
            above=move || view! { <Pill tone>{pill.of(lang)}</Pill> }>
            <div class="Verdict PlatformVerdict" data-success=subject.all_passed.then_some("")>
                {photo}
                <div>
                    <p>{if subject.all_passed { words::ALL_PASSED_LEAD.of(lang).to_owned() } else { judged_by }}</p>
                    <p class="note figures">{count}</p>
                    {(failed > 0 && open).then(|| view! { <p class="note">{words::ONE_FOR_ALL.of(lang)}</p> })}
                </div>
            </div>
            {why.map(|why| view! { <Alert tone=Tone::Warn>{why}</Alert> })}
            <ul class="PlatformList" aria-label=words::TITLE.of(lang)>{cards}</ul>
            <Onward task subject again/>
        </Screen>
    }
    .into_any()
}

fn headline(subject: &Subject, lang: Lang) -> (String, Tone, crate::messages::Words) {
    match subject.failed() {
        _ if subject.all_passed => (words::ALL_PASSED.of(lang).into(), Tone::Ok, words::PASSED),
        0 if subject.rejected => (words::REJECTED_TITLE.of(lang).into(), Tone::Danger, words::FAILED),
        0 => (words::UNCONFIRMED_TITLE.of(lang).into(), Tone::Info, words::UNCONFIRMED),
        failed => (words::some_failed(failed, lang), Tone::Danger, words::FAILED),
    }
}

/// One way on: to the submission where the photo may go there, to the camera where it may not, and to the review once it
/// is submitted.
#[component]
fn Onward(task: Task, subject: Subject, #[prop(optional_no_strip)] again: Option<Retake>) -> impl IntoView {
    let lang = use_lang();
    let code = &task.session.code;
    if let Err(Refusal::AlreadySubmitted) = check_capture(task.step, task.review.as_ref()) {
        let status = place::status(code);
        return view! { <ActionBar><LinkButton href=status>{words::STATUS.of(lang)}</LinkButton></ActionBar> }
            .into_any();
    }
    let drafts = (!task.drafts.is_empty()).then(|| place::drafts(code));
    let fit = subject.draft.as_ref().filter(|_| subject.unfit.is_none()).map(|draft| place::confirm(code, draft.id));
    let another = again.map(|Retake { clock, until, go }| {
        let kind = if fit.is_some() { ButtonKind::Quiet } else { ButtonKind::Primary };
        view! { <RetakeButton clock until kind words=words::UPLOAD_AGAIN on_press=go/> }
    });
    // Locked, with nothing in the box: the camera's page says until when.
    let elsewhere = (fit.is_none() && another.is_none() && drafts.is_none()).then(|| place::resume(&task));
    let box_kind = if fit.is_some() || another.is_some() { ButtonKind::Quiet } else { ButtonKind::Primary };
    view! {
        <ActionBar>
            {fit.map(|href| view! { <LinkButton href>{common::NEXT.of(lang)}</LinkButton> })}
            {another}
            {drafts.map(|href| view! { <LinkButton href kind=box_kind>{capture::TO_DRAFTS.of(lang)}</LinkButton> })}
            {elsewhere.map(|href| view! { <LinkButton href>{common::BACK.of(lang)}</LinkButton> })}
        </ActionBar>
    }
    .into_any()
}
