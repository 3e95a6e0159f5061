//! The search for a student: the form and what it found.

use crate::components::Button;
use crate::messages::{Words, use_lang};
use crate::pages::staff::home;
use crate::pages::staff::messages as say;
use crate::pages::staff::parts::{EmptyState, StateOf};
use domain::id::EnrolmentId;
use domain::staff::StudentRow;
use leptos::ev::SubmitEvent;
use leptos::{html, prelude::*};

#[component]
pub fn SearchForm(query: String, on_search: Callback<String>) -> impl IntoView {
    let lang = use_lang();
    let entry = NodeRef::<html::Input>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = entry.get_untracked().map(|entry| entry.value().trim().to_owned()).unwrap_or_default();
        on_search.run(typed);
    };
    view! {
        <form class="SearchForm" role="search" on:submit=submit>
            <label for="search">{say::SEARCH_LABEL.of(lang)}</label>
            <div class="row">
                <input
                    node_ref=entry
                    id="search"
                    type="search"
                    autocomplete="off"
                    maxlength="64"
                    value=query
                    aria-describedby="search-hint"
                />
                <Button submit=true>{say::SEARCH.of(lang)}</Button>
            </div>
            <p class="note" id="search-hint">{say::SEARCH_HINT.of(lang)}</p>
        </form>
    }
    .into_any()
}

/// What was found.
#[component]
pub fn Hits(rows: Vec<StudentRow>) -> impl IntoView {
    let lang = use_lang();
    if rows.is_empty() {
        return view! { <EmptyState title=say::SEARCH_NONE.of(lang) hint=say::SEARCH_NONE_HINT.of(lang)/> }.into_any();
    }
    view! { <StudentTable rows caption=say::SEARCH_RESULTS/> }.into_any()
}

/// Students, masked; a row opens its file. On a phone each row is a card, whose cells carry their column's name.
#[component]
pub fn StudentTable(rows: Vec<StudentRow>, caption: Words) -> impl IntoView {
    let lang = use_lang();
    let columns = [say::NAME, say::NUMBER, say::COLLEGE, say::CLASS_NAME, say::SESSION, say::STATE];
    let found = rows.len();
    view! {
        <table class="StudentTable">
            <caption>{caption.of(lang)} " · " {found} " " {say::FOUND.of(lang)}</caption>
            <thead>
                <tr>{columns.map(|column| view! { <th scope="col">{column.of(lang)}</th> }).collect_view()}</tr>
            </thead>
            <tbody>{rows.into_iter().map(|row| view! { <StudentLine row/> }).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn StudentLine(row: StudentRow) -> impl IntoView {
    let lang = use_lang();
    let state = view! { <StateOf row=row.clone()/> };
    view! {
        <tr>
            <th scope="row">
                <a href=address(row.enrolment)>{row.name}</a>
            </th>
            <td class="number" data-column=say::NUMBER.of(lang)>{row.number}</td>
            <td data-column=say::COLLEGE.of(lang)>{row.college}</td>
            <td data-column=say::CLASS_NAME.of(lang)>{row.class_name}</td>
            <td data-column=say::SESSION.of(lang)>
                {row.session_title} <span class="note">{row.session.to_string()}</span>
            </td>
            <td data-column=say::STATE.of(lang)>
                {state}
            </td>
        </tr>
    }
    .into_any()
}

pub fn address(enrolment: EnrolmentId) -> String {
    format!("{}/{enrolment}", home::STUDENTS)
}
