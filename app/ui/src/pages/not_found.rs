//! No page here.

use crate::components::{ActionBar, LinkButton, Screen};
use crate::messages::{common, error, use_lang};
use crate::place;
use leptos::prelude::*;

#[component]
pub fn NotFound() -> impl IntoView {
    let lang = use_lang();
    view! {
        <Screen title=error::MISSING_TITLE.of(lang)>
            <p class="lead">{error::MISSING.of(lang)}</p>
            <ActionBar>
                <LinkButton href=place::START>{common::START_PAGE.of(lang)}</LinkButton>
            </ActionBar>
        </Screen>
    }
    .into_any()
}
