//! Sending a picture: raw bytes, bounded, under a key that makes a repeated upload the same attempt. And calibrating what
//! was made of it: numbers only.

use crate::ApiError;
use domain::attempt::Source;
use domain::calibration::Calibration;
use domain::id::{AttemptId, AttemptKey};
use domain::session::SessionCode;
use domain::task::{Recalibrated, Task};
use js_sys::Promise;
use leptos::prelude::*;
use server_fn::codec::Json;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, ProgressEvent, XmlHttpRequest};

/// The largest picture accepted, in bytes. The server refuses more, unread where its length was told.
pub const LARGEST: u64 = 20 << 20;

/// 图像校准: the server develops its own picture anew. The same key again is the same calibration.
#[server(input = Json, output = Json, endpoint = "attempts/calibrate")]
pub async fn calibrate(
    code: SessionCode,
    attempt: AttemptId,
    key: AttemptKey,
    calibration: Calibration,
) -> Result<Recalibrated, ApiError> {
    crate::caller::student(|services, student| async move {
        let wish = services::attempts::Wish { attempt, key, calibration };
        services::attempts::calibrate(&services, student, &code, wish).await
    })
    .await
}

/// Undoes a calibration.
#[server(input = Json, output = Json, endpoint = "attempts/restore")]
pub async fn restore(code: SessionCode, attempt: AttemptId) -> Result<Task, ApiError> {
    crate::caller::student(|services, student| async move {
        services::attempts::restore(&services, student, &code, attempt).await
    })
    .await
}

pub fn address(code: &SessionCode, key: AttemptKey, source: Source) -> String {
    let source = match source {
        Source::Camera => "camera",
        Source::Emergency => "emergency",
    };
    format!("/api/attempts/{code}/{key}?source={source}")
}

/// Uploads from the browser and waits for the verdict, which is the task's last attempt. `progress` hears the share
/// of bytes that have left, 0..=1. XmlHttpRequest, because fetch cannot tell the progress of an upload.
pub async fn upload(
    code: &SessionCode,
    key: AttemptKey,
    source: Source,
    picture: &Blob,
    progress: impl Fn(f64) + 'static,
) -> Result<Task, ApiError> {
    let request = XmlHttpRequest::new().map_err(|_| ApiError::Offline)?;
    request.open("POST", &address(code, key, source)).map_err(|_| ApiError::Offline)?;
    request.set_request_header("content-type", "application/octet-stream").map_err(|_| ApiError::Offline)?;
    request.set_timeout(60_000);
    let on_progress = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        if event.total() > 0.0 {
            progress(event.loaded() / event.total());
        }
    });
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(on_progress.as_ref().unchecked_ref()));
    }
    let finished = finish(&request);
    request.send_with_opt_blob(Some(picture)).map_err(|_| ApiError::Offline)?;
    // The promise settles on success and on failure alike; the status tells which.
    let _ = wasm_bindgen_futures::JsFuture::from(finished).await;
    read(&request)
}

fn finish(request: &XmlHttpRequest) -> Promise {
    let request = request.clone();
    Promise::new(&mut move |resolve, _| {
        let done = Closure::once_into_js(move || {
            // A promise that is resolved twice keeps its first answer.
            let _ = resolve.call0(&JsValue::NULL);
        });
        request.set_onloadend(Some(done.unchecked_ref()));
    })
}

fn read(request: &XmlHttpRequest) -> Result<Task, ApiError> {
    let text = request.response_text().ok().flatten().unwrap_or_default();
    let offline = |_| ApiError::Offline;
    match request.status() {
        Ok(200) => serde_json::from_str(&text).map_err(offline),
        _ => Err(serde_json::from_str(&text).unwrap_or(ApiError::Offline)),
    }
}
