//! The lock of an account, and ending it with a reason.

use crate::act::Act;
use crate::components::{Alert, Button, ButtonKind, Fact, Facts, Pill, Tone, Trouble};
use crate::messages::{common, use_lang};
use crate::pages::staff::messages as say;
use crate::pages::staff::parts::{lock_cause, use_zone};
use domain::lock::{Lock, LockKind};
use domain::time::Timestamp;
use domain::words::clock;
use leptos::ev::SubmitEvent;
use leptos::{html, prelude::*};

/// The locks of one student: those that hold with the way out, those that are over as a list.
#[component]
pub fn LockCard(
    locks: Vec<Lock>,
    now: Timestamp,
    name: String,
    /// The role may unlock; `lift` takes the reason.
    may_unlock: bool,
    lift: Act<String>,
) -> impl IntoView {
    let lang = use_lang();
    let (holding, over): (Vec<Lock>, Vec<Lock>) = locks.into_iter().partition(|lock| lock.holds(now));
    let locked = !holding.is_empty();
    view! {
        <section class="LockCard" data-locked=locked.then_some("") aria-labelledby="lock-title">
            <h2 id="lock-title">{say::LOCK.of(lang)}</h2>
            {holding.into_iter().map(|lock| view! { <Holding lock/> }).collect_view()}
            {if !locked {
                view! { <p class="note">{say::NOT_LOCKED.of(lang)}</p> }.into_any()
            } else if may_unlock {
                view! { <UnlockForm name lift/> }.into_any()
            } else {
                ().into_any()
            }}
            {(!over.is_empty()).then(|| view! {
                <h3>{say::EARLIER_LOCKS.of(lang)}</h3>
                <ul class="over">{over.into_iter().map(|lock| view! { <Over lock/> }).collect_view()}</ul>
            })}
        </section>
    }
    .into_any()
}

#[component]
fn Holding(lock: Lock) -> impl IntoView {
    let lang = use_lang();
    let end = match lock.kind {
        LockKind::Timed { until } => {
            let until = clock::short(until, use_zone(), lang);
            lang.pick(format!("至 {until}"), format!("until {until}"))
        }
        LockKind::UntilUnlocked { .. } => lang.pick("直到管理员解锁", "until an administrator unlocks it").into(),
    };
    view! {
        <Facts>
            <Fact name=say::LOCK_CAUSE.of(lang)>
                <Pill tone=Tone::Danger>{lock_cause(lock.kind, lang)}</Pill>
            </Fact>
            <Fact name=say::LOCK_SINCE.of(lang)>{clock::short(lock.since, use_zone(), lang)}</Fact>
            <Fact name=say::LOCK_UNTIL.of(lang)>{end}</Fact>
        </Facts>
    }
    .into_any()
}

#[component]
fn Over(lock: Lock) -> impl IntoView {
    let lang = use_lang();
    let (state, at, why) = match (lock.lifted, lock.kind) {
        (Some(lift), _) => (say::LIFTED, lift.at, Some(lift.reason)),
        (None, LockKind::Timed { until }) => (say::EXPIRED, until, None),
        (None, LockKind::UntilUnlocked { .. }) => (say::LIFTED, lock.since, None),
    };
    view! {
        <li>
            <span>{clock::short(lock.since, use_zone(), lang)} " · " {lock_cause(lock.kind, lang)}</span>
            <span class="note">
                {state.of(lang)} " " {clock::short(at, use_zone(), lang)} {why.map(|why| format!(" · {why}"))}
            </span>
        </li>
    }
    .into_any()
}

/// First the reason, then a second press: an unlock forgives every failure so far.
#[component]
fn UnlockForm(name: String, lift: Act<String>) -> impl IntoView {
    let lang = use_lang();
    let entry = NodeRef::<html::Textarea>::new();
    let missing = RwSignal::new(false);
    let asked = RwSignal::new(None::<String>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let reason = entry.get_untracked().map(|entry| entry.value().trim().to_owned()).unwrap_or_default();
        missing.set(reason.is_empty());
        match (reason.is_empty(), asked.get_untracked()) {
            (true, _) => {
                // The field is where the way on is; without it the fault below still says so.
                let _ = entry.get_untracked().map(|entry| entry.focus());
            }
            (false, None) => asked.set(Some(reason)),
            (false, Some(_)) => lift.run.run(reason),
        }
    };
    let question = lang.pick(format!("确认解锁 {name} 的账号？"), format!("Unlock the account of {name}?"));
    let question = StoredValue::new(question);
    view! {
        <form class="UnlockForm" novalidate on:submit=submit>
            <label for="unlock-reason">{say::UNLOCK_REASON.of(lang)}</label>
            <textarea
                node_ref=entry
                id="unlock-reason"
                rows="2"
                maxlength="200"
                required
                aria-describedby="unlock-hint unlock-fault"
                aria-invalid=move || missing.get().then_some("true")
                on:input=move |_| missing.set(false)
            ></textarea>
            <p class="note" id="unlock-hint">{say::UNLOCK_REASON_HINT.of(lang)}</p>
            <p class="fault" id="unlock-fault" aria-live="polite">
                {move || missing.get().then(|| say::UNLOCK_REASON_MISSING.of(lang))}
            </p>
            <Trouble error=lift.error/>
            <div class="confirm" role="status">
                {move || asked.get().map(|_| view! {
                    <Alert tone=Tone::Warn>
                        <p><strong>{question.get_value()}</strong></p>
                        <p>{say::UNLOCK_CONSEQUENCE.of(lang)}</p>
                    </Alert>
                })}
            </div>
            <div class="row">
                {move || if asked.get().is_some() {
                    view! {
                        <Button submit=true kind=ButtonKind::Danger pending=lift.pending>{say::UNLOCK_CONFIRM.of(lang)}</Button>
                        <Button kind=ButtonKind::Quiet disabled=lift.pending on_press=Callback::new(move |()| asked.set(None))>
                            {common::CANCEL.of(lang)}
                        </Button>
                    }
                    .into_any()
                } else {
                    view! { <Button submit=true>{say::UNLOCK.of(lang)}</Button> }.into_any()
                }}
            </div>
        </form>
    }
    .into_any()
}
