//! Sends a picture from the browser: as raw bytes, or in a form with what belongs to it.

use crate::ApiError;
use js_sys::Promise;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, FormData, ProgressEvent, XmlHttpRequest};

/// What is sent.
#[derive(Clone, Copy)]
pub enum Body<'a> {
    Picture(&'a Blob),
    Form(&'a FormData),
}

/// A photo of a few megabytes, over a poor network.
const PICTURE_MILLIS: u32 = 60_000;
/// With up to forty frames.
const FORM_MILLIS: u32 = 120_000;

/// Posts a picture and reads the answer. `progress` hears the share of bytes that have left, 0..=1. XmlHttpRequest, because
/// fetch cannot tell the progress of an upload.
pub async fn send<T: DeserializeOwned>(
    address: &str,
    body: Body<'_>,
    progress: impl Fn(f64) + 'static,
) -> Result<T, ApiError> {
    let request = XmlHttpRequest::new().map_err(|_| ApiError::Offline)?;
    request.open("POST", address).map_err(|_| ApiError::Offline)?;
    match body {
        Body::Picture(_) => {
            request.set_request_header("content-type", "application/octet-stream").map_err(|_| ApiError::Offline)?;
            request.set_timeout(PICTURE_MILLIS);
        }
        // The browser writes the form's own type, with the boundary that it has chosen.
        Body::Form(_) => request.set_timeout(FORM_MILLIS),
    }
    let on_progress = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        if event.total() > 0.0 {
            progress(event.loaded() / event.total());
        }
    });
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(on_progress.as_ref().unchecked_ref()));
    }
    let finished = finish(&request);
    let sent = match body {
        Body::Picture(picture) => request.send_with_opt_blob(Some(picture)),
        Body::Form(form) => request.send_with_opt_form_data(Some(form)),
    };
    sent.map_err(|_| ApiError::Offline)?;
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

fn read<T: DeserializeOwned>(request: &XmlHttpRequest) -> Result<T, ApiError> {
    let text = request.response_text().ok().flatten().unwrap_or_default();
    let offline = |_| ApiError::Offline;
    match request.status() {
        Ok(200) => serde_json::from_str(&text).map_err(offline),
        _ => Err(serde_json::from_str(&text).unwrap_or(ApiError::Offline)),
    }
}
