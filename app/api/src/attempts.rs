//! Sending a picture: raw bytes, bounded, under a key that makes a repeated upload the same attempt. And calibrating what
//! was made of it: numbers only.

use crate::ApiError;
use crate::upload::Body;
use domain::attempt::Source;
use domain::calibration::Calibration;
use domain::id::{AttemptId, AttemptKey};
use domain::session::SessionCode;
use domain::task::{Recalibrated, Task};
use leptos::prelude::*;
use server_fn::codec::Json;
use wasm_bindgen::JsValue;
use web_sys::{Blob, FormData};

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
/// of bytes that have left, 0..=1.
pub async fn upload(
    code: &SessionCode,
    key: AttemptKey,
    source: Source,
    picture: &Blob,
    progress: impl Fn(f64) + 'static,
) -> Result<Task, ApiError> {
    crate::upload::send(&address(code, key, source), Body::Picture(picture), progress).await
}

/// The film that goes with a photo.
pub struct Film<'a> {
    /// The sealed challenge that it answers.
    pub token: &'a str,
    /// The browser's name of the camera.
    pub camera: &'a str,
    /// In their order.
    pub frames: &'a [Blob],
}

/// The same with the answer to a liveness challenge.
pub async fn upload_live(
    code: &SessionCode,
    key: AttemptKey,
    picture: &Blob,
    film: Film<'_>,
    progress: impl Fn(f64) + 'static,
) -> Result<Task, ApiError> {
    let form = form(picture, &film).map_err(|_| ApiError::Offline)?;
    crate::upload::send(&format!("/api/attempts/{code}/{key}/live"), Body::Form(&form), progress).await
}

/// A frame's file name is its number.
fn form(picture: &Blob, film: &Film<'_>) -> Result<FormData, JsValue> {
    let form = FormData::new()?;
    form.append_with_str("token", film.token)?;
    form.append_with_str("camera", film.camera)?;
    for (number, frame) in film.frames.iter().enumerate() {
        form.append_with_blob_and_filename("frame", frame, &number.to_string())?;
    }
    form.append_with_blob("photo", picture)?;
    Ok(form)
}
