//! Two portraits that were aligned by the eyes: side by side, and unfolded over each other, blended by a slider or one after
//! the other. A person decides whether they show the same face; nothing is decided here.

use super::{Alert, Slider, Tone};
use crate::messages::{compare as words, use_lang};
use leptos::task::spawn_local;
use leptos::{html, prelude::*};
use std::collections::BTreeMap;

/// A picture's address and what it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub source: String,
    pub label: &'static str,
}

/// Size of the aligned portraits, px: the engine's, so that the page does not jump when they arrive.
const WIDTH: u32 = 360;
const HEIGHT: u32 = 480;

#[component]
pub fn Compare(
    /// What the capture is compared with; nothing says that there is none.
    #[prop(optional_no_strip)]
    reference: Option<Compared>,
    capture: Compared,
) -> impl IntoView {
    let lang = use_lang();
    let body = match reference {
        None => view! {
            <div class="none">
                <p>{words::NONE.of(lang)}</p>
                <p class="note">{words::NONE_HINT.of(lang)}</p>
            </div>
        }
        .into_any(),
        Some(reference) => view! { <Both reference capture/> }.into_any(),
    };
    view! {
        <section class="Compare" aria-labelledby="compare-title">
            <h2 id="compare-title">{words::TITLE.of(lang)}</h2>
            {body}
        </section>
    }
    .into_any()
}

#[component]
fn Both(reference: Compared, capture: Compared) -> impl IntoView {
    let lang = use_lang();
    // One sentence for each picture that did not come.
    let broken = RwSignal::new(BTreeMap::<&'static str, String>::new());
    let faults = move || {
        let told = broken.get().into_values();
        told.map(|fault| view! { <Alert tone=Tone::Danger>{fault}</Alert> }).collect_view()
    };
    let (under, over) = (StoredValue::new(reference.source.clone()), StoredValue::new(capture.source.clone()));
    view! {
        <div class="pair">
            <Beside picture=reference broken/>
            <Beside picture=capture broken/>
        </div>
        <div class="faults" role="alert">{faults}</div>
        <p class="note">{words::BY_EYE.of(lang)}</p>
        {move || broken.with(BTreeMap::is_empty).then(|| view! {
            <details>
                <summary>{words::OVER_EACH_OTHER.of(lang)}</summary>
                <Overlay reference=under.get_value() capture=over.get_value()/>
            </details>
        })}
    }
    .into_any()
}

#[component]
fn Beside(picture: Compared, broken: RwSignal<BTreeMap<&'static str, String>>) -> impl IntoView {
    let lang = use_lang();
    let shown = NodeRef::<html::Img>::new();
    let Compared { source, label } = picture;
    let (address, asked) = (StoredValue::new(source.clone()), StoredValue::new(false));
    let ask = move || {
        // Both ways of hearing of it may speak.
        if asked.get_value() {
            return;
        }
        asked.set_value(true);
        spawn_local(async move {
            let fault = api::references::fault(&address.get_value()).await;
            broken.try_update(|broken| broken.insert(label, words::broken(label, fault.as_ref(), lang)));
        });
    };
    // It may have failed before the page was awake to hear of it.
    Effect::new(move |_| {
        if shown.get().is_some_and(|picture| picture.complete() && picture.natural_width() == 0) {
            ask();
        }
    });
    view! {
        <figure>
            <img node_ref=shown src=source alt=label width=WIDTH height=HEIGHT on:error=move |_| ask()/>
            <figcaption aria-hidden="true">{label}</figcaption>
        </figure>
    }
    .into_any()
}

/// The capture over the reference. The button alternates the two about twice a second, below the three flashes a second
/// that can harm (WCAG 2.3.1), until it is pressed again; who wants less motion has the slider only.
#[component]
fn Overlay(reference: String, capture: String) -> impl IntoView {
    let lang = use_lang();
    let (blend, alternating, awake) = (RwSignal::new(0.5f32), RwSignal::new(false), RwSignal::new(false));
    Effect::new(move |_| awake.set(true));
    let told = Signal::derive(move || words::share(blend.get(), lang));
    let slide = Callback::new(move |value| {
        // Whoever slides wants to see what they slide.
        alternating.set(false);
        blend.set(value);
    });
    view! {
        <div
            class="stack"
            role="img"
            aria-label=words::OVERLAY.of(lang)
            data-alternating=move || alternating.get().then_some("")
        >
            <img src=reference alt="" width=WIDTH height=HEIGHT/>
            <img class="upper" src=capture alt="" width=WIDTH height=HEIGHT style:opacity=move || blend.get().to_string()/>
        </div>
        <Slider
            name="compare-blend"
            label=words::BLEND.of(lang)
            value=blend
            range=(0.0, 1.0)
            step=0.05
            told
            disabled=Signal::derive(move || !awake.get())
            on_input=slide
        />
        <button
            class="alternate"
            type="button"
            aria-pressed=move || alternating.get().to_string()
            disabled=move || !awake.get()
            on:click=move |_| alternating.update(|on| *on = !*on)
        >
            {words::FLICKER.of(lang)}
        </button>
    }
    .into_any()
}
