//! The note on pictures of papers, with a tick of its own: before the first picture.

use super::desk::Desk;
use crate::components::{Card, Tick, Trouble};
use crate::messages::{identity as words, use_lang};
use leptos::prelude::*;

#[component]
pub fn Note(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let (school, days) = desk.task.with_untracked(|task| {
        let days = task.session.settings.identity.as_ref().map_or(0, |policy| policy.kept_days);
        (task.school.clone(), days)
    });
    let clauses = StoredValue::new(words::note(&school.name, &school.contact, days, lang));
    let text = move || {
        let items = clauses.get_value().into_iter().map(|clause| view! { <li>{clause}</li> });
        view! { <ul class="Bullets note">{items.collect_view()}</ul> }
    };
    let agree = desk.agree();
    let ticked = RwSignal::new(false);
    Effect::new(move |_| {
        if ticked.get() && !desk.agreed() {
            agree.run.run(());
        }
    });
    // It can be ticked again.
    Effect::new(move |_| {
        if agree.error.get().is_some() {
            ticked.set(false);
        }
    });
    // Not the answer of each upload draws this anew.
    let agreed = Memo::new(move |_| desk.agreed());
    view! {
        <Show
            when=move || agreed.get()
            fallback=move || view! {
                <Card>
                    <h2>{words::NOTE_TITLE.of(lang)}</h2>
                    {text()}
                    <Tick name="papers" label=words::CONFIRM_READ.of(lang) ticked/>
                    <Trouble error=agree.error zone=school.zone/>
                </Card>
            }
        >
            <details class="Agreed">
                <summary><span aria-hidden="true">"✓ "</span>{words::AGREED.of(lang)}</summary>
                {text()}
            </details>
        </Show>
    }
    .into_any()
}
