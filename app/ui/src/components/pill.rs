//! A state or a reason in one or two words.

use super::Tone;
use leptos::prelude::*;

#[component]
pub fn Pill(#[prop(optional)] tone: Tone, children: Children) -> impl IntoView {
    view! {
        <span class="Pill" data-tone=tone.name()>
            {children()}
        </span>
    }
    .into_any()
}
