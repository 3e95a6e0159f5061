//! The fetching halves of the student pages.

use super::{Hits, IdentityActs, ReferenceActs, SearchForm, StudentFileView, WaitingStudents};
use crate::act::Act;
use crate::components::Skeleton;
use crate::messages::use_lang;
use crate::pages::staff::frame::Office;
use crate::pages::staff::messages as say;
use crate::pages::staff::parts::{PageHead, Problem};
use api::ApiError;
use domain::id::EnrolmentId;
use domain::staff::{Right, StudentFile, StudentRow, WaitingList};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde::{Deserialize, Serialize};

/// What stands below the search.
#[derive(Clone, Serialize, Deserialize)]
enum Shown {
    Waiting(WaitingList),
    Hits(Vec<StudentRow>),
}

#[component]
pub fn StudentsPage() -> impl IntoView {
    let lang = use_lang();
    let search = expect_context::<Office>().search;
    let rows = Resource::new(
        move || search.get(),
        |query| async move {
            if query.is_empty() {
                api::students::waiting().await.map(Shown::Waiting)
            } else {
                api::students::search(query).await.map(Shown::Hits)
            }
        },
    );
    let on_search = Callback::new(move |query: String| {
        // The same words again are a wish to look again.
        if search.get_untracked() == query { rows.refetch() } else { search.set(query) }
    });
    view! {
        <div class="StaffPage">
            <PageHead title=say::STUDENTS.of(lang)/>
            <SearchForm query=search.get_untracked() on_search/>
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match rows.await {
                        Ok(Shown::Hits(rows)) => view! { <Hits rows/> }.into_any(),
                        Ok(Shown::Waiting(waiting)) => view! { <WaitingStudents waiting/> }.into_any(),
                        Err(error) => view! { <Problem error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

#[component]
pub fn StudentPage() -> impl IntoView {
    let lang = use_lang();
    let me = expect_context::<Office>().me;
    let params = use_params_map();
    let enrolment =
        Memo::new(move |_| params.with(|params| params.get("enrolment")).and_then(|id| id.parse::<EnrolmentId>().ok()));
    let file = Resource::new(
        move || enrolment.get(),
        |enrolment| async move {
            match enrolment {
                Some(enrolment) => api::students::open(enrolment).await,
                None => Err(ApiError::NotFound),
            }
        },
    );
    view! {
        <div class="StaffPage">
            <Suspense fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match file.await {
                        Ok(file) => {
                            let may_unlock = me.await.is_ok_and(|me| me.role.has(Right::Unlock));
                            view! { <OpenedFile file may_unlock/> }.into_any()
                        }
                        Err(error) => {
                            let retry = Callback::new(move |()| file.refetch());
                            view! {
                                <PageHead title=say::STUDENTS.of(lang)/>
                                <Problem error on_retry=retry/>
                            }
                            .into_any()
                        }
                    }
                })}
            </Suspense>
        </div>
    }
    .into_any()
}

/// The file as it was opened, and as the answer to an unlock changes it in place.
#[component]
fn OpenedFile(file: StudentFile, may_unlock: bool) -> impl IntoView {
    let enrolment = file.row.enrolment;
    let shown = RwSignal::new(file);
    let unlocked = RwSignal::new(false);
    let lift = Act::new(
        move |reason| api::locks::lift(enrolment, reason),
        move |answer| match answer {
            Ok(file) => {
                shown.set(file);
                unlocked.set(true);
                None
            }
            Err(error) => Some(error),
        },
    );
    let show = move |answer: Result<StudentFile, ApiError>| match answer {
        Ok(file) => {
            shown.set(file);
            unlocked.set(false);
            None
        }
        Err(error) => Some(error),
    };
    let import =
        Act::new(move |picture: web_sys::File| async move { api::references::import(enrolment, &picture).await }, show);
    let delete = Act::new(move |()| api::references::delete(enrolment), show);
    let acts = ReferenceActs { import, delete };
    let papers = paper_acts(
        enrolment,
        Callback::new(move |file| {
            shown.set(file);
            unlocked.set(false);
        }),
    );
    view! { <StudentFileView file=shown unlocked may_unlock lift acts papers/> }
}

/// What can be done about the student's paper; `show` gets the file as it is after a decision.
fn paper_acts(enrolment: EnrolmentId, show: Callback<StudentFile>) -> IdentityActs {
    let settle = move |answer: Result<StudentFile, ApiError>| match answer {
        Ok(file) => {
            show.run(file);
            None
        }
        Err(error) => Some(error),
    };
    let revealed = RwSignal::new(None);
    let reveal = Act::new(
        move |()| api::identity::reveal(enrolment),
        move |answer| match answer {
            Ok(both) => {
                revealed.set(Some(both));
                None
            }
            Err(error) => Some(error),
        },
    );
    IdentityActs {
        accept: Act::new(move |()| api::identity::accept(enrolment), settle),
        vouch: Act::new(move |()| api::identity::vouch(enrolment), settle),
        refuse: Act::new(move |reason| api::identity::refuse(enrolment, reason), settle),
        reveal,
        revealed,
    }
}
