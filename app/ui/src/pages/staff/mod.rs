//! The staff's side, nested under /staff: sign-in, the review desk, students and the audit log.
//!
//! Views end in `into_any`: their types, nested in each other, are deeper than the compiler can lay out when it builds for
//! the browser (`cargo check` does not notice).

pub mod audit;
pub mod frame;
pub mod home;
mod measures;
pub mod messages;
pub mod parts;
pub mod reviews;
pub mod sign_in;
pub mod students;

pub use messages::role as role_name;

use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route};
use leptos_router::{MatchNestedRoutes, SsrMode, path};

/// Everything under /staff. Pages wait for their data on the server, so that a signed-out visitor is sent to sign in by
/// the first answer already.
#[component(transparent)]
pub fn StaffRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/staff/sign-in") view=sign_in::SignInPage ssr=SsrMode::Async/>
        <ParentRoute path=path!("/staff") view=frame::StaffFrame ssr=SsrMode::Async>
            <Route path=path!("") view=home::HomePage ssr=SsrMode::Async/>
            <Route path=path!("reviews/:id?") view=reviews::ReviewsPage ssr=SsrMode::Async/>
            <Route path=path!("students") view=students::StudentsPage ssr=SsrMode::Async/>
            <Route path=path!("students/:enrolment") view=students::StudentPage ssr=SsrMode::Async/>
            <Route path=path!("audit") view=audit::AuditPage ssr=SsrMode::Async/>
        </ParentRoute>
    }
    .into_inner()
}
