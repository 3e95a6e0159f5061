//! The shooting rules and the video that has to be watched to its end.

use super::video::InstructionVideo;
use crate::act::Act;
use crate::components::{ActionBar, Alert, Button, Screen, Tone, Trouble};
use crate::messages::{common, notice as words, use_lang};
use crate::pages::step_page::{Needs, StepPage, use_guide};
use crate::place;
use domain::instruction::Watched;
use domain::journey::Step;
use domain::session::CameraRule;
use domain::task::Task;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub fn RulesPage() -> impl IntoView {
    let guide = use_guide();
    let view = move |task: Task| {
        let code = task.session.code.clone();
        let read = guide.act(code.clone(), |code, ()| api::journey::read_rules(code), place::capture_or_resume);
        let watched = RwSignal::new(task.progress.watched);
        let report = Callback::new(move |position: i64| {
            let code = code.clone();
            spawn_local(async move {
                // A report that is lost is made good by the next one: the rule forgives gaps.
                if let Ok(counted) = api::journey::report_video(code, position).await {
                    watched.try_set(counted);
                }
            });
        });
        view! { <RulesView task watched report read/> }.into_any()
    };
    view! { <StepPage needs=Needs::Step(Step::Rules) view/> }.into_any()
}

#[component]
pub fn RulesView(
    task: Task,
    /// What the server has counted so far.
    watched: RwSignal<Watched>,
    /// Hears the player's position in ms about once a second.
    report: Callback<i64>,
    read: Act<()>,
) -> impl IntoView {
    let lang = use_lang();
    let settings = &task.session.settings;
    let shows_video = settings.instruction_video;
    let unfinished = Signal::derive(move || shows_video && !watched.get().finished);
    let rear_only = settings.camera == CameraRule::RearOnly;
    view! {
        <Screen
            title=words::RULES_TITLE.of(lang)
            school=task.school.name.clone()
            stage=Some(Step::Rules.stage())
            signed_in=Some(task.session.code.clone())
        >
            {rear_only.then(|| view! { <Alert tone=Tone::Warn>{words::REAR_ONLY.of(lang)}</Alert> })}
            {shows_video.then(|| view! { <InstructionVideo watched report/> })}
            <ul class="Bullets">{words::RULES.map(|rule| view! { <li>{rule.of(lang)}</li> }).collect_view()}</ul>
            <ActionBar>
                <Trouble error=read.error zone=task.school.zone/>
                <p class="note" id="why-not">{move || unfinished.get().then(|| words::UNFINISHED.of(lang))}</p>
                <Button disabled=unfinished pending=read.pending on_press=read.run described_by="why-not">{common::NEXT.of(lang)}</Button>
            </ActionBar>
        </Screen>
    }
    .into_any()
}
