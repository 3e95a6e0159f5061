//! Messages in place: a tinted note, and the trouble that an act met.

use super::Tone;
use crate::messages::{error, use_lang};
use api::ApiError;
use domain::time::Zone;
use leptos::prelude::*;

/// A note beside what it is about. It is read in its place and not announced.
#[component]
pub fn Alert(#[prop(optional)] tone: Tone, children: Children) -> impl IntoView {
    view! {
        <div class="Alert" data-tone=tone.name()>
            {children()}
        </div>
    }
    .into_any()
}

/// What went wrong with the act beside it, announced as soon as it is known. The place is there from the beginning:
/// screen readers announce what appears within it.
#[component]
pub fn Trouble(#[prop(into)] error: Signal<Option<ApiError>>, #[prop(optional)] zone: Option<Zone>) -> impl IntoView {
    let lang = use_lang();
    let zone = zone.unwrap_or(Zone::BEIJING);
    let text = move || error.with(|error| error.as_ref().map(|error| error::text(error, zone, lang)));
    view! {
        <div class="Trouble" role="alert">
            {move || text().map(|text| view! { <p class="Alert" data-tone="danger">{text}</p> })}
        </div>
    }
    .into_any()
}
