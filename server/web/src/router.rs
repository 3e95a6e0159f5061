//! The routes and the layers around them.

use crate::config::Config;
use crate::site;
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use domain::demo::Guide;
use leptos::prelude::{LeptosOptions, provide_context};
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use services::Services;
use std::sync::LazyLock;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

/// Forms are small; only the attempt route takes pictures, and has a limit of its own.
const LARGEST_FORM: usize = 64 << 10;

/// A phone is often handed to the photographer and back: half a day, then the student signs in again.
const SESSION_LIFE: time::Duration = time::Duration::hours(12);

/// Longer than a development in a full queue, shorter than people's patience.
const LONGEST_ANSWER: Duration = Duration::from_secs(60);

/// Listed once a process: while leptos lists routes, any page that is being rendered in the same process waits for its
/// resources for ever (leptos issue 4773), and tests make many routers.
static PAGES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(ui::App));

pub fn router(
    config: &Config,
    options: LeptosOptions,
    services: Services,
    sessions: store::BrowserSessions,
    guide: Option<Guide>,
) -> Router {
    let cookies = SessionManagerLayer::new(sessions)
        .with_name("tucai")
        .with_secure(config.secure_cookies())
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(SESSION_LIFE));
    let provide = {
        let services = services.clone();
        move || {
            provide_context(services.clone());
            if let Some(guide) = guide.clone() {
                provide_context(guide);
            }
        }
    };
    let shell = {
        let options = options.clone();
        move || ui::shell(options.clone())
    };
    let pages = Router::new()
        .leptos_routes_with_context(&options, PAGES.clone(), provide.clone(), shell)
        .fallback_service(site::files(&options, provide))
        .layer(RequestBodyLimitLayer::new(LARGEST_FORM))
        .with_state(options);
    Router::new()
        .merge(api::routes::routes(services))
        .merge(pages)
        .layer(cookies)
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, LONGEST_ANSWER))
        .layer(CatchPanicLayer::new())
        .layer(header_layer(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header_layer(header::REFERRER_POLICY, "same-origin"))
        .layer(header_layer(header::X_FRAME_OPTIONS, "DENY"))
        .layer(header_layer(
            header::HeaderName::from_static("permissions-policy"),
            "camera=(self), microphone=(), geolocation=(), payment=()",
        ))
}

fn header_layer(name: header::HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}
