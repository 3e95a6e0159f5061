//! The picture as it was taken: make the portrait from it, or take another.

use crate::components::{ActionBar, Alert, Button, ButtonKind, Choice, Screen, Trouble};
use crate::messages::{capture as words, use_lang};
use api::ApiError;
use domain::journey::Step;
use domain::reason::ReasonCode;
use domain::task::Task;
use domain::words::reason;
use leptos::prelude::*;

/// Of two pictures of one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Shot,
    /// The frame from just before the shutter.
    Before,
}

#[component]
pub fn PreviewView(
    task: Task,
    /// The picture's address within the browser.
    #[prop(into)]
    picture: Signal<String>,
    /// It was taken before the page was reloaded.
    resumed: bool,
    /// What the frame from before the shutter mends; nothing where there is no such frame.
    #[prop(into)]
    mends: Signal<Vec<ReasonCode>>,
    which: RwSignal<Which>,
    #[prop(into)] error: Signal<Option<ApiError>>,
    send: Callback<()>,
    retake: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    // Whether the browser can show the file says nothing certain: the server judges it.
    let shown = RwSignal::new(true);
    Effect::new(move |_| {
        picture.track();
        shown.set(true);
    });
    let options =
        move || vec![(Which::Shot, words::SHOT.of(lang).into()), (Which::Before, words::BEFORE.of(lang).into())];
    let other = move || {
        let mends = mends.get();
        let names: Vec<&str> = mends.iter().map(|code| reason::name(*code, lang)).collect();
        (!names.is_empty()).then(|| {
            view! {
                <Alert>{words::better(&names, lang)}</Alert>
                <Choice name="which" legend=words::WHICH.of(lang) options=options() chosen=which/>
            }
        })
    };
    view! {
        <Screen title=words::PREVIEW_TITLE.of(lang) school=task.school.name stage=Some(Step::Capture.stage())>
            {resumed.then(|| view! { <Alert>{words::PREVIEW_KEPT.of(lang)}</Alert> })}
            <p class="lead">{words::PREVIEW_LEAD.of(lang)}</p>
            {other}
            <div class="Preview">
                <img src=picture alt=words::PREVIEW_ALT.of(lang) hidden=move || !shown.get() on:error=move |_| shown.set(false)/>
                {move || (!shown.get()).then(|| view! { <p>{words::PREVIEW_NONE.of(lang)}</p> })}
            </div>
            <ActionBar>
                <Trouble error zone=task.school.zone/>
                <Button on_press=send>{words::USE.of(lang)}</Button>
                <Button kind=ButtonKind::Quiet on_press=retake>{words::RETAKE.of(lang)}</Button>
            </ActionBar>
        </Screen>
    }
    .into_any()
}
