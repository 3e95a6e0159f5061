//! A labelled field. It is uncontrolled: what was typed before the page was awake stays.

use crate::messages::{common, use_lang};
use leptos::text_prop::TextProp;
use leptos::{html, prelude::*};

#[component]
pub fn Field(
    /// Also the id, so unique on its page.
    name: &'static str,
    #[prop(into)] label: TextProp,
    input: NodeRef<html::Input>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] inputmode: Option<&'static str>,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] maxlength: Option<u16>,
    #[prop(optional, into)] placeholder: Option<String>,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] value: Option<String>,
    /// What is wrong with the entry, told below it.
    #[prop(optional, into)]
    fault: Signal<Option<String>>,
    #[prop(optional, into)] on_input: Option<Callback<String>>,
    /// Stands inside the frame, at its end.
    #[prop(optional, into)]
    beside: ViewFn,
) -> impl IntoView {
    hear_early_typing(input, on_input);
    let (hint_id, fault_id) = (format!("{name}-hint"), format!("{name}-fault"));
    let described = format!("{hint_id} {fault_id}");
    view! {
        <div class="Field">
            <label for=name>{move || label.get()}</label>
            <div class="frame">
                <input
                    node_ref=input
                    id=name
                    name=name
                    type=kind
                    inputmode=inputmode
                    autocomplete=autocomplete
                    autocapitalize="off"
                    spellcheck="false"
                    maxlength=maxlength
                    placeholder=placeholder
                    value=value
                    aria-describedby=described
                    aria-invalid=move || fault.with(Option::is_some).then_some("true")
                    on:input:target=move |event| {
                        if let Some(hear) = on_input {
                            hear.run(event.target().value());
                        }
                    }
                />
                {beside.run()}
            </div>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <p class="fault" id=fault_id aria-live="polite">{fault}</p>
        </div>
    }
    .into_any()
}

/// What was typed before hydration raised no event that anybody heard.
fn hear_early_typing(input: NodeRef<html::Input>, on_input: Option<Callback<String>>) {
    Effect::new(move |_| {
        if let (Some(input), Some(hear)) = (input.get(), on_input) {
            let typed = input.value();
            if !typed.is_empty() {
                hear.run(typed);
            }
        }
    });
}

/// A password with a toggle that shows it: typed on a phone, it is otherwise guesswork.
#[component]
pub fn PasswordField(
    name: &'static str,
    #[prop(into)] label: String,
    input: NodeRef<html::Input>,
    autocomplete: &'static str,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] fault: Signal<Option<String>>,
    #[prop(optional, into)] on_input: Option<Callback<String>>,
) -> impl IntoView {
    let lang = use_lang();
    let shown = RwSignal::new(false);
    let toggle = move |_| {
        shown.update(|shown| *shown = !*shown);
        if let Some(input) = input.get_untracked() {
            input.set_type(if shown.get_untracked() { "text" } else { "password" });
        }
    };
    let beside = move || {
        view! {
            <button type="button" class="toggle" aria-controls=name on:click=toggle>
                {move || if shown.get() { common::HIDE } else { common::SHOW }.of(lang)}
            </button>
        }
    };
    view! { <Field name label input kind="password" autocomplete hint fault on_input=on_input.unwrap_or(Callback::new(|_| ())) beside/> }.into_any()
}
