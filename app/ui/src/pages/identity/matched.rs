//! The record that belongs to the paper, masked, and 【进入采集】.

use crate::components::{ActionBar, Alert, Card, Fact, Facts, LinkButton, Screen, Tone};
use crate::messages::{identity as words, use_lang};
use crate::place;
use domain::identity::Record;
use domain::journey::Step;
use domain::task::Task;
use leptos::prelude::*;

#[component]
pub fn MatchedView(task: Task) -> impl IntoView {
    let lang = use_lang();
    let code = task.session.code.clone();
    let on = place::resume(&task);
    let record = task.identity.map(|papers| papers.record);
    view! {
        <Screen title=words::MATCHED_TITLE.of(lang) school=task.school.name stage=Some(Step::Identity.stage()) signed_in=Some(code)>
            <Alert tone=Tone::Ok>{words::MATCHED.of(lang)}</Alert>
            {record.map(|record| view! { <RecordCard record/> })}
            <p class="note">{words::DELETED.of(lang)}</p>
            <p class="note">{words::WRONG_RECORD.of(lang)} {task.school.contact}</p>
            <ActionBar>
                <LinkButton href=on>{words::GO_ON.of(lang)}</LinkButton>
            </ActionBar>
        </Screen>
    }
    .into_any()
}

#[component]
fn RecordCard(record: Record) -> impl IntoView {
    let lang = use_lang();
    view! {
        <Card>
            <Facts>
                <Fact name=words::NAME.of(lang)>{record.name}</Fact>
                <Fact name=words::STUDENT_NUMBER.of(lang)>{record.number}</Fact>
                <Fact name=words::ID_NUMBER.of(lang)>{record.id_number}</Fact>
                <Fact name=words::COLLEGE.of(lang)>{record.college}</Fact>
                <Fact name=words::CLASS.of(lang)>{record.class_name}</Fact>
            </Facts>
        </Card>
    }
    .into_any()
}
