//! Somebody who has not agreed to be filmed: what it is about, how to agree, and the other way.

use crate::act::Act;
use crate::components::{ActionBar, Alert, Button, ButtonKind, Card, LinkButton, Screen, Trouble};
use crate::messages::{capture, common, liveness as words, use_lang};
use crate::place;
use domain::consent::{self, Purpose};
use domain::journey::Step;
use domain::task::Task;
use leptos::prelude::*;

/// Whether the session films and the student has not agreed to that.
pub fn unagreed(task: &Task) -> bool {
    task.session.settings.liveness.is_some() && !consent::covers(&task.progress.consents, Purpose::Liveness)
}

#[component]
pub fn UnagreedView(task: Task, agree: Act<()>) -> impl IntoView {
    let lang = use_lang();
    let (clause, other_way) = (words::clause(&task.school.contact, lang), words::other_way(&task.school.contact, lang));
    let hotline = task.session.settings.hotline.clone();
    let code = task.session.code.clone();
    let drafts = (!task.drafts.is_empty()).then(|| place::drafts(&code));
    view! {
        <Screen
            title=words::UNAGREED_TITLE.of(lang)
            school=task.school.name
            stage=Some(Step::Capture.stage())
            signed_in=Some(code)
        >
            <p class="lead">{words::UNAGREED_LEAD.of(lang)}</p>
            <Card>
                <h2>{words::CLAUSE.of(lang)}</h2>
                <p>{clause}</p>
            </Card>
            <h2>{words::OTHER_WAY.of(lang)}</h2>
            <Alert>{other_way}</Alert>
            {(!hotline.is_empty()).then(|| view! { <p class="note">{common::HOTLINE.of(lang)} " " {hotline}</p> })}
            <ActionBar>
                <Trouble error=agree.error zone=task.school.zone/>
                <Button pending=agree.pending on_press=agree.run>{words::AGREE_NOW.of(lang)}</Button>
                {drafts.map(|href| view! { <LinkButton href kind=ButtonKind::Quiet>{capture::TO_DRAFTS.of(lang)}</LinkButton> })}
            </ActionBar>
        </Screen>
    }
    .into_any()
}
