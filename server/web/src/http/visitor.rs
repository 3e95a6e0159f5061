//! A browser without a window: keeps its cookies and asks the router.

use crate::{Cli, router, site, wiring};
use api::ApiError;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use clap::Parser;
use domain::id::{AttemptKey, StudentId};
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::staff::{Role, Staff};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use services::staff::NewStaff;
use std::collections::BTreeMap;
use std::path::Path;
use testkit::World;
use tower::ServiceExt;

/// What testkit's students and our staff have chosen.
const PASSWORD: &str = "tucai-2026";
const SESSION: &str = "tucai";

pub struct Visitor {
    router: Router,
    cookies: BTreeMap<String, String>,
}

impl Visitor {
    /// Somebody who comes to this world's site for the first time.
    pub fn of(world: &World) -> Self {
        Self::at(world, "http://127.0.0.1:3000")
    }

    /// The same, where the site has this address.
    pub fn at(world: &World, public_url: &str) -> Self {
        let config = Cli::parse_from(["tucai", "--public-url", public_url, "serve"]).config;
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style/assets");
        let options = site::options(&assets, config.listen);
        let sessions = world.store.browser_sessions(wiring::now);
        let router = router::router(&config, options, world.services.clone(), sessions, None);
        Self { router, cookies: BTreeMap::new() }
    }

    /// A student at this step who has signed in.
    pub async fn student(world: &World, step: Step) -> (Self, StudentId) {
        let student = world.student(step).await;
        let mut visitor = Self::of(world);
        let number = world.task(student).await.student.number;
        assert_eq!(visitor.sign_in(world, &number, PASSWORD).await.status, StatusCode::OK);
        (visitor, student)
    }

    /// A member of staff of the whole school who has signed in.
    pub async fn staff(world: &World, role: Role) -> (Self, Staff) {
        let login = format!("{role:?}").to_lowercase();
        let new =
            NewStaff { school: world.school.id, college: None, login: login.clone(), name: "李老师".into(), role };
        let made = services::staff::create(&world.services, domain::actor::Actor::System, new, PASSWORD).await;
        let mut visitor = Self::of(world);
        let answer = visitor.post("/api/staff/sign_in", &json!({ "login": login, "password": PASSWORD })).await;
        assert_eq!(answer.status, StatusCode::OK);
        (visitor, made.expect("an account"))
    }

    pub async fn sign_in(&mut self, world: &World, number: &str, password: &str) -> Answer {
        let typed = json!({ "code": world.code(), "number": number, "password": password });
        self.post("/api/students/sign_in", &typed).await
    }

    /// The id of the browser session, as the cookie names it.
    pub fn session(&self) -> Option<String> {
        self.cookies.get(SESSION).cloned()
    }

    pub fn set_session(&mut self, id: String) {
        self.set_cookie(SESSION, id);
    }

    pub fn set_cookie(&mut self, name: &str, value: impl Into<String>) {
        self.cookies.insert(name.to_owned(), value.into());
    }

    /// Opens an address as a browser does.
    pub async fn get(&mut self, address: &str) -> Answer {
        self.ask(Method::GET, address, &[(header::ACCEPT, "text/html,*/*")], Bytes::new()).await
    }

    /// Calls a server function.
    pub async fn post(&mut self, address: &str, arguments: &Value) -> Answer {
        self.post_text(address, arguments.to_string()).await
    }

    /// Calls a server function with arguments that may be anything.
    pub async fn post_text(&mut self, address: &str, text: impl Into<Bytes>) -> Answer {
        let headers = [(header::ACCEPT, "application/json"), (header::CONTENT_TYPE, "application/json")];
        self.ask(Method::POST, address, &headers, text.into()).await
    }

    /// Sends a picture.
    pub async fn upload(&mut self, world: &World, key: AttemptKey, picture: impl Into<Bytes>) -> Answer {
        let address = format!("/api/attempts/{}/{key}?source=camera", world.code());
        self.upload_to(&address, picture).await
    }

    pub async fn upload_to(&mut self, address: &str, picture: impl Into<Bytes>) -> Answer {
        let headers = [(header::CONTENT_TYPE, "application/octet-stream")];
        self.ask(Method::POST, address, &headers, picture.into()).await
    }

    async fn ask(&mut self, method: Method, to: &str, headers: &[(header::HeaderName, &str)], body: Bytes) -> Answer {
        let mut request = Request::builder().method(method).uri(to);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        if !body.is_empty() {
            request = request.header(header::CONTENT_LENGTH, body.len());
        }
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Sends a request with this visitor's cookies, and keeps those of the answer.
    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            let cookies = cookies.join("; ").parse().expect("cookies fit into a header");
            request.headers_mut().insert(header::COOKIE, cookies);
        }
        let Ok(response) = self.router.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("the whole answer").to_bytes();
        let answer = Answer { status: parts.status, headers: parts.headers, body };
        for cookie in answer.cookies() {
            let pair = cookie.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    /// A header's value, empty when there is none.
    pub fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a readable header"))
    }

    /// Cookies that are set, with their attributes.
    pub fn cookies(&self) -> Vec<String> {
        let values = self.headers.get_all(header::SET_COOKIE).iter();
        values.map(|value| value.to_str().expect("a readable cookie").to_owned()).collect()
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    #[track_caller]
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {} {:?}", self.status, self.body))
    }

    /// What went wrong, after a look at whether the status says the same.
    #[track_caller]
    pub fn error(&self) -> ApiError {
        let error: ApiError = self.json();
        assert_eq!(self.status.as_u16(), error.status(), "{error:?}");
        error
    }

    #[track_caller]
    pub fn refusal(&self) -> Refusal {
        match self.error() {
            ApiError::Refused { why } => why,
            other => panic!("not a refusal: {other:?}"),
        }
    }
}
