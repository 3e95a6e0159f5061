//! A made photo, with the places marked that reasons are about.

use domain::id::PhotoId;
use domain::photo::Photo;
use domain::reason::Rect;
use leptos::prelude::*;

#[component]
pub fn Portrait(
    photo: PhotoId,
    /// Its size in px, so that the page does not jump when it arrives.
    #[prop(optional_no_strip)]
    facts: Option<Photo>,
    #[prop(into)] alt: String,
    #[prop(optional)] marks: Vec<Rect>,
) -> impl IntoView {
    let (width, height) = facts.map_or((480, 640), |facts| (facts.width, facts.height));
    let (w, h) = (width as f32, height as f32);
    let mark = move |rect: Rect| {
        view! { <rect x=rect.x * w y=rect.y * h width=rect.w * w height=rect.h * h rx=w / 40.0/> }
    };
    let drawn = (!marks.is_empty()).then(|| {
        view! {
            <svg viewBox=format!("0 0 {width} {height}") aria-hidden="true">{marks.into_iter().map(mark).collect_view()}</svg>
        }
    });
    view! {
        <div class="Portrait">
            <img src=api::photos::source(photo) alt=alt width=width height=height/>
            {drawn}
        </div>
    }
    .into_any()
}
