//! The camera is shut: a lock, or a full draft box. In the words that were published.

use crate::clock::Clock;
use crate::components::{ActionBar, Alert, LinkButton, Milestones, RetakeButton, Screen, Tone};
use crate::messages::{capture as words, common, use_lang};
use crate::place;
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::task::Task;
use domain::words::refusal;
use leptos::prelude::*;

#[component]
pub fn BlockedView(task: Task, why: Refusal) -> impl IntoView {
    let lang = use_lang();
    let code = task.session.code.clone();
    let clock = Clock::starting(task.now);
    let title = if matches!(why, Refusal::DraftBoxFull { .. }) { words::FULL_TITLE } else { words::LOCKED_TITLE };
    let text = refusal::text(&why, task.school.zone, lang);
    let drafts = (!task.drafts.is_empty()).then(|| place::drafts(&code));
    let until = match why {
        Refusal::TimedLock { until, .. } => Some(until),
        _ => None,
    };
    let hotline = task.session.settings.hotline.clone();
    // The lock's end opens the page again; a full load also forgets whatever else was stale.
    let reload = Callback::new(|()| {
        // A page that cannot be reloaded can still be reloaded by hand.
        let _ = window().location().reload();
    });
    view! {
        <Screen title=title.of(lang) school=task.school.name stage=Some(Step::Capture.stage()) signed_in=Some(code)>
            <Alert tone=Tone::Warn>{text}</Alert>
            {(!hotline.is_empty()).then(|| view! { <p class="note">{common::HOTLINE.of(lang)} " " {hotline}</p> })}
            <ActionBar>
                {drafts.map(|href| view! { <LinkButton href>{words::TO_DRAFTS.of(lang)}</LinkButton> })}
                {until.map(|until| view! { <LockEnd clock until on_press=reload/> })}
            </ActionBar>
        </Screen>
    }
    .into_any()
}

/// The retake that a timed lock holds back: a countdown when its end is near, nothing while it is hours away.
#[component]
fn LockEnd(clock: Clock, until: domain::time::Timestamp, on_press: Callback<()>) -> impl IntoView {
    /// Longer waits read better as the time of day in the text above.
    const COUNTED: i64 = 600;
    let wait = Memo::new(move |_| clock.seconds_until(until));
    view! {
        <Show when=move || wait.get() <= COUNTED fallback=move || view! { <Milestones wait/> }>
            <RetakeButton clock until=Some(until) kind=crate::components::ButtonKind::Secondary on_press/>
        </Show>
    }
    .into_any()
}
