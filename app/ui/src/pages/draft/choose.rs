//! 草稿箱: the photos that passed; one is chosen and goes on to confirmation.

use crate::act::Act;
use crate::components::{
    ActionBar, Alert, Button, ButtonKind, LinkButton, Outline, Pill, Portrait, Screen, Tone, Trouble,
};
use crate::messages::{common, draft as words, platform, use_lang};
use crate::pages::step_page::{Guide, Needs, StepPage, use_guide};
use crate::place;
use api::ApiError;
use domain::draft::{Draft, DraftPolicy};
use domain::id::DraftId;
use domain::platform::{PlatformVerdict, check_submit};
use domain::refusal::Refusal;
use domain::task::Task;
use domain::time::{Seconds, Timestamp, Zone};
use domain::words::{Lang, clock, refusal};
use leptos::prelude::*;

#[component]
pub fn DraftsPage() -> impl IntoView {
    let guide = use_guide();
    let view = move |task: Task| view! { <DraftBox task guide/> }.into_any();
    view! { <StepPage needs=Needs::Capture view/> }.into_any()
}

/// Holds the box as it is after a deletion.
#[component]
fn DraftBox(task: Task, guide: Guide) -> impl IntoView {
    let code = task.session.code.clone();
    let task = RwSignal::new(task);
    let session = code.clone();
    let delete = Act::new(
        move |draft: DraftId| api::drafts::delete(code.clone(), draft),
        move |answer: Result<Task, ApiError>| match answer {
            Ok(left) => {
                task.set(left);
                None
            }
            Err(error) => guide.lost(&session, error),
        },
    );
    let go = Callback::new(move |to: String| guide.go(to));
    move || view! { <DraftsView task=task.get() delete go/> }
}

#[component]
pub fn DraftsView(task: Task, delete: Act<DraftId>, go: Callback<String>) -> impl IntoView {
    let lang = use_lang();
    let code = task.session.code.clone();
    let (policy, wait) = (task.session.settings.drafts, task.session.settings.cooldown.wait);
    if task.drafts.is_empty() {
        return view! { <Empty task/> }.into_any();
    }
    let fit = |draft: &&Draft| check_submit(task.said(draft.attempt)).is_ok();
    let first = task.drafts.iter().find(fit).or(task.drafts.first());
    let chosen = RwSignal::new(first.map(|draft| draft.id));
    let asked = RwSignal::new(None::<DraftId>);
    let next = {
        let code = code.clone();
        Callback::new(move |()| {
            if let Some(draft) = chosen.get_untracked() {
                go.run(place::confirm(&code, draft));
            }
        })
    };
    let (zone, now) = (task.school.zone, task.now);
    let full = policy.check_room(task.drafts.len()).err().map(|why| refusal::text(&why, zone, lang));
    let room = full.is_none();
    let count = words::count(task.drafts.len(), policy.capacity, lang);
    let (photos, drafts) = (task.photos.clone(), task.drafts.clone());
    let platforms = task.platforms;
    let cards = drafts.into_iter().enumerate().map(move |(index, draft)| {
        let facts = photos.get(&draft.photo).cloned();
        let said = draft.attempt.and_then(|attempt| platforms.get(&attempt).cloned()).unwrap_or_default();
        let card = Shown { number: index + 1, policy, wait, zone, now, lang };
        view! { <DraftCard draft said facts card chosen asked delete/> }
    });
    view! {
        <Screen title=words::TITLE.of(lang) school=task.school.name.clone() stage=Some((4, 0.5)) signed_in=Some(code.clone())>
            <p class="lead">{count}</p>
            <fieldset class="Drafts">
                <legend class="visually-hidden">{words::PHOTOS.of(lang)}</legend>
                {cards.collect_view()}
            </fieldset>
            {full.map(|text| view! { <Alert>{text}</Alert> })}
            <ActionBar>
                <Trouble error=delete.error zone/>
                <p class="note">{words::FINAL.of(lang)}</p>
                <Button on_press=next>{common::NEXT.of(lang)}</Button>
                {room.then(|| view! {
                    <LinkButton href=place::capture(&code) kind=ButtonKind::Quiet>{words::MORE.of(lang)}</LinkButton>
                })}
            </ActionBar>
        </Screen>
    }
    .into_any()
}

/// What every card of the box is drawn with.
#[derive(Clone, Copy)]
struct Shown {
    number: usize,
    policy: DraftPolicy,
    /// After a failed photo.
    wait: Seconds,
    zone: Zone,
    now: Timestamp,
    lang: Lang,
}

/// One photo to choose, and its deletion once that is allowed.
#[component]
fn DraftCard(
    draft: Draft,
    said: Vec<PlatformVerdict>,
    facts: Option<domain::photo::Photo>,
    card: Shown,
    chosen: RwSignal<Option<DraftId>>,
    asked: RwSignal<Option<DraftId>>,
    delete: Act<DraftId>,
) -> impl IntoView {
    let Shown { number, policy, wait, zone, now, lang } = card;
    let id = draft.id;
    let taken = clock::near(draft.stored_at, now, zone, lang);
    let unfit = check_submit(&said).is_err();
    let name = words::photo(number, lang);
    let remove = match policy.check_delete(&draft, &said, wait, now) {
        Ok(()) => view! { <Remove id name=name.clone() asked delete/> }.into_any(),
        Err(Refusal::DraftTooYoung { deletable_at }) => {
            let wait = clock::wait(Seconds(now.seconds_until(deletable_at)), lang);
            view! { <span class="note">{words::deletable_in(&wait, lang)}</span> }.into_any()
        }
        Err(_) => ().into_any(),
    };
    view! {
        <div class="DraftCard" data-chosen=move || (chosen.get() == Some(id)).then_some("")>
            <label>
                <input
                    type="radio"
                    name="draft"
                    value=id.to_string()
                    checked=chosen.get_untracked() == Some(id)
                    prop:checked=move || chosen.get() == Some(id)
                    on:change=move |_| chosen.set(Some(id))
                />
                <Portrait photo=draft.photo facts alt=name/>
                <span class="taken figures">{taken}</span>
                {unfit.then(|| view! { <span class="unfit"><Pill tone=Tone::Danger>{platform::UNFIT.of(lang)}</Pill></span> })}
                <span class="chosen">{words::CHOSEN.of(lang)}</span>
            </label>
            {remove}
        </div>
    }
    .into_any()
}

/// Deleting takes two taps: a photo that is gone cannot be brought back.
#[component]
fn Remove(id: DraftId, name: String, asked: RwSignal<Option<DraftId>>, delete: Act<DraftId>) -> impl IntoView {
    let lang = use_lang();
    let sure = move || asked.get() == Some(id);
    let words = move || if sure() { words::DELETE_SURE } else { words::DELETE }.of(lang);
    let press = move |_| {
        if asked.get_untracked() == Some(id) {
            delete.run.run(id);
        } else {
            asked.set(Some(id));
        }
    };
    view! {
        <button
            class="remove"
            type="button"
            aria-label=move || format!("{} {name}", words())
            data-sure=move || sure().then_some("")
            disabled=delete.pending
            on:click=press
        >
            {words}
        </button>
    }
    .into_any()
}

#[component]
fn Empty(task: Task) -> impl IntoView {
    let lang = use_lang();
    let code = task.session.code;
    view! {
        <Screen title=words::TITLE.of(lang) school=task.school.name stage=Some((2, 0.85)) signed_in=Some(code.clone())>
            <div class="Empty">
                <Outline/>
                <h2>{words::EMPTY_TITLE.of(lang)}</h2>
                <p class="note">{words::EMPTY.of(lang)}</p>
            </div>
            <ActionBar>
                <LinkButton href=place::capture(&code)>{words::SHOOT.of(lang)}</LinkButton>
            </ActionBar>
        </Screen>
    }
    .into_any()
}
