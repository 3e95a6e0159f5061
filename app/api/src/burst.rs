//! Reads a photo with its burst of frames from a form: counted and bounded while it is read.

use crate::{ApiError, attempts};
use axum::body::Bytes;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use domain::liveness::{Reason, Settings};
use domain::photo::FileFault;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use services::liveness::Burst;

/// The largest form, in bytes: the largest photo, the most and largest frames, and what the form's own lines take.
pub const LARGEST: u64 = attempts::LARGEST + (Settings::MOST_FRAMES * Settings::MOST_BYTES) as u64 + (64 << 10);
/// A sealed challenge has about three hundred characters, a camera's label a few dozen.
const LONGEST_TEXT: usize = 2048;

/// `arrived` is when the request began. The fields: `token`, `camera`, `photo`, and `frame` as often as there are frames, each with its number as file name.
///
/// # Errors
/// [`ApiError::Refused`] for what is too much, [`ApiError::Malformed`] for what is no such form.
pub async fn read(request: Request, arrived: Timestamp) -> Result<(Vec<u8>, Burst), ApiError> {
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| ApiError::Malformed)?;
    let mut burst = Burst { token: String::new(), frames: vec![], camera: None, arrived };
    let mut photo = None;
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        match field.name().unwrap_or_default() {
            "token" => burst.token = text(&mut field).await?,
            "camera" => burst.camera = Some(text(&mut field).await?),
            "photo" => {
                let read = bytes(&mut field, attempts::LARGEST as usize).await?;
                photo = Some(read.ok_or_else(|| too_large(attempts::LARGEST))?);
            }
            "frame" => {
                let number = field.file_name().and_then(|name| name.parse().ok()).ok_or(ApiError::Malformed)?;
                if burst.frames.len() == Settings::MOST_FRAMES {
                    let (found, most) = (Settings::MOST_FRAMES + 1, Settings::MOST_FRAMES);
                    return Err(unfit(Reason::TooManyFrames { found, most }));
                }
                let frame = bytes(&mut field, Settings::MOST_BYTES).await?;
                burst.frames.push((number, frame.ok_or_else(|| unfit(Reason::FrameTooLarge { frame: number }))?));
            }
            _ => return Err(ApiError::Malformed),
        }
    }
    Ok((photo.ok_or(ApiError::Malformed)?, burst))
}

/// The field's bytes, or nothing when there are more than `most`.
async fn bytes(field: &mut Field<'_>, most: usize) -> Result<Option<Vec<u8>>, ApiError> {
    let mut read = vec![];
    while let Some(chunk) = field.chunk().await.map_err(broken)? {
        let chunk: Bytes = chunk;
        if read.len() + chunk.len() > most {
            return Ok(None);
        }
        read.extend_from_slice(&chunk);
    }
    Ok(Some(read))
}

async fn text(field: &mut Field<'_>) -> Result<String, ApiError> {
    let read = bytes(field, LONGEST_TEXT).await?.ok_or(ApiError::Malformed)?;
    String::from_utf8(read).map_err(|_| ApiError::Malformed)
}

fn unfit(why: Reason) -> ApiError {
    Refusal::ChallengeUnfit { why }.into()
}

/// The photo, or the form as a whole.
fn too_large(limit: u64) -> ApiError {
    Refusal::File { fault: FileFault::TooManyBytes { limit } }.into()
}

fn broken(error: MultipartError) -> ApiError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(LARGEST),
        _ => ApiError::Malformed,
    }
}
