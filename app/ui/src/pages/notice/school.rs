//! “学校图采通知”: the school's own words, under what holds for this session.

use crate::act::Act;
use crate::components::{ActionBar, Button, Card, Fact, Facts, Screen, Trouble};
use crate::messages::{common, notice as words, session, use_lang};
use crate::pages::step_page::{Needs, StepPage, use_guide};
use crate::place;
use domain::journey::Step;
use domain::spec::PhotoSpec;
use domain::task::Task;
use leptos::prelude::*;

#[component]
pub fn NoticePage() -> impl IntoView {
    let guide = use_guide();
    let view = move |task: Task| {
        let read = guide.act(task.session.code.clone(), |code, ()| api::journey::read_notice(code), place::resume);
        view! { <NoticeView task read/> }.into_any()
    };
    view! { <StepPage needs=Needs::Step(Step::Notice) view/> }.into_any()
}

#[component]
pub fn NoticeView(task: Task, read: Act<()>) -> impl IntoView {
    let lang = use_lang();
    let zone = task.school.zone;
    let capture = task.session;
    let notice = match capture.settings.notice.trim() {
        "" => words::NOTICE_EMPTY.of(lang).to_owned(),
        notice => notice.to_owned(),
    };
    let paragraphs = notice
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect_view();
    view! {
        <Screen title=words::NOTICE_TITLE.of(lang) school=task.school.name stage=Some(Step::Notice.stage()) signed_in=Some(capture.code.clone())>
            <Card>
                <Facts>
                    <Fact name=session::AUDIENCE.of(lang)>{capture.audience.clone()}</Fact>
                    <Fact name=session::TIME.of(lang)>{session::window(&capture.window, zone, lang)}</Fact>
                    {PhotoSpec::find(&capture.settings.spec).map(|spec| view! {
                        <Fact name=session::BACKGROUND.of(lang)>{session::background(&spec, lang)}</Fact>
                    })}
                </Facts>
            </Card>
            <div class="Prose">{paragraphs}</div>
            <ActionBar>
                <Trouble error=read.error zone/>
                <Button pending=read.pending on_press=read.run>{common::NEXT.of(lang)}</Button>
            </ActionBar>
        </Screen>
    }
    .into_any()
}
