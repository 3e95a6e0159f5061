//! The routes that carry bytes instead of server functions: a picture in, pictures out.

use crate::caller::{self, Failure};
use crate::{ApiError, attempts, burst};
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use domain::attempt::Source;
use domain::id::{AttemptKey, CardPictureId, EnrolmentId, PhotoId, ReferenceId};
use domain::idcard::Document;
use domain::identity::Slot;
use domain::photo::FileFault;
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::staff::{Staff, StudentFile};
use domain::task::Task;
use serde::Deserialize;
use services::Services;
use services::attempts::Upload;
use tower_sessions::Session;

pub fn routes(services: Services) -> Router {
    let limit = DefaultBodyLimit::max(attempts::LARGEST as usize);
    let bursts = DefaultBodyLimit::max(burst::LARGEST as usize);
    Router::new()
        .route("/api/attempts/{code}/{key}", post(submit).layer(limit))
        .route("/api/references/{enrolment}", post(import_reference).layer(limit))
        .route("/api/attempts/{code}/{key}/live", post(submit_live).layer(bursts))
        .route("/api/identity/{code}/{slot}", post(submit_paper).layer(limit))
        .route("/identity/{picture}", get(paper))
        .route("/photos/{photo}", get(photo))
        .route("/photos/{photo}/aligned", get(aligned_photo))
        .route("/references/{reference}", get(reference))
        .route("/download/{code}", get(download))
        .with_state(services)
}

#[derive(Deserialize)]
struct Origin {
    source: Source,
}

async fn submit(
    State(services): State<Services>,
    session: Session,
    Path((code, key)): Path<(SessionCode, AttemptKey)>,
    Query(origin): Query<Origin>,
    request: Request,
) -> Result<Json<Task>, Refused> {
    // Before the picture is read: strangers must not make us take in what we then throw away.
    let student = caller::signed_in_student(&session).await?.ok_or(Failure::SignedOut)?;
    let picture = picture(request).await?;
    let upload = Upload::of(key, origin.source, picture);
    let task = services::attempts::submit(&services, student, &code, upload).await;
    task.map(Json).map_err(|error| Refused::at(&services, error.into()))
}

/// A photo with the burst that answers a liveness challenge.
async fn submit_live(
    State(services): State<Services>,
    session: Session,
    Path((code, key)): Path<(SessionCode, AttemptKey)>,
    request: Request,
) -> Result<Json<Task>, Refused> {
    let student = caller::signed_in_student(&session).await?.ok_or(Failure::SignedOut)?;
    if declared(request.headers()).is_some_and(|length| length > burst::LARGEST) {
        return Err(Failure::Refused(too_large(burst::LARGEST)).into());
    }
    let (picture, burst) = burst::read(request, services.now()).await?;
    let upload = Upload { burst: Some(burst), ..Upload::of(key, Source::Camera, picture) };
    let task = services::attempts::submit(&services, student, &code, upload).await;
    task.map(Json).map_err(|error| Refused::at(&services, error.into()))
}

#[derive(Deserialize)]
struct Paper {
    document: Document,
}

/// One side of a card, or a page of another paper.
async fn submit_paper(
    State(services): State<Services>,
    session: Session,
    Path((code, slot)): Path<(SessionCode, Slot)>,
    Query(Paper { document }): Query<Paper>,
    request: Request,
) -> Result<Json<Task>, Refused> {
    let student = caller::signed_in_student(&session).await?.ok_or(Failure::SignedOut)?;
    let upload = services::identity::Upload { slot, document, picture: picture(request).await? };
    let task = services::identity::upload(&services, student, &code, upload).await;
    task.map(Json).map_err(|error| Refused::at(&services, error.into()))
}

async fn paper(
    State(services): State<Services>,
    session: Session,
    Path(picture): Path<CardPictureId>,
) -> Result<Response, Refused> {
    let actor = caller::actor(&session).await?.ok_or(Failure::SignedOut)?;
    let mut response = shown(services::identity::picture(&services, actor, picture).await?);
    // Each look is on record, so that no browser answers the second one from its store.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

fn too_large(limit: u64) -> Refusal {
    Refusal::File { fault: FileFault::TooManyBytes { limit } }
}

/// Reads the body, unless it says itself that it is too large; one that does not is read to the limit and no further.
async fn picture(request: Request) -> Result<Vec<u8>, Refused> {
    let too_large = || Failure::Refused(too_large(attempts::LARGEST));
    if declared(request.headers()).is_some_and(|length| length > attempts::LARGEST) {
        return Err(too_large().into());
    }
    match Bytes::from_request(request, &()).await {
        Ok(bytes) => Ok(bytes.into()),
        Err(refused) if refused.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(too_large().into()),
        Err(_) => Err(ApiError::Malformed.into()),
    }
}

fn declared(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

async fn photo(
    State(services): State<Services>,
    session: Session,
    Path(photo): Path<PhotoId>,
) -> Result<Response, Refused> {
    let actor = caller::actor(&session).await?.ok_or(Failure::SignedOut)?;
    Ok(shown(services::photos::read(&services, actor, photo).await?))
}

async fn aligned_photo(
    State(services): State<Services>,
    session: Session,
    Path(photo): Path<PhotoId>,
) -> Result<Response, Refused> {
    let staff = staff(&services, &session).await?;
    let face = services::references::read_capture(&services, &staff, photo).await;
    face.map(shown).map_err(|error| Refused::at(&services, error.into()))
}

async fn reference(
    State(services): State<Services>,
    session: Session,
    Path(reference): Path<ReferenceId>,
) -> Result<Response, Refused> {
    let staff = staff(&services, &session).await?;
    Ok(shown(services::references::read(&services, &staff, reference).await?))
}

async fn import_reference(
    State(services): State<Services>,
    session: Session,
    Path(enrolment): Path<EnrolmentId>,
    request: Request,
) -> Result<Json<StudentFile>, Refused> {
    let staff = staff(&services, &session).await?;
    let picture = picture(request).await?;
    let file = services::references::import(&services, &staff, enrolment, picture).await;
    file.map(Json).map_err(|error| Refused::at(&services, error.into()))
}

/// The signed-in member of staff, read afresh as for server functions.
async fn staff(services: &Services, session: &Session) -> Result<Staff, Failure> {
    let id = caller::signed_in_staff(session).await?.ok_or(Failure::SignedOut)?;
    services::staff::find(services, id).await?.ok_or(Failure::SignedOut)
}

/// A picture for the screen.
fn shown(jpeg: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        // Kept by this browser only, and asked for again once it is closed.
        (header::CACHE_CONTROL, "private, max-age=600"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, jpeg).into_response()
}

async fn download(
    State(services): State<Services>,
    session: Session,
    Path(code): Path<SessionCode>,
) -> Result<Response, Refused> {
    let student = caller::signed_in_student(&session).await?.ok_or(Failure::SignedOut)?;
    let file = services::photos::download(&services, student, &code).await?;
    let disposition = format!("attachment; filename=\"{}\"", file.name);
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, file.jpeg).into_response())
}

/// A refusal as an HTTP answer: its status, `Retry-After` where time mends it, and the error as JSON.
struct Refused {
    error: ApiError,
    retry_after: Option<i64>,
}

impl Refused {
    fn at(services: &Services, failure: Failure) -> Self {
        let error = ApiError::from(failure);
        let retry_after = match &error {
            ApiError::Refused { why } => why.retry_at().map(|at| services.now().seconds_until(at)),
            _ => None,
        };
        Self { error, retry_after }
    }
}

impl From<ApiError> for Refused {
    fn from(error: ApiError) -> Self {
        Self { error, retry_after: None }
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        ApiError::from(failure).into()
    }
}

impl From<services::Error> for Refused {
    fn from(error: services::Error) -> Self {
        Failure::from(error).into()
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self.error)).into_response();
        if let Some(value) = self.retry_after.and_then(|seconds| seconds.to_string().parse().ok()) {
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        response
    }
}
