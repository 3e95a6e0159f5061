//! `/staff`: on to the first page that the role may use.

use super::frame::Office;
use super::messages as say;
use super::parts::{EmptyState, PageHead, Problem};
use crate::components::Skeleton;
use crate::messages::use_lang;
use domain::staff::{Right, Role};
use leptos::prelude::*;
use leptos_router::components::Redirect;

#[component]
pub fn HomePage() -> impl IntoView {
    let me = expect_context::<Office>().me;
    view! {
        <Suspense fallback=|| view! { <Skeleton/> }>
            {move || Suspend::new(async move {
                match me.await {
                    Ok(staff) => match first_page(staff.role) {
                        Some(path) => view! { <Redirect path=path/> }.into_any(),
                        None => view! { <NothingToDo/> }.into_any(),
                    },
                    Err(error) => view! { <Problem error/> }.into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}

pub const REVIEWS: &str = "/staff/reviews";
pub const STUDENTS: &str = "/staff/students";
pub const AUDIT: &str = "/staff/audit";
pub const SIGN_IN: &str = "/staff/sign-in";
pub const HOME: &str = "/staff";

/// The pages in the order of the menu, each with the right that opens it.
pub const PAGES: [(&str, Right); 3] =
    [(REVIEWS, Right::Review), (STUDENTS, Right::SeeStudents), (AUDIT, Right::ReadAudit)];

fn first_page(role: Role) -> Option<&'static str> {
    PAGES.into_iter().find(|(_, right)| role.has(*right)).map(|(path, _)| path)
}

/// What a system administrator sees: signed in, and nothing here for them.
#[component]
pub fn NothingToDo() -> impl IntoView {
    let lang = use_lang();
    view! {
        <PageHead title=say::PRODUCT.of(lang) unseen=true/>
        <EmptyState title=say::NOTHING_TO_DO.of(lang) hint=say::NOTHING_TO_DO_HINT.of(lang)/>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_lands_on_a_page_that_it_may_use() {
        assert_eq!(first_page(Role::SchoolAdmin), Some(REVIEWS));
        assert_eq!(first_page(Role::Reviewer), Some(REVIEWS));
        assert_eq!(first_page(Role::Auditor), Some(AUDIT));
        assert_eq!(first_page(Role::SystemAdmin), None);
    }
}
