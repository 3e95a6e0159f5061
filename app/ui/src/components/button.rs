//! Buttons, and links that look like them.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do on this screen.
    #[default]
    Primary,
    /// Framed: an equal alternative.
    Secondary,
    /// Text only, under the primary action.
    Quiet,
    /// What cannot be undone.
    Danger,
}

impl ButtonKind {
    fn name(self) -> &'static str {
        match self {
            ButtonKind::Primary => "primary",
            ButtonKind::Secondary => "secondary",
            ButtonKind::Quiet => "quiet",
            ButtonKind::Danger => "danger",
        }
    }
}

/// A button. Until the page is awake it is disabled but looks ready, since it could not do what it says: a form sent by
/// the browser itself would put a password into the address. While `pending` it is disabled and keeps its name.
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] pending: Signal<bool>,
    /// Sends the form around it instead of being pressed alone.
    #[prop(optional)]
    submit: bool,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    /// The id of the text that says why it is disabled, or what will follow.
    #[prop(optional, into)]
    described_by: Option<String>,
    children: Children,
) -> impl IntoView {
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    view! {
        <button
            class="Button"
            type=if submit { "submit" } else { "button" }
            data-kind=kind.name()
            data-waking=move || (!awake.get() && !disabled.get()).then_some("")
            aria-busy=move || pending.get().then_some("true")
            aria-describedby=described_by
            disabled=move || !awake.get() || disabled.get() || pending.get()
            on:click=move |_| {
                if let Some(press) = on_press {
                    press.run(());
                }
            }
        >
            {children()}
        </button>
    }
    .into_any()
}

/// A way to another page that looks like a button. What goes on with the journey is a button to assistive technology as
/// well, and answers to the space bar; text under it and files to save are links.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(optional)] kind: ButtonKind,
    /// A file to save: the browser follows the link itself.
    #[prop(optional)]
    download: bool,
    children: Children,
) -> impl IntoView {
    if download || kind == ButtonKind::Quiet {
        let external = download.then_some("external");
        return view! {
            <a class="Button" data-kind=kind.name() href=href download=download.then_some("") rel=external>{children()}</a>
        }
        .into_any();
    }
    let navigate = use_navigate();
    let to = href.clone();
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        navigate(&to, NavigateOptions::default());
    };
    // A form, so that it works before the page is awake.
    view! {
        <form class="ButtonForm" action=href method="get" on:submit=go>
            <button class="Button" data-kind=kind.name() type="submit">{children()}</button>
        </form>
    }
    .into_any()
}
