//! What the demo is, and the ways into it.

use super::DemoBanner;
use crate::components::{ActionBar, ButtonKind, LinkButton, Screen};
use crate::messages::{demo as words, use_lang};
use crate::place;
use leptos::prelude::*;

#[component]
pub fn DemoPage() -> impl IntoView {
    let lang = use_lang();
    view! {
        <Screen title=words::TITLE.of(lang) above=|| view! { <DemoBanner/> }>
            <p class="lead">{words::LEAD.of(lang)}</p>
            <ActionBar>
                <LinkButton href=place::ENTER>{words::TRY.of(lang)}</LinkButton>
                <LinkButton href=place::OUTBOX kind=ButtonKind::Secondary>{words::OUTBOX.of(lang)}</LinkButton>
                <LinkButton href="/staff" kind=ButtonKind::Quiet>{words::STAFF.of(lang)}</LinkButton>
            </ActionBar>
        </Screen>
    }
    .into_any()
}
