//! One press of the shutter: the sensor's whole frame as a JPEG, never mirrored, never cropped.

use super::CameraFault;
use super::jpeg::{self, Canvas};
use super::open::tracks;
use super::patience::within;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlVideoElement, MediaStream};

/// Some phones never answer `takePhoto`; the frame of the preview is then as good as anything.
const PATIENCE_MILLIS: i32 = 4_000;
const QUALITY: f64 = 0.95;

pub async fn shoot(stream: &MediaStream, preview: &HtmlVideoElement) -> Result<Blob, CameraFault> {
    match photo(stream).await {
        Some(picture) if picture.size() > 0.0 => Ok(picture),
        _ => frame(preview).await.ok_or(CameraFault::Busy),
    }
}

/// The still picture of the sensor through `ImageCapture`, which Safari and Firefox do not have.
async fn photo(stream: &MediaStream) -> Option<Blob> {
    let window = web_sys::window()?;
    let class = Reflect::get(&window, &"ImageCapture".into()).ok()?.dyn_into::<Function>().ok()?;
    let track = tracks(stream).into_iter().next()?;
    let capture = Reflect::construct(&class, &Array::of1(&track)).ok()?;
    let take = Reflect::get(&capture, &"takePhoto".into()).ok()?.dyn_into::<Function>().ok()?;
    let taking = take.call0(&capture).ok()?.dyn_into::<Promise>().ok()?;
    within(PATIENCE_MILLIS, taking).await?.dyn_into().ok()
}

/// The preview's frame at its native size.
async fn frame(preview: &HtmlVideoElement) -> Option<Blob> {
    let canvas = Canvas::new()?;
    let (width, height) = jpeg::fitted(preview, f64::INFINITY)?;
    canvas.draw(preview, width, height)?;
    canvas.jpeg(QUALITY).await
}
