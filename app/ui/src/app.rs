//! The app: contexts that every page may use, and the routes.

use crate::components::Arrived;
use crate::pages::{not_found::NotFound, staff::StaffRoutes};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Router, Routes};

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(api::locale::current());
    provide_context(Arrived(StoredValue::new(false)));
    view! {
        <Router>
            <Routes fallback=NotFound>
                <StaffRoutes/>
            </Routes>
        </Router>
    }
}
