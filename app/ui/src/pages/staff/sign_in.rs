//! `/staff/sign-in`.

use super::{home, messages as say};
use crate::act::Act;
use crate::components::{Button, Field, Header, PasswordField, focus_after_navigation};
use crate::messages::{error, use_lang};
use api::ApiError;
use domain::refusal::Refusal;
use domain::time::Zone;
use leptos::ev::SubmitEvent;
use leptos::{html, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_navigate;

#[component]
pub fn SignInPage() -> impl IntoView {
    let navigate = use_navigate();
    let act = Act::new(
        |(login, password)| api::staff::sign_in(login, password),
        move |answer| {
            if answer.is_ok() {
                navigate(home::HOME, Default::default());
            }
            answer.err()
        },
    );
    view! { <SignInView act/> }
}

/// The form. `act` takes the account and the password.
#[component]
pub fn SignInView(act: Act<(String, String)>) -> impl IntoView {
    let lang = use_lang();
    let heading = NodeRef::<html::H1>::new();
    focus_after_navigation(heading);
    let (account, password) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let missing = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let entry = |field: NodeRef<html::Input>| field.get_untracked().map(|field| field.value()).unwrap_or_default();
        let (login, secret) = (entry(account).trim().to_owned(), entry(password));
        missing.set(login.is_empty() || secret.is_empty());
        if !missing.get_untracked() {
            act.run.run((login, secret));
        }
    };
    let fault = move || {
        let told = act.error.with(|told| told.as_ref().map(|told| fault_text(told, lang)));
        if missing.get() { Some(say::ACCOUNT_MISSING.of(lang).to_owned()) } else { told }
    };
    view! {
        <Title text=say::SIGN_IN_TITLE.of(lang)/>
        <div class="StaffSignIn">
            <Header/>
            <main id="content">
                <h1 node_ref=heading tabindex="-1">{say::SIGN_IN_TITLE.of(lang)}</h1>
                <p class="lead">{say::SIGN_IN_NOTE.of(lang)}</p>
                <form novalidate on:submit=submit>
                    <Field name="login" label=say::ACCOUNT.of(lang) input=account autocomplete="username" maxlength=64/>
                    <PasswordField name="password" label=say::PASSWORD.of(lang) input=password autocomplete="current-password"/>
                    <div class="Trouble" role="alert">
                        {move || fault().map(|fault| view! { <p class="Alert" data-tone="danger">{fault}</p> })}
                    </div>
                    <Button submit=true pending=act.pending>{say::SIGN_IN.of(lang)}</Button>
                </form>
            </main>
        </div>
    }
    .into_any()
}

/// Staff have accounts, not student numbers: the rule's own sentence would mislead here.
fn fault_text(told: &ApiError, lang: domain::words::Lang) -> String {
    match told {
        ApiError::Refused { why: Refusal::WrongCredentials } => say::WRONG_ACCOUNT.of(lang).into(),
        _ => error::text(told, Zone::BEIJING, lang),
    }
}
