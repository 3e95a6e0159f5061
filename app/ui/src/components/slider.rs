//! A labelled slider that says its value in words.

use leptos::prelude::*;

#[component]
pub fn Slider(
    /// Also the id, so unique on its page.
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<f32>,
    /// Lowest and highest value.
    range: (f32, f32),
    step: f32,
    /// The value as people say it.
    #[prop(into)]
    told: Signal<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    on_input: Callback<f32>,
) -> impl IntoView {
    let number = move || value.get().to_string();
    view! {
        <div class="Slider">
            <label for=name>{label}</label>
            <span class="told figures" aria-hidden="true">{told}</span>
            <input
                id=name
                type="range"
                min=range.0.to_string()
                max=range.1.to_string()
                step=step.to_string()
                value=value.get_untracked().to_string()
                prop:value=number
                aria-valuetext=told
                disabled=disabled
                on:input:target=move |event| {
                    // A range input only ever holds a number.
                    if let Ok(value) = event.target().value().parse() {
                        on_input.run(value);
                    }
                }
            />
        </div>
    }
    .into_any()
}
