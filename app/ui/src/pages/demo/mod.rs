//! The demo's own pages, clearly marked.

mod home;
mod outbox;

pub use home::{DemoPage, DemoView};
pub use outbox::{OutboxPage, OutboxView};

use crate::messages::{demo as words, use_lang};
use leptos::prelude::*;

/// Says on every demo page that nothing here is real.
#[component]
fn DemoBanner() -> impl IntoView {
    view! { <p class="DemoBanner">{words::BANNER.of(use_lang())}</p> }.into_any()
}
