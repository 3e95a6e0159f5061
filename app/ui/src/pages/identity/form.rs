//! The form: the note, both sides, what was read, 【提交】.

use super::desk::Desk;
use super::note::Note;
use super::side::SideUpload;
use crate::components::{ActionBar, Alert, Button, ButtonKind, Choice, Field, LinkButton, Screen, Tone, Trouble};
use crate::messages::{Words, identity as words, use_lang};
use crate::place;
use domain::idcard::{Document, Field as IdField, Finding, Severity, Treatment};
use domain::identity::{Outcome, Slot};
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::time::Zone;
use domain::words::{Lang, idcard, identity, refusal};
use leptos::{html, prelude::*};

#[component]
pub fn FormView(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let task = desk.task.get_untracked();
    let (zone, code) = (task.school.zone, task.session.code.clone());
    let hand_in = desk.hand_in();
    Effect::new(move |_| desk.recall());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if desk.missing().is_none() && desk.check() {
            hand_in.run.run(false);
        }
    };
    let others = task.session.settings.identity.as_ref().is_some_and(|policy| policy.other_documents);
    let other = RwSignal::new(Document::Passport);
    let why_not = move || desk.missing().map(|why| told(&why, zone, lang));
    view! {
        <Screen title=words::TITLE.of(lang) school=task.school.name.clone() stage=Some(Step::Identity.stage()) signed_in=Some(code.clone())>
            <form class="Identity" on:submit=submit method="post" novalidate>
                <Before outcome=task.progress.identity.clone()/>
                <Note desk/>
                <Show when=move || !desk.is_card()><Kind desk other/></Show>
                {move || view! { <Sides desk document=desk.document.get()/> }}
                <Samples/>
                <Entry desk zone/>
                <Doubts desk insist=Callback::new(move |()| if desk.check() { hand_in.run.run(true) }) pending=hand_in.pending/>
                {others.then(|| view! { <OtherWay desk other/> })}
                <ActionBar>
                    <Trouble error=hand_in.error zone/>
                    <p class="note" id="why-not" aria-live="polite">{why_not}</p>
                    <Button submit=true disabled=Signal::derive(move || desk.missing().is_some()) pending=hand_in.pending described_by="why-not">
                        {words::SUBMIT.of(lang)}
                    </Button>
                    <LinkButton href=place::session(&code) kind=ButtonKind::Quiet>{words::NOT_NOW.of(lang)}</LinkButton>
                </ActionBar>
            </form>
        </Screen>
    }
    .into_any()
}

/// Why the button waits, in the page's own words where it has some.
fn told(why: &Refusal, zone: Zone, lang: Lang) -> String {
    match why {
        Refusal::PapersConsentMissing => words::AGREE_FIRST.of(lang).into(),
        why => refusal::text(why, zone, lang),
    }
}

/// What became of the paper that was handed in before.
#[component]
fn Before(outcome: Option<Outcome>) -> impl IntoView {
    let lang = use_lang();
    match outcome {
        Some(Outcome::Refused { reason, .. }) => view! {
            <Alert tone=Tone::Danger>
                <p><strong>{words::REFUSED.of(lang)}</strong></p>
                <p>{reason}</p>
            </Alert>
        }
        .into_any(),
        Some(Outcome::Lapsed { .. }) => view! { <Alert tone=Tone::Warn>{words::LAPSED.of(lang)}</Alert> }.into_any(),
        _ => ().into_any(),
    }
}

/// Which paper it is, when it is no card.
#[component]
fn Kind(desk: Desk, other: RwSignal<Document>) -> impl IntoView {
    let lang = use_lang();
    // The choice is the document, and the document that a reload brings back is the choice.
    other.set(desk.document.get_untracked());
    Effect::new(move |_| {
        let chosen = other.get();
        if !desk.is_card_now() && desk.document.get_untracked() != chosen {
            desk.choose_document(chosen);
        }
    });
    let others = Document::ALL.into_iter().filter(|document| document.treatment() == Treatment::KeepForStaff);
    let options = others.map(|document| (document, words::document(document, lang))).collect::<Vec<_>>();
    view! {
        <Choice name="document" legend=words::KIND.of(lang) options chosen=other disabled=desk.is_uploading()/>
        <p class="note">{words::SENT_TO_STAFF_NOTE.of(lang)}</p>
    }
    .into_any()
}

/// 【其他证件】, and the way back to the card.
#[component]
fn OtherWay(desk: Desk, other: RwSignal<Document>) -> impl IntoView {
    let lang = use_lang();
    let change = move |()| {
        let other = other.get_untracked();
        desk.choose_document(if desk.is_card_now() { other } else { Document::IdCard });
    };
    view! {
        <Button kind=ButtonKind::Secondary disabled=desk.is_uploading() on_press=Callback::new(change)>
            {move || if desk.is_card() { words::OTHER_DOCUMENTS } else { words::USE_CARD }.of(lang)}
        </Button>
    }
    .into_any()
}

#[component]
fn Sides(desk: Desk, document: Document) -> impl IntoView {
    let lang = use_lang();
    let card = document.treatment() == Treatment::Read;
    view! {
        <div class="Sides">
            {Slot::ALL.map(|place| view! { <SideUpload desk place document/> }).collect_view()}
        </div>
        {card.then(|| view! { <p class="note">{words::BACK_ONLY_FOR.of(lang)}</p> })}
    }
    .into_any()
}

/// Drawn pictures: one as it should be, three as they should not.
#[component]
fn Samples() -> impl IntoView {
    let lang = use_lang();
    let sample = |(at, (source, name)): (usize, (&'static str, Words))| {
        let good = at == 0;
        view! {
            <li class="Sample" data-good=good.then_some("")>
                <img src=source alt="" width="120" height="90"/>
                <p><span class="mark" aria-hidden="true">{if good { "✓" } else { "✕" }}</span>{name.of(lang)}</p>
            </li>
        }
    };
    view! {
        <section aria-labelledby="how-to">
            <h2 id="how-to" class="visually-hidden">{words::HOW_TO.of(lang)}</h2>
            <ul class="Samples">{words::SAMPLES.into_iter().enumerate().map(sample).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// 姓名 and the number, filled in where the machine could read them.
#[component]
fn Entry(desk: Desk, zone: Zone) -> impl IntoView {
    let lang = use_lang();
    let say = move |fault: Option<Refusal>| fault.map(|why| refusal::text(&why, zone, lang));
    let (name_fault, number_fault) = (desk.name_fault, desk.number_fault);
    let heard = |fault: RwSignal<Option<Refusal>>| {
        Callback::new(move |_: String| {
            fault.set(None);
            desk.typed();
        })
    };
    let findings = move || desk.task.with(|task| task.identity.as_ref().map(|papers| told_of(&papers.findings, lang)));
    let findings = move || if desk.is_card() { findings().unwrap_or_default() } else { vec![] };
    view! {
        <div class="Entry">
            <p class="note" role="status">{move || desk.filled.get().then(|| words::READ_BY_MACHINE.of(lang))}</p>
            <Field
                name="paper-name"
                label=words::NAME.of(lang)
                input=desk.name
                autocomplete="name"
                maxlength=60
                placeholder=words::PLACEHOLDER.of(lang)
                fault=Signal::derive(move || say(name_fault.get()))
                on_input=heard(name_fault)
            />
            <Field
                name="paper-number"
                label=move || if desk.is_card() { words::ID_NUMBER } else { words::NUMBER }.of(lang)
                input=desk.number
                autocomplete="off"
                maxlength=24
                placeholder=words::PLACEHOLDER.of(lang)
                fault=Signal::derive(move || say(number_fault.get()))
                on_input=heard(number_fault)
            />
            <p class="note">{words::MUST_BE_RIGHT.of(lang)}</p>
            {move || {
                let found = findings();
                (!found.is_empty()).then(|| view! {
                    <Alert tone=Tone::Warn>
                        <ul class="Bullets">{found.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
                    </Alert>
                })
            }}
        </div>
    }
    .into_any()
}

/// What the student can mend or should know; that a nation or an address was not read changes nothing here.
fn told_of(findings: &[Finding], lang: Lang) -> Vec<String> {
    let of_use = |finding: &&Finding| match finding {
        Finding::Unread { field } => matches!(field, IdField::Name | IdField::Number | IdField::Validity),
        finding => finding.severity() > Severity::Ask || **finding == Finding::NumberInvalid,
    };
    findings.iter().filter(of_use).map(|finding| idcard::finding(finding, lang)).collect()
}

/// What does not agree, and the way to a person.
#[component]
fn Doubts(desk: Desk, insist: Callback<()>, pending: Signal<bool>) -> impl IntoView {
    let lang = use_lang();
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if desk.doubts.with(|doubts| !doubts.is_empty()) {
            // Below the fold on a phone: the focus brings it there, once it is drawn.
            request_animation_frame(move || {
                let _ = place.get_untracked().map(|place| place.focus());
            });
        }
    });
    view! {
        <div class="Doubts" role="alert" tabindex="-1" node_ref=place>
            {move || {
                let doubts = desk.doubts.get();
                (!doubts.is_empty()).then(|| view! {
                    <Alert tone=Tone::Warn>
                        <p><strong>{words::DOUBTS_TITLE.of(lang)}</strong></p>
                        <ul class="Bullets">
                            {doubts.iter().map(|doubt| view! { <li>{identity::doubt(doubt, lang)}</li> }).collect_view()}
                        </ul>
                        <p>{words::DOUBTS_MEND.of(lang)}</p>
                    </Alert>
                    <Button kind=ButtonKind::Secondary pending on_press=insist>{words::INSIST.of(lang)}</Button>
                })
            }}
        </div>
    }
    .into_any()
}
