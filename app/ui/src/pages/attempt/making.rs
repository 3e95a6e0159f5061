//! 照片制作: bytes leave, the server makes and checks, one bar tells how far.

use crate::components::Screen;
use crate::messages::{capture as words, use_lang};
use domain::journey::Step;
use domain::task::Task;
use leptos::prelude::*;

/// The bytes are this share of the whole: over a phone's network they take longest.
const UPLOAD_SHARE: f64 = 0.7;

#[component]
pub fn MakingView(
    task: Task,
    /// The share of bytes that have left.
    #[prop(into)]
    progress: Signal<f64>,
) -> impl IntoView {
    let lang = use_lang();
    let stage = move || usize::from(progress.get() >= 1.0);
    // What the server does afterwards it does in one go and tells nothing in between: the bar waits where bytes ended.
    let value = move || progress.get() * UPLOAD_SHARE;
    let line = move |(index, name): (usize, crate::messages::Words)| {
        let state = move || match index.cmp(&stage()) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "now",
            // Making and checking are one answer; both are under way.
            std::cmp::Ordering::Greater if stage() == 1 => "now",
            std::cmp::Ordering::Greater => "ahead",
        };
        let share = move || (index == 0).then(|| words::percent(progress.get()));
        view! { <li data-state=state>{name.of(lang)} " " <span class="note figures">{share}</span></li> }
    };
    view! {
        <Screen title=words::MAKING_TITLE.of(lang) school=task.school.name stage=Some(Step::Capture.stage())>
            <p class="lead" role="status">{words::MAKING_LEAD.of(lang)}</p>
            <progress class="Making" max="1" value=value aria-label=words::MAKING_TITLE.of(lang)></progress>
            <ol class="Stages">{words::STAGES.into_iter().enumerate().map(line).collect_view()}</ol>
        </Screen>
    }
    .into_any()
}
