//! Entry by session code, for those who have no QR code at hand.

use crate::act::Act;
use crate::components::{ActionBar, Alert, Button, Field, Screen, Tone};
use crate::messages::{error, session as words, use_lang};
use crate::pages::step_page::use_guide;
use crate::place;
use api::ApiError;
use domain::session::SessionCode;
use domain::task::SessionCard;
use domain::time::Zone;
use leptos::{html, prelude::*};

#[component]
pub fn EnterPage() -> impl IntoView {
    let guide = use_guide();
    let find = Act::new(
        |code: SessionCode| api::sessions::find(code.to_string()),
        move |answer: Result<SessionCard, ApiError>| match answer {
            Ok(card) => {
                guide.go(place::session(&card.session.code));
                None
            }
            Err(error) => Some(error),
        },
    );
    view! { <EnterView find/> }.into_any()
}

#[component]
pub fn EnterView(find: Act<SessionCode>) -> impl IntoView {
    let lang = use_lang();
    let input = NodeRef::<html::Input>::new();
    let misread = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        let code = plain_digits(&typed).parse::<SessionCode>();
        misread.set(code.is_err());
        if let Ok(code) = code {
            find.run.run(code);
        }
    };
    let fault = Signal::derive(move || {
        let met = || find.error.with(|error| error.as_ref().map(|error| error::text(error, Zone::BEIJING, lang)));
        if misread.get() { Some(words::CODE_FAULT.of(lang).into()) } else { met() }
    });
    view! {
        <Screen title=words::CODE_TITLE.of(lang)>
            <form on:submit=submit method="post">
                <Field
                    name="code"
                    label=words::CODE.of(lang)
                    input
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength=16
                    placeholder="2510 3003"
                    hint=words::CODE_HINT.of(lang)
                    fault
                    on_input=Callback::new(move |_| misread.set(false))
                />
                <Alert tone=Tone::Quiet>{words::QR_HINT.of(lang)}</Alert>
                <ActionBar>
                    <Button submit=true pending=find.pending>{words::ENTER.of(lang)}</Button>
                </ActionBar>
            </form>
        </Screen>
    }
    .into_any()
}

/// What people type where a code is meant: spaces, hyphens, full-width digits of a Chinese keyboard.
fn plain_digits(typed: &str) -> String {
    typed
        .chars()
        .filter_map(|c| match c {
            '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
            c if c.is_ascii_alphanumeric() => Some(c),
            _ => None,
        })
        .collect()
}
