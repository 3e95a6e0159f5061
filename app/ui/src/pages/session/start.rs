//! The start page: whose house this is, and one button.

use crate::components::{ActionBar, ButtonKind, LinkButton, Screen};
use crate::messages::{common, session as words, use_lang};
use crate::place;
use leptos::prelude::*;

#[component]
pub fn StartPage() -> impl IntoView {
    let lang = use_lang();
    view! {
        <Screen title=common::BRAND.of(lang) above=|| view! { <img class="StartLogo" src="/logo.svg" alt="" width="112" height="112"/> }>
            <p class="StartPurpose">{words::PURPOSE.of(lang)}</p>
            <ul class="StartPromises">
                {words::PROMISES.map(|promise| view! { <li>{promise.of(lang)}</li> }).collect_view()}
            </ul>
            <ActionBar>
                <LinkButton href=place::ENTER>{words::ENTER.of(lang)}</LinkButton>
                <LinkButton href="/staff" kind=ButtonKind::Quiet>{words::STAFF.of(lang)}</LinkButton>
            </ActionBar>
        </Screen>
    }
    .into_any()
}
