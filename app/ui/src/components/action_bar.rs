//! The bar at the thumb: one primary action, others as text under it.

use leptos::prelude::*;

#[component]
pub fn ActionBar(children: Children) -> impl IntoView {
    view! { <div class="ActionBar">{children()}</div> }.into_any()
}
