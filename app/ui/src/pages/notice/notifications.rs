//! Whether to be told about the photo's state by message. Both answers lead on.

use crate::act::Act;
use crate::components::{ActionBar, Button, ButtonKind, Card, Fact, Facts, Screen, Trouble};
use crate::messages::{consent, notice as words, use_lang};
use crate::pages::step_page::{Needs, StepPage, use_guide};
use crate::place;
use domain::journey::Step;
use domain::task::Task;
use leptos::prelude::*;

#[component]
pub fn NotificationsPage() -> impl IntoView {
    let guide = use_guide();
    let view = move |task: Task| {
        let choose = guide.act(task.session.code.clone(), api::journey::choose_notifications, place::resume);
        view! { <NotificationsView task choose/> }.into_any()
    };
    view! { <StepPage needs=Needs::Step(Step::Notifications) view/> }.into_any()
}

#[component]
pub fn NotificationsView(task: Task, choose: Act<bool>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <Screen
            title=words::NOTIFICATIONS_TITLE.of(lang)
            school=task.school.name
            stage=Some(Step::Notifications.stage())
            signed_in=Some(task.session.code)
        >
            <p>{words::NOTIFICATIONS_LEAD.of(lang)}</p>
            {task.progress.contact.map(|contact| view! {
                <Card>
                    <Facts>
                        <Fact name=consent::CONTACT.of(lang)>{contact}</Fact>
                    </Facts>
                </Card>
            })}
            <p class="note">{words::DECLINE_NOTE.of(lang)}</p>
            <ActionBar>
                <Trouble error=choose.error zone=task.school.zone/>
                <Button pending=choose.pending on_press=Callback::new(move |()| choose.run.run(true))>{words::ACCEPT.of(lang)}</Button>
                <Button kind=ButtonKind::Quiet disabled=choose.pending on_press=Callback::new(move |()| choose.run.run(false))>
                    {words::DECLINE.of(lang)}
                </Button>
            </ActionBar>
        </Screen>
    }
    .into_any()
}
