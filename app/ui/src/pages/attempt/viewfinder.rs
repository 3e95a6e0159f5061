//! The open camera: dashed outline, red shutter, and what to do when it stays shut.

use super::guidance::{Advice, Guidance, VoiceSwitch};
use super::liveness::{CheckControls, Live, Prompt};
use crate::camera::CameraFault;
use crate::clock::Clock;
use crate::components::{Button, ButtonKind, Outline, RetakeButton, Trouble, focus_after_navigation};
use crate::messages::{capture as words, notice, use_lang};
use crate::place;
use api::ApiError;
use domain::cooldown::Standing;
use domain::journey::Step;
use domain::session::CameraRule;
use domain::task::Task;
use leptos::{html, prelude::*};
use leptos_meta::Title;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finder {
    Opening,
    Open,
    Shooting,
    Shut(CameraFault),
}

#[component]
pub fn ViewfinderView(
    task: Task,
    clock: Clock,
    #[prop(into)] finder: Signal<Finder>,
    guidance: Guidance,
    /// Where the session asks for a living person.
    #[prop(optional_no_strip)]
    live: Option<Live>,
    video: NodeRef<html::Video>,
    #[prop(into)] error: Signal<Option<ApiError>>,
    shoot: Callback<()>,
    open: Callback<()>,
    choose: Callback<web_sys::HtmlInputElement>,
) -> impl IntoView {
    let lang = use_lang();
    let heading = NodeRef::<html::H1>::new();
    focus_after_navigation(heading);
    let code = task.session.code.clone();
    let leave = if task.drafts.is_empty() { place::session(&code) } else { place::drafts(&code) };
    let settings = task.session.settings;
    let until = match task.standing {
        Standing::Cooling { until } => Some(until),
        _ => None,
    };
    // There is none beside a check for a living person.
    let emergency = settings.emergency_upload && settings.liveness.is_none();
    let shut = move || match finder.get() {
        Finder::Shut(fault) => Some(view! { <Shut fault emergency open/> }),
        _ => None,
    };
    view! {
        <Title text=words::TITLE.of(lang)/>
        <main class="Viewfinder">
            <header class="top">
                <a class="round" href=leave aria-label=words::CLOSE.of(lang)>"✕"</a>
                <h1 node_ref=heading tabindex="-1">{words::TITLE.of(lang)}</h1>
                <a class="help" href=place::step(&code, Step::Cautions)>{words::HELP.of(lang)}</a>
            </header>
            <div class="stage" data-open=move || matches!(finder.get(), Finder::Open | Finder::Shooting).then_some("")
                data-ready=move || guidance.ready().then_some("")
            >
                <video node_ref=video autoplay muted playsinline aria-hidden="true"></video>
                <Outline/>
                // While somebody follows a prompt nothing else is said.
                <Show when=move || live.is_none_or(|live| !live.is_filming())>
                    <Advice guidance opening=Signal::derive(move || finder.get() == Finder::Opening)/>
                </Show>
                {live.map(|live| view! { <Prompt live guidance/> })}
                <VoiceSwitch guidance prompts=live.is_some()/>
                {shut}
            </div>
            <div class="controls">
                {(settings.camera == CameraRule::RearOnly).then(|| view! { <p class="rule">{notice::REAR_ONLY.of(lang)}</p> })}
                {live.is_none().then(|| view! { <p class="hint">{words::FRAME_HINT.of(lang)}</p> })}
                <Shutter clock until finder live shoot/>
                <Trouble error zone=task.school.zone/>
                {emergency.then(|| view! { <Emergency choose/> })}
            </div>
        </main>
    }
    .into_any()
}

/// The red shutter or what takes its place, or how long it still rests.
#[component]
fn Shutter(
    clock: Clock,
    until: Option<domain::time::Timestamp>,
    finder: Signal<Finder>,
    live: Option<Live>,
    shoot: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let able = Signal::derive(move || finder.get() == Finder::Open);
    let resting = Memo::new(move |_| until.is_some_and(|until| clock.seconds_until(until) > 0));
    view! {
        <Show
            when=move || resting.get()
            fallback=move || match live {
                Some(live) => view! { <CheckControls live clock able begin=shoot/> }.into_any(),
                None => view! {
                    <button
                        class="Shutter"
                        type="button"
                        aria-label=words::SHOOT.of(lang)
                        disabled=move || !able.get()
                        on:click=move |_| shoot.run(())
                    >
                    </button>
                }.into_any(),
            }
        >
            <RetakeButton clock until on_press=shoot/>
        </Show>
    }
    .into_any()
}

/// Why the camera is shut, how to open it, and the other way in.
#[component]
fn Shut(
    fault: CameraFault,
    /// The emergency upload is below.
    emergency: bool,
    open: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let ways = (fault == CameraFault::Denied).then(|| {
        view! { <ul class="Bullets">{words::HOW_TO_ALLOW.map(|way| view! { <li>{way.of(lang)}</li> }).collect_view()}</ul> }
    });
    view! {
        <div class="Shut" role="alert">
            <h2>{words::CAMERA_TITLE.of(lang)}</h2>
            <p>{if !emergency && fault == CameraFault::Denied { words::DENIED_WITHOUT_UPLOAD.of(lang) } else { words::fault(fault, lang) }}</p>
            {ways}
            <Button kind=ButtonKind::Secondary on_press=open>{words::REOPEN.of(lang)}</Button>
        </div>
    }
    .into_any()
}

/// “应急上传”: the phone's own camera app, through a file input.
#[component]
fn Emergency(choose: Callback<web_sys::HtmlInputElement>) -> impl IntoView {
    let lang = use_lang();
    let input = NodeRef::<html::Input>::new();
    let pick = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <div class="Emergency">
            <p>
                {words::NO_CAMERA.of(lang)} " "
                <button type="button" aria-describedby="emergency-rule" on:click=pick>{words::EMERGENCY.of(lang)}</button>
            </p>
            <p class="note" id="emergency-rule">{words::EMERGENCY_RULE.of(lang)}</p>
            <input
                node_ref=input
                type="file"
                accept="image/*"
                capture="environment"
                hidden
                aria-label=words::EMERGENCY.of(lang)
                on:change:target=move |event| choose.run(event.target())
            />
        </div>
    }
    .into_any()
}
