//! The session page: what is collected, when, to which standard, and the way in.

use crate::components::{
    ActionBar, Alert, ButtonKind, Card, Fact, Facts, LinkButton, Pill, Screen, SkeletonScreen, Tone,
};
use crate::messages::{Words, session as words, use_lang};
use crate::pages::step_page::{Failed, use_code};
use crate::place;
use api::ApiError;
use domain::refusal::Refusal;
use domain::session::Window;
use domain::spec::PhotoSpec;
use domain::task::SessionCard;
use domain::time::{Seconds, Timestamp, Zone};
use domain::words::{Lang, refusal};
use leptos::prelude::*;

#[component]
pub fn SessionPage() -> impl IntoView {
    let code = use_code();
    let found = Resource::new(
        move || code.get(),
        |code| async move {
            let code = api::sessions::in_address(code)?;
            let card = api::sessions::find(code.to_string()).await?;
            // Somebody who is signed in goes on where they were.
            let task = api::tasks::find(code).await?;
            Ok::<_, ApiError>((card, task.map(|task| place::resume(&task))))
        },
    );
    view! {
        <Suspense fallback=SkeletonScreen>
            {move || Suspend::new(async move {
                match found.await {
                    Ok((card, resume)) => view! { <SessionView card resume/> }.into_any(),
                    Err(error) => view! { <Failed error retry=move || found.refetch()/> }.into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}

#[component]
pub fn SessionView(
    card: SessionCard,
    /// Where a signed-in student goes on.
    #[prop(optional_no_strip)]
    resume: Option<String>,
) -> impl IntoView {
    let lang = use_lang();
    let SessionCard { school, session, now } = card;
    let zone = school.zone;
    let standing = session.window.check(zone, now);
    let pill = state_pill(&session.window, &standing, now, lang);
    let facts =
        PhotoSpec::find(&session.settings.spec).map(|spec| (words::background(&spec, lang), words::spec(&spec, lang)));
    let way_in = resume.unwrap_or_else(|| place::sign_in(&session.code));
    view! {
        <Screen title=session.title.clone() school=school.name.clone() above=move || pill.clone().into_view()>
            <p class="lead">{words::LEAD.of(lang)}</p>
            <Card>
                <Facts>
                    <Fact name=words::SESSION.of(lang)>{words::printed(&session.code)}</Fact>
                    <Fact name=words::AUDIENCE.of(lang)>{session.audience.clone()}</Fact>
                    <Fact name=words::TIME.of(lang)>{words::window(&session.window, zone, lang)}</Fact>
                    {facts.map(|(background, spec)| view! {
                        <Fact name=words::BACKGROUND.of(lang)>{background}</Fact>
                        <Fact name=words::SPEC.of(lang)>{spec}</Fact>
                    })}
                    <Fact name=words::FEE.of(lang)>{words::FREE.of(lang)}</Fact>
                </Facts>
            </Card>
            <h2>{words::STEPS_TITLE.of(lang)}</h2>
            <FiveSteps/>
            <ActionBar>
                {way(standing, way_in, zone, lang)}
            </ActionBar>
        </Screen>
    }
    .into_any()
}

/// The state of a session: tone and words.
#[derive(Clone)]
struct State(Tone, String);

impl State {
    fn into_view(self) -> AnyView {
        view! { <Pill tone=self.0>{self.1}</Pill> }.into_any()
    }
}

fn state_pill(window: &Window, standing: &Result<(), Refusal>, now: Timestamp, lang: Lang) -> State {
    match standing {
        Ok(()) => State(Tone::Ok, words::open(Seconds(now.seconds_until(window.closes_at)), lang)),
        Err(Refusal::NotYetOpen { .. }) => State(Tone::Warn, words::NOT_OPEN.of(lang).into()),
        Err(Refusal::OutsideHours { .. }) => State(Tone::Warn, words::OFF_HOURS.of(lang).into()),
        Err(_) => State(Tone::Quiet, words::CLOSED.of(lang).into()),
    }
}

/// In, or why not now. What was submitted can be looked at in any case.
fn way(standing: Result<(), Refusal>, way_in: String, zone: Zone, lang: Lang) -> AnyView {
    match standing {
        Ok(()) => view! { <LinkButton href=way_in>{words::ENTER.of(lang)}</LinkButton> }.into_any(),
        Err(why) => view! {
            <Alert tone=Tone::Warn>{refusal::text(&why, zone, lang)}</Alert>
            <LinkButton href=way_in kind=ButtonKind::Secondary>{words::SEE_MINE.of(lang)}</LinkButton>
        }
        .into_any(),
    }
}

/// What is ahead, in five lines.
#[component]
pub fn FiveSteps() -> impl IntoView {
    let lang = use_lang();
    let line = move |(index, (name, note)): (usize, (Words, Words))| {
        view! {
            <li>
                <span class="number" aria-hidden="true">{index + 1}</span>
                <span>{name.of(lang)}</span>
                <span class="note">{note.of(lang)}</span>
            </li>
        }
    };
    view! { <ol class="FiveSteps">{words::STEPS.into_iter().enumerate().map(line).collect_view()}</ol> }.into_any()
}
