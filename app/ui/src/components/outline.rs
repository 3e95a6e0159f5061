//! The motif: the dashed outline of a head and shoulders, as in the viewfinder.

use leptos::prelude::*;

/// The dashed head and shoulders, and the dimmed surroundings.
#[component]
pub fn Outline() -> impl IntoView {
    view! {
        <svg class="Outline" viewBox="0 0 300 400" preserveAspectRatio="xMidYMid meet" aria-hidden="true">
            <path
                class="dim"
                fill-rule="evenodd"
                d="M-600-600h1500v1600h-1500z M150 20c-98 0-150 80-150 180s58 190 150 190 150-90 150-190-52-180-150-180z"
            />
            <path class="line" d="M150 66c-48 0-74 36-74 88 0 58 32 108 74 108s74-50 74-108c0-52-26-88-74-88z"/>
            <path class="line" d="M18 388c6-50 34-74 84-88 8-2 16-8 18-18 M282 388c-6-50-34-74-84-88-8-2-16-8-18-18"/>
        </svg>
    }
    .into_any()
}
