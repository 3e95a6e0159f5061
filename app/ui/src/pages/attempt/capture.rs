//! The camera's page: says why it is shut, or opens it.

use super::blocked::BlockedView;
use super::desk::Desk;
use crate::pages::step_page::{Needs, StepPage};
use domain::cooldown::Standing;
use domain::refusal::Refusal;
use domain::task::Task;
use leptos::prelude::*;

#[component]
pub fn CapturePage() -> impl IntoView {
    let view = |task: Task| match blocked(&task) {
        Some(why) => view! { <BlockedView task why/> }.into_any(),
        None => view! { <Desk task/> }.into_any(),
    };
    view! { <StepPage needs=Needs::Capture view/> }.into_any()
}

/// What shuts the camera for longer than a countdown: a lock, or a full box. A cooldown only holds the shutter.
fn blocked(task: &Task) -> Option<Refusal> {
    let lock = match task.standing {
        Standing::Locked(_) => task.standing.check(!task.drafts.is_empty()).err(),
        _ => None,
    };
    lock.or_else(|| task.session.settings.drafts.check_room(task.drafts.len()).err())
}
