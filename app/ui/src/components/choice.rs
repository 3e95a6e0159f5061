//! One of a few: radio buttons that look like a switch.

use leptos::prelude::*;

#[component]
pub fn Choice<T>(
    name: &'static str,
    #[prop(into)] legend: String,
    options: Vec<(T, String)>,
    chosen: RwSignal<T>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let option = move |(value, label): (T, String)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    prop:checked=move || chosen.get() == value
                    checked=chosen.get_untracked() == value
                    on:change=move |_| chosen.set(value)
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="Choice" disabled=move || disabled.get()>
            <legend>{legend}</legend>
            <div class="options">{options.into_iter().map(option).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
