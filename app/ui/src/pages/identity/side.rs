//! One side: the phone's camera through a file input, and what came of the picture.

use super::desk::Desk;
use crate::components::{Button, ButtonKind, Pill, Tone, Trouble};
use crate::messages::{common, identity as words, use_lang};
use domain::idcard::{CardFault, Document};
use domain::identity::{Picture, Slot};
use domain::words::{Lang, idcard};
use leptos::{html, prelude::*};

#[component]
pub fn SideUpload(desk: Desk, place: Slot, document: Document) -> impl IntoView {
    let lang = use_lang();
    let zone = desk.task.with_untracked(|task| task.school.zone);
    let input = NodeRef::<html::Input>::new();
    let open = Callback::new(move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    });
    let busy = Signal::derive(move || desk.uploading.get() == Some(place));
    let picture = Memo::new(move |_| desk.picture(place));
    let error = Signal::derive(move || desk.upload_error(place));
    let again = Memo::new(move |_| desk.can_send(place));
    let shoot = words::shoot(place, document, lang);
    let state_id = format!("{}-state", place.code());
    let label = move || match picture.with(Option::is_some) {
        // Which side is above it to see, and here to hear.
        true => view! { {common::RETAKE.of(lang)} <span class="visually-hidden">" · " {shoot}</span> }.into_any(),
        false => shoot.into_any(),
    };
    view! {
        <section class="Side" data-slot=place.code() aria-label=shoot>
            {move || match picture.get() {
                Some(picture) => view! {
                    <img src=api::identity::source(picture.id) alt=words::side(place, document, lang) width="160" height="101"/>
                }
                .into_any(),
                None => view! { <Blank place/> }.into_any(),
            }}
            <p class="name">{words::side(place, document, lang)}</p>
            <div class="state" id=state_id.clone() role="status">
                {move || match (busy.get(), picture.get()) {
                    (true, _) => view! { <p class="note">{words::READING.of(lang)}</p> }.into_any(),
                    (false, Some(picture)) => view! { <State picture lang/> }.into_any(),
                    (false, None) => ().into_any(),
                }}
            </div>
            <Trouble error zone/>
            {move || again.get().then(|| view! {
                <Button
                    kind=ButtonKind::Secondary
                    disabled=desk.is_uploading()
                    on_press=Callback::new(move |()| desk.send(place))
                >
                    {common::RETRY.of(lang)}
                </Button>
            })}
            <Button
                kind=ButtonKind::Secondary
                disabled=Signal::derive(move || !desk.agreed() || desk.uploading.get().is_some_and(|at| at != place))
                pending=busy
                described_by=state_id
                on_press=open
            >
                {label}
            </Button>
            <input
                node_ref=input
                type="file"
                accept="image/*"
                capture="environment"
                hidden
                aria-label=shoot
                on:change:target=move |event| desk.choose(place, &event.target())
            />
        </section>
    }
    .into_any()
}

/// What was found on the picture: read, or each fault with how to mend it.
#[component]
fn State(picture: Picture, lang: Lang) -> impl IntoView {
    let Some(reading) = picture.reading else {
        return view! { <Pill tone=Tone::Ok>{words::UPLOADED.of(lang)}</Pill> }.into_any();
    };
    if reading.faults.is_empty() {
        return view! { <Pill tone=Tone::Ok>{words::READ.of(lang)}</Pill> }.into_any();
    }
    // The wrong side is nothing that a person could decide by.
    let for_people = !reading.is_wrong_side();
    let fault = |fault: CardFault| {
        let (name, mend) = (idcard::fault(&fault, lang), idcard::mend(&fault, lang));
        view! {
            <li>
                <Pill tone=Tone::Danger>{name}</Pill>
                <p>{mend}</p>
            </li>
        }
    };
    view! {
        <ul class="faults">{reading.faults.into_iter().map(fault).collect_view()}</ul>
        {for_people.then(|| view! { <p class="note">{words::CAN_GO_ON.of(lang)}</p> })}
    }
    .into_any()
}

/// The outline of a side that is not there yet.
#[component]
fn Blank(place: Slot) -> impl IntoView {
    let inside = match place {
        Slot::Front => view! {
            <path d="M18 24h30M18 38h44M18 52h36M18 82h76"/>
            <circle cx="122" cy="34" r="11"/>
            <path d="M103 66c2-13 10-18 19-18s17 5 19 18"/>
        }
        .into_any(),
        Slot::Back => view! {
            <circle cx="32" cy="30" r="13"/>
            <path d="M58 24h70M58 40h56M46 72h70M46 84h84"/>
        }
        .into_any(),
    };
    view! {
        <svg class="blank" viewBox="0 0 160 101" width="160" height="101" aria-hidden="true">
            <rect x="1.5" y="1.5" width="157" height="98" rx="10"/>
            {inside}
        </svg>
    }
    .into_any()
}
