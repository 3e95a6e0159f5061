//! Which of the scenes is shown: the form, the wait for staff, or the matched record.

use super::desk::Desk;
use super::form::FormView;
use super::matched::MatchedView;
use super::waiting::WaitingView;
use crate::pages::step_page::{Needs, StepPage, replacing};
use crate::place;
use domain::identity::Outcome;
use domain::journey::Step;
use domain::task::Task;
use leptos::prelude::*;
use leptos_router::components::Redirect;

#[derive(Clone, Copy, PartialEq)]
enum Scene {
    Form,
    Waiting,
    Matched,
}

#[component]
pub fn IdentityPage() -> impl IntoView {
    let view = |task: Task| match task.identity {
        Some(_) => view! { <IdentityDesk task/> }.into_any(),
        None => view! { <Redirect path=place::resume(&task) options=replacing()/> }.into_any(),
    };
    view! { <StepPage needs=Needs::Step(Step::Identity) view/> }.into_any()
}

#[component]
fn IdentityDesk(task: Task) -> impl IntoView {
    let desk = Desk::new(task);
    // The form stays as it is while pictures come and go: only another outcome makes another scene.
    let scene = Memo::new(move |_| {
        desk.task.with(|task| match task.progress.identity {
            Some(Outcome::Matched { .. } | Outcome::Accepted { .. }) => Scene::Matched,
            Some(Outcome::AwaitingStaff { .. }) => Scene::Waiting,
            None | Some(Outcome::Refused { .. } | Outcome::Lapsed { .. }) => Scene::Form,
        })
    });
    move || match scene.get() {
        Scene::Form => view! { <FormView desk/> }.into_any(),
        Scene::Waiting => view! { <WaitingView task=desk.task.get_untracked()/> }.into_any(),
        Scene::Matched => view! { <MatchedView task=desk.task.get_untracked()/> }.into_any(),
    }
}
