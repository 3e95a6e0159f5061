//! A box to tick, with its text as a large target.

use leptos::{html, prelude::*};

#[component]
pub fn Tick(
    name: &'static str,
    #[prop(into)] label: String,
    /// Follows the box, and the box it; a tick made before the page was awake counts.
    ticked: RwSignal<bool>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |awake: Option<bool>| {
        let Some(input) = input.get() else { return false };
        if awake == Some(true) {
            input.set_checked(ticked.get());
        } else {
            ticked.set(input.checked());
            ticked.track();
        }
        true
    });
    view! {
        <label class="Tick" for=name>
            <input node_ref=input type="checkbox" id=name name=name on:change:target=move |event| ticked.set(event.target().checked())/>
            <span>{label}</span>
        </label>
    }
    .into_any()
}
