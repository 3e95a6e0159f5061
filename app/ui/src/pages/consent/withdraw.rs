//! One's own data: what is kept, which consents stand, how to withdraw them, and signing out.

use crate::act::Act;
use crate::camera;
use crate::components::{ActionBar, Button, ButtonKind, Card, Fact, Facts, LinkButton, Screen, Trouble};
use crate::messages::{Words, common, consent as words, identity, liveness, use_lang};
use crate::pages::step_page::{Needs, StepPage, use_guide};
use crate::place;
use crate::typed;
use api::ApiError;
use domain::consent::{Consent, Purpose};
use domain::mask;
use domain::review::ReviewState;
use domain::task::Task;
use domain::time::Zone;
use domain::words::{Lang, clock};
use leptos::prelude::*;

#[component]
pub fn PrivacyPage() -> impl IntoView {
    let guide = use_guide();
    let view = move |task: Task| {
        let code = task.session.code.clone();
        let withdraw = guide.act(
            code.clone(),
            |code, ()| async {
                let answer = api::consents::withdraw(code).await;
                if answer.is_ok() {
                    // Nor does this phone keep what it was given to send.
                    camera::forget().await;
                    typed::forget_all();
                }
                answer
            },
            place::resume,
        );
        let sign_out = Act::new(
            |()| async {
                // The next one at this phone finds no picture of this one.
                camera::forget().await;
                typed::forget_all();
                api::students::sign_out().await
            },
            move |answer: Result<(), ApiError>| {
                let left = answer.err();
                if left.is_none() {
                    guide.replace(place::session(&code));
                }
                left
            },
        );
        view! { <PrivacyView task withdraw sign_out/> }.into_any()
    };
    view! { <StepPage needs=Needs::SignedIn view/> }.into_any()
}

#[component]
pub fn PrivacyView(task: Task, withdraw: Act<()>, sign_out: Act<()>) -> impl IntoView {
    let lang = use_lang();
    let zone = task.school.zone;
    let asked = RwSignal::new(false);
    // Once submitted, the photo is in the school's hands: withdrawing is then talked over with the office.
    let submitted_already =
        !matches!(task.review.as_ref().map(|review| &review.state), None | Some(ReviewState::Rejected { .. }));
    // Also what was agreed to in an older text can be withdrawn.
    let stands = task.progress.consents.iter().any(|given| given.withdrawn_at.is_none()) && !submitted_already;
    let office = submitted_already.then(|| task.school.contact.clone());
    let none = move || words::NONE.of(lang).to_owned();
    let drafts = if task.drafts.is_empty() { none() } else { words::photos(task.drafts.len(), lang) };
    let submitted = task.review.as_ref().map_or_else(none, |_| words::ONE.of(lang).into());
    let name = mask::name(&task.student.name);
    let number = mask::number(&task.student.number);
    let consents = task.progress.consents.clone();
    // What a session does not ask for is nobody's question there, unless it was agreed to.
    let settings = &task.session.settings;
    let (films, asks_for_papers) = (settings.liveness.is_some(), settings.identity.is_some());
    let given = |purpose| consents.iter().any(|consent| consent.purpose == purpose);
    let asked_for = |purpose: &Purpose| match purpose {
        Purpose::Liveness => films || given(*purpose),
        Purpose::Papers => asks_for_papers || given(*purpose),
        _ => true,
    };
    let purposes: Vec<Purpose> = Purpose::ALL.into_iter().filter(asked_for).collect();
    let papers = task.identity.as_ref().map(|papers| papers.pictures.len());
    let papers = papers.map(|count| if count == 0 { none() } else { words::photos(count, lang) });
    let back = place::resume(&task);
    let hotline = task.session.settings.hotline.clone();
    let contact = task.progress.contact.clone().unwrap_or_else(none);
    view! {
        <Screen title=words::DATA_TITLE.of(lang) school=task.school.name>
            <p class="lead">{words::DATA_LEAD.of(lang)}</p>
            <Card>
                <Facts>
                    <Fact name=words::NAME.of(lang)>{name}</Fact>
                    <Fact name=words::NUMBER.of(lang)>{number}</Fact>
                    <Fact name=words::COLLEGE.of(lang)>{task.college}</Fact>
                    <Fact name=words::CLASS.of(lang)>{task.student.class_name}</Fact>
                    <Fact name=words::CONTACT.of(lang)>{contact}</Fact>
                    {papers.map(|papers| view! { <Fact name=identity::KEPT.of(lang)>{papers}</Fact> })}
                    <Fact name=words::DRAFTS.of(lang)>{drafts}</Fact>
                    <Fact name=words::SUBMITTED.of(lang)>{submitted}</Fact>
                </Facts>
            </Card>
            <h2>{words::CONSENTS.of(lang)}</h2>
            <Card>
                <ul class="ConsentList">
                    {purposes.into_iter().map(|purpose| view! {
                        <li>
                            <span>{purpose_name(purpose).of(lang)}</span>
                            <span class="note figures">{state(&consents, purpose, zone, lang)}</span>
                        </li>
                    }).collect_view()}
                </ul>
            </Card>
            {office.map(|office| view! { <p class="note">{words::SUBMITTED_ALREADY.of(lang)} {office}</p> })}
            <Show when=move || stands>
                <Show
                    when=move || asked.get()
                    fallback=move || view! {
                        <Button kind=ButtonKind::Quiet on_press=Callback::new(move |()| asked.set(true))>{words::WITHDRAW.of(lang)}</Button>
                    }
                >
                    <Card>
                        <h2>{words::WITHDRAW_TITLE.of(lang)}</h2>
                        <ul class="Bullets">{words::EFFECTS.map(|effect| view! { <li>{effect.of(lang)}</li> }).collect_view()}</ul>
                        <Trouble error=withdraw.error zone/>
                        <Button kind=ButtonKind::Danger pending=withdraw.pending on_press=withdraw.run>{words::WITHDRAW.of(lang)}</Button>
                        <Button kind=ButtonKind::Quiet on_press=Callback::new(move |()| asked.set(false))>{words::KEEP.of(lang)}</Button>
                    </Card>
                </Show>
            </Show>
            {(!hotline.is_empty()).then(|| view! { <p class="note">{common::HOTLINE.of(lang)} " " {hotline}</p> })}
            <ActionBar>
                <Trouble error=sign_out.error zone/>
                <LinkButton href=back>{words::GO_ON.of(lang)}</LinkButton>
                <Button kind=ButtonKind::Quiet pending=sign_out.pending on_press=sign_out.run>{words::SIGN_OUT.of(lang)}</Button>
            </ActionBar>
        </Screen>
    }
    .into_any()
}

fn purpose_name(purpose: Purpose) -> Words {
    match purpose {
        Purpose::Portrait => words::PORTRAIT,
        Purpose::Receiver => words::RECEIVER,
        Purpose::Original => words::ORIGINAL,
        Purpose::Liveness => liveness::PURPOSE,
        Purpose::Papers => identity::PURPOSE,
    }
}

/// The latest word on a purpose.
fn state(consents: &[Consent], purpose: Purpose, zone: Zone, lang: Lang) -> String {
    let latest = consents.iter().filter(|consent| consent.purpose == purpose).max_by_key(|consent| consent.given_at);
    match latest {
        None => words::NOT_GIVEN.of(lang).into(),
        Some(Consent { withdrawn_at: Some(at), .. }) => words::withdrawn(&clock::short(*at, zone, lang), lang),
        Some(consent) => words::given(&clock::short(consent.given_at, zone, lang), lang),
    }
}
