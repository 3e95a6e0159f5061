//! The app: contexts that every page may use, and the routes.

use crate::components::Arrived;
use crate::pages::attempt::{CalibratePage, CapturePage, ResultPage};
use crate::pages::consent::{ConsentPage, PrivacyPage};
use crate::pages::contact::ContactPage;
use crate::pages::demo::{DemoPage, OutboxPage};
use crate::pages::draft::{ConfirmPage, DraftsPage};
use crate::pages::identity::IdentityPage;
use crate::pages::not_found::NotFound;
use crate::pages::notice::{CautionsPage, NoticePage, NotificationsPage, RulesPage};
use crate::pages::platform::PlatformsPage;
use crate::pages::review::StatusPage;
use crate::pages::session::{EnterPage, SessionPage, StartPage};
use crate::pages::staff::StaffRoutes;
use crate::pages::step_page::Known;
use crate::pages::student::{PasswordPage, SignInPage};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{MatchNestedRoutes, SsrMode, path};

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(api::locale::current());
    provide_context(Arrived(StoredValue::new(false)));
    provide_context(Known(StoredValue::new(None)));
    Effect::new(move |_| mark_awake());
    view! {
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/") view=StartPage/>
                <Route path=path!("/enter") view=EnterPage/>
                <Route path=path!("/demo") view=DemoPage ssr=SsrMode::Async/>
                <Route path=path!("/demo/outbox") view=OutboxPage ssr=SsrMode::Async/>
                <StudentRoutes/>
                <StaffRoutes/>
            </Routes>
        </Router>
    }
}

/// Says on the document that the page answers now: for the style, and for tests that must not be faster than a hand.
fn mark_awake() {
    if let Some(root) = document().document_element() {
        // Refused only for names that are no names.
        let _ = root.set_attribute("data-hydrated", "");
    }
}

/// A student's journey through one session. Each page waits for its task on the server: who is not there yet is sent on
/// by the first answer already.
#[component(transparent)]
fn StudentRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/s/:code") view=SessionPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/sign-in") view=SignInPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/password") view=PasswordPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/consent") view=ConsentPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/contact") view=ContactPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/identity") view=IdentityPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/notice") view=NoticePage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/cautions") view=CautionsPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/notifications") view=NotificationsPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/rules") view=RulesPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/capture") view=CapturePage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/result") view=ResultPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/calibrate") view=CalibratePage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/platforms") view=PlatformsPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/drafts") view=DraftsPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/confirm") view=ConfirmPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/status") view=StatusPage ssr=SsrMode::Async/>
        <Route path=path!("/s/:code/privacy") view=PrivacyPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
