//! Sends a picture from the browser as raw bytes.

use crate::ApiError;
use js_sys::Promise;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, ProgressEvent, XmlHttpRequest};

/// Posts a picture and reads the answer. `progress` hears the share of bytes that have left, 0..=1. XmlHttpRequest, because
/// fetch cannot tell the progress of an upload.
pub async fn send<T: DeserializeOwned>(
    address: &str,
    picture: &Blob,
    progress: impl Fn(f64) + 'static,
) -> Result<T, ApiError> {
    let request = XmlHttpRequest::new().map_err(|_| ApiError::Offline)?;
    request.open("POST", address).map_err(|_| ApiError::Offline)?;
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

fn read<T: DeserializeOwned>(request: &XmlHttpRequest) -> Result<T, ApiError> {
    let text = request.response_text().ok().flatten().unwrap_or_default();
    let offline = |_| ApiError::Offline;
    match request.status() {
        Ok(200) => serde_json::from_str(&text).map_err(offline),
        _ => Err(serde_json::from_str(&text).unwrap_or(ApiError::Offline)),
    }
}
