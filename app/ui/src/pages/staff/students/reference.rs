//! The reference photo in a student's file: shown, imported from a picture, replaced, deleted.

use crate::act::Act;
use crate::components::{Alert, Button, ButtonKind, Tone, Trouble};
use crate::messages::{common, compare as words, use_lang};
use crate::pages::staff::messages as say;
use crate::pages::staff::parts::use_zone;
use domain::reference::ReferencePhoto;
use domain::time::Timestamp;
use domain::words::clock;
use leptos::{html, prelude::*};

/// What a member of staff can do about a reference photo; both answer with the file as it is then.
#[derive(Clone, Copy)]
pub struct ReferenceActs {
    pub import: Act<web_sys::File>,
    pub delete: Act<()>,
}

#[component]
pub fn ReferenceCard(reference: Option<ReferencePhoto>, now: Timestamp, acts: ReferenceActs) -> impl IntoView {
    let lang = use_lang();
    let kept = reference.is_some();
    let asked = RwSignal::new(false);
    let shown = match reference {
        Some(ReferencePhoto { id, imported_at }) => view! {
            <img src=api::references::source(id) alt=words::REFERENCE.of(lang) width="90" height="120"/>
            <p class="note">
                {say::REFERENCE_IMPORTED.of(lang)} " " {clock::near(imported_at, now, use_zone(), lang)}
            </p>
        }
        .into_any(),
        None => view! { <p class="note">{words::NONE.of(lang)}</p> }.into_any(),
    };
    view! {
        <section class="ReferenceCard" aria-labelledby="reference-title">
            <h2 id="reference-title">{words::REFERENCE.of(lang)}</h2>
            {shown}
            <p class="note" id="reference-rule">{say::REFERENCE_RULE.of(lang)}</p>
            <Trouble error=acts.import.error/>
            <Trouble error=acts.delete.error/>
            <div role="status">
                {move || asked.get().then(|| view! { <Alert tone=Tone::Warn>{say::REFERENCE_DELETE_SURE.of(lang)}</Alert> })}
            </div>
            <div class="row">
                {move || (!asked.get()).then(|| view! { <Choose kept import=acts.import/> })}
                {kept.then(|| view! { <Delete asked delete=acts.delete/> })}
            </div>
        </section>
    }
    .into_any()
}

/// Deleting takes two presses: a picture that is gone has to be looked for again.
#[component]
fn Delete(asked: RwSignal<bool>, delete: Act<()>) -> impl IntoView {
    let lang = use_lang();
    let (ask, cancel) = (Callback::new(move |()| asked.set(true)), Callback::new(move |()| asked.set(false)));
    move || match asked.get() {
        false => {
            view! { <Button kind=ButtonKind::Quiet on_press=ask>{say::REFERENCE_DELETE.of(lang)}</Button> }.into_any()
        }
        true => view! {
            <Button kind=ButtonKind::Danger pending=delete.pending on_press=delete.run>
                {say::REFERENCE_DELETE_NOW.of(lang)}
            </Button>
            <Button kind=ButtonKind::Quiet disabled=delete.pending on_press=cancel>{common::CANCEL.of(lang)}</Button>
        }
        .into_any(),
    }
}

/// A button that opens the browser's choice of files.
#[component]
fn Choose(kept: bool, import: Act<web_sys::File>) -> impl IntoView {
    let lang = use_lang();
    let input = NodeRef::<html::Input>::new();
    let open = Callback::new(move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    });
    let chosen = move |input: web_sys::HtmlInputElement| {
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            import.run.run(file);
        }
        // The same file again is a new choice.
        input.set_value("");
    };
    let words = if kept { say::REFERENCE_REPLACE } else { say::REFERENCE_IMPORT };
    view! {
        <Button kind=ButtonKind::Secondary pending=import.pending described_by="reference-rule" on_press=open>
            {words.of(lang)}
        </Button>
        <input
            node_ref=input
            type="file"
            accept="image/jpeg,image/png,image/webp"
            hidden
            aria-label=words.of(lang)
            on:change:target=move |event| chosen(event.target())
        />
    }
    .into_any()
}
