//! One more look before 【提交】.

use crate::act::Act;
use crate::components::{
    ActionBar, Alert, Button, ButtonKind, Card, Fact, Facts, LinkButton, Portrait, Screen, Tone, Trouble,
};
use crate::messages::{calibration, consent, draft as words, platform, session, use_lang};
use crate::pages::platform::Subject;
use crate::pages::step_page::{Needs, StepPage, replacing, use_guide};
use crate::place;
use domain::calibration::{Calibrating, Offer};
use domain::draft::{Draft, Shown};
use domain::id::DraftId;
use domain::mask;
use domain::spec::PhotoSpec;
use domain::task::Task;
use domain::words::{clock, refusal};
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_query_map;

#[component]
pub fn ConfirmPage() -> impl IntoView {
    let guide = use_guide();
    let query = use_query_map();
    let view = move |task: Task| {
        let wanted = query.with_untracked(|query| query.get("draft").and_then(|id| id.parse::<DraftId>().ok()));
        let draft = task.drafts.iter().find(|draft| Some(draft.id) == wanted).cloned();
        let Some(draft) = draft else {
            return view! { <Redirect path=place::drafts(&task.session.code) options=replacing()/> }.into_any();
        };
        let submit = guide.act(task.session.code.clone(), api::reviews::submit, place::resume);
        view! { <ConfirmView task draft submit/> }.into_any()
    };
    view! { <StepPage needs=Needs::Capture view/> }.into_any()
}

#[component]
pub fn ConfirmView(task: Task, draft: Draft, submit: Act<Shown>) -> impl IntoView {
    let lang = use_lang();
    let code = task.session.code.clone();
    let facts = task.photos.get(&draft.photo).cloned();
    let size = facts.as_ref().map(|facts| format!("JPEG · {} KB", facts.bytes.div_ceil(1000)));
    let background = facts.as_ref().and_then(|facts| facts.background);
    let spec = PhotoSpec::find(&task.session.settings.spec).map(|spec| {
        format!(
            "{} × {} · {} dpi · {}",
            spec.width,
            spec.height,
            spec.dpi,
            session::colour(background.unwrap_or(spec.background), lang)
        )
    });
    let calibratable = task.result.as_ref().map(|result| result.id) == draft.attempt
        && matches!(task.calibration, Some(Calibrating { offer: Offer::Open { .. }, .. }));
    let subject = Subject::of(&task, Some(draft.id));
    let count = subject.as_ref().map(|subject| platform::passed_of(subject.passed(), subject.said.len(), lang));
    let unfit = subject.and_then(|subject| subject.unfit).map(|why| refusal::text(&why, task.school.zone, lang));
    let fit = unfit.is_none();
    let platforms = place::platforms_of(&code, draft.id);
    let taken = clock::near(draft.stored_at, task.now, task.school.zone, lang);
    let shown = draft.shown();
    let send = Callback::new(move |()| submit.run.run(shown));
    view! {
        <Screen title=words::CONFIRM_TITLE.of(lang) school=task.school.name stage=Some((4, 0.75)) signed_in=Some(code.clone())>
            {match unfit {
                Some(text) => view! { <Alert tone=Tone::Danger>{text}</Alert> }.into_any(),
                None => view! { <p class="lead">{words::CONFIRM_LEAD.of(lang)}</p> }.into_any(),
            }}
            <div class="Confirm">
                <Portrait photo=draft.photo facts alt=words::ALT.of(lang)/>
                {calibratable.then(|| view! {
                    <LinkButton href=place::calibrate(&code) kind=ButtonKind::Quiet>{calibration::TITLE.of(lang)}</LinkButton>
                })}
            </div>
            <Card>
                <Facts>
                    <Fact name=consent::NAME.of(lang)>{mask::name(&task.student.name)}</Fact>
                    <Fact name=consent::NUMBER.of(lang)>{mask::number(&task.student.number)}</Fact>
                    {spec.map(|spec| view! { <Fact name=words::SPEC.of(lang)>{spec}</Fact> })}
                    {size.map(|size| view! { <Fact name=words::SIZE.of(lang)>{size}</Fact> })}
                    <Fact name=words::TAKEN.of(lang)>{taken}</Fact>
                    {count.map(|count| view! { <Fact name=platform::TITLE.of(lang)>{count}</Fact> })}
                </Facts>
            </Card>
            {fit.then(|| view! { <Alert tone=Tone::Warn>{words::CONFIRM_FINAL.of(lang)}</Alert> })}
            <ActionBar>
                <Trouble error=submit.error zone=task.school.zone/>
                {if fit {
                    view! { <Button pending=submit.pending on_press=send>{words::SUBMIT.of(lang)}</Button> }.into_any()
                } else {
                    view! { <LinkButton href=platforms>{platform::SEE.of(lang)}</LinkButton> }.into_any()
                }}
                <LinkButton href=place::drafts(&code) kind=ButtonKind::Quiet>{words::BACK.of(lang)}</LinkButton>
            </ActionBar>
        </Screen>
    }
    .into_any()
}
