//! The photo, large, with the limits of its specification drawn over it.

use super::super::messages as say;
use crate::components::{Alert, Tone};
use crate::messages::use_lang;
use domain::photo::Photo;
use domain::spec::PhotoSpec;
use leptos::{html, prelude::*};

/// `seen` becomes true once the picture is on the screen: nobody approves what they could not see.
#[component]
pub fn PhotoStage(photo: Photo, name: String, guides: RwSignal<bool>, seen: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    let broken = RwSignal::new(false);
    let picture = NodeRef::<html::Img>::new();
    // The picture may have arrived, or failed, before the page was awake to hear of it.
    Effect::new(move |_| {
        if let Some(picture) = picture.get().filter(|picture| picture.complete()) {
            let shown = picture.natural_width() > 0;
            seen.set(shown);
            broken.set(!shown);
        }
    });
    let spec = PhotoSpec::find(&photo.spec);
    let alt = lang.pick(format!("{name} 的照片"), format!("Photo of {name}"));
    view! {
        <figure class="PhotoStage">
            <div class="paper">
                <img
                    node_ref=picture
                    src=api::photos::source(photo.id)
                    alt=alt
                    width=photo.width
                    height=photo.height
                    on:load=move |_| {
                        seen.set(true);
                        broken.set(false);
                    }
                    on:error=move |_| broken.set(true)
                />
                {spec.map(|spec| view! { <SpecGuides spec shown=guides/> })}
            </div>
            <div role="alert">
                {move || broken.get().then(|| view! { <Alert tone=Tone::Danger>{say::PHOTO_FAILED.of(lang)}</Alert> })}
            </div>
            <figcaption>{photo.width} " × " {photo.height} " · " {photo.bytes / 1024} " KB"</figcaption>
        </figure>
    }
    .into_any()
}

/// Ranges of the head's top, the eye line and the face's width, and the middle.
#[component]
fn SpecGuides(spec: PhotoSpec, shown: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    let (width, height) = (spec.width as f32, spec.height as f32);
    let middle = width / 2.0;
    let across = |label: &'static str, (low, high): (f32, f32)| {
        view! {
            <g class="across">
                <rect x="0" y=low width=width height=high - low/>
                <line x1="0" x2=width y1=low y2=low/>
                <line x1="0" x2=width y1=high y2=high/>
                <text x="8" y=low + 20.0>{format!("{label} {low:.0}–{high:.0}")}</text>
            </g>
        }
    };
    let (narrow, wide) = spec.face_width;
    let uprights = [-wide, -narrow, narrow, wide].map(|span| middle + span / 2.0);
    view! {
        <svg
            class="SpecGuides"
            viewBox=format!("0 0 {width} {height}")
            aria-hidden="true"
            data-shown=move || shown.get().then_some("")
        >
            {across(say::GUIDE_HEAD.of(lang), spec.head_top)}
            {across(say::GUIDE_EYES.of(lang), spec.eye_line)}
            <g class="upright">
                {uprights.map(|x| view! { <line x1=x x2=x y1="0" y2=height/> }).collect_view()}
                <text x=middle + narrow / 2.0 + 6.0 y=height - 12.0>{format!("{} {narrow:.0}–{wide:.0}", say::GUIDE_FACE.of(lang))}</text>
            </g>
            <line class="middle" x1=middle x2=middle y1="0" y2=height/>
        </svg>
    }
    .into_any()
}
