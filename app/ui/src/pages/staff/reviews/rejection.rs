//! 退回原因: the usual reasons on keys, all the others behind 更多…, and the note.

use super::super::messages as say;
use super::super::parts::Key;
use super::choice::Choice;
use super::shortcut::USUAL;
use crate::components::{Alert, Tone};
use crate::messages::{Words, use_lang};
use domain::reason::{Area, ReasonCode};
use domain::review::LONGEST_NOTE;
use domain::words::reason;
use leptos::prelude::*;

const KEYS: [&str; USUAL.len()] = ["1", "2", "3", "4", "5", "6", "7"];
const AREAS: [Area; 5] = [Area::Frame, Area::Head, Area::Face, Area::Eyes, Area::Mouth];

#[component]
pub fn RejectionForm(choice: Choice) -> impl IntoView {
    let lang = use_lang();
    let further = move || {
        let further = choice.reasons.get().into_iter().filter(|reason| !USUAL.contains(reason));
        further.map(|reason| view! { <ReasonChip choice reason/> }).collect_view()
    };
    view! {
        <section class="RejectionForm" aria-labelledby="reject-title">
            <h2 id="reject-title">{say::REJECT_REASONS.of(lang)}</h2>
            <div class="chips" role="group" aria-labelledby="reject-title">
                {USUAL.into_iter().zip(KEYS).map(|(reason, key)| view! { <ReasonChip choice reason key/> }).collect_view()}
                {further}
                <button class="Chip" type="button" popovertarget="all-reasons">{say::MORE.of(lang)}</button>
            </div>
            <AllReasons choice/>
            <div class="lock" role="status">
                {move || if choice.locks() {
                    view! { <Alert tone=Tone::Warn>{say::LOCK_WARNING.of(lang)}</Alert> }.into_any()
                } else {
                    view! { <p class="note">{say::LOCK_NOTE.of(lang)}</p> }.into_any()
                }}
            </div>
            <label for="note">{say::NOTE.of(lang)}</label>
            <textarea
                id="note"
                rows="2"
                maxlength=LONGEST_NOTE
                aria-describedby="note-hint"
                prop:value=choice.note
                on:input:target=move |event| choice.note.set(event.target().value())
            ></textarea>
            <p class="note" id="note-hint">{say::NOTE_HINT.of(lang)}</p>
        </section>
    }
    .into_any()
}

/// A reason to toggle. The usual ones have short names and a key.
#[component]
fn ReasonChip(choice: Choice, reason: ReasonCode, #[prop(optional)] key: Option<&'static str>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <button
            class="Chip"
            type="button"
            aria-pressed=move || choice.has(reason).to_string()
            aria-keyshortcuts=key
            on:click=move |_| choice.toggle(reason)
        >
            {key.map(|name| view! { <Key name/> })}
            {short_name(reason).map_or_else(|| reason::name(reason, lang), |name| name.of(lang))}
        </button>
    }
    .into_any()
}

/// What reviewers call the reasons that they use all day.
fn short_name(reason: ReasonCode) -> Option<Words> {
    Some(match reason {
        ReasonCode::BrowCover => Words("刘海遮眉", "Hair over brows"),
        ReasonCode::EarCover => Words("未露双耳", "Ears covered"),
        ReasonCode::GlassGlare => Words("眼镜反光", "Glare"),
        ReasonCode::ClothStyle => Words("着装不符", "Clothing"),
        ReasonCode::Jewelry => Words("佩戴饰品", "Jewellery"),
        ReasonCode::Reshoot => Words("翻拍", "Photo of a photo"),
        ReasonCode::Beauty => Words("美颜", "Retouched"),
        _ => return None,
    })
}

/// Every reason, by the part of the photo that shows it. A popover: the browser closes it with Escape or a press beside.
#[component]
fn AllReasons(choice: Choice) -> impl IntoView {
    let lang = use_lang();
    let group = move |area: Area| {
        let reasons = ReasonCode::ALL.iter().copied().filter(move |reason| reason.area() == area);
        view! {
            <fieldset>
                <legend>{say::area(area, lang)}</legend>
                {reasons.map(|reason| view! {
                    <label>
                        <input type="checkbox" prop:checked=move || choice.has(reason) on:change=move |_| choice.toggle(reason)/>
                        {reason::name(reason, lang)}
                    </label>
                }).collect_view()}
            </fieldset>
        }
    };
    view! {
        <div class="AllReasons" id="all-reasons" popover="auto" role="dialog" aria-label=say::ALL_REASONS.of(lang)>
            <header>
                <h2>{say::ALL_REASONS.of(lang)}</h2>
                <button class="Chip" type="button" popovertarget="all-reasons" popovertargetaction="hide">
                    {say::DONE.of(lang)}
                </button>
            </header>
            <div class="groups">{AREAS.map(group).collect_view()}</div>
        </div>
    }
    .into_any()
}
