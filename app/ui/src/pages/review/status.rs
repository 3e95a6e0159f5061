//! Under review, rejected, approved, complete: what is so now and what there is to do.

use super::timeline::Timeline;
use crate::act::Act;
use crate::components::{
    ActionBar, Alert, Button, ButtonKind, Fact, Facts, LinkButton, Pill, Portrait, Screen, Tone, Trouble,
};
use crate::messages::{Words, capture, consent, draft, review as words, use_lang};
use crate::pages::platform::{PlatformSummary, Subject};
use crate::pages::step_page::{Guide, Needs, StepPage, use_guide};
use crate::place;
use api::ApiError;
use domain::cooldown::Standing;
use domain::journey::Step;
use domain::mask;
use domain::reason::ReasonCode;
use domain::review::{Review, ReviewState};
use domain::task::Task;
use domain::words::{Lang, clock, reason, refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// A review takes hours; nobody needs to know it to the second.
const ASK_EVERY: Duration = Duration::from_secs(20);

#[component]
pub fn StatusPage() -> impl IntoView {
    let guide = use_guide();
    let view = move |task: Task| view! { <Following task guide/> }.into_any();
    view! { <StepPage needs=Needs::Step(Step::Status) view/> }.into_any()
}

/// Keeps asking while the page is looked at.
#[component]
fn Following(task: Task, guide: Guide) -> impl IntoView {
    let code = StoredValue::new(task.session.code.clone());
    let ahead = RwSignal::new(task.reviews_ahead);
    let task = RwSignal::new(task);
    let take = move |fresh: Task| {
        ahead.try_set(fresh.reviews_ahead);
        // The page is drawn anew only when something was decided: a reader is not thrown back to the title for less.
        if task.try_with_untracked(|task| task.review != fresh.review) == Some(true) {
            task.set(fresh);
        }
    };
    let confirm = Act::new(
        move |()| api::photos::confirm(code.get_value()),
        move |answer: Result<Task, ApiError>| match answer {
            Ok(fresh) => {
                take(fresh);
                None
            }
            Err(error) => guide.lost(&code.get_value(), error),
        },
    );
    Effect::new(move |_| {
        let ask = move || {
            if document().visibility_state() != web_sys::VisibilityState::Visible {
                return;
            }
            let Some(code) = code.try_get_value() else { return };
            spawn_local(async move {
                // A question without an answer is asked again soon enough.
                if let Ok(fresh) = api::tasks::show(code).await {
                    take(fresh);
                }
            });
        };
        if let Ok(asking) = set_interval_with_handle(ask, ASK_EVERY) {
            on_cleanup(move || asking.clear());
        }
    });
    move || task.get().review.map(|review| view! { <StatusView task=task.get() review ahead confirm/> })
}

#[component]
pub fn StatusView(task: Task, review: Review, #[prop(into)] ahead: Signal<u32>, confirm: Act<()>) -> impl IntoView {
    let lang = use_lang();
    let zone = task.school.zone;
    let code = task.session.code.clone();
    let (tone, pill, title) = headline(&review.state);
    let lead = lead(&task, &review, lang);
    let facts = task.photos.get(&review.photo).cloned();
    let size = facts.as_ref().map(|facts| format!("{} × {}", facts.width, facts.height));
    let rejection = match &review.state {
        ReviewState::Rejected { reasons, note, .. } => {
            Some(view! { <Rejection reasons=reasons.clone() note=note.clone()/> })
        }
        _ => None,
    };
    let lock = match (&review.state, task.standing) {
        (ReviewState::Rejected { .. }, Standing::Locked(_)) => task.standing.check(task.has_fit_draft()).err(),
        _ => None,
    };
    let actions = actions(&task, &review, confirm, lang);
    let submitted = task.submitted_attempt.as_ref().and_then(|attempt| Subject::made_by(&task, attempt.id, None));
    let platforms = submitted.map(|subject| view! { <PlatformSummary subject href=place::platforms(&code)/> });
    let (name, number) = (mask::name(&task.student.name), mask::number(&task.student.number));
    view! {
        <Screen
            title=title.of(lang)
            school=task.school.name.clone()
            stage=Some(Step::Status.stage())
            signed_in=Some(code)
            above=move || view! { <Pill tone>{pill.of(lang)}</Pill> }
        >
            <p class="lead">{lead}</p>
            {lock.map(|why| view! { <Alert tone=Tone::Warn>{refusal::text(&why, zone, lang)}</Alert> })}
            {rejection}
            <div class="Submitted">
                <Portrait photo=review.photo facts alt=words::ALT.of(lang)/>
                <Facts>
                    <Fact name=consent::NAME.of(lang)>{name}</Fact>
                    <Fact name=consent::NUMBER.of(lang)>{number}</Fact>
                    {size.map(|size| view! { <Fact name=draft::SPEC.of(lang)>{size}</Fact> })}
                </Facts>
            </div>
            {platforms}
            <Timeline task review ahead/>
            <Trouble error=confirm.error zone/>
            {actions}
        </Screen>
    }
    .into_any()
}

fn headline(state: &ReviewState) -> (Tone, Words, Words) {
    match state {
        ReviewState::Pending => (Tone::Info, words::PENDING, words::PENDING_TITLE),
        ReviewState::Rejected { .. } => (Tone::Danger, words::REJECTED, words::REJECTED_TITLE),
        ReviewState::Approved { .. } => (Tone::Ok, words::APPROVED, words::APPROVED_TITLE),
        ReviewState::Confirmed { .. } => (Tone::Ok, words::DONE, words::DONE_TITLE),
    }
}

fn lead(task: &Task, review: &Review, lang: Lang) -> String {
    match review.state {
        ReviewState::Pending if review.overdue(task.now) => words::overdue(lang).into(),
        ReviewState::Pending => {
            let told = task.progress.contact.as_deref().filter(|_| task.progress.notifications == Some(true));
            words::promise(&clock::short(review.due_at, task.school.zone, lang), told, lang)
        }
        ReviewState::Rejected { .. } => words::REJECTED_LEAD.of(lang).into(),
        ReviewState::Approved { .. } => words::APPROVED_LEAD.of(lang).into(),
        ReviewState::Confirmed { .. } => words::DONE_LEAD.of(lang).into(),
    }
}

/// What there is to do now; while the review is pending, nothing.
fn actions(task: &Task, review: &Review, confirm: Act<()>, lang: Lang) -> Option<AnyView> {
    let code = &task.session.code;
    let actions = match review.state {
        ReviewState::Pending => return None,
        ReviewState::Approved { .. } => {
            view! { <Button pending=confirm.pending on_press=confirm.run>{words::CONFIRM.of(lang)}</Button> }.into_any()
        }
        ReviewState::Confirmed { .. } => {
            view! { <LinkButton href=api::photos::download(code) download=true>{words::DOWNLOAD.of(lang)}</LinkButton> }
                .into_any()
        }
        ReviewState::Rejected { .. } => {
            let drafts = (!task.drafts.is_empty()).then(|| place::drafts(code));
            view! {
                <LinkButton href=place::capture(code)>{capture::RETAKE.of(lang)}</LinkButton>
                {drafts.map(|href| view! { <LinkButton href kind=ButtonKind::Quiet>{capture::TO_DRAFTS.of(lang)}</LinkButton> })}
            }
            .into_any()
        }
    };
    Some(view! { <ActionBar>{actions}</ActionBar> }.into_any())
}

/// The reviewer's reasons, each with how to mend it, and their note.
#[component]
fn Rejection(reasons: Vec<ReasonCode>, note: String) -> impl IntoView {
    let lang = use_lang();
    let card = move |code: ReasonCode| {
        view! {
            <li class="Card">
                <p class="line"><Pill tone=Tone::Danger>{reason::name(code, lang)}</Pill></p>
                <p>{reason::mend(code, lang)}</p>
            </li>
        }
    };
    let note =
        (!note.trim().is_empty()).then(|| view! { <Alert tone=Tone::Quiet>{words::NOTE.of(lang)} "：" {note}</Alert> });
    view! {
        <ul class="Reasons">{reasons.into_iter().map(card).collect_view()}</ul>
        {note}
    }
    .into_any()
}
