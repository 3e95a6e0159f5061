//! The review desk: queue on the left, the opened photo beside it; on a phone one of the two at a time.

use super::super::messages as say;
use super::super::parts::{EmptyState, Key};
use super::shortcut::{self, Shortcut};
use crate::components::{Alert, Button, Tone};
use crate::messages::use_lang;
use domain::words::Lang;
use leptos::prelude::*;

/// What the last decision came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    pub trouble: bool,
}

impl Notice {
    pub fn done(what: &str, next_opened: bool, lang: Lang) -> Self {
        let then = if next_opened { say::OPENED_NEXT } else { say::QUEUE_DONE }.of(lang);
        Self { text: lang.pick(format!("{what}，{then}。"), format!("{what}; {then}.")), trouble: false }
    }

    pub fn trouble(text: String) -> Self {
        Self { text, trouble: true }
    }
}

#[component]
pub fn ReviewDesk(
    /// A review is open: on a phone it covers the queue.
    #[prop(into)]
    opened: Signal<bool>,
    #[prop(into)] notice: Signal<Option<Notice>>,
    #[prop(into)] queue: ViewFnOnce,
    #[prop(into)] case: ViewFnOnce,
) -> impl IntoView {
    view! {
        <div class="ReviewDesk" data-opened=move || opened.get().then_some("")>
            <div class="queue">{queue.run()}</div>
            <div class="case">
                // Both regions stand from the beginning: screen readers announce what appears within them.
                <div class="notice" role="status">
                    {move || notice.get().filter(|notice| !notice.trouble).map(|notice| view! {
                        <Alert tone=Tone::Ok>{notice.text}</Alert>
                    })}
                </div>
                <div class="notice" role="alert">
                    {move || notice.get().filter(|notice| notice.trouble).map(|notice| view! {
                        <Alert tone=Tone::Danger>{notice.text}</Alert>
                    })}
                </div>
                {case.run()}
            </div>
        </div>
    }
    .into_any()
}

/// No photo is opened yet: opening is recorded, so it takes a press.
#[component]
pub fn ReadyToStart(on_start: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    shortcut::listen(Callback::new(move |pressed| {
        if pressed == Shortcut::Next {
            on_start.run(());
        }
    }));
    view! {
        <div class="ReadyToStart">
            <EmptyState title=say::START_TITLE.of(lang) hint=say::START_HINT.of(lang)>
                <Button on_press=on_start attr:aria-keyshortcuts="ArrowRight">
                    {say::START.of(lang)}
                    <Key name="→"/>
                </Button>
            </EmptyState>
        </div>
    }
    .into_any()
}
