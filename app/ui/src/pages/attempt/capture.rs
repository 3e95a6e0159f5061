//! The camera's page: says why it is shut, or opens it.

use super::blocked::BlockedView;
use super::desk::Desk;
use super::unagreed::{UnagreedView, unagreed};
use crate::act::Act;
use crate::pages::step_page::{Guide, Needs, StepPage, use_guide};
use api::ApiError;
use domain::cooldown::Standing;
use domain::refusal::Refusal;
use domain::task::Task;
use leptos::prelude::*;

#[component]
pub fn CapturePage() -> impl IntoView {
    let guide = use_guide();
    let view = move |task: Task| view! { <Capture task guide/> }.into_any();
    view! { <StepPage needs=Needs::Capture view/> }.into_any()
}

/// Holds the task as it is after the student has agreed to be filmed.
#[component]
fn Capture(task: Task, guide: Guide) -> impl IntoView {
    let code = task.session.code.clone();
    let task = RwSignal::new(task);
    let session = code.clone();
    let agree = Act::new(
        move |()| api::consents::give(code.clone(), false, true),
        move |answer: Result<Task, ApiError>| match answer {
            Ok(agreed) => {
                task.set(agreed);
                None
            }
            Err(error) => guide.lost(&session, error),
        },
    );
    move || {
        let task = task.get();
        match blocked(&task) {
            Some(why) => view! { <BlockedView task why/> }.into_any(),
            None if unagreed(&task) => view! { <UnagreedView task agree/> }.into_any(),
            None => view! { <Desk task/> }.into_any(),
        }
    }
}

/// What shuts the camera for longer than a countdown: a lock, or a full box. A cooldown only holds the shutter.
fn blocked(task: &Task) -> Option<Refusal> {
    let lock = match task.standing {
        Standing::Locked(_) => task.standing.check(task.has_fit_draft()).err(),
        _ => None,
    };
    lock.or_else(|| task.session.settings.drafts.check_room(task.drafts.len()).err())
}
