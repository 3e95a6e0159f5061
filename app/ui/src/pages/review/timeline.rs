//! From submission to download, line by line.

use crate::messages::{capture, platform, review as words, use_lang};
use domain::platform::{PlatformVerdict, State};
use domain::review::{Review, ReviewState};
use domain::task::Task;
use domain::words::clock;
use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Done,
    Now,
    Failed,
    Ahead,
}

impl Mark {
    fn name(self) -> &'static str {
        match self {
            Mark::Done => "done",
            Mark::Now => "now",
            Mark::Failed => "failed",
            Mark::Ahead => "ahead",
        }
    }

    fn words(self) -> crate::messages::Words {
        match self {
            Mark::Done => words::STEP_DONE,
            Mark::Now => words::STEP_NOW,
            Mark::Failed => words::STEP_FAILED,
            Mark::Ahead => words::STEP_AHEAD,
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Mark::Done => "✓",
            Mark::Now => "…",
            Mark::Failed => "✕",
            Mark::Ahead => "",
        }
    }
}

#[component]
pub fn Timeline(task: Task, review: Review, ahead: Signal<u32>) -> impl IntoView {
    let lang = use_lang();
    let at = |time| clock::short(time, task.school.zone, lang);
    let submitted = at(review.submitted_at);
    let checked =
        task.submitted_attempt.as_ref().map(|attempt| capture::checked(attempt.checks, attempt.took_ms, lang));
    let (mark, decided) = match &review.state {
        ReviewState::Pending => (Mark::Now, None),
        ReviewState::Rejected { at: when, .. } => (Mark::Failed, Some(at(*when))),
        ReviewState::Approved { at: when, .. } | ReviewState::Confirmed { approved_at: when, .. } => {
            (Mark::Done, Some(at(*when)))
        }
    };
    let (last, confirmed) = match &review.state {
        ReviewState::Approved { .. } => (Mark::Now, None),
        ReviewState::Confirmed { at: when, .. } => (Mark::Done, Some(at(*when))),
        _ => (Mark::Ahead, None),
    };
    let said = task.submitted_attempt.as_ref().map_or(&[][..], |attempt| task.said(Some(attempt.id)));
    let platforms = said.iter().cloned().map(|said| {
        let state = said.state(Some(&review.state));
        view! { <PlatformLine said state/> }
    });
    let platforms = platforms.collect_view();
    let standing = move || decided.clone().unwrap_or_else(|| words::ahead(ahead.get(), lang));
    view! {
        <ol class="Timeline">
            <Line mark=Mark::Done name=words::SUBMITTED.of(lang)>{submitted}</Line>
            <Line mark=Mark::Done name=words::CHECKED.of(lang)>{checked}</Line>
            {platforms}
            <Line mark name=words::REVIEW.of(lang)>{standing}</Line>
            <Line mark=last name=words::FINISH.of(lang)>{confirmed}</Line>
        </ol>
    }
    .into_any()
}

#[component]
fn Line(mark: Mark, #[prop(into)] name: String, children: Children) -> impl IntoView {
    let lang = use_lang();
    view! {
        <li data-mark=mark.name()>
            <span class="sign" aria-hidden="true">{mark.sign()}</span>
            <div>
                <p class="name">
                    {name}
                    <span class="visually-hidden">" " {mark.words().of(lang)}</span>
                </p>
                <div class="note figures">{children()}</div>
            </div>
        </li>
    }
    .into_any()
}

/// A platform's verdict; its purpose unfolds under 【详情】.
#[component]
fn PlatformLine(said: PlatformVerdict, state: State) -> impl IntoView {
    let lang = use_lang();
    let (mark, result) = match state {
        State::Passed => (Mark::Done, platform::PASSED),
        State::Unconfirmed => (Mark::Now, platform::UNCONFIRMED),
        State::Failed { .. } => (Mark::Failed, platform::FAILED),
    };
    view! {
        <Line mark name=said.platform.name>
            <details>
                <summary>{result.of(lang)} " · " <span class="link">{platform::DETAILS.of(lang)}</span></summary>
                <p>{said.platform.purpose}</p>
            </details>
        </Line>
    }
    .into_any()
}
