//! What the page of students shows before a search: whoever cannot go on without staff.

use super::search::StudentTable;
use crate::messages::use_lang;
use crate::pages::staff::messages as say;
use crate::pages::staff::parts::EmptyState;
use domain::staff::WaitingList;
use leptos::prelude::*;

#[component]
pub fn WaitingStudents(waiting: WaitingList) -> impl IntoView {
    let lang = use_lang();
    let WaitingList { papers, locked } = waiting;
    if papers.is_empty() && locked.is_empty() {
        return view! { <EmptyState title=say::WAITING_NONE.of(lang) hint=say::WAITING_NONE_HINT.of(lang)/> }
            .into_any();
    }
    let lists = [(locked, say::WAITING_LOCKED), (papers, say::WAITING_PAPERS)];
    lists
        .into_iter()
        .filter(|(rows, _)| !rows.is_empty())
        .map(|(rows, caption)| view! { <StudentTable rows caption/> })
        .collect_view()
        .into_any()
}
