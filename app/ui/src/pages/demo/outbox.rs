//! The outbox: what would have been sent.

use super::DemoBanner;
use crate::components::{ActionBar, Button, ButtonKind, Pill, Screen, SkeletonScreen, Tone};
use crate::messages::{demo as words, use_lang};
use crate::pages::step_page::Failed;
use domain::notification::Posted;
use domain::time::Zone;
use domain::words::{clock, notification};
use leptos::prelude::*;

#[component]
pub fn OutboxPage() -> impl IntoView {
    let posted = Resource::new(|| (), |()| api::messages::posted());
    view! {
        <Transition fallback=SkeletonScreen>
            {move || Suspend::new(async move {
                match posted.await {
                    Ok(posts) => view! { <OutboxView posts refresh=move |()| posted.refetch()/> }.into_any(),
                    Err(error) => view! { <Failed error retry=move || posted.refetch()/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
pub fn OutboxView(posts: Vec<Posted>, #[prop(into)] refresh: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let empty = posts.is_empty();
    view! {
        <Screen title=words::OUTBOX.of(lang) above=|| view! { <DemoBanner/> }>
            <p class="lead">{words::OUTBOX_LEAD.of(lang)}</p>
            {empty.then(|| view! { <p class="note">{words::EMPTY.of(lang)}</p> })}
            <ul class="Outbox">{posts.into_iter().map(|post| view! { <Post post/> }).collect_view()}</ul>
            <ActionBar>
                <Button kind=ButtonKind::Secondary on_press=refresh>{words::REFRESH.of(lang)}</Button>
            </ActionBar>
        </Screen>
    }
    .into_any()
}

#[component]
fn Post(post: Posted) -> impl IntoView {
    let lang = use_lang();
    // The school's name is not told here; the letter's own is the demo's.
    let letter = notification::letter(&post.message, crate::messages::common::BRAND.of(lang));
    let (tone, state) = if post.sent_at.is_some() { (Tone::Ok, words::SENT) } else { (Tone::Warn, words::WAITING) };
    view! {
        <li class="Card">
            <p class="line">
                <Pill tone>{state.of(lang)}</Pill>
                <span class="note figures">
                    {words::channel(post.channel, lang)} " · " {post.to} " · " {clock::full(post.at, Zone::BEIJING, lang)}
                </span>
            </p>
            <h2>{letter.subject}</h2>
            <p class="body">{letter.body}</p>
        </li>
    }
    .into_any()
}
