//! “注意事项”: the rules for the picture, with drawn examples.

use crate::act::Act;
use crate::components::{ActionBar, Button, Screen, Trouble};
use crate::messages::{Words, common, notice as words, use_lang};
use crate::pages::step_page::{Needs, StepPage, use_guide};
use crate::place;
use domain::journey::Step;
use domain::task::Task;
use leptos::prelude::*;

#[component]
pub fn CautionsPage() -> impl IntoView {
    let guide = use_guide();
    let view = move |task: Task| {
        let read = guide.act(task.session.code.clone(), |code, ()| api::journey::read_cautions(code), place::resume);
        view! { <CautionsView task read/> }.into_any()
    };
    view! { <StepPage needs=Needs::Step(Step::Cautions) view/> }.into_any()
}

#[component]
pub fn CautionsView(task: Task, read: Act<()>) -> impl IntoView {
    let lang = use_lang();
    let caution =
        move |(subject, rule): (Words, Words)| view! { <li><h3>{subject.of(lang)}</h3><p>{rule.of(lang)}</p></li> };
    view! {
        <Screen
            title=words::CAUTIONS_TITLE.of(lang)
            school=task.school.name
            stage=Some(Step::Cautions.stage())
            signed_in=Some(task.session.code)
        >
            <p class="lead">{words::CAUTIONS_LEAD.of(lang)}</p>
            <h2>{words::GOOD.of(lang)}</h2>
            <ul class="Samples" data-size="large">
                {words::GOOD_SAMPLES.map(|(source, words)| view! { <Sample source words good=true/> }).collect_view()}
            </ul>
            <h2>{words::BAD.of(lang)}</h2>
            <ul class="Samples">
                {words::BAD_SAMPLES.map(|(source, words)| view! { <Sample source words/> }).collect_view()}
            </ul>
            <ul class="Cautions">{words::CAUTIONS.map(caution).collect_view()}</ul>
            <ActionBar>
                <Trouble error=read.error zone=task.school.zone/>
                <Button pending=read.pending on_press=read.run>{common::NEXT.of(lang)}</Button>
            </ActionBar>
        </Screen>
    }
    .into_any()
}

/// A drawing and what it shows; a tick or a cross says which kind it is.
#[component]
fn Sample(source: &'static str, words: Words, #[prop(optional)] good: bool) -> impl IntoView {
    let lang = use_lang();
    let kind = if good { words::GOOD } else { words::BAD };
    view! {
        <li class="Sample" data-good=good.then_some("")>
            <img src=source alt="" width="240" height="320" loading="lazy"/>
            <p>
                <span class="mark" aria-hidden="true">{if good { "✓" } else { "✕" }}</span>
                <span class="visually-hidden">{kind.of(lang)} " "</span>
                {words.of(lang)}
            </p>
        </li>
    }
    .into_any()
}
