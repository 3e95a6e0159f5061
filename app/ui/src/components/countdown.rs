//! A button that says when it will work, and then does.

use super::{Button, ButtonKind};
use crate::clock::Clock;
use crate::messages::{capture as words, use_lang};
use domain::time::Timestamp;
use leptos::prelude::*;

/// 重新拍摄, or “42 秒后可重新拍摄” while `until` lies ahead.
#[component]
pub fn RetakeButton(
    clock: Clock,
    #[prop(optional_no_strip)] until: Option<Timestamp>,
    #[prop(optional)] kind: ButtonKind,
    on_press: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let wait = Memo::new(move |_| until.map_or(0, |until| clock.seconds_until(until)));
    let waiting = Signal::derive(move || wait.get() > 0);
    view! {
        <Button kind disabled=waiting on_press>
            {move || if waiting.get() { words::again_in(wait.get(), lang) } else { words::RETAKE.of(lang).into() }}
        </Button>
        <Milestones wait/>
    }
    .into_any()
}

/// A countdown read out at half a minute, ten seconds and its end; every second would drown everything else.
#[component]
pub fn Milestones(wait: Memo<i64>) -> impl IntoView {
    let lang = use_lang();
    let began = wait.get_untracked();
    let told = Memo::new(move |known: Option<&String>| match wait.get() {
        0 if began > 0 => words::AGAIN_NOW.of(lang).to_owned(),
        seconds @ (30 | 10) => words::again_in(seconds, lang),
        _ => known.cloned().unwrap_or_default(),
    });
    view! { <span class="visually-hidden" role="status">{told}</span> }.into_any()
}
