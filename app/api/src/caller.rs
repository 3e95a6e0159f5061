//! Who is calling: the browser session's student or member of staff, and the services to call with.

use crate::ApiError;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use domain::actor::Actor;
use domain::id::{StaffId, StudentId};
use domain::staff::Staff;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use services::{Error, Services};
use std::future::Future;
use tower_sessions::Session;

const STUDENT: &str = "student";
const STAFF: &str = "staff";

/// Runs a use case that needs nobody signed in.
pub async fn anybody<T, F: Future<Output = Result<T, Error>>>(call: impl FnOnce(Services) -> F) -> Result<T, ApiError> {
    answer(async { Ok(call(services()?).await?) }.await)
}

/// Runs a use case of the signed-in student.
pub async fn student<T, F>(call: impl FnOnce(Services, StudentId) -> F) -> Result<T, ApiError>
where
    F: Future<Output = Result<T, Error>>,
{
    answer(
        async {
            let id = signed_in_student(&session().await?).await?.ok_or(Failure::SignedOut)?;
            Ok(call(services()?, id).await?)
        }
        .await,
    )
}

/// Like [`student`], but that nobody is signed in is an answer and no error.
pub async fn perhaps_student<T, F>(call: impl FnOnce(Services, StudentId) -> F) -> Result<Option<T>, ApiError>
where
    F: Future<Output = Result<Option<T>, Error>>,
{
    answer(
        async {
            match signed_in_student(&session().await?).await? {
                Some(id) => Ok(call(services()?, id).await?),
                None => Ok(None),
            }
        }
        .await,
    )
}

/// Runs a use case of the signed-in member of staff. Role and scope are the use case's own check.
pub async fn staff<T, F>(call: impl FnOnce(Services, Staff) -> F) -> Result<T, ApiError>
where
    F: Future<Output = Result<T, Error>>,
{
    answer(
        async {
            let services = services()?;
            let id = signed_in_staff(&session().await?).await?.ok_or(Failure::SignedOut)?;
            // Read afresh at every call: a removed account or role is gone at once.
            let staff = services::staff::find(&services, id).await?.ok_or(Failure::SignedOut)?;
            Ok(call(services, staff).await?)
        }
        .await,
    )
}

/// Begins a student's browser session. The id changes, so that a session planted before sign-in is worth nothing.
pub async fn begin_student(id: StudentId) -> Result<(), ApiError> {
    begin(STUDENT, id).await
}

pub async fn begin_staff(id: StaffId) -> Result<(), ApiError> {
    begin(STAFF, id).await
}

pub async fn end() -> Result<(), ApiError> {
    answer(async { Ok(session().await?.flush().await?) }.await)
}

async fn begin(key: &str, id: impl serde::Serialize + Send + Sync) -> Result<(), ApiError> {
    answer(
        async {
            let session = session().await?;
            session.clear().await;
            session.cycle_id().await?;
            session.insert(key, id).await?;
            Ok(())
        }
        .await,
    )
}

/// Whoever the session belongs to.
pub async fn actor(session: &Session) -> Result<Option<Actor>, Failure> {
    if let Some(id) = signed_in_student(session).await? {
        return Ok(Some(Actor::Student(id)));
    }
    Ok(signed_in_staff(session).await?.map(Actor::Staff))
}

pub async fn signed_in_student(session: &Session) -> Result<Option<StudentId>, Failure> {
    Ok(session.get(STUDENT).await?)
}

pub async fn signed_in_staff(session: &Session) -> Result<Option<StaffId>, Failure> {
    Ok(session.get(STAFF).await?)
}

/// Everything that can go wrong between the door and the use case.
pub enum Failure {
    SignedOut,
    NotFound,
    Refused(domain::refusal::Refusal),
    Internal(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(why) => Failure::Refused(why),
            Error::NotFound => Failure::NotFound,
            Error::Internal(cause) => Failure::Internal(format!("{cause:#}")),
        }
    }
}

impl From<tower_sessions::session::Error> for Failure {
    fn from(error: tower_sessions::session::Error) -> Self {
        Failure::Internal(format!("browser session: {error}"))
    }
}

/// The one place where an internal error is logged, with the reference that the person is shown.
impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::SignedOut => ApiError::SignedOut,
            Failure::NotFound => ApiError::NotFound,
            Failure::Refused(why) => ApiError::Refused { why },
            Failure::Internal(cause) => {
                let reference = uuid::Uuid::new_v4().simple().to_string()[..8].to_owned();
                tracing::error!(%reference, cause, "a call failed");
                ApiError::Internal { reference }
            }
        }
    }
}

fn services() -> Result<Services, Failure> {
    use_context().ok_or_else(|| Failure::Internal("services were not provided as context".into()))
}

async fn session() -> Result<Session, Failure> {
    leptos_axum::extract().await.map_err(|error| Failure::Internal(format!("session layer: {error}")))
}

fn answer<T>(result: Result<T, Failure>) -> Result<T, ApiError> {
    result.map_err(|failure| ApiError::from(failure).told())
}

/// Gives the answer that is being written an error's status and `Retry-After`: leptos would answer every error with 500.
pub fn tell(error: &ApiError) {
    let Some(response) = use_context::<ResponseOptions>() else { return };
    response.set_status(StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    if let Some((name, value)) = retry_after(error) {
        response.insert_header(name, value);
    }
}

/// `Retry-After` for refusals that pass with time. An HTTP date would need a clock here; seconds come from the services'.
pub fn retry_after(error: &ApiError) -> Option<(HeaderName, HeaderValue)> {
    let ApiError::Refused { why } = error else { return None };
    let now = services().ok()?.now();
    let seconds = now.seconds_until(why.retry_at()?);
    HeaderValue::from_str(&seconds.to_string()).ok().map(|value| (header::RETRY_AFTER, value))
}

/// The language that this request asks for: the cookie of the switch, else the browser's first preference.
pub fn language() -> domain::words::Lang {
    use_context::<Parts>().map(|parts| language_of(&parts)).unwrap_or_default()
}

fn language_of(parts: &Parts) -> domain::words::Lang {
    use domain::words::Lang;
    let header = |name| parts.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let cookie = header(header::COOKIE)
        .into_iter()
        .flat_map(|cookies| cookies.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix("lang="))
        .and_then(Lang::from_tag);
    // zh-CN is the product's first language: only an explicit choice makes it English.
    cookie.unwrap_or_default()
}
