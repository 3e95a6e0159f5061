//! One opened review: the photo, the decision, and what it can be based on.

use super::super::messages as say;
use super::super::parts::{Key, use_zone};
use super::checks::CheckResults;
use super::choice::{Choice, Missing};
use super::liveness::LivenessResult;
use super::photo::PhotoStage;
use super::queue;
use super::rejection::RejectionForm;
use super::shortcut::{self, Shortcut};
use crate::components::{Button, ButtonKind, Compare, Compared, Pill, Tone};
use crate::messages::{compare, session, use_lang};
use crate::pages::staff::students::attempts::AttemptTimes;
use domain::id::ReviewId;
use domain::review::{Rejection, ReviewState};
use domain::staff::{QueueFilter, ReviewCase};
use domain::words::clock;
use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    Approve(ReviewId),
    Reject(ReviewId, Rejection),
}

impl Decision {
    pub fn review(&self) -> ReviewId {
        match self {
            Decision::Approve(review) | Decision::Reject(review, _) => *review,
        }
    }
}

/// The whole of a case. `next` is what 下一张 opens, `guides` outlives the case, so that the choice holds for the queue.
#[component]
pub fn ReviewCaseView(
    case: ReviewCase,
    #[prop(into)] next: Signal<Option<ReviewId>>,
    #[prop(into)] busy: Signal<bool>,
    guides: RwSignal<bool>,
    on_decide: Callback<Decision>,
    on_next: Callback<()>,
) -> impl IntoView {
    provide_context(case.zone);
    let review = case.item.review.clone();
    let id = review.id;
    let open = review.state == ReviewState::Pending;
    let lang = use_lang();
    let compared = case.reference.map(|reference| Compared {
        source: api::references::source(reference.id),
        label: compare::REFERENCE.of(lang),
    });
    let source = api::references::capture_source(case.photo.id);
    let capture = Compared { source, label: compare::CAPTURE.of(lang) };
    let flags = case.reshoot_hints().to_vec();
    let choice = Choice::empty();
    let seen = RwSignal::new(false);
    let approvable = Signal::derive(move || open && seen.get() && !busy.get());
    let rejectable = Signal::derive(move || open && choice.missing().is_none() && !busy.get());
    let approve = Callback::new(move |()| {
        if approvable.get_untracked() {
            on_decide.run(Decision::Approve(id));
        }
    });
    let reject = Callback::new(move |()| {
        if rejectable.get_untracked() {
            on_decide.run(Decision::Reject(id, choice.rejection()));
        }
    });
    shortcut::listen(Callback::new(move |pressed| match pressed {
        Shortcut::Approve => approve.run(()),
        Shortcut::Reject => reject.run(()),
        Shortcut::Next => on_next.run(()),
        Shortcut::Guides => guides.update(|shown| *shown = !*shown),
        Shortcut::Reason(reason) if open => choice.toggle(reason),
        Shortcut::Reason(_) => (),
    }));
    view! {
        <article class="ReviewCase">
            <div class="stage">
                <CaseHead case=case.clone() guides/>
                <PhotoStage photo=case.photo.clone() name=case.item.name.clone() guides seen/>
                <DecisionBar review_state=review.state.clone() choice seen approvable rejectable next approve reject on_next/>
            </div>
            <div class="facts">
                <CheckResults attempt=case.attempt flags spec=case.photo.spec platforms=case.platforms review=review.state.clone()/>
                {case.liveness.map(|(challenge, verdict)| view! { <LivenessResult challenge verdict/> })}
                {compared.is_some().then(|| view! { <Compare reference=compared.clone() capture=capture.clone()/> })}
                {open.then(|| view! { <RejectionForm choice/> })}
                // That there is nothing to compare with takes no room before what is decided with.
                {compared.is_none().then(|| view! { <Compare capture/> })}
                <AttemptTimes attempts=case.attempts submitted_at=review.submitted_at due_at=review.due_at now=case.now/>
            </div>
        </article>
    }
    .into_any()
}

/// Who it is, masked, and the switch of the guides.
#[component]
fn CaseHead(case: ReviewCase, guides: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    view! {
        <header class="CaseHead">
            <a class="back" href=queue::address(None, QueueFilter::Pending)>"‹ " {say::BACK_TO_QUEUE.of(lang)}</a>
            <div class="who">
                <h2>{case.item.name}</h2>
                <p>{case.item.number} " · " {case.item.college}</p>
                <p>{session::standard(&case.spec, &case.policy, lang)}</p>
            </div>
            <button
                type="button"
                aria-pressed=move || guides.get().to_string()
                aria-keyshortcuts="G"
                disabled=move || !awake.get()
                on:click=move |_| guides.update(|shown| *shown = !*shown)
            >
                {say::GUIDES.of(lang)}
                <Key name="G"/>
            </button>
        </header>
    }
    .into_any()
}

#[component]
fn DecisionBar(
    review_state: ReviewState,
    choice: Choice,
    seen: RwSignal<bool>,
    approvable: Signal<bool>,
    rejectable: Signal<bool>,
    next: Signal<Option<ReviewId>>,
    approve: Callback<()>,
    reject: Callback<()>,
    on_next: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let open = review_state == ReviewState::Pending;
    let hint = move || match choice.missing() {
        _ if !open => ().into_any(),
        _ if !seen.get() => say::PHOTO_LOADING.of(lang).into_any(),
        // On a phone the reasons are a scroll away.
        Some(Missing::Reason) => view! { <a href="#reject-title">{say::CHOOSE_REASON.of(lang)}</a> }.into_any(),
        Some(Missing::Note) => say::OTHER_NEEDS_NOTE.of(lang).into_any(),
        None => ().into_any(),
    };
    let buttons = match review_state {
        ReviewState::Pending => view! {
            <Button disabled=Signal::derive(move || !approvable.get()) on_press=approve attr:aria-keyshortcuts="A">
                {say::APPROVE.of(lang)}
                <Key name="A"/>
            </Button>
            <Button
                kind=ButtonKind::Danger
                disabled=Signal::derive(move || !rejectable.get())
                described_by="decision-hint"
                on_press=reject
                attr:aria-keyshortcuts="R"
            >
                {say::REJECT.of(lang)}
                <Key name="R"/>
            </Button>
        }
        .into_any(),
        decided => view! { <DecidedBefore state=decided/> }.into_any(),
    };
    view! {
        <div class="DecisionBar" role="group" aria-label=say::DECISION.of(lang)>
            {buttons}
            <Button kind=ButtonKind::Quiet disabled=Signal::derive(move || next.get().is_none()) on_press=on_next attr:aria-keyshortcuts="ArrowRight">
                {say::NEXT.of(lang)}
                <Key name="→"/>
            </Button>
            <p class="hint" id="decision-hint">{hint}</p>
        </div>
    }
    .into_any()
}

/// A review that was opened by its address after somebody decided on it.
#[component]
fn DecidedBefore(state: ReviewState) -> impl IntoView {
    let lang = use_lang();
    let (tone, words, at) = match state {
        ReviewState::Rejected { at, .. } => (Tone::Danger, say::REJECTED_NEXT, at),
        ReviewState::Approved { at, .. } | ReviewState::Confirmed { approved_at: at, .. } => {
            (Tone::Ok, say::APPROVED_NEXT, at)
        }
        ReviewState::Pending => return ().into_any(),
    };
    view! {
        <p class="DecidedBefore">
            <Pill tone=tone>{words.of(lang)}</Pill>
            {clock::short(at, use_zone(), lang)}
        </p>
    }
    .into_any()
}
