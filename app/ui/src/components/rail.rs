//! The thin rail on top: five stages, how many are done and how far into the present one.

use crate::messages::{common, use_lang};
use leptos::prelude::*;

const STAGES: usize = 5;

#[component]
pub fn Rail(stage: usize, share: f32) -> impl IntoView {
    let segment = move |index: usize| {
        let done = match index.cmp(&stage) {
            std::cmp::Ordering::Less => 100.0,
            std::cmp::Ordering::Equal => share * 100.0,
            std::cmp::Ordering::Greater => 0.0,
        };
        // A bar drawn by its attribute: no inline style, which a content security policy may forbid.
        view! {
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect class="rest" width="100" height="4"/>
                <rect class="done" width=done height="4"/>
            </svg>
        }
    };
    view! {
        <div class="Rail" role="img" aria-label=common::step_of(stage, use_lang())>
            {(0..STAGES).map(segment).collect_view()}
        </div>
    }
    .into_any()
}
