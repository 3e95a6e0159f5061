//! How many platforms passed a photo, in one line, with the way to what each of them says.

use super::Subject;
use crate::components::{Pill, Tone};
use crate::messages::{platform as words, use_lang};
use leptos::prelude::*;

#[component]
pub fn PlatformSummary(subject: Subject, #[prop(into)] href: String) -> impl IntoView {
    let lang = use_lang();
    let tone = match (subject.all_passed, subject.failed()) {
        (true, _) => Tone::Ok,
        (false, 0) => Tone::Info,
        (false, _) => Tone::Danger,
    };
    let count = words::passed_of(subject.passed(), subject.said.len(), lang);
    view! {
        <a class="PlatformSummary" href=href>
            <span class="name">{words::TITLE.of(lang)}</span>
            <Pill tone>{count}</Pill>
            <span class="more">{words::SEE.of(lang)}</span>
        </a>
    }
    .into_any()
}
