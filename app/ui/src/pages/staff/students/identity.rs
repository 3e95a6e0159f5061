//! 采集资格 in a student's file: the state; while it waits, the pictures one by one, the numbers, and the decision.

use crate::act::Act;
use crate::components::{Alert, Button, ButtonKind, Fact, Facts, Pill, Tone, Trouble};
use crate::messages::{common, identity as words, use_lang};
use crate::pages::staff::messages as say;
use crate::pages::staff::parts::use_zone;
use domain::idcard::Document;
use domain::identity::{Case, LONGEST_REASON, Outcome, Revealed, Shown, check_vouchable};
use domain::time::Timestamp;
use domain::words::{Lang, clock, identity};
use leptos::ev::SubmitEvent;
use leptos::{html, prelude::*};

/// What a member of staff can do about a paper; accepting, vouching and refusing answer with the file as it is then.
#[derive(Clone, Copy)]
pub struct IdentityActs {
    pub accept: Act<()>,
    /// The original was shown at a desk.
    pub vouch: Act<()>,
    pub refuse: Act<String>,
    pub reveal: Act<()>,
    /// What the last one answered.
    pub revealed: RwSignal<Option<Revealed>>,
}

#[component]
pub fn IdentityCard(case: Case, now: Timestamp, acts: IdentityActs) -> impl IntoView {
    let lang = use_lang();
    let at = move |time: Timestamp| clock::near(time, now, use_zone(), lang);
    let (tone, state, when) = match &case.outcome {
        None => (Tone::Quiet, say::IDENTITY_NONE, None),
        Some(Outcome::Matched { at }) => (Tone::Ok, say::IDENTITY_MATCHED, Some(*at)),
        Some(Outcome::AwaitingStaff { since, .. }) => (Tone::Warn, say::IDENTITY_AWAITS, Some(*since)),
        Some(Outcome::Accepted { at, .. }) => (Tone::Ok, say::IDENTITY_ACCEPTED, Some(*at)),
        Some(Outcome::Refused { at, .. }) => (Tone::Danger, say::IDENTITY_REFUSED, Some(*at)),
        Some(Outcome::Lapsed { at }) => (Tone::Quiet, say::IDENTITY_LAPSED, Some(*at)),
    };
    let reason = match &case.outcome {
        Some(Outcome::Refused { reason, .. }) => Some(reason.clone()),
        _ => None,
    };
    let vouchable = check_vouchable(case.outcome.as_ref()).is_ok();
    let waits = matches!(case.outcome, Some(Outcome::AwaitingStaff { .. }));
    view! {
        <section class="IdentityCard" aria-labelledby="identity-title">
            <h2 id="identity-title">{say::IDENTITY.of(lang)}</h2>
            <p><Pill tone>{state.of(lang)}</Pill> " " <span class="note">{when.map(at)}</span></p>
            {reason.map(|reason| view! { <p>{reason}</p> })}
            {waits.then(|| view! { <Waiting case acts lang/> })}
            {(vouchable && !waits).then(|| view! { <Vouch vouch=acts.vouch/> })}
        </section>
    }
    .into_any()
}

#[component]
fn Waiting(case: Case, acts: IdentityActs, lang: Lang) -> impl IntoView {
    let why = match case.outcome {
        Some(Outcome::AwaitingStaff { why, .. }) => why,
        _ => vec![],
    };
    let until = case.until.map(|until| clock::short(until, use_zone(), lang));
    let document = case.claim.as_ref().map_or(Document::IdCard, |claim| claim.document);
    view! {
        <ul class="Bullets">
            {why.iter().map(|doubt| view! { <li>{identity::doubt(doubt, lang)}</li> }).collect_view()}
        </ul>
        {case.claim.map(|claim| view! {
            <Facts>
                <Fact name=words::KIND.of(lang)>{words::document(claim.document, lang)}</Fact>
                <Fact name=say::ENTERED_NAME.of(lang)>{claim.name}</Fact>
                <Fact name=say::ENTERED_NUMBER.of(lang)>
                    {move || acts.revealed.get().map_or_else(|| claim.number.clone(), |both| both.typed)}
                </Fact>
                <Fact name=say::ROSTER_NUMBER.of(lang)>
                    {move || acts.revealed.get().map_or_else(|| case.roster_number.clone(), |both| both.roster)}
                </Fact>
            </Facts>
        })}
        <Trouble error=acts.reveal.error/>
        {move || acts.revealed.get().is_none().then(|| view! {
            <Button kind=ButtonKind::Quiet pending=acts.reveal.pending on_press=acts.reveal.run>
                {say::REVEAL.of(lang)}
            </Button>
        })}
        <ul class="papers">
            {case.pictures.into_iter().map(|shown| view! { <Paper shown document lang/> }).collect_view()}
        </ul>
        {until.map(|until| view! { <p class="note">{say::KEPT_UNTIL.of(lang)} " " {until}</p> })}
        <Decision acts lang/>
    }
    .into_any()
}

/// A picture is fetched when it is asked for, and that look is on record.
#[component]
fn Paper(shown: Shown, document: Document, lang: Lang) -> impl IntoView {
    let open = RwSignal::new(false);
    let name = StoredValue::new(words::side(shown.slot, document, lang));
    view! {
        <li>
            <Show
                when=move || open.get()
                fallback=move || view! {
                    <Button kind=ButtonKind::Secondary on_press=Callback::new(move |()| open.set(true))>
                        {say::OPEN_PAPER.of(lang)} " · " {name.get_value()}
                    </Button>
                }
            >
                <img src=api::identity::source(shown.id) alt=name.get_value() width="300" height="189"/>
            </Show>
        </li>
    }
    .into_any()
}

#[component]
fn Decision(acts: IdentityActs, lang: Lang) -> impl IntoView {
    let entry = NodeRef::<html::Textarea>::new();
    let missing = RwSignal::new(false);
    let refuse = move |event: SubmitEvent| {
        event.prevent_default();
        let reason = entry.get_untracked().map(|entry| entry.value().trim().to_owned()).unwrap_or_default();
        missing.set(reason.is_empty());
        if reason.is_empty() {
            // The field is where the way on is; without it the fault below still says so.
            let _ = entry.get_untracked().map(|entry| entry.focus());
        } else {
            acts.refuse.run.run(reason);
        }
    };
    let busy = Signal::derive(move || acts.accept.pending.get() || acts.refuse.pending.get());
    view! {
        <Alert tone=Tone::Quiet>{say::IDENTITY_CONSEQUENCE.of(lang)}</Alert>
        <Trouble error=acts.accept.error/>
        <Button pending=busy on_press=acts.accept.run>{say::IDENTITY_ACCEPT.of(lang)}</Button>
        <form class="UnlockForm" novalidate on:submit=refuse>
            <label for="identity-reason">{say::IDENTITY_REASON.of(lang)}</label>
            <textarea
                node_ref=entry
                id="identity-reason"
                rows="2"
                maxlength=LONGEST_REASON.to_string()
                required
                aria-describedby="identity-fault"
                aria-invalid=move || missing.get().then_some("true")
                on:input=move |_| missing.set(false)
            ></textarea>
            <p class="fault" id="identity-fault" aria-live="polite">
                {move || missing.get().then(|| say::IDENTITY_REASON_MISSING.of(lang))}
            </p>
            <Trouble error=acts.refuse.error/>
            <div class="row">
                <Button submit=true kind=ButtonKind::Danger pending=busy>{say::IDENTITY_REFUSE.of(lang)}</Button>
            </div>
        </form>
    }
    .into_any()
}

/// For whoever shows the original at a desk and uploads nothing. It cannot be taken back, so it is asked twice.
#[component]
fn Vouch(vouch: Act<()>) -> impl IntoView {
    let lang = use_lang();
    let asked = RwSignal::new(false);
    let ask = Callback::new(move |()| asked.set(true));
    let cancel = Callback::new(move |()| asked.set(false));
    move || match asked.get() {
        false => view! { <Button kind=ButtonKind::Secondary on_press=ask>{say::VOUCH.of(lang)}</Button> }.into_any(),
        true => view! {
            <Alert tone=Tone::Quiet>{say::VOUCH_CONSEQUENCE.of(lang)}</Alert>
            <Trouble error=vouch.error/>
            <div class="row">
                <Button pending=vouch.pending on_press=vouch.run>{say::VOUCH_NOW.of(lang)}</Button>
                <Button kind=ButtonKind::Quiet disabled=vouch.pending on_press=cancel>{common::CANCEL.of(lang)}</Button>
            </div>
        }
        .into_any(),
    }
}
