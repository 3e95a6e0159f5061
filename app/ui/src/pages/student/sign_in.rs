//! Signing in by student number and password.

use crate::act::Act;
use crate::components::{ActionBar, Button, Field, PasswordField, Screen, SkeletonScreen, Trouble};
use crate::messages::{student as words, use_lang};
use crate::pages::step_page::{Failed, replacing, use_code, use_guide};
use crate::place;
use api::ApiError;
use domain::task::SessionCard;
use leptos::{html, prelude::*};
use leptos_router::components::Redirect;

/// What is typed on this page.
#[derive(Clone)]
pub struct Credentials {
    pub number: String,
    pub password: String,
}

#[component]
pub fn SignInPage() -> impl IntoView {
    let guide = use_guide();
    let code = use_code();
    let found = Resource::new(
        move || code.get(),
        |code| async move {
            let code = api::sessions::in_address(code)?;
            let task = api::tasks::find(code.clone()).await?;
            let card = api::sessions::find(code.to_string()).await?;
            Ok::<_, ApiError>((card, task.map(|task| place::resume(&task))))
        },
    );
    view! {
        <Suspense fallback=SkeletonScreen>
            {move || Suspend::new(async move {
                match found.await {
                    Ok((_, Some(resume))) => view! { <Redirect path=resume options=replacing()/> }.into_any(),
                    Ok((card, None)) => {
                        let sign_in = guide.act(
                            card.session.code.clone(),
                            |code, typed: Credentials| api::students::sign_in(code, typed.number, typed.password),
                            place::resume,
                        );
                        view! { <SignInView card sign_in/> }.into_any()
                    }
                    Err(error) => view! { <Failed error retry=move || found.refetch()/> }.into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}

#[component]
pub fn SignInView(card: SessionCard, sign_in: Act<Credentials>) -> impl IntoView {
    let lang = use_lang();
    let (number, password) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let (number_fault, password_fault) = (RwSignal::new(None), RwSignal::new(None));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = |input: NodeRef<html::Input>| input.get_untracked().map(|i| i.value()).unwrap_or_default();
        let typed = Credentials { number: typed(number).trim().to_owned(), password: typed(password) };
        let missing = |empty: bool, words: crate::messages::Words| empty.then(|| words.of(lang).to_owned());
        number_fault.set(missing(typed.number.is_empty(), words::NUMBER_MISSING));
        password_fault.set(missing(typed.password.is_empty(), words::PASSWORD_MISSING));
        if !typed.number.is_empty() && !typed.password.is_empty() {
            sign_in.run.run(typed);
        }
    };
    let SessionCard { school, session, .. } = card;
    view! {
        <Screen title=words::TITLE.of(lang) school=school.name>
            <p class="lead">{session.title}</p>
            <form on:submit=submit method="post">
                <Field
                    name="number"
                    label=words::NUMBER.of(lang)
                    input=number
                    autocomplete="username"
                    fault=number_fault
                    on_input=Callback::new(move |_| number_fault.set(None))
                />
                <PasswordField
                    name="password"
                    label=words::PASSWORD.of(lang)
                    input=password
                    autocomplete="current-password"
                    hint=words::INITIAL.of(lang)
                    fault=password_fault
                    on_input=Callback::new(move |_| password_fault.set(None))
                />
                <p class="note">{words::NO_RECORD.of(lang)} " " {school.contact}</p>
                <ActionBar>
                    <Trouble error=sign_in.error zone=school.zone/>
                    <Button submit=true pending=sign_in.pending>{words::SIGN_IN.of(lang)}</Button>
                </ActionBar>
            </form>
        </Screen>
    }
    .into_any()
}
