//! The clauses, a tick, and 【同意授权】.

use crate::act::Act;
use crate::components::{ActionBar, Button, Card, Screen, Tick, Trouble};
use crate::messages::{consent as words, liveness, use_lang};
use crate::pages::step_page::{Needs, StepPage, use_guide};
use crate::place;
use domain::consent::Wishes;
use domain::journey::Step;
use domain::task::Task;
use leptos::prelude::*;

#[component]
pub fn ConsentPage() -> impl IntoView {
    let guide = use_guide();
    let view = move |task: Task| {
        let agree = |code, wishes: Wishes| api::consents::give(code, wishes.original, wishes.liveness);
        let give = guide.act(task.session.code.clone(), agree, place::resume);
        view! { <ConsentView task give/> }.into_any()
    };
    view! { <StepPage needs=Needs::Step(Step::Consent) view/> }.into_any()
}

/// `give` is told what was ticked beside the required clauses.
#[component]
pub fn ConsentView(task: Task, give: Act<Wishes>) -> impl IntoView {
    let lang = use_lang();
    let (read, keep, film) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let films = task.session.settings.liveness.is_some();
    let parties = words::Parties {
        school: &task.school.name,
        contact: &task.school.contact,
        receiver: &task.session.settings.receiver,
        session: &task.session.title,
    };
    let mut clauses = words::clauses(&parties, lang);
    if films {
        clauses.push((liveness::CLAUSE.of(lang), liveness::clause(&task.school.contact, lang)));
    }
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if read.get_untracked() {
            give.run.run(Wishes { original: keep.get_untracked(), liveness: film.get_untracked() });
        }
    };
    let clause = |(heading, text): (&'static str, String)| view! { <li><h2>{heading}</h2><p>{text}</p></li> };
    view! {
        <Screen
            title=words::TITLE.of(lang)
            school=task.school.name.clone()
            stage=Some(Step::Consent.stage())
            signed_in=Some(task.session.code.clone())
        >
            <form on:submit=submit method="post">
                <Card>
                    <ol class="Clauses">{clauses.into_iter().map(clause).collect_view()}</ol>
                </Card>
                <div class="Ticks">
                    <Tick name="read" label=words::READ.of(lang) ticked=read/>
                    <Tick name="keep-original" label=words::KEEP_ORIGINAL.of(lang) ticked=keep/>
                    {films.then(|| view! { <Tick name="film" label=liveness::AGREE.of(lang) ticked=film/> })}
                </div>
                <ActionBar>
                    <Trouble error=give.error zone=task.school.zone/>
                    <p class="note" id="why-not" aria-live="polite">{move || (!read.get()).then(|| words::WHY_NOT.of(lang))}</p>
                    <Button submit=true disabled=Signal::derive(move || !read.get()) pending=give.pending described_by="why-not">
                        {words::AGREE.of(lang)}
                    </Button>
                </ActionBar>
            </form>
        </Screen>
    }
    .into_any()
}
