//! Grey shapes where content is about to stand.

use super::Header;
use crate::messages::{common, use_lang};
use leptos::prelude::*;

#[component]
pub fn Skeleton(#[prop(default = 4)] lines: usize) -> impl IntoView {
    view! {
        <div class="Skeleton" role="status">
            <span class="visually-hidden">{common::LOADING.of(use_lang())}</span>
            {(0..lines).map(|_| view! { <span class="line"></span> }).collect_view()}
        </div>
    }
    .into_any()
}

/// A whole screen that waits for its task.
#[component]
pub fn SkeletonScreen() -> impl IntoView {
    view! {
        <div class="Screen">
            <Header/>
            <main class="content">
                <Skeleton lines=6/>
            </main>
        </div>
    }
    .into_any()
}
