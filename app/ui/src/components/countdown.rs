//! A button that says when it will work, and then does.

use super::{Button, ButtonKind};
use crate::clock::Clock;
use crate::messages::{Words, capture as words, use_lang};
use domain::time::Timestamp;
use leptos::prelude::*;

/// 重新拍摄, or “42 秒后可重新拍摄” while `until` lies ahead.
#[component]
pub fn RetakeButton(
    clock: Clock,
    #[prop(optional_no_strip)] until: Option<Timestamp>,
    #[prop(optional)] kind: ButtonKind,
    /// What it is called once it works.
    #[prop(default = words::RETAKE)]
    words: Words,
    /// The id of what it is for, where a page has several.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// Reads the countdown out; one of several is enough.
    #[prop(default = true)]
    announced: bool,
    on_press: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let wait = Memo::new(move |_| until.map_or(0, |until| clock.seconds_until(until)));
    let waiting = Signal::derive(move || wait.get() > 0);
    let told = move || if waiting.get() { words::again_in(wait.get(), lang) } else { words.of(lang).into() };
    let milestones = announced.then(|| view! { <Milestones wait/> });
    view! {
        <Button kind disabled=waiting on_press attr:aria-describedby=described_by>
            {told}
        </Button>
        {milestones}
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
