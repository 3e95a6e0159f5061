//! The top of every page: whose system this is, and the switch of language.

use crate::messages::{common, use_lang};
use crate::place;
use leptos::prelude::*;

#[component]
pub fn Header(#[prop(optional_no_strip, into)] school: Option<String>) -> impl IntoView {
    let lang = use_lang();
    let name = school.map_or_else(|| common::BRAND.of(lang).to_owned(), |school| common::brand_of(&school, lang));
    view! {
        <header class="Header">
            <a class="brand" href=place::START>
                <img src="/logo.svg" alt="" width="28" height="28"/>
                <span>{name}</span>
            </a>
            <LanguageSwitch/>
        </header>
    }
    .into_any()
}

/// Loads the page anew in the other language: then server and browser agree on every word.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let lang = use_lang();
    let switch = move |_| {
        api::locale::remember(lang.other());
        // A page that cannot be reloaded stays as it is; the choice holds for the next one.
        let _ = window().location().reload();
    };
    view! {
        <button class="LanguageSwitch" type="button" lang=lang.other().tag() aria-label=common::switch_language(lang) on:click=switch>
            {common::other_language(lang)}
        </button>
    }
    .into_any()
}
