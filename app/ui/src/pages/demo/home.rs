//! What the demo is, the ways into it, and who to be.

use super::DemoBanner;
use crate::components::{ActionBar, LinkButton, Pill, Screen, SkeletonScreen, Tone};
use crate::messages::{demo as words, use_lang};
use crate::pages::staff::role_name;
use crate::pages::step_page::Failed;
use crate::place;
use domain::demo::{Entry, Guide, StaffLogin, Standing, StudentLogin};
use leptos::prelude::*;

#[component]
pub fn DemoPage() -> impl IntoView {
    let guide = Resource::new(|| (), |()| api::demo::show());
    view! {
        <Suspense fallback=SkeletonScreen>
            {move || Suspend::new(async move {
                match guide.await {
                    Ok(guide) => view! { <DemoView guide/> }.into_any(),
                    Err(error) => view! { <Failed error retry=move || guide.refetch()/> }.into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}

#[component]
pub fn DemoView(guide: Guide) -> impl IntoView {
    let lang = use_lang();
    view! {
        <Screen title=words::TITLE.of(lang) above=|| view! { <DemoBanner/> }>
            <p class="lead">{words::LEAD.of(lang)} " " <a href=place::OUTBOX>{words::OUTBOX.of(lang)}</a></p>
            <h2>{words::SESSIONS.of(lang)}</h2>
            <ul class="DemoList">{guide.sessions.into_iter().map(|entry| view! { <SessionLine entry/> }).collect_view()}</ul>
            <h2>{words::STUDENTS.of(lang)}</h2>
            <p class="note">{words::STUDENTS_NOTE.of(lang)}</p>
            <ul class="DemoList">{guide.students.into_iter().map(|login| view! { <StudentLine login/> }).collect_view()}</ul>
            <h2>{words::STAFF.of(lang)}</h2>
            <p class="note">{words::STAFF_PASSWORD.of(lang)} " " <code>{guide.staff_password}</code> " · " <a href="/staff">{words::STAFF_ENTRY.of(lang)}</a></p>
            <ul class="DemoList">{guide.staff.into_iter().map(|login| view! { <StaffLine login/> }).collect_view()}</ul>
            <ActionBar>
                <LinkButton href=place::ENTER>{words::TRY.of(lang)}</LinkButton>
            </ActionBar>
        </Screen>
    }
    .into_any()
}

#[component]
fn SessionLine(entry: Entry) -> impl IntoView {
    view! {
        <li>
            <a href=place::session(&entry.code)>{entry.title}</a>
            <code>{entry.code.to_string()}</code>
        </li>
    }
    .into_any()
}

#[component]
fn StudentLine(login: StudentLogin) -> impl IntoView {
    let lang = use_lang();
    let (tone, standing, session) = match login.standing {
        Standing::NotBegun => (Tone::Quiet, words::NOT_BEGUN, None),
        Standing::Submitted { session } => (Tone::Info, words::SUBMITTED, Some(session)),
        Standing::Locked { session } => (Tone::Danger, words::LOCKED, Some(session)),
    };
    view! {
        <li>
            <span><code>{login.number}</code> " " {login.name}</span>
            <code>{login.password}</code>
            <span class="note">{words::ID_NUMBER.of(lang)} " " <code>{login.id_number}</code></span>
            <Pill tone>{standing.of(lang)} {session.map(|session| format!(" · {session}"))}</Pill>
        </li>
    }
    .into_any()
}

#[component]
fn StaffLine(login: StaffLogin) -> impl IntoView {
    view! {
        <li>
            <span><code>{login.login}</code> " " {login.name}</span>
            <span class="note">{role_name(login.role, use_lang())}</span>
        </li>
    }
    .into_any()
}
