//! The paper is with staff: why, whom to ask, and looking again.

use crate::components::{ActionBar, Button, ButtonKind, Card, Fact, Facts, LinkButton, Pill, Screen, Tone};
use crate::messages::{identity as words, use_lang};
use crate::place;
use domain::identity::Outcome;
use domain::journey::Step;
use domain::task::Task;
use domain::words::{clock, identity};
use leptos::prelude::*;

#[component]
pub fn WaitingView(task: Task) -> impl IntoView {
    let lang = use_lang();
    let (code, zone) = (task.session.code.clone(), task.school.zone);
    let (since, why) = match task.progress.identity {
        Some(Outcome::AwaitingStaff { since, why }) => (words::handed_in(&clock::short(since, zone, lang), lang), why),
        _ => (String::new(), vec![]),
    };
    let claim = task.identity.and_then(|papers| papers.claim);
    let again = Callback::new(|()| {
        // A page that cannot be reloaded can still be reloaded by hand.
        let _ = window().location().reload();
    });
    view! {
        <Screen
            title=words::WAITING_TITLE.of(lang)
            school=task.school.name
            stage=Some(Step::Identity.stage())
            signed_in=Some(code.clone())
            above=move || {
                let since = since.clone();
                view! { <Pill tone=Tone::Info>{since}</Pill> }
            }
        >
            <p class="lead">{words::WAITING.of(lang)}</p>
            {claim.map(|claim| view! {
                <Card>
                    <Facts>
                        <Fact name=words::KIND.of(lang)>{words::document(claim.document, lang)}</Fact>
                        <Fact name=words::NAME.of(lang)>{claim.name}</Fact>
                        <Fact name=words::NUMBER.of(lang)>{claim.number}</Fact>
                    </Facts>
                </Card>
            })}
            <h2>{words::WHY.of(lang)}</h2>
            <ul class="Bullets">
                {why.iter().map(|doubt| view! { <li>{identity::doubt(doubt, lang)}</li> }).collect_view()}
            </ul>
            <p class="note">{words::TAKE_BACK.of(lang)}</p>
            <p class="note">{words::CONTACT.of(lang)} " " {task.school.contact}</p>
            <ActionBar>
                <Button on_press=again>{words::LOOK_AGAIN.of(lang)}</Button>
                <LinkButton href=place::session(&code) kind=ButtonKind::Quiet>{words::BACK_TO_SESSION.of(lang)}</LinkButton>
            </ActionBar>
        </Screen>
    }
    .into_any()
}
