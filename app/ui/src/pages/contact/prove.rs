//! A phone number or an e-mail address, proved by a one-time code.

use crate::act::Act;
use crate::clock::Clock;
use crate::components::{ActionBar, Alert, Button, Choice, Field, Screen, Tone, Trouble};
use crate::messages::{common, contact as words, error, use_lang};
use crate::pages::step_page::{Needs, StepPage, use_guide};
use crate::place;
use api::ApiError;
use domain::contact::{Address, CODE_LENGTH, Channel, CodeSent};
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::task::Task;
use leptos::task::spawn_local;
use leptos::{html, prelude::*};

#[component]
pub fn ContactPage() -> impl IntoView {
    let guide = use_guide();
    let demo = RwSignal::new(false);
    // Asked by the browser alone: outside of the demo the answer is a refusal, which must not become this page's status.
    Effect::new(move |_| {
        spawn_local(async move {
            if api::messages::posted().await.is_ok() {
                demo.try_set(true);
            }
        });
    });
    let view = move |task: Task| {
        let code = task.session.code.clone();
        let sent = RwSignal::new(None);
        let prove = guide.act(code.clone(), api::contacts::prove, place::resume);
        let session = code.clone();
        let send = Act::new(
            move |(channel, address)| api::contacts::send_code(code.clone(), channel, address),
            move |answer: Result<CodeSent, ApiError>| match answer {
                Ok(done) => {
                    sent.set(Some(done));
                    None
                }
                Err(error) => guide.lost(&session, error),
            },
        );
        view! { <ContactView task send sent prove demo/> }.into_any()
    };
    view! { <StepPage needs=Needs::Step(Step::Contact) view/> }.into_any()
}

#[component]
pub fn ContactView(
    task: Task,
    send: Act<(Channel, String)>,
    /// Where the last code went.
    sent: RwSignal<Option<CodeSent>>,
    prove: Act<String>,
    /// Messages can be read on the demo's page.
    #[prop(into)]
    demo: Signal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let zone = task.school.zone;
    let channels = task.session.settings.contact_channels.clone();
    let channel = RwSignal::new(channels.first().copied().unwrap_or(Channel::Phone));
    let (address, answer) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let (address_fault, answer_fault) = (RwSignal::new(None), RwSignal::new(None));
    let clock = Clock::starting(task.now);
    Effect::new(move |_| {
        if let Some(sent) = sent.get() {
            clock.set(sent.now);
            if let Some(input) = answer.get_untracked() {
                // Only a convenience: the field can be tapped as well.
                let _ = input.focus();
            }
        }
    });
    let wait = Memo::new(move |_| sent.with(|sent| sent.as_ref().map_or(0, |sent| clock.seconds_until(sent.again_at))));
    let ask = Callback::new(move |()| {
        let typed = address.get_untracked().map(|input| input.value()).unwrap_or_default();
        let channel = channel.get_untracked();
        if Address::parse(channel, &typed).is_none() {
            address_fault.set(Some(error::text(&Refusal::AddressInvalid.into(), zone, lang)));
            return;
        }
        send.run.run((channel, typed));
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = answer.get_untracked().map(|input| input.value()).unwrap_or_default();
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        if digits.len() != CODE_LENGTH {
            answer_fault.set(Some(words::CODE_MISSING.of(lang).to_owned()));
        } else if sent.with_untracked(Option::is_some) {
            prove.run.run(digits);
        }
    };
    let options =
        channels.iter().map(|channel| (*channel, words::channel(*channel).of(lang).to_owned())).collect::<Vec<_>>();
    let several = options.len() > 1;
    view! {
        <Screen title=words::TITLE.of(lang) school=task.school.name.clone() stage=Some(Step::Contact.stage()) signed_in=Some(task.session.code.clone())>
            <p class="lead">{words::LEAD.of(lang)}</p>
            <form on:submit=submit method="post">
                {several.then(|| view! { <Choice name="channel" legend=words::CHANNEL.of(lang) options chosen=channel/> })}
                {move || view! { <AddressField channel=channel.get() input=address fault=address_fault/> }}
                <SendCode ask wait pending=send.pending/>
                <Trouble error=send.error zone/>
                {move || sent.get().map(|sent| view! { <p class="note" role="status">{words::sent(&sent.to, lang)}</p> })}
                <Field
                    name="answer"
                    label=words::CODE.of(lang)
                    input=answer
                    inputmode="numeric"
                    autocomplete="one-time-code"
                    maxlength=8
                    fault=answer_fault
                    on_input=Callback::new(move |_| answer_fault.set(None))
                />
                <Show when=move || demo.get()>
                    <Alert tone=Tone::Warn>
                        {words::DEMO.of(lang)} " " <a href=place::OUTBOX target="_blank">{words::DEMO_OUTBOX.of(lang)}</a>
                    </Alert>
                </Show>
                <ActionBar>
                    <Trouble error=prove.error zone/>
                    <p class="note" id="why-not">{move || sent.with(Option::is_none).then(|| words::WHY_NOT.of(lang))}</p>
                    <Button submit=true disabled=Signal::derive(move || sent.with(Option::is_none)) pending=prove.pending described_by="why-not">
                        {common::CONFIRM.of(lang)}
                    </Button>
                </ActionBar>
            </form>
        </Screen>
    }
    .into_any()
}

/// The field of the chosen channel.
#[component]
fn AddressField(channel: Channel, input: NodeRef<html::Input>, fault: RwSignal<Option<String>>) -> impl IntoView {
    let lang = use_lang();
    let (kind, inputmode, autocomplete) = match channel {
        Channel::Phone => ("tel", "tel", "tel"),
        Channel::Email => ("email", "email", "email"),
    };
    fault.set(None);
    view! {
        <Field
            name="address"
            label=words::channel(channel).of(lang)
            input
            kind
            inputmode
            autocomplete
            fault
            on_input=Callback::new(move |_| fault.set(None))
        />
    }
    .into_any()
}

/// Asks for a code, and for another one when that is possible again.
#[component]
fn SendCode(ask: Callback<()>, wait: Memo<i64>, pending: Signal<bool>) -> impl IntoView {
    let lang = use_lang();
    let waiting = move || wait.get() > 0;
    view! {
        <Button kind=crate::components::ButtonKind::Secondary disabled=Signal::derive(waiting) pending on_press=ask>
            {move || if waiting() { words::again_in(wait.get(), lang) } else { words::GET_CODE.of(lang).into() }}
        </Button>
    }
    .into_any()
}
